package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Parts of a slice end where their capacity does, so that appending to one leaves what follows alone. Only the last part
// that Split and the like return keeps the capacity of the whole.

// part returns the first n bytes of s.
func part(s []byte, n int) []byte { return s[:n:n] }

// Split returns what is between the sep of s, which may be empty: with k times sep that is k+1 parts. An empty sep
// separates the characters.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitN is Split into at most n parts, of which the last has all that is left. No parts (n is 0) are nil, and n < 0 is
// as many as there are.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfter is Split where each part ends with its sep.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// SplitAfterN is SplitN where each part ends with its sep.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// split is SplitN whose parts have the first keep bytes of the separator after them.
func split(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return characters(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	parts := make([][]byte, min(n, len(s)+1))
	last := len(parts) - 1
	for i := range last {
		at := Index(s, sep)
		if at < 0 {
			last = i
			break
		}
		parts[i], s = part(s, at+keep), s[at+len(sep):]
	}
	parts[last] = s
	return parts[:last+1]
}

// characters returns the characters of s, if n > 0 at most n of them with all the rest in the last.
func characters(s []byte, n int) [][]byte {
	if n < 0 || n > len(s) {
		n = len(s)
	}
	parts := make([][]byte, 0, n)
	for len(s) > 0 && len(parts) < n-1 {
		_, size := utf8.DecodeRune(s)
		parts = append(parts, part(s, size))
		s = s[size:]
	}
	if len(s) > 0 {
		parts = append(parts, s)
	}
	return parts
}

// Fields returns the words of s: what is between runs of white space. None are an empty slice.
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc returns what is between runs of characters for which f is true. It calls f once for each character, in
// order. None are an empty slice.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	var room [32][]byte
	fields := room[:0]
	start, inside := 0, false
	for i, c := range view(s) {
		separates := f(c)
		if inside && separates {
			fields = append(fields, s[start:i:i])
		} else if !inside {
			start = i
		}
		inside = !separates
	}
	if inside {
		fields = append(fields, part(s[start:], len(s)-start))
	}
	return append(make([][]byte, 0, len(fields)), fields...)
}

// Join returns the elements of s one after the other in a new slice, with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) < 2 {
		if len(s) == 0 {
			return []byte{}
		}
		return append([]byte(nil), s[0]...)
	}
	size := len(s[0])
	for _, e := range s[1:] {
		if size += len(sep) + len(e); size < 0 {
			panic("bytes: Join output length overflow")
		}
	}
	joined := append(make([]byte, 0, size), s[0]...)
	for _, e := range s[1:] {
		joined = append(append(joined, sep...), e...)
	}
	return joined
}
