package testing

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

// T is the state of a test. Parallel tests run one after the other here.
type T struct {
	common
}

// Parallel says that the test may run beside others.
func (t *T) Parallel() {}

// Deadline is when the tests' time is up: never.
func (t *T) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }

// Run runs f as a test of its own within this one and reports whether it passed.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{common{name: t.subName(name), parent: &t.common, level: t.level + 1}}
	if verbose() {
		fmt.Printf("=== RUN   %s\n", sub.name)
	}
	sub.run(func() { f(sub) })
	text := sub.report()
	if t.name == "" {
		fmt.Print(text)
		return !sub.Failed()
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.output.WriteString(indent(text))
	return !sub.failed
}

func indent(text string) string {
	if text == "" {
		return ""
	}
	return "    " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
}

// report is what is printed of a test that has ended.
func (t *T) report() string {
	result := "PASS"
	switch {
	case t.failed:
		result = "FAIL"
	case t.skipped:
		result = "SKIP"
	}
	if !t.failed && !verbose() {
		return ""
	}
	return fmt.Sprintf("--- %s: %s (%.2fs)\n%s", result, t.name, t.duration.Seconds(), t.output.String())
}

// InternalTest, InternalBenchmark, InternalExample and InternalFuzzTarget name a function for Main and RunTests.
type InternalTest struct {
	Name string
	F    func(*T)
}

type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// RunTests runs the tests whose names match and reports whether all passed.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	all := &T{}
	for _, test := range tests {
		if match, err := matchString(*matchFlag, test.Name); err == nil && match {
			all.Run(test.Name, test.F)
		}
	}
	return !all.Failed()
}

// Main runs tests and benchmarks, prints PASS or FAIL, and exits.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	Init()
	flag.Parse()
	ok := RunTests(matchString, tests)
	if ok && *benchFlag != "" {
		RunBenchmarks(matchString, benchmarks)
	}
	if !ok {
		fmt.Println("FAIL")
		os.Exit(1)
	}
	fmt.Println("PASS")
	os.Exit(0)
}

var (
	matchFlag   = new("")
	benchFlag   = new("")
	verboseFlag = new(false)
	shortFlag   = new(false)
	initialised bool
)

// Init registers the flags of package testing.
func Init() {
	if initialised {
		return
	}
	initialised = true
	matchFlag = flag.String("test.run", "", "run only tests matching `regexp`")
	benchFlag = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	verboseFlag = flag.Bool("test.v", false, "verbose: print additional output")
	shortFlag = flag.Bool("test.short", false, "run smaller test suite to save time")
}

func verbose() bool { return *verboseFlag }

// Verbose reports whether -test.v is set, Short whether -test.short is.
func Verbose() bool { return *verboseFlag }
func Short() bool   { return *shortFlag }

// Testing reports whether the program was made by `go test`: never here.
func Testing() bool { return false }

// CoverMode is the mode of coverage analysis: there is none. Coverage is then 0.
func CoverMode() string { return "" }
func Coverage() float64 { return 0 }
