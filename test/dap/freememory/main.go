// The image moves to another memory under the debugger: breakpoints, conditions, variables, data breakpoints, evaluation and views go on.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"
)

type item struct {
	name string
	n    int
}

var (
	garbage [][]byte
	total   int
)

func fill() {
	for i := range 32 {
		b := make([]byte, 1<<20)
		b[i] = 1
		garbage = append(garbage, b)
	}
	garbage = nil
}

func released() bool {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapReleased > 24<<20
}

func double(n int) int { return 2 * n }

func main() {
	items := map[string]*item{"a": {"first", 1}, "b": {"second", 2}}
	first := items["a"]
	ch := make(chan int, 3)
	ch <- 5
	fill()
	fmt.Println("before") //bp:before
	debug.FreeOSMemory()
	total++ //bp:after
	for i := range 5 {
		total += i //bp:loop
		fill()
		debug.FreeOSMemory()
	}
	first.n = 7
	fmt.Println("changed", released())
	garbage = make([][]byte, 0, 128)
	for i := range 128 {
		garbage = append(garbage, make([]byte, 1<<20))
		garbage[i][i] = 1
	}
	garbage = nil
	runtime.GC()
	for range 8 {
		time.Sleep(400 * time.Millisecond)
	}
	fmt.Println(<-ch, items["b"].n, total, released()) //bp:last
}
