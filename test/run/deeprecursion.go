// run
package main

import "fmt"

type tree struct{ l, r *tree }

func depth(n int) int {
	if n == 0 {
		return 0
	}
	var pad [4]int
	pad[n%4] = n
	return depth(n-1) + 1 + pad[(n+1)%4]
}
func build(n int) *tree {
	if n == 0 {
		return nil
	}
	return &tree{build(n - 1), nil}
}
func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.l.count() + t.r.count()
}
func mutual(n int) bool {
	if n == 0 {
		return true
	}
	return !other(n - 1)
}
func other(n int) bool {
	if n == 0 {
		return false
	}
	return !mutual(n - 1)
}

func main() {
	fmt.Println(depth(1000000))
	fmt.Println(build(200000).count())
	fmt.Println(mutual(500000))
	c := make(chan int)
	for i := range 4 {
		go func() { c <- depth(20000 + i) }()
	}
	s := 0
	for range 4 {
		s += <-c
	}
	fmt.Println(s)
}
