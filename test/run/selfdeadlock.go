// run exit=2
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			if i != 5 {
				fmt.Println("locked once")
				mu.Lock()
			}
		}()
		break
	}
	wg.Wait()
}
