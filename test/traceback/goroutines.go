// trace env=GOMAXPROCS=1
package main

import (
	"sync"
	"time"
)

type server struct {
	mu sync.Mutex
	wg sync.WaitGroup
	rw sync.RWMutex
	c  *sync.Cond
}

func (s *server) lock(n int)       { s.mu.Lock() }
func (s *server) rlock(n int)      { s.rw.RLock() }
func (s *server) wlock(n int)      { s.rw.Lock() }
func (s *server) wait(name string) { s.wg.Wait() }
func (s *server) cond()            { s.c.L.Lock(); s.c.Wait() }

func receive(c chan int, n int) { <-c }
func send(c chan int, n int)    { c <- n }
func both(c, d chan int) {
	select {
	case <-c:
	case d <- 1:
	}
}
func ranging(c chan int) {
	for range c {
	}
}

func main() {
	s := &server{}
	s.c = sync.NewCond(&sync.Mutex{})
	s.mu.Lock()
	s.rw.Lock()
	s.wg.Add(1)
	c, d := make(chan int), make(chan int)
	var none chan int
	go receive(none, 1)
	pause()
	go send(none, 2)
	pause()
	go receive(none, 3)
	pause()
	go both(c, none)
	pause()
	go s.lock(5)
	pause()
	go s.rlock(6)
	pause()
	go s.wait("w")
	pause()
	go s.cond()
	pause()
	go func() { select {} }()
	pause()
	go ranging(make(chan int))
	pause()
	go func(n int) {
		go func() { send(d, n) }()
		time.Sleep(time.Millisecond)
		select {}
	}(4)
	pause()
	pause()
	go func() { s.wlock(1) }()
	pause()
	select {}
}

func pause() { time.Sleep(time.Millisecond) }
