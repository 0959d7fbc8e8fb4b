// Multiplication: by the school's method for short numbers, by Karatsuba's for
// long ones.

package big

// From so many words on Karatsuba's method is faster.
const karatsubaWords = 32

func (z nat) mul(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	switch {
	case len(y) == 0:
		return z[:0]
	case len(y) == 1:
		return z.mulAddWW(x, y[0], 0)
	}
	n := len(x) + len(y)
	if alias(z, x) || alias(z, y) {
		z = nil
	}
	z = z.make(n)
	if len(y) < karatsubaWords {
		basicMul(z, x, y)
		return z.norm()
	}
	// The longer number in pieces of the shorter one's length.
	k := len(y)
	scratch := make([]Word, 8*k+128)
	clear(z)
	product := make([]Word, 2*k)
	for i := 0; i < len(x); i += k {
		piece := x[i:min(i+k, len(x))]
		p := product[:len(piece)+k]
		if len(piece) == k {
			karatsuba(p, piece, y, scratch)
		} else {
			p = nat(p).mul(nat(piece).norm(), y)
		}
		accumulate(z[i:], p)
	}
	return z.norm()
}

func (z nat) sqr(x nat) nat { return z.mul(x, x) }

// basicMul sets z = x*y; z has as many words as both together.
func basicMul(z, x, y []Word) {
	clear(z[:len(x)])
	for i, w := range y {
		z[len(x)+i] = addMulVVW(z[i:i+len(x)], x, w)
	}
}

// accumulate adds x to z, which has room for the sum.
func accumulate(z, x []Word) {
	if c := addVV(z[:len(x)], z, x); c != 0 {
		addVW(z[len(x):], z[len(x):], c)
	}
}

// karatsuba sets z = x*y for x and y of the same length n; z has 2n words. With
// h the length of the lower half and B = 2**(64h)
//
//	x*y = x1*y1*B*B + (x1*y1 + x0*y0 - (x1-x0)*(y1-y0))*B + x0*y0
func karatsuba(z, x, y, scratch []Word) {
	n := len(x)
	if n < karatsubaWords {
		basicMul(z, x, y)
		return
	}
	h := (n + 1) / 2
	dx, dy, p := scratch[:h], scratch[h:2*h], scratch[2*h:4*h]
	rest := scratch[4*h:]
	negative := difference(dx, x[h:], x[:h]) != difference(dy, y[h:], y[:h])
	karatsuba(p, dx, dy, rest)
	karatsuba(z[:2*h], x[:h], y[:h], rest)
	karatsuba(z[2*h:], x[h:], y[h:], rest)
	// The middle is at most x0*y1 + x1*y0, which has one bit more than p.
	m := rest[:2*h+1]
	copy(m, z[:2*h])
	m[2*h] = 0
	accumulate(m, z[2*h:])
	if negative {
		accumulate(m, p)
	} else {
		m[2*h] -= subVV(m[:2*h], m, p)
	}
	middle := z[h:]
	if len(m) > len(middle) {
		m = m[:len(middle)]
	}
	accumulate(middle, m)
}

// difference sets z = |x-y| and reports whether x < y; x may be shorter.
func difference(z, x, y []Word) bool {
	n := len(x)
	if nat(x).norm().cmp(nat(y).norm()) >= 0 {
		subVV(z[:n], x, y)
		clear(z[n:])
		return false
	}
	b := subVV(z[:n], y, x)
	subVW(z[n:], y[n:], b)
	return true
}

// mulRange is the product of the numbers from a to b.
func (z nat) mulRange(a, b uint64) nat {
	switch {
	case a == 0:
		return z[:0]
	case a > b:
		return z.setWord(1)
	case a == b:
		return z.setWord(Word(a))
	case a+1 == b:
		return z.mul(nat{Word(a)}, nat{Word(b)})
	}
	m := a + (b-a)/2
	return z.mul(nat(nil).mulRange(a, m), nat(nil).mulRange(m+1, b))
}
