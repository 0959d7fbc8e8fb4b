// Binary trees: most die, one stays. One collection is stepped through object by object.
package main

import (
	"fmt"
	"runtime"
)

type tree struct{ left, right *tree }

func bottomUp(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{bottomUp(depth - 1), bottomUp(depth - 1)}
}

func (t *tree) check() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.check() + t.right.check()
}

var long *tree

func main() {
	long = bottomUp(8)
	for range 4 {
		fmt.Println("short lived:", bottomUp(6).check())
	}
	fmt.Println("before") //bp:before
	runtime.GC()
	fmt.Println("after", long.check()) //bp:after
}
