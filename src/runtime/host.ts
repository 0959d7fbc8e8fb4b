/** What the kernel asks of the world outside: the clock and the end of everything. */

/** Monotonic nanoseconds; in a debug session it stands while the program is stopped. */
// @ts-ignore: decorator
@external("host", "nanotime")
export declare function nanotime(): i64;

/** Ends the run with a fatal error (fatalCodes in src/layout/status.ts). Does not return: the host throws. */
// @ts-ignore: decorator
@external("host", "fatal")
export declare function hostFatal(code: u32, arg: u32): void;

/** Wall clock: seconds since 1970 and nanoseconds. */
// @ts-ignore: decorator
@external("host", "wallSeconds")
export declare function wallSeconds(): i64;
// @ts-ignore: decorator
@external("host", "wallNanos")
export declare function wallNanos(): i32;

/** Starts a read; the number of bytes (0 at the end), a negative errno, or `pending` if the goroutine must wait. */
// @ts-ignore: decorator
@external("host", "read")
export declare function hostRead(g: u32, fd: i32, to: u32, n: u32): i32;

export const pending: i32 = -0x7fffffff;

/** The program stops for an event (Kernel.probeKind …) and the call returns when it may go on. No goroutine is on the native stack. */
// @ts-ignore: decorator
@external("host", "probe")
export declare function hostProbe(): void;
