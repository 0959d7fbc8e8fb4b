// A full buffer whose ring has gone round, and senders that wait. What is received must be what the view has shown.
package main

import (
	"fmt"
	"time"
)

type item struct {
	n    int
	name string
}

func main() {
	c := make(chan item, 4)
	for i := range 3 {
		c <- item{-1, fmt.Sprint("early", i)}
	}
	for range 3 {
		<-c
	}
	for i := range 4 {
		c <- item{i, fmt.Sprint("buffered", i)}
	}
	for i := range 3 {
		go func() { c <- item{10 + i, "waiting"} }()
		time.Sleep(time.Millisecond)
	}
	fmt.Println("full") //bp:full
	for range 7 {
		v := <-c
		fmt.Println("got", v.n, v.name)
	}
	close(c)
	fmt.Println("closed") //bp:closed
}
