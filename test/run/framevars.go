// run
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type node struct {
	n           int
	left, right *node
}

type point struct{ x, y int }

func (p *point) add(q *point) *point { p.x += q.x; p.y += q.y; return p }
func (p point) String() string       { return fmt.Sprintf("<%d %d>", p.x, p.y) }

// deeper makes the stack grow while pointers into frames below are in use.
func deeper(depth int, p *int, s []int, f func(int)) int {
	var pad [64]int
	pad[depth%64] = *p
	*p += depth
	s[depth%len(s)]++
	f(depth)
	if depth == 0 {
		return pad[0]
	}
	return deeper(depth-1, &pad[depth%64], s, f) + pad[(depth+1)%64] + *p
}

func growth() {
	total := 0
	start := 7
	var counts [5]int
	seen := map[int]bool{}
	r := deeper(300, &start, counts[:], func(d int) { total += d; seen[d] = true })
	fmt.Println(r, start, counts, total, len(seen))
}

func loops() {
	var keep []*int
	sum := 0
	for i := 0; i < 4; i++ {
		x := i * 10
		p := &x
		*p++
		sum += *p
		if i%2 == 0 {
			y := x
			keep = append(keep, &y)
		}
		inc := func() { x += i }
		inc()
		inc()
		sum += x
	}
	for _, p := range keep {
		sum += *p
	}
	var fs []func() int
	for i := range 3 {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println(sum, len(keep))
}

func previous(n int) (out []int) {
	type cell struct {
		v    int
		next *cell
	}
	var head *cell
	for i := 0; i < n; i++ {
		head = &cell{i, head}
	}
	for c := head; c != nil; c = c.next {
		out = append(out, c.v)
	}
	return
}

func gotos() (n int) {
	var last *int
again:
	x := n
	if last != nil && *last != n-1 {
		return -1
	}
	last = &x
	n++
	if n < 5 {
		goto again
	}
	return
}

func deferred(fail bool) (s string, err error) {
	var log strings.Builder
	state := "start"
	defer func() {
		if r := recover(); r != nil {
			state += "/recovered"
			err = fmt.Errorf("%s: %v", state, r)
		}
		s = log.String() + state
	}()
	for i := range 3 {
		part := fmt.Sprint(i)
		defer func() { log.WriteString(part) }()
	}
	defer log.WriteString("wrapped ")
	p := &state
	one := 1
	deeper(50, &one, make([]int, 3), func(d int) {
		if d == 25 {
			*p = "deep"
		}
		if d == 3 && fail {
			panic(errors.New("failed"))
		}
	})
	return
}

func boxes() {
	a, b := 1<<40, 2.5
	var vals [3]any
	vals[0], vals[1], vals[2] = a, b, point{1, 2}
	f := func(xs ...any) (n int) {
		for _, x := range xs {
			switch x := x.(type) {
			case int:
				n += x >> 40
			case float64:
				n += int(x * 2)
			case fmt.Stringer:
				n += len(x.String())
			}
		}
		return
	}
	fmt.Println(f(vals[:]...), f(a, b, point{3, 4}, &point{5, 6}), vals[0] == any(a), any(point{1, 2}) == vals[2])
}

func trees(depth int) *node {
	if depth == 0 {
		return &node{n: 1}
	}
	return &node{depth, trees(depth - 1), trees(depth - 1)}
}

func (t *node) sum() int {
	if t == nil {
		return 0
	}
	return t.n + t.left.sum() + t.right.sum()
}

func goroutines() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	c := make(chan point)
	got := point{}
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			local := point{i, -i}
			q := local.add(&point{1, 1})
			c <- *q
		}()
	}
	go func() { wg.Wait(); close(c) }()
	for v := range c {
		mu.Lock()
		got.add(&v)
		mu.Unlock()
	}
	fmt.Println(got)
	var in, out point
	d := make(chan point, 1)
	for range 2 {
		select {
		case d <- in:
			in.x++
		case out = <-d:
			out.y--
		}
	}
	fmt.Println(in, out)
}

func slices(n int) {
	var a [6]int
	s := a[:3]
	t := append(s, 4)
	u := append(a[:6], 7)
	u[0] = 9
	m := make([]int, n, n+1)
	m = append(m, 5)
	m = append(m, 6)
	small := make([]byte, 0, 8)
	for i := range 20 {
		small = append(small, byte('a'+i))
	}
	ps := []*point{{1, 2}, {3, 4}}
	ps[0].add(ps[1])
	fmt.Println(a, len(s), t, u, m, string(small), *ps[0])
	byX := []point{{3, 0}, {1, 1}, {2, 2}}
	sort.Slice(byX, func(i, j int) bool { return byX[i].x < byX[j].x })
	fmt.Println(byX)
}

func sequence(n int) func(func(int, *int) bool) {
	return func(yield func(int, *int) bool) {
		for i := range n {
			v := i * i
			if !yield(i, &v) {
				return
			}
			n += v & 1
		}
	}
}

func ranges() (found int) {
	total := 0
	for i, p := range sequence(4) {
		*p += i
		total += *p
		if total > 40 {
			found = i
			break
		}
	}
	walk := func(yield func(int) bool) { _ = yield(1) && yield(2) }
	for v := range walk {
		defer func() { found += v }()
	}
	return found + total
}

func main() {
	growth()
	loops()
	fmt.Println(previous(4), gotos())
	fmt.Println(deferred(false))
	fmt.Println(deferred(true))
	boxes()
	fmt.Println(trees(6).sum())
	goroutines()
	slices(2)
	fmt.Println(ranges())
	method := (&point{1, 1}).add
	method(&point{2, 3})
	fmt.Println(method(&point{}))
}
