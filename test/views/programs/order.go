// Goroutines say in which order they run. With one P that is the order of its queue.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Println("ran", i)
		}()
	}
	fmt.Println("made") //bp:made
	wg.Wait()
}
