package time

import (
	"internal/rt"
	"unsafe"
)

// Sleep parks the goroutine for at least d.
func Sleep(d Duration) {
	if d > 0 {
		rt.Sleep(int64(d))
	} else {
		rt.Gosched()
	}
}

// Kinds of the kernel's timers.
const (
	timerSend = 1
	timerCall = 2
)

// A Timer sends the time to C, or runs a function, once.
type Timer struct {
	C <-chan Time
	r rt.Timer
}

// when is the monotonic time in d from now.
func when(d Duration) int64 {
	if d <= 0 {
		return rt.Nanotime()
	}
	if t := rt.Nanotime() + int64(d); t >= 0 {
		return t
	}
	return maxInt64
}

func sendTo(c chan Time, d, period Duration) (t rt.Timer) {
	rt.SetLocalLocation(unsafe.Pointer(&localLoc))
	return rt.Timer{When: when(d), Period: int64(period), Kind: timerSend, Chan: *(*unsafe.Pointer)(unsafe.Pointer(&c))}
}

// stop and reset are for goroutines of the timer's bubble, if it has one.
func stop(t *rt.Timer) bool {
	if t.Bubble != 0 && !rt.InBubble() {
		rt.Fatal("stop of synctest timer from outside bubble")
	}
	return rt.TimerStop(t)
}

func reset(t *rt.Timer, when, period int64) bool {
	if t.Bubble != 0 && !rt.InBubble() {
		rt.Fatal("reset of synctest timer from outside bubble")
	}
	return rt.TimerReset(t, when, period)
}

// NewTimer makes a Timer that fires in d.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, r: sendTo(c, d, 0)}
	rt.TimerStart(&t.r)
	return t
}

// AfterFunc runs f in a goroutine of its own in d.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: rt.Timer{When: when(d), Kind: timerCall, Fn: f}}
	rt.TimerStart(&t.r)
	return t
}

// After is NewTimer(d).C.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop stops the Timer and reports whether it had still to fire.
func (t *Timer) Stop() bool {
	if t.r.Kind == 0 {
		panic("time: Stop called on uninitialized Timer")
	}
	return stop(&t.r)
}

// Reset makes the Timer fire in d from now and reports whether it had still to fire.
func (t *Timer) Reset(d Duration) bool {
	if t.r.Kind == 0 {
		panic("time: Reset called on uninitialized Timer")
	}
	return reset(&t.r, when(d), 0)
}

// A Ticker sends the time to C again and again.
type Ticker struct {
	C <-chan Time
	r rt.Timer
}

// NewTicker makes a Ticker with a period.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, r: sendTo(c, d, d)}
	rt.TimerStart(&t.r)
	return t
}

// Stop stops the Ticker; C is not closed.
func (t *Ticker) Stop() {
	if t.r.Kind != 0 {
		stop(&t.r)
	}
}

// Reset gives the Ticker a new period, which starts now.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.Kind == 0 {
		panic("time: Reset called on uninitialized Ticker")
	}
	reset(&t.r, when(d), int64(d))
}

// Tick is NewTicker(d).C, nil if d <= 0.
func Tick(d Duration) <-chan Time {
	if d > 0 {
		return NewTicker(d).C
	}
	return nil
}
