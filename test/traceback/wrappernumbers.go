// trace
package main

func plain() {}

func with(n int) {
	if n == 2 {
		panic(n)
	}
}

// Go makes and counts wrappers only for calls with arguments or results.
func main() {
	go func() {}()
	go plain()
	defer plain()
	defer func() {}()
	defer with(1)
	f := plain
	defer f()
	defer panic("deferred")
	func() {
		defer func() { recover() }()
		defer with(2)
	}()
}
