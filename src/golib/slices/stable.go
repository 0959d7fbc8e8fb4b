package slices

// SortStableFunc is SymMerge (Kim and Kutzner): blocks are sorted by insertion and then merged without further memory, by
// exchanging neighbouring parts.

const blockSize = 20

func stableFunc[E any](x []E, cmp func(a, b E) int) {
	for rest := x; len(rest) > 0; {
		size := min(blockSize, len(rest))
		insertionFunc(rest, 0, size, cmp)
		rest = rest[size:]
	}
	for size := blockSize; size < len(x); size *= 2 {
		for rest := x; len(rest) > size; {
			pair := min(2*size, len(rest))
			mergeFunc(rest[:pair], size, cmp)
			rest = rest[pair:]
		}
	}
}

// mergeFunc sorts x, whose parts x[:m] and x[m:] are sorted and not empty.
func mergeFunc[E any](x []E, m int, cmp func(a, b E) int) {
	last := len(x) - 1
	switch {
	case m == 1:
		// The first element goes before all that is not less.
		first := x[0]
		n := lowerFunc(x[1:], first, cmp)
		copy(x, x[1:1+n])
		x[n] = first
		return
	case m == last:
		// The last element goes behind all that is not greater.
		v := x[last]
		n := upperFunc(x[:last], v, cmp)
		copy(x[n+1:], x[n:last])
		x[n] = v
		return
	}
	// Elements at the same distance from where the first part's half would end are exchanged as long as they are in the
	// wrong order; those form the parts x[start:m] and x[m:end].
	half := len(x) / 2
	around := half + m
	start, stop := 0, m
	if m > half {
		start, stop = around-len(x), half
	}
	for start < stop {
		mid := int(uint(start+stop) / 2)
		if cmp(x[around-1-mid], x[mid]) < 0 {
			stop = mid
		} else {
			start = mid + 1
		}
	}
	end := around - start
	if start < m && m < end {
		swapParts(x[start:end], m-start)
	}
	if 0 < start && start < half {
		mergeFunc(x[:half], start, cmp)
	}
	if half < end && end < len(x) {
		mergeFunc(x[half:], end-half, cmp)
	}
}

// lowerFunc returns how many elements of the sorted x are less than v.
func lowerFunc[E any](x []E, v E, cmp func(a, b E) int) int {
	low, high := 0, len(x)
	for low < high {
		mid := int(uint(low+high) / 2)
		if cmp(x[mid], v) < 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// upperFunc returns how many elements of the sorted x are not greater than v.
func upperFunc[E any](x []E, v E, cmp func(a, b E) int) int {
	low, high := 0, len(x)
	for low < high {
		mid := int(uint(low+high) / 2)
		if cmp(v, x[mid]) < 0 {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// swapParts exchanges x[:m] and x[m:], each of which keeps its order.
func swapParts[E any](x []E, m int) {
	Reverse(x[:m])
	Reverse(x[m:])
	Reverse(x)
}
