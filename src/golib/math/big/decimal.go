// Decimal numbers, between a Float and its text.

package big

import "bytes"

// A decimal is 0.digits * 10**exp. There are no zeros at the end.
type decimal struct {
	mant []byte
	exp  int
}

// toDecimal is exactly m * 2**shift.
func toDecimal(m nat, shift int) (d decimal) {
	if len(m) == 0 {
		return d
	}
	if shift < 0 {
		// m / 2**s is m * 5**s / 10**s.
		if zeros := int(m.trailingZeroBits()); zeros > 0 {
			s := min(zeros, -shift)
			m = nat(nil).shr(m, uint(s))
			shift += s
		}
	}
	if shift < 0 {
		m = nat(nil).mul(m, nat(nil).power(nat{5}, nat{Word(-shift)}))
		d.exp = shift
	} else {
		m = nat(nil).shl(m, uint(shift))
	}
	d.mant = m.text(nil, false, 10)
	d.exp += len(d.mant)
	d.trim()
	return d
}

func (d *decimal) trim() {
	d.mant = bytes.TrimRight(d.mant, "0")
	if len(d.mant) == 0 {
		d.exp = 0
	}
}

// at is the i'th digit.
func (d *decimal) at(i int) byte {
	if i >= 0 && i < len(d.mant) {
		return d.mant[i]
	}
	return '0'
}

// round rounds to n digits, halves to an even one.
func (d *decimal) round(n int) {
	if n < 0 || n >= len(d.mant) {
		return
	}
	up := d.mant[n] >= '5'
	if d.mant[n] == '5' && n+1 == len(d.mant) {
		up = n > 0 && (d.mant[n-1]-'0')&1 != 0
	}
	if up {
		d.roundUp(n)
	} else {
		d.roundDown(n)
	}
}

func (d *decimal) roundUp(n int) {
	if n < 0 || n >= len(d.mant) {
		return
	}
	for n > 0 && d.mant[n-1] == '9' {
		n--
	}
	if n == 0 {
		d.mant = append(d.mant[:0], '1')
		d.exp++
		return
	}
	d.mant[n-1]++
	d.mant = d.mant[:n]
}

func (d *decimal) roundDown(n int) {
	if n < 0 || n >= len(d.mant) {
		return
	}
	d.mant = d.mant[:n]
	d.trim()
}

// shorten leaves the digits that tell x from its neighbours of the same
// precision.
func (d *decimal) shorten(x *Float) {
	if len(d.mant) == 0 {
		return
	}
	// The last bit is worth half of a step of x.
	m := x.frac.clone()
	s := m.bitLen() - int(x.prec) - 1
	if s < 0 {
		m = m.shl(m, uint(-s))
	} else {
		m = m.shr(m, uint(s))
	}
	exp := int(x.exp) - m.bitLen()
	lower := toDecimal(nat(nil).sub(m, natOne), exp)
	upper := toDecimal(nat(nil).add(m, natOne), exp)
	// Halves are rounded to x if its mantissa is even.
	inclusive := m[0]&2 == 0
	for i, c := range d.mant {
		down := lower.at(i) != c || inclusive && i+1 == len(lower.mant)
		up := upper.at(i) != c && (inclusive || c+1 < upper.at(i) || i+1 < len(upper.mant))
		switch {
		case down && up:
			d.round(i + 1)
			return
		case down:
			d.roundDown(i + 1)
			return
		case up:
			d.roundUp(i + 1)
			return
		}
	}
}
