package bytes

import (
	"strings"
	"unicode"
)

// Cut returns what is before and after the first sep in s. Without sep that is all of s and nil.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	at := Index(s, sep)
	if at < 0 {
		return s, nil, false
	}
	return s[:at], s[at+len(sep):], true
}

// CutPrefix returns s without prefix and whether s begins with it.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if found = HasPrefix(s, prefix); found {
		s = s[len(prefix):]
	}
	return s, found
}

// CutSuffix returns s without suffix and whether s ends with it.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if found = HasSuffix(s, suffix); found {
		s = s[:len(s)-len(suffix)]
	}
	return s, found
}

// TrimPrefix returns s without prefix, or all of s if it does not begin so.
func TrimPrefix(s, prefix []byte) []byte {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix, or all of s if it does not end so.
func TrimSuffix(s, suffix []byte) []byte {
	s, _ = CutSuffix(s, suffix)
	return s
}

// ending returns the last n bytes of s, or nil for none: that is how trimming at the start has always ended.
func ending(s []byte, n int) []byte {
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

// TrimFunc returns s without the characters at both ends for which f is true; it is nil if those are all.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc returns s without the characters at its start for which f is true; it is nil if those are all.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return ending(s, len(strings.TrimLeftFunc(view(s), f)))
}

// TrimRightFunc returns s without the characters at its end for which f is true.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(view(s), f))]
}

// Trim returns s without the characters at both ends that are among cutset; it is nil if nothing is left.
func Trim(s []byte, cutset string) []byte { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft returns s without the characters at its start that are among cutset; it is nil if nothing is left.
func TrimLeft(s []byte, cutset string) []byte {
	return ending(s, len(strings.TrimLeft(view(s), cutset)))
}

// TrimRight returns s without the characters at its end that are among cutset.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(view(s), cutset))]
}

// TrimSpace returns s without white space at both ends, by Unicode's notion of it; it is nil if nothing is left.
func TrimSpace(s []byte) []byte {
	s = TrimLeftFunc(s, unicode.IsSpace)
	return s[:len(strings.TrimSpace(view(s)))]
}
