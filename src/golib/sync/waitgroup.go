package sync

import (
	"internal/rt"
	"sync/atomic"
	"unsafe"
)

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// A WaitGroup waits for a counter to become zero.
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64 // counter in the upper half, inBubble and waiters in the lower
	sema   uint32
}

// inBubble in the state: the WaitGroup belongs to a bubble of testing/synctest, whose goroutines wait for it durably.
const inBubble = 1 << 31

const addedOutside = "sync: WaitGroup.Add called from inside and outside synctest bubble"

// join gives the WaitGroup to the bubble of the calling goroutine, but for one that is not in the heap: a variable of a package serves many bubbles.
func (wg *WaitGroup) join() {
	switch rt.BubbleClaim(unsafe.Pointer(wg)) {
	case rt.OtherBubble:
		rt.Fatal("sync: WaitGroup.Add called from multiple synctest bubbles")
	case rt.OwnBubble:
		if old := wg.state.Or(inBubble); old != 0 && old&inBubble == 0 {
			rt.Fatal(addedOutside)
		}
	}
}

// Add changes the counter by delta. At zero all waiters go on.
func (wg *WaitGroup) Add(delta int) {
	if rt.InBubble() {
		wg.join()
	}
	state := wg.state.Add(uint64(delta) << 32)
	if state&inBubble != 0 && !rt.InBubble() {
		rt.Fatal(addedOutside)
	}
	n := int32(state >> 32)
	waiters := uint32(state) &^ inBubble
	if n < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && n == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if n > 0 || waiters == 0 {
		return
	}
	if wg.state.Load() != state {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	wg.state.Store(0)
	if state&inBubble != 0 {
		rt.BubbleRelease(unsafe.Pointer(wg))
	}
	for range waiters {
		rt.Semrelease(&wg.sema, false)
	}
}

// Done is Add(-1).
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait parks until the counter is zero.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if state>>32 == 0 {
			if state == inBubble && rt.InBubble() && wg.state.CompareAndSwap(state, 0) {
				rt.BubbleRelease(unsafe.Pointer(wg))
			}
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			reason := rt.SemaWaitGroup
			if state&inBubble != 0 && rt.InBubble() && rt.BubbleOwns(unsafe.Pointer(wg)) {
				reason = rt.SemaWaitGroupDurable
			}
			rt.Semacquire(&wg.sema, reason, false)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}

// Go runs f in a new goroutine that counts.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			// A panic must end the program before Wait returns somewhere else and main ends first.
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}
