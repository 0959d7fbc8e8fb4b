package bits

import "internal/rterr"

// Add returns x+y+carry and the carry out; carry must be 0 or 1.
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	s := uint64(x) + uint64(y) + uint64(carry)
	return uint32(s), uint32(s >> 32)
}

func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub returns x-y-borrow and the borrow out; borrow must be 0 or 1.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	d := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(d), uint32(d >> 63)
}

func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul returns the upper and lower half of x*y.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

func Mul32(x, y uint32) (hi, lo uint32) {
	p := uint64(x) * uint64(y)
	return uint32(p >> 32), uint32(p)
}

func Mul64(x, y uint64) (hi, lo uint64) {
	x0, x1 := x&0xFFFFFFFF, x>>32
	y0, y1 := y&0xFFFFFFFF, y>>32
	low := x0 * y0
	mid := x1*y0 + low>>32
	mid2 := x0*y1 + mid&0xFFFFFFFF
	return x1*y1 + mid>>32 + mid2>>32, x * y
}

// Div divides hi:lo by y. It panics for y == 0 and if the quotient does not fit.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		overflow()
	}
	z := uint64(hi)<<32 | uint64(lo)
	return uint32(z / uint64(y)), uint32(z % uint64(y))
}

func overflow() { panic(rterr.NewErrorString("integer overflow")) }

// Div64 is schoolbook division with two 32-bit digits of the quotient.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		rterr.PanicDivide()
	}
	if y <= hi {
		overflow()
	}
	if hi == 0 {
		return lo / y, lo % y
	}
	shift := uint(LeadingZeros64(y))
	y <<= shift
	if shift > 0 {
		hi = hi<<shift | lo>>(64-shift)
		lo <<= shift
	}
	q1, r := digit(hi, lo>>32, y)
	q0, r := digit(r, lo&0xFFFFFFFF, y)
	return q1<<32 | q0, r >> shift
}

// digit divides (r<<32 + next) by the normalised y; the quotient has 32 bits.
func digit(r, next, y uint64) (q, rem uint64) {
	y1, y0 := y>>32, y&0xFFFFFFFF
	q = r / y1
	rest := r - q*y1
	for q >= 1<<32 || q*y0 > rest<<32|next {
		q--
		if rest += y1; rest >= 1<<32 {
			break
		}
	}
	return q, r<<32 + next - q*y
}

// Rem is the remainder of hi:lo by y; the quotient may be of any size.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }

func Rem32(hi, lo, y uint32) uint32 { return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y)) }

func Rem64(hi, lo, y uint64) uint64 {
	_, r := Div64(hi%y, lo, y)
	return r
}
