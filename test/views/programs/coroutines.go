package main

import (
	"fmt"
	"iter"
)

func numbers(yield func(int) bool) {
	for i := 0; yield(i); i++ { //bp:inside
	}
}

// leak pulls from an iterator and forgets it.
func leak() {
	next, _ := iter.Pull(func(yield func(int) bool) { yield(1) })
	next()
}

func main() {
	leak()
	next, stop := iter.Pull(numbers)
	n, _ := next()
	fmt.Println(n) //bp:outside
	stop()
}
