// A goroutine leak: the first of three replies is taken, and nobody ever receives the other two. Stop at the last line and
// look at the call stack: the senders are still there.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func ask(server int, replies chan<- string) {
	time.Sleep(time.Duration(server) * 5 * time.Millisecond)
	replies <- fmt.Sprintf("reply of server %d", server)
}

// first leaks len(servers)-1 goroutines, because replies has no room for them.
func first(servers ...int) string {
	replies := make(chan string)
	for _, s := range servers {
		go ask(s, replies)
	}
	return <-replies
}

// firstMended has room for every reply: no sender waits.
func firstMended(servers ...int) string {
	replies := make(chan string, len(servers))
	for _, s := range servers {
		go ask(s, replies)
	}
	return <-replies
}

func main() {
	before := runtime.NumGoroutine()
	fmt.Println(first(1, 2, 3))
	time.Sleep(50 * time.Millisecond)
	fmt.Println("left behind:", runtime.NumGoroutine()-before)

	before = runtime.NumGoroutine()
	fmt.Println(firstMended(1, 2, 3))
	time.Sleep(50 * time.Millisecond)
	fmt.Println("left behind by the mended one:", runtime.NumGoroutine()-before)
}
