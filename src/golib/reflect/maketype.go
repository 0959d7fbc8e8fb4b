package reflect

import (
	"internal/abi"
	"internal/rt"
	"strconv"
	"sync"
	"unsafe"
)

// Types that the program does not mention are made here, once each.
var made struct {
	sync.Mutex
	types []*abi.Type
	// Pointer and slice types, which the type that they are of refers to: the collector does not look into records of the image.
	derived []*abi.Type
}

// lookup finds a type of the program, or one made before, that fits; else it makes one.
func lookup(fits func(*abi.Type) bool, make func() *abi.Type) *abi.Type {
	made.Lock()
	defer made.Unlock()
	for _, t := range made.types {
		if fits(t) {
			return t
		}
	}
	for _, p := range rt.Types() {
		if t := (*abi.Type)(p); fits(t) {
			return t
		}
	}
	t := make()
	made.types = append(made.types, t)
	return t
}

func newType(kind abi.Kind, str string, size uintptr) *abi.Type {
	h := uint32(2166136261)
	for i := 0; i < len(str); i++ {
		h = (h ^ uint32(str[i])) * 16777619
	}
	return &abi.Type{Size: size, Hash: h, Kind: kind, Str: str, Align: 8, FieldAlign: 8}
}

// pointerMask says that the first of a value's words is a pointer.
var pointerMask = [1]byte{1}

// pointerLike completes a type whose values are single pointers.
func pointerLike(t *abi.Type, comparable bool) *abi.Type {
	t.PtrBytes = 8
	t.GCMask = &pointerMask[0]
	t.Flags = abi.FlagDirect
	if comparable {
		t.Flags |= abi.FlagComparable | abi.FlagPlain
	}
	return t
}

// derive sets *slot, a field of another type's record, to what make gives unless it is set.
func derive(slot **abi.Type, make func() *abi.Type) *abi.Type {
	made.Lock()
	defer made.Unlock()
	if *slot == nil {
		t := make()
		made.derived = append(made.derived, t)
		*slot = t
	}
	return *slot
}

func pointerTo(t *abi.Type) *abi.Type {
	if t.PtrTo != nil {
		return t.PtrTo
	}
	return derive(&t.PtrTo, func() *abi.Type {
		p := pointerLike(newType(abi.Pointer, "*"+t.Str, 8), true)
		p.Elem = t
		return p
	})
}

// PointerTo returns the type *t.
func PointerTo(t Type) Type { return toType(pointerTo(t.common())) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf returns the type []t.
func SliceOf(t Type) Type {
	e := t.common()
	if e.SliceOf != nil {
		return toType(e.SliceOf)
	}
	return toType(derive(&e.SliceOf, func() *abi.Type {
		s := newType(abi.Slice, "[]"+e.Str, 24)
		s.PtrBytes = 8
		s.GCMask = &pointerMask[0]
		s.Elem = e
		return s
	}))
}

// MapOf returns the type map[key]elem.
func MapOf(key, elem Type) Type {
	k, e := key.common(), elem.common()
	if k.Flags&abi.FlagComparable == 0 {
		panic("reflect.MapOf: invalid key type " + k.Str)
	}
	return toType(lookup(func(t *abi.Type) bool {
		return t.Kind == abi.Map && t.Name == "" && t.Key == k && t.Elem == e
	}, func() *abi.Type { return makeMapType(k, e) }))
}

// ChanOf returns the channel type with a direction.
func ChanOf(dir ChanDir, t Type) Type {
	e := t.common()
	return toType(lookup(func(c *abi.Type) bool {
		return c.Kind == abi.Chan && c.Name == "" && c.Elem == e && c.Len == int(dir)
	}, func() *abi.Type {
		str := e.Str
		if dir == BothDir && str != "" && str[0] == '<' {
			str = "(" + str + ")"
		}
		c := pointerLike(newType(abi.Chan, dir.String()+" "+str, 8), true)
		c.Elem, c.Len = e, int(dir)
		return c
	}))
}

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	e := elem.common()
	return toType(lookup(func(a *abi.Type) bool {
		return a.Kind == abi.Array && a.Name == "" && a.Elem == e && a.Len == length
	}, func() *abi.Type { return makeArrayType(e, length) }))
}

func makeArrayType(e *abi.Type, length int) *abi.Type {
	a := newType(abi.Array, "["+strconv.Itoa(length)+"]"+e.Str, e.Size*uintptr(length))
	a.Elem, a.Len = e, length
	a.Align, a.FieldAlign = e.Align, e.FieldAlign
	if length > 0 && e.PtrBytes > 0 {
		a.PtrBytes = e.Size*uintptr(length-1) + e.PtrBytes
		mask := make([]byte, (a.PtrBytes/8+7)/8)
		words := e.Size / 8
		for i := range uintptr(length) {
			for w := range e.PtrBytes / 8 {
				if *(*byte)(unsafe.Add(unsafe.Pointer(e.GCMask), w/8))>>(w%8)&1 != 0 {
					to := i*words + w
					mask[to/8] |= 1 << (to % 8)
				}
			}
		}
		a.GCMask = &mask[0]
	}
	a.Flags = e.Flags & (abi.FlagComparable | abi.FlagPlain)
	if length == 1 {
		a.Flags |= e.Flags & abi.FlagDirect
	}
	return a
}

func funcType(in, out []*abi.Type, variadic bool) *abi.Type {
	return lookup(func(t *abi.Type) bool {
		return t.Kind == abi.Func && t.Name == "" && t.Flags&abi.FlagVariadic != 0 == variadic && identicalAll(t.In, in, true) && identicalAll(t.Out, out, true)
	}, func() *abi.Type {
		str := "func("
		for i, t := range in {
			if i > 0 {
				str += ", "
			}
			if variadic && i == len(in)-1 {
				str += "..." + t.Elem.Str
			} else {
				str += t.Str
			}
		}
		str += ")"
		switch len(out) {
		case 0:
		case 1:
			str += " " + out[0].Str
		default:
			str += " ("
			for i, t := range out {
				if i > 0 {
					str += ", "
				}
				str += t.Str
			}
			str += ")"
		}
		t := pointerLike(newType(abi.Func, str, 8), false)
		if variadic {
			t.Flags |= abi.FlagVariadic
		}
		t.In, t.Out = in, out
		return t
	})
}

// FuncOf returns the function type with these parameters and results.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	return toType(funcType(commons(in), commons(out), variadic))
}

func commons(types []Type) []*abi.Type {
	list := make([]*abi.Type, len(types))
	for i, t := range types {
		list[i] = t.common()
	}
	return list
}
