/** The library that the build has linked in advance, if it is there: read as far as it is needed. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { deserialize } from 'node:v8';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { withLibrary } from '../compile/prelink/debug';
import type { PrelinkedLibrary } from '../compile/prelink/library';

function read(name: string): Buffer | undefined {
  try {
    return fs.readFileSync(path.join(__dirname, name));
  } catch {
    return undefined;
  }
}

/** What a program's compilation needs of it. */
export function linkedLibrary(): PrelinkedLibrary | undefined {
  const bytes = read('library.link');
  return bytes && (deserialize(bytes) as PrelinkedLibrary);
}

/** Its module. */
export function libraryModule(): Uint8Array {
  return read('library.wasm') as Uint8Array;
}

/** The debug information of a program, with that of the library if the program uses it. */
export function wholeDebug(program: DebugInfo, usesLibrary: boolean): DebugInfo {
  return usesLibrary ? withLibrary(deserialize(read('library.debug') as Buffer) as DebugInfo, program) : program;
}
