// run
// Maps through all of their growth: one group, doubling tables, split tables, tombstones; large keys and elements, NaNs, and iterations
// over tables that are replaced meanwhile.
package main

import (
	"fmt"
	"math"
)

type big struct{ a [40]int }

func main() {
	m := map[int]int{}
	for i := 0; i < 100000; i++ {
		m[i*7] = i
	}
	s := 0
	for i := 0; i < 100000; i++ {
		s += m[i*7]
	}
	n := 0
	for k, v := range m {
		if k != v*7 {
			panic("bad")
		}
		n++
	}
	fmt.Println(s, len(m), n)
	for i := 0; i < 100000; i += 2 {
		delete(m, i*7)
	}
	n = 0
	for range m {
		n++
	}
	fmt.Println(len(m), n)
	for i := 0; i < 300000; i++ {
		m[i] = i
		delete(m, i-1000)
	}
	n = 0
	for range m {
		n++
	}
	fmt.Println(len(m), n)
	b := map[big]big{}
	for i := 0; i < 100; i++ {
		b[big{[40]int{i}}] = big{[40]int{i * 2}}
	}
	t := 0
	for k, v := range b {
		t += v.a[0] - 2*k.a[0]
		if b[k] != v {
			panic("b")
		}
	}
	fmt.Println(t, len(b))
	f := map[float64]string{}
	for i := 0; i < 20; i++ {
		f[math.NaN()] = "x"
	}
	f[0] = "a"
	f[math.Copysign(0, -1)] = "b"
	n = 0
	for range f {
		n++
	}
	fmt.Println(len(f), n, f[0])
	clear(f)
	fmt.Println(len(f))
	seen := map[int]bool{}
	g := map[int]int{}
	for i := 0; i < 50; i++ {
		g[i] = i
	}
	for k := range g {
		if seen[k] {
			panic("twice")
		}
		seen[k] = true
		if len(seen) == 10 {
			for i := 1000; i < 6000; i++ {
				g[i] = i
			}
		}
		if len(seen) == 30 {
			for i := 1000; i < 6000; i++ {
				delete(g, i)
			}
		}
	}
	for i := 0; i < 50; i++ {
		if !seen[i] {
			panic("missed")
		}
	}
	e := map[any]int{1: 1, "a": 2, 2.5: 3, struct{ x int }{1}: 4}
	fmt.Println(e[1], e["a"], e[2.5], e[struct{ x int }{1}], e[nil])
	h := make(map[string]struct{}, 5000)
	for i := 0; i < 5000; i++ {
		h[fmt.Sprint(i)] = struct{}{}
	}
	fmt.Println(len(h))
	for k := range h {
		delete(h, k)
	}
	fmt.Println(len(h))
	func() { defer func() { fmt.Println(recover()) }(); e[[]int{1}] = 2 }()
}
