// One goroutine steps and runs while all others are held; a step outlives a stop elsewhere.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var ticks atomic.Int64

func busy(n int, stop *atomic.Bool, wg *sync.WaitGroup) {
	defer wg.Done()
	for !stop.Load() {
		ticks.Add(1)
	}
}

func slow(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += i
	}
	return s
}

func other(c chan int) {
	for v := range c {
		fmt.Println("got", v) //bp:other
	}
}

func main() {
	var stop atomic.Bool
	var wg sync.WaitGroup
	wg.Add(2)
	go busy(1, &stop, &wg)
	go busy(2, &stop, &wg)
	before := ticks.Load() //bp:before
	n := slow(1000)
	after := ticks.Load()
	fmt.Println(n, before == after) //bp:after
	c := make(chan int)
	go other(c)
	c <- 1; n = slow(200000) //bp:pending
	n++
	stop.Store(true)
	wg.Wait()
	fmt.Println(n)
}
