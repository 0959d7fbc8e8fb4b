package sync

import (
	"internal/rt"
	"unsafe"
)

// A Cond lets goroutines wait for an event, guarded by L.
type Cond struct {
	noCopy noCopy
	L      Locker
	notify [4]uint64
	self   unsafe.Pointer // the Cond itself after first use, to detect copies
}

// NewCond returns a Cond with the lock l.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) check() {
	if c.self == nil {
		c.self = unsafe.Pointer(c)
	}
	if c.self != unsafe.Pointer(c) {
		panic("sync.Cond is copied")
	}
}

// Wait unlocks L, parks until it is woken, and locks L again.
func (c *Cond) Wait() {
	c.check()
	t := rt.NotifyListAdd(&c.notify)
	c.L.Unlock()
	rt.NotifyListWait(&c.notify, t)
	c.L.Lock()
}

// Signal wakes one waiter.
func (c *Cond) Signal() {
	c.check()
	checkForeign(rt.NotifyListNotifyOne(&c.notify))
}

// Broadcast wakes all waiters.
func (c *Cond) Broadcast() {
	c.check()
	checkForeign(rt.NotifyListNotifyAll(&c.notify))
}

// checkForeign ends the program if a goroutine was about to be woken that only its bubble may wake.
func checkForeign(goid int64) {
	if goid != 0 {
		println("semaphore wake of synctest goroutine", goid, "from outside bubble")
		rt.Fatal("semaphore wake of synctest goroutine from outside bubble")
	}
}
