// Package panics has tests that end the whole program: one at a time.
package panics

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"testing"
	"time"
)

func TestPanic(t *testing.T) {
	t.Log("before")
	panic("boom")
}

func TestPanicError(t *testing.T) { panic(fmt.Errorf("wrapped: %w", errors.New("inner"))) }

func TestNilMap(t *testing.T) {
	var m map[string]int
	m["x"]++
}

func TestIndex(t *testing.T) {
	s := []int{1}
	i := 3
	t.Log(s[i])
}

func TestPanicSub(t *testing.T) {
	t.Log("outer")
	t.Run("a", func(t *testing.T) {
		t.Log("in a")
		t.Run("b", func(t *testing.T) {
			t.Cleanup(func() { t.Log("cleanup of b") })
			panic("in b")
		})
	})
}

func TestPanicCleanup(t *testing.T) {
	t.Cleanup(func() { t.Log("last") })
	t.Cleanup(func() { panic("in cleanup") })
}

func TestGoexit(t *testing.T) { runtime.Goexit() }

func TestGoroutinePanic(t *testing.T) {
	go func() { panic("in a goroutine") }()
	time.Sleep(time.Second)
}

func TestExit0(t *testing.T) { os.Exit(0) }

func TestExit3(t *testing.T) {
	fmt.Println("leaving")
	os.Exit(3)
}

func TestSetenvParallel(t *testing.T) {
	t.Parallel()
	t.Setenv("X", "1")
}

func TestParallelSetenv(t *testing.T) {
	t.Setenv("X", "1")
	t.Parallel()
}

func TestParallelTwice(t *testing.T) {
	t.Parallel()
	t.Parallel()
}

func TestLogLater(t *testing.T) {
	late := make(chan *testing.T, 1)
	t.Run("sub", func(t *testing.T) { late <- t })
	(<-late).Log("from outside goes to the parent")
}

func TestFailLater(t *testing.T) {
	late := make(chan *testing.T, 1)
	t.Run("sub", func(t *testing.T) { late <- t })
	(<-late).Fail()
}

func TestRunInCleanup(t *testing.T) {
	t.Cleanup(func() { t.Run("x", func(t *testing.T) {}) })
}

func TestRepanic(t *testing.T) {
	defer func() {
		if v := recover(); v != nil {
			panic(fmt.Sprint("again: ", v))
		}
	}()
	panic("first")
}

func ExampleDies() {
	fmt.Println("about to")
	panic("in an example")
	// Output: about to
}
