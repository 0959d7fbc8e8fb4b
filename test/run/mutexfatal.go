// run exit=2
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer fmt.Println("not printed")
	var mu sync.Mutex
	fmt.Println("unlocking")
	mu.Unlock()
}
