package strings

import (
	"unicode"
	"unicode/utf8"
)

// Split returns what is between the sep of s, which may be empty strings: with k times sep that is k+1 parts. An empty
// sep separates the characters.
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitN is Split into at most n parts, of which the last has all that is left. No parts (n is 0) are nil, and n < 0 is
// as many as there are.
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfter is Split where each part ends with its sep.
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

// SplitAfterN is SplitN where each part ends with its sep.
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// split is SplitN whose parts have the first keep bytes of the separator after them.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return characters(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	parts := make([]string, min(n, len(s)+1))
	last := len(parts) - 1
	for i := range last {
		at := Index(s, sep)
		if at < 0 {
			last = i
			break
		}
		parts[i], s = s[:at+keep], s[at+len(sep):]
	}
	parts[last] = s
	return parts[:last+1]
}

// characters returns the characters of s, if n > 0 at most n of them with all the rest in the last.
func characters(s string, n int) []string {
	count := utf8.RuneCountInString(s)
	if n > 0 {
		count = min(count, n)
	}
	parts := make([]string, count)
	for i := range parts {
		size := len(s)
		if i < count-1 {
			_, size = utf8.DecodeRuneInString(s)
		}
		parts[i], s = s[:size], s[size:]
	}
	return parts
}

// Fields returns the words of s: what is between runs of white space. None are an empty slice.
func Fields(s string) []string {
	n := 0
	inside := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return FieldsFunc(s, unicode.IsSpace)
		}
		blank := c == ' ' || '\t' <= c && c <= '\r'
		if !blank && !inside {
			n++
		}
		inside = !blank
	}
	words := make([]string, 0, n)
	start := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != ' ' && (c < '\t' || c > '\r') {
			continue
		}
		if start < i {
			words = append(words, s[start:i])
		}
		start = i + 1
	}
	if start < len(s) {
		words = append(words, s[start:])
	}
	return words
}

// FieldsFunc returns what is between runs of characters for which f is true. It calls f once for each character, in
// order. None are an empty slice.
func FieldsFunc(s string, f func(rune) bool) []string {
	var room [32]string
	fields := room[:0]
	start, inside := 0, false
	for i, c := range s {
		separates := f(c)
		if inside && separates {
			fields = append(fields, s[start:i])
		} else if !inside {
			start = i
		}
		inside = !separates
	}
	if inside {
		fields = append(fields, s[start:])
	}
	return append(make([]string, 0, len(fields)), fields...)
}

// Join returns the elements one after the other with sep between them.
func Join(elems []string, sep string) string {
	if len(elems) < 2 {
		if len(elems) == 0 {
			return ""
		}
		return elems[0]
	}
	size := len(elems[0])
	for _, e := range elems[1:] {
		if size += len(sep) + len(e); size < 0 {
			panic("strings: Join output length overflow")
		}
	}
	joined := append(make([]byte, 0, size), elems[0]...)
	for _, e := range elems[1:] {
		joined = append(append(joined, sep...), e...)
	}
	return own(joined)
}
