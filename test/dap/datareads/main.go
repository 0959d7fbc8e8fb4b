// Data breakpoints on reads and on every access: of a global, of a variable in a local, of a field in the heap, of elements that copy moves.
package main

import "fmt"

type node struct {
	key   int
	small int8
	next  *node
}

var total int

func add(n int) {
	total += n
}

func find(list *node, key int) *node {
	for n := list; n != nil; n = n.next {
		if n.key == key {
			return n
		}
	}
	return nil
}

func last(n int) int {
	m := n * 2 //bp:last
	return m
}

func main() {
	var list *node
	for i := 3; i > 0; i-- {
		list = &node{i, int8(i), list}
	}
	a := [4]int{1, 2, 3, 4}
	b := make([]int, 4)
	x := 5
	fmt.Println("begin") //bp:begin
	total = 7
	add(2)
	fmt.Println(total)
	total = 9
	n := find(list, 2)
	n.small = 2
	y := x + 1
	x = 5
	copy(b, a[1:])
	if a == [4]int{1, 2, 3, 5} {
		fmt.Println("equal")
	}
	s := list.next.small
	y = 6         //bp:rest
	y = y + y - 6 // the same again
	fmt.Println(last(4), y, s, b)
}
