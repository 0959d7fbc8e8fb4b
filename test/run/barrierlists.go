// run
package main

import "fmt"

type node struct {
	next *node
	v    int
}

// Nodes move from list to list while the collector walks them: without a write barrier it would lose the rest of a list.
func main() {
	var a, b *node
	for i := range 200000 {
		a = &node{a, i}
	}
	holder := &struct{ x, y *node }{a, nil}
	a = nil
	for r := range 12 {
		for holder.x != nil {
			t := holder.x
			holder.x = t.next
			t.next = holder.y
			holder.y = t
			b = &node{b, r}
			if t.v%100 == 0 {
				b = nil
			}
		}
		holder.x, holder.y = holder.y, nil
	}
	n, sum := 0, 0
	for p := holder.x; p != nil; p = p.next {
		sum += p.v
		n++
	}
	// Whole values go through copies, slices and maps, too.
	type pair struct{ l, r *node }
	pairs := make([]pair, 0, 4)
	m := map[int]pair{}
	for i := range 100000 {
		p := pair{&node{nil, i}, &node{nil, -i}}
		pairs = append(pairs, p)
		m[i%1000] = pairs[i/2]
		if i%2 == 1 {
			pairs[i-1], pairs[i] = pairs[i], pairs[i-1]
		}
	}
	for i, p := range pairs {
		if p.l.v != -p.r.v || p.l.v/2 != i/2 {
			panic("lost")
		}
	}
	fmt.Println(n, sum, len(m), m[999].l.v == -m[999].r.v)
}
