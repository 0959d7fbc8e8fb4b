/** Encodes a lowered program as a WebAssembly module, with the image's tables and the debugger's information. */
import { codeBase, machine, moduleNames, resumeEntrySize } from '../../layout/machine';
import { programHeader } from '../../layout/image';
import { I32, type ValType } from '../../wasm/opcodes';
import { ModuleBuilder } from '../../wasm/moduleBuilder';
import type { ByteBuffer } from '../../base/byteBuffer';
import { Op } from '../../wasm/opcodes';
import { type DebugInfo, type FuncInfo, type IdFacts, IdKind, type Location, type ScopeVariable } from '../debuginfo/debugInfo';
import { PositionTable } from '../debuginfo/positionTable';
import { type FuncRef, type IrFunc, SK, type VLocal } from '../ir';
import type { ScopeEntry } from '../lower/func';
import { imports } from '../lower/kernelFunctions';
import type { LoweredFunc, ModuleLowerer } from '../lower/module';
import type { DataPiece } from '../lower/staticData';
import type { Type } from '../../types/types';
import { reprOf } from '../lower/repr';
import { argInfo } from './argInfo';
import { importFunctions } from './imports';
import { type FuncLayout, layoutFunction } from './analysis';
import { CallGraph } from './callGraph';
import { funcRecordWords, recordWords } from './funcRecord';
import { type EmitContext, FuncEmitter, type NotedStmt, slotStore } from './funcEmitter';

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
  const calls = new CallGraph(irs);
  calls.mark();
  for (const n of needed) m.kernel(n);
  const { library } = m.options;
  const builder = new ModuleBuilder();
  for (const [name, f] of m.kernelRefs) f.index = builder.importFunc(imports[name]?.module ?? 'kernel', name, f);
  const imported = library ? importFunctions(m, builder, calls.outside) : undefined;
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
      setPosition(id, s.pos);
      if (s.k !== SK.Tick) ids.scopes[id] = s.scope;
      if (s.k === SK.Call && s.results.length > 0) tables.results(id, s.results);
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
    builder.defineFunc(f.ir.ref.index, (out) => new FuncEmitter(f.ir, layout, f.ir.ref.unwinds ? firstId : firstId - 1, ctx, out, f.lowerer?.scopes).emit());
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
  const bssEnd = bssBase + m.globals.bssSize;
  const bssLimit = m.options.debug ? m.globals.bssSize + additions.bss : m.globals.bssSize;
  const dataArea = (bssBase + bssLimit + 63) & ~63;
  const end = m.options.debug ? dataArea + additions.data : bssEnd;
  tables.finish(start, bssBase, end);
  const data = m.data.takeChanges();
  for (const d of data) builder.addData(d.address, d.bytes);
  builder.addData(tables.base, tables.contents());
  for (const g of m.globals.statics) builder.addData(bssBase + g.offset, m.data.bytesAt(g.from, g.size));
  const pages = Math.ceil(end / 65536) + 16;
  const wasm = builder.finish({ initial: 1, maximum: maxPages }, tableSize, withNames, m.options.prelink ? moduleNames.library : moduleNames.program);
  const base = codeBase + (library?.codeBytes ?? 0);
  infos.forEach((f, i) => {
    f.entry = base + (builder.codeOffsets[i] as number);
    for (let id = f.firstId; id < f.firstId + f.nIds; id++) ids.pcs[id] = f.entry + (ids.pcs[id] as number);
  });
  if (m.options.debug) m.data.addTo(dataArea, additions.data);
  const link: Link = {
    positions, bssBase, bssLimit, resumeTable: tables.base, checkFlags: tables.flags, nextId, idLimit, thunks: thunks.indices(), funcs: m.funcs.length, roots: m.globals.roots.length,
    types: m.types.all.length, itabs: m.types.nItabs, staticGlobals: m.globals.statics.length, globals: m.globals.all.length, tableSize,
    emitted: m.options.debug ? layouts.map((layout, i) => ({ layout, firstId: firstIds[i] as number })) : [], ...(m.options.prelink ? { data, resume: tables.resumeWords() } : {}),
  };
  const image: Image = {
    wasm, header: m.header, pages, tableSize, imported, firstId: firstProgramId,
    debug: {
      files: positions.sources(), funcs: infos, ...own(ids, firstProgramId),
      globals: m.options.debug ? m.globals.all.filter((g) => !m.program.isLibrary(g.pkg)).map((g) => ({ name: g.name, pkg: g.pkg, type: m.types.existing(g.type), address: bssBase + g.offset })) : [],
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

export function kindOf(s: NotedStmt): IdKind {
  switch (s.k) {
    case SK.Check: return IdKind.Check;
    case SK.Tick: return IdKind.Tick;
    case SK.PanicCall: return IdKind.Panic;
    default: return IdKind.Call;
  }
}

// ---- resume thunks

/** Enters a function of one signature to resume it, and leaves its results at the start of its dead frame. */
export class Thunks {
  readonly refs: FuncRef[] = [];
  /** Table indices by signature: those of the library or program before, and those that are new here. */
  private readonly byKey: Map<string, number>;
  /** The same by the module's type indices, as far as they have been asked for. */
  private readonly byType: number[] = [];

  constructor(private readonly m: ModuleLowerer, private readonly builder: ModuleBuilder, funcs: readonly LoweredFunc[], known: ReadonlyMap<string, number> = new Map()) {
    this.byKey = new Map(known);
    for (const f of funcs) if (f.ir.ref.unwinds && f.ir.hasFrame) this.indexFor(f.ir.ref);
  }

  /** Table indices by signature. */
  indices(): Map<string, number> {
    return this.byKey;
  }

  /** The table index of the thunk for a function of the module. */
  indexFor(f: FuncRef): number {
    const type = this.builder.typeOf(f.index);
    return (this.byType[type] ??= this.declare(f));
  }

  private declare(f: FuncRef): number {
    const key = `${f.params.join()}:${f.results.join()}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const ref: FuncRef = { name: `resume ${key}`, symbol: '', params: f.params, results: f.results, index: this.builder.declareFunc({ params: [I32, I32], results: [] }), imported: false, unwinds: true, tableIndex: 0 };
    const index = this.m.tableIndex(ref);
    this.byKey.set(key, index);
    this.refs.push(ref);
    return index;
  }

  define(): void {
    for (const t of this.refs) this.builder.defineFunc(t.index, (out) => this.encode(t, out));
  }

  private encode(t: FuncRef, out: ByteBuffer): void {
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
  /** All of the area that the tables may use ends here; bss starts behind it. */
  readonly end: number;
  private readonly resume: number;
  private readonly out: DataView;
  private readonly bytes: Uint8Array;
  private at: number;

  /** There is room for `idLimit` ids, of which the program uses `nIds`. */
  constructor(private readonly m: ModuleLowerer, layouts: readonly FuncLayout[], private readonly nIds: number, idLimit: number) {
    this.base = (m.data.end + 63) & ~63;
    this.resume = this.base;
    this.flags = this.resume + idLimit * resumeEntrySize;
    this.at = (this.flags + idLimit + 15) & ~15;
    const { library } = m.options;
    let words = 3 * m.globals.roots.length + (library?.roots.length ?? 0) + m.types.nTypes + m.types.nItabs;
    layouts.forEach((l, i) => {
      const { ir } = m.funcs[i] as LoweredFunc;
      if (ir.ref.unwinds) words += l.resultWords + recordWords(ir, l);
    });
    // Emission can want a few types and roots more.
    this.end = (this.at + 4 * words + 4096 + 63) & ~63;
    this.bytes = new Uint8Array(this.end - this.base);
    this.out = new DataView(this.bytes.buffer);
    library?.resume.forEach((word, i) => this.u32(this.resume + 4 * i, word));
  }

  private u32(address: number, value: number): void {
    this.out.setUint32(address - this.base, value, true);
  }

  private words(list: readonly number[]): number {
    const address = this.at;
    this.at += list.length * 4;
    if (this.at > this.end) throw new Error('image tables overflow their area');
    for (let i = 0; i < list.length; i++) this.u32(address + 4 * i, list[i] as number);
    return address;
  }

  /** The record of a function that can be resumed, in the entries of all its ids. */
  func(f: IrFunc, l: FuncLayout, firstId: number, nIds: number, thunk: number): void {
    const record = this.words(funcRecordWords(f, l, firstId, thunk, (list) => this.words(list)));
    for (let i = 0; i < nIds; i++) this.u32(this.resume + (firstId + i) * resumeEntrySize, record);
  }

  /** Where the kernel puts what a call returns while its caller's frame is in memory. */
  results(id: number, results: readonly VLocal[]): void {
    this.u32(this.resume + id * resumeEntrySize + 4, this.words(resultWords(results)));
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
    const itabTable = this.words(counted(m.types.itabAddresses()));
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
    return this.bytes.subarray(0, this.at - this.base);
  }
}

/** The number of a call's results, and their slots. */
export function resultWords(results: readonly VLocal[]): number[] {
  return [results.length, ...results.map((r) => r.slot)];
}

/** The places that the collector scans: address, size, type. */
export function rootWords(m: ModuleLowerer, bssBase: number): number[] {
  return [...(m.options.library?.roots ?? []), ...m.globals.roots.flatMap((r) => [r.bss ? bssBase + r.address : r.address, r.size, r.type])];
}

export function counted(list: readonly number[]): number[] {
  return [list.length, ...list];
}

// ---- variables

/** What the debugger must know to show what a function of the user's has returned. */
function resultsOf(m: ModuleLowerer, f: LoweredFunc): Pick<FuncInfo, 'results'> {
  if (!f.lowerer || f.lowerer.resultVars.length === 0) return {};
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
