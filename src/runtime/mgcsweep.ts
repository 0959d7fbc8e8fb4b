/**
 * Sweeping, lazily: after a cycle a span's mark bits become its allocation bits when somebody needs the span.
 *
 * A span is unswept while its generation is behind the heap's. Allocation sweeps what it takes from the central lists; beside it the
 * background sweeper goes through all spans when Ps are idle, and allocation of fresh pages sweeps in proportion, so that
 * all is swept before the next cycle starts (which sweeps what is left). Sweeping everything at once, the simpler way, makes a pause
 * in proportion to the heap.
 *
 * A dead object with a finalizer is revived: it is marked, its finalizer goes to the queue, and the next cycle sees it without one.
 */
import { Span, gcPhaseMarkTermination, gcPhaseOff, kernelFreesByClassOffset, kernelRecord, probeGcFree, probeGcPhase, probeGcSweep, specialBubble, specialCleanup, specialFinalizer, specialWeakHandle, Special } from "./records";
import { K } from "./state";
import { asSpan, freeBlock, freePages, spanInUse } from "./mheap";
import { dropSpanTables } from "./malloc";
import { fullList, listInsert, listRemove, partialList } from "./mcentral";
import { freeSpecial, queueFinalizer } from "./mfinal";
import { probe, probing } from "./trace";

/** Sweeping as probes report it: marking is off then, so it is no phase of its own in Kernel.gcPhase. */
const phaseSweep: u32 = 3;

function isMarked(span: Span, index: u32): bool {
  return (load<u64>(<usize>(span.markBits + ((index >> 6) << 3))) & (<u64>1 << <u64>(index & 63))) != 0;
}

/** Runs, or keeps for later, what is attached to dead objects. Weak handles go first: nothing may be reached through them again. */
function sweepSpecials(span: Span): void {
  let link: u32 = 0;
  let s = span.specials;
  while (s != 0) {
    const special = changetype<Special>(<usize>s);
    const index = span.nElems == 1 ? 0 : (special.object - span.start) / span.elemSize;
    if (isMarked(span, index)) {
      link = s;
      s = special.next;
      continue;
    }
    // The specials of one object stand together.
    let finalizer = false;
    const base = span.start + index * span.elemSize;
    for (let t = s; t != 0; t = changetype<Special>(<usize>t).next) {
      const other = changetype<Special>(<usize>t);
      if (other.object - base >= span.elemSize) break;
      if (other.kind == specialFinalizer) finalizer = true;
    }
    if (finalizer) {
      const marks = <usize>(span.markBits + ((index >> 6) << 3));
      store<u64>(marks, load<u64>(marks) | (<u64>1 << <u64>(index & 63)));
    }
    while (s != 0) {
      const at = changetype<Special>(<usize>s);
      if (at.object - base >= span.elemSize) break;
      const next = at.next;
      if (finalizer && at.kind == specialCleanup) link = s;
      else {
        if (link == 0) span.specials = next;
        else changetype<Special>(<usize>link).next = next;
        if (at.kind == specialWeakHandle) {
          store<u64>(at.fn, 0);
          freeSpecial(s);
        } else if (at.kind == specialBubble) freeSpecial(s);
        else queueFinalizer(s);
      }
      s = next;
    }
  }
}

/** Reports each object of a span that sweeping is about to free. */
function probeFreed(span: Span): void {
  for (let i: u32 = 0; i < span.nElems; i++) {
    const allocated = (load<u64>(<usize>(span.allocBits + ((i >> 6) << 3))) & (<u64>1 << <u64>(i & 63))) != 0;
    if (allocated && !isMarked(span, i)) probe(probeGcFree, span.start + i * span.elemSize, span.elemSize, 0);
  }
}

/** Sweeps one span in use that is behind. Returns the pages given back. */
export function sweepSpan(s: u32): u32 {
  const k = K();
  const span = asSpan(s);
  span.sweepgen = k.sweepgen;
  if (span.specials != 0) sweepSpecials(span);
  if (probing(probeGcFree)) probeFreed(span);
  const words = (span.nElems + 63) >> 6;
  let live: u32 = 0;
  for (let w: u32 = 0; w < words; w++) live += <u32>popcnt<u64>(load<u64>(<usize>(span.markBits + (w << 3))));
  const freed = span.allocCount - live;
  k.nFreed += <u64>freed;
  k.totalFree += <u64>freed * <u64>span.elemSize;
  const counter = <usize>(kernelRecord + kernelFreesByClassOffset + ((span.spanClass >> 1) << 3));
  store<u64>(counter, load<u64>(counter) + <u64>freed);
  k.pagesSwept += <u64>span.nPages;
  const start = span.start;
  listRemove(s);
  if (live == 0) {
    const pages = span.nPages;
    k.pagesInUse -= <u64>pages;
    if (span.nElems == 1 && (span.spanClass >> 1) == 0) k.largeLive -= <u64>span.elemSize;
    dropSpanTables(s);
    freePages(s);
    probe(probeGcSweep, start, freed, 0);
    return pages;
  }
  const bits = span.allocBits;
  span.allocBits = span.markBits;
  span.markBits = bits;
  memory.fill(<usize>bits, 0, <usize>(words << 3));
  if (freed != 0) span.needZero = 1;
  span.allocCount = live;
  span.freeIndex = 0;
  span.allocCache = ~load<u64>(<usize>span.allocBits);
  listInsert(live < span.nElems ? partialList(span.spanClass, true) : fullList(span.spanClass, true), s);
  probe(probeGcSweep, start, freed, live);
  return 0;
}

/** Sweeps the next span that needs it. Returns false when all are swept. */
export function sweepOne(): bool {
  const k = K();
  while (k.sweepIndex < k.sweepEnd) {
    const s = load<u32>(<usize>(k.spans + (k.sweepIndex++ << 2)));
    const span = asSpan(s);
    if (span.state != spanInUse || span.nPages == 0 || span.sweepgen == k.sweepgen) continue;
    sweepSpan(s);
    return true;
  }
  if (k.sweepActive != 0) {
    k.sweepActive = 0;
    probe(probeGcPhase, phaseSweep, gcPhaseOff, k.numGC);
  }
  return false;
}

export function sweepAll(): void {
  while (sweepOne()) {}
}

/** Fresh pages are wanted: sweeps as many as the plan asks for by now. */
export function proportionalSweep(bytes: u32): void {
  const k = K();
  if (k.sweepActive == 0) return;
  const due = <i64>(k.sweepPagesPerByte * <f64>(k.heapLive - k.sweepLiveBasis + <u64>bytes)) - <i64>(k.pagesSwept - k.pagesSweptBasis);
  for (let swept = k.pagesSwept; <i64>(k.pagesSwept - swept) < due; ) if (!sweepOne()) return;
}

/** All spans are unswept now; plans how fast they must be swept to be ready at the next trigger. */
export function startSweep(): void {
  const k = K();
  k.sweepIndex = 0;
  // Spans made from now on are born swept.
  k.sweepEnd = k.nSpans;
  k.sweepActive = 1;
  probe(probeGcPhase, gcPhaseMarkTermination, phaseSweep, k.numGC);
  k.pagesSweptBasis = k.pagesSwept;
  k.sweepLiveBasis = k.heapLive;
  let distance = <i64>k.trigger - <i64>k.heapLive - (1 << 20);
  if (distance < 8192) distance = 8192;
  k.sweepPagesPerByte = <f64>k.pagesInUse / <f64>distance;
}
