// A pool of workers factors numbers; a context stops it when an answer has more prime factors than wanted.
package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

var errFound = errors.New("found a number with five prime factors")

// factors returns the prime factors of n, smallest first.
func factors(n int) []int {
	var list []int
	for p := 2; p*p <= n; p++ {
		for n%p == 0 {
			list = append(list, p)
			n /= p
		}
	}
	if n > 1 {
		list = append(list, n)
	}
	return list
}

type answer struct {
	n       int
	factors []int
}

// distinct counts the different values of a sorted list.
func distinct(sorted []int) int {
	return len(slices.Compact(slices.Clone(sorted)))
}

func worker(ctx context.Context, numbers <-chan int, answers chan<- answer) {
	for {
		select {
		case n, ok := <-numbers:
			if !ok {
				return
			}
			answers <- answer{n, factors(n)}
		case <-ctx.Done():
			return
		}
	}
}

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	numbers := make(chan int)
	answers := make(chan answer)

	var pool sync.WaitGroup
	for range 3 {
		pool.Add(1)
		go func() {
			defer pool.Done()
			worker(ctx, numbers, answers)
		}()
	}
	go func() {
		defer close(numbers)
		for n := 2300; n < 4000; n++ {
			select {
			case numbers <- n:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		pool.Wait()
		close(answers)
	}()

	for a := range answers {
		if a.n == 2310 {
			fmt.Printf("%d = %v, %d different\n", a.n, a.factors, distinct(a.factors))
			cancel(errFound)
		}
	}
	fmt.Println("stopped:", context.Cause(ctx))
	fmt.Println("errors.Is:", errors.Is(context.Cause(ctx), errFound))
}
