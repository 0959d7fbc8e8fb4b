// Floating point numbers as other numbers, and the way back for integers.

package big

import "math"

// top64 is the first 64 bits of the mantissa.
func (x *Float) top64() uint64 { return uint64(x.frac[len(x.frac)-1]) }

// Uint64 is x without its fraction, or the nearest uint64.
func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.class == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.class == inf || x.exp > 64:
		return math.MaxUint64, Below
	case x.exp <= 0:
		return 0, Below
	}
	u := x.top64() >> (64 - uint32(x.exp))
	// Go calls every number exact whose mantissa fits, also with a fraction.
	if x.MinPrec() <= 64 {
		return u, Exact
	}
	return u, Below
}

// Int64 is x without its fraction, or the nearest int64.
func (x *Float) Int64() (int64, Accuracy) {
	if x.class == zero {
		return 0, Exact
	}
	acc := side(x.neg)
	if x.class == finite && x.exp <= 0 {
		return 0, acc
	}
	if x.class == finite && x.exp <= 63 {
		i := int64(x.top64() >> (64 - uint32(x.exp)))
		if x.neg {
			i = -i
		}
		if x.MinPrec() <= uint(x.exp) {
			acc = Exact
		}
		return i, acc
	}
	if x.neg {
		if x.class == finite && x.exp == 64 && x.MinPrec() == 1 {
			acc = Exact
		}
		return math.MinInt64, acc
	}
	return math.MaxInt64, acc
}

// rounded is |x| rounded to a format with so many bits, whose normal numbers have
// exponents from low to high. The accuracy is that of x.
func (x *Float) rounded(size, low, high int) (float64, Accuracy) {
	e := int(x.exp) - 1
	prec := size
	if e < low {
		prec = size - low + e
		if prec < 0 || prec == 0 && x.frac.sticky(uint(len(x.frac))*wordBits-1) == 0 {
			return 0, side(x.neg)
		}
		if prec == 0 {
			return math.Ldexp(1, low-size+1), side(!x.neg)
		}
	}
	r := new(Float).SetPrec(uint(prec)).Set(x)
	if r.class == inf || int(r.exp)-1 > high {
		return math.Inf(1), side(!x.neg)
	}
	return math.Ldexp(float64(r.top64()>>11), int(r.exp)-53), r.acc
}

func (x *Float) native(size, low, high int) (f float64, acc Accuracy) {
	switch x.class {
	case finite:
		f, acc = x.rounded(size, low, high)
	case inf:
		f = math.Inf(1)
	}
	if x.neg {
		f = -f
		if f == 0 {
			f = math.Copysign(0, -1)
		}
	}
	return f, acc
}

// Float32 is the nearest float32.
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.native(24, -126, 127)
	return float32(f), acc
}

// Float64 is the nearest float64.
func (x *Float) Float64() (float64, Accuracy) { return x.native(53, -1022, 1023) }

// Int is x without its fraction; nil for an infinity.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.class <= finite {
		z = new(Int)
	}
	switch x.class {
	case zero:
		return z.SetInt64(0), Exact
	case inf:
		return nil, side(x.neg)
	}
	acc := side(x.neg)
	if x.exp <= 0 {
		return z.SetInt64(0), acc
	}
	if x.MinPrec() <= uint(x.exp) {
		acc = Exact
	}
	z.neg = x.neg
	if s := x.lowExp(); s >= 0 {
		z.abs = z.abs.shl(x.frac, uint(s))
	} else {
		z.abs = z.abs.shr(x.frac, uint(-s))
	}
	return z, acc
}

// Rat is x as a fraction; nil for an infinity.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.class <= finite {
		z = new(Rat)
	}
	switch x.class {
	case zero:
		return z.SetInt64(0), Exact
	case inf:
		return nil, side(x.neg)
	}
	if s := x.lowExp(); s >= 0 {
		return z.setFrac(x.neg, nat(nil).shl(x.frac, uint(s)), natOne.clone()), Exact
	} else {
		return z.setFrac(x.neg, x.frac.clone(), nat(nil).shl(natOne, uint(-s))), Exact
	}
}

// Float64 is the float64 nearest to x.
func (x *Int) Float64() (float64, Accuracy) { return new(Float).SetInt(x).Float64() }
