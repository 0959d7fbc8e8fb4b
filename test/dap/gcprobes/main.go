package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next *node
	name string
}

var root *node

func main() {
	for i := range 3 {
		root = &node{root, fmt.Sprint("n", i)}
	}
	runtime.GC() //bp:collect
	root = nil
	runtime.GC()
	fmt.Println(root == nil)
}
