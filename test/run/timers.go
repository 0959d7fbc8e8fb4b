// run clock=virtual
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var log []string
	add := func(s string) { mu.Lock(); log = append(log, s); mu.Unlock() }
	var wg sync.WaitGroup
	for i, d := range []int{30, 10, 20} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(d) * time.Millisecond)
			add(fmt.Sprint("sleep", i))
		}()
	}
	wg.Wait()
	fmt.Println(log)
	t := time.AfterFunc(time.Hour, func() { add("never") })
	fmt.Println(t.Stop(), t.Reset(time.Millisecond), t.Stop())
	c := make(chan int)
	go func() {
		defer close(c)
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		deadline := time.After(50 * time.Millisecond)
		for n := 0; ; n++ {
			select {
			case <-tick.C:
				if n == 3 {
					return
				}
				c <- n
			case <-deadline:
				add("late")
				return
			}
		}
	}()
	for v := range c {
		fmt.Print(v, " ")
	}
	fmt.Println()
	start := time.Now()
	select {
	case <-time.After(5 * time.Millisecond):
	case <-time.After(time.Hour):
	}
	fmt.Println(time.Since(start) < time.Second, time.Until(start) < 0)
	limiter := time.Tick(time.Millisecond)
	for range 3 {
		<-limiter
	}
	done := make(chan struct{})
	once := sync.OnceFunc(func() { close(done) })
	for range 3 {
		time.AfterFunc(time.Millisecond, once)
	}
	<-done
	fmt.Println(len(log))
}
