// One counter behind a mutex, one behind an RWMutex with many readers, and one that is atomic. Pause it to see who holds the
// lock and who waits.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counters struct {
	mu     sync.Mutex
	byName map[string]int

	rw    sync.RWMutex
	limit int

	reads atomic.Int64
}

func (c *counters) add(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byName[name]++
}

func (c *counters) withinLimit(n int) bool {
	c.rw.RLock()
	defer c.rw.RUnlock()
	c.reads.Add(1)
	return n < c.limit
}

func (c *counters) raise() {
	c.rw.Lock()
	c.limit += 10
	c.rw.Unlock()
}

func main() {
	c := &counters{byName: map[string]int{}, limit: 1000}
	names := []string{"red", "green", "blue"}
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 300 {
				if c.withinLimit(i) {
					c.add(names[(worker+i)%len(names)])
				}
				if i%100 == 0 {
					c.raise()
				}
			}
		}()
	}
	wg.Wait()
	for _, name := range names {
		fmt.Printf("%-5s %d\n", name, c.byName[name])
	}
	fmt.Println("limit", c.limit, "reads", c.reads.Load())
}
