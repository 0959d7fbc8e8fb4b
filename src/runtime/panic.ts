/**
 * Panics, deferred calls, recover and Goexit.
 *
 * A panic leaves the native stack like a park does, so that when deferred calls run all frames are in memory. Each deferred
 * call then runs as a new native run on top of the panicking frames, in a frame whose link is odd; `recover` works only in
 * that frame (`argFrame`). When the call returns and has recovered, the frames above the function that deferred it are
 * dropped, and that function goes on at its deferReturn point: it runs its remaining deferred calls and returns its
 * results as they stand. When no deferred call is left, the program's own code prints the panic (`panicFn`) and the host adds the tracebacks.
 */
import { Defer, G, Panic, fnDeferReturnId, leavePanic, runExit, runPanic, sizeofDefer, sizeofPanic } from "./records";
import { K, curg } from "./state";
import { allocBlock, freeBlock } from "./mheap";
import { frameSize, funcOf, growStack } from "./stack";
import { leaveFor } from "./execute";

const goOn: u32 = 0xffffffff;

// @ts-ignore: decorator
@inline
export function asPanic(address: u32): Panic {
  return changetype<Panic>(<usize>address);
}
// @ts-ignore: decorator
@inline
function asDefer(address: u32): Defer {
  return changetype<Defer>(<usize>address);
}

/** `defer fn()` in the frame at fp. */
export function deferproc(fn: u32, fp: u32): void {
  const k = K();
  const g = curg();
  let d = k.deferFree;
  if (d != 0) k.deferFree = asDefer(d).link;
  else d = allocBlock(sizeofDefer);
  asDefer(d).fn = fn;
  asDefer(d).frame = fp;
  asDefer(d).link = g.defer;
  g.defer = d;
}

/** A place in the list of the frame at fp for what the bodies of a range over a function will defer; they name it. */
export function defertoken(fp: u32): u32 {
  deferproc(0, fp);
  const d = curg().defer;
  asDefer(d).list = 0;
  return d;
}

/** `defer fn()` in the body of a range over a function. */
export function deferat(fn: u32, token: u32): void {
  const d = allocBlock(sizeofDefer);
  asDefer(d).fn = fn;
  asDefer(d).link = asDefer(token).list;
  asDefer(token).list = d;
}

function release(d: u32): void {
  const k = K();
  asDefer(d).link = k.deferFree;
  asDefer(d).list = 0;
  k.deferFree = d;
}

/** Takes the goroutine's next deferred closure; its frame was read before. Empty lists on the way are dropped: then 0. */
function takeDefer(g: G): u32 {
  const d = g.defer;
  if (asDefer(d).fn != 0) {
    const fn = asDefer(d).fn;
    g.defer = asDefer(d).link;
    release(d);
    return fn;
  }
  const inner = asDefer(d).list;
  if (inner == 0) {
    g.defer = asDefer(d).link;
    release(d);
    return 0;
  }
  asDefer(d).list = asDefer(inner).link;
  const fn = asDefer(inner).fn;
  release(inner);
  return fn;
}

/** Takes the next deferred closure of the frame at fp, 0 if there is none. */
export function deferpop(fp: u32): u32 {
  const g = curg();
  while (g.defer != 0 && asDefer(g.defer).frame == fp) {
    const fn = takeDefer(g);
    if (fn != 0) return fn;
  }
  return 0;
}

/** panic(v): v as an interface's two words. */
export function gopanic(type: u32, data: u32): void {
  const g = curg();
  const p = allocBlock(sizeofPanic);
  asPanic(p).valueType = type;
  asPanic(p).valueData = data;
  asPanic(p).link = g.panic;
  g.panic = p;
  leaveFor(leavePanic);
}

/** A memory access at `address` that failed: what a fatal panic says about it. */
export function setSignal(address: u32): void {
  curg().signalled = 1;
  curg().signalAddress = address;
}

/** recover() in the frame at fp: 1 if it stops a panic, whose value is then in G.result and G.result2. */
export function gorecover(fp: u32): u32 {
  const g = curg();
  const p = g.panic;
  if (p == 0) return 0;
  const panic = asPanic(p);
  if (panic.goexit != 0 || panic.recovered != 0 || panic.argFrame != fp) return 0;
  panic.recovered = 1;
  g.result = <u32>panic.valueType;
  g.result2 = <u32>panic.valueData;
  return 1;
}

/** The goroutine has left for a panic (its record is linked) or for Goexit. */
export function beginPanic(g: G, isGoexit: u32): u32 {
  if (isGoexit != 0) {
    const p = allocBlock(sizeofPanic);
    asPanic(p).goexit = 1;
    asPanic(p).link = g.panic;
    g.panic = p;
    g.goexiting = 1;
  }
  asPanic(g.panic).base = g.top;
  return continuePanic(g);
}

/** Starts the next deferred call, or ends the panic. */
export function continuePanic(g: G): u32 {
  const p = asPanic(g.panic);
  let fn: u32 = 0;
  while (g.defer != 0 && fn == 0) {
    p.deferFrame = asDefer(g.defer).frame;
    fn = takeDefer(g);
  }
  if (fn == 0) {
    if (p.goexit != 0) return runExit;
    if (p.started == 2) return runPanic;
    p.started = 2;
    callAbove(g, K().panicFn);
    return goOn;
  }
  // Panics whose deferred call this one interrupted can no longer go on there.
  for (let older = p.link; older != 0; older = asPanic(older).link) if (asPanic(older).argFrame > p.deferFrame) asPanic(older).aborted = 1;
  callAbove(g, fn);
  p.argFrame = g.pendingFp;
  return goOn;
}

/** Prepares closure fn to run above the top frame. */
function callAbove(g: G, fn: u32): void {
  let base = g.top + frameSize(g.top);
  g.pendingFn = fn;
  if (base + 64 > g.stackHi - 256) {
    growStack(g, base + 64);
    base = g.top + frameSize(g.top);
  }
  g.pendingFp = base;
  store<u32>(base, 0);
  store<u32>(base, g.top | 1, 4);
}

/** A call started by callAbove has returned; g.top is again the frame below it. */
export function afterDeferredCall(g: G): u32 {
  const p = asPanic(g.panic);
  if (p.recovered == 0) return continuePanic(g);
  const frame = p.deferFrame;
  let next = p.link;
  freeBlock(g.panic, sizeofPanic);
  // Older panics raised above the recovering frame end with it.
  let keepGoexit: u32 = 0;
  while (next != 0 && asPanic(next).base >= frame && asPanic(next).argFrame > frame) {
    const dropped = next;
    if (asPanic(dropped).goexit != 0) {
      keepGoexit = dropped;
      next = asPanic(dropped).link;
      continue;
    }
    next = asPanic(dropped).link;
    freeBlock(dropped, sizeofPanic);
  }
  if (keepGoexit != 0) {
    // A recovered panic does not stop a Goexit in progress below it.
    asPanic(keepGoexit).link = next;
    asPanic(keepGoexit).recovered = 0;
    g.panic = keepGoexit;
    g.top = frame;
    asPanic(keepGoexit).base = frame;
    g.throwing = 0;
    return continuePanic(g);
  }
  g.panic = next;
  if (next == 0) g.signalled = 0;
  g.throwing = 0;
  g.top = frame;
  g.resultFrom = 0;
  store<u32>(frame, load<u32>(<usize>funcOf(load<u32>(frame)), fnDeferReturnId));
  return goOn;
}

/** The i-th panic of the running goroutine, newest first; for printing. Its type word; data and flags are in G.result and G.result2. */
export function panicAt(i: u32): u32 {
  const g = curg();
  let p = g.panic;
  while (i > 0 && p != 0) {
    p = asPanic(p).link;
    i--;
  }
  if (p == 0) return 0;
  const panic = asPanic(p);
  g.result = <u32>panic.valueData;
  g.result2 = panic.recovered | (panic.goexit << 1);
  return panic.goexit != 0 ? 1 : <u32>panic.valueType == 0 ? 1 : <u32>panic.valueType;
}

export function panicCount(): u32 {
  let n: u32 = 0;
  for (let p = curg().panic; p != 0; p = asPanic(p).link) n++;
  return n;
}
