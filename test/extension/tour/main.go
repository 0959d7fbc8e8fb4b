// What the tests of the debugger stop, watch and change.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	Owner   string
	Balance int
	History []string
}

func (a *account) deposit(n int) {
	a.Balance += n
	a.History = append(a.History, fmt.Sprint("+", n))
}

func worker(id int, jobs chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	done := 0
	for range jobs {
		done++
	}
	_ = id
}

func divide(a, b int) int { return a / b }

func main() {
	acc := &account{Owner: "Ada"}
	for i := 1; i <= 10; i++ {
		acc.deposit(i * 10)
		fmt.Println(i, acc.Balance)
	}
	jobs := make(chan int)
	var wg sync.WaitGroup
	for id := range 2 {
		wg.Add(1)
		go worker(id, jobs, &wg)
	}
	for n := range 6 {
		jobs <- n
	}
	close(jobs)
	wg.Wait()
	fmt.Println(divide(acc.Balance, len(acc.History)-10))
}
