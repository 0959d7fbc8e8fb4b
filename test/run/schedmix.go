// run clock=virtual
package main

import (
	"context"
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

// A bit of everything that the scheduler decides; what is printed depends on none of it.
func main() {
	pipeline()
	contended()
	timers()
	selects()
	fmt.Println(runtime.NumGoroutine())
}

func pipeline() {
	gen := func(n int) <-chan int {
		c := make(chan int)
		go func() {
			for i := range n {
				c <- i
			}
			close(c)
		}()
		return c
	}
	square := func(in <-chan int) <-chan int {
		out := make(chan int, 3)
		go func() {
			for v := range in {
				out <- v * v
			}
			close(out)
		}()
		return out
	}
	sum := 0
	for v := range square(square(gen(400))) {
		sum += v % 1000
	}
	fmt.Println("pipeline", sum)
}

func contended() {
	var (
		mu    sync.Mutex
		rw    sync.RWMutex
		wg    sync.WaitGroup
		n     int
		reads atomic.Int64
		table = map[int]int{}
	)
	for w := range 20 {
		wg.Go(func() {
			for i := range 50 {
				mu.Lock()
				n += i
				if i%7 == 0 {
					runtime.Gosched()
				}
				mu.Unlock()
				if i%10 == 0 {
					rw.Lock()
					table[w] = i
					rw.Unlock()
				} else {
					rw.RLock()
					if table[w] >= 0 {
						reads.Add(1)
					}
					rw.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("contended", n, reads.Load(), len(table))
}

func timers() {
	var wg sync.WaitGroup
	var fired atomic.Int32
	for i := range 300 {
		wg.Add(1)
		time.AfterFunc(time.Duration(i%7)*time.Millisecond, func() {
			fired.Add(1)
			wg.Done()
		})
	}
	stopped := 0
	for range 50 {
		if time.NewTimer(time.Hour).Stop() {
			stopped++
		}
	}
	wg.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println("timers", fired.Load(), stopped, ctx.Err())
}

func selects() {
	a, b, quit := make(chan int), make(chan string), make(chan bool)
	go func() {
		for i := range 100 {
			if i%3 == 0 {
				b <- fmt.Sprint(i)
			} else {
				a <- i
			}
		}
		close(quit)
	}()
	var ints, texts []int
	for {
		select {
		case v := <-a:
			ints = append(ints, v)
			continue
		case s := <-b:
			texts = append(texts, len(s))
			continue
		case <-quit:
		}
		break
	}
	sort.Ints(texts)
	fmt.Println("selects", len(ints), ints[0], ints[len(ints)-1], texts[0], texts[len(texts)-1])
}
