/**
 * Time. There are two clocks.
 *
 * `machineTime` is the kernel's own: it advances by what has been executed (ticks and scheduling decisions), so it is the same in each
 * run with the same seed. Slices, preemption and the monitor go by it, whatever the program's clock is.
 *
 * `nanotime` is what the program reads. Normally it asks the host, and every answer is a result of a host call. With a virtual clock
 * (`--clock virtual`) it is machineTime plus the jumps over times in which nothing could run, from a fixed start. Reading it costs the
 * program a little of that time, so that a loop which waits for a moment gets there.
 *
 * Wall time is a start plus what the monotonic clock has advanced: one host call gives both, and while a debugger holds the
 * program neither moves. A goroutine in a bubble reads the bubble's clock (synctest.ts).
 */
import { mTicks } from "./records";
import { K, asG, curgAddr } from "./state";
import { hostNow } from "./host";
import { asBubble } from "./synctest";

/** Virtual nanoseconds for a tick (a loop's back-edge, a call), a scheduling decision, a look at the clock. */
export const nsPerTick: i64 = 10;
export const nsPerDecision: i64 = 100;
const nsPerLook: i64 = 50;

/** Machine time now, with what the running goroutine has used of its turn. */
// @ts-ignore: decorator
@inline
export function machineNow(): i64 {
  const k = K();
  return k.machineTime + <i64>(k.tickBase - load<i32>(mTicks)) * nsPerTick;
}

/** The collector has looked at so many bytes: machine time goes on by a nanosecond for each, which is returned. */
export function spend(bytes: u64): i64 {
  K().machineTime += <i64>bytes;
  return <i64>bytes;
}

/** The monotonic clock, for the kernel. */
export function nanotime(): i64 {
  const k = K();
  if (k.clockVirtual != 0) return machineNow() + k.clockOffset;
  return <i64>nearest(hostNow() * 1000000.0);
}

/** The monotonic clock, for the program. That of a bubble is its wall clock. */
export function programNanotime(): i64 {
  const k = K();
  const g = curgAddr();
  if (g != 0 && asG(g).bubble != 0) return asBubble(asG(g).bubble).now;
  if (k.clockVirtual != 0) k.machineTime += nsPerLook;
  return nanotime();
}

/** The monotonic clock as the scheduler needs it: asks the host only after some work has been done. */
export function schedNow(): i64 {
  const k = K();
  if (k.clockVirtual != 0) k.now = nanotime();
  else {
    const m = machineNow();
    if (m - k.nowAt >= 20000) {
      k.nowAt = m;
      k.now = nanotime();
    }
  }
  return k.now;
}

/** Makes the next schedNow ask. */
export function clockStale(): void {
  K().nowAt = i64.MIN_VALUE / 2;
}

/** Wall clock seconds since 1970; the nanoseconds, and the monotonic reading of the same moment (0 in a bubble), are kept for the functions below. */
export function wallSeconds(): i64 {
  const k = K();
  const now = programNanotime();
  if (asG(curgAddr()).bubble != 0) {
    k.lastMono = 0;
    k.wallNs = <u32>(now % 1000000000);
    return now / 1000000000;
  }
  k.lastMono = now;
  return splitWall(now);
}

/** The wall clock at a monotonic time. */
export function splitWall(mono: i64): i64 {
  const k = K();
  const wall = k.wallBase + (mono - k.startTime);
  k.wallNs = <u32>(wall % 1000000000);
  return wall / 1000000000;
}

export function wallNanos(): i32 {
  return <i32>K().wallNs;
}

export function lastMono(): i64 {
  return K().lastMono;
}
