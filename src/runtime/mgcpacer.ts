/**
 * The pacer: when the next cycle starts, how large the heap may get before it ends, and how hard the program must help.
 *
 * The goal is Go's since 1.18: heapMarked + (heapMarked + stacks + globals) * GOGC / 100, at least 4 MiB * GOGC / 100,
 * or less where GOMEMLIMIT asks for it. The trigger lies before the goal by the runway: how much the program is expected to allocate
 * while the collector marks, from the ratio of bytes allocated to bytes scanned (cons/mark) of the last cycles, at a mark share of a
 * quarter of the Ps. It stays between 70 % and 95 % of the way from the live heap to the goal. While marking, assists get a price:
 * scan work still expected over bytes still to be allocated. Source: the design document "GC pacer redesign" (proposal 44167)
 * and "Soft memory limit" (48409).
 *
 * Without concurrency a trigger at the goal would do; here as in Go mutators run on, and overshoot without a runway.
 */
import { Kernel, kernelConsMarkHistoryOffset, kernelRecord } from "./records";
import { K } from "./state";
import { pageBytes } from "./sizeClasses";

const heapMinimum: u64 = 4 << 20;
const minTriggerNumerator: u64 = 45;
const maxTriggerNumerator: u64 = 61;
const ratioDenominator: u64 = 64;
const sweepMinDistance: u64 = 1 << 20;
const minRunway: u64 = 64 << 10;
const backgroundUtilization: f64 = 0.25;
const never: u64 = 0xffffffffffffffff;
const noLimit: i64 = i64.MAX_VALUE;

function nanosPerP(duration: i64, procs: u32): f64 {
  return <f64>duration * <f64>procs;
}

/** Bytes that are not heap objects but count against GOMEMLIMIT: stacks and the kernel's own tables. */
export function nonHeapBytes(k: Kernel): u64 {
  return k.stackBytes + <u64>k.heapStart + k.kernelBytes;
}

/** The goal under GOMEMLIMIT: what it leaves beside stacks and tables, with 3 % (1 MiB at least) of headroom. */
function memoryLimitGoal(k: Kernel): u64 {
  if (k.memoryLimitGo == noLimit) return never;
  const limit = <u64>k.memoryLimitGo;
  const other = nonHeapBytes(k);
  if (other >= limit) return k.heapMarked;
  let goal = limit - other;
  let headroom = goal / 100 * 3;
  if (headroom < 1 << 20) headroom = 1 << 20;
  goal = goal < headroom || goal - headroom < headroom ? headroom : goal - headroom;
  return goal < k.heapMarked ? k.heapMarked : goal;
}

/** The heap size that this cycle should end at. */
export function heapGoal(): u64 {
  const k = K();
  let goal = k.gcPercentGoal;
  const limited = memoryLimitGoal(k);
  if (limited < goal) return limited;
  if (k.gcTriggered != never && goal < k.gcTriggered + minRunway) goal = k.gcTriggered + minRunway;
  return goal;
}

/** heapLive at which the next cycle starts. */
function computeTrigger(k: Kernel): u64 {
  const goal = heapGoal();
  const marked = k.heapMarked;
  if (goal == never) return never;
  // No room at all (GOMEMLIMIT): the next allocation. Go looks at the trigger when a P takes a new span; that the other Ps have filled theirs keeps
  // cycles, which idle Ps can end at once, from following each other with one allocation in between.
  if (marked >= goal) return marked + <u64>(k.nProcs - 1) * <u64>pageBytes;
  let least: u64 = k.sweepLiveBasis + sweepMinDistance;
  if (least > goal) least = 0;
  if (least < marked) least = marked;
  const lower = (goal - marked) / ratioDenominator * minTriggerNumerator + marked;
  if (least < lower) least = lower;
  let most = (goal - marked) / ratioDenominator * maxTriggerNumerator + marked;
  if (goal > heapMinimum && goal - heapMinimum > most) most = goal - heapMinimum;
  if (most < least) most = least;
  let trigger = k.runway > goal ? least : goal - k.runway;
  if (trigger < least) trigger = least;
  if (trigger > most) trigger = most;
  return trigger;
}

/** Sets goal and trigger anew: after a cycle, and when GOGC or GOMEMLIMIT change. */
export function commitPacing(): void {
  const k = K();
  if (k.gcPercent < 0) k.gcPercentGoal = never;
  else {
    const percent = <u64>k.gcPercent;
    k.heapMinimum = heapMinimum * percent / 100;
    let goal = k.heapMarked + (k.heapMarked + k.lastStackScan + k.globalsScan) * percent / 100;
    if (goal < k.heapMinimum) goal = k.heapMinimum;
    k.gcPercentGoal = goal;
  }
  k.runway = <u64>(k.consMark * (1.0 - backgroundUtilization) / backgroundUtilization * <f64>(k.lastHeapScan + k.lastStackScan + k.globalsScan));
  k.gcGoal = heapGoal();
  k.trigger = k.debugGcstress != 0 ? 0 : computeTrigger(k);
}

/** A cycle starts on `procs` Ps: decides how many workers hold a P, and what share of time the others give. */
export function startPacing(procs: u32): void {
  const k = K();
  k.gcTriggered = k.heapLive;
  k.heapScanWork = 0;
  k.stackScanWork = 0;
  k.globalsScanWork = 0;
  k.bgScanCredit = 0;
  k.assistTime = 0;
  k.dedicatedTime = 0;
  k.fractionalTime = 0;
  k.idleTime = 0;
  const total = <f64>procs * backgroundUtilization;
  let dedicated = <i32>(total + 0.5);
  const error = <f64>dedicated / total - 1.0;
  k.fractionalGoal = 0;
  if (error < -0.3 || error > 0.3) {
    if (<f64>dedicated > total) dedicated--;
    k.fractionalGoal = (total - <f64>dedicated) / <f64>procs;
  }
  k.dedicatedNeeded = dedicated;
  k.gcGoal = heapGoal();
  revisePacing();
}

/** Sets the price of assists from what is left to scan and to allocate. */
export function revisePacing(): void {
  const k = K();
  const percent: f64 = k.gcPercent < 0 ? 100000 : <f64>k.gcPercent;
  const work = k.heapScanWork + k.stackScanWork + k.globalsScanWork;
  let goal = heapGoal();
  let expected = k.lastHeapScan + k.lastStackScan + k.globalsScan;
  const most = k.heapScan + k.lastStackScan + k.globalsScan;
  if (work > expected && expected > 0) {
    let extended = <u64>(<f64>(goal - k.gcTriggered) / <f64>expected * <f64>most) + k.gcTriggered;
    const hard = <u64>((1.0 + percent / 100.0) * <f64>goal);
    if (extended > hard) extended = hard;
    expected = most;
    goal = extended;
  }
  if (k.heapLive > goal) {
    goal = <u64>(<f64>goal * 1.1);
    expected = most;
  }
  let left = <i64>expected - <i64>work;
  if (left < 1000) left = 1000;
  let room = <i64>goal - <i64>k.heapLive;
  if (goal == never || room <= 0) room = goal == never ? 1 << 40 : 1;
  k.assistWorkPerByte = <f64>left / <f64>room;
  k.assistBytesPerWork = <f64>room / <f64>left;
}

/** Marking has ended at `now`: learns the cons/mark ratio. */
export function endPacing(now: i64, procs: u32): void {
  const k = K();
  const duration = now - k.markStart;
  let utilization = backgroundUtilization;
  if (duration > 0) utilization += <f64>k.assistTime / nanosPerP(duration, procs);
  const work = k.heapScanWork + k.stackScanWork + k.globalsScanWork;
  if (k.heapLive <= k.gcTriggered || work == 0 || utilization >= 1.0) return;
  const idle = duration > 0 ? <f64>k.idleTime / nanosPerP(duration, procs) : 0;
  const current = <f64>(k.heapLive - k.gcTriggered) * (utilization + idle) / (<f64>work * (1.0 - utilization));
  // The largest of the last few: a single calm cycle should not make the next one late.
  let largest = current;
  const history = <usize>(kernelRecord + kernelConsMarkHistoryOffset);
  for (let i: usize = 0; i < 4; i++) {
    const old = load<f64>(history + (i << 3));
    if (old > largest) largest = old;
  }
  for (let i: usize = 3; i > 0; i--) store<f64>(history + (i << 3), load<f64>(history + ((i - 1) << 3)));
  store<f64>(history, current);
  k.consMark = largest;
}

/** The live heap is known: what the next cycle starts from. */
export function resetLive(): void {
  const k = K();
  k.allocBase += k.heapLive - k.heapMarked;
  k.heapLive = k.heapMarked;
  k.heapScan = k.heapScanWork;
  k.lastHeapScan = k.heapScanWork;
  k.lastStackScan = k.stackScanWork;
  k.globalsScan = k.globalsScanWork;
  k.gcTriggered = never;
}
