package fmt

import "internal/rvalue"

// printValue formats by kind. At depth 0 the operand's methods have been tried already.
func (p *printer) printValue(v rvalue.Value, verb rune, depth int) {
	if depth > 0 && v.IsValid() && v.CanInterface() {
		p.arg = v.Interface()
		if p.handleMethods(verb) {
			return
		}
	}
	if depth > 0 {
		p.arg, p.value = nil, v
	}
	switch v.Kind() {
	case rvalue.Invalid:
		switch {
		case depth == 0:
			p.writeString("<invalid reflect.Value>")
		case verb == 'v':
			p.writeString("<nil>")
		default:
			p.badVerb(verb)
		}
	case rvalue.Bool:
		p.fmtBool(v.Bool(), verb)
	case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
		p.fmtInteger(uint64(v.Int()), true, verb)
	case rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
		p.fmtInteger(v.Uint(), false, verb)
	case rvalue.Float32:
		p.fmtFloat(v.Float(), 32, verb)
	case rvalue.Float64:
		p.fmtFloat(v.Float(), 64, verb)
	case rvalue.Complex64:
		p.fmtComplex(v.Complex(), 64, verb)
	case rvalue.Complex128:
		p.fmtComplex(v.Complex(), 128, verb)
	case rvalue.String:
		p.fmtString(v.String(), verb)
	case rvalue.Map:
		p.printMap(v, verb, depth)
	case rvalue.Struct:
		p.printStruct(v, verb, depth)
	case rvalue.Interface:
		elem := v.Elem()
		switch {
		case elem.IsValid():
			p.printValue(elem, verb, depth+1)
		case p.sharpV:
			p.writeString(v.TypeString())
			p.writeString("(nil)")
		default:
			p.writeString("<nil>")
		}
	case rvalue.Array, rvalue.Slice:
		p.printList(v, verb, depth)
	case rvalue.Pointer:
		if depth == 0 && !v.IsNil() {
			switch elem := v.Elem(); elem.Kind() {
			case rvalue.Array, rvalue.Slice, rvalue.Struct, rvalue.Map:
				p.writeByte('&')
				p.printValue(elem, verb, depth+1)
				return
			}
		}
		p.fmtPointer(v, verb)
	default:
		p.fmtPointer(v, verb)
	}
}

// separate writes what stands between elements.
func (p *printer) separate() {
	if p.sharpV {
		p.writeString(", ")
	} else {
		p.writeByte(' ')
	}
}

func (p *printer) printMap(v rvalue.Value, verb rune, depth int) {
	if p.sharpV {
		p.writeString(v.TypeString())
		if v.IsNil() {
			p.writeString("(nil)")
			return
		}
		p.writeByte('{')
	} else {
		p.writeString("map[")
	}
	keys, elems := v.MapEntries()
	sortEntries(keys, elems)
	for i, key := range keys {
		if i > 0 {
			p.separate()
		}
		p.printValue(key, verb, depth+1)
		p.writeByte(':')
		p.printValue(elems[i], verb, depth+1)
	}
	if p.sharpV {
		p.writeByte('}')
	} else {
		p.writeByte(']')
	}
}

func (p *printer) printStruct(v rvalue.Value, verb rune, depth int) {
	if p.sharpV {
		p.writeString(v.TypeString())
	}
	p.writeByte('{')
	for i := range v.NumField() {
		if i > 0 {
			p.separate()
		}
		if p.plusV || p.sharpV {
			if name := v.FieldName(i); name != "" {
				p.writeString(name)
				p.writeByte(':')
			}
		}
		field := v.Field(i)
		if field.Kind() == rvalue.Interface && !field.IsNil() {
			field = field.Elem()
		}
		p.printValue(field, verb, depth+1)
	}
	p.writeByte('}')
}

func (p *printer) printList(v rvalue.Value, verb rune, depth int) {
	switch verb {
	case 's', 'q', 'x', 'X':
		if v.ElemKind() == rvalue.Uint8 {
			p.fmtBytes(v.Bytes(), verb, v.TypeString())
			return
		}
	}
	open, end := byte('['), byte(']')
	if p.sharpV {
		p.writeString(v.TypeString())
		if v.Kind() == rvalue.Slice && v.IsNil() {
			p.writeString("(nil)")
			return
		}
		open, end = '{', '}'
	}
	p.writeByte(open)
	for i := range v.Len() {
		if i > 0 {
			p.separate()
		}
		p.printValue(v.Index(i), verb, depth+1)
	}
	p.writeByte(end)
}

// sortEntries sorts a map's entries by key, by insertion into halves that are merged.
func sortEntries(keys, elems []rvalue.Value) {
	n := len(keys)
	if n <= 8 {
		for i := 1; i < n; i++ {
			for j := i; j > 0 && compareKeys(keys[j], keys[j-1]) < 0; j-- {
				keys[j], keys[j-1] = keys[j-1], keys[j]
				elems[j], elems[j-1] = elems[j-1], elems[j]
			}
		}
		return
	}
	h := n / 2
	sortEntries(keys[:h], elems[:h])
	sortEntries(keys[h:], elems[h:])
	k := append(make([]rvalue.Value, 0, h), keys[:h]...)
	e := append(make([]rvalue.Value, 0, h), elems[:h]...)
	for i, j, to := 0, h, 0; i < h; to++ {
		if j < n && compareKeys(keys[j], k[i]) < 0 {
			keys[to], elems[to] = keys[j], elems[j]
			j++
		} else {
			keys[to], elems[to] = k[i], e[i]
			i++
		}
	}
}

func compare[T int64 | uint64 | uintptr | float64 | string](a, b T) int {
	switch {
	case a < b || a != a && b == b:
		return -1
	case a > b || a == a && b != b:
		return 1
	}
	return 0
}

// compareKeys orders keys of the same type: numbers and strings by <, false before true, NaN before numbers, structs and
// arrays by their parts, pointers and channels by address, interfaces by type and then by value, nil first.
func compareKeys(a, b rvalue.Value) int {
	switch a.Kind() {
	case rvalue.Int, rvalue.Int8, rvalue.Int16, rvalue.Int32, rvalue.Int64:
		return compare(a.Int(), b.Int())
	case rvalue.Uint, rvalue.Uint8, rvalue.Uint16, rvalue.Uint32, rvalue.Uint64, rvalue.Uintptr:
		return compare(a.Uint(), b.Uint())
	case rvalue.String:
		return compare(a.String(), b.String())
	case rvalue.Float32, rvalue.Float64:
		return compare(a.Float(), b.Float())
	case rvalue.Complex64, rvalue.Complex128:
		x, y := a.Complex(), b.Complex()
		if c := compare(real(x), real(y)); c != 0 {
			return c
		}
		return compare(imag(x), imag(y))
	case rvalue.Bool:
		switch x, y := a.Bool(), b.Bool(); {
		case x == y:
			return 0
		case x:
			return 1
		}
		return -1
	case rvalue.Pointer, rvalue.UnsafePointer, rvalue.Chan:
		return compare(a.Pointer(), b.Pointer())
	case rvalue.Struct:
		for i := range a.NumField() {
			if c := compareKeys(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
	case rvalue.Array:
		for i := range a.Len() {
			if c := compareKeys(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
	case rvalue.Interface:
		x, y := a.Elem(), b.Elem()
		switch {
		case !x.IsValid() && !y.IsValid():
			return 0
		case !x.IsValid():
			return -1
		case !y.IsValid():
			return 1
		}
		if c := compare(x.TypeAddress(), y.TypeAddress()); c != 0 {
			return c
		}
		return compareKeys(x, y)
	}
	return 0
}
