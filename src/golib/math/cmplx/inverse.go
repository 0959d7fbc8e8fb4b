package cmplx

import "math"

// The inverse functions go by W. Kahan, "Branch Cuts for Complex Elementary Functions": products of square roots of 1-z and
// 1+z, which neither cancel nor overflow, and in which the sign of a zero says on which side of a cut z is.

// roots returns the square roots of 1-z and of 1+z.
func roots(z complex128) (minus, plus complex128) {
	return Sqrt(complex(1-real(z), -imag(z))), Sqrt(complex(1+real(z), imag(z)))
}

// crossed is the imaginary part of conj(a)·b.
func crossed(a, b complex128) float64 { return real(a)*imag(b) - imag(a)*real(b) }

// notFinite says whether a part of z is infinite or no number.
func notFinite(z complex128) bool {
	return math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) || real(z) != real(z) || imag(z) != imag(z)
}

// Asin is the inverse of Sin.
func Asin(x complex128) complex128 {
	if re, im := real(x), imag(x); im != im && math.IsInf(re, 0) {
		return complex(im, re)
	}
	z := Asinh(complex(-imag(x), real(x)))
	return complex(imag(z), -real(z))
}

// Asinh is the inverse of Sinh.
func Asinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	if notFinite(x) {
		return asinhAtEdge(re, im)
	}
	switch {
	case im == 0:
		return complex(math.Asinh(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Asin(im))
	}
	// That is -i·asin(ix).
	minus, plus := roots(complex(-im, re))
	return complex(math.Asinh(crossed(minus, plus)), -math.Atan2(-im, real(minus)*real(plus)-imag(minus)*imag(plus)))
}

// asinhAtEdge is Asinh of a number that is not finite (C99, G.6.2.2).
func asinhAtEdge(re, im float64) complex128 {
	angle := math.NaN()
	switch {
	case math.IsInf(re, 0):
		if math.IsInf(im, 0) {
			angle = math.Copysign(math.Pi/4, im)
		} else if im == im {
			angle = math.Copysign(0, im)
		}
		return complex(re, angle)
	case math.IsInf(im, 0):
		if re != re {
			return complex(math.Copysign(math.Inf(1), im), angle)
		}
		return complex(math.Copysign(math.Inf(1), re), math.Copysign(math.Pi/2, im))
	case im == 0:
		return complex(re, im)
	}
	return NaN()
}

// Acos is the inverse of Cos.
func Acos(x complex128) complex128 {
	re, im := real(x), imag(x)
	if notFinite(x) {
		return acosAtEdge(re, im)
	}
	minus, plus := roots(x)
	return complex(2*math.Atan2(real(minus), real(plus)), math.Asinh(crossed(plus, minus)))
}

// acosAtEdge is Acos of a number that is not finite (C99, G.6.1.1).
func acosAtEdge(re, im float64) complex128 {
	far := math.Copysign(math.Inf(1), -im)
	switch {
	case math.IsInf(re, 0) && im != im:
		return complex(im, -re)
	case math.IsInf(re, 0) || math.IsInf(im, 0):
		// A finite part counts as nothing.
		if !math.IsInf(re, 0) && re == re {
			return complex(math.Pi/2, far)
		}
		if !math.IsInf(im, 0) {
			im = 0
		}
		return complex(math.Atan2(math.Abs(im), re), far)
	case re == 0:
		return complex(math.Pi/2, math.NaN())
	}
	return NaN()
}

// Acosh is the inverse of Cosh: i·acos x, turned into the right half plane.
func Acosh(x complex128) complex128 {
	if x == 0 {
		return complex(0, math.Copysign(math.Pi/2, imag(x)))
	}
	z := Acos(x)
	if imag(z) <= 0 {
		return complex(-imag(z), real(z))
	}
	return complex(imag(z), -real(z))
}

// Atan is the inverse of Tan.
func Atan(x complex128) complex128 {
	z := Atanh(complex(imag(x), -real(x)))
	return complex(-imag(z), real(z))
}

// Atanh is the inverse of Tanh.
func Atanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && math.Abs(re) <= 1:
		return complex(math.Atanh(re), im)
	case re == 0:
		return complex(re, math.Atan(im))
	case math.IsInf(re, 0) || math.IsInf(im, 0):
		if im != im {
			return complex(math.Copysign(0, re), im)
		}
		if re != re {
			re = 0
		}
		return complex(math.Copysign(0, re), math.Copysign(math.Pi/2, im))
	case re != re || im != im:
		return NaN()
	}
	a, sign := math.Abs(re), math.Copysign(1, re)
	if m := max(a, math.Abs(im)); m > 1e8 {
		// atanh z is 1/z ± iπ/2 there, and squares could overflow.
		r := re / m / m
		d := (re/m)*(re/m) + (im/m)*(im/m)
		return complex(r/d, math.Copysign(math.Pi/2, im))
	}
	away := (1-a)*(1-a) + im*im
	return complex(sign*math.Log1p(4*a/away)/4, math.Atan2(2*im, (1-a)*(1+a)-im*im)/2)
}
