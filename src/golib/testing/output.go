package testing

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

const indent = "    "

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// chattyPrinter prints what tests do while they do it. It says which test a line belongs to when that is not the one of the line before.
type chattyPrinter struct {
	w    io.Writer
	json bool
	mu   sync.Mutex
	last string
}

func newChattyPrinter(w io.Writer) *chattyPrinter {
	return &chattyPrinter{w: w, json: flags.chatty.json}
}

func (p *chattyPrinter) prefix() string {
	if p != nil && p.json {
		return mark
	}
	return ""
}

// Updatef prints a line that names the test itself.
func (p *chattyPrinter) Updatef(test, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = test
	fmt.Fprintf(p.w, p.prefix()+format, args...)
}

// Printf prints a line of a test's own.
func (p *chattyPrinter) Printf(test, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != test {
		fmt.Fprintf(p.w, "%s=== NAME  %s\n", p.prefix(), test)
	}
	p.last = test
	fmt.Fprintf(p.w, format, args...)
}

// indenter adds lines to a test's output, one step in.
type indenter struct{ c *common }

func (w indenter) Write(b []byte) (int, error) {
	for line := range bytes.Lines(b) {
		if line[0] == mark[0] {
			w.c.output = append(w.c.output, line[0])
			line = line[1:]
		}
		w.c.output = append(w.c.output, indent...)
		w.c.output = append(w.c.output, line...)
	}
	return len(b), nil
}

// handOver gives a line about the test, and all that it has printed, to its parent.
func (c *common) handOver(format string, args ...any) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.output) > 0 {
		format += "%s"
		args = append(args, c.output)
		defer func() { c.output = c.output[:0] }()
	}
	if c.chatty != nil && (p.sink == c.chatty.w || c.chatty.json) {
		c.chatty.Updatef(c.name, format, args...)
		return
	}
	// What the parent gets is indented there.
	fmt.Fprintf(p.sink, c.chatty.prefix()+format, args...)
}

// report is the last that is printed of a test: nothing if it passed quietly.
func (c *common) report() {
	if c.parent == nil {
		return
	}
	verdict := "PASS"
	switch {
	case c.Failed():
		verdict = "FAIL"
	case c.chatty == nil:
		return
	case c.Skipped():
		verdict = "SKIP"
	}
	c.handOver("--- %s: %s (%s)\n", verdict, c.name, seconds(c.duration))
}

// passOn makes all that the test has printed its parent's.
func (c *common) passOn() {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	p.output = append(p.output, c.output...)
	c.output = c.output[:0]
}

// open is the innermost of the test and those around it that still takes output; nil if all have ended.
func (c *common) open() *common {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		done := c.done
		c.mu.Unlock()
		if !done {
			return c
		}
	}
	return nil
}

// Output is a writer to the test's log, without the places in front of lines.
func (c *common) Output() io.Writer {
	c.notInFuzzFunc("Output")
	o := c.open()
	if o == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return o.lines
}

// lineWriter takes text for a test's log and passes on whole lines.
type lineWriter struct {
	c    *common
	part []byte // a line that has not ended
}

func (w *lineWriter) Write(p []byte) (int, error) {
	if w == nil || w.c == nil {
		return 0, nil
	}
	if w.c.open() == nil {
		panic("Write called after " + w.c.name + " has completed")
	}
	w.c.mu.Lock()
	defer w.c.mu.Unlock()
	for line := range bytes.Lines(p) {
		w.part = append(w.part, line...)
		if line[len(line)-1] == '\n' {
			w.line(w.part)
			w.part = w.part[:0]
		}
	}
	return len(p), nil
}

func (w *lineWriter) line(line []byte) {
	c := w.c
	switch {
	case c.done || c.chatty == nil:
		c.output = append(c.output, indent...)
		c.output = append(c.output, line...)
	case c.bench:
		fmt.Fprintf(os.Stdout, "%s%s", indent, line)
	default:
		c.chatty.Printf(c.name, "%s%s", indent, line)
	}
}

// endLine ends a line that has been begun.
func (c *common) endLine() {
	c.mu.Lock()
	begun := c.lines != nil && len(c.lines.part) > 0
	c.mu.Unlock()
	if begun {
		c.lines.Write([]byte("\n"))
	}
}
