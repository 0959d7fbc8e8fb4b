package testing

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// B is the state of a benchmark: its function is called for one round, and again with more of them until that takes long enough. A function that uses
// Loop is called once.
type B struct {
	common
	N int

	f         func(b *B)
	run       *benchRun // nil for Benchmark
	benchTime amount
	result    BenchmarkResult
	lastN     int
	lastTook  time.Duration

	timing     bool
	startStats memoryUse
	used       memoryUse

	bytes       int64
	noBytes     bool // a benchmark within this one has not called SetBytes
	showAllocs  bool
	extra       map[string]float64
	parallelism int
	loop        loopState
}

// loopState is where Loop stands: in round i of n, as far as is known.
type loopState struct {
	n, i int
	done bool
}

type memoryUse struct{ allocs, bytes uint64 }

func memoryUsed() memoryUse {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return memoryUse{m.Mallocs, m.TotalAlloc}
}

// oneBenchmark is held by the benchmark whose function runs.
var oneBenchmark sync.Mutex

// StartTimer begins to measure, or goes on with it; it is called before the function is.
func (b *B) StartTimer() {
	if b.timing {
		return
	}
	b.startStats = memoryUsed()
	b.start = time.Now()
	b.timing = true
}

// StopTimer pauses measuring.
func (b *B) StopTimer() {
	if !b.timing {
		return
	}
	b.duration += time.Since(b.start)
	now := memoryUsed()
	b.used.allocs += now.allocs - b.startStats.allocs
	b.used.bytes += now.bytes - b.startStats.bytes
	b.timing = false
}

// ResetTimer forgets what was measured, and the numbers of ReportMetric.
func (b *B) ResetTimer() {
	if b.extra == nil {
		b.extra = map[string]float64{}
	}
	clear(b.extra)
	if b.timing {
		b.startStats = memoryUsed()
		b.start = time.Now()
	}
	b.duration, b.used = 0, memoryUse{}
}

// Elapsed is the time measured so far.
func (b *B) Elapsed() time.Duration {
	if b.timing {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

// SetBytes says how many bytes a round processes; ReportAllocs that allocations are to be printed.
func (b *B) SetBytes(n int64) { b.bytes = n }
func (b *B) ReportAllocs()    { b.showAllocs = true }

// ReportMetric adds a number to the result, or replaces the usual one of that unit.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.ContainsFunc(unit, unicode.IsSpace) {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

// Loop reports whether the body is to run once more: as often as -test.benchtime wants. Time before the first call and after the last does not count.
func (b *B) Loop() bool {
	if b.loop.i < b.loop.n && b.timing {
		b.loop.i++
		return true
	}
	return b.loopOn()
}

// loopOn decides at the beginning, and whenever the rounds that were thought enough are done.
func (b *B) loopOn() bool {
	if !b.timing {
		b.Fatal("B.Loop called with timer stopped")
	}
	l := &b.loop
	switch {
	case l.n == 0:
		l.n = max(b.benchTime.n, 1)
		b.N = 0
		b.ResetTimer()
	case b.benchTime.n > 0 || b.Elapsed() >= b.benchTime.d:
		return b.endLoop()
	default:
		n := moreRounds(b.benchTime.d, l.n, b.Elapsed(), l.n)
		if n <= l.n {
			return b.endLoop()
		}
		l.n = n
	}
	l.i++
	return true
}

func (b *B) endLoop() bool {
	b.StopTimer()
	b.N = b.loop.n
	b.loop.done = true
	return false
}

const maxRounds = 1_000_000_000

// moreRounds guesses how many rounds take the wanted time, if n of them took this long: a fifth more than that, but not a hundred times the last number.
func moreRounds(wanted time.Duration, n int, took time.Duration, last int) int {
	guess := wanted.Nanoseconds() * int64(n) / max(took.Nanoseconds(), 1)
	guess = min(guess+guess/5, 100*int64(last))
	return int(min(max(guess, int64(last)+1), maxRounds))
}

// rounds calls the function for n rounds.
func (b *B) rounds(n int) {
	oneBenchmark.Lock()
	defer oneBenchmark.Unlock()
	defer b.runCleanups()
	runtime.GC()
	b.ctx, b.cancel = context.WithCancel(context.Background())
	b.N = n
	b.loop = loopState{}
	b.parallelism = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
	b.lastN, b.lastTook = n, b.duration
	if b.loop.n > 0 && !b.loop.done && !b.failed {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// first calls the function for one round and reports whether there is more to measure: not after a failure, nor for one that only has others within it.
func (b *B) first() bool {
	if r := b.run; r != nil {
		if n := len(b.name) + r.suffix + 1; n > r.width {
			// A few columns more, so that the next ones do not move again.
			r.width = n + 8
		}
	}
	go func() {
		defer func() { b.signal <- true }()
		b.rounds(1)
	}()
	<-b.signal
	if b.failed {
		fmt.Fprintf(b.sink, "%s--- FAIL: %s\n%s", b.chatty.prefix(), b.name, b.output)
		return false
	}
	finished := b.hasFinished()
	if !b.hasSub.Load() && !finished {
		return true
	}
	if b.chatty != nil && (len(b.output) > 0 || finished) {
		tag := "BENCH"
		if b.skipped {
			tag = "SKIP"
		}
		fmt.Fprintf(b.sink, "%s--- %s: %s\n%s", b.chatty.prefix(), tag, b.name, shortened(b.output))
	}
	return false
}

// measure raises the number of rounds until they take long enough.
func (b *B) measure() BenchmarkResult {
	go func() {
		defer func() { b.signal <- true }()
		switch {
		case b.loop.n > 0:
			// Loop has done it all in the first call.
		case b.benchTime.n > 0:
			if b.benchTime.n > 1 {
				b.rounds(b.benchTime.n)
			}
		default:
			for n := 1; !b.failed && b.duration < b.benchTime.d && n < maxRounds; {
				n = moreRounds(b.benchTime.d, b.N, b.duration, n)
				b.rounds(n)
			}
		}
		b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.used.allocs, b.used.bytes, b.extra}
	}()
	<-b.signal
	return b.result
}

// Run runs f as a benchmark within this one, which is then not measured itself.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub.Store(true)
	oneBenchmark.Unlock()
	defer oneBenchmark.Lock()
	full, ok, partial := b.name, true, false
	if b.run != nil {
		full, ok, partial = b.run.match.fullName(&b.common, name)
	}
	if !ok {
		return true
	}
	sub := &B{f: f, benchTime: b.benchTime, run: b.run, common: common{
		signal: make(chan bool), name: full, parent: &b.common, level: b.level + 1, creator: callers(), sink: b.sink, chatty: b.chatty, bench: true, pkgPath: b.pkgPath,
	}}
	sub.lines = &lineWriter{c: &sub.common}
	// Only some of those within it are wanted.
	sub.hasSub.Store(partial)
	if b.chatty != nil {
		printLabels(b.sink, b.pkgPath)
		if b.chatty.json {
			b.chatty.Updatef(full, "=== RUN   %s\n", full)
		}
		fmt.Println(full)
	}
	if sub.first() {
		printLabels(sub.sink, sub.pkgPath)
		if sub.run != nil {
			sub.run.measure(sub)
		} else {
			sub.measure()
		}
	}
	b.add(sub.result)
	return !sub.failed
}

// add makes the result of a benchmark part of that around it: one round of each.
func (b *B) add(r BenchmarkResult) {
	sum := &b.result
	sum.N = 1
	sum.T += time.Duration(r.NsPerOp())
	if r.Bytes == 0 {
		b.noBytes = true
		sum.Bytes = 0
	}
	if !b.noBytes {
		sum.Bytes += r.Bytes
	}
	sum.MemAllocs += uint64(r.AllocsPerOp())
	sum.MemBytes += uint64(r.AllocedBytesPerOp())
}

// A PB hands out rounds to the goroutines of RunParallel, several at a time.
type PB struct {
	taken    *atomic.Uint64
	atOnce   uint64
	have     uint64
	ofRounds uint64
}

// Next reports whether there is another round to do.
func (pb *PB) Next() bool {
	if pb.have == 0 {
		n := pb.taken.Add(pb.atOnce)
		if n >= pb.ofRounds+pb.atOnce {
			return false
		}
		pb.have = min(pb.atOnce, pb.ofRounds+pb.atOnce-n)
	}
	pb.have--
	return true
}

// RunParallel runs body on several goroutines, which share the rounds.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	// Taking rounds should not be what is measured: as many at once as take about 100 µs.
	atOnce := uint64(1)
	if b.lastN > 0 && b.lastTook > 0 {
		atOnce = min(max(1e5*uint64(b.lastN)/uint64(b.lastTook), 1), 1e4)
	}
	var taken atomic.Uint64
	var wg sync.WaitGroup
	for range b.parallelism * runtime.GOMAXPROCS(0) {
		wg.Go(func() { body(&PB{taken: &taken, atOnce: atOnce, ofRounds: uint64(b.N)}) })
	}
	wg.Wait()
	if taken.Load() <= uint64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// SetParallelism sets how many goroutines for each of GOMAXPROCS RunParallel starts.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// AllocsPerRun is the average number of allocations of f, which runs once before counting begins.
func AllocsPerRun(runs int, f func()) (avg float64) {
	if parallelTests.Load() != 0 {
		panic("testing: AllocsPerRun called during parallel test")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	before := memoryUsed()
	for range runs {
		f()
	}
	return float64((memoryUsed().allocs - before.allocs) / uint64(runs))
}
