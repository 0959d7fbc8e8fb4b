// Goroutines that the debugger ends: their deferred calls run, and the others go on.
package main

import (
	"fmt"
	"sync"
	"time"
)

var (
	wg      sync.WaitGroup
	mu      sync.Mutex
	tickets = make(chan int)
	seats   = make(chan int)
	never   chan int
)

func spawn(name string, f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println(name, "ends")
		f()
		fmt.Println(name, "has finished its work")
	}()
}

func main() {
	mu.Lock()
	spawn("receiver", func() { <-tickets })
	spawn("selecting", func() {
		select {
		case <-seats:
		case seats <- 1:
		}
	})
	spawn("sleeper", func() { time.Sleep(1000 * time.Hour) })
	spawn("stuck", func() { never <- 1 })
	spawn("locker", func() {
		mu.Lock()
		defer mu.Unlock()
		fmt.Println("locker has the lock")
	})
	spawn("counter", func() {
		for i := 0; ; i++ {
			_ = fmt.Sprint(i)
		}
	})
	time.Sleep(time.Millisecond)
	go fmt.Println("this one has not begun")
	fmt.Println("all are there") //bp:there
	mu.Unlock()
	wg.Wait()
	mu.Lock()
	fmt.Println("only main is left") //bp:left
	go fmt.Println("main has ended")
	time.Sleep(time.Millisecond)
}
