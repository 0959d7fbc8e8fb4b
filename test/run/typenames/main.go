// run

package main

import (
	"fmt"
	"io"
	"unsafe"

	"example.com/typenames/pkg/deep"
)

type E struct{}
type e struct{}
type S[T any] struct{ v T }
type I interface {
	m()
	M()
}

func main() {
	type L int
	p := func(x any) { fmt.Printf("%T\n", x) }
	p(S[deep.T]{})
	p(S[*deep.T]{})
	p(S[deep.G[deep.T]]{})
	p(deep.G[e]{})
	p(deep.G[L]{})
	p(S[struct {
		E
		e
		x int
		Y string `json:"a\"b"`
	}]{})
	p(S[struct {
		*E
		*e
	}]{})
	p(S[interface {
		m()
		M(int, ...string) (a, b error)
	}]{})
	p(S[func(a, b int, c ...L) (x string, err error)]{})
	p(S[func()]{})
	p(S[map[string]chan<- L]{})
	p(S[<-chan (chan int)]{})
	p(S[chan (<-chan int)]{})
	p(S[[3]byte]{})
	p(S[[]rune]{})
	p(S[any]{})
	p(S[error]{})
	p(S[unsafe.Pointer]{})
	p(S[io.Reader]{})
	p(S[interface {
		io.Reader
		Close() error
	}]{})
	p(S[I]{})
	p(S[struct{}]{})
	p(S[struct {
		_ int
		_ L
	}]{})
	p(S[interface{ comparableX() }]{})
	p(S[S[S[L]]]{})
	p(struct {
		e
		x S[L]
	}{})
	p(struct {
		x int `a:"ü\x01"`
	}{})
	p(S[struct {
		x int `a:"ü\x01"`
	}]{})
	p(func(S[L]) {})
	p(map[L]S[e]{})
	deep.Do()
	{
		type S[T any] struct{ a T }
		p(S[int]{})
		p(S[L]{})
		p(S[S[L]]{})
	}
}
