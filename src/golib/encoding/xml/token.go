// Package xml reads and writes XML 1.0 with name spaces, as tokens or as Go values.
//
// Bytes come through input, which knows the place and can keep what passes (for ",innerxml"). A Decoder makes raw tokens
// of them (raw.go), and of those proper ones: nested, with name spaces (decoder.go). Values are filled in unmarshal.go
// and written in marshal.go; both go by a plan of the struct type (plan.go). An Encoder writes tokens (encoder.go).
package xml

import (
	"bytes"
	"reflect"
	"strconv"
)

// Header is the usual first line of a document. Marshal does not write it.
const Header = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

const (
	xmlURL    = "http://www.w3.org/XML/1998/namespace"
	xmlPrefix = "xml"
	nsPrefix  = "xmlns"
)

// A Name is a local name in a name space.
type Name struct {
	Space, Local string
}

// An Attr is an attribute.
type Attr struct {
	Name  Name
	Value string
}

// A Token is a StartElement, EndElement, CharData, Comment, ProcInst or Directive.
type Token any

// A StartElement is a start tag.
type StartElement struct {
	Name Name
	Attr []Attr
}

// Copy returns a copy with its own attributes.
func (e StartElement) Copy() StartElement {
	return StartElement{e.Name, append(make([]Attr, 0, len(e.Attr)), e.Attr...)}
}

// End returns the end tag of e.
func (e StartElement) End() EndElement { return EndElement{e.Name} }

// An EndElement is an end tag.
type EndElement struct {
	Name Name
}

// CharData is text, without escapes.
type CharData []byte

// Copy returns a copy.
func (c CharData) Copy() CharData { return CharData(bytes.Clone(c)) }

// A Comment is what stands between <!-- and -->.
type Comment []byte

// Copy returns a copy.
func (c Comment) Copy() Comment { return Comment(bytes.Clone(c)) }

// A ProcInst is <?Target Inst?>.
type ProcInst struct {
	Target string
	Inst   []byte
}

// Copy returns a copy.
func (p ProcInst) Copy() ProcInst { return ProcInst{p.Target, bytes.Clone(p.Inst)} }

// A Directive is what stands between <! and >.
type Directive []byte

// Copy returns a copy.
func (d Directive) Copy() Directive { return Directive(bytes.Clone(d)) }

// CopyToken returns a copy of t.
func CopyToken(t Token) Token {
	switch t := t.(type) {
	case StartElement:
		return t.Copy()
	case CharData:
		return t.Copy()
	case Comment:
		return t.Copy()
	case ProcInst:
		return t.Copy()
	case Directive:
		return t.Copy()
	}
	return t
}

// A TokenReader gives tokens, and io.EOF with or after the last.
type TokenReader interface {
	Token() (Token, error)
}

// A SyntaxError is a text that is not XML.
type SyntaxError struct {
	Msg  string
	Line int
}

func (e *SyntaxError) Error() string {
	return "XML syntax error on line " + strconv.Itoa(e.Line) + ": " + e.Msg
}

// An UnmarshalError is an element that does not fit its value.
type UnmarshalError string

func (e UnmarshalError) Error() string { return string(e) }

// An UnsupportedTypeError is a type that XML has no form for.
type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "xml: unsupported type: " + e.Type.String() }

// A TagPathError says that the tags of two fields claim one element.
type TagPathError struct {
	Struct       reflect.Type
	Field1, Tag1 string
	Field2, Tag2 string
}

func (e *TagPathError) Error() string {
	return e.Struct.String() + " field " + strconv.Quote(e.Field1) + " with tag " + strconv.Quote(e.Tag1) +
		" conflicts with field " + strconv.Quote(e.Field2) + " with tag " + strconv.Quote(e.Tag2)
}

// A Marshaler writes its own XML.
type Marshaler interface {
	MarshalXML(e *Encoder, start StartElement) error
}

// A MarshalerAttr makes its own attribute; a zero Attr stands for none.
type MarshalerAttr interface {
	MarshalXMLAttr(name Name) (Attr, error)
}

// An Unmarshaler reads its own element.
type Unmarshaler interface {
	UnmarshalXML(d *Decoder, start StartElement) error
}

// An UnmarshalerAttr reads its own attribute.
type UnmarshalerAttr interface {
	UnmarshalXMLAttr(attr Attr) error
}
