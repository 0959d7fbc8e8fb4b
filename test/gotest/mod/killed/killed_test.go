// Package killed has a test that a signal ends.
package killed

import (
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

func TestCaught(t *testing.T) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM)
	defer signal.Stop(c)
	syscall.Kill(os.Getpid(), syscall.SIGTERM)
	if s := <-c; s != syscall.SIGTERM {
		t.Error(s)
	}
}

func TestDefault(t *testing.T) {
	syscall.Kill(os.Getpid(), syscall.SIGTERM)
	time.Sleep(time.Second)
}
