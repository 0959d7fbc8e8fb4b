// run
package main

import (
	"container/heap"
	"fmt"
	"math"
	"sort"
)

type Graph map[string]map[string]int

func (g Graph) Edge(a, b string, w int) {
	for _, p := range [][2]string{{a, b}, {b, a}} {
		if g[p[0]] == nil {
			g[p[0]] = map[string]int{}
		}
		g[p[0]][p[1]] = w
	}
}
func (g Graph) next(n string) []string {
	var out []string
	for k := range g[n] {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
func (g Graph) BFS(start string, visit func(string, int)) {
	type item struct {
		n string
		d int
	}
	seen := map[string]bool{start: true}
	for q := []item{{start, 0}}; len(q) > 0; q = q[1:] {
		it := q[0]
		visit(it.n, it.d)
		for _, m := range g.next(it.n) {
			if !seen[m] {
				seen[m] = true
				q = append(q, item{m, it.d + 1})
			}
		}
	}
}
func (g Graph) DFS(n string, seen map[string]struct{}) (order []string) {
	if _, ok := seen[n]; ok {
		return nil
	}
	seen[n] = struct{}{}
	order = append(order, n)
	for _, m := range g.next(n) {
		order = append(order, g.DFS(m, seen)...)
	}
	return
}

type pq []struct {
	n string
	d int
}

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i].d < p[j].d || p[i].d == p[j].d && p[i].n < p[j].n }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any) {
	*p = append(*p, x.(struct {
		n string
		d int
	}))
}
func (p *pq) Pop() (x any) {
	x, *p = (*p)[len(*p)-1], (*p)[:len(*p)-1]
	return
}
func (g Graph) Dijkstra(from string) map[string]int {
	dist := map[string]int{}
	for n := range g {
		dist[n] = math.MaxInt
	}
	dist[from] = 0
	h := &pq{{from, 0}}
	for h.Len() > 0 {
		cur := heap.Pop(h).(struct {
			n string
			d int
		})
		if cur.d > dist[cur.n] {
			continue
		}
		for m, w := range g[cur.n] {
			if nd := cur.d + w; nd < dist[m] {
				dist[m] = nd
				heap.Push(h, struct {
					n string
					d int
				}{m, nd})
			}
		}
	}
	return dist
}

func main() {
	g := Graph{}
	g.Edge("a", "b", 4)
	g.Edge("a", "c", 1)
	g.Edge("c", "b", 2)
	g.Edge("b", "d", 5)
	g.Edge("d", "e", 3)
	g.BFS("a", func(n string, d int) { fmt.Print(n, d, " ") })
	fmt.Println(g.DFS("a", map[string]struct{}{}))
	fmt.Println(g.Dijkstra("a"))
}
