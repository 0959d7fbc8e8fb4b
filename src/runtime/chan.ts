/**
 * Channels.
 *
 * Invariants: at least one of the two queues is empty, except that one goroutine may wait on both in one select;
 * a buffered channel with waiting receivers is empty, one with waiting senders is full. A sender hands its value directly to
 * the first waiting receiver (into the receiver's frame), and a receiver on a full channel takes the head of the ring and
 * moves the first waiting sender's value to its tail, so values never overtake each other.
 *
 * Results stand in G.result: for a send 0, or 1 if the channel is closed; for a receive whether a value was sent.
 */
import { G, Hchan, Sudog, sizeofHchan, sizeofSudog, waitChanReceive, waitChanReceiveDurable, waitChanReceiveNilChan, waitChanSend, waitChanSendDurable, waitChanSendNilChan, probeChanClose, probeChanMake, probeChanRecv, probeChanSend, wayBuffered, wayClosed, wayHandedOver, wayWaits, mWriteBarrier } from "./records";
import { K, asG, curg, curgAddr } from "./state";
import { persistentAlloc } from "./mheap";
import { mallocgc, newarray, typeSize } from "./malloc";
import { park, ready } from "./execute";
import { blockOnTimer, lookAtTimer, unblockTimer } from "./time";
import { probe, probing, putOff } from "./trace";
import { shadeWords } from "./mwbbuf";
import { bubbleFatal, bubbleId } from "./synctest";

/** Texts of misuse (src/cli/runTexts.ts). */
export const textSendOutside: u32 = 4;
export const textReceiveOutside: u32 = 5;

// @ts-ignore: decorator
@inline
export function asChan(c: u32): Hchan {
  return changetype<Hchan>(<usize>c);
}
// @ts-ignore: decorator
@inline
export function asSudog(s: u32): Sudog {
  return changetype<Sudog>(<usize>s);
}

/** Whether the channel is that of a bubble which the running goroutine is not in. */
// @ts-ignore: decorator
@inline
export function isForeign(ch: Hchan): bool {
  return ch.bubble != 0 && ch.bubble != bubbleId();
}

export function acquireSudog(): u32 {
  const k = K();
  const s = k.sudogFree;
  // Sudogs only ever go to their own free list.
  if (s == 0) return persistentAlloc(sizeofSudog);
  k.sudogFree = asSudog(s).next;
  asSudog(s).next = 0;
  asSudog(s).prev = 0;
  asSudog(s).success = 0;
  asSudog(s).waitLink = 0;
  return s;
}

export function releaseSudog(s: u32): void {
  const k = K();
  asSudog(s).next = k.sudogFree;
  asSudog(s).g = 0;
  k.sudogFree = s;
}

/** A channel with room for `size` elements; the caller has checked the size. */
export function makechan(elemType: u32, size: i64): u32 {
  const c = mallocgc(sizeofHchan, K().hchanType, 0);
  const ch = asChan(c);
  ch.elemSize = typeSize(elemType);
  ch.elemType = elemType;
  ch.dataqsiz = <u32>size;
  ch.bubble = bubbleId();
  if (size > 0 && ch.elemSize > 0) ch.buf = newarray(elemType, size);
  probe(probeChanMake, c, <u32>size, 0);
  return c;
}

// @ts-ignore: decorator
@inline
function copyElem(to: u32, from: u32, size: u32): void {
  if (to == 0 || size == 0) return;
  // The value may go from one stack to another, which no barrier sees, or replace what a buffer held.
  if (load<u32>(mWriteBarrier) != 0) shadeWords(from, size);
  if (size == 8) store<u64>(<usize>to, load<u64>(<usize>from));
  else memory.copy(<usize>to, <usize>from, <usize>size);
}

// @ts-ignore: decorator
@inline
function clearElem(at: u32, size: u32): void {
  if (at == 0 || size == 0) return;
  if (load<u32>(mWriteBarrier) != 0) shadeWords(at, size);
  if (size == 8) store<u64>(<usize>at, 0);
  else memory.fill(<usize>at, 0, <usize>size);
}

// @ts-ignore: decorator
@inline
function bufSlot(ch: Hchan, i: u32): u32 {
  return <u32>ch.buf + i * ch.elemSize;
}

export function enqueueRecv(c: u32, s: u32): void {
  const ch = asChan(c);
  asSudog(s).next = 0;
  asSudog(s).prev = ch.recvLast;
  if (ch.recvLast != 0) asSudog(ch.recvLast).next = s;
  else ch.recvFirst = s;
  ch.recvLast = s;
}

export function enqueueSend(c: u32, s: u32): void {
  const ch = asChan(c);
  asSudog(s).next = 0;
  asSudog(s).prev = ch.sendLast;
  if (ch.sendLast != 0) asSudog(ch.sendLast).next = s;
  else ch.sendFirst = s;
  ch.sendLast = s;
}

export function removeRecv(c: u32, s: u32): void {
  const ch = asChan(c);
  const sg = asSudog(s);
  if (sg.prev != 0) asSudog(sg.prev).next = sg.next;
  else ch.recvFirst = sg.next;
  if (sg.next != 0) asSudog(sg.next).prev = sg.prev;
  else ch.recvLast = sg.prev;
}

export function removeSend(c: u32, s: u32): void {
  const ch = asChan(c);
  const sg = asSudog(s);
  if (sg.prev != 0) asSudog(sg.prev).next = sg.next;
  else ch.sendFirst = sg.next;
  if (sg.next != 0) asSudog(sg.next).prev = sg.prev;
  else ch.sendLast = sg.prev;
}

/** The first waiting receiver that has not been chosen through another case. */
function dequeueRecv(c: u32): u32 {
  for (;;) {
    const s = asChan(c).recvFirst;
    if (s == 0) return 0;
    removeRecv(c, s);
    if (asSudog(s).isSelect != 0) {
      const g = asG(asSudog(s).g);
      if (g.selectDone != 0) continue;
      g.selectDone = 1;
    }
    return s;
  }
}

function dequeueSend(c: u32): u32 {
  for (;;) {
    const s = asChan(c).sendFirst;
    if (s == 0) return 0;
    removeSend(c, s);
    if (asSudog(s).isSelect != 0) {
      const g = asG(asSudog(s).g);
      if (g.selectDone != 0) continue;
      g.selectDone = 1;
    }
    return s;
  }
}

/** Wakes the goroutine of a sudog that was taken off a queue. */
function wake(s: u32, success: u32): void {
  ready(settle(s, success));
}

/** Gives the goroutine of such a sudog its results; it can run then. */
function settle(s: u32, success: u32): u32 {
  const sg = asSudog(s);
  sg.success = success;
  const g = asG(sg.g);
  if (sg.isSend == 0) noLongerWaits(sg.chan);
  if (sg.isSelect != 0) {
    g.result = sg.caseIndex;
    // A woken sender whose channel was closed panics when it goes on.
    g.result2 = sg.isSend != 0 ? (success == 0 ? 2 : 0) : success;
    finishSelect(g, s);
  } else {
    g.result = sg.isSend != 0 ? 1 - success : success;
    releaseSudog(s);
    g.waiting = 0;
  }
  return changetype<u32>(g);
}

// @ts-ignore: decorator
@inline
function noLongerWaits(c: u32): void {
  if (asChan(c).timer != 0) unblockTimer(asChan(c));
}

/** Takes the sudogs of a select's other cases off their queues. */
export function finishSelect(g: G, chosen: u32): void {
  let s = g.waiting;
  while (s != 0) {
    const next = asSudog(s).waitLink;
    if (s != chosen) {
      if (asSudog(s).isSend != 0) removeSend(asSudog(s).chan, s);
      else {
        removeRecv(asSudog(s).chan, s);
        noLongerWaits(asSudog(s).chan);
      }
    }
    releaseSudog(s);
    s = next;
  }
  g.waiting = 0;
}

/** Tries without blocking: 0 it would block, 1 sent, 2 the channel is closed. */
export function trySend(c: u32, elem: u32): u32 {
  const ch = asChan(c);
  if (ch.closed != 0) return 2;
  const s = dequeueRecv(c);
  if (s != 0) {
    copyElem(asSudog(s).elem, elem, ch.elemSize);
    wake(s, 1);
    return 1;
  }
  if (ch.qcount < ch.dataqsiz) {
    copyElem(bufSlot(ch, ch.sendx), elem, ch.elemSize);
    if (++ch.sendx == ch.dataqsiz) ch.sendx = 0;
    ch.qcount++;
    return 1;
  }
  return 0;
}

/** Tries without blocking: 0 it would block, 1 received, 2 closed and empty (elem is cleared). */
export function tryRecv(c: u32, elem: u32): u32 {
  if (asChan(c).timer != 0) lookAtTimer(asChan(c));
  return tryRecvNow(c, elem);
}

// @ts-ignore: decorator
@inline
export function tryRecvNow(c: u32, elem: u32): u32 {
  const ch = asChan(c);
  if (ch.qcount > 0) {
    const slot = bufSlot(ch, ch.recvx);
    copyElem(elem, slot, ch.elemSize);
    const s = ch.sendFirst != 0 ? dequeueSend(c) : 0;
    if (s != 0) {
      // The ring is full: the freed place is also the tail.
      copyElem(slot, asSudog(s).elem, ch.elemSize);
      if (++ch.recvx == ch.dataqsiz) ch.recvx = 0;
      ch.sendx = ch.recvx;
      wake(s, 1);
      return 1;
    }
    clearElem(slot, ch.elemSize);
    if (++ch.recvx == ch.dataqsiz) ch.recvx = 0;
    ch.qcount--;
    return 1;
  }
  const s = dequeueSend(c);
  if (s != 0) {
    copyElem(elem, asSudog(s).elem, ch.elemSize);
    wake(s, 1);
    return 1;
  }
  if (ch.closed != 0) {
    clearElem(elem, ch.elemSize);
    return 2;
  }
  return 0;
}

function waitOn(c: u32, elem: u32, isSend: u32): void {
  const s = acquireSudog();
  const sg = asSudog(s);
  sg.g = curgAddr();
  sg.elem = elem;
  sg.chan = c;
  sg.isSelect = 0;
  sg.isSend = isSend;
  curg().waiting = s;
  if (isSend != 0) {
    enqueueSend(c, s);
    park(asChan(c).bubble != 0 ? waitChanSendDurable : waitChanSend, c);
  } else {
    enqueueRecv(c, s);
    if (asChan(c).timer != 0) blockOnTimer(asChan(c));
    park(asChan(c).bubble != 0 ? waitChanReceiveDurable : waitChanReceive, c);
  }
}

export function chansend(c: u32, elem: u32): void {
  if (probing(probeChanSend) && putOff(probeChanSend, c, elem, 0)) return;
  if (c == 0) {
    park(waitChanSendNilChan, 0);
    return;
  }
  if (isForeign(asChan(c))) {
    bubbleFatal(textSendOutside);
    return;
  }
  const r = trySend(c, elem);
  if (r == 0) waitOn(c, elem, 1);
  else curg().result = r - 1;
}

export function chanrecv(c: u32, elem: u32): void {
  if (probing(probeChanRecv) && putOff(probeChanRecv, c, elem, 0)) return;
  if (c == 0) {
    park(waitChanReceiveNilChan, 0);
    return;
  }
  if (isForeign(asChan(c))) {
    bubbleFatal(textReceiveOutside);
    return;
  }
  const r = tryRecv(c, elem);
  if (r == 0) waitOn(c, elem, 0);
  else curg().result = r == 1 ? 1 : 0;
}

/** What a send on c would do now, for probes. */
export function sendWay(c: u32): u32 {
  if (c == 0) return wayWaits;
  const ch = asChan(c);
  return ch.closed != 0 ? wayClosed : ch.recvFirst != 0 ? wayHandedOver : ch.qcount < ch.dataqsiz ? wayBuffered : wayWaits;
}

/** What a receive from c would do now. */
export function recvWay(c: u32): u32 {
  if (c == 0) return wayWaits;
  const ch = asChan(c);
  return ch.qcount > 0 ? wayBuffered : ch.sendFirst != 0 ? wayHandedOver : ch.closed != 0 ? wayClosed : wayWaits;
}

/** 0, 1 for a nil channel, 2 for a closed one, 3 for one of a bubble that the goroutine is not in. */
export function closechan(c: u32): u32 {
  if (c == 0) return 1;
  const ch = asChan(c);
  if (isForeign(ch)) return 3;
  if (ch.closed != 0) return 2;
  probe(probeChanClose, c, 0, 0);
  ch.closed = 1;
  // Go's list of those to be woken is a stack: the last one to wait becomes ready first.
  let list: u32 = 0;
  for (let s = dequeueRecv(c); s != 0; s = dequeueRecv(c)) {
    clearElem(asSudog(s).elem, ch.elemSize);
    list = settledBefore(s, list);
  }
  for (let s = dequeueSend(c); s != 0; s = dequeueSend(c)) list = settledBefore(s, list);
  while (list != 0) {
    const g = list;
    list = asG(g).schedLink;
    asG(g).schedLink = 0;
    ready(g);
  }
  return 0;
}

function settledBefore(s: u32, list: u32): u32 {
  const g = settle(s, 0);
  asG(g).schedLink = list;
  return g;
}

export function chanlen(c: u32): i64 {
  // The channel of a timer looks unbuffered.
  return c == 0 || asChan(c).timer != 0 ? 0 : <i64>asChan(c).qcount;
}

export function chancap(c: u32): i64 {
  return c == 0 || asChan(c).timer != 0 ? 0 : <i64>asChan(c).dataqsiz;
}
