// Far more goroutines than a client can list.
package main

import (
	"fmt"
	"sync"
)

func park(c chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	<-c
}

func lock(mu *sync.Mutex, wg *sync.WaitGroup) {
	defer wg.Done()
	mu.Lock()
	mu.Unlock()
}

func main() {
	c := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	mu.Lock()
	for i := 0; i < 5000; i++ {
		wg.Add(1)
		go park(c, &wg)
	}
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go lock(&mu, &wg)
	}
	for i := 0; i < 100; i++ {
		wg.Add(-1)
		wg.Add(1)
	}
	c <- 1
	mu.Unlock()
	close(c) //bp:parked
	wg.Wait()
	fmt.Println("done")
}
