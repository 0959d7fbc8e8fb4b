// Package rterr holds the errors of the language's run-time checks and the functions that the compiler calls to
// raise them. Package runtime re-exports the public types. It is part of every program, so it imports nothing big.
package rterr

import "internal/abi"

// Error marks the errors of run-time checks.
type Error interface {
	error
	RuntimeError()
}

// errorString is an error whose text gets the prefix "runtime error: ".
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

// NewError is for package runtime.
func NewError(text string) Error { return errorString(text) }

// plainError is an error that is printed without prefix.
type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// errorAddressString is an errorString with the address of the bad access.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}
func (e errorAddressString) Error() string { return "runtime error: " + e.msg }

// Addr is the address whose access failed.
func (e errorAddressString) Addr() uintptr { return e.addr }

// synctestDeadlockError is what a bubble of testing/synctest ends with that cannot go on.
type synctestDeadlockError string

func (e synctestDeadlockError) Error() string { return "deadlock: " + string(e) }

// PanicNilError is the value of panic(nil).
type PanicNilError struct {
	_ [0]func()
}

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}
func (*PanicNilError) RuntimeError() {}

// TypeAssertionError is a failed type assertion.
type TypeAssertionError struct {
	_interface    *abi.Type
	concrete      *abi.Type
	asserted      *abi.Type
	missingMethod string
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	want := e.asserted.Str
	if e.concrete == nil {
		from := "interface"
		if e._interface != nil {
			from = e._interface.Str
		}
		return "interface conversion: " + from + " is nil, not " + want
	}
	have := e.concrete.Str
	if e.missingMethod != "" {
		return "interface conversion: " + have + " is not " + want + ": missing method " + e.missingMethod
	}
	from := "interface"
	if e._interface != nil {
		from = e._interface.Str
	}
	msg := "interface conversion: " + from + " is " + have + ", not " + want
	if have == want {
		if e.concrete.PkgPath != e.asserted.PkgPath {
			msg += " (types from different packages)"
		} else {
			msg += " (types from different scopes)"
		}
	}
	return msg
}

// boundsError is an index or slice expression out of range. Its y is the length, the capacity or the other index.
type boundsError struct {
	x      int64
	y      int
	signed bool
	code   uint8
}

const (
	boundsIndex = iota
	boundsSliceAlen
	boundsSliceAcap
	boundsSliceB
	boundsSlice3Alen
	boundsSlice3Acap
	boundsSlice3B
	boundsSlice3C
	boundsConvert
)

func (e boundsError) RuntimeError() {}

// Error puts x and y for the letters of a template.
func (e boundsError) Error() string {
	negative := e.signed && e.x < 0
	template := "slice bounds out of range "
	switch e.code {
	case boundsIndex:
		template = "index out of range [x]"
		if !negative {
			template += " with length y"
		}
	case boundsConvert:
		template = "cannot convert slice with length x to array or pointer to array with length y"
	case boundsSliceAlen, boundsSliceAcap:
		template += "[:x]"
	case boundsSlice3Alen, boundsSlice3Acap:
		template += "[::x]"
	case boundsSliceB:
		template += pick(negative, "[x:]", "[x:y]")
	case boundsSlice3B:
		template += pick(negative, "[:x:]", "[:x:y]")
	case boundsSlice3C:
		template += pick(negative, "[x::]", "[x:y:]")
	}
	if !negative {
		switch e.code {
		case boundsSliceAlen, boundsSlice3Alen:
			template += " with length y"
		case boundsSliceAcap, boundsSlice3Acap:
			template += " with capacity y"
		}
	}
	b := append(make([]byte, 0, 100), "runtime error: "...)
	for i := 0; i < len(template); i++ {
		c := template[i]
		lone := i == 0 || !isLetter(template[i-1])
		lone = lone && (i+1 == len(template) || !isLetter(template[i+1]))
		switch {
		case c == 'x' && lone:
			b = appendInt(b, e.x, e.signed)
		case c == 'y' && lone:
			b = appendInt(b, int64(e.y), true)
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

func appendInt(b []byte, x int64, signed bool) []byte {
	u := uint64(x)
	if signed && x < 0 {
		b = append(b, '-')
		u = -u
	}
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte('0' + u%10)
		if u /= 10; u == 0 {
			return append(b, digits[i:]...)
		}
	}
}
