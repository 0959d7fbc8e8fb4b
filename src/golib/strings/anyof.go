package strings

import "unicode/utf8"

// Functions that take a string as a set of characters. Nearly always it is a few ASCII characters, which make a bit set;
// then the text need not be decoded, since no byte of a longer character is ASCII.

// An asciiSet has bit c of low and high, taken as one number, set for each member c.
type asciiSet struct{ low, high uint64 }

// asciiOnly makes a set of the characters of chars; ok is false if there are others than ASCII.
func asciiOnly(chars string) (set asciiSet, ok bool) {
	for i := 0; i < len(chars); i++ {
		switch c := chars[i]; {
		case c < 64:
			set.low |= 1 << c
		case c < utf8.RuneSelf:
			set.high |= 1 << (c - 64)
		default:
			return set, false
		}
	}
	return set, true
}

func (set asciiSet) has(c byte) bool {
	if c < 64 {
		return set.low>>c&1 != 0
	}
	return c < utf8.RuneSelf && set.high>>(c-64)&1 != 0
}

// memberOf returns the test that sets with other characters than ASCII take.
func memberOf(chars string) func(rune) bool {
	return func(r rune) bool { return ContainsRune(chars, r) }
}

// IndexAny returns the position of the first character of s that is one of chars, or -1.
func IndexAny(s, chars string) int {
	set, ok := asciiOnly(chars)
	if !ok {
		return IndexFunc(s, memberOf(chars))
	}
	for i := 0; i < len(s); i++ {
		if set.has(s[i]) {
			return i
		}
	}
	return -1
}

// LastIndexAny returns the position of the last character of s that is one of chars, or -1.
func LastIndexAny(s, chars string) int {
	set, ok := asciiOnly(chars)
	if !ok {
		return LastIndexFunc(s, memberOf(chars))
	}
	i := len(s) - 1
	for i >= 0 && !set.has(s[i]) {
		i--
	}
	return i
}

// ContainsAny reports whether one of the characters of chars occurs in s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// Trim returns s without the characters at both ends that are among cutset.
func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft returns s without the characters at its start that are among cutset.
func TrimLeft(s, cutset string) string {
	set, ok := asciiOnly(cutset)
	if !ok {
		return TrimLeftFunc(s, memberOf(cutset))
	}
	i := 0
	for i < len(s) && set.has(s[i]) {
		i++
	}
	return s[i:]
}

// TrimRight returns s without the characters at its end that are among cutset.
func TrimRight(s, cutset string) string {
	set, ok := asciiOnly(cutset)
	if !ok {
		return TrimRightFunc(s, memberOf(cutset))
	}
	end := len(s)
	for end > 0 && set.has(s[end-1]) {
		end--
	}
	return s[:end]
}
