// run
package main

import (
	"fmt"
	"sort"
	"sync"
)

type Event struct {
	Topic string
	Data  any
}
type Bus struct {
	mu   sync.RWMutex
	subs map[string][]chan Event
	wg   sync.WaitGroup
}

func NewBus() *Bus { return &Bus{subs: map[string][]chan Event{}} }
func (b *Bus) Subscribe(topic string, f func(Event)) {
	c := make(chan Event, 4)
	b.mu.Lock()
	b.subs[topic] = append(b.subs[topic], c)
	b.mu.Unlock()
	b.wg.Add(1)
	go func() {
		defer b.wg.Done()
		for e := range c {
			f(e)
		}
	}()
}
func (b *Bus) Publish(e Event) int {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, c := range b.subs[e.Topic] {
		c <- e
	}
	return len(b.subs[e.Topic])
}
func (b *Bus) Close() {
	b.mu.Lock()
	for t, cs := range b.subs {
		for _, c := range cs {
			close(c)
		}
		delete(b.subs, t)
	}
	b.mu.Unlock()
	b.wg.Wait()
}

func main() {
	b := NewBus()
	var mu sync.Mutex
	var got []string
	for i := 0; i < 3; i++ {
		b.Subscribe([]string{"news", "sport"}[i%2], func(e Event) {
			mu.Lock()
			defer mu.Unlock()
			got = append(got, fmt.Sprintf("%d:%s=%v", i, e.Topic, e.Data))
		})
	}
	n := 0
	for i := 0; i < 5; i++ {
		n += b.Publish(Event{"news", i})
		n += b.Publish(Event{Topic: "sport", Data: fmt.Sprint("s", i)})
		n += b.Publish(Event{Topic: "none"})
	}
	b.Close()
	sort.Strings(got)
	fmt.Println(n, len(got), got)
}
