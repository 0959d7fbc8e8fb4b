// Floating point numbers from text, and marshalling.

package big

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

// SetString sets z to a number whose prefix tells the base.
func (z *Float) SetString(s string) (*Float, bool) {
	f, _, err := z.Parse(s, 0)
	if err != nil {
		f = nil
	}
	return f, err == nil
}

// scan reads a number, and returns the base of its mantissa.
func (z *Float) scan(r io.ByteScanner, base int) (f *Float, b int, err error) {
	z.needPrec(64)
	z.class = zero
	z.neg, err = readSign(r)
	if err != nil {
		return nil, 0, err
	}
	m, b, n, err := nat(nil).scan(r, base, true)
	if err != nil {
		return nil, b, err
	}
	e, expBase, err := readExponent(r, true, base == 0)
	if err != nil {
		return nil, b, err
	}
	if len(m) == 0 {
		z.acc = Exact
		z.class = zero
		return z, b, nil
	}
	exp2, exp5 := exponents(b, int64(min(n, 0)), expBase, e)
	exp2 += int64(len(m))*wordBits - raise(m)
	if exp2 < MinExp || exp2 > MaxExp {
		return nil, b, errors.New("exponent overflow")
	}
	z.frac, z.class, z.exp = m, finite, int32(exp2)
	// Powers of 5 have bits to spare, so that there is one rounding that counts.
	p := new(Float).SetPrec(z.Prec() + 64)
	switch {
	case exp5 == 0:
		z.round(0)
	case exp5 < 0:
		z.Quo(z, p.pow5(uint64(-exp5)))
	default:
		z.Mul(z, p.pow5(uint64(exp5)))
	}
	return z, b, nil
}

// pow5 sets z to 5**n.
func (z *Float) pow5(n uint64) *Float {
	// 5**27 is the largest power in a word.
	p, k := uint64(1), uint64(0)
	for ; k < min(n, 27); k++ {
		p *= 5
	}
	z.SetUint64(p)
	f := new(Float).SetPrec(z.Prec() + 64).SetUint64(5)
	for n -= k; n > 0; n >>= 1 {
		if n&1 != 0 {
			z.Mul(z, f)
		}
		f.Mul(f, f)
	}
	return z
}

// Parse sets z to the number that s is, and returns the base of its mantissa.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	switch s {
	case "Inf", "inf", "+Inf", "+inf":
		return z.SetInf(false), 0, nil
	case "-Inf", "-inf":
		return z.SetInf(true), 0, nil
	}
	r := strings.NewReader(s)
	if f, b, err = z.scan(r, base); err != nil {
		return f, b, err
	}
	if c, err := r.ReadByte(); err == nil {
		return nil, b, fmt.Errorf("expected end of string, found %q", c)
	}
	return f, b, nil
}

// ParseFloat is Parse for a new number with this precision and rounding mode.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// Scan implements fmt.Scanner.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	_, _, err := z.scan(runeBytes{s}, 0)
	return err
}

// GobEncode: version, attributes, precision; for finite numbers the exponent and
// the words of the mantissa.
func (x *Float) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	attributes := byte(x.mode&7)<<5 | byte((x.acc+1)&3)<<3 | byte(x.class&3)<<1
	if x.neg {
		attributes |= 1
	}
	buf := binary.BigEndian.AppendUint32([]byte{encodingVersion, attributes}, x.prec)
	if x.class == finite {
		n := min((int(x.prec)+wordBits-1)/wordBits, len(x.frac))
		buf = binary.BigEndian.AppendUint32(buf, uint32(x.exp))
		for i := len(x.frac) - 1; i >= len(x.frac)-n; i-- {
			buf = binary.BigEndian.AppendUint64(buf, uint64(x.frac[i]))
		}
	}
	return buf, nil
}

// GobDecode reads what GobEncode writes; the precision of z stays if it has one.
func (z *Float) GobDecode(buf []byte) error {
	const head, exponent = 2 + 4, 4
	switch n := len(buf); {
	case n == 0:
		*z = Float{}
		return nil
	case n < head:
		return errors.New("Float.GobDecode: buffer too small")
	case buf[0] != encodingVersion:
		return fmt.Errorf("Float.GobDecode: encoding version %d not supported", buf[0])
	}
	had := *z
	attributes := buf[1]
	z.mode = RoundingMode(attributes >> 5)
	z.exactly(class(attributes>>1&3), attributes&1 == 1)
	z.acc += Accuracy(attributes>>3&3) - 1
	z.prec = binary.BigEndian.Uint32(buf[2:])
	if z.class == finite {
		if len(buf) < head+exponent {
			return errors.New("Float.GobDecode: buffer too small for finite form float")
		}
		z.exp = int32(binary.BigEndian.Uint32(buf[head:]))
		z.frac = z.frac.setBytes(buf[head+exponent:])
	}
	if had.prec != 0 {
		z.mode = had.mode
		z.SetPrec(uint(had.prec))
	}
	if z.class != finite {
		return nil
	}
	switch n := len(z.frac); {
	case n == 0:
		return errors.New("Float.GobDecode: nonzero finite number with empty mantissa")
	case z.frac[n-1]>>(wordBits-1) == 0:
		return fmt.Errorf("Float.GobDecode: msb not set in last word %#x of %s", z.frac[n-1], z.Text('p', 0))
	case z.prec == 0:
		return errors.New("Float.GobDecode: zero precision finite number")
	}
	return nil
}

// AppendText appends x with all its digits.
func (x *Float) AppendText(b []byte) ([]byte, error) {
	if x != nil {
		return x.Append(b, 'g', -1), nil
	}
	return append(b, "<nil>"...), nil
}

// MarshalText returns x with all its digits.
func (x *Float) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText reads what Parse does.
func (z *Float) UnmarshalText(text []byte) error {
	_, _, err := z.Parse(string(text), 0)
	if err != nil {
		err = fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return err
}
