package errors_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func TestTree(t *testing.T) {
	base := errors.New("base")
	path := &fs.PathError{Op: "open", Path: "x", Err: base}
	err := errors.Join(fmt.Errorf("outer: %w", path), errors.New("other"))
	check(t, "Is", errors.Is(err, base), true)
	check(t, "Is other", errors.Is(err, errors.New("base")), false)
	var found *fs.PathError
	check(t, "As", errors.As(err, &found) && found == path, true)
	typed, ok := errors.AsType[*fs.PathError](err)
	check(t, "AsType", ok && typed == path, true)
	check(t, "text", err.Error(), "outer: open x: base\nother")
	check(t, "Unwrap", errors.Unwrap(path), base)
	check(t, "Join of nothing", errors.Join(nil, nil), nil)
}

func TestAsTarget(t *testing.T) {
	defer func() { check(t, "panic", recover(), "errors: target cannot be nil") }()
	errors.As(errors.New("x"), nil)
}
