// trace
package main

type T struct{ a, b int }

func (T) N(x int) {}

type Big struct {
	a [5]int
	s string
}

func (b Big) Q(n int, s string) int { var p *Big; return b.a[n] + p.a[1] }

func init() {
	defer func() { println(recover().(error).Error()) }()
	f := Big.Q
	f(Big{}, 7, "x")
}

// A method of a value, named as one of its pointers: the wrapper says which method a nil pointer was for.
func main() {
	defer func() {
		recover()
		f := (*T).N
		f(nil, 7)
	}()
	var p *T
	(*T).N(p, 5)
}
