/**
 * Encodes what was lowered after the program was linked as a module of its own, which joins the running program: it shares memory and table,
 * calls the program's functions through imports that the table provides, and puts its own into new places of the table.
 *
 * Data, type records and itabs go to the area that debug builds reserve; the tables that list them are written anew there.
 */
import { codeBase, resumeEntrySize } from '../../layout/machine';
import { programHeader } from '../../layout/image';
import { ModuleBuilder } from '../../wasm/moduleBuilder';
import type { DebugInfo, FuncInfo } from '../debuginfo/debugInfo';
import { SK, type VLocal } from '../ir';
import { importFunctions } from './imports';
import { imports } from '../lower/kernelFunctions';
import type { LoweredFunc, ModuleLowerer } from '../lower/module';
import { type DataPiece, NoRoom } from '../lower/staticData';
import { funcRecordWords } from './funcRecord';
import { type FuncLayout, layoutFunction } from './analysis';
import { CallGraph } from './callGraph';
import { argInfo } from './argInfo';
import { type EmitContext, FuncEmitter } from './funcEmitter';
import { type Link, Thunks, counted, kindOf, maxPages, resultWords, rootWords, variables } from './program';

/** Code and data that join a running program. */
export interface Addition {
  readonly wasm: Uint8Array;
  /** Functions of the program that the module imports as `program.<table index>`. */
  readonly imported: readonly number[];
  /** Pieces of memory to write before the module runs. */
  readonly data: readonly DataPiece[];
  readonly tableSize: number;
  /** New places that the collector scans, if there are any: address and number of entries of the whole list. */
  readonly roots: { readonly address: number; readonly count: number } | undefined;
  /** The debug information with what is new. */
  readonly debug: DebugInfo;
}

const needed = ['morestack', 'unwound', 'yieldTicks', 'stopCheck'];

/** Program counters of additions lie far behind the program's. */
const additionBase = codeBase + 0x20000000;

/** Emits the functions that were lowered since the last time. */
export function emitAddition(m: ModuleLowerer, link: Link, debug: DebugInfo): Addition {
  const funcs = m.funcs.slice(link.funcs);
  const irs = funcs.map((f) => f.ir);
  const calls = new CallGraph(irs);
  calls.mark();
  for (const f of irs) m.tableIndex(f.ref);
  const builder = new ModuleBuilder();
  for (const n of needed) m.kernel(n);
  for (const [name, f] of m.kernelRefs) f.index = builder.importFunc(imports[name]?.module ?? 'kernel', name, f);
  const imported = importFunctions(m, builder, calls.outside);
  for (const f of irs) f.ref.index = builder.declareFunc(f.ref);
  const layouts = irs.map(layoutFunction);
  const thunks = new Thunks(m, builder, funcs, link.thunks);
  const firstId = link.nextId;
  let nextId = firstId;
  const firstIds = layouts.map((l, i) => {
    const first = nextId;
    nextId += ((funcs[i] as LoweredFunc).ir.ref.unwinds ? 1 + l.nResume : 0) + l.nPanic;
    return first;
  });
  if (nextId > link.idLimit || m.globals.bssSize > link.bssLimit) throw new NoRoom();
  const info = grown(debug, nextId);
  const results: CallResults = new Map();
  const ctx = context(m, link, builder, info, results);
  const added: FuncInfo[] = [];
  const resumeEntries: ResumeEntries = new Map();
  funcs.forEach((f, i) => {
    const layout = layouts[i] as FuncLayout;
    const first = firstIds[i] as number;
    const { ref } = f.ir;
    builder.defineFunc(ref.index, (out) => new FuncEmitter(f.ir, layout, ref.unwinds ? first : first - 1, ctx, out, f.lowerer?.scopes).emit());
    const nIds = (ref.unwinds ? 1 + layout.nResume : 0) + layout.nPanic;
    if (ref.unwinds && f.ir.hasFrame) resumeRecords(m, resumeEntries, results, f, layout, first, nIds, thunks.indexFor(ref));
    link.positions.find(f.ir.pos);
    added.push({
      name: ref.name, pkg: f.pkg, firstId: first, nIds, frameSize: layout.frameSize, tableIndex: ref.tableIndex, args: argInfo(f), isWrapper: f.isWrapper, entry: additionBase + first * 64,
      file: link.positions.file, line: link.positions.line, variables: variables(m, f, link.bssBase, link.positions),
    });
  });
  thunks.define();
  const before = link.tableSize;
  const elements: number[] = [];
  for (const f of [...irs.map((x) => x.ref), ...thunks.refs, ...m.kernelRefs.values()]) if (f.tableIndex >= before) elements[f.tableIndex - before] = f.index;
  if (elements.length > 0) builder.addElements(before, elements);
  const tableSize = m.tableSize;
  const roots = updateTables(m, link);
  const data = m.data.takeChanges();
  for (const g of m.globals.statics.slice(link.staticGlobals)) data.push({ address: link.bssBase + g.offset, bytes: m.data.bytesAt(g.from, g.size).slice() });
  for (const [id, words] of resumeEntries) data.push({ address: link.resumeTable + id * resumeEntrySize, bytes: new Uint8Array(Uint32Array.from(words).buffer) });
  const wasm = builder.finish({ initial: 1, maximum: maxPages }, tableSize, false);
  Object.assign(link, {
    nextId, funcs: m.funcs.length, roots: m.globals.roots.length, types: m.types.all.length, itabs: m.types.nItabs, staticGlobals: m.globals.statics.length, globals: m.globals.all.length, tableSize,
  });
  for (const [key, index] of thunks.indices()) link.thunks.set(key, index);
  return { wasm, imported, data, tableSize, roots, debug: { ...info, files: [...debug.files.slice(0, m.options.library?.nFiles ?? 0), ...link.positions.sources()], funcs: [...debug.funcs, ...added] } };
}

/** The debug information with room for ids up to `nIds`. */
function grown(d: DebugInfo, nIds: number): DebugInfo {
  const copy = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(a: T, to: T): T => {
    to.set(a);
    return to;
  };
  const scopes = copy(d.scopes, new Int32Array(nIds).fill(-1));
  return {
    ...d, kinds: copy(d.kinds, new Uint8Array(nIds)), idFiles: copy(d.idFiles, new Uint16Array(nIds)), lines: copy(d.lines, new Uint32Array(nIds)), columns: copy(d.columns, new Uint16Array(nIds)),
    scopes, pcs: copy(d.pcs, new Uint32Array(nIds)),
  };
}

function context(m: ModuleLowerer, link: Link, builder: ModuleBuilder, info: DebugInfo, results: CallResults): EmitContext {
  const setPosition = (id: number, pos: number): void => {
    link.positions.find(pos);
    info.idFiles[id] = link.positions.file;
    info.lines[id] = link.positions.line;
    info.columns[id] = link.positions.column;
  };
  return {
    bssBase: link.bssBase, checkFlags: link.checkFlags,
    morestack: m.kernel('morestack'), unwound: m.kernel('unwound'), yield: m.kernel('yieldTicks'), stopCheck: m.kernel('stopCheck'), sites: false,
    typeIndex: (params, results) => builder.typeIndex({ params, results }),
    tableIndex: (f) => m.tableIndex(f),
    note(id, s) {
      info.kinds[id] = kindOf(s);
      setPosition(id, s.pos);
      if (s.k !== SK.Tick) info.scopes[id] = s.scope;
      if (s.k === SK.Call && s.results.length > 0) results.set(id, s.results);
    },
    notePc(id, offset) {
      info.pcs[id] = additionBase + id * 64 + (offset & 63);
    },
    noteSite: setPosition,
  };
}

// ---- tables

/** Entries of the resume table by id: the function's record, and the slots of a call's results. */
type ResumeEntries = Map<number, [record: number, results: number]>;

/** Results of the calls among the resume points. */
type CallResults = Map<number, readonly VLocal[]>;

/** The record of a function and the entries of its ids (layout/machine.ts), in the area for additions. */
function resumeRecords(m: ModuleLowerer, entries: ResumeEntries, results: CallResults, f: LoweredFunc, l: FuncLayout, firstId: number, nIds: number, thunk: number): void {
  const record = words(m, funcRecordWords(f.ir, l, firstId, thunk, (list) => words(m, list)));
  for (let id = firstId; id < firstId + nIds; id++) {
    const own = results.get(id);
    entries.set(id, [record, own ? words(m, resultWords(own)) : 0]);
  }
}

function words(m: ModuleLowerer, list: readonly number[]): number {
  const at = m.data.alloc(list.length * 4, 4);
  list.forEach((w, i) => m.data.u32(at + 4 * i, w));
  return at;
}

/** Lists of types, itabs and roots that have grown are written anew, and the program's header is told. */
function updateTables(m: ModuleLowerer, link: Link): Addition['roots'] {
  const h = m.header;
  const itabs = m.types.itabAddresses();
  if (m.types.all.length > link.types) m.data.u32(h + programHeader.typeTable, words(m, counted(m.types.addresses())));
  if (itabs.length > link.itabs) m.data.u32(h + programHeader.itabTable, words(m, counted(itabs)));
  if (m.globals.roots.length === link.roots) return undefined;
  const list = rootWords(m, link.bssBase);
  const address = words(m, list);
  m.data.u32(h + programHeader.globalPointers, address);
  m.data.u32(h + programHeader.nGlobalPointers, list.length / 3);
  return { address, count: list.length / 3 };
}
