package strings

import (
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// own makes a string of bytes that nobody will change any more, without copying them.
func own(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Clone returns s in memory of its own, so that what s was cut from need not be kept.
func Clone(s string) string {
	if s == "" {
		return ""
	}
	return own(append([]byte(nil), s...))
}

// Map returns s with each character replaced by what mapping gives for it, or dropped if that is negative. mapping is
// called once for each character, in order.
func Map(mapping func(rune) rune, s string) string {
	// b is nil as long as nothing has changed.
	var b []byte
	for i, c := range s {
		r := mapping(c)
		if b == nil {
			if r == c && c != utf8.RuneError {
				continue
			}
			size := 0
			if c == utf8.RuneError {
				_, size = utf8.DecodeRuneInString(s[i:])
				if r == c && size != 1 {
					continue
				}
			}
			b = append(make([]byte, 0, len(s)+utf8.UTFMax), s[:i]...)
		}
		if r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	if b == nil {
		return s
	}
	return own(b)
}

// Repeat returns count copies of s one after the other. It panics if count is negative or the result too long.
func Repeat(s string, count int) string {
	switch {
	case count < 0:
		panic("strings: negative Repeat count")
	case count == 0 || s == "":
		return ""
	case count == 1:
		return s
	case len(s) > (1<<63-1)/count:
		panic("strings: Repeat output length overflow")
	}
	n := len(s) * count
	b := make([]byte, n)
	done := copy(b, s)
	for done < n {
		done += copy(b[done:], b[:done])
	}
	return own(b)
}

// ToUpper returns s with all letters in upper case.
func ToUpper(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return Map(unicode.ToUpper, s)
		}
		if 'a' <= c && c <= 'z' {
			return changeASCII(s, i, 'a', unicode.ToUpper)
		}
	}
	return s
}

// ToLower returns s with all letters in lower case.
func ToLower(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return Map(unicode.ToLower, s)
		}
		if 'A' <= c && c <= 'Z' {
			return changeASCII(s, i, 'A', unicode.ToLower)
		}
	}
	return s
}

// changeASCII changes the case of the letters from first on, starting at i; other than ASCII goes through general.
func changeASCII(s string, i int, first byte, general func(rune) rune) string {
	b := []byte(s)
	for ; i < len(b); i++ {
		c := b[i]
		if c >= utf8.RuneSelf {
			return Map(general, s)
		}
		if c-first < 26 {
			b[i] = c ^ 0x20
		}
	}
	return own(b)
}

// ToTitle returns s with all letters in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper by the rules of a language, which come before Unicode's general ones.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the rules of a language, which come before Unicode's general ones.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the rules of a language, which come before Unicode's general ones.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 returns s with replacement, which may be empty, in the place of each run of bytes that is no UTF-8.
func ToValidUTF8(s, replacement string) string {
	var b []byte
	bad := false
	for i, c := range s {
		if c == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				if b == nil {
					b = append(make([]byte, 0, len(s)+len(replacement)), s[:i]...)
				}
				if !bad {
					b = append(b, replacement...)
				}
				bad = true
				continue
			}
		}
		bad = false
		if b != nil {
			b = utf8.AppendRune(b, c)
		}
	}
	if b == nil {
		return s
	}
	return own(b)
}

// Title returns s with the first letter of each word in title case. What a word is it takes too simply for most
// languages: an apostrophe ends one.
func Title(s string) string {
	before := ' '
	return Map(func(r rune) rune {
		start := isSeparator(before)
		before = r
		if start {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// isSeparator reports whether a word ends before r.
func isSeparator(r rune) bool {
	if r <= 0x7F {
		return !('0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_')
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return false
	}
	return unicode.IsSpace(r)
}
