package reflect

import (
	"internal/abi"
	"internal/rt"
	"unsafe"
)

// assignTo makes v a value of type t. context is the name of the operation for the panic.
func (v Value) assignTo(context string, t *abi.Type) Value {
	switch {
	case assignable(t, v.typ):
		return Value{t, v.ptr, v.flag&(flagAddr|flagIndir) | v.flag.ro() | flag(t.Kind)}
	case implements(t, v.typ):
		if v.kind() == Interface && v.IsNil() {
			return Zero(toType(t))
		}
		p := rt.TypedNew(unsafe.Pointer(t))
		storeInterface(t, p, v.value())
		return Value{t, p, flagIndir | flag(Interface)}
	}
	panic(context + ": value of type " + v.typ.Str + " is not assignable to type " + t.Str)
}

// storeInterface stores x in a variable of the interface type t.
func storeInterface(t *abi.Type, p unsafe.Pointer, x any) {
	if len(t.IMethods) == 0 {
		*(*any)(p) = x
		return
	}
	e := (*abi.Eface)(unsafe.Pointer(&x))
	if e.Type == nil {
		*(*abi.Iface)(p) = abi.Iface{}
		return
	}
	tab := rt.GetItab(unsafe.Pointer(t), unsafe.Pointer(e.Type))
	*(*abi.Iface)(p) = abi.Iface{Tab: (*abi.Itab)(tab), Data: e.Data}
}

// store puts v into the variable of its type at p.
func (v Value) store(p unsafe.Pointer) {
	if v.flag&flagIndir != 0 {
		rt.Memmove(p, v.ptr, v.typ.Size)
	} else {
		*(*unsafe.Pointer)(p) = v.ptr
	}
}

// Set assigns x to v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("Set")
	x.mustBeExported("Set")
	x.assignTo("reflect.Set", v.typ).store(v.ptr)
}

// SetZero sets v to its type's zero value.
func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	rt.Memclr(v.ptr, v.typ.Size)
}

func (v Value) SetBool(x bool) {
	v.mustBeAssignable("SetBool")
	v.mustBe(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

func (v Value) SetInt(x int64) {
	v.mustBeAssignable("SetInt")
	switch v.kind() {
	case Int, Int64:
		*(*int64)(v.ptr) = x
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	default:
		panic(&ValueError{"reflect.Value.SetInt", v.kind()})
	}
}

func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("SetUint")
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		*(*uint64)(v.ptr) = x
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		panic(&ValueError{"reflect.Value.SetUint", v.kind()})
	}
}

func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("SetFloat")
	switch v.kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetFloat", v.kind()})
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	switch v.kind() {
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		panic(&ValueError{"reflect.Value.SetComplex", v.kind()})
	}
}

func (v Value) SetString(x string) {
	v.mustBeAssignable("SetString")
	v.mustBe(String, "SetString")
	*(*string)(v.ptr) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.mustBe(Slice, "SetBytes")
	if v.typ.Elem.Kind != abi.Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("SetPointer")
	v.mustBe(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.mustBe(Slice, "SetLen")
	s := (*sliceHeader)(v.ptr)
	if uint(n) > uint(s.cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.len = n
}

func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.mustBe(Slice, "SetCap")
	s := (*sliceHeader)(v.ptr)
	if n < s.len || n > s.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.cap = n
}

// Clear empties a map or zeroes a slice's elements.
func (v Value) Clear() {
	switch v.kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		rt.Memclr(s.data, uintptr(s.len)*v.typ.Elem.Size)
	case Map:
		v.ops().Clear(v.pointer())
	default:
		panic(&ValueError{"reflect.Value.Clear", v.kind()})
	}
}

// Zero returns the zero value of a type; it can't be set.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.common()
	if isDirect(t) {
		return Value{t, nil, flag(t.Kind)}
	}
	return Value{t, rt.TypedNew(unsafe.Pointer(t)), flagIndir | flag(t.Kind)}
}

// New returns a pointer to a new variable.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.common()
	return Value{pointerTo(t), rt.TypedNew(unsafe.Pointer(t)), flag(Pointer)}
}

// NewAt returns a pointer to the variable at p.
func NewAt(typ Type, p unsafe.Pointer) Value {
	return Value{pointerTo(typ.common()), p, flag(Pointer)}
}
