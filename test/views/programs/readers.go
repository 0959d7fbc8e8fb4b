// A deadlock through an RWMutex: a reader waits for a mutex whose owner waits for the readers to go.
package main

import (
	"fmt"
	"sync"
)

type store struct {
	table sync.RWMutex
	mu    sync.Mutex
}

func main() {
	s := new(store)
	var wg sync.WaitGroup
	step, goOn := make(chan bool), make(chan bool)
	wg.Go(func() { // 2: reads, and wants mu
		s.table.RLock()
		step <- true
		<-goOn
		s.mu.Lock()
		s.mu.Unlock()
		s.table.RUnlock()
	})
	wg.Go(func() { // 3: reads only
		s.table.RLock()
		step <- true
		<-goOn
		s.table.RUnlock()
	})
	<-step
	<-step
	wg.Go(func() { // 4: has mu, and wants to write
		s.mu.Lock()
		step <- true
		s.table.Lock()
		s.table.Unlock()
		s.mu.Unlock()
	})
	<-step
	fmt.Println("read by two") //bp:two
	goOn <- true
	goOn <- true
	wg.Wait()
}
