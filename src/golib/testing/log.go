package testing

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"
)

// maxFrames is how far up the stack the place of a log line is looked for.
const maxFrames = 50

// callers are the frames from the caller of the calling function on.
func callers() []uintptr {
	pcs := make([]uintptr, maxFrames)
	return pcs[:runtime.Callers(3, pcs)]
}

func functionOf(pc uintptr) string {
	frame, _ := runtime.CallersFrames([]uintptr{pc}).Next()
	return frame.Function
}

// Helper marks the caller as one of those that log lines do not name: its caller is named instead.
func (c *common) Helper() {
	var pc [1]uintptr
	if runtime.Callers(2, pc[:]) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers[pc[0]] {
		return
	}
	if c.helpers == nil {
		c.helpers = map[uintptr]bool{}
	}
	c.helpers[pc[0]] = true
	c.helperNames = nil
}

// isHelper reports whether a function has called Helper of this test.
func (c *common) isHelper(function string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helperNames == nil {
		c.helperNames = map[string]bool{}
		for pc := range c.helpers {
			c.helperNames[functionOf(pc)] = true
		}
	}
	return c.helperNames[function]
}

// place finds the frame that a log line names: the first that is no helper. The search goes on where a cleanup was registered, and
// where the parent started the test, with the parent's helpers.
func (c *common) place(pcs []uintptr) runtime.Frame {
	frames := runtime.CallersFrames(pcs)
	var first, before runtime.Frame
	for more := len(pcs) > 0; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		switch frame.Function {
		case "runtime.gopanic":
			continue
		case c.cleanupName:
			frames, more = runtime.CallersFrames(c.cleanupFrom), len(c.cleanupFrom) > 0
			continue
		case c.runner:
			if c.level <= 1 {
				return before
			}
			frames, more = runtime.CallersFrames(c.creator), len(c.creator) > 0
			c = c.parent
			continue
		}
		if first.PC == 0 {
			first = frame
		}
		if !c.isHelper(frame.Function) {
			return frame
		}
		before = frame
	}
	return first
}

// log adds a message to the test's output; pcs are the frames from the caller of Log, Error and so on.
func (c *common) log(text string, pcs []uintptr) {
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+indent) + "\n"
	o := c.open()
	if o == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + text)
	}
	frame := o.place(pcs)
	file := frame.File
	switch {
	case file == "":
		file = "???"
	case !*flags.fullPath:
		file = filepath.Base(file)
	}
	o.endLine()
	fmt.Fprintf(o.lines, "%s:%d: %s", file, max(frame.Line, 1), text)
}

// Log prints its arguments, as Println does, to the test's output.
func (c *common) Log(args ...any) {
	c.notInFuzzFunc("Log")
	c.log(fmt.Sprintln(args...), callers())
}

func (c *common) Logf(format string, args ...any) {
	c.notInFuzzFunc("Logf")
	c.log(fmt.Sprintf(format, args...), callers())
}

// Error is Log and Fail.
func (c *common) Error(args ...any) {
	c.notInFuzzFunc("Error")
	c.log(fmt.Sprintln(args...), callers())
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.notInFuzzFunc("Errorf")
	c.log(fmt.Sprintf(format, args...), callers())
	c.Fail()
}

// Fatal is Log and FailNow.
func (c *common) Fatal(args ...any) {
	c.notInFuzzFunc("Fatal")
	c.log(fmt.Sprintln(args...), callers())
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.notInFuzzFunc("Fatalf")
	c.log(fmt.Sprintf(format, args...), callers())
	c.FailNow()
}

// Skip is Log and SkipNow.
func (c *common) Skip(args ...any) {
	c.notInFuzzFunc("Skip")
	c.log(fmt.Sprintln(args...), callers())
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.notInFuzzFunc("Skipf")
	c.log(fmt.Sprintf(format, args...), callers())
	c.SkipNow()
}

// Attr prints an attribute of the test for programs that read the output.
func (c *common) Attr(key, value string) {
	switch {
	case strings.ContainsFunc(key, unicode.IsSpace):
		c.Errorf("disallowed whitespace in attribute key %q", key)
	case strings.ContainsAny(value, "\r\n"):
		c.Errorf("disallowed newline in attribute value %q", value)
	case c.chatty != nil:
		c.chatty.Updatef(c.name, "=== ATTR  %s %v %v\n", c.name, key, value)
	}
}
