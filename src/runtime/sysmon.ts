/**
 * The monitor. In Go it is a thread without a P; here it is a record among the Ms, and an activity between two turns that goes
 * by machine time (clock.ts): every 20 µs at first, and up to 10 ms apart while it finds nothing to do.
 *
 * It retakes Ps: one whose goroutine (or a chain of them through runnext) has run for 10 ms on one slice is asked to yield, one whose goroutine
 * has been in a host call since the last look is handed to another M. It has the host polled if nobody has for 10 ms, starts
 * a collection after two minutes without one (while nothing runs the host asks for it), and prints what GODEBUG=schedtrace asks for.
 */
import { gSyscall, kernelRecord, kernelSysmonActWhatOffset, kernelSysmonActWhenOffset, pRunning, probeSysmon, reportGcForced, reportSchedtrace, sysmonPreempt, sysmonRetake, threadSyscall, triggerTime } from "./records";
import { K, asG, asM, asP } from "./state";
import { nanotime, schedNow } from "./clock";
import { handoffp, procAt, releasep } from "./proc";
import { localEmpty } from "./runq";
import { hostReport } from "./host";
import { probe } from "./trace";

const minDelay: i64 = 20000;
const maxDelay: i64 = 10000000;
/** A goroutine's slice, and the longest time without a look at the poller. */
const forcePreemptNs: i64 = 10000000;
const pollNs: i64 = 10000000;
const forceGCNs: i64 = 120000000000;

/** One round. Returns whether the host is to be polled. */
export function sysmon(): bool {
  const k = K();
  const at = k.machineTime;
  if (retake(at)) k.sysmonIdle = 0;
  else k.sysmonIdle++;
  if (k.sysmonIdle == 0) k.sysmonDelay = minDelay;
  else if (k.sysmonIdle > 50 && k.sysmonDelay < maxDelay) k.sysmonDelay = min(k.sysmonDelay * 2, maxDelay);
  if (k.sysmonDelay < minDelay) k.sysmonDelay = minDelay;
  k.sysmonNext = at + k.sysmonDelay;
  forceGC(schedNow());
  if (k.schedtrace != 0) schedtrace();
  if ((k.hostWaits | k.signalG | k.signalsComeAnyTime) != 0 && at - k.lastPoll >= pollNs) {
    k.lastPoll = at;
    return true;
  }
  return false;
}

function inSyscall(p: u32): bool {
  const m = asP(p).m;
  if (m == 0) return false;
  const g = asM(m).curg;
  return g != 0 && asG(g).status == gSyscall;
}

/** Whether anything was retaken. */
function retake(at: i64): bool {
  const k = K();
  let any = false;
  for (let i: u32 = 0; i < k.nProcs; i++) {
    const p = procAt(i);
    const pp = asP(p);
    if (pp.status != pRunning || pp.m == 0) continue;
    let sysretake = false;
    if (pp.sysmonSchedTick != pp.schedTick) {
      pp.sysmonSchedTick = pp.schedTick;
      pp.sysmonSchedWhen = at;
    } else if (pp.sysmonSchedWhen + forcePreemptNs <= at) {
      probe(probeSysmon, i, pp.schedTick, 0);
      pp.preempt = 1;
      noteAct(sysmonPreempt, i);
      sysretake = true;
    }
    if (!inSyscall(p)) continue;
    if (!sysretake && pp.sysmonSyscallTick != pp.syscallTick) {
      pp.sysmonSyscallTick = pp.syscallTick;
      pp.sysmonSyscallWhen = at;
      continue;
    }
    // A P without work that others could do may wait a little longer for its goroutine.
    if (localEmpty(p) && k.nmspinning + k.npidle > 0 && pp.sysmonSyscallWhen + 10000000 > at) continue;
    take(p);
    any = true;
  }
  return any;
}

/** The monitor's last acts are kept for those who look. */
function noteAct(act: u32, p: u32): void {
  const k = K();
  const i = <usize>(k.nSysmonActs++ & 7);
  store<u32>(<usize>kernelRecord + kernelSysmonActWhatOffset + (i << 2), p | (act << 16));
  store<i64>(<usize>kernelRecord + kernelSysmonActWhenOffset + (i << 3), k.machineTime);
}

function take(p: u32): void {
  noteAct(sysmonRetake, asP(p).id);
  probe(probeSysmon, asP(p).id, asP(p).syscallTick, 1);
  asP(p).syscallTick++;
  releasep(asP(p).m);
  handoffp(p);
}

/** When nothing else runs the monitor has all the time it needs: Ps whose goroutines are in host calls are taken from them. */
export function handOffSyscalls(): bool {
  const k = K();
  let any = false;
  if (k.nSyscalls == 0) return false;
  for (let i: u32 = 0; i < k.nProcs; i++) {
    const p = procAt(i);
    if (asP(p).status == pRunning && inSyscall(p)) {
      take(p);
      any = true;
    }
  }
  return any;
}

/** Nanoseconds from a moment until a collection is due because there was none for two minutes, the largest number if none will be: the first comes only by need. */
function untilForcedGC(now: i64): i64 {
  const k = K();
  return k.gcPercent < 0 || k.numGC == 0 ? i64.MAX_VALUE : k.lastGCTime + forceGCNs - now;
}

function forceGC(now: i64): void {
  const k = K();
  if ((k.gcPhase | k.gcWanted) != 0 || untilForcedGC(now) > 0) return;
  k.gcWanted = triggerTime;
  if (k.debugGctrace != 0) hostReport(reportGcForced);
}

/** For the host, which waits while nothing runs: starts the collection if it is due, and says how long it may wait for the next. */
export function idleGC(): i64 {
  const now = nanotime();
  forceGC(now);
  return K().gcWanted != 0 ? 0 : untilForcedGC(now);
}

function schedtrace(): void {
  const k = K();
  const now = schedNow();
  if (now < k.schedtraceNext) return;
  k.schedtraceNext = now + <i64>k.schedtrace * 1000000;
  hostReport(reportSchedtrace);
}
