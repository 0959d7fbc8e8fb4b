package strings

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Lines iterates over the lines of s, each with the newline that ends it. The last one need not have any.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := s; rest != ""; {
			end := IndexByte(rest, '\n') + 1
			if end == 0 {
				end = len(rest)
			}
			if !yield(rest[:end]) {
				return
			}
			rest = rest[end:]
		}
	}
}

// SplitSeq iterates over the parts that Split returns.
func SplitSeq(s, sep string) iter.Seq[string] { return parts(s, sep, 0) }

// SplitAfterSeq iterates over the parts that SplitAfter returns.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return parts(s, sep, len(sep)) }

// parts iterates over the parts of s with the first keep bytes of the separator after them.
func parts(s, sep string, keep int) iter.Seq[string] {
	if sep == "" {
		return each(s)
	}
	return func(yield func(string) bool) {
		rest := s
		for {
			at := Index(rest, sep)
			if at < 0 {
				yield(rest)
				return
			}
			if !yield(rest[:at+keep]) {
				return
			}
			rest = rest[at+len(sep):]
		}
	}
}

// each iterates over the characters of s, as strings.
func each(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(s); {
			_, size := utf8.DecodeRuneInString(s[i:])
			if !yield(s[i : i+size]) {
				return
			}
			i += size
		}
	}
}

// FieldsSeq iterates over the words that Fields returns.
func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq iterates over the parts that FieldsFunc returns, and calls f as far as it gets.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, inside := 0, false
		for i, c := range s {
			separates := f(c)
			if inside && separates && !yield(s[start:i]) {
				return
			}
			if !inside {
				start = i
			}
			inside = !separates
		}
		if inside {
			yield(s[start:])
		}
	}
}
