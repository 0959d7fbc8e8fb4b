package sort

import (
	"cmp"
	"slices"
)

// IntSlice gives a slice of integers the methods of Interface, in ascending order.
type IntSlice []int

// Len is the length of the slice.
func (s IntSlice) Len() int { return len(s) }

// Less compares two elements.
func (s IntSlice) Less(i, j int) bool { return s[i] < s[j] }

// Swap exchanges two elements.
func (s IntSlice) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

// Sort sorts the slice.
func (s IntSlice) Sort() { Sort(s) }

// Search is SearchInts.
func (s IntSlice) Search(x int) int { return SearchInts(s, x) }

// Float64Slice gives a slice of numbers the methods of Interface, in ascending order after NaNs.
type Float64Slice []float64

// Len is the length of the slice.
func (s Float64Slice) Len() int { return len(s) }

// Less compares two elements; NaNs come before all other numbers.
func (s Float64Slice) Less(i, j int) bool { return cmp.Less(s[i], s[j]) }

// Swap exchanges two elements.
func (s Float64Slice) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

// Sort sorts the slice.
func (s Float64Slice) Sort() { Sort(s) }

// Search is SearchFloat64s.
func (s Float64Slice) Search(x float64) int { return SearchFloat64s(s, x) }

// StringSlice gives a slice of strings the methods of Interface, in ascending order of their bytes.
type StringSlice []string

// Len is the length of the slice.
func (s StringSlice) Len() int { return len(s) }

// Less compares two elements.
func (s StringSlice) Less(i, j int) bool { return s[i] < s[j] }

// Swap exchanges two elements.
func (s StringSlice) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

// Sort sorts the slice.
func (s StringSlice) Sort() { Sort(s) }

// Search is SearchStrings.
func (s StringSlice) Search(x string) int { return SearchStrings(s, x) }

// Ints sorts x in ascending order.
func Ints(x []int) { slices.Sort(x) }

// Float64s sorts x in ascending order, NaNs first.
func Float64s(x []float64) { slices.Sort(x) }

// Strings sorts x in ascending order.
func Strings(x []string) { slices.Sort(x) }

// IntsAreSorted reports whether x is in ascending order.
func IntsAreSorted(x []int) bool { return slices.IsSorted(x) }

// Float64sAreSorted reports whether x is in ascending order, NaNs first.
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }

// StringsAreSorted reports whether x is in ascending order.
func StringsAreSorted(x []string) bool { return slices.IsSorted(x) }
