// run

// recover in functions that are deferred with arguments, as literals, variables, methods and declared functions.
package main

import "fmt"

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "went on:", e)
		} else {
			fmt.Println(name, "stopped")
		}
	}()
	f()
}

type guard struct{ name string }

func (g guard) value(n int)    { fmt.Println(g.name, n, recover()) }
func (g *guard) pointer(n int) { fmt.Println(g.name, n, recover()) }

type stopper interface{ value(n int) }

func declared(p *int) {
	recover()
	*p++
}

func cleaner(p *int) func(string, ...int) {
	return func(s string, more ...int) { fmt.Println(s, len(more), *p, recover()) }
}

var nobody func(int)

func main() {
	try("literal", func() {
		x := 1
		defer func(p *int) { recover() }(&x)
		panic(1)
	})
	try("literal with a result", func() {
		defer func(a, b string) error { return fmt.Errorf("%s%s%v", a, b, recover()) }("a", "b")
		panic(2)
	})
	try("array", func() {
		x := [40]int{}
		defer func(p *[40]int) {
			recover()
			for i := range p {
				p[i] = i
			}
		}(&x)
		defer func() {
			c := make(chan bool)
			go func() { c <- true }()
			<-c
		}()
		var nothing *int
		*nothing = 0
	})
	try("variable", func() {
		x := 7
		f := cleaner(&x)
		defer f("clean", 1, 2)
		x++
		panic(3)
	})
	try("declared", func() {
		x := 1
		defer declared(&x)
		panic(4)
	})
	try("method values", func() {
		g := guard{"g"}
		f := g.pointer
		defer f(1)
		g.name = "changed"
		panic(5)
	})
	try("methods", func() {
		var s stopper = guard{"s"}
		defer s.value(1)
		panic(6)
	})
	try("in a loop", func() {
		for i := range 3 {
			defer func(i int) { fmt.Println(i, recover()) }(i)
		}
		panic(7)
	})
	try("nil", func() {
		defer nobody(1)
		fmt.Println("deferred")
	})
}
