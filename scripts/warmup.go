// The program that the build runs to fill the code cache: it uses a little of everything.
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
)

type shape interface{ area() float64 }
type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

type list[T any] struct{ items []T }

func (l *list[T]) add(x T) { l.items = append(l.items, x) }

func work(n int) (out int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	switch {
	case n < 0:
		panic("negative")
	case n == 0:
		return 0, errors.New("zero")
	}
	for i := range n {
		out += i
	}
	return out, nil
}

func main() {
	l := &list[shape]{}
	l.add(square{2})
	counts := map[string]int{}
	for _, w := range strings.Fields("a b a") {
		counts[w]++
	}
	var wg sync.WaitGroup
	c := make(chan int, 1)
	wg.Add(1)
	go func() {
		defer wg.Done()
		select {
		case v := <-c:
			fmt.Println(v)
		}
	}()
	c <- 1
	wg.Wait()
	keys := []string{"b", "a"}
	sort.Strings(keys)
	_, err := work(-1)
	fmt.Printf("%v %d %s %q %.2f\n", err, counts["a"], keys, "x", l.items[0].area())
	if len(os.Args) > 5 {
		os.Exit(1)
	}
}
