// Builds and drops trees. Run it with --stats to see what the collector did.
package main

import (
	"fmt"
	"runtime"
)

type node struct {
	left, right *node
	value       int
}

func build(depth, value int) *node {
	if depth == 0 {
		return &node{value: value}
	}
	return &node{build(depth-1, 2*value), build(depth-1, 2*value+1), value}
}

func (n *node) sum() int {
	if n == nil {
		return 0
	}
	return n.value + n.left.sum() + n.right.sum()
}

func main() {
	const depth = 12
	kept := build(depth, 1)
	total := 0
	for range 100 {
		total += build(depth, 1).sum()
	}
	fmt.Println("sum of 100 trees:", total)
	fmt.Println("sum of the kept tree:", kept.sum())

	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	fmt.Println("collected:", m.NumGC > 0, "objects freed:", m.Frees > 100_000)
	runtime.KeepAlive(kept)
}
