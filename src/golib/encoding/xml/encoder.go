package xml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An Encoder writes XML.
type Encoder struct {
	w       *bufio.Writer
	failure error // of w
	closed  bool
	prefix  string
	indent  string

	depth    int
	onNew    bool // what comes next starts a line
	justOpen bool // the last thing was a start tag

	open []openTag
	seq  int // the last number that made a prefix unique
}

// An openTag is a start tag that has been written.
type openTag struct {
	name     Name
	prefixes []prefixed // that it declares
	wall     bool       // no tag, but what a MarshalXML must not close
}

type prefixed struct{ prefix, url string }

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: bufio.NewWriter(w)} }

// Indent starts each element on a line of its own, behind prefix and one indent for each element around it.
func (enc *Encoder) Indent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// Flush writes what is buffered.
func (enc *Encoder) Flush() error {
	if err := enc.w.Flush(); err != nil && enc.failure == nil {
		enc.failure = err
	}
	return enc.failure
}

// Close ends the output.
func (enc *Encoder) Close() error {
	if enc.closed {
		return nil
	}
	enc.closed = true
	if err := enc.Flush(); err != nil {
		return err
	}
	if n := len(enc.open); n > 0 {
		return fmt.Errorf("unclosed tag <%s>", enc.open[n-1].name.Local)
	}
	return nil
}

func (enc *Encoder) put(s string) {
	if enc.failure == nil && !enc.closed {
		_, enc.failure = enc.w.WriteString(s)
	}
}

// state says why put does nothing.
func (enc *Encoder) state() error {
	if enc.closed && enc.failure == nil {
		return errors.New("use of closed Encoder")
	}
	return enc.failure
}

// EscapeText writes s with escapes, those of white space as well.
func EscapeText(w io.Writer, s []byte) error {
	_, err := w.Write(appendEscaped(nil, string(s), true))
	return err
}

// Escape is EscapeText for those who do not look at errors.
func Escape(w io.Writer, s []byte) { EscapeText(w, s) }

func appendEscaped(dst []byte, s string, newlines bool) []byte {
	for i, r := range s {
		switch {
		case r == '"' || r == '\'':
			dst = append(append(dst, "&#"...), strconv.Itoa(int(r))+";"...)
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '\t':
			dst = append(dst, "&#x9;"...)
		case r == '\n' && newlines:
			dst = append(dst, "&#xA;"...)
		case r == '\r':
			dst = append(dst, "&#xD;"...)
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"), !isInCharacterRange(r):
			dst = append(dst, "\uFFFD"...)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

func (enc *Encoder) putEscaped(s string, newlines bool) {
	enc.put(string(appendEscaped(nil, s, newlines)))
}

// newLine starts a line for markup if there is indentation; step is 1 for a start tag, -1 for an end tag.
func (enc *Encoder) newLine(step int) {
	if enc.prefix == "" && enc.indent == "" {
		return
	}
	if step < 0 {
		enc.depth--
		inside := enc.justOpen
		enc.justOpen = false
		if inside {
			return
		}
	}
	if enc.onNew {
		enc.put("\n")
	}
	enc.onNew = true
	enc.put(enc.prefix + strings.Repeat(enc.indent, enc.depth))
	if step > 0 {
		enc.depth++
		enc.justOpen = true
	}
}

func (enc *Encoder) startTag(start StartElement) error {
	if start.Name.Local == "" {
		return errors.New("xml: start tag with no name")
	}
	enc.newLine(1)
	enc.open = append(enc.open, openTag{name: start.Name})
	enc.put("<" + start.Name.Local)
	if start.Name.Space != "" {
		enc.put(` xmlns="`)
		enc.putEscaped(start.Name.Space, true)
		enc.put(`"`)
	}
	for _, a := range start.Attr {
		if a.Name.Local == "" {
			continue
		}
		enc.put(" ")
		if a.Name.Space != "" {
			enc.put(enc.prefixFor(a.Name.Space) + ":")
		}
		enc.put(a.Name.Local + `="`)
		enc.putEscaped(a.Value, true)
		enc.put(`"`)
	}
	enc.put(">")
	return enc.state()
}

// prefixFor returns the prefix that stands for url, and declares one if there is none.
func (enc *Encoder) prefixFor(url string) string {
	if url == xmlURL {
		return xmlPrefix
	}
	if p, ok := enc.declared(func(p prefixed) bool { return p.url == url }); ok {
		return p.prefix
	}
	// The last part of the address is mostly a fitting name.
	prefix := strings.TrimRight(url, "/")
	prefix = prefix[strings.LastIndex(prefix, "/")+1:]
	if prefix == "" || !isName([]byte(prefix)) || strings.Contains(prefix, ":") {
		prefix = "_"
	}
	if len(prefix) >= 3 && strings.EqualFold(prefix[:3], "xml") {
		prefix = "_" + prefix
	}
	taken := func(name string) bool {
		_, ok := enc.declared(func(p prefixed) bool { return p.prefix == name })
		return ok
	}
	if taken(prefix) {
		for enc.seq++; taken(prefix + "_" + strconv.Itoa(enc.seq)); enc.seq++ {
		}
		prefix += "_" + strconv.Itoa(enc.seq)
	}
	top := &enc.open[len(enc.open)-1]
	top.prefixes = append(top.prefixes, prefixed{prefix, url})
	enc.put("xmlns:" + prefix + `="`)
	enc.putEscaped(url, true)
	enc.put(`" `)
	return prefix
}

// declared returns the innermost declaration that fits.
func (enc *Encoder) declared(fits func(prefixed) bool) (prefixed, bool) {
	for i := len(enc.open) - 1; i >= 0; i-- {
		for _, p := range enc.open[i].prefixes {
			if fits(p) {
				return p, true
			}
		}
	}
	return prefixed{}, false
}

func (enc *Encoder) endTag(name Name) error {
	if name.Local == "" {
		return errors.New("xml: end tag with no name")
	}
	top := len(enc.open) - 1
	if top < 0 || enc.open[top].wall {
		return fmt.Errorf("xml: end tag </%s> without start tag", name.Local)
	}
	if start := enc.open[top].name; start.Local != name.Local {
		return fmt.Errorf("xml: end tag </%s> does not match start tag <%s>", name.Local, start.Local)
	} else if start.Space != name.Space {
		return fmt.Errorf("xml: end tag </%s> in namespace %s does not match start tag <%s> in namespace %s", name.Local, name.Space, start.Local, start.Space)
	}
	enc.open = enc.open[:top]
	enc.newLine(-1)
	enc.put("</" + name.Local + ">")
	return enc.state()
}

// EncodeToken writes a token, but does not flush.
func (enc *Encoder) EncodeToken(t Token) error {
	switch t := t.(type) {
	case StartElement:
		if err := enc.startTag(t); err != nil {
			return err
		}
	case EndElement:
		if err := enc.endTag(t.Name); err != nil {
			return err
		}
	case CharData:
		enc.putEscaped(string(t), false)
	case Comment:
		if bytes.Contains(t, []byte("-->")) {
			return errors.New("xml: EncodeToken of Comment containing --> marker")
		}
		enc.put("<!--" + string(t) + "-->")
	case ProcInst:
		if err := enc.procInst(t); err != nil {
			return err
		}
	case Directive:
		if !isDirective(t) {
			return errors.New("xml: EncodeToken of Directive containing wrong < or > markers")
		}
		enc.put("<!" + string(t) + ">")
	default:
		return errors.New("xml: EncodeToken of invalid token type")
	}
	return enc.state()
}

func (enc *Encoder) procInst(t ProcInst) error {
	if t.Target == "xml" && enc.w.Buffered() > 0 {
		return errors.New("xml: EncodeToken of ProcInst xml target only valid for xml declaration, first token in output")
	}
	if !isName([]byte(t.Target)) {
		return errors.New("xml: EncodeToken of ProcInst with invalid Target")
	}
	if bytes.Contains(t.Inst, []byte("?>")) {
		return errors.New("xml: EncodeToken of ProcInst containing ?> marker")
	}
	enc.put("<?" + t.Target)
	if len(t.Inst) > 0 {
		enc.put(" " + string(t.Inst))
	}
	enc.put("?>")
	return nil
}

// isDirective says whether brackets, quotes and comments in s are closed.
func isDirective(s []byte) bool {
	depth := 0
	for len(s) > 0 {
		switch b := s[0]; {
		case b == '"' || b == '\'':
			end := bytes.IndexByte(s[1:], b)
			if end < 0 {
				return false
			}
			s = s[end+1:]
		case bytes.HasPrefix(s, []byte("<!--")):
			end := bytes.Index(s[4:], []byte("-->"))
			if end < 0 {
				return false
			}
			s = s[4+end+2:]
		case b == '<':
			depth++
		case b == '>':
			if depth--; depth < 0 {
				return false
			}
		}
		s = s[1:]
	}
	return depth == 0
}
