// Package testing runs tests and benchmarks that a program starts itself: there is no `go test` here. A T or B goes through
// its function on a goroutine of its own, so that FailNow can end it.
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

// TB is what T and B have in common.
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

// common is the state of one test or benchmark.
type common struct {
	mu       sync.Mutex
	name     string
	parent   *common
	level    int
	failed   bool
	skipped  bool
	finished bool
	output   strings.Builder
	cleanups []func()
	cancel   context.CancelFunc
	ctx      context.Context
	subs     map[string]int
	start    time.Time
	duration time.Duration
}

func (c *common) private() {}

// Name is the test's name, with those of the tests around it.
func (c *common) Name() string { return c.name }

// Context is cancelled before the functions of Cleanup run.
func (c *common) Context() context.Context {
	if c.ctx == nil {
		c.ctx, c.cancel = context.WithCancel(context.Background())
	}
	return c.ctx
}

// Fail marks the test, and those around it, as failed.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failed = true
}

// Failed reports whether it has failed.
func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

// FailNow fails and ends the test's goroutine.
func (c *common) FailNow() {
	c.Fail()
	c.finished = true
	runtime.Goexit()
}

// Skipped reports whether it was skipped.
func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

// SkipNow skips the rest of the test and ends its goroutine.
func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.mu.Unlock()
	c.finished = true
	runtime.Goexit()
}

// Helper marks the caller as one whose lines messages do not show.
func (c *common) Helper() {}

// log adds a message with the place of the caller of the exported method.
func (c *common) log(text string) {
	_, file, line, ok := runtime.Caller(2)
	if !ok {
		file, line = "???", 1
	}
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		file = file[i+1:]
	}
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n        ")
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(&c.output, "    %s:%d: %s\n", file, line, text)
}

func (c *common) Log(args ...any)                 { c.log(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Cleanup registers a function for the end of the test; the last one runs first.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

func (c *common) runCleanups() {
	if c.cancel != nil {
		c.cancel()
	}
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		if n == 0 {
			c.mu.Unlock()
			return
		}
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		c.mu.Unlock()
		f()
	}
}

// Setenv sets an environment variable until the end of the test.
func (c *common) Setenv(key, value string) {
	old, had := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir changes the working directory until the end of the test.
func (c *common) Chdir(dir string) {
	old, err := os.Getwd()
	if err != nil {
		c.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { os.Chdir(old) })
}

// TempDir makes a folder that is removed at the end of the test.
func (c *common) TempDir() string {
	dir, err := os.MkdirTemp("", "test")
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	c.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			c.Errorf("TempDir RemoveAll cleanup: %v", err)
		}
	})
	return dir
}

// ArtifactDir is where a test leaves files for people: here a temporary folder.
func (c *common) ArtifactDir() string { return c.TempDir() }

// Attr notes an attribute of the test in its output.
func (c *common) Attr(key, value string) {
	if strings.ContainsAny(key, " \t\n") || strings.ContainsAny(value, "\r\n") {
		c.Errorf("invalid attribute %q=%q", key, value)
		return
	}
	fmt.Printf("=== ATTR  %s %s %s\n", c.name, key, value)
}

type outputWriter struct{ c *common }

func (w outputWriter) Write(p []byte) (int, error) {
	w.c.mu.Lock()
	defer w.c.mu.Unlock()
	for line := range strings.Lines(string(p)) {
		w.c.output.WriteString("    " + line)
	}
	return len(p), nil
}

// Output is a writer to the test's log.
func (c *common) Output() io.Writer { return outputWriter{c} }

// subName is the full name of a new test in this one.
func (c *common) subName(name string) string {
	name = strings.ReplaceAll(name, " ", "_")
	if c.name != "" {
		name = c.name + "/" + name
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.subs == nil {
		c.subs = map[string]int{}
	}
	n := c.subs[name]
	c.subs[name] = n + 1
	if n > 0 {
		name = fmt.Sprintf("%s#%02d", name, n)
	}
	return name
}

// run calls f on a goroutine and waits for its end. A panic ends the program, as everywhere.
func (c *common) run(f func()) {
	done := make(chan struct{})
	c.start = time.Now()
	go func() {
		defer func() {
			c.runCleanups()
			c.duration += time.Since(c.start)
			close(done)
		}()
		f()
		c.finished = true
	}()
	<-done
}
