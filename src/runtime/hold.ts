/**
 * What the user of the debugger decides about the schedule: goroutines held back (frozen), the only one that may run, and the one to run next.
 *
 * The debugger cannot call the kernel while the program stands, since the engine thread is blocked in it, perhaps in the middle of a
 * collector's step. So it only writes wishes to memory (G.frozen, Kernel.onlyGoid, wantG), and the scheduler honours them where it chooses. A goroutine that
 * must not run keeps its place in its queue; only when it would run it goes to the list of those held, and from there to the end of the global queue once
 * it may run. Taking frozen goroutines out of the queues at once was the alternative: then what the user sees in a queue would change with a click that is to
 * change nothing but what runs.
 *
 * A goroutine that is put aside in the middle of a stop (`displaced`) goes on later as it would have after the stop.
 */
import { gRunnable, gRunning, gSyscall, mCurg, probeGoPreempt, whyChosenByTheUser } from "./records";
import { K, asG, asM, asP, curgAddr } from "./state";
import { endWaits } from "./ending";
import { dropg, goOn } from "./execute";
import { globalPut, globalRemove, localRemove, putFirst } from "./runq";
import { decided, nextThread, pidleget, procAt, startm, stopSpinning, turn, wakep } from "./proc";
import { probe } from "./trace";

/** Whether the debugger keeps g from running. */
export function held(g: u32): bool {
  const k = K();
  const gp = asG(g);
  if (gp.system != 0) return false;
  return gp.frozen != 0 || (k.onlyGoid != 0 && gp.goid != k.onlyGoid);
}

/** A runnable goroutine whose turn it would be waits until it is let go. */
export function holdBack(g: u32): void {
  const k = K();
  asG(g).status = gRunnable;
  asG(g).schedLink = 0;
  if (k.heldTail != 0) asG(k.heldTail).schedLink = g;
  else k.heldHead = g;
  k.heldTail = g;
  k.nHeld++;
}

/** The debugger has changed its mind: who may run goes to the global queue. */
export function releaseHeld(): void {
  const k = K();
  k.heldChanged = 0;
  if (k.ending != 0) endWaits();
  let g = k.heldHead;
  k.heldHead = 0;
  k.heldTail = 0;
  k.nHeld = 0;
  while (g != 0) {
    const next = asG(g).schedLink;
    asG(g).schedLink = 0;
    if (held(g)) holdBack(g);
    else {
      globalPut(g);
      wakep();
    }
    g = next;
  }
}

/** The goroutine that stands at a stop does not go on now. Its M keeps it, as if its turn were over. */
export function displace(): void {
  const g = curgAddr();
  if (g == 0) return;
  asG(g).displaced = 1;
  store<u32>(mCurg, 0);
}

/** Gives the next turn to the goroutine that the user has chosen, if it can run. */
export function runWanted(): u32 {
  const k = K();
  const g = k.wantG;
  k.wantG = 0;
  const gp = asG(g);
  if (held(g) || gp.lockedM != 0) return goOn;
  if (gp.status == gRunning) {
    if (gp.m == 0 || asM(gp.m).p == 0) return goOn;
    if (curgAddr() == g) return turn(gp.m, true);
    displace();
    asP(asM(gp.m).p).preempt = 0;
    return turn(gp.m, false);
  }
  if (gp.status != gRunnable) return goOn;
  const m = threadForWanted();
  if (m == 0 || !takeFromQueue(g)) return goOn;
  displace();
  start(m, g);
  return turn(m, false);
}

/** The M of the last turn, else the next one, else one that was idle. */
function threadForWanted(): u32 {
  const k = K();
  let m = k.curm;
  if (!canTake(m)) m = nextThread();
  if (m == 0 && k.pidle != 0) m = startm(pidleget(), 0);
  return m != 0 && canTake(m) ? m : 0;
}

function canTake(m: u32): bool {
  const mp = asM(m);
  return mp.p != 0 && mp.lockedg == 0 && (mp.curg == 0 || asG(mp.curg).status != gSyscall);
}

function takeFromQueue(g: u32): bool {
  const k = K();
  for (let i: u32 = 0; i < k.nProcs; i++) if (localRemove(procAt(i), g)) return true;
  return globalRemove(g);
}

/** Makes g what m runs; the goroutine that m had is next on the P. */
function start(m: u32, g: u32): void {
  const k = K();
  const mp = asM(m);
  k.curm = m;
  k.curp = mp.p;
  const old = mp.curg;
  if (old != 0) {
    k.preemptions++;
    probe(probeGoPreempt, old, 0, 0);
    asG(old).status = gRunnable;
    dropg(old);
    putFirst(mp.p, old);
  }
  stopSpinning(m);
  k.why = whyChosenByTheUser;
  k.inheritTime = 0;
  asP(mp.p).schedTick++;
  asP(mp.p).preempt = 0;
  decided(g);
  mp.curg = g;
  asP(mp.p).curg = g;
  asG(g).m = m;
  asG(g).status = gRunning;
}
