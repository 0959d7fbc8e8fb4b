/**
 * What a goroutine's stack keeps alive.
 *
 * The compiler tells for each resume point which pointer words of the frame are still needed (`liveWords` in compile/emit/analysis.ts), so an object
 * dies with the last use of the variable that names it, not with the function. Variables whose address is taken lie in frame *areas* (Go's stack
 * objects). An area is needed where its function still mentions it, and also wherever its address can come from: a slot of a
 * frame above that was handed the address, a deferred closure, another area. So scanning has two steps:
 *
 * 1. the frames from the top: pointers to the heap are marked, areas that pointers to the stack lead into are noted;
 * 2. the noted areas, which may lead to more.
 *
 * Pointers to the stack lead to the same frame or one below, so the search for an area goes down from the frame where its address was found. The list
 * of noted areas has room for 64; should there be more, every area of the stack is kept. A tree of areas by address, as in
 * Go, would be exact with any number, but a stack with so many is a deep recursion, which dies as a whole.
 *
 * What is not needed keeps its old value, which may name memory that is free by now or used for something else. A slot that several locals share may be
 * looked at again before the next of them is set; `markAddress` takes any number.
 */
import { Defer, G, Panic, fnAreas, fnFirstId, fnLive, fnNParamPointers, fnNPointers, fnNResume, fnPointers, kernelRecord, kernelStackObjectsOffset, mMainErrorData } from "./records";
import { K } from "./state";
import { funcOf, resultsOf } from "./stack";
import { markAddress } from "./mgcmark";

const maxObjects: u32 = 64;

// @ts-ignore: decorator
@inline
function objectAt(i: u32): usize {
  return <usize>(kernelRecord + kernelStackObjectsOffset + (i << 4));
}

export function markGoroutine(g: G): void {
  const k = K();
  k.scanLo = g.stackLo;
  k.scanSize = g.stackHi - g.stackLo;
  k.nStackObjects = 0;
  const top = g.top;
  if (g.startFn != 0) markAddress(g.startFn);
  if (g.labels != 0) markAddress(g.labels);
  if (g.goid == 1 && load<u32>(mMainErrorData) != 0) markAddress(load<u32>(mMainErrorData));
  mark(g.pendingFn, top);
  for (let d = g.defer; d != 0; d = changetype<Defer>(<usize>d).link) {
    const deferred = changetype<Defer>(<usize>d);
    if (deferred.fn != 0) mark(deferred.fn, top);
    else for (let i = deferred.list; i != 0; i = changetype<Defer>(<usize>i).link) mark(changetype<Defer>(<usize>i).fn, top);
  }
  for (let p = g.panic; p != 0; p = changetype<Panic>(<usize>p).link) mark(<u32>changetype<Panic>(<usize>p).valueData, top);
  if (top == 0) return;
  scanResults(g);
  for (let fp = top; fp != 0; fp = load<u32>(fp, 4) & ~1) {
    const id = load<u32>(fp);
    const f = funcOf(id);
    scanFrame(fp, f, id - load<u32>(<usize>f, fnFirstId));
  }
  for (let i: u32 = 0; i < k.nStackObjects && i < maxObjects; i++) scanObjectOnStack(i);
  if (k.nStackObjects > maxObjects) keepAllAreas(top);
}

/** Results of the frame above the top one, which are not delivered yet. */
function scanResults(g: G): void {
  if (g.resultFrom == 0) return;
  const slots = resultsOf(load<u32>(g.top));
  if (slots == 0) return;
  const n = load<u32>(slots);
  for (let i: u32 = 0; i < n; i++) mark(load<u32>(<usize>(g.resultFrom + 8 + (i << 3))), g.top);
}

/** A frame that stands at its function's resume point number `at`: 0 is the entry, panics come after the last. */
function scanFrame(fp: u32, f: u32, at: u32): void {
  const live = load<u32>(<usize>f, fnLive);
  const n = at == 0 ? load<u32>(<usize>f, fnNParamPointers) : load<u32>(<usize>f, fnNPointers);
  if (live == 0 || at == 0) {
    for (let i: u32 = 0; i < n; i++) mark(wordAt(fp, f, i), fp);
    return;
  }
  const bits = <usize>(live + min(at - 1, load<u32>(<usize>f, fnNResume)) * ((n + 7) >> 3));
  for (let i: u32 = 0; i < n; i++) {
    if ((load<u8>(bits + (i >> 3)) & (1 << (i & 7))) != 0) mark(wordAt(fp, f, i), fp);
  }
}

// @ts-ignore: decorator
@inline
function offsetOf(f: u32, i: u32): u32 {
  return load<u32>(<usize>(f + fnPointers + (i << 2)));
}

// @ts-ignore: decorator
@inline
function wordAt(fp: u32, f: u32, i: u32): u32 {
  return load<u32>(<usize>(fp + offsetOf(f, i)));
}

/** Marks what v points to; `fp` is the frame where it was found, or one above. */
// @ts-ignore: decorator
@inline
function mark(v: u32, fp: u32): void {
  if (v == 0) return;
  if (v - K().scanLo < K().scanSize) note(v, fp);
  else markAddress(v);
}

/** Notes the area that `v` points into. */
function note(v: u32, fp: u32): void {
  const k = K();
  const n = k.nStackObjects;
  if (n > maxObjects) return;
  for (let i: u32 = 0; i < n; i++) {
    const o = objectAt(i);
    if (v >= load<u32>(o) && v < load<u32>(o, 4)) return;
  }
  while (fp > v) {
    fp = load<u32>(fp, 4) & ~1;
    if (fp == 0) return;
  }
  if (fp == 0) return;
  const f = funcOf(load<u32>(fp));
  const areas = load<u32>(<usize>f, fnAreas);
  if (areas == 0) return;
  const count = load<u32>(<usize>areas);
  for (let i: u32 = 0; i < count; i++) {
    const lo = fp + load<u32>(<usize>(areas + (i << 3)), 4);
    const hi = lo + load<u32>(<usize>(areas + (i << 3)), 8);
    if (v < lo || v >= hi) continue;
    k.nStackObjects = n + 1;
    if (n == maxObjects) return;
    const o = objectAt(n);
    store<u32>(o, lo);
    store<u32>(o, hi, 4);
    store<u32>(o, fp, 8);
    store<u32>(o, f, 12);
    return;
  }
}

function scanObjectOnStack(i: u32): void {
  const o = objectAt(i);
  markWordsBetween(load<u32>(o, 8), load<u32>(o, 12), load<u32>(o), load<u32>(o, 4));
}

function markWordsBetween(fp: u32, f: u32, lo: u32, hi: u32): void {
  const n = load<u32>(<usize>f, fnNPointers);
  for (let i: u32 = 0; i < n; i++) {
    const at = fp + offsetOf(f, i);
    if (at >= lo && at < hi) mark(load<u32>(at), fp);
  }
}

/** More areas are pointed to than there is room to note. */
function keepAllAreas(top: u32): void {
  for (let fp = top; fp != 0; fp = load<u32>(fp, 4) & ~1) {
    const id = load<u32>(fp);
    const f = funcOf(id);
    const areas = load<u32>(<usize>f, fnAreas);
    if (areas == 0 || id == load<u32>(<usize>f, fnFirstId)) continue;
    const count = load<u32>(<usize>areas);
    for (let i: u32 = 0; i < count; i++) {
      const lo = fp + load<u32>(<usize>(areas + (i << 3)), 4);
      markWordsBetween(fp, f, lo, lo + load<u32>(<usize>(areas + (i << 3)), 8));
    }
  }
}
