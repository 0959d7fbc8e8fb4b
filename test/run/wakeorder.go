// run

package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
)

func sec(s string) { fmt.Println("==", s) }

func main() {
	runtime.GOMAXPROCS(1)
	sec("order")
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() { defer wg.Done(); fmt.Print(i, " ") }()
	}
	wg.Wait()
	fmt.Println()
	sec("unbuffered")
	c := make(chan int)
	go func() {
		for i := range 4 {
			fmt.Println("send", i)
			c <- i
		}
		close(c)
	}()
	for v := range c {
		fmt.Println("recv", v)
	}
	sec("buffered")
	b := make(chan int, 2)
	done := make(chan bool)
	go func() {
		for v := range b {
			fmt.Println("got", v)
		}
		done <- true
	}()
	for i := range 5 {
		fmt.Println("put", i)
		b <- i
	}
	close(b)
	<-done
	sec("mutex")
	var mu sync.Mutex
	mu.Lock()
	for i := range 4 {
		wg.Go(func() {
			mu.Lock()
			fmt.Print("m", i, " ")
			mu.Unlock()
		})
	}
	runtime.Gosched()
	mu.Unlock()
	wg.Wait()
	fmt.Println()
	sec("cond")
	cond := sync.NewCond(&mu)
	ready := 0
	for i := range 4 {
		wg.Go(func() {
			mu.Lock()
			ready++
			cond.Wait()
			fmt.Print("c", i, " ")
			mu.Unlock()
		})
	}
	for {
		runtime.Gosched()
		mu.Lock()
		n := ready
		mu.Unlock()
		if n == 4 {
			break
		}
	}
	cond.Signal()
	runtime.Gosched()
	fmt.Print("| ")
	cond.Broadcast()
	wg.Wait()
	fmt.Println()
	sec("select")
	x, y := make(chan int), make(chan string)
	go func() { x <- 1; y <- "a" }()
	for range 2 {
		select {
		case v := <-x:
			fmt.Println("x", v)
		case v := <-y:
			fmt.Println("y", v)
		}
	}
	sec("context")
	ctx, cancel := context.WithCancel(context.Background())
	for i := range 3 {
		wg.Go(func() { <-ctx.Done(); fmt.Print("d", i, " ") })
	}
	runtime.Gosched()
	cancel()
	wg.Wait()
	fmt.Println()
	sec("rwmutex")
	var rw sync.RWMutex
	rw.Lock()
	for i := range 3 {
		wg.Go(func() { rw.RLock(); fmt.Print("r", i, " "); rw.RUnlock() })
	}
	wg.Go(func() { rw.Lock(); fmt.Print("w "); rw.Unlock() })
	runtime.Gosched()
	rw.Unlock()
	wg.Wait()
	fmt.Println()
	sec("nested go")
	wg.Add(3)
	go func() {
		fmt.Print("a ")
		go func() {
			fmt.Print("b ")
			go func() { fmt.Print("c "); wg.Done() }()
			fmt.Print("b2 ")
			wg.Done()
		}()
		fmt.Print("a2 ")
		wg.Done()
	}()
	wg.Wait()
	fmt.Println()
	sec("pool")
	jobs := make(chan int, 10)
	res := make(chan string, 10)
	for w := range 3 {
		go func() {
			for j := range jobs {
				res <- fmt.Sprintf("w%d:j%d", w, j)
			}
		}()
	}
	for j := range 6 {
		jobs <- j
	}
	close(jobs)
	for range 6 {
		fmt.Print(<-res, " ")
	}
	fmt.Println()
	sec("pingpong")
	p, q := make(chan int), make(chan int)
	go func() {
		for v := range p {
			fmt.Print("ping", v, " ")
			q <- v + 1
		}
		close(q)
	}()
	p <- 0
	for v := range q {
		fmt.Print("pong", v, " ")
		if v > 3 {
			break
		}
		p <- v + 1
	}
	fmt.Println()
}
