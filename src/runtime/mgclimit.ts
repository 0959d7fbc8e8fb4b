/**
 * The CPU limiter: how much of the program's time the collector may take, half of it in the long run.
 *
 * Under GOMEMLIMIT, with more live than the limit allows, each cycle would start as soon as the last has ended, and assists would make the program
 * work for the collector only. Go prefers to go over the limit. Its limiter is a leaky bucket: time spent on collecting flows in, time spent by
 * the program flows out, and while it is full there are no assists, so that only the workers' quarter of the Ps goes on marking. It
 * holds a second for each P, that is, short bursts are not limited.
 *
 * Here machine time is the sum of what all Ps have done, since one engine thread plays them all; so what has passed is what
 * the program and the collector have used together, and idle Ps need not be left out of the account. Marking on a P that would be idle counts for neither, as in Go. A
 * limit on the share of each single cycle was the alternative: the pacer's assist ratio would have to be cut, and a single large cycle would suffer, which is no harm.
 */
import { K } from "./state";
import { machineNow } from "./clock";

const capacityPerProc: i64 = 1000000000;
const updateEvery: i64 = 10000000;

/** The collector has used so much machine time, as a worker or in an assist. */
export function limiterSpent(ns: i64): i64 {
  K().limiterGC += ns;
  return ns;
}

/** A P without anything else to do has marked for so long. */
export function limiterIdle(ns: i64): i64 {
  K().limiterIdle += ns;
  return ns;
}

/** Fills and empties the bucket with what has happened since the last update. */
export function limiterUpdate(): void {
  const k = K();
  const now = machineNow();
  const passed = now - k.limiterLast - k.limiterIdle;
  const program = passed - k.limiterGC;
  const capacity = capacityPerProc * <i64>k.nProcs;
  let fill = k.limiterFill + k.limiterGC - max<i64>(program, 0);
  if (fill < 0) fill = 0;
  k.limiting = fill >= capacity ? 1 : 0;
  if (k.limiting != 0) {
    fill = capacity;
    k.limiterCycle = k.numGC + 1;
  }
  k.limiterFill = fill;
  k.limiterLast = now;
  k.limiterGC = 0;
  k.limiterIdle = 0;
}

/** Whether assists are to be left out. */
export function limiting(): bool {
  const k = K();
  if (machineNow() - k.limiterLast >= updateEvery) limiterUpdate();
  return k.limiting != 0;
}
