// Arithmetic of floating point numbers: the exact result, as far as it matters,
// and then rounding.

package big

import "math"

// lowExp is the exponent of the last bit of the mantissa's words.
func (x *Float) lowExp() int64 { return int64(x.exp) - int64(len(x.frac))*wordBits }

// aligned returns both mantissas with the same exponent of the last bit.
func aligned(x, y *Float) (a, b nat, exp int64) {
	ex, ey := x.lowExp(), y.lowExp()
	a, b = x.frac, y.frac
	switch {
	case ex < ey:
		b = nat(nil).shl(b, uint(ey-ex))
	case ex > ey:
		a = nat(nil).shl(a, uint(ex-ey))
		ex = ey
	}
	return a, b, ex
}

// setMantissa sets z to m * 2**exp.
func (z *Float) setMantissa(m nat, exp int64, sbit uint) {
	z.frac = m
	exp += int64(len(m)) * wordBits
	z.setExponent(exp-raise(m), sbit)
}

// addAbs sets z to |x| + |y|.
func (z *Float) addAbs(x, y *Float) {
	a, b, exp := aligned(x, y)
	z.setMantissa(nat(nil).add(a, b), exp, 0)
}

// subAbs sets z to |x| - |y|, which is not negative.
func (z *Float) subAbs(x, y *Float) {
	a, b, exp := aligned(x, y)
	m := nat(nil).sub(a, b)
	if len(m) == 0 {
		z.exactly(zero, false)
		return
	}
	z.setMantissa(m, exp, 0)
}

// cmpAbs compares the absolute values of finite numbers.
func (x *Float) cmpAbs(y *Float) int {
	switch {
	case x.exp < y.exp:
		return -1
	case x.exp > y.exp:
		return 1
	}
	i, j := len(x.frac), len(y.frac)
	for i > 0 || j > 0 {
		var a, b Word
		if i > 0 {
			i--
			a = x.frac[i]
		}
		if j > 0 {
			j--
			b = y.frac[j]
		}
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
	}
	return 0
}

// Add sets z to x + y.
func (z *Float) Add(x, y *Float) *Float {
	return z.sum(x, y, y.neg, "addition of infinities with opposite signs")
}

// Sub sets z to x - y.
func (z *Float) Sub(x, y *Float) *Float {
	return z.sum(x, y, !y.neg, "subtraction of infinities with equal signs")
}

// sum sets z to the sum of x and y, which has another sign perhaps.
func (z *Float) sum(x, y *Float, yNeg bool, undefined string) *Float {
	z.needPrec(max(x.prec, y.prec))
	if x.class == finite && y.class == finite {
		neg := x.neg
		z.neg = neg
		switch {
		case neg == yNeg:
			z.addAbs(x, y)
		case x.cmpAbs(y) > 0:
			z.subAbs(x, y)
		default:
			z.neg = !neg
			z.subAbs(y, x)
		}
		if z.class == zero && z.mode == ToNegativeInf && z.acc == Exact {
			z.neg = true
		}
		return z
	}
	if x.class == inf && y.class == inf && x.neg != yNeg {
		z.exactly(zero, false)
		panic(ErrNaN{undefined})
	}
	switch {
	case x.class == zero && y.class == zero:
		z.exactly(zero, x.neg && yNeg)
	case x.class == inf || y.class == zero:
		z.Set(x)
	default:
		z.Set(y)
		z.neg = yNeg
	}
	return z
}

// Mul sets z to x * y.
func (z *Float) Mul(x, y *Float) *Float {
	z.needPrec(max(x.prec, y.prec))
	neg := x.neg != y.neg
	if x.class == finite && y.class == finite {
		z.neg = neg
		z.setMantissa(nat(nil).mul(x.frac, y.frac), x.lowExp()+y.lowExp(), 0)
		return z
	}
	if x.class == zero && y.class == inf || x.class == inf && y.class == zero {
		z.exactly(zero, false)
		panic(ErrNaN{"multiplication of zero with infinity"})
	}
	if x.class == inf || y.class == inf {
		return z.exactly(inf, neg)
	}
	return z.exactly(zero, neg)
}

// Quo sets z to x / y.
func (z *Float) Quo(x, y *Float) *Float {
	z.needPrec(max(x.prec, y.prec))
	neg := x.neg != y.neg
	if x.class == finite && y.class == finite {
		z.neg = neg
		z.quoAbs(x, y)
		return z
	}
	if x.class == y.class {
		z.exactly(zero, false)
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	}
	if x.class < y.class {
		return z.exactly(zero, neg)
	}
	return z.exactly(inf, neg)
}

// quoAbs divides mantissas so that the quotient has a word more than the
// precision needs.
func (z *Float) quoAbs(x, y *Float) {
	n := int(z.prec)/wordBits + 1
	a, exp := x.frac, x.lowExp()-y.lowExp()
	if more := n + len(y.frac) - len(a); more > 0 {
		a = nat(nil).shl(a, uint(more)*wordBits)
		exp -= int64(more) * wordBits
	}
	q, r := nat(nil).div(nil, a, y.frac)
	sbit := uint(0)
	if len(r) > 0 {
		sbit = 1
	}
	z.setMantissa(q, exp, sbit)
}

// rank orders forms: -inf, negative, zero, positive, inf.
func (x *Float) rank() int {
	r := int(x.class)
	if x.neg {
		r = -r
	}
	return r
}

// Cmp compares.
func (x *Float) Cmp(y *Float) int {
	a, b := x.rank(), y.rank()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case a == int(finite):
		return x.cmpAbs(y)
	case a == -int(finite):
		return y.cmpAbs(x)
	}
	return 0
}

// Sqrt sets z to the square root of x, by Newton's iteration for 1/√x, whose
// precision doubles in each step.
func (z *Float) Sqrt(x *Float) *Float {
	z.needPrec(x.prec)
	if x.Sign() == -1 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.class != finite {
		return z.exactly(x.class, x.neg)
	}
	prec := z.prec
	b := x.MantExp(z)
	z.prec = prec
	// The exponent of what is left must be even.
	z.exp += int32(b % 2)
	start, _ := z.Float64()
	t := NewFloat(1 / math.Sqrt(start))
	three := new(Float).SetInt64(3)
	for goal := prec + 32; t.prec < goal; {
		// t·(3 - z·t²)/2 has twice as many right bits as t.
		t.prec *= 2
		next := &Float{prec: t.prec}
		next.Mul(z, next.Mul(t, t))
		next.Sub(three, next)
		next.Mul(t, next)
		t.SetMantExp(next, -1)
	}
	z.Mul(z, t)
	return z.SetMantExp(z, b/2)
}
