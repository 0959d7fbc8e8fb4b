// Three goroutines that count side by side: one is frozen while another is stepped.
package main

import (
	"fmt"
	"sync"
)

func count(id int, sums []int, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; i < 100; i++ {
		sums[id] += i
	}
}

func main() {
	var wg sync.WaitGroup
	sums := make([]int, 3)
	for id := range sums {
		wg.Add(1)
		go count(id, sums, &wg)
	}
	wg.Wait()
	fmt.Println(sums)
}
