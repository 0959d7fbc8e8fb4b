// trace env=GOMAXPROCS=1
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

type handler struct{ name string }

func (h handler) serve(path string, n int) {
	defer func() {
		if r := recover(); r != nil {
			debug.PrintStack()
		}
	}()
	var m map[string]int
	m[path] = n
}

func dump(all bool) {
	b := make([]byte, 1<<16)
	os.Stderr.Write(b[:runtime.Stack(b, all)])
	os.Stderr.WriteString("\n--\n")
}

func main() {
	handler{"h"}.serve("/", 3)
	c := make(chan int)
	go func() { c <- 1 }()
	time.Sleep(time.Millisecond)
	dump(false)
	dump(true)
}
