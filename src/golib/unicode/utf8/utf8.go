// Package utf8 encodes and decodes UTF-8.
package utf8

const (
	RuneError = '\uFFFD'     // stands for what cannot be decoded
	RuneSelf  = 0x80         // characters below are one byte
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // bytes of the longest encoding
)

// lead describes a first byte: the length of its sequence (0 if it can't start one) and the range of the second byte.
func lead(b byte) (size int, lo, hi byte) {
	switch {
	case b < 0xC2:
		return 0, 0, 0
	case b < 0xE0:
		return 2, 0x80, 0xBF
	case b < 0xF0:
		if b == 0xE0 {
			return 3, 0xA0, 0xBF
		}
		if b == 0xED {
			return 3, 0x80, 0x9F
		}
		return 3, 0x80, 0xBF
	case b < 0xF5:
		if b == 0xF0 {
			return 4, 0x90, 0xBF
		}
		if b == 0xF4 {
			return 4, 0x80, 0x8F
		}
		return 4, 0x80, 0xBF
	}
	return 0, 0, 0
}

// DecodeRune decodes the first character of p: (RuneError, 0) if p is empty, (RuneError, 1) if it is invalid.
func DecodeRune(p []byte) (r rune, size int) {
	if len(p) == 0 {
		return RuneError, 0
	}
	b0 := p[0]
	if b0 < RuneSelf {
		return rune(b0), 1
	}
	size, lo, hi := lead(b0)
	if size == 0 || len(p) < size {
		return RuneError, 1
	}
	b1 := p[1]
	if b1 < lo || b1 > hi {
		return RuneError, 1
	}
	if size == 2 {
		return rune(b0&0x1F)<<6 | rune(b1&0x3F), 2
	}
	b2 := p[2]
	if b2&0xC0 != 0x80 {
		return RuneError, 1
	}
	if size == 3 {
		return rune(b0&0x0F)<<12 | rune(b1&0x3F)<<6 | rune(b2&0x3F), 3
	}
	b3 := p[3]
	if b3&0xC0 != 0x80 {
		return RuneError, 1
	}
	return rune(b0&0x07)<<18 | rune(b1&0x3F)<<12 | rune(b2&0x3F)<<6 | rune(b3&0x3F), 4
}

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (r rune, size int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	b0 := s[0]
	if b0 < RuneSelf {
		return rune(b0), 1
	}
	size, lo, hi := lead(b0)
	if size == 0 || len(s) < size {
		return RuneError, 1
	}
	b1 := s[1]
	if b1 < lo || b1 > hi {
		return RuneError, 1
	}
	if size == 2 {
		return rune(b0&0x1F)<<6 | rune(b1&0x3F), 2
	}
	b2 := s[2]
	if b2&0xC0 != 0x80 {
		return RuneError, 1
	}
	if size == 3 {
		return rune(b0&0x0F)<<12 | rune(b1&0x3F)<<6 | rune(b2&0x3F), 3
	}
	b3 := s[3]
	if b3&0xC0 != 0x80 {
		return RuneError, 1
	}
	return rune(b0&0x07)<<18 | rune(b1&0x3F)<<12 | rune(b2&0x3F)<<6 | rune(b3&0x3F), 4
}

// DecodeLastRune decodes the last character of p.
func DecodeLastRune(p []byte) (r rune, size int) {
	n := len(p)
	if n == 0 {
		return RuneError, 0
	}
	if b := p[n-1]; b < RuneSelf {
		return rune(b), 1
	}
	start := lastStart(n, func(i int) byte { return p[i] })
	r, size = DecodeRune(p[start:])
	if start+size != n {
		return RuneError, 1
	}
	return r, size
}

// DecodeLastRuneInString decodes the last character of s.
func DecodeLastRuneInString(s string) (r rune, size int) {
	n := len(s)
	if n == 0 {
		return RuneError, 0
	}
	if b := s[n-1]; b < RuneSelf {
		return rune(b), 1
	}
	start := lastStart(n, func(i int) byte { return s[i] })
	r, size = DecodeRuneInString(s[start:])
	if start+size != n {
		return RuneError, 1
	}
	return r, size
}

// lastStart finds where the last character may start: at most UTFMax bytes before the end n.
func lastStart(n int, at func(int) byte) int {
	for i := n - 1; i >= 0 && i >= n-UTFMax; i-- {
		if RuneStart(at(i)) {
			return i
		}
	}
	return n - 1
}

// FullRune reports whether p begins with a whole encoding; an invalid one counts as whole.
func FullRune(p []byte) bool {
	if len(p) >= UTFMax {
		return true
	}
	var s [UTFMax]byte
	n := copy(s[:], p)
	return fullRune(s, n)
}

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	if len(s) >= UTFMax {
		return true
	}
	var b [UTFMax]byte
	n := copy(b[:], s)
	return fullRune(b, n)
}

func fullRune(p [UTFMax]byte, n int) bool {
	if n == 0 {
		return false
	}
	size, lo, hi := lead(p[0])
	if n >= size {
		return true
	}
	if n > 1 && (p[1] < lo || p[1] > hi) {
		return true
	}
	return n > 2 && p[2]&0xC0 != 0x80
}

// RuneLen is the number of bytes of r's encoding, -1 if it has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case 0xD800 <= r && r <= 0xDFFF:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r's encoding to p and returns its length. What has no encoding is written as RuneError.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < 0x80 {
		p[0] = byte(r)
		return 1
	}
	switch n := RuneLen(r); n {
	case 2:
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&0x3F
		return 2
	case 4:
		_ = p[3]
		p[0] = 0xF0 | byte(r>>18)
		p[1] = 0x80 | byte(r>>12)&0x3F
		p[2] = 0x80 | byte(r>>6)&0x3F
		p[3] = 0x80 | byte(r)&0x3F
		return 4
	case -1:
		r = RuneError
	}
	_ = p[2]
	p[0] = 0xE0 | byte(r>>12)
	p[1] = 0x80 | byte(r>>6)&0x3F
	p[2] = 0x80 | byte(r)&0x3F
	return 3
}

// AppendRune appends r's encoding to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < 0x80 {
		return append(p, byte(r))
	}
	var b [UTFMax]byte
	n := EncodeRune(b[:], r)
	return append(p, b[:n]...)
}

// RuneCount counts the characters of p; each byte that does not belong to a valid one counts as one.
func RuneCount(p []byte) int {
	n := 0
	for i := 0; i < len(p); n++ {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRune(p[i:])
		i += size
	}
	return n
}

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int) {
	for range s {
		n++
	}
	return n
}

// RuneStart reports whether b can be the first byte of an encoding.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// Valid reports whether p is UTF-8 throughout.
func Valid(p []byte) bool {
	for i := 0; i < len(p); {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRune(p[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidString is Valid for a string.
func ValidString(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRuneInString(s[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidRune reports whether r has an encoding.
func ValidRune(r rune) bool { return RuneLen(r) > 0 }
