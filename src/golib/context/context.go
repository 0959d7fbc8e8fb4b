// Package context carries deadlines, cancellation and values across calls.
package context

import (
	"errors"
	"internal/reflectlite"
	"sync"
	"sync/atomic"
	"time"
)

// A Context may be used by several goroutines.
type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

// Canceled is the error of a cancelled context.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose deadline has passed.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// A CancelFunc cancels a context; later calls do nothing.
type CancelFunc func()

// A CancelCauseFunc cancels a context and says why.
type CancelCauseFunc func(cause error)

type emptyCtx struct{}

func (emptyCtx) Deadline() (deadline time.Time, ok bool) { return }
func (emptyCtx) Done() <-chan struct{}                   { return nil }
func (emptyCtx) Err() error                              { return nil }
func (emptyCtx) Value(key any) any                       { return nil }

type backgroundCtx struct{ emptyCtx }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ emptyCtx }

func (todoCtx) String() string { return "context.TODO" }

// Background is the root of all contexts: never cancelled, without values.
func Background() Context { return backgroundCtx{} }

// TODO is for places where the right context is not known yet.
func TODO() Context { return todoCtx{} }

// An ending is why a context has ended.
type ending struct{ err, cause error }

func newEnding(err, cause error) *ending {
	if cause == nil {
		cause = err
	}
	return &ending{err, cause}
}

// canceled is the ending of contexts that are cancelled without a reason.
var canceled = newEnding(Canceled, nil)

// endingOf says why a context of anybody's has ended.
func endingOf(c Context) *ending { return newEnding(c.Err(), Cause(c)) }

// closed is the channel of contexts that ended before anybody asked for one. It is made at the start, lest it belong to a bubble of testing/synctest.
var closed = func() *chan struct{} {
	c := make(chan struct{})
	close(c)
	return &c
}()

// self is the key under which the nearest cancelCtx answers.
var self int

// A cancelCtx can end. Those below it that can are a list, and end with it.
type cancelCtx struct {
	Context

	mu    sync.Mutex
	end   atomic.Pointer[ending]
	done  atomic.Pointer[chan struct{}]
	after func() // what the end brings with it

	up             *cancelCtx // whose list this is in
	before, behind *cancelCtx
	below          *cancelCtx
	unwatch        func() bool // stops another kind of parent from telling of its end
}

func (c *cancelCtx) lookup(key any) (val any, next Context) {
	if key == &self {
		return c, nil
	}
	return nil, c.Context
}

func (c *cancelCtx) Value(key any) any { return value(c, key) }

func (c *cancelCtx) Done() <-chan struct{} {
	if known := c.done.Load(); known != nil {
		return *known
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.channel()
}

// channel makes the channel if there is none; the lock is held.
func (c *cancelCtx) channel() chan struct{} {
	if known := c.done.Load(); known != nil {
		return *known
	}
	made := make(chan struct{})
	c.done.Store(&made)
	return made
}

func (c *cancelCtx) Err() error {
	e := c.end.Load()
	if e == nil {
		return nil
	}
	// Who sees the error finds the channel closed.
	<-c.Done()
	return e.err
}

// finish ends c and what is below it. The first ending counts. fromAbove: the parent has let go of c already.
func (c *cancelCtx) finish(e *ending, fromAbove bool) {
	c.mu.Lock()
	if c.end.Load() != nil {
		c.mu.Unlock()
		return
	}
	c.end.Store(e)
	if asked := c.done.Load(); asked != nil {
		close(*asked)
	} else {
		c.done.Store(closed)
	}
	for k := c.below; k != nil; k = k.behind {
		k.finish(e, true)
	}
	c.below = nil
	after := c.after
	c.mu.Unlock()
	if !fromAbove {
		c.leave()
	}
	if after != nil {
		after()
	}
}

// join makes c end when parent does.
func (c *cancelCtx) join(parent Context) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return
	}
	// Somebody may have wrapped the cancelCtx above with a channel of his own.
	if p, ok := parent.Value(&self).(*cancelCtx); ok && p.Done() == done {
		if e := p.adopt(c); e != nil {
			c.finish(e, true)
		}
		return
	}
	select {
	case <-done:
		c.finish(endingOf(parent), true)
		return
	default:
	}
	if w, ok := parent.(interface{ AfterFunc(func()) func() bool }); ok {
		c.unwatch = w.AfterFunc(func() { c.finish(endingOf(parent), true) })
		return
	}
	go func() {
		select {
		case <-done:
			c.finish(endingOf(parent), true)
		case <-c.Done():
		}
	}()
}

// adopt puts k into the list of c, or returns why c has ended.
func (c *cancelCtx) adopt(k *cancelCtx) *ending {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.end.Load(); e != nil {
		return e
	}
	k.up, k.behind = c, c.below
	if c.below != nil {
		c.below.before = k
	}
	c.below = k
	return nil
}

// leave takes c out of its parent's list.
func (c *cancelCtx) leave() {
	if c.unwatch != nil {
		c.unwatch()
	}
	if c.up == nil {
		return
	}
	c.up.mu.Lock()
	defer c.up.mu.Unlock()
	if c.up.end.Load() != nil {
		return
	}
	if c.before != nil {
		c.before.behind = c.behind
	} else {
		c.up.below = c.behind
	}
	if c.behind != nil {
		c.behind.before = c.before
	}
	c.before, c.behind = nil, nil
}

func (c *cancelCtx) String() string { return contextName(c.Context) + ".WithCancel" }

func contextName(c Context) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return reflectlite.TypeString(c)
}

func mustHave(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

// WithCancel returns a context that ends with its parent or when cancel is called.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	return c, func() { c.finish(canceled, false) }
}

func newCancelCtx(parent Context) *cancelCtx {
	mustHave(parent)
	c := new(cancelCtx)
	c.join(parent)
	return c
}

// WithCancelCause is WithCancel with a reason that Cause returns.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	return c, func(cause error) { c.finish(newEnding(Canceled, cause), false) }
}

// Cause returns why c was cancelled, nil if it was not.
func Cause(c Context) error {
	if own, ok := c.Value(&self).(*cancelCtx); ok {
		if e := own.end.Load(); e != nil && c.Err() != nil {
			return e.cause
		}
	}
	return c.Err()
}

// A timerCtx ends at its deadline.
type timerCtx struct {
	cancelCtx
	deadline time.Time
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return contextName(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
}

// WithDeadline returns a context that ends with its parent, at d, or when cancel is called.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is WithDeadline with the reason for the deadline.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	mustHave(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.join(parent)
	expire := func() { c.finish(newEnding(DeadlineExceeded, cause), false) }
	if left := time.Until(d); left > 0 {
		c.startTimer(left, expire)
	} else {
		expire()
	}
	return c, func() { c.finish(canceled, false) }
}

// startTimer has expire called in time, unless the context has ended.
func (c *timerCtx) startTimer(left time.Duration, expire func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.end.Load() == nil {
		timer := time.AfterFunc(left, expire)
		c.after = func() { timer.Stop() }
	}
}

// WithTimeout is WithDeadline(parent, time.Now().Add(timeout)).
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is WithTimeout with the reason.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// AfterFunc runs f in a goroutine of its own after ctx has ended. stop prevents that and reports whether it did.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	var decided atomic.Bool
	c := new(cancelCtx)
	c.after = func() {
		if decided.CompareAndSwap(false, true) {
			go f()
		}
	}
	c.join(ctx)
	return func() bool {
		mine := decided.CompareAndSwap(false, true)
		if mine {
			c.finish(canceled, false)
		}
		return mine
	}
}

// A withoutCancelCtx has its parent's values only.
type withoutCancelCtx struct{ c Context }

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (c withoutCancelCtx) Value(key any) any                     { return value(c, key) }
func (c withoutCancelCtx) String() string                        { return contextName(c.c) + ".WithoutCancel" }

// WithoutCancel returns a context that does not end with its parent.
func WithoutCancel(parent Context) Context {
	mustHave(parent)
	return withoutCancelCtx{parent}
}

// A valueCtx has one value more than its parent.
type valueCtx struct {
	Context
	key, val any
}

// WithValue returns a context with a value. The key should be of a type of the caller's own.
func WithValue(parent Context, key, val any) Context {
	mustHave(parent)
	if key == nil {
		panic("nil key")
	}
	if !reflectlite.Comparable(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

func stringify(v any) string {
	switch s := v.(type) {
	case interface{ String() string }:
		return s.String()
	case string:
		return s
	case nil:
		return "<nil>"
	}
	return reflectlite.TypeString(v)
}

func (c *valueCtx) String() string {
	return contextName(c.Context) + ".WithValue(" + stringify(c.key) + ", " + stringify(c.val) + ")"
}

func (c *valueCtx) lookup(key any) (val any, next Context) {
	if c.key == key {
		return c.val, nil
	}
	return nil, c.Context
}

func (c *valueCtx) Value(key any) any { return value(c, key) }

// lookup ends what is asked for cancellation here: there is no cause above.
func (c withoutCancelCtx) lookup(key any) (val any, next Context) {
	if key == &self {
		return nil, nil
	}
	return nil, c.c
}

func (emptyCtx) lookup(any) (val any, next Context) { return nil, nil }

// A layer is a context of this package: it has a value, or leads to the context that is to be asked next.
type layer interface {
	lookup(key any) (val any, next Context)
}

// value asks one context after the other, without recursion for those of this package.
func value(c Context, key any) any {
	for {
		l, ok := c.(layer)
		if !ok {
			return c.Value(key)
		}
		val, next := l.lookup(key)
		if next == nil {
			return val
		}
		c = next
	}
}
