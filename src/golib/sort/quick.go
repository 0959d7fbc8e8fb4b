package sort

import "math/bits"

// This file is pattern-defeating quicksort (Orson Peters) over indices, with the decisions of Go's so that elements
// that compare equal end up in the same order.

type sorter struct {
	less func(i, j int) bool
	swap func(i, j int)
}

// What choosePivot learnt about the range.
const (
	orderUnknown = iota
	orderUp
	orderDown
)

const (
	insertionMax = 12 // shorter ranges are sorted by insertion
	nintherMin   = 50 // longer ranges take the median of medians
	shiftMin     = 50 // shorter ranges are not repaired by partial insertion
	repairSteps  = 5
)

// quick sorts [a, b). After limit badly balanced partitions it turns to heapsort.
func (s *sorter) quick(a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= insertionMax {
			s.insertion(a, b)
			return
		}
		if limit == 0 {
			s.heap(a, b)
			return
		}
		if !balanced {
			s.scatter(a, b)
			limit--
		}
		pivot, order := s.choosePivot(a, b)
		if order == orderDown {
			s.reverse(a, b)
			pivot = b - 1 - (pivot - a)
			order = orderUp
		}
		if balanced && partitioned && order == orderUp && s.repair(a, b) {
			return
		}
		// The element before the range is a lower bound: equal to the pivot, it starts a run of equals.
		if a > 0 && !s.less(a-1, pivot) {
			a = s.partitionEqual(a, b, pivot)
			continue
		}
		mid, already := s.partition(a, b, pivot)
		partitioned = already
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			s.quick(a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			s.quick(mid+1, b, limit)
			b = mid
		}
	}
}

func (s *sorter) insertion(a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && s.less(j, j-1); j-- {
			s.swap(j, j-1)
		}
	}
}

func (s *sorter) heap(a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		s.sift(a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		s.swap(a, a+i)
		s.sift(a, 0, i)
	}
}

func (s *sorter) sift(base, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && s.less(base+child, base+child+1) {
			child++
		}
		if !s.less(base+root, base+child) {
			return
		}
		s.swap(base+root, base+child)
		root = child
	}
}

// scatter swaps three elements near the middle with pseudo-random ones to break up bad patterns.
func (s *sorter) scatter(a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	x := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	for i := range 3 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		other := int(uint(x) & mask)
		if other >= n {
			other -= n
		}
		s.swap(a+n/4*2-1+i, a+other)
	}
}

// choosePivot picks the median of three, or of three medians, and guesses the order from the swaps that took.
func (s *sorter) choosePivot(a, b int) (pivot, order int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= nintherMin {
			i = s.median(i-1, i, i+1, &swaps)
			j = s.median(j-1, j, j+1, &swaps)
			k = s.median(k-1, k, k+1, &swaps)
		}
		j = s.median(i, j, k, &swaps)
	}
	switch swaps {
	case 0:
		return j, orderUp
	case 12:
		return j, orderDown
	}
	return j, orderUnknown
}

func (s *sorter) median(a, b, c int, swaps *int) int {
	if s.less(b, a) {
		*swaps++
		a, b = b, a
	}
	if s.less(c, b) {
		*swaps++
		b = c
	}
	if s.less(b, a) {
		*swaps++
		b = a
	}
	return b
}

func (s *sorter) reverse(a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		s.swap(i, j)
	}
}

// repair tries to finish an almost sorted range with a few moves.
func (s *sorter) repair(a, b int) bool {
	i := a + 1
	for range repairSteps {
		for i < b && !s.less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < shiftMin {
			return false
		}
		s.swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && s.less(j, j-1); j-- {
				s.swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && s.less(j, j-1); j++ {
				s.swap(j, j-1)
			}
		}
	}
	return false
}

// partitionEqual moves what equals the pivot to the front; nothing in the range is below it.
func (s *sorter) partitionEqual(a, b, pivot int) int {
	s.swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !s.less(a, i) {
			i++
		}
		for i <= j && s.less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		s.swap(i, j)
		i++
		j--
	}
}

// partition puts what is below the pivot before it. already says that nothing had to move.
func (s *sorter) partition(a, b, pivot int) (mid int, already bool) {
	s.swap(a, pivot)
	i, j := a+1, b-1
	already = true
	for {
		for i <= j && s.less(i, a) {
			i++
		}
		for i <= j && !s.less(j, a) {
			j--
		}
		if i > j {
			s.swap(j, a)
			return j, already
		}
		s.swap(i, j)
		i++
		j--
		already = false
	}
}
