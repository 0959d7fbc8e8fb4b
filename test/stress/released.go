// Prints what the system says that the process occupies, in MB: with 256 MB of garbage, after debug.FreeOSMemory, with garbage again, and after being idle.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

var garbage [][]byte

func fill() {
	for range 256 {
		b := make([]byte, 1<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		garbage = append(garbage, b)
	}
}

func resident() (kb int) {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		panic(err)
	}
	_, rest, _ := strings.Cut(string(b), "VmRSS:")
	fmt.Sscan(rest, &kb)
	return kb >> 10
}

func main() {
	fill()
	full := resident()
	garbage = nil
	debug.FreeOSMemory()
	freed := resident()
	fill()
	again := resident()
	garbage = nil
	runtime.GC()
	time.Sleep(time.Second)
	fmt.Println(full, freed, again, resident())
}
