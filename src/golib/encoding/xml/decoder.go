package xml

import (
	"fmt"
	"io"
	"strings"
)

// A Decoder reads XML.
type Decoder struct {
	// Strict wants what the specification wants. Without it, end tags that are missing are invented, and what is
	// wrong with entities and attributes stays as it is.
	Strict bool

	// AutoClose are elements that are closed at once, without Strict.
	AutoClose []string

	// Entity has entities beyond the five of XML.
	Entity map[string]string

	// CharsetReader makes UTF-8 of another encoding.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)

	// DefaultSpace is the name space of elements without one.
	DefaultSpace string

	in     input
	from   TokenReader // instead of in
	broken error       // what ended the raw tokens

	owesEnd bool // the next raw token is the end of owed, which closes itself or waits for those within it
	owed    Name

	ahead    Token // a token that has been read too early
	aheadErr error
	hasAhead bool

	open  []openElement
	floor int // the open elements that are not to be closed, and one; 0 for none
}

// An openElement is an element whose end has not come.
type openElement struct {
	name   Name              // as it was written
	spaces map[string]string // name spaces that it declares
}

// NewDecoder returns a decoder that reads r.
func NewDecoder(r io.Reader) *Decoder {
	return &Decoder{Strict: true, in: newInput(r)}
}

// NewTokenDecoder returns a decoder that takes its tokens from t.
func NewTokenDecoder(t TokenReader) *Decoder {
	if d, ok := t.(*Decoder); ok {
		return d
	}
	return &Decoder{Strict: true, from: t, in: input{back: -1, line: 1}}
}

// InputOffset is where the last token ends.
func (d *Decoder) InputOffset() int64 { return d.in.offset }

// InputPos is the line and the column, in bytes, where the last token ends.
func (d *Decoder) InputPos() (line, column int) {
	return d.in.line, int(d.in.offset-d.in.lineStart) + 1
}

// Token returns the next token. Start and end tags come in pairs, and names are in their name spaces.
func (d *Decoder) Token() (Token, error) {
	if d.floor > 0 && len(d.open) < d.floor {
		return nil, io.EOF
	}
	t, err := d.pull()
	if t == nil {
		if err == io.EOF && len(d.open) > 0 {
			err = d.syntaxError("unexpected EOF")
		}
		return nil, err
	}
	if err == io.EOF {
		// It comes again when there is no token left.
		err = nil
	}
	if !d.Strict {
		if top := len(d.open) - 1; top >= 0 && d.closesItself(d.open[top].name.Local) {
			if end, ok := t.(EndElement); !ok || !strings.EqualFold(end.Name.Local, d.open[top].name.Local) {
				d.ahead, d.aheadErr, d.hasAhead = t, err, true
				d.in.mark = len(d.in.kept)
				return d.endOf(EndElement{d.open[top].name})
			}
		}
	}
	switch t := t.(type) {
	case StartElement:
		return d.startOf(t), err
	case EndElement:
		return d.endOf(t)
	}
	return t, err
}

// pull returns the next token that has been put back, or a raw one.
func (d *Decoder) pull() (Token, error) {
	if d.hasAhead {
		d.hasAhead = false
		return d.ahead, d.aheadErr
	}
	return d.rawToken()
}

func (d *Decoder) closesItself(local string) bool {
	for _, s := range d.AutoClose {
		if strings.EqualFold(s, local) {
			return true
		}
	}
	return false
}

func (d *Decoder) startOf(t StartElement) Token {
	e := openElement{name: t.Name}
	for _, a := range t.Attr {
		prefix := a.Name.Local
		if a.Name.Space == "" && prefix == nsPrefix {
			prefix = ""
		} else if a.Name.Space != nsPrefix {
			continue
		}
		if e.spaces == nil {
			e.spaces = map[string]string{}
		}
		e.spaces[prefix] = a.Value
	}
	d.open = append(d.open, e)
	t.Name = d.resolve(t.Name, true)
	for i := range t.Attr {
		t.Attr[i].Name = d.resolve(t.Attr[i].Name, false)
	}
	return t
}

// resolve replaces a prefix by its name space.
func (d *Decoder) resolve(n Name, isElement bool) Name {
	switch {
	case n.Space == nsPrefix:
		return n
	case n.Space == "" && (!isElement || n.Local == nsPrefix):
		return n
	case n.Space == xmlPrefix:
		n.Space = xmlURL
		return n
	}
	for i := len(d.open) - 1; i >= 0; i-- {
		if url, ok := d.open[i].spaces[n.Space]; ok {
			n.Space = url
			return n
		}
	}
	if n.Space == "" {
		n.Space = d.DefaultSpace
	}
	return n
}

// endOf closes the innermost element with t, if that is its end tag.
func (d *Decoder) endOf(t EndElement) (Token, error) {
	top := len(d.open) - 1
	if top < 0 || d.floor > 0 && top < d.floor-1 {
		return nil, d.breakOff("unexpected end element </" + t.Name.Local + ">")
	}
	name := d.open[top].name
	switch {
	case name.Local != t.Name.Local:
		if d.Strict {
			return nil, d.breakOff("element <" + name.Local + "> closed by </" + t.Name.Local + ">")
		}
		d.owesEnd, d.owed = true, t.Name
		d.open = d.open[:top]
		return EndElement{name}, nil
	case name.Space != t.Name.Space:
		space := t.Name.Space
		if space == "" {
			space = `""`
		}
		return nil, d.breakOff("element <" + name.Local + "> in space " + name.Space + " closed by </" + t.Name.Local + "> in space " + space)
	}
	t.Name = d.resolve(t.Name, true)
	d.open = d.open[:top]
	return t, nil
}

func (d *Decoder) breakOff(msg string) error {
	d.broken = d.syntaxError(msg)
	return d.broken
}

// Skip reads on to the end of the innermost element.
func (d *Decoder) Skip() error {
	for depth := 0; depth >= 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case StartElement:
			depth++
		case EndElement:
			depth--
		}
	}
	return nil
}

// within calls f for the element that has just been opened; f sees nothing behind its end, and must reach it.
func (d *Decoder) within(what func() string, start StartElement, f func() error) error {
	floor := d.floor
	d.floor = max(len(d.open), 1)
	here := d.floor
	err := f()
	d.floor = floor
	if err != nil {
		return err
	}
	if len(d.open) >= here {
		return fmt.Errorf("xml: %s.UnmarshalXML did not consume entire <%s> element", what(), start.Name.Local)
	}
	return nil
}
