package reflect

import (
	"internal/abi"
	"internal/rtgo"
	"unsafe"
)

// visit is a pair of pointers that is being compared already.
type visit struct {
	a, b unsafe.Pointer
	t    *abi.Type
}

// DeepEqual compares x and y, and what they point to, by their contents. Functions are equal only if both are nil.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	return a.typ == b.typ && deepEqual(a, b, map[visit]bool{})
}

func deepEqual(a, b Value, seen map[visit]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ != b.typ {
		return false
	}
	switch k := a.kind(); k {
	case Pointer, Map, Slice:
		// Only these can lead back to themselves.
		p, q := a.UnsafePointer(), b.UnsafePointer()
		if p != nil && q != nil {
			if uintptr(p) > uintptr(q) {
				p, q = q, p
			}
			v := visit{p, q, a.typ}
			if seen[v] {
				return true
			}
			seen[v] = true
		}
	}
	switch a.kind() {
	case Array:
		return deepElements(a, b, seen)
	case Slice:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		return a.UnsafePointer() == b.UnsafePointer() || deepElements(a, b, seen)
	case Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return deepEqual(a.Elem(), b.Elem(), seen)
	case Pointer:
		return a.pointer() == b.pointer() || deepEqual(a.Elem(), b.Elem(), seen)
	case Struct:
		for i := range a.typ.Fields {
			if !deepEqual(a.Field(i), b.Field(i), seen) {
				return false
			}
		}
		return true
	case Map:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		if a.pointer() == b.pointer() {
			return true
		}
		for it := a.MapRange(); it.Next(); {
			v, w := it.Value(), b.MapIndex(it.Key())
			if !v.IsValid() || !w.IsValid() || !deepEqual(v, w, seen) {
				return false
			}
		}
		return true
	case Func:
		return a.IsNil() && b.IsNil()
	}
	return rtgo.Equal(a.typ, a.address(), b.address())
}

func deepElements(a, b Value, seen map[visit]bool) bool {
	for i := range a.Len() {
		if !deepEqual(a.Index(i), b.Index(i), seen) {
			return false
		}
	}
	return true
}
