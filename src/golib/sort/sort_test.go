package sort_test

import (
	"sort"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

type byTens []int

func (s byTens) Len() int           { return len(s) }
func (s byTens) Less(i, j int) bool { return s[i]/10 < s[j]/10 }
func (s byTens) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func TestSort(t *testing.T) {
	s := make([]int, 500)
	for i := range s {
		s[i] = i * 7919 % 500
	}
	stable := append(byTens(nil), s...)
	sort.Stable(stable)
	for i := 1; i < len(stable); i++ {
		a, b := stable[i-1], stable[i]
		if a/10 > b/10 {
			t.Fatalf("%d before %d", a, b)
		}
	}
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
	check(t, "sorted", sort.IntsAreSorted(s), true)
	check(t, "Search", sort.SearchInts(s, 250), 250)
	sort.Sort(sort.Reverse(sort.IntSlice(s)))
	check(t, "reversed", s[0], 499)
}
