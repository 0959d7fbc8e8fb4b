/**
 * What the kernel itself asks of the world outside: clocks, reports, stops and the end of everything. What programs ask (files, sockets) does not pass
 * through here: compiled code imports those calls directly. A callback table in memory was the alternative; imports are
 * typed, cost no indirect call, and the host cannot forget one.
 */

/** Monotonic milliseconds; in a debug session they stand while the program is stopped. */
// @ts-ignore: decorator
@external("host", "now")
export declare function hostNow(): f64;

/** Wall clock, milliseconds since 1970. */
// @ts-ignore: decorator
@external("host", "wall")
export declare function hostWall(): f64;

/** Ends the run with a fatal error (fatalCodes in src/layout/status.ts). Does not return: the host throws. */
// @ts-ignore: decorator
@external("host", "fatal")
export declare function hostFatal(code: u32, arg: u32): void;

/** Starts a read; the number of bytes (0 at the end), a negative errno, or `pending` if the goroutine must wait. */
// @ts-ignore: decorator
@external("host", "read")
export declare function hostRead(g: u32, fd: i32, to: u32, n: u32): i32;

export const pending: i32 = -0x7fffffff;

/** The program stops for an event (Kernel.probeKind …) and the call returns when it may go on. No goroutine is on the native stack. */
// @ts-ignore: decorator
@external("host", "probe")
export declare function hostProbe(): void;

/** The host writes something about the image to standard error: `reportKind` in src/layout/status.ts. */
// @ts-ignore: decorator
@external("host", "report")
export declare function hostReport(kind: u32): void;

export { nanotime } from "./clock";
