// Package utf16 encodes and decodes UTF-16.
package utf16

const (
	highStart   = 0xD800
	lowStart    = 0xDC00
	surrEnd     = 0xE000
	firstPaired = 0x10000
	maxRune     = 0x10FFFF
	replacement = 0xFFFD
)

// IsSurrogate reports whether r is half of a surrogate pair.
func IsSurrogate(r rune) bool { return highStart <= r && r < surrEnd }

// DecodeRune joins a surrogate pair; the result is U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if highStart <= r1 && r1 < lowStart && lowStart <= r2 && r2 < surrEnd {
		return (r1-highStart)<<10 | (r2 - lowStart) + firstPaired
	}
	return replacement
}

// EncodeRune splits r into a surrogate pair; both are U+FFFD if r needs none or is invalid.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < firstPaired || r > maxRune {
		return replacement, replacement
	}
	r -= firstPaired
	return highStart + r>>10, lowStart + r&0x3FF
}

// RuneLen is the number of 16-bit units of r, -1 if r is invalid.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < highStart, surrEnd <= r && r < firstPaired:
		return 1
	case firstPaired <= r && r <= maxRune:
		return 2
	}
	return -1
}

// AppendRune appends r's encoding to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode encodes s.
func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode decodes s; lone halves become U+FFFD.
func Decode(s []uint16) []rune {
	a := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			if i+1 < len(s) {
				r = DecodeRune(r, rune(s[i+1]))
				if r != replacement {
					i++
				}
			} else {
				r = replacement
			}
		}
		a = append(a, r)
	}
	return a
}
