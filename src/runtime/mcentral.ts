/**
 * Central lists of the spans of each span class: with free places and without, each of them once for spans that are swept and once for
 * those that are not yet. Which of the two is which follows from the sweep generation, so that the start of a sweep
 * moves no span: what was swept in the last cycle is unswept now. One list per class, searched for a free place, was the alternative: it grows long with full
 * spans. Go's are sets of blocks that many threads can push to; one engine thread needs no more than links.
 */
import { kernelFullOffset, kernelPartialOffset, kernelRecord } from "./records";
import { K } from "./state";
import { asSpan } from "./mheap";

const spanClasses: u32 = 136;

// @ts-ignore: decorator
@inline
function slotOf(base: u32, generation: u32, spanClass: u32): u32 {
  return kernelRecord + base + ((((generation >> 1) & 1) * spanClasses + spanClass) << 2);
}

/** Heads of the lists; `swept` 0 asks for spans that wait to be swept. */
export function partialList(spanClass: u32, swept: bool): u32 {
  return slotOf(kernelPartialOffset, swept ? K().sweepgen : K().sweepgen - 2, spanClass);
}
export function fullList(spanClass: u32, swept: bool): u32 {
  return slotOf(kernelFullOffset, swept ? K().sweepgen : K().sweepgen - 2, spanClass);
}

export function listInsert(slot: u32, s: u32): void {
  const span = asSpan(s);
  const head = load<u32>(slot);
  span.next = head;
  span.prev = 0;
  if (head != 0) asSpan(head).prev = s;
  store<u32>(slot, s);
  span.inList = slot;
}

export function listRemove(s: u32): void {
  const span = asSpan(s);
  if (span.inList == 0) return;
  if (span.prev != 0) asSpan(span.prev).next = span.next;
  else store<u32>(span.inList, span.next);
  if (span.next != 0) asSpan(span.next).prev = span.prev;
  span.next = 0;
  span.prev = 0;
  span.inList = 0;
}
