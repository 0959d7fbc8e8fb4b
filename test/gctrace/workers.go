// Workers pass buffers around: live memory that hangs on channels, goroutines and their stacks.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type job struct {
	id   int
	data []byte
}

var kept []*job

func main() {
	jobs := make(chan *job, 64)
	results := make(chan *job, 64)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for j := range jobs {
				out := make([]byte, len(j.data))
				for i, b := range j.data {
					out[len(out)-1-i] = b + byte(j.id)
				}
				results <- &job{j.id, out}
			}
		})
	}
	done := make(chan bool)
	go func() {
		for j := range results {
			if j.id%4 == 0 {
				kept = append(kept, j)
			}
		}
		done <- true
	}()
	for id := 1; id <= 2000; id++ {
		jobs <- &job{id, make([]byte, 20_000)}
	}
	close(jobs)
	wg.Wait()
	close(results)
	<-done
	runtime.GC()
	fmt.Println(len(kept))
	kept = nil
	runtime.GC()
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}
