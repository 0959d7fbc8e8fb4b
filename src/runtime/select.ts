/**
 * select: cases are an array in the frame, 16 bytes each: channel, element address, 1 for a send, unused.
 *
 * One pass chooses uniformly among the ready cases (each ready case replaces the choice with probability 1/n), so no order array
 * is needed. If none is ready and there is no default, a sudog per case is queued and the goroutine parks; who wakes it takes the
 * others off their queues.
 *
 * G.result is the case (-1: default), G.result2 whether a value was received, 2 if a send met a closed channel.
 */
import { waitSelect, waitSelectDurable, waitSelectNoCases, probeSelect } from "./records";
import { curg, curgAddr, randN } from "./state";
import { acquireSudog, asChan, asSudog, enqueueRecv, enqueueSend, isForeign, textReceiveOutside, textSendOutside, tryRecv, trySend } from "./chan";
import { park } from "./execute";
import { blockOnTimer, lookAtTimer } from "./time";
import { probing, putOff } from "./trace";
import { bubbleFatal } from "./synctest";

const textSelectOutside: u32 = 6;

function isReady(c: u32, isSend: u32): bool {
  const ch = asChan(c);
  if (ch.closed != 0) return true;
  if (ch.timer != 0) lookAtTimer(ch);
  if (isSend != 0) return ch.qcount < ch.dataqsiz || hasOther(ch.recvFirst);
  return ch.qcount > 0 || hasOther(ch.sendFirst);
}

function hasOther(s: u32): bool {
  return s != 0;
}

/** A case whose channel and direction others of this select have too, queued right before it: each is as likely to be the first. */
function shuffle(s: u32): void {
  const sg = asSudog(s);
  let same: u32 = 1;
  let other: u32 = 0;
  for (let w = curg().waiting; w != s; w = asSudog(w).waitLink) {
    const o = asSudog(w);
    if (o.chan != sg.chan || o.isSend != sg.isSend) continue;
    same++;
    if (randN(same) == 0) other = w;
  }
  if (other == 0) return;
  const o = asSudog(other);
  const elem = o.elem;
  const index = o.caseIndex;
  o.elem = sg.elem;
  o.caseIndex = sg.caseIndex;
  sg.elem = elem;
  sg.caseIndex = index;
}

export function selectgo(cases: u32, n: u32, hasDefault: u32): void {
  if (probing(probeSelect) && putOff(probeSelect, cases, n, hasDefault)) return;
  const g = curg();
  let chosen: u32 = 0xffffffff;
  let ready: u32 = 0;
  let durable = true;
  for (let i: u32 = 0; i < n; i++) {
    const at = <usize>(cases + (i << 4));
    const c = load<u32>(at);
    if (c == 0) continue;
    if (asChan(c).bubble == 0) durable = false;
    else if (isForeign(asChan(c))) {
      // With one case it is a plain operation, or one that does not wait.
      bubbleFatal(n != 1 ? textSelectOutside : load<u32>(at, 8) != 0 ? textSendOutside : textReceiveOutside);
      return;
    }
    if (!isReady(c, load<u32>(at, 8))) continue;
    ready++;
    if (ready == 1 || randN(ready) == 0) chosen = i;
  }
  if (chosen != 0xffffffff) {
    const at = <usize>(cases + (chosen << 4));
    const c = load<u32>(at);
    if (load<u32>(at, 8) != 0) {
      const r = trySend(c, load<u32>(at, 4));
      g.result = chosen;
      g.result2 = r == 2 ? 2 : 0;
    } else {
      const r = tryRecv(c, load<u32>(at, 4));
      g.result = chosen;
      g.result2 = r == 1 ? 1 : 0;
    }
    return;
  }
  if (hasDefault != 0) {
    g.result = 0xffffffff;
    return;
  }
  g.selectDone = 0;
  let last: u32 = 0;
  g.waiting = 0;
  for (let i: u32 = 0; i < n; i++) {
    const at = <usize>(cases + (i << 4));
    const c = load<u32>(at);
    if (c == 0) continue;
    const s = acquireSudog();
    const sg = asSudog(s);
    sg.g = curgAddr();
    sg.elem = load<u32>(at, 4);
    sg.chan = c;
    sg.isSelect = 1;
    sg.isSend = load<u32>(at, 8);
    sg.caseIndex = i;
    if (last == 0) g.waiting = s;
    else asSudog(last).waitLink = s;
    last = s;
    const before = sg.isSend != 0 ? asChan(c).sendLast : asChan(c).recvLast;
    if (before != 0 && asSudog(before).g == sg.g) shuffle(s);
    if (sg.isSend != 0) enqueueSend(c, s);
    else {
      enqueueRecv(c, s);
      if (asChan(c).timer != 0) blockOnTimer(asChan(c));
    }
  }
  park(n == 0 ? waitSelectNoCases : durable && g.bubble != 0 ? waitSelectDurable : waitSelect, 0);
}
