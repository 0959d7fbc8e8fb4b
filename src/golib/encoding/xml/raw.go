// Raw tokens: the text divided, names not yet resolved, elements not yet matched.
package xml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A fault is what is thrown from within the reading of a token: an error that ends it.
type fault struct{ err error }

// fail ends the reading of the token with a syntax error.
func (d *Decoder) fail(msg string) {
	panic(fault{d.syntaxError(msg)})
}

func (d *Decoder) syntaxError(msg string) error { return &SyntaxError{msg, d.in.line} }

// need returns the next byte; the text must not end here.
func (d *Decoder) need() byte {
	b, ok := d.in.next()
	if !ok {
		d.ended("unexpected EOF")
	}
	return b
}

// ended ends the reading because no byte came.
func (d *Decoder) ended(msg string) {
	if d.in.failure == io.EOF {
		d.in.failure = d.syntaxError(msg)
	}
	panic(fault{d.in.failure})
}

var errRawToken = errors.New("xml: cannot use RawToken from UnmarshalXML method")

// RawToken returns the next token; names have their prefixes, and elements need not match.
func (d *Decoder) RawToken() (Token, error) {
	if d.floor > 0 {
		return nil, errRawToken
	}
	return d.rawToken()
}

func (d *Decoder) rawToken() (t Token, err error) {
	if d.from != nil {
		return d.from.Token()
	}
	if d.broken != nil {
		return nil, d.broken
	}
	d.in.mark = len(d.in.kept)
	if d.owesEnd {
		d.owesEnd = false
		return EndElement{d.owed}, nil
	}
	defer func() {
		if e := recover(); e != nil {
			f, ok := e.(fault)
			if !ok {
				panic(e)
			}
			d.broken = f.err
			t, err = nil, f.err
		}
	}()
	b, ok := d.in.next()
	if !ok {
		d.broken = d.in.failure
		return nil, d.broken
	}
	if b != '<' {
		d.in.unread(b)
		return CharData(d.text(inContent)), nil
	}
	switch b = d.need(); b {
	case '/':
		return d.endTag(), nil
	case '?':
		return d.procInst(), nil
	case '!':
		return d.declaration(), nil
	}
	d.in.unread(b)
	return d.startTag(), nil
}

func (d *Decoder) endTag() Token {
	name := d.nsName("expected element name after </")
	d.in.skipSpace()
	if d.need() != '>' {
		d.fail("invalid characters between </" + name.Local + " and >")
	}
	return EndElement{name}
}

func (d *Decoder) startTag() Token {
	name := d.nsName("expected element name after <")
	attrs := []Attr{}
	for {
		d.in.skipSpace()
		b := d.need()
		if b == '/' {
			if d.need() != '>' {
				d.fail("expected /> in element")
			}
			d.owesEnd, d.owed = true, name
			break
		}
		if b == '>' {
			break
		}
		d.in.unread(b)
		attrs = append(attrs, d.attribute())
	}
	return StartElement{name, attrs}
}

func (d *Decoder) attribute() Attr {
	a := Attr{Name: d.nsName("expected attribute name in element")}
	d.in.skipSpace()
	if b := d.need(); b != '=' {
		if d.Strict {
			d.fail("attribute name without = in element")
		}
		d.in.unread(b)
		a.Value = a.Name.Local
		return a
	}
	d.in.skipSpace()
	b := d.need()
	if b == '"' || b == '\'' {
		a.Value = string(d.text(rune(b)))
		return a
	}
	if d.Strict {
		d.fail("unquoted or missing attribute value in element")
	}
	d.in.unread(b)
	var value []byte
	for {
		b := d.need()
		if !('0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_' || b == ':' || b == '-') {
			d.in.unread(b)
			break
		}
		value = append(value, b)
	}
	a.Value = string(value)
	return a
}

// nsName reads a name and divides it at its colon.
func (d *Decoder) nsName(missing string) Name {
	s, ok := d.name()
	if !ok || strings.Count(s, ":") > 1 {
		d.fail(missing)
	}
	if prefix, local, ok := strings.Cut(s, ":"); ok && prefix != "" && local != "" {
		return Name{prefix, local}
	}
	return Name{"", s}
}

// name reads a name; not ok means that there is none.
func (d *Decoder) name() (string, bool) {
	s := d.nameBytes()
	if len(s) == 0 {
		return "", false
	}
	if !isName(s) {
		d.fail("invalid XML name: " + string(s))
	}
	return string(s), true
}

// nameBytes reads what could be a name.
func (d *Decoder) nameBytes() []byte {
	var s []byte
	for {
		b := d.need()
		if b < utf8.RuneSelf && !isNameByte(b) {
			d.in.unread(b)
			return s
		}
		s = append(s, b)
	}
}

func isNameByte(b byte) bool {
	return 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' || b == '_' || b == ':' || b == '.' || b == '-'
}

// until reads up to end and returns what stands before it.
func (d *Decoder) until(end string) []byte {
	s := []byte{}
	for !bytes.HasSuffix(s, []byte(end)) {
		s = append(s, d.need())
	}
	return s[:len(s)-len(end)]
}

func (d *Decoder) procInst() Token {
	target, ok := d.name()
	if !ok {
		d.fail("expected target name after <?")
	}
	d.in.skipSpace()
	data := d.until("?>")
	if target == "xml" {
		d.xmlDeclaration(string(data))
	}
	return ProcInst{target, data}
}

// xmlDeclaration looks at version and encoding. What is wrong with them is the error of the next token, except for the version's.
func (d *Decoder) xmlDeclaration(content string) {
	if v := procInst("version", content); v != "" && v != "1.0" {
		panic(fault{fmt.Errorf("xml: unsupported version %q; only version 1.0 is supported", v)})
	}
	charset := procInst("encoding", content)
	if charset == "" || strings.EqualFold(charset, "utf-8") {
		return
	}
	if d.CharsetReader == nil {
		panic(fault{fmt.Errorf("xml: encoding %q declared but Decoder.CharsetReader is nil", charset)})
	}
	r, err := d.CharsetReader(charset, d.in.r.(io.Reader))
	if err != nil {
		panic(fault{fmt.Errorf("xml: opening charset %q: %w", charset, err)})
	}
	if r == nil {
		panic("CharsetReader returned a nil Reader for charset " + charset)
	}
	d.in.r = byteReader(r)
}

// procInst returns what a pseudo attribute of an instruction is set to, in quotes.
func procInst(param, s string) string {
	for param += "="; ; {
		_, rest, found := strings.Cut(s, param)
		if !found || rest == "" {
			return ""
		}
		if quote := rest[0]; quote == '"' || quote == '\'' {
			value, _, closed := strings.Cut(rest[1:], string(quote))
			if !closed {
				return ""
			}
			return value
		}
		s = rest
	}
}

// declaration reads what starts with <!.
func (d *Decoder) declaration() Token {
	switch b := d.need(); b {
	case '-':
		if d.need() != '-' {
			d.fail("invalid sequence <!- not part of <!--")
		}
		return d.comment()
	case '[':
		for _, want := range []byte("CDATA[") {
			if d.need() != want {
				d.fail("invalid <![ sequence")
			}
		}
		return CharData(d.text(inCDATA))
	default:
		return d.directive(b)
	}
}

func (d *Decoder) comment() Token {
	s := d.until("--")
	if d.need() != '>' {
		d.fail(`invalid sequence "--" not allowed in comments`)
	}
	return Comment(s)
}

// directive reads on from its first byte b. Comments in it become a space.
func (d *Decoder) directive(b byte) Token {
	s := []byte{b}
	var quote byte
	for depth := 0; ; {
		b := d.need()
		if quote == 0 && b == '>' && depth == 0 {
			return Directive(s)
		}
		s = append(s, b)
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			depth--
		case b == '<':
			depth++
		case b == '-' && bytes.HasSuffix(s[1:], []byte("<!--")):
			d.until("-->")
			depth--
			s = append(s[:len(s)-4], ' ')
		}
	}
}

// What text reads: up to a quote, or one of these.
const (
	inContent = -1
	inCDATA   = -2
)

// text reads text up to its end, which is read as well, but for the < behind content.
func (d *Decoder) text(where rune) []byte {
	s := []byte{}
	brackets := 0 // that have come one after the other
	cr := false
	for {
		b, ok := d.in.next()
		if !ok {
			if where == inCDATA {
				d.ended("unexpected EOF in CDATA section")
			}
			if where != inContent {
				d.ended("unexpected EOF")
			}
			break
		}
		if b == '>' && brackets >= 2 && where < 0 {
			if where == inCDATA {
				s = s[:len(s)-2]
				break
			}
			d.fail("unescaped ]]> not in CDATA section")
		}
		if b == ']' {
			brackets++
		} else {
			brackets = 0
		}
		if where != inCDATA {
			if b == '<' {
				if where != inContent {
					d.fail("unescaped < inside quoted string")
				}
				d.in.unread(b)
				break
			}
			if rune(b) == where {
				break
			}
			if b == '&' {
				s = append(s, d.reference()...)
				cr = false
				continue
			}
		}
		// A line ends in one newline, however it was written.
		if b == '\r' {
			s = append(s, '\n')
		} else if b != '\n' || !cr {
			s = append(s, b)
		}
		cr = b == '\r'
	}
	d.checkText(s)
	return s
}

func (d *Decoder) checkText(s []byte) {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, size = utf8.DecodeRune(s[i:]); r == utf8.RuneError && size == 1 {
				d.fail("invalid UTF-8")
			}
		}
		if !isInCharacterRange(r) {
			d.fail(fmt.Sprintf("illegal character code %U", r))
		}
		i += size
	}
}

// reference reads an entity from behind its & and returns what it stands for.
func (d *Decoder) reference() []byte {
	written := []byte{'&'}
	value, known := "", false
	b := d.need()
	if b == '#' {
		written = append(written, b)
		value, known, written = d.charReference(written)
	} else {
		d.in.unread(b)
		name := d.nameBytes()
		written = append(written, name...)
		if b := d.need(); b != ';' {
			d.in.unread(b)
		} else {
			written = append(written, b)
			if isName(name) {
				value, known = d.entity(string(name))
			}
		}
	}
	if known {
		return []byte(value)
	}
	if d.Strict {
		msg := "invalid character entity " + string(written)
		if written[len(written)-1] != ';' {
			msg += " (no semicolon)"
		}
		d.fail(msg)
	}
	return written
}

func (d *Decoder) charReference(written []byte) (value string, known bool, all []byte) {
	base, b := 10, d.need()
	if b == 'x' {
		base = 16
		written = append(written, b)
		b = d.need()
	}
	code, digits := 0, 0
	for {
		digit := 99
		switch {
		case '0' <= b && b <= '9':
			digit = int(b - '0')
		case 'a' <= b|0x20 && b|0x20 <= 'f':
			digit = int(b|0x20-'a') + 10
		}
		if digit >= base {
			break
		}
		digits++
		code = min(code*base+digit, utf8.MaxRune+1)
		written = append(written, b)
		b = d.need()
	}
	if b != ';' {
		d.in.unread(b)
		return "", false, written
	}
	written = append(written, b)
	return string(rune(code)), digits > 0 && code <= utf8.MaxRune, written
}

func (d *Decoder) entity(name string) (string, bool) {
	switch name {
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "amp":
		return "&", true
	case "apos":
		return "'", true
	case "quot":
		return `"`, true
	}
	s, ok := d.Entity[name]
	return s, ok
}

// isInCharacterRange says whether r is a character of XML (Extensible Markup Language 1.0, Char).
func isInCharacterRange(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || ' ' <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= 0x10FFFF
}
