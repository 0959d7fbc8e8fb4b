// Breakpoints for goroutines by who has made them and by their labels.
package main

import (
	"context"
	"fmt"
	"runtime/pprof"
	"sync"
)

var wg sync.WaitGroup

func work(id int) {
	defer wg.Done()
	fmt.Print(id, " ") //bp:work
}

func reader(id int) {
	go work(id)
}

func writer(id int) {
	pprof.Do(context.Background(), pprof.Labels("user", "änn", "id", fmt.Sprint(id)), func(context.Context) {
		go work(id)
	})
}

func main() {
	wg.Add(4)
	go work(1)
	reader(2)
	writer(3)
	writer(4)
	wg.Wait()
	fmt.Println()
}
