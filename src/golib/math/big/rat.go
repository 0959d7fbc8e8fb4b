// Fractions.

package big

import (
	"math"
	"math/bits"
)

// A Rat is a fraction in lowest terms. An empty denominator stands for 1.
type Rat struct {
	a Int
	b Int // its sign is not used
}

// NewRat returns a/b.
func NewRat(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	return new(Rat).SetFrac64(a, b)
}

// norm divides by the greatest common divisor.
func (z *Rat) norm() *Rat {
	switch {
	case len(z.a.abs) == 0:
		z.a.neg = false
		z.b.abs = z.b.abs.setWord(1)
	case len(z.b.abs) == 0:
		z.b.abs = z.b.abs.setWord(1)
	case z.b.abs.cmp(natOne) != 0:
		if d, _ := gcd(z.a.abs, z.b.abs, false); d.Cmp(intOne) != 0 {
			g := nat(nil).set(d.abs)
			z.a.abs, _ = nat(nil).div(nil, z.a.abs, g)
			z.b.abs, _ = nat(nil).div(nil, z.b.abs, g)
		}
	}
	return z
}

// denom is the denominator, 1 where there is none.
func (x *Rat) denom() nat {
	if len(x.b.abs) == 0 {
		return natOne
	}
	return x.b.abs
}

// setFrac sets z to a fraction that may have to be reduced.
func (z *Rat) setFrac(neg bool, a, b nat) *Rat {
	z.a.neg, z.a.abs, z.b.abs = neg, a, b
	z.b.neg = false
	return z.norm()
}

// SetFloat64 sets z to exactly f.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	m, e := math.Frexp(math.Abs(f))
	a := nat(nil).setWord(Word(m * (1 << 53)))
	if e -= 53; e >= 0 {
		return z.setFrac(f < 0, a.shl(a, uint(e)), natOne.clone())
	}
	return z.setFrac(f < 0, a, nat(nil).shl(natOne, uint(-e)))
}

func (x nat) clone() nat { return nat(nil).set(x) }

// nearest is the number with `size` bits of mantissa and last bits of at least
// 2**last that is nearest to a/b.
func nearest(a, b nat, size, last int) (f float64, exact bool) {
	// The quotient gets two or three bits more than the mantissa.
	shift := size + 2 - (a.bitLen() - b.bitLen())
	if shift > 0 {
		a = nat(nil).shl(a, uint(shift))
	} else {
		b = nat(nil).shl(b, uint(-shift))
	}
	quotient, rest := nat(nil).div(nil, a, b)
	q := quotient.uint64()
	exact = len(rest) == 0
	ulp := max(bits.Len64(q)-shift-size, last)
	if bits.Len64(q)-shift < last {
		// Less than half of the smallest number. Go calls 0 exact here if the
		// fraction has a short mantissa.
		return 0, exact && q&(1<<(bits.Len64(q)-size)-1) == 0
	}
	drop := ulp + shift
	m, lost := q>>drop, q&(1<<drop-1)
	middle := uint64(1) << (drop - 1)
	if lost > middle || lost == middle && (!exact || m&1 != 0) {
		m++
	}
	return math.Ldexp(float64(m), ulp), exact && lost == 0
}

// Float32 is the nearest float32, and whether it is x.
func (x *Rat) Float32() (f float32, exact bool) {
	if len(x.a.abs) == 0 {
		return 0, true
	}
	wide, exact := nearest(x.a.abs, x.denom(), 24, -149)
	f = float32(wide)
	if math.IsInf(float64(f), 0) {
		exact = false
	}
	if x.a.neg {
		f = -f
	}
	return f, exact
}

// Float64 is the nearest float64, and whether it is x.
func (x *Rat) Float64() (f float64, exact bool) {
	if len(x.a.abs) == 0 {
		return 0, true
	}
	f, exact = nearest(x.a.abs, x.denom(), 53, -1074)
	if math.IsInf(f, 0) {
		exact = false
	}
	if x.a.neg {
		f = -f
	}
	return f, exact
}

// SetFrac sets z to a/b.
func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	return z.setFrac(a.neg != b.neg, a.abs.clone(), b.abs.clone())
}

// SetFrac64 sets z to a/b.
func (z *Rat) SetFrac64(a, b int64) *Rat {
	return z.SetFrac(NewInt(a), NewInt(b))
}

// over sets z's denominator.
func (z *Rat) over(b nat) *Rat {
	z.b.abs = b
	return z
}

// overOne makes z the integer that its numerator is.
func (z *Rat) overOne() *Rat { return z.over(z.b.abs.setWord(1)) }

// SetInt sets z to x.
func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	return z.overOne()
}

// SetInt64 sets z to x.
func (z *Rat) SetInt64(x int64) *Rat {
	z.a.SetInt64(x)
	return z.overOne()
}

// SetUint64 sets z to x.
func (z *Rat) SetUint64(x uint64) *Rat {
	z.a.SetUint64(x)
	return z.overOne()
}

// Set sets z to x.
func (z *Rat) Set(x *Rat) *Rat { return z.signed(x, x.a.neg) }

// Abs sets z to |x|.
func (z *Rat) Abs(x *Rat) *Rat { return z.signed(x, false) }

// Neg sets z to -x.
func (z *Rat) Neg(x *Rat) *Rat { return z.signed(x, !x.a.neg) }

// signed sets z to x with another sign.
func (z *Rat) signed(x *Rat, neg bool) *Rat {
	z.a.to(neg, z.a.abs.set(x.a.abs))
	return z.over(z.b.abs.set(x.denom()))
}

// Inv sets z to 1/x.
func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	a, b := x.denom().clone(), x.a.abs.clone()
	z.a.neg, z.a.abs, z.b.abs = x.a.neg, a, b
	return z
}

// Sign is -1, 0 or 1.
func (x *Rat) Sign() int { return x.a.Sign() }

// IsInt reports whether the denominator is 1.
func (x *Rat) IsInt() bool { return x.denom().cmp(natOne) == 0 }

// Num is the numerator; it belongs to x.
func (x *Rat) Num() *Int { return &x.a }

// Denom is the denominator; it belongs to x, which must have one for that.
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: nat{1}}
	}
	return &x.b
}

// across is a*y.b.
func across(a *Int, y *Rat) *Int {
	return &Int{a.neg, nat(nil).mul(a.abs, y.denom())}
}

// Cmp compares.
func (x *Rat) Cmp(y *Rat) int { return across(&x.a, y).Cmp(across(&y.a, x)) }

// Add sets z to x + y.
func (z *Rat) Add(x, y *Rat) *Rat {
	sum := across(&x.a, y)
	sum.Add(sum, across(&y.a, x))
	return z.setFrac(sum.neg, sum.abs, nat(nil).mul(x.denom(), y.denom()))
}

// Sub sets z to x - y.
func (z *Rat) Sub(x, y *Rat) *Rat {
	sum := across(&x.a, y)
	sum.Sub(sum, across(&y.a, x))
	return z.setFrac(sum.neg, sum.abs, nat(nil).mul(x.denom(), y.denom()))
}

// Mul sets z to x * y.
func (z *Rat) Mul(x, y *Rat) *Rat {
	if x == y {
		// A square stays in lowest terms.
		b := nat(nil).sqr(x.denom())
		z.a.abs, z.a.neg, z.b.abs = nat(nil).sqr(x.a.abs), false, b
		return z
	}
	return z.setFrac(x.a.neg != y.a.neg, nat(nil).mul(x.a.abs, y.a.abs), nat(nil).mul(x.denom(), y.denom()))
}

// Quo sets z to x / y.
func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	return z.setFrac(x.a.neg != y.a.neg, nat(nil).mul(x.a.abs, y.denom()), nat(nil).mul(x.denom(), y.a.abs))
}
