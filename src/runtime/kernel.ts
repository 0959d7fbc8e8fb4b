/**
 * The kernel's entry: its setup, and everything that compiled code and the host may call.
 *
 * Compiled code imports these functions and calls them without JavaScript in between; the host calls `init`, then `run` again and again. What is not
 * exported here nobody outside can call. There is no start function and no static that changes: a second instance over the
 * same memory would find everything as it is (state.ts).
 */
import { sizeofHchan } from "./records";
import { K, curg, rand64, setTicks } from "./state";
import { allocBlock, persistentAlloc } from "./mheap";
import { initSizeClasses, mallocBytes, mallocgc, newarray, newobject } from "./malloc";
import { classSize } from "./sizeClasses";
import { gcWait } from "./mgc";
import { commitPacing } from "./mgcpacer";
import { gosched } from "./gosched";
import { goexit, leaveFor, newproc, park, ready, stopCheck, yieldTicks } from "./execute";
import { clockReached, getLabels, gomaxprocs, lockOSThread, run, schedinit, setLabels, unlockOSThread } from "./proc";
import { hostReady, read } from "./netpoll";
import { hostWall } from "./host";
import { clockStale, lastMono, nanotime, programNanotime, wallNanos, wallSeconds } from "./clock";

/** Sets the image up. `program` is the address of the program's header (src/layout/image.ts). */
export function init(program: u32, memoryLimit: u32, seed: u64, procs: u32, gcPercent: i32): void {
  const k = K();
  k.program = program;
  k.resumeTable = load<u32>(program);
  k.nResumeIds = load<u32>(program, 4);
  k.checkFlags = load<u32>(program, 8);
  k.globalPointers = load<u32>(program, 12);
  k.nGlobalPointers = load<u32>(program, 16);
  k.mainFn = load<u32>(program, 20);
  k.panicFn = load<u32>(program, 24);
  k.heapStart = (load<u32>(program, 28) + 8191) & ~8191;
  k.heapUsed = k.heapStart;
  k.heapEnd = <u32>min<u64>(<u64>memory.size() << 16, 0xffff0000);
  k.memoryLimit = memoryLimit;
  k.nPages = (memoryLimit - k.heapStart) >> 13;
  k.seed = seed;
  k.turnJitter = <u32>seed;
  k.rng = seed * 0x9e3779b97f4a7c15 + 0x632be59bd9b4e019;
  if (k.tickBudget == 0) k.tickBudget = 100000;
  setTicks(0);
  // A virtual clock starts at the time of Go's first announcement, as the playground's does.
  if (k.clockVirtual != 0) k.clockOffset = 1000000000;
  k.startTime = nanotime();
  k.wallBase = k.clockVirtual != 0 ? 1257894000000000000 : <i64>nearest(hostWall() * 1000.0) * 1000;
  clockStale();
  // The page table describes its own pages too, so it is cut by hand.
  const spanBytes = k.nPages << 2;
  const tableBytes = (spanBytes + (k.nPages >> 3) + 8191) & ~8191;
  k.pageSpans = k.heapUsed;
  k.releasedBits = k.heapUsed + spanBytes;
  k.heapStart += tableBytes;
  k.heapUsed = k.heapStart;
  growFor(k.heapUsed);
  initSizeClasses();
  k.sweepgen = 2;
  k.maxStack = 1000000000;
  k.gcPercent = gcPercent;
  k.memoryLimitGo = i64.MAX_VALUE;
  k.gcTriggered = 0xffffffffffffffff;
  for (let i: u32 = 0; i < k.nGlobalPointers; i++) k.globalsScan += <u64>load<u32>(<usize>(k.globalPointers + i * 12 + 4));
  commitPacing();
  k.procs = allocBlock(256 << 2);
  schedinit(procs);
  // The layout record of a channel: two pointers, `buf` and `timer`.
  const t = allocBlock(64);
  store<u64>(t, <u64>sizeofHchan);
  store<u64>(t, 32, 8);
  const mask = allocBlock(16);
  store<u8>(mask, 12);
  store<u32>(t, mask, 24);
  k.hchanType = t;
  newproc(k.mainFn, 0);
}

function growFor(end: u32): void {
  const k = K();
  if (end <= k.heapEnd) return;
  memory.grow(<i32>((end - k.heapEnd + 0xffff) >> 16));
  k.heapEnd = <u32>min<u64>(<u64>memory.size() << 16, 0xffff0000);
}

/** Goroutines that the program knows of (system goroutines do not count). */
export function numGoroutine(): i64 {
  return <i64>(K().nGoroutines - K().nSystemG);
}

export function goid(): i64 {
  return <i64>curg().goid;
}

/** runtime.GC: a collection before anything else runs. */
export function gcNow(): void {
  gcWait();
}

export function setGCPercent(percent: i32): i32 {
  const k = K();
  const old = k.gcPercent;
  k.gcPercent = percent < 0 ? -1 : percent;
  commitPacing();
  return old;
}

/** Bytes that a goroutine's stack may have (Go's default: 10^9, more than there is room for here). Returns the old limit. */
export function setMaxStack(bytes: i64): i64 {
  const k = K();
  const old = k.maxStack;
  k.maxStack = <u32>min<i64>(bytes, 1 << 31);
  return <i64>old;
}

/** Bytes of an object of a size class. */
export function classBytes(c: u32): u32 {
  return classSize(c);
}

/** GOMEMLIMIT in bytes; a negative limit only asks. Returns the old one. */
export function setMemoryLimit(limit: i64): i64 {
  const k = K();
  const old = k.memoryLimitGo;
  if (limit >= 0) {
    k.memoryLimitGo = limit;
    commitPacing();
  }
  return old;
}

export function cputicksRand(): i64 {
  return <i64>rand64();
}

/** Leaves so that the host can look at the frames; the answer is in G.result. */
export function look(kind: u32, a: u32, b: u32, c: u32): void {
  const k = K();
  const g = curg();
  k.lookKind = kind;
  g.lookArg = a;
  g.lookArg2 = b;
  g.lookArg3 = c;
  leaveFor(7);
}

export function setResult(a: u32, b: u32): void {
  curg().result = a;
  curg().result2 = b;
}

/** The clock as the program reads it, and as it is. */
export { nanotime as clock, programNanotime as nanotime, lastMono, wallNanos, wallSeconds };
export { clockReached, getLabels, hostReady, lockOSThread, read, setLabels, unlockOSThread };
export { procID, setPools } from "./syncpool";
export { imageHash } from "./imageHash";
export { mallocBytes, mallocgc, newarray, newobject, newproc, ready, run, stopCheck, yieldTicks, gosched, goexit, gomaxprocs, park };
export { morestack, unwound } from "./stack";
export { collect } from "./mgc";
export { bulkBarrier, gcWriteBarrier } from "./mwbbuf";
export { bubbleRun, bubbleStart, bubbleWait } from "./synctest";
export { addCleanup, bubbleClaim, bubbleOwns, bubbleRelease, nextFinalizer, objectBase, setFinalizer, stopCleanup, systemGoroutine, waitForFinalizers, weakHandle, weakValue } from "./mfinal";
export { chancap, chanlen, chanrecv, chansend, closechan, makechan, tryRecv, trySend } from "./chan";
export { coroexit, coroswitch, newcoro } from "./coro";
export { selectgo } from "./select";
export { lockFreed, lockTaken, readLockFreed, readLockTaken } from "./locks";
export { notifyListAdd, notifyListNotifyAll, notifyListNotifyOne, notifyListWait, semacquire, semrelease } from "./sema";
export { nextTimer, timeSleep, timerReset, timerStart, timerStop } from "./time";
export { deferat, deferpop, deferproc, defertoken, gopanic, gorecover, panicAt, panicCount, setSignal } from "./panic";
export { cmpstring, concat2, concatn, copyBytes, decoderune, growslice, intstring, memequal, memhash, memmove, roomFor, runesToString, stringToBytes, stringToRunes } from "./string";
export { hostFatal } from "./host";
export { evalEnd, evalRun, evalStart, evalTimer } from "./eval";
export { breakpointWanted } from "./filters";
export { accessed, copySeen, fillSeen, memequalSeen, memmoveSeen } from "./dataWatch";
export { persistentAlloc } from "./mheap";
export { releaseDue, released } from "./mgcscavenge";
export { idleGC } from "./sysmon";
