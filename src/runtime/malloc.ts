/**
 * The allocator: Go's size classes over spans, with a cache of one span per class on each P.
 *
 * A span class is the size class doubled, plus 1 for objects without pointers. The fast path takes the next zero
 * bit of the span's allocation bits from a 64-bit window (`allocCache`, inverted, so that ctz finds a free place). When a span is used up,
 * another one with free places comes from the partial list of its class, or fresh pages do.
 *
 * Every object's type record is kept in a table beside its span (`types`, one u32 per object). Go keeps pointer bitmaps or a
 * header instead; the table costs 4 bytes per object and gives the collector the layout, and the heap view
 * the true type of everything. An array's entry is its element type: the layout repeats to the object's end.
 */
import { P, Span, kernelRecord, pMcacheOffset, probeAlloc, Kernel, gcPhaseMark, gcPhaseOff, kernelMallocsByClassOffset, mCurg, mTicks, triggerHeap } from "./records";
import { K, asP, setTicks, asG } from "./state";
import { allocBlock, allocPages, asSpan, blockCapacity, freeBlock, spanInUse } from "./mheap";
import { classPages, classSize, maxSmallSize, pageBytes, pageShift } from "./sizeClasses";
import { fullList, listInsert, listRemove, partialList } from "./mcentral";
import { proportionalSweep, sweepSpan } from "./mgcsweep";
import { gcAssist, markNewObject, scanBytes } from "./mgcmark";
import { fatalOutOfMemory } from "./fatal";
import { noteSite, siteTable } from "./sites";
import { probe } from "./trace";

const maxTiny: u32 = 16;
/** Unswept full spans that one refill tries before it takes fresh pages. */
const sweepTries: i32 = 100;

/** Builds the table from (size + 7) / 8 to size class. */
export function initSizeClasses(): void {
  const table = allocBlock((maxSmallSize >> 3) + 1);
  let c: u32 = 1;
  for (let i: u32 = 0; i <= maxSmallSize >> 3; i++) {
    while (classSize(c) < i << 3) c++;
    store<u8>(<usize>(table + i), <u8>c);
  }
  K().sizeToClass = table;
}

// @ts-ignore: decorator
@inline
export function typeSize(t: u32): u32 {
  return load<u32>(t);
}
// @ts-ignore: decorator
@inline
export function typePtrBytes(t: u32): u32 {
  return load<u32>(t, 8);
}

/** Sets up tables of a span that begins to hold objects of `elemSize` bytes. */
export function initSpan(s: u32, spanClass: u32, elemSize: u32, nElems: u32): void {
  const span = asSpan(s);
  span.spanClass = spanClass;
  span.elemSize = elemSize;
  span.nElems = nElems;
  span.freeIndex = 0;
  span.allocCount = 0;
  span.magic = elemSize == 0 ? 0 : <u32>(<u64>0xffffffff / <u64>elemSize) + 1;
  const bitBytes = ((nElems + 63) >> 6) << 3;
  span.allocBits = allocBlock(bitBytes);
  span.markBits = allocBlock(bitBytes);
  span.capBits = blockCapacity(bitBytes);
  span.types = allocBlock(nElems << 2);
  span.capTypes = blockCapacity(nElems << 2);
  span.allocCache = ~load<u64>(<usize>span.allocBits);
  span.sweepgen = K().sweepgen;
  span.specials = 0;
  span.sites = siteTable(nElems);
  span.checkBits = 0;
}

export function dropSpanTables(s: u32): void {
  const span = asSpan(s);
  freeBlock(span.allocBits, span.capBits);
  freeBlock(span.markBits, span.capBits);
  freeBlock(span.types, span.capTypes);
  if (span.sites != 0) freeBlock(span.sites, span.capTypes);
  span.sites = 0;
}

/** A span of the class that is swept and has a free place: from the central lists, or of fresh pages. */
function cacheSpan(spanClass: u32): u32 {
  let s = load<u32>(partialList(spanClass, true));
  if (s != 0) {
    listRemove(s);
    return s;
  }
  if (K().sweepActive != 0) {
    for (let tries = 0; tries < sweepTries; tries++) {
      s = load<u32>(partialList(spanClass, false));
      if (s == 0) s = load<u32>(fullList(spanClass, false));
      if (s == 0) break;
      sweepSpan(s);
      s = load<u32>(partialList(spanClass, true));
      if (s != 0) {
        listRemove(s);
        return s;
      }
    }
  }
  const sizeClass = spanClass >> 1;
  const nPages = classPages(sizeClass);
  proportionalSweep(nPages << pageShift);
  s = allocPages(nPages, spanInUse);
  const elemSize = classSize(sizeClass);
  K().pagesInUse += <u64>nPages;
  initSpan(s, spanClass, elemSize, (nPages << pageShift) / elemSize);
  return s;
}

function refill(p: P, spanClass: u32): u32 {
  const slot = changetype<usize>(p) + <usize>(pMcacheOffset + (spanClass << 2));
  const old = load<u32>(slot);
  if (old != 0) {
    const span = asSpan(old);
    span.cached = 0;
    span.freeIndex = span.nElems;
    listInsert(fullList(spanClass, true), old);
  }
  const s = cacheSpan(spanClass);
  asSpan(s).cached = 1;
  store<u32>(slot, s);
  return s;
}

/** The index of the next free object at or after freeIndex, or nElems. */
function nextFreeIndex(span: Span): u32 {
  let i = span.freeIndex;
  const n = span.nElems;
  while (i < n) {
    if (span.allocCache != 0) {
      const skip = <u32>ctz<u64>(span.allocCache);
      const base = i & ~63;
      const at = base + skip;
      if (at >= n) break;
      return at;
    }
    i = (i + 64) & ~63;
    if (i >= n) break;
    span.allocCache = ~load<u64>(<usize>(span.allocBits + (i >> 3)));
  }
  return n;
}

function allocLarge(size: u32, type: u32, noscan: u32): u32 {
  const nPages = (size + pageBytes - 1) >> pageShift;
  const bytes = nPages << pageShift;
  const k = K();
  proportionalSweep(bytes);
  const s = allocPages(nPages, spanInUse);
  const span = asSpan(s);
  initSpan(s, noscan, bytes, 1);
  span.freeIndex = 1;
  span.allocCount = 1;
  span.allocCache = 0;
  store<u64>(<usize>span.allocBits, 1);
  store<u32>(<usize>span.types, type);
  if (k.trackSites != 0) noteSite(span, 0);
  listInsert(fullList(noscan, true), s);
  if (span.needZero) memory.fill(<usize>span.start, 0, <usize>bytes);
  k.pagesInUse += <u64>nPages;
  k.largeLive += <u64>bytes;
  if (k.gcPhase != gcPhaseOff) markNewObject(s, 0);
  count(0);
  account(k, bytes, noscan, type);
  probe(probeAlloc, span.start, bytes, type);
  return span.start;
}

// @ts-ignore: decorator
@inline
function count(sizeClass: u32): void {
  const counter = <usize>(kernelRecord + kernelMallocsByClassOffset + (sizeClass << 3));
  store<u64>(counter, load<u64>(counter) + 1);
}

// @ts-ignore: decorator
@inline
function account(k: Kernel, bytes: u32, noscan: u32, type: u32): void {
  k.heapLive += <u64>bytes;
  if (noscan == 0) k.heapScan += <u64>(type != 0 ? scanBytes(type, bytes) : bytes);
  if (k.heapLive >= k.trigger) triggerOrAssist(bytes);
}

/** The heap is above the trigger: a cycle is due, or one is on and this goroutine must help. */
function triggerOrAssist(bytes: u32): void {
  const k = K();
  if (k.gcPhase == gcPhaseMark) {
    const g = load<u32>(mCurg);
    if (g == 0 || k.debugCheckmark == 2) return;
    asG(g).gcAssistBytes -= <i64>bytes;
    // Memory takes time to clear and fill, which ticks do not see: without this a turn could allocate far past the goal.
    store<i32>(mTicks, load<i32>(mTicks) - <i32>(bytes >> 6) - 1);
    if (asG(g).gcAssistBytes < 0) gcAssist(asG(g));
    return;
  }
  if (k.gcWanted != 0 || k.gcPhase != gcPhaseOff) return;
  if (k.debugGcstress != 0 && ++k.gcstressCount % k.debugGcstress != 0) return;
  k.gcWanted = triggerHeap;
  setTicks(0);
}

/** Zeroed memory of `size` bytes whose layout is `type`, repeated. `noscan` is 1 for memory without pointers. */
export function mallocgc(size: u32, type: u32, noscan: u32): u32 {
  if (size == 0) return kernelRecord;
  const k = K();
  if (size > maxSmallSize) return allocLarge(size, type, noscan);
  const p = asP(k.curp);
  if (noscan != 0 && size < maxTiny) return mallocTiny(k, p, size);
  return mallocSmall(k, p, (<u32>load<u8>(<usize>(k.sizeToClass + ((size + 7) >> 3))) << 1) | noscan, type);
}

/** Objects without pointers below 16 bytes share blocks of 16, which live as long as one of them. */
function mallocTiny(k: Kernel, p: P, size: u32): u32 {
  let offset = p.tinyOffset;
  if ((size & 7) == 0) offset = (offset + 7) & ~7;
  else if ((size & 3) == 0) offset = (offset + 3) & ~3;
  else if ((size & 1) == 0) offset = (offset + 1) & ~1;
  if (offset + size <= maxTiny && p.tiny != 0) {
    p.tinyOffset = offset + size;
    k.tinyAllocs++;
    return p.tiny + offset;
  }
  const at = mallocSmall(k, p, tinySpanClass, 0);
  if (size < p.tinyOffset || p.tiny == 0) {
    p.tiny = at;
    p.tinyOffset = size;
  }
  return at;
}

/** The size class of 16 bytes, without pointers. */
const tinySpanClass: u32 = 5;

// @ts-ignore: decorator
@inline
function mallocSmall(k: Kernel, p: P, spanClass: u32, type: u32): u32 {
  let s = load<u32>(changetype<usize>(p) + <usize>(pMcacheOffset + (spanClass << 2)));
  if (s == 0) s = refill(p, spanClass);
  let span = asSpan(s);
  let index: u32;
  const cache = span.allocCache;
  if (cache != 0) {
    index = (span.freeIndex & ~63) + <u32>ctz<u64>(cache);
    if (index >= span.nElems) index = nextFreeIndex(span);
  } else index = nextFreeIndex(span);
  while (index >= span.nElems) {
    s = refill(p, spanClass);
    span = asSpan(s);
    index = nextFreeIndex(span);
  }
  span.allocCache &= ~(<u64>1 << <u64>(index & 63));
  span.freeIndex = index;
  span.allocCount++;
  store<u32>(<usize>(span.types + (index << 2)), type);
  if (k.trackSites != 0) noteSite(span, index);
  const bits = <usize>(span.allocBits + ((index >> 6) << 3));
  store<u64>(bits, load<u64>(bits) | (<u64>1 << <u64>(index & 63)));
  const elemSize = span.elemSize;
  const at = span.start + index * elemSize;
  if (span.needZero) {
    if (elemSize <= 64) {
      for (let q: u32 = 0; q < elemSize; q += 8) store<u64>(<usize>(at + q), 0);
    } else memory.fill(<usize>at, 0, <usize>elemSize);
  }
  if (k.gcPhase != gcPhaseOff) markNewObject(s, index);
  count(spanClass >> 1);
  account(k, elemSize, spanClass & 1, type);
  probe(probeAlloc, at, elemSize, type);
  return at;
}

/** new(T). */
export function newobject(type: u32): u32 {
  return mallocgc(typeSize(type), type, typePtrBytes(type) == 0 ? 1 : 0);
}

/** Memory for n elements; the caller has checked that n * size is sensible. */
export function newarray(type: u32, n: i64): u32 {
  const bytes = <u64>n * load<u64>(type);
  if (bytes > 0xfff00000) {
    fatalOutOfMemory();
    return 0;
  }
  return mallocgc(<u32>bytes, type, typePtrBytes(type) == 0 ? 1 : 0);
}

/** Bytes without pointers, for strings and []byte. `type` is the uint8 record. */
export function mallocBytes(size: u32): u32 {
  return mallocgc(size, 0, 1);
}

/**
 * The capacity that growing to `size` bytes gives, as Go rounds up. Go's objects with pointers above 512 bytes begin with a header of a word;
 * here they have none, but what `cap` shows is the same.
 */
export function roundupsize(size: u32, noscan: u32): u32 {
  const header: u32 = noscan == 0 && size > 512 ? 8 : 0;
  if (size > maxSmallSize - 8) return (size + pageBytes - 1) & ~(pageBytes - 1);
  if (size == 0) return 0;
  return classSize(<u32>load<u8>(<usize>(K().sizeToClass + ((size + header + 7) >> 3)))) - header;
}

