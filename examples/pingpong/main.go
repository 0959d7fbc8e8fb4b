// Two goroutines hit a ball to each other over unbuffered channels. Step over a send to see the other side become runnable.
package main

import "fmt"

type ball struct {
	hits int
}

func player(name string, in <-chan *ball, out chan<- *ball, last int) {
	defer close(out)
	for b := range in {
		b.hits++
		fmt.Printf("%s hits the ball, hit %d\n", name, b.hits)
		if b.hits == last {
			return
		}
		out <- b
	}
}

func main() {
	left, right := make(chan *ball), make(chan *ball)
	done := make(chan struct{})
	go func() {
		defer close(done)
		player("pong", right, left, 10)
	}()
	go player("ping", left, right, 10)
	left <- &ball{}
	<-done
	fmt.Println("the game is over")
}
