package math_test

import (
	"math"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestValues(t *testing.T) {
	check(t, "Sin", math.Sin(1e10), -0.48750602508751073)
	check(t, "Exp", math.Exp(1), 2.718281828459045)
	check(t, "Pow", math.Pow(2, -1074), 5e-324)
	check(t, "Log", math.Log(10), 2.302585092994046)
	check(t, "Atan2", math.Atan2(-1, -1), -2.356194490192345)
	check(t, "Gamma", math.Gamma(5.5), 52.34277778455352)
	check(t, "Mod", math.Mod(-7, 3), -1.0)
	check(t, "Cbrt", math.Cbrt(27), 3.0)
	check(t, "Round", math.Round(-2.5), -3.0)
	check(t, "RoundToEven", math.RoundToEven(2.5), 2.0)
	check(t, "FMA", math.FMA(0x1p27+1, 0x1p27+1, -0x1p54), 0x1p28+1.0)
	check(t, "Signbit", math.Signbit(math.Mod(math.Copysign(0, -1), 3)), true)
}
