// run
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func Count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("[done]")
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
func Filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if f(v) && !yield(v) {
				return
			}
		}
	}
}
func first(n int) int {
	for v := range Count(100) {
		if v*v > n {
			return v
		}
	}
	return -1
}
func nested() (r string) {
outer:
	for i := range Count(3) {
		for j := range Count(3) {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			r += fmt.Sprint(i, j, " ")
		}
	}
	return r + "!"
}
func zero(yield func() bool) {
	for yield() {
	}
}

func main() {
	sum := 0
	for v := range Count(5) {
		if v == 1 {
			continue
		}
		sum += v
	}
	fmt.Println(sum)
	fmt.Println(first(50))
	fmt.Println(nested())
	for v := range Filter(Count(10), func(i int) bool { return i%3 == 0 }) {
		fmt.Print(v, " ")
	}
	fmt.Println()
	n := 0
	for range zero {
		n++
		if n == 4 {
			break
		}
	}
	fmt.Println(n)
	next, stop := iter.Pull(Count(3))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	keys := slices.Sorted(maps.Keys(m))
	fmt.Println(keys, slices.Collect(maps.Values(map[int]int{1: 2})))
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.Collect(Filter(slices.Values([]int{1, 2, 3, 4}), func(i int) bool { return i > 2 })))
	var fs []func() int
	for v := range Count(3) {
		fs = append(fs, func() int { v += 10; return v })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("rec:", recover()) }()
		for v := range Count(3) {
			if v == 1 {
				panic("in body")
			}
		}
	}()
}
