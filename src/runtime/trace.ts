/**
 * Probes and the trace ring.
 *
 * Every place where the runtime decides something calls `probe(kind, a, b, c)` (kinds in src/layout/probes.ts). One machine word
 * has a bit for each kind that anybody is interested in, so a probe that is off costs a load, a test and a branch. One that is on does
 * up to three things: it writes an entry to a ring in the image, it stops the program before the event, it stops it after.
 *
 * The ring: entries of TraceEvent, the newest at `traceSeq - 1` modulo its size. Stacks are kept once each, as lists of resume ids in
 * `traceStacks` (a count, then the ids from the top), found through a hash table; 0 is "no stack". Goroutines are named by id,
 * since their records are used again: `goidA` is the id of the goroutine in argument a for kinds that have one.
 *
 * Stopping: frames are complete in memory only while no goroutine is on the native stack (`native` is 0). Then the kernel can
 * stop right here, by a host call that blocks, also between two objects that the collector marks. Kernel operations that may
 * park the goroutine can be put off: the goroutine leaves first, the run loop reports the event with its full stack, and does the operation
 * for it (`putOff`). All other events inside a goroutine (an allocation, a go statement) have happened when the
 * program stops, at the next statement check or safepoint. A host call that blocks inside a goroutine was rejected: its
 * frames would be those of its last stop.
 */
import {
  TraceEvent, kernelRecord, kernelWatchHiOffset, kernelWatchKindsOffset, kernelWatchLoOffset, leaveOp, mCurg, mProbeMask, mTicks, probeChanRecv, probeChanSend, probeGoCreate, probeGoEnd, probeGoPark, probeGoPreempt, probeGoReady, probeGoStart, probeGoYield, probePanic, probeSchedule,
  probeSelect, probeSemAcquire, probeStackGrow, probeSyscallEnter, probeSyscallExit, sizeofTraceEvent,
} from "./records";
import { K, asG, asM, asP, curg, setTicks, setUnwinding } from "./state";
import { allocBlock, persistentAlloc } from "./mheap";
import { hostProbe, nanotime } from "./host";

/** Bit of the check flags by which every statement check comes to the kernel after an event that is to stop. */
export const flagProbe: u8 = 4;

const defaultSize: u32 = 16384;
const stackBytes: u32 = 1 << 18;
const hashSlots: u32 = 4096;
const maxDepth: u32 = 32;

/** Kinds whose first argument is a goroutine. */
const aboutG: u64 = ((<u64>1) << probeGoCreate) | ((<u64>1) << probeGoStart) | ((<u64>1) << probeGoPark) | ((<u64>1) << probeGoReady) | ((<u64>1) << probeGoPreempt) | ((<u64>1) << probeGoYield)
  | ((<u64>1) << probeGoEnd) | ((<u64>1) << probeStackGrow) | ((<u64>1) << probeSchedule) | ((<u64>1) << probeSyscallEnter) | ((<u64>1) << probeSyscallExit) | ((<u64>1) << probePanic);

// @ts-ignore: decorator
@inline
export function probing(kind: u32): bool {
  return (load<u64>(mProbeMask) & ((<u64>1) << <u64>kind)) != 0;
}

// @ts-ignore: decorator
@inline
export function probe(kind: u32, a: u32, b: u32, c: u32): void {
  if (probing(kind)) hit(kind, a, b, c);
}

/** An event of a kind that somebody wants. */
function hit(kind: u32, a: u32, b: u32, c: u32): void {
  const k = K();
  const bit = (<u64>1) << <u64>kind;
  if (k.probePending != 0 && k.native == 0) stopHere();
  if ((k.traceMask & bit) != 0) record(kind, a, b, c);
  if ((k.stopBefore & bit) != 0 || (k.nWatches != 0 && watched(bit, a))) {
    note(kind, a, b, c, 0);
    if (k.native == 0) stopHere();
    else interrupt();
  } else if ((k.stopAfter & bit) != 0) {
    note(kind, a, b, c, 1);
    if (k.native != 0) interrupt();
  }
}

/** Whether an event is about something that is watched: its first argument is an address inside. */
function watched(bit: u64, a: u32): bool {
  const k = K();
  const base = <usize>kernelRecord;
  for (let i: usize = 0; i < <usize>k.nWatches; i++) {
    if ((load<u64>(base + kernelWatchKindsOffset + (i << 3)) & bit) == 0) continue;
    if (a >= load<u32>(base + kernelWatchLoOffset + (i << 2)) && a < load<u32>(base + kernelWatchHiOffset + (i << 2))) return true;
  }
  return false;
}

/** Whether one of a select's channels is watched. */
function selectWatched(cases: u32, n: u32): bool {
  const bit = (<u64>1) << probeSelect;
  for (let i: u32 = 0; i < n; i++) if (watched(bit, load<u32>(<usize>(cases + (i << 4))))) return true;
  return false;
}

function note(kind: u32, a: u32, b: u32, c: u32, when: u32): void {
  const k = K();
  // Of several events before the program can stop, the first is the one that it stops for.
  if (k.probePending != 0) return;
  k.probePending = 1;
  k.probeKind = kind;
  k.probeA = a;
  k.probeB = b;
  k.probeC = c;
  // Inside a goroutine the event is over before the program can stop.
  k.probeWhen = when | k.native;
  const g = load<u32>(mCurg);
  k.probeGoid = g != 0 ? asG(g).goid : (aboutG & ((<u64>1) << <u64>kind)) != 0 && a != 0 ? asG(a).goid : 0;
}

function stopHere(): void {
  K().probePending = 0;
  hostProbe();
}

/** Makes the running goroutine leave at its next statement check or safepoint. */
function interrupt(): void {
  const left = load<i32>(mTicks);
  if (left > 0) {
    K().ticksSaved = left;
    setTicks(0);
  }
  setFlags(true);
}

function setFlags(on: bool): void {
  const k = K();
  const n = k.nResumeIds;
  const flags = <usize>k.checkFlags;
  for (let i: usize = 0; i < <usize>n; i++) store<u8>(flags + i, on ? load<u8>(flags + i) | flagProbe : load<u8>(flags + i) & ~flagProbe);
}

/** Whether the program is to stop for an event that has happened; the event is in the probe fields. */
export function takeStop(): bool {
  const k = K();
  if (k.probePending == 0) return false;
  k.probePending = 0;
  setFlags(false);
  return true;
}

/**
 * Asked by kernel operations that may park, before anything has happened. If it says true the goroutine leaves, and the run loop
 * does the operation when the event has been recorded, with the goroutine's whole stack, and looked at.
 */
export function putOff(kind: u32, a: u32, b: u32, c: u32): bool {
  const g = curg();
  if (K().native == 0) return false;
  g.op = kind + 1;
  g.lookArg = a;
  g.lookArg2 = b;
  g.lookArg3 = c;
  const k = K();
  k.leaveReason = leaveOp;
  k.top = 0;
  setUnwinding(1);
  return true;
}

/** The run loop's part of `putOff`: records the event, and says whether to stop before it. */
export function announce(kind: u32, a: u32, b: u32): bool {
  const k = K();
  const bit = (<u64>1) << <u64>kind;
  if ((k.traceMask & bit) != 0) record(kind, a, b, 0);
  if ((k.stopBefore & bit) != 0 || (k.nWatches != 0 && (kind == probeSelect ? selectWatched(curg().lookArg, curg().lookArg2) : watched(bit, a)))) {
    note(kind, a, b, 0, 0);
    k.probePending = 0;
    return true;
  }
  if ((k.stopAfter & bit) != 0) note(kind, a, b, 0, 1);
  return false;
}

// ---- the ring

function record(kind: u32, a: u32, b: u32, c: u32): void {
  const k = K();
  if (k.traceRing == 0) {
    if (k.traceSize == 0) k.traceSize = defaultSize;
    k.traceRing = persistentAlloc(k.traceSize * sizeofTraceEvent);
  }
  const e = changetype<TraceEvent>(<usize>(k.traceRing + <u32>(k.traceSeq % <u64>k.traceSize) * sizeofTraceEvent));
  const current = load<u32>(mCurg);
  const about = (aboutG & ((<u64>1) << <u64>kind)) != 0;
  const g = current != 0 ? current : about ? a : 0;
  e.seq = k.traceSeq++;
  e.tick = k.switches;
  e.time = nanotime() - k.startTime;
  e.goid = g != 0 ? asG(g).goid : 0;
  e.kind = kind;
  e.p = asP(k.curp).id;
  e.m = asM(k.curm).id;
  e.a = a;
  e.b = b;
  e.c = c;
  e.goidA = about && a != 0 ? <u32>asG(a).goid : 0;
  e.stack = k.native == 0 && g != 0 ? stackId(g) : 0;
}

/** The stack of a goroutine that is off its native stack, in the table. */
function stackId(g: u32): u32 {
  const k = K();
  const top = asG(g).top;
  if (top == 0) return 0;
  if (k.traceStacks == 0) {
    k.traceStacks = persistentAlloc(stackBytes);
    k.traceHash = allocBlock(hashSlots << 2);
    k.traceStacksUsed = 1;
  }
  const at = k.traceStacksUsed;
  if (((at + maxDepth + 1) << 2) > stackBytes) return 0;
  // The ids are written where a new entry would be; if there is one like it already, nothing was used.
  const to = <usize>k.traceStacks;
  let n: u32 = 0;
  let hash: u32 = 2166136261;
  for (let fp = top; fp != 0 && n < maxDepth; fp = load<u32>(fp, 4) & ~1) {
    const id = load<u32>(fp);
    hash = (hash ^ id) * 16777619;
    n++;
    store<u32>(to + <usize>((at + n) << 2), id);
  }
  store<u32>(to + <usize>(at << 2), n);
  for (let i = hash % hashSlots, tries: u32 = 0; tries < hashSlots; i = (i + 1) % hashSlots, tries++) {
    const slot = <usize>(k.traceHash + (i << 2));
    const known = load<u32>(slot);
    if (known == 0) {
      store<u32>(slot, at);
      k.traceStacksUsed = at + n + 1;
      return at;
    }
    if (memory.compare(to + <usize>(known << 2), to + <usize>(at << 2), <usize>((n + 1) << 2)) == 0) return known;
  }
  return 0;
}
