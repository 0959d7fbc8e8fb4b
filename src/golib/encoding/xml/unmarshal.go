package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Unmarshal sets what v points to from the first element of data.
func Unmarshal(data []byte, v any) error {
	return NewDecoder(bytes.NewReader(data)).Decode(v)
}

// Decode sets what v points to from the next element.
func (d *Decoder) Decode(v any) error { return d.DecodeElement(v, nil) }

// DecodeElement sets what v points to from the element that start, the last token, has opened.
func (d *Decoder) DecodeElement(v any, start *StartElement) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer {
		return errors.New("non-pointer passed to Unmarshal")
	}
	if p.IsNil() {
		return errors.New("nil pointer passed to Unmarshal")
	}
	for start == nil {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if s, ok := t.(StartElement); ok {
			start = &s
		}
	}
	return d.value(p.Elem(), *start)
}

// maxDepth is how deep elements may be in each other.
const maxDepth = 10000

var errDepth = errors.New("exceeded max depth")

// as returns v, or its address, as a T.
func as[T any](v reflect.Value) (T, bool) {
	if v.CanInterface() {
		if t, ok := reflect.TypeAssert[T](v); ok && v.Type().Implements(reflect.TypeFor[T]()) {
			return t, true
		}
	}
	if v.CanAddr() {
		if p := v.Addr(); p.CanInterface() && p.Type().Implements(reflect.TypeFor[T]()) {
			return reflect.TypeAssert[T](p)
		}
	}
	var none T
	return none, false
}

// pointee follows a pointer, which it sets if it is nil.
func pointee(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		return v.Elem()
	}
	return v
}

func isBytes(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8
}

// value sets v from the element that start has opened, and reads its end.
func (d *Decoder) value(v reflect.Value, start StartElement) error {
	if len(d.open) > maxDepth {
		return errDepth
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() {
			v = e
		}
	}
	v = pointee(v)
	if u, ok := as[Unmarshaler](v); ok {
		return d.within(func() string { return receiver(v, u) }, start, func() error { return u.UnmarshalXML(d, start) })
	}
	if u, ok := as[encoding.TextUnmarshaler](v); ok {
		text, err := d.content()
		if err != nil {
			return err
		}
		return u.UnmarshalText(text)
	}
	switch v.Kind() {
	case reflect.Interface:
		return d.Skip()
	case reflect.Slice:
		if !isBytes(v.Type()) {
			return d.appended(v, func(e reflect.Value) error { return d.value(e, start) })
		}
	case reflect.Struct:
		if v.Type() == nameType {
			v.Set(reflect.ValueOf(start.Name))
			return d.Skip()
		}
		return d.structure(v, start)
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
	default:
		return errors.New("unknown type " + v.Type().String())
	}
	text, err := d.content()
	if err != nil {
		return err
	}
	return setText(v, text)
}

// receiver names the type of a method that is called for v.
func receiver(v reflect.Value, u any) string {
	if t := reflect.TypeOf(u); t != v.Type() {
		return "(" + t.String() + ")"
	}
	return v.Type().String()
}

// appended sets a new element of the slice v; if that fails, v is as it was.
func (d *Decoder) appended(v reflect.Value, set func(reflect.Value) error) error {
	n := v.Len()
	v.Grow(1)
	v.SetLen(n + 1)
	v.Index(n).SetZero()
	err := set(v.Index(n))
	if err != nil {
		v.SetLen(n)
	}
	return err
}

// content returns the text of an element, without that of elements in it.
func (d *Decoder) content() ([]byte, error) {
	text := []byte{}
	for {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case CharData:
			text = append(text, t...)
		case StartElement:
			if err := d.Skip(); err != nil {
				return nil, err
			}
		case EndElement:
			return text, nil
		}
	}
}

// setText sets v to what text says.
func setText(v reflect.Value, text []byte) error {
	outer := v
	v = pointee(v)
	trimmed := strings.TrimSpace(string(text))
	var err error
	switch v.Kind() {
	case reflect.Invalid:
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		var n int64
		if len(text) > 0 {
			if n, err = strconv.ParseInt(trimmed, 10, v.Type().Bits()); err != nil {
				return err
			}
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		var n uint64
		if len(text) > 0 {
			if n, err = strconv.ParseUint(trimmed, 10, v.Type().Bits()); err != nil {
				return err
			}
		}
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		var x float64
		if len(text) > 0 {
			if x, err = strconv.ParseFloat(trimmed, v.Type().Bits()); err != nil {
				return err
			}
		}
		v.SetFloat(x)
	case reflect.Bool:
		var b bool
		if len(text) > 0 {
			if b, err = strconv.ParseBool(trimmed); err != nil {
				return err
			}
		}
		v.SetBool(b)
	case reflect.String:
		v.SetString(string(text))
	default:
		if !isBytes(v.Type()) {
			return errors.New("cannot unmarshal into " + outer.Type().String())
		}
		v.SetBytes(append([]byte{}, text...))
	}
	return nil
}

// attr sets v from an attribute.
func (d *Decoder) attr(v reflect.Value, a Attr) error {
	v = pointee(v)
	if u, ok := as[UnmarshalerAttr](v); ok {
		return u.UnmarshalXMLAttr(a)
	}
	if u, ok := as[encoding.TextUnmarshaler](v); ok {
		return u.UnmarshalText([]byte(a.Value))
	}
	if v.Kind() == reflect.Slice && !isBytes(v.Type()) {
		return d.appended(v, func(e reflect.Value) error { return d.attr(e, a) })
	}
	if v.Type() == attrType {
		v.Set(reflect.ValueOf(a))
		return nil
	}
	return setText(v, []byte(a.Value))
}

// A filling is a struct that is being set from an element.
type filling struct {
	d        *Decoder
	v        reflect.Value
	plan     *plan
	any      *field
	text     *field // the first for text, for comments, for the XML itself
	comment  *field
	raw      *field
	textData []byte
	comments []byte
}

func (d *Decoder) structure(v reflect.Value, start StartElement) error {
	p, err := planOf(v.Type())
	if err != nil {
		return err
	}
	f := &filling{d: d, v: v, plan: p}
	if err := f.name(start); err != nil {
		return err
	}
	for _, a := range start.Attr {
		if err := f.attr(a); err != nil {
			return err
		}
	}
	from := 0
	f.roles()
	if f.raw != nil {
		from = d.in.keep()
		defer d.in.release()
	}
	if err := f.children(); err != nil {
		return err
	}
	return f.finish(from)
}

// name checks the element's name, and notes it.
func (f *filling) name(start StartElement) error {
	x := f.plan.xmlName
	if x == nil {
		return nil
	}
	if x.name != "" && x.name != start.Name.Local {
		return UnmarshalError("expected element type <" + x.name + "> but have <" + start.Name.Local + ">")
	}
	if x.space != "" && x.space != start.Name.Space {
		have := start.Name.Space
		if have == "" {
			have = "no name space"
		}
		return UnmarshalError("expected element <" + x.name + "> in name space " + x.space + " but have " + have)
	}
	if v := x.in(f.v, true); v.IsValid() && v.Type() == nameType {
		v.Set(reflect.ValueOf(start.Name))
	}
	return nil
}

func (f *filling) attr(a Attr) error {
	var other *field
	for i := range f.plan.fields {
		x := &f.plan.fields[i]
		if x.role != attribute {
			continue
		}
		if x.any {
			if other == nil {
				other = x
			}
		} else if x.name == a.Name.Local && (x.space == "" || x.space == a.Name.Space) {
			return f.d.attr(x.in(f.v, true), a)
		}
	}
	if other == nil {
		return nil
	}
	return f.d.attr(other.in(f.v, true), a)
}

// roles finds the first field of each role that there can be only one of.
func (f *filling) roles() {
	first := func(slot **field, x *field) {
		if *slot == nil {
			*slot = x
		}
	}
	for i := range f.plan.fields {
		switch x := &f.plan.fields[i]; x.role {
		case chardata, cdata:
			first(&f.text, x)
		case comment:
			first(&f.comment, x)
		case innerXML:
			first(&f.raw, x)
		case element:
			if x.any {
				first(&f.any, x)
			}
		}
	}
}

// children reads on to the end of the element.
func (f *filling) children() error {
	for {
		t, err := f.d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case StartElement:
			taken, err := f.child(nil, t)
			if err != nil {
				return err
			}
			if taken {
				continue
			}
			if f.any != nil {
				err = f.d.value(f.any.in(f.v, true), t)
			} else {
				err = f.d.Skip()
			}
			if err != nil {
				return err
			}
		case EndElement:
			return nil
		case CharData:
			if f.text != nil {
				f.textData = append(f.textData, t...)
			}
		case Comment:
			if f.comment != nil {
				f.comments = append(f.comments, t...)
			}
		}
	}
}

// child gives the element that start has opened, below the elements path, to its field, or looks for fields' elements in it.
func (f *filling) child(path []string, start StartElement) (taken bool, err error) {
	n, deeper := len(path), false
	for i := range f.plan.fields {
		x := &f.plan.fields[i]
		if x.role != element || x.any || len(x.parents) < n || !slices.Equal(x.parents[:n], path) || x.space != "" && x.space != start.Name.Space {
			continue
		}
		if len(x.parents) == n {
			if x.name == start.Name.Local {
				return true, f.d.value(x.in(f.v, true), start)
			}
		} else if x.parents[n] == start.Name.Local {
			deeper = true
		}
	}
	if !deeper {
		return false, nil
	}
	path = append(slices.Clip(path), start.Name.Local)
	for {
		t, err := f.d.Token()
		if err != nil {
			return true, err
		}
		switch t := t.(type) {
		case StartElement:
			taken, err := f.child(path, t)
			if err == nil && !taken {
				err = f.d.Skip()
			}
			if err != nil {
				return true, err
			}
		case EndElement:
			return true, nil
		}
	}
}

// finish sets what has been gathered.
func (f *filling) finish(from int) error {
	if f.text != nil {
		v := pointee(f.text.in(f.v, true))
		if u, ok := as[encoding.TextUnmarshaler](v); ok {
			if err := u.UnmarshalText(f.textData); err != nil {
				return err
			}
		} else if err := setText(v, f.textData); err != nil {
			return err
		}
	}
	if f.comment != nil {
		switch v := f.comment.in(f.v, true); {
		case v.Kind() == reflect.String:
			v.SetString(string(f.comments))
		case isBytes(v.Type()):
			v.SetBytes(f.comments)
		case v.Kind() == reflect.Slice:
			panic(fmt.Sprintf("reflect.Set: value of type []uint8 is not assignable to type %s", v.Type()))
		}
	}
	if f.raw != nil && f.d.from == nil {
		xml := f.d.in.kept[from:f.d.in.mark]
		switch v := f.raw.in(f.v, true); {
		case v.Kind() == reflect.String:
			v.SetString(string(xml))
		case isBytes(v.Type()):
			v.SetBytes(append([]byte{}, xml...))
		}
	}
	return nil
}
