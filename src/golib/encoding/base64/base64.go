// Package base64 encodes bytes in 64 printable characters.
package base64

import (
	"io"
	"strconv"
)

// An Encoding is an alphabet with or without padding.
type Encoding struct {
	encode  [64]byte
	decode  [256]uint8 // 0xFF for characters that are not of the alphabet
	padding rune
	strict  bool
}

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

var (
	StdEncoding    = NewEncoding(letters + "+/")
	URLEncoding    = NewEncoding(letters + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// NewEncoding makes an encoding of an alphabet of 64 different bytes.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{padding: StdPadding}
	copy(e.encode[:], encoder)
	for i := range e.decode {
		e.decode[i] = 0xFF
	}
	for i := range len(encoder) {
		switch {
		case encoder[i] == '\n' || encoder[i] == '\r':
			panic("encoding alphabet contains newline character")
		case e.decode[encoder[i]] != 0xFF:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.decode[encoder[i]] = uint8(i)
	}
	return e
}

// WithPadding returns the encoding with another padding character.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.decode[byte(padding)] != 0xFF:
		panic("padding contained in alphabet")
	}
	enc.padding = padding
	return &enc
}

// Strict returns the encoding that refuses padding bits other than zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

// EncodedLen is the length of n bytes encoded.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen is the greatest length of n characters decoded.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// Encode writes EncodedLen(len(src)) bytes to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	for len(src) >= 3 {
		v := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst[0], dst[1], dst[2], dst[3] = enc.encode[v>>18], enc.encode[v>>12&63], enc.encode[v>>6&63], enc.encode[v&63]
		src, dst = src[3:], dst[4:]
	}
	if len(src) == 0 {
		return
	}
	v := uint(src[0]) << 16
	if len(src) == 2 {
		v |= uint(src[1]) << 8
	}
	dst[0], dst[1] = enc.encode[v>>18], enc.encode[v>>12&63]
	if len(src) == 2 {
		dst[2] = enc.encode[v>>6&63]
	} else if enc.padding != NoPadding {
		dst[2] = byte(enc.padding)
	}
	if enc.padding != NoPadding {
		dst[3] = byte(enc.padding)
	}
}

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := len(dst)
	dst = append(dst, make([]byte, enc.EncodedLen(len(src)))...)
	enc.Encode(dst[n:], src)
	return dst
}

func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

// CorruptInputError is the offset of a bad character.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes the decoded bytes to dst; newlines are skipped.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	var v uint
	count := 0
	i := 0
	for ; i < len(src); i++ {
		c := src[i]
		if c == '\n' || c == '\r' {
			continue
		}
		d := enc.decode[c]
		if d == 0xFF {
			if rune(c) != enc.padding {
				return n, CorruptInputError(i)
			}
			break
		}
		v = v<<6 | uint(d)
		if count++; count == 4 {
			dst[n], dst[n+1], dst[n+2] = byte(v>>16), byte(v>>8), byte(v)
			n += 3
			v, count = 0, 0
		}
	}
	if i == len(src) {
		if count == 0 {
			return n, nil
		}
		if count == 1 || enc.padding != NoPadding {
			return n, CorruptInputError(i - count)
		}
	} else {
		// Padding: two or one of them, and nothing behind.
		if count < 2 {
			return n, CorruptInputError(i)
		}
		for left := 4 - count; left > 0; left-- {
			for i < len(src) && (src[i] == '\n' || src[i] == '\r') {
				i++
			}
			if i == len(src) {
				return n, CorruptInputError(len(src))
			}
			if rune(src[i]) != enc.padding {
				return n, CorruptInputError(i - 1)
			}
			i++
		}
	}
	tail := i
	for tail < len(src) && (src[tail] == '\n' || src[tail] == '\r') {
		tail++
	}
	v <<= uint(6 * (4 - count))
	if enc.strict && (count == 2 && v>>8&0xFF != 0 || count == 3 && v&0xFF != 0) {
		return n, CorruptInputError(i - (4 - count))
	}
	dst[n] = byte(v >> 16)
	n++
	if count == 3 {
		dst[n] = byte(v >> 8)
		n++
	}
	if tail < len(src) {
		return n, CorruptInputError(tail)
	}
	return n, nil
}

func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	b := make([]byte, enc.DecodedLen(len(src))+3)
	n, err := enc.Decode(b, src)
	return append(dst, b[:n]...), err
}

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	b := make([]byte, enc.DecodedLen(len(s))+3)
	n, err := enc.Decode(b, []byte(s))
	return b[:n], err
}

type encoder struct {
	enc *Encoding
	w   io.Writer
	buf []byte
	err error
}

// NewEncoder encodes what is written to it; Close writes the end.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	e.buf = append(e.buf, p...)
	whole := len(e.buf) / 3 * 3
	if _, e.err = e.w.Write(e.enc.AppendEncode(nil, e.buf[:whole])); e.err != nil {
		return 0, e.err
	}
	e.buf = append(e.buf[:0], e.buf[whole:]...)
	return len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.buf) > 0 {
		_, e.err = e.w.Write(e.enc.AppendEncode(nil, e.buf))
		e.buf = nil
	}
	return e.err
}

type decoder struct {
	enc  *Encoding
	r    io.Reader
	text []byte // read and not decoded, without newlines
	out  []byte // decoded and not returned
	err  error
	done error // how the text has ended
}

// NewDecoder decodes what is read from r, as it comes. Errors count their offset from where a piece of the text begins.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

// chunk is how many characters a decoder asks for at most.
const chunk = 1024

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) > 0 {
		return d.give(p), nil
	}
	if d.err != nil {
		return 0, d.err
	}
	for len(d.text) < 4 && d.done == nil {
		d.fetch(min(max(len(p)/3*4, 4), chunk))
	}
	whole := len(d.text) / 4 * 4
	if whole == 0 {
		return d.last(p)
	}
	d.decode(whole)
	return d.give(p), d.err
}

// last is the end of the text, of less than four characters.
func (d *decoder) last(p []byte) (n int, err error) {
	if d.enc.padding == NoPadding && len(d.text) > 0 {
		d.decode(len(d.text))
		if n = d.give(p); n > 0 || len(d.out) > 0 {
			return n, nil
		}
		if d.err != nil {
			return 0, d.err
		}
	}
	if d.err = d.done; d.err == io.EOF && len(d.text) > 0 {
		d.err = io.ErrUnexpectedEOF
	}
	return 0, d.err
}

// fetch reads until there is text or an end, at most up to so many characters in all.
func (d *decoder) fetch(size int) {
	buf := make([]byte, size-len(d.text))
	for d.done == nil {
		var n int
		n, d.done = d.r.Read(buf)
		before := len(d.text)
		for _, c := range buf[:n] {
			if c != '\r' && c != '\n' {
				d.text = append(d.text, c)
			}
		}
		if len(d.text) > before || n == 0 {
			return
		}
	}
}

func (d *decoder) decode(n int) {
	out := make([]byte, d.enc.DecodedLen(n))
	n2, err := d.enc.Decode(out, d.text[:n])
	d.out, d.err = out[:n2], err
	d.text = append(d.text[:0], d.text[n:]...)
}

func (d *decoder) give(p []byte) int {
	n := copy(p, d.out)
	d.out = d.out[n:]
	return n
}
