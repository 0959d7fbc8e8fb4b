/** The record through which compiled expressions of the debugger get their frame and leave their results (all in the image). */
export const evaluation = {
  /** u32: address of the frame whose variables the expression names, 0 for none. */
  frame: 0,
  /** u32: evaluationStatus. */
  status: 8,
  /** any: what the expression panicked with; its text where it has one. */
  panic: 16,
  /** Addresses of the values, at most `maxResults` of them, 8 bytes each. */
  results: 32,
  maxResults: 8,
  bytes: 96,
} as const;

export const evaluationStatus = { running: 0, done: 1, panicked: 2, goexit: 3 } as const;

/** The answer of a compiled condition. */
export const conditionResult = { no: 0, yes: 1, panics: 2 } as const;

/** Why `evalRun` (src/runtime/eval.ts) returned to the host. */
export const evalResult = {
  done: 0,
  /** Its turn is over; it goes on. */
  turn: 1,
  /** All its goroutines wait, for good. */
  blocked: 2,
  /** They wait for a timer. */
  idle: 3,
  /** The current goroutine wants its frames looked at. */
  look: 4,
  /** It has ended in a fatal error. */
  fatal: 5,
} as const;

/**
 * A breakpoint's filter, which the kernel asks at each hit (all u32; the list hangs off Kernel.conditions): the check's id, the table index of the
 * compiled condition (0: none), what to do with the number of hits, hits so far, and what the kernel decided at the last hit.
 */
export const filterRecord = { next: 0, id: 4, fn: 8, op: 12, n: 16, hits: 20, verdict: 24, bytes: 32 } as const;
/** Hit conditions. */
export const hitOps = { none: 0, equal: 1, greater: 2, greaterEqual: 3, less: 4, lessEqual: 5, notEqual: 6, every: 7 } as const;
/** Value of `fn` for a condition that cannot be called in place. */
export const askHost = 0xffffffff;
/** `ask`: only the host can tell. */
export const filterVerdict = { no: 0, yes: 1, panics: 2, ask: 3 } as const;

/**
 * A data breakpoint (all u32; the list hangs off Kernel.dataWatches): the place, its copy of `size` bytes with room for the one before behind it, the goroutine whose stack
 * it is in (0 for memory that does not move), for a variable in slots its frame (0 for an object in a frame), what the kernel has found, what is wanted (watchFor), and the accesses
 * since the last check (the same bits).
 */
export const dataWatch = { next: 0, address: 4, size: 8, copy: 12, g: 16, frame: 20, verdict: 24, wanted: 28, seen: 32, bytes: 40 } as const;
export const watchVerdict = { same: 0, changed: 1, gone: 2, read: 3, written: 4 } as const;
/** `write` is any, `change` one that leaves another value. */
export const watchFor = { read: 1, write: 2, change: 4 } as const;

/** Bits of a check flag (runtime/execute.ts, stopCheck). */
export const checkFlag = { breakpoint: 1, step: 2, probe: 4, data: 8, ending: 16, mainError: 32 } as const;
