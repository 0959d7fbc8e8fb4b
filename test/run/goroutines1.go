// run
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func worker(id int, jobs <-chan int, results chan<- [2]int, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		results <- [2]int{id, j * j}
	}
}
func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 2; i < n; i++ {
			c <- i
		}
	}()
	return c
}
func filter(in <-chan int, p int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			if v%p != 0 {
				out <- v
			}
		}
	}()
	return out
}

func main() {
	jobs, results := make(chan int, 5), make(chan [2]int, 5)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go worker(i, jobs, results, &wg)
	}
	go func() {
		for i := 0; i < 50; i++ {
			jobs <- i
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		sum += r[1]
	}
	fmt.Println(sum)
	c := gen(60)
	for {
		p, ok := <-c
		if !ok {
			break
		}
		fmt.Print(p, " ")
		c = filter(c, p)
	}
	fmt.Println()
	var n int64
	var mu sync.Mutex
	m := map[int]int{}
	var wg2 sync.WaitGroup
	for i := 0; i < 100; i++ {
		wg2.Go(func() {
			atomic.AddInt64(&n, int64(i))
			mu.Lock()
			defer mu.Unlock()
			m[i%10]++
		})
	}
	wg2.Wait()
	fmt.Println(n, len(m), m[3])
	done := make(chan bool)
	data := make(chan string)
	go func() {
		defer close(done)
		for {
			select {
			case s, ok := <-data:
				if !ok {
					return
				}
				fmt.Print(s, " ")
			case <-time.After(5 * time.Second):
				fmt.Println("timeout")
			}
		}
	}()
	for _, s := range []string{"a", "b", "c"} {
		data <- s
	}
	close(data)
	<-done
	fmt.Println()
	sem := make(chan struct{}, 2)
	var cur, peak int32
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			v := atomic.AddInt32(&cur, 1)
			for {
				p := atomic.LoadInt32(&peak)
				if v <= p || atomic.CompareAndSwapInt32(&peak, p, v) {
					break
				}
			}
			time.Sleep(time.Millisecond)
			atomic.AddInt32(&cur, -1)
			<-sem
		}()
	}
	wg.Wait()
	fmt.Println(peak <= 2, cap(sem), len(sem))
	var once sync.Once
	for i := 0; i < 3; i++ {
		once.Do(func() { fmt.Println("once") })
	}
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	tick := time.NewTicker(time.Millisecond)
	for i := 0; i < 3; i++ {
		<-tick.C
	}
	tick.Stop()
	select {
	case v := <-make(chan int):
		fmt.Println(v)
	default:
		fmt.Println("default")
	}
	var rw sync.RWMutex
	cond := sync.NewCond(&mu)
	ready := false
	go func() {
		rw.RLock()
		defer rw.RUnlock()
		mu.Lock()
		ready = true
		mu.Unlock()
		cond.Broadcast()
	}()
	mu.Lock()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()
	fmt.Println("ready", ready)
	errc := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				errc <- fmt.Errorf("caught %v", r)
			}
		}()
		var p *int
		*p = 1
	}()
	fmt.Println(<-errc)
}
