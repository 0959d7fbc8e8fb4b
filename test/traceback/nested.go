// trace
package main

import "errors"

type E struct{ code int }

func (e E) Error() string { return "E!" }

func inner(n int) {
	defer func() {
		panic(errors.Join(errors.New("second"), errors.New("third")))
	}()
	panic(E{n})
}

func main() {
	defer func() {
		defer func() {
			r := recover()
			panic(r)
		}()
	}()
	inner(7)
}
