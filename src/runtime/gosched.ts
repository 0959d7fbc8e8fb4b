/**
 * runtime.Gosched without the way through the scheduler's loop.
 *
 * A yield puts the goroutine at the end of the global queue and its P looks for another in the usual order. Most of the cost of
 * that is asking, once for each turn, what else there is to do: the collector, timers, the monitor, the debugger, other Ps. So while nothing
 * of this is wanted (`isCalm`), the decision is made right here, with the same outcome:
 *
 * - nobody else can run: the goroutine is what its P would find next, so it does not even leave its native stack;
 * - another one can: `execute` goes on with it in the same turn.
 *
 * What other Ps do meanwhile is not asked; goroutines that wait for each other by yielding in a loop would go on only at the next turn, which is long
 * in coming. Hence `yieldsLeft`: after a few of these quick yields a turn is over. Each decision is counted and takes
 * its machine time as any other.
 */
import { G, P, gRunnable, leaveGosched, mProbeMask, mTicks, whyGlobalQueue, whyGlobalQueue61stTick, whyLocalQueue } from "./records";
import { K, asG, asP, curg } from "./state";
import { leaveFor } from "./execute";
import { nsPerDecision } from "./clock";
import { globalGet, globalGetBatch, globalPut, runqget } from "./runq";

/** How many quick yields one turn can have. */
export const quickYields: u32 = 64;

/** Whether the scheduler has nothing to look at but its queues. */
// @ts-ignore: decorator
@inline
function isCalm(g: G, p: P): bool {
  const k = K();
  const wishes = k.gcPhase | k.gcWanted | k.gcWaiters | k.gcWaitersNext | k.wakeFinalizers | k.probePending | k.pauseWanted | k.stepMode | k.wantG | k.heldChanged | k.holding | k.ending | k.evalG | k.stress | k.hashEvery | k.netReadyHead;
  if ((wishes | p.nTimers | p.preempt | p.runnext | g.lockedM) != 0) return false;
  return load<u64>(mProbeMask) == 0 && load<i32>(mTicks) > 0;
}

export function gosched(): void {
  const k = K();
  const p = asP(k.curp);
  if (k.runqSize == 0 && p.runqHead == p.runqTail && k.yieldsLeft != 0 && isCalm(curg(), p)) {
    k.yieldsLeft--;
    p.schedTick++;
    k.switches++;
    k.machineTime += nsPerDecision;
    return;
  }
  leaveFor(leaveGosched);
}

/** The goroutine that goes on in place of g, which has left to yield; 0 if the scheduler's loop must decide. */
export function yieldTo(g: u32): u32 {
  const k = K();
  const curp = k.curp;
  const p = asP(curp);
  // An idle P would have to be woken, unless somebody looks for work already; a locked goroutine can run only on its M, which waits for it.
  if (k.yieldsLeft == 0 || (k.pidle != 0 && k.nmspinning == 0) || k.nmidlelocked != 0 || !isCalm(asG(g), p)) return 0;
  k.yieldsLeft--;
  if (k.nmspinning == 0) k.needspinning = 1;
  asG(g).status = gRunnable;
  asG(g).m = 0;
  globalPut(g);
  let next: u32;
  if (p.schedTick % 61 == 0) {
    k.why = whyGlobalQueue61stTick;
    next = globalGet();
  } else if (p.runqHead != p.runqTail) {
    k.why = whyLocalQueue;
    next = runqget(curp);
  } else {
    k.why = whyGlobalQueue;
    next = globalGetBatch(curp);
  }
  p.schedTick++;
  return next;
}
