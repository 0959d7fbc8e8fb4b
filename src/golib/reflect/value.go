// Package reflect inspects and changes values of types that are not known at compile time.
package reflect

import (
	"internal/abi"
	"internal/rt"
	"internal/rtgo"
	"unsafe"
)

// A Value is a Go value of any type. The zero Value represents none.
//
// The flag holds the kind and abi's Value flags. Unless ValueIndir is set, ptr is the value itself, which is a pointer.
type Value struct {
	typ *abi.Type
	ptr unsafe.Pointer
	flag
}

type flag uintptr

const (
	flagRO    flag = abi.ValueRO
	flagIndir flag = abi.ValueIndir
	flagAddr  flag = abi.ValueAddr
)

func (f flag) kind() Kind { return Kind(f & abi.ValueKindMask) }

// ro is the read-only flag that a part of the value inherits.
func (f flag) ro() flag {
	if f&flagRO != 0 {
		return abi.ValueStickyRO
	}
	return 0
}

func (f flag) mustBe(k Kind, method string) {
	if f.kind() != k {
		panic(&ValueError{"reflect.Value." + method, f.kind()})
	}
}

// qualified is the name of a method of Value in panics; "" stands for a function that is none, whose name Go does not know.
func qualified(method string) string {
	if method == "" {
		return "unknown method"
	}
	return "reflect.Value." + method
}

func (f flag) mustBeExported(method string) {
	if f == 0 {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if f&flagRO != 0 {
		panic("reflect: " + qualified(method) + " using value obtained using unexported field")
	}
}

func (f flag) mustBeAssignable(method string) {
	f.mustBeExported(method)
	if f&flagAddr == 0 {
		panic("reflect: " + qualified(method) + " using unaddressable value")
	}
}

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

func isDirect(t *abi.Type) bool { return t.Flags&abi.FlagDirect != 0 }

// at makes a Value of a variable.
func at(t *abi.Type, p unsafe.Pointer, f flag) Value {
	return Value{t, p, f | flagIndir | flag(t.Kind)}
}

// copied makes a Value of a copy of the t at p.
func copied(t *abi.Type, p unsafe.Pointer, f flag) Value {
	if isDirect(t) {
		return Value{t, *(*unsafe.Pointer)(p), f | flag(t.Kind)}
	}
	q := rt.TypedNew(unsafe.Pointer(t))
	rt.Memmove(q, p, t.Size)
	return Value{t, q, f | flagIndir | flag(t.Kind)}
}

// address is where the value is; a pointer that is held directly is put into memory.
func (v Value) address() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	p := new(unsafe.Pointer)
	*p = v.ptr
	return unsafe.Pointer(p)
}

// pointer is a pointer-like value's word.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

func unpack(x any) Value {
	e := (*abi.Eface)(unsafe.Pointer(&x))
	t := e.Type
	if t == nil {
		return Value{}
	}
	f := flag(t.Kind)
	if !isDirect(t) {
		f |= flagIndir
	}
	return Value{t, e.Data, f}
}

// ValueOf returns i's dynamic value; the zero Value for nil.
func ValueOf(i any) Value { return unpack(i) }

// pack makes an interface of v. Variables are copied, since the interface's data must not change.
func pack(v Value) any {
	var x any
	e := (*abi.Eface)(unsafe.Pointer(&x))
	switch {
	case isDirect(v.typ):
		e.Data = v.pointer()
	case v.flag&flagAddr != 0:
		e.Data = rt.TypedNew(unsafe.Pointer(v.typ))
		rt.Memmove(e.Data, v.ptr, v.typ.Size)
	default:
		e.Data = v.ptr
	}
	e.Type = v.typ
	return x
}

// anyAt reads an interface of type t as an any.
func anyAt(t *abi.Type, p unsafe.Pointer) any {
	if len(t.IMethods) == 0 {
		return *(*any)(p)
	}
	return *(*interface{ some() })(p)
}

// Interface returns the value. It panics if it was reached through an unexported field.
func (v Value) Interface() (i any) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.value()
}

func (v Value) value() any {
	if v.kind() == Interface {
		return anyAt(v.typ, v.ptr)
	}
	return pack(v)
}

// TypeAssert is v.Interface().(T).
func TypeAssert[T any](v Value) (T, bool) {
	x, ok := v.Interface().(T)
	return x, ok
}

// CanInterface reports whether Interface will not panic.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

func (v Value) IsValid() bool { return v.flag != 0 }
func (v Value) Kind() Kind    { return v.kind() }
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }
func (v Value) CanSet() bool  { return v.flag&(flagAddr|flagRO) == flagAddr }

// Type returns the value's type.
func (v Value) Type() Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	return toType(v.typ)
}

// Addr returns a pointer to the variable.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{pointerTo(v.typ), v.ptr, v.flag&flagRO | flag(Pointer)}
}

// UnsafeAddr is the variable's address.
func (v Value) UnsafeAddr() uintptr {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

func (v Value) Bool() bool {
	if v.kind() != Bool {
		panic(&ValueError{"reflect.Value.Bool", v.kind()})
	}
	return *(*bool)(v.ptr)
}

func (v Value) CanInt() bool     { return Int <= v.kind() && v.kind() <= Int64 }
func (v Value) CanUint() bool    { return Uint <= v.kind() && v.kind() <= Uintptr }
func (v Value) CanFloat() bool   { return v.kind() == Float32 || v.kind() == Float64 }
func (v Value) CanComplex() bool { return v.kind() == Complex64 || v.kind() == Complex128 }

func (v Value) Int() int64 {
	switch v.kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Int", v.kind()})
}

func (v Value) Uint() uint64 {
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Uint", v.kind()})
}

func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Float", v.kind()})
}

func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Complex", v.kind()})
}

// String returns a string's value, and for other kinds a text such as <int Value>.
func (v Value) String() string {
	switch v.kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.typ.Str + " Value>"
}

// Bytes returns a slice of bytes, or the memory of an addressable array of bytes.
func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if v.typ.Elem.Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.Elem.Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), v.typ.Len)
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

// Elem returns what an interface holds or a pointer points to; the zero Value if it is nil.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := unpack(anyAt(v.typ, v.ptr))
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		return at(v.typ.Elem, p, v.flag&flagRO|flagAddr)
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// Indirect returns what v points to, or v if it is no pointer.
func Indirect(v Value) Value {
	if v.kind() != Pointer {
		return v
	}
	return v.Elem()
}

// IsNil reports whether a chan, func, interface, map, pointer or slice is nil.
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		return v.pointer() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

// IsZero reports whether v is its type's zero value.
func (v Value) IsZero() bool {
	switch v.kind() {
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64:
		return v.Float() == 0 // -0 as well
	case Complex64, Complex128:
		return v.Complex() == 0
	case Array:
		for i := range v.typ.Len {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Struct:
		for i := range v.typ.Fields {
			if !v.Field(i).IsZero() && v.typ.Fields[i].Name != "_" {
				return false
			}
		}
		return true
	}
	panic(&ValueError{"reflect.Value.IsZero", v.Kind()})
}

// Len is the length of an array, chan, map, slice, string or pointer to an array.
func (v Value) Len() int {
	switch v.kind() {
	case Slice:
		return (*sliceHeader)(v.ptr).len
	case String:
		return len(*(*string)(v.ptr))
	case Array:
		return v.typ.Len
	case Map:
		return rt.MapLen(v.pointer())
	case Chan:
		return rt.ChanLen(v.pointer())
	case Pointer:
		if v.typ.Elem.Kind == abi.Array {
			return v.typ.Elem.Len
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

// Cap is the capacity of an array, chan, slice or pointer to an array.
func (v Value) Cap() int {
	switch v.kind() {
	case Slice:
		return (*sliceHeader)(v.ptr).cap
	case Array:
		return v.typ.Len
	case Chan:
		return rt.ChanCap(v.pointer())
	case Pointer:
		if v.typ.Elem.Kind == abi.Array {
			return v.typ.Elem.Len
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.kind()})
}

// Index returns element i of an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Array:
		if uint(i) >= uint(v.typ.Len) {
			panic("reflect: array index out of range")
		}
		e := v.typ.Elem
		if v.flag&flagIndir == 0 {
			return Value{e, v.ptr, v.flag.ro() | flag(e.Kind)}
		}
		return at(e, unsafe.Add(v.ptr, uintptr(i)*e.Size), v.flag&flagAddr|v.flag.ro())
	case Slice:
		s := (*sliceHeader)(v.ptr)
		if uint(i) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		e := v.typ.Elem
		return at(e, unsafe.Add(s.data, uintptr(i)*e.Size), flagAddr|v.flag.ro())
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		c := ValueOf(s[i])
		c.flag |= v.flag.ro()
		return c
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

// NumField is the number of a struct's fields.
func (v Value) NumField() int {
	v.mustBe(Struct, "NumField")
	return len(v.typ.Fields)
}

// Field returns field i of a struct.
func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		panic(&ValueError{"reflect.Value.Field", v.kind()})
	}
	if uint(i) >= uint(len(v.typ.Fields)) {
		panic("reflect: Field index out of range")
	}
	f := &v.typ.Fields[i]
	fl := v.flag & (abi.ValueStickyRO | flagIndir | flagAddr)
	if f.PkgPath != "" {
		if f.Embedded {
			fl |= abi.ValueEmbedRO
		} else {
			fl |= abi.ValueStickyRO
		}
	}
	return Value{f.Type, unsafe.Add(v.ptr, f.Offset), fl | flag(f.Type.Kind)}
}

// FieldByIndex follows a path of fields; it panics at a nil pointer.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.mustBe(Struct, "FieldByIndex")
	for i, x := range index {
		if i > 0 && v.kind() == Pointer && v.typ.Elem.Kind == abi.Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

type fieldError string

func (e fieldError) Error() string { return string(e) }

// FieldByIndexErr is FieldByIndex that returns an error at a nil pointer.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.mustBe(Struct, "FieldByIndexErr")
	for i, x := range index {
		if i > 0 && v.kind() == Pointer && v.typ.Elem.Kind == abi.Struct {
			if v.IsNil() {
				return Value{}, fieldError("reflect: indirection through nil pointer to embedded struct field " + v.typ.Elem.Name)
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

// FieldByName returns the field with a name, the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "FieldByName")
	if f, ok := toType(v.typ).FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := toType(v.typ).FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// NumMethod is the number of methods that the type has.
func (v Value) NumMethod() int {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	return toType(v.typ).NumMethod()
}

// Pointer is the address that a pointer-like value holds.
func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Func:
		if v.IsNil() {
			return 0
		}
		return rt.FuncPC(v.pointer())
	case Pointer, Chan, Map, UnsafePointer:
		return uintptr(v.pointer())
	case Slice, String:
		return *(*uintptr)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

// UnsafePointer is Pointer as an unsafe.Pointer.
func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer, Func:
		return v.pointer()
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

func (v Value) overflow(method string, ok bool) *rtype {
	if !ok {
		panic(&ValueError{"reflect.Value." + method, v.kind()})
	}
	return toRtype(v.typ)
}

// Overflow reports whether a number does not fit v's type.
func (v Value) OverflowInt(x int64) bool { return v.overflow("OverflowInt", v.CanInt()).OverflowInt(x) }
func (v Value) OverflowUint(x uint64) bool {
	return v.overflow("OverflowUint", v.CanUint()).OverflowUint(x)
}
func (v Value) OverflowFloat(x float64) bool {
	return v.overflow("OverflowFloat", v.CanFloat()).OverflowFloat(x)
}
func (v Value) OverflowComplex(x complex128) bool {
	return v.overflow("OverflowComplex", v.CanComplex()).OverflowComplex(x)
}

// Comparable reports whether v can be compared without a panic.
func (v Value) Comparable() bool {
	switch v.kind() {
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		switch v.typ.Elem.Kind {
		case abi.Interface, abi.Array, abi.Struct:
			for i := range v.typ.Len {
				if !v.Index(i).Comparable() {
					return false
				}
			}
			return true
		}
		return v.typ.Flags&abi.FlagComparable != 0
	case Struct:
		for i := range v.typ.Fields {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	case Invalid, Func, Map, Slice:
		return false
	}
	return true
}

// Equal compares with ==. Parts that cannot be compared only matter where those before them are equal.
func (v Value) Equal(u Value) bool {
	if v.kind() == Interface {
		v = v.Elem()
	}
	if u.kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.typ != u.typ {
		return false
	}
	switch {
	case v.typ.Kind == abi.Array && v.typ.Len > 0:
		for i := range v.typ.Len {
			if !v.Index(i).Equal(u.Index(i)) {
				return false
			}
		}
		return true
	case v.typ.Kind == abi.Struct:
		for i := range v.typ.Fields {
			if !v.Field(i).Equal(u.Field(i)) {
				return false
			}
		}
		return true
	case v.typ.Flags&abi.FlagComparable == 0:
		panic("reflect.Value.Equal: values of type " + v.typ.Str + " are not comparable")
	}
	return rtgo.Equal(v.typ, v.address(), u.address())
}

// InterfaceData returns the two words of an interface.
func (v Value) InterfaceData() [2]uintptr {
	v.mustBe(Interface, "InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}
