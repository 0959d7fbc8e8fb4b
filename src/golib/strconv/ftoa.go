package strconv

import (
	"math/bits"
	"unsafe"
)

// floatShape describes an IEEE format.
type floatShape struct {
	mantBits uint
	expBits  uint
	bias     int
}

// The exponent of the lowest mantissa bit is the exponent field plus bias; mantBits excludes the hidden bit.
var (
	shape32 = floatShape{23, 8, -127 - 23}
	shape64 = floatShape{52, 11, -1023 - 52}
)

// FormatFloat writes f, which was rounded to bitSize bits, in format e, E, f, g, G, b, x or X. prec is the number of
// digits after the point (in all for g); -1 gives the fewest that read back as f.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	var buf [32]byte
	return string(AppendFloat(buf[:0], f, fmt, prec, bitSize))
}

// AppendFloat appends FormatFloat's text to dst.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	var word uint64
	shape := &shape64
	switch bitSize {
	case 64:
		word = *(*uint64)(unsafe.Pointer(&f))
	case 32:
		g := float32(f)
		word = uint64(*(*uint32)(unsafe.Pointer(&g)))
		shape = &shape32
	default:
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	negative := word>>(shape.mantBits+shape.expBits) != 0
	exp := int(word>>shape.mantBits) & (1<<shape.expBits - 1)
	mant := word & (1<<shape.mantBits - 1)
	switch exp {
	case 1<<shape.expBits - 1:
		switch {
		case mant != 0:
			return append(dst, "NaN"...)
		case negative:
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	case 0:
		exp = 1
	default:
		mant |= 1 << shape.mantBits
	}
	exp += shape.bias
	if fmt == 'b' {
		return appendBinary(dst, negative, mant, exp)
	}
	if fmt == 'x' || fmt == 'X' {
		return appendHex(dst, negative, mant, exp, fmt, prec, shape)
	}
	var buf [24]byte
	shortest := prec < 0
	d, point := floatDigits(&buf, mant, exp, fmt, prec, shape)
	if shortest {
		switch fmt {
		case 'e', 'E':
			prec = len(d) - 1
		case 'f':
			prec = max(len(d)-point, 0)
		case 'g', 'G':
			prec = len(d)
		}
	}
	if mant == 0 {
		point = 0
	}
	switch fmt {
	case 'e', 'E':
		return appendExponent(dst, negative, d, point, prec, fmt)
	case 'f':
		return appendPlain(dst, negative, d, point, prec)
	case 'g', 'G':
		limit := prec
		if limit > len(d) && len(d) >= point {
			limit = len(d)
		}
		if shortest {
			limit = 6
		} else if limit == 0 {
			limit = 1
		}
		if exp := point - 1; exp < -4 || exp >= limit {
			return appendExponent(dst, negative, d, point, min(prec, len(d))-1, fmt+'e'-'g')
		}
		return appendPlain(dst, negative, d, point, max(len(d)-point, 0))
	}
	return append(dst, '%', fmt)
}

// floatDigits finds the digits that a format wants, without trailing zeros: 0.d * 10^point.
func floatDigits(buf *[24]byte, mant uint64, exp int, fmt byte, prec int, shape *floatShape) (d []byte, point int) {
	if mant == 0 {
		return nil, 0
	}
	if prec < 0 {
		narrow := mant == 1<<shape.mantBits && exp > 1+shape.bias
		if n, k, ok := shortest(mant, exp, narrow); ok {
			return integerDigits(buf, n, k)
		}
		return exactShortest(mant, exp, narrow)
	}
	if fmt == 'f' {
		if prec <= 55 && bits.Len64(mant)+exp+(prec*217706>>16)+1 < 62 {
			if n, ok := scaled(mant, exp, prec); ok {
				return integerDigits(buf, n, -prec)
			}
		}
		d, point = exactDigits(mant, exp)
		return roundDigits(d, point, point+prec)
	}
	n := prec
	switch fmt {
	case 'e', 'E':
		n++
	case 'g', 'G':
		n = max(n, 1)
	default:
		n = 1
	}
	if n <= 17 {
		if v, k, ok := fixed(mant, exp, n); ok {
			return integerDigits(buf, v, k)
		}
	}
	d, point = exactDigits(mant, exp)
	return roundDigits(d, point, n)
}

// integerDigits writes the digits of n * 10^k without trailing zeros.
func integerDigits(buf *[24]byte, n uint64, k int) (d []byte, point int) {
	i := len(buf)
	for ; n > 0; n /= 10 {
		i--
		buf[i] = byte('0' + n%10)
	}
	return trimZeros(buf[i:]), len(buf) - i + k
}

// product returns u * 2^e * 10^k as an integer and a 64-bit fraction, if the integer has less than 63 bits. The true
// fraction is above the result by less than fracError, or equal if exact is set.
func product(u uint64, e, k int) (n, frac uint64, exact, ok bool) {
	shift := bits.LeadingZeros64(u)
	u <<= uint(shift)
	hi, lo, pe, exact := pow10(k)
	top, mid := bits.Mul64(hi, u)
	carryIn, low := bits.Mul64(lo, u)
	mid, carry := bits.Add64(mid, carryIn, 0)
	top += carry
	// The value is top:mid:low * 2^(e-shift+pe-127); fracBits of top:mid are its fraction.
	fracBits := 127 - pe - e + shift - 64
	switch {
	case fracBits <= 64:
		return 0, 0, false, false
	case fracBits < 128:
		s := uint(fracBits - 64)
		n = top >> s
		frac = top<<(64-s) | mid>>s
		return n, frac, exact && low == 0 && mid<<(64-s) == 0, true
	case fracBits < 192:
		s := uint(fracBits - 128)
		return 0, top >> s, exact && low == 0 && mid == 0 && top<<(64-s) == 0, true
	}
	return 0, 0, false, true
}

const fracError = 8

// roundHalfEven rounds the result of product; ok is false if that can't be decided.
func roundHalfEven(n, frac uint64, exact bool) (rounded uint64, ok bool) {
	const half = 1 << 63
	if !exact && frac < half && frac >= half-fracError {
		return 0, false
	}
	if frac > half || frac == half && (!exact || n&1 == 1) {
		n++
	}
	return n, true
}

// scaled returns mant * 2^exp * 10^k, rounded.
func scaled(mant uint64, exp, k int) (n uint64, ok bool) {
	n, frac, exact, ok := product(mant, exp, k)
	if !ok {
		return 0, false
	}
	return roundHalfEven(n, frac, exact)
}

// fixed returns n digits of mant * 2^exp: v * 10^k.
func fixed(mant uint64, exp, n int) (v uint64, k int, ok bool) {
	// An estimate of the decimal exponent, which may be one too low.
	magnitude := (bits.Len64(mant) + exp - 1) * 78913 >> 18
	k = magnitude - n + 1
	for range 3 {
		v, frac, exact, ok := product(mant, exp, -k)
		if !ok {
			return 0, 0, false
		}
		switch {
		case v >= uint64Pow10(n):
			k++
		case v < uint64Pow10(n-1):
			k--
		default:
			v, ok = roundHalfEven(v, frac, exact)
			return v, k, ok
		}
	}
	return 0, 0, false
}

// uint64Pow10 is 10^n for n < 19: smallPow has the leading bits, of which 10^n needs floor(n*log2(10))+1.
func uint64Pow10(n int) uint64 { return smallPow[n] >> uint(63-(n*217706>>16)) }

// shortest finds the number with the fewest digits that reads back as mant * 2^exp, the nearest if there are several.
func shortest(mant uint64, exp int, narrow bool) (v uint64, k int, ok bool) {
	// The interval's width is about 2^exp, so its multiples of 10^k are one to ten.
	k = exp * 78913 >> 18
	low := 4*mant - 2
	if narrow {
		low++
	}
	inclusive := mant&1 == 0
	for range 2 {
		lo, loFrac, loExact, ok1 := product(low, exp-2, -k)
		hi, hiFrac, hiExact, ok2 := product(4*mant+2, exp-2, -k)
		mid, midFrac, midExact, ok3 := product(mant, exp, -k)
		if !ok1 || !ok2 || !ok3 || undecided(loFrac, loExact) || undecided(hiFrac, hiExact) || undecided(midFrac, midExact) {
			return 0, 0, false
		}
		// lo and hi become the first and the last integer in the interval.
		if !loExact || loFrac != 0 || !inclusive {
			lo++
		}
		if hiExact && hiFrac == 0 && !inclusive {
			hi--
		}
		if lo <= hi {
			if ten := hi / 10 * 10; ten >= lo {
				return ten, k, true
			}
			if narrow && mant == 1<<23 && midExact && midFrac == 1<<63 {
				// Real Go rounds this single tie (2^-12 as a float32) up.
				return min(mid+1, hi), k, true
			}
			mid, ok = roundHalfEven(mid, midFrac, midExact)
			return min(max(mid, lo), hi), k, ok
		}
		k--
	}
	return 0, 0, false
}

// undecided reports whether the true value may belong to the next integer.
func undecided(frac uint64, exact bool) bool { return !exact && frac >= 1<<64-fracError }

func appendSign(dst []byte, negative bool) []byte {
	if negative {
		return append(dst, '-')
	}
	return dst
}

// appendExponent writes d.ddde±dd.
func appendExponent(dst []byte, negative bool, d []byte, point, prec int, fmt byte) []byte {
	dst = appendSign(dst, negative)
	first := byte('0')
	if len(d) > 0 {
		first = d[0]
	}
	dst = append(dst, first)
	if prec > 0 {
		dst = append(dst, '.')
		n := min(len(d), prec+1)
		if n > 1 {
			dst = append(dst, d[1:n]...)
		}
		for i := max(n, 1); i <= prec; i++ {
			dst = append(dst, '0')
		}
	}
	exp := point - 1
	if len(d) == 0 {
		exp = 0
	}
	return appendExp(append(dst, fmt), exp)
}

// appendExp writes the sign and at least two digits.
func appendExp(dst []byte, exp int) []byte {
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	if exp < 10 {
		return append(dst, '0', byte('0'+exp))
	}
	return append(dst, small2(exp)...)
}

func small2(i int) string {
	if i < 100 {
		return small(i)
	}
	return Itoa(i)
}

// appendPlain writes ddd.ddd.
func appendPlain(dst []byte, negative bool, d []byte, point, prec int) []byte {
	dst = appendSign(dst, negative)
	if point > 0 {
		n := min(len(d), point)
		dst = append(dst, d[:n]...)
		for ; n < point; n++ {
			dst = append(dst, '0')
		}
	} else {
		dst = append(dst, '0')
	}
	if prec > 0 {
		dst = append(dst, '.')
		for i := point; i < point+prec; i++ {
			if 0 <= i && i < len(d) {
				dst = append(dst, d[i])
			} else {
				dst = append(dst, '0')
			}
		}
	}
	return dst
}

// appendBinary writes ddddp±ddd: mantissa and exponent as they are.
func appendBinary(dst []byte, negative bool, mant uint64, exp int) []byte {
	dst = appendSign(dst, negative)
	dst = AppendUint(dst, mant, 10)
	dst = append(dst, 'p')
	if exp >= 0 {
		dst = append(dst, '+')
	}
	return AppendInt(dst, int64(exp), 10)
}

// appendHex writes 0x1.hhhp±dd.
func appendHex(dst []byte, negative bool, mant uint64, exp int, fmt byte, prec int, shape *floatShape) []byte {
	if mant == 0 {
		exp = 0
	} else {
		// The leading digit is bit 60.
		shift := bits.LeadingZeros64(mant) - 3
		mant <<= uint(shift)
		exp += 60 - shift
	}
	if prec >= 0 && prec < 15 {
		drop := uint(60 - prec*4)
		rest := mant & (1<<drop - 1)
		mant >>= drop
		if half := uint64(1) << (drop - 1); rest > half || rest == half && mant&1 == 1 {
			mant++
		}
		mant <<= drop
		if mant>>61 != 0 {
			mant >>= 1
			exp++
		}
	}
	chars := hexChars
	if fmt == 'X' {
		chars = "0123456789ABCDEF"
	}
	dst = appendSign(dst, negative)
	dst = append(dst, '0', fmt, chars[mant>>60&1])
	mant <<= 4
	if prec < 0 && mant != 0 || prec > 0 {
		dst = append(dst, '.')
		for i := 0; prec < 0 && mant != 0 || i < prec; i++ {
			dst = append(dst, chars[mant>>60])
			mant <<= 4
		}
	}
	return appendExp(append(dst, fmt-'x'+'p'), exp)
}
