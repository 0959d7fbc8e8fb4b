package testing

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// benchTime is how long a benchmark runs at least.
const benchTime = time.Second

// B is the state of a benchmark.
type B struct {
	common
	N int

	timing      bool
	bytes       int64
	showAllocs  bool
	startAllocs uint64
	startBytes  uint64
	netAllocs   uint64
	netBytes    uint64
	extra       map[string]float64
	looped      int
	parallelism int
}

// StartTimer goes on measuring, StopTimer pauses it, ResetTimer forgets what was measured.
func (b *B) StartTimer() {
	if b.timing {
		return
	}
	b.startAllocs, b.startBytes = allocated()
	b.start = time.Now()
	b.timing = true
}

func (b *B) StopTimer() {
	if !b.timing {
		return
	}
	b.duration += time.Since(b.start)
	allocs, bytes := allocated()
	b.netAllocs += allocs - b.startAllocs
	b.netBytes += bytes - b.startBytes
	b.timing = false
}

func (b *B) ResetTimer() {
	clear(b.extra)
	if b.timing {
		b.startAllocs, b.startBytes = allocated()
		b.start = time.Now()
	}
	b.duration, b.netAllocs, b.netBytes = 0, 0, 0
}

func allocated() (allocs, bytes uint64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs, m.TotalAlloc
}

// Elapsed is the time measured so far.
func (b *B) Elapsed() time.Duration {
	d := b.duration
	if b.timing {
		d += time.Since(b.start)
	}
	return d
}

// SetBytes says how many bytes one round processes, ReportAllocs that allocations are to be printed.
func (b *B) SetBytes(n int64) { b.bytes = n }
func (b *B) ReportAllocs()    { b.showAllocs = true }

// ReportMetric adds a number to the result; its unit is its name.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsAny(unit, " \t\n") {
		panic("metric unit must not contain whitespace")
	}
	if b.extra == nil {
		b.extra = map[string]float64{}
	}
	b.extra[unit] = n
}

// Loop reports whether the body is to run again: until the benchmark has run long enough.
func (b *B) Loop() bool {
	if b.looped == 0 {
		b.ResetTimer()
		b.StartTimer()
	} else if b.Elapsed() >= benchTime {
		b.StopTimer()
		b.N = b.looped
		return false
	}
	b.looped++
	return true
}

// SetParallelism sets how many goroutines per processor RunParallel starts.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// A PB hands out rounds to the goroutines of RunParallel.
type PB struct {
	left *atomic.Int64
}

func (pb *PB) Next() bool { return pb.left.Add(-1) >= 0 }

// RunParallel runs body in several goroutines that share the rounds.
func (b *B) RunParallel(body func(*PB)) {
	var left atomic.Int64
	left.Store(int64(b.N))
	var wg sync.WaitGroup
	for range max(b.parallelism, 1) * runtime.GOMAXPROCS(0) {
		wg.Go(func() { body(&PB{&left}) })
	}
	wg.Wait()
}

// Run runs f as a benchmark of its own within this one.
func (b *B) Run(name string, f func(b *B)) bool {
	sub := &B{common: common{name: b.subName(name), parent: &b.common, level: b.level + 1}, bytes: b.bytes, showAllocs: b.showAllocs}
	r := sub.measure(f)
	if !sub.failed {
		fmt.Printf("%s\t%s", sub.name, r)
		if sub.showAllocs {
			fmt.Printf("\t%s", r.MemString())
		}
		fmt.Println()
	}
	return !sub.failed
}

func (b *B) round(f func(b *B), n int) {
	runtime.GC()
	b.N, b.looped = n, 0
	b.run(func() {
		b.ResetTimer()
		b.StartTimer()
		f(b)
		b.StopTimer()
		// run adds the time since start; the timer has it already.
		b.start = time.Now()
	})
}

// measure raises the number of rounds until they take long enough.
func (b *B) measure(f func(b *B)) BenchmarkResult {
	for n := int64(1); ; {
		b.round(f, int(n))
		if b.failed || b.looped > 0 || b.duration >= benchTime || n >= 1e9 {
			break
		}
		last := n
		if b.duration > 0 {
			n = int64(1.2 * float64(n) * float64(benchTime) / float64(b.duration))
		}
		n = min(max(min(n, 100*last), last+1), 1e9)
	}
	return BenchmarkResult{N: b.N, T: b.duration, Bytes: b.bytes, MemAllocs: b.netAllocs, MemBytes: b.netBytes, Extra: b.extra}
}

// Benchmark measures one function.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{}
	r := b.measure(f)
	if b.failed {
		return BenchmarkResult{}
	}
	return r
}

// RunBenchmarks measures the benchmarks whose names match and prints the results.
func RunBenchmarks(matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) {
	all := &B{}
	for _, x := range benchmarks {
		if match, err := matchString(*benchFlag, x.Name); err == nil && match {
			all.Run(x.Name, x.F)
		}
	}
	if all.failed {
		os.Exit(1)
	}
}

// A BenchmarkResult is what was measured in N rounds.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

func (r BenchmarkResult) NsPerOp() int64 {
	if v, ok := r.Extra["ns/op"]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64       { return r.perOp("allocs/op", r.MemAllocs) }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.perOp("B/op", r.MemBytes) }

func (r BenchmarkResult) perOp(unit string, total uint64) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return int64(total) / int64(r.N)
}

func (r BenchmarkResult) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		s.WriteByte('\t')
		prettyPrint(&s, ns, "ns/op")
	}
	if seconds := r.T.Seconds(); r.Bytes > 0 && seconds > 0 {
		fmt.Fprintf(&s, "\t%7.2f MB/s", float64(r.Bytes)*float64(r.N)/1e6/seconds)
	}
	var units []string
	for unit := range r.Extra {
		if unit != "ns/op" && unit != "MB/s" && unit != "B/op" && unit != "allocs/op" {
			units = append(units, unit)
		}
	}
	sort.Strings(units)
	for _, unit := range units {
		s.WriteByte('\t')
		prettyPrint(&s, r.Extra[unit], unit)
	}
	return s.String()
}

// prettyPrint shows at least four digits, with the points below each other.
func prettyPrint(s *strings.Builder, x float64, unit string) {
	decimals := 0
	if size := math.Abs(x); size != 0 {
		for limit := 999.95; decimals < 7 && size < limit; decimals++ {
			limit /= 10
		}
	}
	width := 10
	if decimals > 0 {
		width += 1 + decimals
	}
	fmt.Fprintf(s, "%*.*f %s", width, decimals, x, unit)
}

// MemString is the part about memory.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// AllocsPerRun is the average number of allocations of f, which runs once before counting begins.
func AllocsPerRun(runs int, f func()) (avg float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	before, _ := allocated()
	for range runs {
		f()
	}
	after, _ := allocated()
	return float64((after - before) / uint64(runs))
}
