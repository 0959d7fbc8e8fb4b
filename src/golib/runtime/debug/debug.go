// Package debug has facilities for programs to look at and tune themselves.
package debug

import (
	"internal/rt"
	"os"
	"runtime"
)

// Stack returns the goroutine's traceback.
func Stack() []byte { return []byte(rt.Stack(false)) }

// PrintStack prints the goroutine's traceback to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// FreeOSMemory runs the collector.
func FreeOSMemory() { runtime.GC() }

// SetGCPercent sets how much the heap may grow between collections and returns the old value; -1 turns the collector off.
func SetGCPercent(percent int) int { return rt.SetGCPercent(percent) }

// SetMaxStack and the like accept their argument and give Go's defaults.
func SetMaxStack(bytes int) int         { return 1000000000 }
func SetMaxThreads(threads int) int     { return 10000 }
func SetPanicOnFault(enabled bool) bool { return false }
func SetTraceback(level string)         {}
func SetMemoryLimit(limit int64) int64  { return 1<<63 - 1 }

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
