// Lists: short-lived nodes, of which one in ten is kept; half of the kept ones are let go later.
package main

import (
	"runtime"
	"time"
)

type node struct {
	next *node
	v    [5]int
}

var even, odd *node

func main() {
	for i := range 3000000 {
		n := &node{v: [5]int{i}}
		switch i % 20 {
		case 0:
			n.next, even = even, n
		case 10:
			n.next, odd = odd, n
		}
	}
	runtime.GC()
	odd = nil
	runtime.GC()
	even = nil
	runtime.GC()
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}
