// Arithmetic on vectors of words, least significant word first. The results of
// these functions have the length of z; a carry or borrow out of it is returned.

package big

import "math/bits"

// A Word is one digit of a number, in base 2**64.
type Word uint

const (
	wordBits  = 64
	wordBytes = wordBits / 8
	half      = 32
	lowHalf   = 1<<half - 1
	maxWord   = 1<<wordBits - 1
)

func leadingZeros(x Word) uint { return uint(bits.LeadingZeros64(uint64(x))) }

// addVV sets z = x + y.
func addVV(z, x, y []Word) (carry Word) {
	x, y = x[:len(z)], y[:len(z)]
	for i := range z {
		a, b := x[i], y[i]
		s := a + b
		t := s + carry
		z[i] = t
		carry = 0
		if s < a || t < s {
			carry = 1
		}
	}
	return carry
}

// subVV sets z = x - y.
func subVV(z, x, y []Word) (borrow Word) {
	x, y = x[:len(z)], y[:len(z)]
	for i := range z {
		a, b := x[i], y[i]
		d := a - b
		e := d - borrow
		z[i] = e
		borrow = 0
		if a < b || d < e {
			borrow = 1
		}
	}
	return borrow
}

// addVW sets z = x + y.
func addVW(z, x []Word, y Word) Word {
	x = x[:len(z)]
	for i := range z {
		if y == 0 {
			copy(z[i:], x[i:])
			return 0
		}
		s := x[i] + y
		z[i] = s
		if s >= y {
			y = 0
		} else {
			y = 1
		}
	}
	return y
}

// subVW sets z = x - y.
func subVW(z, x []Word, y Word) Word {
	x = x[:len(z)]
	for i := range z {
		if y == 0 {
			copy(z[i:], x[i:])
			return 0
		}
		a := x[i]
		z[i] = a - y
		if a >= y {
			y = 0
		} else {
			y = 1
		}
	}
	return y
}

// shlVU sets z = x << s for s < 64; z and x may overlap if z does not begin
// before x.
func shlVU(z, x []Word, s uint) (out Word) {
	if len(z) == 0 {
		return 0
	}
	if s == 0 {
		copy(z, x)
		return 0
	}
	x = x[:len(z)]
	i := len(z) - 1
	w := x[i]
	out = w >> (wordBits - s)
	for ; i > 0; i-- {
		next := x[i-1]
		z[i] = w<<s | next>>(wordBits-s)
		w = next
	}
	z[0] = w << s
	return out
}

// shrVU sets z = x >> s for s < 64; z and x may overlap if z does not begin
// behind x.
func shrVU(z, x []Word, s uint) (out Word) {
	if len(z) == 0 {
		return 0
	}
	if s == 0 {
		copy(z, x)
		return 0
	}
	x = x[:len(z)]
	w := x[0]
	out = w << (wordBits - s)
	for i := 1; i < len(z); i++ {
		next := x[i]
		z[i-1] = w>>s | next<<(wordBits-s)
		w = next
	}
	z[len(z)-1] = w >> s
	return out
}

// mulWW is the product of two words.
func mulWW(x, y Word) (hi, lo Word) {
	x0, x1, y0, y1 := x&lowHalf, x>>half, y&lowHalf, y>>half
	t := x0 * y0
	u := x1*y0 + t>>half
	v := x0*y1 + u&lowHalf
	return x1*y1 + u>>half + v>>half, x * y
}

// mulAddVWW sets z = x*y + carry.
func mulAddVWW(z, x []Word, y, carry Word) Word {
	x = x[:len(z)]
	y0, y1 := y&lowHalf, y>>half
	for i, w := range x {
		w0, w1 := w&lowHalf, w>>half
		t := w0*y0 + carry&lowHalf
		u := w1*y0 + t>>half + carry>>half
		v := w0*y1 + u&lowHalf
		z[i] = v<<half | t&lowHalf
		carry = w1*y1 + u>>half + v>>half
	}
	return carry
}

// addMulVVW sets z += x*y. No sum overflows: a product of two half words leaves
// room for two more of them.
func addMulVVW(z, x []Word, y Word) (carry Word) {
	x = x[:len(z)]
	y0, y1 := y&lowHalf, y>>half
	for i, w := range x {
		w0, w1, old := w&lowHalf, w>>half, z[i]
		t := w0*y0 + old&lowHalf + carry&lowHalf
		u := w1*y0 + t>>half + old>>half
		v := w0*y1 + u&lowHalf + carry>>half
		z[i] = v<<half | t&lowHalf
		carry = w1*y1 + u>>half + v>>half
	}
	return carry
}

// subMulVVW sets z -= x*y.
func subMulVVW(z, x []Word, y Word) (borrow Word) {
	x = x[:len(z)]
	y0, y1 := y&lowHalf, y>>half
	for i, w := range x {
		w0, w1, old := w&lowHalf, w>>half, z[i]
		t := w0*y0 + borrow&lowHalf
		u := w1*y0 + t>>half + borrow>>half
		v := w0*y1 + u&lowHalf
		p := v<<half | t&lowHalf
		borrow = w1*y1 + u>>half + v>>half
		if old < p {
			borrow++
		}
		z[i] = old - p
	}
	return borrow
}

// A divisor is a word whose top bit is set, with its reciprocal, so that a
// division costs two multiplications (Möller and Granlund, Improved Division by
// Invariant Integers).
type divisor struct{ d, reciprocal Word }

func newDivisor(d Word) divisor {
	q, _ := bits.Div64(uint64(^d), maxWord, uint64(d))
	return divisor{d, Word(q)}
}

// div divides hi:lo, where hi < d.
func (v divisor) div(hi, lo Word) (q, r Word) {
	q, q0 := mulWW(v.reciprocal, hi)
	q0 += lo
	q += hi + 1
	if q0 < lo {
		q++
	}
	r = lo - q*v.d
	if r > q0 {
		q--
		r += v.d
	}
	if r >= v.d {
		q++
		r -= v.d
	}
	return q, r
}

// divVW sets z = x / d and returns the remainder. z may be x.
func divVW(z, x []Word, d Word) (r Word) {
	s := leadingZeros(d)
	v := newDivisor(d << s)
	if len(x) == 0 {
		return 0
	}
	if s == 0 {
		for i := len(x) - 1; i >= 0; i-- {
			z[i], r = v.div(r, x[i])
		}
		return r
	}
	w := x[len(x)-1]
	r = w >> (wordBits - s)
	for i := len(x) - 1; i >= 0; i-- {
		var next Word
		if i > 0 {
			next = x[i-1]
		}
		z[i], r = v.div(r, w<<s|next>>(wordBits-s))
		w = next
	}
	return r >> s
}
