package math

// poly evaluates a polynomial by Horner's rule, the highest coefficient first.
func poly(x float64, c []float64) float64 {
	r := c[0]
	for _, k := range c[1:] {
		r = r*x + k
	}
	return r
}

// Exp is e^x after Naoki Shibata (SLEEF): the argument is reduced by a power of two and divided by 16, and the series for
// e^x-1 is then squared back four times.
func Exp(x float64) float64 {
	const (
		ln2Upper = 0.69314718055966295651160180568695068359375
		ln2Lower = 0.28235290563031577122588448175013436025525412068e-12
	)
	switch {
	case x != x || IsInf(x, 1):
		return x
	case x > 7.09782712893384e+02:
		return Inf(1)
	case x < -800:
		return 0
	}
	k := RoundToEven(x * 1.4426950408889634073599246810018920)
	x = fusedMul(-k, ln2Upper, x)
	x = fusedMul(-k, ln2Lower, x)
	x *= 0.0625
	r := 2.4801587301587301587e-5
	r = fusedMul(r, x, 1.9841269841269841270e-4)
	r = fusedMul(r, x, 1.3888888888888888889e-3)
	r = fusedMul(r, x, 8.3333333333333333333e-3)
	r = fusedMul(r, x, 4.1666666666666666667e-2)
	r = fusedMul(r, x, 1.6666666666666666667e-1)
	r = fusedMul(r, x, 0.5)
	r = fusedMul(r, x, 1)
	x *= r
	x *= x + 2
	x *= x + 2
	x *= x + 2
	x = fusedMul(x, x+2, 1)
	e := int(k) + expBias
	switch {
	case e >= 0x7FF:
		return Inf(1)
	case e < -52:
		return 0
	case e <= 0:
		x *= Float64frombits(uint64(e+0x3FE) << 52)
		e = 1
	}
	return x * Float64frombits(uint64(e)<<52)
}

const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

// Exp2 is 2^x.
func Exp2(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 1.0239999999999999e+03:
		return Inf(1)
	case x < -1.0740e+03:
		return 0
	}
	k := 0
	if x > 0 {
		k = int(x + 0.5)
	} else if x < 0 {
		k = int(x - 0.5)
	}
	t := x - float64(k)
	return expPart(t*ln2Hi, -t*ln2Lo, k)
}

// expPart is e^(hi-lo) * 2^k for a small argument, by Remez' rational approximation.
func expPart(hi, lo float64, k int) float64 {
	r := hi - lo
	t := r * r
	c := r - t*poly(t, []float64{4.13813679705723846039e-08, -1.65339022054652515390e-06, 6.61375632143793436117e-05, -2.77777777770155933842e-03, 1.66666666666666657415e-01})
	return Ldexp(1-((lo-(r*c)/(2-c))-hi), k)
}

// Expm1 is e^x-1, accurate also near zero.
func Expm1(x float64) float64 {
	switch {
	case x != x || IsInf(x, 1):
		return x
	case IsInf(x, -1):
		return -1
	}
	a := Abs(x)
	negative := x < 0
	if a >= 3.88162421113569373274e+01 {
		if negative {
			return -1
		}
		if a >= 7.09782712893383973096e+02 {
			return Inf(1)
		}
	}
	var c float64
	k := 0
	switch {
	case a > 3.46573590279972654709e-01:
		var hi, lo float64
		switch {
		case a >= 1.03972077083991796413e+00:
			k = int(1.44269504088896338700e+00*x + Copysign(0.5, x))
			hi = x - float64(k)*ln2Hi
			lo = float64(k) * ln2Lo
		case negative:
			hi, lo, k = x+ln2Hi, -ln2Lo, -1
		default:
			hi, lo, k = x-ln2Hi, ln2Lo, 1
		}
		x = hi - lo
		c = (hi - x) - lo
	case a < 0x1p-54:
		return x
	}
	half := 0.5 * x
	h := x * half
	r := 1 + h*poly(h, []float64{-2.01099218183624371326e-07, 4.00821782732936239552e-06, -7.93650757867487942473e-05, 1.58730158725481460165e-03, -3.33333333333331316428e-02})
	t := 3 - r*half
	e := h * ((r - t) / (6 - x*t))
	if k == 0 {
		return x - (x*e - h)
	}
	e = (x*(e-c) - c) - h
	scale := func(y float64) float64 { return Float64frombits(Float64bits(y) + uint64(k)<<52) }
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1:
		if x < -0.25 {
			return -2 * (e - (x + 0.5))
		}
		return 1 + 2*(x-e)
	case k <= -2 || k > 56:
		return scale(1-(e-x)) - 1
	case k < 20:
		t := Float64frombits(0x3FF0000000000000 - 0x20000000000000>>uint(k))
		return scale(t - (e - x))
	}
	t = Float64frombits(uint64(0x3FF-k) << 52)
	return scale(x - (e + t) + 1)
}

// log coefficients of msun.
var logEven = []float64{1.531383769920937332e-01, 2.222219843214978396e-01, 3.999999999940941908e-01}
var logOdd = []float64{1.479819860511658591e-01, 1.818357216161805012e-01, 2.857142874366239149e-01, 6.666666666666735130e-01}

// Log is the natural logarithm. Like Go's assembly it takes the exponent field of denormal numbers as it is.
func Log(x float64) float64 {
	b := Float64bits(x)
	switch {
	case b&^signBit == 0:
		return Inf(-1)
	case b > signBit:
		if x != x {
			return x
		}
		return NaN()
	case b >= infBits:
		return x
	}
	f := Float64frombits(b&mantMask | 0x3FE<<52)
	k := float64(int(b>>52) - 0x3FE)
	if f < Sqrt2/2 {
		k--
		f *= 2
	}
	f--
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	r := s2*poly(s4, logOdd) + s4*poly(s4, logEven)
	h := 0.5 * f * f
	return k*ln2Hi - ((h - (s*(h+r) + k*ln2Lo)) - f)
}

// Log10 and Log2 are logarithms to other bases.
func Log10(x float64) float64 { return Log(x) * (1 / Ln10) }

func Log2(x float64) float64 {
	frac, exp := Frexp(x)
	if frac == 0.5 {
		// Powers of two are exact.
		return float64(exp - 1)
	}
	return Log(frac)*(1/Ln2) + float64(exp)
}

// Log1p is log(1+x), accurate also near zero.
func Log1p(x float64) float64 {
	switch {
	case x < -1 || x != x:
		return NaN()
	case x == -1:
		return Inf(-1)
	case IsInf(x, 1):
		return x
	}
	a := Abs(x)
	k := 1
	var f, c float64
	var iu uint64
	if a < 4.142135623730950488017e-01 {
		if a < 0x1p-29 {
			if a < 0x1p-54 {
				return x
			}
			return x - x*x*0.5
		}
		if x > -2.928932188134524755992e-01 {
			k, f, iu = 0, x, 1
		}
	}
	if k != 0 {
		u := x
		if a < 1<<53 {
			u = 1 + x
			iu = Float64bits(u)
			k = int(iu>>52) - expBias
			if k > 0 {
				c = 1 - (u - x)
			} else {
				c = x - (u - 1)
			}
			c /= u
		} else {
			iu = Float64bits(u)
			k = int(iu>>52) - expBias
		}
		iu &= mantMask
		if iu < 0x0006A09E667F3BCD {
			u = Float64frombits(iu | 0x3FF0000000000000)
		} else {
			k++
			u = Float64frombits(iu | 0x3FE0000000000000)
			iu = (1<<52 - iu) >> 2
		}
		f = u - 1
	}
	n := float64(k)
	h := 0.5 * f * f
	if iu == 0 {
		if f == 0 {
			if k == 0 {
				return 0
			}
			c += n * ln2Lo
			return n*ln2Hi + c
		}
		r := h * (1 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return n*ln2Hi - ((r - (n*ln2Lo + c)) - f)
	}
	s := f / (2 + f)
	z := s * s
	r := z * poly(z, []float64{1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01, 2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01, 6.666666666666735130e-01})
	if k == 0 {
		return f - (h - s*(h+r))
	}
	return n*ln2Hi - ((h - (s*(h+r) + (n*ln2Lo + c))) - f)
}

// Pow is x^y: the integer part of y by squaring, the rest by Exp.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case x != x || y != y:
		return NaN()
	case x == 0:
		switch {
		case y < 0 && isOddInt(y):
			return Copysign(Inf(1), x)
		case y < 0:
			return Inf(1)
		case isOddInt(y):
			return x
		}
		return 0
	case IsInf(y, 0):
		switch {
		case x == -1:
			return 1
		case Abs(x) < 1 == IsInf(y, 1):
			return 0
		}
		return Inf(1)
	case IsInf(x, -1):
		return Pow(1/x, -y)
	case IsInf(x, 1):
		if y < 0 {
			return 0
		}
		return x
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}
	yi, yf := Modf(Abs(y))
	if yf != 0 && x < 0 {
		return NaN()
	}
	if yi >= 1<<63 {
		switch {
		case x == -1:
			return 1
		case Abs(x) < 1 == (y > 0):
			return 0
		}
		return Inf(1)
	}
	// The result is a * 2^ae.
	a, ae := 1.0, 0
	if yf != 0 {
		if yf > 0.5 {
			yf--
			yi++
		}
		a = Exp(yf * Log(x))
	}
	m, me := Frexp(x)
	for i := int64(yi); i != 0; i >>= 1 {
		if me < -1<<12 || 1<<12 < me {
			// Far out of range: only the size matters now.
			ae += me
			break
		}
		if i&1 == 1 {
			a *= m
			ae += me
		}
		m *= m
		me <<= 1
		if m < .5 {
			m += m
			me--
		}
	}
	if y < 0 {
		a = 1 / a
		ae = -ae
	}
	return Ldexp(a, ae)
}

func isOddInt(x float64) bool {
	if Abs(x) >= 1<<53 {
		return false
	}
	i, f := Modf(x)
	return f == 0 && int64(i)&1 == 1
}

// Cbrt is the cube root.
func Cbrt(x float64) float64 {
	if x == 0 || x != x || IsInf(x, 0) {
		return x
	}
	a := Abs(x)
	t := Float64frombits(Float64bits(a)/3 + 715094163<<32)
	if a < 0x1p-1022 {
		t = Float64frombits(Float64bits(a*(1<<54))/3 + 696219795<<32)
	}
	// A rational approximation to 23 bits, rounded, then one step of Newton's.
	r := t * t / a
	s := 5.42857142857142815906e-01 + r*t
	t *= 3.57142857142857150787e-01 + 1.60714285714285720630e+00/(s+1.41428571428571436819e+00+-7.05306122448979611050e-01/s)
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	s = t * t
	r = a / s
	r = (r - t) / (t + t + r)
	return Copysign(t+t*r, x)
}

// Hypot is the square root of p²+q².
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case IsInf(p, 0) || IsInf(q, 0):
		return Inf(1)
	case p != p || q != q:
		return NaN()
	}
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q /= p
	return p * Sqrt(1+q*q)
}
