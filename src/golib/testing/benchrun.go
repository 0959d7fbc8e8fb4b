package testing

import (
	"bytes"
	"fmt"
	"internal/rt"
	"io"
	"os"
	"runtime"
	"sync"
)

// InternalBenchmark is a benchmark of the package and its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// benchRun is what the benchmarks of a run have in common.
type benchRun struct {
	match  *matcher
	width  int // columns of the names
	suffix int // columns of the number of processors behind a name
}

// Benchmark measures one function; what it logs is lost.
func Benchmark(f func(b *B)) BenchmarkResult {
	if flags.fullPath == nil {
		flags.fullPath = new(false)
	}
	b := &B{f: f, benchTime: flags.benchTime, common: common{signal: make(chan bool), sink: io.Discard, bench: true}}
	b.lines = &lineWriter{c: &b.common}
	if b.first() {
		b.measure()
	}
	return b.result
}

// RunBenchmarks measures the benchmarks whose names match and prints the results.
func RunBenchmarks(matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) {
	runBenchmarks("", matchString, benchmarks)
}

func runBenchmarks(pkgPath string, matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) bool {
	if *flags.bench == "" {
		return true
	}
	most := 1
	for _, procs := range cpus {
		most = max(most, procs)
	}
	r := &benchRun{match: newMatcher(matchString, *flags.bench, "-test.bench", *flags.skip), suffix: len(withProcs("", most))}
	var chosen []InternalBenchmark
	for _, x := range benchmarks {
		if _, ok, _ := r.match.fullName(nil, x.Name); ok {
			chosen = append(chosen, x)
			r.width = max(r.width, len(withProcs(x.Name, most))+r.suffix+1)
		}
	}
	all := &B{run: r, benchTime: flags.benchTime, common: common{name: "Main", sink: os.Stdout, bench: true, pkgPath: pkgPath}}
	all.f = func(b *B) {
		for _, x := range chosen {
			b.Run(x.Name, x.F)
		}
	}
	if flags.chatty.on {
		all.chatty = newChattyPrinter(all.sink)
	}
	all.rounds(1)
	return !all.failed
}

// withProcs is a benchmark's name as it is printed.
func withProcs(name string, procs int) string {
	if procs == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, procs)
}

var labels sync.Once

// printLabels prints once what was measured on what.
func printLabels(w io.Writer, pkgPath string) {
	labels.Do(func() {
		fmt.Fprintf(w, "goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
		if pkgPath != "" {
			fmt.Fprintf(w, "pkg: %s\n", pkgPath)
		}
		if cpu, _ := rt.FileOp("cpuname", "", ""); cpu != "" {
			fmt.Fprintf(w, "cpu: %s\n", cpu)
		}
	})
}

// measure measures a benchmark for each number of processors, as often as -test.count wants, and prints the results.
func (r *benchRun) measure(first *B) {
	for i, procs := range cpus {
		for j := range *flags.count {
			b := first
			runtime.GOMAXPROCS(procs)
			name := withProcs(b.name, procs)
			if b.chatty == nil {
				fmt.Fprintf(b.sink, "%-*s\t", r.width, name)
			}
			if i > 0 || j > 0 {
				b = &B{f: b.f, benchTime: b.benchTime, common: common{signal: make(chan bool), name: b.name, sink: b.sink, chatty: b.chatty, bench: true}}
				b.lines = &lineWriter{c: &b.common}
				b.first()
			}
			result := b.measure()
			if b.failed {
				// The name was printed already; what went wrong goes on its line.
				fmt.Fprintf(b.sink, "%s--- FAIL: %s\n%s", b.chatty.prefix(), name, b.output)
				continue
			}
			r.print(b, name, result)
			if p := runtime.GOMAXPROCS(-1); p != procs {
				warn("%s left GOMAXPROCS set to %d", name, p)
			}
			if b.chatty != nil && b.chatty.json {
				b.chatty.Updatef("", "=== NAME  %s\n", "")
			}
		}
	}
}

func (r *benchRun) print(b *B, name string, result BenchmarkResult) {
	text := result.String()
	if *flags.benchMem || b.showAllocs {
		text += "\t" + result.MemString()
	}
	if b.chatty != nil {
		fmt.Fprintf(b.sink, "%-*s\t", r.width, name)
	}
	fmt.Fprintln(b.sink, text)
	if len(b.output) > 0 {
		fmt.Fprintf(b.sink, "%s--- BENCH: %s\n%s", b.chatty.prefix(), name, shortened(b.output))
	}
}

// shortened is the beginning of long output.
func shortened(output []byte) []byte {
	end := 0
	for range 10 {
		i := bytes.IndexByte(output[end:], '\n')
		if i < 0 {
			return output
		}
		end += i + 1
	}
	return append(output[:end-1:end-1], "\n\t... [output truncated]\n"...)
}
