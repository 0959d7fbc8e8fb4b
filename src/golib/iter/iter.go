// Package iter defines the types of iterator functions and turns them into pull-style ones.
package iter

// Seq yields single values, Seq2 pairs.
type (
	Seq[V any]     func(yield func(V) bool)
	Seq2[K, V any] func(yield func(K, V) bool)
)

// coroutine runs an iterator in a goroutine of its own, there from the start, in strict alternation with the caller.
type coroutine struct {
	resume  chan bool // false asks the iterator to stop
	yielded chan struct{}
	done    bool
	running bool
	failure any
	failed  bool
	goexit  bool
}

// body runs the iterator; it is the coroutine's goroutine.
func (c *coroutine) body(run func()) {
	returned := false
	defer func() {
		if !returned {
			if p := recover(); p != nil {
				c.failure, c.failed = p, true
			} else {
				c.goexit = true
			}
		}
		c.done = true
		c.yielded <- struct{}{}
	}()
	if <-c.resume {
		run()
	}
	returned = true
}

// step lets the iterator run to its next yield or its end.
func (c *coroutine) step(goOn bool, run func()) {
	if c.running {
		panic("iter.Pull: next called again before yield")
	}
	c.running = true
	c.resume <- goOn
	<-c.yielded
	c.running = false
	if c.failed {
		c.failed = false
		panic(c.failure)
	}
}

// pause hands control back to the caller of next; the result is false if it asked to stop.
func (c *coroutine) pause() bool {
	c.yielded <- struct{}{}
	return <-c.resume
}

// Pull returns functions that fetch the next value of seq and that end the iteration early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	c := &coroutine{}
	var v V
	var ok bool
	run := func() {
		seq(func(x V) bool {
			if c.done {
				return false
			}
			if !c.running {
				panic("iter.Pull: yield called again before next")
			}
			v, ok = x, true
			return c.pause()
		})
	}
	c.resume = make(chan bool)
	c.yielded = make(chan struct{})
	go c.body(run)
	next = func() (V, bool) {
		var zero V
		if c.done {
			return zero, false
		}
		ok = false
		c.step(true, run)
		got, has := v, ok
		v, ok = zero, false
		return got, has
	}
	stop = func() {
		if !c.done {
			c.step(false, run)
		}
	}
	return next, stop
}

// Pull2 is Pull for sequences of pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	type pair struct {
		k K
		v V
	}
	one, stop := Pull(Seq[pair](func(yield func(pair) bool) {
		seq(func(k K, v V) bool { return yield(pair{k, v}) })
	}))
	return func() (K, V, bool) {
		p, ok := one()
		return p.k, p.v, ok
	}, stop
}
