package slices

import (
	"cmp"
	"iter"
)

// All iterates over the elements of s with their indices.
func All[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i, v := range s {
			if !yield(i, v) {
				return
			}
		}
	}
}

// Backward iterates over the elements of s with their indices, the last one first.
func Backward[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		i := len(s)
		for i > 0 {
			if i--; !yield(i, s[i]) {
				break
			}
		}
	}
}

// Values iterates over the elements of s.
func Values[Slice ~[]E, E any](s Slice) iter.Seq[E] {
	return func(yield func(E) bool) {
		for i := range s {
			if !yield(s[i]) {
				break
			}
		}
	}
}

// AppendSeq returns s with the values of seq appended.
func AppendSeq[Slice ~[]E, E any](s Slice, seq iter.Seq[E]) Slice {
	for v := range seq {
		s = append(s, v)
	}
	return s
}

// Collect returns the values of seq in a new slice; none are nil.
func Collect[E any](seq iter.Seq[E]) []E { return AppendSeq[[]E](nil, seq) }

// Sorted returns the values of seq in a new slice, in ascending order.
func Sorted[E cmp.Ordered](seq iter.Seq[E]) []E {
	values := Collect(seq)
	Sort(values)
	return values
}

// SortedFunc is Sorted by the order of cmp, as SortFunc takes it.
func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	values := Collect(seq)
	SortFunc(values, cmp)
	return values
}

// SortedStableFunc is SortedFunc that leaves values that compare equal in the order in which they came.
func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E {
	values := Collect(seq)
	SortStableFunc(values, cmp)
	return values
}

// Chunk iterates over consecutive parts of s with n elements each, without room to append; the last one may be shorter.
// An n below 1 is a panic.
func Chunk[Slice ~[]E, E any](s Slice, n int) iter.Seq[Slice] {
	if n <= 0 {
		panic("cannot be less than 1")
	}
	return func(yield func(Slice) bool) {
		for rest := s; len(rest) > 0; {
			size := min(n, len(rest))
			if !yield(rest[:size:size]) {
				break
			}
			rest = rest[size:]
		}
	}
}
