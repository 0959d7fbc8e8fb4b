/**
 * The records of the running image, declared once. `scripts/genLayout.mjs` makes the kernel's AssemblyScript
 * classes from this table (src/runtime/records.ts), `offsetsOf` gives the same offsets to compiler and inspector.
 *
 * Addresses are u32. Fields are aligned to their size; a record's size is a multiple of 8.
 */
export type FieldType = 'u8' | 'u16' | 'u32' | 'i32' | 'u64' | 'i64' | 'f64';
export type FieldSpec = readonly [name: string, type: FieldType, count?: number];

const sizes: Record<FieldType, number> = { u8: 1, u16: 2, u32: 4, i32: 4, u64: 8, i64: 8, f64: 8 };

export interface RecordSpec {
  readonly name: string;
  readonly doc: string;
  readonly fields: readonly FieldSpec[];
}

export const records = [
  {
    name: 'G', doc: 'A goroutine.',
    fields: [
      ['goid', 'u64'], ['parentGoid', 'u64'], ['waitSince', 'i64'],
      ['status', 'u32'], ['waitReason', 'u32'], ['stackLo', 'u32'], ['stackHi', 'u32'],
      // Top frame while not running (0: has not started, or all frames are gone), and the closure it starts with.
      ['top', 'u32'], ['startFn', 'u32'], ['panic', 'u32'], ['defer', 'u32'],
      // What a finished kernel operation tells the program: receive: ok; send: 1 if closed; select: case and ok.
      ['result', 'u32'], ['result2', 'u32'], ['waitObject', 'u32'], ['createdAt', 'u32'],
      ['schedLink', 'u32'], ['waiting', 'u32'], ['selectDone', 'u32'], ['system', 'u32'],
      // How the last run ended (see proc.ts), the timer it sleeps on, and the function id it was created in.
      ['leave', 'u32'], ['timer', 'u32'], ['allIndex', 'u32'], ['stopId', 'u32'],
      // Where a fatal panic or Goexit stands; result slots pending for the top frame.
      ['goexiting', 'u32'], ['resultFrom', 'u32'], ['stopped', 'u32'],
      // The topmost frame's end, for running deferred calls above a panicking frame.
      ['topSize', 'u32'], ['throwing', 'u32'], ['lockedM', 'u32'], ['pendingFn', 'u32'],
      ['pendingFp', 'u32'], ['lookArg', 'u32'], ['lookArg2', 'u32'], ['lookArg3', 'u32'],
      // The M that it runs on or is locked to (lockedM), its profiler labels, and the nesting of LockOSThread.
      ['m', 'u32'], ['labels', 'u32'], ['lockCount', 'u32'],
      // A kernel operation that a probe has put off (trace.ts); its arguments are in lookArg and the next.
      ['op', 'u32'],
      // A failed memory access, until its panic is recovered.
      ['signalled', 'u32'], ['signalAddress', 'u32'],
      // Allocation credit in bytes while the collector marks (negative: it owes scan work), and whether this cycle has scanned its stack.
      ['gcAssistBytes', 'i64'], ['gcScanDone', 'u32'],
      // The debugger's: held back from running; put aside in the middle of a stop; an assist that waits for the next safepoint; it is to end (ending.ts).
      ['frozen', 'u32'], ['displaced', 'u32'], ['assistOwed', 'u32'], ['ending', 'u32'],
      // The collection that it waits for is debug.FreeOSMemory's: free pages are given back after it.
      ['freesMemory', 'u32'],
      // The bubble of testing/synctest that it is in, and the number of the one that it has found deadlocked (synctest.ts).
      ['bubble', 'u32'], ['deadBubble', 'u32'],
    ],
  },
  {
    name: 'P', doc: 'A processor: the right to run Go code, its run queue and its allocation cache.',
    fields: [
      ['id', 'u32'], ['status', 'u32'], ['runnext', 'u32'], ['runqHead', 'u32'], ['runqTail', 'u32'], ['schedTick', 'u32'],
      ['curg', 'u32'], ['link', 'u32'], ['tiny', 'u32'], ['tinyOffset', 'u32'], ['steals', 'u32'], ['preempt', 'u32'],
      ['runq', 'u32', 256], ['mcache', 'u32', 136],
      // Its M; its heap of timers (time.ts); dead goroutines' records; what the monitor saw last, and when.
      ['m', 'u32'], ['timers', 'u32'], ['nTimers', 'u32'], ['capTimers', 'u32'], ['gFree', 'u32'], ['nGFree', 'u32'], ['syscallTick', 'u32'],
      ['sysmonSchedTick', 'u32'], ['sysmonSyscallTick', 'u32'], ['sysmonSchedWhen', 'i64'], ['sysmonSyscallWhen', 'i64'],
      // The collector's part: its two work buffers, what has been marked and scanned since the last flush, the worker's mode
      // (gcWorkerMode in status.ts) and time, and the write barrier's buffer.
      ['wbuf1', 'u32'], ['wbuf2', 'u32'], ['gcBytesMarked', 'u64'], ['gcScanWork', 'u64'], ['gcFractionalTime', 'i64'], ['gcWorkerMode', 'u32'],
      ['nWriteBarrier', 'u32'], ['writeBarrierBuf', 'u32', 256],
      // Its last scheduling decision: why, which goroutine, at which count of decisions, and what was stolen for it (from P stoleFrom - 1).
      ['decidedWhy', 'u32'], ['decidedGoid', 'u32'], ['decidedAt', 'u64'], ['stoleFrom', 'u32'], ['stoleCount', 'u32'],
    ],
  },
  {
    name: 'M', doc: 'A thread of the operating system as Go would have it: it runs goroutines while it has a P.',
    fields: [
      ['id', 'u32'], ['status', 'u32'], ['p', 'u32'], ['oldp', 'u32'], ['curg', 'u32'], ['lockedg', 'u32'], ['spinning', 'u32'], ['blocked', 'u32'],
      // Lists of idle and of all Ms, and a P whose runnext it saw while looking for work (it is left one more turn to run it itself).
      ['schedLink', 'u32'], ['allLink', 'u32'], ['sawNext', 'u32'], ['locks', 'u32'],
    ],
  },
  {
    name: 'Kernel', doc: 'All global state of the kernel: scheduler, heap, collector, timers, debugger.',
    fields: [
      ['goidGen', 'u64'], ['rng', 'u64'], ['startTime', 'i64'], ['now', 'i64'],
      ['allgs', 'u32'], ['nAllgs', 'u32'], ['capAllgs', 'u32'], ['nGoroutines', 'u32'], ['gFree', 'u32'],
      ['runqHead', 'u32'], ['runqTail', 'u32'], ['runqSize', 'u32'],
      ['procs', 'u32'], ['nProcs', 'u32'], ['nextProc', 'u32'], ['curp', 'u32'], ['curm', 'u32'],
      // Idle Ps and Ms (sched in Go), all Ms, and how many there are of each; the M that waits in the poller.
      ['pidle', 'u32'], ['npidle', 'u32'], ['midle', 'u32'], ['nmidle', 'u32'], ['nmidlelocked', 'u32'], ['nmsys', 'u32'], ['nmspinning', 'u32'], ['needspinning', 'u32'], ['allm', 'u32'], ['mcount', 'u32'], ['pollM', 'u32'], ['nAllProcs', 'u32'],
      // What findRunnable has found: why, and whether it goes on in the slice of the goroutine before.
      ['why', 'u32'], ['inheritTime', 'u32'], ['tryWakeP', 'u32'], ['stress', 'u32'], ['nGFree', 'u32'],
      // Time: the machine's own, which advances with ticks and decisions; the clock's (clock.ts).
      ['machineTime', 'i64'], ['tickBase', 'i32'], ['ticksSaved', 'i32'], ['clockVirtual', 'u32'], ['wallNs', 'u32'], ['wallBase', 'i64'], ['clockOffset', 'i64'], ['nowAt', 'i64'], ['lastMono', 'i64'],
      // The monitor, the poller, and what the host is to write: schedtrace, the hash of the image.
      ['sysmonNext', 'i64'], ['sysmonDelay', 'i64'], ['sysmonIdle', 'u32'], ['lastPoll', 'i64'], ['netReadyHead', 'u32'], ['netReadyTail', 'u32'],
      ['schedtrace', 'u32'], ['scheddetail', 'u32'], ['schedtraceNext', 'i64'], ['hashEvery', 'u32'], ['poolCleanup', 'u32'], ['imageHash', 'u64'], ['nSyscalls', 'u32'], ['nSystemG', 'u32'],
      ['sudogFree', 'u32'], ['deferFree', 'u32'], ['semaTable', 'u32'],
      ['nTimers', 'u32'], ['timerSeq', 'u32'], ['bubbles', 'u32'], ['bubbleGen', 'u32'], ['timerMin', 'i64'], ['localLoc', 'u32'],
      // What the last entry of a goroutine did.
      ['leaveReason', 'u32'], ['top', 'u32'], ['topSize', 'u32'], ['runBase', 'u32'], ['running', 'u32'],
      // The program's tables (programHeader in image.ts).
      ['program', 'u32'], ['resumeTable', 'u32'], ['nResumeIds', 'u32'], ['checkFlags', 'u32'], ['globalPointers', 'u32'], ['nGlobalPointers', 'u32'],
      ['mainFn', 'u32'], ['panicFn', 'u32'], ['hchanType', 'u32'],
      // The heap.
      ['heapStart', 'u32'], ['heapEnd', 'u32'], ['heapUsed', 'u32'], ['memoryLimit', 'u32'], ['pageSpans', 'u32'], ['nPages', 'u32'],
      ['spans', 'u32'], ['nSpans', 'u32'], ['capSpans', 'u32'], ['spanFree', 'u32'], ['persistent', 'u32'], ['persistentEnd', 'u32'],
      ['freePages', 'u32', 130], ['partial', 'u32', 272], ['full', 'u32', 272], ['stackFree', 'u32', 16],
      ['blockFree', 'u32', 33],
      // Free pages, those of them that the host need not back and their bits, and what the policy goes by (mgcscavenge.ts).
      ['pagesFree', 'u64'], ['pagesReleased', 'u64'], ['releasedBits', 'u32'], ['releaseWanted', 'u32'], ['releaseFailedAt', 'u32'], ['lastPagesInUse', 'u64'], ['lastHeapGoal', 'u64'], ['releasedIdle', 'u64'], ['releasedForced', 'u64'],
      // The collector.
      ['gcPercent', 'i32'], ['numGC', 'u32'], ['numForcedGC', 'u32'], ['gcWanted', 'u32'], ['gcPhase', 'u32'],
      ['limiterFill', 'i64'], ['limiterLast', 'i64'], ['limiterGC', 'i64'], ['limiterIdle', 'i64'], ['limiting', 'u32'], ['limiterCycle', 'u32'],
      ['scanLo', 'u32'], ['scanSize', 'u32'], ['nStackObjects', 'u32'], ['stackObjects', 'u32', 256], ['workFull', 'u32'], ['workEmpty', 'u32'], ['nWorkFull', 'u32'], ['heapLive', 'u64'], ['heapMarked', 'u64'], ['trigger', 'u64'],
      ['pauseTotal', 'u64'], ['stackBytes', 'u64'],
      // The cycle in progress: root jobs, workers, sweeping.
      ['markRootNext', 'u32'], ['markRootJobs', 'u32'], ['nStackRoots', 'u32'], ['nSpecialRoots', 'u32'], ['nDataRoots', 'u32'], ['scanReferrer', 'u32'],
      ['dedicatedNeeded', 'i32'], ['fractionalGoal', 'f64'], ['sweepgen', 'u32'], ['sweepIndex', 'u32'], ['sweepEnd', 'u32'], ['sweepActive', 'u32'], ['gcWaiters', 'u32'], ['gcWaitersNext', 'u32'],
      ['gcForcedNow', 'u32'], ['lastGCTime', 'i64'], ['lastGCWall', 'i64'], ['largeLive', 'u64'],
      // The pacer (mgcpacer.ts).
      ['gcGoal', 'u64'], ['gcPercentGoal', 'u64'], ['gcTriggered', 'u64'], ['heapMinimum', 'u64'], ['memoryLimitGo', 'i64'], ['runway', 'u64'], ['consMark', 'f64'], ['consMarkHistory', 'f64', 4],
      ['heapScan', 'u64'], ['lastHeapScan', 'u64'], ['lastStackScan', 'u64'], ['globalsScan', 'u64'], ['heapScanWork', 'u64'], ['stackScanWork', 'u64'], ['globalsScanWork', 'u64'],
      ['bgScanCredit', 'i64'], ['assistWorkPerByte', 'f64'], ['assistBytesPerWork', 'f64'], ['sweepLiveBasis', 'u64'], ['pagesInUse', 'u64'], ['sweepPagesPerByte', 'f64'], ['pagesSwept', 'u64'], ['pagesSweptBasis', 'u64'],
      // Times in ns: of the cycle's steps, and of what kinds of workers have used.
      ['tSweepTerm', 'i64'], ['tMark', 'i64'], ['tMarkTerm', 'i64'], ['tEnd', 'i64'], ['assistTime', 'i64'], ['dedicatedTime', 'i64'], ['fractionalTime', 'i64'], ['idleTime', 'i64'], ['gcCpuTotal', 'i64'],
      ['pauseSweepTerm', 'i64'], ['pauseMarkTerm', 'i64'], ['heap0', 'u64'], ['heap1', 'u64'], ['heap2', 'u64'], ['pauseNs', 'u64', 256], ['pauseEnd', 'u64', 256],
      // The pacer's history, by cycle modulo 64: trigger and goal, heap at the start and end of marking, what was marked, machine time of assists and of marking.
      ['pastTrigger', 'u64', 64], ['pastGoal', 'u64', 64], ['pastStart', 'u64', 64], ['pastEnd', 'u64', 64], ['pastMarked', 'u64', 64], ['pastAssist', 'i64', 64], ['pastMarking', 'i64', 64],
      ['totalFree', 'u64'], ['nFreed', 'u64'], ['stackPages', 'u64'], ['allocBase', 'u64'], ['tinyAllocs', 'u64'], ['mallocsByClass', 'u64', 68], ['freesByClass', 'u64', 68],
      // Finalizers and cleanups that are ready to run, and the goroutine that runs them when it waits.
      ['finqHead', 'u32'], ['finqTail', 'u32'], ['finWaiting', 'u32'], ['wakeFinalizers', 'u32'], ['specialId', 'u64'], ['kernelBytes', 'u64'], ['maxStack', 'u32'],
      // GODEBUG (src/engine/godebug.ts).
      ['debugGctrace', 'u32'], ['debugScavtrace', 'u32'], ['debugCheckmark', 'u32'], ['debugGcstress', 'u32'], ['gcstressCount', 'u32'], ['debugStackstress', 'u32'], ['debugGcstop', 'u32'], ['markStart', 'i64'], ['cpuAssist', 'i64'], ['cpuBackground', 'i64'], ['cpuIdle', 'i64'], ['tracedGoal', 'u64'],
      // The debugger's wishes: step goroutine and depth, and what the run stops for.
      ['stepGoid', 'u64'], ['stepDepth', 'u32'], ['stepMode', 'u32'], ['pauseWanted', 'u32'], ['filters', 'u32'], ['dataWatches', 'u32'], ['dataHit', 'u32'], ['stopRecovered', 'u32'], ['panicStop', 'u32'],
      // A step goes into the goroutine that its statement starts.
      ['stepFollow', 'u32'],
      // An evaluation in progress (eval.ts): its goroutine, its M and P, and what of the program was put aside.
      ['evalG', 'u32'], ['evalM', 'u32'], ['evalP', 'u32'], ['evalNext', 'u32'], ['evalGoid', 'u64'], ['evalGoidGen', 'u64'], ['evalCurg', 'u32'], ['evalCurm', 'u32'], ['evalCurp', 'u32'], ['evalTicks', 'i32'],
      ['evalRunqHead', 'u32'], ['evalRunqTail', 'u32'], ['evalRunqSize', 'u32'], ['evalDebugPanics', 'u32'], ['evalProbes', 'u64'],
      ['switches', 'u64'], ['steals', 'u64'], ['preemptions', 'u64'], ['parks', 'u64'], ['tickBudget', 'i32'], ['turnJitter', 'u32'], ['yieldsLeft', 'u32'], ['hostWaits', 'u32'],
      ['queued', 'u32'], ['growSize', 'u32'], ['lookKind', 'u32'], ['sizeToClass', 'u32'], ['allocScratch', 'u32'], ['debugPanics', 'u32'], ['exitCode', 'i32'], ['seed', 'u64'], ['hostReady', 'u32'], ['signalG', 'u32'], ['signalSent', 'u32'], ['signalsComeAnyTime', 'u32'], ['fatalCode', 'u32'], ['peakGoroutines', 'u32'],
      // Goroutines that the debugger holds back (hold.ts): whether any may be, the only one that may run, the list of those that were to run, and a
      // change that the scheduler has yet to see; the goroutine that the user wants to run next.
      ['holding', 'u32'], ['heldChanged', 'u32'], ['ending', 'u32'], ['onlyGoid', 'u64'], ['heldHead', 'u32'], ['heldTail', 'u32'], ['nHeld', 'u32'], ['wantG', 'u32'],
      // Where objects were allocated (sites.ts): whether that is recorded, the stacks, their hash table, words used.
      ['trackSites', 'u32'], ['siteStacks', 'u32'], ['siteHash', 'u32'], ['siteUsed', 'u32'], ['siteRetried', 'u32'],
      // Who holds which lock (locks.ts).
      ['heldLocks', 'u32'], ['capHeldLocks', 'u32'], ['nHeldLocks', 'u32'],
      // The monitor's last acts: machine time, and P | kind << 16 (sysmonActs in status.ts).
      ['nSysmonActs', 'u32'], ['sysmonActWhat', 'u32', 8], ['sysmonActWhen', 'i64', 8],
      // Watches (trace.ts): kinds of events that stop the program when they are about something in [watchLo, watchHi).
      ['nWatches', 'u32'], ['watchLo', 'u32', 16], ['watchHi', 'u32', 16], ['watchKinds', 'u64', 16],
      // Probes and the trace ring (trace.ts): masks, the ring, the table of stacks, and the event that the program stopped for.
      ['traceMask', 'u64'], ['stopBefore', 'u64'], ['stopAfter', 'u64'], ['traceSeq', 'u64'], ['traceRing', 'u32'], ['traceSize', 'u32'],
      ['traceStacks', 'u32'], ['traceStacksUsed', 'u32'], ['traceHash', 'u32'], ['native', 'u32'],
      ['probePending', 'u32'], ['probeKind', 'u32'], ['probeA', 'u32'], ['probeB', 'u32'], ['probeC', 'u32'], ['probeWhen', 'u32'], ['probeGoid', 'u64'],
    ],
  },
  {
    name: 'Hchan', doc: 'A channel. Lives in the heap; its queues hold sudogs.',
    fields: [
      ['qcount', 'u32'], ['dataqsiz', 'u32'], ['elemSize', 'u32'], ['closed', 'u32'],
      ['buf', 'u64'], ['timer', 'u64'], ['elemType', 'u32'], ['sendx', 'u32'], ['recvx', 'u32'],
      ['recvFirst', 'u32'], ['recvLast', 'u32'], ['sendFirst', 'u32'], ['sendLast', 'u32'],
      // The number of the bubble that it was made in, or 0.
      ['bubble', 'u32'],
    ],
  },
  {
    name: 'Sudog', doc: 'A goroutine that waits on a channel or semaphore.',
    fields: [
      ['g', 'u32'], ['elem', 'u32'], ['next', 'u32'], ['prev', 'u32'], ['chan', 'u32'], ['isSelect', 'u32'], ['success', 'u32'], ['caseIndex', 'u32'],
      ['waitLink', 'u32'], ['ticket', 'u32'], ['isSend', 'u32'], ['pad', 'u32'],
    ],
  },
  {
    name: 'Defer', doc: 'A deferred call of the frame at `frame`; without `fn` a list of calls that bodies of ranges over functions have deferred.',
    fields: [['link', 'u32'], ['fn', 'u32'], ['frame', 'u32'], ['list', 'u32']],
  },
  {
    name: 'Panic', doc: 'A panic in progress. `argFrame` is the frame of the deferred call that may recover it.',
    fields: [
      ['link', 'u32'], ['recovered', 'u32'], ['aborted', 'u32'], ['goexit', 'u32'],
      ['valueType', 'u64'], ['valueData', 'u64'], ['argFrame', 'u32'], ['deferFrame', 'u32'], ['base', 'u32'], ['started', 'u32'],
    ],
  },
  {
    name: 'Span', doc: 'A run of pages: objects of one size class, one large object, stacks, or free.',
    fields: [
      ['start', 'u32'], ['nPages', 'u32'], ['state', 'u32'], ['spanClass', 'u32'], ['elemSize', 'u32'], ['nElems', 'u32'],
      ['freeIndex', 'u32'], ['allocCount', 'u32'], ['allocBits', 'u32'], ['markBits', 'u32'], ['types', 'u32'], ['next', 'u32'],
      ['prev', 'u32'], ['inList', 'u32'], ['index', 'u32'], ['needZero', 'u32'], ['magic', 'u32'], ['capBits', 'u32'], ['capTypes', 'u32'], ['cached', 'u32'],
      ['allocCache', 'u64'],
      // The generation in which it was swept (mgcsweep.ts), finalizers and the like of its objects, and the check's own mark bits.
      ['sweepgen', 'u32'], ['specials', 'u32'], ['checkBits', 'u32'],
      // Where its objects were allocated (sites.ts), 0 if that is not recorded.
      ['sites', 'u32'],
    ],
  },
  {
    name: 'Special', doc: 'What the collector does when it finds an object dead: a finalizer, a cleanup, or a weak handle to clear; or the number of its bubble, in `type` (specialKind in status.ts).',
    fields: [['next', 'u32'], ['kind', 'u32'], ['object', 'u32'], ['fn', 'u32'], ['type', 'u32'], ['id', 'u64']],
  },
  {
    name: 'Timer', doc: 'A timer as the library declares it (internal/rt.Timer); `index` is its place in the heap of P `p` plus 1, or in that of its bubble if it has the number of one; `blocked` the number of goroutines that wait on its channel.',
    fields: [
      ['when', 'i64'], ['period', 'i64'], ['kind', 'u16'], ['p', 'u16'], ['blocked', 'u32'], ['index', 'u32'], ['bubble', 'u32'], ['chan', 'u64'], ['fn', 'u64'], ['seq', 'u64'],
    ],
  },
  {
    name: 'TimerHeap', doc: 'The part of a P or a bubble that its timers are in.',
    fields: [['timers', 'u32'], ['nTimers', 'u32'], ['capTimers', 'u32']],
  },
  {
    name: 'Bubble', doc: 'Goroutines with a clock of their own (synctest.ts).',
    fields: [
      // The goroutine that made it and waits for its end, the first one that runs in it, and one in synctest.Wait; 0 if there is none.
      ['id', 'u32'], ['root', 'u32'], ['main', 'u32'], ['waiter', 'u32'],
      // Goroutines besides the root, and those of all that are not durably blocked.
      ['total', 'u32'], ['running', 'u32'],
      // Nanoseconds since 1970.
      ['now', 'i64'],
      ['timers', 'u32'], ['nTimers', 'u32'], ['capTimers', 'u32'], ['next', 'u32'],
    ],
  },
  {
    name: 'TraceEvent', doc: 'An entry of the trace ring. `tick` counts scheduling decisions; `stack` is a place in the table of stacks, or 0.',
    fields: [
      ['seq', 'u64'], ['tick', 'u64'], ['time', 'i64'], ['goid', 'u64'], ['kind', 'u32'], ['p', 'u32'], ['m', 'u32'], ['stack', 'u32'],
      ['a', 'u32'], ['b', 'u32'], ['c', 'u32'], ['goidA', 'u32'],
    ],
  },
  {
    name: 'SemaRoot', doc: 'The goroutines that wait on one semaphore address.',
    fields: [['addr', 'u32'], ['first', 'u32'], ['last', 'u32'], ['next', 'u32']],
  },
] as const satisfies readonly RecordSpec[];

export type RecordName = (typeof records)[number]['name'];

export interface FieldLayout {
  readonly name: string;
  readonly type: FieldType;
  readonly offset: number;
  readonly count: number;
}

export interface RecordLayout {
  readonly size: number;
  readonly fields: readonly FieldLayout[];
}

export function layoutOf(spec: RecordSpec): RecordLayout {
  let at = 0;
  const fields = spec.fields.map(([name, type, count = 1]) => {
    const size = sizes[type];
    at = (at + size - 1) & ~(size - 1);
    const field = { name, type, offset: at, count };
    at += size * count;
    return field;
  });
  return { size: (at + 7) & ~7, fields };
}

/** Byte offsets of a record's fields by name. */
export function offsetsOf(name: RecordName): { readonly size: number; readonly [field: string]: number } {
  const spec = records.find((r) => r.name === name) as RecordSpec;
  const layout = layoutOf(spec);
  return { ...Object.fromEntries(layout.fields.map((f) => [f.name, f.offset])), size: layout.size };
}
