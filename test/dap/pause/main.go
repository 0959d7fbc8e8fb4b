package main

import (
	"fmt"
	"time"
)

var ticks int

func main() {
	done := false
	go func() { //bp:go
		for !done {
			time.Sleep(time.Millisecond)
			ticks++
		}
	}()
	for i := 0; i < 3; i++ {
		ticks += step(i) //bp:loop
	}
	done = true //bp:done
	fmt.Println(ticks > 0)
}

func step(i int) int {
	defer func() { ticks++ }()
	return i * 2 //bp:inner
}
