// Package metrics gives access to the counters of the runtime by name.
package metrics

import (
	"internal/rt"
	"math"
	"runtime"
	"runtime/debug"
)

// A ValueKind says which accessor of a Value to use.
type ValueKind int

const (
	KindBad ValueKind = iota
	KindUint64
	KindFloat64
	KindFloat64Histogram
)

// A Value is one metric's value.
type Value struct {
	kind      ValueKind
	scalar    uint64
	histogram *Float64Histogram
}

func (v Value) Kind() ValueKind { return v.kind }

// Uint64 panics unless the kind is KindUint64; the others likewise.
func (v Value) Uint64() uint64 {
	if v.kind != KindUint64 {
		panic("called Uint64 on non-uint64 metric value")
	}
	return v.scalar
}

func (v Value) Float64() float64 {
	if v.kind != KindFloat64 {
		panic("called Float64 on non-float64 metric value")
	}
	return math.Float64frombits(v.scalar)
}

func (v Value) Float64Histogram() *Float64Histogram {
	if v.kind != KindFloat64Histogram {
		panic("called Float64Histogram on non-Float64Histogram metric value")
	}
	return v.histogram
}

// A Float64Histogram counts values between neighbouring Buckets boundaries, of which there is one more than Counts.
type Float64Histogram struct {
	Counts  []uint64
	Buckets []float64
}

// A Sample is a metric's name and, after Read, its value.
type Sample struct {
	Name  string
	Value Value
}

// A Description tells about a metric.
type Description struct {
	Name        string
	Description string
	Kind        ValueKind
	Cumulative  bool
}

type metric struct {
	Description
	read func(*runtime.MemStats) Value
}

func number(v uint64) Value   { return Value{kind: KindUint64, scalar: v} }
func real(v float64) Value    { return Value{kind: KindFloat64, scalar: math.Float64bits(v)} }
func stat(name string) uint64 { return rt.MemStat(name) }

func uintMetric(name, text string, cumulative bool, read func(*runtime.MemStats) uint64) metric {
	return metric{Description{name, text, KindUint64, cumulative}, func(m *runtime.MemStats) Value { return number(read(m)) }}
}

func floatMetric(name, text string, cumulative bool, read func(*runtime.MemStats) float64) metric {
	return metric{Description{name, text, KindFloat64, cumulative}, func(m *runtime.MemStats) Value { return real(read(m)) }}
}

const second = 1e9

// table is sorted by name.
var table = []metric{
	floatMetric("/cpu/classes/gc/total:cpu-seconds", "Estimated CPU time spent collecting.", true, func(m *runtime.MemStats) float64 { return float64(stat("GCCPU")) / second }),
	floatMetric("/cpu/classes/total:cpu-seconds", "Estimated CPU time available to the program: GOMAXPROCS integrated over time.", true, func(m *runtime.MemStats) float64 { return float64(stat("TotalCPU")) / second }),
	uintMetric("/gc/cycles/automatic:gc-cycles", "Cycles that the runtime started by itself.", true, func(m *runtime.MemStats) uint64 { return uint64(m.NumGC - m.NumForcedGC) }),
	uintMetric("/gc/cycles/forced:gc-cycles", "Cycles that the program asked for.", true, func(m *runtime.MemStats) uint64 { return uint64(m.NumForcedGC) }),
	uintMetric("/gc/cycles/total:gc-cycles", "All completed cycles.", true, func(m *runtime.MemStats) uint64 { return uint64(m.NumGC) }),
	uintMetric("/gc/gogc:percent", "GOGC: how much the heap may grow between cycles.", false, func(m *runtime.MemStats) uint64 { return uint64(stat("GOGC")) }),
	uintMetric("/gc/gomemlimit:bytes", "GOMEMLIMIT, or the largest int64.", false, func(m *runtime.MemStats) uint64 { return uint64(debug.SetMemoryLimit(-1)) }),
	uintMetric("/gc/limiter/last-enabled:gc-cycle", "The last cycle in which the collector's share of CPU time was limited, 0 if none was.", false, func(m *runtime.MemStats) uint64 { return stat("LimiterCycle") }),
	uintMetric("/gc/heap/allocs:bytes", "Bytes ever allocated.", true, func(m *runtime.MemStats) uint64 { return m.TotalAlloc }),
	uintMetric("/gc/heap/allocs:objects", "Objects ever allocated.", true, func(m *runtime.MemStats) uint64 { return stat("ObjectAllocs") }),
	uintMetric("/gc/heap/frees:bytes", "Bytes ever freed.", true, func(m *runtime.MemStats) uint64 { return m.TotalAlloc - m.HeapAlloc }),
	uintMetric("/gc/heap/frees:objects", "Objects ever freed.", true, func(m *runtime.MemStats) uint64 { return stat("ObjectFrees") }),
	uintMetric("/gc/heap/goal:bytes", "Heap size at which the current cycle aims.", false, func(m *runtime.MemStats) uint64 { return m.NextGC }),
	uintMetric("/gc/heap/live:bytes", "Heap memory that the last cycle marked.", false, func(m *runtime.MemStats) uint64 { return stat("HeapMarked") }),
	uintMetric("/gc/heap/objects:objects", "Objects, live or not swept yet.", false, func(m *runtime.MemStats) uint64 { return m.HeapObjects }),
	uintMetric("/gc/heap/tiny/allocs:objects", "Small allocations that share blocks.", true, func(m *runtime.MemStats) uint64 { return stat("TinyAllocs") }),
	{Description{"/gc/pauses:seconds", "Deprecated. Prefer /sched/pauses/total/gc:seconds.", KindFloat64Histogram, true}, pauses},
	uintMetric("/gc/scan/globals:bytes", "Bytes of global variables that are scanned.", false, func(m *runtime.MemStats) uint64 { return stat("ScanGlobals") }),
	uintMetric("/gc/scan/heap:bytes", "Bytes of the heap that are scanned.", false, func(m *runtime.MemStats) uint64 { return stat("ScanHeap") }),
	uintMetric("/gc/scan/stack:bytes", "Bytes of stacks that the last cycle scanned.", false, func(m *runtime.MemStats) uint64 { return stat("ScanStack") }),
	uintMetric("/gc/scan/total:bytes", "All bytes that are scanned.", false, func(m *runtime.MemStats) uint64 { return stat("ScanGlobals") + stat("ScanHeap") + stat("ScanStack") }),
	uintMetric("/gc/stack/starting-size:bytes", "The size of a new goroutine's stack.", false, func(m *runtime.MemStats) uint64 { return stat("StackStart") }),
	uintMetric("/memory/classes/heap/free:bytes", "Free memory that could be given back.", false, func(m *runtime.MemStats) uint64 { return m.HeapIdle - m.HeapReleased }),
	uintMetric("/memory/classes/heap/objects:bytes", "Objects, live or not swept yet.", false, func(m *runtime.MemStats) uint64 { return m.HeapAlloc }),
	uintMetric("/memory/classes/heap/released:bytes", "Free memory that has been given back.", false, func(m *runtime.MemStats) uint64 { return m.HeapReleased }),
	uintMetric("/memory/classes/heap/stacks:bytes", "Memory of stacks.", false, func(m *runtime.MemStats) uint64 { return m.StackInuse }),
	uintMetric("/memory/classes/heap/unused:bytes", "Memory of spans that holds no object.", false, func(m *runtime.MemStats) uint64 { return m.HeapInuse - min(m.HeapInuse, m.HeapAlloc) }),
	uintMetric("/memory/classes/metadata/mspan/inuse:bytes", "Records of spans.", false, func(m *runtime.MemStats) uint64 { return m.MSpanInuse }),
	uintMetric("/memory/classes/metadata/other:bytes", "The runtime's other records.", false, func(m *runtime.MemStats) uint64 { return m.GCSys }),
	uintMetric("/memory/classes/other:bytes", "The program's own image: code tables, constants, globals.", false, func(m *runtime.MemStats) uint64 { return m.OtherSys }),
	uintMetric("/memory/classes/total:bytes", "All memory of the runtime.", false, func(m *runtime.MemStats) uint64 { return m.Sys }),
	uintMetric("/sched/gomaxprocs:threads", "GOMAXPROCS.", false, func(m *runtime.MemStats) uint64 { return uint64(runtime.GOMAXPROCS(0)) }),
	uintMetric("/sched/goroutines:goroutines", "Goroutines that there are.", false, func(m *runtime.MemStats) uint64 { return uint64(runtime.NumGoroutine()) }),
	{Description{"/sched/pauses/total/gc:seconds", "Pauses of the whole program for the collector; of the last 256 cycles.", KindFloat64Histogram, true}, pauses},
}

// pauses puts the last cycles' pauses into buckets that double from a microsecond on.
func pauses(m *runtime.MemStats) Value {
	h := &Float64Histogram{Buckets: []float64{0}}
	for b := 1e-6; b < 2; b *= 2 {
		h.Buckets = append(h.Buckets, b)
	}
	h.Buckets = append(h.Buckets, math.Inf(1))
	h.Counts = make([]uint64, len(h.Buckets)-1)
	for i := 0; i < min(int(m.NumGC), len(m.PauseNs)); i++ {
		s := float64(m.PauseNs[i]) / second
		at := 0
		for s >= h.Buckets[at+1] {
			at++
		}
		h.Counts[at]++
	}
	return Value{kind: KindFloat64Histogram, histogram: h}
}

// All returns the descriptions of all metrics, sorted by name.
func All() []Description {
	out := make([]Description, len(table))
	for i, m := range table {
		out[i] = m.Description
	}
	return out
}

// Read sets the value of each sample; that of an unknown name gets the kind KindBad.
func Read(m []Sample) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	for i := range m {
		m[i].Value = Value{}
		for j := range table {
			if table[j].Name == m[i].Name {
				m[i].Value = table[j].read(&stats)
			}
		}
	}
}
