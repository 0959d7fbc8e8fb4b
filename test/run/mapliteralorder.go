// run

package main

import "fmt"

type key struct{ n int }

type box[A, B any] struct {
	a A
	b B
}

func main() {
	k, two := key{}, 2
	fmt.Println(map[key]int{k: 1, {}: 2}, map[key]int{{}: 1, k: two}, map[int]any{two: 1, 2: "b", 1: nil})
	fmt.Println(map[key]key{k: {1}, {}: {n: 2}, {1}: {two}})

	// Types that are made up have whole import paths in names of instances, too.
	fmt.Printf("%T %T %T\n", box[int, *key]{}, box[[]key, map[string]key]{}, box[func(key) error, box[key, [2]fmt.Stringer]]{})

	// Labels of function literals.
	f := func() (i int) {
	again:
		i++
		if i < 3 {
			goto again
		}
		return i
	}
	fmt.Println(f(), g())
}

var g = func() int {
	n := 0
loop:
	if n += 2; n < 10 {
		goto loop
	}
	return n
}
