// Package rt is the library's only door to the kernel and the host. A function without a body is an
// intrinsic, a kernel function or a host call; the compiler knows each by name.
package rt

import "unsafe"

// Write writes p to a file descriptor. It returns the number of bytes or a negative errno (wasi numbers are not
// used: Linux's are).
func Write(fd int, p []byte) int

// Signals is what Read reads the signals from that the program has asked for with FileOp("signals"), a byte each.
const Signals = -2

// Read reads up to len(p) bytes, parking the goroutine until some are there. 0 is the end of the file; a
// negative result is a negative errno.
func Read(fd int, p []byte) int

// Open opens a file with Linux's O_ flags and permission bits; the result is a descriptor or a negative errno.
func Open(name string, flags, perm int) int

// Close closes a descriptor; the result is 0 or a negative errno.
func Close(fd int) int

// Seek moves a descriptor's offset (whence as in io.Seek*); the result is the new offset or a negative errno.
func Seek(fd int, offset int64, whence int) int64

// FileOp does the rest of the file system: op names the call ("stat", "lstat", "fstat", "readdir", "mkdir",
// "remove", "rename", "chdir", "getwd", "readlink", "symlink", "link", "chmod", "truncate", "chtimes", "mkdirtemp",
// "isatty", "hostname", "tempdir", "homedir"), a and b are its arguments in text form. The answer is a JSON-free record: fields
// separated by NUL bytes (stat: name, size, mode as Go's fs.FileMode in decimal, modification time in ns; readdir: stat records one after
// another), or an errno > 0.
func FileOp(op string, a, b string) (answer string, errno int)

// Exit ends the program.
func Exit(code int)

// Args and Environ are the program's; Args()[0] is its name.
func Args() []string    { return askList("args") }
func Environ() []string { return askList("environ") }

// Nanotime is the monotonic clock in ns; Walltime is seconds and ns since 1970 UTC.
func Nanotime() int64
func Walltime() (sec int64, nsec int32)

// Now is both clocks at one moment.
func Now() (sec int64, nsec int32, mono int64)

// ZonePeriod gives a time zone's abbreviation, its offset in seconds east of UTC and the period in Unix seconds in which
// they hold at a time; without a bound start and end are the least and the greatest int64. ref is a name in the host's
// time zone database, an absolute path, "data:" and a file of the database in hexadecimal, or "" for the system's own
// zone; zoneInfo is $ZONEINFO. errno is ENOENT for an unknown zone, EINVAL for a malformed one.
func ZonePeriod(ref, zoneInfo string, unix int64) (name string, offset int, isDST bool, start, end int64, errno int) {
	answer, errno := FileOp("zone", ref, itoa(unix)+"\x00"+zoneInfo)
	if errno != 0 {
		return
	}
	f := fields(answer)
	start, end = -1<<63, 1<<63-1
	if f[3] != "" {
		start = atoi(f[3])
	}
	if f[4] != "" {
		end = atoi(f[4])
	}
	return f[0], int(atoi(f[1])), f[2] == "1", start, end, 0
}

// ZoneOffsetOf gives the offset that an abbreviation means in a zone at a time that is given as if in UTC.
func ZoneOffsetOf(ref, zoneInfo, abbreviation string, unix int64) (offset int, ok bool) {
	answer, errno := FileOp("zonenamed", ref, itoa(unix)+"\x00"+zoneInfo+"\x00"+abbreviation)
	if errno != 0 || answer == "" {
		return 0, false
	}
	return int(atoi(answer)), true
}

// LookupEnv finds a variable of the environment that the program was started with. Package os replaces it when the
// program changes a variable.
var LookupEnv = func(key string) (value string, ok bool) {
	for _, entry := range Environ() {
		if len(entry) > len(key) && entry[len(key)] == '=' && entry[:len(key)] == key {
			return entry[len(key)+1:], true
		}
	}
	return "", false
}

// Rand64 is the runtime's random source (seeded, so that runs can be repeated); CryptoRandom fills p from the host.
func Rand64() uint64
func CryptoRandom(p []byte)

// Semacquire parks until *addr > 0 and takes one; reason is the wait reason's number (SemaMutex, …).
func Semacquire(addr *uint32, reason int, lifo bool)

// Semrelease adds one and readies a waiter; with handoff the waiter runs next.
func Semrelease(addr *uint32, handoff bool)

// TrackingLocks says whether the debugger wants to know who holds which lock: then LockTaken and LockFreed are called.
func TrackingLocks() bool
func LockTaken(lock *int32)
func LockFreed(lock *int32)

// ReadLockTaken and ReadLockFreed are the same for a lock that several hold at once.
func ReadLockTaken(lock *int32)
func ReadLockFreed(lock *int32)

const (
	SemaPlain = iota
	SemaMutex
	SemaRWMutexRLock
	SemaRWMutexLock
	SemaWaitGroup
	SemaWaitGroupDurable
)

// NotifyListAdd, Wait and Notify are the queue of a sync.Cond (l points to 4 words owned by the kernel). foreign is the number of a waiter in a bubble that
// the caller is not in, which it may not wake; 0 if all is well.
func NotifyListAdd(l *[4]uint64) uint32
func NotifyListWait(l *[4]uint64, ticket uint32)
func NotifyListNotifyAll(l *[4]uint64) (foreign int64)
func NotifyListNotifyOne(l *[4]uint64) (foreign int64)

// Timer is a timer of the kernel's heap. Kind 1 sends the current time (a time.Time) to Chan without blocking; kind 2
// starts a goroutine that runs Fn. The rest belongs to the kernel.
type Timer struct {
	When   int64 // Nanotime at which it fires
	Period int64
	Kind   uint16
	P      uint16
	State  uint32
	Index  uint32
	Bubble uint32
	Chan   unsafe.Pointer
	Fn     func()
	Seq    uint64
}

// TimerStart starts a timer; TimerStop stops it and reports whether it was pending; for kind 1 it also empties the
// channel. TimerReset does both and starts it anew.
func TimerStart(t *Timer)
func TimerStop(t *Timer) bool
func TimerReset(t *Timer, when, period int64) bool

// SetLocalLocation tells the kernel what to write in the location word of the times it sends.
func SetLocalLocation(loc unsafe.Pointer)

// Sleep parks the goroutine for ns nanoseconds.
func Sleep(ns int64)

// Gosched, Goexit, NumGoroutine, GC, GOMAXPROCS, NumCPU: as in package runtime (GOMAXPROCS(0) only reads).
func Gosched()
func Goexit()
func NumGoroutine() int
func GC()
func GOMAXPROCS(n int) int
func NumCPU() int
func Goid() uint64

// A Coroutine is the word that the two goroutines of a coroutine share (src/runtime/coro.ts).
type Coroutine uint32

// NewCoroutine makes c a coroutine: a goroutine that runs f once somebody switches to it.
func NewCoroutine(c *Coroutine, f func())

// CoroutineSwitch runs the goroutine that waits in c, and waits there. CoroutineExit ends the calling goroutine instead, at once.
func CoroutineSwitch(c *Coroutine)
func CoroutineExit(c *Coroutine)

// ProcID is the number of the processor that the goroutine runs on, from 0 below GOMAXPROCS. SetPools tells where the list of
// pools begins that a collection empties.
func ProcID() int
func SetPools(head unsafe.Pointer)

// SetLabels and Labels are the goroutine's profiler labels, which goroutines that it starts inherit.
func SetLabels(labels unsafe.Pointer)
func Labels() unsafe.Pointer

// LockOSThread and UnlockOSThread: as in package runtime.
func LockOSThread()
func UnlockOSThread()

// SetGCPercent is runtime/debug's: it returns the old value.
func SetGCPercent(percent int) int

// SetMemoryLimit and SetMaxStack are runtime/debug's: they return the old value; a negative limit only asks.
func SetMemoryLimit(limit int64) int64
func SetMaxStack(bytes int) int

// SetFinalizer attaches fn, a func(unsafe.Pointer), to the object at p, or removes what is there if fn is nil. 0 done, 1 it has one, 2 p is not in the heap.
func SetFinalizer(p, fn, typ unsafe.Pointer) uint32

// AddCleanup has fn, a func(), run after the object that p points into is dead; 0 if p is not in the heap. StopCleanup cancels it.
func AddCleanup(p, fn unsafe.Pointer) int64
func StopCleanup(p unsafe.Pointer, id int64)

// NextFinalizer takes what is ready to run: kind 0 nothing, 1 a finalizer and its object, 3 a cleanup. WaitForFinalizers parks until there is something.
func NextFinalizer() (kind uintptr, fn, object, typ unsafe.Pointer)
func WaitForFinalizers()

// SystemGoroutine makes the calling goroutine one of the runtime's own: it does not count and is not shown.
func SystemGoroutine()

// InBubble reports whether the calling goroutine is in a bubble of testing/synctest. BubbleStart makes one with it as the root, BubbleRun waits in there for the
// end of all other goroutines of the bubble and says how it came (bubbleEnd in src/layout/status.ts).
func InBubble() bool
func BubbleStart()
func BubbleRun() int

// BubbleWait is synctest.Wait; it is false at once if another goroutine of the bubble is in it.
func BubbleWait() bool

// BubbleClaim gives the object at p to the bubble; it answers with one of the constants. BubbleOwns reports whether it is the bubble's, BubbleRelease takes it back.
func BubbleClaim(p unsafe.Pointer) int
func BubbleOwns(p unsafe.Pointer) bool
func BubbleRelease(p unsafe.Pointer)

const (
	NotInHeap = iota
	OwnBubble
	OtherBubble
)

// ObjectBase is the first address of the heap object that p points into, nil if there is none.
func ObjectBase(p unsafe.Pointer) unsafe.Pointer

// WeakHandle is what a weak pointer to p holds, WeakValue the pointer that it stands for, nil once the object is dead.
func WeakHandle(p unsafe.Pointer) unsafe.Pointer
func WeakValue(handle unsafe.Pointer) unsafe.Pointer

// MemStat reads one of the allocator's counters by the name of the runtime.MemStats field.
func MemStat(name string) uint64

// Callers fills pcs with the program counters of the calling goroutine's frames (0 is Callers itself); CallerInfo resolves one.
func Callers(skip int, pcs []uintptr) int
func CallerInfo(pc uintptr) (function, file string, line int, entry uintptr) {
	answer, errno := FileOp("caller", itoa(int64(pc)), "")
	if errno != 0 {
		return
	}
	f := fields(answer)
	return f[0], f[1], int(atoi(f[2])), uintptr(atoi(f[3]))
}

// Stack formats the calling goroutine's traceback (all goroutines' with all) as Go prints it.
func Stack(all bool) string { return stackText(all) }

func stackText(all bool) string

// Fatal ends the program with "fatal error: msg" and tracebacks, exit status 2. Fatal errors can't be recovered.
func Fatal(msg string)

// DieBySignal ends the program as the signal of an error does, with tracebacks.
func DieBySignal(signal int)

// Types lists the type records of the program.
func Types() []unsafe.Pointer { return table(typeTable()) }

// Itabs lists the itabs that the compiler made.
func Itabs() []unsafe.Pointer { return table(itabTable()) }

func typeTable() unsafe.Pointer
func itabTable() unsafe.Pointer

// table reads a table of the image: a count, then 32-bit addresses.
func table(p unsafe.Pointer) []unsafe.Pointer {
	n := int(*(*uint32)(p))
	list := make([]unsafe.Pointer, n)
	for i := range list {
		list[i] = unsafe.Pointer(uintptr(*(*uint32)(unsafe.Add(p, 4+4*i))))
	}
	return list
}

// PanicCount is the number of panics in progress on the calling goroutine.
func PanicCount() int

// Memmove, Memclr, Memequal and Memhash work on raw memory. TypedNew allocates a zero value of an abi.Type, TypedNewArray n of them.
func Memmove(to, from unsafe.Pointer, n uintptr)
func Memclr(p unsafe.Pointer, n uintptr)
func Memequal(p, q unsafe.Pointer, n uintptr) bool
func Memhash(p unsafe.Pointer, seed uint64, n uintptr) uint64
func TypedNew(t unsafe.Pointer) unsafe.Pointer
func TypedNewArray(t unsafe.Pointer, n int) unsafe.Pointer

// MapLen is the number of entries of a map (0 for nil). FuncPC is a function value's code address as CallerInfo takes it (0 for nil).
func MapLen(m unsafe.Pointer) int
func FuncPC(f unsafe.Pointer) uintptr {
	if f == nil {
		return 0
	}
	answer, errno := FileOp("entry", itoa(int64(*(*uint32)(f))), "")
	if errno != 0 {
		return 0
	}
	return uintptr(atoi(fields(answer)[0]))
}

// GetItab finds or makes the itab of an interface type and a concrete type (abi records); nil if it does not implement it.
func GetItab(inter, typ unsafe.Pointer) unsafe.Pointer

// Channel operations on type-erased channels, for reflect. ChanRecv's selected is false only if it would have blocked and nb is set.
func ChanMake(elem unsafe.Pointer, size int) unsafe.Pointer
func ChanLen(c unsafe.Pointer) int
func ChanCap(c unsafe.Pointer) int

// Select chooses among n cases of 16 bytes each (src/compile/lower/select.ts); chosen is -1 for the default case.
func Select(cases unsafe.Pointer, n int, hasDefault bool) (chosen int, ok bool)
func ChanSend(c, elem unsafe.Pointer, nb bool) bool
func ChanRecv(c, elem unsafe.Pointer, nb bool) (selected, ok bool)
func ChanClose(c unsafe.Pointer)

// KeepAlive is package runtime's.
func KeepAlive(p unsafe.Pointer)

// Sqrt, Floor, Ceil and Trunc are the machine's instructions.
func Sqrt(x float64) float64
func Floor(x float64) float64
func Ceil(x float64) float64
func Trunc(x float64) float64
