// Known locks: a mutex with a queue, a read-write lock with readers and a writer, a wait group.
package main

import (
	"fmt"
	"sync"
	"time"
)

type cache struct {
	hits int
	mu   sync.Mutex
}

var (
	shared cache
	table  sync.RWMutex
	wg     sync.WaitGroup
)

func main() {
	shared.mu.Lock()
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			shared.mu.Lock()
			fmt.Println("locked by", i)
			shared.mu.Unlock()
		}()
		time.Sleep(time.Millisecond)
	}
	table.RLock()
	wg.Add(1)
	go func() {
		defer wg.Done()
		table.Lock()
		table.Unlock()
	}()
	time.Sleep(time.Millisecond)
	fmt.Println("queued") //bp:queued
	table.RUnlock()
	shared.mu.Unlock()
	wg.Wait()
	fmt.Println("done") //bp:done
}
