package diff

import (
	gmath "g/math"
	"math"
	"math/rand"
	"testing"
)

func mathArg() float64 {
	switch rand.Intn(12) {
	case 0:
		return math.Float64frombits(rand.Uint64())
	case 1:
		return []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, 5e-324, 1.5, 2.5, -2.5, 1 << 52, 1<<52 + 0.5, 1 << 53, 709.78, -745.2}[rand.Intn(19)]
	case 2:
		return float64(rand.Intn(200) - 100)
	case 3:
		return math.Ldexp(rand.Float64()-0.5, rand.Intn(80)-40)
	case 4:
		return rand.Float64()*2 - 1
	case 5:
		return float64(rand.Intn(2000)-1000) / 2
	case 6:
		return math.Ldexp(rand.Float64(), rand.Intn(1000))
	}
	return (rand.Float64() - 0.5) * math.Pow(10, float64(rand.Intn(5)))
}

func TestMath(t *testing.T) {
	one := []struct {
		name string
		f, g func(float64) float64
	}{
		{"Acos", math.Acos, gmath.Acos}, {"Acosh", math.Acosh, gmath.Acosh}, {"Asin", math.Asin, gmath.Asin}, {"Asinh", math.Asinh, gmath.Asinh}, {"Atan", math.Atan, gmath.Atan}, {"Atanh", math.Atanh, gmath.Atanh}, {"Cbrt", math.Cbrt, gmath.Cbrt}, {"Cos", math.Cos, gmath.Cos}, {"Cosh", math.Cosh, gmath.Cosh}, {"Erf", math.Erf, gmath.Erf}, {"Erfc", math.Erfc, gmath.Erfc}, {"Erfinv", math.Erfinv, gmath.Erfinv}, {"Exp", math.Exp, gmath.Exp}, {"Exp2", math.Exp2, gmath.Exp2}, {"Expm1", math.Expm1, gmath.Expm1}, {"Gamma", math.Gamma, gmath.Gamma}, {"Log", math.Log, gmath.Log}, {"Log10", math.Log10, gmath.Log10}, {"Log1p", math.Log1p, gmath.Log1p}, {"Log2", math.Log2, gmath.Log2}, {"Logb", math.Logb, gmath.Logb}, {"Round", math.Round, gmath.Round}, {"RoundToEven", math.RoundToEven, gmath.RoundToEven}, {"Sin", math.Sin, gmath.Sin}, {"Sinh", math.Sinh, gmath.Sinh}, {"Tan", math.Tan, gmath.Tan}, {"Tanh", math.Tanh, gmath.Tanh}, {"Abs", math.Abs, gmath.Abs}, {"Erfcinv", math.Erfcinv, gmath.Erfcinv},
		{"Lgamma", func(x float64) float64 { y, s := math.Lgamma(x); return y * float64(s) }, func(x float64) float64 { y, s := gmath.Lgamma(x); return y * float64(s) }},
		{"Frexp", func(x float64) float64 { y, s := math.Frexp(x); return y * float64(s) }, func(x float64) float64 { y, s := gmath.Frexp(x); return y * float64(s) }},
		{"Modf", func(x float64) float64 { y, s := math.Modf(x); return y - 2*s }, func(x float64) float64 { y, s := gmath.Modf(x); return y - 2*s }},
		{"Sincos", func(x float64) float64 { y, s := math.Sincos(x); return y - 2*s }, func(x float64) float64 { y, s := gmath.Sincos(x); return y - 2*s }},
		{"Ilogb", func(x float64) float64 { return float64(math.Ilogb(x)) }, func(x float64) float64 { return float64(gmath.Ilogb(x)) }},
	}
	two := []struct {
		name string
		f, g func(x, y float64) float64
	}{
		{"Atan2", math.Atan2, gmath.Atan2}, {"Dim", math.Dim, gmath.Dim}, {"Hypot", math.Hypot, gmath.Hypot}, {"Max", math.Max, gmath.Max}, {"Min", math.Min, gmath.Min}, {"Mod", math.Mod, gmath.Mod}, {"Nextafter", math.Nextafter, gmath.Nextafter}, {"Pow", math.Pow, gmath.Pow}, {"Remainder", math.Remainder, gmath.Remainder}, {"Copysign", math.Copysign, gmath.Copysign},
		{"Ldexp", func(x, y float64) float64 { return math.Ldexp(x, int(y)) }, func(x, y float64) float64 { return gmath.Ldexp(x, int(y)) }},
	}
	bad := map[string]int{}
	check := func(name string, a, b float64, args ...float64) {
		if !same(a, b) {
			if bad[name]++; bad[name] < 4 {
				t.Errorf("%s%v = %v, want %v", name, args, b, a)
			}
		}
	}
	for range 200000 {
		x, y, z := mathArg(), mathArg(), mathArg()
		for _, c := range one {
			check(c.name, c.f(x), c.g(x), x)
		}
		for _, c := range two {
			check(c.name, c.f(x, y), c.g(x, y), x, y)
		}
		check("FMA", math.FMA(x, y, z), gmath.FMA(x, y, z), x, y, z)
		check("FMA", math.FMA(x, y, -x*y), gmath.FMA(x, y, -x*y), x, y, -x*y)
	}
	for n := -400; n < 400; n++ {
		check("Pow10", math.Pow10(n), gmath.Pow10(n), float64(n))
	}
	t.Log(bad)
}
