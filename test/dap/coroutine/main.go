package main

import (
	"fmt"
	"iter"
)

func squares(yield func(int) bool) {
	defer fmt.Println("iterator ends")
	for i := range 10 {
		square := i * i
		if !yield(square) { //bp:yield
			return
		}
	}
}

func main() {
	next, stop := iter.Pull(squares)
	a, _ := next() //bp:first
	b, _ := next()
	fmt.Println(a, b)
	c, _ := next() //bp:third
	fmt.Println(c)
	stop()
	fmt.Println(next())
}
