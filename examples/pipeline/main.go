// A pipeline: numbers are generated, squared by a pool of workers, and put back into order.
//
// Set a breakpoint in square and press F5: every worker is a thread of the debugger, and those that wait say for what.
package main

import (
	"fmt"
	"sync"
)

// job is a number with its place in the sequence.
type job struct {
	seq   int
	value int
}

// result is what a worker made of a job.
type result struct {
	job
	worker int
	square int
}

const (
	workers = 4
	numbers = 20
)

// generate sends the jobs and closes the channel after the last.
func generate(n int) <-chan job {
	jobs := make(chan job)
	go func() {
		defer close(jobs)
		for i := range n {
			jobs <- job{seq: i, value: i + 1}
		}
	}()
	return jobs
}

// square works until there are no more jobs.
func square(id int, jobs <-chan job, results chan<- result) {
	for j := range jobs {
		squared := j.value * j.value
		results <- result{job: j, worker: id, square: squared}
	}
}

// inOrder passes results on in the order of their jobs, whatever order the workers finish in.
func inOrder(results <-chan result) <-chan result {
	out := make(chan result)
	go func() {
		defer close(out)
		waiting := map[int]result{}
		next := 0
		for r := range results {
			waiting[r.seq] = r
			for {
				ready, ok := waiting[next]
				if !ok {
					break
				}
				delete(waiting, next)
				out <- ready
				next++
			}
		}
	}()
	return out
}

func main() {
	jobs := generate(numbers)
	results := make(chan result)

	var pool sync.WaitGroup
	for id := 1; id <= workers; id++ {
		pool.Add(1)
		go func() {
			defer pool.Done()
			square(id, jobs, results)
		}()
	}
	go func() {
		pool.Wait()
		close(results)
	}()

	sum := 0
	for r := range inOrder(results) {
		sum += r.square
		fmt.Printf("%2d² = %3d\n", r.value, r.square)
	}
	fmt.Println("sum of squares:", sum)
}
