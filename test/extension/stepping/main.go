// Three goroutines that count side by side: two are frozen while the third is stepped.
package main

import (
	"fmt"
	"sync"
)

func count(id int, sums []int, start chan bool, done *sync.WaitGroup) {
	defer done.Done()
	<-start
	for i := 0; i < 100; i++ {
		sums[id] += i
	}
}

func main() {
	var ready, done sync.WaitGroup
	start := make(chan bool)
	sums := make([]int, 3)
	for id := range sums {
		ready.Add(1)
		done.Add(1)
		go func() {
			ready.Done()
			count(id, sums, start, &done)
		}()
	}
	ready.Wait()
	close(start)
	done.Wait()
	fmt.Println(sums)
}
