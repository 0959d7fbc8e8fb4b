// Integers as text: formatting for package fmt, scanning, and marshalling.

package big

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Text returns x in the base.
func (x *Int) Text(base int) string { return string(x.Append(nil, base)) }

// Append appends x in the base to buf.
func (x *Int) Append(buf []byte, base int) []byte {
	if x != nil {
		return x.abs.text(buf, x.neg, base)
	}
	return append(buf, "<nil>"...)
}

func (x *Int) String() string { return x.Text(10) }

// A verbForm is how a verb shows integers, and which base it reads.
type verbForm struct {
	base   int
	prefix string // for the flag #
}

var verbForms = map[rune]verbForm{
	'b': {2, "0b"}, 'o': {8, "0"}, 'O': {8, "0o"}, 'x': {16, "0x"}, 'X': {16, "0X"}, 'd': {10, ""}, 's': {10, ""}, 'v': {10, ""},
}

// Format implements fmt.Formatter.
func (x *Int) Format(s fmt.State, ch rune) {
	form, known := verbForms[ch]
	switch {
	case !known:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	case x == nil:
		io.WriteString(s, "<nil>")
		return
	}
	front := ""
	for _, sign := range "+ " {
		if front == "" && s.Flag(int(sign)) {
			front = string(sign)
		}
	}
	if x.neg {
		front = "-"
	}
	if ch == 'O' || s.Flag('#') {
		front += form.prefix
	}
	text := x.abs.text(nil, false, form.base)
	if ch == 'X' {
		text = bytes.ToUpper(text)
	}
	x.pad(s, front, text)
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
	neg, err := readSign(r)
	if err != nil {
		return nil, 0, err
	}
	if z.abs, base, _, err = z.abs.scan(r, base, false); err != nil {
		return nil, base, err
	}
	z.neg = neg && len(z.abs) != 0
	return z, base, nil
}

// readSign reads a sign, if there is one.
func readSign(r io.ByteScanner) (neg bool, err error) {
	c, err := r.ReadByte()
	if err == nil && c != '-' && c != '+' {
		r.UnreadByte()
	}
	return c == '-' && err == nil, err
}

// setFrom sets z to the number that is all of r.
func (z *Int) setFrom(r io.ByteScanner, base int) (*Int, bool) {
	_, _, err := z.scan(r, base)
	if err == nil {
		_, err = r.ReadByte()
		if err == io.EOF {
			return z, true
		}
	}
	return nil, false
}

// A runeBytes reads bytes of what package fmt scans.
type runeBytes struct{ fmt.ScanState }

func (r runeBytes) ReadByte() (byte, error) {
	c, n, err := r.ReadRune()
	if err != nil || n == 1 {
		return byte(c), err
	}
	return byte(c), fmt.Errorf("invalid rune %#U", c)
}

func (r runeBytes) UnreadByte() error { return r.UnreadRune() }

// Scan implements fmt.Scanner.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	form, known := verbForms[ch]
	s.SkipSpace()
	switch {
	case !known || ch == 'O':
		return errors.New("Int.Scan: invalid verb")
	case ch == 's' || ch == 'v':
		form.base = 0 // the prefix tells
	}
	_, _, err := z.scan(runeBytes{s}, form.base)
	return err
}

// The version of the gob format.
const encodingVersion = 1

// signByte is the first byte of an encoding: the version, and the sign.
func (x *Int) signByte() byte {
	if x.neg {
		return encodingVersion<<1 | 1
	}
	return encodingVersion << 1
}

// readSignByte reads a signByte of a type's encoding.
func readSignByte(b byte, typ string) (neg bool, err error) {
	if v := b >> 1; v != encodingVersion {
		err = fmt.Errorf("%s.GobDecode: encoding version %d not supported", typ, v)
	}
	return b&1 != 0, err
}

// GobEncode: the version and the sign in one byte, then the bytes of |x|.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	return append([]byte{x.signByte()}, x.Bytes()...), nil
}

// GobDecode reads what GobEncode writes.
func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	neg, err := readSignByte(buf[0], "Int")
	if err == nil {
		z.SetBytes(buf[1:])
		z.neg = neg
	}
	return err
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
	if x != nil {
		return x.AppendText(nil)
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads a number; null changes nothing.
func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}
