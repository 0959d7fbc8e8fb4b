// Package base32 encodes bytes in 32 printable characters.
package base32

import (
	"io"
	"slices"
	"strconv"
)

// An Encoding is an alphabet with or without padding.
type Encoding struct {
	encode  [32]byte
	decode  [256]uint8 // 0xFF for characters that are not of the alphabet
	padding rune
}

// Padding fills up groups of eight characters.
const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

// The encodings of RFC 4648.
var (
	StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
	HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")
)

// NewEncoding makes an encoding of an alphabet of 32 different bytes.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	e := &Encoding{padding: StdPadding}
	copy(e.encode[:], encoder)
	for i := range e.decode {
		e.decode[i] = 0xFF
	}
	for i := range len(encoder) {
		switch c := encoder[i]; {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case e.decode[c] != 0xFF:
			panic("encoding alphabet includes duplicate symbols")
		default:
			e.decode[c] = uint8(i)
		}
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

// EncodedLen is the length of n bytes encoded.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

// DecodedLen is the greatest length of n characters decoded.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padding == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

// Encode writes EncodedLen(len(src)) bytes to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	for len(src) > 0 {
		var v uint64
		for i := range 5 {
			v <<= 8
			if i < len(src) {
				v |= uint64(src[i])
			}
		}
		n := min(len(src), 5)
		used := (n*8 + 4) / 5
		for i := range min(8, len(dst)) {
			if i < used {
				dst[i] = enc.encode[v>>(35-5*i)&31]
			} else if enc.padding != NoPadding {
				dst[i] = byte(enc.padding)
			}
		}
		src, dst = src[n:], dst[min(8, len(dst)):]
	}
}

// AppendEncode appends src encoded.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := enc.EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	enc.Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

// EncodeToString returns src encoded.
func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

// CorruptInputError is the offset of a bad character.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes the decoded bytes to dst; newlines are skipped.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	text := make([]byte, 0, len(src))
	for _, c := range src {
		if c != '\r' && c != '\n' {
			text = append(text, c)
		}
	}
	n, _, err = enc.decodeAll(dst, text)
	return n, err
}

// decodeAll decodes text without newlines, and reports whether padding ended it.
func (enc *Encoding) decodeAll(dst, text []byte) (n int, end bool, err error) {
	for at := 0; at < len(text) && !end; {
		var v uint64
		k := 0
		for ; k < 8 && !end; k++ {
			if at+k == len(text) {
				if enc.padding != NoPadding {
					return n, false, CorruptInputError(at)
				}
				end = true
				break
			}
			c := text[at+k]
			if rest := text[at+k:]; rune(c) == enc.padding && k >= 2 && len(rest) <= 8 {
				if err := enc.checkPadding(rest, 8-k, at+k); err != nil {
					return n, false, err
				}
				end = true
				break
			}
			d := enc.decode[c]
			if d == 0xFF {
				return n, false, CorruptInputError(at + k)
			}
			v = v<<5 | uint64(d)
		}
		at += k
		v <<= 5 * (8 - k)
		// A group of 1, 3 or 6 characters is lost, as in Go.
		for i := range [9]int{2: 1, 4: 2, 5: 3, 7: 4, 8: 5}[k] {
			dst[n] = byte(v >> (32 - 8*i))
			n++
		}
	}
	return n, end, nil
}

// checkPadding checks what is left of a group of which so many characters are
// missing. What comes behind it is not looked at, as in Go.
func (enc *Encoding) checkPadding(rest []byte, missing, at int) error {
	if len(rest) < missing {
		return CorruptInputError(at + len(rest))
	}
	for i, c := range rest[1:missing] {
		if rune(c) != enc.padding {
			return CorruptInputError(at + i)
		}
	}
	// A byte ends after 2, 4, 5 and 7 characters.
	switch missing {
	case 2, 5, 7:
		return CorruptInputError(at)
	}
	return nil
}

// AppendDecode appends src decoded.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	b := make([]byte, len(src))
	n, err := enc.Decode(b, src)
	return append(dst, b[:n]...), err
}

// DecodeString returns s decoded.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	return enc.AppendDecode([]byte{}, []byte(s))
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
	whole := len(e.buf) / 5 * 5
	if whole > 0 {
		if _, e.err = e.w.Write(e.enc.AppendEncode(nil, e.buf[:whole])); e.err != nil {
			return 0, e.err
		}
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
	end  bool // an end has been decoded
}

// NewDecoder decodes what is read from r, as it comes. Errors count their offset from where a piece of the text begins.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

// chunk is how many characters a decoder asks for at most.
const chunk = 1024

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		d.more(min(max((len(p)+4)/5*8, 8), chunk))
	}
	n = copy(p, d.out)
	if d.out = d.out[n:]; len(d.out) > 0 {
		return n, nil
	}
	return n, d.err
}

// more reads up to a group of eight characters at least, and decodes all groups that are there.
func (d *decoder) more(size int) {
	wanted := 8
	if d.enc.padding == NoPadding {
		wanted = 1
	}
	got := d.fetch(size, wanted)
	if len(d.text) < wanted && d.err != nil {
		if d.err == io.EOF && len(d.text) > 0 {
			d.err = io.ErrUnexpectedEOF
		}
		return
	}
	if got > 0 && d.end {
		d.err = CorruptInputError(0)
		return
	}
	n := len(d.text)
	if wanted == 8 {
		n = n / 8 * 8
	}
	out := make([]byte, n/8*5+5)
	n2, end, err := d.enc.decodeAll(out, d.text[:n])
	d.out, d.end = out[:n2], end
	d.text = append(d.text[:0], d.text[n:]...)
	if err != nil && (d.err == nil || d.err == io.EOF) {
		d.err = err
	}
}

// fetch reads until there are so many characters, at most up to size; it returns how many are new.
func (d *decoder) fetch(size, wanted int) int {
	before := len(d.text)
	buf := make([]byte, size)
	for len(d.text) < wanted && d.err == nil {
		var n int
		n, d.err = d.r.Read(buf[:size-len(d.text)])
		for _, c := range buf[:n] {
			if c != '\r' && c != '\n' {
				d.text = append(d.text, c)
			}
		}
	}
	return len(d.text) - before
}
