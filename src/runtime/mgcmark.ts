/**
 * Marking: from the roots over grey objects until there are none.
 *
 * The roots are cut into jobs, each done once a cycle by whichever worker comes first: the kernel's own references (timers,
 * finalizers to run), the globals in blocks, the specials of 256 spans each, and every goroutine's stack. Between two
 * scheduling decisions every goroutine is off its native stack, so any of them can be scanned without being stopped first; that is
 * what Go's suspendG has to arrange. A goroutine made during the cycle needs no scan: its closure is shaded when it is made.
 *
 * Nothing is ever found by scanning WebAssembly locals, which no runtime could see. An interior pointer is resolved through the page
 * table and the span's element size. A slot may hold a stale value: it is looked up like any other, and what is not an
 * object is ignored. Objects above 128 KiB are scanned in pieces (oblets), so that no step takes long.
 *
 * Whoever allocates while the collector marks pays for it in scan work (assist), as much as the pacer asks, first from what the
 * background workers have in credit. An assist never scans stacks: its own goroutine is on the native stack at that moment. If
 * it cannot pay, the goroutine yields at its next safepoint rather than park, since malloc is no safepoint.
 */
import {
  Defer, G, P, Panic, Special, Timer, gDead, gIdle, gPreempted, gRunning, gScan, gcPhaseMark, gcPhaseOff, probeGcAssist, probeGcBlacken, probeGcMark, probeGcRoot, specialFinalizer,
} from "./records";
import { K, asG, asP, curgAddr, setTicks } from "./state";
import { asSpan, spanInUse, spanOf } from "./mheap";
import { typePtrBytes, typeSize } from "./malloc";
import { balance, getGrey, hasLocalWork, procRecord, putGrey } from "./mgcwork";
import { flushWriteBarrier } from "./mwbbuf";
import { checkmarkAddress } from "./mcheckmark";
import { limiterSpent, limiting } from "./mgclimit";
import { markGoroutine } from "./mgcstack";
import { heapOf, heapOfBubble, timerAt } from "./time";
import { asBubble } from "./synctest";
import { nanotime, spend } from "./clock";
import { probe, probing } from "./trace";

const obletBytes: u32 = 128 << 10;
const dataBlock: u32 = 64;
const spanShard: u32 = 256;
/** Least scan work of one assist, so that its fixed cost is paid rarely. */
const overAssistWork: i64 = 64 << 10;
const creditFlush: u64 = 2000;

/** Marks the object that `address` points into, if it is one; grey if it holds pointers. */
export function markAddress(address: u32): void {
  const s = spanOf(address);
  if (s == 0) return;
  const span = asSpan(s);
  if (span.state != spanInUse || address < span.start) return;
  let index: u32 = 0;
  if (span.nElems != 1) {
    index = <u32>((<u64>(address - span.start) * <u64>span.magic) >> 32);
    if (index >= span.nElems) return;
  }
  if (K().debugCheckmark == 2) {
    checkmarkAddress(s, index, address);
    return;
  }
  const word = <usize>(index >> 6) << 3;
  const bit = <u64>1 << <u64>(index & 63);
  const marks = <usize>span.markBits + word;
  const old = load<u64>(marks);
  if ((old & bit) != 0) return;
  if ((load<u64>(<usize>span.allocBits + word) & bit) == 0) return;
  store<u64>(marks, old | bit);
  const p = asP(K().curp);
  p.gcBytesMarked += <u64>span.elemSize;
  if (probing(probeGcMark)) probe(probeGcMark, span.start + index * span.elemSize, K().scanReferrer, span.elemSize);
  if ((span.spanClass & 1) == 0) putGrey(p, span.start + index * span.elemSize);
}

/** Marks a pointer that becomes reachable in a way that no barrier sees. */
// @ts-ignore: decorator
@inline
export function shade(address: u32): void {
  if (K().gcPhase != gcPhaseOff && address != 0) markAddress(address);
}

/** An object allocated while the collector marks is black: nothing in it is older than the cycle. */
export function markNewObject(s: u32, index: u32): void {
  const span = asSpan(s);
  const marks = <usize>(span.markBits + ((index >> 6) << 3));
  store<u64>(marks, load<u64>(marks) | (<u64>1 << <u64>(index & 63)));
  asP(K().curp).gcBytesMarked += <u64>span.elemSize;
}

/** Marks what values of type `type` from `at` on point to, repeated up to `size` bytes. */
export function scanTyped(at: u32, type: u32, size: u32): void {
  const stride = typeSize(type);
  const ptrBytes = typePtrBytes(type);
  if (stride == 0 || ptrBytes == 0) return;
  const mask = load<u32>(type, 24);
  const words = ptrBytes >> 3;
  for (let base: u32 = 0; base + ptrBytes <= size; base += stride) {
    const from = at + base;
    if (words == 1) {
      const v = load<u32>(<usize>from);
      if (v != 0) markAddress(v);
      continue;
    }
    for (let w: u32 = 0; w < words; w += 8) {
      let bits = <u32>load<u8>(<usize>(mask + (w >> 3)));
      while (bits != 0) {
        const v = load<u32>(<usize>(from + ((w + ctz<u32>(bits)) << 3)));
        if (v != 0) markAddress(v);
        bits &= bits - 1;
      }
    }
  }
}

/** Scans a grey object or a piece of one; returns the bytes looked at. */
export function scanObject(p: P, address: u32): u32 {
  const span = asSpan(spanOf(address));
  K().scanReferrer = address;
  const small = span.nElems != 1;
  const base = small ? address : span.start;
  const index = small ? (address - span.start) / span.elemSize : 0;
  const type = load<u32>(<usize>(span.types + (index << 2)));
  let size = span.elemSize;
  let from = address;
  if (!small && size > obletBytes) {
    let piece = obletBytes;
    if (type != 0) {
      const stride = typeSize(type);
      piece = stride > obletBytes ? stride : (obletBytes / stride) * stride;
    }
    if (address == base) {
      for (let at = base + piece; at < base + size; at += piece) putGrey(p, at);
    }
    size = min(piece, base + size - address);
    from = address;
  }
  if (type != 0) {
    scanTyped(from, type, size);
    size = scanBytes(type, size);
  } else scanConservatively(from, size);
  p.gcScanWork += <u64>size;
  probe(probeGcBlacken, address, size, 0);
  return size;
}

/** How much of `size` bytes of values of a type has to be looked at: of a single one the part that holds pointers. */
// @ts-ignore: decorator
@inline
export function scanBytes(type: u32, size: u32): u32 {
  return typeSize(type) << 1 > size ? typePtrBytes(type) : size;
}

function scanConservatively(at: u32, size: u32): void {
  for (let q: u32 = 0; q < size; q += 8) {
    const v = load<u32>(<usize>(at + q));
    if (v != 0) markAddress(v);
  }
}

// ---- roots

/** Cuts the roots into jobs. */
export function prepareRoots(): void {
  const k = K();
  k.nDataRoots = (k.nGlobalPointers + dataBlock - 1) / dataBlock;
  k.nSpecialRoots = (k.nSpans + spanShard - 1) / spanShard;
  k.nStackRoots = k.nAllgs;
  k.markRootNext = 0;
  k.markRootJobs = 1 + k.nDataRoots + k.nSpecialRoots + k.nStackRoots;
}

/** Does one root job; returns the bytes looked at. */
export function markRoot(job: u32): u32 {
  const k = K();
  k.scanReferrer = 0;
  if (job == 0) {
    markKernelRoots();
    return 64;
  }
  job -= 1;
  if (job < k.nDataRoots) return markGlobals(job);
  job -= k.nDataRoots;
  if (job < k.nSpecialRoots) return markSpecials(job);
  job -= k.nSpecialRoots;
  const g = asG(load<u32>(<usize>(k.allgs + (job << 2))));
  if (g.status == gDead || g.status == gIdle) return 8;
  suspendAndScan(g);
  g.gcScanDone = k.numGC + 1;
  const used = g.top == 0 ? 64 : g.top - g.stackLo + 64;
  k.stackScanWork += <u64>used;
  return used;
}

/**
 * Scans a goroutine's stack. It is held meanwhile, and one that runs has stopped itself for it, as its state says: between two of the objects that are marked
 * the program can be looked at. It goes on as before, since it is off its native stack anyway; Go's would have to be readied.
 */
function suspendAndScan(g: G): void {
  const status = g.status;
  g.status = (status == gRunning ? gPreempted : status) | gScan;
  markGoroutine(g);
  g.status = status;
}

/** Reports a root job: its kind (gcRootKinds in probes.ts), its number among those, and the goroutine if it is a stack. */
function probeRoot(job: u32): void {
  const k = K();
  if (job == 0) {
    probe(probeGcRoot, 0, 0, 0);
    return;
  }
  job -= 1;
  if (job < k.nDataRoots) {
    probe(probeGcRoot, 1, job, 0);
    return;
  }
  job -= k.nDataRoots;
  if (job < k.nSpecialRoots) probe(probeGcRoot, 2, job, 0);
  else probe(probeGcRoot, 3, job - k.nSpecialRoots, load<u32>(<usize>(k.allgs + ((job - k.nSpecialRoots) << 2))));
}

function markGlobals(block: u32): u32 {
  const k = K();
  let bytes: u32 = 0;
  const end = min(k.nGlobalPointers, (block + 1) * dataBlock);
  // Triples: address, size, type record.
  for (let i = block * dataBlock; i < end; i++) {
    const entry = <usize>(k.globalPointers + i * 12);
    scanTyped(load<u32>(entry), load<u32>(entry, 8), load<u32>(entry, 4));
    bytes += load<u32>(entry, 4);
  }
  k.globalsScanWork += <u64>bytes;
  return bytes;
}

function markKernelRoots(): void {
  const k = K();
  for (let i: u32 = 0; procRecord(i) != 0; i++) {
    const p = procRecord(i);
    for (let j: u32 = 0; j < asP(p).nTimers; j++) markTimer(timerAt(heapOf(p), j));
  }
  for (let b = k.bubbles; b != 0; b = asBubble(b).next) {
    for (let j: u32 = 0; j < asBubble(b).nTimers; j++) markTimer(timerAt(heapOfBubble(b), j));
  }
  for (let s = k.finqHead; s != 0; s = changetype<Special>(<usize>s).next) {
    markSpecialFn(s);
    const special = changetype<Special>(<usize>s);
    if (special.kind == specialFinalizer) markAddress(special.object);
  }
}

export function markTimer(at: u32): void {
  const t = changetype<Timer>(<usize>at);
  markAddress(at);
  markAddress(<u32>t.chan);
  if (t.kind == 2) markAddress(<u32>t.fn);
}

function markSpecialFn(s: u32): void {
  const special = changetype<Special>(<usize>s);
  if (special.fn != 0) markAddress(special.fn);
}

/** What finalizers of live and dead objects need: their functions, and all that the object reaches, but not the object itself. */
function markSpecials(shard: u32): u32 {
  const k = K();
  const end = min(k.nSpans, (shard + 1) * spanShard);
  let n: u32 = 8;
  for (let i = shard * spanShard; i < end; i++) {
    const span = asSpan(load<u32>(<usize>(k.spans + (i << 2))));
    if (span.state != spanInUse) continue;
    for (let s = span.specials; s != 0; s = changetype<Special>(<usize>s).next) n += markSpecial(s);
  }
  return n;
}

/** The roots that one special stands for. For a weak handle that is the handle (in `fn`). */
export function markSpecial(s: u32): u32 {
  const special = changetype<Special>(<usize>s);
  markSpecialFn(s);
  if (special.kind == specialFinalizer) {
    const span = asSpan(spanOf(special.object));
    if ((span.spanClass & 1) == 0) {
      const p = asP(K().curp);
      const base = span.nElems == 1 ? span.start : span.start + ((special.object - span.start) / span.elemSize) * span.elemSize;
      scanObject(p, base);
      return span.elemSize;
    }
  }
  return 16;
}

// ---- draining

/** Marks until `budget` bytes have been looked at or nothing is left to do here; `roots` allows root jobs. Returns the bytes. */
export function drain(budget: u64, roots: bool): u64 {
  const k = K();
  const p = asP(k.curp);
  let done: u64 = 0;
  let flushed: u64 = 0;
  if (roots) {
    while (k.markRootNext < k.markRootJobs && done < budget) {
      const job = k.markRootNext++;
      done += <u64>markRoot(job);
      if (probing(probeGcRoot)) probeRoot(job);
    }
  }
  while (done < budget) {
    if (k.workFull == 0) balance(p);
    const object = getGrey(p);
    if (object == 0) {
      if (p.nWriteBarrier != 0) {
        flushWriteBarrier(p);
        continue;
      }
      break;
    }
    done += <u64>scanObject(p, object);
    if (done - flushed >= creditFlush) {
      k.bgScanCredit += <i64>(done - flushed);
      flushed = done;
    }
  }
  k.bgScanCredit += <i64>(done - flushed);
  return done;
}

/** Whether a worker on p would find something. */
export function markWorkAvailable(p: P): bool {
  const k = K();
  return k.markRootNext < k.markRootJobs || hasLocalWork(p) || k.workFull != 0;
}

/** Whether the program is to stop at what the collector marks. */
function marksInSteps(): bool {
  const k = K();
  if (k.nWatches != 0) return true;
  return ((k.stopBefore | k.stopAfter) & (((<u64>1) << probeGcMark) | ((<u64>1) << probeGcBlacken) | ((<u64>1) << probeGcAssist))) != 0;
}

/** The assist that a goroutine has put off until it left its native stack. */
export function assistNow(g: G): void {
  g.assistOwed = 0;
  if (K().gcPhase == gcPhaseMark && g.gcAssistBytes < 0) gcAssist(g);
}

// ---- assists

/** The goroutine that allocates owes scan work: from the workers' credit, else done here and now. */
export function gcAssist(g: G): void {
  const k = K();
  if (k.native != 0 && marksInSteps()) {
    // Somebody looks at each object: the program can stop between two only when this goroutine has left its native stack.
    g.assistOwed = 1;
    setTicks(0);
    return;
  }
  if (limiting()) return;
  let work = <i64>(-<f64>g.gcAssistBytes * k.assistWorkPerByte);
  if (work < overAssistWork) work = overAssistWork;
  if (k.bgScanCredit > 0) {
    const stolen = min<i64>(k.bgScanCredit, work);
    k.bgScanCredit -= stolen;
    g.gcAssistBytes += 1 + <i64>(k.assistBytesPerWork * <f64>stolen);
    if (stolen == work) return;
    work -= stolen;
  }
  const before = k.bgScanCredit;
  const start = nanotime();
  const done = drain(<u64>work, false);
  k.cpuAssist += nanotime() - start;
  k.bgScanCredit = before;
  g.gcAssistBytes += 1 + <i64>(k.assistBytesPerWork * <f64>done);
  k.assistTime += limiterSpent(spend(done));
  probe(probeGcAssist, changetype<u32>(g), <u32>done, 0);
  // In debt still, or nothing is left to mark: the scheduler must see to it.
  if (g.gcAssistBytes < 0 || k.workFull == 0) setTicks(0);
}
