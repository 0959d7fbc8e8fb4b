// run

// Which calls of recover count: only those that a deferred function makes itself.
package main

import "fmt"

func helper() {
	if recover() != nil {
		println("recovered too deep")
	}
}

func viaParameter(int) { helper() }

func direct() { fmt.Println("direct", recover()) }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type bad struct{}

func (bad) M() { helper() }

func main() {
	try("frameless", func() {
		defer viaParameter(1)
		panic("a")
	})
	try("method", func() {
		defer bad{}.M()
		panic("b")
	})
	try("plain", func() {
		defer direct()
		panic("c")
	})
	try("defer recover", func() {
		defer recover()
		panic("d")
	})
	try("deferred function defers recover", func() {
		defer func() { defer recover() }()
		panic("e")
	})
	try("in a loop", func() {
		defer func() {
			for range 3 {
				defer recover()
			}
			grow(100)
		}()
		panic("f")
	})
}

// grow moves the stack.
func grow(n int) int {
	var a [64]int
	a[n%64] = n
	if n > 0 {
		return grow(n-1) + a[n%64]
	}
	return 0
}
