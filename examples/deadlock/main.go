// Two goroutines take two locks in opposite order, and wait for each other for ever. The runtime sees that nothing can go on
// and says who waits for what; in the debugger the program stands there and the call stack shows both.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	name    string
	balance int
}

// transfer locks the source first: which is the mistake when two transfers go opposite ways.
func transfer(from, to *account, amount int, locked *sync.WaitGroup) {
	from.mu.Lock()
	defer from.mu.Unlock()
	locked.Done()
	locked.Wait() // both have their first lock
	to.mu.Lock()
	defer to.mu.Unlock()
	from.balance -= amount
	to.balance += amount
}

func main() {
	a := &account{name: "a", balance: 100}
	b := &account{name: "b", balance: 100}
	var locked, done sync.WaitGroup
	locked.Add(2)
	done.Add(2)
	fmt.Println("two transfers begin")
	go func() { defer done.Done(); transfer(a, b, 10, &locked) }()
	go func() { defer done.Done(); transfer(b, a, 20, &locked) }()
	done.Wait()
	fmt.Println(a.balance, b.balance)
}
