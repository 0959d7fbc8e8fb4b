package slices

import (
	"cmp"
	"math/bits"
)

// This file is pattern-defeating quicksort (Orson Peters) with the decisions of Go's so that elements
// that compare equal end up in the same order.

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

// quickOrdered sorts [a, b). After limit badly balanced partitions it turns to heapsort.
func quickOrdered[E cmp.Ordered](x []E, a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= insertionMax {
			insertionOrdered(x, a, b)
			return
		}
		if limit == 0 {
			heapOrdered(x, a, b)
			return
		}
		if !balanced {
			scatterOrdered(x, a, b)
			limit--
		}
		pivot, order := choosePivotOrdered(x, a, b)
		if order == orderDown {
			reverseOrdered(x, a, b)
			pivot = b - 1 - (pivot - a)
			order = orderUp
		}
		if balanced && partitioned && order == orderUp && repairOrdered(x, a, b) {
			return
		}
		// The element before the range is a lower bound: equal to the pivot, it starts a run of equals.
		if a > 0 && !cmp.Less(x[a-1], x[pivot]) {
			a = partitionEqualOrdered(x, a, b, pivot)
			continue
		}
		mid, already := partitionOrdered(x, a, b, pivot)
		partitioned = already
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			quickOrdered(x, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			quickOrdered(x, mid+1, b, limit)
			b = mid
		}
	}
}

func insertionOrdered[E cmp.Ordered](x []E, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && cmp.Less(x[j], x[j-1]); j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

func heapOrdered[E cmp.Ordered](x []E, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftOrdered(x, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		x[a], x[a+i] = x[a+i], x[a]
		siftOrdered(x, a, 0, i)
	}
}

func siftOrdered[E cmp.Ordered](x []E, base, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && cmp.Less(x[base+child], x[base+child+1]) {
			child++
		}
		if !cmp.Less(x[base+root], x[base+child]) {
			return
		}
		x[base+root], x[base+child] = x[base+child], x[base+root]
		root = child
	}
}

// scatterOrdered swaps three elements near the middle with pseudo-random ones to break up bad patterns.
func scatterOrdered[E cmp.Ordered](x []E, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	seed := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	for i := range 3 {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
		other := int(uint(seed) & mask)
		if other >= n {
			other -= n
		}
		x[a+n/4*2-1+i], x[a+other] = x[a+other], x[a+n/4*2-1+i]
	}
}

// choosePivotOrdered picks the median of three, or of three medians, and guesses the order from the swaps that took.
func choosePivotOrdered[E cmp.Ordered](x []E, a, b int) (pivot, order int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= nintherMin {
			i = medianOrdered(x, i-1, i, i+1, &swaps)
			j = medianOrdered(x, j-1, j, j+1, &swaps)
			k = medianOrdered(x, k-1, k, k+1, &swaps)
		}
		j = medianOrdered(x, i, j, k, &swaps)
	}
	switch swaps {
	case 0:
		return j, orderUp
	case 12:
		return j, orderDown
	}
	return j, orderUnknown
}

func medianOrdered[E cmp.Ordered](x []E, a, b, c int, swaps *int) int {
	if cmp.Less(x[b], x[a]) {
		*swaps++
		a, b = b, a
	}
	if cmp.Less(x[c], x[b]) {
		*swaps++
		b = c
	}
	if cmp.Less(x[b], x[a]) {
		*swaps++
		b = a
	}
	return b
}

func reverseOrdered[E cmp.Ordered](x []E, a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		x[i], x[j] = x[j], x[i]
	}
}

// repairOrdered tries to finish an almost sorted range with a few moves.
func repairOrdered[E cmp.Ordered](x []E, a, b int) bool {
	i := a + 1
	for range repairSteps {
		for i < b && !cmp.Less(x[i], x[i-1]) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < shiftMin {
			return false
		}
		x[i], x[i-1] = x[i-1], x[i]
		if i-a >= 2 {
			for j := i - 1; j >= 1 && cmp.Less(x[j], x[j-1]); j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp.Less(x[j], x[j-1]); j++ {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
	}
	return false
}

// partitionEqualOrdered moves what equals the pivot to the front; nothing in the range is below it.
func partitionEqualOrdered[E cmp.Ordered](x []E, a, b, pivot int) int {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	for {
		for i <= j && !cmp.Less(x[a], x[i]) {
			i++
		}
		for i <= j && cmp.Less(x[a], x[j]) {
			j--
		}
		if i > j {
			return i
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
}

// partitionOrdered puts what is below the pivot before it. already says that nothing had to move.
func partitionOrdered[E cmp.Ordered](x []E, a, b, pivot int) (mid int, already bool) {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	already = true
	for {
		for i <= j && cmp.Less(x[i], x[a]) {
			i++
		}
		for i <= j && !cmp.Less(x[j], x[a]) {
			j--
		}
		if i > j {
			x[j], x[a] = x[a], x[j]
			return j, already
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
		already = false
	}
}
