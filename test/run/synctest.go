// run
// Bubbles of testing/synctest: their clocks, what blocks durably, and timers that only a bubble keeps alive.
package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

var began = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func clock(t *testing.T) {
	start := time.Now()
	fmt.Println("clock", start.Equal(began), start.UTC())
	time.Sleep(36 * time.Hour)
	fmt.Println("slept", time.Since(start), time.Until(start), time.Now().UTC())
	at := <-time.After(time.Minute)
	fmt.Println("after", at.UTC(), at == time.Now())
	ticker := time.NewTicker(time.Second)
	for range 3 {
		fmt.Println("tick", (<-ticker.C).Sub(start))
	}
	time.Sleep(5 * time.Second)
	fmt.Println("late tick", (<-ticker.C).Sub(start), len(ticker.C))
	ticker.Reset(time.Hour)
	fmt.Println("reset", (<-ticker.C).Sub(start))
	ticker.Stop()
	timer := time.NewTimer(time.Hour)
	fmt.Println("stop", timer.Stop(), timer.Reset(time.Minute), timer.Reset(2*time.Minute))
	fmt.Println("timer", (<-timer.C).Sub(start), timer.Stop())
	time.Sleep(0)
	time.Sleep(-time.Hour)
	for range 50 {
		runtime.Gosched()
	}
	fmt.Println("end", time.Since(start))
}

func deadlines(t *testing.T) {
	start := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	time.Sleep(5*time.Second - 1)
	synctest.Wait()
	fmt.Println("before", ctx.Err())
	time.Sleep(1)
	synctest.Wait()
	fmt.Println("behind", ctx.Err(), time.Since(start))
	ctx, cancel = context.WithCancel(t.Context())
	called := false
	context.AfterFunc(ctx, func() { called = true })
	synctest.Wait()
	fmt.Println("called", called)
	cancel()
	synctest.Wait()
	fmt.Println("called", called)
}

// pipeline has workers with delays of their own: order and times are those of the bubble's clock.
func pipeline(t *testing.T) {
	start := time.Now()
	jobs, results := make(chan int), make(chan string, 3)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for j := range jobs {
				time.Sleep(time.Duration(j)*time.Second + time.Duration(w))
				results <- fmt.Sprint(j, " at ", time.Since(start).Truncate(time.Second))
			}
		})
	}
	go func() {
		for j := range 12 {
			jobs <- j * j % 13
		}
		close(jobs)
	}()
	go func() { wg.Wait(); close(results) }()
	n := 0
	for range results {
		n++
	}
	fmt.Println("results", n, time.Since(start).Truncate(time.Second))
}

func conditions(t *testing.T) {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	turn := 0
	for i := range 5 {
		go func() {
			mu.Lock()
			defer mu.Unlock()
			for turn != i {
				c.Wait()
			}
			fmt.Println("turn", i, time.Since(began))
		}()
	}
	for i := range 5 {
		time.Sleep(time.Second)
		mu.Lock()
		turn = i
		c.Broadcast()
		mu.Unlock()
		synctest.Wait()
	}
}

// held is about locks, which block nobody durably: the clock stands while one is waited for.
func held(t *testing.T) {
	var mu sync.Mutex
	mu.Lock()
	free := make(chan bool)
	go func() {
		time.Sleep(time.Second)
		<-free
		mu.Unlock()
	}()
	time.Sleep(2 * time.Second)
	free <- true
	mu.Lock()
	fmt.Println("held", time.Since(began))
}

// onlyTimers leaves closures and channels to the collector that nothing but the bubble's timers refers to.
func onlyTimers(t *testing.T) {
	sum := 0
	var mu sync.Mutex
	for i := range 100 {
		data := make([]int, 100)
		data[i] = i
		time.AfterFunc(time.Duration(100-i)*time.Millisecond, func() {
			mu.Lock()
			defer mu.Unlock()
			sum += data[i]
		})
	}
	runtime.GC()
	kept := time.AfterFunc(50*time.Millisecond, func() { fmt.Println("stopped, but called") })
	fmt.Println("kept", kept.Stop())
	time.Sleep(200 * time.Millisecond)
	synctest.Wait()
	fmt.Println("sum", sum, time.Since(began))
	time.AfterFunc(time.Hour, func() { fmt.Println("never") })
}

func selects(t *testing.T) {
	a, b := make(chan int), make(chan int)
	var none chan int
	go func() {
		time.Sleep(time.Second)
		a <- 1
		time.Sleep(time.Second)
		select {
		case b <- 2:
		case none <- 3:
		}
		close(a)
	}()
	for {
		select {
		case v, ok := <-a:
			fmt.Println("a", v, ok, time.Since(began))
			if !ok {
				return
			}
		case v := <-b:
			fmt.Println("b", v, time.Since(began))
		case <-time.After(700 * time.Millisecond):
			fmt.Println("time", time.Since(began))
		}
	}
}

// again uses one WaitGroup in two bubbles, one after the other.
func again(t *testing.T) {
	shared := new(sync.WaitGroup)
	for i := range 2 {
		synctest.Test(t, func(t *testing.T) {
			for range 3 {
				shared.Go(func() { time.Sleep(time.Minute) })
			}
			shared.Wait()
			fmt.Println("again", i, time.Since(began))
		})
	}
}

func recovered(t *testing.T) {
	defer func() {
		x := recover()
		err, _ := x.(error)
		fmt.Printf("%T: %v (%v)\n", x, x, errors.Unwrap(err))
	}()
	synctest.Test(t, func(t *testing.T) {
		go func() { select {} }()
		time.Sleep(time.Second)
	})
}

func misused(t *testing.T) {
	try := func(f func()) {
		defer func() { fmt.Println("misused:", recover()) }()
		f()
	}
	try(synctest.Wait)
	synctest.Test(t, func(t *testing.T) {
		try(func() { synctest.Test(t, func(*testing.T) {}) })
		try(func() { t.Run("x", nil) })
		try(func() { t.Parallel() })
		try(func() { t.Deadline() })
		go synctest.Wait()
		time.Sleep(time.Second)
	})
	outside := make(chan int, 1)
	synctest.Test(t, func(t *testing.T) {
		outside <- 1
		t.Cleanup(func() { fmt.Println("cleanup", time.Since(began)) })
		time.Sleep(time.Second)
	})
	fmt.Println("outside", <-outside)
}

// inParallel has many bubbles beside each other, each with its own time.
func inParallel(t *testing.T) {
	for i := range 6 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ch := make(chan int)
				for range 3 {
					go func() {
						for j := range 10 {
							time.Sleep(time.Duration(i*j) * time.Second)
							ch <- j
						}
					}()
				}
				for range 30 {
					<-ch
				}
				if d := time.Since(began); d != time.Duration(i)*45*time.Second {
					t.Error(i, d)
				}
			})
		})
	}
}

func bubble(f func(*testing.T)) func(*testing.T) {
	return func(t *testing.T) { synctest.Test(t, f) }
}

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{
		{Name: "clock", F: bubble(clock)},
		{Name: "deadlines", F: bubble(deadlines)},
		{Name: "pipeline", F: bubble(pipeline)},
		{Name: "conditions", F: bubble(conditions)},
		{Name: "held", F: bubble(held)},
		{Name: "onlyTimers", F: bubble(onlyTimers)},
		{Name: "selects", F: bubble(selects)},
		{Name: "again", F: again},
		{Name: "recovered", F: recovered},
		{Name: "misused", F: misused},
		{Name: "inParallel", F: inParallel},
	}, nil, nil)
}
