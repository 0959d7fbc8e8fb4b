// trace
package main

type node struct {
	name string
	pad  [10]int
	next *node
}

func last(n *node, depth int) *node {
	return n.next.next
}

func main() {
	n := &node{name: "a"}
	println(last(n, 3).name)
}
