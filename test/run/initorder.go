// run
package main

import "fmt"

var (
	a     = c + b
	b     = f("b", 1)
	c     = f("c", b+1)
	_     = f("blank", 0)
	d, e  = pair()
	table = map[string]func() int{"x": func() int { return a }}
)

func f(s string, n int) int { fmt.Println("init", s, n); return n }
func pair() (int, string)   { return a * 10, "pair" }
func init()                 { fmt.Println("init1", a, b, c, d, e); a = 100 }
func init()                 { fmt.Println("init2", a, table["x"]()) }

var arr = [...]int{1, 2, 3}
var nested = []struct {
	n string
	v []int
}{{"p", []int{1}}, {"q", nil}}
var ptr = &nested[1]

type T struct{ x *T }

var t = &T{}

func main() {
	ptr.n = "changed"
	t.x = t
	fmt.Println(arr, nested, t.x.x == t)
}
