// Package ring is a circular list.
package ring

// A Ring is an element of a circular list; any of them stands for the whole. The zero Ring is a ring of one.
type Ring struct {
	next, prev *Ring
	Value      any
}

// whole returns r, as a ring of one if it has never been used.
func (r *Ring) whole() *Ring {
	if r.next == nil {
		join(r, r)
	}
	return r
}

// join puts b behind a.
func join(a, b *Ring) { a.next, b.prev = b, a }

// Next returns the element behind r, which must not be nil.
func (r *Ring) Next() *Ring { return r.whole().next }

// Prev returns the element before r, which must not be nil.
func (r *Ring) Prev() *Ring { return r.whole().prev }

// Move goes n elements forward, or back if n < 0.
func (r *Ring) Move(n int) *Ring {
	at := r.whole()
	for range max(n, -n) {
		if n > 0 {
			at = at.next
		} else {
			at = at.prev
		}
	}
	return at
}

// New makes a ring of n elements.
func New(n int) *Ring {
	if n < 1 {
		return nil
	}
	first := new(Ring)
	for range n - 1 {
		first.Prev().Link(new(Ring))
	}
	return first.whole()
}

// Link connects r with s, so that r.Next() is s, and returns the old r.Next(). Of one ring, what was between them is a ring of its own then.
func (r *Ring) Link(s *Ring) *Ring {
	behind := r.Next()
	if s == nil {
		return behind
	}
	last := s.Prev()
	join(r, s)
	join(last, behind)
	return behind
}

// Unlink removes n elements behind r.
func (r *Ring) Unlink(n int) *Ring {
	if n > 0 {
		return r.Link(r.Move(n + 1))
	}
	return nil
}

// all yields the elements, from r on; r may be nil.
func (r *Ring) all(yield func(*Ring) bool) {
	if r == nil || !yield(r) {
		return
	}
	for at := r.Next(); at != r; at = at.next {
		if !yield(at) {
			return
		}
	}
}

// Len counts the elements.
func (r *Ring) Len() int {
	n := 0
	for range r.all {
		n++
	}
	return n
}

// Do calls f for each element.
func (r *Ring) Do(f func(any)) {
	for at := range r.all {
		f(at.Value)
	}
}
