// run
package main

import "fmt"

type Vec struct{ X, Y, Z float64 }
type Big struct {
	A    [10]int
	V    Vec
	Name string
	P    *int
}
type Matrix [3][3]float64

func (m Matrix) Mul(o Matrix) (r Matrix) {
	for i := range m {
		for j := range o[0] {
			for k := range o {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}
func (m *Matrix) Transpose() *Matrix {
	for i := range m {
		for j := i + 1; j < 3; j++ {
			m[i][j], m[j][i] = m[j][i], m[i][j]
		}
	}
	return m
}
func change(b Big) Big       { b.A[0] = 99; b.Name += "!"; *b.P = 5; return b }
func changeArr(a [3]int)     { a[0] = -1 }
func changeSlice(a []int)    { a[0] = -1 }
func two() (Big, Vec)        { return Big{Name: "two"}, Vec{1, 2, 3} }
func (v Vec) Plus(o Vec) Vec { return Vec{v.X + o.X, v.Y + o.Y, v.Z + o.Z} }

func main() {
	n := 1
	b := Big{V: Vec{1, 2, 3}, Name: "b", P: &n}
	c := change(b)
	fmt.Println(b.A[0], b.Name, n, c.A[0], c.Name, b.V == c.V)
	arr := [3]int{1, 2, 3}
	changeArr(arr)
	sl := arr[:]
	changeSlice(sl)
	fmt.Println(arr, sl)
	bs := []Big{b, c}
	d := bs[1]
	bs[1].Name = "changed"
	d.A[1] = 7
	fmt.Println(d.Name, bs[1].A[1], len(bs))
	for i, x := range bs {
		x.Name = "loop"
		bs[i].V.X *= 2
	}
	fmt.Println(bs[0].Name, bs[0].V, bs[1].V)
	m := map[string]Big{"k": b}
	e := m["k"]
	e.Name = "e"
	fmt.Println(m["k"].Name, m["none"].Name == "", m["k"].A[2])
	x, y := two()
	x.V, y = y, y.Plus(y)
	fmt.Println(x.V, y, x.Name)
	mat := Matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	id := Matrix{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
	fmt.Println(mat.Mul(id) == mat, mat.Mul(mat)[2], *mat.Transpose())
	var i interface{} = mat
	mat[0][0] = 100
	fmt.Println(i.(Matrix)[0][0], mat[0][0], i == interface{}(mat))
	f := func(v Vec) Vec { v.X = 50; return v }
	v := Vec{}
	fmt.Println(f(v), v)
	p := &bs[0]
	q := *p
	p.Name = "via p"
	fmt.Println(q.Name, bs[0].Name)
	ch := make(chan Big, 1)
	ch <- b
	b.Name = "after send"
	fmt.Println((<-ch).Name)
	s1 := struct {
		a [2]Vec
		m map[int]int
	}{m: map[int]int{1: 1}}
	s2 := s1
	s2.a[1].Y = 4
	s2.m[2] = 2
	fmt.Println(s1.a[1].Y, len(s1.m), s2.a[1].Y)
	b, c = c, b
	fmt.Println(b.Name, c.Name)
	g := func() (r [4]string) { r[2] = "set"; return }
	fmt.Println(g()[2], len(g()))
}
