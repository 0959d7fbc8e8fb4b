// Goroutines of which it is known whether anything can wake them: a leak, a circle of three over channels, and some that wait rightly.
package main

import (
	"fmt"
	"time"
)

func leaked(c chan int)        { c <- 1 }
func inCircle(in, out chan int) { out <- <-in }
func waitsRightly(c chan int)  { fmt.Println("got", <-c) }

var global = make(chan int)

func main() {
	for range 5 {
		go leaked(make(chan int))
	}
	a, b, c := make(chan int), make(chan int), make(chan int)
	go inCircle(a, b)
	go inCircle(b, c)
	go inCircle(c, a)
	a, b, c = nil, nil, nil
	used := make(chan int)
	go waitsRightly(used)
	go waitsRightly(global)
	time.Sleep(200 * time.Millisecond) // all of them are to wait, on a busy machine too
	fmt.Println("waiting") //bp:waiting
	used <- 1
	global <- 2
	time.Sleep(time.Millisecond)
}
