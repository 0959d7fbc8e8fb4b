// Expressions in the scopes of a program that stands: all of them go through the compiler.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

type point struct{ X, Y int }

func (p point) Norm() int       { return p.X*p.X + p.Y*p.Y }
func (p *point) Move(dx int)    { p.X += dx }
func (p point) String() string  { return fmt.Sprintf("<%d,%d>", p.X, p.Y) }
func (p point) Fail() int       { var q *point; return q.X }

type shape interface{ Norm() int }

type pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p pair[K, V]) Swap() pair[string, K] { return pair[string, K]{"swapped", p.Key} }

func Map[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, x := range in {
		out = append(out, f(x))
	}
	return out
}

func Max[T int | float64 | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

var counter int
var table = map[string][]int{"odd": {1, 3}, "even": {2}}

func bump() int { counter++; return counter }

func forever() int {
	for {
	}
}

func deep(n int) int { return deep(n+1) + 1 }

func divide(a, b int) int { return a / b }

func both(a int) (int, error) {
	if a < 0 {
		return 0, errors.New("negative")
	}
	return a * 2, nil
}

func ask(c chan int) int {
	d := make(chan int)
	go func() { d <- <-c * 10 }()
	return <-d
}

func inside[T any](x T, list []T) int {
	type local struct{ V T }
	const limit = 3
	l := local{x}
	n := len(list) + limit
	_ = l
	return n //bp:generic
}

func main() {
	p := point{3, 4}
	q := &p
	var s shape = p
	var any1 any = pair[string, int]{"k", 7}
	words := []string{"c", "a", "b"}
	c := make(chan int, 2)
	c <- 5
	var mu sync.Mutex
	total := 0
	big := [20]int{1, 2, 3}
	f := func(n int) int { total += n; return total }
	var small int8 = 100
	ratio := 1.5
	var err error = errors.New("bad")
	for i := 0; i < 6; i++ {
		total += i //bp:loop
	}
	fmt.Println(p, *q, s, any1, words, len(c), total, big[1], small, ratio, err, strings.ToUpper("x"), counter) //bp:main
	mu.Lock()
	sort.Strings(words)
	fmt.Println(f(1), inside("a", words), table, bump())
	mu.Unlock()
}
