// Shifts and bit operations of integers, which behave as if negative numbers were
// in two's complement: -x is ^(x-1).

package big

// Lsh sets z to x << n.
func (z *Int) Lsh(x *Int, n uint) *Int {
	z.abs = z.abs.shl(x.abs, n)
	z.neg = x.neg
	return z
}

// Rsh sets z to x >> n.
func (z *Int) Rsh(x *Int, n uint) *Int {
	if x.neg {
		t := nat(nil).sub(x.abs, natOne)
		t = t.shr(t, n)
		z.abs = t.add(t, natOne)
		z.neg = true
		return z
	}
	z.abs = z.abs.shr(x.abs, n)
	z.neg = false
	return z
}

// Bit is the i'th bit.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	abs, flip := x.complement()
	return abs.bit(uint(i)) ^ flip
}

// complement returns x, or for a negative one ^x and 1.
func (x *Int) complement() (abs nat, flip uint) {
	if x.neg {
		return nat(nil).sub(x.abs, natOne), 1
	}
	return x.abs, 0
}

// setComplement is the way back.
func (z *Int) setComplement(abs nat, neg bool) *Int {
	if neg {
		abs = abs.add(abs, natOne)
	}
	z.abs, z.neg = abs, neg
	return z
}

// SetBit sets z to x with the i'th bit set to b.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	abs, flip := x.complement()
	return z.setComplement(nat(nil).setBit(abs, uint(i), b^flip), x.neg)
}

// And sets z to x & y.
func (z *Int) And(x, y *Int) *Int {
	a, _ := x.complement()
	b, _ := y.complement()
	switch {
	case x.neg && y.neg:
		return z.setComplement(nat(nil).or(a, b), true)
	case x.neg:
		return z.setComplement(nat(nil).andNot(b, a), false)
	case y.neg:
		return z.setComplement(nat(nil).andNot(a, b), false)
	}
	return z.setComplement(z.abs.and(a, b), false)
}

// AndNot sets z to x &^ y.
func (z *Int) AndNot(x, y *Int) *Int {
	a, _ := x.complement()
	b, _ := y.complement()
	switch {
	case x.neg && y.neg:
		return z.setComplement(nat(nil).andNot(b, a), false)
	case x.neg:
		return z.setComplement(nat(nil).or(a, b), true)
	case y.neg:
		return z.setComplement(nat(nil).and(a, b), false)
	}
	return z.setComplement(z.abs.andNot(a, b), false)
}

// Or sets z to x | y.
func (z *Int) Or(x, y *Int) *Int {
	a, _ := x.complement()
	b, _ := y.complement()
	switch {
	case x.neg && y.neg:
		return z.setComplement(nat(nil).and(a, b), true)
	case x.neg:
		return z.setComplement(nat(nil).andNot(a, b), true)
	case y.neg:
		return z.setComplement(nat(nil).andNot(b, a), true)
	}
	return z.setComplement(z.abs.or(a, b), false)
}

// Xor sets z to x ^ y.
func (z *Int) Xor(x, y *Int) *Int {
	a, _ := x.complement()
	b, _ := y.complement()
	return z.setComplement(nat(nil).xor(a, b), x.neg != y.neg)
}

// Not sets z to ^x.
func (z *Int) Not(x *Int) *Int {
	abs, _ := x.complement()
	return z.setComplement(nat(nil).set(abs), !x.neg)
}
