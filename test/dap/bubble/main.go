// What a debugger sees of a bubble of testing/synctest: expressions have its clock, and may use its channels.
package main

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func inBubble(t *testing.T) {
	c := make(chan int, 2)
	go func() {
		for range 2 {
			time.Sleep(time.Hour)
			c <- 1
		}
	}()
	time.Sleep(90 * time.Minute)
	start := time.Now()
	fmt.Println("here", start.UTC()) //bp:here
	synctest.Wait()
	fmt.Println(len(c), time.Since(start)) //bp:waited
	<-c
	<-c
	time.Sleep(time.Hour)
	fmt.Println(time.Since(start)) //bp:late
}

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	test := func(t *testing.T) { synctest.Test(t, inBubble) }
	testing.Main(all, []testing.InternalTest{{Name: "inBubble", F: test}}, nil, nil)
}
