package flag

import (
	"encoding"
	"errors"
	"strconv"
)

// A Value is where a flag keeps what it is set to. String is also called for the zero value of its type, to find out which
// defaults are not worth showing. If a Value has a method IsBoolFlag that returns true, the flag needs no value: -name sets it to
// "true".
type Value interface {
	// String returns what Set would have to be given for the present value.
	String() string
	// Set is called for each time that the flag occurs, in order.
	Set(string) error
}

// A Getter is a Value that also returns its present value as what it is. All those of this package are, except for functions.
type Getter interface {
	Value
	Get() any
}

// What is wrong with text for a number, without the details of strconv.
var (
	errParse = errors.New("parse error")
	errRange = errors.New("value out of range")
)

// cell is a variable with functions to write and read its text.
type cell[T any] struct {
	p      *T
	parse  func(string) (T, error)
	format func(T) string
}

func (c *cell[T]) Set(s string) error {
	v, err := c.parse(s)
	*c.p = v
	return err
}

func (c *cell[T]) Get() any { return *c.p }

func (c *cell[T]) String() string {
	if c.p == nil {
		return ""
	}
	return c.format(*c.p)
}

func numError(err error) error {
	e, ok := err.(*strconv.NumError)
	switch {
	case !ok:
		return err
	case e.Err == strconv.ErrSyntax:
		return errParse
	case e.Err == strconv.ErrRange:
		return errRange
	}
	return err
}

func parseNum[T any](parse func(string) (T, error)) func(string) (T, error) {
	return func(s string) (T, error) {
		v, err := parse(s)
		if err != nil {
			err = numError(err)
		}
		return v, err
	}
}

// boolCell is a flag that needs no value.
type boolCell struct{ cell[bool] }

func (b *boolCell) IsBoolFlag() bool { return true }

// needsNone reports whether the flag needs no value.
func needsNone(v Value) bool {
	b, ok := v.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// call is a flag that calls a function each time it occurs.
type call func(string) error

func (c call) Set(s string) error { return c(s) }
func (c call) String() string     { return "" }

// boolCall is a call that needs no value.
type boolCall struct{ call }

func (c boolCall) IsBoolFlag() bool { return true }

// text is a flag whose variable reads and writes text by itself.
type text struct{ variable encoding.TextUnmarshaler }

func (t text) Set(s string) error { return t.variable.UnmarshalText([]byte(s)) }

func (t text) Get() any { return t.variable }

func (t text) String() string {
	writer, ok := t.variable.(encoding.TextMarshaler)
	if !ok {
		return ""
	}
	b, err := writer.MarshalText()
	if err != nil {
		return ""
	}
	return string(b)
}
