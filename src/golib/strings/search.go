// Package strings searches, compares, cuts and changes strings, whose text is taken to be UTF-8. Positions count bytes,
// and a byte that is no UTF-8 counts as the character utf8.RuneError.
package strings

import (
	"unicode/utf8"
	"unsafe"
)

// IndexByte returns the position of the first byte c in s, or -1.
func IndexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// LastIndexByte returns the position of the last byte c in s, or -1.
func LastIndexByte(s string, c byte) int {
	i := len(s) - 1
	for i >= 0 && s[i] != c {
		i--
	}
	return i
}

const rollingPrime = 16777619

// Index returns where substr first begins in s, or -1.
func Index(s, substr string) int {
	n := len(substr)
	switch {
	case n == 0:
		return 0
	case n == 1:
		return IndexByte(s, substr[0])
	case n >= len(s):
		if s == substr {
			return 0
		}
		return -1
	}
	c0, c1 := substr[0], substr[1]
	last := len(s) - n
	misses := 0
	for i := 0; i <= last; i++ {
		if s[i] != c0 || s[i+1] != c1 {
			continue
		}
		if s[i:i+n] == substr {
			return i
		}
		// Repetitive input makes comparing quadratic.
		if misses++; misses > 8+i/16 {
			if j := indexRolling(s[i+1:], substr); j >= 0 {
				return i + 1 + j
			}
			return -1
		}
	}
	return -1
}

// indexRolling is Rabin and Karp's search with a rolling hash.
func indexRolling(s, substr string) int {
	n := len(substr)
	if len(s) < n {
		return -1
	}
	var want, h uint32
	pow := uint32(1)
	for i := range n {
		want = want*rollingPrime + uint32(substr[i])
		h = h*rollingPrime + uint32(s[i])
		pow *= rollingPrime
	}
	for i := n; ; i++ {
		if h == want && s[i-n:i] == substr {
			return i - n
		}
		if i >= len(s) {
			return -1
		}
		h = h*rollingPrime + uint32(s[i]) - pow*uint32(s[i-n])
	}
}

// LastIndex returns where substr last begins in s, or -1.
func LastIndex(s, substr string) int {
	if substr == "" {
		return len(s)
	}
	// The candidates are the places of its first byte that leave room for the rest.
	at := len(s) - len(substr) + 1
	for at > 0 {
		at = LastIndexByte(s[:at], substr[0])
		if at >= 0 && s[at:at+len(substr)] == substr {
			return at
		}
	}
	return -1
}

// IndexRune returns the position of the first character r in s, or -1. Each byte that is no UTF-8 is a utf8.RuneError.
func IndexRune(s string, r rune) int {
	if uint32(r) < utf8.RuneSelf {
		return IndexByte(s, byte(r))
	}
	if r == utf8.RuneError {
		return firstWhere(s, func(c rune) bool { return c == utf8.RuneError }, true)
	}
	if !utf8.ValidRune(r) {
		return -1
	}
	var room [utf8.UTFMax]byte
	n := utf8.EncodeRune(room[:], r)
	return Index(s, unsafe.String(&room[0], n))
}

// IndexFunc returns the position of the first character for which f is true, or -1.
func IndexFunc(s string, f func(rune) bool) int { return firstWhere(s, f, true) }

// LastIndexFunc returns the position of the last character for which f is true, or -1.
func LastIndexFunc(s string, f func(rune) bool) int {
	start, _ := lastWhere(s, f, true)
	return start
}

// firstWhere returns the position of the first character for which f says want, or -1.
func firstWhere(s string, f func(rune) bool, want bool) int {
	for i, c := range s {
		if f(c) == want {
			return i
		}
	}
	return -1
}

// lastWhere returns where the last character for which f says want starts and ends, or -1 and 0.
func lastWhere(s string, f func(rune) bool, want bool) (start, end int) {
	for end = len(s); end > 0; end = start {
		c, size := utf8.DecodeLastRuneInString(s[:end])
		start = end - size
		if f(c) == want {
			return start, end
		}
	}
	return -1, 0
}

// Contains reports whether substr occurs in s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsRune reports whether the character r occurs in s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f is true for some character of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// Count returns how often substr occurs in s without overlaps. The empty string occurs before each character and at
// the end.
func Count(s, substr string) int {
	n := 0
	if substr == "" {
		return utf8.RuneCountInString(s) + 1
	}
	if len(substr) == 1 {
		for i := 0; i < len(s); i++ {
			if s[i] == substr[0] {
				n++
			}
		}
		return n
	}
	for {
		at := Index(s, substr)
		if at < 0 {
			return n
		}
		n++
		s = s[at+len(substr):]
	}
}
