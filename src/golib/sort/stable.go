package sort

// This file is SymMerge (Kim and Kutzner): stable merging in place by rotations.

// stable sorts [0, n): blocks by insertion, then merged in rounds.
func (s *sorter) stable(n int) {
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		s.insertion(a, a+size)
	}
	s.insertion(a, n)
	for ; size < n; size *= 2 {
		a = 0
		for ; a+2*size <= n; a += 2 * size {
			s.merge(a, a+size, a+2*size)
		}
		if m := a + size; m < n {
			s.merge(a, m, n)
		}
	}
}

// merge joins the sorted ranges [a, m) and [m, b).
func (s *sorter) merge(a, m, b int) {
	if m-a == 1 {
		// The first element goes before the first that is not less.
		to := m
		for stop := b; to < stop; {
			if h := int(uint(to+stop) / 2); s.less(h, a) {
				to = h + 1
			} else {
				stop = h
			}
		}
		for ; a < to-1; a++ {
			s.swap(a, a+1)
		}
		return
	}
	if b-m == 1 {
		// The last element goes before the first that is greater.
		to := a
		for stop := m; to < stop; {
			if h := int(uint(to+stop) / 2); s.less(m, h) {
				stop = h
			} else {
				to = h + 1
			}
		}
		for ; m > to; m-- {
			s.swap(m, m-1)
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
		if h := int(uint(start+r) / 2); s.less(p-h, h) {
			r = h
		} else {
			start = h + 1
		}
	}
	end := n - start
	if start < m && m < end {
		s.rotate(start, m, end)
	}
	if a < start && start < mid {
		s.merge(a, start, mid)
	}
	if mid < end && end < b {
		s.merge(mid, end, b)
	}
}

// rotate exchanges the neighbouring blocks [a, m) and [m, b) by swapping equal parts.
func (s *sorter) rotate(a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			s.swapBlocks(m-i, m, j)
			i -= j
		} else {
			s.swapBlocks(m-i, m+j-i, i)
			j -= i
		}
	}
	s.swapBlocks(m-i, m, i)
}

func (s *sorter) swapBlocks(a, b, n int) {
	for i := range n {
		s.swap(a+i, b+i)
	}
}
