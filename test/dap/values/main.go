package main

import (
	"errors"
	"fmt"
)

type point struct{ X, Y int }
type named struct {
	point
	Name string
	next *named
	tags []string
	any  interface{}
}
type big struct {
	a, b, c, d, e int
	grid          [2][2]int
}
type pair[K comparable, V any] struct {
	key K
	val V
}

var global = "package level"

func main() {
	b, i8, u16, r := true, int8(-5), uint16(65000), 'x'
	f32, f64, c := float32(1.5), 3.25, complex(1, -2)
	s, bytes := "héllo\n", []byte("hi")
	arr, empty := [3]int{1, 2, 3}, []int{}
	var nilSlice []int
	var nilMap map[string]int
	var err error
	m := map[string]point{"a": {1, 2}}
	p := &named{point{1, 2}, "n", &named{Name: "inner"}, []string{"x", "y"}, 42}
	bg := big{a: 1, e: 5, grid: [2][2]int{{1, 2}, {3, 4}}}
	pr := pair[string, int]{"k", 7}
	ch := make(chan int, 4)
	ch <- 10
	ch <- 20
	fn := func() int { return 1 }
	var iface interface{} = point{3, 4}
	err = errors.New("bad")
	fmt.Println(b, i8, u16, r, f32, f64, c, s, bytes, arr, empty, nilSlice, nilMap, err, m, p.Name, bg.a, pr, len(ch), fn(), iface) //bp:here
}
