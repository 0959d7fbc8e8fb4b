package testing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

// T is the state of a test.
type T struct {
	common
	noParallel bool // the test has changed what all tests share
	inBubble   bool // it stands for the test around it, in a bubble of testing/synctest
	gate       *gate
}

// gate lets so many tests run in parallel, and knows what all tests of a run have in common.
type gate struct {
	match    *matcher
	deadline time.Time
	fuzzing  bool
	max      int

	mu      sync.Mutex
	running int
	waiting int
	open    chan bool
}

func newGate(max int, m *matcher) *gate {
	return &gate{match: m, max: max, running: 1, open: make(chan bool)}
}

// enter waits until one more test may run.
func (g *gate) enter() {
	g.mu.Lock()
	if g.running < g.max {
		g.running++
		g.mu.Unlock()
		return
	}
	g.waiting++
	g.mu.Unlock()
	<-g.open
}

// leave lets another one run.
func (g *gate) leave() {
	g.mu.Lock()
	if g.waiting == 0 {
		g.running--
		g.mu.Unlock()
		return
	}
	g.waiting--
	g.mu.Unlock()
	g.open <- true
}

// parallelTests counts those that run.
var parallelTests atomic.Int64

const sharedState = "testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel"

// Parallel lets the test wait until those around it have gone through their functions, and then run beside others that called it.
func (t *T) Parallel() {
	t.notInBubble("Parallel")
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.noParallel {
		panic(sharedState)
	}
	if t.parent.barrier == nil {
		return
	}
	t.parallel = true
	// Waiting is no part of the test's time.
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	if t.chatty != nil {
		t.chatty.Updatef(t.name, "=== PAUSE %s\n", t.name)
	}
	running.Delete(t.name)
	t.signal <- true
	<-t.parent.barrier
	t.gate.enter()
	parallelTests.Add(1)
	if t.chatty != nil {
		t.chatty.Updatef(t.name, "=== CONT  %s\n", t.name)
	}
	t.start = time.Now()
	running.Store(t.name, t.start)
}

// sharesState refuses what parallel tests would see of each other.
func (t *T) sharesState() {
	for c := &t.common; c != nil; c = c.parent {
		if c.parallel {
			panic(sharedState)
		}
	}
	t.noParallel = true
}

// Setenv sets an environment variable until the end of the test, which cannot be parallel.
func (t *T) Setenv(key, value string) {
	t.sharesState()
	t.setenv(key, value, callers())
}

// Chdir changes the working directory until the end of the test, which cannot be parallel.
func (t *T) Chdir(dir string) {
	t.sharesState()
	t.chdir(dir, callers())
}

// Deadline is when the time of -test.timeout is up.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	t.notInBubble("Deadline")
	deadline = t.gate.deadline
	return deadline, !deadline.IsZero()
}

// newT makes a test below parent.
func newT(parent *common, name string, g *gate, ctx context.Context, from []uintptr) *T {
	t := &T{gate: g, common: common{
		barrier: make(chan bool), signal: make(chan bool, 1), name: name, parent: parent, level: parent.level + 1,
		creator: from, chatty: parent.chatty, module: parent.module, pkgPath: parent.pkgPath,
	}}
	t.ctx, t.cancel = context.WithCancel(ctx)
	t.sink = indenter{&t.common}
	t.lines = &lineWriter{c: &t.common}
	return t
}

// Run runs f as a test of its own within this one and reports whether it passed, or waits for others.
func (t *T) Run(name string, f func(t *T)) bool {
	t.notInBubble("Run")
	if t.inCleanup.Load() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasSub.Store(true)
	full, ok, _ := t.gate.match.fullName(&t.common, name)
	if !ok || stopAfterFailure() {
		return true
	}
	sub := newT(&t.common, full, t.gate, context.Background(), callers())
	if sub.chatty != nil {
		sub.chatty.Updatef(sub.name, "=== RUN   %s\n", sub.name)
	}
	running.Store(sub.name, time.Now())
	go tRunner(sub, f)
	if !<-sub.signal {
		// The subtest has ended this test.
		runtime.Goexit()
	}
	if t.chatty != nil && t.chatty.json {
		t.chatty.Updatef(t.name, "=== NAME  %s\n", t.name)
	}
	return !sub.failed
}

var errNotReturned = errors.New("test executed panic(nil) or runtime.Goexit")

// tRunner goes through a test's function on the test's goroutine. It is where log lines stop to look for the test's code.
func tRunner(t *T, f func(t *T)) {
	t.runner = "testing.tRunner"
	defer t.end()
	defer func() {
		// With parallel subtests, cleanups run after those.
		if len(t.sub) == 0 {
			t.runCleanups()
		}
	}()
	t.start = time.Now()
	f(t)
	t.setFinished()
}

// end is deferred: it judges how the function has ended, waits for parallel subtests, and reports.
func (t *T) end() {
	if t.Failed() {
		numFailed.Add(1)
	}
	value := recover()
	signal := true
	if value == nil && !t.hasFinished() {
		value, signal = t.endedOthers()
	}
	if value != nil && t.gate.fuzzing {
		t.failFuzzing(value)
		value = nil
	}
	if value != nil {
		t.panicked(value)
	}
	t.duration += time.Since(t.start)
	if len(t.sub) > 0 {
		t.waitForParallel()
	} else if t.parallel {
		t.gate.leave()
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.endLine()
	}
	if t.inBubble {
		t.passOn()
	} else {
		t.report()
		running.Delete(t.name)
	}
	t.mu.Lock()
	t.done = true
	t.mu.Unlock()
	if t.parent != nil && !t.hasSub.Load() {
		t.setRan()
	}
	if t.parallel {
		parallelTests.Add(-1)
	}
	t.signal <- signal
}

// endedOthers is about a goroutine that ended in the middle of the function: a FailNow of a test around this one does that.
func (t *T) endedOthers() (value any, signal bool) {
	for p := t.parent; p != nil; p = p.parent {
		if !p.hasFinished() {
			continue
		}
		if t.parallel {
			return errNotReturned, false
		}
		t.Errorf("%v: subtest may have called FailNow on a parent test", errNotReturned)
		return nil, false
	}
	return errNotReturned, true
}

// failFuzzing makes a panic of a fuzz function a failure.
func (t *T) failFuzzing(value any) {
	prefix := "panic: "
	if value == error(errNotReturned) {
		prefix = ""
	}
	t.Errorf("%s%s\n%s\n", prefix, value, string(debug.Stack()))
	t.setFinished()
}

// panicked reports the test and all around it as failed, and goes on panicking.
func (t *T) panicked(value any) {
	t.Fail()
	if r := t.recoverCleanups(); r != nil {
		t.Logf("cleanup panicked with %v", r)
	}
	if t.inBubble {
		panic(value)
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.mu.Lock()
		c.duration += time.Since(c.start)
		d := c.duration
		c.mu.Unlock()
		c.endLine()
		c.handOver("--- FAIL: %s (%s)\n", c.name, seconds(d))
		if r := c.parent.recoverCleanups(); r != nil {
			fmt.Fprintf(c.parent.sink, "cleanup panicked with %v", r)
		}
	}
	panic(value)
}

// waitForParallel lets the subtests go on that called Parallel, and runs the cleanups behind them.
func (t *T) waitForParallel() {
	t.gate.leave()
	running.Delete(t.name)
	close(t.barrier)
	for _, sub := range t.sub {
		<-sub.signal
	}
	start := time.Now()
	running.Store(t.name, start)
	value := t.recoverCleanups()
	t.duration += time.Since(start)
	if value != nil {
		t.panicked(value)
	}
	if !t.parallel {
		t.gate.enter()
	}
}

// InternalTest is a test function of the package and its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// RunTests runs the tests whose names match and reports whether all passed.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	var deadline time.Time
	if *flags.timeout > 0 {
		deadline = time.Now().Add(*flags.timeout)
	}
	ran, ok := runTests("", "", matchString, tests, deadline)
	if !ran && !haveExamples {
		warn("warning: no tests to run")
	}
	return ok
}

func runTests(module, pkgPath string, matchString func(pat, str string) (bool, error), tests []InternalTest, deadline time.Time) (ran, ok bool) {
	ok = true
	for _, procs := range cpus {
		runtime.GOMAXPROCS(procs)
		for i := range *flags.count {
			// What has not run once has nothing to run again.
			if stopAfterFailure() || i > 0 && !ran {
				break
			}
			g := newGate(*flags.parallel, newMatcher(matchString, *flags.run, "-test.run", *flags.skip))
			g.deadline = deadline
			root := &T{gate: g, common: common{signal: make(chan bool, 1), barrier: make(chan bool), sink: os.Stdout, module: module, pkgPath: pkgPath}}
			root.ctx, root.cancel = context.WithCancel(context.Background())
			if flags.chatty.on {
				root.chatty = newChattyPrinter(root.sink)
			}
			tRunner(root, func(t *T) {
				for _, test := range tests {
					t.Run(test.Name, test.F)
				}
			})
			<-root.signal
			ok = ok && !root.Failed()
			ran = ran || root.ran
		}
	}
	return ran, ok
}
