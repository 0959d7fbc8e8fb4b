// run

package main

import (
	"fmt"
	"reflect"
)

type G[T any] struct{ v T }
type P[A, B any] struct{}

func id[T any]() string { return fmt.Sprintf("%T", *new(T)) }

func (G[T]) M() {}

func gen[T any]() {
	type L struct{ t T }
	fmt.Printf("%T %T %T\n", L{}, G[L]{}, G[[]L]{})
	fmt.Println(id[L](), id[G[L]]())
	type M[X any] = G[X]
	func() {
		type L int
		fmt.Printf("%T %T\n", L(0), G[L]{})
	}()
}

func f() {
	type L struct{}
	fmt.Printf("%T %T %T %T\n", L{}, G[L]{}, P[L, int]{}, map[string]G[*L]{})
	{
		type L int
		fmt.Printf("%T %T\n", L(1), G[L]{})
		fmt.Println(reflect.TypeFor[G[L]]().Name(), reflect.TypeFor[G[L]]().String(), reflect.TypeFor[L]().Name())
	}
	type K string
	fmt.Printf("%T\n", G[K]{})
	fmt.Printf("%T\n", G[struct{ k K }]{})
}

func g() {
	type L struct{}
	fmt.Printf("%T %T\n", L{}, G[L]{})
	h := func() {
		type L bool
		fmt.Printf("%T %T\n", L(true), G[L]{})
	}
	h()
}

var x = func() any { type V int; return G[V]{} }()

func main() {
	f()
	g()
	gen[int]()
	gen[string]()
	gen[G[int]]()
	fmt.Printf("%T\n", x)
	var e any = G[int]{}
	defer func() { fmt.Println(recover()) }()
	type Z int
	_ = e.(G[Z])
}
