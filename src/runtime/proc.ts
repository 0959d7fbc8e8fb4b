/**
 * The scheduler: goroutines (G) over processors (P), which threads (M) hold.
 *
 * As in Go, an M needs a P to run goroutines. A P without an M is idle and on a list; so is an M without work. `wakep` starts an
 * M for an idle P whenever a goroutine becomes runnable, unless one is looking for work already; that M *spins*: it looks at
 * all queues before it gives its P back, and at most half as many Ms spin as Ps are busy. An M whose goroutine is in a host call that
 * blocks keeps its P until the monitor takes it away (sysmon.ts), and gets one back when the call is over.
 *
 * One engine thread plays all Ms. It goes round the Ps that have one and gives each a *turn*: the M runs its goroutine,
 * or finds one, until that leaves; a goroutine readied by the one that left (`runnext`) goes on in the same turn. A turn lasts
 * for at most `tickBudget` ticks. A goroutine whose turn is over stays on its M, running, and goes on at the M's next turn; after
 * 10 ms of machine time on one slice the monitor has it preempted. So goroutines on different Ps run side by side, as on a
 * machine with as many cores, and the order of events is the same in each run with the same seed.
 *
 * Turns as long as a slice (the first design) were simpler, but only one goroutine was ever running, and a P could not be seen stealing
 * from another that works. Real threads, one per M, are possible with the same records: everything they share is in the image.
 *
 * An M with nothing to do goes to the idle list, the last one to the poller (netpoll.ts), where it waits for the host or the next timer. When
 * no P has an M, and nobody waits for either, the program is deadlocked.
 */
import {
  M, P, gcPhaseMark, gRunnable, gRunning, gSyscall, gWaiting, mCurg, mTicks, pDead, pIdle, pRunning, probeGoPreempt, probeGoStart, probeProcStatus, probeSchedule, probeSyscallExit, probeThreadStatus,
  fatalNoGoroutines, reportHash, runDeadlock, runIdle, runPoll, runProbe, runRelease, runStop, sizeofM, sizeofP, threadIdle, threadLocked, threadPolling, threadRunning, threadSpinning, threadSyscall, threadSysmon,
  whyGlobalQueue, whyGlobalQueue61stTick, whyLocalQueue, whyNetpoll, whyRunnext, whyStolen, whyStolenTimer, whyTimer,
} from "./records";
import { K, asG, asM, asP, curg, curgAddr, randN, setTicks } from "./state";
import { persistentAlloc } from "./mheap";
import { shade } from "./mgcmark";
import { releaseDue } from "./mgcscavenge";
import { gcIdleTurn, gcServeWaiters, gcStart, gcWorkerTurn } from "./mgc";
import { wakeFinalizerGoroutine } from "./mfinal";
import { clockStale, machineNow, nsPerDecision, schedNow } from "./clock";
import { checkTimers, earliestTimer, moveTimers } from "./time";
import { hashDecision } from "./imageHash";
import { quickYields } from "./gosched";
import { dropg, execute, goOn, goOnAfterStop, goschedImpl } from "./execute";
import { displace, held, holdBack, releaseHeld, runWanted } from "./hold";
import { netpoll } from "./netpoll";
import { globalGet, globalGetBatch, globalPut, localEmpty, localRunqToGlobal, putFirst, runqget, stealHalf, stealNext } from "./runq";
import { handOffSyscalls, sysmon } from "./sysmon";
import { probe, takeStop } from "./trace";

export { goexit, leaveFor, newproc, park, ready, stopCheck, yieldTicks } from "./execute";
export { globalPut, localRunqToGlobal } from "./runq";

/** Id of the P that runs code of the debugger (eval.ts), which is none of the program's. */
export const evalProc: u32 = 0xffff;

// @ts-ignore: decorator
@inline
export function procAt(i: u32): u32 {
  return load<u32>(<usize>(K().procs + (i << 2)));
}

// ---- Ms and Ps

export function setThread(m: u32, status: u32): void {
  const mp = asM(m);
  if (mp.status == status) return;
  probe(probeThreadStatus, mp.id, mp.status, status);
  mp.status = status;
}

function setProc(p: u32, status: u32): void {
  probe(probeProcStatus, asP(p).id, asP(p).status, status);
  asP(p).status = status;
}

/** A new M: as many as were ever needed at once. */
export function newm(): u32 {
  const k = K();
  const m = persistentAlloc(sizeofM);
  asM(m).id = k.mcount++;
  asM(m).allLink = k.allm;
  k.allm = m;
  return m;
}

function mput(m: u32): void {
  const k = K();
  asM(m).schedLink = k.midle;
  k.midle = m;
  k.nmidle++;
}

function mget(): u32 {
  const k = K();
  const m = k.midle;
  if (m == 0) return 0;
  k.midle = asM(m).schedLink;
  asM(m).schedLink = 0;
  k.nmidle--;
  return m;
}

export function pidleput(p: u32): void {
  const k = K();
  setProc(p, pIdle);
  asP(p).link = k.pidle;
  k.pidle = p;
  k.npidle++;
}

export function pidleget(): u32 {
  const k = K();
  const p = k.pidle;
  if (p == 0) return 0;
  k.pidle = asP(p).link;
  asP(p).link = 0;
  k.npidle--;
  return p;
}

/** Takes a particular P off the idle list; false if it is not there. */
function pidleTake(p: u32): bool {
  const k = K();
  let before: u32 = 0;
  for (let at = k.pidle; at != 0; at = asP(at).link) {
    if (at == p) {
      if (before != 0) asP(before).link = asP(p).link;
      else k.pidle = asP(p).link;
      asP(p).link = 0;
      k.npidle--;
      return true;
    }
    before = at;
  }
  return false;
}

export function acquirep(m: u32, p: u32): void {
  asM(m).p = p;
  asP(p).m = m;
  setProc(p, pRunning);
}

export function releasep(m: u32): u32 {
  const p = asM(m).p;
  asM(m).p = 0;
  asP(p).m = 0;
  asP(p).curg = 0;
  return p;
}

/** Gives p to an M: an idle one, or a new one. */
export function startm(p: u32, spinning: u32): u32 {
  let m = mget();
  if (m == 0) m = newm();
  const mp = asM(m);
  mp.spinning = spinning;
  mp.sawNext = 0;
  mp.blocked = 0;
  setThread(m, spinning != 0 ? threadSpinning : threadRunning);
  acquirep(m, p);
  return m;
}

/** The M has no P any more: to the idle list. */
function stopm(m: u32): void {
  asM(m).blocked = 1;
  setThread(m, threadIdle);
  mput(m);
}

/** There may be work for one more P. */
export function wakep(): void {
  const k = K();
  if (k.nmspinning != 0) return;
  if (k.pidle == 0) {
    // Whoever is about to be idle must look once more.
    k.needspinning = 1;
    return;
  }
  k.nmspinning++;
  startm(pidleget(), 1);
}

/** m, which looked for work, has found some: it makes sure that somebody looks for more. */
export function stopSpinning(m: u32): void {
  const mp = asM(m);
  if (mp.spinning == 0) return;
  mp.spinning = 0;
  mp.sawNext = 0;
  K().nmspinning--;
  setThread(m, threadRunning);
  wakep();
}

/** The M of p cannot use it now: another one takes it if there is anything to do, else it is idle. */
export function handoffp(p: u32): void {
  const k = K();
  if (!localEmpty(p) || k.runqSize != 0 || k.gcWanted != 0) {
    startm(p, 0);
    return;
  }
  if (k.nmspinning + k.npidle == 0) {
    k.nmspinning++;
    startm(p, 1);
    return;
  }
  pidleput(p);
  if (asP(p).nTimers != 0) wakeNetPoller();
}

/** A timer is due sooner than the poller thinks: it looks again, or an M goes there. */
export function wakeNetPoller(): void {
  if (K().pollM == 0) wakep();
}

// ---- choosing

/** Work for the collector on p: true if a worker has used the turn. Called where Go asks findRunnableGCWorker, and before p goes idle. */
function findGCWork(m: u32, p: u32, idle: bool): bool {
  if (!(idle ? gcIdleTurn() : gcWorkerTurn(asP(p)))) return false;
  const mp = asM(m);
  if (mp.spinning != 0) {
    mp.spinning = 0;
    mp.sawNext = 0;
    K().nmspinning--;
    setThread(m, threadRunning);
    wakep();
  }
  return true;
}

/** What findRunnable returns when the M keeps its P but has nothing to run in this turn. */
const nothingYet: u32 = 0;

/** A goroutine for M and its P, in Go's order. Without one the M has given its P back, or spins on. */
function findRunnable(m: u32): u32 {
  const k = K();
  const mp = asM(m);
  const p = mp.p;
  const pp = asP(p);
  k.inheritTime = 0;
  k.tryWakeP = 0;
  let ranTimer = false;
  if (pp.nTimers != 0) ranTimer = checkTimers(p, schedNow());
  if (k.gcPhase == gcPhaseMark && findGCWork(m, p, false)) return nothingYet;
  if (pp.schedTick % 61 == 0 && k.runqSize != 0) {
    k.why = whyGlobalQueue61stTick;
    return globalGet();
  }
  let g: u32;
  if (!localEmpty(p)) {
    k.inheritTime = pp.runnext != 0 ? 1 : 0;
    k.why = k.inheritTime == 0 ? whyLocalQueue : ranTimer ? whyTimer : whyRunnext;
    return runqget(p);
  }
  if (k.runqSize != 0) {
    k.why = whyGlobalQueue;
    return globalGetBatch(p);
  }
  if (k.netReadyHead != 0) {
    g = netpoll();
    k.why = whyNetpoll;
    return g;
  }
  // Spinning Ms: at most half of the busy Ps.
  if (mp.spinning != 0 || (k.nmspinning << 1) < k.nProcs - k.npidle) {
    if (mp.spinning == 0) {
      mp.spinning = 1;
      k.nmspinning++;
      k.needspinning = 0;
      setThread(m, threadSpinning);
    }
    g = stealWork(m, p);
    if (g != 0) return g;
    if (mp.sawNext != 0) return nothingYet;
  }
  if ((k.gcPhase | k.sweepActive) != 0 && findGCWork(m, p, true)) return nothingYet;
  if (mp.spinning == 0 && k.needspinning != 0) {
    k.needspinning = 0;
    mp.spinning = 1;
    k.nmspinning++;
    setThread(m, threadSpinning);
    return nothingYet;
  }
  // Nothing to do: the P is idle, and so is the M, unless it is the one to wait in the poller.
  pidleput(releasep(m));
  if (mp.spinning != 0) {
    mp.spinning = 0;
    k.nmspinning--;
  }
  if (k.pollM == 0 && (k.hostWaits != 0 || k.nTimers != 0)) {
    k.pollM = m;
    mp.blocked = 1;
    setThread(m, threadPolling);
  } else stopm(m);
  return 0;
}

/**
 * Looks at the other Ps in random order, four times. Only the last time timers and runnext are taken; the runnext of a P that is at
 * work not before that P has had a turn, as Go sleeps 3 µs there: it is most likely about to run it itself.
 */
function stealWork(m: u32, p: u32): u32 {
  const k = K();
  const n = k.nProcs;
  const saw = asM(m).sawNext;
  asM(m).sawNext = 0;
  if (n == 1) return 0;
  for (let round: u32 = k.queued != 0 ? 0 : 3; round < 4; round++) {
    const last = round == 3;
    // A step that has no divisor in common with n visits each once.
    let at = randN(n);
    const step = coprime(n);
    for (let i: u32 = 0; i < n; i++) {
      const victim = procAt(at);
      at = (at + step) % n;
      if (victim == p) continue;
      const v = asP(victim);
      if (last && v.nTimers != 0 && checkTimers(victim, schedNow())) {
        k.why = whyStolenTimer;
        k.inheritTime = asP(p).runnext != 0 ? 1 : 0;
        const g = runqget(p);
        if (g != 0) return g;
      }
      if (v.status == pIdle) continue;
      k.why = whyStolen;
      const g = stealHalf(p, victim);
      if (g != 0) return g;
      if (last && v.runnext != 0) {
        const runs = v.m != 0 && (asM(v.m).curg == 0 || asG(asM(v.m).curg).status != gSyscall);
        if (!runs || saw == victim) return stealNext(p, victim);
        asM(m).sawNext = victim;
      }
    }
  }
  return 0;
}

function coprime(n: u32): u32 {
  while (true) {
    const c = 1 + randN(n);
    let a = n;
    let b = c;
    while (b != 0) {
      const r = a % b;
      a = b;
      b = r;
    }
    if (a == 1) return c;
  }
}

/** What M runs next, 0 if it has no P any more or nothing in this turn. */
function schedule(m: u32): u32 {
  const k = K();
  const mp = asM(m);
  if (mp.lockedg != 0) {
    // Only its own goroutine may run here: the P goes to another M until that is runnable.
    const p = releasep(m);
    mp.blocked = 1;
    k.nmidlelocked++;
    setThread(m, threadLocked);
    handoffp(p);
    return 0;
  }
  const g = findRunnable(m);
  if (g == 0) return 0;
  if (k.holding != 0 && held(g)) {
    holdBack(g);
    return 0;
  }
  stopSpinning(m);
  if (asG(g).lockedM != 0) {
    startlockedm(m, g);
    return 0;
  }
  if (k.wantG != 0) {
    // At a stop on the way here the user has decided otherwise.
    putFirst(mp.p, g);
    return 0;
  }
  const pp = asP(mp.p);
  if (k.inheritTime == 0) pp.schedTick++;
  decided(g);
  if (k.wantG != 0) {
    // At the stop that a decision is.
    putFirst(mp.p, g);
    return 0;
  }
  return g;
}

/** A scheduling decision has been made. */
export function decided(g: u32): void {
  const k = K();
  k.switches++;
  k.machineTime += nsPerDecision;
  if (k.hashEvery != 0 && k.switches % <u64>k.hashEvery == 0) hashDecision();
  const pp = asP(k.curp);
  pp.decidedWhy = k.why;
  pp.decidedGoid = <u32>asG(g).goid;
  pp.decidedAt = k.switches;
  if (k.why != whyStolen) pp.stoleFrom = 0;
  probe(probeSchedule, g, k.why, asP(k.curp).runqTail - asP(k.curp).runqHead);
  probe(probeGoStart, g, k.why, 0);
}

/** Gives the P of m to the M that g is locked to. */
function startlockedm(m: u32, g: u32): void {
  const k = K();
  const to = asG(g).lockedM;
  const p = releasep(m);
  stopm(m);
  k.nmidlelocked--;
  asM(to).blocked = 0;
  acquirep(to, p);
  setThread(to, threadRunning);
  asM(to).curg = g;
  asP(p).curg = g;
  asG(g).m = to;
  asG(g).status = gRunning;
  if (k.inheritTime == 0) asP(p).schedTick++;
  decided(g);
}

export function lockOSThread(): void {
  const g = curg();
  g.lockCount++;
  g.lockedM = g.m;
  asM(g.m).lockedg = changetype<u32>(g);
}

/** Labels of the running goroutine: a pointer of the library's, which the collector follows. */
export function setLabels(labels: u32): void {
  shade(labels);
  curg().labels = labels;
}

export function getLabels(): u32 {
  return curg().labels;
}

export function unlockOSThread(): void {
  const g = curg();
  if (g.lockCount == 0 || --g.lockCount != 0) return;
  asM(g.m).lockedg = 0;
  g.lockedM = 0;
}

// ---- turns

/** Wishes for which an M gives up the rest of its turn. */
// @ts-ignore: decorator
@inline
function interrupted(): bool {
  const k = K();
  return (k.gcWanted | k.probePending | k.wantG | k.heldChanged | (k.pauseWanted & 2)) != 0;
}

/**
 * Ticks of the next turn. Turns are short while the collector marks: those of its workers come in between, as they would run beside.
 * Their lengths differ a little, by the seed: were they all equal, each turn of a short loop could end at the same
 * place of its body, and a data race in another place would never show.
 */
function turnLength(): i32 {
  const k = K();
  const ticks = k.gcPhase == gcPhaseMark && k.tickBudget > 8 ? k.tickBudget >> 3 : k.tickBudget;
  k.turnJitter = k.turnJitter * 1664525 + 1013904223;
  if (k.stress != 0) return 1 + <i32>(k.turnJitter >> 31);
  if (ticks < 256) return ticks;
  return ticks - <i32>(k.turnJitter >> 26);
}

/** Lets M run for a while. `resumed`: the host has looked at a stop inside this turn. */
export function turn(m: u32, resumed: bool): u32 {
  const k = K();
  const mp = asM(m);
  k.curm = m;
  k.curp = mp.p;
  if (!resumed) {
    setTicks(turnLength());
    k.yieldsLeft = quickYields;
    let g = mp.curg;
    if (g != 0 && k.holding != 0 && held(g)) {
      dropg(g);
      holdBack(g);
      g = 0;
    }
    if (g != 0 && asP(mp.p).preempt != 0) {
      k.preemptions++;
      probe(probeGoPreempt, g, 0, 0);
      goschedImpl(g);
    }
    asP(mp.p).preempt = 0;
  }
  while (true) {
    let result: u32;
    if (resumed) {
      resumed = false;
      result = goOnAfterStop(curgAddr());
    } else {
      let g = mp.curg;
      if (g == 0) {
        g = schedule(m);
        if (g == 0) return goOn;
      }
      result = execute(g);
    }
    if (result != goOn) return result;
    if (mp.curg == 0 && mp.lockedg != 0) {
      // It must be waiting for its goroutine before anybody else finds that.
      schedule(m);
      return goOn;
    }
    if (mp.curg != 0 || load<i32>(mTicks) <= 0 || interrupted()) return goOn;
    // What was readied goes on in this turn; anything else only if nobody is waiting for a turn.
    if (asP(mp.p).runnext == 0 && k.nProcs - k.npidle != 1) return goOn;
    k.yieldsLeft = quickYields;
  }
}

/** The next M in the round that has a P and is not in a host call, 0 if there is none. */
export function nextThread(): u32 {
  const k = K();
  const n = k.nProcs;
  let i = k.nextProc;
  for (let tries: u32 = 0; tries < n; tries++) {
    if (i >= n) i = 0;
    const m = asP(procAt(i)).m;
    i++;
    if (m == 0) continue;
    const g = asM(m).curg;
    if (g != 0 && asG(g).status == gSyscall) continue;
    k.nextProc = i;
    return m;
  }
  return 0;
}

/** Runs the program until the host is needed (runResult in src/layout/status.ts). */
export function run(): u32 {
  const k = K();
  if (k.holding != 0 && curgAddr() != 0 && held(curgAddr())) displace();
  if (curgAddr() != 0 && k.wantG == 0) {
    const result = turn(k.curm, true);
    if (result != goOn) return result;
  }
  while (true) {
    if (k.heldChanged != 0) releaseHeld();
    if (k.wantG != 0) {
      const result = runWanted();
      if (result != goOn) return result;
      if (curgAddr() != 0) {
        // The wish could not be met: who stood goes on.
        const again = turn(k.curm, true);
        if (again != goOn) return again;
      }
    }
    if (k.probePending != 0 && takeStop()) return runProbe;
    // A pause that no statement check has answered: nothing of the user's code runs.
    if (k.pauseWanted == 2) return runStop;
    if ((k.gcWaiters | k.gcWaitersNext) != 0) {
      gcServeWaiters();
      if (k.releaseWanted != 0) return runRelease;
    }
    if (k.gcWanted != 0) gcStart(k.gcWanted);
    if (k.wakeFinalizers != 0) wakeFinalizerGoroutine();
    if (k.signalSent != 0 || (k.machineTime >= k.sysmonNext && sysmon())) return runPoll;
    if (k.nTimers != 0 && k.pollM != 0 && k.timerMin <= schedNow()) pollerWakes();
    const m = nextThread();
    const result = m != 0 ? turn(m, false) : idle();
    if (result != goOn) return result;
  }
}

/** The M in the poller goes on: it takes an idle P and looks for the timers that are due and for what the host has readied. */
function pollerWakes(): void {
  const k = K();
  k.timerMin = earliestTimer();
  if (k.netReadyHead == 0 && k.timerMin > schedNow()) return;
  if (k.pidle == 0) return;
  const m = k.pollM;
  k.pollM = 0;
  const mp = asM(m);
  mp.blocked = 0;
  mp.spinning = 1;
  mp.sawNext = 0;
  k.nmspinning++;
  setThread(m, threadSpinning);
  acquirep(m, pidleget());
}

/** No M has a P to run with: waits for timers and the host, or the program is deadlocked. */
function idle(): u32 {
  const k = K();
  if (handOffSyscalls()) return goOn;
  if ((k.gcPhase | k.sweepActive | k.gcWaiters) != 0 && k.pidle != 0) {
    // The collector has work: a P comes back for it.
    startm(pidleget(), 0);
    return goOn;
  }
  if (k.netReadyHead != 0 || k.nTimers != 0) {
    clockStale();
    const when = earliestTimer();
    k.timerMin = when;
    let now = schedNow();
    if (k.netReadyHead == 0 && when > now) {
      // With a virtual clock time jumps, unless the world outside may have something to say before.
      if (k.clockVirtual == 0 || k.hostWaits != 0) return runIdle;
      if (releaseDue(when - now)) return runRelease;
      k.clockOffset += when - now;
    }
    if (k.pollM == 0) {
      // Go's last spinning M would have gone to the poller.
      let m = mget();
      if (m == 0) m = newm();
      k.pollM = m;
    }
    pollerWakes();
    return goOn;
  }
  if ((k.hostWaits | k.signalG) != 0) return runIdle;
  // What could run is held back: that is for the debugger's user to change.
  if (k.heldHead != 0) return runStop;
  return deadlock();
}

function deadlock(): u32 {
  const k = K();
  k.fatalCode = k.nGoroutines - k.nSystemG == 0 ? fatalNoGoroutines : 0;
  return runDeadlock;
}

/** The host has waited until a timer is due although the virtual clock stood: it goes on from there. */
export function clockReached(): void {
  const k = K();
  if (k.clockVirtual == 0) return;
  const when = earliestTimer();
  const now = schedNow();
  if (when > now) k.clockOffset += when - now;
}

// ---- host calls that block

/** The running goroutine enters a host call that will not be answered at once; it leaves with this status. */
export function entersyscall(): void {
  const k = K();
  const g = curg();
  const mp = asM(g.m);
  g.status = gSyscall;
  mp.oldp = mp.p;
  mp.blocked = 1;
  k.nSyscalls++;
  asP(mp.p).syscallTick++;
  setThread(g.m, threadSyscall);
}

/** The answer has come: the goroutine goes on on its P if that is still there, on an idle one, or through the global queue. */
export function exitsyscall(g: u32): void {
  const k = K();
  const gp = asG(g);
  const m = gp.m;
  const mp = asM(m);
  k.nSyscalls--;
  probe(probeSyscallExit, g, gp.result, 0);
  gp.waitReason = 0;
  mp.blocked = 0;
  let p = mp.p;
  if (p == 0) {
    if (pidleTake(mp.oldp)) p = mp.oldp;
    else p = pidleget();
    if (p != 0) {
      acquirep(m, p);
      asP(p).curg = g;
    }
  }
  mp.oldp = 0;
  if (p != 0) {
    gp.status = gRunning;
    asP(p).schedTick++;
    setThread(m, threadRunning);
    return;
  }
  gp.status = gRunnable;
  gp.m = 0;
  mp.curg = 0;
  globalPut(g);
  if (mp.lockedg != 0) {
    k.nmidlelocked++;
    setThread(m, threadLocked);
  } else stopm(m);
}

// ---- how many Ps

/** runtime.GOMAXPROCS. Goroutines and timers of Ps that go out of use move on. */
export function gomaxprocs(n: i32): i32 {
  const k = K();
  const old = <i32>k.nProcs;
  if (n <= 0 || n == old) return old;
  procresize(<u32>min(n, 256));
  // The world goes on: idle Ps may find what those out of use have left.
  wakep();
  return old;
}

export function procresize(n: u32): void {
  const k = K();
  for (let i: u32 = 0; i < n; i++) {
    let p = procAt(i);
    if (p == 0) {
      p = persistentAlloc(sizeofP);
      asP(p).id = i;
      asP(p).status = pDead;
      store<u32>(<usize>(k.procs + (i << 2)), p);
      k.nAllProcs = i + 1;
    }
  }
  // The first of them is on top of the idle list.
  for (let i = n; i > 0; i--) if (asP(procAt(i - 1)).status == pDead) pidleput(procAt(i - 1));
  for (let i = n; i < k.nProcs; i++) {
    const p = procAt(i);
    const m = asP(p).m;
    if (m != 0) {
      // The caller's own P moves down with it; the others' goroutines become runnable.
      releasep(m);
      const g = asM(m).curg;
      if (m == k.curm && curgAddr() != 0) {
        let to = procAt(0);
        if (asP(to).m != 0) {
          const other = asP(to).m;
          releasep(other);
          evict(other);
        } else pidleTake(to);
        acquirep(m, to);
        asP(to).curg = g;
        k.curp = to;
      } else evict(m);
    } else pidleTake(p);
    localRunqToGlobal(p);
    moveTimers(p, procAt(0));
    setProc(p, pDead);
  }
  k.nProcs = n;
}

/** Takes what an M does away from it, since it has no P any more. */
function evict(m: u32): void {
  const k = K();
  const mp = asM(m);
  const g = mp.curg;
  if (g != 0) {
    if (asG(g).status == gSyscall) return;
    asG(g).status = gRunnable;
    asG(g).m = 0;
    mp.curg = 0;
    globalPut(g);
  }
  if (mp.spinning != 0) {
    mp.spinning = 0;
    k.nmspinning--;
  }
  if (mp.lockedg != 0) {
    k.nmidlelocked++;
    setThread(m, threadLocked);
  } else stopm(m);
}

/**
 * Turns that the first P of a program of Go's has behind it when main starts: the runtime's own goroutines come before. With none the first goroutine that
 * yields would be looked for in the global queue at once, as in each 61st turn, and go on before all others.
 */
const turnsBeforeMain: u32 = 4;

/** Sets up n Ps, the first M on the first of them, and the monitor. */
export function schedinit(n: u32): void {
  const k = K();
  procresize(n);
  const m = newm();
  k.curm = m;
  k.curp = procAt(0);
  asP(k.curp).schedTick = turnsBeforeMain;
  pidleTake(k.curp);
  acquirep(m, k.curp);
  setThread(m, threadRunning);
  const monitor = newm();
  asM(monitor).status = threadSysmon;
  asM(monitor).blocked = 1;
  k.nmsys = 1;
}
