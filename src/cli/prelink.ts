/** The build's step that links the library in advance: writes library.wasm, library.link and library.debug beside the bundles. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { serialize } from 'node:v8';
import { implicitPackages } from '../compile/compile';
import { loadProgram } from '../compile/load/load';
import { commonPackages, prelink } from '../compile/prelink/prelink';
import { utf8 } from '../base/utf8';
import { openLibrary } from './library';
import { packDebug } from './packedDebug';
import { inPieces } from './piecedTable';
import type { LinkFile } from './prelinked';

const source = `package main\n\nimport (\n${commonPackages.map((p) => `\t_ "${p}"\n`).join('')})\n\nfunc main() {}\n`;
const program = loadProgram({
  entry: ['main.go'], library: openLibrary(__dirname), implicit: implicitPackages,
  files: { read: (f) => (f === 'main.go' ? utf8(source) : undefined), list: () => undefined, isDirectory: () => false, kind: () => undefined, absolute: (f) => `/${f}` },
});
for (const d of program.diagnostics) throw new Error(`${program.files.position(d.pos).file}:${program.files.position(d.pos).line}: ${d.message}`);
const { library, wasm, debug } = prelink(program);
const write = (name: string, bytes: Uint8Array): void => fs.writeFileSync(path.join(__dirname, name), bytes);
write('library.wasm', wasm);
const { funcs, closures, leaks, ...rest } = library;
write('library.link', serialize({ ...rest, funcs: inPieces(funcs), closures: inPieces(closures), leaks: inPieces(leaks) } satisfies LinkFile));
write('library.debug', serialize(packDebug(debug)));
