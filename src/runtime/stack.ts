/**
 * Goroutine stacks: frames in linear memory, grown by copying.
 *
 * A frame begins with two words: the resume id at which its function left, and a link to the frame below. The rest are
 * slots and areas that the compiler laid out; the function's record in the image lists those that can hold pointers. The words are
 * written only when a function leaves its native stack (`unwound`), topmost frame first:
 *
 * ```
 * stackLo  [ id | 0    | slots … ]          oldest frame; link 0: below it is the goroutine's end
 *          [ id | link | slots … ]          link = address of the frame below
 *          [ id | link+1 | slots … ]        link odd: started by a panic above the frame that it names
 * top  ->  [ id | link | slots … ]
 *          …  stackSlack bytes that a function without room may use to save its parameters
 * stackHi
 * ```
 *
 * Segmented stacks were rejected: each call at a segment's edge would pay, and a limit compared with one word would not be
 * enough. Copying needs every address of a stack word to be found, and the compiler lets addresses of frame areas
 * live in slots marked as pointers only.
 */
import { Defer, G, Panic, fnEntrySize, fnFirstId, fnFrameSize, fnNParamPointers, fnNPointers, fnPointers, kernelRecord, kernelStackFreeOffset, leaveGrow, probeStackGrow, stackSlack } from "./records";
import { K, asG, curg, setStackLimit, setUnwinding } from "./state";
import { allocPages, asSpan, freePages, spanManual, spanOf } from "./mheap";
import { moveWatches } from "./dataWatch";
import { pageBytes, pageShift } from "./sizeClasses";
import { fatalStack } from "./fatal";
import { probe } from "./trace";

const minStack: u32 = 512;
const maxStack: u32 = 1 << 28;
/** Bytes of frames that may be on the native stack at once; a native frame is at most some ten times larger. */
const nativeBudget: u32 = 1 << 21;

function order(size: u32): u32 {
  return 32 - clz<u32>(size - 1);
}

/** A stack of `size` bytes (a power of two). */
export function stackAlloc(size: u32): u32 {
  const k = K();
  k.stackBytes += <u64>size;
  if (size > pageBytes) {
    k.stackPages += <u64>(size >> pageShift);
    return asSpan(allocPages(size >> pageShift, spanManual)).start;
  }
  const list = <usize>(kernelRecord + kernelStackFreeOffset + (order(size) << 2));
  let head = load<u32>(list);
  if (head == 0) {
    k.stackPages += 4;
    const start = asSpan(allocPages(4, spanManual)).start;
    for (let at = start; at < start + 4 * pageBytes; at += size) {
      store<u32>(at, head);
      head = at;
    }
  }
  store<u32>(list, load<u32>(head));
  return head;
}

export function stackFree(lo: u32, size: u32): void {
  const k = K();
  k.stackBytes -= <u64>size;
  if (size > pageBytes) {
    k.stackPages -= <u64>(size >> pageShift);
    freePages(spanOf(lo));
    return;
  }
  const list = <usize>(kernelRecord + kernelStackFreeOffset + (order(size) << 2));
  store<u32>(lo, load<u32>(list));
  store<u32>(list, lo);
}

export function initStack(g: G): void {
  g.stackLo = stackAlloc(minStack);
  g.stackHi = g.stackLo + minStack;
  store<u64>(g.stackLo, 0);
  g.top = 0;
}

/** Where frames must end for a function entered natively at `fp`. */
export function limitFor(g: G, fp: u32): u32 {
  if (K().debugStackstress != 0) return 0;
  return min(g.stackHi - stackSlack, fp + nativeBudget);
}

// @ts-ignore: decorator
@inline
export function funcOf(id: u32): u32 {
  return load<u32>(<usize>(K().resumeTable + (id << 3)));
}
// @ts-ignore: decorator
@inline
export function resultsOf(id: u32): u32 {
  return load<u32>(<usize>(K().resumeTable + (id << 3)), 4);
}

/** Bytes that the frame at `fp` occupies. */
export function frameSize(fp: u32): u32 {
  const id = load<u32>(fp);
  const f = funcOf(id);
  return id == load<u32>(<usize>f, fnFirstId) ? load<u32>(<usize>f, fnEntrySize) : load<u32>(<usize>f, fnFrameSize);
}

/**
 * Called by a function whose frame of `size` bytes at `fp` would end above the limit. Returns the resume id if the kernel
 * asked for resuming, else -1: the function must leave, and is entered again when there is room.
 */
export function morestack(fp: u32, size: u32): i32 {
  const k = K();
  const g = curg();
  if (k.running != 0) {
    k.running = 0;
    setStackLimit(limitFor(g, fp));
    return load<i32>(fp);
  }
  k.leaveReason = leaveGrow;
  k.growSize = size;
  k.top = 0;
  setUnwinding(1);
  return -1;
}

/** Called by each function as it leaves, topmost first. */
export function unwound(fp: u32, id: u32, size: u32): void {
  const k = K();
  store<u32>(fp, id);
  if (k.top == 0) {
    k.top = fp;
    k.topSize = size;
  } else store<u32>(<usize>(fp + size), fp, 4);
}

/** Grows the stack of `g` so that `size` more bytes fit above its top frame at `need`. */
export function growStack(g: G, need: u32): void {
  const used = need - g.stackLo;
  let size = (g.stackHi - g.stackLo) << 1;
  while (size < used + stackSlack) size <<= 1;
  if (size > min(maxStack, K().maxStack)) {
    fatalStack();
    return;
  }
  probe(probeStackGrow, changetype<u32>(g), size, 0);
  moveStack(g, size);
}

/** GODEBUG=stackstress=1: every call of a function that can leave moves the stack, and what was there becomes rubbish. */
export function stressStack(g: G): void {
  if (K().debugStackstress != 0) moveStack(g, g.stackHi - g.stackLo);
}

function moveStack(g: G, size: u32): void {
  const lo = stackAlloc(size);
  const oldLo = g.stackLo;
  const oldHi = g.stackHi;
  memory.copy(<usize>lo, <usize>oldLo, <usize>(oldHi - oldLo));
  adjust(g, lo - oldLo, oldLo, oldHi);
  if (K().dataWatches != 0) moveWatches(changetype<u32>(g), lo - oldLo);
  g.stackLo = lo;
  g.stackHi = lo + size;
  if (K().debugStackstress != 0) memory.fill(<usize>oldLo, 0xdb, <usize>(oldHi - oldLo));
  stackFree(oldLo, oldHi - oldLo);
}

/** Adds `delta` to every pointer into the old stack. */
function adjust(g: G, delta: u32, oldLo: u32, oldHi: u32): void {
  g.top += delta;
  if (g.resultFrom != 0) g.resultFrom += delta;
  if (g.pendingFp != 0) g.pendingFp += delta;
  for (let fp = g.top; ; ) {
    const id = load<u32>(fp);
    const f = funcOf(id);
    const n = id == load<u32>(<usize>f, fnFirstId) ? load<u32>(<usize>f, fnNParamPointers) : load<u32>(<usize>f, fnNPointers);
    for (let i: u32 = 0; i < n; i++) {
      const slot = <usize>(fp + load<u32>(<usize>(f + fnPointers + (i << 2))));
      const v = load<u32>(slot);
      if (v >= oldLo && v < oldHi) store<u32>(slot, v + delta);
    }
    const link = load<u32>(fp, 4);
    if (link == 0) break;
    store<u32>(fp, link + delta, 4);
    fp = (link & ~1) + delta;
  }
  if (g.pendingFn >= oldLo && g.pendingFn < oldHi) g.pendingFn += delta;
  for (let d = g.defer; d != 0; d = changetype<Defer>(<usize>d).link) {
    const deferred = changetype<Defer>(<usize>d);
    deferred.frame += delta;
    if (deferred.fn >= oldLo && deferred.fn < oldHi) deferred.fn += delta;
  }
  for (let p = g.panic; p != 0; p = changetype<Panic>(<usize>p).link) {
    const panic = changetype<Panic>(<usize>p);
    panic.argFrame += delta;
    panic.deferFrame += delta;
    panic.base += delta;
  }
}
