// Package iter defines the types of iterator functions and turns them into pull-style ones.
package iter

import "internal/rt"

// Seq yields single values, Seq2 pairs.
type (
	Seq[V any]     func(yield func(V) bool)
	Seq2[K, V any] func(yield func(K, V) bool)
)

// puller is what the two sides of a pulled iterator know of each other. The iterator runs in a coroutine: a goroutine that goes on when a value is asked
// for, while who asks waits.
type puller struct {
	coroutine rt.Coroutine
	wanted    bool // a value has been asked for and not been given yet
	done      bool // the iterator has ended, or is to end
	returned  bool
	failed    bool // it has panicked, or called Goexit if failure is nil
	failure   any
}

// end is deferred by the coroutine.
func (p *puller) end() {
	p.done = true
	if !p.returned {
		p.failed, p.failure = true, recover()
	}
}

// thrown is what who has asked is to panic with; it ends there, too, if the iterator has called Goexit.
func (p *puller) thrown() any {
	p.failed = false
	if p.failure == nil {
		rt.Goexit()
	}
	return p.failure
}

// Pull returns functions that fetch the next value of seq and that end the iteration early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	p := new(puller)
	var value V
	rt.NewCoroutine(&p.coroutine, func() {
		defer rt.CoroutineExit(&p.coroutine)
		if p.done {
			return
		}
		defer p.end()
		seq(func(v V) bool {
			if p.done {
				return false
			}
			if !p.wanted {
				panic("iter.Pull: yield called again before next")
			}
			p.wanted = false
			value = v
			rt.CoroutineSwitch(&p.coroutine)
			return !p.done
		})
		p.returned = true
	})
	next = func() (v V, ok bool) {
		if p.done {
			return v, false
		}
		if p.wanted {
			panic("iter.Pull: next called again before yield")
		}
		p.wanted = true
		rt.CoroutineSwitch(&p.coroutine)
		if p.failed {
			panic(p.thrown())
		}
		if !p.wanted {
			v, value, ok = value, v, true
		}
		return v, ok
	}
	stop = func() {
		if p.done {
			return
		}
		p.done = true
		rt.CoroutineSwitch(&p.coroutine)
		if p.failed {
			panic(p.thrown())
		}
	}
	return next, stop
}

// Pull2 is Pull for sequences of pairs. It does not use Pull, so that tracebacks lead from the iterator to its caller directly.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	p := new(puller)
	var key K
	var value V
	rt.NewCoroutine(&p.coroutine, func() {
		defer rt.CoroutineExit(&p.coroutine)
		if p.done {
			return
		}
		defer p.end()
		seq(func(k K, v V) bool {
			if p.done {
				return false
			}
			if !p.wanted {
				panic("iter.Pull2: yield called again before next")
			}
			p.wanted = false
			key, value = k, v
			rt.CoroutineSwitch(&p.coroutine)
			return !p.done
		})
		p.returned = true
	})
	next = func() (k K, v V, ok bool) {
		if p.done {
			return k, v, false
		}
		if p.wanted {
			panic("iter.Pull2: next called again before yield")
		}
		p.wanted = true
		rt.CoroutineSwitch(&p.coroutine)
		if p.failed {
			panic(p.thrown())
		}
		if !p.wanted {
			k, key = key, k
			v, value, ok = value, v, true
		}
		return k, v, ok
	}
	stop = func() {
		if p.done {
			return
		}
		p.done = true
		rt.CoroutineSwitch(&p.coroutine)
		if p.failed {
			panic(p.thrown())
		}
	}
	return next, stop
}
