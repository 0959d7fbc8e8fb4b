/**
 * Data breakpoints: places of memory whose change, or access, stops the program, at the first statement check that comes after it.
 *
 * While there are any, every statement check of the user's code comes to the kernel, which compares each place with its copy. Compiled code writes to
 * memory in thousands of places and the kernel itself in more, and the write of a variable that lives in a local is no write to memory
 * at all (it is stored to its slot in front of the check): comparing finds every change, and costs nothing when nobody wants it. Hardware watchpoints, which
 * Delve uses, are four at a time and at most eight bytes. Reads, and writes of the same value, are told by code that is encoded anew for it
 * (src/compile/emit/watching.ts); each record keeps what it was told until the next check.
 *
 * A place in a stack moves with it, and ends with its frame: the record is marked as gone then.
 */
import { dataWatchAddress, dataWatchCopy, dataWatchFrame, dataWatchG, dataWatchNext, dataWatchSeen, dataWatchSize, dataWatchVerdict, dataWatchWanted, watchForChange, watchForRead, watchForWrite, watchVerdictChanged, watchVerdictGone, watchVerdictRead, watchVerdictWritten } from "./records";
import { K, curgAddr } from "./state";
import { memequal, memmove } from "./string";

/** The frame of a place is no more; an access that was its last is told first. */
function ended(w: usize): void {
  const seen = load<u32>(w, dataWatchSeen);
  store<u32>(w, 0, dataWatchSeen);
  store<u32>(w, seen == 0 ? watchVerdictGone : (seen & watchForWrite) != 0 ? watchVerdictWritten : watchVerdictRead, dataWatchVerdict);
}

/** Whether a place has changed since the last look; what has is marked. The program is at a check of the frame from `fp` to `end`. */
export function dataChanged(fp: u32, end: u32): bool {
  let changed = false;
  for (let w = <usize>K().dataWatches; w != 0; w = <usize>load<u32>(w, dataWatchNext)) {
    if (load<u32>(w, dataWatchVerdict) == watchVerdictGone) continue;
    const g = load<u32>(w, dataWatchG);
    const frame = load<u32>(w, dataWatchFrame);
    if (g != 0 && frame == 0) {
      // An object in a frame: everybody writes it in its place.
      if (g == curgAddr() && load<u32>(w, dataWatchAddress) >= end) {
        ended(w);
        changed = true;
        continue;
      }
    } else if (g != 0) {
      // Variables in slots are stored at the frame's own checks only, and are no more when a frame below it runs again.
      if (g != curgAddr()) continue;
      if (fp < frame) {
        ended(w);
        changed = true;
        continue;
      }
      if (fp > frame) continue;
    }
    const address = <usize>load<u32>(w, dataWatchAddress);
    const copy = <usize>load<u32>(w, dataWatchCopy);
    const size = <usize>load<u32>(w, dataWatchSize);
    const seen = load<u32>(w, dataWatchSeen);
    store<u32>(w, 0, dataWatchSeen);
    if (memory.compare(address, copy, size) != 0) {
      memory.copy(copy + size, copy, size);
      memory.copy(copy, address, size);
      if ((load<u32>(w, dataWatchWanted) & watchForChange) != 0) {
        store<u32>(w, watchVerdictChanged, dataWatchVerdict);
        changed = true;
        continue;
      }
    }
    if (seen == 0) continue;
    store<u32>(w, (seen & watchForWrite) != 0 ? watchVerdictWritten : watchVerdictRead, dataWatchVerdict);
    changed = true;
  }
  return changed;
}

function note(from: u32, size: u32, access: u32): void {
  if (K().evalG != 0) return;
  for (let w = <usize>K().dataWatches; w != 0; w = <usize>load<u32>(w, dataWatchNext)) {
    if ((load<u32>(w, dataWatchWanted) & access) == 0) continue;
    const address = load<u32>(w, dataWatchAddress);
    if (from < address + load<u32>(w, dataWatchSize) && address < from + size) store<u32>(w, load<u32>(w, dataWatchSeen) | access, dataWatchSeen);
  }
}

/** Compiled code is about to access memory at `at + offset`; `what` is twice the number of bytes, odd for a write. Returns `at`. */
export function accessed(at: u32, offset: u32, what: u32): u32 {
  note(at + offset, what >> 1, (what & 1) != 0 ? watchForWrite : watchForRead);
  return at;
}

/** The same as memmove, memequal, memory.copy and memory.fill, for code that tells of its accesses. */
export function memmoveSeen(to: u32, from: u32, n: u32): void {
  note(from, n, watchForRead);
  note(to, n, watchForWrite);
  memmove(to, from, n);
}
export function memequalSeen(p: u32, q: u32, n: u32): u32 {
  note(p, n, watchForRead);
  note(q, n, watchForRead);
  return memequal(p, q, n);
}
export function copySeen(to: u32, from: u32, n: u32): void {
  note(from, n, watchForRead);
  note(to, n, watchForWrite);
  memory.copy(to, from, n);
}
export function fillSeen(to: u32, byte: u32, n: u32): void {
  note(to, n, watchForWrite);
  memory.fill(to, <u8>byte, n);
}

/** The stack of g has moved by `delta`. */
export function moveWatches(g: u32, delta: u32): void {
  for (let w = <usize>K().dataWatches; w != 0; w = <usize>load<u32>(w, dataWatchNext)) {
    if (load<u32>(w, dataWatchG) != g) continue;
    store<u32>(w, load<u32>(w, dataWatchAddress) + delta, dataWatchAddress);
    if (load<u32>(w, dataWatchFrame) != 0) store<u32>(w, load<u32>(w, dataWatchFrame) + delta, dataWatchFrame);
  }
}
