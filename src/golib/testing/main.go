package testing

import (
	"errors"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
)

// testDeps is what the generated main knows, or has packages for that this one is not to import.
type testDeps interface {
	ImportPath() string
	ModulePath() string
	MatchString(pat, str string) (bool, error)
	SetPanicOnExit0(bool)
	CheckCorpus(values []any, types []reflect.Type) error
	ReadCorpus(dir string, types []reflect.Type) ([]corpusEntry, error)
	CallFuzz(f reflect.Value, args []reflect.Value)
}

// M runs all that a package has to test; TestMain is given one.
type M struct {
	deps        testDeps
	tests       []InternalTest
	benchmarks  []InternalBenchmark
	fuzzTargets []InternalFuzzTarget
	examples    []InternalExample
	alarm       *time.Timer

	// The generated main reads it behind TestMain.
	exitCode int
}

// MainStart is called by the generated main.
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	Init()
	return &M{deps: deps, tests: tests, benchmarks: benchmarks, fuzzTargets: fuzzTargets, examples: examples}
}

var errMain = errors.New("testing: unexpected use of func Main")

// onlyMatch is what Main, which older programs call, knows.
type onlyMatch func(pat, str string) (bool, error)

func (f onlyMatch) MatchString(pat, str string) (bool, error)                { return f(pat, str) }
func (f onlyMatch) ImportPath() string                                       { return "" }
func (f onlyMatch) ModulePath() string                                       { return "" }
func (f onlyMatch) SetPanicOnExit0(bool)                                     {}
func (f onlyMatch) CallFuzz(reflect.Value, []reflect.Value)                  {}
func (f onlyMatch) CheckCorpus([]any, []reflect.Type) error                  { return nil }
func (f onlyMatch) ReadCorpus(string, []reflect.Type) ([]corpusEntry, error) { return nil, errMain }

// Main runs tests and benchmarks and ends the program.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	os.Exit(MainStart(onlyMatch(matchString), tests, benchmarks, nil, examples).Run())
}

// Run runs what the flags want, and returns the status for os.Exit.
func (m *M) Run() (code int) {
	defer func() { code = m.exitCode }()
	if !flag.Parsed() {
		flag.Parse()
	}
	if flags.chatty.json {
		// One stream keeps the order.
		os.Stderr = os.Stdout
	}
	if m.exitCode = m.checkFlags(); m.exitCode != 0 {
		return
	}
	if *flags.list != "" {
		m.list()
		return
	}
	if *flags.shuffle != "off" && !m.shuffle() {
		m.exitCode = 2
		return
	}
	parseCPUs()
	m.before()
	defer m.after()
	if !m.runAll() {
		fmt.Print(flags.chatty.prefix(), "FAIL\n")
		m.exitCode = 1
		return
	}
	fmt.Print(flags.chatty.prefix(), "PASS\n")
	return
}

// checkFlags is 0 if the flags make sense here.
func (m *M) checkFlags() int {
	if *flags.parallel < 1 {
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		return 2
	}
	for name, file := range map[string]string{"memprofile": *flags.memProfile, "cpuprofile": *flags.cpuProfile, "blockprofile": *flags.blockProfile, "mutexprofile": *flags.mutexProfile, "trace": *flags.trace} {
		if file != "" {
			warn("-%s is not supported by Glassgo", name)
			return 2
		}
	}
	if *flags.coverProfile != "" {
		warn("cannot use -test.coverprofile because test binary was not built with coverage enabled")
		return 2
	}
	if *flags.coverDir != "" {
		warn("cannot use -test.gocoverdir because test binary was not built with coverage enabled")
		return 2
	}
	return 0
}

// runAll runs everything and reports whether nothing failed.
func (m *M) runAll() bool {
	deadline := m.startAlarm()
	haveExamples = len(m.examples) > 0
	testsRan, ok := runTests(m.deps.ModulePath(), m.deps.ImportPath(), m.deps.MatchString, m.tests, deadline)
	fuzzRan, fuzzOk := runFuzzTests(m.deps, m.fuzzTargets, deadline)
	examplesRan, examplesOk := runExamples(m.deps.MatchString, m.examples)
	if *flags.timeout > 0 {
		m.alarm.Stop()
	}
	if !testsRan && !examplesRan && !fuzzRan && *flags.bench == "" && *flags.fuzz == "" {
		warn("warning: no tests to run")
	}
	return ok && fuzzOk && examplesOk && runBenchmarks(m.deps.ImportPath(), m.deps.MatchString, m.benchmarks) && runFuzzing(m.deps, m.fuzzTargets)
}

// list prints the names that match -test.list.
func (m *M) list() {
	if _, err := m.deps.MatchString(*flags.list, "non-empty"); err != nil {
		warn("invalid regexp in -test.list (%q): %s", *flags.list, err)
		os.Exit(1)
	}
	var names []string
	for _, x := range m.tests {
		names = append(names, x.Name)
	}
	for _, x := range m.benchmarks {
		names = append(names, x.Name)
	}
	for _, x := range m.fuzzTargets {
		names = append(names, x.Name)
	}
	for _, x := range m.examples {
		names = append(names, x.Name)
	}
	for _, name := range names {
		if ok, _ := m.deps.MatchString(*flags.list, name); ok {
			fmt.Println(name)
		}
	}
}

// shuffle mixes tests and benchmarks and says with which seed.
func (m *M) shuffle() bool {
	seed := time.Now().UnixNano()
	if *flags.shuffle != "on" {
		var err error
		if seed, err = strconv.ParseInt(*flags.shuffle, 10, 64); err != nil {
			fmt.Fprintln(os.Stderr, `testing: -shuffle should be "off", "on", or a valid integer:`, err)
			return false
		}
	}
	fmt.Println("-test.shuffle", seed)
	r := rand.New(rand.NewSource(seed))
	r.Shuffle(len(m.tests), func(i, j int) { m.tests[i], m.tests[j] = m.tests[j], m.tests[i] })
	r.Shuffle(len(m.benchmarks), func(i, j int) { m.benchmarks[i], m.benchmarks[j] = m.benchmarks[j], m.benchmarks[i] })
	return true
}

// cpus are the values of GOMAXPROCS that everything runs with.
var cpus []int

func parseCPUs() {
	cpus = nil
	for part := range strings.SplitSeq(*flags.cpu, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		n, err := strconv.Atoi(part)
		if err != nil || n <= 0 {
			warn("invalid value %q for -test.cpu", part)
			os.Exit(1)
		}
		cpus = append(cpus, n)
	}
	if cpus == nil {
		cpus = []int{runtime.GOMAXPROCS(-1)}
	}
}

func (m *M) before() {
	if *flags.artifacts {
		dir, err := filepath.Abs(filepath.Join(*flags.outputDir, "_artifacts"))
		if err != nil {
			warn("cannot make -test.outputdir absolute: %v", err)
			os.Exit(2)
		}
		if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, os.ErrExist) {
			warn("%v", err)
			os.Exit(2)
		}
		artifactRoot = dir
	}
	if *flags.panicOnExit0 {
		m.deps.SetPanicOnExit0(true)
	}
}

func (m *M) after() {
	if *flags.panicOnExit0 {
		m.deps.SetPanicOnExit0(false)
	}
}

// startAlarm makes the program panic when the time of -test.timeout is up.
func (m *M) startAlarm() (deadline time.Time) {
	limit := *flags.timeout
	if limit <= 0 {
		return time.Time{}
	}
	deadline = time.Now().Add(limit)
	m.alarm = time.AfterFunc(limit, func() {
		m.after()
		debug.SetTraceback("all")
		text := fmt.Sprintf("test timed out after %v", limit)
		if list := runningTests(); len(list) > 0 {
			text += "\nrunning tests:\n\t" + strings.Join(list, "\n\t")
		}
		panic(text)
	})
	return deadline
}

// runningTests are the names of those that run, and since when.
func runningTests() []string {
	var list []string
	running.Range(func(name, start any) bool {
		list = append(list, fmt.Sprintf("%s (%v)", name, time.Since(start.(time.Time)).Round(time.Second)))
		return true
	})
	slices.Sort(list)
	return list
}
