// run

// Types declared inside generic functions: each instance of the function has its own, and their layout follows the type arguments.
package main

import (
	"fmt"
	"iter"
)

func both[K, V any](seq iter.Seq2[K, V]) func() (K, V, bool) {
	type pair struct {
		k K
		v V
	}
	one := func() (pair, bool) {
		p, found := pair{}, false
		seq(func(k K, v V) bool {
			p, found = pair{k, v}, true
			return false
		})
		return p, found
	}
	return func() (K, V, bool) {
		p, ok := one()
		return p.k, p.v, ok
	}
}

type shelf[T any] struct{ items []T }

func (s *shelf[T]) linked() (string, int) {
	type cell struct {
		v    T
		next *cell
	}
	type cells = []*cell
	var all cells
	var head *cell
	for _, v := range s.items {
		head = &cell{v, head}
		all = append(all, head)
	}
	text := ""
	for c := head; c != nil; c = c.next {
		text += fmt.Sprint(c.v, " ")
	}
	return text, len(all)
}

func mark[T any]() any {
	type tag struct{}
	return tag{}
}

func keyed[K comparable, V any](keys []K, v V) int {
	type entry struct {
		key K
		arr [2]V
	}
	type index map[K]entry
	m := index{}
	for _, k := range keys {
		func() {
			type wrapped struct {
				entry
				more []V
			}
			w := wrapped{entry{k, [2]V{v, v}}, []V{v}}
			m[w.key] = w.entry
		}()
	}
	ch := make(chan entry, len(m))
	for _, e := range m {
		ch <- e
	}
	close(ch)
	n := 0
	for e := range ch {
		if any(e.arr[1]) == any(v) {
			n++
		}
	}
	return n
}

func main() {
	next := both(func(yield func(string, []int) bool) { yield("a", []int{1, 2}) })
	fmt.Println(next())
	bytes := both(func(yield func(byte, any) bool) { yield(7, "x") })
	fmt.Println(bytes())

	pull, stop := iter.Pull2(func(yield func(string, []string) bool) {
		_ = yield("one", []string{"1"}) && yield("two", []string{"2", "2"})
	})
	for range 3 {
		fmt.Println(pull())
	}
	stop()

	fmt.Println((&shelf[string]{[]string{"x", "yz"}}).linked())
	fmt.Println((&shelf[float64]{[]float64{1.5, 2, 3}}).linked())
	fmt.Println((&shelf[[3]int8]{[][3]int8{{1, 2, 3}}}).linked())

	fmt.Println(mark[int]() == mark[int](), mark[int]() == mark[string]())
	fmt.Printf("%T %T\n", mark[int](), mark[map[string]bool]())
	fmt.Println(keyed([]string{"p", "q", "p"}, 1.5), keyed([]int{1, 2, 3}, "v"), keyed([]any{1, "1", 1.0}, [2]string{"a", "b"}))
}
