// Many goroutines and a heap of a million objects, for the views to stay fluid with.
package main

import (
	"fmt"
	"sync"
)

type node struct {
	left, right *node
	key         int
}

func build(depth, key int) *node {
	if depth == 0 {
		return &node{key: key}
	}
	return &node{build(depth-1, 2*key), build(depth-1, 2*key+1), key}
}

var trees []*node

func worker(gate <-chan bool, done *sync.WaitGroup) {
	defer done.Done()
	<-gate
}

func main() {
	var done sync.WaitGroup
	gate := make(chan bool)
	for range 19999 {
		done.Add(1)
		go worker(gate, &done)
	}
	buffered := make(chan string, 8)
	done.Add(1)
	go func() {
		defer done.Done()
		for i := range 10 {
			buffered <- fmt.Sprint("value ", i)
		}
	}()
	for range 16 {
		trees = append(trees, build(15, 1))
	}
	fmt.Println("ready", len(trees))
	for range 10 {
		<-buffered
	}
	close(gate)
	done.Wait()
}
