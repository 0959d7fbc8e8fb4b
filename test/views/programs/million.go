// A heap of more than a million objects.
package main

import "fmt"

type node struct {
	left, right *node
	key         int
}

func build(depth, key int) *node {
	if depth == 0 {
		return &node{key: key}
	}
	return &node{build(depth-1, 2*key), build(depth-1, 2*key+1), key}
}

func main() {
	root := build(19, 1)
	fmt.Println("built") //bp:built
	fmt.Println(root.key)
}
