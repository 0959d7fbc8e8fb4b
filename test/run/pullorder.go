// run

package main

import (
	"fmt"
	"iter"
	"runtime"
)

// Handing over to an iterator and back is no turn of the scheduler: goroutines that it starts wait for one.
func main() {
	runtime.GOMAXPROCS(1)
	next, stop := iter.Pull(func(yield func(int) bool) {
		go fmt.Println("started inside")
		yield(1)
		fmt.Println("between")
		yield(2)
	})
	go fmt.Println("started outside")
	fmt.Println(next())
	fmt.Println("after first")
	fmt.Println(next())
	stop()
	fmt.Println("stopped")
	runtime.Gosched()
	fmt.Println("end")
}
