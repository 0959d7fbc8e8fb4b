// run
package main

import "fmt"

type Celsius float64
type Temp interface{ ~float64 }
type IntSlice []int
type Fn func(int) int
type M map[string]IntSlice
type Ch chan<- int

func (s IntSlice) Sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}
func (f Fn) Twice() Fn { return func(i int) int { return f(f(i)) } }
func (m M) Total() (t int) {
	for _, v := range m {
		t += v.Sum()
	}
	return
}
func (c Ch) Send(v int)      { c <- v }
func (c Celsius) F() float64 { return float64(c)*9/5 + 32 }
func avg[T Temp](ts ...T) T {
	var s T
	for _, t := range ts {
		s += t
	}
	return s / T(len(ts))
}

type (
	point struct{ x, y int }
	line  struct{ a, b point }
	shape = line
)

func main() {
	type local struct {
		n    int
		next *local
	}
	l := &local{1, &local{2, nil}}
	s := 0
	for p := l; p != nil; p = p.next {
		s += p.n
	}
	fmt.Println(s, IntSlice{1, 2, 3}.Sum(), Fn(func(i int) int { return i * 3 }).Twice()(2), M{"a": {1, 2}, "b": {3}}.Total())
	c := make(chan int, 1)
	Ch(c).Send(5)
	fmt.Println(<-c, Celsius(100).F(), avg(Celsius(10), 20), shape{point{1, 2}, point{3, 4}} == line{b: point{3, 4}, a: point{1, 2}})
	type pair[T any] struct{ a, b T }
	p := pair[string]{"x", "y"}
	fmt.Printf("%v %+v\n", p, pair[pair[int]]{pair[int]{1, 2}, pair[int]{3, 4}})
	{
		type local string
		var x local = "inner"
		fmt.Printf("%T %v\n", x, x)
	}
	fmt.Printf("%T %T %T %T\n", l, c, IntSlice(nil), Fn(nil))
	conv := []int(IntSlice{9})
	var e interface{} = IntSlice{1}
	_, isPlain := e.([]int)
	_, isNamed := e.(IntSlice)
	fmt.Println(conv, isPlain, isNamed, struct{ point }{point{7, 8}}.x)
	const k Celsius = 36.6
	fmt.Println(k+1, -k, k > 30, Celsius(int(Celsius.F(k))))
	arr := [...]struct {
		n string
		v any
	}{{"int", 1}, {"str", "s"}, {"nil", nil}}
	for _, x := range arr {
		fmt.Print(x.n, "=", x.v, " ")
	}
	fmt.Println()
}
