// Package signal has the functions by which programs wait for signals.
//
// The host is told which signals the program catches and which it ignores. Those
// that come are read by one goroutine, which the first Notify starts, and are sent to
// the channels that want them. What the program sends to itself comes the same way.
package signal

import (
	"context"
	"internal/rt"
	"os"
	"strconv"
	"sync"
	"syscall"
)

// Linux's signals are 1 to 64.
const last = 64

// A set has a bit for each signal.
type set [last + 1]bool

var (
	mu       sync.Mutex
	channels = map[chan<- os.Signal]*set{}
	caught   set // by some channel
	ignored  set
	loop     sync.Once
)

// number is 0 for what is no signal of the system.
func number(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok && 0 < n && n <= last {
		return int(n)
	}
	return 0
}

// each calls do for the signals that are named, for all if none is.
func each(sig []os.Signal, do func(n int)) {
	if len(sig) == 0 {
		for n := 1; n <= last; n++ {
			do(n)
		}
	}
	for _, s := range sig {
		if n := number(s); n != 0 {
			do(n)
		}
	}
}

// apply tells the host what has changed.
func apply() {
	before := caught
	caught = set{}
	for _, wanted := range channels {
		for n, w := range wanted {
			caught[n] = caught[n] || w
		}
	}
	if caught != before {
		tell()
	}
}

func tell() { rt.FileOp("signals", list(&caught), list(&ignored)) }

func list(s *set) string {
	var text []byte
	for n, in := range s {
		if !in {
			continue
		}
		if len(text) > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, int64(n), 10)
	}
	return string(text)
}

// receive gives the signals that come to the channels that want them. A channel without room loses them.
func receive() {
	var b [16]byte
	for {
		got := b[:max(0, rt.Read(rt.Signals, b[:]))]
		mu.Lock()
		for _, n := range got {
			for c, wanted := range channels {
				if !wanted[n] {
					continue
				}
				select {
				case c <- syscall.Signal(n):
				default:
				}
			}
		}
		mu.Unlock()
	}
}

// Notify asks for signals, all unless some are named.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	wanted := channels[c]
	if wanted == nil {
		wanted = new(set)
		channels[c] = wanted
	}
	each(sig, func(n int) {
		wanted[n] = true
		ignored[n] = false
	})
	loop.Do(func() { go receive() })
	apply()
}

// Stop ends what Notify asked for.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	delete(channels, c)
	apply()
}

// forget takes signals from all channels.
func forget(n int) {
	for c, wanted := range channels {
		wanted[n] = false
		if *wanted == (set{}) {
			delete(channels, c)
		}
	}
}

// Ignore takes signals from all channels, and has them do nothing.
func Ignore(sig ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	each(sig, func(n int) {
		forget(n)
		ignored[n] = true
	})
	apply()
	tell()
}

// Ignored reports whether a signal is ignored.
func Ignored(sig os.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	return ignored[number(sig)]
}

// Reset undoes Notify and Ignore for signals, all unless some are named.
func Reset(sig ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	each(sig, func(n int) {
		forget(n)
		ignored[n] = false
	})
	apply()
	tell()
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
