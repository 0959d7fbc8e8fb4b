// run exit=2
package main

import "fmt"

type E struct{ code int }

func (e E) Error() string { return fmt.Sprint("E", e.code) }

func f(n int) {
	defer fmt.Println("defer", n)
	if n == 0 {
		panic(E{7})
	}
	f(n - 1)
}

func main() {
	f(3)
}
