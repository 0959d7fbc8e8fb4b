// run

// What reflection puts into interfaces with methods equals what the language puts there.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
)

type shape interface{ area() int }
type square struct{ side int }

func (s square) area() int { return s.side * s.side }

func main() {
	b := new(bytes.Buffer)
	var r io.Reader
	reflect.ValueOf(&r).Elem().Set(reflect.ValueOf(b))
	fmt.Println(r == b, r == io.Reader(b), any(r) == any(b), r == io.Reader(new(bytes.Buffer)))

	m := map[io.Reader]int{}
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf(b), reflect.ValueOf(7))
	fmt.Println(m[b], len(m))

	c := make(chan io.Reader, 1)
	reflect.ValueOf(c).Send(reflect.ValueOf(b))
	switch <-c {
	case b:
		fmt.Println("same")
	default:
		fmt.Println("another")
	}

	list := reflect.Append(reflect.ValueOf([]io.Reader(nil)), reflect.ValueOf(b)).Interface().([]io.Reader)
	fmt.Println(list[0] == b)

	var s shape
	reflect.ValueOf(&s).Elem().Set(reflect.ValueOf(square{3}))
	fmt.Println(s == square{3}, s.area(), s == shape(square{4}))
	var literal interface{ area() int }
	reflect.ValueOf(&literal).Elem().Set(reflect.ValueOf(&s).Elem())
	fmt.Println(literal == s, s == literal)

	err := fmt.Errorf("wrapped: %w", io.EOF)
	var target error
	fmt.Println(errors.As(err, &target), target == err)
	errs := map[error]string{io.EOF: "end"}
	fmt.Println(reflect.ValueOf(errs).MapIndex(reflect.ValueOf(io.EOF)))
}
