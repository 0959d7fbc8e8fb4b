/**
 * The intermediate representation between lowering (Go semantics) and emission (WebAssembly).
 *
 * A function is a tree of statements over *virtual locals*. Expressions are pure: they read locals and memory
 * and never call anything that could park, panic or allocate; whatever can is a statement of its own. So each point at
 * which a goroutine may leave its native stack lies between statements, where nothing but locals is live.
 *
 * Statement forms that can leave and come back are `Call` (with `unwinds`), `Check` (a debugger's statement check) and
 * `Tick` (preemption); `PanicCall` leaves and never comes back to its place.
 */
import type { Pos } from '../base/source';
import type { ValType } from '../wasm/opcodes';

/** A virtual local: emission maps it to a WebAssembly local and, where it lives across a resume point, to a frame slot. */
export class VLocal {
  /** WebAssembly type (8 bits) and facts (a bit each). */
  private head: number;
  /** Set by emission. */
  physical = -1;
  slot = -1;
  first = -1;
  last = -1;
  /** The expression that reads it. */
  expr: Expr | undefined = undefined;
  constructor(type: ValType, isPointer: boolean, pinned: boolean) {
    this.head = type | (isPointer ? Fact.pointer : 0) | (pinned ? Fact.pinned : 0);
  }

  get type(): ValType {
    return (this.head & 0xff) as ValType;
  }
  /** Holds a pointer that the collector must see. */
  get isPointer(): boolean {
    return (this.head & Fact.pointer) !== 0;
  }
  /** A named variable of a debug build keeps its slot for the whole function. */
  get pinned(): boolean {
    return (this.head & Fact.pinned) !== 0;
  }
  pin(): void {
    this.head |= Fact.pinned;
  }
  /** A resume point lies between two mentions. */
  get crosses(): boolean {
    return (this.head & Fact.crosses) !== 0;
  }
  set crosses(yes: boolean) {
    this.head = yes ? this.head | Fact.crosses : this.head & ~Fact.crosses;
  }
}

const enum Fact { pointer = 0x100, pinned = 0x200, crosses = 0x400 }

export const enum EK { Local, Const, BigConst, Unary, Binary, Load, Select, IfExpr, Call, Bss, FuncIndex, Fp, Site }

/**
 * A pure expression. One class for all kinds, and small: some hundred thousand are made at each start, and objects of one shape are the cheapest.
 */
export class Expr {
  constructor(
    /** Kind (8 bits), type (8) and WebAssembly opcode (16). */
    private readonly head: number,
    readonly a: Expr | undefined,
    readonly b: Expr | undefined,
    /** A third operand, or a call's arguments. */
    private readonly rest: Expr | readonly Expr[] | undefined,
    /** Constant, load offset, bss or frame offset. */
    readonly imm: number,
    /** A local, a function, or a constant too large for a number. */
    private readonly ref: unknown,
  ) {}

  get k(): EK {
    return this.head & 0xff;
  }
  get type(): ValType {
    return ((this.head >> 8) & 0xff) as ValType;
  }
  /** For Unary, Binary and Load. */
  get op(): number {
    return this.head >>> 16;
  }
  get c(): Expr | undefined {
    return this.k === EK.Call ? undefined : (this.rest as Expr | undefined);
  }
  get args(): readonly Expr[] | undefined {
    return this.k === EK.Call ? (this.rest as readonly Expr[]) : undefined;
  }
  get local(): VLocal {
    return this.ref as VLocal;
  }
  get func(): FuncRef {
    return this.ref as FuncRef;
  }
  get big(): bigint {
    return this.ref as bigint;
  }
}

/** A callable: a function of the program or an import. `index` is set before emission of bodies. */
export interface FuncRef {
  readonly name: string;
  /** What it is in every compilation, '' for functions that others do not name. */
  readonly symbol: string;
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
  index: number;
  /** A kernel function or host call: it takes no frame pointer. */
  readonly imported: boolean;
  /** False for functions that provably always return normally. */
  unwinds: boolean;
  /** Place in the function table, 0 until somebody needs it. */
  tableIndex: number;
}

/** A branch target: the end of a Block or the start of a Loop. */
export class Label {
  /** Emission's nesting level at which the label's block was opened. */
  depth = -1;
}

export const enum SK { Set, Store, Drop, If, Block, Loop, Br, BrIf, BrTable, Call, Return, Check, Tick, PanicCall, MemCopy, MemFill, Unreachable }

/**
 * `resumes` (there is a resume point in it) and `id` (resume id, 0 for none) are set by emission. They are there from the start, since
 * objects that get properties later are slow.
 */
export type Stmt =
  | { readonly k: SK.Set; readonly local: VLocal; readonly e: Expr }
  /** `barrier`: the value is a pointer that the collector must hear of while it marks; `value` then extends an i32. */
  | { readonly k: SK.Store; readonly op: number; readonly addr: Expr; readonly offset: number; readonly value: Expr; readonly barrier: FuncRef | undefined }
  | { readonly k: SK.Drop; readonly e: Expr }
  | { readonly k: SK.If; readonly cond: Expr; readonly then: Stmt[]; readonly else: Stmt[] | undefined; resumes: boolean }
  | { readonly k: SK.Block; readonly label: Label; readonly body: Stmt[]; resumes: boolean }
  | { readonly k: SK.Loop; readonly label: Label; /** Entered at any label by goto: what is set in one round may be read in the next. */ readonly byGoto: boolean; readonly body: Stmt[]; resumes: boolean }
  | { readonly k: SK.Br; readonly label: Label }
  | { readonly k: SK.BrIf; readonly label: Label; readonly cond: Expr }
  | { readonly k: SK.BrTable; readonly e: Expr; readonly labels: Label[]; readonly fallback: Label }
  | CallStmt
  | { readonly k: SK.Return; readonly values: Expr[] }
  | { readonly k: SK.Check; readonly pos: Pos; readonly scope: number; id: number }
  | { readonly k: SK.Tick; readonly pos: Pos; id: number }
  | { readonly k: SK.PanicCall; readonly func: FuncRef; readonly args: Expr[]; readonly pos: Pos; readonly scope: number; id: number }
  | { readonly k: SK.MemCopy; readonly to: Expr; readonly from: Expr; readonly size: Expr }
  | { readonly k: SK.MemFill; readonly to: Expr; readonly byte: Expr; readonly size: Expr }
  | { readonly k: SK.Unreachable };

export interface CallStmt {
  readonly k: SK.Call;
  /** Exactly one of func and indirect is set; an indirect call names the signature and the table index expression. */
  readonly func: FuncRef | undefined;
  readonly indirect: { readonly params: readonly ValType[]; readonly results: readonly ValType[]; readonly index: Expr } | undefined;
  /** Without the frame pointer: emission adds it where `passFrame` is set. */
  readonly args: Expr[];
  readonly passFrame: boolean;
  readonly results: VLocal[];
  readonly mayUnwind: boolean;
  readonly pos: Pos;
  readonly scope: number;
  id: number;
}

const make = (k: EK, type: ValType, op: number, a?: Expr, b?: Expr, c?: Expr, imm = 0, ref?: unknown): Expr => new Expr(k | (type << 8) | (op << 16), a, b, c, imm, ref);

/** Expressions for the numbers from 0 to 255, which are most of all. */
const isShared = (n: number): boolean => n >= 0 && n < 256;
const shared = (of: (n: number) => Expr): readonly Expr[] => Array.from({ length: 256 }, (_, n) => of(n));
const newI32 = (imm: number): Expr => make(EK.Const, 0x7f, 0, undefined, undefined, undefined, imm);
const newI64 = (imm: number): Expr => make(EK.Const, 0x7e, 0, undefined, undefined, undefined, imm);
const newFp = (imm: number): Expr => make(EK.Fp, 0x7f, 0, undefined, undefined, undefined, imm);
const sharedI32 = shared(newI32);
const sharedI64 = shared(newI64);
const sharedFp = shared((n) => newFp(8 * n));

export const X = {
  local: (local: VLocal): Expr => (local.expr ??= make(EK.Local, local.type, 0, undefined, undefined, undefined, 0, local)),
  i32: (imm: number): Expr => (isShared(imm) ? (sharedI32[imm] as Expr) : newI32(imm | 0)),
  i64: (imm: number | bigint): Expr => {
    if (typeof imm === 'number') return isShared(imm) ? (sharedI64[imm] as Expr) : newI64(imm);
    return imm >= -0x40000000n && imm < 0x40000000n ? X.i64(Number(imm)) : make(EK.BigConst, 0x7e, 0, undefined, undefined, undefined, 0, imm);
  },
  f32: (imm: number): Expr => make(EK.Const, 0x7d, 0, undefined, undefined, undefined, imm),
  f64: (imm: number): Expr => make(EK.Const, 0x7c, 0, undefined, undefined, undefined, imm),
  un: (op: number, type: ValType, a: Expr): Expr => make(EK.Unary, type, op, a),
  bin: (op: number, type: ValType, a: Expr, b: Expr): Expr => make(EK.Binary, type, op, a, b),
  load: (op: number, type: ValType, addr: Expr, offset: number): Expr => make(EK.Load, type, op, addr, undefined, undefined, offset),
  select: (cond: Expr, yes: Expr, no: Expr): Expr => make(EK.Select, yes.type, 0, yes, no, cond),
  ifExpr: (cond: Expr, yes: Expr, no: Expr): Expr => make(EK.IfExpr, yes.type, 0, yes, no, cond),
  /** A call of a kernel function that neither parks nor panics. */
  call: (func: FuncRef, args: readonly Expr[]): Expr => new Expr(EK.Call | ((func.results[0] as ValType) << 8), undefined, undefined, args, 0, func),
  /** The address of a global variable: an offset in the zero-initialised data. */
  bss: (imm: number): Expr => make(EK.Bss, 0x7f, 0, undefined, undefined, undefined, imm),
  funcIndex: (func: FuncRef): Expr => make(EK.FuncIndex, 0x7f, 0, undefined, undefined, undefined, 0, func),
  /** The resume id that stands for this source position (0 at run time for none). */
  site: (pos: Pos): Expr => make(EK.Site, 0x7f, 0, undefined, undefined, undefined, pos),
  /** The address of a place in the own frame. */
  fp: (imm: number): Expr => ((imm & 7) === 0 && isShared(imm >> 3) ? (sharedFp[imm >> 3] as Expr) : newFp(imm)),
};

/** Statements that many places make. */
export const S = {
  store: (op: number, addr: Expr, offset: number, value: Expr, barrier?: FuncRef): Stmt => ({ k: SK.Store, op, addr, offset, value, barrier }),
  if: (cond: Expr, then: Stmt[], otherwise: Stmt[] | undefined): Stmt => ({ k: SK.If, cond, then, else: otherwise, resumes: false }),
  block: (label: Label, body: Stmt[]): Stmt => ({ k: SK.Block, label, body, resumes: false }),
  tick: (pos: Pos): Stmt => ({ k: SK.Tick, pos, id: 0 }),
};

/** Whether evaluating twice costs nothing and gives the same, as long as no local is written in between. */
export function isSimple(e: Expr): boolean {
  return e.k === EK.Local || e.k === EK.Const || e.k === EK.BigConst || e.k === EK.Bss || e.k === EK.Fp;
}

/** A place in a frame that holds a Go variable in memory (`size` bytes at `offset`), with its pointer words. */
export interface FrameArea {
  readonly offset: number;
  readonly size: number;
}

export interface IrFunc {
  readonly ref: FuncRef;
  /** Parameters after the frame pointer. */
  params: VLocal[];
  body: Stmt[];
  /** Bytes of the frame used by memory areas, which start at byte 8. */
  areaBytes: number;
  /** Offsets (from the frame pointer) of 8-byte words in areas that can hold pointers. */
  areaPointers: number[];
  /** Those areas that can hold pointers, by offset. */
  areas: FrameArea[];
  /** A debugger may look at any variable at any time: nothing in the frame is dead. */
  keepsAll: boolean;
  /** Has a frame that no callee shares although nothing in it unwinds: recover tells calls apart by their frames. */
  ownFrame?: boolean;
  /** Ticks at entry too (recursive functions). */
  ticksAtEntry: boolean;
  readonly pos: Pos;
  /** False for wrappers that pass their own frame on to the one function they call. */
  readonly hasFrame: boolean;
  /** Where deferred functions are run, if there are any: the resume point that a recovered panic goes on at. */
  deferReturn?: CallStmt;
}
