/**
 * Timers: a binary heap of pointers ordered by due time, then by order of arrival.
 *
 * Kinds: 0 wakes the goroutine in `fn` (Sleep), 1 sends the current time to a channel without blocking, 2 starts a
 * goroutine with the closure `fn`. The scheduler fires what is due between two goroutines; when nothing can run, the host waits
 * until the first is due.
 */
import { Timer, gWaiting, sizeofTimer, waitSleep, probeTimerFire, probeTimerSet, probeTimerStop } from "./records";
import { K, asG, curg, curgAddr } from "./state";
import { allocBlock, freeBlock } from "./mheap";
import { asChan, tryRecv, trySend } from "./chan";
import { newproc, park, ready } from "./proc";
import { probe } from "./trace";
import { nanotime, wallNanos, wallSeconds } from "./host";

// @ts-ignore: decorator
@inline
function asTimer(t: u32): Timer {
  return changetype<Timer>(<usize>t);
}
// @ts-ignore: decorator
@inline
function at(i: u32): u32 {
  return load<u32>(<usize>(K().timers + (i << 2)));
}
function place(i: u32, t: u32): void {
  store<u32>(<usize>(K().timers + (i << 2)), t);
  asTimer(t).index = <u64>i + 1;
}
function before(a: u32, b: u32): bool {
  const x = asTimer(a);
  const y = asTimer(b);
  return x.when < y.when || (x.when == y.when && x.seq < y.seq);
}

function up(i: u32): void {
  const t = at(i);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (!before(t, at(parent))) break;
    place(i, at(parent));
    i = parent;
  }
  place(i, t);
}

function down(i: u32): void {
  const n = K().nTimers;
  const t = at(i);
  for (;;) {
    let child: u32 = 2 * i + 1;
    if (child >= n) break;
    if (child + 1 < n && before(at(child + 1), at(child))) child++;
    if (!before(at(child), t)) break;
    place(i, at(child));
    i = child;
  }
  place(i, t);
}

function insert(t: u32): void {
  const k = K();
  if (k.nTimers == k.capTimers) {
    const capacity = k.capTimers == 0 ? 16 : k.capTimers * 2;
    const grown = allocBlock(capacity << 2);
    memory.copy(<usize>grown, <usize>k.timers, <usize>(k.nTimers << 2));
    if (k.timers != 0) freeBlock(k.timers, k.capTimers << 2);
    k.timers = grown;
    k.capTimers = capacity;
  }
  asTimer(t).seq = <u64>(k.timerSeq++);
  probe(probeTimerSet, t, 0, 0);
  const i = k.nTimers++;
  place(i, t);
  up(i);
}

function remove(t: u32): void {
  const k = K();
  const i = <u32>asTimer(t).index - 1;
  asTimer(t).index = 0;
  const last = --k.nTimers;
  if (i == last) return;
  place(i, at(last));
  up(i);
  down(<u32>asTimer(at(i)).index - 1);
}

/** Writes a time.Time (wall, ext, loc) for now, in the library's encoding with a monotonic reading. */
function writeNow(to: u32): void {
  const seconds = <u64>(wallSeconds() + 2682288000);
  store<u64>(to, (<u64>1 << 63) | (seconds << 30) | <u64>wallNanos());
  store<i64>(to, nanotime() - K().startTime + 1, 8);
  store<u64>(to, <u64>K().localLoc, 16);
}

/** Fires all timers due at `now`; returns whether there were any. */
export function fireTimers(now: i64): bool {
  const k = K();
  let fired = false;
  while (k.nTimers > 0) {
    const t = at(0);
    const timer = asTimer(t);
    if (timer.when > now) break;
    fired = true;
    probe(probeTimerFire, t, 0, 0);
    if (timer.period > 0) {
      timer.when += timer.period * (1 + (now - timer.when) / timer.period);
      timer.seq = <u64>(k.timerSeq++);
      down(0);
    } else remove(t);
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
        writeNow(k.allocScratch);
        trySend(<u32>timer.chan, k.allocScratch);
        break;
      }
      default: {
        newproc(<u32>timer.fn, 0);
      }
    }
  }
  return fired;
}

/** When the first timer is due, or the largest number. */
export function nextTimer(): i64 {
  return K().nTimers == 0 ? i64.MAX_VALUE : asTimer(at(0)).when;
}

export function timeSleep(ns: i64): void {
  if (ns <= 0) return;
  const t = allocBlock(sizeofTimer);
  const now = nanotime();
  asTimer(t).when = now + ns < now ? i64.MAX_VALUE : now + ns;
  asTimer(t).kind = 0;
  asTimer(t).fn = curgAddr();
  curg().timer = t;
  insert(t);
  park(waitSleep, t);
}

export function timerStart(t: u32): void {
  if (asTimer(t).index == 0) insert(t);
}

function drainChannel(t: u32): bool {
  const c = <u32>asTimer(t).chan;
  if (asTimer(t).kind != 1 || c == 0 || asChan(c).qcount == 0) return false;
  tryRecv(c, 0);
  return true;
}

export function timerStop(t: u32): u32 {
  const drained = drainChannel(t);
  if (asTimer(t).index == 0) return drained ? 1 : 0;
  probe(probeTimerStop, t, 1, 0);
  remove(t);
  return 1;
}

export function timerReset(t: u32, when: i64, period: i64): u32 {
  const pending = timerStop(t);
  asTimer(t).when = when;
  asTimer(t).period = period;
  insert(t);
  return pending;
}

