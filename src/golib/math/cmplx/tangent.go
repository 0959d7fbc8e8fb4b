package cmplx

import "math"

// times is a·b, but 0 times what is not finite is 0 as well.
func times(a, b float64) float64 {
	if a == 0 || b == 0 {
		return math.Copysign(0, a) * math.Copysign(1, b)
	}
	return a * b
}

// waves returns the factors of the sines and cosines of re+im·i: the trigonometric ones of im and the hyperbolic ones of re.
func waves(re, im float64) (s, c, sh, ch float64) {
	s, c = math.Sincos(im)
	sh, ch = sinhcosh(re)
	if s != s {
		s = math.Copysign(s, im)
		if math.IsInf(re, 0) {
			// The size is certain, the direction is not (C99, G.6.2).
			c = 1
		}
	}
	return s, c, sh, ch
}

// Sinh is the hyperbolic sine.
func Sinh(x complex128) complex128 {
	s, c, sh, ch := waves(real(x), imag(x))
	return complex(times(c, sh), times(s, ch))
}

// Cosh is the hyperbolic cosine.
func Cosh(x complex128) complex128 {
	s, c, sh, ch := waves(real(x), imag(x))
	return complex(times(c, ch), times(s, sh))
}

// Sin is the sine: -i·sinh(ix).
func Sin(x complex128) complex128 {
	s, c, sh, ch := waves(imag(x), real(x))
	return complex(times(s, ch), times(c, sh))
}

// Cos is the cosine: cosh(ix).
func Cos(x complex128) complex128 {
	s, c, sh, ch := waves(imag(x), real(x))
	if s == 0 && sh != sh {
		return complex(sh, 0)
	}
	return complex(times(c, ch), -times(s, sh))
}

// flat is where the hyperbolic tangent is 1 in all its digits.
const flat = 20

// Tan is the tangent: with (sin x·cos x + i·sinh y·cosh y) / (cos² x + sinh² y) nothing cancels near the poles.
func Tan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(im, 0):
		turn := math.Sin(2 * re)
		if turn != turn {
			turn = re
		}
		return complex(math.Copysign(0, turn), math.Copysign(1, im))
	case im != im && re == 0:
		return x
	case math.Abs(im) > flat:
		s, c := math.Sincos(re)
		return complex(4*s*c*math.Exp(-2*math.Abs(im)), math.Copysign(1, im))
	}
	s, c := math.Sincos(re)
	sh, ch := math.Sinh(im), math.Cosh(im)
	d := c*c + sh*sh
	if d == 0 {
		return Inf()
	}
	return complex(s*c/d, sh*ch/d)
}

// Tanh is the hyperbolic tangent.
func Tanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	z := Tan(complex(-im, re))
	return complex(imag(z), -real(z))
}

// Cot is the cotangent.
func Cot(x complex128) complex128 {
	re, im := real(x), imag(x)
	s, c := math.Sincos(re)
	if math.Abs(im) > flat {
		return complex(4*s*c*math.Exp(-2*math.Abs(im)), math.Copysign(1, -im))
	}
	sh, ch := math.Sinh(im), math.Cosh(im)
	d := s*s + sh*sh
	if d == 0 {
		return Inf()
	}
	return complex(s*c/d, -sh*ch/d)
}
