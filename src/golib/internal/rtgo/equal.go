// Package rtgo is the part of the runtime that Go says best: what operators on interfaces do at run time, and the
// search for methods. Compiled code calls these functions by name.
package rtgo

import (
	"internal/abi"
	"internal/maps"
	"internal/rt"
	"internal/rterr"
	"unsafe"
)

// efaceeq compares two interface values of the same dynamic type t.
func efaceeq(t *abi.Type, x, y unsafe.Pointer) bool {
	if t == nil {
		return true
	}
	if t.Flags&abi.FlagComparable == 0 {
		rterr.PanicUncomparable(t)
	}
	if t.Flags&abi.FlagDirect != 0 {
		return x == y
	}
	if x == y && t.Flags&abi.FlagPlain != 0 {
		return true
	}
	return Equal(t, x, y)
}

func ifaceeq(tab *abi.Itab, x, y unsafe.Pointer) bool {
	if tab == nil {
		return true
	}
	return efaceeq(tab.Type, x, y)
}

// Equal compares the values of type t at p and q.
func Equal(t *abi.Type, p, q unsafe.Pointer) bool {
	if t.Flags&abi.FlagPlain != 0 {
		return rt.Memequal(p, q, t.Size)
	}
	switch t.Kind {
	case abi.String:
		return *(*string)(p) == *(*string)(q)
	case abi.Float32:
		return *(*float32)(p) == *(*float32)(q)
	case abi.Float64:
		return *(*float64)(p) == *(*float64)(q)
	case abi.Complex64:
		return *(*complex64)(p) == *(*complex64)(q)
	case abi.Complex128:
		return *(*complex128)(p) == *(*complex128)(q)
	case abi.Interface:
		a, b := (*abi.Eface)(p), (*abi.Eface)(q)
		if a.Type != b.Type {
			return false
		}
		if a.Type == nil {
			return true
		}
		return efaceeq(dynamicType(t, a.Type), a.Data, b.Data)
	case abi.Struct:
		for i := range t.Fields {
			f := &t.Fields[i]
			if f.Name != "_" && !Equal(f.Type, unsafe.Add(p, f.Offset), unsafe.Add(q, f.Offset)) {
				return false
			}
		}
		return true
	case abi.Array:
		for i := 0; i < t.Len; i++ {
			at := uintptr(i) * t.Elem.Size
			if !Equal(t.Elem, unsafe.Add(p, at), unsafe.Add(q, at)) {
				return false
			}
		}
		return true
	}
	return rt.Memequal(p, q, t.Size)
}

// dynamicType turns the first word of a value of interface type t into the dynamic type's record.
func dynamicType(t *abi.Type, word *abi.Type) *abi.Type {
	if len(t.IMethods) == 0 {
		return word
	}
	return (*abi.Itab)(unsafe.Pointer(word)).Type
}

func efacehash(t *abi.Type, data unsafe.Pointer, seed uint64) uint64 {
	if t == nil {
		return seed
	}
	if t.Flags&abi.FlagComparable == 0 {
		rterr.PanicUnhashable(t)
	}
	if t.Flags&abi.FlagDirect != 0 {
		return Hash(t, unsafe.Pointer(&data), seed)
	}
	return Hash(t, data, seed)
}

func ifacehash(tab *abi.Itab, data unsafe.Pointer, seed uint64) uint64 {
	if tab == nil {
		return seed
	}
	return efacehash(tab.Type, data, seed)
}

// hash hashes a value of any comparable type in place, as a map of that key type does.
func hash[K comparable](k K, seed uint64) uint64

// Hash hashes the value of type t at p exactly as hash does for a static type.
func Hash(t *abi.Type, p unsafe.Pointer, seed uint64) uint64 {
	switch t.Kind {
	case abi.Bool, abi.Uint8:
		return hash(*(*uint8)(p), seed)
	case abi.Int8:
		return hash(*(*int8)(p), seed)
	case abi.Int16:
		return hash(*(*int16)(p), seed)
	case abi.Uint16:
		return hash(*(*uint16)(p), seed)
	case abi.Int32, abi.Uint32:
		return hash(*(*uint32)(p), seed)
	case abi.Int, abi.Int64, abi.Uint, abi.Uint64, abi.Uintptr:
		return hash(*(*uint64)(p), seed)
	case abi.Chan, abi.Pointer, abi.UnsafePointer:
		return hash(*(*unsafe.Pointer)(p), seed)
	case abi.Float32:
		return hash(*(*float32)(p), seed)
	case abi.Float64:
		return hash(*(*float64)(p), seed)
	case abi.Complex64:
		return hash(*(*complex64)(p), seed)
	case abi.Complex128:
		return hash(*(*complex128)(p), seed)
	case abi.String:
		return hash(*(*string)(p), seed)
	case abi.Interface:
		v := (*abi.Eface)(p)
		if v.Type == nil {
			return seed
		}
		return efacehash(dynamicType(t, v.Type), v.Data, seed)
	case abi.Struct:
		if t.Flags&abi.FlagPlain != 0 && parts(t) > 4 {
			return rt.Memhash(p, seed, t.Size)
		}
		for i := range t.Fields {
			f := &t.Fields[i]
			if f.Name != "_" && f.Type.Size > 0 {
				seed = Hash(f.Type, unsafe.Add(p, f.Offset), seed)
			}
		}
		return seed
	case abi.Array:
		if t.Flags&abi.FlagPlain != 0 {
			return rt.Memhash(p, seed, t.Size)
		}
		for i := 0; i < t.Len; i++ {
			seed = Hash(t.Elem, unsafe.Add(p, uintptr(i)*t.Elem.Size), seed)
		}
		return seed
	}
	return seed
}

// efacekey panics if an interface holds what no map can have as a key.
func efacekey(t *abi.Type, data unsafe.Pointer) {
	switch {
	case t == nil:
	case t.Flags&abi.FlagComparable == 0:
		maps.PanicKey(t)
	case t.Flags&abi.FlagDirect != 0:
		checkKey(t, unsafe.Pointer(&data))
	default:
		checkKey(t, data)
	}
}

func ifacekey(tab *abi.Itab, data unsafe.Pointer) {
	if tab != nil {
		efacekey(tab.Type, data)
	}
}

// checkKey looks for such interfaces in the value of type t at p.
func checkKey(t *abi.Type, p unsafe.Pointer) {
	switch {
	case t.Flags&abi.FlagPlain != 0:
	case t.Kind == abi.Interface:
		if v := (*abi.Eface)(p); v.Type != nil {
			efacekey(dynamicType(t, v.Type), v.Data)
		}
	case t.Kind == abi.Struct:
		for i := range t.Fields {
			if f := &t.Fields[i]; f.Name != "_" {
				checkKey(f.Type, unsafe.Add(p, f.Offset))
			}
		}
	case t.Kind == abi.Array:
		for i := range t.Len {
			checkKey(t.Elem, unsafe.Add(p, uintptr(i)*t.Elem.Size))
		}
	}
}

// parts counts the locals that compiled code needs for a value: a struct of more than four, or with an array, is held in memory.
func parts(t *abi.Type) int {
	switch t.Kind {
	case abi.String, abi.Interface, abi.Complex64, abi.Complex128:
		return 2
	case abi.Slice:
		return 3
	case abi.Array:
		if t.Size == 0 {
			return 0
		}
		return 5
	case abi.Struct:
		n := 0
		for i := range t.Fields {
			n += parts(t.Fields[i].Type)
		}
		return n
	}
	return 1
}
