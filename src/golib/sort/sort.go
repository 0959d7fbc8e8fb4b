// Package sort sorts slices and other indexed collections.
package sort

import (
	"internal/reflectlite"
	"math/bits"
	"slices"
)

// Interface is a collection that can be sorted by its indices.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort sorts data in ascending order; equal elements may change places.
func Sort(data Interface) {
	n := data.Len()
	if n <= 1 {
		return
	}
	s := &sorter{data.Less, data.Swap}
	s.quick(0, n, bits.Len(uint(n)))
}

// Stable is Sort that keeps the order of equal elements.
func Stable(data Interface) {
	s := &sorter{data.Less, data.Swap}
	s.stable(data.Len())
}

// Slice sorts the slice x by less.
func Slice(x any, less func(i, j int) bool) {
	swap, n := reflectlite.Swapper(x, notSlice)
	s := &sorter{less, swap}
	s.quick(0, n, bits.Len(uint(n)))
}

// SliceStable is Slice that keeps the order of equal elements.
func SliceStable(x any, less func(i, j int) bool) {
	swap, n := reflectlite.Swapper(x, notSlice)
	s := &sorter{less, swap}
	s.stable(n)
}

// SliceIsSorted reports whether x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	_, n := reflectlite.Swapper(x, notSlice)
	for i := n - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct{ Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse gives data the opposite order.
func Reverse(data Interface) Interface { return &reversed{data} }

// IntSlice, Float64Slice and StringSlice give slices the methods of Interface.
type (
	IntSlice     []int
	Float64Slice []float64
	StringSlice  []string
)

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Sort(x) }

func (x Float64Slice) Len() int { return len(x) }

// Less puts NaNs first.
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()              { Sort(x) }

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()              { Sort(x) }

// Ints, Float64s and Strings sort in ascending order.
func Ints(x []int)         { slices.Sort(x) }
func Float64s(x []float64) { slices.Sort(x) }
func Strings(x []string)   { slices.Sort(x) }

func IntsAreSorted(x []int) bool         { return slices.IsSorted(x) }
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }
func StringsAreSorted(x []string) bool   { return slices.IsSorted(x) }
