/**
 * Fixed places of the image: the words that compiled code and kernel share at constant addresses, and where the regions start.
 *
 * ```
 * 0x0000  never used: a nil pointer plus a small offset lands here
 * 0x1000  machine words (below), then the kernel's own record (records.ts)
 * 0x8000  the kernel's static data
 * 0x20000 the program's read-only data, tables and globals; after them the heap
 * ```
 */
export const machine = {
  /** u32: not 0 while the native stack is being left; compiled code tests it after each call. */
  unwinding: 0x1000,
  /** i32: counts down at loop back-edges; below 1 the goroutine yields. */
  ticks: 0x1004,
  /** u32: frames must end at or below this address; 0 asks the next function entered to resume. */
  stackLimit: 0x1008,
  /** u32: the running goroutine's G. */
  curg: 0x100c,
  /** u64: kinds of events (layout/probes.ts) that are recorded or stop the program. */
  probeMask: 0x1020,
  /** u64: second results of kernel functions (src/runtime/string.ts). */
  secondResult: 0x1010,
  /** u32: not 0 while the collector marks: stores of pointers go through the write barrier. */
  writeBarrier: 0x1018,
  /** u32: trackingLocks while package sync tells the kernel who takes locks (src/runtime/locks.ts). */
  trackLocks: 0x101c,
  /** u32: the frame of the user's function that runs, in builds with allocation sites (src/runtime/sites.ts); 0: none is known. */
  allocFrame: 0x1028,
  /** u64: the id of the goroutine that the debugger evaluates an expression for: what `goroutine` means in it. */
  evalGoroutine: 0x1030,
  /** u32, u32: the itab and the data of the last error that a call in main.main has returned, in debug builds; the debugger clears them. */
  mainError: 0x1038,
  mainErrorData: 0x103c,
} as const;

/** The value of `trackLocks` that is not 0: the highest bit, which the state of no lock has (compile/lower/inlineMethods.ts). */
export const trackingLocks = 0x80000000;

export const kernelRecord = 0x1100;
export const kernelStatics = 0x8000;
export const programBase = 0x20000;

/** Program counters of tracebacks: this plus a place's offset in the program's module. Go's text segment begins there too. */
export const codeBase = 0x400000;

/** What the modules are called in the engine's stack traces. */
export const moduleNames = { program: 'program', library: 'library' } as const;

/** Bytes above the stack limit in which a function that finds no room may still save its parameters. */
export const stackSlack = 256;
export const frameHeader = 8;
export const pageSize = 8192;

/** Entry of the resume table: u32 address of the function's record, u32 address of the result slots (0: none). */
export const resumeEntrySize = 8;

/**
 * Function record in the image (all u32): first resume id, frame size, size saved at entry, table index, index of the
 * signature's resume thunk, number of pointer words, how many of them are parameters', resume id of its deferReturn point, the place of
 * its liveness bits, number of resume points, the place of its frame areas (a count, then offset and size of each), then the pointer words' offsets from the frame pointer, those of
 * parameters first. Liveness: for each resume point, and at last for all places that panic, a bit per pointer word, in as many bytes as that takes; 0 if all are live always.
 */
export const funcRecord = {
  firstId: 0, frameSize: 4, entrySize: 8, tableIndex: 12, thunkIndex: 16, nPointers: 20, nParamPointers: 24, deferReturnId: 28, live: 32, nResume: 36, areas: 40, pointers: 44,
} as const;
