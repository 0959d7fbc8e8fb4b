// A breakpoint that only one goroutine stops at.
package main

import (
	"fmt"
	"sync"
)

func work(id int, wg *sync.WaitGroup, sums []int) {
	defer wg.Done()
	for i := 0; i < 3; i++ {
		sums[id] += i * id //bp:work
	}
}

func main() {
	var wg sync.WaitGroup
	sums := make([]int, 4)
	for id := range 4 {
		wg.Add(1)
		go work(id, &wg, sums)
	}
	wg.Wait()
	fmt.Println(sums)
}
