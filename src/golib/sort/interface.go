// Package sort sorts what has indices: collections with methods for it, and slices with a function that compares two
// elements. The functions of package slices are easier to use and faster.
package sort

import (
	"internal/reflectlite"
	"math/bits"
)

// Interface is a collection that can be sorted.
type Interface interface {
	// Len returns how many elements there are.
	Len() int
	// Less reports whether the element i must come before the element j. It must be a strict weak order: elements of which
	// neither comes before the other are equal to it, and so to each other.
	Less(i, j int) bool
	// Swap exchanges the elements i and j.
	Swap(i, j int)
}

// Sort sorts data in ascending order. Elements that are equal come in any order.
func Sort(data Interface) {
	if n := data.Len(); n > 1 {
		(&sorter{data.Less, data.Swap}).sort(n)
	}
}

// Stable is Sort that leaves elements that are equal in their order.
func Stable(data Interface) {
	(&sorter{data.Less, data.Swap}).stable(data.Len())
}

// IsSorted reports whether data is in ascending order.
func IsSorted(data Interface) bool { return ascending(data.Len(), data.Less) }

// Slice sorts the slice x in ascending order; less reports whether its element i must come before its element j. Elements
// that are equal come in any order. If x is no slice, it panics.
func Slice(x any, less func(i, j int) bool) {
	swap, n := reflectlite.Swapper(x, notSlice)
	(&sorter{less, swap}).sort(n)
}

// SliceStable is Slice that leaves elements that are equal in their order.
func SliceStable(x any, less func(i, j int) bool) {
	swap, n := reflectlite.Swapper(x, notSlice)
	(&sorter{less, swap}).stable(n)
}

// SliceIsSorted reports whether the slice x is in ascending order by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	_, n := reflectlite.Swapper(x, notSlice)
	return ascending(n, less)
}

// ascending reports whether none of n elements is less than the one before.
func ascending(n int, less func(i, j int) bool) bool {
	i := n - 1
	for i > 0 && !less(i, i-1) {
		i--
	}
	return i <= 0
}

// sort puts the elements [0, n) in order.
func (s *sorter) sort(n int) { s.quick(0, n, bits.Len(uint(n))) }

type reversed struct{ Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data with the opposite order.
func Reverse(data Interface) Interface { return &reversed{data} }
