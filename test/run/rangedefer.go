// run
package main

import (
	"errors"
	"fmt"
)

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer fmt.Println("iterator done")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func simple() (s string) {
	defer func() { s += " last" }()
	for i := range seq(3) {
		defer func() { s += fmt.Sprint(" d", i) }()
		fmt.Println("body", i)
	}
	fmt.Println("after loop")
	return "result"
}

func nested() (n int, err error) {
	for i := range seq(2) {
		defer fmt.Println("outer", i)
		for j := range seq(2) {
			defer func() { n += 10*i + j }()
			if i == 1 && j == 1 {
				return 100, errors.New("early")
			}
		}
	}
	return
}

func recovers() (s string) {
	for i := range seq(2) {
		defer func() {
			if r := recover(); r != nil {
				s = fmt.Sprint("recovered ", r, " in ", i)
			}
		}()
	}
	panic("boom")
}

func mixed() {
	defer fmt.Println("m1")
	for range seq(1) {
		defer fmt.Println("m2")
	}
	defer fmt.Println("m3")
	for i := 0; i < 2; i++ {
		for range seq(1) {
			defer fmt.Println("m4", i)
		}
	}
}

func main() {
	fmt.Println(simple())
	fmt.Println(nested())
	fmt.Println(recovers())
	mixed()
}
