/** The kernel's entry: its setup, and everything that compiled code and the host may call. */
import { probeSyscallEnter, probeSyscallExit, sizeofHchan, sizeofP } from "./records";
import { probe } from "./trace";
import { K, asG, curg, curgAddr, rand64 } from "./state";
import { allocBlock, persistentAlloc } from "./mheap";
import { initSizeClasses, mallocBytes, mallocgc, newarray, newobject } from "./malloc";
import { setTrigger } from "./mgc";
import { ensureProcs, globalPut, goexit, gomaxprocs, gosched, leaveFor, newproc, park, ready, run, stopCheck, yieldTicks } from "./proc";
import { hostRead, nanotime, pending } from "./host";

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
  k.rng = seed * 0x9e3779b97f4a7c15 + 0x632be59bd9b4e019;
  k.startTime = nanotime();
  k.tickBudget = 100000;
  // The page table describes its own pages too, so it is cut by hand.
  const tableBytes = ((k.nPages << 2) + 8191) & ~8191;
  k.pageSpans = k.heapUsed;
  k.heapStart += tableBytes;
  k.heapUsed = k.heapStart;
  growFor(k.heapUsed);
  initSizeClasses();
  k.gcPercent = gcPercent;
  setTrigger();
  k.procs = allocBlock(256 << 2);
  const p = persistentAlloc(sizeofP);
  store<u32>(<usize>k.procs, p);
  k.curp = p;
  k.nProcs = 1;
  ensureProcs(procs);
  // The layout record of a channel: one pointer, at `buf`.
  const t = allocBlock(64);
  store<u64>(t, <u64>sizeofHchan);
  store<u64>(t, 24, 8);
  const mask = allocBlock(16);
  store<u8>(mask, 4);
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
  return <i64>K().nGoroutines;
}

export function goid(): i64 {
  return <i64>curg().goid;
}

/** runtime.GC: a collection before anything else runs. */
export function gcNow(): void {
  K().gcWanted = 2;
  gosched();
}

export function setGCPercent(percent: i32): i32 {
  const k = K();
  const old = k.gcPercent;
  k.gcPercent = percent;
  setTrigger();
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

/** Parks the running goroutine until the host readies it (`hostReady`). */
export function parkForHost(reason: u32): void {
  probe(probeSyscallEnter, curgAddr(), reason, 0);
  K().hostWaits++;
  park(reason, 0);
  curg().status = 4;
}

export function hostReady(g: u32, result: u32, result2: u32): void {
  const gp = asG(g);
  probe(probeSyscallExit, g, result, 0);
  gp.result = result;
  gp.result2 = result2;
  K().hostWaits--;
  gp.status = 1;
  gp.waitReason = 0;
  globalPut(g);
}

/** Reads from a descriptor into `to`; the goroutine waits if nothing is there. G.result is the count or a negative errno. */
export function read(fd: i32, to: u32, n: u32): void {
  const r = hostRead(curgAddr(), fd, to, n);
  if (r == pending) parkForHost(2);
  else curg().result = <u32>r;
}

export function setResult(a: u32, b: u32): void {
  curg().result = a;
  curg().result2 = b;
}

export { mallocBytes, mallocgc, newarray, newobject, newproc, ready, run, stopCheck, yieldTicks, gosched, goexit, gomaxprocs, park };
export { morestack, unwound } from "./stack";
export { collect, setTrigger } from "./mgc";
export { chancap, chanlen, chanrecv, chansend, closechan, makechan, tryRecv, trySend } from "./chan";
export { selectgo } from "./select";
export { notifyListAdd, notifyListNotifyAll, notifyListNotifyOne, notifyListWait, semacquire, semrelease } from "./sema";
export { fireTimers, nextTimer, timeSleep, timerReset, timerStart, timerStop } from "./time";
export { deferat, deferpop, deferproc, defertoken, gopanic, gorecover, panicAt, panicCount, setSignal } from "./panic";
export { cmpstring, concat2, concatn, copyBytes, decoderune, growslice, intstring, memequal, memhash, memmove, runesToString, stringToRunes } from "./string";
export { hostFatal } from "./host";
