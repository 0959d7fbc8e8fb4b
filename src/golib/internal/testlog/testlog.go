// Package testlog is where package testing tells package os what differs while tests run.
package testlog

import "sync/atomic"

var panicOnExit0 atomic.Bool

// SetPanicOnExit0 makes os.Exit(0) panic, since it would end the tests as if they had passed.
func SetPanicOnExit0(on bool) { panicOnExit0.Store(on) }

// PanicOnExit0 reports whether it does.
func PanicOnExit0() bool { return panicOnExit0.Load() }
