// Primes, and square roots modulo a prime.

package big

import "math/rand"

// The product of the primes from 3 to 53 fits into a word.
const smallPrimes = 3 * 5 * 7 * 11 * 13 * 17 * 19 * 23 * 29 * 31 * 37 * 41 * 43 * 47 * 53

// ProbablyPrime reports whether x is a prime: surely below 2**64, and beyond by n
// rounds of Miller and Rabin, and the test of Baillie, Pomerance, Selfridge and
// Wagstaff.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || len(x.abs) == 0 {
		return false
	}
	w := x.abs[0]
	if len(x.abs) == 1 && w < 54*54 {
		return isSmallPrime(w)
	}
	if w&1 == 0 {
		return false
	}
	r := divVW(make(nat, len(x.abs)), x.abs, smallPrimes)
	for p := Word(3); p <= 53; p += 2 {
		if r%p == 0 {
			return false
		}
	}
	return x.abs.millerRabin(n) && x.lucas()
}

func isSmallPrime(w Word) bool {
	for d := Word(2); d*d <= w; d++ {
		if w%d == 0 {
			return false
		}
	}
	return w > 1
}

// millerRabin tests with base 2 and n others.
func (x nat) millerRabin(n int) bool {
	less := nat(nil).sub(x, natOne)
	k := less.trailingZeroBits()
	odd := nat(nil).shr(less, k)
	source := rand.New(rand.NewSource(int64(x[0])))
	limit := nat(nil).sub(x, nat{3})
	for i := range n + 1 {
		base := natTwo
		if i > 0 {
			base = nat(nil).random(source, limit, limit.bitLen())
			base = base.add(base, natTwo)
		}
		if !x.isWitnessed(base, odd, less, k) {
			return false
		}
	}
	return true
}

// isWitnessed reports whether the powers of base behave as for a prime.
func (x nat) isWitnessed(base, odd, less nat, k uint) bool {
	y := nat(nil).exp(base, odd, x)
	if y.cmp(natOne) == 0 || y.cmp(less) == 0 {
		return true
	}
	for range k - 1 {
		y = nat(nil).mod(y.sqr(y), x)
		if y.cmp(less) == 0 {
			return true
		}
		if y.cmp(natOne) == 0 {
			return false
		}
	}
	return false
}

// lucas is the almost extra strong test with the first P for which P*P-4 is no
// square modulo x.
func (x *Int) lucas() bool {
	p := int64(3)
	for ; ; p++ {
		j := Jacobi(NewInt(p*p-4), x)
		if j == -1 {
			break
		}
		if j == 0 {
			// P*P-4 is (P-2)*(P+2), so x has a factor unless it is P+2.
			return x.Cmp(NewInt(p+2)) == 0
		}
		// A square has no such P.
		if p == 40 {
			if r := new(Int).Sqrt(x); r.Mul(r, r).Cmp(x) == 0 {
				return false
			}
		}
	}
	s := new(Int).Add(x, intOne)
	r := s.TrailingZeroBits()
	s.Rsh(s, r)
	P, two := NewInt(p), NewInt(2)
	v, next := NewInt(2), NewInt(p)
	for i := s.BitLen() - 1; i >= 0; i-- {
		mixed := new(Int).Mul(v, next)
		mixed.Sub(mixed, P).Mod(mixed, x)
		if s.Bit(i) != 0 {
			v = mixed
			next.Mul(next, next).Sub(next, two).Mod(next, x)
		} else {
			next = mixed
			v.Mul(v, v).Sub(v, two).Mod(v, x)
		}
	}
	minusTwo := new(Int).Sub(x, two)
	if v.Cmp(two) == 0 || v.Cmp(minusTwo) == 0 {
		// U is 0 too if V[s]*P = 2*V[s+1].
		t := new(Int).Mul(v, P)
		if t.Sub(t, new(Int).Lsh(next, 1)).Mod(t, x).Sign() == 0 {
			return true
		}
	}
	for range int(r) - 1 {
		if v.Sign() == 0 {
			return true
		}
		if v.Cmp(two) == 0 {
			return false
		}
		v.Mul(v, v).Sub(v, two).Mod(v, x)
	}
	return false
}

// ModSqrt sets z to a square root of x modulo the prime p; nil if there is none.
func (z *Int) ModSqrt(x, p *Int) *Int {
	symbol := Jacobi(x, p)
	if symbol < 0 {
		return nil
	}
	if symbol == 0 {
		return z.to(false, z.abs[:0])
	}
	x = new(Int).Mod(x, p)
	switch {
	case p.abs[0]%4 == 3:
		e := new(Int).Add(p, intOne)
		return z.Exp(x, e.Rsh(e, 2), p)
	case p.abs[0]%8 == 5:
		return z.rootAtkin(x, p)
	}
	return z.rootTonelli(x, p)
}

// rootAtkin is for p = 5 modulo 8.
func (z *Int) rootAtkin(x, p *Int) *Int {
	e := new(Int).Rsh(p, 3)
	double := new(Int).Lsh(x, 1)
	alpha := new(Int).Exp(double, e, p)
	beta := new(Int).Mul(alpha, alpha)
	beta.Mod(beta, p).Mul(beta, double).Mod(beta, p).Sub(beta, intOne)
	beta.Mul(beta, x).Mod(beta, p).Mul(beta, alpha)
	return z.Mod(beta, p)
}

// rootTonelli is the algorithm of Tonelli and Shanks: y*y = x*b holds, and the
// order of b, a power of two, falls until b is 1.
func (z *Int) rootTonelli(x, p *Int) *Int {
	s := new(Int).Sub(p, intOne)
	e := s.TrailingZeroBits()
	s.Rsh(s, e)
	n := NewInt(2)
	for Jacobi(n, p) != -1 {
		n.Add(n, intOne)
	}
	h := new(Int).Add(s, intOne)
	y := new(Int).Exp(x, h.Rsh(h, 1), p)
	b := new(Int).Exp(x, s, p)
	g := new(Int).Exp(n, s, p)
	for r := e; ; {
		m := uint(0)
		for t := new(Int).Set(b); t.Cmp(intOne) != 0; m++ {
			t.Mul(t, t).Mod(t, p)
		}
		if m == 0 {
			return z.Set(y)
		}
		t := new(Int).Exp(g, new(Int).Lsh(intOne, r-m-1), p)
		g.Mul(t, t).Mod(g, p)
		y.Mul(y, t).Mod(y, p)
		b.Mul(b, g).Mod(b, p)
		r = m
	}
}
