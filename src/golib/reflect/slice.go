package reflect

import (
	"internal/abi"
	"internal/rt"
	"internal/rterr"
	"math"
	"unsafe"
)

func newSlice(t *abi.Type, s sliceHeader, f flag) Value {
	p := (*sliceHeader)(rt.TypedNew(unsafe.Pointer(t)))
	*p = s
	return Value{t, unsafe.Pointer(p), f | flagIndir | flag(Slice)}
}

// MakeSlice makes a slice of a slice type.
func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	t := typ.common()
	return newSlice(t, sliceHeader{newArray(t.Elem, cap), len, cap}, 0)
}

// newArray allocates n zero values.
func newArray(t *abi.Type, n int) unsafe.Pointer {
	const maxAlloc, maxMemory = 1 << 48, 1<<32 - 1
	if size := uint64(t.Size); size > 0 {
		switch n := uint64(n); {
		case n > maxAlloc/size:
			rterr.PanicAllocSize()
		case n > maxMemory/size:
			rt.Fatal("out of memory")
		}
	}
	return rt.TypedNewArray(unsafe.Pointer(t), n)
}

// SliceAt makes a slice of n elements at p.
func SliceAt(typ Type, p unsafe.Pointer, n int) Value {
	bytes := n
	if size := typ.Size(); n > 0 && uint64(n) > math.MaxUint64/max(uint64(size), 1) {
		bytes = -1
	}
	// It checks the pointer and the length.
	_ = unsafe.Slice((*byte)(p), bytes)
	return newSlice(SliceOf(typ).common(), sliceHeader{p, n, n}, 0)
}

// grown is append's capacity for a slice that needs room for n.
func grown(old, n int) int {
	double := old + old
	switch {
	case n > double:
		return n
	case old < 256:
		return double
	}
	c := old
	for c < n {
		c += (c + 3*256) >> 2
	}
	return c
}

// roomy is the number of elements that fit where the allocator puts n of them: an append to nothing says how it rounds.
func roomy(n int, size uintptr) int {
	const largest = 32 << 10 // the largest size class
	if uintptr(n)*size > largest {
		return n
	}
	var b []byte
	b = append(b, make([]byte, uintptr(n)*size)...)
	return int(uintptr(cap(b)) / size)
}

func (v Value) grow(n int) {
	s := (*sliceHeader)(v.ptr)
	if s.len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if s.len+n <= s.cap {
		return
	}
	e := v.typ.Elem
	c := s.len + n
	if e.Size > 0 {
		c = roomy(grown(s.cap, c), e.Size)
	}
	data := newArray(e, c)
	rt.Memmove(data, s.data, uintptr(s.len)*e.Size)
	s.data, s.cap = data, c
}

// Grow makes room for n more elements.
func (v Value) Grow(n int) {
	v.mustBeAssignable("Grow")
	v.mustBe(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	v.grow(n)
}

// extended is s with room for n more elements, which are part of it.
func extended(s Value, n int) Value {
	s.mustBeExported("")
	h := *(*sliceHeader)(s.ptr)
	r := newSlice(s.typ, h, s.flag.ro())
	r.grow(n)
	(*sliceHeader)(r.ptr).len += n
	return r
}

// Append appends values to a slice.
func Append(s Value, x ...Value) Value {
	s.mustBe(Slice, "Append")
	n := s.Len()
	s = extended(s, len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

// AppendSlice appends the elements of t to s.
func AppendSlice(s, t Value) Value {
	s.mustBe(Slice, "AppendSlice")
	t.mustBe(Slice, "AppendSlice")
	if s.typ.Elem != t.typ.Elem {
		panic("reflect.AppendSlice: " + s.typ.Str + " != " + t.typ.Str)
	}
	t.mustBeExported("")
	n := s.Len()
	s = extended(s, t.Len())
	Copy(s.Slice(n, s.Len()), t)
	return s
}

// Copy copies elements of src to dst and returns their number.
func Copy(dst, src Value) int {
	if k := dst.kind(); k == Array {
		dst.mustBeAssignable("")
	} else if k != Slice {
		panic(&ValueError{"reflect.Copy", k})
	}
	dst.mustBeExported("")
	src.mustBeExported("")
	e := dst.typ.Elem
	switch k := src.kind(); {
	case k == String && e.Kind == abi.Uint8:
	case k != Array && k != Slice:
		panic(&ValueError{"reflect.Copy", k})
	case src.typ.Elem != e:
		panic("reflect.Copy: " + e.Str + " != " + src.typ.Elem.Str)
	}
	n := min(dst.Len(), src.Len())
	rt.Memmove(elements(dst), elements(src), uintptr(n)*e.Size)
	return n
}

// elements is the address of the first element.
func elements(v Value) unsafe.Pointer {
	if v.kind() == Array {
		return v.address()
	}
	return *(*unsafe.Pointer)(v.ptr)
}

// Slice returns v[i:j].
func (v Value) Slice(i, j int) Value {
	switch v.kind() {
	case String:
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		p := rt.TypedNew(unsafe.Pointer(v.typ))
		*(*string)(p) = s[i:j]
		return Value{v.typ, p, v.flag&^flagAddr | flagIndir}
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
	case Slice:
	default:
		panic(&ValueError{"reflect.Value.Slice", v.kind()})
	}
	c := v.Cap()
	if i < 0 || j < i || j > c {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.slice(i, j, c)
}

// Slice3 returns v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice3: slice of unaddressable array")
		}
	case Slice:
	default:
		panic(&ValueError{"reflect.Value.Slice3", v.kind()})
	}
	if i < 0 || j < i || k < j || k > v.Cap() {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.slice(i, j, k)
}

func (v Value) slice(i, j, k int) Value {
	t := v.typ
	if v.kind() == Array {
		t = SliceOf(toType(t.Elem)).common()
	}
	data := elements(v)
	if k > i {
		data = unsafe.Add(data, uintptr(i)*t.Elem.Size)
	}
	return newSlice(t, sliceHeader{data, j - i, k - i}, v.flag.ro())
}

// Swapper returns a function that swaps two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	s := (*sliceHeader)(v.ptr)
	size := v.typ.Elem.Size
	tmp := rt.TypedNew(unsafe.Pointer(v.typ.Elem))
	return func(i, j int) {
		if uint(i) >= uint(s.len) || uint(j) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		p, q := unsafe.Add(s.data, uintptr(i)*size), unsafe.Add(s.data, uintptr(j)*size)
		rt.Memmove(tmp, p, size)
		rt.Memmove(p, q, size)
		rt.Memmove(q, tmp, size)
	}
}

// SliceHeader and StringHeader are the words of slices and strings.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

type StringHeader struct {
	Data uintptr
	Len  int
}
