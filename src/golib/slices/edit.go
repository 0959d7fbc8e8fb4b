// Package slices has what can be done with slices of any type: comparing, searching, editing, sorting. Functions that
// shorten or edit a slice work in its memory if they can, as append does, and return the slice that results.
package slices

import (
	"math/bits"
	"unsafe"
)

// Insert returns s with the values v before s[i]. There may be up to cap(s) elements without an allocation. i may be
// len(s); beyond that is a panic.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	tail := s[i:]
	if len(v) == 0 {
		return s
	}
	if len(tail) == 0 {
		return append(s, v...)
	}
	return exchange(s, i, i, v)
}

// Replace returns s with the values v in the place of s[i:j]. It sets the elements behind the result to zero, if it is
// shorter than s. Indices out of range are a panic.
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	old := s[i:j]
	if len(old) == 0 {
		return Insert(s, i, v...)
	}
	var edited S
	if j == len(s) {
		edited = append(s[:i], v...)
	} else {
		edited = exchange(s, i, j, v)
	}
	if len(edited) < len(s) {
		clear(s[len(edited):])
	}
	return edited
}

// exchange puts v, of which parts may lie in s, in the place of s[i:j]. There must be something after that.
func exchange[S ~[]E, E any](s S, i, j int, v []E) S {
	tail := s[j:]
	total := i + len(v) + len(tail)
	if total > cap(s) {
		// append chooses the capacity.
		larger := append(s[:i], make(S, total-i)...)
		copy(larger[i:], v)
		copy(larger[i+len(v):], tail)
		return larger
	}
	edited := s[:total]
	if i+len(v) <= j {
		copy(edited[i:], v)
		copy(edited[i+len(v):], tail)
		return edited
	}
	if overlaps(v, edited[i:]) {
		v = append([]E(nil), v...)
	}
	copy(edited[i+len(v):], tail)
	copy(edited[i:], v)
	return edited
}

// overlaps reports whether a and b have memory in common.
func overlaps[E any](a, b []E) bool {
	if len(a) == 0 || len(b) == 0 || unsafe.Sizeof(a[0]) == 0 {
		return false
	}
	return address(&a[0]) <= address(&b[len(b)-1]) && address(&b[0]) <= address(&a[len(a)-1])
}

func address[E any](p *E) uintptr { return uintptr(unsafe.Pointer(p)) }

// Delete returns s without s[i:j], and sets the elements that the result leaves at the end of s to zero. Indices out of
// range are a panic.
func Delete[S ~[]E, E any](s S, i, j int) S {
	gone := s[i:j:len(s)]
	if len(gone) == 0 {
		return s
	}
	return cutOff(s, i+copy(s[i:], s[j:]))
}

// DeleteFunc returns s without the elements for which del is true, and sets those that the result leaves at the end of s
// to zero. del is called once for each element, in order.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := IndexFunc(s, del)
	if kept < 0 {
		return s
	}
	for _, v := range s[kept+1:] {
		if !del(v) {
			s[kept] = v
			kept++
		}
	}
	return cutOff(s, kept)
}

// Compact returns s without the elements that are equal to the one before them, and sets those that the result leaves at
// the end of s to zero.
func Compact[S ~[]E, E comparable](s S) S {
	kept := min(1, len(s))
	for i := 1; i < len(s); i++ {
		if s[i] == s[i-1] {
			continue
		}
		if kept < i {
			s[kept] = s[i]
		}
		kept++
	}
	return cutOff(s, kept)
}

// CompactFunc is Compact where eq compares each element with the one that was before it.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	kept := min(1, len(s))
	for i := 1; i < len(s); i++ {
		// What was kept is not written at or beyond i-1, unless nothing has been dropped.
		if eq(s[i], s[i-1]) {
			continue
		}
		if kept < i {
			s[kept] = s[i]
		}
		kept++
	}
	return cutOff(s, kept)
}

// cutOff returns the first n elements of s and sets the others to zero, so that they hold no memory.
func cutOff[S ~[]E, E any](s S, n int) S {
	clear(s[n:])
	return s[:n]
}

// Grow returns s with room for n more elements at least. A negative n is a panic.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	missing := n - (cap(s) - len(s))
	if missing <= 0 {
		return s
	}
	return append(s[:cap(s)], make([]E, missing)...)[:len(s)]
}

// Clip returns s without room for more elements.
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Clone returns a copy of s; nil stays nil. The elements themselves are assigned.
func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return s
	}
	return append(S{}, s...)
}

// Reverse turns the order of the elements of s around.
func Reverse[S ~[]E, E any](s S) {
	last := len(s) - 1
	for i := range len(s) / 2 {
		s[i], s[last-i] = s[last-i], s[i]
	}
}

// Concat returns a new slice with the elements of all slices, one after the other; if there are none it is nil.
func Concat[S ~[]E, E any](slices ...S) S {
	total := 0
	for _, s := range slices {
		if total += len(s); total < 0 {
			panic("len out of range")
		}
	}
	joined := Grow[S](nil, total)
	for _, s := range slices {
		joined = append(joined, s...)
	}
	return joined
}

// Repeat returns a new slice with count times the elements of x. It panics if count is negative or the result too long.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	high, total := bits.Mul(uint(len(x)), uint(count))
	if high != 0 || int(total) < 0 {
		panic("the result of (len(x) * count) overflows")
	}
	repeated := make(S, total)
	for done := copy(repeated, x); done < len(repeated); {
		done += copy(repeated[done:], repeated[:done])
	}
	return repeated
}
