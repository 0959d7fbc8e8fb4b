package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// InternalExample is an example of the package and what it is to print.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// haveExamples is set before the tests run.
var haveExamples bool

// RunExamples runs the examples whose names match and reports whether all printed what they should.
func RunExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ok bool) {
	_, ok = runExamples(matchString, examples)
	return ok
}

func runExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ran, ok bool) {
	ok = true
	m := newMatcher(matchString, *flags.run, "-test.run", *flags.skip)
	for _, e := range examples {
		if _, wanted, _ := m.fullName(nil, e.Name); wanted {
			ran = true
			ok = runExample(e) && ok
		}
	}
	return ran, ok
}

// runExample runs one with a pipe in place of standard output.
func runExample(e InternalExample) (ok bool) {
	if flags.chatty.on {
		fmt.Printf("%s=== RUN   %s\n", flags.chatty.prefix(), e.Name)
	}
	stdout := os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = w
	printed := make(chan string)
	go func() {
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			warn("copying pipe: %v", err)
			os.Exit(1)
		}
		printed <- string(text)
	}()
	finished := false
	start := time.Now()
	defer func() {
		took := time.Since(start)
		w.Close()
		os.Stdout = stdout
		text := <-printed
		ok = e.judge(text, took, finished, recover())
	}()
	e.F()
	finished = true
	return
}

// judge compares what was printed, reports, and goes on panicking if the example did.
func (e *InternalExample) judge(stdout string, took time.Duration, finished bool, value any) bool {
	difference := ""
	if value == nil {
		difference = e.compare(stdout)
	}
	passed := difference == "" && finished && value == nil
	switch {
	case !passed:
		fmt.Printf("%s--- FAIL: %s (%s)\n%s", flags.chatty.prefix(), e.Name, seconds(took), difference)
	case flags.chatty.on:
		fmt.Printf("%s--- PASS: %s (%s)\n", flags.chatty.prefix(), e.Name, seconds(took))
	}
	if flags.chatty.json {
		fmt.Printf("%s=== NAME   %s\n", flags.chatty.prefix(), "")
	}
	if value != nil {
		panic(value)
	}
	if !finished {
		panic(errNotReturned)
	}
	return passed
}

// compare is what to print about a difference, "" if there is none.
func (e *InternalExample) compare(stdout string) string {
	got, want := strings.TrimSpace(stdout), strings.TrimSpace(e.Output)
	if e.Unordered {
		lines := func(s string) []string { return slices.Sorted(strings.SplitSeq(s, "\n")) }
		if !slices.Equal(lines(got), lines(want)) {
			return fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", stdout, e.Output)
		}
	} else if got != want {
		return fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	return ""
}
