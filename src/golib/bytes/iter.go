package bytes

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Lines iterates over the lines of s, each with the newline that ends it. The last one need not have any.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for rest := s; len(rest) > 0; {
			end := IndexByte(rest, '\n') + 1
			if end == 0 {
				end = len(rest)
			}
			if !yield(part(rest, end)) {
				return
			}
			rest = rest[end:]
		}
	}
}

// SplitSeq iterates over the parts that Split returns.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return parts(s, sep, 0) }

// SplitAfterSeq iterates over the parts that SplitAfter returns.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return parts(s, sep, len(sep)) }

// parts iterates over the parts of s with the first keep bytes of the separator after them.
func parts(s, sep []byte, keep int) iter.Seq[[]byte] {
	if len(sep) == 0 {
		return each(s)
	}
	return func(yield func([]byte) bool) {
		rest := s
		for {
			at := Index(rest, sep)
			if at < 0 {
				yield(part(rest, len(rest)))
				return
			}
			if !yield(part(rest, at+keep)) {
				return
			}
			rest = rest[at+len(sep):]
		}
	}
}

// each iterates over the characters of s.
func each(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for i := 0; i < len(s); {
			_, size := utf8.DecodeRune(s[i:])
			if !yield(s[i : i+size : i+size]) {
				return
			}
			i += size
		}
	}
}

// FieldsSeq iterates over the words that Fields returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq iterates over the parts that FieldsFunc returns, and calls f as far as it gets.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start, inside := 0, false
		for i, c := range view(s) {
			separates := f(c)
			if inside && separates && !yield(s[start:i:i]) {
				return
			}
			if !inside {
				start = i
			}
			inside = !separates
		}
		if inside {
			yield(part(s[start:], len(s)-start))
		}
	}
}
