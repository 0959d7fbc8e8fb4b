package heap_test

import (
	"container/heap"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func TestHeap(t *testing.T) {
	h := &ints{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 3)
	(*h)[0] = 9
	heap.Fix(h, 0)
	for _, want := range []int{3, 5, 8, 9} {
		check(t, "Pop", heap.Pop(h), want)
	}
}

func TestFixAndRemove(t *testing.T) {
	h := &ints{9, 4, 7, 1, 8, 2}
	heap.Init(h)
	(*h)[0] = 10
	heap.Fix(h, 0)
	check(t, "least", (*h)[0], 2)
	(*h)[len(*h)-1] = 0
	heap.Fix(h, len(*h)-1)
	check(t, "risen", (*h)[0], 0)
	check(t, "removed", heap.Remove(h, 0), any(0))
	for last := -1; h.Len() > 0; {
		x := heap.Pop(h).(int)
		if x < last {
			t.Errorf("%d after %d", x, last)
		}
		last = x
	}
}
