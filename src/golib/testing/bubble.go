package testing

import (
	"context"
	"internal/synctest"
)

func init() {
	synctest.RunTest = func(t, f any) bool { return runInBubble(t.(*T), f.(func(*T))) }
}

// runInBubble runs f as the test t itself would, with a T whose context and cleanups belong to the bubble. What it prints is t's.
func runInBubble(t *T, f func(*T)) (passed bool) {
	sub := newT(&t.common, t.name, t.gate, context.Background(), t.creator)
	sub.level = t.level
	sub.inBubble = true
	go tRunner(sub, f)
	<-sub.signal
	return !sub.failed
}

// notInBubble panics if a method is called in a bubble that has no meaning there.
func (t *T) notInBubble(method string) {
	if t.inBubble {
		panic("testing: t." + method + " called inside synctest bubble")
	}
}
