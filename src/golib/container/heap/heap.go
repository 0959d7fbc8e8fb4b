// Package heap keeps a collection in an order in which its least element is easy to find, to remove and to replace: each takes
// time with the logarithm of the number of elements. Such a collection makes a priority queue.
//
// The elements form a tree: below the element i are the elements 2i+1 and 2i+2, and none is less than the one above it. So
// the least one is the element 0.
package heap

import "sort"

// Interface is a collection that can be a heap. Its methods are for the functions of this package to call, which keep the
// order: programs call those.
type Interface interface {
	sort.Interface
	// Push adds x behind the last element.
	Push(x any)
	// Pop removes the last element and returns it.
	Pop() any
}

// Init brings the elements of h, in whatever order they are, into that of a heap. It takes time with their number.
func Init(h Interface) {
	n := h.Len()
	for above := n / 2; above > 0; above-- {
		sink(h, above-1, n)
	}
}

// Push adds x to the heap h.
func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

// Pop removes the least element of the heap h and returns it. There has to be one.
func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	sink(h, 0, last)
	return h.Pop()
}

// Remove removes the element i of the heap h and returns it.
func Remove(h Interface, i int) any {
	if last := h.Len() - 1; i != last {
		h.Swap(i, last)
		settle(h, i, last)
	}
	return h.Pop()
}

// Fix brings the heap h into order again after its element i has changed. That is cheaper than to remove it and add another.
func Fix(h Interface, i int) { settle(h, i, h.Len()) }

// settle moves the element i to its place among the first n, wherever that is.
func settle(h Interface, i, n int) {
	if sink(h, i, n) == i {
		rise(h, i)
	}
}

// rise exchanges the element i with the ones above as long as it is less.
func rise(h Interface, i int) {
	for i > 0 {
		above := (i - 1) / 2
		if !h.Less(i, above) {
			break
		}
		h.Swap(above, i)
		i = above
	}
}

// sink exchanges the element i with the lesser one below, as long as that is less, and returns where it is then. Only the
// first n elements count.
func sink(h Interface, i, n int) int {
	for {
		below := 2*i + 1
		if below >= n {
			return i
		}
		if other := below + 1; other < n && h.Less(other, below) {
			below = other
		}
		if !h.Less(below, i) {
			return i
		}
		h.Swap(i, below)
		i = below
	}
}
