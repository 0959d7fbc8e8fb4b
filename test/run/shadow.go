// run
package main

import (
	"errors"
	"fmt"
)

var x = "global"

func f() (x int, err error) {
	if x, err := 5, errors.New("inner"); err != nil {
		_ = x
	}
	{
		x := 10
		x++
	}
	x = 3
	return
}
func g(n int) string {
	switch n := n * 2; {
	case n > 5:
		n := fmt.Sprint("big", n)
		return n
	default:
		return fmt.Sprint("small", n)
	}
}
func multi() (a, b, c int) { return 1, 2, 3 }

func main() {
	fmt.Println(x)
	x := 1
	{
		x, y := 2, 3
		x += y
		fmt.Println(x, y)
	}
	fmt.Println(x)
	fmt.Println(f())
	fmt.Println(g(1), g(4))
	a, b, _ := multi()
	a, c := b, a
	_, d, e := multi()
	fmt.Println(a, b, c, d, e)
	for x := 0; x < 2; x++ {
		x := x * 10
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	if x := x + 1; x == 2 {
		fmt.Println("two")
	} else if y := x; y > 0 {
		fmt.Println(y)
	}
	len := func(s string) int { return 42 }
	fmt.Println(len("abc"))
	true := false
	nil := "not nil"
	fmt.Println(true, nil)
	type int string
	var i int = "str"
	fmt.Println(i)
	func(x string) { fmt.Println(x) }("param")
	var err error
	if _, err = fmt.Sscan("z", new(float64)); err != (error)(err) {
		fmt.Println("never")
	}
	fmt.Println(err != (error)(errNil))
}

var errNil error
