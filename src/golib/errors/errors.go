// Package errors makes and inspects error values.
package errors

import "internal/reflectlite"

// ErrUnsupported says that an operation cannot be done by this implementation.
var ErrUnsupported = New("unsupported operation")

type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

// New returns an error with the given text. Each call gives a distinct value.
func New(text string) error { return &errorString{text} }

// Unwrap calls the error's Unwrap() error method, if it has one.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// Is reports whether an error in err's tree matches target: by == or by its own Is method.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return matches(err, target, reflectlite.Comparable(target))
}

func matches(err, target error, comparable bool) bool {
	for {
		if comparable && err == target {
			return true
		}
		if m, ok := err.(interface{ Is(error) bool }); ok && m.Is(target) {
			return true
		}
		switch u := err.(type) {
		case interface{ Unwrap() error }:
			if err = u.Unwrap(); err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, e := range u.Unwrap() {
				if matches(e, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// As stores the first error in err's tree that is assignable to *target there, and reports whether there was one.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	t, problem := reflectlite.NewTarget(target)
	if problem != "" {
		panic("errors: " + problem)
	}
	return assign(err, target, t)
}

func assign(err error, target any, t reflectlite.Target) bool {
	for {
		if t.Set(err) {
			return true
		}
		if m, ok := err.(interface{ As(any) bool }); ok && m.As(target) {
			return true
		}
		switch u := err.(type) {
		case interface{ Unwrap() error }:
			if err = u.Unwrap(); err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, e := range u.Unwrap() {
				if e != nil && assign(e, target, t) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// AsType returns the first error in err's tree whose type is E.
func AsType[E error](err error) (E, bool) {
	var zero E
	if err == nil {
		return zero, false
	}
	var slot *E
	return findType(err, &slot)
}

func findType[E error](err error, slot **E) (E, bool) {
	for {
		if e, ok := err.(E); ok {
			return e, true
		}
		if m, ok := err.(interface{ As(any) bool }); ok {
			if *slot == nil {
				*slot = new(E)
			}
			if m.As(*slot) {
				return **slot, true
			}
		}
		var zero E
		switch u := err.(type) {
		case interface{ Unwrap() error }:
			if err = u.Unwrap(); err == nil {
				return zero, false
			}
		case interface{ Unwrap() []error }:
			for _, e := range u.Unwrap() {
				if e == nil {
					continue
				}
				if found, ok := findType(e, slot); ok {
					return found, true
				}
			}
			return zero, false
		default:
			return zero, false
		}
	}
}
