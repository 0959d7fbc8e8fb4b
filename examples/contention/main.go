// Lock contention: four goroutines need one lock, and whoever has it sleeps with it. Look who holds it, and in which order the others get it.
package main

import (
	"fmt"
	"sync"
	"time"
)

type account struct {
	mu      sync.Mutex
	balance int
}

// deposit keeps the lock while it waits for something slow, which is the mistake.
func (a *account) deposit(amount int) {
	a.mu.Lock()
	time.Sleep(2 * time.Millisecond)
	a.balance += amount
	a.mu.Unlock()
}

// depositMended does the slow part first.
func (a *account) depositMended(amount int) {
	time.Sleep(2 * time.Millisecond)
	a.mu.Lock()
	a.balance += amount
	a.mu.Unlock()
}

func run(what string, deposit func(int)) {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			deposit(i)
		}()
	}
	wg.Wait()
	fmt.Println(what, "done")
}

func main() {
	var a account
	run("slow", a.deposit)
	run("mended", a.depositMended)
	fmt.Println("balance", a.balance)
}
