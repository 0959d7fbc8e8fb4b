// trace args=init0,init1,package,variable,second,body,inner,literal,nested,deferred,table,generic,value,iterator,stringer,pull,goroutine,promoted,embedded,direct,lines
package main

import (
	"fmt"
	"iter"
	"os"
	"runtime"
)

func at(name string) int {
	if len(os.Args) > 1 && os.Args[1] == name {
		panic(name)
	}
	return 1
}

var last = func() int { return at("variable") + first }()
var unused = func() int { return 1 }
var first = func() int { func() { at("package") }(); return 1 }()
var pair, other = func() int { return 1 }(), func() int { return at("second") }()
var table = map[string]func(){
	"a": func() { at("none") },
	"b": func() { at("table") },
}

func init() { at("init0") }

func init() {
	defer func() { at("none") }()
	func() { at("init1") }()
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
		at("iterator")
	}
}

func loops() {
	for i := range count(2) {
		at("body")
		for range count(1) {
			at("inner")
			defer func() { at("deferred") }()
			func() {
				at("literal")
				func() { at("nested") }()
			}()
		}
		_ = i
	}
	for range count(1) {
		runtime.Gosched()
	}
}

type list[E any] struct{ all []E }

func (l *list[E]) each(f func(E)) {
	func() {
		for _, e := range l.all {
			f(e)
		}
	}()
}

type number int

func (n number) check() { at("value") }

func (n number) String() string { at("stringer"); return "n" }

type inner struct{ number }

func (i *inner) run() { at("promoted") }

type outer struct {
	*inner
	fmt.Stringer
}

func describe(o outer) {
	func() { _ = o.String() }()
}

func direct(n int, s string, f func(), large [20]int) (result int) {
	func() {
		func(x int, more ...string) {
			f()
			at(s)
			_, _ = large, x
			n++
		}(7, "a")
		result = n
	}()
	return
}

func main() {
	loops()
	table["b"]()
	(&list[string]{[]string{"x"}}).each(func(string) { at("generic") })
	f := number(3).check
	f()
	_ = fmt.Sprint(number(1))
	next, stop := iter.Pull(func(yield func(int) bool) { at("pull"); yield(1) })
	next()
	stop()
	done := make(chan bool)
	go func() {
		defer close(done)
		func() { at("goroutine") }()
	}()
	<-done
	o := outer{&inner{5}, number(2)}
	o.run()
	if os.Args[1] == "embedded" {
		o.Stringer = nil
		describe(o)
	}
	direct(1, "direct", func() {}, [20]int{})
	at(
		fmt.Sprint(
			"li",
			"nes",
		),
	)
}
