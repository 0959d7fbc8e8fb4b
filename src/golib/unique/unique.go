// Package unique makes comparable values into handles that compare as fast as pointers.
package unique

import "sync"

// A Handle stands for a value: handles are equal if their values are.
type Handle[T comparable] struct{ value *T }

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

var (
	mu   sync.Mutex
	pool = map[any]any{}
)

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	mu.Lock()
	defer mu.Unlock()
	if p, ok := pool[value]; ok {
		return Handle[T]{p.(*T)}
	}
	p := new(T)
	*p = value
	pool[value] = p
	return Handle[T]{p}
}
