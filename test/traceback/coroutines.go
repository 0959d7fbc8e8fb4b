// trace args=panic,blocked,asleep,stop
package main

import (
	"iter"
	"os"
)

func blocks(yield func(int) bool) {
	yield(1)
	select {}
}

func fails(yield func(int) bool) {
	var m map[string]int
	defer func() { m["x"] = 1 }()
	yield(1)
}

func yields(yield func(int) bool) {
	yield(1)
	yield(2)
}

func main() {
	switch os.Args[1] {
	case "panic":
		next, _ := iter.Pull(fails)
		next()
		next()
	case "blocked":
		next, _ := iter.Pull(blocks)
		next()
		next()
	case "asleep":
		next, _ := iter.Pull(yields)
		next()
		iter.Pull(yields)
		var c chan int
		<-c
	case "stop":
		_, stop := iter.Pull2(func(func(int, int) bool) {})
		stop()
		next, stop := iter.Pull2(func(yield func(k, v int) bool) { fails(func(v int) bool { return yield(v, v) }) })
		next()
		stop()
	}
}
