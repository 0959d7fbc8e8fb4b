// run
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type node struct {
	l, r *node
	data []byte
	name string
	any  interface{}
}

func build(d int) *node {
	if d == 0 {
		return &node{name: strings.Repeat("x", 3), any: d}
	}
	return &node{build(d - 1), build(d - 1), make([]byte, d), fmt.Sprint("n", d), &d}
}
func (n *node) check() int {
	if n == nil {
		return 0
	}
	s := len(n.data) + len(n.name)
	if p, ok := n.any.(*int); ok {
		s += *p
	}
	return s + n.l.check() + n.r.check()
}

func main() {
	keep := build(10)
	m := map[string]*node{}
	ch := make(chan *node, 10)
	for i := 0; i < 40; i++ {
		t := build(8)
		if i%4 == 0 {
			m[fmt.Sprint(i)] = t
			select {
			case ch <- t:
			default:
			}
		}
		runtime.GC()
		f := func() int { return t.check() }
		if f() != t.check() {
			panic("closure")
		}
	}
	s := 0
	for _, t := range m {
		s += t.check()
	}
	close(ch)
	for t := range ch {
		s += t.check()
	}
	done := make(chan int)
	for g := 0; g < 5; g++ {
		go func() {
			t := build(9)
			runtime.Gosched()
			runtime.GC()
			done <- t.check()
		}()
	}
	for g := 0; g < 5; g++ {
		s += <-done
	}
	fmt.Println(s, keep.check(), len(m))
}
