// Package bytes does with byte slices what package strings does with strings: the bytes are taken to be UTF-8, positions
// count bytes, and results are parts of the argument where that is possible.
package bytes

import (
	"strings"
	"unsafe"
)

// Searching is left to package strings: view looks at b as a string while it does not change.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Equal reports whether a and b have the same bytes. A nil slice is like an empty one.
func Equal(a, b []byte) bool { return view(a) == view(b) }

// Compare returns -1 if a comes before b in the order of bytes, +1 if it comes after it, and 0 if they are equal.
func Compare(a, b []byte) int { return strings.Compare(view(a), view(b)) }

// EqualFold reports whether s and t differ at most in the case of letters, by Unicode's simple folding.
func EqualFold(s, t []byte) bool { return strings.EqualFold(view(s), view(t)) }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool { return strings.HasPrefix(view(s), view(prefix)) }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool { return strings.HasSuffix(view(s), view(suffix)) }

// IndexByte returns the position of the first byte c in b, or -1.
func IndexByte(b []byte, c byte) int {
	for i, x := range b {
		if x == c {
			return i
		}
	}
	return -1
}

// LastIndexByte returns the position of the last byte c in s, or -1.
func LastIndexByte(s []byte, c byte) int { return strings.LastIndexByte(view(s), c) }

// Index returns where sep first begins in s, or -1.
func Index(s, sep []byte) int { return strings.Index(view(s), view(sep)) }

// LastIndex returns where sep last begins in s, or -1.
func LastIndex(s, sep []byte) int { return strings.LastIndex(view(s), view(sep)) }

// IndexRune returns the position of the first character r in s, or -1. Each byte that is no UTF-8 is a utf8.RuneError.
func IndexRune(s []byte, r rune) int { return strings.IndexRune(view(s), r) }

// IndexAny returns the position of the first character of s that is one of chars, or -1.
func IndexAny(s []byte, chars string) int { return strings.IndexAny(view(s), chars) }

// LastIndexAny returns the position of the last character of s that is one of chars, or -1.
func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(view(s), chars) }

// IndexFunc returns the position of the first character for which f is true, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(view(s), f) }

// LastIndexFunc returns the position of the last character for which f is true, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(view(s), f) }

// Contains reports whether subslice occurs in b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether one of the characters of chars occurs in b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether the character r occurs in b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether f is true for some character of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// Count returns how often sep occurs in s without overlaps. An empty sep occurs before each character and at the end.
func Count(s, sep []byte) int { return strings.Count(view(s), view(sep)) }

// Runes returns the characters of s in a new slice.
func Runes(s []byte) []rune { return []rune(view(s)) }
