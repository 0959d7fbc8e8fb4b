package json

import (
	"io"
)

// An Encoder writes values to a stream.
type Encoder struct {
	w              io.Writer
	err            error
	escape         bool
	prefix, indent string
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, escape: true} }

// Encode writes v and a newline.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := &encoder{escape: enc.escape}
	b, err := e.encode(v)
	if err != nil {
		return err
	}
	b = append(b, '\n')
	if enc.prefix != "" || enc.indent != "" {
		if b, err = appendIndent(nil, b, enc.prefix, enc.indent); err != nil {
			return err
		}
	}
	if _, err = enc.w.Write(b); err != nil {
		enc.err = err
	}
	return err
}

// SetIndent makes Encode indent as Indent does.
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// SetEscapeHTML says whether <, > and & are escaped.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.escape = on }

// A Decoder reads values from a stream. buf[pos:] has been read and not used.
type Decoder struct {
	r         io.Reader
	buf       []byte
	pos       int
	base      int64 // offset of buf[0] in the stream
	err       error
	useNumber bool
	strict    bool
	state     tokenState
	stack     []tokenState
}

// A tokenState says what Token expects.
type tokenState int

const (
	topValue tokenState = iota
	arrayStart
	arrayValue
	arrayComma
	objectStart
	objectKey
	objectColon
	objectValue
	objectComma
)

func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers in variables of type any Numbers.
func (dec *Decoder) UseNumber() { dec.useNumber = true }

// DisallowUnknownFields makes keys without a field errors.
func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }

// Buffered is what was read and not used.
func (dec *Decoder) Buffered() io.Reader { return &rest{dec.buf[dec.pos:]} }

type rest struct{ b []byte }

func (r *rest) Read(p []byte) (n int, err error) {
	if len(r.b) == 0 {
		return 0, io.EOF
	}
	n = copy(p, r.b)
	r.b = r.b[n:]
	return n, nil
}

// InputOffset is the offset in the stream behind the last token.
func (dec *Decoder) InputOffset() int64 { return dec.base + int64(dec.pos) }

// fill reads more.
func (dec *Decoder) fill() error {
	if dec.pos > 0 {
		dec.base += int64(dec.pos)
		n := copy(dec.buf, dec.buf[dec.pos:])
		dec.buf = dec.buf[:n]
		dec.pos = 0
	}
	if cap(dec.buf)-len(dec.buf) < 512 {
		dec.buf = append(make([]byte, 0, 2*cap(dec.buf)+512), dec.buf...)
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	if n > 0 {
		return nil
	}
	return err
}

// peek returns the next byte that is no space.
func (dec *Decoder) peek() (byte, error) {
	for {
		// Space at the very end is not passed.
		for i := dec.pos; i < len(dec.buf); i++ {
			if c := dec.buf[i]; c != ' ' && c != '\t' && c != '\n' && c != '\r' {
				dec.pos = i
				return c, nil
			}
		}
		if err := dec.fill(); err != nil {
			return 0, err
		}
	}
}

// readValue makes sure that buf has a whole value at pos and returns its length. A number may go on behind what has been
// read.
func (dec *Decoder) readValue() (n int, err error) {
	ended := false
	for {
		s := &syntax{data: dec.buf[dec.pos:]}
		end := s.value(s.space(0), len(dec.stack))
		if end >= 0 && (ended || end < len(s.data) || !isNumberEnd(s.data[end-1])) {
			return end, nil
		}
		if s.err != nil && s.err.msg != "unexpected end of JSON input" {
			s.err.Offset += dec.base + int64(dec.pos)
			return 0, s.err
		}
		if ended {
			if s.space(0) < len(s.data) {
				return 0, io.ErrUnexpectedEOF
			}
			return 0, io.EOF
		}
		if err := dec.fill(); err == io.EOF {
			ended = true
		} else if err != nil {
			return 0, err
		}
	}
}

func isNumberEnd(c byte) bool { return '0' <= c && c <= '9' }

// Decode reads the next value.
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.prepare(); err != nil {
		return err
	}
	switch dec.state {
	case topValue, arrayStart, arrayValue, objectValue:
	default:
		return &SyntaxError{"not at beginning of value", dec.InputOffset()}
	}
	n, err := dec.readValue()
	if err != nil {
		dec.err = err
		return err
	}
	d := &decoder{data: dec.buf[dec.pos : dec.pos+n], useNumber: dec.useNumber, strict: dec.strict}
	dec.pos += n
	err = d.unmarshal(v)
	dec.afterValue()
	return err
}

// prepare reads the comma or colon before a value inside an array or object that Token has begun.
func (dec *Decoder) prepare() error {
	want, next, after := byte(','), arrayValue, "array element"
	switch dec.state {
	case arrayComma:
	case objectColon:
		want, next, after = ':', objectValue, "object key"
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c != want {
		return &SyntaxError{"expected " + map[byte]string{',': "comma", ':': "colon"}[want] + " after " + after, dec.InputOffset()}
	}
	dec.pos++
	dec.state = next
	return nil
}

func (dec *Decoder) afterValue() {
	switch dec.state {
	case arrayStart, arrayValue:
		dec.state = arrayComma
	case objectValue:
		dec.state = objectComma
	}
}

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

// A Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// Token returns the next token; commas and colons are checked and left out.
func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		switch c {
		case '[', '{':
			if !dec.valueAllowed() {
				return dec.badToken(c)
			}
			dec.pos++
			dec.stack = append(dec.stack, dec.state)
			dec.state = arrayStart
			if c == '{' {
				dec.state = objectStart
			}
			return Delim(c), nil
		case ']', '}':
			if c == ']' && dec.state != arrayStart && dec.state != arrayComma || c == '}' && dec.state != objectStart && dec.state != objectComma {
				return dec.badToken(c)
			}
			dec.pos++
			dec.state = dec.stack[len(dec.stack)-1]
			dec.stack = dec.stack[:len(dec.stack)-1]
			dec.afterValue()
			return Delim(c), nil
		case ':':
			if dec.state != objectColon {
				return dec.badToken(c)
			}
			dec.pos++
			dec.state = objectValue
			continue
		case ',':
			switch dec.state {
			case arrayComma:
				dec.state = arrayValue
			case objectComma:
				dec.state = objectKey
			default:
				return dec.badToken(c)
			}
			dec.pos++
			continue
		case '"':
			if dec.state == objectStart || dec.state == objectKey {
				return dec.key()
			}
		}
		if !dec.valueAllowed() {
			return dec.badToken(c)
		}
		return decoded[any](dec)
	}
}

// decoded is the next value, or nil if that has an error.
func decoded[T any](dec *Decoder) (Token, error) {
	var v T
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	return v, nil
}

// key reads the key of an object's element as the string that it is.
func (dec *Decoder) key() (t Token, err error) {
	state := dec.state
	dec.state = topValue
	if t, err = decoded[string](dec); err == nil {
		state = objectColon
	}
	dec.state = state
	return t, err
}

func (dec *Decoder) valueAllowed() bool {
	switch dec.state {
	case topValue, arrayStart, arrayValue, objectValue:
		return true
	}
	return false
}

func (dec *Decoder) badToken(c byte) (Token, error) {
	context := ""
	switch dec.state {
	case topValue, arrayStart, arrayValue, objectValue:
		context = " looking for beginning of value"
	case arrayComma:
		context = " after array element"
	case objectKey:
		context = " looking for beginning of object key string"
	case objectColon:
		context = " after object key"
	case objectComma:
		context = " after object key:value pair"
	}
	return nil, &SyntaxError{"invalid character " + quoteChar(c) + context, dec.InputOffset()}
}

// More reports whether the current array or object goes on.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}
