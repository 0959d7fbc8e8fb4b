package testing

import (
	"flag"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// flags are the flags of package testing; the pointers are nil before Init.
var flags struct {
	chatty                                                           chattyFlag
	short, failFast, artifacts, panicOnExit0, fullPath, benchMem     *bool
	fuzzWorker                                                       *bool
	count                                                            *uint
	parallel, memRate, blockRate, mutexFraction                      *int
	timeout                                                          *time.Duration
	run, skip, list, bench, shuffle, cpu, outputDir, fuzz, fuzzCache *string
	coverProfile, coverDir, memProfile, cpuProfile, blockProfile     *string
	mutexProfile, trace, testLog                                     *string
	benchTime, fuzzTime, minimizeTime                                amount
}

func init() {
	flags.benchTime.d = time.Second
	flags.minimizeTime = amount{d: time.Minute, zeroIsFine: true}
}

var initialised bool

// Init registers the flags; the main of a test program has done so.
func Init() {
	if initialised {
		return
	}
	initialised = true
	initRunFlags()
	initProfileFlags()
	initBenchmarkFlags()
	initFuzzFlags()
}

func initRunFlags() {
	flags.short = flag.Bool("test.short", false, "run smaller test suite to save time")
	flags.failFast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	flag.Var(&flags.chatty, "test.v", "verbose: print additional output")
	flags.count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	flags.list = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	flags.run = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	flags.skip = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	flags.panicOnExit0 = flag.Bool("test.paniconexit0", false, "panic on call to os.Exit(0)")
	flags.timeout = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	flags.cpu = flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
	flags.parallel = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	flags.shuffle = flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
	flags.fullPath = flag.Bool("test.fullpath", false, "show full file names in error messages")
	flags.outputDir = flag.String("test.outputdir", "", "write profiles to `dir`")
	flags.artifacts = flag.Bool("test.artifacts", false, "store test artifacts in test.,outputdir")
	flags.testLog = flag.String("test.testlogfile", "", "write test action log to `file` (for use only by cmd/go)")
}

// initProfileFlags registers what Glassgo has not, so that asking for it is answered.
func initProfileFlags() {
	flags.coverProfile = flag.String("test.coverprofile", "", "write a coverage profile to `file`")
	flags.coverDir = flag.String("test.gocoverdir", "", "write coverage intermediate files to this directory")
	flags.memProfile = flag.String("test.memprofile", "", "write an allocation profile to `file`")
	flags.memRate = flag.Int("test.memprofilerate", 0, "set memory allocation profiling `rate` (see runtime.MemProfileRate)")
	flags.cpuProfile = flag.String("test.cpuprofile", "", "write a cpu profile to `file`")
	flags.blockProfile = flag.String("test.blockprofile", "", "write a goroutine blocking profile to `file`")
	flags.blockRate = flag.Int("test.blockprofilerate", 1, "set blocking profile `rate` (see runtime.SetBlockProfileRate)")
	flags.mutexProfile = flag.String("test.mutexprofile", "", "write a mutex contention profile to the named file after execution")
	flags.mutexFraction = flag.Int("test.mutexprofilefraction", 1, "if >= 0, calls runtime.SetMutexProfileFraction()")
	flags.trace = flag.String("test.trace", "", "write an execution trace to `file`")
}

func initBenchmarkFlags() {
	flags.bench = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	flags.benchMem = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	flag.Var(&flags.benchTime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
}

func initFuzzFlags() {
	flags.fuzz = flag.String("test.fuzz", "", "run the fuzz test matching `regexp`")
	flag.Var(&flags.fuzzTime, "test.fuzztime", "time to spend fuzzing; default is to run indefinitely")
	flag.Var(&flags.minimizeTime, "test.fuzzminimizetime", "time to spend minimizing a value after finding a failing input")
	flags.fuzzCache = flag.String("test.fuzzcachedir", "", "directory where interesting fuzzing inputs are stored (for use only by cmd/go)")
	flags.fuzzWorker = flag.Bool("test.fuzzworker", false, "coordinate with the parent process to fuzz random values (for use only by cmd/go)")
}

// chattyFlag is -test.v: off, on, or on with marks for a program that reads the output.
type chattyFlag struct {
	on   bool
	json bool
}

func (*chattyFlag) IsBoolFlag() bool { return true }

func (f *chattyFlag) Set(arg string) error {
	switch arg {
	case "true":
		f.on, f.json = true, false
	case "test2json":
		f.on, f.json = true, true
	case "false":
		f.on, f.json = false, false
	default:
		return fmt.Errorf("invalid flag -test.v=%s", arg)
	}
	return nil
}

func (f *chattyFlag) String() string {
	if f.json {
		return "test2json"
	}
	return strconv.FormatBool(f.on)
}

func (f *chattyFlag) Get() any {
	if f.json {
		return "test2json"
	}
	return f.on
}

// mark stands in front of lines that are not the tests' own.
const mark = "\x16"

func (f *chattyFlag) prefix() string {
	if f.json {
		return mark
	}
	return ""
}

// amount is a duration, or a number of rounds written as 100x.
type amount struct {
	d          time.Duration
	n          int
	zeroIsFine bool
}

func (a *amount) String() string {
	if a.n > 0 {
		return fmt.Sprintf("%dx", a.n)
	}
	return a.d.String()
}

func (a *amount) Set(s string) error {
	if digits, isCount := strings.CutSuffix(s, "x"); isCount {
		n, err := strconv.ParseInt(digits, 10, 0)
		if err != nil || n < 0 || n == 0 && !a.zeroIsFine {
			return fmt.Errorf("invalid count")
		}
		*a = amount{n: int(n)}
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d == 0 && !a.zeroIsFine {
		return fmt.Errorf("invalid duration")
	}
	*a = amount{d: d}
	return nil
}
