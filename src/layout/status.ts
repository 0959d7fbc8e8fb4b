/** Numbers of the scheduler's states, as kernel, inspector and adapter know them. The kernel's copies are made by scripts/genLayout.mjs. */

/** Goroutine states, as in Go's runtime. */
export const gStatus = {
  /** Just allocated, or on the free list; no stack. */
  idle: 0,
  /** On a run queue. Its stack is its own. */
  runnable: 1,
  /** Executes on a P. */
  running: 2,
  /** In a host call that blocks; waits for the host. */
  syscall: 3,
  /** Parked; some queue or timer has it. */
  waiting: 4,
  /** Done; its record waits for reuse. */
  dead: 6,
  /** Its stack is being moved to a larger one. */
  copystack: 8,
  /** Stopped itself so that the collector can scan it. */
  preempted: 9,
  /** Together with one of the above (but running): the collector scans its stack. */
  scan: 0x1000,
} as const;

/** P states, as in Go's runtime. A P whose M is in a host call stays running, and is found by its goroutine's state. */
export const pStatus = { idle: 0, running: 1, syscallUnused: 2, gcstop: 3, dead: 4 } as const;
export const pStatusNames = ['idle', 'running', 'syscall', 'gcstop', 'dead'] as const;

/** What an M does; Go has these as flags and places in lists. */
export const mStatus = {
  /** On the list of idle Ms, without a P. */
  idle: 0,
  /** Has a P and looks for work. */
  spinning: 1,
  running: 2,
  /** Its goroutine is in a host call that blocks. */
  syscall: 3,
  /** Waits until the goroutine that is locked to it may run. */
  locked: 4,
  /** Waits in the poller for the host or the next timer. */
  polling: 5,
  /** The monitor, which needs no P. */
  sysmon: 6,
} as const;
export const mStatusNames = ['idle', 'spinning', 'running', 'syscall', 'locked', 'polling', 'sysmon'] as const;

/** Why a goroutine waits; the texts are those that Go's tracebacks print. */
export const waitReasons = [
  '', 'GC assist marking', 'IO wait', 'chan receive (nil chan)', 'chan send (nil chan)', 'dumping heap', 'garbage collection',
  'garbage collection scan', 'panicwait', 'select', 'select (no cases)', 'GC assist wait', 'GC sweep wait', 'GC scavenge wait',
  'chan receive', 'chan send', 'finalizer wait', 'force gc (idle)', 'GOMAXPROCS updater (idle)', 'semacquire', 'sleep', 'sync.Cond.Wait', 'sync.Mutex.Lock',
  'sync.RWMutex.RLock', 'sync.RWMutex.Lock', 'sync.WaitGroup.Wait', 'trace reader (blocked)', 'wait for GC cycle', 'GC worker (idle)',
  'GC worker (active)', 'preempted', 'debug call', 'GC mark termination', 'stopping the world', 'flushing proc caches', 'trace goroutine status', 'trace proc status', 'page trace flush',
  'coroutine', 'GC weak to strong wait', 'synctest.Run', 'synctest.Wait', 'chan receive (durable)', 'chan send (durable)', 'select (durable)', 'sync.WaitGroup.Wait (durable)', 'cleanup wait',
] as const;

/** How a goroutine left its native stack. */
export const leave = {
  none: 0,
  /** Parked in the kernel: status says why. */
  park: 1,
  /** Out of ticks, or Gosched. */
  yield: 2,
  /** The stack must grow, or the native stack is nearly used up. */
  grow: 3,
  /** A panic starts. */
  panic: 4,
  /** A statement check wants to stop. */
  stop: 5,
  /** Goexit. */
  goexit: 6,
  /** Looks at its own frames (Callers, Stack) and goes on. */
  look: 7,
  /** Gosched: like yield, but to the global queue's end. */
  gosched: 8,
  /** A probe wants to see the frames before the operation in G.op is done. */
  op: 9,
  /** A statement check after an event that is to stop the program. */
  probe: 10,
  /** A coroutine hands over to the other side (coro.ts). */
  coro: 11,
} as const;

/** Why `run` returned to the host. */
export const runResult = {
  /** os.Exit or main's return; exitCode is set. */
  exit: 0,
  /** A statement check stopped: the goroutine's stopId says where. */
  stop: 1,
  /** All goroutines are asleep, and nothing can wake them. */
  deadlock: 2,
  /** A fatal panic was printed, its goroutine's traceback is to follow. */
  panic: 3,
  /** Fatal error of the runtime: fatalCode says which. */
  fatal: 4,
  /** Nothing to run before the host has news or the next timer is due (Kernel.now holds when). */
  idle: 5,
  /** The current goroutine wants its frames looked at. */
  look: 6,
  /** A panic begins and the debugger wants to see it. */
  panicStop: 7,
  /** Goroutines run, but some wait for the host, which should see whether it has news. */
  poll: 8,
  /** A probe stops the program: the Kernel record's probe fields hold the event. */
  probe: 9,
  /** Free pages are to be given back: the host moves the image to a new memory without them. */
  release: 10,
} as const;

/** What the kernel asks the host to write to standard error. */
export const reportKind = { schedtrace: 1, hash: 2, gctrace: 3, scavtrace: 4, scavtraceForced: 5, gcForced: 6 } as const;

/** What package os/signal reads signals from. */
export const signalDescriptor = -2;

export const fatalCodes = { none: 0, stackOverflow: 1, outOfMemory: 2, noGoroutines: 3, message: 4, signal: 5, fault: 6 } as const;

/** What the collector does. */
export const gcPhases = ['off', 'mark', 'mark termination', 'sweep'] as const;

/** Why a panic stops the program: it begins, or has been recovered. */
export const panicStopKind = { begins: 0, recovered: 1 } as const;

/** Step modes of the debugger. */
export const stepMode = { none: 0, in: 1, over: 2, out: 3 } as const;

/** The collector's phases: not marking (spans may still be swept), marking with the write barrier on, world stopped to end marking. */
export const gcPhase = { off: 0, mark: 1, markTermination: 2 } as const;

/** What a P's background worker does: holds its P, uses a share of its time, or only what nobody else wants. */
export const gcWorkerMode = { none: 0, dedicated: 1, fractional: 2, idle: 3 } as const;

/** What the monitor does to a P: asks its goroutine to yield, or takes it away from a goroutine in a host call. */
export const sysmonAct = { preempt: 1, retake: 2 } as const;

/** Why a collection starts. */
export const gcTrigger = { none: 0, heap: 1, forced: 2, time: 3 } as const;

export const specialKind = { finalizer: 1, weakHandle: 2, cleanup: 3, bubble: 4 } as const;

/** How a bubble of testing/synctest ends (internal/synctest has the texts): all its goroutines have ended; nothing can go on, after its main function or before. */
export const bubbleEnd = { done: 0, mainExited: 1, allBlocked: 2 } as const;
