package main

import (
	"fmt"
	"os"
	"time"
)

type slow int

// String takes a while, as the debugger finds when it shows a slow.
func (s slow) String() string {
	time.Sleep(300 * time.Millisecond)
	return fmt.Sprint("slow ", int(s))
}

func worker(in <-chan int) {
	for range in {
	}
}

func endless() int {
	for {
	}
}

func main() {
	if len(os.Args) > 5 {
		endless()
	}
	in := make(chan int)
	go worker(in)
	value := slow(1)
	in <- 1
	fmt.Println("standing", int(value))
	in <- 2
	fmt.Println("end")
}
