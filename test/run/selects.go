// run clock=virtual
package main

import (
	"fmt"
	"time"
)

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	a <- 1
	select {
	case v := <-a:
		fmt.Println("a", v)
	case s := <-b:
		fmt.Println("b", s)
	}
	select {
	case a <- 2:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	select {
	case a <- 3:
		fmt.Println("sent")
	default:
		fmt.Println("full")
	}
	close(b)
	select {
	case s, ok := <-b:
		fmt.Printf("%q %v\n", s, ok)
	}
	var nilc chan int
	select {
	case <-nilc:
		fmt.Println("never")
	case nilc <- 1:
		fmt.Println("never")
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	}
	counts := [3]int{}
	cs := [3]chan int{make(chan int, 1000), make(chan int, 1000), make(chan int, 1000)}
	for i := range cs {
		for j := 0; j < 1000; j++ {
			cs[i] <- j
		}
	}
	for i := 0; i < 900; i++ {
		select {
		case <-cs[0]:
			counts[0]++
		case <-cs[1]:
			counts[1]++
		case <-cs[2]:
			counts[2]++
		}
	}
	for _, c := range counts {
		if c < 200 || c > 400 {
			fmt.Println("unfair", counts)
		}
	}
	quit, tick := make(chan bool), make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			tick <- i
		}
		quit <- true
	}()
loop:
	for {
		select {
		case i := <-tick:
			if i == 1 {
				continue loop
			}
			fmt.Println("tick", i)
		case <-quit:
			break loop
		}
	}
	arr := [2]int{}
	m := map[string]int{}
	x := make(chan int, 3)
	x <- 5
	x <- 6
	x <- 7
	select {
	case arr[1] = <-x:
	}
	select {
	case m["k"] = <-x:
	}
	var ok bool
	select {
	case arr[0], ok = <-x:
	}
	fmt.Println(arr, m, ok)
	type big struct{ a, b, c, d, e int }
	bc := make(chan big)
	go func() { bc <- big{1, 2, 3, 4, 5} }()
	select {
	case v := <-bc:
		fmt.Println(v)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { fmt.Println(recover()) }()
		c := make(chan int)
		go func() { time.Sleep(time.Millisecond); close(c) }()
		select {
		case c <- 1:
		}
	}()
	<-done
}
