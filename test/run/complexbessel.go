// run
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func main() {
	vals := []float64{0.25, -0.5, 1, -1, 3, -3.5, 12}
	fs := map[string]func(complex128) complex128{"Acos": cmplx.Acos, "Acosh": cmplx.Acosh, "Asin": cmplx.Asin, "Asinh": cmplx.Asinh, "Atan": cmplx.Atan, "Atanh": cmplx.Atanh, "Cos": cmplx.Cos, "Cosh": cmplx.Cosh, "Cot": cmplx.Cot, "Exp": cmplx.Exp, "Log": cmplx.Log, "Log10": cmplx.Log10, "Sin": cmplx.Sin, "Sinh": cmplx.Sinh, "Sqrt": cmplx.Sqrt, "Tan": cmplx.Tan, "Tanh": cmplx.Tanh}
	for _, n := range []string{"Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "Cos", "Cosh", "Cot", "Exp", "Log", "Log10", "Sin", "Sinh", "Sqrt", "Tan", "Tanh"} {
		for _, a := range vals {
			for _, b := range vals {
				z := fs[n](complex(a, b))
				fmt.Printf("%s(%v) = %.11g\n", n, complex(a, b), z)
			}
		}
	}
	for _, a := range vals {
		for _, b := range vals {
			for _, c := range vals {
				fmt.Printf("Pow(%v,%v) = %.11g\n", complex(a, b), c, cmplx.Pow(complex(a, b), complex(c, 0)))
			}
			fmt.Println(cmplx.IsNaN(complex(a, b)), cmplx.IsInf(complex(a, b)))
			r, th := cmplx.Polar(complex(a, b))
			fmt.Printf("%.11g %.11g %.11g %v %.11g\n", r, th, cmplx.Rect(a, b), cmplx.Conj(complex(a, b)), cmplx.Abs(complex(a, b)))
		}
	}
	for _, z := range []complex128{cmplx.Inf(), cmplx.NaN(), 0, complex(math.Inf(-1), 1), complex(2, math.Inf(1))} {
		for _, f := range []func(complex128) complex128{cmplx.Acos, cmplx.Asin, cmplx.Acosh, cmplx.Asinh, cmplx.Atanh, cmplx.Sin, cmplx.Cosh, cmplx.Tanh, cmplx.Exp, cmplx.Sqrt} {
			fmt.Print(f(z), " ")
		}
		fmt.Println()
	}
	for _, x := range []float64{0, 1e-3, .5, 1, 2, 3.5, 8, 15, 24.5, 25.5, 50, 1000, 1e10, math.Inf(1), math.NaN(), -1, -30} {
		fmt.Printf("%v: %.9e %.9e %.9e %.9e\n", x, math.J0(x), math.J1(x), math.Y0(x), math.Y1(x))
		for _, n := range []int{-3, -2, 2, 3, 10, 30} {
			fmt.Printf("  %d %.8e %.8e\n", n, math.Jn(n, x), math.Yn(n, x))
		}
	}
}
