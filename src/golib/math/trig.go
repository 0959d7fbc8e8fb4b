package math

import "math/bits"

var (
	sinSeries = []float64{1.58962301576546568060e-10, -2.50507477628578072866e-8, 2.75573136213857245213e-6, -1.98412698295895385996e-4, 8.33333333332211858878e-3, -1.66666666666666307295e-1}
	cosSeries = []float64{-1.13585365213876817300e-11, 2.08757008419747316778e-9, -2.75573141792967388112e-7, 2.48015872888517045348e-5, -1.38888888888730564116e-3, 4.16666666666665929218e-2}
)

// reduce finds the octant j of x >= 0 (made even) and what is left of x beyond it.
func reduce(x float64) (j uint64, z float64) {
	if x >= 1<<29 {
		return reduceLarge(x)
	}
	j = uint64(x * (4 / Pi))
	y := float64(j)
	if j&1 == 1 {
		j++
		y++
	}
	// π/4 in three parts.
	z = ((x - y*7.85398125648498535156e-1) - y*3.77489470793079817668e-8) - y*2.69515142907905952645e-15
	return j & 7, z
}

// fourOverPi are the bits of 4/π.
var fourOverPi = [...]uint64{
	0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083, 0xfca2c757bd778ac3,
	0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d, 0xd1046bea5d768909, 0xd338e04d68befc82,
	0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e,
	0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757,
}

// reduceLarge is Payne and Hanek's reduction: of x*4/π only the bits around the point are computed.
func reduceLarge(x float64) (j uint64, z float64) {
	b := Float64bits(x)
	exp := int(b>>52) - expBias - 52
	m := b&mantMask | 1<<52
	word, shift := uint(exp+61)/64, uint(exp+61)%64
	window := func(i uint) uint64 { return fourOverPi[word+i]<<shift | fourOverPi[word+i+1]>>(64-shift) }
	hi2, _ := bits.Mul64(window(2), m)
	hi1, lo1 := bits.Mul64(window(1), m)
	lo, carry := bits.Add64(lo1, hi2, 0)
	hi, _ := bits.Add64(window(0)*m, hi1, carry)
	j = hi >> 61
	// The fraction becomes a float.
	hi = hi<<3 | lo>>61
	n := uint(bits.LeadingZeros64(hi)) + 1
	hi = hi<<n | lo>>(64-n)
	z = Float64frombits(uint64(expBias-n)<<52 | hi>>12)
	if j&1 == 1 {
		j = (j + 1) & 7
		z--
	}
	return j, z * (Pi / 4)
}

func sinPart(z float64) float64 {
	zz := z * z
	return z + z*zz*poly(zz, sinSeries)
}

func cosPart(z float64) float64 {
	zz := z * z
	return 1.0 - 0.5*zz + zz*zz*poly(zz, cosSeries)
}

// Sin, Cos and Tan take radians.
func Sin(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	s, _ := sincos(Abs(x))
	if x < 0 {
		s = -s
	}
	return s
}

func Cos(x float64) float64 {
	if x != x || IsInf(x, 0) {
		return NaN()
	}
	j, z := reduce(Abs(x))
	var c float64
	if j&3 == 2 {
		c = sinPart(z)
	} else {
		c = cosPart(z)
	}
	if j == 2 || j == 4 {
		c = -c
	}
	return c
}

// sincos is for x >= 0.
func sincos(x float64) (sin, cos float64) {
	j, z := reduce(x)
	s, c := sinPart(z), cosPart(z)
	if j&3 == 2 {
		s, c = c, s
	}
	if j > 3 {
		s = -s
	}
	if j == 2 || j == 4 {
		c = -c
	}
	return s, c
}

// Sincos is Sin and Cos.
func Sincos(x float64) (sin, cos float64) {
	switch {
	case x == 0:
		return x, 1
	case x != x || IsInf(x, 0):
		return NaN(), NaN()
	}
	sin, cos = sincos(Abs(x))
	if x < 0 {
		sin = -sin
	}
	return sin, cos
}

func Tan(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	j, z := reduce(Abs(x))
	zz := z * z
	y := z
	if zz > 1e-14 {
		y = z + z*(zz*poly(zz, []float64{-1.30936939181383777646e4, 1.15351664838587416140e6, -1.79565251976484877988e7})/
			poly(zz, []float64{1, 1.36812963470692954678e4, -1.32089234440210967447e6, 2.50083801823357915839e7, -5.38695755929454629881e7}))
	}
	if j&2 == 2 {
		y = -1 / y
	}
	if x < 0 {
		y = -y
	}
	return y
}

// atanPart is for [0, 0.66].
func atanPart(x float64) float64 {
	z := x * x
	z = z * poly(z, []float64{-8.750608600031904122785e-01, -1.615753718733365076637e+01, -7.500855792314704667340e+01, -1.228866684490136173410e+02, -6.485021904942025371773e+01}) /
		poly(z, []float64{1, +2.485846490142306297962e+01, +1.650270098316988542046e+02, +4.328810604912902668951e+02, +4.853903996359136964868e+02, +1.945506571482613964425e+02})
	return x*z + x
}

// atanPositive is for x >= 0.
func atanPositive(x float64) float64 {
	const rest = 6.123233995736765886130e-17 // of π/2 as a float64
	switch {
	case x <= 0.66:
		return atanPart(x)
	case x > 2.41421356237309504880:
		return Pi/2 - atanPart(1/x) + rest
	}
	return Pi/4 + atanPart((x-1)/(x+1)) + 0.5*rest
}

func Atan(x float64) float64 {
	switch {
	case x == 0:
		return x
	case x > 0:
		return atanPositive(x)
	}
	return -atanPositive(-x)
}

func Asin(x float64) float64 {
	a := Abs(x)
	switch {
	case x == 0:
		return x
	case !(a <= 1):
		return NaN()
	}
	t := Sqrt(1 - a*a)
	if a > 0.7 {
		t = Pi/2 - atanPositive(t/a)
	} else {
		t = atanPositive(a / t)
	}
	if x < 0 {
		t = -t
	}
	return t
}

func Acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	switch {
	case y != y || x != x:
		return NaN()
	case y == 0:
		if Signbit(x) {
			return Copysign(Pi, y)
		}
		return Copysign(0, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 1):
		if IsInf(y, 0) {
			return Copysign(Pi/4, y)
		}
		return Copysign(0, y)
	case IsInf(x, -1):
		if IsInf(y, 0) {
			return Copysign(3*Pi/4, y)
		}
		return Copysign(Pi, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	q := Atan(y / x)
	if x < 0 {
		if q <= 0 {
			return q + Pi
		}
		return q - Pi
	}
	return q
}

func Sinh(x float64) float64 {
	a := Abs(x)
	if x == 0 {
		a = x
	}
	var t float64
	switch {
	case a > 21:
		t = Exp(a) * 0.5
	case a > 0.5:
		e := Exp(a)
		t = (e - 1/e) * 0.5
	default:
		sq := a * a
		t = poly(sq, []float64{-0.2630563213397497062819489e+2, -0.2894211355989563807284660366e+4, -0.8991272022039509355398013511e+5, -0.6307673640497716991184787251e+6}) * a
		t /= poly(sq, []float64{1, -0.173678953558233699533450911e+3, 0.1521517378790019070696485176e+5, -0.6307673640497716991212077277e+6})
	}
	if x < 0 {
		t = -t
	}
	return t
}

func Cosh(x float64) float64 {
	x = Abs(x)
	if x > 21 {
		return Exp(x) * 0.5
	}
	e := Exp(x)
	return (e + 1/e) * 0.5
}

func Tanh(x float64) float64 {
	a := Abs(x)
	switch {
	case a > 0.5*8.8029691931113054295988e+01:
		return Copysign(1, x)
	case a >= 0.625:
		return Copysign(1-2/(Exp(2*a)+1), x)
	case x == 0:
		return x
	}
	s := x * x
	return x + x*s*poly(s, []float64{-9.64399179425052238628e-1, -9.92877231001918586564e1, -1.61468768441708447952e3})/
		poly(s, []float64{1, 1.12811678491632931402e2, 2.23548839060100448583e3, 4.84406305325125486048e3})
}

func Asinh(x float64) float64 {
	if x != x || IsInf(x, 0) {
		return x
	}
	a := Abs(x)
	var t float64
	switch {
	case a > 1<<28:
		t = Log(a) + Ln2
	case a > 2:
		t = Log(2*a + 1/(Sqrt(a*a+1)+a))
	case a < 0x1p-28:
		t = a
	default:
		t = Log1p(a + a*a/(1+Sqrt(1+a*a)))
	}
	return Copysign(t, x)
}

func Acosh(x float64) float64 {
	switch {
	case x < 1 || x != x:
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

func Atanh(x float64) float64 {
	a := Abs(x)
	var t float64
	switch {
	case !(a <= 1):
		return NaN()
	case a == 1:
		return Copysign(Inf(1), x)
	case a < 0x1p-28:
		t = a
	case a < 0.5:
		t = a + a
		t = 0.5 * Log1p(t+t*a/(1-a))
	default:
		t = 0.5 * Log1p((a+a)/(1-a))
	}
	return Copysign(t, x)
}
