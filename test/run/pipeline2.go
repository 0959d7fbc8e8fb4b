// run
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type result struct {
	n, sq int
	err   error
}

func source(ctx context.Context, n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 1; i <= n; i++ {
			select {
			case out <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
func square(in <-chan int, fail int) <-chan result {
	out := make(chan result)
	go func() {
		defer close(out)
		for n := range in {
			r := result{n: n, sq: n * n}
			if n == fail {
				r.err = fmt.Errorf("item %d: %w", n, errBad)
			}
			out <- r
		}
	}()
	return out
}

var errBad = errors.New("bad item")

func merge(cs ...<-chan result) <-chan result {
	out := make(chan result, len(cs))
	var wg sync.WaitGroup
	wg.Add(len(cs))
	for _, c := range cs {
		go func(c <-chan result) {
			defer wg.Done()
			for r := range c {
				out <- r
			}
		}(c)
	}
	go func() { wg.Wait(); close(out) }()
	return out
}
func run(n, workers, fail int) (sum int, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	src := source(ctx, n)
	var cs []<-chan result
	for range workers {
		cs = append(cs, square(src, fail))
	}
	for r := range merge(cs...) {
		if r.err != nil && err == nil {
			err = r.err
			cancel()
		}
		sum += r.sq
	}
	return
}

type stage func(<-chan int) <-chan int

func chain(in <-chan int, stages ...stage) <-chan int {
	for _, s := range stages {
		in = s(in)
	}
	return in
}
func mapper(f func(int) int) stage {
	return func(in <-chan int) <-chan int {
		out := make(chan int)
		go func() {
			defer close(out)
			for v := range in {
				out <- f(v)
			}
		}()
		return out
	}
}

func main() {
	fmt.Println(run(100, 4, -1))
	_, err := run(100, 3, 50)
	fmt.Println(err, errors.Is(err, errBad))
	for v := range chain(source(context.Background(), 5), mapper(func(i int) int { return i * 10 }), mapper(func(i int) int { return i + 1 })) {
		fmt.Print(v, " ")
	}
	fmt.Println()
}
