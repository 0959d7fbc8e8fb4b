/** Links the library in advance: compiles all that programs may name of its common packages, and keeps what their compilations need to know. */
import { formatDiagnostic } from '../../base/diagnostic';
import { programBase } from '../../layout/machine';
import type { DebugInfo } from '../debuginfo/debugInfo';
import { emitProgram } from '../emit/program';
import { indexDeclarations } from '../load/declarationIndex';
import type { Program } from '../load/program';
import { ModuleLowerer } from '../lower/module';
import { isLastingKey } from '../../types/typeKey';
import type { LargeTables, LibraryFunc, PrelinkedLibrary } from './library';

/** The packages that most programs use. Others are compiled with the program that imports them. */
export const commonPackages = [
  'bufio', 'bytes', 'cmp', 'container/heap', 'container/list', 'container/ring', 'context', 'encoding/binary', 'encoding/hex', 'encoding/json', 'errors', 'flag', 'fmt', 'io', 'iter', 'maps', 'math', 'math/bits', 'math/rand',
  'os', 'path', 'path/filepath', 'reflect', 'regexp', 'runtime', 'runtime/debug', 'slices', 'sort', 'strconv', 'strings', 'sync', 'sync/atomic', 'testing', 'time', 'unicode', 'unicode/utf16', 'unicode/utf8',
] as const;

export interface Prelinked {
  readonly library: PrelinkedLibrary & LargeTables;
  readonly wasm: Uint8Array;
  readonly debug: DebugInfo;
}

/** `program` is a package main without functions that imports the packages. Throws what is wrong with the library. */
export function prelink(program: Program): Prelinked {
  const m = new ModuleLowerer(program, { debug: false, prelink: true });
  const start = m.lower();
  const state = m.linkedState();
  if (program.errorCount > 0) throw new Error(program.diagnostics.map((d) => formatDiagnostic(program.files, d)).join('\n'));
  if (m.errors.length > 0) throw new Error(m.errors.map((e) => `${m.where(e.pos)}${e.message}`).join('\n'));
  const { image, link } = emitProgram(m, start, false);
  const funcs = new Map<string, LibraryFunc>();
  for (const { ir: { ref } } of m.funcs) {
    if (ref.symbol && isLastingKey(ref.symbol)) funcs.set(ref.symbol, { name: ref.name, params: ref.params, results: ref.results, unwinds: ref.unwinds, tableIndex: ref.tableIndex });
  }
  const globals = new Map<string, number>();
  for (const g of m.globals.all) if (g.v.pkg?.scope.lookup(g.name) === g.v) globals.set(`${g.pkg}.${g.name}`, link.bssBase + g.offset);
  const piece = link.data?.[0];
  if (!piece || piece.address !== programBase || link.data?.length !== 1) throw new Error('the library\'s data is not in one piece');
  const library: Prelinked['library'] = {
    ...state, ...m.types.linkedState(),
    packages: new Map(program.packages.filter((p) => program.isLibrary(p.pkg.path)).map((p) => [p.pkg.path, { name: p.pkg.name, imports: p.pkg.imports.map((i) => i.path), declarations: indexDeclarations(p) }])),
    data: piece, end: (link.bssBase + m.globals.bssSize + 63) & ~63, header: m.header, fatalPanic: start.fatalPanic,
    nextId: link.nextId, resume: link.resume as Uint32Array, tableSize: link.tableSize, thunks: link.thunks, funcs, globals,
    allItabs: m.types.itabAddresses(), roots: m.globals.roots.flatMap((r) => [r.bss ? link.bssBase + r.address : r.address, r.size, r.type]),
    nFiles: image.debug.files.length, codeBytes: image.wasm.length,
  };
  return { library, wasm: image.wasm, debug: image.debug };
}
