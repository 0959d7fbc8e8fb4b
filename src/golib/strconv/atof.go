package strconv

import (
	"math/bits"
	"unsafe"
)

// ParseFloat reads a decimal or hexadecimal number, rounded to the nearest of bitSize bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, err := parseFloatPrefix(s, bitSize)
	if n != len(s) && (err == nil || err.(*NumError).Err != ErrSyntax) {
		return 0, syntaxError("ParseFloat", s)
	}
	return f, err
}

// parseFloatPrefix reads the number that s starts with and returns the length of its text.
func parseFloatPrefix(s string, bitSize int) (f float64, n int, err error) {
	shape := &shape64
	if bitSize == 32 {
		shape = &shape32
	}
	if word, n, ok := parseSpecial(s); ok {
		return floatFromWord(word), n, nil
	}
	num, ok := scanNumber(s)
	if !ok {
		return 0, 0, syntaxError("ParseFloat", s)
	}
	if f, ok := exactFloat(&num, shape); ok {
		return f, num.n, nil
	}
	var mant uint64
	var exp int // of mant's lowest bit
	switch {
	case num.mant == 0:
	case num.hex:
		mant, exp = roundBinary(num.mant, num.exp, num.truncated, shape)
	default:
		mant, exp = roundDecimal(s, &num, shape)
	}
	f, over := assemble(num.negative, mant, exp, shape)
	if over {
		err = rangeError("ParseFloat", s)
	}
	return f, num.n, err
}

func floatFromWord(w uint64) float64 { return *(*float64)(unsafe.Pointer(&w)) }

const (
	wordInf = 0x7FF << 52
	wordNaN = wordInf | 1<<51 | 1
)

// parseSpecial reads inf, infinity and nan in any case.
func parseSpecial(s string) (word uint64, n int, ok bool) {
	var sign uint64
	start := 0
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = 1 << 63
		}
		start = 1
	}
	switch n := commonPrefix(s[start:], "infinity"); {
	case n == 8:
		return sign | wordInf, start + 8, true
	case n >= 3:
		return sign | wordInf, start + 3, true
	}
	if start == 0 && commonPrefix(s, "nan") == 3 {
		return wordNaN, 3, true
	}
	return 0, 0, false
}

func commonPrefix(s, lower string) int {
	n := 0
	for n < len(s) && n < len(lower) && s[n]|0x20 == lower[n] {
		n++
	}
	return n
}

// number is scanned text: mant * 10^exp, or mant * 2^exp if hex. mant has at most the first 19 (16) digits; truncated
// says that others were not all zero.
type number struct {
	mant      uint64
	exp       int
	negative  bool
	truncated bool
	hex       bool
	n         int // length of the text
}

func scanNumber(s string) (num number, ok bool) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		num.negative = s[i] == '-'
		i++
	}
	base, maxDigits := uint64(10), 19
	if i+2 < len(s) && s[i] == '0' && s[i+1]|0x20 == 'x' {
		base, maxDigits = 16, 16
		num.hex = true
		i += 2
	}
	sawPoint, sawDigits, underscores := false, false, false
	nd, kept, point := 0, 0, 0
scan:
	for ; i < len(s); i++ {
		c := s[i]
		var d byte
		switch {
		case c == '_':
			underscores = true
			continue
		case c == '.':
			if sawPoint {
				break scan
			}
			sawPoint = true
			point = nd
			continue
		case '0' <= c && c <= '9':
			d = c - '0'
		case num.hex && 'a' <= c|0x20 && c|0x20 <= 'f':
			d = c | 0x20 - 'a' + 10
		default:
			break scan
		}
		sawDigits = true
		if d == 0 && nd == 0 {
			point--
			continue
		}
		nd++
		if kept < maxDigits {
			num.mant = num.mant*base + uint64(d)
			kept++
		} else if d != 0 {
			num.truncated = true
		}
	}
	if !sawDigits {
		return num, false
	}
	if !sawPoint {
		point = nd
	}
	if num.hex {
		point *= 4
		kept *= 4
	}
	mark := byte('e')
	if num.hex {
		mark = 'p'
	}
	if i < len(s) && s[i]|0x20 == mark {
		i++
		sign := 1
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			if s[i] == '-' {
				sign = -1
			}
			i++
		}
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return num, false
		}
		e := 0
		for ; i < len(s) && ('0' <= s[i] && s[i] <= '9' || s[i] == '_'); i++ {
			if s[i] == '_' {
				underscores = true
			} else if e < 10000 {
				e = e*10 + int(s[i]-'0')
			}
		}
		point += e * sign
	} else if num.hex {
		return num, false
	}
	if num.mant != 0 {
		num.exp = point - kept
	}
	num.n = i
	if underscores && !underscoresOK(s[:i]) {
		return num, false
	}
	return num, true
}

var exactPow10 = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// exactFloat converts short numbers by one correctly rounded operation on exact operands.
func exactFloat(num *number, shape *floatShape) (float64, bool) {
	if num.hex || num.truncated || num.mant>>shape.mantBits != 0 {
		return 0, false
	}
	if shape.mantBits == 23 {
		f := float32(num.mant)
		if num.negative {
			f = -f
		}
		switch {
		case 0 == num.exp:
		case 0 < num.exp && num.exp <= 10:
			f *= float32(exactPow10[num.exp])
		case -10 <= num.exp && num.exp < 0:
			f /= float32(exactPow10[-num.exp])
		default:
			return 0, false
		}
		return float64(f), true
	}
	f := float64(num.mant)
	if num.negative {
		f = -f
	}
	switch {
	case 0 == num.exp:
	case 0 < num.exp && num.exp <= 22:
		f *= exactPow10[num.exp]
	case -22 <= num.exp && num.exp < 0:
		f /= exactPow10[-num.exp]
	default:
		return 0, false
	}
	return f, true
}

// roundBinary rounds m * 2^e to the format's precision; sticky says that the number is a bit larger.
func roundBinary(m uint64, e int, sticky bool, shape *floatShape) (mant uint64, exp int) {
	shift := bits.LeadingZeros64(m)
	m <<= uint(shift)
	e -= shift
	drop := dropBits(64, e, shape)
	if drop > 65 {
		return 0, e
	}
	e += drop
	frac := m << (64 - uint(drop))
	mant = m >> uint(drop)
	if drop == 65 {
		frac = m >> 1
		sticky = true
		mant = 0
	}
	const half = 1 << 63
	if frac > half || frac == half && (sticky || mant&1 == 1) {
		mant++
	}
	return mant, e
}

// dropBits says how many low bits of a number of n bits, whose lowest has exponent e, the format has no room for.
func dropBits(n, e int, shape *floatShape) int {
	drop := n - 1 - int(shape.mantBits)
	if least := 1 + shape.bias - e; drop < least {
		drop = least
	}
	return drop
}

// roundDecimal rounds num.mant * 10^num.exp, and s if that is not enough to decide, to the format's precision.
func roundDecimal(s string, num *number, shape *floatShape) (mant uint64, exp int) {
	switch {
	case num.exp < -345:
		return 0, 0
	case num.exp > 310:
		return 1, 4000
	}
	floor, up, exp, ok := estimate(num.mant, num.exp, shape)
	if ok && num.truncated {
		// The number lies between mant and mant+1.
		floor2, up2, exp2, ok2 := estimate(num.mant+1, num.exp, shape)
		ok = ok2 && exp == exp2 && floor+up == floor2+up2
	}
	if ok {
		return floor + up, exp
	}
	digits, point := inputDigits(s[:num.n])
	middle, middlePoint := exactDigits(2*floor+1, exp-1)
	if c := compareDigits(digits, point, middle, middlePoint); c > 0 || c == 0 && floor&1 == 1 {
		floor++
	}
	return floor, exp
}

// estimate gives m * 10^k rounded down to floor * 2^exp, and whether to round up; ok is false if that is open.
func estimate(m uint64, k int, shape *floatShape) (floor, up uint64, exp int, ok bool) {
	shift := bits.LeadingZeros64(m)
	m <<= uint(shift)
	hi, lo, pe, exact := pow10(k)
	top, mid := bits.Mul64(hi, m)
	carryIn, low := bits.Mul64(lo, m)
	mid, carry := bits.Add64(mid, carryIn, 0)
	top += carry
	exp = pe - 127 - shift + 64 // of mid's lowest bit
	if top>>63 == 0 {
		top = top<<1 | mid>>63
		mid = mid<<1 | low>>63
		low <<= 1
		exp--
	}
	drop := dropBits(128, exp, shape)
	if drop > 128 {
		return 0, 0, exp + drop, true
	}
	exp += drop
	// frac is the dropped part, with 64 bits and a rest below.
	s := uint(drop - 64)
	floor = top >> s
	frac := top<<(64-s) | mid>>s
	rest := mid<<(64-s) | low
	if s == 64 {
		floor, frac, rest = 0, top, mid|low
	}
	const half = 1 << 63
	switch {
	case exact:
		if frac > half || frac == half && (rest != 0 || floor&1 == 1) {
			up = 1
		}
	case frac >= half:
		up = 1
	case frac >= half-fracError:
		return floor, 0, exp, false
	}
	return floor, up, exp, true
}

// inputDigits collects the significant digits of decimal text: 0.ddd * 10^point.
func inputDigits(s string) (digits []byte, point int) {
	sawPoint := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			if c == '0' && len(digits) == 0 {
				if sawPoint {
					point--
				}
				continue
			}
			digits = append(digits, c)
			if !sawPoint {
				point++
			}
		case c == '.':
			sawPoint = true
		case c|0x20 == 'e':
			e, sign := 0, 1
			for i++; i < len(s); i++ {
				switch c := s[i]; {
				case c == '-':
					sign = -1
				case '0' <= c && c <= '9' && e < 10000:
					e = e*10 + int(c-'0')
				}
			}
			return trimZeros(digits), point + e*sign
		}
	}
	return trimZeros(digits), point
}

// assemble makes the float; a mantissa that was rounded up to the next power of two is fine.
func assemble(negative bool, mant uint64, exp int, shape *floatShape) (f float64, overflow bool) {
	hidden := uint64(1) << shape.mantBits
	if mant == hidden<<1 {
		mant >>= 1
		exp++
	}
	var word uint64
	field := exp - shape.bias
	maxField := 1<<shape.expBits - 1
	switch {
	case mant == 0:
	case field >= maxField:
		overflow = true
		word = uint64(maxField) << shape.mantBits
	case mant&hidden == 0:
		word = mant
	default:
		word = mant&^hidden | uint64(field)<<shape.mantBits
	}
	if negative {
		word |= 1 << (shape.mantBits + shape.expBits)
	}
	if shape.mantBits == 23 {
		w := uint32(word)
		return float64(*(*float32)(unsafe.Pointer(&w))), overflow
	}
	return floatFromWord(word), overflow
}
