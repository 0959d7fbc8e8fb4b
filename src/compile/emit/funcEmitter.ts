/**
 * Encodes one function: statement trees to WebAssembly, with the prologue, the resume dispatch and the exit that
 * saves the frame.
 *
 * WebAssembly cannot jump into the middle of code, so a resume point must be the end of a block that was opened at the
 * head of its *region* (the function body or a loop body). A region with resume points is therefore laid out flat: all
 * its forward labels (resume points, ends of ifs and blocks around them) are opened at its head, in reverse order of
 * their ends, and one br_table at the head chooses among them. A nested loop with resume points is entered through a
 * label before it and dispatches again at its own head. Code without resume points keeps its nested form.
 *
 * The prologue has one comparison on the fast path: frames must end below `machine.stackLimit`. The kernel sets that word
 * to 0 when it wants the function to resume, so growth, native stack exhaustion and resuming share the slow path.
 */
import type { ByteBuffer } from '../../base/byteBuffer';
import { machine } from '../../layout/machine';
import { F32, I32, I64, Op, type ValType } from '../../wasm/opcodes';
import { type CallStmt, EK, type Expr, type FuncRef, type IrFunc, Label, SK, type Stmt, type VLocal, X } from '../ir';
import type { ScopeEntry } from '../lower/func';
import { type FuncLayout, callUnwinds } from './analysis';

/** With more variables in sight than this, a statement check does not store them. */
export const maxCheckedVariables = 24;

/** What the module provides to each function. */
export interface EmitContext {
  readonly bssBase: number;
  readonly checkFlags: number;
  readonly morestack: FuncRef;
  readonly unwound: FuncRef;
  readonly yield: FuncRef;
  readonly stopCheck: FuncRef;
  /** Statements say where they are, for those who ask who allocates (LowerOptions.sites). */
  readonly sites: boolean;
  /** Kernel functions that are told of accesses (emit/watching.ts); `instead` has those that stand in for others. */
  readonly watch?: { readonly accessed: FuncRef; readonly copy: FuncRef; readonly fill: FuncRef; readonly instead: ReadonlyMap<FuncRef, FuncRef> };
  typeIndex(params: readonly ValType[], results: readonly ValType[]): number;
  tableIndex(f: FuncRef): number;
  /** Records what a resume or panic id means, and where a call that is come back to leaves its results. */
  note(id: number, s: NotedStmt): void;
  noteSite(id: number, pos: number): void;
  /** Records how far into its function's code entry the place of an id is: behind the call that leaves there. */
  notePc(id: number, offset: number): void;
}

/** Statements that have an id. */
export type NotedStmt = CallStmt | Extract<Stmt, { k: SK.Check } | { k: SK.Tick } | { k: SK.PanicCall }>;

/** The kinds of parts continue those of statements. */
const enum RK { Label = 100, Loop, Resume }

/** A part of a region that is no plain statement: the end of a block, a loop with resume points, a statement that is one. */
class Part {
  constructor(
    readonly k: RK,
    /** What the head of the region opens: the end of the block, the entry of the loop, or the place behind the statement. */
    readonly label: Label,
    readonly stmt: NotedStmt | undefined,
    /** The number of the resume point, or of the loop's first; `high` is that of its last. */
    readonly id: number,
    readonly high: number,
    /** The loop's body, and what its rounds begin with. */
    readonly items: readonly Item[],
    readonly head: Label | undefined,
  ) {}
}

type Item = Stmt | Part;

const noItems: readonly Item[] = [];

export class FuncEmitter {
  /** Where the function's code begins in the buffer. */
  private readonly start: number;
  private depth = 0;
  private nextResume = 1;
  private nextPanic: number;
  private readonly unwind = new Label();
  /** Locals that are variables of the user's, where accesses are told of. */
  private readonly named: ReadonlySet<VLocal> | undefined;

  constructor(
    private readonly f: IrFunc,
    private readonly layout: FuncLayout,
    private readonly firstId: number,
    private readonly ctx: EmitContext,
    private readonly out: ByteBuffer,
    /** Named variables, innermost first by `outer` (debug builds). */
    private readonly scopes: readonly ScopeEntry[] = [],
  ) {
    this.start = out.length;
    this.nextPanic = 1 + layout.nResume;
    if (ctx.watch) this.named = new Set(scopes.flatMap((s) => (s.storage.kind === 'locals' ? s.storage.locals.filter((v) => v.slot >= 0) : [])));
  }

  /** Appends the code entry: local declarations and instructions. */
  emit(): void {
    const { f, layout, out } = this;
    this.localDeclarations();
    if (!f.ref.unwinds || !f.hasFrame) {
      this.plainList(f.body);
      out.u8(Op.unreachable);
      out.u8(Op.end);
      return;
    }
    this.openBlock(this.unwind);
    const items: Item[] = [];
    this.linearise(f.body, items);
    this.region(items, 1, this.nextResume - 1, true);
    out.u8(Op.unreachable);
    this.closeBlock();
    this.exit();
    if (this.nextResume !== layout.nResume + 1) throw new Error(`${f.ref.name}: resume points disagree`);
    out.u8(Op.end);
  }

  private localDeclarations(): void {
    const { out, layout: { locals } } = this;
    let groups = 0;
    for (let i = 0; i < locals.length; i++) if (i === 0 || locals[i] !== locals[i - 1]) groups++;
    out.uleb(groups);
    for (let i = 0; i < locals.length; ) {
      const first = i++;
      while (i < locals.length && locals[i] === locals[first]) i++;
      out.uleb(i - first);
      out.u8(locals[first] as number);
    }
  }

  // ---- regions

  private linearise(list: readonly Stmt[], items: Item[]): void {
    for (const s of list) {
      switch (s.k) {
        case SK.If:
          if (s.resumes) {
            const otherwise = new Label();
            items.push({ k: SK.BrIf, label: otherwise, cond: negate(s.cond) });
            this.linearise(s.then, items);
            if (s.else) {
              const end = new Label();
              items.push({ k: SK.Br, label: end }, endOf(otherwise));
              this.linearise(s.else, items);
              items.push(endOf(end));
            } else items.push(endOf(otherwise));
            continue;
          }
          break;
        case SK.Block:
          if (s.resumes) {
            this.linearise(s.body, items);
            items.push(endOf(s.label));
            continue;
          }
          break;
        case SK.Loop:
          if (s.resumes) {
            const inner: Item[] = [];
            const low = this.nextResume;
            this.linearise(s.body, inner);
            items.push(new Part(RK.Loop, new Label(), undefined, low, this.nextResume - 1, inner, s.label));
            continue;
          }
          break;
        case SK.Call:
          if (callUnwinds(s)) {
            items.push(this.resumePart(s));
            continue;
          }
          break;
        case SK.Check:
        case SK.Tick:
          items.push(this.resumePart(s));
          continue;
      }
      items.push(s);
    }
  }

  private resumePart(s: NotedStmt): Part {
    const id = this.nextResume++;
    s.id = this.firstId + id;
    this.ctx.note(s.id, s);
    return new Part(RK.Resume, new Label(), s, id, id, noItems, undefined);
  }

  private region(items: readonly Item[], low: number, high: number, isFunction: boolean): void {
    const targets: Label[] = [];
    for (let i = items.length - 1; i >= 0; i--) {
      const item = items[i] as Item;
      if (item instanceof Part) this.openBlock(item.label);
    }
    for (const item of items) if (item instanceof Part && item.id > 0) for (let id = item.id; id <= item.high; id++) targets.push(item.label);
    if (isFunction) this.prologue(targets, low);
    else {
      this.localGet(this.layout.rp);
      this.openIf();
      this.dispatch(targets, low);
      this.closeBlock();
    }
    if (high - low + 1 !== targets.length) throw new Error('region dispatch is incomplete');
    for (const item of items) {
      if (item instanceof Part) this.part(item);
      else this.plain(item);
    }
  }

  private part(p: Part): void {
    if (p.k === RK.Resume) {
      this.resumable(p.stmt as NotedStmt, p.id);
      return;
    }
    this.closeBlock();
    if (p.k !== RK.Loop) return;
    this.out.u8(Op.loop);
    this.out.u8(0x40);
    (p.head as Label).depth = ++this.depth;
    this.region(p.items, p.id, p.high, false);
    this.closeBlock();
  }

  private dispatch(targets: readonly Label[], low: number): void {
    const { out } = this;
    this.localGet(this.layout.rp);
    out.u8(Op.i32Const);
    out.sleb32(low);
    out.u8(Op.i32Sub);
    out.u8(Op.brTable);
    out.uleb(targets.length - 1);
    for (const t of targets) out.uleb(this.depth - t.depth);
  }

  private prologue(targets: readonly Label[], low: number): void {
    const { out, layout, ctx } = this;
    const start = new Label();
    this.openBlock(start);
    this.localGet(0);
    this.i32Const(layout.frameSize);
    out.u8(Op.i32Add);
    this.machineWord(machine.stackLimit);
    out.u8(Op.i32LeU);
    out.u8(Op.brIf);
    out.uleb(this.depth - start.depth);
    this.localGet(0);
    this.i32Const(layout.frameSize);
    this.callFunc(ctx.morestack);
    this.notePc(this.firstId);
    out.u8(Op.localTee);
    out.uleb(layout.rp);
    out.u8(Op.i32Eqz);
    out.u8(Op.brIf);
    out.uleb(this.depth - start.depth);
    // No room: leave with nothing but the parameters in the frame.
    this.localGet(layout.rp);
    this.i32Const(0);
    out.u8(Op.i32LtS);
    this.openIf();
    for (const p of this.f.params) this.save(p);
    this.unwoundCall(() => this.i32Const(this.firstId), layout.entrySize);
    this.zeroResults();
    out.u8(Op.return);
    this.closeBlock();
    for (const v of layout.saved) this.restore(v);
    this.localGet(layout.rp);
    this.i32Const(this.firstId);
    out.u8(Op.i32Sub);
    out.u8(Op.localTee);
    out.uleb(layout.rp);
    out.u8(Op.i32Eqz);
    out.u8(Op.brIf);
    out.uleb(this.depth - start.depth);
    if (targets.length > 0) this.dispatch(targets, low);
    else out.u8(Op.unreachable);
    this.closeBlock();
  }

  /** The common exit of all ways to leave: save what lives in locals and tell the kernel. */
  private exit(): void {
    const { layout } = this;
    for (const v of layout.saved) this.save(v);
    this.unwoundCall(() => {
      this.localGet(layout.rp);
      this.i32Const(this.firstId);
      this.out.u8(Op.i32Add);
    }, layout.frameSize);
    this.zeroResults();
  }

  private unwoundCall(id: () => void, size: number): void {
    this.localGet(0);
    id();
    this.i32Const(size);
    this.callFunc(this.ctx.unwound);
  }

  /** The function that runs now is this one: its frame says at which statement. */
  private standsHere(): void {
    if (!this.ctx.sites || !this.f.hasFrame) return;
    this.i32Const(0);
    this.localGet(0);
    this.memoryOp(Op.i32Store, machine.allocFrame);
  }

  private zeroResults(): void {
    for (const r of this.f.ref.results) this.zero(r);
  }

  private leaveWith(localId: number): void {
    this.i32Const(localId);
    this.localSet(this.layout.rp);
    this.br(this.unwind);
  }

  private resumable(s: NotedStmt, n: number): void {
    const { out, ctx, layout } = this;
    switch (s.k) {
      case SK.Call:
        this.call(s);
        this.notePc(this.firstId + n);
        this.standsHere();
        this.machineWord(machine.unwinding);
        this.openIf();
        this.leaveWith(n);
        this.closeBlock();
        break;
      case SK.Tick:
        this.i32Const(0);
        this.machineWord(machine.ticks);
        this.i32Const(1);
        out.u8(Op.i32Sub);
        out.u8(Op.localTee);
        out.uleb(layout.scratch);
        this.memoryOp(Op.i32Store, machine.ticks);
        this.localGet(layout.scratch);
        this.i32Const(0);
        out.u8(Op.i32LeS);
        this.openIf();
        this.callFunc(ctx.yield);
        this.notePc(this.firstId + n);
        this.leaveWith(n);
        this.closeBlock();
        break;
      case SK.Check:
        if (ctx.sites) {
          this.localGet(0);
          this.i32Const(this.firstId + n);
          this.memoryOp(Op.i32Store, 0);
          this.standsHere();
        }
        this.i32Const(0);
        this.memoryOp(Op.i32Load8U, ctx.checkFlags + this.firstId + n);
        this.openIf();
        // The condition of a breakpoint reads the variables in their slots, without the function leaving (runtime/filters.ts).
        for (const v of this.inScope(s.scope)) if (v.slot >= 0) this.save(v);
        this.i32Const(this.firstId + n);
        this.localGet(0);
        this.callFunc(ctx.stopCheck);
        this.notePc(this.firstId + n);
        this.openIf();
        this.leaveWith(n);
        this.closeBlock();
        this.closeBlock();
        break;
      default:
        throw new Error('not resumable');
    }
    this.closeBlock();
    this.i32Const(0);
    this.localSet(layout.rp);
  }

  /** The locals that hold variables in sight, or where those are; none if there are too many to store at every statement. */
  private inScope(entry: number): VLocal[] {
    const out: VLocal[] = [];
    let n = 0;
    for (let i = entry; i >= 0; i = (this.scopes[i] as ScopeEntry).outer) {
      if (++n > maxCheckedVariables) return [];
      const { storage } = this.scopes[i] as ScopeEntry;
      if (storage.kind === 'locals') out.push(...storage.locals);
      else if (storage.kind === 'heap') out.push(storage.pointer);
    }
    return out;
  }

  // ---- statements without resume points

  private plainList(list: readonly Stmt[]): void {
    for (const s of list) this.plain(s);
  }

  private plain(s: Stmt): void {
    const { out } = this;
    switch (s.k) {
      case SK.Set:
        this.expr(s.e);
        this.setLocal(s.local);
        break;
      case SK.Store:
        if (s.barrier) this.storeWithBarrier(s.barrier, s.op, s.addr, s.offset, s.value);
        else this.store(s.op, s.addr, s.offset, s.value);
        break;
      case SK.Drop:
        this.expr(s.e);
        out.u8(Op.drop);
        break;
      case SK.If:
        this.expr(s.cond);
        this.openIf();
        this.plainList(s.then);
        if (s.else && s.else.length > 0) {
          out.u8(Op.else);
          this.plainList(s.else);
        }
        this.closeBlock();
        break;
      case SK.Block:
        this.openBlock(s.label);
        this.plainList(s.body);
        this.closeBlock();
        break;
      case SK.Loop:
        out.u8(Op.loop);
        out.u8(0x40);
        s.label.depth = ++this.depth;
        this.plainList(s.body);
        this.closeBlock();
        break;
      case SK.Br:
        this.br(s.label);
        break;
      case SK.BrIf:
        this.expr(s.cond);
        out.u8(Op.brIf);
        out.uleb(this.depth - s.label.depth);
        break;
      case SK.BrTable:
        this.expr(s.e);
        out.u8(Op.brTable);
        out.uleb(s.labels.length);
        for (const l of s.labels) out.uleb(this.depth - l.depth);
        out.uleb(this.depth - s.fallback.depth);
        break;
      case SK.Call:
        this.call(s);
        break;
      case SK.Return:
        for (const v of s.values) this.expr(v);
        out.u8(Op.return);
        break;
      case SK.PanicCall: {
        const id = this.nextPanic++;
        s.id = this.firstId + id;
        this.ctx.note(this.firstId + id, s);
        if (!s.func.imported) this.passFrame();
        for (const a of s.args) this.expr(a);
        this.callFunc(s.func);
        this.notePc(s.id);
        this.leaveWith(id);
        break;
      }
      case SK.MemCopy:
        this.expr(s.to);
        this.expr(s.from);
        this.expr(s.size);
        if (this.ctx.watch) {
          this.callFunc(this.ctx.watch.copy);
          break;
        }
        out.u8(0xfc);
        out.u8(0x0a);
        out.u8(0);
        out.u8(0);
        break;
      case SK.MemFill:
        this.expr(s.to);
        this.expr(s.byte);
        this.expr(s.size);
        if (this.ctx.watch) {
          this.callFunc(this.ctx.watch.fill);
          break;
        }
        out.u8(0xfc);
        out.u8(0x0b);
        out.u8(0);
        break;
      case SK.Unreachable:
        out.u8(Op.unreachable);
        break;
      default:
        throw new Error('a resume point outside of a region');
    }
  }

  /** Pushes the callee's frame pointer: above the own frame, or the own one where there is none. */
  private passFrame(): void {
    this.localGet(0);
    if (this.f.hasFrame && this.f.ref.unwinds) {
      this.i32Const(this.layout.frameSize);
      this.out.u8(Op.i32Add);
    }
  }

  private call(s: CallStmt): void {
    const { out } = this;
    if (s.passFrame) this.passFrame();
    for (const a of s.args) this.expr(a);
    if (s.func) this.callFunc(s.func);
    else {
      const sig = s.indirect as NonNullable<CallStmt['indirect']>;
      this.expr(sig.index);
      out.u8(Op.callIndirect);
      out.uleb(this.ctx.typeIndex(sig.params, sig.results));
      out.u8(0);
    }
    for (let i = s.results.length - 1; i >= 0; i--) this.setLocal(s.results[i] as VLocal);
    const nResults = (s.func ?? (s.indirect as { results: readonly ValType[] })).results.length;
    if (s.results.length === 0) for (let i = 0; i < nResults; i++) out.u8(Op.drop);
  }

  // ---- expressions

  expr(e: Expr): void {
    const { out } = this;
    switch (e.k) {
      case EK.Local:
        this.tellLocal(e.local as VLocal, false);
        this.localGet((e.local as VLocal).physical);
        break;
      case EK.Const:
        switch (e.type) {
          case I32:
            out.u8(Op.i32Const);
            out.sleb32(e.imm);
            break;
          case I64:
            out.u8(Op.i64Const);
            if (e.imm >= -0x40000000 && e.imm < 0x40000000) out.sleb32(e.imm);
            else out.sleb64(BigInt(e.imm));
            break;
          case F32:
            out.u8(Op.f32Const);
            out.f32(e.imm);
            break;
          default:
            out.u8(Op.f64Const);
            out.f64(e.imm);
        }
        break;
      case EK.BigConst:
        out.u8(Op.i64Const);
        out.sleb64(e.big);
        break;
      case EK.Unary:
        this.expr(e.a as Expr);
        this.op(e.op);
        break;
      case EK.Binary:
        this.expr(e.a as Expr);
        this.expr(e.b as Expr);
        out.u8(e.op);
        break;
      case EK.Load:
        this.load(e);
        break;
      case EK.Select:
        this.expr(e.a as Expr);
        this.expr(e.b as Expr);
        this.expr(e.c as Expr);
        out.u8(Op.select);
        break;
      case EK.IfExpr:
        this.expr(e.c as Expr);
        out.u8(Op.if);
        out.u8(e.type);
        this.depth++;
        this.expr(e.a as Expr);
        out.u8(Op.else);
        this.expr(e.b as Expr);
        this.closeBlock();
        break;
      case EK.Call:
        for (const a of e.args as Expr[]) this.expr(a);
        this.callFunc(e.func as FuncRef);
        break;
      case EK.Bss:
        this.i32Const(this.ctx.bssBase + e.imm);
        break;
      case EK.FuncIndex:
        this.i32Const(this.ctx.tableIndex(e.func as FuncRef));
        break;
      case EK.Site: {
        const id = this.nextPanic++;
        this.ctx.noteSite(this.firstId + id, e.imm);
        this.i32Const(this.firstId + id);
        this.notePc(this.firstId + id);
        break;
      }
      case EK.Fp:
        this.localGet(0);
        if (e.imm !== 0) {
          this.i32Const(e.imm);
          out.u8(Op.i32Add);
        }
        break;
    }
  }

  private load(e: Expr): void {
    const offset = this.address(e.a as Expr, e.imm);
    this.tell(offset, e.op, false);
    this.memoryOp(e.op, offset);
  }

  private store(op: number, addr: Expr, immediate: number, value: Expr): void {
    const offset = this.address(addr, immediate);
    this.tell(offset, op, true);
    this.expr(value);
    this.memoryOp(op, offset);
  }

  private storeWithBarrier(barrier: FuncRef, op: number, addr: Expr, immediate: number, value: Expr): void {
    const at = this.layout.barrierScratch;
    const v = at + 1;
    const offset = this.address(addr, immediate);
    this.tell(offset, op, true);
    this.localSet(at);
    this.expr(value.a as Expr);
    this.localSet(v);
    this.machineWord(machine.writeBarrier);
    this.openIf();
    this.localGet(at);
    if (offset !== 0) {
      this.i32Const(offset);
      this.out.u8(Op.i32Add);
    }
    this.localGet(v);
    this.callFunc(barrier);
    this.closeBlock();
    this.localGet(at);
    this.localGet(v);
    this.out.u8(Op.i64ExtendI32U);
    this.memoryOp(op, offset);
  }

  private setLocal(v: VLocal): void {
    this.tellLocal(v, true);
    this.localSet(v.physical);
  }

  /** Tells of an access of `offset` bytes behind the address on the stack, which stays there. */
  private tell(offset: number, op: number, isWrite: boolean): void {
    const { watch } = this.ctx;
    if (!watch) return;
    this.i32Const(offset);
    this.i32Const(2 * accessBytes(op) + (isWrite ? 1 : 0));
    this.callFunc(watch.accessed);
  }

  /** Tells of an access of a variable in a local, as one of its slot. */
  private tellLocal(v: VLocal, isWrite: boolean): void {
    if (!this.named?.has(v)) return;
    this.localGet(0);
    this.tell(v.slot, slotLoad(v.type), isWrite);
    this.out.u8(Op.drop);
  }

  /** Pushes an address and returns the offset to use with it: constant parts go into the instruction. */
  private address(addr: Expr, offset: number): number {
    if (addr.k === EK.Bss) {
      this.i32Const(0);
      return this.ctx.bssBase + addr.imm + offset;
    }
    if (addr.k === EK.Const) {
      this.i32Const(0);
      return (addr.imm >>> 0) + offset;
    }
    if (addr.k === EK.Fp) {
      this.localGet(0);
      return addr.imm + offset;
    }
    this.expr(addr);
    return offset;
  }

  /** The place of an id is here: behind the call that leaves. */
  private notePc(id: number): void {
    this.ctx.notePc(id, this.out.length - this.start);
  }

  // ---- encoding

  private op(op: number): void {
    if (op > 0xff) {
      this.out.u8(op >> 8);
      this.out.uleb(op & 0xff);
    } else this.out.u8(op);
  }

  private memoryOp(op: number, offset: number): void {
    this.out.u8(op);
    this.out.uleb(0);
    this.out.uleb(offset);
  }

  private machineWord(address: number): void {
    this.i32Const(0);
    this.memoryOp(Op.i32Load, address);
  }

  private i32Const(value: number): void {
    this.out.u8(Op.i32Const);
    this.out.sleb32(value);
  }

  private localGet(index: number): void {
    this.out.u8(Op.localGet);
    this.out.uleb(index);
  }

  private localSet(index: number): void {
    this.out.u8(Op.localSet);
    this.out.uleb(index);
  }

  private callFunc(f: FuncRef): void {
    this.out.u8(Op.call);
    this.out.uleb((this.ctx.watch?.instead.get(f) ?? f).index);
  }

  private br(label: Label): void {
    this.out.u8(Op.br);
    this.out.uleb(this.depth - label.depth);
  }

  private openBlock(label: Label): void {
    this.out.u8(Op.block);
    this.out.u8(0x40);
    label.depth = ++this.depth;
  }

  private openIf(): void {
    this.out.u8(Op.if);
    this.out.u8(0x40);
    this.depth++;
  }

  private closeBlock(): void {
    this.out.u8(Op.end);
    this.depth--;
  }

  private zero(type: ValType): void {
    const { out } = this;
    if (type === I32) this.i32Const(0);
    else if (type === I64) {
      out.u8(Op.i64Const);
      out.u8(0);
    } else if (type === F32) {
      out.u8(Op.f32Const);
      out.f32(0);
    } else {
      out.u8(Op.f64Const);
      out.f64(0);
    }
  }

  private save(v: VLocal): void {
    this.localGet(0);
    this.localGet(v.physical);
    this.memoryOp(slotStore(v.type), v.slot);
  }

  private restore(v: VLocal): void {
    this.localGet(0);
    this.memoryOp(slotLoad(v.type), v.slot);
    this.localSet(v.physical);
  }
}

export function slotStore(type: ValType): number {
  return type === I32 ? Op.i32Store : type === I64 ? Op.i64Store : type === F32 ? Op.f32Store : Op.f64Store;
}

export function slotLoad(type: ValType): number {
  return type === I32 ? Op.i32Load : type === I64 ? Op.i64Load : type === F32 ? Op.f32Load : Op.f64Load;
}

/** Bytes that a load or store touches. */
function accessBytes(op: number): number {
  switch (op) {
    case Op.i64Load: case Op.f64Load: case Op.i64Store: case Op.f64Store: return 8;
    case Op.i32Load: case Op.f32Load: case Op.i32Store: case Op.f32Store: return 4;
    case Op.i32Load16S: case Op.i32Load16U: case Op.i32Store16: return 2;
    default: return 1;
  }
}

function endOf(block: Label): Part {
  return new Part(RK.Label, block, undefined, 0, 0, noItems, undefined);
}

/** The opposite condition, without a second comparison where there is an opposite instruction. */
function negate(e: Expr): Expr {
  if (e.k === EK.Unary && e.op === Op.i32Eqz) return e.a as Expr;
  return X.un(Op.i32Eqz, I32, e);
}
