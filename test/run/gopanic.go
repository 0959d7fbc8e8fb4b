// run exit=2
package main

import (
	"fmt"
	"time"
)

func main() {
	defer fmt.Println("never printed")
	fmt.Println("start")
	go func() {
		var m map[string]int
		m["x"]++
	}()
	time.Sleep(time.Second)
	fmt.Println("unreached")
}
