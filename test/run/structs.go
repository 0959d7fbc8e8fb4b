// run
package main

import "fmt"

type Base struct {
	ID   int
	Name string
}

func (b Base) Describe() string { return fmt.Sprintf("%d:%s", b.ID, b.Name) }
func (b *Base) Rename(n string) { b.Name = n }
func (b Base) Shadow() string   { return "base" }

type Mid struct {
	*Base
	Level int
}
type Top struct {
	Mid
	extra [4]float64
	Tags  []string `json:"tags"`
}

func (t Top) Shadow() string { return "top/" + t.Mid.Shadow() }

type Point struct{ X, Y int }

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p *Point) Scale(k int)      { p.X *= k; p.Y *= k }

type Empty struct{}
type Nested struct {
	P    Point
	Next *Nested
	f    func(int) int
}

func modify(n Nested) Nested { n.P.X = 100; return n }

func main() {
	t := Top{Mid: Mid{&Base{1, "a"}, 2}, Tags: []string{"x"}}
	t.Rename("b")
	fmt.Println(t.Describe(), t.ID, t.Mid.Base.Name, t.Shadow(), t.Level, t.extra)
	p := Point{1, 2}
	q := p
	q.X = 9
	p.Scale(3)
	(&q).Scale(2)
	fmt.Println(p, q, p == Point{3, 6}, p.Add(q), p != q)
	f := p.Add
	p.X = 1000
	g := (*Point).Scale
	g(&p, 2)
	h := Point.Add
	fmt.Println(f(Point{1, 1}), p, h(p, q))
	anon := struct {
		A int
		B struct{ C string }
	}{A: 1}
	anon.B.C = "deep"
	fmt.Printf("%v %+v %T\n", anon, anon, anon)
	n := Nested{P: p}
	n.Next = &Nested{P: Point{7, 8}}
	n.Next.P.Scale(2)
	m := modify(n)
	fmt.Println(n.P.X, m.P.X, n.Next.P, m.Next == n.Next)
	var e Empty
	fmt.Println(e, e == Empty{}, [3]Empty{})
	ps := map[string]*Point{"a": {1, 2}}
	ps["a"].X++
	arr := [2]Point{{1, 2}, {3, 4}}
	for i := range arr {
		arr[i].Scale(10)
	}
	fmt.Println(*ps["a"], arr)
	pp := &arr[1]
	pp.X = -1
	fmt.Println(arr, (*pp).Y)
	swap := func(a, b *Point) { *a, *b = *b, *a }
	swap(&arr[0], &arr[1])
	fmt.Println(arr)
	n.f = func(i int) int { return i * n.P.X }
	fmt.Println(n.f(2))
	type local struct{ Point }
	l := local{Point{5, 6}}
	l.Scale(2)
	fmt.Println(l.X, l.Point.Y, l)
}
