// Package parallel has tests that run beside each other.
package parallel

import (
	"sync/atomic"
	"testing"
	"time"
)

func TestFirst(t *testing.T) {
	t.Parallel()
	time.Sleep(30 * time.Millisecond)
	t.Log("first")
}

func TestSerial(t *testing.T) { t.Log("serial runs before the parallel ones") }

func TestSecond(t *testing.T) {
	t.Parallel()
	time.Sleep(60 * time.Millisecond)
	t.Error("second fails")
}

func TestGroup(t *testing.T) {
	var done atomic.Int32
	t.Cleanup(func() { t.Log("cleanup after", done.Load(), "subtests") })
	for i, name := range []string{"a", "b", "c"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			time.Sleep(time.Duration(10+20*i) * time.Millisecond)
			done.Add(1)
			t.Log("done", name)
		})
	}
	t.Log("group function ends with", done.Load(), "done")
}
