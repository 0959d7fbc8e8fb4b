// trace
package main

import "sort"

type T struct{ n int }

func (t T) less(i, j int) bool           { panic("less") }
func (t *T) run(f func(int) error) error { return f(t.n) }

type runner interface{ run(f func(int) error) error }

type outer struct{ *T }

var global = func() func() {
	return func() { var r runner = outer{&T{4}}; r.run(func(n int) error { deep(n)(); return nil }) }
}()

func deep(n int) func() {
	return func() {
		f := func(k int) {
			defer func() {
				x := T{n}
				less := x.less
				sort.Slice([]int{2, 1, 3}, less)
			}()
		}
		f(n)
	}
}

func main() {
	global()
}
