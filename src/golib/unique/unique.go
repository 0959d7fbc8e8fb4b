// Package unique makes comparable values into handles that compare as fast as pointers.
package unique

import (
	"runtime"
	"sync"
	"weak"
)

// A Handle stands for a value: handles are equal if their values are.
type Handle[T comparable] struct{ value *T }

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

var (
	mu sync.Mutex
	// pool holds a weak.Pointer[T] for each value of each T; a cleanup removes it some time after the last handle is gone.
	pool = map[any]any{}
)

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	mu.Lock()
	defer mu.Unlock()
	if w, ok := pool[value]; ok {
		if p := w.(weak.Pointer[T]).Value(); p != nil {
			return Handle[T]{p}
		}
	}
	p := new(T)
	*p = value
	w := weak.Make(p)
	pool[value] = w
	runtime.AddCleanup(p, func(w weak.Pointer[T]) { forget(value, w) }, w)
	return Handle[T]{p}
}

// forget removes the entry of a value unless it has been made anew.
func forget[T comparable](value T, w weak.Pointer[T]) {
	mu.Lock()
	defer mu.Unlock()
	if pool[value] == any(w) {
		delete(pool, value)
	}
}
