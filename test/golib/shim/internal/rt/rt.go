// Package rt stands in for the kernel when the library runs under a real Go toolchain.
package rt

import (
	"math"
	"math/rand"
	"os"
	"syscall"
	"time"
	"unsafe"
)

func result(n int, err error) int {
	if err == nil {
		return n
	}
	if e, ok := err.(syscall.Errno); ok {
		return -int(e)
	}
	return -5
}

func Write(fd int, p []byte) int            { return result(syscall.Write(fd, p)) }
func Read(fd int, p []byte) int             { return result(syscall.Read(fd, p)) }
func Open(name string, flags, perm int) int { return result(syscall.Open(name, flags, uint32(perm))) }
func Close(fd int) int                      { return result(0, syscall.Close(fd)) }
func Args() []string                        { return os.Args }
func Environ() []string                     { return os.Environ() }
func Exit(code int)                         { os.Exit(code) }
func Nanotime() int64                       { return time.Since(start).Nanoseconds() + 1 }
func Rand64() uint64                        { return rand.Uint64() }
func Sleep(ns int64)                        { time.Sleep(time.Duration(ns)) }
func Fatal(msg string)                      { panic("fatal error: " + msg) }
func Sqrt(x float64) float64                { return math.Sqrt(x) }
func Floor(x float64) float64               { return math.Floor(x) }
func Ceil(x float64) float64                { return math.Ceil(x) }
func Trunc(x float64) float64               { return math.Trunc(x) }
func CryptoRandom(p []byte) {
	for i := range p {
		p[i] = byte(rand.Int())
	}
}

var start = time.Now()

func Walltime() (sec int64, nsec int32) {
	t := time.Now()
	return t.Unix(), int32(t.Nanosecond())
}

func Seek(fd int, offset int64, whence int) int64 {
	n, err := syscall.Seek(fd, offset, whence)
	if err != nil {
		return int64(result(0, err))
	}
	return n
}

func FileOp(op, a, b string) (string, int) { return "", int(syscall.ENOSYS) }

func LocalZone(zone string, unix int64) (name string, offset int, isDST bool, first, last int64, ok bool) {
	loc := time.Local
	if zone != "" {
		var err error
		if loc, err = time.LoadLocation(zone); err != nil {
			return "", 0, false, 0, 0, false
		}
	}
	t := time.Unix(unix, 0).In(loc)
	name, offset = t.Zone()
	from, to := t.ZoneBounds()
	first, last = math.MinInt64, math.MaxInt64
	if !from.IsZero() {
		first = from.Unix()
	}
	if !to.IsZero() {
		last = to.Unix()
	}
	return name, offset, t.IsDST(), first, last, true
}

type Timer struct {
	When   int64
	Period int64
	Kind   uint32
	State  uint32
	Index  uint64
	Chan   unsafe.Pointer
	Fn     func()
	Seq    uint64
}

func TimerStart(t *Timer)                          {}
func TimerStop(t *Timer) bool                      { return false }
func TimerReset(t *Timer, when, period int64) bool { return false }
func SetLocalLocation(loc unsafe.Pointer)          {}
func Memmove(to, from unsafe.Pointer, n uintptr) {
	copy(unsafe.Slice((*byte)(to), n), unsafe.Slice((*byte)(from), n))
}
func GetItab(inter, typ unsafe.Pointer) unsafe.Pointer { return nil }

func MapLen(m unsafe.Pointer) int     { return 0 }
func FuncPC(f unsafe.Pointer) uintptr { return 0 }
func Gosched()                        {}

// Now is Walltime with the reading of the monotonic clock.
func Now() (sec int64, nsec int32, mono int64) {
	sec, nsec = Walltime()
	return sec, nsec, Nanotime()
}
