// Package cgo has what programs name of cgo's run-time support. There is no C here: only handles, and the type of memory
// that is not Go's.
package cgo

import (
	"sync"
	"sync/atomic"
)

// Incomplete stands in structs whose memory Go does not manage. The compiler knows it: pointers to such structs are no pointers for the
// collector.
type Incomplete struct{ _ [0]byte }

// A Handle is a number that stands for a Go value.
type Handle uintptr

var (
	handles sync.Map
	last    atomic.Uintptr
)

// NewHandle returns a new handle for v, valid until Delete.
func NewHandle(v any) Handle {
	h := last.Add(1)
	if h == 0 {
		panic("runtime/cgo: ran out of handle space")
	}
	handles.Store(h, v)
	return Handle(h)
}

// Value is what the handle stands for.
func (h Handle) Value() any {
	v, ok := handles.Load(uintptr(h))
	if !ok {
		panic("runtime/cgo: misuse of an invalid Handle")
	}
	return v
}

// Delete ends the handle.
func (h Handle) Delete() {
	if _, ok := handles.LoadAndDelete(uintptr(h)); !ok {
		panic("runtime/cgo: misuse of an invalid Handle")
	}
}
