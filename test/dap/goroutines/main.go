package main

import (
	"fmt"
	"sync"
)

func worker(id int, jobs <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		out <- j * id
	}
}

func main() {
	jobs := make(chan int)
	out := make(chan int, 10)
	var wg sync.WaitGroup
	for id := 1; id <= 2; id++ {
		wg.Add(1)
		go worker(id, jobs, out, &wg)
	}
	jobs <- 3
	jobs <- 4
	close(jobs) //bp:closing
	wg.Wait()
	close(out)
	sum := 0
	for v := range out {
		sum += v
	}
	fmt.Println(sum > 0) //bp:done
}
