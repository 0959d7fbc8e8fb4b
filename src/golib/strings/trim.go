package strings

import (
	"unicode"
	"unicode/utf8"
)

// TrimFunc returns s without the characters at both ends for which f is true.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc returns s without the characters at its start for which f is true.
func TrimLeftFunc(s string, f func(rune) bool) string {
	if i := firstWhere(s, f, false); i >= 0 {
		return s[i:]
	}
	return ""
}

// TrimRightFunc returns s without the characters at its end for which f is true.
func TrimRightFunc(s string, f func(rune) bool) string {
	_, end := lastWhere(s, f, false)
	return s[:end]
}

// TrimSpace returns s without white space at both ends, by Unicode's notion of it.
func TrimSpace(s string) string {
	start, end := 0, len(s)
	for start < end {
		if c := s[start]; c >= utf8.RuneSelf {
			return TrimFunc(s[start:], unicode.IsSpace)
		} else if c != ' ' && (c < '\t' || c > '\r') {
			break
		}
		start++
	}
	for start < end {
		if c := s[end-1]; c >= utf8.RuneSelf {
			return TrimRightFunc(s[start:end], unicode.IsSpace)
		} else if c != ' ' && (c < '\t' || c > '\r') {
			break
		}
		end--
	}
	return s[start:end]
}
