package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Marshal returns v as XML.
func Marshal(v any) ([]byte, error) { return MarshalIndent(v, "", "") }

// MarshalIndent is Marshal with each element on a line of its own.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := NewEncoder(&b)
	enc.Indent(prefix, indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	if err := enc.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Encode writes v and flushes.
func (enc *Encoder) Encode(v any) error {
	if err := enc.value(reflect.ValueOf(v), nil, nil); err != nil {
		return err
	}
	return enc.Flush()
}

// EncodeElement writes v with the start tag start, and flushes.
func (enc *Encoder) EncodeElement(v any, start StartElement) error {
	if err := enc.value(reflect.ValueOf(v), nil, &start); err != nil {
		return err
	}
	return enc.Flush()
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Func, reflect.Chan, reflect.Complex64, reflect.Complex128:
		return false
	}
	return v.IsZero()
}

// target follows pointers and interfaces; not valid means that there was nil.
func target(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

// value writes v, which is the value of the field f if there is one, with the start tag if there is one.
func (enc *Encoder) value(v reflect.Value, f *field, tag *StartElement) error {
	if tag != nil && tag.Name.Local == "" {
		return errors.New("xml: EncodeElement of StartElement with missing name")
	}
	if !v.IsValid() || f != nil && f.omitEmpty && isEmpty(v) {
		return nil
	}
	if v = target(v); !v.IsValid() {
		return nil
	}
	t := v.Type()
	if m, ok := as[Marshaler](v); ok {
		return enc.custom(m, defaultTag(reflect.TypeOf(m), f, tag))
	}
	if m, ok := as[encoding.TextMarshaler](v); ok {
		return enc.customText(m, defaultTag(reflect.TypeOf(m), f, tag))
	}
	if k := v.Kind(); (k == reflect.Slice || k == reflect.Array) && t.Elem().Kind() != reflect.Uint8 {
		for i := range v.Len() {
			if err := enc.value(v.Index(i), f, tag); err != nil {
				return err
			}
		}
		return nil
	}
	p, err := planOf(t)
	if err != nil {
		return err
	}
	start, err := enc.tagFor(v, p, f, tag)
	if err != nil {
		return err
	}
	for i := range p.fields {
		if err := enc.fieldAttr(&start, v, &p.fields[i]); err != nil {
			return err
		}
	}
	if p.xmlName != nil && tag == nil && start.Name.Space == "" && p.xmlName.name == "" && p.xmlName.space == "" && enc.spaceAround() != "" {
		start.Attr = append(start.Attr, Attr{Name{"", nsPrefix}, ""})
	}
	return enc.write(v, p, start)
}

// spaceAround returns the name space of the innermost element.
func (enc *Encoder) spaceAround() string {
	if n := len(enc.open); n > 0 {
		return enc.open[n-1].name.Space
	}
	return ""
}

// write writes the element of v, with its tags.
func (enc *Encoder) write(v reflect.Value, p *plan, start StartElement) error {
	if err := enc.startTag(start); err != nil {
		return err
	}
	if v.Kind() == reflect.Struct && v.Type() != nameType {
		if err := enc.structure(v, p); err != nil {
			return err
		}
	} else if v.Kind() != reflect.Struct {
		text, err := textOf(v)
		if err != nil {
			return err
		}
		enc.putEscaped(text, true)
	}
	if err := enc.endTag(start.Name); err != nil {
		return err
	}
	return enc.state()
}

// tagFor finds the name of v's element.
func (enc *Encoder) tagFor(v reflect.Value, p *plan, f *field, tag *StartElement) (start StartElement, err error) {
	if tag != nil {
		start.Name = tag.Name
		start.Attr = append(start.Attr, tag.Attr...)
		return start, nil
	}
	if p.xmlName != nil {
		if p.xmlName.name != "" {
			start.Name = Name{p.xmlName.space, p.xmlName.name}
		} else if x := p.xmlName.in(v, false); x.IsValid() && x.Type() == nameType {
			if n := x.Interface().(Name); n.Local != "" {
				start.Name = n
			}
		}
	}
	if start.Name.Local == "" && f != nil {
		start.Name = Name{f.space, f.name}
	}
	if start.Name.Local == "" {
		start.Name.Local = typeName(v.Type())
		if start.Name.Local == "" {
			return start, &UnsupportedTypeError{v.Type()}
		}
	}
	return start, nil
}

// typeName is the name of t, without type arguments.
func typeName(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	return name
}

// defaultTag is the start tag that methods are called with.
func defaultTag(t reflect.Type, f *field, tag *StartElement) StartElement {
	switch {
	case tag != nil:
		return StartElement{tag.Name, append([]Attr(nil), tag.Attr...)}
	case f != nil && f.name != "":
		return StartElement{Name: Name{f.space, f.name}}
	case t.Name() != "":
		return StartElement{Name: Name{"", typeName(t)}}
	}
	return StartElement{Name: Name{"", typeName(t.Elem())}}
}

// custom lets m write itself; it must close what it opens, and nothing else.
func (enc *Encoder) custom(m Marshaler, start StartElement) error {
	n := len(enc.open)
	enc.open = append(enc.open, openTag{wall: true, name: Name{Space: enc.spaceAround()}})
	if err := m.MarshalXML(enc, start); err != nil {
		return err
	}
	if len(enc.open) > n+1 {
		return fmt.Errorf("xml: %s.MarshalXML wrote invalid XML: <%s> not closed", receiverOf(m), enc.open[len(enc.open)-1].name.Local)
	}
	enc.open = enc.open[:n]
	return nil
}

// receiverOf names the type of m as method expressions do.
func receiverOf(m any) string {
	t := reflect.TypeOf(m)
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		return "(" + t.String() + ")"
	}
	return t.String()
}

func (enc *Encoder) customText(m encoding.TextMarshaler, start StartElement) error {
	if err := enc.startTag(start); err != nil {
		return err
	}
	text, err := m.MarshalText()
	if err != nil {
		return err
	}
	enc.putEscaped(string(text), true)
	return enc.endTag(start.Name)
}

// textOf returns a value that is no struct as text.
func textOf(v reflect.Value) (string, error) {
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(v.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()), nil
	case reflect.String:
		return v.String(), nil
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), nil
	case reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			b := make([]byte, v.Len())
			for i := range b {
				b[i] = byte(v.Index(i).Uint())
			}
			return string(b), nil
		}
	case reflect.Slice:
		if isBytes(v.Type()) {
			return string(v.Bytes()), nil
		}
	}
	return "", &UnsupportedTypeError{v.Type()}
}

// fieldAttr adds the attribute that is the field f of v, if it is one.
func (enc *Encoder) fieldAttr(start *StartElement, v reflect.Value, f *field) error {
	if f.role != attribute {
		return nil
	}
	fv := f.in(v, false)
	if !fv.IsValid() || f.omitEmpty && isEmpty(fv) || fv.Kind() == reflect.Interface && fv.IsNil() {
		return nil
	}
	return enc.addAttr(start, Name{f.space, f.name}, fv)
}

func (enc *Encoder) addAttr(start *StartElement, name Name, v reflect.Value) error {
	if m, ok := as[MarshalerAttr](v); ok {
		a, err := m.MarshalXMLAttr(name)
		if err != nil {
			return err
		}
		if a.Name.Local != "" {
			start.Attr = append(start.Attr, a)
		}
		return nil
	}
	if m, ok := as[encoding.TextMarshaler](v); ok {
		text, err := m.MarshalText()
		if err != nil {
			return err
		}
		start.Attr = append(start.Attr, Attr{name, string(text)})
		return nil
	}
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	if v.Kind() == reflect.Slice && !isBytes(v.Type()) {
		for i := range v.Len() {
			if err := enc.addAttr(start, name, v.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if v.Type() == attrType {
		start.Attr = append(start.Attr, v.Interface().(Attr))
		return nil
	}
	text, err := textOf(v)
	if err != nil {
		return err
	}
	start.Attr = append(start.Attr, Attr{name, text})
	return nil
}

// around keeps open the elements around fields while fields in a row share them.
type around struct {
	enc  *Encoder
	open []string
}

// share closes what parents do not begin with.
func (a *around) share(parents []string) error {
	n := 0
	for n < len(parents) && n < len(a.open) && parents[n] == a.open[n] {
		n++
	}
	for i := len(a.open) - 1; i >= n; i-- {
		if err := a.enc.endTag(Name{"", a.open[i]}); err != nil {
			return err
		}
	}
	a.open = a.open[:n]
	return nil
}

// enter opens what is missing of parents.
func (a *around) enter(parents []string) error {
	for _, p := range parents[len(a.open):] {
		if err := a.enc.startTag(StartElement{Name: Name{"", p}}); err != nil {
			return err
		}
		a.open = append(a.open, p)
	}
	return nil
}

// structure writes what stands between the tags of the struct v.
func (enc *Encoder) structure(v reflect.Value, p *plan) error {
	a := &around{enc: enc}
	for i := range p.fields {
		f := &p.fields[i]
		if f.role == attribute {
			continue
		}
		fv := f.in(v, false)
		if !fv.IsValid() {
			continue
		}
		var err error
		switch f.role {
		case chardata, cdata:
			if err = a.share(nil); err == nil {
				err = enc.fieldText(fv, f.role == cdata)
			}
		case comment:
			if err = a.share(nil); err == nil {
				err = enc.fieldComment(v, fv)
			}
		case innerXML:
			var done bool
			if done, err = enc.fieldRaw(fv); !done && err == nil {
				err = enc.fieldElement(a, fv, f)
			}
		case element:
			err = enc.fieldElement(a, fv, f)
		}
		if err != nil {
			return err
		}
	}
	if err := a.share(nil); err != nil {
		return err
	}
	return enc.state()
}

func (enc *Encoder) fieldElement(a *around, v reflect.Value, f *field) error {
	if err := a.share(f.parents); err != nil {
		return err
	}
	if len(f.parents) > len(a.open) && (v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface || !v.IsNil()) {
		if err := a.enter(f.parents); err != nil {
			return err
		}
	}
	return enc.value(v, f, nil)
}

func (enc *Encoder) fieldText(v reflect.Value, inCDATA bool) error {
	write := func(s string) {
		if inCDATA {
			enc.putCDATA(s)
		} else {
			enc.putEscaped(s, true)
		}
	}
	if m, ok := as[encoding.TextMarshaler](v); ok && !((v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil()) {
		text, err := m.MarshalText()
		if err != nil {
			return err
		}
		write(string(text))
		return nil
	}
	if v = target(v); !v.IsValid() {
		return nil
	}
	if m, ok := as[encoding.TextMarshaler](v); ok {
		text, err := m.MarshalText()
		if err != nil {
			return err
		}
		write(string(text))
		return nil
	}
	// Values that have no text are left out here.
	if text, err := textOf(v); err == nil && v.Kind() != reflect.Array {
		write(text)
	}
	return nil
}

// putCDATA writes s as a CDATA section, or several where it has the end of one in it.
func (enc *Encoder) putCDATA(s string) {
	if s != "" {
		enc.put("<![CDATA[" + strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>") + "]]>")
	}
}

func (enc *Encoder) fieldComment(outer, v reflect.Value) error {
	v = target(v)
	if !v.IsValid() || v.Kind() != reflect.String && !isBytes(v.Type()) {
		return fmt.Errorf("xml: bad type for comment field of %s", outer.Type())
	}
	text, _ := textOf(v)
	if text == "" {
		return nil
	}
	enc.newLine(0)
	if strings.Contains(text, "--") {
		return fmt.Errorf(`xml: comments must not contain "--"`)
	}
	if strings.HasSuffix(text, "-") {
		// The end of the comment must not make it "--".
		text += " "
	}
	enc.put("<!--" + text + "-->")
	return nil
}

// fieldRaw writes v as it is, if it is text.
func (enc *Encoder) fieldRaw(v reflect.Value) (bool, error) {
	v = target(v)
	if !v.IsValid() {
		return true, nil
	}
	switch s := v.Interface().(type) {
	case string:
		enc.put(s)
	case []byte:
		enc.put(string(s))
	default:
		return false, nil
	}
	return true, enc.state()
}
