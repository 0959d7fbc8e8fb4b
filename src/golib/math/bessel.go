// Bessel functions of whole orders.
//
// From hankelFrom on, Hankel's asymptotic series are exact to the last digits. Below, J comes from Miller's recurrence: started far
// above the order with anything, Jₖ₋₁ = (2k/x)Jₖ - Jₖ₊₁ runs into the true values but for a factor, which 1 = J₀ + 2ΣJ₂ₖ gives. Y₀ and
// Y₁ are Neumann's series in the same Jₖ, and Y of higher orders follows upwards, where the recurrence is stable for Y.
// (Abramowitz and Stegun, 9.1.27, 9.1.46, 9.1.88, 9.2.5 ff., 9.12.)

package math

const (
	hankelFrom = 25
	eulerGamma = 0.57721566490153286060651209008240243104215933593992
)

// J0 is the Bessel function of the first kind, of order 0.
func J0(x float64) float64 { return Jn(0, x) }

// J1 is the Bessel function of the first kind, of order 1.
func J1(x float64) float64 { return Jn(1, x) }

// Y0 is the Bessel function of the second kind, of order 0.
func Y0(x float64) float64 { return Yn(0, x) }

// Y1 is the Bessel function of the second kind, of order 1.
func Y1(x float64) float64 { return Yn(1, x) }

// Jn is the Bessel function of the first kind, of order n.
func Jn(n int, x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0):
		return 0
	}
	// Order and argument have the same effect on odd orders.
	negative := n&1 != 0 && (n < 0) != (x < 0)
	if n < 0 {
		n = -n
	}
	x = Abs(x)
	var y float64
	switch {
	case x == 0:
		if n > 0 {
			return 0
		}
		y = 1
	case x*x < 1e-9:
		y = leadingTerms(n, x)
	case x < hankelFrom || float64(n) > x:
		y = miller(n, x)
	default:
		y = upwards(n, x, hankelJ)
	}
	if negative {
		return -y
	}
	return y
}

// leadingTerms is Jn where the power series has two terms that count: (x/2)ⁿ/n!·(1 - x²/4(n+1)).
func leadingTerms(n int, x float64) float64 {
	y := 1.0
	for k := 1; k <= n && y != 0; k++ {
		y *= x / 2 / float64(k)
	}
	return y * (1 - x*x/4/float64(n+1))
}

// miller returns Jn(x).
func miller(n int, x float64) float64 {
	top := max(float64(n), x)
	start := int(top+20+6*Sqrt(top)) &^ 1
	next, here, sum, result := 0.0, 1e-300, 0.0, 0.0
	for k := start; k > 0; k-- {
		// here is Jₖ and next is Jₖ₊₁, but for the factor.
		if Abs(here) > 1e250 {
			next *= 1e-250
			here *= 1e-250
			sum *= 1e-250
			result *= 1e-250
		}
		if k == n {
			result = here
		}
		if k&1 == 0 {
			sum += 2 * here
		}
		next, here = here, 2*float64(k)/x*here-next
	}
	if n == 0 {
		result = here
	}
	return result / (sum + here)
}

// besselTable sets j to J₀(x), J₁(x)… for x below hankelFrom, where all behind are nothing.
func besselTable(x float64, j *[90]float64) {
	last := len(j) - 1
	j[last] = 1e-300
	sum := 0.0
	for k := last; k > 0; k-- {
		if Abs(j[k]) > 1e250 {
			for i := k; i <= last; i++ {
				j[i] *= 1e-300
			}
			sum *= 1e-300
		}
		if k&1 == 0 {
			sum += 2 * j[k]
		}
		above := 0.0
		if k < last {
			above = j[k+1]
		}
		j[k-1] = 2*float64(k)/x*j[k] - above
	}
	sum += j[0]
	for k := range j {
		j[k] /= sum
	}
}

// upwards gets the function of order n from those of order 0 and 1.
func upwards(n int, x float64, start func(n int, x float64) float64) float64 {
	if n < 2 {
		return start(n, x)
	}
	before, here := start(0, x), start(1, x)
	for k := 1; k < n; k++ {
		before, here = here, 2*float64(k)/x*here-before
		if IsInf(here, 0) {
			break
		}
	}
	return here
}

// hankel returns the series P and Q of order n, and sine and cosine of x-(2n+1)π/4.
func hankel(n int, x float64) (p, q, s, c float64) {
	mu := 4 * float64(n*n)
	term := 1.0
	p = 1
	for k := 1; k < 60; k++ {
		odd := float64(2*k - 1)
		next := term * (mu - odd*odd) / (float64(k) * 8 * x)
		if Abs(next) >= Abs(term) || Abs(next) < 1e-18 {
			break
		}
		term = next
		switch k & 3 {
		case 1:
			q += term
		case 2:
			p -= term
		case 3:
			q -= term
		default:
			p += term
		}
	}
	// The angle itself would lose digits of x. Where sine and cosine almost cancel, the other sum and cos 2x are exact.
	sin, cos := Sincos(x)
	diff, sum := sin-cos, sin+cos
	if x < MaxFloat64/2 {
		if z := -Cos(x + x); sin*cos < 0 {
			sum = z / diff
		} else {
			diff = z / sum
		}
	}
	if n == 0 {
		return p, q, diff / Sqrt2, sum / Sqrt2
	}
	return p, q, -sum / Sqrt2, diff / Sqrt2
}

func hankelJ(n int, x float64) float64 {
	p, q, s, c := hankel(n, x)
	return Sqrt(2/Pi/x) * (p*c - q*s)
}

func hankelY(n int, x float64) float64 {
	p, q, s, c := hankel(n, x)
	return Sqrt(2/Pi/x) * (p*s + q*c)
}

// Yn is the Bessel function of the second kind, of order n.
func Yn(n int, x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	}
	negative := n < 0 && n&1 != 0
	if n < 0 {
		n = -n
	}
	var y float64
	switch {
	case x == 0:
		y = Inf(-1)
	case x < hankelFrom:
		y = upwards(n, x, neumannY)
	default:
		y = upwards(n, x, hankelY)
	}
	if negative {
		return -y
	}
	return y
}

// neumannY is Y₀ or Y₁ as a series in J.
func neumannY(n int, x float64) float64 {
	if x < 1e-8 {
		j := leadingTerms(n, x)
		if n == 0 {
			return 2 / Pi * (Log(x) - Ln2 + eulerGamma) * j
		}
		return -2/(Pi*x) + 2/Pi*(Log(x)-Ln2+eulerGamma-0.5)*j
	}
	var j [90]float64
	besselTable(x, &j)
	series := 0.0
	for k := len(j)/2 - 1; k > 0; k-- {
		term := j[2*k] / float64(k)
		if n == 1 {
			term = j[2*k+1] * float64(2*k+1) / float64(k*(k+1))
		}
		series = term - series
	}
	// The innermost sign is that of k = 1, which is minus.
	if n == 0 {
		return 2/Pi*(Log(x)-Ln2+eulerGamma)*j[0] + 4/Pi*series
	}
	return -2/(Pi*x)*j[0] + 2/Pi*(Log(x)-Ln2+eulerGamma-1)*j[1] + 2/Pi*series
}
