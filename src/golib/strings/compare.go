package strings

import (
	"unicode"
	"unicode/utf8"
)

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Compare returns -1 if a comes before b in the order of their bytes, +1 if it comes after it, and 0 if they are equal.
func Compare(a, b string) int {
	switch {
	case a == b:
		return 0
	case a < b:
		return -1
	}
	return +1
}

// EqualFold reports whether s and t differ at most in the case of letters, by Unicode's simple folding.
func EqualFold(s, t string) bool {
	for s != "" && t != "" {
		a, b := rune(s[0]), rune(t[0])
		n, m := 1, 1
		if a >= utf8.RuneSelf {
			a, n = utf8.DecodeRuneInString(s)
		}
		if b >= utf8.RuneSelf {
			b, m = utf8.DecodeRuneInString(t)
		}
		s, t = s[n:], t[m:]
		if a != b && !sameFold(a, b) {
			return false
		}
	}
	return s == t
}

// sameFold reports whether two different characters are cases of one letter.
func sameFold(low, high rune) bool {
	if low > high {
		low, high = high, low
	}
	if high < utf8.RuneSelf {
		return 'A' <= low && low <= 'Z' && high == low+'a'-'A'
	}
	// SimpleFold goes round the cases of a letter upwards, and from the greatest to the least.
	r := unicode.SimpleFold(low)
	for low < r && r < high {
		r = unicode.SimpleFold(r)
	}
	return r == high
}

// Cut returns what is before and after the first sep in s. Without sep that is all of s and "".
func Cut(s, sep string) (before, after string, found bool) {
	at := Index(s, sep)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(sep):], true
}

// CutPrefix returns s without prefix and whether s begins with it.
func CutPrefix(s, prefix string) (after string, found bool) {
	if found = HasPrefix(s, prefix); found {
		s = s[len(prefix):]
	}
	return s, found
}

// CutSuffix returns s without suffix and whether s ends with it.
func CutSuffix(s, suffix string) (before string, found bool) {
	if found = HasSuffix(s, suffix); found {
		s = s[:len(s)-len(suffix)]
	}
	return s, found
}

// TrimPrefix returns s without prefix, or all of s if it does not begin so.
func TrimPrefix(s, prefix string) string {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix, or all of s if it does not end so.
func TrimSuffix(s, suffix string) string {
	s, _ = CutSuffix(s, suffix)
	return s
}
