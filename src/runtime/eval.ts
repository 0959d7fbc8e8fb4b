/**
 * Runs code of the debugger while the program stands: a goroutine on an M and a P of its own, which no other goroutine gets.
 *
 * Everything that was there before is frozen. What the code readies of it stays in the queue and goes on with the program; goroutines that
 * the code starts run, since it may wait for them. The host takes a copy of the memory before and puts it back afterwards unless the
 * effects are to stay, so an evaluation that fails in any way leaves nothing behind. No collection starts meanwhile.
 *
 * To inject the call into a stopped goroutine, as Delve does, would need one at a safe point, and would resume everybody else; a P of the
 * program's would mix its queues with the program's.
 */
import {
  evalBlocked, evalDone, evalFatal, evalIdle, evalLook, evalTurn, gDead, gSyscall, mCurg, mProbeMask, mTicks, pRunning, runLook, sizeofP, threadRunning,
} from "./records";
import { K, asG, asM, asP, curgAddr, setTicks } from "./state";
import { evalProc, newm } from "./proc";
import { persistentAlloc } from "./mheap";
import { execute, goOn, goOnAfterStop, newprocIn } from "./execute";
import { globalPut, localRunqToGlobal, runqget } from "./runq";
import { checkTimers, firstTimer, moveTimers } from "./time";
import { clockStale, schedNow } from "./clock";
import { flushCachesOf } from "./mgc";
import { flushWriteBarrier } from "./mwbbuf";
import { disposeWork } from "./mgcwork";

/** Ticks of one turn. */
const turnTicks: i32 = 100000;

/** Makes the goroutine that runs the closure `fn`; `evalRun` runs it. */
export function evalStart(fn: u32): void {
  const k = K();
  if (k.evalP == 0) {
    k.evalM = newm();
    k.evalP = persistentAlloc(sizeofP);
    asP(k.evalP).id = evalProc;
    asP(k.evalP).status = pRunning;
  }
  k.evalCurg = curgAddr();
  k.evalCurm = k.curm;
  k.evalCurp = k.curp;
  k.evalTicks = load<i32>(mTicks);
  k.evalRunqHead = k.runqHead;
  k.evalRunqTail = k.runqTail;
  k.evalRunqSize = k.runqSize;
  k.evalProbes = load<u64>(mProbeMask);
  k.evalDebugPanics = k.debugPanics;
  k.evalGoidGen = k.goidGen;
  k.runqHead = 0;
  k.runqTail = 0;
  k.runqSize = 0;
  k.debugPanics = 0;
  store<u64>(mProbeMask, 0);
  // Nobody is woken for the new goroutines.
  k.nmspinning++;
  k.curm = k.evalM;
  k.curp = k.evalP;
  asM(k.evalM).p = k.evalP;
  asM(k.evalM).status = threadRunning;
  asP(k.evalP).m = k.evalM;
  store<u32>(mCurg, 0);
  // It may do what the goroutine that stands may do to channels and timers of a bubble.
  newprocIn(k.evalCurg != 0 ? asG(k.evalCurg).bubble : 0, fn, 0);
  const g = runqget(k.evalP);
  asG(g).system = 1;
  k.evalG = g;
  k.evalGoid = asG(g).goid;
  k.evalNext = g;
}

/** Runs until a turn is over or the host is needed (evalResult in src/layout/status.ts). */
export function evalRun(): u32 {
  const k = K();
  setTicks(turnTicks);
  let result: u32 = goOn;
  if (curgAddr() != 0) {
    // The host has looked at the frames.
    result = goOnAfterStop(curgAddr());
  } else {
    const g = next();
    if (g == 0) {
      if (asP(k.evalP).nTimers == 0) return evalBlocked;
      clockStale();
      return checkTimers(k.evalP, schedNow()) ? evalTurn : evalIdle;
    }
    result = execute(g);
  }
  if (result == runLook) return evalLook;
  if (result != goOn) return evalFatal;
  const main = asG(k.evalG);
  if (main.status == gDead || main.goid != k.evalGoid) return evalDone;
  return evalTurn;
}

/** The next goroutine of the evaluation, 0 if all of them wait. Others that were readied are put aside. */
function next(): u32 {
  const k = K();
  let g = k.evalNext;
  k.evalNext = 0;
  if (g != 0) return g;
  g = asM(k.evalM).curg;
  if (g != 0) return asG(g).status == gSyscall ? 0 : g;
  localRunqToGlobal(k.evalP);
  let last: u32 = 0;
  for (g = k.runqHead; g != 0; last = g, g = asG(g).schedLink) {
    if (asG(g).goid <= k.evalGoidGen) continue;
    const after = asG(g).schedLink;
    if (last != 0) asG(last).schedLink = after;
    else k.runqHead = after;
    if (k.runqTail == g) k.runqTail = last;
    k.runqSize--;
    return g;
  }
  return 0;
}

/** When the next timer of the evaluation is due. */
export function evalTimer(): i64 {
  return firstTimer(K().evalP);
}

/** The effects stay: what the evaluation has left joins the program. */
export function evalEnd(): void {
  const k = K();
  const p = asP(k.evalP);
  const still = asM(k.evalM).curg;
  if (still != 0) {
    asM(k.evalM).curg = 0;
    globalPut(still);
  }
  localRunqToGlobal(k.evalP);
  moveTimers(k.evalP, k.evalCurp);
  flushWriteBarrier(p);
  disposeWork(p);
  flushCachesOf(k.evalP);
  // The program's global queue comes first.
  if (k.evalRunqTail != 0) {
    asG(k.evalRunqTail).schedLink = k.runqHead;
    if (k.runqTail == 0) k.runqTail = k.evalRunqTail;
    k.runqHead = k.evalRunqHead;
    k.runqSize += k.evalRunqSize;
  }
  k.nmspinning--;
  k.debugPanics = k.evalDebugPanics;
  store<u64>(mProbeMask, k.evalProbes);
  k.curm = k.evalCurm;
  k.curp = k.evalCurp;
  store<u32>(mCurg, k.evalCurg);
  setTicks(k.evalTicks);
  k.evalG = 0;
}
