// run

package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func sec(s string) { fmt.Println("\n==", s) }

func main() {
	runtime.GOMAXPROCS(1)
	var wg sync.WaitGroup
	sec("senders")
	c := make(chan int)
	for i := range 6 {
		go func() { c <- i; fmt.Print("s", i, " ") }()
	}
	runtime.Gosched()
	for range 6 {
		fmt.Print(<-c, " ")
	}
	sec("waiters")
	var w2 sync.WaitGroup
	w2.Add(1)
	for i := range 4 {
		wg.Go(func() { w2.Wait(); fmt.Print("w", i, " ") })
	}
	runtime.Gosched()
	w2.Done()
	wg.Wait()
	sec("broadcast")
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	for i := range 5 {
		wg.Go(func() { mu.Lock(); cond.Wait(); fmt.Print("c", i, " "); mu.Unlock() })
	}
	runtime.Gosched()
	runtime.Gosched()
	mu.Lock()
	cond.Broadcast()
	mu.Unlock()
	wg.Wait()
	sec("rw")
	var rw sync.RWMutex
	rw.RLock()
	for i := range 3 {
		wg.Go(func() { rw.Lock(); fmt.Print("w", i, " "); rw.Unlock() })
		wg.Go(func() { rw.RLock(); fmt.Print("r", i, " "); rw.RUnlock() })
	}
	runtime.Gosched()
	rw.RUnlock()
	wg.Wait()
	sec("once")
	var once sync.Once
	for i := range 4 {
		wg.Go(func() { once.Do(func() { fmt.Print("once", i, " "); runtime.Gosched() }); fmt.Print("o", i, " ") })
	}
	wg.Wait()
	sec("mutex fifo")
	mu.Lock()
	for i := range 5 {
		wg.Go(func() { mu.Lock(); fmt.Print("m", i, " "); runtime.Gosched(); mu.Unlock(); fmt.Print("u", i, " ") })
	}
	runtime.Gosched()
	mu.Unlock()
	wg.Wait()
	sec("closed select")
	done := make(chan struct{})
	d2 := make(chan struct{})
	for i := range 5 {
		wg.Go(func() {
			select {
			case <-done:
				fmt.Print("done", i, " ")
			case <-d2:
				fmt.Print("d2", i, " ")
			case c <- 1:
			}
		})
	}
	runtime.Gosched()
	<-c
	close(d2)
	wg.Wait()
	sec("ring")
	const n = 6
	var ring [n]chan int
	for i := range ring {
		ring[i] = make(chan int)
	}
	for i := range n {
		wg.Go(func() {
			for v := range ring[i] {
				fmt.Print(i, ":", v, " ")
				if v == 0 {
					for _, r := range ring {
						close(r)
					}
					return
				}
				ring[(i+1)%n] <- v - 1
			}
		})
	}
	ring[0] <- 15
	wg.Wait()
	sec("producers")
	buf := make(chan string, 3)
	var left atomic.Int32
	left.Store(3)
	for p := range 3 {
		go func() {
			for k := range 3 {
				buf <- fmt.Sprintf("p%dk%d", p, k)
			}
			if left.Add(-1) == 0 {
				close(buf)
			}
		}()
	}
	for v := range buf {
		fmt.Print(v, " ")
	}
	sec("goexit")
	for i := range 3 {
		wg.Go(func() {
			defer fmt.Print("e", i, " ")
			go fmt.Print("x", i, " ")
			runtime.Goexit()
		})
	}
	wg.Wait()
	runtime.Gosched()
	sec("pipeline")
	stage := func(in <-chan int, name string) <-chan int {
		out := make(chan int)
		go func() {
			defer close(out)
			for v := range in {
				fmt.Print(name, v, " ")
				out <- v * 2
			}
		}()
		return out
	}
	src := make(chan int)
	go func() {
		for i := range 4 {
			src <- i
		}
		close(src)
	}()
	for v := range stage(stage(src, "a"), "b") {
		fmt.Print("=", v, " ")
	}
	fmt.Println()
}
