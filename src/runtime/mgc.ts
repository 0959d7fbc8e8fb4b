/**
 * The collector: precise, non-moving mark and sweep with the world stopped.
 *
 * Allocation only notes that a collection is due (`gcWanted`) and takes the running goroutine's ticks away; it starts when that
 * goroutine has left its native stack at its next safepoint, so that every root lies in memory: globals, frames
 * (through each function's pointer words, see stack.ts), deferred calls, panics, timers. Nothing is ever found by scanning
 * WebAssembly locals, which no runtime could see.
 *
 * Alternatives were marking inside malloc (roots in locals would need shadow stores at every assignment) and
 * reference counts (cycles). Marking uses a stack of addresses in linked chunks; interior pointers are resolved through
 * the page table and the span's element size. A slot may hold a stale value: it is looked up like any other, and what is not an
 * object is ignored.
 *
 * After marking, the mark bits become the allocation bits of every span; empty spans go back to the page heap.
 */
import { Defer, G, Panic, Timer, kernelFullOffset, kernelPartialOffset, pMcacheOffset } from "./records";
import { K, asG, asP } from "./state";
import { allocBlock, asSpan, freePages, spanInUse, spanOf } from "./mheap";
import { dropSpanTables, listInsert, listRemove, typePtrBytes, typeSize } from "./malloc";
import { nSizeClasses } from "./sizeClasses";
import { scanStack } from "./stack";
import { timerAt } from "./time";
import { nanotime } from "./host";

/** A chunk of the mark stack: link, count, addresses. */
const chunkSlots: u32 = 1020;

function push(object: u32): void {
  const k = K();
  let chunk = k.workHead;
  if (chunk == 0 || load<u32>(chunk, 4) == chunkSlots) {
    let fresh = k.workFree;
    if (fresh != 0) k.workFree = load<u32>(fresh);
    else fresh = allocBlock((chunkSlots + 2) << 2);
    store<u32>(fresh, chunk);
    store<u32>(fresh, 0, 4);
    k.workHead = fresh;
    chunk = fresh;
  }
  const n = load<u32>(chunk, 4);
  store<u32>(<usize>(chunk + 8 + (n << 2)), object);
  store<u32>(chunk, n + 1, 4);
}

function pop(): u32 {
  const k = K();
  const chunk = k.workHead;
  if (chunk == 0) return 0;
  const n = load<u32>(chunk, 4) - 1;
  store<u32>(chunk, n, 4);
  const object = load<u32>(<usize>(chunk + 8 + (n << 2)));
  if (n == 0) {
    k.workHead = load<u32>(chunk);
    store<u32>(chunk, k.workFree);
    k.workFree = chunk;
  }
  return object;
}

/** Marks the object that `address` points into, if it is one. */
export function markAddress(address: u32): void {
  const s = spanOf(address);
  if (s == 0) return;
  const span = asSpan(s);
  if (span.state != spanInUse || address < span.start) return;
  const offset = address - span.start;
  let index: u32 = 0;
  if (span.nElems != 1) {
    index = <u32>((<u64>offset * <u64>span.magic) >> 32);
    if (index >= span.nElems) return;
  }
  const word = <usize>(index >> 6) << 3;
  const bit = <u64>1 << <u64>(index & 63);
  const marks = <usize>span.markBits + word;
  const old = load<u64>(marks);
  if ((old & bit) != 0) return;
  if ((load<u64>(<usize>span.allocBits + word) & bit) == 0) return;
  store<u64>(marks, old | bit);
  const k = K();
  k.heapMarked += <u64>span.elemSize;
  k.markedObjects++;
  if ((span.spanClass & 1) == 0) push(span.start + index * span.elemSize);
}

/** Marks what a value of type `type` at `at` points to, repeated up to `size` bytes. */
export function scanTyped(at: u32, type: u32, size: u32): void {
  const stride = typeSize(type);
  const ptrBytes = typePtrBytes(type);
  if (stride == 0 || ptrBytes == 0) return;
  const mask = load<u32>(type, 24);
  const words = ptrBytes >> 3;
  for (let base: u32 = 0; base + ptrBytes <= size; base += stride) {
    const from = at + base;
    if (words == 1) {
      const v = load<u32>(<usize>from);
      if (v != 0) markAddress(v);
      continue;
    }
    for (let w: u32 = 0; w < words; w += 8) {
      let bits = <u32>load<u8>(<usize>(mask + (w >> 3)));
      while (bits != 0) {
        const v = load<u32>(<usize>(from + ((w + ctz<u32>(bits)) << 3)));
        if (v != 0) markAddress(v);
        bits &= bits - 1;
      }
    }
  }
}

function drain(): void {
  for (;;) {
    const object = pop();
    if (object == 0) return;
    const span = asSpan(spanOf(object));
    const index = span.nElems == 1 ? 0 : (object - span.start) / span.elemSize;
    const type = load<u32>(<usize>(span.types + (index << 2)));
    if (type != 0) scanTyped(object, type, span.elemSize);
    else scanConservatively(object, span.elemSize);
  }
}

function scanConservatively(at: u32, size: u32): void {
  for (let q: u32 = 0; q < size; q += 8) {
    const v = load<u32>(<usize>(at + q));
    if (v != 0) markAddress(v);
  }
}

function markGoroutine(g: G): void {
  if (g.startFn != 0) markAddress(g.startFn);
  if (g.pendingFn != 0) markAddress(g.pendingFn);
  if (g.labels != 0) markAddress(g.labels);
  for (let d = g.defer; d != 0; d = changetype<Defer>(<usize>d).link) {
    const deferred = changetype<Defer>(<usize>d);
    if (deferred.fn != 0) markAddress(deferred.fn);
    else for (let i = deferred.list; i != 0; i = changetype<Defer>(<usize>i).link) markAddress(changetype<Defer>(<usize>i).fn);
  }
  for (let p = g.panic; p != 0; p = changetype<Panic>(<usize>p).link) markAddress(<u32>changetype<Panic>(<usize>p).valueData);
  scanStack(g);
}

function markRoots(): void {
  const k = K();
  const n = k.nGlobalPointers;
  const table = k.globalPointers;
  // Triples: address, size, type record.
  for (let i: u32 = 0; i < n; i++) {
    const entry = <usize>(table + i * 12);
    scanTyped(load<u32>(entry), load<u32>(entry, 8), load<u32>(entry, 4));
  }
  for (let i: u32 = 0; i < k.nAllgs; i++) {
    const g = asG(load<u32>(<usize>(k.allgs + (i << 2))));
    if (g.status != 6 && g.status != 0) {
      markGoroutine(g);
      drain();
    }
  }
  for (let i: u32 = 0; i < k.nProcs; i++) {
    const p = load<u32>(<usize>(k.procs + (i << 2)));
    for (let j: u32 = 0; j < asP(p).nTimers; j++) {
      const at = timerAt(p, j);
      const t = changetype<Timer>(<usize>at);
      markAddress(at);
      markAddress(<u32>t.chan);
      if (t.kind == 2) markAddress(<u32>t.fn);
    }
  }
}

/** Turns marks into allocation bits and gives empty spans back. Returns the number of freed objects. */
function sweep(): u64 {
  const k = K();
  let freed: u64 = 0;
  for (let i: u32 = 0; i < k.nSpans; i++) {
    const s = load<u32>(<usize>(k.spans + (i << 2)));
    const span = asSpan(s);
    if (span.state != spanInUse || span.nPages == 0) continue;
    const words = (span.nElems + 63) >> 6;
    let live: u32 = 0;
    for (let w: u32 = 0; w < words; w++) live += <u32>popcnt<u64>(load<u64>(<usize>(span.markBits + (w << 3))));
    freed += <u64>(span.allocCount - live);
    listRemove(s);
    if (live == 0) {
      dropSpanTables(s);
      freePages(s);
      continue;
    }
    const bits = span.allocBits;
    span.allocBits = span.markBits;
    span.markBits = bits;
    memory.fill(<usize>bits, 0, <usize>(words << 3));
    if (live != span.allocCount) span.needZero = 1;
    span.allocCount = live;
    span.freeIndex = 0;
    span.allocCache = ~load<u64>(<usize>span.allocBits);
    listInsert(live < span.nElems ? kernelPartialOffset : kernelFullOffset, span.spanClass, s);
  }
  return freed;
}

/** One full collection. Every goroutine must be off its native stack. */
export function collect(forced: u32): void {
  const k = K();
  const start = nanotime();
  k.gcWanted = 0;
  k.gcRunning = 1;
  // Spans in the caches go back to the lists, so that sweeping sees every span alike.
  for (let i: u32 = 0; i < k.nAllProcs; i++) {
    const p = load<u32>(<usize>(k.procs + (i << 2)));
    for (let c: u32 = 0; c < nSizeClasses * 2; c++) {
      const slot = <usize>(p + pMcacheOffset + (c << 2));
      const s = load<u32>(slot);
      if (s != 0) {
        asSpan(s).cached = 0;
        store<u32>(slot, 0);
      }
    }
  }
  k.heapMarked = 0;
  k.markedObjects = 0;
  k.gcPhase = 1;
  markRoots();
  drain();
  k.gcPhase = 2;
  k.frees += sweep();
  k.gcPhase = 0;
  k.gcRunning = 0;
  k.totalAlloc += k.heapLive - k.heapMarked;
  k.heapLive = k.heapMarked;
  setTrigger();
  k.numGC++;
  if (forced) k.numForcedGC++;
  k.pauseTotal += <u64>(nanotime() - start);
}

/** The next goal: live heap plus GOGC percent, at least 4 MiB. */
export function setTrigger(): void {
  const k = K();
  if (k.gcPercent < 0) {
    k.trigger = 0xffffffffffff;
    return;
  }
  const least = <u64>4 * 1024 * 1024 * <u64>k.gcPercent / 100;
  const goal = k.heapLive + k.heapLive * <u64>k.gcPercent / 100;
  k.trigger = goal < least ? least : goal;
}
