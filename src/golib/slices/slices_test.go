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
