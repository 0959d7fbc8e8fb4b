package reflect

import (
	"internal/abi"
	"internal/rt"
	"iter"
	"unsafe"
)

// Type is a Go type. Types are equal if they are ==.
type Type interface {
	Align() int
	FieldAlign() int
	// Method is a method of the sorted method set: the exported ones, and all of an interface type.
	Method(int) Method
	Methods() iter.Seq[Method]
	MethodByName(string) (Method, bool)
	NumMethod() int
	// Name is the name of a defined type, PkgPath its package; else "".
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	Fields() iter.Seq[StructField]
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Ins() iter.Seq[Type]
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool

	common() *abi.Type
}

// rtype is the compiler's record seen as a Type.
type rtype struct {
	t abi.Type
}

func toType(t *abi.Type) Type {
	if t == nil {
		return nil
	}
	return (*rtype)(unsafe.Pointer(t))
}

// A Method is a method of a type. Func takes the receiver as its first argument; an interface's methods have none.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

// IsExported reports whether the name is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// TypeOf returns the dynamic type of i, nil for nil.
func TypeOf(i any) Type { return toType((*abi.Eface)(unsafe.Pointer(&i)).Type) }

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	return TypeOf((*T)(nil)).Elem()
}

func (t *rtype) common() *abi.Type { return &t.t }
func (t *rtype) Align() int        { return int(t.t.Align) }
func (t *rtype) FieldAlign() int   { return int(t.t.FieldAlign) }
func (t *rtype) Name() string      { return t.t.Name }
func (t *rtype) PkgPath() string   { return t.t.PkgPath }
func (t *rtype) Size() uintptr     { return t.t.Size }
func (t *rtype) String() string    { return t.t.Str }
func (t *rtype) Kind() Kind        { return Kind(t.t.Kind) }
func (t *rtype) Comparable() bool  { return t.t.Flags&abi.FlagComparable != 0 }

func (t *rtype) need(kind abi.Kind, method string) {
	if t.t.Kind != kind {
		panic("reflect: " + method + " of non-" + Kind(kind).String() + " type " + t.t.Str)
	}
}

func (t *rtype) Bits() int {
	k := t.t.Kind
	if k < abi.Int || k > abi.Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.t.Str)
	}
	return int(t.t.Size) * 8
}

func (t *rtype) ChanDir() ChanDir {
	t.need(abi.Chan, "ChanDir")
	return ChanDir(t.t.Len)
}

func (t *rtype) IsVariadic() bool {
	t.need(abi.Func, "IsVariadic")
	return t.t.Flags&abi.FlagVariadic != 0
}

func (t *rtype) Elem() Type {
	switch t.t.Kind {
	case abi.Array, abi.Chan, abi.Map, abi.Pointer, abi.Slice:
		return toType(t.t.Elem)
	}
	panic("reflect: Elem of invalid type " + t.t.Str)
}

func (t *rtype) Key() Type {
	t.need(abi.Map, "Key")
	return toType(t.t.Key)
}

func (t *rtype) Len() int {
	t.need(abi.Array, "Len")
	return t.t.Len
}

func (t *rtype) NumField() int {
	t.need(abi.Struct, "NumField")
	return len(t.t.Fields)
}

func (t *rtype) In(i int) Type {
	t.need(abi.Func, "In")
	return toType(t.t.In[i])
}

func (t *rtype) NumIn() int {
	t.need(abi.Func, "NumIn")
	return len(t.t.In)
}

func (t *rtype) Out(i int) Type {
	t.need(abi.Func, "Out")
	return toType(t.t.Out[i])
}

func (t *rtype) NumOut() int {
	t.need(abi.Func, "NumOut")
	return len(t.t.Out)
}

func each[T any](n int, at func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := range n {
			if !yield(at(i)) {
				return
			}
		}
	}
}

func (t *rtype) Ins() iter.Seq[Type]           { return each(t.NumIn(), t.In) }
func (t *rtype) Outs() iter.Seq[Type]          { return each(t.NumOut(), t.Out) }
func (t *rtype) Fields() iter.Seq[StructField] { return each(t.NumField(), t.Field) }
func (t *rtype) Methods() iter.Seq[Method]     { return each(t.NumMethod(), t.Method) }

// exported lists the indices of a concrete type's exported methods.
func exported(t *abi.Type) []int {
	var list []int
	for i := range t.Methods {
		if t.Methods[i].PkgPath == "" {
			list = append(list, i)
		}
	}
	return list
}

func (t *rtype) NumMethod() int {
	if t.t.Kind == abi.Interface {
		return len(t.t.IMethods)
	}
	return len(exported(&t.t))
}

func (t *rtype) Method(i int) Method {
	if t.t.Kind == abi.Interface {
		if i < 0 || i >= len(t.t.IMethods) {
			panic("reflect: Method index out of range")
		}
		m := &t.t.IMethods[i]
		return Method{Name: m.Name, PkgPath: m.PkgPath, Type: toType(m.Type), Index: i}
	}
	list := exported(&t.t)
	if i < 0 || i >= len(list) {
		panic("reflect: Method index out of range")
	}
	m := &t.t.Methods[list[i]]
	in := append([]*abi.Type{&t.t}, m.Type.In...)
	ft := funcType(in, m.Type.Out, m.Type.Flags&abi.FlagVariadic != 0)
	return Method{Name: m.Name, Type: toType(ft), Func: methodFunc(&t.t, m, ft), Index: i}
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	i, ok := methodIndex(&t.t, name)
	if !ok {
		return Method{}, false
	}
	return t.Method(i), true
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.t.Kind {
	case abi.Complex64:
		return overflowFloat32(real(x)) || overflowFloat32(imag(x))
	case abi.Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.t.Str)
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.t.Kind {
	case abi.Float32:
		return overflowFloat32(x)
	case abi.Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.t.Str)
}

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	const maxFloat32 = 0x1p127 * (1 + (1 - 0x1p-23))
	const maxFloat64 = 0x1p1023 * (1 + (1 - 0x1p-52))
	return maxFloat32 < x && x <= maxFloat64
}

func (t *rtype) OverflowInt(x int64) bool {
	if k := t.t.Kind; k < abi.Int || k > abi.Int64 {
		panic("reflect: OverflowInt of non-int type " + t.t.Str)
	}
	shift := 64 - uint(t.t.Size)*8
	return x<<shift>>shift != x
}

func (t *rtype) OverflowUint(x uint64) bool {
	if k := t.t.Kind; k < abi.Uint || k > abi.Uintptr {
		panic("reflect: OverflowUint of non-uint type " + t.t.Str)
	}
	shift := 64 - uint(t.t.Size)*8
	return x<<shift>>shift != x
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(u.common(), &t.t)
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return assignable(u.common(), &t.t) || implements(u.common(), &t.t)
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return converter(u.common(), &t.t) != nil
}

// implements reports whether v has the methods of the interface type t.
func implements(t, v *abi.Type) bool {
	if t.Kind != abi.Interface {
		return false
	}
	if len(t.IMethods) == 0 {
		return true
	}
	if v.Kind != abi.Interface {
		return rt.GetItab(unsafe.Pointer(t), unsafe.Pointer(v)) != nil
	}
	j := 0
	for i := range t.IMethods {
		m := &t.IMethods[i]
		for ; ; j++ {
			if j >= len(v.IMethods) {
				return false
			}
			if w := &v.IMethods[j]; w.Name == m.Name && w.PkgPath == m.PkgPath {
				if w.Sig != m.Sig {
					return false
				}
				break
			}
		}
	}
	return true
}

// assignable reports whether a v is a t without conversion to an interface.
func assignable(t, v *abi.Type) bool {
	if t == v {
		return true
	}
	if t.Name != "" && v.Name != "" || t.Kind != v.Kind {
		return false
	}
	if t.Kind == abi.Chan && v.Len == int(BothDir) && t.Elem == v.Elem {
		return true
	}
	return sameUnderlying(t, v, true)
}

func identical(t, v *abi.Type, tags bool) bool {
	if tags || t == v {
		return t == v
	}
	return t.Name == v.Name && t.Kind == v.Kind && t.PkgPath == v.PkgPath && t.Name == "" && sameUnderlying(t, v, false)
}

// sameUnderlying compares the structure of two types whose names don't matter.
func sameUnderlying(t, v *abi.Type, tags bool) bool {
	if t == v {
		return true
	}
	if t.Kind != v.Kind {
		return false
	}
	if abi.Bool <= t.Kind && t.Kind <= abi.Complex128 || t.Kind == abi.String || t.Kind == abi.UnsafePointer {
		return true
	}
	switch t.Kind {
	case abi.Array, abi.Chan:
		return t.Len == v.Len && identical(t.Elem, v.Elem, tags)
	case abi.Pointer, abi.Slice:
		return identical(t.Elem, v.Elem, tags)
	case abi.Map:
		return identical(t.Key, v.Key, tags) && identical(t.Elem, v.Elem, tags)
	case abi.Func:
		return (t.Flags^v.Flags)&abi.FlagVariadic == 0 && identicalAll(t.In, v.In, tags) && identicalAll(t.Out, v.Out, tags)
	case abi.Interface:
		return len(t.IMethods) == len(v.IMethods) && implements(t, v) && implements(v, t)
	case abi.Struct:
		if len(t.Fields) != len(v.Fields) {
			return false
		}
		for i := range t.Fields {
			f, g := &t.Fields[i], &v.Fields[i]
			if f.Name != g.Name || f.PkgPath != g.PkgPath || f.Embedded != g.Embedded || tags && f.Tag != g.Tag || !identical(f.Type, g.Type, tags) {
				return false
			}
		}
		return true
	}
	return false
}

func identicalAll(a, b []*abi.Type, tags bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !identical(a[i], b[i], tags) {
			return false
		}
	}
	return true
}

func (t *rtype) CanSeq() bool {
	switch k := t.t.Kind; k {
	case abi.Int, abi.Int8, abi.Int16, abi.Int32, abi.Int64, abi.Uint, abi.Uint8, abi.Uint16, abi.Uint32, abi.Uint64, abi.Uintptr, abi.Array, abi.Slice, abi.String, abi.Map:
		return true
	case abi.Chan:
		return ChanDir(t.t.Len)&RecvDir != 0
	case abi.Func:
		return isYield(&t.t, 1)
	case abi.Pointer:
		return t.t.Elem.Kind == abi.Array
	}
	return false
}

func (t *rtype) CanSeq2() bool {
	switch t.t.Kind {
	case abi.Array, abi.Slice, abi.String, abi.Map:
		return true
	case abi.Func:
		return isYield(&t.t, 2)
	case abi.Pointer:
		return t.t.Elem.Kind == abi.Array
	}
	return false
}

// isYield reports whether t is func(yield func(n parameters) bool).
func isYield(t *abi.Type, n int) bool {
	if len(t.In) != 1 || len(t.Out) != 0 {
		return false
	}
	y := t.In[0]
	return y.Kind == abi.Func && len(y.In) == n && len(y.Out) == 1 && y.Out[0].Kind == abi.Bool
}
