/**
 * Data breakpoints: places of memory whose change stops the program, at the first statement check that comes after it.
 *
 * While there are any, every statement check of the user's code comes to the kernel, which compares each place with its copy. Compiled code writes to
 * memory in thousands of places and the kernel itself in more, and the write of a variable that lives in a local is no write to memory
 * at all (it is stored to its slot in front of the check): comparing finds every change, and costs nothing when nobody wants it. Hardware watchpoints, which
 * Delve uses, are four at a time and at most eight bytes.
 *
 * A place in a stack moves with it, and ends with its frame: the record is marked as gone then.
 */
import { dataWatchAddress, dataWatchCopy, dataWatchFrame, dataWatchG, dataWatchNext, dataWatchSize, dataWatchVerdict, watchVerdictChanged, watchVerdictGone } from "./records";
import { K, curgAddr } from "./state";

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
        store<u32>(w, watchVerdictGone, dataWatchVerdict);
        changed = true;
        continue;
      }
    } else if (g != 0) {
      // Variables in slots are stored at the frame's own checks only, and are no more when a frame below it runs again.
      if (g != curgAddr()) continue;
      if (fp < frame) {
        store<u32>(w, watchVerdictGone, dataWatchVerdict);
        changed = true;
        continue;
      }
      if (fp > frame) continue;
    }
    const address = <usize>load<u32>(w, dataWatchAddress);
    const copy = <usize>load<u32>(w, dataWatchCopy);
    const size = <usize>load<u32>(w, dataWatchSize);
    if (memory.compare(address, copy, size) == 0) continue;
    memory.copy(copy + size, copy, size);
    memory.copy(copy, address, size);
    store<u32>(w, watchVerdictChanged, dataWatchVerdict);
    changed = true;
  }
  return changed;
}

/** The stack of g has moved by `delta`. */
export function moveWatches(g: u32, delta: u32): void {
  for (let w = <usize>K().dataWatches; w != 0; w = <usize>load<u32>(w, dataWatchNext)) {
    if (load<u32>(w, dataWatchG) != g) continue;
    store<u32>(w, load<u32>(w, dataWatchAddress) + delta, dataWatchAddress);
    if (load<u32>(w, dataWatchFrame) != 0) store<u32>(w, load<u32>(w, dataWatchFrame) + delta, dataWatchFrame);
  }
}
