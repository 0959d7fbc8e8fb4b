/**
 * The scavenger: gives memory of free pages back to the system.
 *
 * A WebAssembly memory cannot shrink, and nothing can empty a part of it (`memory.discard` is a proposal; writing zeros keeps pages resident). But a
 * new memory of the same size costs address space only, until something is written to it. So pages are given back all at once: the host moves
 * the image to a new memory, copies what is in use, instantiates the modules over it and drops the old one (engine/machine.ts). Addresses stay
 * as they are. Free pages are zero and not resident afterwards, *released*; one bit per page says so until somebody takes the page. Go's
 * scavenger does the same to single pages with madvise, and needs the bits for the same two things: HeapReleased, and to know that a page is zero.
 *
 * A move costs a copy of what is in use, and needs a moment without frames on the native stack. Hence:
 * - debug.FreeOSMemory moves for anything from 1 MiB on, after its collection;
 * - otherwise what is kept beyond need must be worth it: Go's measure (10 % above what the last heap would need at the new goal, or 95 % of the
 *   memory limit), at least 64 MiB of it, and at least as much free as there is to copy, so that copying stays in proportion to the garbage;
 * - and the program must be idle: it waits for the host or for a timer and has done so for a while. A busy program is never made to wait.
 *
 * All of it goes by the kernel's own counts, so a run on the virtual clock releases at the same decision each time.
 *
 * Rejected: counting free pages as released without a move, which no figure of the system would bear out; several memories with pages
 * spread over them, which every load and store would pay for; a goroutine as in Go (bgscavenge), since the host must act anyway.
 */
import { Kernel, probeScavenge, reportScavtrace, reportScavtraceForced } from "./records";
import { K } from "./state";
import { asSpan, spanFree } from "./mheap";
import { pageShift } from "./sizeClasses";
import { heapGoal } from "./mgcpacer";
import { hostReport } from "./host";
import { probe } from "./trace";

const never: u64 = 0xffffffffffffffff;
/** The least that an idle program moves for: a move costs some 10 ms beside the copy. */
const leastBytes: u64 = 64 << 20;
const leastPages: u64 = leastBytes >> pageShift;
/** An idle time must be so long (ns) that the move ends well before it does; copying 1 MiB takes half a millisecond where nothing else runs. */
const idleNs: i64 = 200000000;
const nsPerCopiedByte: i64 = 1;

/** What debug.FreeOSMemory moves for. */
const leastForced: u64 = (1 << 20) >> pageShift;

// @ts-ignore: decorator
@inline
function bitsOf(page: u32): usize {
  return <usize>(K().releasedBits + (page >> 3));
}

/** Pages are taken into use: released ones will be resident again. Returns whether all of them were released, and are zero. */
export function takeReleased(start: u32, nPages: u32): bool {
  const k = K();
  const first = (start - k.heapStart) >> pageShift;
  let released: u32 = 0;
  for (let p = first; p < first + nPages; p++) {
    const at = bitsOf(p);
    const bit = <u32>1 << (p & 7);
    if ((load<u8>(at) & bit) == 0) continue;
    store<u8>(at, load<u8>(at) & ~bit);
    released++;
  }
  k.pagesReleased -= <u64>released;
  return released == nPages;
}

/** Pages that a collection found in use, and the goal that it had: what the policy compares with from now on. */
export function noteCycle(goal: u64): void {
  const k = K();
  k.lastPagesInUse = k.pagesInUse;
  k.lastHeapGoal = goal;
}

/** Pages of the heap that should stay resident, by GOGC. */
function pagesWanted(k: Kernel): u64 {
  const goal = heapGoal();
  if (k.lastHeapGoal == 0 || goal == never) return never;
  return <u64>(<f64>k.lastPagesInUse * (<f64>goal / <f64>k.lastHeapGoal) * 1.1) + 1;
}

/** The program is idle for so many ns: whether to give memory back now. A move that failed is tried again after the next collection. */
export function releaseDue(ns: i64): bool {
  const k = K();
  const free = k.pagesFree - k.pagesReleased;
  if (ns < idleNs || free < leastPages || k.releaseFailedAt == k.numGC + 1) return false;
  const used = <u64>(k.heapUsed >> pageShift);
  const copied = used - k.pagesFree;
  if (free < copied || ns < idleNs + <i64>(copied << pageShift) * nsPerCopiedByte) return false;
  const resident = used - k.pagesReleased;
  if (k.memoryLimitGo != i64.MAX_VALUE && resident << pageShift > <u64>k.memoryLimitGo / 100 * 95) return true;
  const wanted = pagesWanted(k);
  return wanted != never && k.pagesInUse + free >= wanted + leastPages;
}

/** debug.FreeOSMemory: its collection is over. */
export function releaseAll(): void {
  const k = K();
  if (k.pagesFree - k.pagesReleased >= leastForced) k.releaseWanted = 1;
  else if (k.debugScavtrace != 0) traceReleased(true);
}

/** The host has moved the image, and with it no free page; or it could not. */
export function released(moved: u32): void {
  const k = K();
  const forced = k.releaseWanted != 0;
  k.releaseWanted = 0;
  if (moved != 0) {
    const pages = releaseFree(k);
    if (forced) k.releasedForced += pages << pageShift;
    else k.releasedIdle += pages << pageShift;
  } else k.releaseFailedAt = k.numGC + 1;
  if (forced && k.debugScavtrace != 0) traceReleased(true);
}

/** Marks all free pages as released; returns how many were not before. */
function releaseFree(k: Kernel): u64 {
  let all: u64 = 0;
  for (let i: u32 = 0; i < k.nSpans; i++) {
    const span = asSpan(load<u32>(<usize>(k.spans + (i << 2))));
    if (span.state != spanFree || span.nPages == 0) continue;
    const first = (span.start - k.heapStart) >> pageShift;
    let fresh: u32 = 0;
    for (let p = first; p < first + span.nPages; p++) {
      const at = bitsOf(p);
      const bit = <u32>1 << (p & 7);
      if ((load<u8>(at) & bit) != 0) continue;
      store<u8>(at, load<u8>(at) | bit);
      fresh++;
    }
    if (fresh == 0) continue;
    all += <u64>fresh;
    k.pagesReleased += <u64>fresh;
    probe(probeScavenge, span.start, fresh, 0);
  }
  return all;
}

/** The line of GODEBUG=scavtrace=1; what it counts begins anew. */
export function traceReleased(forced: bool): void {
  const k = K();
  hostReport(forced ? reportScavtraceForced : reportScavtrace);
  k.releasedIdle = 0;
  k.releasedForced = 0;
}
