// run
package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"maps"
	"slices"
	"sort"
)

type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	o := *h
	x := o[len(o)-1]
	*h = o[:len(o)-1]
	return x
}

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6}
	t := slices.Clone(s)
	slices.Sort(t)
	i, found := slices.BinarySearch(t, 5)
	fmt.Println(t, i, found, slices.Max(s), slices.Min(s), slices.Contains(s, 9), slices.Index(s, 4))
	slices.Reverse(t)
	fmt.Println(t, slices.Compact([]int{1, 1, 2, 2, 1}), slices.Equal(s, t), slices.Insert([]int{1, 4}, 1, 2, 3), slices.Delete([]int{1, 2, 3, 4}, 1, 3))
	slices.SortFunc(s, func(a, b int) int { return cmp.Or(cmp.Compare(a%2, b%2), cmp.Compare(b, a)) })
	fmt.Println(s, slices.IndexFunc(s, func(x int) bool { return x%2 == 1 }), slices.Repeat([]int{1}, 3), slices.Concat([]int{1}, []int{2, 3}))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	fmt.Println(slices.IsSorted(t), slices.ContainsFunc(t, func(i int) bool { return i > 8 }), slices.Compare([]int{1, 2}, []int{1, 3}))
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	m2 := maps.Clone(m)
	m2["d"] = 4
	maps.DeleteFunc(m2, func(k string, v int) bool { return v%2 == 0 })
	fmt.Println(m, m2, maps.Equal(m, m2), slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	h := &intHeap{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	l.PushBack(1)
	e := l.PushFront(0)
	l.InsertAfter(7, e)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	r := ring.New(3)
	for i := 0; i < 3; i++ {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println(l.Len(), r.Len())
	words := byLen{"ccc", "a", "bb", "dddd"}
	sort.Sort(sort.Reverse(words))
	fmt.Println(words, sort.IsSorted(words), sort.SearchInts([]int{1, 3, 5}, 4))
	fl := sort.Float64Slice{2.5, -1}
	fl.Sort()
	fmt.Println(fl, cmp.Less(1, 2), min(cmp.Compare("a", "b"), 0))
	x := []struct{ k, v int }{{1, 1}, {0, 2}, {1, 3}, {0, 4}}
	slices.SortStableFunc(x, func(a, b struct{ k, v int }) int { return a.k - b.k })
	fmt.Println(x)
	big := make([]int, 1000)
	seed := uint32(7)
	for i := range big {
		seed = seed*1664525 + 1013904223
		big[i] = int(seed >> 16)
	}
	slices.Sort(big)
	fmt.Println(slices.IsSorted(big), big[0], big[999], len(slices.Compact(big)) > 900)
}
