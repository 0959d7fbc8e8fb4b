// Arithmetic of floating point numbers: the exact result, as far as it matters,
// and then rounding.

package big

import "math"

// lowExp is the exponent of the last bit of the mantissa's words.
func (x *Float) lowExp() int64 { return int64(x.exp) - int64(len(x.mant))*wordBits }

// aligned returns both mantissas with the same exponent of the last bit.
func aligned(x, y *Float) (a, b nat, exp int64) {
	ex, ey := x.lowExp(), y.lowExp()
	a, b = x.mant, y.mant
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
	z.mant = m
	exp += int64(len(m)) * wordBits
	z.setExpAndRound(exp-normalize(m), sbit)
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
		z.acc = Exact
		z.form = zero
		z.neg = false
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
	i, j := len(x.mant), len(y.mant)
	for i > 0 || j > 0 {
		var a, b Word
		if i > 0 {
			i--
			a = x.mant[i]
		}
		if j > 0 {
			j--
			b = y.mant[j]
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
	z.defaultPrec(max(x.prec, y.prec))
	if x.form == finite && y.form == finite {
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
		if z.form == zero && z.mode == ToNegativeInf && z.acc == Exact {
			z.neg = true
		}
		return z
	}
	if x.form == inf && y.form == inf && x.neg != yNeg {
		z.acc = Exact
		z.form = zero
		z.neg = false
		panic(ErrNaN{undefined})
	}
	switch {
	case x.form == zero && y.form == zero:
		neg := x.neg && yNeg
		z.acc = Exact
		z.form = zero
		z.neg = neg
	case x.form == inf || y.form == zero:
		z.Set(x)
	default:
		z.Set(y)
		z.neg = yNeg
	}
	return z
}

// Mul sets z to x * y.
func (z *Float) Mul(x, y *Float) *Float {
	z.defaultPrec(max(x.prec, y.prec))
	neg := x.neg != y.neg
	if x.form == finite && y.form == finite {
		z.neg = neg
		z.setMantissa(nat(nil).mul(x.mant, y.mant), x.lowExp()+y.lowExp(), 0)
		return z
	}
	if x.form == zero && y.form == inf || x.form == inf && y.form == zero {
		z.acc = Exact
		z.form = zero
		z.neg = false
		panic(ErrNaN{"multiplication of zero with infinity"})
	}
	form := zero
	if x.form == inf || y.form == inf {
		form = inf
	}
	z.acc, z.form, z.neg = Exact, form, neg
	return z
}

// Quo sets z to x / y.
func (z *Float) Quo(x, y *Float) *Float {
	z.defaultPrec(max(x.prec, y.prec))
	neg := x.neg != y.neg
	if x.form == finite && y.form == finite {
		z.neg = neg
		z.quoAbs(x, y)
		return z
	}
	if x.form == y.form {
		z.acc = Exact
		z.form = zero
		z.neg = false
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	}
	form := inf
	if x.form == zero || y.form == inf {
		form = zero
	}
	z.acc, z.form, z.neg = Exact, form, neg
	return z
}

// quoAbs divides mantissas so that the quotient has a word more than the
// precision needs.
func (z *Float) quoAbs(x, y *Float) {
	n := int(z.prec)/wordBits + 1
	a, exp := x.mant, x.lowExp()-y.lowExp()
	if more := n + len(y.mant) - len(a); more > 0 {
		a = nat(nil).shl(a, uint(more)*wordBits)
		exp -= int64(more) * wordBits
	}
	q, r := nat(nil).div(nil, a, y.mant)
	sbit := uint(0)
	if len(r) > 0 {
		sbit = 1
	}
	z.setMantissa(q, exp, sbit)
}

// rank orders forms: -inf, negative, zero, positive, inf.
func (x *Float) rank() int {
	r := int(x.form)
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
	z.defaultPrec(x.prec)
	if x.Sign() == -1 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.form != finite {
		z.acc = Exact
		z.form = x.form
		z.neg = x.neg
		return z
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
		t.prec *= 2
		u := &Float{prec: t.prec}
		v := &Float{prec: t.prec}
		u.Mul(t, t)
		u.Mul(z, u)
		v.Sub(three, u)
		u.Mul(t, v)
		u.exp--
		t.Set(u)
	}
	z.Mul(z, t)
	return z.SetMantExp(z, b/2)
}
