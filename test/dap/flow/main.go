// Where the program goes is changed: function breakpoints, targets of steps, other statements next, frames begun again.
package main

import (
	"fmt"
	"strings"
)

type shape interface{ area() int }
type square int
type wide struct{ w, h int }

func (s square) area() int { return int(s * s) }
func (w *wide) area() int  { return w.w * w.h }

func one(n int) int {
	n++
	return n
}
func two(n int) int { return n * 2 }

func add(a, b int) int {
	defer fmt.Println("deferred")
	a += b
	sum := a
	return sum //bp:add
}

func worker(n int, out chan int) {
	out <- n //bp:worker
}

func Generic[T any](x T) string { return fmt.Sprint(x) }

func main() {
	shapes := []shape{square(3), &wide{2, 5}}
	total := 0
	for _, s := range shapes {
		total += s.area()
	}
	x := add(one(1), two(3)) //bp:calls
	y := 0; z := 1; y += z //bp:several
	out := make(chan int)
	go worker(x, out) //bp:go
	r := <-out
	s := Generic("g") + strings.ToUpper("lib")
	fmt.Println(total, x, y, z, r, s)
}
