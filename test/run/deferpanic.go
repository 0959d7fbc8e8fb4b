// run exit=3
package main

import (
	"errors"
	"fmt"
	"os"
)

func safe(f func()) (msg string) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				msg = "error: " + e.Error()
			} else {
				msg = fmt.Sprint("value: ", r)
			}
		}
	}()
	f()
	return "fine"
}
func nested() (s string) {
	defer func() {
		s += fmt.Sprint(" outer:", recover())
	}()
	defer func() {
		defer func() { s += fmt.Sprint(" inner:", recover()) }()
		panic("second")
	}()
	panic("first")
}
func rethrow() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("re: %v", r)
		}
	}()
	defer func() {
		r := recover()
		panic(fmt.Sprint("again ", r))
	}()
	panic("x")
}

type T struct{ n int }

func (t *T) close() { fmt.Println("close", t.n) }
func order() {
	for i := 0; i < 3; i++ {
		defer func(n int) { fmt.Print("d", n, " ") }(i)
	}
	t := &T{1}
	defer t.close()
	t = &T{2}
	defer t.close()
	defer fmt.Println("args", t.n)
	t.n = 3
}
func helper() interface{} { return recover() }
func noRecover() (s string) {
	defer func() {
		s = fmt.Sprint(recover())
	}()
	defer func() {
		func() { fmt.Println("nested recover:", recover()) }()
	}()
	panic("p")
}
func deep(n int) int {
	if n == 0 {
		panic(errors.New("deep"))
	}
	defer func() { count++ }()
	return deep(n-1) + 1
}

var count int

func main() {
	var m map[string]int
	var p *T
	var s []int
	var i interface{}
	var fn func()
	zero := 0
	fmt.Println(safe(func() {}))
	fmt.Println(safe(func() { panic("boom") }))
	fmt.Println(safe(func() { panic(42) }))
	fmt.Println(safe(func() { m["a"] = 1 }))
	fmt.Println(safe(func() { p.n = 1 }))
	fmt.Println(safe(func() { _ = s[5] }))
	fmt.Println(safe(func() { _ = s[zero-1] }))
	fmt.Println(safe(func() { _ = s[1:zero] }))
	fmt.Println(safe(func() { _ = make([]int, 2)[:5] }))
	fmt.Println(safe(func() { _ = "abc"[zero+3 : zero+2] }))
	fmt.Println(safe(func() { _ = "abc"[zero+7] }))
	fmt.Println(safe(func() { _ = 1 / zero }))
	fmt.Println(safe(func() { _ = i.(string) }))
	fmt.Println(safe(func() { fn() }))
	fmt.Println(safe(func() { _ = make([]int, zero-1) }))
	fmt.Println(safe(func() { _ = [4]int(make([]int, 2)) }))
	fmt.Println(safe(func() { var c chan int; close(c) }))
	fmt.Println(safe(func() { c := make(chan int); close(c); close(c) }))
	fmt.Println(safe(func() { c := make(chan int, 1); close(c); c <- 1 }))
	fmt.Println(safe(func() { panic(nil) }))
	fmt.Println(safe(func() { _ = 1 << (zero - 1) }))
	fmt.Println(nested())
	fmt.Println(rethrow())
	order()
	fmt.Println()
	fmt.Println(noRecover())
	fmt.Println(safe(func() { deep(100) }), count)
	defer os.Exit(3)
	defer fmt.Println("last")
}
