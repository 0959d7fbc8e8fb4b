package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An Unmarshaler reads its own JSON.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// An UnmarshalTypeError is a value that does not fit the Go type.
type UnmarshalTypeError struct {
	Value  string
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
}

func (e *UnmarshalTypeError) Error() string {
	place := "value"
	if e.Struct != "" || e.Field != "" {
		place = "struct field " + e.Struct + "." + e.Field
	}
	return "json: cannot unmarshal " + e.Value + " into Go " + place + " of type " + e.Type.String()
}

// An UnmarshalFieldError is not used any more.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name + " of type " + e.Type.String()
}

// An InvalidUnmarshalError is an argument of Unmarshal that is no non-nil pointer.
type InvalidUnmarshalError struct{ Type reflect.Type }

func (e *InvalidUnmarshalError) Error() string {
	what := "nil"
	if e.Type != nil {
		if e.Type.Kind() != reflect.Pointer {
			what = "non-pointer"
		}
		what += " " + e.Type.String()
	}
	return "json: Unmarshal(" + what + ")"
}

// Unmarshal stores JSON in the variable that v points to.
func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	d := &decoder{data: data}
	return d.unmarshal(v)
}

// decoder reads JSON that is known to be valid. The first error that does not stop it is kept.
type decoder struct {
	data       []byte
	i          int
	saved      error
	useNumber  bool
	strict     bool // unknown fields are errors
	fieldStack []string
	structType reflect.Type
}

func (d *decoder) unmarshal(v any) (err error) {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	if err := d.value(p); err != nil {
		return d.context(err)
	}
	return d.saved
}

// context adds the struct and field to an error.
func (d *decoder) context(err error) error {
	if e, ok := err.(*UnmarshalTypeError); ok && (d.structType != nil || len(d.fieldStack) > 0) {
		if d.structType != nil {
			e.Struct = d.structType.Name()
		}
		stack := d.fieldStack
		if e.Field != "" {
			stack = append(slices.Clone(stack), e.Field)
		}
		e.Field = strings.Join(stack, ".")
	}
	return err
}

func (d *decoder) save(err error) {
	if d.saved == nil {
		d.saved = d.context(err)
	}
}

func (d *decoder) mismatch(value string, t reflect.Type, offset int) {
	d.save(&UnmarshalTypeError{Value: value, Type: t, Offset: int64(offset)})
}

func (d *decoder) space() byte {
	for d.i < len(d.data) {
		c := d.data[d.i]
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			return c
		}
		d.i++
	}
	return 0
}

// skip moves behind the value and returns its text.
func (d *decoder) skip() []byte {
	d.space()
	s := &syntax{data: d.data}
	start := d.i
	d.i = s.value(d.i, 0)
	return d.data[start:d.i]
}

// target follows pointers from v, which it allocates, to what the value is stored in: a variable, or one of the two that
// unmarshal by themselves. With null it stops at a pointer that can be set to nil.
func target(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		if u, ut := unmarshalers(v.Addr(), null); u != nil || ut != nil {
			return u, ut, reflect.Value{}
		}
	}
	for {
		if v.Kind() == reflect.Interface && refills(v.Elem(), null) {
			v = v.Elem()
		}
		switch {
		case v.Kind() != reflect.Pointer || null && v.CanSet():
			return nil, nil, v
		case v.IsNil():
			v.Set(reflect.New(v.Type().Elem()))
		case v.Elem().Kind() == reflect.Interface && v.Elem().Elem().Equal(v):
			return nil, nil, v.Elem() // an interface with its own address
		}
		if u, ut := unmarshalers(v, null); u != nil || ut != nil {
			return u, ut, reflect.Value{}
		}
		v = v.Elem()
	}
}

// refills says whether what an interface has in it is a pointer whose variable gets the value, instead of the interface.
func refills(p reflect.Value, null bool) bool {
	return p.Kind() == reflect.Pointer && !p.IsNil() && (!null || p.Elem().Kind() == reflect.Pointer)
}

// unmarshalers returns p as what unmarshals by itself. Those that do so with text are not asked for null.
func unmarshalers(p reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler) {
	if p.Type().NumMethod() > 0 && p.CanInterface() {
		switch u := p.Interface().(type) {
		case Unmarshaler:
			return u, nil
		case encoding.TextUnmarshaler:
			if !null {
				return nil, u
			}
		}
	}
	return nil, nil
}

func (d *decoder) value(v reflect.Value) error {
	switch d.space() {
	case '{':
		return d.object(v)
	case '[':
		return d.array(v)
	}
	return d.literal(d.skip(), v, false)
}

func (d *decoder) array(v reflect.Value) error {
	given := v.Type()
	u, ut, v := target(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if ut != nil {
		start := d.i
		d.skip()
		d.mismatch("array", given, start+1)
		return nil
	}
	switch kind := v.Kind(); {
	case kind == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(d.anyValue()))
		return nil
	case kind != reflect.Array && kind != reflect.Slice:
		d.mismatch("array", v.Type(), d.i+1)
		d.skip()
		return nil
	}
	d.i++
	n := 0
	for ; d.space() != ']'; n++ {
		if e, ok := element(v, n); !ok {
			d.skip()
		} else if err := d.value(e); err != nil {
			return err
		}
		if d.space() == ',' {
			d.i++
		}
	}
	d.i++
	switch {
	case v.Kind() == reflect.Array:
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
	case n == 0:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	default:
		v.SetLen(n)
	}
	return nil
}

// element returns the variable of element n. A slice grows for that; arrays have none for elements that are too many.
func element(v reflect.Value, n int) (e reflect.Value, ok bool) {
	if v.Kind() == reflect.Slice && n == v.Len() {
		if n == v.Cap() {
			v.Grow(1)
		}
		v.SetLen(n + 1)
	}
	if n >= v.Len() {
		return reflect.Value{}, false
	}
	return v.Index(n), true
}

var textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()

func (d *decoder) object(v reflect.Value) error {
	given := v.Type()
	u, ut, v := target(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if ut != nil {
		d.mismatch("object", given, d.i+1)
		d.skip()
		return nil
	}
	t := v.Type()
	if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
		v.Set(reflect.ValueOf(d.anyValue()))
		return nil
	}
	var fields []field
	switch v.Kind() {
	case reflect.Map:
		switch k := t.Key().Kind(); {
		case k == reflect.String, reflect.Int <= k && k <= reflect.Uintptr, reflect.PointerTo(t.Key()).Implements(textUnmarshalerType):
		default:
			d.mismatch("object", t, d.i+1)
			d.skip()
			return nil
		}
		if v.IsNil() {
			v.Set(reflect.MakeMap(t))
		}
	case reflect.Struct:
		fields = fieldsOf(t)
	default:
		d.mismatch("object", t, d.i+1)
		d.skip()
		return nil
	}
	outerStack, outerStruct := d.fieldStack, d.structType
	d.i++
	for d.space() != '}' {
		keyStart := d.i
		key, _ := unquote(d.skip())
		d.space()
		d.i++
		var sub reflect.Value
		quoted := false
		if v.Kind() == reflect.Map {
			sub = reflect.New(t.Elem()).Elem()
		} else if f := findField(fields, key); f != nil {
			sub = d.fieldValue(v, f)
			quoted = f.quoted
			d.fieldStack = append(slices.Clip(d.fieldStack), f.name)
			d.structType = t
		} else if d.strict {
			d.save(errors.New("json: unknown field " + strconv.Quote(key)))
		}
		var err error
		switch {
		case !sub.IsValid():
			d.skip()
		case quoted:
			err = d.quotedValue(sub)
		default:
			err = d.value(sub)
		}
		if err != nil {
			return err
		}
		if v.Kind() == reflect.Map {
			if k, ok := d.mapKey(t.Key(), key, keyStart); ok {
				v.SetMapIndex(k, sub)
			}
		}
		if d.space() == ',' {
			d.i++
		}
		d.fieldStack, d.structType = outerStack, outerStruct
	}
	d.i++
	return nil
}

func findField(fields []field, key string) *field {
	var folded *field
	for i := range fields {
		f := &fields[i]
		if f.name == key {
			return f
		}
		if folded == nil && strings.EqualFold(f.name, key) {
			folded = f
		}
	}
	return folded
}

// fieldValue finds a field and allocates embedded pointers on the way.
func (d *decoder) fieldValue(v reflect.Value, f *field) reflect.Value {
	for n, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !v.CanSet() {
					d.save(errors.New("json: cannot set embedded pointer to unexported struct: " + v.Type().Elem().String()))
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		if n < len(f.index)-1 {
			d.fieldStack = append(slices.Clip(d.fieldStack), v.Type().Field(i).Name)
		}
		v = v.Field(i)
	}
	return v
}

func (d *decoder) mapKey(t reflect.Type, key string, start int) (reflect.Value, bool) {
	switch {
	case reflect.PointerTo(t).Implements(textUnmarshalerType):
		k := reflect.New(t)
		if err := k.Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(key)); err != nil {
			d.save(err)
			return reflect.Value{}, false
		}
		return k.Elem(), true
	case t.Kind() == reflect.String:
		return reflect.ValueOf(key).Convert(t), true
	}
	k := reflect.New(t).Elem()
	if k.CanInt() {
		n, err := strconv.ParseInt(key, 10, 64)
		if err != nil || t.OverflowInt(n) {
			d.mismatch("number "+key, t, start+1)
			return reflect.Value{}, false
		}
		k.SetInt(n)
		return k, true
	}
	n, err := strconv.ParseUint(key, 10, 64)
	if err != nil || t.OverflowUint(n) {
		d.mismatch("number "+key, t, start+1)
		return reflect.Value{}, false
	}
	k.SetUint(n)
	return k, true
}

// quotedValue reads a field with the option string.
func (d *decoder) quotedValue(v reflect.Value) error {
	c := d.space()
	bad := func() {
		d.save(errors.New("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into " + v.Type().String()))
	}
	switch c {
	case 'n':
		return d.literal(d.skip(), v, false)
	case '"':
		s, _ := unquote(d.skip())
		return d.literal([]byte(s), v, true)
	}
	if c == '[' || c == '{' {
		d.skip()
	} else {
		// A number out of range is reported first.
		d.anyValue()
	}
	bad()
	return nil
}

func wrongString(item []byte, t reflect.Type) error {
	return errors.New("json: invalid use of ,string struct tag, trying to unmarshal " + strconv.Quote(string(item)) + " into " + t.String())
}

// literal stores the text of the literal before d.i. fromQuoted says that it stood in a string.
func (d *decoder) literal(item []byte, v reflect.Value, fromQuoted bool) error {
	if len(item) == 0 {
		d.save(wrongString(item, v.Type()))
		return nil
	}
	null := string(item) == "null"
	u, ut, pv := target(v, null)
	if u != nil {
		return u.UnmarshalJSON(item)
	}
	if ut != nil {
		if item[0] != '"' {
			value := "number"
			switch item[0] {
			case 'n':
				return nil
			case 't', 'f':
				value = "bool"
			}
			d.mismatch(value, v.Type(), d.i)
			return nil
		}
		s, ok := unquote(item)
		if !ok {
			return wrongString(item, v.Type())
		}
		return ut.UnmarshalText([]byte(s))
	}
	v = pv
	end := d.i
	switch c := item[0]; c {
	case 'n':
		if fromQuoted && !null {
			d.save(wrongString(item, v.Type()))
			return nil
		}
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case 't', 'f':
		b := c == 't'
		if fromQuoted && string(item) != "true" && string(item) != "false" {
			d.save(wrongString(item, v.Type()))
			return nil
		}
		switch {
		case v.Kind() == reflect.Bool:
			v.SetBool(b)
		case v.Kind() == reflect.Interface && v.NumMethod() == 0:
			v.Set(reflect.ValueOf(b))
		case fromQuoted:
			d.save(wrongString(item, v.Type()))
		default:
			d.mismatch("bool", v.Type(), end)
		}
	case '"':
		s, ok := unquote(item)
		if !ok {
			return wrongString(item, v.Type())
		}
		return d.storeString(s, v, item, end)
	default:
		if c != '-' && (c < '0' || c > '9') {
			if fromQuoted {
				return wrongString(item, v.Type())
			}
			panic("JSON decoder out of sync - data changing underfoot?")
		}
		return d.storeNumber(string(item), v, fromQuoted, end)
	}
	return nil
}

func (d *decoder) storeString(s string, v reflect.Value, item []byte, end int) error {
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		b, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			d.save(err)
			return nil
		}
		v.SetBytes(b)
	case v.Kind() == reflect.String:
		if v.Type() == numberType && !validNumber(s) {
			return errors.New("json: invalid number literal, trying to unmarshal " + strconv.Quote(string(item)) + " into Number")
		}
		v.SetString(s)
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(s))
	default:
		d.mismatch("string", v.Type(), end)
	}
	return nil
}

func (d *decoder) number(s string) (any, error) {
	if d.useNumber {
		return Number(s), nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, &UnmarshalTypeError{Value: "number " + s, Type: reflect.TypeFor[float64](), Offset: int64(d.i) + 1}
	}
	return f, nil
}

func (d *decoder) storeNumber(s string, v reflect.Value, fromQuoted bool, end int) error {
	bad := func() { d.mismatch("number "+s, v.Type(), end) }
	switch {
	case v.Kind() == reflect.Interface:
		n, err := d.number(s)
		switch {
		case err != nil:
			d.save(err)
		case v.NumMethod() > 0:
			d.mismatch("number", v.Type(), end)
		default:
			v.Set(reflect.ValueOf(n))
		}
	case v.CanInt():
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || v.OverflowInt(n) {
			bad()
			return nil
		}
		v.SetInt(n)
	case v.CanUint():
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil || v.OverflowUint(n) {
			bad()
			return nil
		}
		v.SetUint(n)
	case v.CanFloat():
		n, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil || v.OverflowFloat(n) {
			bad()
			return nil
		}
		v.SetFloat(n)
	case v.Kind() == reflect.String && v.Type() == numberType:
		v.SetString(s)
	case fromQuoted:
		return wrongString([]byte(s), v.Type())
	default:
		d.mismatch("number", v.Type(), end)
	}
	return nil
}

// anyValue reads a value for a variable of type any.
func (d *decoder) anyValue() any {
	switch d.space() {
	case '{':
		m := map[string]any{}
		d.i++
		for d.space() != '}' {
			key, _ := unquote(d.skip())
			d.space()
			d.i++
			m[key] = d.anyValue()
			if d.space() == ',' {
				d.i++
			}
		}
		d.i++
		return m
	case '[':
		a := []any{}
		d.i++
		for d.space() != ']' {
			a = append(a, d.anyValue())
			if d.space() == ',' {
				d.i++
			}
		}
		d.i++
		return a
	}
	item := d.skip()
	switch item[0] {
	case 'n':
		return nil
	case 't', 'f':
		return item[0] == 't'
	case '"':
		s, _ := unquote(item)
		return s
	}
	n, err := d.number(string(item))
	if err != nil {
		d.save(err)
	}
	return n
}

// unquote decodes a string literal; ok is false if it is none.
func unquote(item []byte) (s string, ok bool) {
	if len(item) < 2 || item[0] != '"' || item[len(item)-1] != '"' {
		return "", false
	}
	item = item[1 : len(item)-1]
	plain := true
	for _, c := range item {
		if c == '\\' || c == '"' || c < ' ' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return string(item), true
	}
	b := make([]byte, 0, len(item)+2*utf8.UTFMax)
	for i := 0; i < len(item); {
		c := item[i]
		switch {
		case c == '\\':
			if i++; i >= len(item) {
				return "", false
			}
			c = item[i]
			i++
			switch c {
			case '"', '\\', '/', '\'':
				b = append(b, c)
			case 'b':
				b = append(b, '\b')
			case 'f':
				b = append(b, '\f')
			case 'n':
				b = append(b, '\n')
			case 'r':
				b = append(b, '\r')
			case 't':
				b = append(b, '\t')
			case 'u':
				r := hex4(item[i:])
				if r < 0 {
					return "", false
				}
				i += 4
				if utf16.IsSurrogate(r) {
					// Half a pair stands for U+FFFD.
					low := rune(-1)
					if i+1 < len(item) && item[i] == '\\' && item[i+1] == 'u' {
						low = hex4(item[i+2:])
					}
					if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
						i += 6
					}
				}
				b = utf8.AppendRune(b, r)
			default:
				return "", false
			}
		case c == '"', c < ' ':
			return "", false
		case c < utf8.RuneSelf:
			b = append(b, c)
			i++
		default:
			r, size := utf8.DecodeRune(item[i:])
			b = utf8.AppendRune(b, r)
			i += size
		}
	}
	return string(b), true
}

// hex4 reads four hexadecimal digits, or gives -1.
func hex4(b []byte) rune {
	if len(b) < 4 {
		return -1
	}
	n, err := strconv.ParseUint(string(b[:4]), 16, 32)
	if err != nil {
		return -1
	}
	return rune(n)
}
