// Package big has numbers of any size: integers, fractions, and floating point
// numbers of any precision.
package big

import (
	"fmt"
	"math/rand"
	"strings"
)

// An Int is an integer: a sign and its absolute value. 0 is never negative.
type Int struct {
	neg bool
	abs nat
}

var intOne = &Int{false, natOne}

// NewInt returns x.
func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

// Sign is -1, 0 or 1.
func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// SetInt64 sets z to x.
func (z *Int) SetInt64(x int64) *Int {
	u := Word(x)
	if x < 0 {
		u = -u
	}
	z.abs = z.abs.setWord(u)
	z.neg = x < 0
	return z
}

// SetUint64 sets z to x.
func (z *Int) SetUint64(x uint64) *Int {
	z.abs = z.abs.setWord(Word(x))
	z.neg = false
	return z
}

// to sets z to a number with a sign, which 0 does not have.
func (z *Int) to(neg bool, abs nat) *Int {
	z.abs, z.neg = abs, neg && len(abs) != 0
	return z
}

// Set sets z to x.
func (z *Int) Set(x *Int) *Int { return z.to(x.neg, z.abs.set(x.abs)) }

// Bits returns the words of |x|, which it shares with x.
func (x *Int) Bits() []Word { return x.abs }

// SetBits sets z to the number with these words, and shares them.
func (z *Int) SetBits(abs []Word) *Int { return z.to(false, nat(abs).norm()) }

// Abs sets z to |x|.
func (z *Int) Abs(x *Int) *Int { return z.to(false, z.abs.set(x.abs)) }

// Neg sets z to -x.
func (z *Int) Neg(x *Int) *Int { return z.to(!x.neg, z.abs.set(x.abs)) }

// Add sets z to x + y.
func (z *Int) Add(x, y *Int) *Int { return z.sum(x, y, y.neg) }

// Sub sets z to x - y.
func (z *Int) Sub(x, y *Int) *Int { return z.sum(x, y, !y.neg) }

// sum sets z to the sum of x and y with another sign.
func (z *Int) sum(x, y *Int, yNeg bool) *Int {
	switch xNeg := x.neg; {
	case xNeg == yNeg:
		return z.to(xNeg, z.abs.add(x.abs, y.abs))
	case x.abs.cmp(y.abs) < 0:
		return z.to(yNeg, z.abs.sub(y.abs, x.abs))
	default:
		return z.to(xNeg, z.abs.sub(x.abs, y.abs))
	}
}

// Mul sets z to x * y.
func (z *Int) Mul(x, y *Int) *Int { return z.to(x.neg != y.neg, z.abs.mul(x.abs, y.abs)) }

// MulRange sets z to the product of all numbers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	neg := a < 0 && (b-a)&1 == 0
	if a < 0 {
		a, b = -b, -a
	}
	z.abs = z.abs.mulRange(uint64(a), uint64(b))
	z.neg = neg
	return z
}

// Binomial sets z to the number of ways to choose k of n.
func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	if k > n-k {
		k = n - k
	}
	// C(n, i) times n-i is divisible by i+1.
	z.SetInt64(1)
	for i := int64(0); i < k; i++ {
		z.Mul(z, NewInt(n-i))
		z.Quo(z, NewInt(i+1))
	}
	return z
}

// Quo sets z to x / y, cut off towards 0.
func (z *Int) Quo(x, y *Int) *Int {
	neg := x.neg != y.neg
	z.abs, _ = z.abs.div(nil, x.abs, y.abs)
	z.neg = len(z.abs) > 0 && neg
	return z
}

// Rem sets z to x - y*(x quo y).
func (z *Int) Rem(x, y *Int) *Int {
	neg := x.neg
	_, z.abs = nat(nil).div(z.abs, x.abs, y.abs)
	z.neg = len(z.abs) > 0 && neg
	return z
}

// QuoRem sets z to the quotient and r to the remainder.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	quoNeg, remNeg := x.neg != y.neg, x.neg
	z.abs, r.abs = z.abs.div(r.abs, x.abs, y.abs)
	z.neg, r.neg = len(z.abs) > 0 && quoNeg, len(r.abs) > 0 && remNeg
	return z, r
}

// Div sets z to the quotient whose rest is not negative.
func (z *Int) Div(x, y *Int) *Int {
	z, _ = z.DivMod(x, y, new(Int))
	return z
}

// Mod sets z to the rest that is not negative.
func (z *Int) Mod(x, y *Int) *Int {
	_, z = new(Int).DivMod(x, y, z)
	return z
}

// DivMod sets z and m so that x = y*z + m and 0 <= m < |y|.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	d := y
	if z == y || m == y || alias(z.abs, y.abs) {
		d = new(Int).Set(y)
	}
	z.QuoRem(x, y, m)
	if m.neg {
		if d.neg {
			z.Add(z, intOne)
			m.Sub(m, d)
		} else {
			z.Sub(z, intOne)
			m.Add(m, d)
		}
	}
	return z, m
}

// Cmp compares.
func (x *Int) Cmp(y *Int) (r int) {
	switch {
	case x == y:
		return 0
	case x.neg != y.neg && x.neg:
		return -1
	case x.neg != y.neg:
		return 1
	case x.neg:
		return y.abs.cmp(x.abs)
	}
	return x.abs.cmp(y.abs)
}

// CmpAbs compares absolute values.
func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

// Int64 is the value, modulo 2**64.
func (x *Int) Int64() int64 {
	v := int64(x.abs.uint64())
	if x.neg {
		v = -v
	}
	return v
}

// Uint64 is the absolute value, modulo 2**64.
func (x *Int) Uint64() uint64 { return x.abs.uint64() }

// IsInt64 reports whether x is an int64.
func (x *Int) IsInt64() bool {
	if len(x.abs) > 1 {
		return false
	}
	w := int64(x.abs.uint64())
	return w >= 0 || x.neg && w == -w
}

// IsUint64 reports whether x is a uint64.
func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// SetString sets z to the number that s is in the base; 0 means that its prefix
// tells.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	return z.setFrom(strings.NewReader(s), base)
}

// SetBytes sets z to the number with these bytes, the most significant first.
func (z *Int) SetBytes(buf []byte) *Int {
	return z.to(false, z.abs.setBytes(buf))
}

// Bytes returns the bytes of |x|, the most significant first.
func (x *Int) Bytes() []byte {
	buf := make([]byte, len(x.abs)*wordBytes)
	return buf[x.abs.fillBytes(buf):]
}

// FillBytes sets buf to |x|, with zeros in front.
func (x *Int) FillBytes(buf []byte) []byte {
	x.abs.fillBytes(buf)
	return buf
}

// BitLen is the length of |x| in bits.
func (x *Int) BitLen() int { return x.abs.bitLen() }

// TrailingZeroBits is the number of zero bits at the end of |x|.
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeroBits() }

// Exp sets z to x**y modulo |m|; without m, and for 0, to x**y.
func (z *Int) Exp(x, y, m *Int) *Int {
	var modulus nat
	if m != nil {
		modulus = m.abs
	}
	base := x.abs
	if y.neg {
		if len(modulus) == 0 {
			return z.SetInt64(1)
		}
		inverse := new(Int).ModInverse(x, m)
		if inverse == nil {
			return nil
		}
		base = inverse.abs
	}
	// As in Go, the sign counts for inverses too.
	neg := x.neg && len(y.abs) > 0 && y.abs[0]&1 == 1
	abs := nat(nil).exp(base, y.abs, modulus)
	z.neg = len(abs) > 0 && neg
	if z.neg && len(modulus) > 0 {
		abs = nat(nil).sub(modulus, abs)
		z.neg = false
	}
	z.abs = abs
	return z
}

// Rand sets z to a random number less than n.
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	z.neg = false
	if n.neg || len(n.abs) == 0 {
		z.abs = nil
		return z
	}
	z.abs = z.abs.random(rnd, n.abs, n.abs.bitLen())
	return z
}

// ModInverse sets z to the inverse of g modulo n; nil if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	if n.neg {
		n = new(Int).Neg(n)
	}
	if g.neg {
		g = new(Int).Mod(g, n)
	}
	var d, x Int
	d.GCD(&x, nil, g, n)
	if d.Cmp(intOne) != 0 {
		return nil
	}
	if x.neg {
		return z.Add(&x, n)
	}
	return z.Set(&x)
}

// Jacobi is the Jacobi symbol of x over y.
func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic(fmt.Sprintf("big: invalid 2nd argument to Int.Jacobi: need odd integer but got %s", y.String()))
	}
	a, b := new(Int).Set(x), new(Int).Set(y)
	j := 1
	if b.neg {
		if a.neg {
			j = -1
		}
		b.neg = false
	}
	for {
		if b.Cmp(intOne) == 0 {
			return j
		}
		if len(a.abs) == 0 {
			return 0
		}
		a.Mod(a, b)
		if len(a.abs) == 0 {
			return 0
		}
		s := a.abs.trailingZeroBits()
		if last := b.abs[0] & 7; s&1 != 0 && (last == 3 || last == 5) {
			j = -j
		}
		a.Rsh(a, s)
		// Reciprocity.
		if a.abs[0]&3 == 3 && b.abs[0]&3 == 3 {
			j = -j
		}
		a, b = b, a
	}
}

// Sqrt sets z to the square root, rounded down.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	z.neg = false
	z.abs = z.abs.sqrt(x.abs)
	return z
}
