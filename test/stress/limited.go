// Prints how many MB have been given back to the system: by an idle program whose garbage is worth keeping by GOGC, and after the memory limit has become less than it occupies.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"
)

var kept, garbage [][]byte

func fill(list *[][]byte, mb int) {
	for range mb {
		*list = append(*list, make([]byte, 1<<20))
	}
}

// released waits long enough for an idle program to give memory back.
func released() uint64 {
	time.Sleep(time.Second)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapReleased >> 20
}

func main() {
	debug.SetGCPercent(400)
	fill(&kept, 40)
	runtime.GC()
	fill(&garbage, 150)
	garbage = nil
	runtime.GC()
	byPercent := released()
	debug.SetMemoryLimit(100 << 20)
	fmt.Println(byPercent, released(), len(kept))
}
