// Natural numbers: vectors of words without leading zeros; nil is 0.
//
// Methods set their receiver's memory where it is large enough, and return the
// result. The receiver may be one of the operands.

package big

import "math/bits"

type nat []Word

var (
	natOne = nat{1}
	natTwo = nat{2}
)

func (z nat) norm() nat {
	n := len(z)
	for n > 0 && z[n-1] == 0 {
		n--
	}
	return z[:n]
}

// make returns a nat of n words, whose values are not defined.
func (z nat) make(n int) nat {
	if n <= cap(z) {
		return z[:n]
	}
	if n == 1 {
		return make(nat, 1)
	}
	// Numbers that grow mostly go on growing.
	return make(nat, n, n+4)
}

func (z nat) set(x nat) nat {
	z = z.make(len(x))
	copy(z, x)
	return z
}

func (z nat) setWord(x Word) nat {
	if x == 0 {
		return z[:0]
	}
	z = z.make(1)
	z[0] = x
	return z
}

// alias reports whether x and y share memory.
func alias(x, y nat) bool {
	return cap(x) > 0 && cap(y) > 0 && &x[:cap(x)][cap(x)-1] == &y[:cap(y)][cap(y)-1]
}

func (x nat) cmp(y nat) int {
	switch {
	case len(x) < len(y):
		return -1
	case len(x) > len(y):
		return 1
	}
	for i := len(x) - 1; i >= 0; i-- {
		switch {
		case x[i] < y[i]:
			return -1
		case x[i] > y[i]:
			return 1
		}
	}
	return 0
}

func (z nat) add(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	n := len(y)
	z = z.make(len(x) + 1)
	c := addVV(z[:n], x, y)
	z[len(x)] = addVW(z[n:len(x)], x[n:], c)
	return z.norm()
}

// sub needs x >= y.
func (z nat) sub(x, y nat) nat {
	n := len(y)
	z = z.make(len(x))
	b := subVV(z[:n], x, y)
	if subVW(z[n:], x[n:], b) != 0 {
		panic("underflow")
	}
	return z.norm()
}

func (z nat) mulAddWW(x nat, y, r Word) nat {
	z = z.make(len(x) + 1)
	z[len(x)] = mulAddVWW(z[:len(x)], x, y, r)
	return z.norm()
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return len(x)*wordBits - int(leadingZeros(x[len(x)-1]))
}

func (x nat) trailingZeroBits() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*wordBits + bits.TrailingZeros64(uint64(w)))
		}
	}
	return 0
}

func (x nat) isPowerOfTwo() bool {
	return len(x) > 0 && int(x.trailingZeroBits()) == x.bitLen()-1
}

func (z nat) shl(x nat, s uint) nat {
	if len(x) == 0 {
		return z[:0]
	}
	words, s := int(s/wordBits), s%wordBits
	n := len(x) + words
	z = z.make(n + 1)
	z[n] = shlVU(z[words:n], x, s)
	clear(z[:words])
	return z.norm()
}

func (z nat) shr(x nat, s uint) nat {
	words := s / wordBits
	if words >= uint(len(x)) {
		return z[:0]
	}
	z = z.make(len(x) - int(words))
	shrVU(z, x[words:], s%wordBits)
	return z.norm()
}

func (x nat) bit(i uint) uint {
	if i/wordBits >= uint(len(x)) {
		return 0
	}
	return uint(x[i/wordBits] >> (i % wordBits) & 1)
}

func (z nat) setBit(x nat, i, b uint) nat {
	j, m := int(i/wordBits), Word(1)<<(i%wordBits)
	switch b {
	case 0:
		z = z.set(x)
		if j < len(z) {
			z[j] &^= m
		}
	case 1:
		n := max(len(x), j+1)
		z = z.make(n)
		copy(z, x)
		clear(z[len(x):])
		z[j] |= m
	default:
		panic("set bit is not 0 or 1")
	}
	return z.norm()
}

// sticky is 1 if one of the lowest i bits is set.
func (x nat) sticky(i uint) uint {
	if len(x) > 0 && x.trailingZeroBits() < i {
		return 1
	}
	return 0
}

func (z nat) and(x, y nat) nat {
	n := min(len(x), len(y))
	z = z.make(n)
	for i := range z {
		z[i] = x[i] & y[i]
	}
	return z.norm()
}

func (z nat) andNot(x, y nat) nat {
	n := min(len(x), len(y))
	z = z.make(len(x))
	for i := range n {
		z[i] = x[i] &^ y[i]
	}
	copy(z[n:], x[n:])
	return z.norm()
}

func (z nat) or(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	z = z.make(len(x))
	for i := range y {
		z[i] = x[i] | y[i]
	}
	copy(z[len(y):], x[len(y):])
	return z.norm()
}

func (z nat) xor(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	z = z.make(len(x))
	for i := range y {
		z[i] = x[i] ^ y[i]
	}
	copy(z[len(y):], x[len(y):])
	return z.norm()
}

// trunc is x mod 2**n.
func (z nat) trunc(x nat, n uint) nat {
	words := (n + wordBits - 1) / wordBits
	if uint(len(x)) < words {
		return z.set(x)
	}
	z = z.set(x[:words])
	if n%wordBits != 0 {
		z[words-1] &= 1<<(n%wordBits) - 1
	}
	return z.norm()
}

// fillBytes writes x to the end of buf, most significant byte first, and
// returns the index of the first byte that is not 0.
func (x nat) fillBytes(buf []byte) int {
	i := len(buf)
	for _, w := range x {
		for range wordBytes {
			if i > 0 {
				i--
				buf[i] = byte(w)
			} else if byte(w) != 0 {
				panic("math/big: buffer too small to fit value")
			}
			w >>= 8
		}
	}
	clear(buf[:i])
	for i = 0; i < len(buf) && buf[i] == 0; i++ {
	}
	return i
}

func (z nat) setBytes(buf []byte) nat {
	z = z.make((len(buf) + wordBytes - 1) / wordBytes)
	end := len(buf)
	for i := range z {
		var w Word
		for _, b := range buf[max(0, end-wordBytes):end] {
			w = w<<8 | Word(b)
		}
		z[i] = w
		end -= wordBytes
	}
	return z.norm()
}

func (x nat) uint64() uint64 {
	if len(x) == 0 {
		return 0
	}
	return uint64(x[0])
}
