// Package sync has locks and other means of co-ordination. Values of its types must not be copied after first use.
package sync

import (
	"internal/rt"
	"sync/atomic"
)

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a mutual exclusion lock; its zero value is unlocked.
//
// state holds three flags and above them the number of waiters. In normal mode a woken waiter competes with
// newcomers. A waiter that has lost for a millisecond switches the lock to starving mode, in which Unlock hands it
// to the first in the queue.
type Mutex struct {
	_  noCopy
	mu mutex
}

type mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked   = 1
	mutexWoken    = 2
	mutexStarving = 4
	mutexShift    = 3

	starvationNs = 1e6
)

// Lock waits until the lock is free and takes it.
func (m *Mutex) Lock() {
	if !atomic.CompareAndSwapInt32(&m.mu.state, 0, mutexLocked) {
		m.lockSlow()
	}
	if rt.TrackingLocks() {
		rt.LockTaken(&m.mu.state)
	}
}

// TryLock takes the lock if that needs no waiting.
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.mu.state)
	if old&(mutexLocked|mutexStarving) != 0 || !atomic.CompareAndSwapInt32(&m.mu.state, old, old|mutexLocked) {
		return false
	}
	if rt.TrackingLocks() {
		rt.LockTaken(&m.mu.state)
	}
	return true
}

func (m *Mutex) lockSlow() {
	var since int64
	starving, awoken := false, false
	for {
		old := atomic.LoadInt32(&m.mu.state)
		next := old
		if old&mutexStarving == 0 {
			next |= mutexLocked
		}
		if old&(mutexLocked|mutexStarving) != 0 {
			next += 1 << mutexShift
		}
		if starving && old&mutexLocked != 0 {
			next |= mutexStarving
		}
		if awoken {
			next &^= mutexWoken
		}
		if !atomic.CompareAndSwapInt32(&m.mu.state, old, next) {
			continue
		}
		if old&(mutexLocked|mutexStarving) == 0 {
			return
		}
		again := since != 0
		if !again {
			since = rt.Nanotime()
		}
		rt.Semacquire(&m.mu.sema, rt.SemaMutex, again)
		starving = starving || rt.Nanotime()-since > starvationNs
		old = atomic.LoadInt32(&m.mu.state)
		if old&mutexStarving != 0 {
			// The lock was handed over: it is marked neither locked nor are we taken off the waiters yet.
			delta := int32(mutexLocked - 1<<mutexShift)
			if !starving || old>>mutexShift == 1 {
				delta -= mutexStarving
			}
			atomic.AddInt32(&m.mu.state, delta)
			return
		}
		awoken = true
	}
}

// Unlock frees the lock. Any goroutine may do it.
func (m *Mutex) Unlock() {
	if rt.TrackingLocks() {
		rt.LockFreed(&m.mu.state)
	}
	if next := atomic.AddInt32(&m.mu.state, -mutexLocked); next != 0 {
		m.unlockSlow(next)
	}
}

func (m *Mutex) unlockSlow(next int32) {
	if (next+mutexLocked)&mutexLocked == 0 {
		rt.Fatal("sync: unlock of unlocked mutex")
	}
	if next&mutexStarving != 0 {
		rt.Semrelease(&m.mu.sema, true)
		return
	}
	for old := next; ; old = atomic.LoadInt32(&m.mu.state) {
		if old>>mutexShift == 0 || old&(mutexLocked|mutexWoken|mutexStarving) != 0 {
			return
		}
		if atomic.CompareAndSwapInt32(&m.mu.state, old, old-1<<mutexShift|mutexWoken) {
			rt.Semrelease(&m.mu.sema, false)
			return
		}
	}
}
