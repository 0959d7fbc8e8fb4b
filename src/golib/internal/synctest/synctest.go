// Package synctest is what package testing and testing/synctest have in common: bubbles, which the kernel keeps (src/runtime/synctest.ts).
package synctest

import (
	"internal/rt"
	"internal/rterr"
)

// RunTest runs f, a func(*testing.T), for t, a *testing.T, in the bubble of the calling goroutine, and reports whether it passed. It is package testing's.
var RunTest func(t, f any) bool

// How a bubble ends (bubbleEnd in src/layout/status.ts).
const (
	mainExited = 1
	allBlocked = 2
)

// Run runs f in a new bubble and waits until all goroutines of the bubble have ended.
func Run(f func()) {
	if rt.InBubble() {
		panic("synctest.Run called from within a synctest bubble")
	}
	rt.BubbleStart()
	go f()
	switch rt.BubbleRun() {
	case mainExited:
		rterr.PanicSynctestDeadlock("main bubble goroutine has exited but blocked goroutines remain")
	case allBlocked:
		rterr.PanicSynctestDeadlock("all goroutines in bubble are blocked")
	}
}

// Wait parks until all other goroutines of the bubble are durably blocked.
func Wait() {
	if !rt.InBubble() {
		panic("goroutine is not in a bubble")
	}
	if !rt.BubbleWait() {
		panic("wait already in progress")
	}
}
