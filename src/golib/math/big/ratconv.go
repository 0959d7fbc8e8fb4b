// Fractions as text, and marshalling.

package big

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Scan implements fmt.Scanner.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(c rune) bool { return strings.ContainsRune("+-/0123456789.eE", c) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

// SetString sets z to a fraction a/b or a number with a point and an exponent.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if s == "" {
		return nil, false
	}
	if i := strings.IndexByte(s, '/'); i >= 0 {
		if _, ok := z.a.SetString(s[:i], 0); !ok {
			return nil, false
		}
		r := strings.NewReader(s[i+1:])
		var err error
		if z.b.abs, _, _, err = z.b.abs.scan(r, 0, false); err != nil || r.Len() > 0 || len(z.b.abs) == 0 {
			return nil, false
		}
		return z.norm(), true
	}
	r := strings.NewReader(s)
	neg, err := readSign(r)
	if err != nil {
		return nil, false
	}
	m, base, n, err := nat(nil).scan(r, 0, true)
	if err != nil {
		return nil, false
	}
	e, expBase, err := readExponent(r, true, true)
	if err != nil || r.Len() > 0 {
		return nil, false
	}
	if len(m) == 0 {
		return z.setFrac(false, nil, nil), true
	}
	exp2, exp5 := exponents(base, int64(min(n, 0)), expBase, e)
	return z.scaled(neg, m, exp2, exp5)
}

// exponents says which powers of 2 and 5 belong to a number with `point` (not
// positive) digits behind the point, and an exponent.
func exponents(base int, point int64, expBase int, e int64) (exp2, exp5 int64) {
	switch base {
	case 10:
		exp2, exp5 = point, point
	case 2:
		exp2 = point
	case 8:
		exp2 = point * 3
	case 16:
		exp2 = point * 4
	}
	if expBase == 10 {
		exp5 += e
	}
	return exp2 + e, exp5
}

// scaled sets z to m * 2**exp2 * 5**exp5, if that is not absurdly long.
func (z *Rat) scaled(neg bool, m nat, exp2, exp5 int64) (*Rat, bool) {
	if exp5 < -1e6 || exp5 > 1e6 || exp2 < -1e7 || exp2 > 1e7 {
		return nil, false
	}
	b := natOne.clone()
	if exp5 > 0 {
		m = m.mul(m, nat(nil).power(nat{5}, nat{Word(exp5)}))
	} else if exp5 < 0 {
		b = nat(nil).power(nat{5}, nat{Word(-exp5)})
	}
	if exp2 > 0 {
		m = m.shl(m, uint(exp2))
	} else {
		b = b.shl(b, uint(-exp2))
	}
	return z.setFrac(neg, m, b), true
}

// readExponent reads e or p with a number, if there is one.
func readExponent(r io.ByteScanner, binary, separators bool) (exp int64, base int, err error) {
	c, err := r.ReadByte()
	if err != nil {
		if err == io.EOF {
			err = nil
		}
		return 0, 10, err
	}
	switch {
	case c == 'e' || c == 'E':
		base = 10
	case binary && (c == 'p' || c == 'P'):
		base = 2
	default:
		r.UnreadByte()
		return 0, 10, nil
	}
	var text []byte
	c, err = r.ReadByte()
	if err == nil && (c == '+' || c == '-') {
		if c == '-' {
			text = append(text, c)
		}
		c, err = r.ReadByte()
	}
	// Underscores must have a digit on both sides.
	misplaced, last := false, byte('_')
	for ; err == nil && (isDigit(c) || separators && c == '_'); c, err = r.ReadByte() {
		if isDigit(c) {
			text = append(text, c)
		} else {
			misplaced = misplaced || last == '_'
		}
		last = c
	}
	switch {
	case err == nil:
		r.UnreadByte()
	case err != io.EOF:
		return 0, base, err
	}
	if len(bytes.TrimPrefix(text, []byte("-"))) == 0 {
		return 0, base, errNoDigits
	}
	if exp, err = strconv.ParseInt(string(text), 10, 64); err == nil && (misplaced || last == '_') {
		err = errInvalSep
	}
	return exp, base, err
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// String returns a/b, also for b = 1.
func (x *Rat) String() string { return string(x.append(nil, true)) }

// RatString returns a/b, or a for b = 1.
func (x *Rat) RatString() string { return string(x.append(nil, false)) }

// append appends a/b, or a if b is 1 and need not be shown.
func (x *Rat) append(buf []byte, always bool) []byte {
	buf = x.a.Append(buf, 10)
	if always || !x.IsInt() {
		buf = x.denom().text(append(buf, '/'), false, 10)
	}
	return buf
}

// FloatString returns x with prec digits behind the point.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		buf := x.a.Append(nil, 10)
		if prec > 0 {
			buf = append(buf, '.')
			buf = append(buf, strings.Repeat("0", prec)...)
		}
		return string(buf)
	}
	q, r := nat(nil).div(nil, x.a.abs, x.b.abs)
	scale := natOne
	if prec > 0 {
		scale = nat(nil).power(nat{10}, nat{Word(prec)})
	}
	r, rest := nat(nil).div(nil, nat(nil).mul(r, scale), x.b.abs)
	if rest = rest.add(rest, rest); rest.cmp(x.b.abs) >= 0 {
		if r = r.add(r, natOne); r.cmp(scale) >= 0 {
			q = q.add(q, natOne)
			r = r.sub(r, scale)
		}
	}
	var buf []byte
	if x.a.neg {
		buf = append(buf, '-')
	}
	buf = q.text(buf, false, 10)
	if prec > 0 {
		buf = append(buf, '.')
		text := r.text(nil, false, 10)
		buf = append(buf, strings.Repeat("0", prec-len(text))...)
		buf = append(buf, text...)
	}
	return string(buf)
}

// FloatPrec is how many digits behind the point do not repeat, and whether none
// come after them.
func (x *Rat) FloatPrec() (n int, exact bool) {
	d := x.denom().clone()
	twos := d.trailingZeroBits()
	d = d.shr(d, twos)
	fives := uint(0)
	for {
		q, r := nat(nil).div(nil, d, nat{5})
		if len(r) > 0 {
			break
		}
		d = q
		fives++
	}
	return int(max(twos, fives)), d.cmp(natOne) == 0
}

// GobEncode: the version and the sign, the length of the numerator in four
// bytes, numerator and denominator.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	over, under := x.a.Bytes(), x.b.Bytes()
	if uint64(len(over)) > math.MaxUint32 {
		return nil, errors.New("Rat.GobEncode: numerator too large")
	}
	code := binary.BigEndian.AppendUint32([]byte{x.a.signByte()}, uint32(len(over)))
	return slices.Concat(code, over, under), nil
}

// GobDecode reads what GobEncode writes.
func (z *Rat) GobDecode(buf []byte) error {
	const head = 1 + 4
	switch n := len(buf); {
	case n == 0:
		*z = Rat{}
		return nil
	case n < head:
		return errors.New("Rat.GobDecode: buffer too small")
	}
	neg, err := readSignByte(buf[0], "Rat")
	if err != nil {
		return err
	}
	size, rest := uint64(binary.BigEndian.Uint32(buf[1:])), buf[head:]
	if size > uint64(len(rest)) {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	z.a.SetBytes(rest[:size])
	z.b.SetBytes(rest[size:])
	z.a.neg = neg
	return nil
}

// AppendText appends a, or a/b.
func (x *Rat) AppendText(b []byte) ([]byte, error) { return x.append(b, false), nil }

// MarshalText returns a, or a/b.
func (x *Rat) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText reads what SetString does.
func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}
