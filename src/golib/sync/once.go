package sync

import "sync/atomic"

// A Once does something exactly once.
type Once struct {
	_    noCopy
	done atomic.Bool
	m    Mutex
}

// Do calls f on its first call; others wait until that has returned.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// call is the shared state of the three functions below: a panic of f is repeated by every call.
type call struct {
	once   Once
	valid  bool
	reason any
}

func (c *call) run(f func()) {
	c.once.Do(func() {
		defer func() {
			c.reason = recover()
			if !c.valid {
				panic(c.reason)
			}
		}()
		f()
		c.valid = true
	})
	if !c.valid {
		panic(c.reason)
	}
}

// OnceFunc returns a function that calls f the first time only.
func OnceFunc(f func()) func() {
	c := &call{}
	return func() {
		c.run(func() {
			f()
			f = nil
		})
	}
}

// OnceValue returns a function that always returns what f's only call returned.
func OnceValue[T any](f func() T) func() T {
	c := &call{}
	var result T
	return func() T {
		c.run(func() {
			result = f()
			f = nil
		})
		return result
	}
}

// OnceValues is OnceValue for functions with two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	c := &call{}
	var r1 T1
	var r2 T2
	return func() (T1, T2) {
		c.run(func() {
			r1, r2 = f()
			f = nil
		})
		return r1, r2
	}
}
