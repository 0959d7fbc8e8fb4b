/**
 * This file implements the pass between lowering and encoding: which functions can leave the native stack, which statements
 * hold resume points, and where each virtual local lives.
 *
 * A local needs a frame slot only if a resume point lies between two of its mentions (or if the debugger wants to see it).
 * The rest share a few WebAssembly locals, handed out by linear scan over statement order; a local that is live into a
 * loop stays live to its end.
 */
import { F64 } from '../../wasm/opcodes';
import { type CallStmt, EK, type Expr, type FrameArea, type IrFunc, SK, type Stmt, VLocal } from '../ir';

export function callUnwinds(s: CallStmt): boolean {
  return s.mayUnwind && (!s.func || s.func.unwinds);
}

export interface FuncLayout {
  readonly frameSize: number;
  readonly entrySize: number;
  /** Types of the WebAssembly locals after the parameters. */
  readonly locals: number[];
  /** Locals that are saved and restored, each with its physical index and slot. */
  readonly saved: VLocal[];
  readonly nResume: number;
  readonly nPanic: number;
  /** Words that say where the calls among the resume points leave their results: for each such call their number and their slots. */
  readonly resultWords: number;
  readonly pointers: number[];
  readonly nParamPointers: number;
  /** For each resume point, and at last for places that panic, a bit per pointer word, `liveStride` bytes each; empty if all are live always. */
  readonly live: Uint8Array;
  readonly rp: number;
  readonly scratch: number;
  /** Two locals for the address and value of a store with a write barrier; only there if the function has one. */
  readonly barrierScratch: number;
}

interface LoopFrame {
  readonly start: number;
  readonly byGoto: boolean;
  readonly touched: VLocal[];
}

/** What happens to an address in the frame that an expression makes: it is used here, handed to the kernel, or stored in memory. */
const enum Use { Plain, Kernel, Stored }

class Analysis {
  /** Statements are numbered by twos: what lies in between is on the way into the call. */
  order = 0;
  nResume = 0;
  nPanic = 0;
  resultWords = 0;
  hasBarrier = false;
  /** The order of the call after which a recovered panic goes on. */
  deferReturnOrder = Number.MAX_SAFE_INTEGER;
  readonly resumeOrders: number[] = [];
  readonly found: VLocal[] = [];
  private readonly loops: LoopFrame[] = [];
  /** Where the outermost loop begins that can be entered by goto, -1 outside of such. */
  private gotoStart = -1;

  /** A frame area is followed like a local: from its first to its last mention. */
  readonly areas: VLocal[];

  constructor(private readonly f: IrFunc) {
    this.areas = f.areas.map(() => new VLocal(0x7f, false, false));
  }

  mention(v: VLocal): void {
    if (v.first < 0) {
      v.first = this.gotoStart >= 0 ? this.gotoStart : this.order;
      this.found.push(v);
    }
    this.extend(v);
  }

  private extend(v: VLocal): void {
    if (v.last < this.order) v.last = this.order;
    const loop = this.loops[this.loops.length - 1];
    if (loop && (v.first < loop.start || (loop.byGoto && v.first === loop.start))) loop.touched.push(v);
  }

  /** A place in the frame is mentioned. Without `direct` its address goes on from here. */
  private place(offset: number, how: Use): void {
    const { areas } = this.f;
    let low = 0;
    for (let high = areas.length; low < high; ) {
      const middle = (low + high) >> 1;
      const a = areas[middle] as FrameArea;
      if (a.offset + a.size <= offset) low = middle + 1;
      else high = middle;
    }
    const v = offset >= (areas[low]?.offset ?? Number.MAX_SAFE_INTEGER) ? this.areas[low] : undefined;
    if (!v) return;
    if (how === Use.Stored) v.pin();
    // The kernel reads and writes the area while the goroutine is parked in the call: it is live there as well.
    const inCall = how === Use.Kernel ? 1 : 0;
    if (v.first < 0) v.first = this.gotoStart >= 0 ? this.gotoStart : this.order - inCall;
    this.extend(v);
    if (v.last < this.order + inCall) v.last = this.order + inCall;
  }

  expr(e: Expr, how = Use.Plain): void {
    if (e.k === EK.Fp) this.place(e.imm, how);
    else if (e.k === EK.Local) this.mention(e.local as VLocal);
    else if (e.k === EK.Site) this.nPanic++;
    else {
      // What is loaded is not the address that it is loaded from.
      const inner = e.k === EK.Load ? Use.Plain : how;
      if (e.a) this.expr(e.a, inner);
      if (e.b) this.expr(e.b, inner);
      if (e.c) this.expr(e.c, inner);
      if (e.args) for (const a of e.args) this.expr(a);
    }
  }

  private resumePoint(): void {
    this.nResume++;
    this.resumeOrders.push(this.order);
  }

  /** Returns whether the list holds a resume point. */
  list(list: readonly Stmt[]): boolean {
    let resumes = false;
    for (const s of list) if (this.stmt(s)) resumes = true;
    return resumes;
  }

  private stmt(s: Stmt): boolean {
    this.order += 2;
    switch (s.k) {
      case SK.Set:
        this.expr(s.e);
        this.mention(s.local);
        return false;
      case SK.Store:
        this.expr(s.addr);
        this.expr(s.value, Use.Stored);
        if (s.barrier) this.hasBarrier = true;
        return false;
      case SK.Drop:
        this.expr(s.e);
        return false;
      case SK.If: {
        this.expr(s.cond);
        const then = this.list(s.then);
        const other = s.else ? this.list(s.else) : false;
        s.resumes = then || other;
        return s.resumes;
      }
      case SK.Block:
        s.resumes = this.list(s.body);
        return s.resumes;
      case SK.Loop: {
        const loop: LoopFrame = { start: this.order, byGoto: s.byGoto, touched: [] };
        const outermost = s.byGoto && this.gotoStart < 0;
        if (outermost) this.gotoStart = this.order;
        this.loops.push(loop);
        s.resumes = this.list(s.body);
        this.loops.pop();
        if (outermost) this.gotoStart = -1;
        this.order += 2;
        const outer = this.loops[this.loops.length - 1];
        for (const v of loop.touched) {
          v.last = this.order;
          if (outer && (v.first < outer.start || (outer.byGoto && v.first === outer.start))) outer.touched.push(v);
        }
        return s.resumes;
      }
      case SK.BrIf:
        this.expr(s.cond);
        return false;
      case SK.BrTable:
        this.expr(s.e);
        return false;
      case SK.Call: {
        for (const a of s.args) this.expr(a, s.func?.imported ? Use.Kernel : Use.Plain);
        if (s.indirect) this.expr(s.indirect.index);
        const unwinds = callUnwinds(s);
        if (s === this.f.deferReturn) this.deferReturnOrder = this.order;
        if (unwinds) {
          this.resumePoint();
          if (s.results.length > 0) this.resultWords += 1 + s.results.length;
        }
        for (const r of s.results) {
          this.mention(r);
          if (unwinds) r.crosses = true;
        }
        return unwinds;
      }
      case SK.Return:
        for (const v of s.values) this.expr(v);
        return false;
      case SK.Check:
      case SK.Tick:
        this.resumePoint();
        return true;
      case SK.PanicCall:
        for (const a of s.args) this.expr(a);
        this.nPanic++;
        return false;
      case SK.MemCopy:
        this.expr(s.to);
        this.expr(s.from);
        this.expr(s.size);
        return false;
      case SK.MemFill:
        this.expr(s.to);
        this.expr(s.byte);
        this.expr(s.size);
        return false;
      default:
        return false;
    }
  }

  /** Index of the first resume point whose statement comes after `order`. */
  firstResumeAfter(order: number): number {
    const { resumeOrders } = this;
    let low = 0;
    let high = resumeOrders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((resumeOrders[middle] as number) <= order) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a resume point lies strictly between two statement orders. */
  hasResumeBetween(first: number, last: number): boolean {
    const at = this.firstResumeAfter(first);
    return at < this.resumeOrders.length && (this.resumeOrders[at] as number) < last;
  }
}

/** Bytes that say which of n pointer words are live. */
export function liveStride(n: number): number {
  return (n + 7) >> 3;
}

/**
 * Which pointer words hold something that is still needed at each resume point: those of locals and frame areas between their first and last
 * mention (what is live into a loop is so to its end). An area whose address is in a slot that is needed is found by the collector (mgcstack.ts); one
 * whose address is stored in memory counts as needed throughout. Exact liveness would want a fixed point over loops and
 * find little more: a local that is set anew before it is used again. The last row is for all places that panic. What is not live stays in the frame, where only tracebacks look at it.
 */
function liveWords(f: IrFunc, a: Analysis, pointers: readonly number[]): Uint8Array {
  const n = a.resumeOrders.length;
  if (pointers.length === 0 || f.keepsAll) return new Uint8Array(0);
  const stride = liveStride(pointers.length);
  const live = new Uint8Array((n + 1) * stride);
  const indexOf = indicesOf(pointers);
  const during = (v: VLocal, slot: number): void => {
    const index = indexOf[slot >> 3] ?? -1;
    if (index < 0) return;
    // A place that panics is not come back to; if the panic is recovered, be it one of the deferred calls themselves, the function goes on at deferReturn.
    const to = v.pinned || v.last > a.deferReturnOrder ? n + 1 : a.firstResumeAfter(v.last - 1);
    for (let r = v.pinned ? 0 : a.firstResumeAfter(v.first); r < to; r++) {
      const at = r * stride + (index >> 3);
      live[at] = (live[at] as number) | (1 << (index & 7));
    }
  };
  for (const v of a.found) if (v.isPointer) during(v, v.slot);
  f.areas.forEach((area, i) => {
    for (let slot = area.offset; slot < area.offset + area.size; slot += 8) during(a.areas[i] as VLocal, slot);
  });
  return live;
}

/** By word of the frame: its index among the pointer words, -1 for others. Valid until the next call. */
function indicesOf(pointers: readonly number[]): readonly number[] {
  let words = 0;
  for (const slot of pointers) words = Math.max(words, (slot >> 3) + 1);
  for (let i = 0; i < Math.max(words, usedIndices); i++) indices[i] = -1;
  usedIndices = words;
  for (let i = 0; i < pointers.length; i++) indices[(pointers[i] as number) >> 3] = i;
  return indices;
}

const indices: number[] = [];
let usedIndices = 0;

/** Bytes of a frame's start that parameters and results need. */
export function areaBase(nParams: number, nResults: number): number {
  return 8 + 8 * Math.max(nParams, nResults);
}

/** A physical local that has been handed out, and the order after which it is free. */
interface Place {
  readonly physical: number;
  readonly slot: number;
  freeAt: number;
}

/** Those of the function that is being laid out, by type, whether they hold pointers, and whether they are saved. */
const pools: readonly Place[][] = Array.from({ length: 16 }, () => []);

function firstFree(pool: readonly Place[], order: number): Place | undefined {
  for (let i = 0; i < pool.length; i++) if ((pool[i] as Place).freeAt < order) return pool[i];
  return undefined;
}

/** Lays out one function. Virtual locals get their `physical` index and, where needed, their `slot`. */
export function layoutFunction(f: IrFunc): FuncLayout {
  const a = new Analysis(f);
  for (const p of f.params) a.mention(p);
  a.list(f.body);
  const firstParam = 1;
  f.params.forEach((p, i) => {
    p.physical = firstParam + i;
    p.slot = 8 + 8 * i;
    p.crosses = true;
  });
  const base = areaBase(f.ref.params.length - 1, f.ref.results.length);
  let nextSlot = base + ((f.areaBytes + 7) & ~7);
  const locals: number[] = [];
  const firstLocal = firstParam + f.params.length;
  // To shorten an array is a call into the engine.
  for (const pool of pools) if (pool.length > 0) pool.length = 0;
  const saved: VLocal[] = [...f.params];
  const paramPointers = f.params.filter((p) => p.isPointer).map((p) => p.slot);
  const pointers = [...paramPointers, ...f.areaPointers];
  for (const v of a.found) {
    if (v.physical >= 0) continue;
    if (v.pinned) v.crosses = a.nResume > 0;
    else if (!v.crosses) v.crosses = a.hasResumeBetween(v.first, v.last);
    const pool = pools[((v.type - F64) << 2) | (v.isPointer ? 2 : 0) | (v.crosses ? 1 : 0)] as Place[];
    const free = v.pinned ? undefined : firstFree(pool, v.first);
    if (free) {
      free.freeAt = v.last;
      v.physical = free.physical;
      v.slot = free.slot;
      continue;
    }
    v.physical = firstLocal + locals.length;
    locals.push(v.type);
    if (v.crosses) {
      v.slot = nextSlot;
      nextSlot += 8;
      saved.push(v);
      if (v.isPointer) pointers.push(v.slot);
    }
    if (!v.pinned) pool.push({ physical: v.physical, slot: v.slot, freeAt: v.last });
  }
  const rp = firstLocal + locals.length;
  locals.push(0x7f);
  const scratch = rp + 1;
  locals.push(0x7f);
  const barrierScratch = scratch + 1;
  if (a.hasBarrier) locals.push(0x7f, 0x7f);
  return {
    // The native frame holds every local; the stack limit stands for both, so the frame must not be much smaller.
    frameSize: Math.max(nextSlot, 16, (locals.length * 2) & ~7),
    entrySize: 8 + 8 * f.params.length,
    locals,
    saved,
    nResume: a.nResume,
    nPanic: a.nPanic,
    resultWords: a.resultWords,
    pointers,
    nParamPointers: paramPointers.length,
    live: liveWords(f, a, pointers),
    rp,
    scratch,
    barrierScratch,
  };
}

/** Locals without a name that code behind each resume point needs, by the resume point's number in the function. */
export function liveTemporaries(f: IrFunc): ReadonlyMap<number, ReadonlySet<VLocal>> {
  const a = new Analysis(f);
  // `first` and `last` of the locals stand since the function was laid out, and the order of statements is the same.
  a.list(f.body);
  const locals = new Set<VLocal>();
  eachLocal(f.body, (v) => locals.add(v));
  const temporaries = [...locals].filter((v) => !v.pinned && v.slot >= 0);
  return new Map(a.resumeOrders.map((order, i) => [i + 1, new Set(temporaries.filter((v) => v.first < order && v.last > order))]));
}

function eachLocal(list: readonly Stmt[], each: (v: VLocal) => void): void {
  for (const s of list) {
    if (s.k === SK.Set) each(s.local);
    else if (s.k === SK.Call) s.results.forEach(each);
    else if (s.k === SK.If) {
      eachLocal(s.then, each);
      if (s.else) eachLocal(s.else, each);
    } else if (s.k === SK.Block || s.k === SK.Loop) eachLocal(s.body, each);
  }
}

export function eachCall(list: readonly Stmt[], each: (s: CallStmt) => void): void {
  for (const s of list) {
    if (s.k === SK.Call) each(s);
    else if (s.k === SK.If) {
      eachCall(s.then, each);
      if (s.else) eachCall(s.else, each);
    } else if (s.k === SK.Block || s.k === SK.Loop) eachCall(s.body, each);
  }
}
