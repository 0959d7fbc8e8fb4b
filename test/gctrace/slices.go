// Slices that grow by append, slices of slices, and a buffer that is used again.
package main

import (
	"runtime"
	"time"
)

var (
	ints  []int
	rows  = make([][]int32, 2000)
	words [][]byte
)

func main() {
	for i := range 3000000 {
		ints = append(ints, i)
	}
	runtime.GC()
	for i := range rows {
		rows[i] = make([]int32, 1000+i)
	}
	runtime.GC()
	ints = nil
	buffer := make([]byte, 0, 1<<16)
	for i := range 200000 {
		buffer = append(buffer[:0], byte(i), byte(i>>8), 'x')
		words = append(words, append([]byte(nil), buffer...))
	}
	runtime.GC()
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}
