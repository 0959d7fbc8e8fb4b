// run
package main

import (
	"errors"
	"fmt"
)

func read() (x int) {
	defer func() func() {
		return func() { fmt.Println("deferred sees", x) }
	}()()
	return 42
}
func onErr(n int) (err error) {
	defer func() {
		if err != nil {
			fmt.Println("failed:", err)
		}
	}()
	if n > 0 {
		return errors.New("positive")
	}
	return nil
}
func swap(a, b int) (x, y int) {
	defer func() { x, y = y*10, x*10 }()
	return b, a
}
func fromLoop() (n int) {
	f := func() int { return n }
	for i := range func(yield func(int) bool) { _ = yield(1) && yield(2) } {
		if i == 2 {
			return i + f()
		}
		n += 5
	}
	return -1
}

func main() {
	fmt.Println(read(), onErr(1), onErr(0))
	fmt.Println(swap(1, 2))
	fmt.Println(fromLoop())
	x, y, i := []int{10, 20}, []int{99}, 1
	for i, x[i] = range y {
		break
	}
	fmt.Println(i, x)
	n := 0
	arr := func() [4]int { n++; return [4]int{} }
	for range arr() {
	}
	for k := range len(arr()) {
		_ = k
	}
	fmt.Println(n)
	r := rune(1)
	z := []int{1, 2, 3}
	for z[r], r = range "\x02" {
		break
	}
	fmt.Println(z, r)
}
