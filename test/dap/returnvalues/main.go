// What a function has returned is shown after stepping out of it.
package main

import (
	"errors"
	"fmt"
)

type big struct{ A, B, C, D, E int }

func plain(n int) (int, string) { return n * 2, fmt.Sprint("n", n) } //bp:plain

func named(n int) (sum int, err error) {
	sum = n
	err = errors.New("odd") //bp:named
	return
}

func large() big { return big{1, 2, 3, 4, 5} } //bp:large

func main() {
	a, b := plain(21)
	s, err := named(3)
	l := large()
	fmt.Println(a, b, s, err, l)
}
