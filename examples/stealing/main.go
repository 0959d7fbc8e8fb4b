// Work stealing: one goroutine starts many, all in the queue of its own P. Ps without work take half of that queue.
package main

import (
	"fmt"
	"sync"
)

// busy computes long enough to be worth stealing.
func busy(n int) int {
	sum := 0
	for i := range 20000 {
		sum += (i * n) % 7
	}
	return sum
}

func main() {
	results := make([]int, 24)
	var wg sync.WaitGroup
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results[i] = busy(i)
		}()
	}
	wg.Wait() // now this P has a full queue, and the others have nothing
	total := 0
	for _, r := range results {
		total += r
	}
	fmt.Println("total", total)
}
