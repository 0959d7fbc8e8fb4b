/**
 * Semaphores, on which package sync is built: `semacquire` parks until *addr > 0, `semrelease` adds one.
 *
 * Waiters of one address form a list; the lists hang in a table of 251 buckets, as Go's treaps do. With `handoff` the woken goroutine gets the
 * count directly and runs next. Also the notify list of sync.Cond.
 */
import { SemaRoot, sizeofSemaRoot, waitSemacquire, waitSyncCondWait, waitSyncMutexLock, waitSyncRWMutexLock, waitSyncRWMutexRLock, waitSyncWaitGroupWait, waitSyncWaitGroupWaitDurable, probeCondNotify, probeCondWait, probeSemAcquire, probeSemRelease } from "./records";
import { K, asG, curg, curgAddr } from "./state";
import { allocBlock, freeBlock } from "./mheap";
import { acquireSudog, asSudog, releaseSudog } from "./chan";
import { park, ready } from "./execute";
import { probe, probing, putOff } from "./trace";

const buckets: u32 = 251;

// @ts-ignore: decorator
@inline
function asRoot(r: u32): SemaRoot {
  return changetype<SemaRoot>(<usize>r);
}

function bucket(addr: u32): usize {
  const k = K();
  if (k.semaTable == 0) k.semaTable = allocBlock(buckets << 2);
  return <usize>(k.semaTable + ((addr >> 3) % buckets << 2));
}

export function semaReason(reason: u32): u32 {
  if (reason == 1) return waitSyncMutexLock;
  if (reason == 2) return waitSyncRWMutexRLock;
  if (reason == 3) return waitSyncRWMutexLock;
  if (reason == 4) return waitSyncWaitGroupWait;
  if (reason == 5) return waitSyncWaitGroupWaitDurable;
  return waitSemacquire;
}

export function semacquire(addr: u32, reason: u32, lifo: u32): void {
  if (probing(probeSemAcquire) && putOff(probeSemAcquire, addr, reason, lifo)) return;
  const v = load<u32>(addr);
  if (v > 0) {
    store<u32>(addr, v - 1);
    return;
  }
  const slot = bucket(addr);
  let r = load<u32>(slot);
  while (r != 0 && asRoot(r).addr != addr) r = asRoot(r).next;
  if (r == 0) {
    r = allocBlock(sizeofSemaRoot);
    asRoot(r).addr = addr;
    asRoot(r).next = load<u32>(slot);
    store<u32>(slot, r);
  }
  const s = acquireSudog();
  const sg = asSudog(s);
  sg.g = curgAddr();
  sg.elem = addr;
  sg.isSelect = 0;
  const root = asRoot(r);
  if (root.first == 0) {
    root.first = s;
    root.last = s;
  } else if (lifo != 0) {
    sg.next = root.first;
    root.first = s;
  } else {
    asSudog(root.last).next = s;
    root.last = s;
  }
  curg().waiting = s;
  park(semaReason(reason), addr);
}

export function semrelease(addr: u32, handoff: u32): void {
  probe(probeSemRelease, addr, handoff, 0);
  const slot = bucket(addr);
  let prev: u32 = 0;
  let r = load<u32>(slot);
  while (r != 0 && asRoot(r).addr != addr) {
    prev = r;
    r = asRoot(r).next;
  }
  if (r == 0) {
    store<u32>(addr, load<u32>(addr) + 1);
    return;
  }
  const root = asRoot(r);
  const s = root.first;
  root.first = asSudog(s).next;
  if (root.first == 0) {
    if (prev != 0) asRoot(prev).next = root.next;
    else store<u32>(slot, root.next);
    freeBlock(r, sizeofSemaRoot);
  }
  const g = asSudog(s).g;
  asG(g).waiting = 0;
  releaseSudog(s);
  // The count passes straight to the woken goroutine, which does not look at it again.
  ready(g);
}

// ---- sync.Cond: l points to four u64: next ticket, first waiter, last waiter, unused

export function notifyListAdd(l: u32): u32 {
  const t = load<u32>(l);
  store<u32>(l, t + 1);
  return t;
}

export function notifyListWait(l: u32, ticket: u32): void {
  probe(probeCondWait, l, 0, 0);
  // A notification between Add and Wait has moved the notified mark past this ticket.
  if (<i32>(load<u32>(l, 24) - ticket) > 0) return;
  const s = acquireSudog();
  const sg = asSudog(s);
  sg.g = curgAddr();
  sg.ticket = ticket;
  sg.elem = l;
  sg.isSelect = 0;
  if (load<u32>(l, 8) == 0) store<u32>(l, s, 8);
  else asSudog(load<u32>(l, 16)).next = s;
  store<u32>(l, s, 16);
  curg().waiting = s;
  park(waitSyncCondWait, l);
}

/** Whether the goroutine waits in a bubble that the running one is not in. */
function isForeignWaiter(g: u32): bool {
  return asG(g).bubble != 0 && asG(g).bubble != curg().bubble;
}

/** Returns the number of a waiter that only its bubble may wake, if it came to one. */
export function notifyListNotifyAll(l: u32): i64 {
  probe(probeCondNotify, l, 1, 0);
  let s = load<u32>(l, 8);
  store<u32>(l, 0, 8);
  store<u32>(l, 0, 16);
  store<u32>(l, load<u32>(l), 24);
  while (s != 0) {
    const next = asSudog(s).next;
    const g = asSudog(s).g;
    if (isForeignWaiter(g)) return <i64>asG(g).goid;
    asG(g).waiting = 0;
    releaseSudog(s);
    ready(g);
    s = next;
  }
  return 0;
}

/** As notifyListNotifyAll, for the first waiter. */
export function notifyListNotifyOne(l: u32): i64 {
  probe(probeCondNotify, l, 0, 0);
  const s = load<u32>(l, 8);
  if (s == 0) {
    if (load<u32>(l, 24) != load<u32>(l)) store<u32>(l, load<u32>(l, 24) + 1, 24);
    return 0;
  }
  if (isForeignWaiter(asSudog(s).g)) return <i64>asG(asSudog(s).g).goid;
  const next = asSudog(s).next;
  store<u32>(l, next, 8);
  if (next == 0) store<u32>(l, 0, 16);
  store<u32>(l, asSudog(s).ticket + 1, 24);
  const g = asSudog(s).g;
  asG(g).waiting = 0;
  releaseSudog(s);
  ready(g);
  return 0;
}
