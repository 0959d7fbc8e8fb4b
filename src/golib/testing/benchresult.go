package testing

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// A BenchmarkResult is what was measured.
type BenchmarkResult struct {
	N         int           // rounds
	T         time.Duration // time of all of them
	Bytes     int64         // bytes that one round processes
	MemAllocs uint64
	MemBytes  uint64

	// Extra has what ReportMetric was given.
	Extra map[string]float64
}

// perRound is a total over the rounds, or what ReportMetric said.
func (r BenchmarkResult) perRound(unit string, total int64) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return total / int64(r.N)
}

// NsPerOp is the time of a round in nanoseconds, AllocsPerOp and AllocedBytesPerOp what it allocates.
func (r BenchmarkResult) NsPerOp() int64           { return r.perRound("ns/op", r.T.Nanoseconds()) }
func (r BenchmarkResult) AllocsPerOp() int64       { return r.perRound("allocs/op", int64(r.MemAllocs)) }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.perRound("B/op", int64(r.MemBytes)) }

func (r BenchmarkResult) megabytesPerSecond() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

// String is the result's line without the benchmark's name and the allocations.
func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		fmt.Fprintf(&b, "\t%s", aligned(ns, "ns/op"))
	}
	if speed := r.megabytesPerSecond(); speed != 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", speed)
	}
	var units []string
	for unit := range r.Extra {
		if unit != "ns/op" && unit != "MB/s" && unit != "B/op" && unit != "allocs/op" {
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		fmt.Fprintf(&b, "\t%s", aligned(r.Extra[unit], unit))
	}
	return b.String()
}

// aligned shows at least four digits of small numbers, with the points below each other.
func aligned(x float64, unit string) string {
	decimals := 0
	if size := math.Abs(x); size != 0 {
		for limit := 999.95; decimals < 7 && size < limit; decimals++ {
			limit = roundingLimits[decimals]
		}
	}
	width := 10
	if decimals > 0 {
		width = 11 + decimals
	}
	return fmt.Sprintf("%*.*f %s", width, decimals, x, unit)
}

// roundingLimits are the sizes below which one more decimal is shown.
var roundingLimits = [...]float64{99.995, 9.9995, 0.99995, 0.099995, 0.0099995, 0.00099995, 0}

// MemString is the part about memory.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}
