package slices

import "math/bits"

// This file is quickOrdered.go with a comparison function in the place of <. With a simple compiler, a shared form
// would cost an indirect call per comparison of ordinary numbers.

// quickFunc sorts [a, b). After limit badly balanced partitions it turns to heapsort.
func quickFunc[E any](x []E, a, b, limit int, cmp func(a, b E) int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= insertionMax {
			insertionFunc(x, a, b, cmp)
			return
		}
		if limit == 0 {
			heapFunc(x, a, b, cmp)
			return
		}
		if !balanced {
			scatterFunc(x, a, b, cmp)
			limit--
		}
		pivot, order := choosePivotFunc(x, a, b, cmp)
		if order == orderDown {
			reverseFunc(x, a, b, cmp)
			pivot = b - 1 - (pivot - a)
			order = orderUp
		}
		if balanced && partitioned && order == orderUp && repairFunc(x, a, b, cmp) {
			return
		}
		// The element before the range is a lower bound: equal to the pivot, it starts a run of equals.
		if a > 0 && !(cmp(x[a-1], x[pivot]) < 0) {
			a = partitionEqualFunc(x, a, b, pivot, cmp)
			continue
		}
		mid, already := partitionFunc(x, a, b, pivot, cmp)
		partitioned = already
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			quickFunc(x, a, mid, limit, cmp)
			a = mid + 1
		} else {
			balanced = right >= n/8
			quickFunc(x, mid+1, b, limit, cmp)
			b = mid
		}
	}
}

func insertionFunc[E any](x []E, a, b int, cmp func(a, b E) int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && cmp(x[j], x[j-1]) < 0; j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

func heapFunc[E any](x []E, a, b int, cmp func(a, b E) int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftFunc(x, a, i, n, cmp)
	}
	for i := n - 1; i >= 0; i-- {
		x[a], x[a+i] = x[a+i], x[a]
		siftFunc(x, a, 0, i, cmp)
	}
}

func siftFunc[E any](x []E, base, root, n int, cmp func(a, b E) int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && cmp(x[base+child], x[base+child+1]) < 0 {
			child++
		}
		if !(cmp(x[base+root], x[base+child]) < 0) {
			return
		}
		x[base+root], x[base+child] = x[base+child], x[base+root]
		root = child
	}
}

// scatterFunc swaps three elements near the middle with pseudo-random ones to break up bad patterns.
func scatterFunc[E any](x []E, a, b int, cmp func(a, b E) int) {
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

// choosePivotFunc picks the median of three, or of three medians, and guesses the order from the swaps that took.
func choosePivotFunc[E any](x []E, a, b int, cmp func(a, b E) int) (pivot, order int) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= nintherMin {
			i = medianFunc(x, i-1, i, i+1, &swaps, cmp)
			j = medianFunc(x, j-1, j, j+1, &swaps, cmp)
			k = medianFunc(x, k-1, k, k+1, &swaps, cmp)
		}
		j = medianFunc(x, i, j, k, &swaps, cmp)
	}
	switch swaps {
	case 0:
		return j, orderUp
	case 12:
		return j, orderDown
	}
	return j, orderUnknown
}

func medianFunc[E any](x []E, a, b, c int, swaps *int, cmp func(a, b E) int) int {
	if cmp(x[b], x[a]) < 0 {
		*swaps++
		a, b = b, a
	}
	if cmp(x[c], x[b]) < 0 {
		*swaps++
		b = c
	}
	if cmp(x[b], x[a]) < 0 {
		*swaps++
		b = a
	}
	return b
}

func reverseFunc[E any](x []E, a, b int, cmp func(a, b E) int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		x[i], x[j] = x[j], x[i]
	}
}

// repairFunc tries to finish an almost sorted range with a few moves.
func repairFunc[E any](x []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for range repairSteps {
		for i < b && !(cmp(x[i], x[i-1]) < 0) {
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
			for j := i - 1; j >= 1 && cmp(x[j], x[j-1]) < 0; j-- {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && cmp(x[j], x[j-1]) < 0; j++ {
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
	}
	return false
}

// partitionEqualFunc moves what equals the pivot to the front; nothing in the range is below it.
func partitionEqualFunc[E any](x []E, a, b, pivot int, cmp func(a, b E) int) int {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	for {
		for i <= j && !(cmp(x[a], x[i]) < 0) {
			i++
		}
		for i <= j && cmp(x[a], x[j]) < 0 {
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

// partitionFunc puts what is below the pivot before it. already says that nothing had to move.
func partitionFunc[E any](x []E, a, b, pivot int, cmp func(a, b E) int) (mid int, already bool) {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	already = true
	for {
		for i <= j && cmp(x[i], x[a]) < 0 {
			i++
		}
		for i <= j && !(cmp(x[j], x[a]) < 0) {
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
