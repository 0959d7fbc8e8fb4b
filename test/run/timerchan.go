// run clock=virtual
package main

import (
	"fmt"
	"time"
)

const ms = time.Millisecond

// Channels of timers look unbuffered, and after Stop or Reset no value of an earlier setting arrives (Go 1.23).
func main() {
	t := time.NewTimer(ms)
	time.Sleep(5 * ms)
	fmt.Println(len(t.C), cap(t.C))
	fmt.Println("stop", t.Stop(), t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("nothing")
	}
	fmt.Println("reset", t.Reset(time.Hour), t.Reset(ms))
	time.Sleep(5 * ms)
	start := time.Now()
	fmt.Println("pending", t.Reset(2*ms))
	due := <-t.C
	fmt.Println(!due.Before(start), t.Stop(), t.Reset(ms))
	<-t.C

	// The time sent is the time at which the timer was due, not that of the receive.
	start = time.Now()
	c := time.After(3 * ms)
	time.Sleep(30 * ms)
	late := (<-c).Sub(start)
	fmt.Println("due", late >= 3*ms, late < 25*ms)

	tick := time.NewTicker(2 * ms)
	for range 3 {
		<-tick.C
	}
	tick.Reset(time.Hour)
	select {
	case <-tick.C:
		fmt.Println("stale tick")
	case <-time.After(5 * ms):
		fmt.Println("no tick")
	}
	tick.Stop()

	ran := make(chan int, 2)
	f := time.AfterFunc(ms, func() { ran <- 1 })
	<-ran
	fmt.Println("func", f.Stop(), f.Reset(ms))
	<-ran

	// 10,000 timers, most of them stopped.
	var timers []*time.Timer
	for i := range 10000 {
		timers = append(timers, time.AfterFunc(time.Duration(i%50)*100*time.Microsecond+time.Hour*time.Duration(i%10), func() { ran <- 1 }))
	}
	stopped := 0
	for i, t := range timers {
		if i%10 != 0 && t.Stop() {
			stopped++
		}
	}
	for range 1000 {
		<-ran
	}
	fmt.Println(stopped)
}
