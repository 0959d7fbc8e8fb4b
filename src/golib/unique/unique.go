// Package unique makes comparable values into handles that compare as fast as pointers.
package unique

import (
	"internal/abi"
	"runtime"
	"strings"
	"sync"
	"unsafe"
	"weak"
)

// A Handle stands for a value: handles are equal if their values are.
type Handle[T comparable] struct{ value *T }

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

var (
	mu sync.Mutex
	// pools holds, under the nil pointer to each T, a map from values to weak pointers. A cleanup removes an entry some time after the last handle is gone.
	pools = map[any]any{}
)

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	mu.Lock()
	defer mu.Unlock()
	pool, ok := pools[(*T)(nil)].(map[T]weak.Pointer[T])
	if !ok {
		pool = map[T]weak.Pointer[T]{}
		pools[(*T)(nil)] = pool
	}
	if w, ok := pool[value]; ok {
		if p := w.Value(); p != nil {
			return Handle[T]{p}
		}
	}
	p := new(T)
	*p = value
	pointer := any(p)
	cloneStrings((*abi.Eface)(unsafe.Pointer(&pointer)).Type.Elem, unsafe.Pointer(p))
	w := weak.Make(p)
	pool[*p] = w
	key := *p
	runtime.AddCleanup(p, func(w weak.Pointer[T]) {
		mu.Lock()
		defer mu.Unlock()
		// It may have been made anew.
		if pool[key] == w {
			delete(pool, key)
		}
	}, w)
	return Handle[T]{p}
}

// cloneStrings replaces the strings in the value at p by copies, so that a handle does not keep what they were cut from. What pointers and interfaces
// lead to stays as it is.
func cloneStrings(t *abi.Type, p unsafe.Pointer) {
	switch t.Kind {
	case abi.String:
		s := (*string)(p)
		*s = strings.Clone(*s)
	case abi.Array:
		for i := range t.Len {
			cloneStrings(t.Elem, unsafe.Add(p, uintptr(i)*uintptr(t.Elem.Size)))
		}
	case abi.Struct:
		for i := range t.Fields {
			f := &t.Fields[i]
			cloneStrings(f.Type, unsafe.Add(p, f.Offset))
		}
	}
}
