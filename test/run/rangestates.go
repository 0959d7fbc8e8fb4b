// run

// What an iterator function does after its loop body has ended, panicked or been left: each has an error of its own.
package main

import "fmt"

var saved func(int) bool

func keep(yield func(int) bool) {
	saved = yield
	yield(1)
	yield(2)
}

func swallow(yield func(int) bool) {
	defer func() { fmt.Println("swallowed", recover()) }()
	yield(1)
}

func swallowAndGoOn(yield func(int) bool) {
	func() {
		defer func() { fmt.Println("swallowed", recover()) }()
		yield(1)
	}()
	yield(2)
}

func more(yield func(int) bool) {
	defer func() { fmt.Println("swallowed", recover()) }()
	yield(1)
	yield(2)
}

func nested(yield func(int) bool) {
	for x := range keep {
		if !yield(x) {
			return
		}
	}
}

func try(name string, f func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	f()
}

func main() {
	try("after the loop", func() {
		for range keep {
		}
		saved(1)
	})
	try("panic swallowed", func() {
		for range swallow {
			panic("a")
		}
	})
	try("panic swallowed, called again", func() {
		for range swallowAndGoOn {
			panic("a")
		}
	})
	try("error swallowed", func() {
		for range more {
			break
		}
	})
	try("while the body runs", func() {
		for range keep {
			saved(3)
		}
	})
	try("after break", func() {
		for range keep {
			break
		}
	})
	try("after break of the outer loop", func() {
	outer:
		for range keep {
			for range more {
				break outer
			}
		}
	})
	try("after continue of the outer loop", func() {
	outer:
		for range more {
			for range more {
				continue outer
			}
		}
	})
	try("nested", func() {
		for range nested {
			saved(5)
		}
	})
	try("after return", func() {
		for range keep {
			return
		}
	})
	try("after a panic", func() {
		func() {
			defer func() { recover() }()
			for range keep {
				panic(1)
			}
		}()
		saved(1)
	})
}
