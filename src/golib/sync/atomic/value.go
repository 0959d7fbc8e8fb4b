package atomic

import (
	"internal/abi"
	"unsafe"
)

// A Value holds a value of one type, which the first Store decides. It must not be copied after that.
type Value struct {
	v any
}

// The two words of v are written one after the other. While the first Store is at work the type word is &storing, so
// that others wait; afterwards the type never changes.
var storing byte

func words(v *any) *abi.Eface { return (*abi.Eface)(unsafe.Pointer(v)) }

func typeWord(e *abi.Eface) *unsafe.Pointer { return (*unsafe.Pointer)(unsafe.Pointer(&e.Type)) }

// Load returns the value of the last Store, nil if there was none.
func (v *Value) Load() (val any) {
	e := words(&v.v)
	t := LoadPointer(typeWord(e))
	if t == nil || t == unsafe.Pointer(&storing) {
		return nil
	}
	data := LoadPointer(&e.Data)
	*words(&val) = abi.Eface{Type: (*abi.Type)(t), Data: data}
	return val
}

// claim returns the stored type, or nil after it has taken the right to store the first value.
func (v *Value) claim() unsafe.Pointer {
	e := words(&v.v)
	for {
		t := LoadPointer(typeWord(e))
		switch {
		case t == nil:
			if CompareAndSwapPointer(typeWord(e), nil, unsafe.Pointer(&storing)) {
				return nil
			}
		case t != unsafe.Pointer(&storing):
			return t
		}
	}
}

func (v *Value) first(val any) {
	e, n := words(&v.v), words(&val)
	StorePointer(&e.Data, n.Data)
	StorePointer(typeWord(e), unsafe.Pointer(n.Type))
}

// Store sets the value. All calls must store values of the same type, and not nil.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	n := words(&val)
	t := v.claim()
	if t == nil {
		v.first(val)
		return
	}
	if t != unsafe.Pointer(n.Type) {
		panic("sync/atomic: store of inconsistently typed value into Value")
	}
	StorePointer(&words(&v.v).Data, n.Data)
}

// Swap sets the value and returns the one before.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	n := words(&new)
	t := v.claim()
	if t == nil {
		v.first(new)
		return nil
	}
	if t != unsafe.Pointer(n.Type) {
		panic("sync/atomic: swap of inconsistently typed value into Value")
	}
	*words(&old) = abi.Eface{Type: n.Type, Data: SwapPointer(&words(&v.v).Data, n.Data)}
	return old
}

// CompareAndSwap stores new if the value equals old.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	n := words(&new)
	if old != nil && words(&old).Type != n.Type {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	e := words(&v.v)
	t := LoadPointer(typeWord(e))
	if old == nil && (t == nil || t == unsafe.Pointer(&storing)) {
		if t = v.claim(); t == nil {
			v.first(new)
			return true
		}
	}
	if t == nil || t == unsafe.Pointer(&storing) {
		return false
	}
	if t != unsafe.Pointer(n.Type) {
		panic("sync/atomic: compare and swap of inconsistently typed value into Value")
	}
	data := LoadPointer(&e.Data)
	var now any
	*words(&now) = abi.Eface{Type: n.Type, Data: data}
	if now != old {
		return false
	}
	return CompareAndSwapPointer(&e.Data, data, n.Data)
}
