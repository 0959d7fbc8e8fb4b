// Package bubbles has tests of testing/synctest: what they print, and how those end that do what a bubble forbids.
package bubbles

import (
	"fmt"
	"runtime"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestOutput(t *testing.T) {
	t.Log("before")
	t.Run("passes", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			t.Helper()
			t.Log("a line that names the caller of this function")
			t.Cleanup(func() { t.Log("cleanup", time.Now().UTC()) })
			fmt.Fprintln(t.Output(), "output")
			t.Attr("key", "value")
			fmt.Fprint(t.Output(), "no end of line")
			time.Sleep(time.Hour)
		})
		t.Log("behind")
	})
	t.Run("fails", func(t *testing.T) {
		t.Cleanup(func() { t.Log("outer cleanup") })
		synctest.Test(t, func(t *testing.T) {
			t.Cleanup(func() { t.Error("error in a cleanup") })
			t.Errorf("%s fails", t.Name())
		})
		t.Log("is not reached")
	})
	t.Run("fatal", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) { t.Fatal("fatal") })
		t.Log("is not reached")
	})
	t.Run("skips", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) { t.Skip("skipped inside") })
		t.Log("outside", t.Skipped())
	})
	t.Run("goroutine", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			go func() { t.Error("error in a goroutine") }()
			synctest.Wait()
		})
	})
	t.Run("late", func(t *testing.T) {
		var inner *testing.T
		synctest.Test(t, func(t *testing.T) { inner = t })
		inner.Log("a line of a T that is done")
	})
}

func TestResources(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Setenv("BUBBLE", "yes")
		dir, ctx := t.TempDir(), t.Context()
		go func() {
			<-ctx.Done()
			fmt.Println("context", ctx.Err())
		}()
		t.Cleanup(func() { fmt.Println("cleanup", ctx.Err(), dir != "") })
	})
}

func TestParallel(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { time.Sleep(time.Hour) })
}

func TestDeadlock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go func() { <-make(chan int) }()
		var wg sync.WaitGroup
		wg.Add(1)
		wg.Wait()
	})
}

func TestRemain(t *testing.T) {
	t.Log("logged before")
	synctest.Test(t, func(t *testing.T) {
		t.Log("logged inside")
		go time.Sleep(time.Hour)
	})
}

func TestPanic(t *testing.T) {
	t.Cleanup(func() { fmt.Println("outer cleanup") })
	synctest.Test(t, func(t *testing.T) {
		t.Log("logged inside")
		t.Cleanup(func() { fmt.Println("inner cleanup") })
		panic("inside")
	})
}

func TestGoPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go panic("in a goroutine")
		time.Sleep(time.Second)
	})
}

func TestGoexit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { runtime.Goexit() })
}

func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Run("sub", func(t *testing.T) {}) })
}

func TestNested(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { synctest.Test(t, func(t *testing.T) {}) })
}

func TestWaitOutside(t *testing.T) { synctest.Wait() }

func TestWaitTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go synctest.Wait()
		go func() {
			time.Sleep(1)
			synctest.Wait()
		}()
		synctest.Wait()
	})
}

// fromBubble makes something in a bubble.
func fromBubble[V any](t *testing.T, f func() V) (v V) {
	synctest.Test(t, func(t *testing.T) { v = f() })
	return v
}

func channel() chan int { return make(chan int, 1) }

func TestSendOutside(t *testing.T)    { fromBubble(t, channel) <- 1 }
func TestReceiveOutside(t *testing.T) { <-fromBubble(t, channel) }
func TestCloseOutside(t *testing.T)   { close(fromBubble(t, channel)) }

func TestSelectOutside(t *testing.T) {
	select {
	case <-fromBubble(t, channel):
	case <-time.After(time.Hour):
	}
}

func TestOtherBubble(t *testing.T) {
	c := fromBubble(t, channel)
	synctest.Test(t, func(t *testing.T) { c <- 1 })
}

func TestStopOutside(t *testing.T) {
	fromBubble(t, func() *time.Timer { return time.NewTimer(time.Second) }).Stop()
}

func TestResetOutside(t *testing.T) {
	fromBubble(t, func() *time.Ticker { return time.NewTicker(time.Second) }).Reset(time.Second)
}

func TestAddOutside(t *testing.T) {
	fromBubble(t, func() *sync.WaitGroup {
		wg := new(sync.WaitGroup)
		wg.Add(1)
		return wg
	}).Done()
}

func TestAddOtherBubble(t *testing.T) {
	wg := new(sync.WaitGroup)
	for range 2 {
		synctest.Test(t, func(t *testing.T) { wg.Add(1) })
	}
}

func TestSignalOutside(t *testing.T) {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	waiting := make(chan bool)
	go func() {
		<-waiting
		mu.Lock()
		c.Signal()
	}()
	synctest.Test(t, func(t *testing.T) {
		mu.Lock()
		go func() {
			waiting <- true
			<-waiting
		}()
		c.Wait()
	})
}
