/**
 * The collector: concurrent, precise, non-moving, tri-colour mark and sweep, after Go's.
 *
 * A cycle:
 * 1. *Sweep termination.* Allocation has reached the trigger (mgcpacer.ts), or runtime.GC or two minutes of quiet ask for a cycle. What is
 *    still unswept is swept, the write barrier (mwbbuf.ts) goes on, the roots are cut into jobs.
 * 2. *Mark.* The program runs on. A quarter of the Ps mark: dedicated workers hold their P, a fractional one takes a
 *    share of time, and Ps without anything to run mark as idle workers. A worker's turn looks at a bounded number of
 *    bytes, about as long as a goroutine's turn lasts. Goroutines that allocate assist (mgcmark.ts).
 * 3. *Mark termination.* No grey object is left and all barrier buffers are empty: the barrier goes off, allocation caches are flushed.
 * 4. *Sweep* is lazy (mgcsweep.ts).
 *
 * The world is stopped in 1 and 3 simply by not scheduling: between two decisions of the scheduler every goroutine has left its native
 * stack, so every root lies in memory. Collecting all at once there was the first version; its pauses grew with the heap.
 * Reference counts cannot free cycles, and moving objects would need every local that holds an address to be known.
 */
import {
  P, kernelPastAssistOffset, kernelPastEndOffset, kernelPastGoalOffset, kernelPastMarkedOffset, kernelPastMarkingOffset, kernelPastStartOffset, kernelPastTriggerOffset, gcPhaseMark, gcPhaseMarkTermination, gcPhaseOff, kernelPauseEndOffset, kernelPauseNsOffset, kernelRecord, mWriteBarrier, pMcacheOffset, reportGctrace,
  probeGcPhase, probeGcWorker, probeStopTheWorld, triggerForced, waitWaitForGCCycle, workerDedicated, workerFractional, workerIdle, workerNone,
} from "./records";
import { poolCleanup } from "./syncpool";
import { K, asG, asP, curgAddr } from "./state";
import { asSpan } from "./mheap";
import { nSizeClasses } from "./sizeClasses";
import { fullList, listInsert, partialList } from "./mcentral";
import { anyWork, disposeWork, procRecord } from "./mgcwork";
import { drain, markWorkAvailable, prepareRoots } from "./mgcmark";
import { flushWriteBarrier } from "./mwbbuf";
import { commitPacing, endPacing, heapGoal, resetLive, revisePacing, startPacing } from "./mgcpacer";
import { noteCycle, releaseAll, traceReleased } from "./mgcscavenge";
import { startSweep, sweepAll, sweepOne } from "./mgcsweep";
import { checkMarks, verifySpans } from "./mcheckmark";
import { park, readyGlobal } from "./execute";
import { localRunqToGlobal, wakep } from "./proc";
import { limiterIdle, limiterSpent, limiterUpdate } from "./mgclimit";
import { machineNow, nanotime, spend, splitWall, wallNanos } from "./clock";
import { hostReport } from "./host";
import { probe } from "./trace";

/** Why the world stops, as probes report it. */
const stwSweepTermination: u32 = 1;
const stwMarkTermination: u32 = 2;

/** Bytes that a worker looks at in one turn: a nanosecond each in machine time, so about as long as a goroutine's turn while marking. */
const turnBytes: u64 = 128 << 10;
/** Spans that an idle P sweeps in one turn, which takes about as long. */
const turnSpans: u32 = 256;
const everything: u64 = 0xffffffffffffffff;

/** Sweep termination and the start of marking. `reason` is one of gcTrigger. */
export function gcStart(reason: u32): void {
  const k = K();
  if (k.gcPhase != gcPhaseOff) return;
  const start = nanotime();
  probe(probeStopTheWorld, stwSweepTermination, 1, 0);
  k.gcWanted = 0;
  k.gcForcedNow = reason == triggerForced ? 1 : 0;
  sweepAll();
  if (k.debugCheckmark != 0) verifySpans();
  poolCleanup();
  k.tSweepTerm = start;
  k.heap0 = k.heapLive;
  k.heapMarked = 0;
  k.cpuAssist = 0;
  k.cpuBackground = 0;
  k.cpuIdle = 0;
  k.gcPhase = gcPhaseMark;
  store<u32>(mWriteBarrier, 1);
  prepareRoots();
  for (let i: u32 = 0; procRecord(i) != 0; i++) {
    const p = asP(procRecord(i));
    p.gcWorkerMode = workerNone;
    p.gcFractionalTime = 0;
    p.tiny = 0;
  }
  // Who runs is preempted, so that every P looks what to do next, and one more P comes for the first worker.
  for (let i: u32 = 0; i < k.nProcs; i++) asP(procRecord(i)).preempt = 1;
  wakep();
  const now = nanotime();
  k.tMark = now;
  k.markStart = machineNow();
  k.pauseSweepTerm = now - start;
  probe(probeStopTheWorld, stwSweepTermination, 0, 0);
  probe(probeGcPhase, gcPhaseOff, gcPhaseMark, k.numGC + 1);
  startPacing(k.nProcs);
  limiterUpdate();
  if (k.debugGcstop != 0) finishMarking();
}

// ---- workers

/** Gives p's turn to a background worker if the plan wants one there. Returns whether it took the turn. */
export function gcWorkerTurn(p: P): bool {
  const k = K();
  if (!markWorkAvailable(p)) {
    // Nothing is to be seen from here: other Ps' buffers are emptied, and if that brings nothing, marking ends.
    gcMarkDone();
    return true;
  }
  if (p.gcWorkerMode != workerDedicated) {
    if (k.dedicatedNeeded > 0) {
      k.dedicatedNeeded--;
      p.gcWorkerMode = workerDedicated;
      localRunqToGlobal(changetype<u32>(p));
    } else {
      if (k.fractionalGoal == 0) return false;
      const elapsed = machineNow() - k.markStart;
      if (elapsed > 0 && <f64>p.gcFractionalTime / <f64>elapsed > k.fractionalGoal) return false;
      p.gcWorkerMode = workerFractional;
    }
  }
  k.curp = changetype<u32>(p);
  probe(probeGcWorker, p.gcWorkerMode, 1, 0);
  const start = nanotime();
  const used = limiterSpent(spend(drain(turnBytes, true)));
  k.cpuBackground += nanotime() - start;
  probe(probeGcWorker, p.gcWorkerMode, 0, 0);
  if (p.gcWorkerMode == workerDedicated) k.dedicatedTime += used;
  else {
    k.fractionalTime += used;
    p.gcFractionalTime += used;
    p.gcWorkerMode = workerNone;
  }
  afterTurn();
  return true;
}

/** No P has a goroutine to run: marks, else sweeps. Returns false if there was nothing to do. */
export function gcIdleTurn(): bool {
  const k = K();
  if (k.gcPhase == gcPhaseMark) {
    probe(probeGcWorker, workerIdle, 1, 0);
    const start = nanotime();
    k.idleTime += limiterIdle(spend(drain(turnBytes, true)));
    k.cpuIdle += nanotime() - start;
    probe(probeGcWorker, workerIdle, 0, 0);
    afterTurn();
    return true;
  }
  if (k.sweepActive == 0) return false;
  for (let i: u32 = 0; i < turnSpans; i++) if (!sweepOne()) break;
  spend(turnBytes);
  return true;
}

function afterTurn(): void {
  const p = asP(K().curp);
  K().heapScanWork += p.gcScanWork;
  p.gcScanWork = 0;
  revisePacing();
  if (!markWorkAvailable(p)) gcMarkDone();
}

/** No work was to be seen: empties all barrier buffers, and ends marking if that brought nothing. */
export function gcMarkDone(): void {
  const k = K();
  for (let i: u32 = 0; procRecord(i) != 0; i++) {
    const p = asP(procRecord(i));
    flushWriteBarrier(p);
    disposeWork(p);
  }
  // What the flush has marked went to the current P.
  disposeWork(asP(k.curp));
  if (!anyWork()) gcMarkTermination();
}

// ---- the end of a cycle

/** What the cycle that ends was like, for the strip that shows the pacer's last cycles. */
function keepHistory(goal: u64): void {
  const k = K();
  const at = <usize>kernelRecord + (<usize>(k.numGC & 63) << 3);
  store<u64>(at + kernelPastTriggerOffset, k.gcTriggered);
  store<u64>(at + kernelPastGoalOffset, goal);
  store<u64>(at + kernelPastStartOffset, k.heap0);
  store<u64>(at + kernelPastEndOffset, k.heapLive);
  store<u64>(at + kernelPastMarkedOffset, k.heapMarked);
  store<i64>(at + kernelPastAssistOffset, k.assistTime);
  store<i64>(at + kernelPastMarkingOffset, machineNow() - k.markStart);
}

function gcMarkTermination(): void {
  const k = K();
  const start = nanotime();
  k.tMarkTerm = start;
  k.gcPhase = gcPhaseMarkTermination;
  probe(probeStopTheWorld, stwMarkTermination, 1, 0);
  probe(probeGcPhase, gcPhaseMark, gcPhaseMarkTermination, k.numGC + 1);
  if (k.debugCheckmark != 0) checkMarks();
  store<u32>(mWriteBarrier, 0);
  k.heap1 = k.heapLive;
  const goal = heapGoal();
  noteCycle(goal);
  keepHistory(goal);
  endPacing(machineNow(), k.nProcs);
  limiterUpdate();
  k.heap2 = k.heapMarked;
  resetLive();
  k.sweepgen += 2;
  flushCaches();
  k.gcPhase = gcPhaseOff;
  k.numGC++;
  if (k.gcForcedNow != 0) k.numForcedGC++;
  commitPacing();
  startSweep();
  // An idle P sweeps in the background (gcIdleTurn).
  wakep();
  const now = nanotime();
  k.tEnd = now;
  probe(probeStopTheWorld, stwMarkTermination, 0, 0);
  k.lastGCTime = now;
  k.lastGCWall = splitWall(now) * 1000000000 + <i64>wallNanos();
  k.pauseMarkTerm = now - k.tMarkTerm;
  const pause = k.pauseSweepTerm + k.pauseMarkTerm;
  k.pauseTotal += <u64>pause;
  const place = <usize>((k.numGC + 255) & 255) << 3;
  store<u64>(<usize>(kernelRecord + kernelPauseNsOffset) + place, <u64>pause);
  store<u64>(<usize>(kernelRecord + kernelPauseEndOffset) + place, <u64>k.lastGCWall);
  k.gcCpuTotal += k.cpuAssist + k.cpuBackground + pause * <i64>k.nProcs;
  k.tracedGoal = goal;
  if (k.debugGctrace != 0) hostReport(reportGctrace);
  if (k.debugScavtrace != 0) traceReleased(false);
}

/** The spans in the Ps' caches go back to the lists, unswept like all others. */
function flushCaches(): void {
  for (let i: u32 = 0; procRecord(i) != 0; i++) flushCachesOf(procRecord(i));
}

export function flushCachesOf(p: u32): void {
  asP(p).tiny = 0;
  for (let c: u32 = 0; c < nSizeClasses * 2; c++) {
    const slot = <usize>(p + pMcacheOffset + (c << 2));
    const s = load<u32>(slot);
    if (s == 0) continue;
    const span = asSpan(s);
    span.cached = 0;
    listInsert(span.allocCount < span.nElems ? partialList(c, false) : fullList(c, false), s);
    store<u32>(slot, 0);
  }
}

// ---- runtime.GC

/** Parks the running goroutine until a cycle that has yet to start is over and swept. */
export function gcWait(): void {
  const k = K();
  const g = asG(curgAddr());
  if (k.gcPhase == gcPhaseOff && k.gcWaiters == 0) {
    g.schedLink = 0;
    k.gcWaiters = curgAddr();
    k.gcWanted = triggerForced;
  } else {
    g.schedLink = k.gcWaitersNext;
    k.gcWaitersNext = curgAddr();
  }
  park(waitWaitForGCCycle, 0);
}

/** Between scheduling decisions: sweeps for those who wait for a cycle that has been marked, and lets them go. */
export function gcServeWaiters(): void {
  const k = K();
  if (k.gcPhase != gcPhaseOff || k.gcWanted != 0) return;
  for (let i = 0; i < 64; i++) {
    if (sweepOne()) continue;
    let g = k.gcWaiters;
    k.gcWaiters = k.gcWaitersNext;
    k.gcWaitersNext = 0;
    if (k.gcWaiters != 0) k.gcWanted = triggerForced;
    while (g != 0) {
      const next = asG(g).schedLink;
      asG(g).schedLink = 0;
      if (asG(g).freesMemory != 0) {
        asG(g).freesMemory = 0;
        releaseAll();
      }
      readyGlobal(g);
      g = next;
    }
    return;
  }
}

/** One full cycle at once, for tests and GODEBUG=gcstoptheworld=1. Every goroutine must be off its native stack. */
export function collect(forced: u32): void {
  const k = K();
  if (k.gcPhase == gcPhaseOff) gcStart(forced != 0 ? triggerForced : 1);
  finishMarking();
  sweepAll();
}

/** Marks to the end without letting the program run. */
function finishMarking(): void {
  while (K().gcPhase == gcPhaseMark) {
    drain(everything, true);
    afterTurn();
  }
}
