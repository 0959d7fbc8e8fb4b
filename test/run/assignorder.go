// run

// Parallel assignments: all operands first, then one assignment after the other, which may panic in between.
package main

import "fmt"

type pair struct{ a, b int }

type nested struct {
	in  pair
	arr [3]int
	ptr *pair
}

func trying(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func say(s string, n int) int {
	fmt.Print(s, " ")
	return n
}

func main() {
	m := map[int]int{}
	var p *int
	trying("nil pointer", func() { m[1], *p = 1, 2 })
	var list []int
	trying("index", func() { m[2], list[3] = 2, 2 })
	var q *pair
	trying("field", func() { m[3], q.b = 3, 3 })
	var arr *[4]int
	trying("array", func() { m[4], arr[2] = 4, 4 })
	var none map[string]int
	x := 0
	trying("map", func() { x, none["k"] = 5, 5 })
	fmt.Println(m, x)

	n := nested{ptr: &pair{}}
	i := 0
	i, n.arr[i], n.in.a, n.ptr.b = 2, 10, 20, 30
	fmt.Println(i, n.arr, n.in, *n.ptr)
	old := n.ptr
	n.ptr, n.ptr.a = &pair{7, 7}, 1
	fmt.Println(*old, *n.ptr)
	s := []int{1, 2, 3}
	t := s
	s, s[0] = nil, 9
	fmt.Println(s, t)
	a, b := 1, 2
	pa, pb := &a, &b
	pa, *pa, pb, *pb = pb, 10, pa, 20
	fmt.Println(a, b, *pa, *pb)
	t[say("i", 0)], t[say("j", 1)] = say("x", 5), say("y", 6)
	fmt.Println(t)
	for i, n.arr[1] = range t {
	}
	fmt.Println(i, n.arr)
	for k := 0; k < 3; k, t[k] = k+1, k {
	}
	fmt.Println(t)
	n.arr[0], n.arr[1], n.arr[2] = n.arr[2], n.arr[0], n.arr[1]
	fmt.Println(n.arr)
}
