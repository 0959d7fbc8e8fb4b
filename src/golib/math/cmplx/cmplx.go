// Package cmplx has functions of complex numbers.
package cmplx

import "math"

func Abs(x complex128) float64          { return math.Hypot(real(x), imag(x)) }
func Phase(x complex128) float64        { return math.Atan2(imag(x), real(x)) }
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }
func Conj(x complex128) complex128      { return complex(real(x), -imag(x)) }
func Inf() complex128                   { return complex(math.Inf(1), math.Inf(1)) }
func NaN() complex128                   { return complex(math.NaN(), math.NaN()) }
func IsInf(x complex128) bool           { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// IsNaN reports whether a part is NaN and none infinite.
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}

// Rect is the number with these polar coordinates.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

func Exp(x complex128) complex128 {
	switch re, im := real(x), imag(x); {
	case math.IsInf(re, 0):
		switch {
		case re > 0 && im == 0:
			return x
		case math.IsInf(im, 0) || math.IsNaN(im):
			if re < 0 {
				return complex(0, math.Copysign(0, im))
			}
			return complex(math.Inf(1), math.NaN())
		}
	case math.IsNaN(re):
		if im == 0 {
			return complex(math.NaN(), im)
		}
	}
	r := math.Exp(real(x))
	s, c := math.Sincos(imag(x))
	return complex(r*c, r*s)
}

// Sqrt is the root in the right half plane.
func Sqrt(x complex128) complex128 {
	if imag(x) == 0 {
		switch {
		case real(x) == 0:
			return complex(0, imag(x))
		case real(x) < 0:
			return complex(0, math.Copysign(math.Sqrt(-real(x)), imag(x)))
		}
		return complex(math.Sqrt(real(x)), imag(x))
	} else if math.IsInf(imag(x), 0) {
		return complex(math.Inf(1), imag(x))
	}
	if real(x) == 0 {
		if imag(x) < 0 {
			r := math.Sqrt(-0.5 * imag(x))
			return complex(r, -r)
		}
		r := math.Sqrt(0.5 * imag(x))
		return complex(r, r)
	}
	// Scaled, so that nothing overflows or vanishes: scale is the root of what the factor takes away.
	factor, scale := 0x1p54, 0x1p-27
	if max(math.Abs(real(x)), math.Abs(imag(x))) > 4 {
		factor, scale = 0.25, 2
	}
	a, b := factor*real(x), factor*imag(x)
	// The larger part of the root comes without cancellation, the other one from their product, which is b/2.
	larger := math.Sqrt(0.5*math.Hypot(a, b) + 0.5*math.Abs(a))
	re, im := scale*larger, scale*math.Abs(0.5*b/larger)
	if a < 0 {
		re, im = im, re
	}
	return complex(re, math.Copysign(im, b))
}

// Pow is x^y.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch r := real(y); {
		case IsNaN(y):
			return NaN()
		case r == 0:
			return 1
		case r > 0:
			return 0
		case r < 0 && imag(y) == 0:
			return complex(math.Inf(1), 0)
		case r < 0:
			return Inf()
		}
	}
	modulus := Abs(x)
	if modulus == 0 {
		return 0
	}
	r := math.Pow(modulus, real(y))
	arg := Phase(x)
	theta := real(y) * arg
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * arg)
		theta += imag(y) * math.Log(modulus)
	}
	s, c := math.Sincos(theta)
	return complex(r*c, r*s)
}

// sinhcosh is the hyperbolic sine and cosine.
func sinhcosh(x float64) (sh, ch float64) {
	if math.Abs(x) <= 0.5 {
		return math.Sinh(x), math.Cosh(x)
	}
	e := math.Exp(x)
	ei := 0.5 / e
	e *= 0.5
	return e - ei, e + ei
}
