package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"time"
)

// InternalFuzzTarget is a fuzz target of the package and its name.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// F is the state of a fuzz target. Its fuzz function runs once for each value of the corpus: those of Add, and the files in testdata/fuzz.
type F struct {
	common
	gate   *gate
	deps   testDeps
	seeds  []corpusEntry
	called bool // Fuzz
	search func(f *F, types []reflect.Type, run func(sink io.Writer, e corpusEntry) bool)
}

// corpusEntry is a list of arguments and where it comes from.
type corpusEntry = struct {
	Path   string
	Values []any
}

// corpusRoot has a folder for each fuzz target.
const corpusRoot = "testdata/fuzz"

// What belongs to the T inside of the fuzz function.

func (f *F) Helper() {
	f.notInFuzzFunc("Helper")
	var pc [1]uintptr
	runtime.Callers(2, pc[:])
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.helpers == nil {
		f.helpers = map[uintptr]bool{}
	}
	f.helpers[pc[0]] = true
	f.helperNames = nil
}

func (f *F) Fail() {
	f.notInFuzzFunc("Fail")
	f.common.Fail()
}

func (f *F) Skipped() bool {
	f.notInFuzzFunc("Skipped")
	return f.common.Skipped()
}

// fuzzable are the types that arguments may have.
var fuzzable = map[reflect.Type]bool{
	reflect.TypeFor[[]byte](): true, reflect.TypeFor[string](): true, reflect.TypeFor[bool](): true,
	reflect.TypeFor[float32](): true, reflect.TypeFor[float64](): true,
	reflect.TypeFor[int](): true, reflect.TypeFor[int8](): true, reflect.TypeFor[int16](): true, reflect.TypeFor[int32](): true, reflect.TypeFor[int64](): true,
	reflect.TypeFor[uint](): true, reflect.TypeFor[uint8](): true, reflect.TypeFor[uint16](): true, reflect.TypeFor[uint32](): true, reflect.TypeFor[uint64](): true,
}

// Add adds arguments to the corpus.
func (f *F) Add(args ...any) {
	for _, arg := range args {
		if t := reflect.TypeOf(arg); !fuzzable[t] {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", t))
		}
	}
	f.seeds = append(f.seeds, corpusEntry{Path: fmt.Sprintf("seed#%d", len(f.seeds)), Values: append([]any(nil), args...)})
}

// Fuzz runs ff, a func(*T, …), for the arguments of the corpus.
func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.failed {
		return
	}
	fn := reflect.ValueOf(ff)
	types := argumentTypes(fn.Type())
	f.readCorpus(types, callers())
	run := func(sink io.Writer, e corpusEntry) bool { return f.runEntry(fn, sink, e) }
	if f.search != nil {
		f.search(f, types, run)
		return
	}
	for _, e := range f.seeds {
		if _, ok, _ := f.gate.match.fullName(nil, f.name+"/"+filepath.Base(e.Path)); ok {
			run(f.sink, e)
		}
	}
}

// argumentTypes are those of a fuzz function behind the *T. It panics if there is something wrong with it.
func argumentTypes(t reflect.Type) []reflect.Type {
	if t.Kind() != reflect.Func {
		panic("testing: F.Fuzz must receive a function")
	}
	if t.NumIn() < 2 || t.In(0) != reflect.TypeFor[*T]() {
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	}
	if t.NumOut() != 0 {
		panic("testing: fuzz target must not return a value")
	}
	var types []reflect.Type
	for i := 1; i < t.NumIn(); i++ {
		if !fuzzable[t.In(i)] {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", t.In(i)))
		}
		types = append(types, t.In(i))
	}
	return types
}

// readCorpus checks what Add was given and adds the files.
func (f *F) readCorpus(types []reflect.Type, from []uintptr) {
	var err error
	for _, e := range f.seeds {
		if err = f.deps.CheckCorpus(e.Values, types); err != nil {
			break
		}
	}
	var files []corpusEntry
	if err == nil {
		files, err = f.deps.ReadCorpus(filepath.Join(corpusRoot, f.name), types)
	}
	if err != nil {
		f.log(fmt.Sprintln(err), from)
		f.FailNow()
	}
	f.seeds = append(f.seeds, files...)
}

// runEntry runs the fuzz function as a test of its own and reports whether that passed.
func (f *F) runEntry(fn reflect.Value, sink io.Writer, e corpusEntry) bool {
	if stopAfterFailure() {
		return true
	}
	name := f.name
	if e.Path != "" {
		name += "/" + filepath.Base(e.Path)
	}
	if f.gate.fuzzing {
		f.gate.match.forgetNames()
	}
	t := newT(&f.common, name, f.gate, f.ctx, callers())
	t.signal = make(chan bool)
	f.sink = sink
	if t.chatty != nil {
		t.chatty.Updatef(t.name, "=== RUN   %s\n", t.name)
	}
	args := []reflect.Value{reflect.ValueOf(t)}
	for _, v := range e.Values {
		args = append(args, reflect.ValueOf(v))
	}
	f.inFuzzFunc = true
	go tRunner(t, func(*T) { f.deps.CallFuzz(fn, args) })
	<-t.signal
	if t.chatty != nil && t.chatty.json {
		t.chatty.Updatef(f.name, "=== NAME  %s\n", f.name)
	}
	f.inFuzzFunc = false
	return !t.Failed()
}

// fRunner goes through a fuzz target's function on its goroutine.
func fRunner(f *F, fn func(*F)) {
	defer f.end()
	defer func() {
		if len(f.sub) == 0 {
			f.runCleanups()
		}
	}()
	f.start = time.Now()
	fn(f)
	f.setFinished()
}

// end is deferred: it judges how the function has ended, waits for parallel tests, and reports.
func (f *F) end() {
	if f.Failed() {
		numFailed.Add(1)
	}
	value := recover()
	if value == nil && !f.skipped && !f.failed {
		if !f.hasFinished() {
			value = errNotReturned
		} else if !f.called {
			f.Error("returned without calling F.Fuzz, F.Fail, or F.Skip")
		}
	}
	if value != nil {
		f.panicked(value)
	}
	f.duration += time.Since(f.start)
	if len(f.sub) > 0 {
		f.gate.leave()
		close(f.barrier)
		for _, sub := range f.sub {
			<-sub.signal
		}
		start := time.Now()
		value := f.recoverCleanups()
		f.duration += time.Since(start)
		if value != nil {
			f.panicked(value)
		}
	}
	f.endLine()
	f.report()
	f.mu.Lock()
	f.done = true
	f.mu.Unlock()
	f.setRan()
	f.signal <- true
}

func (f *F) panicked(value any) {
	f.common.Fail()
	if r := f.recoverCleanups(); r != nil {
		f.Logf("cleanup panicked with %v", r)
	}
	for c := &f.common; c.parent != nil; c = c.parent {
		c.duration += time.Since(c.start)
		c.handOver("--- FAIL: %s (%s)\n", c.name, seconds(c.duration))
	}
	panic(value)
}

// newF makes the state of a target below root.
func newF(root *common, name string, g *gate, deps testDeps) *F {
	f := &F{gate: g, deps: deps, common: common{
		signal: make(chan bool), barrier: make(chan bool), name: name, parent: root, level: root.level + 1, chatty: root.chatty,
	}}
	f.ctx, f.cancel = context.WithCancel(context.Background())
	f.sink = indenter{&f.common}
	f.lines = &lineWriter{c: &f.common}
	return f
}

// runTarget runs a target and waits for its end.
func (f *F) runTarget(fn func(*F)) {
	if f.chatty != nil {
		f.chatty.Updatef(f.name, "=== RUN   %s\n", f.name)
	}
	go fRunner(f, fn)
	<-f.signal
	if f.chatty != nil && f.chatty.json {
		f.chatty.Updatef(f.parent.name, "=== NAME  %s\n", f.parent.name)
	}
}

// runFuzzTests runs the targets that match -test.run over their corpus.
func runFuzzTests(deps testDeps, targets []InternalFuzzTarget, deadline time.Time) (ran, ok bool) {
	ok = true
	if len(targets) == 0 {
		return ran, ok
	}
	m := newMatcher(deps.MatchString, *flags.run, "-test.run", *flags.skip)
	var fuzzed *matcher
	if *flags.fuzz != "" {
		fuzzed = newMatcher(deps.MatchString, *flags.fuzz, "-test.fuzz", *flags.skip)
	}
	for _, procs := range cpus {
		runtime.GOMAXPROCS(procs)
		for range *flags.count {
			g := newGate(*flags.parallel, m)
			g.deadline = deadline
			root := &common{sink: os.Stdout}
			if flags.chatty.on {
				root.chatty = newChattyPrinter(root.sink)
			}
			for _, x := range targets {
				if stopAfterFailure() {
					break
				}
				name, wanted, _ := m.fullName(nil, x.Name)
				if fuzzed != nil && wanted {
					_, later, _ := fuzzed.fullName(nil, x.Name)
					wanted = !later
				}
				if !wanted {
					continue
				}
				f := newF(root, name, g, deps)
				f.runTarget(x.Fn)
				ok = ok && !f.Failed()
				ran = ran || f.ran
			}
			if !ran {
				break
			}
		}
	}
	return ran, ok
}

// runFuzzing would look for new values; that takes a compiler that counts which code they reach.
func runFuzzing(deps testDeps, targets []InternalFuzzTarget) (ok bool) {
	if *flags.fuzz == "" {
		return true
	}
	m := newMatcher(deps.MatchString, *flags.fuzz, "-test.fuzz", *flags.skip)
	var matched []string
	for _, x := range targets {
		if name, ok, _ := m.fullName(nil, x.Name); ok {
			matched = append(matched, name)
		}
	}
	switch {
	case len(matched) == 0:
		warn("warning: no fuzz tests to fuzz")
		return true
	case len(matched) > 1:
		warn("will not fuzz, -fuzz matches more than one fuzz test: %v", matched)
		return false
	}
	warn("-fuzz is not supported by Glassgo: %s runs over its corpus only, with -run", strings.Join(matched, ""))
	return false
}
