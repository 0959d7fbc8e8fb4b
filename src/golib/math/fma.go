package math

import "math/bits"

// unpack gives sign, exponent of the lowest of 53 bits, and mantissa of a finite number.
func unpack(f float64) (negative bool, exp int, mant uint64) {
	b := Float64bits(f)
	negative = b&signBit != 0
	exp = int(b>>52) & 0x7FF
	mant = b & mantMask
	if exp == 0 {
		exp = 1
	} else {
		mant |= 1 << 52
	}
	return negative, exp - expBias - 52, mant
}

// FMA is x*y+z with one rounding.
func FMA(x, y, z float64) float64 {
	if x == 0 || y == 0 || x-x != 0 || y-y != 0 {
		return x*y + z
	}
	if z == 0 {
		return x * y
	}
	if z-z != 0 {
		return z
	}
	xn, xe, xm := unpack(x)
	yn, ye, ym := unpack(y)
	zn, ze, zm := unpack(z)
	// Both summands as 128 bits with the top bit at 126: p of the product, q of z.
	ph, pl := bits.Mul64(xm, ym)
	pe := xe + ye
	pn := xn != yn
	ph, pl, pe = align(ph, pl, pe)
	qh, ql, qe := align(0, zm, ze)
	qn := zn
	if pe < qe || pe == qe && (ph < qh || ph == qh && pl < ql) {
		ph, qh, pl, ql, pe, qe, pn, qn = qh, ph, ql, pl, qe, pe, qn, pn
	}
	// The smaller is shifted to the larger's exponent; lost bits leave a mark in the lowest.
	if d := uint(pe - qe); d > 0 {
		sticky := uint64(0)
		switch {
		case d >= 128:
			if qh|ql != 0 {
				sticky = 1
			}
			qh, ql = 0, 0
		case d >= 64:
			if ql != 0 || qh<<(128-d) != 0 && d > 64 {
				sticky = 1
			}
			ql, qh = qh>>(d-64), 0
		default:
			if ql<<(64-d) != 0 {
				sticky = 1
			}
			ql = ql>>d | qh<<(64-d)
			qh >>= d
		}
		ql |= sticky
	}
	if pn == qn {
		var carry uint64
		pl, carry = bits.Add64(pl, ql, 0)
		ph, _ = bits.Add64(ph, qh, carry)
	} else {
		var borrow uint64
		pl, borrow = bits.Sub64(pl, ql, 0)
		ph, _ = bits.Sub64(ph, qh, borrow)
		if ph|pl == 0 {
			return 0
		}
	}
	return roundPair(pn, ph, pl, pe)
}

// align shifts hi:lo * 2^e so that bit 126 is the top one.
func align(hi, lo uint64, e int) (uint64, uint64, int) {
	n := bits.LeadingZeros64(hi)
	if hi == 0 {
		n = 64 + bits.LeadingZeros64(lo)
	}
	n--
	switch {
	case n < 0:
		return hi >> 1, lo>>1 | hi<<63 | lo&1, e + 1
	case n >= 64:
		return lo << uint(n-64), 0, e - n
	}
	return hi<<uint(n) | lo>>(64-uint(n)), lo << uint(n), e - n
}

// roundPair makes a float64 of hi:lo * 2^e.
func roundPair(negative bool, hi, lo uint64, e int) float64 {
	hi, lo, e = align(hi, lo, e)
	// The value is in [2^(e+126), 2^(e+127)).
	field := e + 126 + expBias
	drop := uint(127 - 53 - 64) // of hi
	if field <= 0 {
		drop += uint(1 - field)
	}
	var mant uint64
	if drop < 64 {
		mant = hi >> drop
		rest := hi & (1<<drop - 1)
		half := uint64(1) << (drop - 1)
		if rest > half || rest == half && (lo != 0 || mant&1 == 1) {
			mant++
		}
	}
	if field <= 0 {
		field = 0
	} else {
		// The hidden bit is added to the field.
		field--
	}
	if mant>>53 != 0 {
		mant >>= 1
		field++
	}
	if field >= 0x7FE {
		return Copysign(Inf(1), sign(negative))
	}
	return Copysign(Float64frombits(uint64(field)<<52+mant), sign(negative))
}

func sign(negative bool) float64 {
	if negative {
		return -1
	}
	return 1
}

// fusedMul is x*y+z with one rounding for numbers of moderate size: the product's error by Dekker's splitting, the sum's
// by Knuth's. It is much faster than FMA.
func fusedMul(x, y, z float64) float64 {
	const split = 1<<27 + 1
	p := x * y
	t := split * x
	xh := t - (t - x)
	xl := x - xh
	t = split * y
	yh := t - (t - y)
	yl := y - yh
	e := xl*yl - (((p - xh*yh) - xl*yh) - xh*yl)
	s := p + z
	b := s - p
	return s + ((p - (s - b)) + (z - b) + e)
}
