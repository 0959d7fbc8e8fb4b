// Panics that are recovered and not, an error of the runtime, goroutines made; the filters say which stop.
package main

import "fmt"

func safe(n int) (out string) {
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint("recovered ", r)
		}
	}()
	if n > 1 {
		panic(fmt.Errorf("n is %d", n))
	}
	return "fine"
}

func main() {
	for n := 0; n < 4; n++ {
		fmt.Println(safe(n))
	}
	c := make(chan int)
	go func() { c <- 1 }()
	<-c
	var m map[string]int
	m["x"] = 1
}
