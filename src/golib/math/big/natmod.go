// Powers, roots, and arithmetic modulo a number.

package big

import (
	"math/bits"
	"math/rand"
)

// mod is x % m.
func (z nat) mod(x, m nat) nat {
	_, r := nat(nil).div(z, x, m)
	return r
}

// exp is x**y, modulo m unless m is 0.
func (z nat) exp(x, y, m nat) nat {
	switch {
	case len(m) == 1 && m[0] == 1:
		return z[:0]
	case len(y) == 0:
		return z.setWord(1)
	case len(x) == 0:
		return z[:0]
	case len(m) == 0:
		return z.power(x, y)
	}
	if x.cmp(m) >= 0 {
		x = nat(nil).mod(x, m)
	}
	if len(x) == 0 {
		return z[:0]
	}
	if m[0]&1 == 1 && len(y) > 1 {
		return newMontgomery(m).exp(x, y)
	}
	result, quotient := nat(nil).set(x), nat(nil)
	for i := y.bitLen() - 2; i >= 0; i-- {
		quotient, result = quotient.div(result, result.sqr(result), m)
		if y.bit(uint(i)) != 0 {
			quotient, result = quotient.div(result, result.mul(result, x), m)
		}
	}
	return result
}

func (z nat) power(x, y nat) nat {
	if len(x) == 1 && x[0] == 1 {
		return z.setWord(1)
	}
	if t := x.trailingZeroBits(); t > 0 && len(y) == 1 && x.isPowerOfTwo() {
		return z.shl(natOne, t*uint(y[0]))
	}
	result := nat(nil).set(x)
	for i := y.bitLen() - 2; i >= 0; i-- {
		result = result.sqr(result)
		if y.bit(uint(i)) != 0 {
			result = result.mul(result, x)
		}
	}
	return result
}

// A montgomery multiplies modulo an odd number without division: numbers are
// represented by their products with 2**(64n).
type montgomery struct {
	m    nat
	k    Word // -1/m modulo 2**64
	sums []Word
}

func newMontgomery(m nat) *montgomery {
	// Newton's iteration doubles the number of right bits, of which an odd
	// number as its own inverse has three.
	inverse := m[0]
	for range 5 {
		inverse *= 2 - m[0]*inverse
	}
	return &montgomery{m, -inverse, make([]Word, 2*len(m)+1)}
}

// mul sets z = x*y / 2**(64n); all have n words, z may be x or y.
func (g *montgomery) mul(z, x, y []Word) {
	n := len(g.m)
	t := g.sums
	clear(t)
	for i, w := range y {
		c := addMulVVW(t[i:i+n], x, w)
		c2 := addMulVVW(t[i:i+n], g.m, t[i]*g.k)
		s, over := bits.Add64(uint64(t[i+n]), uint64(c), 0)
		s, over2 := bits.Add64(s, uint64(c2), 0)
		t[i+n] = Word(s)
		t[i+n+1] = Word(over + over2)
	}
	if t[2*n] != 0 || nat(t[n:2*n]).norm().cmp(g.m) >= 0 {
		subVV(z, t[n:2*n], g.m)
	} else {
		copy(z, t[n:2*n])
	}
}

// exp goes through y in digits of four bits.
func (g *montgomery) exp(x, y nat) nat {
	n := len(g.m)
	pad := func(x nat) []Word { return append(make([]Word, 0, n), append(x, make([]Word, n-len(x))...)...) }
	rr := pad(nat(nil).mod(nat(nil).shl(natOne, uint(2*n*wordBits)), g.m))
	one := pad(natOne)
	var powers [16][]Word
	for i := range powers {
		powers[i] = make([]Word, n)
		switch i {
		case 0:
			g.mul(powers[0], rr, one)
		case 1:
			g.mul(powers[1], pad(x), rr)
		default:
			g.mul(powers[i], powers[i-1], powers[1])
		}
	}
	z := append([]Word(nil), powers[0]...)
	for i := len(y) - 1; i >= 0; i-- {
		for s := wordBits - 4; s >= 0; s -= 4 {
			for range 4 {
				g.mul(z, z, z)
			}
			g.mul(z, z, powers[y[i]>>s&15])
		}
	}
	g.mul(z, z, one)
	return nat(z).norm()
}

// sqrt is the largest number whose square is not more than x.
func (z nat) sqrt(x nat) nat {
	if x.cmp(natOne) <= 0 {
		return z.set(x)
	}
	// From above, Newton's iteration falls until it is there.
	guess := nat(nil).shl(natOne, uint(x.bitLen()+1)/2)
	var q nat
	for {
		q, _ = q.div(nil, x, guess)
		next := nat(nil).add(q, guess)
		next = next.shr(next, 1)
		if next.cmp(guess) >= 0 {
			return z.set(guess)
		}
		guess = next
	}
}

// random is less than limit, of n bits. The order in which the source is asked is
// part of what programs see.
func (z nat) random(source *rand.Rand, limit nat, n int) nat {
	if alias(z, limit) {
		z = nil
	}
	z = z.make(len(limit))
	mask := Word(maxWord)
	if n%wordBits != 0 {
		mask = 1<<(n%wordBits) - 1
	}
	for {
		for i := range z {
			low := Word(source.Uint32())
			z[i] = low | Word(source.Uint32())<<32
		}
		z[len(z)-1] &= mask
		if z.cmp(limit) < 0 {
			return z.norm()
		}
	}
}
