// Division: by Knuth's algorithm D, and by Burnikel's and Ziegler's recursion
// for long divisors, which is as fast as multiplication but for a logarithm.

package big

// Shorter divisors are left to algorithm D.
const recursiveWords = 60

// div returns x / y in the memory of z and x % y in that of r.
func (z nat) div(r, x, y nat) (quotient, remainder nat) {
	switch {
	case len(y) == 0:
		panic("division by zero")
	case x.cmp(y) < 0:
		r = r.set(x)
		return z[:0], r
	case len(y) == 1:
		z = z.make(len(x))
		w := divVW(z, x, y[0])
		return z.norm(), r.setWord(w)
	}
	if len(y) >= recursiveWords && len(x)-len(y) >= recursiveWords/2 {
		return divRecursive(x, y)
	}
	s := leadingZeros(y[len(y)-1])
	v := make(nat, len(y))
	shlVU(v, y, s)
	u := make(nat, len(x)+1)
	u[len(x)] = shlVU(u[:len(x)], x, s)
	if alias(z, x) || alias(z, y) || alias(z, r) {
		z = nil
	}
	z = z.make(len(x) - len(y) + 1)
	basicDiv(z, u, v)
	r = r.make(len(y))
	shrVU(r, u[:len(y)], s)
	return z.norm(), r.norm()
}

// basicDiv divides u by v, whose top bit is set, and leaves the remainder in u.
// q has len(u)-len(v) words, and the quotient has to fit.
func basicDiv(q, u, v []Word) {
	n := len(v)
	top, second := v[n-1], v[n-2]
	reciprocal := newDivisor(top)
	for j := len(u) - n - 1; j >= 0; j-- {
		guess := Word(maxWord)
		if hi := u[j+n]; hi < top {
			var r Word
			guess, r = reciprocal.div(hi, u[j+n-1])
			for {
				a, b := mulWW(guess, second)
				if a < r || a == r && b <= u[j+n-2] {
					break
				}
				guess--
				if r += top; r < top {
					break
				}
			}
		}
		if guess != 0 {
			b := subMulVVW(u[j:j+n], v, guess)
			old := u[j+n]
			u[j+n] = old - b
			// A guess of 2**64-1 may be too large by two.
			for neg := old < b; neg; guess-- {
				c := addVV(u[j:j+n], u[j:j+n], v)
				u[j+n] += c
				neg = !(c != 0 && u[j+n] == 0)
			}
		}
		q[j] = guess
	}
}

// divRecursive divides x by y in blocks of y's length, after both have been
// shifted so that this is a small number times a power of two.
func divRecursive(x, y nat) (q, r nat) {
	blocks := 1
	for (len(y)+blocks-1)/blocks >= recursiveWords {
		blocks *= 2
	}
	n := (len(y) + blocks - 1) / blocks * blocks
	pad := uint(n-len(y))*wordBits + leadingZeros(y[len(y)-1])
	v := nat(nil).shl(y, pad)
	shifted := nat(nil).shl(x, pad)
	count := len(shifted)/n + 1
	u := make(nat, (count+1)*n)
	copy(u, shifted)
	q = make(nat, count*n)
	for i := count - 1; i >= 0; i-- {
		div2by1(q[i*n:(i+1)*n], u[i*n:(i+2)*n], v)
	}
	return q.norm(), nat(nil).shr(u[:n].norm(), pad)
}

// div2by1 divides u, which has twice as many words as v and whose upper half is
// less than v.
func div2by1(q, u, v []Word) {
	n := len(v)
	if n < recursiveWords || n%2 != 0 {
		basicDiv(q, u, v)
		return
	}
	h := n / 2
	div3by2(q[h:], u[h:], v)
	div3by2(q[:h], u[:3*h], v)
}

// div3by2 divides u of 3h words by v of 2h words; the quotient has h.
func div3by2(q, u, v []Word) {
	h := len(v) / 2
	v0, v1 := v[:h], v[h:]
	if nat(u[2*h:]).norm().cmp(nat(v1).norm()) < 0 {
		div2by1(q, u[h:], v1)
	} else {
		for i := range q {
			q[i] = maxWord
		}
		// The rest of a division by B-1 for B = 2**(64h): u - v1*B + v1.
		subVV(u[2*h:], u[2*h:], v1)
		accumulate(u[h:], v1)
	}
	product := nat(nil).mul(nat(q).norm(), nat(v0).norm())
	b := subVV(u[:len(product)], u, product)
	if subVW(u[len(product):], u[len(product):], b) == 0 {
		return
	}
	// The digit was too large, by two at most.
	for {
		subVW(q, q, 1)
		c := addVV(u[:2*h], u, v)
		if addVW(u[2*h:], u[2*h:], c) != 0 {
			return
		}
	}
}
