package slices

// This file is SymMerge (Kim and Kutzner): stable merging in place by rotations.

// stableFunc sorts x: blocks by insertion, then merged in rounds.
func stableFunc[E any](x []E, cmp func(a, b E) int) {
	n := len(x)
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		insertionFunc(x, a, a+size, cmp)
	}
	insertionFunc(x, a, n, cmp)
	for ; size < n; size *= 2 {
		a = 0
		for ; a+2*size <= n; a += 2 * size {
			mergeFunc(x, a, a+size, a+2*size, cmp)
		}
		if m := a + size; m < n {
			mergeFunc(x, a, m, n, cmp)
		}
	}
}

// mergeFunc joins the sorted ranges [a, m) and [m, b).
func mergeFunc[E any](x []E, a, m, b int, cmp func(a, b E) int) {
	if m-a == 1 {
		// Insert the single element before the first that is not below it.
		i, j := m, b
		for i < j {
			h := int(uint(i+j) >> 1)
			if cmp(x[h], x[a]) < 0 {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := a; k < i-1; k++ {
			x[k], x[k+1] = x[k+1], x[k]
		}
		return
	}
	if b-m == 1 {
		i, j := a, m
		for i < j {
			h := int(uint(i+j) >> 1)
			if !(cmp(x[m], x[h]) < 0) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := m; k > i; k-- {
			x[k], x[k-1] = x[k-1], x[k]
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	n := mid + m
	start, r := a, m
	if m > mid {
		start, r = n-b, mid
	}
	p := n - 1
	for start < r {
		c := int(uint(start+r) >> 1)
		if !(cmp(x[p-c], x[c]) < 0) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := n - start
	if start < m && m < end {
		rotate(x, start, m, end)
	}
	if a < start && start < mid {
		mergeFunc(x, a, start, mid, cmp)
	}
	if mid < end && end < b {
		mergeFunc(x, mid, end, b, cmp)
	}
}

// rotate exchanges the neighbouring blocks [a, m) and [m, b) by swapping equal parts.
func rotate[E any](x []E, a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapBlocks(x, m-i, m, j)
			i -= j
		} else {
			swapBlocks(x, m-i, m+j-i, i)
			j -= i
		}
	}
	swapBlocks(x, m-i, m, i)
}

func swapBlocks[E any](x []E, a, b, n int) {
	for i := range n {
		x[a+i], x[b+i] = x[b+i], x[a+i]
	}
}
