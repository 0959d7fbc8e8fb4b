// Package reflectlite is the little reflection that low-level packages (errors, sort, context) need, without
// the weight of package reflect.
package reflectlite

import (
	"internal/abi"
	"internal/rt"
	"unsafe"
)

func efaceOf(v *any) *abi.Eface { return (*abi.Eface)(unsafe.Pointer(v)) }

// TypeString is the name of v's dynamic type as reflect prints it.
func TypeString(v any) string {
	if t := efaceOf(&v).Type; t != nil {
		return t.Str
	}
	return "<nil>"
}

// Comparable reports whether v's dynamic type has ==.
func Comparable(v any) bool {
	t := efaceOf(&v).Type
	return t == nil || t.Flags&abi.FlagComparable != 0
}

// Target is the variable that errors.As is to fill.
type Target struct {
	typ *abi.Type
	ptr unsafe.Pointer
}

// NewTarget checks that target is a non-nil pointer to an interface or error type; else it says what is wrong.
func NewTarget(target any) (t Target, problem string) {
	e := efaceOf(&target)
	if e.Type.Kind != abi.Pointer || e.Data == nil {
		return Target{}, "target must be a non-nil pointer"
	}
	elem := e.Type.Elem
	if elem.Kind != abi.Interface && !isError(elem) {
		return Target{}, "*target must be interface or implement error"
	}
	return Target{elem, e.Data}, ""
}

func isError(t *abi.Type) bool {
	var slot *error
	var v any = slot
	return rt.GetItab(unsafe.Pointer(efaceOf(&v).Type.Elem), unsafe.Pointer(t)) != nil
}

// Set stores err in the target if its dynamic type is assignable to it.
func (t Target) Set(err error) bool {
	if err == nil {
		return false
	}
	var v any = err
	e := efaceOf(&v)
	switch {
	case t.typ.Kind != abi.Interface:
		if e.Type != t.typ {
			return false
		}
		if t.typ.Flags&abi.FlagDirect != 0 {
			*(*unsafe.Pointer)(t.ptr) = e.Data
		} else {
			rt.Memmove(t.ptr, e.Data, t.typ.Size)
		}
	case len(t.typ.IMethods) == 0:
		*(*any)(t.ptr) = v
	default:
		tab := rt.GetItab(unsafe.Pointer(t.typ), unsafe.Pointer(e.Type))
		if tab == nil {
			return false
		}
		*(*abi.Iface)(t.ptr) = abi.Iface{Tab: (*abi.Itab)(tab), Data: e.Data}
	}
	return true
}
