/**
 * The scheduler: goroutines (G) over processors (P).
 *
 * One engine thread plays all Ms: it goes round the Ps and lets each run one goroutine until that parks or its ticks
 * are used up. Each P has Go's queue: `runnext`, then a ring of 256; when the ring is full half of it goes to the global
 * queue, every 61st tick looks at the global queue first, and a P without work steals half of another's ring, starting
 * at a random one. So the order of events is what a machine with as many cores could show, and it is the same in
 * each run with the same seed.
 *
 * A goroutine runs on the native stack until it *leaves*: a kernel function sets the machine word `unwinding`, and every
 * function saves its frame and returns (see stack.ts). `leaveReason` says why. To go on, only the top frame is entered;
 * when it returns, its results are delivered into the slots of the frame below, which is entered in turn.
 * Copying native stacks is impossible in WebAssembly; replaying whole call chains (Asyncify) would cost time in
 * proportion to depth at every switch.
 */
import {
  G, Kernel, P, fnTableIndex, fnThunkIndex, gDead, gRunnable, gRunning, gWaiting, kernelRecord, mUnwinding, leaveGosched, leaveGrow, leaveGoexit,
  leaveLook, leavePanic, leavePark, leaveStop, leaveYield, mCurg, pRunqOffset, runDeadlock, runExit, runIdle, runLook, runPanic, runPanicStop, runPoll, runStop,
  leaveOp, leaveProbe, runProbe, probeChanRecv, probeChanSend, probeGoCreate, probeGoEnd, probeGoPark, probeGoPreempt, probeGoReady, probeGoStart, probeGoSteal, probeGoYield, probePanic, probeSchedule, probeSelect, probeSemAcquire,
  probeSysmon, whyGlobalQueue, whyGlobalQueue61stTick, whyLocalQueue, whyRunnext, whyStolen, sizeofG, sizeofP, stepIn, stepNone, stepOut, stepOver,
} from "./records";
import { K, asG, asP, curg, curgAddr, randN, setStackLimit, setTicks, setUnwinding } from "./state";
import { allocBlock, freeBlock, persistentAlloc } from "./mheap";
import { collect } from "./mgc";
import { funcOf, growStack, initStack, limitFor, resultsOf, stackFree, frameSize } from "./stack";
import { afterDeferredCall, beginPanic, continuePanic } from "./panic";
import { fireTimers } from "./time";
import { nanotime } from "./host";
import { announce, probe, takeStop } from "./trace";
import { chanrecv, chansend, recvWay, sendWay } from "./chan";
import { selectgo } from "./select";
import { semaReason, semacquire } from "./sema";

const runqMask: u32 = 255;

// ---- queues

// @ts-ignore: decorator
@inline
function runqSlot(p: u32, i: u32): usize {
  return <usize>(p + pRunqOffset + ((i & runqMask) << 2));
}

// @ts-ignore: decorator
@inline
function procAt(i: u32): u32 {
  return load<u32>(<usize>(K().procs + (i << 2)));
}

export function globalPut(g: u32): void {
  const k = K();
  asG(g).schedLink = 0;
  if (k.runqTail != 0) asG(k.runqTail).schedLink = g;
  else k.runqHead = g;
  k.runqTail = g;
  k.runqSize++;
}

function globalGet(): u32 {
  const k = K();
  const g = k.runqHead;
  if (g == 0) return 0;
  k.runqHead = asG(g).schedLink;
  if (k.runqHead == 0) k.runqTail = 0;
  k.runqSize--;
  asG(g).schedLink = 0;
  return g;
}

function localPut(p: u32, g: u32): void {
  const pp = asP(p);
  if (pp.runqTail - pp.runqHead == 256) {
    // Full: half of the ring and g go to the global queue.
    for (let i: u32 = 0; i < 128; i++) globalPut(load<u32>(runqSlot(p, pp.runqHead++)));
    K().queued -= 128;
    globalPut(g);
    return;
  }
  store<u32>(runqSlot(p, pp.runqTail++), g);
  K().queued++;
}

/** Puts g where p looks first; the goroutine that was there moves to the ring. */
function putNext(p: u32, g: u32): void {
  const pp = asP(p);
  const old = pp.runnext;
  pp.runnext = g;
  if (old != 0) localPut(p, old);
}

function localGet(p: u32): u32 {
  const pp = asP(p);
  const next = pp.runnext;
  if (next != 0) {
    pp.runnext = 0;
    return next;
  }
  if (pp.runqHead == pp.runqTail) return 0;
  K().queued--;
  return load<u32>(runqSlot(p, pp.runqHead++));
}

function steal(p: u32): u32 {
  const k = K();
  const n = k.nProcs;
  const first = randN(n);
  for (let i: u32 = 0; i < n; i++) {
    const victim = procAt((first + i) % n);
    if (victim == p) continue;
    const v = asP(victim);
    const have = v.runqTail - v.runqHead;
    if (have == 0) continue;
    let take = have - (have >> 1);
    k.steals += <u64>take;
    probe(probeGoSteal, v.id, take, load<u32>(runqSlot(victim, v.runqHead)));
    asP(p).steals += take;
    const g = load<u32>(runqSlot(victim, v.runqHead++));
    k.queued--;
    while (--take > 0) {
      store<u32>(runqSlot(p, asP(p).runqTail++), load<u32>(runqSlot(victim, v.runqHead++)));
    }
    return g;
  }
  return 0;
}

// ---- states

/** Makes a parked goroutine runnable, next on the current P. */
export function ready(g: u32): void {
  const gp = asG(g);
  probe(probeGoReady, g, gp.waitReason, curgAddr());
  gp.status = gRunnable;
  gp.waitReason = 0;
  gp.waitObject = 0;
  putNext(K().curp, g);
}

/** Parks the running goroutine: its functions leave as soon as the caller returns. */
export function park(reason: u32, object: u32): void {
  const k = K();
  const g = curg();
  g.status = gWaiting;
  g.waitReason = reason;
  g.waitObject = object;
  g.waitSince = k.now;
  k.parks++;
  leaveFor(leavePark);
}

export function leaveFor(reason: u32): void {
  const k = K();
  k.leaveReason = reason;
  k.top = 0;
  setUnwinding(1);
}

/** Called by compiled code when the ticks are used up. */
export function yieldTicks(): void {
  leaveFor(leaveYield);
}

export function gosched(): void {
  leaveFor(leaveGosched);
}

export function goexit(): void {
  leaveFor(leaveGoexit);
}

// ---- goroutines

function allocG(): u32 {
  const k = K();
  let g = k.gFree;
  if (g != 0) {
    k.gFree = asG(g).schedLink;
    const index = asG(g).allIndex;
    memory.fill(<usize>g, 0, sizeofG);
    asG(g).allIndex = index;
    return g;
  }
  g = persistentAlloc(sizeofG);
  if (k.nAllgs == k.capAllgs) {
    const capacity = k.capAllgs == 0 ? 64 : k.capAllgs * 2;
    const grown = allocBlock(capacity << 2);
    memory.copy(<usize>grown, <usize>k.allgs, <usize>(k.nAllgs << 2));
    if (k.allgs != 0) freeBlock(k.allgs, k.capAllgs << 2);
    k.allgs = grown;
    k.capAllgs = capacity;
  }
  store<u32>(<usize>(k.allgs + (k.nAllgs << 2)), g);
  asG(g).allIndex = k.nAllgs++;
  return g;
}

/** `go fn()`: a new goroutine, next on this P. `fn` is a closure without parameters; `site` the resume id of the statement. */
export function newproc(fn: u32, site: u32): void {
  const k = K();
  const g = allocG();
  const gp = asG(g);
  gp.goid = ++k.goidGen;
  gp.startFn = fn;
  gp.createdAt = site;
  const parent = curgAddr();
  if (parent != 0) gp.parentGoid = asG(parent).goid;
  initStack(gp);
  gp.pendingFn = fn;
  gp.pendingFp = gp.stackLo;
  gp.status = gRunnable;
  k.nGoroutines++;
  if (k.nGoroutines > k.peakGoroutines) k.peakGoroutines = k.nGoroutines;
  probe(probeGoCreate, g, site, fn);
  putNext(k.curp, g);
}

/** The goroutine's life is over. */
export function goexit0(g: u32): void {
  const k = K();
  const gp = asG(g);
  probe(probeGoEnd, g, 0, 0);
  gp.status = gDead;
  stackFree(gp.stackLo, gp.stackHi - gp.stackLo);
  gp.stackLo = 0;
  gp.stackHi = 0;
  gp.top = 0;
  gp.schedLink = k.gFree;
  k.gFree = g;
  k.nGoroutines--;
}

// ---- running

function enter(g: G): void {
  const k = K();
  k.top = 0;
  setUnwinding(0);
  const pending = g.pendingFn;
  if (pending != 0) {
    const fp = g.pendingFp;
    g.pendingFn = 0;
    g.pendingFp = 0;
    k.runBase = fp;
    k.running = 0;
    setStackLimit(limitFor(g, fp));
    k.native = 1;
    call_indirect<void>(load<u32>(<usize>pending), fp, pending);
    k.native = 0;
    return;
  }
  const fp = g.top;
  const id = load<u32>(fp);
  const f = funcOf(id);
  if (g.resultFrom != 0) {
    const from = <usize>g.resultFrom + 8;
    const slots = resultsOf(id);
    if (slots != 0) {
      const n = load<u32>(slots);
      for (let i: u32 = 0; i < n; i++) store<u64>(<usize>(fp + load<u32>(<usize>(slots + 4 + (i << 2)))), load<u64>(from + <usize>(i << 3)));
    }
    g.resultFrom = 0;
  }
  k.runBase = fp;
  k.running = 1;
  setStackLimit(0);
  k.native = 1;
  call_indirect<void>(load<u32>(<usize>f, fnThunkIndex), fp, load<u32>(<usize>f, fnTableIndex));
  k.native = 0;
}

/** What `execute` tells the scheduler loop: go on scheduling, or return this result to the host. */
const goOn: u32 = 0xffffffff;

/** Runs g until it leaves for good. */
function execute(g: u32): u32 {
  const k = K();
  const gp = asG(g);
  store<u32>(mCurg, g);
  gp.status = gRunning;
  while (true) {
    const base = gp.pendingFn != 0 ? gp.pendingFp : gp.top;
    enter(gp);
    if (load<u32>(mUnwinding) == 0) {
      // The entered frame returned.
      const link = load<u32>(base, 4);
      if (link == 0) {
        if (gp.goexiting == 0 && gp.goid == 1) return runExit;
        goexit0(g);
        store<u32>(mCurg, 0);
        return goOn;
      }
      if ((link & 1) != 0) {
        gp.top = link & ~1;
        const result = afterDeferredCall(gp);
        if (result != goOn) return finish(g, result);
        continue;
      }
      gp.top = link;
      gp.resultFrom = base;
      if (k.stepMode != stepNone && k.stepGoid == gp.goid && link - gp.stackLo < k.stepDepth && (load<u8>(<usize>(k.checkFlags + load<u32>(link))) & 2) != 0) {
        // A step that has left its function stops at the call, before its statement goes on.
        gp.stopId = load<u32>(link);
        return runStop;
      }
      continue;
    }
    setUnwinding(0);
    // A function that leaves before it has a frame (an entry without room) is its own top.
    if (k.top != 0) {
      gp.top = k.top;
      gp.topSize = k.topSize;
    }
    switch (k.leaveReason) {
      case leaveGrow: {
        if (gp.top + k.growSize > gp.stackHi - 256) growStack(gp, gp.top + k.growSize);
        continue;
      }
      case leaveYield:
        k.preemptions++;
        probe(probeGoPreempt, g, 0, 0);
        gp.status = gRunnable;
        globalPut(g);
        store<u32>(mCurg, 0);
        return goOn;
      case leaveGosched:
        probe(probeGoYield, g, 0, 0);
        gp.status = gRunnable;
        globalPut(g);
        store<u32>(mCurg, 0);
        return goOn;
      case leavePark:
        probe(probeGoPark, g, gp.waitReason, gp.waitObject);
        store<u32>(mCurg, 0);
        return goOn;
      case leaveOp: {
        if (announceOperation(gp)) return runProbe;
        if (!doOperation(gp)) continue;
        probe(probeGoPark, g, gp.waitReason, gp.waitObject);
        store<u32>(mCurg, 0);
        return goOn;
      }
      case leaveProbe:
        if (takeStop()) return runProbe;
        continue;
      case leaveStop:
        return runStop;
      case leaveLook:
        return runLook;
      default: {
        if (k.leaveReason == leavePanic) probe(probePanic, g, 0, 0);
        if (k.leaveReason == leavePanic && k.debugPanics != 0 && gp.throwing == 0) {
          gp.throwing = 1;
          return runPanicStop;
        }
        const result = beginPanic(gp, k.leaveReason == leaveGoexit ? 1 : 0);
        if (result != goOn) return finish(g, result);
      }
    }
  }
}

/** Reports the operation that a probe has put off. Returns whether to stop before it. */
function announceOperation(g: G): bool {
  const op = g.op - 1;
  if (op == probeChanSend) return announce(op, g.opA, sendWay(g.opA));
  if (op == probeChanRecv) return announce(op, g.opA, recvWay(g.opA));
  if (op == probeSelect) return announce(op, g.opB, g.opC);
  return announce(op, g.opA, semaReason(g.opB));
}

/** Does the operation that a probe has put off (trace.ts). Returns whether the goroutine is parked now. */
function doOperation(g: G): bool {
  const op = g.op - 1;
  g.op = 0;
  if (op == probeChanSend) chansend(g.opA, g.opB);
  else if (op == probeChanRecv) chanrecv(g.opA, g.opB);
  else if (op == probeSelect) selectgo(g.opA, g.opB, g.opC);
  else if (op == probeSemAcquire) semacquire(g.opA, g.opB, g.opC);
  const parked = load<u32>(mUnwinding) != 0;
  setUnwinding(0);
  return parked;
}

/** A panic or Goexit has used up all deferred calls. */
function finish(g: u32, result: u32): u32 {
  if (result == runExit) {
    // Goexit: the goroutine ends. When main's goroutine goes, the others run on.
    goexit0(g);
    store<u32>(mCurg, 0);
    return goOn;
  }
  return result;
}

function pickWork(p: u32): u32 {
  const k = K();
  const pp = asP(p);
  pp.schedTick++;
  if (pp.schedTick % 61 == 0 && k.runqSize != 0) return globalGet();
  let g = localGet(p);
  if (g != 0) return g;
  if (k.runqSize != 0) {
    // A share of the global queue, as schedule() in Go takes it.
    let n = k.runqSize / k.nProcs + 1;
    if (n > 128) n = 128;
    g = globalGet();
    while (--n > 0 && k.runqSize != 0) localPut(p, globalGet());
    return g;
  }
  if (k.queued != 0) return steal(p);
  return 0;
}

/** Finds a P with something to run, going round from the one after the last. Returns the goroutine; `curp` is its P. */
function findRunnable(): u32 {
  const k = K();
  const n = k.nProcs;
  let i = k.nextProc;
  for (let tries: u32 = 0; tries < n; tries++) {
    if (i >= n) i = 0;
    const p = procAt(i);
    const g = pickWork(p);
    if (g != 0) {
      k.nextProc = i + 1;
      k.curp = p;
      return g;
    }
    asP(p).curg = 0;
    i++;
  }
  return 0;
}

/** Runs the program until the host is needed (runResult in src/layout/status.ts). */
export function run(): u32 {
  const k = K();
  let g = curgAddr();
  if (g != 0) {
    // A stop, a look or a panic stop ended the last call: this goroutine goes on.
    const gp = asG(g);
    gp.stopped = 0;
    if (gp.throwing == 1) {
      gp.throwing = 2;
      const r = beginPanic(gp, 0);
      if (r != goOn) {
        const f = finish(g, r);
        if (f != goOn) return f;
        g = 0;
      }
    }
    if (g != 0) {
      if (gp.op != 0 && doOperation(gp)) {
        probe(probeGoPark, g, gp.waitReason, gp.waitObject);
        store<u32>(mCurg, 0);
      } else {
        const result = execute(g);
        if (result != goOn) return result;
      }
    }
  }
  while (true) {
    if (k.probePending != 0 && takeStop()) return runProbe;
    // A pause that no statement check has answered: nothing of the user's code runs.
    if (k.pauseWanted == 2) return runStop;
    if (k.gcWanted != 0) collect(k.gcWanted == 2 ? 1 : 0);
    if (k.hostWaits != 0 && (++k.pollTick & 63) == 0) return runPoll;
    if (k.nTimers != 0 && (++k.nWaiters & 15) == 0) {
      k.now = nanotime();
      fireTimers(k.now);
    }
    g = findRunnable();
    if (g == 0) {
      if (k.nTimers != 0) {
        k.now = nanotime();
        if (fireTimers(k.now)) continue;
        return runIdle;
      }
      if (k.hostWaits != 0) return runIdle;
      return runDeadlock;
    }
    asP(k.curp).curg = g;
    k.switches++;
    probe(probeSchedule, g, 0, 0);
    probe(probeGoStart, g, 0, 0);
    setTicks(k.tickBudget);
    const result = execute(g);
    if (result != goOn) return result;
  }
}

/** Changes the number of Ps; their queues move to the global one. */
export function gomaxprocs(n: i32): i32 {
  const k = K();
  const old = <i32>k.nProcs;
  if (n <= 0 || n == old) return old;
  if (n > 256) n = 256;
  for (let i: u32 = <u32>n; i < k.nProcs; i++) {
    const p = procAt(i);
    for (let g = localGet(p); g != 0; g = localGet(p)) globalPut(g);
  }
  ensureProcs(<u32>n);
  return old;
}

/** Allocates P records up to n (they are never given back) and makes n the number in use. */
export function ensureProcs(n: u32): void {
  const k = K();
  for (let i = k.nProcs; i < n; i++) {
    if (procAt(i) == 0) {
      const p = persistentAlloc(sizeofP);
      asP(p).id = i;
      store<u32>(<usize>(k.procs + (i << 2)), p);
    }
  }
  // A P that is out of use may own cached spans; its curp role moves to the first.
  k.nProcs = n;
  if (asP(k.curp).id >= n) k.curp = procAt(0);
}

/**
 * Called by a statement check whose flag is set. Bit 0 is a breakpoint, bit 1 the debugger's step or pause.
 * Returns whether the goroutine must leave.
 */
export function stopCheck(id: u32, fp: u32): u32 {
  const k = K();
  const g = curg();
  if (g.system != 0) return 0;
  if (k.probePending != 0) {
    g.stopId = id;
    leaveFor(leaveProbe);
    return 1;
  }
  let stop: u32 = load<u8>(<usize>(k.checkFlags + id)) & 1;
  if (k.pauseWanted != 0) stop = 1;
  else if (k.stepMode != stepNone && k.stepGoid == g.goid) {
    const depth = fp - g.stackLo;
    if (k.stepMode == stepIn) stop = 1;
    else if (k.stepMode == stepOver && depth <= k.stepDepth) stop = 1;
    else if (k.stepMode == stepOut && depth < k.stepDepth) stop = 1;
  }
  if (stop == 0) return 0;
  g.stopId = id;
  leaveFor(leaveStop);
  return 1;
}

