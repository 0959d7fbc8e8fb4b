// Package runtime gives access to the scheduler, the collector and the stack.
package runtime

import (
	"internal/abi"
	"internal/rt"
	"internal/rterr"
	"unsafe"
)

const (
	GOOS     string = "linux"
	GOARCH   string = "amd64"
	Compiler        = "gc"
)

// Error marks the errors of run-time checks.
type Error = rterr.Error

// A TypeAssertionError is a failed type assertion.
type TypeAssertionError = rterr.TypeAssertionError

// A PanicNilError is the value of panic(nil).
type PanicNilError = rterr.PanicNilError

// Version is the version of Go whose behaviour this is.
func Version() string { return "go1.26" }

// GOROOT is not set.
func GOROOT() string { return "" }

func GC()               { rt.GC() }
func Gosched()          { rt.Gosched() }
func Goexit()           { rt.Goexit() }
func NumGoroutine() int { return rt.NumGoroutine() }
func NumCPU() int       { return rt.NumCPU() }

// GOMAXPROCS sets the number of virtual processors if n > 0 and returns the old one.
func GOMAXPROCS(n int) int { return rt.GOMAXPROCS(n) }

// SetDefaultGOMAXPROCS sets the number of processors of the machine.
func SetDefaultGOMAXPROCS() { rt.GOMAXPROCS(rt.NumCPU()) }

// NumCgoCall is 0: there is no C.
func NumCgoCall() int64 { return 0 }

// LockOSThread gives the goroutine its thread for itself, until UnlockOSThread has been called as often.
func LockOSThread()   { rt.LockOSThread() }
func UnlockOSThread() { rt.UnlockOSThread() }

// KeepAlive keeps x reachable up to here.
func KeepAlive(x any) { rt.KeepAlive((*abi.Eface)(unsafe.Pointer(&x)).Data) }

// Stack writes the goroutine's traceback, or all with all, to buf.
func Stack(buf []byte, all bool) int { return copy(buf, rt.Stack(all)) }

// A Func is a function of the program.
type Func struct {
	name, file string
	line       int
	entry      uintptr
}

// Caller returns where the caller's frame number skip is; 0 is the caller of Caller.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if callers(skip+2, pcs[:]) < 1 {
		return 0, "", 0, false
	}
	_, file, line, _ = callerInfo(pcs[0])
	return pcs[0], file, line, true
}

// Callers fills pc with the program counters of the frames; 0 is Callers itself, 1 its caller.
func Callers(skip int, pc []uintptr) int {
	if len(pc) == 0 {
		return 0
	}
	return callers(skip+1, pc)
}

// goexitPC stands for the function in which each goroutine began, which is a frame of every stack for Go and none here.
const goexitPC = 1

// callers is rt.Callers, seen from its caller's place, with the frame of goexit at the end.
func callers(skip int, pc []uintptr) int {
	n := rt.Callers(skip, pc)
	if n == len(pc) {
		return n
	}
	if n == 0 {
		var last [1]uintptr
		if skip <= 0 || rt.Callers(skip-1, last[:]) == 0 {
			return 0
		}
	}
	pc[n] = goexitPC
	return n + 1
}

func callerInfo(pc uintptr) (function, file string, line int, entry uintptr) {
	if pc == goexitPC {
		return "runtime.goexit", "glassgo:runtime/runtime.go", 1, goexitPC
	}
	return rt.CallerInfo(pc)
}

// FuncForPC returns the function of a program counter, nil if there is none.
func FuncForPC(pc uintptr) *Func {
	name, file, line, entry := callerInfo(pc)
	if name == "" {
		return nil
	}
	return &Func{name, file, line, entry}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns the source position of a program counter.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = callerInfo(pc)
	return file, line
}

// A Frame is a call on the stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames turns what Callers gave into calls.
type Frames struct{ pcs []uintptr }

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next call and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return Frame{}, false
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	name, file, line, entry := callerInfo(pc)
	return Frame{pc, &Func{name, file, line, entry}, name, file, line, entry}, len(f.pcs) > 0
}

// MemProfileRate is not looked at: there are no memory profiles.
var MemProfileRate int = 512 * 1024

// Breakpoint would stop in a debugger.
func Breakpoint() {}
