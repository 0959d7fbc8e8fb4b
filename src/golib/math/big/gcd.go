// The greatest common divisor, by Lehmer's algorithm: most steps of Euclid's are
// made on the leading words alone and then applied to the numbers at once.

package big

// steps are Euclid's steps that the leading words of a >= b decide: they lead to
// |u0*a - v0*b| and |u1*a - v1*b|, with the sign as in `even`.
func steps(a, b nat) (u0, u1, v0, v1 Word, even bool) {
	n := len(a)
	s := leadingZeros(a[n-1])
	top := func(x nat) Word {
		w := Word(0)
		if n-1 < len(x) {
			w = x[n-1] << s
		}
		if n-2 < len(x) && s > 0 {
			w |= x[n-2] >> (wordBits - s)
		}
		return w
	}
	x, y := top(a), top(b)
	// Collins' condition tells how long the quotients are right.
	u0, u1, u2 := Word(0), Word(1), Word(0)
	v0, v1, v2 := Word(0), Word(0), Word(1)
	for y >= v2 && x-y >= v1+v2 {
		q := x / y
		x, y = y, x-q*y
		u0, u1, u2 = u1, u2, u1+q*u2
		v0, v1, v2 = v1, v2, v1+q*v2
		even = !even
	}
	return u0, u1, v0, v1, even
}

// combine is p*x - q*y, or its opposite.
func combine(x, y *Int, p, q Word, opposite bool) *Int {
	s := &Int{x.neg, nat(nil).mulAddWW(x.abs, p, 0)}
	t := &Int{y.neg, nat(nil).mulAddWW(y.abs, q, 0)}
	s.neg, t.neg = s.neg && len(s.abs) > 0, t.neg && len(t.abs) > 0
	if opposite {
		return s.Sub(t, s)
	}
	return s.Sub(s, t)
}

// gcd returns the divisor of two numbers, and the factor of a in it if that is
// wanted.
func gcd(x, y nat, wantFactor bool) (divisor, factor *Int) {
	a, b := &Int{abs: x}, &Int{abs: y}
	fa, fb := NewInt(1), new(Int)
	if a.Cmp(b) < 0 {
		a, b, fa, fb = b, a, fb, fa
	}
	for len(b.abs) > 0 {
		if len(a.abs) > 1 && len(b.abs) > 1 {
			if u0, u1, v0, v1, even := steps(a.abs, b.abs); v0 != 0 {
				a, b = combine(a, b, u0, v0, !even), combine(a, b, u1, v1, even)
				if wantFactor {
					fa, fb = combine(fa, fb, u0, v0, !even), combine(fa, fb, u1, v1, even)
				}
				continue
			}
		}
		if !wantFactor && len(a.abs) == 1 {
			return &Int{abs: nat{gcdWord(a.abs[0], b.abs[0])}}, nil
		}
		q, r := new(Int).QuoRem(a, b, new(Int))
		a, b = b, r
		if wantFactor {
			fa, fb = fb, new(Int).Sub(fa, q.Mul(q, fb))
		}
	}
	return a, fa
}

func gcdWord(a, b Word) Word {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// GCD sets z to the greatest common divisor of a and b, and the factors that
// are not nil so that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if len(a.abs) == 0 || len(b.abs) == 0 {
		lenA, negA, negB := len(a.abs), a.neg, b.neg
		lenB := len(b.abs)
		if lenA == 0 {
			z.Set(b)
		} else {
			z.Set(a)
		}
		z.neg = false
		unit(x, lenA != 0, negA)
		unit(y, lenA == 0 && lenB != 0, negB)
		return z
	}
	d, factor := gcd(a.abs, b.abs, x != nil || y != nil)
	d = &Int{abs: nat(nil).set(d.abs)}
	if x != nil || y != nil {
		factor = new(Int).Set(factor)
		// Go has a 0 with a sign here, which shows when it is printed.
		factor.neg = factor.neg != a.neg
	}
	if y != nil {
		t := new(Int).Mul(a, factor)
		y.Quo(t.Sub(d, t), b)
	}
	if x != nil {
		*x = *factor
	}
	*z = *d
	return z
}

// unit sets x to 0, or to 1 with the sign.
func unit(x *Int, one, neg bool) {
	if x == nil {
		return
	}
	x.SetUint64(0)
	if one {
		x.SetUint64(1)
		x.neg = neg
	}
}
