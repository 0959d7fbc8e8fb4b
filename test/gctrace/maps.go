// Maps with integers, with strings and with pointers.
package main

import (
	"runtime"
	"strconv"
	"time"
)

type record struct {
	name string
	n    [4]int
}

var (
	ints    = map[int]int{}
	names   = map[string]int{}
	records = map[int]*record{}
)

func main() {
	for i := range 500000 {
		ints[i] = i
	}
	runtime.GC()
	for i := range 300000 {
		names["key number "+strconv.Itoa(i)] = i
	}
	runtime.GC()
	ints = nil
	for i := range 200000 {
		records[i] = &record{name: "r"}
	}
	runtime.GC()
	for i := range 100000 {
		delete(records, i)
	}
	runtime.GC()
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}
