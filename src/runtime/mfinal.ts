/**
 * Finalizers, cleanups, weak handles and the bubbles that objects belong to (synctest.ts): records attached to objects (specials), in a list of the span ordered by address.
 *
 * The sweeper finds the dead ones (mgcsweep.ts) and puts finalizers and cleanups into a queue. One goroutine of the library's
 * (internal/rtgo) takes them from there and runs them one after the other, as in Go. Specials live outside of the heap; what they refer to
 * is marked as a root (mgcmark.ts).
 *
 * A weak handle is an object of 8 bytes that holds the address, or 0 once the object is dead. Every weak pointer to one
 * address shares its handle, so they compare equal.
 */
import { Special, gcPhaseOff, probeFinalize, sizeofSpecial, specialBubble, specialCleanup, specialFinalizer, specialWeakHandle, waitFinalizerWait } from "./records";
import { K, curg, curgAddr } from "./state";
import { allocBlock, asSpan, freeBlock, spanInUse, spanOf } from "./mheap";
import { mallocgc } from "./malloc";
import { markAddress, markSpecial, shade } from "./mgcmark";
import { sweepSpan } from "./mgcsweep";
import { probe } from "./trace";
import { park, readyGlobal } from "./execute";
import { bubbleId, leaveBubble } from "./synctest";

// @ts-ignore: decorator
@inline
function asSpecial(s: u32): Special {
  return changetype<Special>(<usize>s);
}

export function freeSpecial(s: u32): void {
  freeBlock(s, sizeofSpecial);
}

/** The span of a heap object's address, swept; 0 if it is none. */
function spanFor(address: u32): u32 {
  const s = spanOf(address);
  if (s == 0 || asSpan(s).state != spanInUse) return 0;
  if (asSpan(s).sweepgen != K().sweepgen) {
    sweepSpan(s);
    if (asSpan(s).state != spanInUse) return 0;
  }
  return s;
}

/** The object's first address, 0 if it is not in the heap. */
export function objectBase(address: u32): u32 {
  const s = spanOf(address);
  if (s == 0 || asSpan(s).state != spanInUse || address < asSpan(s).start) return 0;
  const span = asSpan(s);
  if (span.nElems == 1) return span.start;
  const index = (address - span.start) / span.elemSize;
  return index < span.nElems ? span.start + index * span.elemSize : 0;
}

function insert(address: u32, kind: u32, fn: u32, type: u32): u32 {
  const s = spanFor(address);
  if (s == 0) return 0;
  const fresh = allocBlock(sizeofSpecial);
  asSpecial(fresh).kind = kind;
  asSpecial(fresh).object = address;
  asSpecial(fresh).fn = fn;
  asSpecial(fresh).type = type;
  asSpecial(fresh).id = ++K().specialId;
  let before: u32 = 0;
  let at = asSpan(s).specials;
  while (at != 0 && asSpecial(at).object <= address) {
    before = at;
    at = asSpecial(at).next;
  }
  asSpecial(fresh).next = at;
  if (before == 0) asSpan(s).specials = fresh;
  else asSpecial(before).next = fresh;
  // This cycle may have passed the span's specials already.
  if (K().gcPhase != gcPhaseOff) markSpecial(fresh);
  return fresh;
}

function find(address: u32, kind: u32): u32 {
  const s = spanFor(address);
  if (s == 0) return 0;
  for (let at = asSpan(s).specials; at != 0; at = asSpecial(at).next) {
    if (asSpecial(at).object == address && asSpecial(at).kind == kind) return at;
  }
  return 0;
}

function remove(address: u32, special: u32): void {
  const span = asSpan(spanOf(address));
  if (span.specials == special) span.specials = asSpecial(special).next;
  else {
    let before = span.specials;
    while (asSpecial(before).next != special) before = asSpecial(before).next;
    asSpecial(before).next = asSpecial(special).next;
  }
  freeSpecial(special);
}

/** runtime.SetFinalizer on the start of an object; `fn` 0 removes. 0 done, 1 it has one already, 2 not in the heap. */
export function setFinalizer(object: u32, fn: u32, type: u32): u32 {
  if (spanFor(object) == 0) return 2;
  const old = find(object, specialFinalizer);
  if (fn == 0) {
    if (old != 0) remove(object, old);
    return 0;
  }
  if (old != 0) return 1;
  insert(object, specialFinalizer, fn, type);
  return 0;
}

/** runtime.AddCleanup: its number, 0 if the address is not in the heap. */
export function addCleanup(address: u32, fn: u32): i64 {
  const s = insert(address, specialCleanup, fn, 0);
  return s == 0 ? 0 : <i64>asSpecial(s).id;
}

/** Cleanup.Stop. */
export function stopCleanup(address: u32, id: i64): void {
  const s = spanFor(address);
  if (s == 0) return;
  for (let at = asSpan(s).specials; at != 0; at = asSpecial(at).next) {
    if (asSpecial(at).kind == specialCleanup && <i64>asSpecial(at).id == id) {
      remove(address, at);
      return;
    }
  }
}

/** The handle of a weak pointer to `address`. What is not in the heap never dies: there the address itself stands for the handle. */
export function weakHandle(address: u32): u32 {
  if (spanFor(address) == 0) return address;
  const old = find(address, specialWeakHandle);
  if (old != 0) {
    shade(asSpecial(old).fn);
    return asSpecial(old).fn;
  }
  // Not among the tiny objects, whose block would live as long as the handle.
  const handle = mallocgc(16, 0, 1);
  store<u64>(handle, <u64>address);
  insert(address, specialWeakHandle, handle, 0);
  return handle;
}

/** What a weak handle points to, kept alive from now on; 0 if it is gone. */
export function weakValue(handle: u32): u32 {
  if (spanFor(handle) == 0) return handle;
  const address = load<u32>(handle);
  if (address == 0 || spanFor(address) == 0) return address;
  const still = load<u32>(handle);
  shade(still);
  return still;
}

/** A special whose object is dead goes to the goroutine that runs finalizers. */
export function queueFinalizer(s: u32): void {
  const k = K();
  asSpecial(s).next = 0;
  if (k.finqTail != 0) asSpecial(k.finqTail).next = s;
  else k.finqHead = s;
  k.finqTail = s;
  k.wakeFinalizers = 1;
  probe(probeFinalize, asSpecial(s).object, asSpecial(s).fn, 0);
}

/** Wakes the finalizer goroutine if it has something to do; called between scheduling decisions. */
export function wakeFinalizerGoroutine(): void {
  const k = K();
  k.wakeFinalizers = 0;
  if (k.finWaiting == 0 || k.finqHead == 0) return;
  const g = k.finWaiting;
  k.finWaiting = 0;
  readyGlobal(g);
}

/**
 * The next finalizer or cleanup to run: its kind, 0 if there is none. Function and object are in G.result and G.result2, the
 * object's type in G.lookArg. The record is gone then: the goroutine's frame keeps both alive.
 */
export function nextFinalizer(): u32 {
  const k = K();
  const s = k.finqHead;
  if (s == 0) return 0;
  const special = asSpecial(s);
  k.finqHead = special.next;
  if (k.finqHead == 0) k.finqTail = 0;
  const g = curg();
  g.result = special.fn;
  g.result2 = special.object;
  g.lookArg = special.type;
  const kind = special.kind;
  shade(special.fn);
  if (kind == specialFinalizer) shade(special.object);
  freeSpecial(s);
  return kind;
}

/** Parks the finalizer goroutine until there is something to do. */
export function waitForFinalizers(): void {
  const k = K();
  if (k.finqHead != 0) return;
  k.finWaiting = curgAddr();
  park(waitFinalizerWait, 0);
}

/** Makes the running goroutine one of the runtime's own: not counted, not shown unless asked for, in no bubble. */
export function systemGoroutine(): void {
  curg().system = 1;
  K().nSystemG++;
  if (curg().bubble != 0) leaveBubble(curgAddr());
}

/** Gives an object to the running goroutine's bubble: 0 it is not in the heap, 1 done, 2 it is another's. */
export function bubbleClaim(object: u32): u32 {
  if (spanFor(object) == 0) return 0;
  const owner = find(object, specialBubble);
  if (owner == 0) insert(object, specialBubble, 0, bubbleId());
  else if (asSpecial(owner).type != bubbleId()) return 2;
  return 1;
}

/** Whether an object is the running goroutine's bubble's. */
export function bubbleOwns(object: u32): u32 {
  const owner = find(object, specialBubble);
  return owner != 0 && asSpecial(owner).type == bubbleId() ? 1 : 0;
}

export function bubbleRelease(object: u32): void {
  const owner = find(object, specialBubble);
  if (owner != 0) remove(object, owner);
}
