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
		// Insert the single element before the first that is not below it.
		i, j := m, b
		for i < j {
			h := int(uint(i+j) >> 1)
			if s.less(h, a) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := a; k < i-1; k++ {
			s.swap(k, k+1)
		}
		return
	}
	if b-m == 1 {
		i, j := a, m
		for i < j {
			h := int(uint(i+j) >> 1)
			if !s.less(m, h) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := m; k > i; k-- {
			s.swap(k, k-1)
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
		if !s.less(p-c, c) {
			start = c + 1
		} else {
			r = c
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
