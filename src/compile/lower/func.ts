/**
 * The state of lowering one function: its statements so far, its variables and frame areas, and the small tools that
 * everything else is built from. Constructs live in expr.ts, operators.ts, call.ts, builtin.ts, stmt.ts and so on.
 */
import { exact } from '../../base/exact';
import { emptySet } from '../../base/lazySet';
import type { Pos } from '../../base/source';
import type * as ast from '../../syntax/nodes';
import type { CheckedPackage, Info, TypeAndValue } from '../../types/info';
import type { Var } from '../../types/objects';
import { type SubstMap, substType } from '../../types/subst';
import { underlying } from '../../types/predicates';
import type { Tuple, Type } from '../../types/types';
import { F32, I32, I64, Op, type ValType } from '../../wasm/opcodes';
import { machine } from '../../layout/machine';
import { areaBase } from '../emit/analysis';
import { EK, type Expr, type FuncRef, type IrFunc, isSimple, Label, S, SK, type Stmt, VLocal, X } from '../ir';
import type { Capture } from './closure';
import type { ModuleLowerer } from './module';
import { type Part, reprOf } from './repr';
import type { Closure, VariableFacts } from './variableFacts';

/** A Go value: its parts as pure expressions, or for a type held in memory the one expression that is its address. */
export interface Val {
  readonly type: Type;
  readonly parts: readonly Expr[];
}

/** Where a variable lives. */
export type Storage =
  | { readonly kind: 'locals'; readonly locals: readonly VLocal[] }
  | { readonly kind: 'frame'; readonly offset: number }
  /** In the heap; the local holds its address. */
  | { readonly kind: 'heap'; readonly pointer: VLocal }
  | { readonly kind: 'global'; readonly offset: number }
  /** A package-level variable of the linked library. */
  | { readonly kind: 'static'; readonly address: number };

/** One variable in sight, for the debugger; `outer` leads to those declared before it. */
export interface ScopeEntry {
  readonly name: string;
  readonly type: Type;
  readonly storage: Storage;
  readonly pos: Pos;
  readonly outer: number;
  readonly isParam: boolean;
}

/** A statement that break and continue can mean. */
export interface Target {
  readonly label: string;
  readonly breakLabel: Label | undefined;
  readonly continueLabel: Label | undefined;
}

/** How the body of a range over a function hands control flow to the function around it. */
export interface RangeFuncBody {
  readonly parent: FuncLowerer;
  readonly label: string;
  /** Where the body's deferred calls go: the function's list (panic.ts), undefined if there are none. */
  readonly deferToken: Var | undefined;
  /**
   * Leaves the body: with `goOn` for the next element; else the iteration ends, and then the parent does `after` (undefined: it goes
   * on after the loop).
   */
  leave(fn: FuncLowerer, goOn: boolean, after: ((parent: FuncLowerer) => void) | undefined): void;
}

/** A parameter as it comes in. */
export interface Incoming {
  readonly v: Var;
  readonly type: Type;
  readonly locals: readonly VLocal[];
  /** Where it is then; undefined in wrappers, which leave it there. */
  storage: Storage | undefined;
}

export interface GotoTarget {
  readonly name: string;
  readonly head: Label;
  readonly next: VLocal;
  readonly part: number;
}

export class FuncLowerer {
  out: Stmt[];
  readonly vars = new Map<Var, Storage>();
  /** Slices whose first append has its capacity (builtin.ts). */
  frameArrays: ReadonlySet<ast.Expr | Var> = emptySet;
  readonly scopes: ScopeEntry[] = [];
  scope = -1;
  pos: Pos = 0;
  readonly targets: Target[] = [];
  readonly gotos: GotoTarget[] = [];
  /** Where `fallthrough` goes. */
  fallthrough: Label | undefined;
  /** Expressions whose values are already there (operands of a deferred builtin). */
  get substituted(): Map<ast.Expr, Val> { return (this.given ??= new Map()); }
  get hasSubstituted(): boolean { return this.given !== undefined && this.given.size > 0; }
  private given: Map<ast.Expr, Val> | undefined;
  /** Return statements write the result variables first (named results, deferred calls). */
  storesResults = false;
  resultVars: readonly Var[] = [];
  /** Set where deferred calls run before returning. */
  deferLabel: Label | undefined;
  /** The function's name, which those of closures in it begin with; for the body of a range over a function that of the function that has the statement. */
  baseName = '';
  isLiteral = false;
  /** Literals that count before this function's own: package-level ones are numbered through the package. */
  literalsBefore = 0;
  private wrapperCount = 0;
  rangeBody: RangeFuncBody | undefined;
  nextLabel: string | undefined;
  /** The parameters as they come in. */
  readonly params: Val[] = [];
  /** What a function literal captures that is called where it is written: gc passes these as arguments, and tracebacks show them before the others. */
  shownCaptures: readonly Capture[] = [];
  /** Tracebacks leave the first parameter out: gc does so in closures of generic functions, where it takes it for the function's dictionary. */
  hidesFirst = false;
  readonly incoming: Incoming[] = [];
  private areaEnd: number;
  private readonly typeCache: Map<Type, Type> | undefined;

  /** Package internal/maps: its loops are short and its pointers not nil, so they are not looked at. */
  readonly isTrusted: boolean;

  constructor(
    readonly m: ModuleLowerer,
    readonly pkg: CheckedPackage,
    readonly facts: VariableFacts,
    readonly typeMap: SubstMap | undefined,
    readonly ir: IrFunc,
    /** Statement checks are wanted here. */
    readonly debug: boolean,
  ) {
    this.out = ir.body;
    if (typeMap) this.typeCache = new Map();
    ir.keepsAll = debug;
    this.isTrusted = pkg.pkg.path === 'internal/maps';
    this.areaEnd = areaBase(ir.ref.params.length - 1, ir.ref.results.length);
  }

  /** Parameters were added to the function. */
  growParams(): void {
    if (this.ir.params.length > this.ir.ref.params.length - 1) throw new Error(`${this.ir.ref.name}: more parameters than declared`);
  }

  /** Moves parameters to where they live: the heap if captured or addressed, the frame if large. */
  placeParams(): void {
    for (const p of this.incoming) {
      const { v, type, locals } = p;
      if (this.facts.addressed(v) || reprOf(type).inMemory) this.declare(v, { type, parts: locals.map((l) => X.local(l)) });
      else this.bind(v, { kind: 'locals', locals });
      p.storage = this.vars.get(v);
    }
  }

  get info(): Info {
    return this.pkg.info;
  }

  /** The name that gc gives to a literal or body in here. */
  closureName(e: Closure): string {
    const n = this.facts.numberOf(e);
    if (e.kind === 'RangeStmt') return `${this.baseName}-range${n}`;
    return `${this.baseName}${this.isLiteral ? '.' : '.func'}${this.literalsBefore + n}`;
  }

  wrapperName(kind: 'gowrap' | 'deferwrap'): string {
    return this.rangeBody ? this.rangeBody.parent.wrapperName(kind) : `${this.baseName}.${kind}${++this.wrapperCount}`;
  }

  /** An expression id that no node of the package has. */
  newId(): number {
    return this.pkg.ids.next++;
  }

  /** The function whose result variables a return statement in here means. */
  resultOwner(): FuncLowerer {
    return this.rangeBody ? this.rangeBody.parent.resultOwner() : this;
  }

  // ---- types

  /** A type of the source, with type parameters replaced. */
  subst(t: Type): Type {
    if (!this.typeMap || !this.typeCache) return t;
    let s = this.typeCache.get(t);
    if (!s) {
      s = substType(t, this.typeMap);
      this.typeCache.set(t, s);
    }
    return s;
  }

  tv(e: ast.Expr): TypeAndValue {
    const tv = this.info.types.get(e.id);
    if (!tv) throw new Error(`no type for ${e.kind} at ${this.m.where(e.pos)}`);
    return tv;
  }

  typeOf(e: ast.Expr): Type {
    return this.subst(this.tv(e).type);
  }

  // ---- statements

  emit(s: Stmt): void {
    this.out.push(s);
  }

  /** Runs `build` with statements going into a new list. */
  collect(build: () => void): Stmt[] {
    const outer = this.out;
    const list: Stmt[] = [];
    this.out = list;
    build();
    this.out = outer;
    return exact(list);
  }

  set(local: VLocal, e: Expr): void {
    this.emit({ k: SK.Set, local, e });
  }

  if(cond: Expr, then: () => void, otherwise?: () => void): void {
    this.emit(S.if(cond, this.collect(then), otherwise ? this.collect(otherwise) : undefined));
  }

  br(label: Label): void {
    this.emit({ k: SK.Br, label });
  }

  block(build: (end: Label) => void): void {
    const label = new Label();
    const body = this.collect(() => build(label));
    this.emit(S.block(label, body));
  }

  loop(build: (head: Label) => void, byGoto = false): void {
    const label = new Label();
    const body = this.collect(() => build(label));
    this.emit({ k: SK.Loop, label, byGoto, body, resumes: false });
  }

  /** The end of a loop's round, where a turn may end. */
  tick(): void {
    if (!this.isTrusted) this.emitTick();
  }

  emitTick(): void {
    this.emit(S.tick(this.pos));
  }

  /** A debugger's statement check (in debug builds); statements that follow belong to `pos`. */
  check(pos: Pos): void {
    this.pos = pos;
    if (this.debug && pos) this.emit({ k: SK.Check, pos, scope: this.scope, id: 0 });
  }

  panicCall(name: string, args: Expr[]): void {
    this.emit({ k: SK.PanicCall, func: this.m.panicFunc(name), args, pos: this.pos, scope: this.scope, id: 0 });
  }

  // ---- temporaries

  temp(type: ValType, pointer = false): VLocal {
    return new VLocal(type, pointer, false);
  }

  /** The expression itself if it may be evaluated repeatedly, else a temporary that holds it. */
  simple(e: Expr, pointer = false): Expr {
    if (isSimple(e)) return e;
    const t = this.temp(e.type, pointer);
    this.set(t, e);
    return X.local(t);
  }

  simpleVal(v: Val): Val {
    if (v.parts.every(isSimple)) return v;
    const r = reprOf(v.type);
    return { type: v.type, parts: v.parts.map((p, i) => this.simple(p, (r.parts[i] as Part).pointer)) };
  }

  /** A copy that later writes to variables or memory do not change. */
  snapshot(v: Val): Val {
    const r = reprOf(v.type);
    if (r.inMemory) {
      const to = this.area(r);
      this.copy(to, v.parts[0] as Expr, r);
      return { type: v.type, parts: [to] };
    }
    return {
      type: v.type,
      parts: v.parts.map((p, i) => {
        if (p.k === EK.Const || p.k === EK.BigConst || p.k === EK.Bss) return p;
        const t = this.temp(p.type, (r.parts[i] as Part).pointer);
        this.set(t, p);
        return X.local(t);
      }),
    };
  }

  /** New locals for a value of a type that is not held in memory. */
  tempsFor(type: Type): VLocal[] {
    return reprOf(type).parts.map((p) => this.temp(p.type, p.pointer));
  }

  // ---- memory

  /** Address of a new, uninitialised frame area. */
  area(r: { size: number; align: number; pointers: readonly number[] }): Expr {
    return X.fp(this.areaOffset(r));
  }

  areaOffset(r: { size: number; align: number; pointers: readonly number[] }): number {
    const align = Math.max(8, r.align);
    const at = (this.areaEnd + align - 1) & -align;
    this.areaEnd = at + ((r.size + 7) & ~7);
    this.ir.areaBytes = this.areaEnd - areaBase(this.ir.ref.params.length - 1, this.ir.ref.results.length);
    for (const p of r.pointers) this.ir.areaPointers.push(at + p);
    if (r.pointers.length > 0) this.ir.areas.push({ offset: at, size: r.size });
    return at;
  }

  loadPart(p: Part, addr: Expr, offset: number): Expr {
    return X.load(p.load, p.type, addr, offset + p.offset);
  }

  /** The value of `type` at an address. For a type in memory this is the address itself, uncopied. */
  loadVal(type: Type, addr: Expr, offset = 0): Val {
    const r = reprOf(type);
    if (r.inMemory) return { type, parts: [this.plus(addr, offset)] };
    return { type, parts: r.parts.map((p) => this.loadPart(p, addr, offset)) };
  }

  storePart(p: Part, addr: Expr, offset: number, value: Expr): void {
    const v = p.wide ? X.un(Op.i64ExtendI32U, I64, value) : value;
    this.emit({ k: SK.Store, op: p.store, addr, offset: offset + p.offset, value: v, barrier: p.pointer ? this.barrierFor(addr) : undefined });
  }

  /** Stores a pointer at an address that may be in the heap. */
  storePointer(value: Expr, addr: Expr, offset: number): void {
    this.emit({ k: SK.Store, op: Op.i64Store, addr, offset, value: X.un(Op.i64ExtendI32U, I64, value), barrier: this.barrierFor(addr) });
  }

  /** The write barrier, unless the address lies in the frame, which the collector scans at its own time. */
  private barrierFor(addr: Expr): FuncRef | undefined {
    return addr.k === EK.Fp ? undefined : this.m.kernel('gcWriteBarrier');
  }

  /** Tells the collector, while it marks, of pointers that are about to be copied (`from`) or cleared. */
  bulkBarrier(to: Expr, from: Expr | undefined, size: Expr): void {
    if (to.k === EK.Fp) return;
    this.if(X.load(Op.i32Load, I32, X.i32(machine.writeBarrier), 0), () => this.kernel('bulkBarrier', [to, from ?? X.i32(0), size]));
  }

  /** Stores a value; `addr` must be simple if the type has several parts. */
  storeVal(v: Val, addr: Expr, offset = 0): void {
    const r = reprOf(v.type);
    if (r.inMemory) {
      this.copy(this.plus(addr, offset), v.parts[0] as Expr, r, underlying(v.type).kind === 'Array');
      return;
    }
    r.parts.forEach((p, i) => this.storePart(p, addr, offset, v.parts[i] as Expr));
  }

  plus(addr: Expr, offset: number): Expr {
    if (offset === 0) return addr;
    if (addr.k === EK.Fp) return X.fp(addr.imm + offset);
    if (addr.k === EK.Bss) return X.bss(addr.imm + offset);
    if (addr.k === EK.Const) return X.i32(addr.imm + offset);
    return X.bin(Op.i32Add, I32, addr, X.i32(offset));
  }

  /** Copies a value held in memory. Only arrays can overlap without being one, through slices that became pointers to arrays. */
  copy(to: Expr, from: Expr, r: { size: number; pointers: readonly number[] }, overlaps = false): void {
    if (r.size === 0) return;
    if (r.pointers.length > 0 && to.k !== EK.Fp) {
      to = this.simple(to, true);
      from = this.simple(from, true);
      this.bulkBarrier(to, from, X.i32(r.size));
    }
    if (r.size <= 64 && r.size % 8 === 0) {
      const a = this.simple(to, true);
      const b = this.simple(from, true);
      const words = Array.from({ length: r.size >> 3 }, (_, i) => X.load(Op.i64Load, I64, b, i << 3));
      const held = overlaps && a.k !== EK.Fp && b.k !== EK.Fp ? words.map((w) => this.simple(w)) : words;
      held.forEach((value, i) => this.emit(S.store(Op.i64Store, a, i << 3, value)));
    } else this.emit({ k: SK.MemCopy, to, from, size: X.i32(r.size) });
  }

  zeroMemory(at: Expr, size: number): void {
    if (size === 0) return;
    if (size <= 64 && size % 8 === 0) {
      const a = this.simple(at, true);
      for (let q = 0; q < size; q += 8) this.emit(S.store(Op.i64Store, a, q, X.i64(0)));
    } else this.emit({ k: SK.MemFill, to: at, byte: X.i32(0), size: X.i32(size) });
  }

  zeroPart(p: Part): Expr {
    return p.type === I32 ? X.i32(0) : p.type === I64 ? X.i64(0) : p.type === F32 ? X.f32(0) : X.f64(0);
  }

  zeroVal(type: Type): Val {
    const r = reprOf(type);
    if (r.inMemory) {
      const at = this.area(r);
      this.zeroMemory(at, r.size);
      return { type, parts: [at] };
    }
    return { type, parts: r.parts.map((p) => this.zeroPart(p)) };
  }

  // ---- variables

  /** Declares a variable with its initial value (zero if there is none). */
  declare(v: Var, init: Val | undefined): void {
    const type = this.subst(v.type as Type);
    const r = reprOf(type);
    if (this.facts.inHeap(v)) {
      const pointer = new VLocal(I32, true, this.debug);
      const value = init ? this.simpleVal(init) : undefined;
      this.set(pointer, this.m.callExpr('newobject', [X.i32(this.m.types.of(type))]));
      if (value) this.storeVal(value, X.local(pointer));
      this.bind(v, { kind: 'heap', pointer });
    } else if (r.inMemory || this.facts.addressed(v)) {
      const offset = this.areaOffset(r);
      if (!init) this.zeroMemory(X.fp(offset), r.size);
      else this.storeVal(r.inMemory ? init : this.simpleVal(init), X.fp(offset));
      this.bind(v, { kind: 'frame', offset });
    } else {
      const locals = r.parts.map((p) => new VLocal(p.type, p.pointer, this.debug));
      const value = init ?? this.zeroVal(type);
      // A value that mentions several locals is read before any is written: the locals are new.
      locals.forEach((l, i) => this.set(l, value.parts[i] as Expr));
      this.bind(v, { kind: 'locals', locals });
    }
  }

  bind(v: Var, storage: Storage): void {
    this.vars.set(v, storage);
    if (this.debug && v.name && v.name !== '_') {
      const type = this.subst(v.type as Type);
      // The debugger reads values by their type's record, so there must be one.
      this.m.types.of(type);
      this.scopes.push({ name: v.name, type, storage, pos: v.pos, outer: this.scope, isParam: v.isParam || v.isReceiver });
      this.scope = this.scopes.length - 1;
    }
  }

  /** Memory for an object that a literal, new or the like makes: zeroed, in the heap, or in the frame if `stays`. */
  object(type: Type, stays: boolean): Expr {
    const r = reprOf(type);
    if (stays) {
      const at = this.area(r);
      this.zeroMemory(at, r.size);
      return at;
    }
    const p = this.temp(I32, true);
    this.set(p, this.m.callExpr('newobject', [X.i32(this.m.types.of(type))]));
    return X.local(p);
  }

  /** The same for n elements of a slice. */
  elements(elem: Type, n: number, stays: boolean): Expr {
    if (stays) {
      const { size, align, pointers } = reprOf(elem);
      const all: number[] = [];
      for (let i = 0; i < n; i++) for (const p of pointers) all.push(i * size + p);
      const at = this.area({ size: n * size, align, pointers: all });
      this.zeroMemory(at, n * size);
      return at;
    }
    const p = this.temp(I32, true);
    this.set(p, this.m.callExpr('newarray', [X.i32(this.m.types.of(elem)), X.i64(n)]));
    return X.local(p);
  }

  /** Whether what a node makes is in the frame. */
  stays(node: ast.Expr | ast.Stmt): boolean {
    return this.facts.escapes?.objects.has(node) ?? false;
  }

  /** Runs `build` as a block: variables declared in it go out of the debugger's sight afterwards. */
  inScope(build: () => void): void {
    const { scope } = this;
    build();
    this.scope = scope;
  }

  storageOf(v: Var): Storage {
    const s = this.vars.get(v);
    if (s) return s;
    const g = this.m.globals.storageOf(v);
    if (g) return g;
    throw new Error(`variable ${v.name} has no storage (${this.m.where(this.pos)})`);
  }

  readVar(v: Var): Val {
    const type = this.subst(v.type as Type);
    const s = this.storageOf(v);
    switch (s.kind) {
      case 'locals':
        return { type, parts: s.locals.map((l) => X.local(l)) };
      case 'frame':
        return this.loadVal(type, X.fp(s.offset));
      case 'heap':
        return this.loadVal(type, X.local(s.pointer));
      case 'global':
        return this.loadVal(type, X.bss(s.offset));
      case 'static':
        return this.loadVal(type, X.i32(s.address));
    }
  }

  writeVar(v: Var, value: Val): void {
    const s = this.storageOf(v);
    switch (s.kind) {
      case 'locals': {
        // `a = f(a)` on several parts must read all before writing one.
        const safe = s.locals.length > 1 ? this.guard(value, s.locals) : value;
        s.locals.forEach((l, i) => this.set(l, safe.parts[i] as Expr));
        break;
      }
      case 'frame':
        this.storeVal(value, X.fp(s.offset));
        break;
      case 'heap':
        this.storeVal(this.simpleVal(value), X.local(s.pointer));
        break;
      case 'global':
        this.storeVal(value, X.bss(s.offset));
        break;
      case 'static':
        this.storeVal(value, X.i32(s.address));
        break;
    }
  }

  /** The value with parts that mention a local about to be written kept in temporaries. */
  private guard(value: Val, locals: readonly VLocal[]): Val {
    const r = reprOf(value.type);
    let hazard = false;
    value.parts.forEach((p, i) => {
      for (let j = 0; j < i; j++) if (mentions(p, locals[j] as VLocal)) hazard = true;
    });
    if (!hazard) return value;
    return {
      type: value.type,
      parts: value.parts.map((p, i) => {
        if (!locals.some((l, j) => j < i && mentions(p, l))) return p;
        const t = this.temp(p.type, (r.parts[i] as Part).pointer);
        this.set(t, p);
        return X.local(t);
      }),
    };
  }

  // ---- calls

  /** Calls a function; the results come back as temporaries. */
  call(func: FuncRef, args: readonly Expr[], passFrame: boolean, mayUnwind: boolean, pointers: readonly boolean[] = []): Expr[] {
    const results = func.results.map((t, i) => this.temp(t, pointers[i] ?? false));
    this.emit({ k: SK.Call, func, indirect: undefined, args: [...args], passFrame, results, mayUnwind, pos: this.pos, scope: this.scope, id: 0 });
    return results.map((r) => X.local(r));
  }

  /** A kernel function without results that may park. */
  kernel(name: string, args: readonly Expr[]): void {
    const f = this.m.kernel(name);
    this.emit({ k: SK.Call, func: f, indirect: undefined, args: [...args], passFrame: false, results: [], mayUnwind: f.unwinds, pos: this.pos, scope: this.scope, id: 0 });
  }

  /** A function of the program or library whose results are Go values. */
  callGo(func: FuncRef, args: readonly Val[], resultTypes: readonly Type[]): Val[] {
    const flat: Expr[] = [];
    for (const a of args) flat.push(...a.parts);
    return this.results(resultTypes, (pointers) => this.call(func, flat, true, true, pointers));
  }

  /** Gathers flat results into values; those held in memory are copied out of the callee's dead frame at once. */
  results(types: readonly Type[], call: (pointers: boolean[]) => Expr[]): Val[] {
    const pointers: boolean[] = [];
    for (const t of types) for (const p of reprOf(t).parts) pointers.push(p.pointer);
    const parts = call(pointers);
    let at = 0;
    return types.map((type) => {
      const r = reprOf(type);
      const own = parts.slice(at, at + r.parts.length);
      at += r.parts.length;
      if (!r.inMemory) return { type, parts: own };
      return this.snapshot({ type, parts: own });
    });
  }
}

/** Whether an expression reads a local. */
export function mentions(e: Expr, l: VLocal): boolean {
  if (e.k === EK.Local) return e.local === l;
  return (
    (e.a !== undefined && mentions(e.a, l)) || (e.b !== undefined && mentions(e.b, l)) || (e.c !== undefined && mentions(e.c, l)) ||
    (e.args?.some((a) => mentions(a, l)) ?? false)
  );
}

/** The types of a signature's results as a list; a call's type is a tuple, one type, or nothing. */
export function resultTypes(results: Tuple): Type[] {
  return results.vars.map((v) => v.type as Type);
}

