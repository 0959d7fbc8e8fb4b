package main

import (
	"fmt"
	"sync"
)

var mu sync.Mutex

func worker(in <-chan int, done chan<- bool) {
	for v := range in {
		mu.Lock()
		total += v
		mu.Unlock()
	}
	done <- true
}

var total int

func main() {
	in := make(chan int)
	done := make(chan bool, 1)
	go worker(in, done) //bp:go
	in <- 1             //bp:send
	in <- 2
	close(in)
	<-done
	fmt.Println(total) //bp:end
}
