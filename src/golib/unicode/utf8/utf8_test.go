package utf8_test

import (
	"testing"
	"unicode/utf8"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestDecode(t *testing.T) {
	for _, s := range []string{"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"} {
		r, n := utf8.DecodeRuneInString(s)
		check(t, s, r == utf8.RuneError && n == 1, true)
		check(t, s, utf8.ValidString(s), false)
	}
	check(t, "RuneCount", utf8.RuneCountInString("héé\xff世"), 5)
	r, n := utf8.DecodeLastRuneInString("a世")
	check(t, "last", r == '世' && n == 3, true)
	check(t, "FullRune", utf8.FullRuneInString("\xe4\xb8"), false)
	check(t, "AppendRune", string(utf8.AppendRune(nil, 0xD800)), "\uFFFD")
}
