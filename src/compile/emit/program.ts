/** Encodes a lowered program as a WebAssembly module, with the image's tables and the debugger's information. */
import { codeBase, funcRecord, machine, resumeEntrySize } from '../../layout/machine';
import { programHeader } from '../../layout/image';
import { I32, type ValType } from '../../wasm/opcodes';
import { ModuleBuilder } from '../../wasm/moduleBuilder';
import { ByteBuffer } from '../../base/byteBuffer';
import { Op } from '../../wasm/opcodes';
import { type DebugInfo, type FuncInfo, type IdFacts, IdKind, type Location, type ScopeVariable } from '../debuginfo/debugInfo';
import { PositionTable } from '../debuginfo/positionTable';
import { type FuncRef, type IrFunc, SK, type Stmt, type CallStmt, type VLocal } from '../ir';
import type { ScopeEntry } from '../lower/func';
import { imports } from '../lower/kernelFunctions';
import type { LoweredFunc, ModuleLowerer } from '../lower/module';
import type { DataPiece } from '../lower/staticData';
import type { Type } from '../../types/types';
import { reprOf } from '../lower/repr';
import { argInfo } from './argInfo';
import { importFunctions } from './imports';
import { type FuncLayout, callUnwinds, layoutFunction, propagateUnwinds } from './analysis';
import { extraWords, funcRecordWords } from './funcRecord';
import { type EmitContext, FuncEmitter, slotStore } from './funcEmitter';

export interface Image {
  readonly wasm: Uint8Array;
  readonly header: number;
  readonly debug: DebugInfo;
  /** WebAssembly pages that the program's data needs at least, and entries of the function table. */
  readonly pages: number;
  readonly tableSize: number;
  /** Functions of the linked library that the module imports as `program.<table index>`; undefined if the program has its own. */
  readonly imported: readonly number[] | undefined;
  /** The program's first resume id: those below are the library's, and `debug` begins here. */
  readonly firstId: number;
}

/** Pages of 64 KiB at most: 4 GiB. */
export const maxPages = 65536;

const needed = ['morestack', 'unwound', 'yieldTicks', 'stopCheck'];

/** Where additions to a running program go (emit/addition.ts), and what the program's module has decided for them. */
export interface Link {
  readonly positions: PositionTable;
  readonly bssBase: number;
  readonly bssLimit: number;
  readonly resumeTable: number;
  readonly checkFlags: number;
  nextId: number;
  readonly idLimit: number;
  /** Table indices of the resume thunks, by signature. */
  readonly thunks: Map<string, number>;
  /** How much of the lowerer's lists is in the memory. */
  funcs: number;
  roots: number;
  types: number;
  itabs: number;
  staticGlobals: number;
  globals: number;
  tableSize: number;
  /** The layout and first id of each function, in debug builds: they can be encoded once more (emit/watching.ts). */
  readonly emitted: readonly { readonly layout: FuncLayout; readonly firstId: number }[];
  /** Of the library: the data as it is before anything runs, and the two words of each resume entry. */
  readonly data?: readonly DataPiece[];
  readonly resume?: Uint32Array;
}

/** Room that debug builds leave for what is evaluated while they run: resume ids, bytes of variables, bytes of data. */
const additions = { ids: 8192, bss: 1 << 16, data: 1 << 19 } as const;

export function emitProgram(m: ModuleLowerer, start: { main: number; fatalPanic: number }, withNames: boolean): { image: Image; link: Link } {
  const irs = m.funcs.map((f) => f.ir);
  markRecursive(irs);
  propagateUnwinds(irs);
  for (const n of needed) m.kernel(n);
  const { library } = m.options;
  const builder = new ModuleBuilder();
  for (const [name, f] of m.kernelRefs) f.index = builder.importFunc(imports[name]?.module ?? 'kernel', name, f);
  const imported = library ? importFunctions(m, builder, m.funcs) : undefined;
  for (const f of m.funcs) f.ir.ref.index = builder.declareFunc(f.ir.ref, withNames ? f.ir.ref.name : '');
  // Everything that can be resumed is in the table, and so is one thunk for each signature.
  const layouts = m.funcs.map((f) => layoutFunction(f.ir));
  const thunks = new Thunks(m, builder, m.funcs, library?.thunks);
  // What is evaluated in a debug session calls functions through the table.
  for (const f of m.funcs) if ((f.ir.ref.unwinds && f.ir.hasFrame) || m.options.debug || m.options.prelink) m.tableIndex(f.ir.ref);
  const firstProgramId = library?.nextId ?? 1;
  let nextId = firstProgramId;
  const firstIds = layouts.map((l, i) => {
    const first = nextId;
    if ((m.funcs[i] as LoweredFunc).ir.ref.unwinds) nextId += 1 + l.nResume + l.nPanic;
    else nextId += l.nPanic;
    return first;
  });
  const idLimit = m.options.debug ? nextId + additions.ids : nextId;
  const tables = new Tables(m, layouts, nextId, idLimit);
  const bssBase = tables.end;
  const positions = new PositionTable(m.program.files, library?.nFiles);
  const ids = {
    kinds: new Uint8Array(nextId), idFiles: new Uint16Array(nextId), lines: new Uint32Array(nextId), columns: new Uint16Array(nextId),
    scopes: new Int32Array(nextId).fill(-1), pcs: new Uint32Array(nextId),
  };
  const setPosition = (id: number, pos: number): void => {
    if (!pos) return;
    positions.find(pos);
    ids.idFiles[id] = positions.file;
    ids.lines[id] = positions.line;
    ids.columns[id] = positions.column;
  };
  const ctx: EmitContext = {
    bssBase,
    checkFlags: tables.flags,
    morestack: m.kernel('morestack'),
    unwound: m.kernel('unwound'),
    yield: m.kernel('yieldTicks'),
    stopCheck: m.kernel('stopCheck'),
    sites: m.options.sites === true,
    typeIndex: (params, results) => builder.typeIndex({ params, results }),
    tableIndex: (f) => m.tableIndex(f),
    note(id, s) {
      ids.kinds[id] = kindOf(s);
      setPosition(id, (s as { pos: number }).pos);
      ids.scopes[id] = (s as { scope?: number }).scope ?? -1;
    },
    notePc(id, offset) {
      ids.pcs[id] = offset;
    },
    noteSite(id, pos) {
      ids.kinds[id] = IdKind.Site;
      setPosition(id, pos);
    },
  };
  const infos: (Omit<FuncInfo, 'entry' | 'tableIndex'> & { entry: number; tableIndex: number })[] = [];
  m.funcs.forEach((f, i) => {
    const layout = layouts[i] as FuncLayout;
    const firstId = firstIds[i] as number;
    builder.defineFunc(f.ir.ref.index, new FuncEmitter(f.ir, layout, f.ir.ref.unwinds ? firstId : firstId - 1, ctx, f.lowerer?.scopes).emit());
    const unwinds = f.ir.ref.unwinds && f.ir.hasFrame;
    const nIds = (f.ir.ref.unwinds ? 1 + layout.nResume : 0) + layout.nPanic;
    if (f.ir.ref.unwinds) setPosition(firstId, f.ir.pos);
    if (unwinds) tables.func(f.ir, layout, firstId, nIds, thunks.indexFor(f.ir.ref));
    positions.find(f.ir.pos);
    infos.push({
      name: f.ir.ref.name, pkg: f.pkg, firstId, nIds, frameSize: layout.frameSize, tableIndex: f.ir.ref.tableIndex, args: argInfo(f), isWrapper: f.isWrapper, entry: 0,
      file: positions.file, line: positions.line, variables: variables(m, f, bssBase, positions), ...resultsOf(m, f),
    });
  });
  // A function gets its place in the table when code that names it is emitted, which may be after its own.
  m.funcs.forEach((f, i) => {
    (infos[i] as { tableIndex: number }).tableIndex = f.ir.ref.tableIndex;
  });
  thunks.define();
  const firstElement = library?.tableSize ?? 1;
  const elements: number[] = [];
  for (const f of [...irs.map((x) => x.ref), ...thunks.refs, ...m.kernelRefs.values()]) if (f.tableIndex > 0) elements[f.tableIndex - firstElement] = f.index;
  builder.addElements(firstElement, elements);
  const tableSize = firstElement + elements.length;
  const bssEnd = bssBase + m.bssSize;
  const bssLimit = m.options.debug ? m.bssSize + additions.bss : m.bssSize;
  const dataArea = (bssBase + bssLimit + 63) & ~63;
  const end = m.options.debug ? dataArea + additions.data : bssEnd;
  tables.finish(start, bssBase, end);
  const data = m.data.takeChanges();
  for (const d of data) builder.addData(d.address, d.bytes);
  builder.addData(tables.base, tables.contents());
  for (const g of m.staticGlobals) builder.addData(bssBase + g.offset, m.data.bytesAt(g.from, g.size));
  const pages = Math.ceil(end / 65536) + 16;
  const wasm = builder.finish({ initial: 1, maximum: maxPages }, tableSize, withNames);
  const base = codeBase + (library?.codeBytes ?? 0);
  infos.forEach((f, i) => {
    f.entry = base + (builder.codeOffsets[i] as number);
    for (let id = f.firstId; id < f.firstId + f.nIds; id++) ids.pcs[id] = f.entry + (ids.pcs[id] as number);
  });
  if (m.options.debug) m.data.addTo(dataArea, additions.data);
  const link: Link = {
    positions, bssBase, bssLimit, resumeTable: tables.base, checkFlags: tables.flags, nextId, idLimit, thunks: thunks.indices(), funcs: m.funcs.length, roots: m.roots.length,
    types: m.types.all.length, itabs: m.types.itabList().length, staticGlobals: m.staticGlobals.length, globals: m.globals.length, tableSize,
    emitted: m.options.debug ? layouts.map((layout, i) => ({ layout, firstId: firstIds[i] as number })) : [], ...(m.options.prelink ? { data, resume: tables.resumeWords() } : {}),
  };
  const image: Image = {
    wasm, header: m.header, pages, tableSize, imported, firstId: firstProgramId,
    debug: {
      files: positions.sources(), funcs: infos, ...own(ids, firstProgramId),
      globals: m.options.debug ? m.globals.filter((g) => !m.program.isLibrary(g.pkg)).map((g) => ({ name: g.name, pkg: g.pkg, type: m.types.existing(g.type), address: bssBase + g.offset })) : [],
      library: m.program.packages.map((p) => p.pkg.path).filter((p) => m.program.isLibrary(p)), checkFlags: tables.flags,
    },
  };
  return { image, link };
}

/** Facts of the program's own ids: those of the library are in front of them (compile/prelink/debug.ts). */
function own(ids: IdFacts, first: number): IdFacts {
  if (first === 1) return ids;
  return {
    kinds: ids.kinds.slice(first), idFiles: ids.idFiles.slice(first), lines: ids.lines.slice(first), columns: ids.columns.slice(first), scopes: ids.scopes.slice(first), pcs: ids.pcs.slice(first),
  };
}

export function kindOf(s: Stmt): IdKind {
  switch (s.k) {
    case SK.Check: return IdKind.Check;
    case SK.Tick: return IdKind.Tick;
    case SK.PanicCall: return IdKind.Panic;
    default: return IdKind.Call;
  }
}

// ---- recursion

/** Functions on a cycle of direct calls, or with indirect ones, count ticks at entry, so that no recursion runs for ever unpreempted. */
export function markRecursive(funcs: readonly IrFunc[]): void {
  const byRef = new Map<FuncRef, IrFunc>();
  for (const f of funcs) byRef.set(f.ref, f);
  const index = new Map<IrFunc, number>();
  const low = new Map<IrFunc, number>();
  const onStack = new Set<IrFunc>();
  const stack: IrFunc[] = [];
  let next = 0;
  const callees = new Map<IrFunc, IrFunc[]>();
  for (const f of funcs) {
    const list: IrFunc[] = [];
    collectCalls(f.body, byRef, list);
    callees.set(f, list);
  }
  // Tarjan's algorithm, with an explicit stack: call graphs of generated code can be deep.
  for (const root of funcs) {
    if (index.has(root)) continue;
    const frames: { f: IrFunc; i: number }[] = [{ f: root, i: 0 }];
    while (frames.length > 0) {
      const frame = frames[frames.length - 1] as { f: IrFunc; i: number };
      const { f } = frame;
      if (frame.i === 0) {
        index.set(f, next);
        low.set(f, next++);
        stack.push(f);
        onStack.add(f);
      }
      const list = callees.get(f) as IrFunc[];
      if (frame.i < list.length) {
        const callee = list[frame.i++] as IrFunc;
        if (callee === f) f.ticksAtEntry = true;
        else if (!index.has(callee)) frames.push({ f: callee, i: 0 });
        else if (onStack.has(callee)) low.set(f, Math.min(low.get(f) as number, index.get(callee) as number));
        continue;
      }
      frames.pop();
      const parent = frames[frames.length - 1];
      if (parent) low.set(parent.f, Math.min(low.get(parent.f) as number, low.get(f) as number));
      if (low.get(f) === index.get(f)) {
        const component: IrFunc[] = [];
        for (let g = stack.pop() as IrFunc; ; g = stack.pop() as IrFunc) {
          onStack.delete(g);
          component.push(g);
          if (g === f) break;
        }
        if (component.length > 1) for (const g of component) g.ticksAtEntry = true;
      }
    }
  }
  for (const f of funcs) {
    if (f.ticksAtEntry && f.hasFrame) f.body.unshift({ k: SK.Tick, pos: f.pos });
  }
}

function collectCalls(list: readonly Stmt[], byRef: Map<FuncRef, IrFunc>, out: IrFunc[]): void {
  for (const s of list) {
    switch (s.k) {
      case SK.If:
        collectCalls(s.then, byRef, out);
        if (s.else) collectCalls(s.else, byRef, out);
        break;
      case SK.Block:
      case SK.Loop:
        collectCalls(s.body, byRef, out);
        break;
      case SK.Call: {
        const f = s.func && byRef.get(s.func);
        if (f) out.push(f);
        break;
      }
    }
  }
}

// ---- resume thunks

/** Enters a function of one signature to resume it, and leaves its results at the start of its dead frame. */
export class Thunks {
  readonly refs: FuncRef[] = [];
  private readonly bySignature = new Map<string, FuncRef>();

  constructor(private readonly m: ModuleLowerer, private readonly builder: ModuleBuilder, funcs: readonly LoweredFunc[], private readonly known: ReadonlyMap<string, number> = new Map()) {
    for (const f of funcs) if (f.ir.ref.unwinds && f.ir.hasFrame) this.declare(f.ir.ref);
  }

  /** Table indices by signature. */
  indices(): Map<string, number> {
    return new Map([...this.known, ...[...this.bySignature].map(([key, ref]) => [key, ref.tableIndex] as const)]);
  }

  private key(f: FuncRef): string {
    return `${f.params.join()}:${f.results.join()}`;
  }

  private declare(f: FuncRef): void {
    const key = this.key(f);
    if (this.bySignature.has(key) || this.known.has(key)) return;
    const ref: FuncRef = { name: `resume ${key}`, symbol: '', params: f.params, results: f.results, index: this.builder.declareFunc({ params: [I32, I32], results: [] }), imported: false, unwinds: true, tableIndex: 0 };
    this.m.tableIndex(ref);
    this.bySignature.set(key, ref);
    this.refs.push(ref);
  }

  indexFor(f: FuncRef): number {
    const key = this.key(f);
    return this.known.get(key) ?? (this.bySignature.get(key) as FuncRef).tableIndex;
  }

  define(): void {
    for (const t of this.refs) {
      const out = new ByteBuffer(64);
      // A local for each result, after the two parameters (frame, table index).
      out.uleb(t.results.length);
      for (const r of t.results) {
        out.uleb(1);
        out.u8(r);
      }
      t.params.forEach((p, i) => {
        if (i === 0) {
          out.u8(Op.localGet);
          out.uleb(0);
        } else zero(out, p);
      });
      out.u8(Op.localGet);
      out.uleb(1);
      out.u8(Op.callIndirect);
      out.uleb(this.builder.typeIndex({ params: t.params, results: t.results }));
      out.u8(0);
      for (let i = t.results.length - 1; i >= 0; i--) {
        out.u8(Op.localSet);
        out.uleb(2 + i);
      }
      // A function that left again still needs its frame.
      out.u8(Op.i32Const);
      out.u8(0);
      out.u8(Op.i32Load);
      out.uleb(2);
      out.uleb(machine.unwinding);
      out.u8(Op.if);
      out.u8(0x40);
      out.u8(Op.return);
      out.u8(Op.end);
      t.results.forEach((r, i) => {
        out.u8(Op.localGet);
        out.uleb(0);
        out.u8(Op.localGet);
        out.uleb(2 + i);
        out.u8(slotStore(r));
        out.uleb(0);
        out.uleb(8 + 8 * i);
      });
      out.u8(Op.end);
      this.builder.defineFunc(t.index, out.view());
    }
  }
}

function zero(out: ByteBuffer, type: ValType): void {
  if (type === I32) {
    out.u8(Op.i32Const);
    out.u8(0);
  } else if (type === 0x7e) {
    out.u8(Op.i64Const);
    out.u8(0);
  } else if (type === 0x7d) {
    out.u8(Op.f32Const);
    out.f32(0);
  } else {
    out.u8(Op.f64Const);
    out.f64(0);
  }
}

// ---- image tables

/** The resume table, function records, result slots, check flags, global pointers and type tables, after the static data. */
class Tables {
  readonly base: number;
  readonly flags: number;
  private readonly resume: number;
  private readonly out: DataView;
  private readonly bytes: Uint8Array;
  private at: number;
  private readonly room: number;

  /** There is room for `idLimit` ids, of which the program uses `nIds`. */
  constructor(private readonly m: ModuleLowerer, private readonly layouts: readonly FuncLayout[], private readonly nIds: number, idLimit: number) {
    this.base = (m.data.end + 63) & ~63;
    this.resume = this.base;
    this.flags = this.resume + idLimit * resumeEntrySize;
    const afterFlags = (this.flags + idLimit + 15) & ~15;
    const { library } = m.options;
    let room = 64 + m.roots.length * 12 + (library?.roots.length ?? 0) * 4 + (m.types.addresses().length + 4) * 4 + m.types.itabList().length * 4;
    for (const f of m.funcs) {
      if (!f.ir.ref.unwinds) continue;
      room += funcRecord.pointers + 8;
      room += countCalls(f.ir.body);
    }
    this.room = room + 4096;
    this.bytes = new Uint8Array(afterFlags - this.base + this.room);
    this.out = new DataView(this.bytes.buffer);
    library?.resume.forEach((word, i) => this.u32(this.resume + 4 * i, word));
    this.at = afterFlags;
    // Pointer lists of functions are of unknown length until now, so records grow the area when needed.
    this.extra = [];
  }

  private extra: { address: number; words: number[] }[];

  get end(): number {
    return this.reserveEnd;
  }

  /** All of the area that records may use; bss starts behind it. */
  private get reserveEnd(): number {
    if (this.fixedEnd === 0) {
      let pointers = 0;
      for (const f of this.m.funcs) if (f.ir.ref.unwinds) pointers += f.ir.areaPointers.size + savedPointers(f);
      this.layouts.forEach((l, i) => {
        pointers += extraWords((this.m.funcs[i] as LoweredFunc).ir, l);
      });
      this.fixedEnd = (this.base + this.bytes.length + pointers * 4 + 63) & ~63;
    }
    return this.fixedEnd;
  }
  private fixedEnd = 0;

  private u32(address: number, value: number): void {
    this.out.setUint32(address - this.base, value, true);
  }

  private words(list: readonly number[]): number {
    const address = this.cursor;
    this.cursor += list.length * 4;
    this.extra.push({ address, words: list.slice() });
    return address;
  }

  private get cursor(): number {
    return this.at;
  }
  private set cursor(v: number) {
    this.at = v;
  }

  func(f: IrFunc, l: FuncLayout, firstId: number, nIds: number, thunk: number): void {
    const record = this.words(funcRecordWords(f, l, firstId, thunk, (list) => this.words(list)));
    for (let i = 0; i < nIds; i++) this.u32(this.resume + (firstId + i) * resumeEntrySize, record);
    visitCalls(f.body, (s) => {
      if (s.id === undefined || s.results.length === 0 || !callUnwinds(s)) return;
      const slots = s.results.map((r: VLocal) => r.slot);
      this.u32(this.resume + s.id * resumeEntrySize + 4, this.words([slots.length, ...slots]));
    });
  }

  /** The two words of each entry of the resume table. */
  resumeWords(): Uint32Array {
    const all = this.contents();
    return new Uint32Array(all.buffer.slice(0, this.nIds * resumeEntrySize));
  }

  finish(start: { main: number; fatalPanic: number }, bssBase: number, end: number): void {
    const { m } = this;
    const rootList = rootWords(m, bssBase);
    const roots = this.words(rootList);
    const typeTable = this.words(counted(m.types.addresses()));
    const itabs = m.types.itabList();
    const itabTable = this.words(counted(itabs.map((t) => t.address)));
    if (this.at > this.reserveEnd) throw new Error('image tables overflow their area');
    const h = m.header;
    m.data.u32(h + programHeader.resumeTable, this.resume);
    m.data.u32(h + programHeader.nResumeIds, this.nIds);
    m.data.u32(h + programHeader.checkFlags, this.flags);
    m.data.u32(h + programHeader.globalPointers, roots);
    m.data.u32(h + programHeader.nGlobalPointers, rootList.length / 3);
    m.data.u32(h + programHeader.mainFn, start.main);
    m.data.u32(h + programHeader.panicFn, start.fatalPanic);
    m.data.u32(h + programHeader.end, end);
    m.data.u32(h + programHeader.typeTable, typeTable);
    m.data.u32(h + programHeader.itabTable, itabTable);
  }

  contents(): Uint8Array {
    const all = new Uint8Array(this.at - this.base);
    all.set(this.bytes.subarray(0, Math.min(this.bytes.length, all.length)));
    const view = new DataView(all.buffer);
    for (const e of this.extra) e.words.forEach((w, i) => view.setUint32(e.address - this.base + 4 * i, w, true));
    return all;
  }
}

/** The places that the collector scans: address, size, type. */
export function rootWords(m: ModuleLowerer, bssBase: number): number[] {
  return [...(m.options.library?.roots ?? []), ...m.roots.flatMap((r) => [r.bss ? bssBase + r.address : r.address, r.size, r.type])];
}

export function counted(list: readonly number[]): number[] {
  return [list.length, ...list];
}

function savedPointers(f: LoweredFunc): number {
  // Pointer slots are some of the function's virtual locals, each of which is mentioned somewhere.
  let n = f.ir.params.length * 2 + 8;
  const seen = new Set<VLocal>();
  visitLocals(f.ir.body, (v) => {
    if (v.isPointer && v.slot >= 0 && !seen.has(v)) {
      seen.add(v);
      n++;
    }
  });
  return n;
}

function visitLocals(list: readonly Stmt[], each: (v: VLocal) => void): void {
  for (const s of list) {
    if (s.k === SK.Set) each(s.local);
    else if (s.k === SK.Call) for (const r of s.results) each(r);
    else if (s.k === SK.If) {
      visitLocals(s.then, each);
      if (s.else) visitLocals(s.else, each);
    } else if (s.k === SK.Block || s.k === SK.Loop) visitLocals(s.body, each);
  }
}

export function visitCalls(list: readonly Stmt[], each: (s: CallStmt) => void): void {
  for (const s of list) {
    if (s.k === SK.Call) each(s);
    else if (s.k === SK.If) {
      visitCalls(s.then, each);
      if (s.else) visitCalls(s.else, each);
    } else if (s.k === SK.Block || s.k === SK.Loop) visitCalls(s.body, each);
  }
}

function countCalls(list: readonly Stmt[]): number {
  let bytes = 0;
  visitCalls(list, (s) => {
    if (s.results.length > 0) bytes += 4 + 4 * s.results.length;
  });
  return bytes;
}

// ---- variables

/** What the debugger must know to show what a function of the user's has returned. */
function resultsOf(m: ModuleLowerer, f: LoweredFunc): Pick<FuncInfo, 'results'> {
  if (!f.lowerer?.debug || f.lowerer.resultVars.length === 0) return {};
  const fn = f.lowerer;
  return {
    results: fn.resultVars.map((v) => {
      const type = fn.subst(v.type as Type);
      const r = reprOf(type);
      return { name: v.name, type: m.types.existing(type), parts: r.parts.length, inMemory: r.inMemory };
    }),
  };
}

export function variables(m: ModuleLowerer, f: LoweredFunc, bssBase: number, positions: PositionTable): ScopeVariable[] {
  return (f.lowerer?.scopes ?? []).map((s: ScopeEntry) => {
    positions.find(s.pos);
    return { name: s.name, type: m.types.of(s.type), location: locate(s, bssBase), line: positions.line, outer: s.outer, isParam: s.isParam };
  });
}

function locate(s: ScopeEntry, bssBase: number): Location {
  switch (s.storage.kind) {
    case 'locals': return { kind: 'slots', offsets: s.storage.locals.map((l) => l.slot) };
    case 'frame': return { kind: 'frame', offset: s.storage.offset };
    case 'heap': return { kind: 'pointer', offset: s.storage.pointer.slot };
    case 'global': return { kind: 'static', address: bssBase + s.storage.offset };
    case 'static': return { kind: 'static', address: s.storage.address };
  }
}
