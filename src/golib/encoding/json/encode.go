package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Marshaler writes its own JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// An UnsupportedTypeError is a type that JSON has no form for.
type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// An UnsupportedValueError is a value that JSON has no form for.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// InvalidUTF8Error is not used any more.
type InvalidUTF8Error struct{ S string }

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// A MarshalerError is a failed MarshalJSON or MarshalText.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	f := e.sourceFunc
	if f == "" {
		f = "MarshalJSON"
	}
	return "json: error calling " + f + " for type " + e.Type.String() + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

// Marshal returns v as JSON.
func Marshal(v any) ([]byte, error) {
	e := &encoder{escape: true}
	return e.encode(v)
}

// MarshalIndent is Marshal followed by Indent.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err == nil {
		b, err = appendIndent(make([]byte, 0, 2*len(b)), b, prefix, indent)
	}
	return b, err
}

// encoder appends to b. Errors are panics with a failure.
type encoder struct {
	b      []byte
	escape bool // HTML's characters
	depth  int
	seen   map[any]bool // pointers on the way, once it is long
}

type failure struct{ err error }

func (e *encoder) encode(v any) (b []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(failure)
			if !ok {
				panic(r)
			}
			b, err = nil, f.err
		}
	}()
	e.value(reflect.ValueOf(v), false)
	return e.b, nil
}

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
	numberType        = reflect.TypeFor[Number]()
)

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.Complex64, reflect.Complex128:
		return false
	}
	return v.IsZero()
}

func isZero(v reflect.Value) bool {
	type zeroer interface{ IsZero() bool }
	if v.CanInterface() {
		if v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return true
			}
		}
		if z, ok := v.Interface().(zeroer); ok {
			return z.IsZero()
		}
		if v.CanAddr() {
			if z, ok := v.Addr().Interface().(zeroer); ok {
				return z.IsZero()
			}
		}
	}
	return v.IsZero()
}

func (e *encoder) text(s string) { e.b = append(e.b, s...) }

// method writes v by its own method, if it has one.
func (e *encoder) method(v reflect.Value) bool {
	t := v.Type()
	if t.Kind() != reflect.Pointer && v.CanAddr() {
		if p := reflect.PointerTo(t); p.Implements(marshalerType) {
			return e.marshal(v.Addr())
		} else if !t.Implements(marshalerType) && p.Implements(textMarshalerType) {
			return e.marshalText(v.Addr())
		}
	}
	switch {
	case t.Implements(marshalerType):
		return e.marshal(v)
	case t.Implements(textMarshalerType):
		return e.marshalText(v)
	}
	return false
}

func isNilPointer(v reflect.Value) bool {
	return (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil()
}

func (e *encoder) marshal(v reflect.Value) bool {
	if isNilPointer(v) {
		e.text("null")
		return true
	}
	m, ok := v.Interface().(Marshaler)
	if !ok {
		e.text("null")
		return true
	}
	b, err := m.MarshalJSON()
	if err == nil {
		if serr := check(b); serr != nil {
			err = serr
		}
	}
	if err != nil {
		panic(failure{&MarshalerError{v.Type(), err, "MarshalJSON"}})
	}
	e.b = appendCompact(e.b, b, e.escape)
	return true
}

func (e *encoder) marshalText(v reflect.Value) bool {
	if isNilPointer(v) {
		e.text("null")
		return true
	}
	b, err := v.Interface().(encoding.TextMarshaler).MarshalText()
	if err != nil {
		panic(failure{&MarshalerError{v.Type(), err, "MarshalText"}})
	}
	e.string(string(b))
	return true
}

// enter guards against cycles: the pointers are remembered once the nesting is deep.
func (e *encoder) enter(v reflect.Value, key any) (leave func()) {
	e.depth++
	if e.depth <= 1000 {
		return func() { e.depth-- }
	}
	if e.seen == nil {
		e.seen = map[any]bool{}
	}
	if e.seen[key] {
		panic(failure{&UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()}})
	}
	e.seen[key] = true
	return func() {
		delete(e.seen, key)
		e.depth--
	}
}

func (e *encoder) value(v reflect.Value, quoted bool) {
	if !v.IsValid() {
		e.text("null")
		return
	}
	if e.method(v) {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		e.quote(quoted, strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.quote(quoted, strconv.FormatInt(v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.quote(quoted, strconv.FormatUint(v.Uint(), 10))
	case reflect.Float32:
		e.quote(quoted, e.float(v, 32))
	case reflect.Float64:
		e.quote(quoted, e.float(v, 64))
	case reflect.String:
		e.stringValue(v, quoted)
	case reflect.Interface:
		e.value(v.Elem(), false)
	case reflect.Struct:
		e.structure(v)
	case reflect.Map:
		e.mapping(v)
	case reflect.Slice:
		e.slice(v)
	case reflect.Array:
		e.array(v)
	case reflect.Pointer:
		if v.IsNil() {
			e.text("null")
			return
		}
		leave := e.enter(v, v.UnsafePointer())
		e.value(v.Elem(), quoted)
		leave()
	default:
		panic(failure{&UnsupportedTypeError{v.Type()}})
	}
}

func (e *encoder) quote(quoted bool, s string) {
	if quoted {
		s = `"` + s + `"`
	}
	e.text(s)
}

// float writes numbers as ECMAScript does.
func (e *encoder) float(v reflect.Value, bits int) string {
	f := v.Float()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		panic(failure{&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)}})
	}
	a := math.Abs(f)
	format := byte('f')
	if a != 0 && (bits == 64 && (a < 1e-6 || a >= 1e21) || bits == 32 && (float32(a) < 1e-6 || float32(a) >= 1e21)) {
		format = 'e'
	}
	s := strconv.FormatFloat(f, format, -1, bits)
	if n := len(s); format == 'e' && n >= 4 && s[n-4] == 'e' && (s[n-3] == '-' || s[n-3] == '+') && s[n-2] == '0' {
		s = s[:n-2] + s[n-1:]
	}
	return s
}

func (e *encoder) stringValue(v reflect.Value, quoted bool) {
	s := v.String()
	if v.Type() == numberType {
		if s == "" {
			s = "0"
		}
		if !validNumber(s) {
			panic(failure{errors.New("json: invalid number literal, trying to marshal " + strconv.Quote(s))})
		}
		e.quote(quoted, s)
		return
	}
	if quoted {
		inner := &encoder{escape: e.escape}
		inner.string(s)
		s = string(inner.b)
	}
	e.string(s)
}

func validNumber(s string) bool {
	if s == "" || s[0] != '-' && (s[0] < '0' || s[0] > '9') {
		return false
	}
	x := &syntax{data: []byte(s)}
	return x.number(0) == len(s)
}

func (e *encoder) string(s string) {
	b := append(e.b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == '"' || c == '\\':
				b = append(b, '\\', c)
			case c == '\b':
				b = append(b, '\\', 'b')
			case c == '\f':
				b = append(b, '\\', 'f')
			case c == '\n':
				b = append(b, '\\', 'n')
			case c == '\r':
				b = append(b, '\\', 'r')
			case c == '\t':
				b = append(b, '\\', 't')
			case c < ' ' || e.escape && (c == '<' || c == '>' || c == '&'):
				b = append(b, '\\', 'u', '0', '0', hexChars[c>>4], hexChars[c&15])
			default:
				b = append(b, c)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(b, `\ufffd`...)
		case r == '\u2028' || r == '\u2029':
			b = append(b, `\u202`...)
			b = append(b, hexChars[r&15])
		default:
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	e.b = append(b, '"')
}

// follow returns the field at these indices, which is in embedded structs if there are several. With a nil pointer to one of
// these there is no field.
func follow(v reflect.Value, index []int) (field reflect.Value, ok bool) {
	for ; len(index) > 0; index = index[1:] {
		if v.Kind() == reflect.Pointer {
			if v = v.Elem(); !v.IsValid() {
				return v, false
			}
		}
		v = v.Field(index[0])
	}
	return v, true
}

func (e *encoder) structure(v reflect.Value) {
	next := byte('{')
	for _, f := range fieldsOf(v.Type()) {
		fv, ok := follow(v, f.index)
		if !ok || f.omitEmpty && isEmpty(fv) || f.omitZero && isZero(fv) {
			continue
		}
		e.b = append(e.b, next)
		next = ','
		e.string(f.name)
		e.b = append(e.b, ':')
		e.value(fv, f.quoted)
	}
	if next == '{' {
		e.b = append(e.b, '{')
	}
	e.b = append(e.b, '}')
}

func (e *encoder) mapping(v reflect.Value) {
	key := v.Type().Key()
	switch k := key.Kind(); {
	case k == reflect.String, reflect.Int <= k && k <= reflect.Uintptr, key.Implements(textMarshalerType):
	default:
		panic(failure{&UnsupportedTypeError{v.Type()}})
	}
	if v.IsNil() {
		e.text("null")
		return
	}
	leave := e.enter(v, v.UnsafePointer())
	type entry struct {
		key  string
		elem reflect.Value
	}
	entries := make([]entry, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		entries = append(entries, entry{keyText(it.Key()), it.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	e.b = append(e.b, '{')
	for i, x := range entries {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.string(x.key)
		e.b = append(e.b, ':')
		e.value(x.elem, false)
	}
	e.b = append(e.b, '}')
	leave()
}

func keyText(k reflect.Value) string {
	if k.Kind() == reflect.String {
		return k.String()
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return ""
		}
		b, err := m.MarshalText()
		if err != nil {
			panic(failure{&MarshalerError{k.Type(), err, "MarshalText"}})
		}
		return string(b)
	}
	if k.CanInt() {
		return strconv.FormatInt(k.Int(), 10)
	}
	return strconv.FormatUint(k.Uint(), 10)
}

func (e *encoder) slice(v reflect.Value) {
	if v.IsNil() {
		e.text("null")
		return
	}
	if t := v.Type().Elem(); t.Kind() == reflect.Uint8 {
		if p := reflect.PointerTo(t); !p.Implements(marshalerType) && !p.Implements(textMarshalerType) {
			e.b = append(e.b, '"')
			e.b = base64.StdEncoding.AppendEncode(e.b, v.Bytes())
			e.b = append(e.b, '"')
			return
		}
	}
	type key struct {
		p any
		n int
	}
	leave := e.enter(v, key{v.UnsafePointer(), v.Len()})
	e.array(v)
	leave()
}

func (e *encoder) array(v reflect.Value) {
	e.b = append(e.b, '[')
	for i := range v.Len() {
		if i > 0 {
			e.b = append(e.b, ',')
		}
		e.value(v.Index(i), false)
	}
	e.b = append(e.b, ']')
}

// RawMessage is JSON that is left as it is.
type RawMessage []byte

func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		m = RawMessage("null")
	}
	return m, nil
}

func (m *RawMessage) UnmarshalJSON(data []byte) error {
	if m == nil {
		return errors.New("json.RawMessage: UnmarshalJSON on nil pointer")
	}
	*m = append((*m)[:0], data...)
	return nil
}

// A Number is the text of a number.
type Number string

func (n Number) String() string            { return string(n) }
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }
func (n Number) Int64() (int64, error)     { return strconv.ParseInt(string(n), 10, 64) }
