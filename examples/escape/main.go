// Escape to the heap: what outlives its function must be on the heap, what does not can stay on the stack.
package main

import "fmt"

type point struct{ x, y int }

var kept []*point

// onStack returns a copy: the point itself is never seen outside.
func onStack(x int) point {
	p := &point{x, x}
	p.y++
	return *p
}

// onHeap returns the address, so the point must outlive the call.
func onHeap(x int) *point {
	p := &point{x, x}
	p.y++
	return p
}

func main() {
	sum := 0
	for i := range 1000 {
		sum += onStack(i).y
	}
	fmt.Println("on the stack:", sum)
	for i := range 1000 {
		kept = append(kept, onHeap(i))
	}
	fmt.Println("on the heap:", len(kept))
	kept = kept[:10]
	clear(kept[:cap(kept)][10:])
	fmt.Println("kept:", len(kept))
}
