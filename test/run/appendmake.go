// run

package main

import (
	"fmt"
	"slices"
)

// What is made only to be appended is not made: capacities and panics are append's.

type words []string

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

//go:noinline
func count(log *[]string, n int) int {
	*log = append(*log, "n")
	return n
}

func source(log *[]string) []int {
	*log = append(*log, "s")
	return []int{1}
}

func grow[S ~[]E, E any](s S, n int) S { return append(s, make(S, n)...) }

func main() {
	s := append([]int(nil), make([]int, 5)...)
	fmt.Println(s, len(s), cap(s))
	s = append(s[:2], make([]int, 3)...)
	fmt.Println(s, len(s), cap(s))
	for i := range s {
		s[i] = i + 1
	}
	s = append(s[:1], make([]int, 2)...)
	fmt.Println(s, s[:5])
	p := []*int{&s[0], &s[1], &s[2]}
	p = append(p[:1], make([]*int, 2)...)
	fmt.Println(p[0] == &s[0], p[1:], len(p), cap(p))
	w := append(words{"a", "b"}, make(words, 2)...)
	fmt.Printf("%q %d %d\n", w, len(w), cap(w))
	b := append([]byte("ab"), make([]byte, 3)...)
	fmt.Printf("%q %d\n", b, len(b))
	fmt.Println(append([]int(nil), make([]int, 0)...) == nil, append([]int{}, make([]int, 0)...) == nil)
	e := append([]struct{}{}, make([]struct{}, 1<<40)...)
	fmt.Println(len(e))
	var log []string
	x := append(source(&log), make([]int, count(&log, 2))...)
	fmt.Println(x, log)
	fmt.Println(grow(words{"x"}, 1), len(grow([]any{1}, 3)))
	var u uint8 = 3
	fmt.Println(append([]int{9}, make([]int, u)...))
	n := -1
	try("negative", func() { s = append(s, make([]int, n)...) })
	n = 1 << 50
	try("huge", func() { s = append(s, make([]int, n)...) })
	n = 1<<63 - 1
	try("sum", func() { s = append(s, make([]int, n)...) })
	try("sum of nothing", func() { e = append(e, make([]struct{}, n)...) })
	try("Grow", func() { slices.Grow(s, n) })
	try("Grow", func() { slices.Grow([]byte{1}, 1<<50) })
	fmt.Println(len(s))
}
