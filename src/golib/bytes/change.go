package bytes

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Everything here returns a new slice.

// owned makes bytes of a string that was made just now, without copying them; they are not nil.
func owned(s string) []byte {
	if s == "" {
		return []byte{}
	}
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// Clone returns a copy of b; nil stays nil.
func Clone(b []byte) []byte {
	if b == nil {
		return b
	}
	return append([]byte{}, b...)
}

// Map returns s with each character replaced by what mapping gives for it, or dropped if that is negative. mapping is
// called once for each character, in order.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for _, c := range view(s) {
		if r := mapping(c); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// Repeat returns count copies of b one after the other. It panics if count is negative or the result too long.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if count == 0 || len(b) == 0 {
		return []byte{}
	}
	if len(b) > (1<<63-1)/count {
		panic("bytes: Repeat output length overflow")
	}
	copies := make([]byte, len(b)*count)
	done := copy(copies, b)
	for done < len(copies) {
		done += copy(copies[done:], copies[:done])
	}
	return copies
}

// ToUpper returns s with all letters in upper case.
func ToUpper(s []byte) []byte { return owned(strings.ToUpper(string(s))) }

// ToLower returns s with all letters in lower case.
func ToLower(s []byte) []byte { return owned(strings.ToLower(string(s))) }

// ToTitle returns s with all letters in title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper by the rules of a language, which come before Unicode's general ones.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the rules of a language, which come before Unicode's general ones.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the rules of a language, which come before Unicode's general ones.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// Title returns s with the first letter of each word in title case. What a word is it takes too simply for most
// languages: an apostrophe ends one.
func Title(s []byte) []byte { return []byte(strings.Title(view(s))) }

// ToValidUTF8 returns s with replacement, which may be empty, in the place of each run of bytes that is no UTF-8.
func ToValidUTF8(s, replacement []byte) []byte {
	valid := make([]byte, 0, len(s)+len(replacement))
	return append(valid, strings.ToValidUTF8(view(s), view(replacement))...)
}

// Replace returns s with new in the place of the first n old, or of all of them if n is negative. They do not overlap; an
// empty old is found before each character and at the end.
func Replace(s, old, new []byte, n int) []byte {
	if n == 0 || !Contains(s, old) {
		return append([]byte(nil), s...)
	}
	if Equal(old, new) {
		return append([]byte{}, s...)
	}
	return owned(strings.Replace(view(s), view(old), view(new), n))
}

// ReplaceAll returns s with new in the place of each old.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }
