/**
 * Bubbles, for testing/synctest: goroutines with a clock of their own, which moves only when none of them can go on by itself.
 *
 * ```
 * K.bubbles -> Bubble -> Bubble -> …     G.bubble: the record; Hchan, Timer, Special: the number, which is never used again
 * ```
 *
 * A goroutine started by one of a bubble belongs to it. One that waits for what only the same bubble can do is *durably* blocked: that is a
 * matter of the reason that it waits for. `running` counts the others, so the scheduler pays a test of G.bubble where goroutines park, are readied,
 * begin and end. When the count is zero the bubble is settled: whoever is in synctest.Wait goes on, or the clock moves to the next timer, or all have ended,
 * or it is a deadlock. The last two ready the root, the goroutine in Run, which waits inside the bubble and leaves it when it goes on.
 *
 * Settling is done by whoever was the last to run, once it is off its native stack (`parked` in execute.ts), since a timer may ready that very
 * goroutine. Go wakes the root for each step of the clock; here it would only be one more switch.
 *
 * Records outlive a deadlock, for the goroutines that remain.
 */
import {
  Bubble, bubbleAllBlocked, bubbleDone, bubbleMainExited, sizeofBubble, waitChanReceiveDurable, waitChanReceiveNilChan, waitChanSendDurable, waitChanSendNilChan, waitCoroutine, waitSelectDurable, waitSelectNoCases, waitSleep,
  waitSyncCondWait, waitSyncWaitGroupWaitDurable, waitSynctestRun, waitSynctestWait,
} from "./records";
import { K, asG, curg, curgAddr } from "./state";
import { allocBlock, freeBlock } from "./mheap";
import { look } from "./kernel";
import { park, ready } from "./execute";
import { abandonTimers, heapOfBubble, runTimers } from "./time";

/** Midnight UTC 2000-01-01, in ns since 1970. */
const firstNow: i64 = 946684800000000000;

/** Reasons to wait that only the goroutine's own bubble can end, as bits. */
const durableReasons: u64 = (<u64>1 << <u64>waitChanReceiveDurable) | (<u64>1 << <u64>waitChanSendDurable) | (<u64>1 << <u64>waitSelectDurable) | (<u64>1 << <u64>waitSyncWaitGroupWaitDurable)
  | (<u64>1 << <u64>waitChanReceiveNilChan) | (<u64>1 << <u64>waitChanSendNilChan) | (<u64>1 << <u64>waitSelectNoCases) | (<u64>1 << <u64>waitSleep) | (<u64>1 << <u64>waitSyncCondWait) | (<u64>1 << <u64>waitCoroutine)
  | (<u64>1 << <u64>waitSynctestRun) | (<u64>1 << <u64>waitSynctestWait);

// @ts-ignore: decorator
@inline
export function asBubble(b: u32): Bubble {
  return changetype<Bubble>(<usize>b);
}

function isDurable(reason: u32): bool {
  return ((durableReasons >> <u64>reason) & 1) != 0;
}

/** The number of the running goroutine's bubble, or 0. */
// @ts-ignore: decorator
@inline
export function bubbleId(): u32 {
  const b = curg().bubble;
  return b != 0 ? asBubble(b).id : 0;
}

/** The record of a bubble that has not ended, 0 if it has. */
export function bubbleOf(id: u32): u32 {
  let b = K().bubbles;
  while (b != 0 && asBubble(b).id != id) b = asBubble(b).next;
  return b;
}

/** What a goroutine outside of the bubble has done cannot be recovered from: the frames are left, then the host says so. `which` numbers the text (src/cli/runTexts.ts). */
export function bubbleFatal(which: u32): void {
  look(4, 0, which, 0);
}

// ---- goroutines

/** A new goroutine begins in a bubble. */
export function joinBubble(g: u32, b: u32): void {
  const bubble = asBubble(b);
  asG(g).bubble = b;
  if (bubble.total++ == 0 && bubble.main == 0) bubble.main = g;
  bubble.running++;
}

/** A goroutine ends, or becomes one of the runtime's own. */
export function leaveBubble(g: u32): void {
  const b = asG(g).bubble;
  const bubble = asBubble(b);
  asG(g).bubble = 0;
  if (bubble.main == g) bubble.main = 0;
  bubble.total--;
  if (--bubble.running == 0) settle(b);
}

/** A goroutine of a bubble waits, and is off its native stack. */
export function bubbleParked(g: u32): void {
  const gp = asG(g);
  if (isDurable(gp.waitReason) && --asBubble(gp.bubble).running == 0) settle(gp.bubble);
}

/** A goroutine of a bubble is about to be runnable again; it still says what it has waited for. */
export function bubbleReadied(g: u32): void {
  if (isDurable(asG(g).waitReason)) asBubble(asG(g).bubble).running++;
}

/** All of the bubble are durably blocked. */
function settle(b: u32): void {
  const bubble = asBubble(b);
  while (bubble.running == 0) {
    if (bubble.total == 0) {
      end(b, bubbleDone);
      return;
    }
    if (bubble.waiter != 0) {
      const g = bubble.waiter;
      bubble.waiter = 0;
      ready(g);
      return;
    }
    if (bubble.main == 0 || bubble.nTimers == 0) {
      end(b, bubble.main == 0 ? bubbleMainExited : bubbleAllBlocked);
      return;
    }
    bubble.now = runTimers(heapOfBubble(b));
  }
}

function end(b: u32, how: u32): void {
  const bubble = asBubble(b);
  const root = bubble.root;
  if (root != 0) {
    bubble.root = 0;
    asG(root).bubble = 0;
    asG(root).result = how;
    if (how != bubbleDone) asG(root).deadBubble = bubble.id;
    ready(root);
  }
  if (how != bubbleDone) return;
  const k = K();
  if (k.bubbles == b) k.bubbles = bubble.next;
  else {
    let before = k.bubbles;
    while (asBubble(before).next != b) before = asBubble(before).next;
    asBubble(before).next = bubble.next;
  }
  abandonTimers(heapOfBubble(b));
  freeBlock(b, sizeofBubble);
}

// ---- internal/synctest

/** The running goroutine makes a bubble and is its root. */
export function bubbleStart(): void {
  const k = K();
  const b = allocBlock(sizeofBubble);
  const bubble = asBubble(b);
  bubble.id = ++k.bubbleGen;
  bubble.root = curgAddr();
  bubble.running = 1;
  bubble.now = firstNow;
  bubble.next = k.bubbles;
  k.bubbles = b;
  curg().bubble = b;
}

/** The root waits for the end of its bubble. */
export function bubbleRun(): void {
  park(waitSynctestRun, 0);
}

/** synctest.Wait. G.result is 0 if another goroutine of the bubble is in it. */
export function bubbleWait(): void {
  const g = curg();
  const bubble = asBubble(g.bubble);
  g.result = bubble.waiter == 0 ? 1 : 0;
  if (bubble.waiter != 0) return;
  bubble.waiter = curgAddr();
  park(waitSynctestWait, 0);
}
