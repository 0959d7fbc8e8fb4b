// Package weak has pointers that do not keep what they point to alive.
package weak

import (
	"internal/rt"
	"unsafe"
)

// A Pointer points weakly. Pointers are equal if they were made from equal pointers, also after what they point to has died.
type Pointer[T any] struct {
	_ [0]*T
	// The handle that the collector clears (kernel, mfinal.ts); for what does not live in the heap the pointer itself.
	handle unsafe.Pointer
}

// Make makes a weak pointer of ptr.
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	return Pointer[T]{handle: rt.WeakHandle(unsafe.Pointer(ptr))}
}

// Value returns the pointer, nil if what it points to is gone.
func (p Pointer[T]) Value() *T {
	if p.handle == nil {
		return nil
	}
	return (*T)(rt.WeakValue(p.handle))
}
