package sync

import (
	"internal/rt"
	"sync/atomic"
)

// A RWMutex is held by any number of readers or one writer. A waiting writer keeps new readers out.
type RWMutex struct {
	w           Mutex        // held by a writer, pending or active
	writerSem   uint32       // where the writer waits for readers
	readerSem   uint32       // where readers wait for the writer
	readerCount atomic.Int32 // readers, less maxReaders while a writer is pending
	readerWait  atomic.Int32 // readers that the writer still waits for
}

const maxReaders = 1 << 30

// RLock takes the lock for reading.
func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		rt.Semacquire(&rw.readerSem, rt.SemaRWMutexRLock, false)
	}
	if rt.TrackingLocks() {
		rt.ReadLockTaken(&rw.w.mu.state)
	}
}

// TryRLock takes the lock for reading if that needs no waiting.
func (rw *RWMutex) TryRLock() bool {
	for {
		c := rw.readerCount.Load()
		if c < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(c, c+1) {
			if rt.TrackingLocks() {
				rt.ReadLockTaken(&rw.w.mu.state)
			}
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	if rt.TrackingLocks() {
		rt.ReadLockFreed(&rw.w.mu.state)
	}
	r := rw.readerCount.Add(-1)
	if r >= 0 {
		return
	}
	if r+1 == 0 || r+1 == -maxReaders {
		rt.Fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.readerWait.Add(-1) == 0 {
		rt.Semrelease(&rw.writerSem, false)
	}
}

// Lock takes the lock for writing.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	r := rw.readerCount.Add(-maxReaders) + maxReaders
	if r != 0 && rw.readerWait.Add(r) != 0 {
		rt.Semacquire(&rw.writerSem, rt.SemaRWMutexLock, false)
	}
}

// TryLock takes the lock for writing if that needs no waiting.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -maxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock undoes Lock.
func (rw *RWMutex) Unlock() {
	r := rw.readerCount.Add(maxReaders)
	if r >= maxReaders {
		rt.Fatal("sync: Unlock of unlocked RWMutex")
	}
	for range r {
		rt.Semrelease(&rw.readerSem, false)
	}
	rw.w.Unlock()
}

type readLocker RWMutex

func (r *readLocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *readLocker) Unlock() { (*RWMutex)(r).RUnlock() }

// RLocker returns a Locker whose methods are RLock and RUnlock.
func (rw *RWMutex) RLocker() Locker { return (*readLocker)(rw) }
