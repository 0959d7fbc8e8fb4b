// Package rvalue is the reflection that fmt prints with: a type and the address of a value, nothing else. It keeps
// package reflect, which is much larger, out of programs that only print.
package rvalue

import (
	"internal/abi"
	"internal/rt"
	"reflect"
	"unsafe"
)

// Kind has reflect's numbering.
type Kind = abi.Kind

const (
	Invalid       = abi.Invalid
	Bool          = abi.Bool
	Int           = abi.Int
	Int8          = abi.Int8
	Int16         = abi.Int16
	Int32         = abi.Int32
	Int64         = abi.Int64
	Uint          = abi.Uint
	Uint8         = abi.Uint8
	Uint16        = abi.Uint16
	Uint32        = abi.Uint32
	Uint64        = abi.Uint64
	Uintptr       = abi.Uintptr
	Float32       = abi.Float32
	Float64       = abi.Float64
	Complex64     = abi.Complex64
	Complex128    = abi.Complex128
	Array         = abi.Array
	Chan          = abi.Chan
	Func          = abi.Func
	Interface     = abi.Interface
	Map           = abi.Map
	Pointer       = abi.Pointer
	Slice         = abi.Slice
	String        = abi.String
	Struct        = abi.Struct
	UnsafePointer = abi.UnsafePointer
)

// A Value is a value of type t at address p. The zero Value is invalid.
type Value struct {
	t  *abi.Type
	p  unsafe.Pointer
	ro bool // reached through an unexported field
}

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

// Of returns x's dynamic value.
func Of(x any) Value {
	e := *(*abi.Eface)(unsafe.Pointer(&x))
	if e.Type == nil {
		return Value{}
	}
	return Value{e.Type, dataAddress(e.Type, e.Data), false}
}

// dataAddress turns an interface's data word into an address.
func dataAddress(t *abi.Type, data unsafe.Pointer) unsafe.Pointer {
	if t.Flags&abi.FlagDirect == 0 {
		return data
	}
	word := new(unsafe.Pointer)
	*word = data
	return unsafe.Pointer(word)
}

// OfReflect turns a reflect.Value into a Value.
func OfReflect(x reflect.Value) Value {
	v := (*struct {
		t    *abi.Type
		p    unsafe.Pointer
		flag uintptr
	})(unsafe.Pointer(&x))
	if v.t == nil {
		return Value{}
	}
	ro := v.flag&abi.ValueRO != 0
	if v.flag&abi.ValueIndir != 0 {
		return Value{v.t, v.p, ro}
	}
	word := new(unsafe.Pointer)
	*word = v.p
	return Value{v.t, unsafe.Pointer(word), ro}
}

// TypeString is the name of x's dynamic type.
func TypeString(x any) string {
	e := (*abi.Eface)(unsafe.Pointer(&x))
	if e.Type == nil {
		return "<nil>"
	}
	return e.Type.Str
}

// KindOf is the kind of x's dynamic type.
func KindOf(x any) Kind {
	e := (*abi.Eface)(unsafe.Pointer(&x))
	if e.Type == nil {
		return Invalid
	}
	return e.Type.Kind
}

func (v Value) IsValid() bool      { return v.t != nil }
func (v Value) TypeString() string { return v.t.Str }
func (v Value) Size() int          { return int(v.t.Size) }
func (v Value) ElemKind() Kind     { return v.t.Elem.Kind }
func (v Value) CanInterface() bool { return !v.ro }

func (v Value) Kind() Kind {
	if v.t == nil {
		return Invalid
	}
	return v.t.Kind
}

// Interface returns the value in an interface.
func (v Value) Interface() any {
	if v.t.Kind == Interface {
		if len(v.t.IMethods) == 0 {
			return *(*any)(v.p)
		}
		return *(*interface{ anyMethod() })(v.p)
	}
	var x any
	e := (*abi.Eface)(unsafe.Pointer(&x))
	e.Type = v.t
	if v.t.Flags&abi.FlagDirect != 0 {
		e.Data = *(*unsafe.Pointer)(v.p)
		return x
	}
	// A copy, because the receiver of a method called through x must not change the original.
	e.Data = rt.TypedNew(unsafe.Pointer(v.t))
	rt.Memmove(e.Data, v.p, v.t.Size)
	return x
}

func (v Value) Bool() bool { return *(*bool)(v.p) }

func (v Value) Int() int64 {
	switch v.t.Size {
	case 1:
		return int64(*(*int8)(v.p))
	case 2:
		return int64(*(*int16)(v.p))
	case 4:
		return int64(*(*int32)(v.p))
	}
	return *(*int64)(v.p)
}

func (v Value) Uint() uint64 {
	switch v.t.Size {
	case 1:
		return uint64(*(*uint8)(v.p))
	case 2:
		return uint64(*(*uint16)(v.p))
	case 4:
		return uint64(*(*uint32)(v.p))
	}
	return *(*uint64)(v.p)
}

func (v Value) Float() float64 {
	if v.t.Kind == Float32 {
		return float64(*(*float32)(v.p))
	}
	return *(*float64)(v.p)
}

func (v Value) Complex() complex128 {
	if v.t.Kind == Complex64 {
		return complex128(*(*complex64)(v.p))
	}
	return *(*complex128)(v.p)
}

func (v Value) String() string { return *(*string)(v.p) }

// Len is the length of an array, slice, string or map.
func (v Value) Len() int {
	switch v.t.Kind {
	case Array:
		return v.t.Len
	case Slice:
		return (*sliceHeader)(v.p).len
	case Map:
		return rt.MapLen(*(*unsafe.Pointer)(v.p))
	}
	return len(*(*string)(v.p))
}

// Index is element i of an array or slice.
func (v Value) Index(i int) Value {
	base := v.p
	if v.t.Kind == Slice {
		base = (*sliceHeader)(v.p).data
	}
	return Value{v.t.Elem, unsafe.Add(base, uintptr(i)*v.t.Elem.Size), v.ro}
}

// Bytes is an array or slice of bytes.
func (v Value) Bytes() []byte {
	if v.t.Kind == Slice {
		return *(*[]byte)(v.p)
	}
	return unsafe.Slice((*byte)(v.p), v.t.Len)
}

func (v Value) NumField() int { return len(v.t.Fields) }

func (v Value) FieldName(i int) string { return v.t.Fields[i].Name }

func (v Value) Field(i int) Value {
	f := &v.t.Fields[i]
	return Value{f.Type, unsafe.Add(v.p, f.Offset), v.ro || f.PkgPath != ""}
}

// IsNil reports whether a pointer, map, slice, channel, function or interface is nil: its first word is.
func (v Value) IsNil() bool { return *(*unsafe.Pointer)(v.p) == nil }

// Pointer is the address in a pointer-like value.
func (v Value) Pointer() uintptr {
	if v.t.Kind == Func {
		if v.IsNil() {
			return 0
		}
		return rt.FuncPC(*(*unsafe.Pointer)(v.p))
	}
	return *(*uintptr)(v.p)
}

// Elem is what a pointer or interface holds; invalid if it is nil.
func (v Value) Elem() Value {
	if v.t.Kind == Pointer {
		p := *(*unsafe.Pointer)(v.p)
		if p == nil {
			return Value{}
		}
		return Value{v.t.Elem, p, v.ro}
	}
	if v.IsNil() {
		return Value{}
	}
	t := (*abi.Type)(*(*unsafe.Pointer)(v.p))
	if len(v.t.IMethods) != 0 {
		t = (*abi.Itab)(unsafe.Pointer(t)).Type
	}
	return Value{t, dataAddress(t, (*abi.Eface)(v.p).Data), v.ro}
}

// TypeAddress orders types.
func (v Value) TypeAddress() uintptr { return uintptr(unsafe.Pointer(v.t)) }

// MapEntries returns copies of the keys and elements of a map in no order.
func (v Value) MapEntries() (keys, elems []Value) {
	m := *(*unsafe.Pointer)(v.p)
	if m == nil {
		return nil, nil
	}
	n := v.Len()
	keys, elems = make([]Value, 0, n), make([]Value, 0, n)
	var it [abi.MapIterSize / 8]unsafe.Pointer
	ops := v.t.MapOps
	ops.IterInit(m, unsafe.Pointer(&it))
	for ops.IterNext(unsafe.Pointer(&it)) {
		keys = append(keys, copied(v.t.Key, it[0], v.ro))
		elems = append(elems, copied(v.t.Elem, it[1], v.ro))
	}
	return keys, elems
}

func copied(t *abi.Type, p unsafe.Pointer, ro bool) Value {
	q := rt.TypedNew(unsafe.Pointer(t))
	rt.Memmove(q, p, t.Size)
	return Value{t, q, ro}
}
