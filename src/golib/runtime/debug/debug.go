// Package debug has facilities for programs to look at and tune themselves.
package debug

import (
	"internal/rt"
	"os"
	"runtime"
	"slices"
	"time"
)

// Stack returns the goroutine's traceback.
func Stack() []byte { return []byte(rt.Stack(false)) }

// PrintStack prints the goroutine's traceback to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// FreeOSMemory collects and gives all free memory back to the system.
func FreeOSMemory() {
	rt.FileOp("freeOSMemory", "", "")
	runtime.GC()
}

// SetGCPercent sets how much the heap may grow between collections and returns the old value; -1 turns the collector off.
func SetGCPercent(percent int) int { return rt.SetGCPercent(percent) }

// SetMemoryLimit sets the soft limit of the runtime's memory in bytes and returns the old one; a negative limit only asks.
func SetMemoryLimit(limit int64) int64 { return rt.SetMemoryLimit(limit) }

// SetMaxStack limits a goroutine's stack and returns the old limit in bytes.
func SetMaxStack(bytes int) int { return rt.SetMaxStack(bytes) }

var maxThreads = 10000

// SetMaxThreads is remembered: there are no threads to limit.
func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	return old
}

var panicOnFault bool

// SetPanicOnFault is remembered: a bad address is always a panic.
func SetPanicOnFault(enabled bool) bool {
	old := panicOnFault
	panicOnFault = enabled
	return old
}

// SetTraceback sets how much a fatal error prints, as the environment variable GOTRACEBACK does. It cannot make that less than the variable wants.
func SetTraceback(level string) { rt.FileOp("settraceback", level, "") }

// GCStats are facts about the last collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats: pauses with the latest first, and as many quantiles as PauseQuantiles has room for.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	n := min(int(m.NumGC), len(m.PauseNs))
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := 0; i < n; i++ {
		at := (int(m.NumGC) - 1 - i) % len(m.PauseNs)
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	q := len(stats.PauseQuantiles)
	if q == 0 {
		return
	}
	if n == 0 {
		clear(stats.PauseQuantiles)
		return
	}
	sorted := slices.Clone(stats.Pause)
	slices.Sort(sorted)
	for i := 0; i < q-1; i++ {
		stats.PauseQuantiles[i] = sorted[n*i/(q-1)]
	}
	stats.PauseQuantiles[q-1] = sorted[n-1]
}

// A BuildInfo says how the program was built.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

// A Module is a module of the program.
type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

// A BuildSetting is a setting of the build.
type BuildSetting struct{ Key, Value string }

// ReadBuildInfo has nothing to tell.
func ReadBuildInfo() (info *BuildInfo, ok bool) { return nil, false }
