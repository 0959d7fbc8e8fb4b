// run

// Corners of reflect: keys that take the place of equal ones, comparisons, sizes, what unexported fields pass on, methods of pointers to structs without name.
package main

import (
	"fmt"
	"math"
	"reflect"
)

type S struct{ f float64 }

func main() {
	m := map[float64]int{}
	z := 0.0
	m[z] = 1
	m[math.Copysign(0, -1)] = 2
	for k, v := range m {
		fmt.Println(1/k, v)
	}
	n := map[any]int{}
	n[z] = 1
	n[math.Copysign(0, -1)] = 2
	for k, v := range n {
		fmt.Println(1/k.(float64), v)
	}
	o := map[S]int{}
	o[S{z}] = 1
	o[S{math.Copysign(0, -1)}]++
	for k, v := range o {
		fmt.Println(1/k.f, v)
	}
	p := map[complex128]int{}
	p[complex(z, z)]++
	p[complex(z, math.Copysign(0, -1))]++
	for k, v := range p {
		fmt.Println(1/imag(k), v)
	}
	q := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[float32](), reflect.TypeFor[int8]()))
	q.SetMapIndex(reflect.ValueOf(float32(0)), reflect.ValueOf(int8(1)))
	q.SetMapIndex(reflect.ValueOf(float32(math.Copysign(0, -1))), reflect.ValueOf(int8(2)))
	for k, v := range q.Seq2() {
		fmt.Println(1/k.Float(), v)
	}
	r := reflect.ValueOf(m)
	r.SetMapIndex(reflect.ValueOf(z), reflect.ValueOf(3))
	for k, v := range m {
		fmt.Println(1/k, v)
	}
	var x, y any = []int{1}, []int{1}
	a, b := reflect.ValueOf(struct {
		n int
		v any
	}{1, x}), reflect.ValueOf(struct {
		n int
		v any
	}{2, y})
	fmt.Println(a.Equal(b), a.Comparable(), reflect.ValueOf([0]func(){}).Comparable(), reflect.Value{}.Comparable())
	func() { defer func() { fmt.Println(recover()) }(); a.Equal(a) }()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.ValueOf([0]func(){}).Equal(reflect.ValueOf([0]func(){}))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.MakeSlice(reflect.TypeFor[[]int64](), 1<<60, 1<<60)
	}()
	func() { defer func() { fmt.Println(recover()) }(); reflect.SliceAt(reflect.TypeFor[int64](), nil, 1) }()
	func() {
		defer func() { fmt.Println(recover()) }()
		var w int64
		reflect.SliceAt(reflect.TypeFor[int64](), reflect.ValueOf(&w).UnsafePointer(), 1<<62)
	}()
	var y2 struct{ XM }
	_, ok := reflect.New(reflect.TypeOf(y2)).Interface().(fmt.Stringer)
	fmt.Println(ok)
	type s []struct{ C int }
	type t1 struct{ s }
	fmt.Println(reflect.ValueOf(t1{s{{}}}).Field(0).Index(0).Field(0).CanSet())
	it := reflect.ValueOf(m).MapRange()
	k := reflect.New(reflect.TypeFor[float64]()).Elem()
	func() { defer func() { fmt.Println(recover()) }(); k.SetIterKey(it) }()
	func() { defer func() { fmt.Println(recover()) }(); it.Next(); it.Next(); k.SetIterValue(it) }()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.StructOf([]reflect.StructField{{Name: "a", PkgPath: "p", Type: reflect.TypeFor[int]()}, {Name: "b", PkgPath: "q", Type: reflect.TypeFor[int]()}})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "φ", Type: reflect.TypeFor[int]()}}))
	}()
	snan := math.Float32frombits(0x7f800001)
	type myFloat32 float32
	fmt.Printf("%x\n", math.Float32bits(reflect.ValueOf(myFloat32(snan)).Convert(reflect.TypeFor[float32]()).Interface().(float32)))
}

type XM struct{ _ bool }

func (*XM) String() string { return "" }
