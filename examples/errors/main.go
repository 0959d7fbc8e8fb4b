// Errors that are wrapped, joined and looked for; panics that are recovered; defers that run in any case. With the filter "All
// Panics" the debugger stops where each panic begins.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
)

var errEmpty = errors.New("empty field")

type fieldError struct {
	field string
	err   error
}

func (e *fieldError) Error() string { return e.field + ": " + e.err.Error() }
func (e *fieldError) Unwrap() error { return e.err }

func parse(field, text string) (int, error) {
	if text == "" {
		return 0, &fieldError{field, errEmpty}
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, &fieldError{field, err}
	}
	return n, nil
}

// safely turns a panic of f into an error.
func safely(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	f()
	return nil
}

func main() {
	_, width := parse("width", "12x")
	_, height := parse("height", "")
	all := errors.Join(width, height)
	fmt.Println(all)

	var fe *fieldError
	fmt.Println(errors.As(all, &fe), fe.field)
	fmt.Println(errors.Is(all, errEmpty), errors.Is(all, strconv.ErrSyntax), errors.Is(all, strconv.ErrRange))

	var list []int
	var table map[string]int
	var shape fmt.Stringer
	zero := 0
	fmt.Println(safely(func() { fmt.Println(list[3]) }))
	fmt.Println(safely(func() { table["x"] = 1 }))
	fmt.Println(safely(func() { fmt.Println(1 / zero) }))
	fmt.Println(safely(func() { fmt.Println(shape.String()) }))
	fmt.Println(safely(func() { panic(errEmpty) }))
	fmt.Println(safely(func() {}))

	if _, err := os.Open("no/such/file"); errors.Is(err, os.ErrNotExist) {
		fmt.Println(err)
	}
}
