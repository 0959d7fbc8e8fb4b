// run
package main

import "fmt"

type board struct {
	n                int
	cols, d1, d2     []bool
	pos              []int
	solutions, nodes int
	first            []int
}

func (b *board) place(row int) {
	b.nodes++
	if row == b.n {
		b.solutions++
		if b.first == nil {
			b.first = append([]int(nil), b.pos...)
		}
		return
	}
	for c := 0; c < b.n; c++ {
		i, j := row+c, row-c+b.n-1
		if b.cols[c] || b.d1[i] || b.d2[j] {
			continue
		}
		b.cols[c], b.d1[i], b.d2[j] = true, true, true
		b.pos[row] = c
		b.place(row + 1)
		b.cols[c], b.d1[i], b.d2[j] = false, false, false
	}
}

func main() {
	for n := 1; n <= 8; n++ {
		b := &board{n: n, cols: make([]bool, n), d1: make([]bool, 2*n), d2: make([]bool, 2*n), pos: make([]int, n)}
		b.place(0)
		fmt.Println(n, b.solutions, b.nodes, b.first)
	}
	perms := [][]int{}
	var perm func([]int, int)
	perm = func(a []int, k int) {
		if k == len(a) {
			perms = append(perms, append([]int{}, a...))
			return
		}
		for i := k; i < len(a); i++ {
			a[k], a[i] = a[i], a[k]
			perm(a, k+1)
			a[k], a[i] = a[i], a[k]
		}
	}
	perm([]int{1, 2, 3}, 0)
	fmt.Println(perms)
	memo := map[int]uint64{}
	var fib func(int) uint64
	fib = func(n int) uint64 {
		if n < 2 {
			return uint64(n)
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(90))
}
