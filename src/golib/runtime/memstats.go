package runtime

import (
	"internal/rt"
	"unsafe"
)

// MemStats are the allocator's counters.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats reads the counters.
func ReadMemStats(m *MemStats) {
	*m = MemStats{EnableGC: true}
	for _, c := range [...]struct {
		name string
		to   *uint64
	}{
		{"Alloc", &m.Alloc}, {"TotalAlloc", &m.TotalAlloc}, {"Sys", &m.Sys}, {"Mallocs", &m.Mallocs}, {"Frees", &m.Frees},
		{"HeapAlloc", &m.HeapAlloc}, {"HeapSys", &m.HeapSys}, {"HeapIdle", &m.HeapIdle}, {"HeapInuse", &m.HeapInuse}, {"HeapReleased", &m.HeapReleased}, {"HeapObjects", &m.HeapObjects},
		{"StackInuse", &m.StackInuse}, {"StackSys", &m.StackSys}, {"GCSys", &m.GCSys}, {"OtherSys", &m.OtherSys},
		{"NextGC", &m.NextGC}, {"LastGC", &m.LastGC}, {"PauseTotalNs", &m.PauseTotalNs},
	} {
		*c.to = rt.MemStat(c.name)
	}
	m.NumGC = uint32(rt.MemStat("NumGC"))
	m.NumForcedGC = uint32(rt.MemStat("NumForcedGC"))
	m.MSpanInuse = rt.MemStat("MSpanInuse")
	m.MSpanSys = rt.MemStat("MSpanSys")
	if total := rt.MemStat("TotalCPU"); total > 0 {
		m.GCCPUFraction = float64(rt.MemStat("GCCPU")) / float64(total)
	}
	// Nothing here may allocate: programs count with this function.
	var buf [32]byte
	for i := 0; i < 256 && i < int(m.NumGC); i++ {
		m.PauseNs[i] = rt.MemStat(numbered(&buf, "PauseNs/", i))
		m.PauseEnd[i] = rt.MemStat(numbered(&buf, "PauseEnd/", i))
	}
	for i := range m.BySize {
		c := &m.BySize[i]
		c.Size = uint32(rt.MemStat(numbered(&buf, "BySize.Size/", i)))
		c.Mallocs = rt.MemStat(numbered(&buf, "BySize.Mallocs/", i))
		c.Frees = rt.MemStat(numbered(&buf, "BySize.Frees/", i))
	}
}

// numbered writes a name and a number below 1000 into buf.
func numbered(buf *[32]byte, name string, i int) string {
	n := copy(buf[:], name)
	for unit := 100; unit > 0; unit /= 10 {
		if i >= unit || unit == 1 {
			buf[n] = '0' + byte(i/unit%10)
			n++
		}
	}
	return unsafe.String(&buf[0], n)
}
