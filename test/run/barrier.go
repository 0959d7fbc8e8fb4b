// run
package main

import (
	"fmt"
	"sync"
)

type Barrier struct {
	mu    sync.Mutex
	cond  *sync.Cond
	n     int
	count int
	phase int
}

func NewBarrier(n int) *Barrier {
	b := &Barrier{n: n}
	b.cond = sync.NewCond(&b.mu)
	return b
}
func (b *Barrier) Wait() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	p := b.phase
	b.count++
	if b.count == b.n {
		b.count = 0
		b.phase++
		b.cond.Broadcast()
		return p
	}
	for p == b.phase {
		b.cond.Wait()
	}
	return p
}

type Queue[T any] struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  *sync.Cond
	items    []T
	max      int
}

func NewQueue[T any](max int) *Queue[T] {
	q := &Queue[T]{max: max}
	q.notEmpty, q.notFull = sync.NewCond(&q.mu), sync.NewCond(&q.mu)
	return q
}
func (q *Queue[T]) Put(v T) {
	q.mu.Lock()
	for len(q.items) == q.max {
		q.notFull.Wait()
	}
	q.items = append(q.items, v)
	q.mu.Unlock()
	q.notEmpty.Signal()
}
func (q *Queue[T]) Take() T {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.notEmpty.Wait()
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.notFull.Signal()
	return v
}

func main() {
	const n, rounds = 5, 4
	b := NewBarrier(n)
	var mu sync.Mutex
	perPhase := make([]int, rounds)
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for r := range rounds {
				mu.Lock()
				perPhase[r]++
				mu.Unlock()
				if b.Wait() != r {
					panic("phase")
				}
				mu.Lock()
				if perPhase[r] != n {
					panic("early")
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(perPhase)
	q := NewQueue[int](3)
	sum := make(chan int)
	for range 3 {
		go func() {
			s := 0
			for v := q.Take(); v >= 0; v = q.Take() {
				s += v
			}
			sum <- s
		}()
	}
	for i := range 100 {
		q.Put(i)
	}
	for range 3 {
		q.Put(-1)
	}
	fmt.Println(<-sum + <-sum + <-sum)
	var rw sync.RWMutex
	data := map[int]int{}
	for i := range 10 {
		wg.Add(2)
		go func() { defer wg.Done(); rw.Lock(); data[i] = i * i; rw.Unlock() }()
		go func() { defer wg.Done(); rw.RLock(); _ = data[i]; rw.RUnlock() }()
	}
	wg.Wait()
	fmt.Println(len(data), data[9], rw.TryLock(), rw.TryRLock())
}
