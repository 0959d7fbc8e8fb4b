package main

import (
	"sync"
	"time"
)

// Busy and waiting goroutines of several kinds, for GODEBUG=schedtrace.
func main() {
	var mu sync.Mutex
	mu.Lock()
	go mu.Lock()
	go func() { select {} }()
	go func() { <-make(chan int) }()
	go time.Sleep(time.Hour)
	for range 6 {
		go func() {
			for {
			}
		}()
	}
	time.Sleep(60 * time.Millisecond)
}
