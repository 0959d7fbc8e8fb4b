// run

// ReadMemStats does not allocate, so that programs can count allocations with it.
package main

import (
	"fmt"
	"runtime"
)

var sink *int

func count(f func()) uint64 {
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 100 {
		f()
	}
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs
}

func main() {
	fmt.Println(count(func() { sink = new(int) }), count(func() {}))
}
