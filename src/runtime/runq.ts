/**
 * Run queues, as in Go: each P has `runnext`, which it looks at first and whose goroutine goes on in the time slice of the one that
 * readied it, then a ring of 256. When the ring is full, half of it goes to the global queue, a list. Others steal half of a
 * ring, from its head.
 *
 * With GODEBUG=schedstress=1 every choice is random: the place in a ring, whether runnext is used, who comes first in the global queue.
 */
import { P, pRunqOffset, probeGoSteal } from "./records";
import { K, asG, asP, randN } from "./state";
import { probe } from "./trace";

const mask: u32 = 255;

// @ts-ignore: decorator
@inline
function slot(p: u32, i: u32): usize {
  return <usize>(p + pRunqOffset + ((i & mask) << 2));
}

// ---- the global queue

export function globalPut(g: u32): void {
  const k = K();
  asG(g).schedLink = 0;
  if (k.runqTail != 0) asG(k.runqTail).schedLink = g;
  else k.runqHead = g;
  k.runqTail = g;
  k.runqSize++;
}

export function globalPutHead(g: u32): void {
  const k = K();
  asG(g).schedLink = k.runqHead;
  k.runqHead = g;
  if (k.runqTail == 0) k.runqTail = g;
  k.runqSize++;
}

export function globalGet(): u32 {
  const k = K();
  if (k.stress != 0 && k.runqSize > 1) {
    for (let n = randN(min(k.runqSize, 16)); n > 0; n--) globalPut(takeHead());
  }
  return takeHead();
}

function takeHead(): u32 {
  const k = K();
  const g = k.runqHead;
  if (g == 0) return 0;
  k.runqHead = asG(g).schedLink;
  if (k.runqHead == 0) k.runqTail = 0;
  k.runqSize--;
  asG(g).schedLink = 0;
  return g;
}

/** A share of the global queue: the first goroutine to run, the rest into the ring of p, which is empty. */
export function globalGetBatch(p: u32): u32 {
  const k = K();
  if (k.runqSize == 1) return globalGet();
  let n = k.runqSize / k.nProcs + 1;
  if (n > 128) n = 128;
  const g = globalGet();
  while (--n > 0 && k.runqSize != 0) localPut(p, globalGet());
  return g;
}

/** Takes g out of the global queue; false if it is not there. */
export function globalRemove(g: u32): bool {
  const k = K();
  let before: u32 = 0;
  for (let at = k.runqHead; at != 0; at = asG(at).schedLink) {
    if (at != g) {
      before = at;
      continue;
    }
    const next = asG(g).schedLink;
    if (before != 0) asG(before).schedLink = next;
    else k.runqHead = next;
    if (next == 0) k.runqTail = before;
    asG(g).schedLink = 0;
    k.runqSize--;
    return true;
  }
  return false;
}

// ---- a P's own

export function localPut(p: u32, g: u32): void {
  const pp = asP(p);
  if (pp.runqTail - pp.runqHead == 256) {
    for (let i: u32 = 0; i < 128; i++) globalPut(load<u32>(slot(p, pp.runqHead++)));
    K().queued -= 128;
    globalPut(g);
    return;
  }
  store<u32>(slot(p, pp.runqTail++), g);
  K().queued++;
}

/** Puts g where p looks first; the goroutine that was there moves to the ring. */
export function putNext(p: u32, g: u32): void {
  const pp = asP(p);
  if (K().stress != 0 && randN(2) == 0) {
    localPut(p, g);
    return;
  }
  const old = pp.runnext;
  pp.runnext = g;
  if (old != 0) localPut(p, old);
}

/** Puts g where p looks first, and what was there first in the ring: the order of all others stays. */
export function putFirst(p: u32, g: u32): void {
  const pp = asP(p);
  const old = pp.runnext;
  pp.runnext = g;
  if (old == 0) return;
  if (pp.runqTail - pp.runqHead == 256) {
    globalPutHead(old);
    return;
  }
  store<u32>(slot(p, --pp.runqHead), old);
  K().queued++;
}

/** The next goroutine of p's ring, 0 if it is empty. */
function localGet(p: u32): u32 {
  const pp = asP(p);
  const k = K();
  const n = pp.runqTail - pp.runqHead;
  if (n == 0) return 0;
  if (k.stress != 0) {
    const at = slot(p, pp.runqHead + randN(n));
    const g = load<u32>(at);
    store<u32>(at, load<u32>(slot(p, pp.runqHead)));
    store<u32>(slot(p, pp.runqHead), g);
  }
  k.queued--;
  return load<u32>(slot(p, pp.runqHead++));
}

/** What p runs next of its own. */
export function runqget(p: u32): u32 {
  const pp = asP(p);
  const next = pp.runnext;
  if (next == 0) return localGet(p);
  pp.runnext = 0;
  return next;
}

/** Takes g out of what waits on p; false if it is not there. */
export function localRemove(p: u32, g: u32): bool {
  const pp = asP(p);
  if (pp.runnext == g) {
    pp.runnext = 0;
    return true;
  }
  for (let i = pp.runqHead; i != pp.runqTail; i++) {
    if (load<u32>(slot(p, i)) != g) continue;
    for (let j = i + 1; j != pp.runqTail; j++) store<u32>(slot(p, j - 1), load<u32>(slot(p, j)));
    pp.runqTail--;
    K().queued--;
    return true;
  }
  return false;
}

export function localEmpty(p: u32): bool {
  const pp = asP(p);
  return pp.runqHead == pp.runqTail && pp.runnext == 0;
}

/** Moves half of the victim's ring to p's and returns one of them to run, 0 if there is nothing. */
export function stealHalf(p: u32, victim: u32): u32 {
  const k = K();
  const v = asP(victim);
  const have = v.runqTail - v.runqHead;
  if (have == 0) return 0;
  let take = have - (have >> 1);
  const all = take;
  const g = load<u32>(slot(victim, v.runqHead++));
  k.queued--;
  while (--take > 0) store<u32>(slot(p, asP(p).runqTail++), load<u32>(slot(victim, v.runqHead++)));
  stolen(p, victim, all, g);
  return g;
}

export function stealNext(p: u32, victim: u32): u32 {
  const g = asP(victim).runnext;
  asP(victim).runnext = 0;
  stolen(p, victim, 1, g);
  return g;
}

function stolen(p: u32, victim: u32, n: u32, g: u32): void {
  K().steals += <u64>n;
  asP(p).steals += n;
  asP(p).stoleFrom = asP(victim).id + 1;
  asP(p).stoleCount = n;
  probe(probeGoSteal, asP(victim).id, n, g);
}

/** Moves what waits on p to the global queue, where every P finds it. */
export function localRunqToGlobal(p: u32): void {
  const next = asP(p).runnext;
  asP(p).runnext = 0;
  if (next != 0) globalPut(next);
  for (let g = localGet(p); g != 0; g = localGet(p)) globalPut(g);
}
