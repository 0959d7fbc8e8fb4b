// run
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func escape(c complex128, max int) int {
	z := complex(0, 0)
	for i := 0; i < max; i++ {
		z = z*z + c
		if real(z)*real(z)+imag(z)*imag(z) > 4 {
			return i
		}
	}
	return max
}
func newton(f, df func(float64) float64, x float64) (float64, int) {
	for i := 1; ; i++ {
		d := f(x) / df(x)
		x -= d
		if math.Abs(d) < 1e-12 || i > 100 {
			return x, i
		}
	}
}
func simpson(f func(float64) float64, a, b float64, n int) float64 {
	h := (b - a) / float64(n)
	s := f(a) + f(b)
	for i := 1; i < n; i++ {
		w := 4.0
		if i%2 == 0 {
			w = 2
		}
		s += w * f(a+float64(i)*h)
	}
	return s * h / 3
}
func gcd[T ~int | ~int64 | ~uint](a, b T) T {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
func powmod(b, e, m uint64) uint64 {
	r := uint64(1)
	for b %= m; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r * b % m
		}
		b = b * b % m
	}
	return r
}

func main() {
	const chars = " .:-=+*#%@"
	for y := -1.2; y <= 1.2; y += 0.3 {
		for x := -2.0; x <= 0.6; x += 0.1 {
			fmt.Print(string(chars[escape(complex(x, y), 45)*9/45]))
		}
		fmt.Println()
	}
	r, n := newton(func(x float64) float64 { return x*x - 2 }, func(x float64) float64 { return 2 * x }, 1)
	fmt.Println(r, n, r == math.Sqrt2)
	fmt.Printf("%.10f %.6f\n", simpson(math.Sin, 0, math.Pi, 100), simpson(func(x float64) float64 { return math.Exp(-x * x) }, -3, 3, 200))
	fmt.Println(gcd(84, 36), gcd(uint(17), 5), powmod(3, 200, 1000007))
	z := cmplx.Sqrt(-1)
	fmt.Printf("%.4f %.4f %.4f %v\n", z, cmplx.Exp(1i*math.Pi), cmplx.Abs(3+4i), cmplx.Conj(1+2i))
	var c64 complex64 = 1 + 2i
	c64 *= c64
	fmt.Println(c64, real(c64), complex128(c64)/2)
	fmt.Println(math.Float64bits(1.5), math.Float32bits(-2), math.IsNaN(math.NaN()), math.Signbit(math.Copysign(0, -1)))
	a, b := math.Modf(3.75)
	fr, ex := math.Frexp(10)
	fmt.Println(a, b, fr, ex, math.Ldexp(0.5, 4), math.Gamma(5), math.Atan2(1, -1), math.Log2(8), math.Log1p(1e-10), math.Tanh(0.5))
}
