// Package bytes works on byte slices as package strings does on strings.
package bytes

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Searching is left to package strings: view looks at b as a string while it does not change.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// owned turns a string that was made just now into bytes.
func owned(s string) []byte {
	if s == "" {
		return []byte{}
	}
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// Equal reports whether a and b have the same bytes.
func Equal(a, b []byte) bool { return view(a) == view(b) }

// Compare returns -1, 0 or +1.
func Compare(a, b []byte) int { return strings.Compare(view(a), view(b)) }

func Count(s, sep []byte) int                         { return strings.Count(view(s), view(sep)) }
func Contains(b, subslice []byte) bool                { return Index(b, subslice) >= 0 }
func ContainsAny(b []byte, chars string) bool         { return IndexAny(b, chars) >= 0 }
func ContainsRune(b []byte, r rune) bool              { return IndexRune(b, r) >= 0 }
func ContainsFunc(b []byte, f func(rune) bool) bool   { return IndexFunc(b, f) >= 0 }
func Index(s, sep []byte) int                         { return strings.Index(view(s), view(sep)) }
func LastIndex(s, sep []byte) int                     { return strings.LastIndex(view(s), view(sep)) }
func LastIndexByte(s []byte, c byte) int              { return strings.LastIndexByte(view(s), c) }
func IndexRune(s []byte, r rune) int                  { return strings.IndexRune(view(s), r) }
func IndexAny(s []byte, chars string) int             { return strings.IndexAny(view(s), chars) }
func LastIndexAny(s []byte, chars string) int         { return strings.LastIndexAny(view(s), chars) }
func IndexFunc(s []byte, f func(r rune) bool) int     { return strings.IndexFunc(view(s), f) }
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(view(s), f) }
func EqualFold(s, t []byte) bool                      { return strings.EqualFold(view(s), view(t)) }
func HasPrefix(s, prefix []byte) bool                 { return strings.HasPrefix(view(s), view(prefix)) }
func HasSuffix(s, suffix []byte) bool                 { return strings.HasSuffix(view(s), view(suffix)) }

// IndexByte finds the first c in b, or -1.
func IndexByte(b []byte, c byte) int {
	for i, x := range b {
		if x == c {
			return i
		}
	}
	return -1
}

// Clone returns a copy of b; nil stays nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Cut splits s around the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix takes prefix off the start of s.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix takes suffix off the end of s.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// part limits a part's capacity, so that appending to it leaves what follows alone.
func part(s []byte, n int) []byte { return s[:n:n] }

func split(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([][]byte, 0, n)
	for len(a) < n-1 {
		m := Index(s, sep)
		if m < 0 {
			break
		}
		a = append(a, part(s, m+keep))
		s = s[m+len(sep):]
	}
	return append(a, s)
}

func explode(s []byte, n int) [][]byte {
	if n <= 0 || n > len(s) {
		n = len(s)
	}
	a := make([][]byte, 0, n)
	for len(s) > 0 {
		if len(a) == n-1 {
			return append(a, s)
		}
		_, size := utf8.DecodeRune(s)
		a = append(a, part(s, size))
		s = s[size:]
	}
	return a
}

func Split(s, sep []byte) [][]byte              { return split(s, sep, 0, -1) }
func SplitN(s, sep []byte, n int) [][]byte      { return split(s, sep, 0, n) }
func SplitAfter(s, sep []byte) [][]byte         { return split(s, sep, len(sep), -1) }
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// Fields splits s around runs of white space.
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc splits s around runs of characters for which f is true.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	a := [][]byte{}
	start := -1
	for i, r := range view(s) {
		if f(r) {
			if start >= 0 {
				a = append(a, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		a = append(a, s[start:len(s):len(s)])
	}
	return a
}

// Join joins the slices with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	switch len(s) {
	case 0:
		return []byte{}
	case 1:
		return append([]byte(nil), s[0]...)
	}
	n := 0
	if len(sep) > 0 {
		if len(sep) >= (1<<63-1)/(len(s)-1) {
			panic("bytes: Join output length overflow")
		}
		n = len(sep) * (len(s) - 1)
	}
	for _, v := range s {
		if len(v) > 1<<63-1-n {
			panic("bytes: Join output length overflow")
		}
		n += len(v)
	}
	b := append(make([]byte, 0, n), s[0]...)
	for _, v := range s[1:] {
		b = append(b, sep...)
		b = append(b, v...)
	}
	return b
}

// Map replaces each character by what mapping gives, or drops it if that is negative.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for _, c := range view(s) {
		if r := mapping(c); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// Repeat joins count copies of b.
func Repeat(b []byte, count int) []byte {
	switch {
	case count == 0:
		return []byte{}
	case count < 0:
		panic("bytes: negative Repeat count")
	case len(b) > (1<<63-1)/count:
		panic("bytes: Repeat output length overflow")
	}
	n := len(b) * count
	if len(b) == 0 {
		return []byte{}
	}
	r := make([]byte, n)
	done := copy(r, b)
	for done < n {
		done += copy(r[done:], r[:done])
	}
	return r
}

// ToUpper and the like return changed copies.
func ToUpper(s []byte) []byte { return owned(strings.ToUpper(string(s))) }
func ToLower(s []byte) []byte { return owned(strings.ToLower(string(s))) }
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte {
	return Map(c.ToUpper, s)
}
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte {
	return Map(c.ToLower, s)
}
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte {
	return Map(c.ToTitle, s)
}

// Title maps the first letter of each word to title case. What a word is it takes too simply.
func Title(s []byte) []byte { return []byte(strings.Title(view(s))) }

// ToValidUTF8 replaces runs of invalid bytes.
func ToValidUTF8(s, replacement []byte) []byte {
	return append(make([]byte, 0, len(s)+len(replacement)), strings.ToValidUTF8(view(s), view(replacement))...)
}

// Runes are the characters of s.
func Runes(s []byte) []rune { return []rune(string(s)) }

// fromEnd is the part of s that strings' function has left of its end.
func fromEnd(s []byte, left string) []byte {
	if left == "" {
		return nil
	}
	return s[len(s)-len(left):]
}

func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return fromEnd(s, strings.TrimLeftFunc(view(s), f))
}
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(view(s), f))]
}

// Trim takes off characters of cutset at both ends.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

// TrimLeft takes off characters of cutset at the start; nothing left is nil.
func TrimLeft(s []byte, cutset string) []byte {
	if cutset == "" && len(s) > 0 {
		return s
	}
	return fromEnd(s, strings.TrimLeft(view(s), cutset))
}

// TrimRight takes off characters of cutset at the end.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(view(s), cutset))]
}

// TrimSpace takes off white space at both ends; nothing left is nil.
func TrimSpace(s []byte) []byte {
	left := strings.TrimLeftFunc(view(s), unicode.IsSpace)
	if left == "" {
		return nil
	}
	s = s[len(s)-len(left):]
	return s[:len(strings.TrimSpace(left))]
}

func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Replace returns a copy with the first n old replaced by new, all if n < 0.
func Replace(s, old, new []byte, n int) []byte {
	m := 0
	if n != 0 {
		m = Count(s, old)
	}
	if m == 0 {
		return append([]byte(nil), s...)
	}
	if view(old) == view(new) {
		return append([]byte{}, s...)
	}
	return owned(strings.Replace(view(s), view(old), view(new), n))
}

func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }
