// More goroutines than Ps, all busy with trees whose branches are exchanged: preemption, write barriers, assists.
package main

import (
	"fmt"
	"sync"
)

type tree struct {
	left, right *tree
	n           int
}

func grow(depth int) *tree {
	if depth == 0 {
		return &tree{n: 1}
	}
	return &tree{grow(depth - 1), grow(depth - 1), depth}
}

func churn(t *tree) {
	for i := range 400 {
		u := t
		for u.left != nil {
			u.left, u.right = u.right, u.left
			u = u.left
		}
		if i%4 == 0 {
			t.left = grow(11)
		}
	}
}

func main() {
	var wg sync.WaitGroup
	trees := make([]*tree, 6)
	for i := range trees {
		trees[i] = grow(12)
	}
	for _, t := range trees { // begin
		wg.Go(func() { churn(t) })
	}
	wg.Wait()
	fmt.Println("done")
}
