/**
 * GODEBUG=gccheckmark=1: after each cycle, with the world stopped, everything is marked once more from the roots into bit maps of
 * its own. An object that this finds and the concurrent cycle did not would have been freed in use: that is a fatal error.
 * The spans' books are checked as well: counts against bit maps, and no bit beyond the last object. Comparing the mark bits themselves would not do: the
 * concurrent cycle rightly keeps what died meanwhile.
 */
import { Span } from "./records";
import { K, asP } from "./state";
import { allocBlock, asSpan, freeBlock, spanInUse } from "./mheap";
import { getGrey, putGrey } from "./mgcwork";
import { markRoot, prepareRoots, scanObject } from "./mgcmark";
import { fatalText } from "./fatal";

/** Fatal texts by number (src/cli/runTexts.ts). */
export const textCheckmark: u32 = 2;
export const textHeapBooks: u32 = 3;

/** markAddress during the check. */
export function checkmarkAddress(s: u32, index: u32, address: u32): void {
  const span = asSpan(s);
  const word = <usize>(index >> 6) << 3;
  const bit = <u64>1 << <u64>(index & 63);
  if ((load<u64>(<usize>span.allocBits + word) & bit) == 0) return;
  if (span.checkBits == 0) span.checkBits = allocBlock(((span.nElems + 63) >> 6) << 3);
  const checks = <usize>span.checkBits + word;
  const old = load<u64>(checks);
  if ((old & bit) != 0) return;
  store<u64>(checks, old | bit);
  if ((load<u64>(<usize>span.markBits + word) & bit) == 0) {
    K().fatalCode = address;
    fatalText(textCheckmark);
  }
  if ((span.spanClass & 1) == 0) putGrey(asP(K().curp), span.start + index * span.elemSize);
}

/** Marks again and compares. */
export function checkMarks(): void {
  const k = K();
  const p = asP(k.curp);
  const stack = k.stackScanWork, globals = k.globalsScanWork, work = p.gcScanWork;
  k.debugCheckmark = 2;
  prepareRoots();
  while (k.markRootNext < k.markRootJobs) markRoot(k.markRootNext++);
  for (let object = getGrey(p); object != 0; object = getGrey(p)) scanObject(p, object);
  k.debugCheckmark = 1;
  k.stackScanWork = stack;
  k.globalsScanWork = globals;
  p.gcScanWork = work;
  for (let i: u32 = 0; i < k.nSpans; i++) {
    const span = asSpan(load<u32>(<usize>(k.spans + (i << 2))));
    if (span.checkBits == 0) continue;
    freeBlock(span.checkBits, span.capBits);
    span.checkBits = 0;
  }
}

/** The books of every span in use agree with its bit maps. */
export function verifySpans(): void {
  const k = K();
  for (let i: u32 = 0; i < k.nSpans; i++) {
    const span = asSpan(load<u32>(<usize>(k.spans + (i << 2))));
    if (span.state != spanInUse || span.nPages == 0) continue;
    if (!booksAgree(span)) {
      k.fatalCode = span.start;
      fatalText(textHeapBooks);
    }
  }
}

function booksAgree(span: Span): bool {
  const words = (span.nElems + 63) >> 6;
  let allocated: u32 = 0;
  for (let w: u32 = 0; w < words; w++) {
    let beyond: u64 = 0;
    if (w == words - 1 && (span.nElems & 63) != 0) beyond = ~((<u64>1 << <u64>(span.nElems & 63)) - 1);
    const alloc = load<u64>(<usize>(span.allocBits + (w << 3)));
    const mark = load<u64>(<usize>(span.markBits + (w << 3)));
    if (((alloc | mark) & beyond) != 0 || (mark & ~alloc) != 0) return false;
    allocated += <u32>popcnt<u64>(alloc);
  }
  return allocated == span.allocCount && span.freeIndex <= span.nElems;
}
