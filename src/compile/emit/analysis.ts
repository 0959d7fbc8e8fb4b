/**
 * This file implements the pass between lowering and encoding: which functions can leave the native stack, which statements
 * hold resume points, and where each virtual local lives.
 *
 * A local needs a frame slot only if a resume point lies between two of its mentions (or if the debugger wants to see it).
 * The rest share a few WebAssembly locals, handed out by linear scan over statement order; a local that is live into a
 * loop stays live to its end.
 */
import { type CallStmt, EK, type Expr, type FuncRef, type IrFunc, SK, type Stmt, type VLocal } from '../ir';

/** Propagates `unwinds` through direct calls until nothing changes. */
export function propagateUnwinds(funcs: readonly IrFunc[]): void {
  const callers = new Map<FuncRef, FuncRef[]>();
  const work: FuncRef[] = [];
  for (const f of funcs) {
    if (f.areaBytes > 0 || f.ticksAtEntry) f.ref.unwinds = true;
    if (!f.ref.unwinds && canLeave(f.body, f.ref, callers)) f.ref.unwinds = true;
    if (f.ref.unwinds) work.push(f.ref);
  }
  for (let ref = work.pop(); ref; ref = work.pop()) {
    for (const caller of callers.get(ref) ?? []) {
      if (!caller.unwinds) {
        caller.unwinds = true;
        work.push(caller);
      }
    }
    callers.delete(ref);
  }
}

function canLeave(list: readonly Stmt[], self: FuncRef, callers: Map<FuncRef, FuncRef[]>): boolean {
  let leaves = false;
  for (const s of list) {
    switch (s.k) {
      case SK.If:
        if (canLeave(s.then, self, callers)) leaves = true;
        if (s.else && canLeave(s.else, self, callers)) leaves = true;
        break;
      case SK.Block:
      case SK.Loop:
        if (canLeave(s.body, self, callers)) leaves = true;
        break;
      case SK.Check:
      case SK.Tick:
      case SK.PanicCall:
        leaves = true;
        break;
      case SK.Call:
        if (!s.mayUnwind) break;
        if (!s.func || s.func.unwinds) leaves = true;
        else {
          const list = callers.get(s.func);
          if (list) list.push(self);
          else callers.set(s.func, [self]);
        }
        break;
    }
  }
  return leaves;
}

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
  readonly pointers: number[];
  readonly nParamPointers: number;
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

class Analysis {
  order = 0;
  nResume = 0;
  nPanic = 0;
  hasBarrier = false;
  readonly resumeOrders: number[] = [];
  readonly found: VLocal[] = [];
  private readonly loops: LoopFrame[] = [];

  mention(v: VLocal): void {
    if (v.first < 0) {
      v.first = this.loops.find((l) => l.byGoto)?.start ?? this.order;
      this.found.push(v);
    }
    if (v.last < this.order) v.last = this.order;
    const loop = this.loops[this.loops.length - 1];
    if (loop && (v.first < loop.start || (loop.byGoto && v.first === loop.start))) loop.touched.push(v);
  }

  expr(e: Expr): void {
    if (e.k === EK.Local) this.mention(e.local as VLocal);
    else if (e.k === EK.Site) this.nPanic++;
    else {
      if (e.a) this.expr(e.a);
      if (e.b) this.expr(e.b);
      if (e.c) this.expr(e.c);
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
    this.order++;
    switch (s.k) {
      case SK.Set:
        this.expr(s.e);
        this.mention(s.local);
        return false;
      case SK.Store:
        this.expr(s.addr);
        this.expr(s.value);
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
        const loop: LoopFrame = { start: this.order, byGoto: s.byGoto === true, touched: [] };
        this.loops.push(loop);
        s.resumes = this.list(s.body);
        this.loops.pop();
        this.order++;
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
        for (const a of s.args) this.expr(a);
        if (s.indirect) this.expr(s.indirect.index);
        const unwinds = callUnwinds(s);
        if (unwinds) this.resumePoint();
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

  /** Whether a resume point lies strictly between two statement orders. */
  hasResumeBetween(first: number, last: number): boolean {
    const { resumeOrders } = this;
    let low = 0;
    let high = resumeOrders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((resumeOrders[middle] as number) <= first) low = middle + 1;
      else high = middle;
    }
    return low < resumeOrders.length && (resumeOrders[low] as number) < last;
  }
}

/** Bytes of a frame's start that parameters and results need. */
export function areaBase(nParams: number, nResults: number): number {
  return 8 + 8 * Math.max(nParams, nResults);
}

/** Lays out one function. Virtual locals get their `physical` index and, where needed, their `slot`. */
export function layoutFunction(f: IrFunc): FuncLayout {
  const a = new Analysis();
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
  /** Free physical locals by class, each with the order after which it is free. */
  const pools = new Map<number, { physical: number; slot: number; freeAt: number }[]>();
  const saved: VLocal[] = [...f.params];
  const pointerSlots = new Set<number>(f.areaPointers);
  const savedPhysical = new Set<number>();
  for (const v of a.found) {
    if (v.physical >= 0) continue;
    if (v.pinned) v.crosses = a.nResume > 0;
    else if (!v.crosses) v.crosses = a.hasResumeBetween(v.first, v.last);
    const key = (v.type << 2) | (v.isPointer ? 2 : 0) | (v.crosses ? 1 : 0);
    let pool = pools.get(key);
    if (!pool) pools.set(key, (pool = []));
    const free = v.pinned ? undefined : pool.find((p) => p.freeAt < v.first);
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
      if (!savedPhysical.has(v.physical)) {
        savedPhysical.add(v.physical);
        saved.push(v);
      }
      if (v.isPointer) pointerSlots.add(v.slot);
    }
    pool.push({ physical: v.physical, slot: v.slot, freeAt: v.pinned ? Number.MAX_SAFE_INTEGER : v.last });
  }
  const rp = firstLocal + locals.length;
  locals.push(0x7f);
  const scratch = rp + 1;
  locals.push(0x7f);
  const barrierScratch = scratch + 1;
  if (a.hasBarrier) locals.push(0x7f, 0x7f);
  const paramPointers = f.params.filter((p) => p.isPointer).map((p) => p.slot);
  return {
    // The native frame holds every local; the stack limit stands for both, so the frame must not be much smaller.
    frameSize: Math.max(nextSlot, 16, (locals.length * 2) & ~7),
    entrySize: 8 + 8 * f.params.length,
    locals,
    saved,
    nResume: a.nResume,
    nPanic: a.nPanic,
    pointers: [...paramPointers, ...pointerSlots],
    nParamPointers: paramPointers.length,
    rp,
    scratch,
    barrierScratch,
  };
}
