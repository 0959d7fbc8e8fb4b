// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

// A goroutine that yields for the first time lets others run first, as it does later.

func say(s string) {
	for range 5 {
		runtime.Gosched()
		fmt.Println(s)
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	go fmt.Println("started")
	runtime.Gosched()
	fmt.Println("yielded")
	go say("world")
	say("hello")
	for i := range 3 {
		go fmt.Println("one of three", i)
	}
	runtime.Gosched()
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			for range 3 {
				fmt.Print(i, " ")
				runtime.Gosched()
			}
		})
	}
	wg.Wait()
	fmt.Println()
}
