// Integers as text: formatting for package fmt, scanning, and marshalling.

package big

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Text returns x in the base.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	return string(x.abs.text(nil, x.neg, base))
}

// Append appends x in the base to buf.
func (x *Int) Append(buf []byte, base int) []byte {
	if x == nil {
		return append(buf, "<nil>"...)
	}
	return x.abs.text(buf, x.neg, base)
}

func (x *Int) String() string { return x.Text(10) }

// Format implements fmt.Formatter.
func (x *Int) Format(s fmt.State, ch rune) {
	base := 10
	switch ch {
	case 'b':
		base = 2
	case 'o', 'O':
		base = 8
	case 'd', 's', 'v':
	case 'x', 'X':
		base = 16
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	prefix := ""
	if s.Flag('#') {
		prefix = map[rune]string{'b': "0b", 'o': "0", 'x': "0x", 'X': "0X"}[ch]
	}
	if ch == 'O' {
		prefix = "0o"
	}
	text := x.abs.text(nil, false, base)
	if ch == 'X' {
		text = bytes.ToUpper(text)
	}
	x.pad(s, sign+prefix, text)
}

// pad writes the digits with leading zeros for the precision and the width.
func (x *Int) pad(s fmt.State, front string, text []byte) {
	left, zeros, right := 0, 0, 0
	precision, hasPrecision := s.Precision()
	if hasPrecision {
		if len(text) < precision {
			zeros = precision - len(text)
		} else if precision == 0 && len(x.abs) == 0 {
			return // as fmt does
		}
	}
	if width, ok := s.Width(); ok && len(front)+zeros+len(text) < width {
		rest := width - len(front) - zeros - len(text)
		switch {
		case s.Flag('-'):
			right = rest
		case s.Flag('0') && !hasPrecision:
			zeros = rest
		default:
			left = rest
		}
	}
	repeat(s, " ", left)
	io.WriteString(s, front)
	repeat(s, "0", zeros)
	s.Write(text)
	repeat(s, " ", right)
}

func repeat(w io.Writer, text string, n int) {
	for range n {
		io.WriteString(w, text)
	}
}

// scan reads a sign and a number, and returns the base.
func (z *Int) scan(r io.ByteScanner, base int) (*Int, int, error) {
	neg, err := scanSign(r)
	if err != nil {
		return nil, 0, err
	}
	abs, base, _, err := z.abs.scan(r, base, false)
	z.abs = abs
	if err != nil {
		return nil, base, err
	}
	z.neg = len(z.abs) > 0 && neg
	return z, base, nil
}

func scanSign(r io.ByteScanner) (neg bool, err error) {
	c, err := r.ReadByte()
	if err != nil {
		return false, err
	}
	switch c {
	case '-':
		neg = true
	case '+':
	default:
		r.UnreadByte()
	}
	return neg, nil
}

// setFrom sets z to the number that is all of r.
func (z *Int) setFrom(r io.ByteScanner, base int) (*Int, bool) {
	if _, _, err := z.scan(r, base); err != nil {
		return nil, false
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return nil, false
	}
	return z, true
}

// A byteReader reads bytes of what package fmt scans.
type byteReader struct{ fmt.ScanState }

func (r byteReader) ReadByte() (byte, error) {
	c, size, err := r.ReadRune()
	if size != 1 && err == nil {
		err = fmt.Errorf("invalid rune %#U", c)
	}
	return byte(c), err
}

func (r byteReader) UnreadByte() error { return r.UnreadRune() }

// Scan implements fmt.Scanner.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	_, _, err := z.scan(byteReader{s}, base)
	return err
}

// The version of the gob format.
const gobVersion = 1

// GobEncode: the version and the sign in one byte, then the bytes of |x|.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	head := byte(gobVersion << 1)
	if x.neg {
		head |= 1
	}
	return append([]byte{head}, x.Bytes()...), nil
}

// GobDecode reads what GobEncode writes.
func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	if buf[0]>>1 != gobVersion {
		return fmt.Errorf("Int.GobDecode: encoding version %d not supported", buf[0]>>1)
	}
	z.abs = z.abs.setBytes(buf[1:])
	z.neg = buf[0]&1 != 0
	return nil
}

// AppendText appends x in decimal.
func (x *Int) AppendText(b []byte) (text []byte, err error) { return x.Append(b, 10), nil }

// MarshalText returns x in decimal.
func (x *Int) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText reads a number whose prefix tells the base.
func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.setFrom(bytes.NewReader(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

// MarshalJSON returns x in decimal, or null.
func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.abs.text(nil, x.neg, 10), nil
}

// UnmarshalJSON reads a number; null changes nothing.
func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}
