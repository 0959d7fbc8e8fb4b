// trace
package main

import (
	"os"
	"runtime/debug"
)

type pair struct{ a, b int }
type deep struct {
	x struct {
		y struct{ z struct{ w struct{ v int } } }
	}
}
type wide struct {
	a, b, c, d, e, f, g int
}
type empty struct{}
type T struct{ n int }

func (t T) value(s string)    { show() }
func (t *T) pointer(b []byte) { show() }

var use int

//go:noinline
func show() {
	os.Stderr.Write(debug.Stack())
	os.Stderr.WriteString("\n")
}

func none() { show() }
func ints(a int, b int8, c uint16, d int32, e uint64) {
	use = a + int(b) + int(c) + int(d) + int(e)
	show()
}
func str(s string, t string)                            { use = len(s) + len(t); show() }
func slice(s []int, m map[string]int, c chan int)       { use = len(s) + len(m) + len(c); show() }
func iface(e error, a any)                              { show() }
func structs(p pair, w wide)                            { show() }
func deeper(d deep)                                     { show() }
func floats(f float64, g float32, c complex128, b bool) { show() }
func arrays(a [2]int, b [0]int, c [12]byte)             { show() }
func many(a, b, c, d, e, f, g, h, i, j, k, l int)       { show() }
func exactly(a, b, c, d, e, f, g, h, i, j int)          { show() }
func emptied(e empty, n int)                            { show() }
func variadic(s string, rest ...int)                    { show() }
func funcs(f func(), p *int)                            { show() }
func blank(_ int, _ string)                             { show() }
func results(a int) (n int, err error)                  { show(); return }

func main() {
	none()
	ints(1, -2, 3, -4, 5)
	str("hello", "")
	slice([]int{1, 2, 3}, nil, nil)
	iface(nil, 3)
	structs(pair{1, 2}, wide{3, 4, 5, 6, 7, 8, 9})
	deeper(deep{})
	floats(1.5, 2.5, 3, true)
	arrays([2]int{7, 8}, [0]int{}, [12]byte{1, 2, 3})
	many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
	exactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
	emptied(empty{}, 5)
	variadic("x", 1, 2)
	funcs(nil, nil)
	blank(1, "y")
	results(4)
	T{1}.value("v")
	(&T{2}).pointer(nil)
}
