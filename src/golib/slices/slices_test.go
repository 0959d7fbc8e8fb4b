package slices_test

import (
	"slices"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestEdit(t *testing.T) {
	s := []int{1, 2, 3, 4, 5}
	s = slices.Insert(s, 2, 9, 9)
	s = slices.Delete(s, 0, 1)
	s = slices.Replace(s, 0, 1, 7, 8)
	check(t, "edited", slices.Equal(s, []int{7, 8, 9, 9, 3, 4, 5}), true)
	s = slices.Compact(s)
	check(t, "Compact", slices.Equal(s, []int{7, 8, 9, 3, 4, 5}), true)
	slices.Sort(s)
	i, ok := slices.BinarySearch(s, 8)
	check(t, "BinarySearch", i == 4 && ok, true)
	check(t, "Max", slices.Max(s), 9)
	n := 0
	for c := range slices.Chunk(s, 4) {
		n += len(c)
	}
	check(t, "Chunk", n, 6)
	defer func() { check(t, "Min", recover(), "slices.Min: empty list") }()
	slices.Min([]int{})
}

func TestCompactFunc(t *testing.T) {
	// Each element is compared with the one before it, whether that was kept or not.
	near := func(a, b int) bool { return a-b < 2 && b-a < 2 }
	s := []int{1, 2, 3, 7, 8, 1}
	check(t, "CompactFunc", slices.Equal(slices.CompactFunc(s, near), []int{1, 7, 1}), true)
	check(t, "cleared", slices.Equal(s, []int{1, 7, 1, 0, 0, 0}), true)
}

func TestStable(t *testing.T) {
	type pair struct{ key, at int }
	s := make([]pair, 300)
	for i := range s {
		s[i] = pair{i * 7919 % 37, i}
	}
	slices.SortStableFunc(s, func(a, b pair) int { return a.key - b.key })
	check(t, "stable", slices.IsSortedFunc(s, func(a, b pair) int {
		if a.key != b.key {
			return a.key - b.key
		}
		return a.at - b.at
	}), true)
	overlapping := append(make([]int, 0, 9), 1, 2, 3, 4)
	overlapping = slices.Replace(overlapping, 1, 2, overlapping[1:4]...)
	check(t, "Replace with a part of itself", slices.Equal(overlapping, []int{1, 2, 3, 4, 3, 4}), true)
}
