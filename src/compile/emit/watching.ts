/**
 * Encodes the user's functions once more, so that they tell the kernel of each read and write of memory and of variables in locals: for data breakpoints
 * on accesses, which comparing memory cannot find.
 *
 * The new module takes the functions' places in the table. Frames are the same in both forms and ids too, so a frame that one
 * form has left is gone on with by the other (a stop leaves all frames in memory). Nobody pays for it who does not watch. Code of the library stays as it
 * is: what it reads of the user's is not noticed.
 */
import { ModuleBuilder } from '../../wasm/moduleBuilder';
import type { FuncRef } from '../ir';
import { imports } from '../lower/kernelFunctions';
import type { LoweredFunc, ModuleLowerer } from '../lower/module';
import { CallGraph } from './callGraph';
import { FuncEmitter } from './funcEmitter';
import { importFunctions } from './imports';
import { type Link, maxPages } from './program';

/** Code for places of the table that are taken already. */
export interface WatchingCode {
  readonly wasm: Uint8Array;
  /** Functions that the module imports as `program.<table index>`. */
  readonly imported: readonly number[];
  /** Places of the table that it takes. */
  readonly places: readonly number[];
}

/** Kernel functions that look at memory for compiled code, and those that tell of it. */
const telling = { memmove: 'memmoveSeen', memequal: 'memequalSeen' } as const;

export function emitWatching(m: ModuleLowerer, link: Link): WatchingCode {
  const indices = link.emitted.map((_, i) => i).filter((i) => m.funcs[i]?.lowerer);
  const funcs = indices.map((i) => m.funcs[i] as LoweredFunc);
  const builder = new ModuleBuilder();
  const instead = new Map<FuncRef, FuncRef>(Object.entries(telling).map(([plain, seen]) => [m.kernel(plain), m.kernel(seen)]));
  const watch = { accessed: m.kernel('accessed'), copy: m.kernel('copySeen'), fill: m.kernel('fillSeen'), instead };
  for (const [name, f] of m.kernelRefs) f.index = builder.importFunc(imports[name]?.module ?? 'kernel', name, f);
  const imported = importFunctions(m, builder, new CallGraph(funcs.map((f) => f.ir)).outside);
  for (const { ir } of funcs) ir.ref.index = builder.declareFunc(ir.ref);
  const nothing = (): void => {};
  const ctx = {
    bssBase: link.bssBase, checkFlags: link.checkFlags, sites: m.options.sites === true, watch,
    morestack: m.kernel('morestack'), unwound: m.kernel('unwound'), yield: m.kernel('yieldTicks'), stopCheck: m.kernel('stopCheck'),
    typeIndex: (params: FuncRef['params'], results: FuncRef['results']) => builder.typeIndex({ params, results }),
    tableIndex: (f: FuncRef) => m.tableIndex(f),
    note: nothing, notePc: nothing, noteSite: nothing,
  };
  indices.forEach((index, i) => {
    const f = funcs[i] as LoweredFunc;
    const { layout, firstId } = link.emitted[index] as Link['emitted'][number];
    builder.defineFunc(f.ir.ref.index, (out) => new FuncEmitter(f.ir, layout, f.ir.ref.unwinds ? firstId : firstId - 1, ctx, out, f.lowerer?.scopes).emit());
  });
  const places = funcs.filter((f) => f.ir.ref.tableIndex > 0);
  for (const f of places) builder.addElements(f.ir.ref.tableIndex, [f.ir.ref.index]);
  return { wasm: builder.finish({ initial: 1, maximum: maxPages }, link.tableSize, false), imported, places: places.map((f) => f.ir.ref.tableIndex) };
}
