// Package hex encodes bytes in hexadecimal.
package hex

import (
	"errors"
	"io"
	"strconv"
	"strings"
)

const digits = "0123456789abcdef"

// ErrLength is text of odd length.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a character that is no hexadecimal digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	r := rune(e)
	code := strconv.FormatInt(int64(r), 16)
	for len(code) < 4 {
		code = "0" + code
	}
	text := "encoding/hex: invalid byte: U+" + strings.ToUpper(code)
	if strconv.IsPrint(r) {
		text += " '" + string(r) + "'"
	}
	return text
}

func EncodedLen(n int) int { return n * 2 }
func DecodedLen(x int) int { return x / 2 }

func Encode(dst, src []byte) int {
	for i, c := range src {
		dst[2*i], dst[2*i+1] = digits[c>>4], digits[c&15]
	}
	return len(src) * 2
}

func AppendEncode(dst, src []byte) []byte {
	for _, c := range src {
		dst = append(dst, digits[c>>4], digits[c&15])
	}
	return dst
}

func EncodeToString(src []byte) string { return string(AppendEncode(nil, src)) }

func digit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// Decode writes the decoded bytes to dst, up to the first error.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		hi, ok := digit(src[2*n])
		if !ok {
			return n, InvalidByteError(src[2*n])
		}
		lo, ok := digit(src[2*n+1])
		if !ok {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = hi<<4 | lo
	}
	if len(src)%2 == 1 {
		if c := src[len(src)-1]; true {
			if _, ok := digit(c); !ok {
				return n, InvalidByteError(c)
			}
		}
		return n, ErrLength
	}
	return n, nil
}

func AppendDecode(dst, src []byte) ([]byte, error) {
	b := make([]byte, len(src)/2)
	n, err := Decode(b, src)
	return append(dst, b[:n]...), err
}

func DecodeString(s string) ([]byte, error) {
	b := make([]byte, len(s)/2)
	n, err := Decode(b, []byte(s))
	return b[:n], err
}

type encoder struct{ w io.Writer }

// NewEncoder encodes what is written to it.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	m, err := e.w.Write(AppendEncode(nil, p))
	return m / 2, err
}

type decoder struct {
	r   io.Reader
	in  []byte
	err error
}

// NewDecoder decodes what is read from r.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	for len(d.in) < 2 && d.err == nil {
		var b [1024]byte
		m, err := d.r.Read(b[:])
		d.in = append(d.in, b[:m]...)
		d.err = err
		if err == io.EOF && len(d.in)%2 != 0 {
			d.err = io.ErrUnexpectedEOF
			if _, ok := digit(d.in[len(d.in)-1]); !ok {
				d.err = InvalidByteError(d.in[len(d.in)-1])
			}
		}
	}
	whole := min(len(p), len(d.in)/2)
	n, err = Decode(p[:whole], d.in[:2*whole])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dump writes data as hexdump -C does.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

type dumper struct {
	w      io.Writer
	line   []byte
	offset int
	closed bool
}

// Dumper is Dump for what is written to it; Close writes the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) Write(p []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, c := range p {
		if d.line = append(d.line, c); len(d.line) == 16 {
			if err := d.flush(); err != nil {
				return n, err
			}
		}
		n++
	}
	return n, nil
}

func (d *dumper) flush() error {
	var out []byte
	for shift := 28; shift >= 0; shift -= 4 {
		out = append(out, digits[d.offset>>uint(shift)&15])
	}
	out = append(out, "  "...)
	for i := range 16 {
		if i < len(d.line) {
			out = append(out, digits[d.line[i]>>4], digits[d.line[i]&15], ' ')
		} else {
			out = append(out, "   "...)
		}
		if i == 7 || i == 15 {
			out = append(out, ' ')
		}
	}
	out = append(out, '|')
	for _, c := range d.line {
		if c < 32 || c > 126 {
			c = '.'
		}
		out = append(out, c)
	}
	out = append(out, "|\n"...)
	d.offset += len(d.line)
	d.line = d.line[:0]
	_, err := d.w.Write(out)
	return err
}

func (d *dumper) Close() error {
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}
