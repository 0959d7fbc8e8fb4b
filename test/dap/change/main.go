// Values of every kind are changed, data breakpoints notice, memory is read and written.
package main

import (
	"errors"
	"fmt"
	"time"
)

type inner struct{ A, B int }

type state int

func (s state) String() string { return [...]string{"idle", "busy"}[s] }

type record struct {
	Name  string
	List  []int
	Index map[string]int
	In    inner
	Ptr   *inner
	Any   any
	Err   error
	State state
}

var global = 1

func change(r *record) {
	for i := 0; i < 3; i++ {
		r.In.B += 10 //bp:inner
		global++
	}
}

func deeper(n int, p *inner) int {
	var pad [64]int
	if n == 0 {
		p.A++
		return pad[n]
	}
	pad[n%64] = n
	return deeper(n-1, p) + pad[n%64]
}

func onStack() {
	in := inner{1, 2}
	p := &in //bp:stack
	deeper(500, p)
	fmt.Println(in)
}

func main() {
	n := 5
	s := "text"
	f := 1.5
	b := true
	list := []int{1, 2, 3}
	arr := [3]byte{1, 2, 3}
	m := map[string]inner{"a": {1, 2}}
	r := &record{Name: "r", List: list, Index: map[string]int{"k": 1}, Ptr: &inner{7, 8}, Err: errors.New("bad"), State: 1}
	d := 1500 * time.Millisecond
	var any1 any = 3
	fn := func(x int) int { return x + n }
	fmt.Println(n, s, f, b, list, arr, m, r.Name, d, any1, fn(1)) //bp:first
	change(r)
	onStack()
	total := 0
	for i := 0; i < 4; i++ {
		total += i * n //bp:sum
	}
	fmt.Println(n, s, f, b, list, arr, m, *r.Ptr, r.In, r.Index, d, any1, fn(1), total, global)
}
