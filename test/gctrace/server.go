// Like a server: goroutines that handle requests, a cache that keeps the last answers, sessions that end.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type session struct {
	id      int
	history []string
	data    map[string][]byte
}

func handle(id int) *session {
	s := &session{id: id, data: map[string][]byte{}}
	for i := range 20 {
		s.history = append(s.history, fmt.Sprintf("request %d of session %d", i, id))
	}
	s.data["body"] = make([]byte, 1000)
	s.data["answer"] = []byte(s.history[19])
	return s
}

func main() {
	var mu sync.Mutex
	sessions := map[int]*session{}
	serve := func(from, to int) {
		var wg sync.WaitGroup
		for w := range 8 {
			wg.Go(func() {
				for id := from + w; id < to; id += 8 {
					s := handle(id)
					mu.Lock()
					sessions[id] = s
					if id >= 5000 {
						delete(sessions, id-5000)
					}
					mu.Unlock()
				}
			})
		}
		wg.Wait()
	}
	serve(0, 5000)
	runtime.GC()
	serve(5000, 20000)
	runtime.GC()
	runtime.KeepAlive(sessions)
	time.Sleep(20 * time.Millisecond) // Go prints the last line when the collection is over for the program already
}
