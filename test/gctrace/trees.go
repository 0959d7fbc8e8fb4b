// Binary trees: one that lives long and many that do not.
package main

import (
	"runtime"
	"time"
)

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	long := build(20)
	runtime.GC()
	for range 200 {
		if build(12).count() != 1<<13-1 {
			panic("tree")
		}
	}
	runtime.GC()
	long.left = nil
	runtime.GC()
	runtime.KeepAlive(long)
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}
