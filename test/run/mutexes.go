// run
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type Account struct {
	sync.Mutex
	id, balance int
}

func transfer(a, b *Account, n int) bool {
	first, second := a, b
	if a.id > b.id {
		first, second = b, a
	}
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	if a.balance < n {
		return false
	}
	a.balance -= n
	b.balance += n
	return true
}

type Counter struct {
	mu sync.RWMutex
	m  map[string]int
}

func (c *Counter) Inc(k string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k]++
}
func (c *Counter) Get(k string) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[k]
}

type spin struct{ f atomic.Bool }

func (s *spin) Lock() {
	for !s.f.CompareAndSwap(false, true) {
	}
}
func (s *spin) Unlock() { s.f.Store(false) }

func main() {
	acc := make([]*Account, 5)
	for i := range acc {
		acc[i] = &Account{id: i, balance: 100}
	}
	var wg sync.WaitGroup
	var ok, failed atomic.Int64
	for g := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 200 {
				if transfer(acc[(g+i)%5], acc[(g+i+1)%5], 1) {
					ok.Add(1)
				} else {
					failed.Add(1)
				}
			}
		}()
		if g == 0 {
			wg.Wait()
		}
	}
	_ = failed.Load()
	total := 0
	done := make(chan bool)
	go func() { wg.Wait(); close(done) }()
	select {
	case <-done:
	}
	for _, a := range acc {
		total += a.balance
	}
	fmt.Println(total, ok.Load() > 0)
	c := Counter{m: map[string]int{}}
	for i := range 50 {
		wg.Add(1)
		go func() { defer wg.Done(); c.Inc(fmt.Sprint(i % 3)) }()
	}
	wg.Wait()
	fmt.Println(c.Get("0"), c.Get("1"), c.Get("2"), c.Get("9"))
	var s spin
	n := 0
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				s.Lock()
				n++
				s.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(n)
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var ptr atomic.Pointer[Account]
	fmt.Println(ptr.Load() == nil, ptr.CompareAndSwap(nil, acc[0]), ptr.Load().id)
	var u atomic.Uint64
	u.Add(^uint64(0))
	fmt.Println(u.Load(), u.Swap(3), u.Load())
}
