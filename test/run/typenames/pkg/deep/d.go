package deep

import "fmt"

type T struct{ x int }
type u int
type G[A any] struct{ a A }

func Do() {
	type L int
	fmt.Printf("%T %T %T\n", G[L]{}, G[u]{}, L(1))
	fmt.Printf("%T\n", G[struct{ x, Y int }]{})
}
