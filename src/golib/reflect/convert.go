package reflect

import (
	"internal/abi"
	"internal/rt"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// CanConvert reports whether Convert will not panic.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	if v.Kind() == Slice {
		switch {
		case t.Kind() == Array:
			return t.Len() <= v.Len()
		case t.Kind() == Pointer && t.Elem().Kind() == Array:
			return t.Elem().Len() <= v.Len()
		}
	}
	return true
}

// Convert converts v as Go's conversions do.
func (v Value) Convert(t Type) Value {
	convert := converter(t.common(), v.typ)
	if convert == nil {
		panic("reflect.Value.Convert: value of type " + v.typ.Str + " cannot be converted to type " + t.String())
	}
	return convert(v, t.common())
}

func isInt(k abi.Kind) bool     { return abi.Int <= k && k <= abi.Int64 }
func isUint(k abi.Kind) bool    { return abi.Uint <= k && k <= abi.Uintptr }
func isFloat(k abi.Kind) bool   { return k == abi.Float32 || k == abi.Float64 }
func isComplex(k abi.Kind) bool { return k == abi.Complex64 || k == abi.Complex128 }

// converter returns the function that converts a src to a dst, nil if there is no such conversion.
func converter(dst, src *abi.Type) func(Value, *abi.Type) Value {
	d, s := dst.Kind, src.Kind
	switch {
	case isInt(s) && (isInt(d) || isUint(d)):
		return func(v Value, t *abi.Type) Value { return makeInt(v, t, uint64(v.Int())) }
	case isUint(s) && (isInt(d) || isUint(d)):
		return func(v Value, t *abi.Type) Value { return makeInt(v, t, v.Uint()) }
	case isInt(s) && isFloat(d):
		return func(v Value, t *abi.Type) Value { return makeFloat(v, t, float64(v.Int())) }
	case isUint(s) && isFloat(d):
		return func(v Value, t *abi.Type) Value { return makeFloat(v, t, float64(v.Uint())) }
	case isFloat(s) && isInt(d):
		return func(v Value, t *abi.Type) Value { return makeInt(v, t, uint64(int64(v.Float()))) }
	case isFloat(s) && isUint(d):
		return func(v Value, t *abi.Type) Value { return makeInt(v, t, uint64(v.Float())) }
	case s == abi.Float32 && d == abi.Float32:
		// Through a float64 a signaling NaN would become a quiet one.
		return convertSame
	case isFloat(s) && isFloat(d):
		return func(v Value, t *abi.Type) Value { return makeFloat(v, t, v.Float()) }
	case isComplex(s) && isComplex(d):
		return convertComplex
	case isInt(s) && d == abi.String:
		return func(v Value, t *abi.Type) Value {
			return makeString(v, t, runeString(v.Int(), v.Int() == int64(rune(v.Int()))))
		}
	case isUint(s) && d == abi.String:
		return func(v Value, t *abi.Type) Value {
			return makeString(v, t, runeString(int64(v.Uint()), v.Uint() <= utf8.MaxRune))
		}
	case s == abi.String && d == abi.Slice && dst.Elem.PkgPath == "":
		switch dst.Elem.Kind {
		case abi.Uint8:
			return func(v Value, t *abi.Type) Value {
				b := []byte(v.String())
				return copied(t, unsafe.Pointer(&b), v.flag.ro())
			}
		case abi.Int32:
			return func(v Value, t *abi.Type) Value {
				r := []rune(v.String())
				return copied(t, unsafe.Pointer(&r), v.flag.ro())
			}
		}
	case s == abi.Slice && d == abi.String && src.Elem.PkgPath == "":
		switch src.Elem.Kind {
		case abi.Uint8:
			return func(v Value, t *abi.Type) Value { return makeString(v, t, string(*(*[]byte)(v.ptr))) }
		case abi.Int32:
			return func(v Value, t *abi.Type) Value { return makeString(v, t, string(*(*[]rune)(v.ptr))) }
		}
	case s == abi.Slice && d == abi.Pointer && dst.Elem.Kind == abi.Array && src.Elem == dst.Elem.Elem:
		return convertSliceArrayPtr
	case s == abi.Slice && d == abi.Array && src.Elem == dst.Elem:
		return convertSliceArray
	case s == abi.Chan && d == abi.Chan && src.Len == int(BothDir) && (dst.Name == "" || src.Name == "") && src.Elem == dst.Elem:
		return convertSame
	}
	if sameUnderlying(dst, src, false) {
		return convertSame
	}
	if d == abi.Pointer && dst.Name == "" && s == abi.Pointer && src.Name == "" && sameUnderlying(dst.Elem, src.Elem, false) {
		return convertSame
	}
	if implements(dst, src) {
		return func(v Value, t *abi.Type) Value {
			r := v.assignTo("reflect.Value.Convert", t)
			r.flag |= v.flag.ro()
			return r
		}
	}
	return nil
}

func makeInt(v Value, t *abi.Type, x uint64) Value {
	p := rt.TypedNew(unsafe.Pointer(t))
	switch t.Size {
	case 1:
		*(*uint8)(p) = uint8(x)
	case 2:
		*(*uint16)(p) = uint16(x)
	case 4:
		*(*uint32)(p) = uint32(x)
	default:
		*(*uint64)(p) = x
	}
	return at(t, p, v.flag.ro())
}

func makeFloat(v Value, t *abi.Type, x float64) Value {
	p := rt.TypedNew(unsafe.Pointer(t))
	if t.Size == 4 {
		*(*float32)(p) = float32(x)
	} else {
		*(*float64)(p) = x
	}
	return at(t, p, v.flag.ro())
}

func makeString(v Value, t *abi.Type, s string) Value {
	return copied(t, unsafe.Pointer(&s), v.flag.ro())
}

func runeString(x int64, ok bool) string {
	if !ok {
		x = utf8.RuneError
	}
	return string(rune(x))
}

func convertComplex(v Value, t *abi.Type) Value {
	p := rt.TypedNew(unsafe.Pointer(t))
	if t.Size == 8 {
		*(*complex64)(p) = complex64(v.Complex())
	} else {
		*(*complex128)(p) = v.Complex()
	}
	return at(t, p, v.flag.ro())
}

// convertSame changes only the type.
func convertSame(v Value, t *abi.Type) Value {
	if v.flag&flagAddr != 0 {
		return copied(t, v.ptr, v.flag.ro())
	}
	return Value{t, v.ptr, v.flag&flagIndir | v.flag.ro() | flag(t.Kind)}
}

func checkLength(v Value, n int) {
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to array with length " + strconv.Itoa(n))
	}
}

func convertSliceArrayPtr(v Value, t *abi.Type) Value {
	if n := t.Elem.Len; n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to pointer to array with length " + strconv.Itoa(n))
	}
	return Value{t, *(*unsafe.Pointer)(v.ptr), v.flag.ro() | flag(Pointer)}
}

func convertSliceArray(v Value, t *abi.Type) Value {
	checkLength(v, t.Len)
	return copied(t, *(*unsafe.Pointer)(v.ptr), v.flag.ro())
}
