package slices

import (
	"cmp"
	"math/bits"
)

// Sorting is pattern-defeating quicksort (Orson Peters), by quickOrdered and quickFunc. Each of its decisions is the one that
// Go makes: where elements compare equal, they decide in which order those end up, and how often a function is called.

// Sort sorts x in ascending order, where NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	quickOrdered([]E(x), 0, len(x), bits.Len(uint(len(x))))
}

// SortFunc sorts x by the order of cmp, which returns a negative number if a comes before b, a positive one if it comes
// after it, and else 0. Elements that compare equal come in any order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	quickFunc([]E(x), 0, len(x), bits.Len(uint(len(x))), cmp)
}

// SortStableFunc is SortFunc that leaves elements that compare equal in their order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	stableFunc([]E(x), cmp)
}
