// Package weak has pointers that do not keep what they point to alive. Here they do: the collector has no hook for them.
package weak

// A Pointer points weakly.
type Pointer[T any] struct{ p *T }

// Make makes a weak pointer of ptr.
func Make[T any](ptr *T) Pointer[T] { return Pointer[T]{ptr} }

// Value returns the pointer, nil if what it points to is gone.
func (p Pointer[T]) Value() *T { return p.p }
