package math

// Powers of ten that multiply to all others: 10^i, 10^(32*i) and 10^(-32*i).
var (
	pow10Units = [...]float64{
		1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
		1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
		1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
	}
	pow10Up = [...]float64{
		1e0, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288,
	}
	pow10Down = [...]float64{
		1e-0, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320,
	}
)

func pow10(n int) float64 {
	if n >= 0 {
		return pow10Up[n/32] * pow10Units[n%32]
	}
	return pow10Down[-n/32] / pow10Units[-n%32]
}
