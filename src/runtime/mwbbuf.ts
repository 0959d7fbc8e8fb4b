/**
 * The hybrid write barrier: while the collector marks, a store of a pointer shades both the pointer that is overwritten
 * (so that nothing reachable when its referrer was still to be scanned gets lost) and the new one (so that a
 * goroutine whose stack is still to be scanned cannot hide it in a black object). With both, a stack needs scanning only once.
 *
 * Compiled code tests the word `machine.writeBarrier` before each store of a pointer outside of its frame, and calls
 * `gcWriteBarrier` only while it is set. The pointers go into a buffer of the P, which is emptied when full and when a worker runs dry:
 * marking at once would repeat look-ups for slots that are written often. Copies of whole values come through
 * `bulkBarrier`, which shades every word that could be a pointer; a word that only looks like one keeps an object until the next cycle.
 */
import { P, gcPhaseOff, mWriteBarrier, pWriteBarrierBufOffset, probeWriteBarrier } from "./records";
import { K, asP } from "./state";
import { asSpan, spanInUse, spanOf } from "./mheap";
import { markAddress } from "./mgcmark";
import { probe } from "./trace";

const capacity: u32 = 256;

// @ts-ignore: decorator
@inline
function buffer(p: P, address: u32): void {
  if (address == 0) return;
  if (p.nWriteBarrier == capacity) flushWriteBarrier(p);
  store<u32>(changetype<usize>(p) + <usize>(pWriteBarrierBufOffset + (p.nWriteBarrier++ << 2)), address);
}

/** Shades what the buffer of p holds. */
export function flushWriteBarrier(p: P): void {
  const n = p.nWriteBarrier;
  p.nWriteBarrier = 0;
  K().scanReferrer = 0;
  for (let i: u32 = 0; i < n; i++) markAddress(load<u32>(changetype<usize>(p) + <usize>(pWriteBarrierBufOffset + (i << 2))));
}

/** `*slot = value` is about to happen. */
export function gcWriteBarrier(slot: u32, value: u32): void {
  const p = asP(K().curp);
  probe(probeWriteBarrier, slot, load<u32>(slot), value);
  buffer(p, load<u32>(slot));
  buffer(p, value);
}

/** n bytes at `from` are about to be copied to `to`; `from` 0: they are about to be cleared. */
export function bulkBarrier(to: u32, from: u32, n: u32): void {
  if (load<u32>(mWriteBarrier) == 0) return;
  const s = spanOf(to);
  if (s != 0) {
    const span = asSpan(s);
    // Stacks have no barrier, and what holds no pointers needs none.
    if (span.state != spanInUse || (span.spanClass & 1) != 0) return;
  }
  shadeWords(to, n);
  if (from != 0) shadeWords(from, n);
}

/** Shades all that could be pointers in n bytes: values on their way to a place without a barrier. */
export function shadeWords(at: u32, n: u32): void {
  if (K().gcPhase == gcPhaseOff) return;
  const p = asP(K().curp);
  const first = (at + 7) & ~7;
  for (let q = first; q + 8 <= at + n; q += 8) buffer(p, load<u32>(<usize>q));
}
