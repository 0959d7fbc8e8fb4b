/**
 * The life of a goroutine: made, run until it leaves, parked, readied, ended.
 *
 * A goroutine runs on the native stack until it *leaves*: a kernel function sets the machine word `unwinding`, and every
 * function saves its frame and returns (see stack.ts). `leaveReason` says why. To go on, only the top frame is entered;
 * when it returns, its results are delivered into the slots of the frame below, which is entered in turn.
 * Copying native stacks is impossible in WebAssembly; replaying whole call chains (Asyncify) would cost time in
 * proportion to depth at every switch.
 */
import {
  G, fnFrameSize, fnTableIndex, fnThunkIndex, gCopystack, gDead, gIdle, gRunnable, gRunning, gWaiting, leaveGoexit, leaveCoro, leaveGosched, leaveGrow, leaveLook, leaveOp, leavePanic, leavePark, leaveProbe, leaveStop, leaveYield,
  mAllocFrame, mCurg, mMainError, mUnwinding, probeChanRecv, probeChanSend, probeGoCreate, probeGoEnd, probeGoPark, probeGoPreempt, probeGoReady, probeGoYield, probePanic, probeSelect, probeSemAcquire, panicStopBegins, panicStopRecovered,
  runExit, runLook, runPanicStop, runProbe, runStop, sizeofG, stepIn, stepNone, stepOut, stepOver,
} from "./records";
import { K, asG, asM, asP, curg, curgAddr, setStackLimit, setTicks, setUnwinding } from "./state";
import { allocBlock, freeBlock, persistentAlloc } from "./mheap";
import { funcOf, growStack, initStack, limitFor, resultsOf, stackFree, stressStack } from "./stack";
import { afterDeferredCall, asPanic, beginPanic } from "./panic";
import { announce, probe, takeStop } from "./trace";
import { chanrecv, chansend, recvWay, sendWay } from "./chan";
import { selectgo } from "./select";
import { semaReason, semacquire } from "./sema";
import { globalPut, localPut, putNext } from "./runq";
import { decided, wakep } from "./proc";
import { endsHere } from "./ending";
import { handOver } from "./coro";
import { yieldTo } from "./gosched";
import { schedNow } from "./clock";
import { assistNow, shade } from "./mgcmark";
import { breakpointWanted } from "./filters";
import { dataChanged } from "./dataWatch";
import { bubbleParked, bubbleReadied, joinBubble, leaveBubble } from "./synctest";

/** What the parts of the scheduler loop return for "go on"; all else is a result for the host. */
export const goOn: u32 = 0xffffffff;

// ---- states

/** Makes a parked goroutine runnable, next on the current P, and another P may come to help. */
export function ready(g: u32): void {
  const gp = asG(g);
  probe(probeGoReady, g, gp.waitReason, curgAddr());
  if (gp.bubble != 0) bubbleReadied(g);
  gp.status = gRunnable;
  gp.waitReason = 0;
  gp.waitObject = 0;
  putNext(K().curp, g);
  wakep();
}

/** Makes a parked goroutine runnable from outside of any P's turn. */
export function readyGlobal(g: u32): void {
  const gp = asG(g);
  probe(probeGoReady, g, gp.waitReason, 0);
  if (gp.bubble != 0) bubbleReadied(g);
  gp.status = gRunnable;
  gp.waitReason = 0;
  gp.waitObject = 0;
  globalPut(g);
  wakep();
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

export function goexit(): void {
  leaveFor(leaveGoexit);
}

// ---- birth and death

/** Records of dead goroutines wait on the P where they died; a P with many gives half to all. */
function gfget(): u32 {
  const k = K();
  const p = asP(k.curp);
  if (p.nGFree == 0 && k.nGFree != 0) {
    while (p.nGFree < 32 && k.nGFree != 0) {
      const g = k.gFree;
      k.gFree = asG(g).schedLink;
      k.nGFree--;
      asG(g).schedLink = p.gFree;
      p.gFree = g;
      p.nGFree++;
    }
  }
  const g = p.gFree;
  if (g == 0) return 0;
  p.gFree = asG(g).schedLink;
  p.nGFree--;
  return g;
}

function gfput(g: u32): void {
  const k = K();
  const p = asP(k.curp);
  asG(g).schedLink = p.gFree;
  p.gFree = g;
  if (++p.nGFree < 64) return;
  while (p.nGFree >= 32) {
    const h = p.gFree;
    p.gFree = asG(h).schedLink;
    p.nGFree--;
    asG(h).schedLink = k.gFree;
    k.gFree = h;
    k.nGFree++;
  }
}

function allocG(): u32 {
  const k = K();
  let g = gfget();
  if (g != 0) {
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
  const parent = curgAddr();
  newprocIn(parent != 0 ? asG(parent).bubble : 0, fn, site);
}

/** A new goroutine of a bubble, or of none. */
export function newprocIn(bubble: u32, fn: u32, site: u32): void {
  const k = K();
  const g = newg(bubble, fn, site);
  const gp = asG(g);
  gp.status = gRunnable;
  const parent = curgAddr();
  if (k.stepFollow != 0 && k.stepMode != stepNone && parent != 0 && asG(parent).goid == k.stepGoid) {
    k.stepFollow = 0;
    k.stepGoid = gp.goid;
    k.stepMode = stepIn;
  }
  putNext(k.curp, g);
  wakep();
}

/** A goroutine that is to run `fn`, in no queue yet. */
export function newg(bubble: u32, fn: u32, site: u32): u32 {
  const k = K();
  const g = allocG();
  const gp = asG(g);
  gp.goid = ++k.goidGen;
  gp.startFn = fn;
  shade(fn);
  gp.createdAt = site;
  const parent = curgAddr();
  if (parent != 0) {
    gp.parentGoid = asG(parent).goid;
    gp.labels = asG(parent).labels;
    if (gp.labels != 0) shade(gp.labels);
  }
  if (bubble != 0) joinBubble(g, bubble);
  initStack(gp);
  gp.pendingFn = fn;
  gp.pendingFp = gp.stackLo;
  k.nGoroutines++;
  if (k.nGoroutines > k.peakGoroutines) k.peakGoroutines = k.nGoroutines;
  probe(probeGoCreate, g, site, fn);
  return g;
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
  gp.labels = 0;
  gp.ending = 0;
  if (gp.lockedM != 0) {
    // Its thread ends with it in Go; here it goes back to work.
    asM(gp.lockedM).lockedg = 0;
    gp.lockedM = 0;
  }
  k.nGoroutines--;
  if (gp.bubble != 0) leaveBubble(g);
  gfput(g);
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
    store<u32>(mAllocFrame, 0);
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
  store<u32>(mAllocFrame, fp);
  k.running = 1;
  setStackLimit(0);
  k.native = 1;
  call_indirect<void>(load<u32>(<usize>f, fnThunkIndex), fp, load<u32>(<usize>f, fnTableIndex));
  k.native = 0;
}

/** The goroutine is no longer its M's. */
export function dropg(g: u32): void {
  asM(K().curm).curg = 0;
  asP(K().curp).curg = 0;
  asG(g).m = 0;
  store<u32>(mCurg, 0);
}

/** The goroutine leaves its P but can run: it goes to the end of the global queue. */
export function goschedImpl(g: u32): void {
  asG(g).status = gRunnable;
  dropg(g);
  globalPut(g);
  // Alone in the queue it is what this P finds next, so nobody else need come.
  if (K().runqSize > 1) wakep();
}

// @ts-ignore: decorator
@inline
function begin(g: u32): void {
  const k = K();
  const gp = asG(g);
  asM(k.curm).curg = g;
  asP(k.curp).curg = g;
  gp.m = k.curm;
  store<u32>(mCurg, g);
  gp.status = gRunning;
}

/** Runs g until it leaves. Its M keeps it (M.curg) if only its turn is over. */
export function execute(g: u32): u32 {
  const k = K();
  let gp = asG(g);
  begin(g);
  if (gp.displaced != 0) {
    gp.displaced = 0;
    return goOnAfterStop(g);
  }
  if (gp.ending != 0 && endsHere(gp)) {
    const result = endNow(gp);
    if (result != goOn) return finish(g, result);
  }
  while (true) {
    const base = gp.pendingFn != 0 ? gp.pendingFp : gp.top;
    enter(gp);
    if (load<u32>(mUnwinding) == 0) {
      // The entered frame returned.
      const link = load<u32>(base, 4);
      if (link == 0) {
        if (gp.goexiting == 0 && gp.goid == 1) return runExit;
        dropg(g);
        goexit0(g);
        return goOn;
      }
      if ((link & 1) != 0) {
        gp.top = link & ~1;
        const recovers = asPanic(gp.panic).recovered;
        const result = afterDeferredCall(gp);
        if (result != goOn) return finish(g, result);
        if (recovers != 0 && k.stopRecovered != 0 && k.evalG == 0) {
          k.panicStop = panicStopRecovered;
          return runPanicStop;
        }
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
        if (gp.top + k.growSize > gp.stackHi - 256) {
          gp.status = gCopystack;
          growStack(gp, gp.top + k.growSize);
          gp.status = gRunning;
        } else stressStack(gp);
        continue;
      }
      case leaveYield:
        if (gp.assistOwed != 0) assistNow(gp);
        if (k.ticksSaved != 0) {
          // Not used up: a probe wanted it to come here.
          restoreTicks();
          if (k.probePending != 0 && takeStop()) return runProbe;
          continue;
        }
        // Its turn is over; whether its slice is, the monitor says (sysmon.ts).
        if (k.stress != 0) {
          k.preemptions++;
          probe(probeGoPreempt, g, 0, 0);
          goschedImpl(g);
        } else store<u32>(mCurg, 0);
        return goOn;
      case leaveGosched:
        probe(probeGoYield, g, 0, 0);
        const next = yieldTo(g);
        if (next == 0) {
          goschedImpl(g);
          return goOn;
        }
        decided(next);
        if (asG(next).displaced != 0) return execute(next);
        g = next;
        gp = asG(g);
        begin(g);
        continue;
      case leavePark:
        parked(g);
        return goOn;
      case leaveCoro:
        const other = handOver(g);
        if (other == 0) return goOn;
        if ((asG(other).displaced | asG(other).ending) != 0) return execute(other);
        g = other;
        gp = asG(g);
        begin(g);
        continue;
      case leaveOp: {
        if (announceOperation(gp)) return runProbe;
        if (!doOperation(gp)) continue;
        if (k.leaveReason == leaveLook) return runLook;
        parked(g);
        return goOn;
      }
      case leaveProbe:
        restoreTicks();
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
          k.panicStop = panicStopBegins;
          return runPanicStop;
        }
        const result = beginPanic(gp, k.leaveReason == leaveGoexit ? 1 : 0);
        if (result != goOn) return finish(g, result);
      }
    }
  }
}

function restoreTicks(): void {
  const k = K();
  if (k.ticksSaved == 0) return;
  setTicks(k.ticksSaved);
  k.ticksSaved = 0;
}

/** The goroutine has left to wait. In a host call that blocks it stays its M's. */
export function parked(g: u32): void {
  const gp = asG(g);
  probe(probeGoPark, g, gp.waitReason, gp.waitObject);
  if (gp.status != gWaiting) {
    store<u32>(mCurg, 0);
    return;
  }
  dropg(g);
  if (gp.bubble != 0) bubbleParked(g);
}

/** A stop, a look, a probe or a panic stop ended the last run of g: it goes on. */
export function goOnAfterStop(g: u32): u32 {
  const gp = asG(g);
  gp.stopped = 0;
  if (gp.throwing == 1) {
    gp.throwing = 2;
    const r = beginPanic(gp, 0);
    if (r != goOn) return finish(g, r);
  }
  if (gp.op != 0 && !(gp.ending != 0 && endsHere(gp)) && doOperation(gp)) {
    if (K().leaveReason == leaveLook) return runLook;
    parked(g);
    return goOn;
  }
  return execute(g);
}

/** Reports the operation that a probe has put off. Returns whether to stop before it. */
function announceOperation(g: G): bool {
  const op = g.op - 1;
  if (op == probeChanSend) return announce(op, g.lookArg, sendWay(g.lookArg));
  if (op == probeChanRecv) return announce(op, g.lookArg, recvWay(g.lookArg));
  if (op == probeSelect) return announce(op, g.lookArg2, g.lookArg3);
  return announce(op, g.lookArg, semaReason(g.lookArg2));
}

/** Does the operation that a probe has put off (trace.ts). Returns whether the goroutine is parked now. */
function doOperation(g: G): bool {
  const op = g.op - 1;
  g.op = 0;
  if (op == probeChanSend) chansend(g.lookArg, g.lookArg2);
  else if (op == probeChanRecv) chanrecv(g.lookArg, g.lookArg2);
  else if (op == probeSelect) selectgo(g.lookArg, g.lookArg2, g.lookArg3);
  else if (op == probeSemAcquire) semacquire(g.lookArg, g.lookArg2, g.lookArg3);
  const left = load<u32>(mUnwinding) != 0;
  setUnwinding(0);
  return left;
}

/** The goroutine ends because the user of the debugger wants it to. */
function endNow(g: G): u32 {
  g.ending = 0;
  g.resultFrom = 0;
  g.op = 0;
  if (g.pendingFn != 0) {
    // It has not begun.
    g.pendingFn = 0;
    g.pendingFp = 0;
    return runExit;
  }
  return beginPanic(g, 1);
}

/** A panic or Goexit has used up all deferred calls. */
function finish(g: u32, result: u32): u32 {
  if (result == runExit) {
    // Goexit: the goroutine ends. When main's goroutine goes, the others run on.
    dropg(g);
    goexit0(g);
    return goOn;
  }
  return result;
}

/**
 * Called by a statement check whose flag is set (checkFlag in src/layout/evaluation.ts).
 * Returns whether the goroutine must leave.
 */
export function stopCheck(id: u32, fp: u32): u32 {
  const k = K();
  const g = curg();
  if (g.system != 0 || k.evalG != 0) return 0;
  if (g.ending != 0) {
    g.ending = 0;
    leaveFor(leaveGoexit);
    return 1;
  }
  if (k.probePending != 0) {
    g.stopId = id;
    leaveFor(leaveProbe);
    return 1;
  }
  let stop: u32 = load<u8>(<usize>(k.checkFlags + id)) & 1;
  if (stop != 0 && k.filters != 0) stop = breakpointWanted(id, fp);
  if (k.dataWatches != 0 && dataChanged(fp, fp + load<u32>(<usize>funcOf(id), fnFrameSize))) {
    k.dataHit = 1;
    stop = 1;
  }
  if (load<u32>(mMainError) != 0 && (load<u8>(<usize>(k.checkFlags + id)) & 32) != 0 && g.goid == 1) {
    k.dataHit = 1;
    stop = 1;
  }
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
