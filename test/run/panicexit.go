// run exit=2
package main

import (
	"errors"
	"fmt"
)

type res struct{ name string }

func (r *res) Close() { fmt.Println("closed", r.name) }
func use(n int) {
	r := &res{fmt.Sprint("r", n)}
	defer r.Close()
	if n == 2 {
		panic(fmt.Errorf("at %d: %w", n, errors.New("fail")))
	}
	use(n + 1)
}

func main() {
	func() {
		defer func() { fmt.Println("got", recover()) }()
		use(1)
	}()
	defer fmt.Println("main deferred")
	use(0)
}
