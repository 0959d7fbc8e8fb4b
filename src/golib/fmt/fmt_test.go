package fmt_test

import (
	"errors"
	"fmt"
	"math"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

type point struct {
	X int
	s string
}

type boom struct{}

func (boom) String() string { panic("no") }

func TestVerbs(t *testing.T) {
	for _, c := range []struct {
		format string
		arg    any
		want   string
	}{
		{"%d|%", 5, "5|%!(NOVERB)"}, {"%6.2f|", math.Pi, "  3.14|"}, {"%-8q|", "a", `"a"     |`}, {"%#v", point{1, "x"}, `fmt_test.point{X:1, s:"x"}`},
		{"%+v", &point{1, "x"}, "&{X:1 s:x}"}, {"%d", "x", "%!d(string=x)"}, {"%x", "hi", "6869"}, {"% X", []byte{1, 171}, "01 AB"}, {"%v", map[string]int{"b": 2, "a": 1}, "map[a:1 b:2]"},
		{"%08.3f", -3.14159, "-003.142"}, {"%+d", 5, "+5"}, {"%U", '⌘', "U+2318"}, {"%c", 0x2318, "⌘"}, {"%t", true, "true"}, {"%v", nil, "<nil>"}, {"%T", 3i, "complex128"},
		{"%v", boom{}, "%!v(PANIC=String method: no)"}, {"%[2]d", 1, "%!d(BADINDEX)"}, {"%e", 1e6, "1.000000e+06"}, {"%g", 1e6, "1e+06"}, {"%6v|", []int{1, 2}, "[     1      2]|"},
	} {
		check(t, c.format, fmt.Sprintf(c.format, c.arg), c.want)
	}
	check(t, "Sprint", fmt.Sprint("a", 1, 2, "b", 3.5), "a1 2b3.5")
	check(t, "extra", fmt.Sprintf("x", 1), "x%!(EXTRA int=1)")
	base := errors.New("base")
	check(t, "Errorf", errors.Is(fmt.Errorf("%w and %w", base, errors.New("y")), base), true)
}

func TestScan(t *testing.T) {
	var n int
	var s string
	var f float64
	k, err := fmt.Sscanf("7 abc 2.5", "%d %s %g", &n, &s, &f)
	check(t, "Sscanf", k == 3 && err == nil && n == 7 && s == "abc" && f == 2.5, true)
	_, err = fmt.Sscan("x", &n)
	check(t, "Sscan", err.Error(), "expected integer")
}
