// Package signal has the functions by which programs wait for signals.
//
// The host delivers none: what interrupts or terminates the process ends the
// program at once, whatever it has asked for. Channels and contexts behave as if
// nobody ever sent a signal.
package signal

import (
	"context"
	"os"
	"slices"
	"sync"
	"time"
)

var (
	mu       sync.Mutex
	channels = map[chan<- os.Signal][]os.Signal{}
	ignored  []os.Signal
	waiting  sync.Once
)

// wait keeps a goroutine that is not blocked for ever, so that a program that waits
// for a signal is no deadlock.
func wait() {
	for {
		time.Sleep(time.Hour)
	}
}

// Notify asks for signals, all unless some are named.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	channels[c] = append(channels[c], sig...)
	ignored = slices.DeleteFunc(ignored, func(s os.Signal) bool { return len(sig) == 0 || slices.Contains(sig, s) })
	waiting.Do(func() { go wait() })
}

// Stop ends what Notify asked for.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	delete(channels, c)
}

// Ignore takes signals from all channels.
func Ignore(sig ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	ignored = append(ignored, sig...)
}

// Ignored reports whether a signal is ignored.
func Ignored(sig os.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	return slices.Contains(ignored, sig)
}

// Reset undoes Notify and Ignore for signals, all unless some are named.
func Reset(sig ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	if len(sig) == 0 {
		clear(channels)
		ignored = nil
		return
	}
	ignored = slices.DeleteFunc(ignored, func(s os.Signal) bool { return slices.Contains(sig, s) })
}

// NotifyContext returns a context that ends with a signal, or by stop.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := &signalContext{Context: ctx, cancel: cancel, signals: signals, ch: make(chan os.Signal, 1)}
	Notify(c.ch, signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-c.ch:
				cancel(signalError(s.String() + " signal received"))
			case <-c.Done():
			}
		}()
	}
	return c, c.stop
}

type signalError string

func (s signalError) Error() string { return string(s) }

type signalContext struct {
	context.Context
	cancel  context.CancelCauseFunc
	signals []os.Signal
	ch      chan os.Signal
}

func (c *signalContext) stop() {
	c.cancel(nil)
	Stop(c.ch)
}

func (c *signalContext) String() string {
	name := c.Context.(interface{ String() string }).String()
	// What WithCancel adds is not part of the name.
	const added = ".WithCancel"
	if n := len(name) - len(added); n >= 0 && name[n:] == added {
		name = name[:n]
	}
	text := "signal.NotifyContext(" + name
	if len(c.signals) > 0 {
		text += ", ["
		for i, s := range c.signals {
			if i > 0 {
				text += " "
			}
			text += s.String()
		}
		text += "]"
	}
	return text + ")"
}
