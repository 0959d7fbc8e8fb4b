// Allocates so fast, with so much to mark, that goroutines must assist.
package main

import "fmt"

type node struct{ left, right *node }

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func main() {
	keep := build(17)
	fmt.Println("kept") //bp:kept
	for range 6 {
		keep = &node{build(16), keep.left}
	}
	fmt.Println(keep != nil)
}
