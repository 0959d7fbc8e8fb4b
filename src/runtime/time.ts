/**
 * Timers: each P has a heap, four children to a node, ordered by due time, then by order of arrival. So has each bubble (synctest.ts), where
 * the order of those that are due at the same time is random, as in Go, lest tests depend on it.
 *
 * ```
 * P.timers -> [ timer | - | when ] [ timer | - | when ] …      16 bytes each; Timer.index - 1 is its place, Timer.p its P
 * ```
 *
 * A P runs its due timers when it looks for work, and a spinning M those of other Ps (proc.ts). Kinds: 0 wakes the goroutine in `fn`
 * (Sleep), 1 sends the time to a channel without blocking, 2 starts a goroutine with the closure `fn`.
 *
 * A timer with a channel is in a heap only while a goroutine waits on the channel; otherwise whoever looks at the channel
 * next (receive, select) lets it send if it is due, with the time at which it was due. So a timer that nobody waits for costs
 * nothing and can be collected, and it keeps no deadlocked program alive. Its channel looks unbuffered: Stop and Reset empty it, so no
 * value of an earlier setting can be received.
 *
 * Go removes timers from heaps lazily (zombies, modified), because a timer may be in another P's heap that is locked; nothing is
 * locked here, so they are taken out and moved at once.
 */
import { Bubble, G, Hchan, P, Timer, TimerHeap, gcPhaseOff, probeTimerFire, probeTimerSet, probeTimerStop, sizeofTimer, waitSleep } from "./records";
import { K, asG, asP, curg, curgAddr, rand64 } from "./state";
import { allocBlock, freeBlock } from "./mheap";
import { asChan, tryRecvNow, trySend } from "./chan";
import { newprocIn, park, ready } from "./execute";
import { markTimer } from "./mgcmark";
import { evalProc, procAt, wakeNetPoller } from "./proc";
import { nanotime, programNanotime, splitWall, wallNanos } from "./clock";
import { probe } from "./trace";
import { asBubble, bubbleId, bubbleOf } from "./synctest";

const never: i64 = i64.MAX_VALUE;
/** Seconds from year 1 to 1970, as in package time. */
const yearOneToUnix: i64 = 62135596800;

// @ts-ignore: decorator
@inline
export function asTimer(t: u32): Timer {
  return changetype<Timer>(<usize>t);
}

// ---- a heap

// @ts-ignore: decorator
@inline
function asHeap(h: u32): TimerHeap {
  return changetype<TimerHeap>(<usize>h);
}
/** The heap of a P. */
// @ts-ignore: decorator
@inline
export function heapOf(p: u32): u32 {
  return p + <u32>offsetof<P>("timers");
}
export function heapOfBubble(b: u32): u32 {
  return b + <u32>offsetof<Bubble>("timers");
}
/** The heap that a timer is in. */
function heapWith(t: u32): u32 {
  const bubble = asTimer(t).bubble;
  if (bubble != 0) return heapOfBubble(bubbleOf(bubble));
  const p = asTimer(t).p;
  return heapOf(p == evalProc ? K().evalP : procAt(p));
}

// @ts-ignore: decorator
@inline
function entry(h: u32, i: u32): usize {
  return <usize>(asHeap(h).timers + (i << 4));
}
// @ts-ignore: decorator
@inline
export function timerAt(h: u32, i: u32): u32 {
  return load<u32>(entry(h, i));
}
function place(h: u32, i: u32, t: u32, when: i64): void {
  const at = entry(h, i);
  store<u32>(at, t);
  store<i64>(at, when, 8);
  asTimer(t).index = i + 1;
}
function before(a: u32, aWhen: i64, b: u32, bWhen: i64): bool {
  return aWhen < bWhen || (aWhen == bWhen && asTimer(a).seq < asTimer(b).seq);
}

function siftUp(h: u32, i: u32): void {
  const t = timerAt(h, i);
  const when = load<i64>(entry(h, i), 8);
  while (i > 0) {
    const parent = (i - 1) >> 2;
    const o = timerAt(h, parent);
    const oWhen = load<i64>(entry(h, parent), 8);
    if (!before(t, when, o, oWhen)) break;
    place(h, i, o, oWhen);
    i = parent;
  }
  place(h, i, t, when);
}

function siftDown(h: u32, i: u32): void {
  const n = asHeap(h).nTimers;
  const t = timerAt(h, i);
  const when = load<i64>(entry(h, i), 8);
  for (;;) {
    const first = (i << 2) + 1;
    if (first >= n) break;
    let child = first;
    const end = min(first + 4, n);
    for (let c = first + 1; c < end; c++) {
      if (before(timerAt(h, c), load<i64>(entry(h, c), 8), timerAt(h, child), load<i64>(entry(h, child), 8))) child = c;
    }
    const o = timerAt(h, child);
    const oWhen = load<i64>(entry(h, child), 8);
    if (!before(o, oWhen, t, when)) break;
    place(h, i, o, oWhen);
    i = child;
  }
  place(h, i, t, when);
}

function heapInsert(h: u32, t: u32): void {
  const heap = asHeap(h);
  if (heap.nTimers == heap.capTimers) {
    const capacity = heap.capTimers == 0 ? 4 : heap.capTimers * 2;
    const grown = allocBlock(capacity << 4);
    memory.copy(<usize>grown, <usize>heap.timers, <usize>(heap.nTimers << 4));
    if (heap.timers != 0) freeBlock(heap.timers, heap.capTimers << 4);
    heap.timers = grown;
    heap.capTimers = capacity;
  }
  const i = heap.nTimers++;
  place(h, i, t, asTimer(t).when);
  siftUp(h, i);
}

function insertInto(p: u32, t: u32): void {
  const k = K();
  const timer = asTimer(t);
  k.nTimers++;
  timer.p = <u16>asP(p).id;
  heapInsert(heapOf(p), t);
  if (timer.when < k.timerMin || k.nTimers == 1) {
    k.timerMin = timer.when;
    wakeNetPoller();
  }
}

/** Its place among the timers that are due at the same time. */
function order(timer: Timer): u64 {
  return timer.bubble != 0 ? rand64() : <u64>(K().timerSeq++);
}

function insert(t: u32): void {
  const k = K();
  const timer = asTimer(t);
  if (k.gcPhase != gcPhaseOff) markTimer(t);
  timer.seq = order(timer);
  probe(probeTimerSet, t, asP(k.curp).id, 0);
  if (timer.bubble == 0) insertInto(k.curp, t);
  else {
    // A bubble that has ended has no timers any more.
    const b = bubbleOf(timer.bubble);
    if (b != 0) heapInsert(heapOfBubble(b), t);
  }
}

function remove(t: u32): void {
  const h = heapWith(t);
  const heap = asHeap(h);
  const i = asTimer(t).index - 1;
  asTimer(t).index = 0;
  if (asTimer(t).bubble == 0) K().nTimers--;
  const last = --heap.nTimers;
  if (i == last) return;
  const moved = timerAt(h, last);
  place(h, i, moved, load<i64>(entry(h, last), 8));
  siftUp(h, i);
  siftDown(h, asTimer(moved).index - 1);
}

/** All timers of a P that goes out of use. */
export function moveTimers(from: u32, to: u32): void {
  const n = asP(from).nTimers;
  asP(from).nTimers = 0;
  K().nTimers -= n;
  for (let i: u32 = 0; i < n; i++) insertInto(to, timerAt(heapOf(from), i));
}

/** When the first timer of all is due; the largest number if there is none. */
export function earliestTimer(): i64 {
  const k = K();
  let first = never;
  for (let i: u32 = 0; i < k.nProcs; i++) {
    const p = procAt(i);
    if (asP(p).nTimers != 0) first = min(first, load<i64>(entry(heapOf(p), 0), 8));
  }
  return first;
}

/** When the first timer of one P is due. */
export function firstTimer(p: u32): i64 {
  return asP(p).nTimers != 0 ? load<i64>(entry(heapOf(p), 0), 8) : never;
}

/** When the first timer is due, for the host. */
export function nextTimer(): i64 {
  return earliestTimer();
}

/** Runs the timers of p that are due; returns whether there were any. */
export function checkTimers(p: u32, now: i64): bool {
  return runDue(heapOf(p), now);
}

function runDue(h: u32, now: i64): bool {
  const heap = asHeap(h);
  let ran = false;
  while (heap.nTimers != 0 && load<i64>(entry(h, 0), 8) <= now) {
    fire(timerAt(h, 0), now);
    ran = true;
  }
  return ran;
}

/** Runs the first timer of a bubble, and those that are due with it. Returns when that is. */
export function runTimers(h: u32): i64 {
  const now = load<i64>(entry(h, 0), 8);
  runDue(h, now);
  return now;
}

/** The bubble of a heap ends: its timers will never fire. */
export function abandonTimers(h: u32): void {
  const heap = asHeap(h);
  for (let i: u32 = 0; i < heap.nTimers; i++) asTimer(timerAt(h, i)).index = 0;
  if (heap.timers != 0) freeBlock(heap.timers, heap.capTimers << 4);
}

/** A timer is due: takes it out or moves it to its next time, and does what it is for. */
function fire(t: u32, now: i64): void {
  const k = K();
  const timer = asTimer(t);
  probe(probeTimerFire, t, timer.p, 0);
  const due = timer.when;
  if (timer.period > 0) {
    timer.when += timer.period * (1 + (now - due) / timer.period);
    if (timer.index != 0) {
      const h = heapWith(t);
      const i = timer.index - 1;
      timer.seq = order(timer);
      store<i64>(entry(h, i), timer.when, 8);
      siftDown(h, i);
    }
  } else {
    timer.when = 0;
    if (timer.index != 0) remove(t);
  }
  switch (timer.kind) {
    case 0: {
      const g = <u32>timer.fn;
      asG(g).timer = 0;
      freeBlock(t, sizeofTimer);
      ready(g);
      break;
    }
    case 1: {
      if (k.allocScratch == 0) k.allocScratch = allocBlock(32);
      writeTime(k.allocScratch, due, timer.bubble != 0);
      trySend(<u32>timer.chan, k.allocScratch);
      break;
    }
    default: {
      newprocIn(timer.bubble != 0 ? bubbleOf(timer.bubble) : 0, <u32>timer.fn, 0);
    }
  }
}

/** Writes the time.Time (wall, ext, loc) of a moment, in the library's encoding: with a monotonic reading, but for a bubble. */
function writeTime(to: u32, mono: i64, inBubble: bool): void {
  store<u64>(to, <u64>K().localLoc, 16);
  if (inBubble) {
    store<u64>(to, <u64>(mono % 1000000000));
    store<i64>(to, mono / 1000000000 + yearOneToUnix, 8);
    return;
  }
  const seconds = <u64>(splitWall(mono) + 2682288000);
  store<u64>(to, (<u64>1 << 63) | (seconds << 30) | <u64>wallNanos());
  store<i64>(to, mono, 8);
}

// ---- channels of timers

/** Somebody looks at the channel: a timer that is not in a heap sends if it is due. */
export function lookAtTimer(c: Hchan): void {
  const t = <u32>c.timer;
  const timer = asTimer(t);
  if (timer.index != 0 || timer.when <= 0) return;
  // Only goroutines of its bubble get here.
  const now = timer.bubble != 0 ? programNanotime() : nanotime();
  if (timer.when <= now) fire(t, now);
}

/** A goroutine begins to wait on the channel. */
export function blockOnTimer(c: Hchan): void {
  const t = <u32>c.timer;
  const timer = asTimer(t);
  timer.blocked++;
  if (timer.index == 0 && timer.when > 0) insert(t);
}

/** A goroutine no longer waits. */
export function unblockTimer(c: Hchan): void {
  const t = <u32>c.timer;
  const timer = asTimer(t);
  if (--timer.blocked == 0 && timer.index != 0) remove(t);
}

// ---- package time

export function timeSleep(ns: i64): void {
  if (ns <= 0) return;
  const t = allocBlock(sizeofTimer);
  const now = programNanotime();
  asTimer(t).when = now + ns < now ? never : now + ns;
  asTimer(t).kind = 0;
  asTimer(t).fn = curgAddr();
  asTimer(t).bubble = bubbleId();
  curg().timer = t;
  insert(t);
  park(waitSleep, t);
}

/** A sleeping goroutine is woken before its time. */
export function cancelSleep(g: G): void {
  const t = g.timer;
  if (asTimer(t).index != 0) remove(t);
  freeBlock(t, sizeofTimer);
  g.timer = 0;
}

/** Starts a timer that the library has made. */
export function timerStart(t: u32): void {
  const timer = asTimer(t);
  timer.bubble = bubbleId();
  if (timer.kind == 1) asChan(<u32>timer.chan).timer = t;
  else if (timer.index == 0) insert(t);
}

/** Takes what the timer has sent and nobody has received. */
function drain(t: u32): bool {
  const c = <u32>asTimer(t).chan;
  return asTimer(t).kind == 1 && asChan(c).qcount != 0 && tryRecvNow(c, 0) == 1;
}

/** Returns whether the timer had still to fire, as far as the program can see. */
export function timerStop(t: u32): u32 {
  const timer = asTimer(t);
  let pending = timer.when > 0;
  probe(probeTimerStop, t, pending ? 1 : 0, 0);
  if (timer.index != 0) remove(t);
  timer.when = 0;
  if (drain(t)) pending = true;
  return pending ? 1 : 0;
}

export function timerReset(t: u32, when: i64, period: i64): u32 {
  const pending = timerStop(t);
  const timer = asTimer(t);
  timer.when = when;
  timer.period = period;
  if (timer.kind != 1 || timer.blocked != 0) insert(t);
  return pending;
}
