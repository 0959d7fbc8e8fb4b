/**
 * The page heap: runs of 8 KiB pages, described by Span records.
 *
 * `pageSpans` has one u32 per page of the address space below the limit: the span that the page belongs to (for free runs only
 * the first and last page are kept right). Free runs wait in `freePages[n]` (n pages; the last list holds all from 128 up), are split when
 * taken and joined with free neighbours when given back. Pages never used before are cut from the end of the heap
 * (`heapUsed`), which is memory that WebAssembly guarantees to be zero.
 *
 * Records and bit maps of the heap itself come from `persistentAlloc`, with free lists by power of two.
 */
import { fatalOutOfMemory } from "./fatal";
import { Span, kernelFreePagesOffset, kernelBlockFreeOffset, kernelRecord, sizeofSpan } from "./records";
import { K } from "./state";
import { pageBytes, pageShift } from "./sizeClasses";
import { takeReleased } from "./mgcscavenge";

export const spanFree: u32 = 0;
export const spanInUse: u32 = 1;
export const spanManual: u32 = 2;
const largeList: u32 = 128;

// @ts-ignore: decorator
@inline
export function asSpan(address: u32): Span {
  return changetype<Span>(<usize>address);
}

// @ts-ignore: decorator
@inline
function pageSlot(address: u32): usize {
  return <usize>(K().pageSpans + (((address - K().heapStart) >> pageShift) << 2));
}

/** The span of an address inside the heap, or 0. */
// @ts-ignore: decorator
@inline
export function spanOf(address: u32): u32 {
  const k = K();
  if (address < k.heapStart || address >= k.heapUsed) return 0;
  return load<u32>(pageSlot(address));
}

/** Makes sure that the memory below `end` exists. */
function ensureMemory(end: u64): void {
  const k = K();
  if (end <= <u64>k.heapEnd) return;
  if (end > <u64>k.memoryLimit) {
    fatalOutOfMemory();
    return;
  }
  let want = end + (end >> 3);
  if (want < end + 0x100000) want = end + 0x100000;
  if (want > <u64>k.memoryLimit) want = <u64>k.memoryLimit;
  const pages = <i32>((want - <u64>k.heapEnd + 0xffff) >> 16);
  if (memory.grow(pages) < 0) {
    const least = <i32>((end - <u64>k.heapEnd + 0xffff) >> 16);
    if (memory.grow(least) < 0) fatalOutOfMemory();
  }
  k.heapEnd = <u32>min<u64>(<u64>memory.size() << 16, 0xffff0000);
}

/** Bytes that are never given back. Zeroed. */
export function persistentAlloc(size: u32): u32 {
  const k = K();
  size = (size + 7) & ~7;
  k.kernelBytes += <u64>size;
  if (size > 0x8000) {
    const at = k.heapUsed;
    const end = <u64>at + <u64>((size + pageBytes - 1) & ~(pageBytes - 1));
    ensureMemory(end);
    k.heapUsed = <u32>end;
    return at;
  }
  if (k.persistent + size > k.persistentEnd) {
    const at = k.heapUsed;
    ensureMemory(<u64>at + 0x10000);
    k.heapUsed = at + 0x10000;
    k.persistent = at;
    k.persistentEnd = at + 0x10000;
  }
  const at = k.persistent;
  k.persistent += size;
  return at;
}

function blockOrder(size: u32): u32 {
  return size <= 16 ? 4 : 32 - clz<u32>(size - 1);
}

/** Zeroed block of at least `size` bytes that `freeBlock` can take back; its capacity is the power of two. */
export function allocBlock(size: u32): u32 {
  const order = blockOrder(size);
  const list = <usize>(kernelRecord + kernelBlockFreeOffset + (order << 2));
  const head = load<u32>(list);
  if (head != 0) {
    store<u32>(list, load<u32>(head));
    memory.fill(<usize>head, 0, <usize>1 << order);
    return head;
  }
  return persistentAlloc(<u32>1 << order);
}

export function blockCapacity(size: u32): u32 {
  return <u32>1 << blockOrder(size);
}

export function freeBlock(at: u32, capacity: u32): void {
  const list = <usize>(kernelRecord + kernelBlockFreeOffset + (blockOrder(capacity) << 2));
  store<u32>(at, load<u32>(list));
  store<u32>(list, at);
}

function listFor(nPages: u32): usize {
  return <usize>(kernelRecord + kernelFreePagesOffset + (min(nPages, largeList) << 2));
}

function insertFree(s: u32): void {
  const span = asSpan(s);
  span.state = spanFree;
  K().pagesFree += <u64>span.nPages;
  const list = listFor(span.nPages);
  const head = load<u32>(list);
  span.next = head;
  span.prev = 0;
  if (head != 0) asSpan(head).prev = s;
  store<u32>(list, s);
  store<u32>(pageSlot(span.start), s);
  store<u32>(pageSlot(span.start + ((span.nPages - 1) << pageShift)), s);
}

function removeFree(s: u32): void {
  const span = asSpan(s);
  K().pagesFree -= <u64>span.nPages;
  if (span.prev != 0) asSpan(span.prev).next = span.next;
  else store<u32>(listFor(span.nPages), span.next);
  if (span.next != 0) asSpan(span.next).prev = span.prev;
  span.next = 0;
  span.prev = 0;
}

function newSpanRecord(): u32 {
  const k = K();
  let s = k.spanFree;
  if (s != 0) {
    k.spanFree = asSpan(s).next;
    const index = asSpan(s).index;
    memory.fill(<usize>s, 0, sizeofSpan);
    asSpan(s).index = index;
    return s;
  }
  s = persistentAlloc(sizeofSpan);
  if (k.nSpans == k.capSpans) {
    const capacity = k.capSpans == 0 ? 256 : k.capSpans * 2;
    const grown = allocBlock(capacity << 2);
    memory.copy(<usize>grown, <usize>k.spans, <usize>(k.nSpans << 2));
    if (k.spans != 0) freeBlock(k.spans, k.capSpans << 2);
    k.spans = grown;
    k.capSpans = capacity;
  }
  store<u32>(<usize>(k.spans + (k.nSpans << 2)), s);
  asSpan(s).index = k.nSpans++;
  return s;
}

function releaseSpanRecord(s: u32): void {
  const k = K();
  asSpan(s).state = spanFree;
  asSpan(s).nPages = 0;
  asSpan(s).next = k.spanFree;
  k.spanFree = s;
}

/** Takes `nPages` pages. All their page slots name the new span. `needZero` tells whether the memory may hold what was there before. */
export function allocPages(nPages: u32, state: u32): u32 {
  let found: u32 = 0;
  for (let n = min(nPages, largeList); n < largeList; n++) {
    const head = load<u32>(listFor(n));
    if (head != 0) {
      found = head;
      break;
    }
  }
  if (found == 0) {
    let best: u32 = 0xffffffff;
    for (let s = load<u32>(listFor(largeList)); s != 0; s = asSpan(s).next) {
      const n = asSpan(s).nPages;
      if (n >= nPages && n < best) {
        best = n;
        found = s;
      }
    }
  }
  if (found != 0) {
    removeFree(found);
    const rest = asSpan(found).nPages - nPages;
    if (rest > 0) {
      const tail = newSpanRecord();
      asSpan(tail).start = asSpan(found).start + (nPages << pageShift);
      asSpan(tail).nPages = rest;
      asSpan(found).nPages = nPages;
      insertFree(tail);
    }
    asSpan(found).needZero = K().pagesReleased != 0 && takeReleased(asSpan(found).start, nPages) ? 0 : 1;
  } else {
    const k = K();
    const start = k.heapUsed;
    const end = <u64>start + (<u64>nPages << pageShift);
    ensureMemory(end);
    k.heapUsed = <u32>end;
    found = newSpanRecord();
    asSpan(found).start = start;
    asSpan(found).nPages = nPages;
    asSpan(found).needZero = 0;
  }
  const span = asSpan(found);
  span.state = state;
  let slot = pageSlot(span.start);
  for (let i: u32 = 0; i < nPages; i++) {
    store<u32>(slot, found);
    slot += 4;
  }
  return found;
}

/** Gives a span's pages back, joined with free neighbours. */
export function freePages(s: u32): void {
  const k = K();
  const span = asSpan(s);
  if (span.start > k.heapStart) {
    const before = load<u32>(pageSlot(span.start - pageBytes));
    if (before != 0 && asSpan(before).state == spanFree && asSpan(before).nPages != 0 && asSpan(before).start + (asSpan(before).nPages << pageShift) == span.start) {
      removeFree(before);
      span.start = asSpan(before).start;
      span.nPages += asSpan(before).nPages;
      releaseSpanRecord(before);
    }
  }
  const end = span.start + (span.nPages << pageShift);
  if (end < k.heapUsed) {
    const after = load<u32>(pageSlot(end));
    if (after != 0 && asSpan(after).state == spanFree && asSpan(after).nPages != 0 && asSpan(after).start == end) {
      removeFree(after);
      span.nPages += asSpan(after).nPages;
      releaseSpanRecord(after);
    }
  }
  insertFree(s);
}
