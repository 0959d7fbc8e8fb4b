/** The library that the build has linked in advance, if it is there: read as far as it is needed. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { deserialize } from 'node:v8';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { withLibrary } from '../compile/prelink/debug';
import type { LargeTables, PrelinkedLibrary } from '../compile/prelink/library';
import { type PackedDebug, unpackDebug } from './packedDebug';
import { type Pieces, PiecedTable } from './piecedTable';

/** What library.link holds. */
export type LinkFile = Omit<PrelinkedLibrary, keyof LargeTables> & { readonly [K in keyof LargeTables]: Pieces };

function read(name: string, folder = __dirname): Buffer | undefined {
  try {
    return fs.readFileSync(path.join(folder, name));
  } catch {
    return undefined;
  }
}

/** What a program's compilation needs of it; `folder` is that of the running bundle. */
export function linkedLibrary(folder = __dirname): PrelinkedLibrary | undefined {
  const bytes = read('library.link', folder);
  if (!bytes) return undefined;
  const file = deserialize(bytes) as LinkFile;
  return { ...file, funcs: new PiecedTable(file.funcs), closures: new PiecedTable(file.closures), leaks: new PiecedTable(file.leaks) };
}

/** Its module. */
export function libraryModule(): Uint8Array {
  return read('library.wasm') as Uint8Array;
}

let libraryDebug: DebugInfo | undefined;
/** Reads the library's debug information ahead. */
export function prepareLibrary(): void {
  readLibraryDebug();
}

function readLibraryDebug(): DebugInfo {
  libraryDebug ??= unpackDebug(deserialize(read('library.debug') as Buffer) as PackedDebug);
  return libraryDebug;
}

/** The debug information of a program, with that of the library if the program uses it. */
export function wholeDebug(program: DebugInfo, usesLibrary: boolean): DebugInfo {
  return usesLibrary ? withLibrary(readLibraryDebug(), program) : program;
}
