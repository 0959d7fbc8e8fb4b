/**
 * Grey objects: marked, but what they point to is not. They wait in work buffers of 2 KiB.
 *
 * Each P fills and empties two buffers of its own; a full one goes to the global list, from which any worker takes, and where a P whose
 * list nobody shares puts half of what it has. Two buffers and not one, so that a worker at a buffer's edge does not go to the
 * global list at every object. One queue for all would do on one engine thread; this one stays right on several, and
 * the heap view shows whose work is whose.
 */
import { P } from "./records";
import { K, asP } from "./state";
import { allocBlock } from "./mheap";

const bufBytes: u32 = 2048;
const bufSlots: u32 = 510;

// A buffer: u32 next, u32 count, addresses.

function getEmpty(): u32 {
  const k = K();
  const b = k.workEmpty;
  if (b == 0) return allocBlock(bufBytes);
  k.workEmpty = load<u32>(b);
  store<u32>(b, 0);
  return b;
}

function putEmpty(b: u32): void {
  const k = K();
  store<u32>(b, k.workEmpty);
  k.workEmpty = b;
}

function putFull(b: u32): void {
  const k = K();
  store<u32>(b, k.workFull);
  k.workFull = b;
  k.nWorkFull++;
}

function tryGetFull(): u32 {
  const k = K();
  const b = k.workFull;
  if (b == 0) return 0;
  k.workFull = load<u32>(b);
  k.nWorkFull--;
  store<u32>(b, 0);
  return b;
}

/** Adds a grey object to p's work. */
export function putGrey(p: P, object: u32): void {
  let b = p.wbuf1;
  if (b == 0) {
    p.wbuf1 = b = getEmpty();
    p.wbuf2 = getEmpty();
  } else if (load<u32>(b, 4) == bufSlots) {
    p.wbuf1 = p.wbuf2;
    p.wbuf2 = b;
    b = p.wbuf1;
    if (load<u32>(b, 4) == bufSlots) {
      putFull(b);
      p.wbuf1 = b = getEmpty();
    }
  }
  const n = load<u32>(b, 4);
  store<u32>(<usize>(b + 8 + (n << 2)), object);
  store<u32>(b, n + 1, 4);
}

/** Takes a grey object, from p's own buffers or the global list; 0 if there is none. */
export function getGrey(p: P): u32 {
  let b = p.wbuf1;
  if (b == 0) {
    b = tryGetFull();
    if (b == 0) return 0;
    p.wbuf1 = b;
    p.wbuf2 = getEmpty();
  }
  let n = load<u32>(b, 4);
  if (n == 0) {
    p.wbuf1 = p.wbuf2;
    p.wbuf2 = b;
    b = p.wbuf1;
    n = load<u32>(b, 4);
    if (n == 0) {
      const full = tryGetFull();
      if (full == 0) return 0;
      putEmpty(b);
      p.wbuf1 = b = full;
      n = load<u32>(b, 4);
    }
  }
  n--;
  store<u32>(b, n, 4);
  return load<u32>(<usize>(b + 8 + (n << 2)));
}

export function hasLocalWork(p: P): bool {
  return p.wbuf1 != 0 && (load<u32>(<usize>p.wbuf1, 4) != 0 || load<u32>(<usize>p.wbuf2, 4) != 0);
}

/** Gives other workers something to do when the global list is empty. */
export function balance(p: P): void {
  if (p.wbuf1 == 0) return;
  if (load<u32>(<usize>p.wbuf2, 4) != 0) {
    putFull(p.wbuf2);
    p.wbuf2 = getEmpty();
    return;
  }
  const b = p.wbuf1;
  const n = load<u32>(b, 4);
  if (n <= 4) return;
  const half = n >> 1;
  const fresh = getEmpty();
  memory.copy(<usize>(fresh + 8), <usize>(b + 8 + ((n - half) << 2)), <usize>(half << 2));
  store<u32>(fresh, half, 4);
  store<u32>(b, n - half, 4);
  putFull(fresh);
}

/** Gives p's buffers back, those with work to the global list, and its counts to the totals. */
export function disposeWork(p: P): void {
  if (p.wbuf1 != 0) {
    if (load<u32>(<usize>p.wbuf1, 4) != 0) putFull(p.wbuf1);
    else putEmpty(p.wbuf1);
    if (load<u32>(<usize>p.wbuf2, 4) != 0) putFull(p.wbuf2);
    else putEmpty(p.wbuf2);
    p.wbuf1 = 0;
    p.wbuf2 = 0;
  }
  const k = K();
  k.heapMarked += p.gcBytesMarked;
  p.gcBytesMarked = 0;
  k.heapScanWork += p.gcScanWork;
  p.gcScanWork = 0;
}

/** Whether any P or the global list has grey objects. */
export function anyWork(): bool {
  const k = K();
  if (k.workFull != 0) return true;
  for (let i: u32 = 0; procRecord(i) != 0; i++) if (hasLocalWork(asP(procRecord(i)))) return true;
  return false;
}

/** The i-th P ever made, in use or not; 0 after the last. */
export function procRecord(i: u32): u32 {
  return i < 256 ? load<u32>(<usize>(K().procs + (i << 2))) : 0;
}
