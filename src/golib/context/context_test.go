package context_test

import (
	"context"
	"errors"
	"testing"
	"time"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestCancel(t *testing.T) {
	why := errors.New("why")
	parent, cancel := context.WithCancelCause(context.WithValue(context.Background(), "k", "v"))
	child, stop := context.WithTimeout(parent, time.Hour)
	defer stop()
	check(t, "Value", child.Value("k"), "v")
	cancel(why)
	<-child.Done()
	check(t, "Err", child.Err(), context.Canceled)
	check(t, "Cause", context.Cause(child), why)
	check(t, "WithoutCancel", context.WithoutCancel(child).Err(), nil)
	check(t, "text", context.DeadlineExceeded.Error(), "context deadline exceeded")
}
