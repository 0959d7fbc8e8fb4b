// run

// Cases of a select on one channel are all as likely, ready or waited for.
package main

import "fmt"

func count(capacity int) {
	c := make(chan int, capacity)
	done := make(chan bool)
	const n = 1200
	go func() {
		for i := 0; ; i++ {
			select {
			case c <- 0:
			case c <- 1:
			case c <- 2:
			case <-done:
				return
			}
		}
	}()
	var seen [3]int
	for range n {
		seen[<-c]++
	}
	done <- true
	fmt.Println(capacity, seen[0] > n/6, seen[1] > n/6, seen[2] > n/6)
}

func main() {
	count(0)
	count(10)
	c := make(chan int)
	go func() {
		for i := range 900 {
			c <- i
		}
		close(c)
	}()
	var seen [2]int
	for open := true; open; {
		select {
		case _, open = <-c:
			seen[0]++
		case _, open = <-c:
			seen[1]++
		}
	}
	fmt.Println(seen[0] > 150, seen[1] > 150, seen[0]+seen[1])
}
