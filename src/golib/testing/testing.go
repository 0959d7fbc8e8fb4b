// Package testing runs the tests, benchmarks, fuzz targets and examples of a package.
//
// Each of them is a node of a tree: its functions run on goroutines of their own (t.go, benchmark.go, fuzz.go), what it prints is kept until it has
// ended and then handed to its parent, or printed at once with -v (output.go), and log lines name the place in the test's code (log.go).
package testing

import (
	"context"
	"flag"
	"fmt"
	"internal/rt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// TB is what T, B and F have in common.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string

	private()
}

// common is the state of one test, benchmark or fuzz target.
type common struct {
	name    string
	parent  *common
	level   int // 0 is the root that all others are below
	bench   bool
	sink    io.Writer // takes what ended tests have printed
	chatty  *chattyPrinter
	module  string
	pkgPath string
	creator []uintptr // where the parent called Run
	runner  string    // the function that called the test's

	start    time.Time
	duration time.Duration
	signal   chan bool // true when the test has ended or lets others run; false ends the parent, too
	barrier  chan bool // closed when parallel subtests may go on; nil where there are none
	sub      []*T      // parallel subtests that wait
	parallel bool

	hasSub     atomic.Bool
	inCleanup  atomic.Bool
	inFuzzFunc bool
	ctx        context.Context
	cancel     context.CancelFunc

	mu          sync.RWMutex // for what follows
	output      []byte
	lines       *lineWriter
	ran         bool
	failed      bool
	skipped     bool
	finished    bool // the function has returned, or ended its goroutine as it should
	done        bool // all is over, subtests too
	helpers     map[uintptr]bool
	helperNames map[string]bool
	cleanups    []func()
	cleanupName string // the function in which a cleanup is running, and where that one was registered
	cleanupFrom []uintptr

	temp      tempDirs
	artifacts artifactDir
}

func (c *common) private() {}

// Name is the test's name, after those of the tests around it.
func (c *common) Name() string { return c.name }

// Context is cancelled right before the functions of Cleanup run.
func (c *common) Context() context.Context {
	c.notInFuzzFunc("Context")
	return c.ctx
}

// notInFuzzFunc panics if a method of F is called where the T of the fuzz function should be used.
func (c *common) notInFuzzFunc(method string) {
	if c.inFuzzFunc {
		panic(fmt.Sprintf("testing: f.%s was called inside the fuzz target, use t.%s instead", method, method))
	}
}

// Fail marks the test, and those around it, as failed.
func (c *common) Fail() {
	if c == nil {
		return
	}
	c.parent.Fail()
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.done {
		c.failed = true
		return
	}
	panic("Fail in goroutine after " + c.name + " has completed")
}

// marked reads one of the marks that the lock protects.
func (c *common) marked(mark *bool) bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return *mark
}

// leave ends the goroutine, which is the test's, before the test's function has returned.
func (c *common) leave(skipped bool) {
	c.mu.Lock()
	c.skipped = c.skipped || skipped
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// Failed reports whether the test has failed so far.
func (c *common) Failed() bool { return c.marked(&c.failed) }

// FailNow fails, and ends the goroutine, which must be the test's.
func (c *common) FailNow() {
	c.notInFuzzFunc("FailNow")
	c.Fail()
	c.leave(false)
}

// SkipNow gives the test up, as skipped, and ends its goroutine.
func (c *common) SkipNow() {
	c.notInFuzzFunc("SkipNow")
	c.leave(true)
}

// Skipped reports whether the test was skipped.
func (c *common) Skipped() bool { return c.marked(&c.skipped) }

// setRan notes that something has run here.
func (c *common) setRan() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.ran = true
		c.mu.Unlock()
	}
}

// hasFinished reports whether the function came to an end of its own.
func (c *common) hasFinished() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.finished
}

func (c *common) setFinished() {
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
}

// Short reports whether -test.short is set.
func Short() bool {
	if flags.short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *flags.short
}

// Verbose reports whether -test.v is set.
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return flags.chatty.on
}

// Testing reports whether the program runs a package's tests.
func Testing() bool {
	answer, _ := rt.FileOp("testing", "", "")
	return answer == "1"
}

// numFailed counts tests that failed, for -test.failfast.
var numFailed atomic.Uint32

func stopAfterFailure() bool { return *flags.failFast && numFailed.Load() > 0 }

// running are the tests that run now and when they began, for the message of a timeout.
var running sync.Map

func warn(format string, args ...any) { fmt.Fprintf(os.Stderr, "testing: "+format+"\n", args...) }
