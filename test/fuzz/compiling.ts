/** Compiles texts within the process: what the compiler says of them, and whether its modules are valid. */
import path from 'node:path';
import { formatDiagnostic } from '../../src/base/diagnostic';
import { openLibrary } from '../../src/cli/library';
import { linkedLibrary } from '../../src/cli/prelinked';
import { compile, implicitPackages } from '../../src/compile/compile';
import { loadProgram } from '../../src/compile/load/load';
import { onInternalError } from '../../src/types/check';

export interface Outcome {
  /** As the compiler prints them; none for a program that compiles. */
  readonly errors: readonly string[];
  /** What must never be. */
  readonly fault: string;
}

const dist = path.join(process.cwd(), 'dist');
const library = openLibrary(dist);
const linked = linkedLibrary(dist);

export function compileBytes(bytes: Uint8Array, debug = false): Outcome {
  let internal = '';
  onInternalError((e) => { internal ||= e instanceof Error ? (e.stack ?? e.message) : String(e); });
  try {
    const files = { read: (f: string) => (f === 'main.go' ? bytes : undefined), list: () => undefined, isDirectory: () => false, kind: () => undefined, absolute: (f: string) => `/${f}` };
    const program = loadProgram({ entry: ['main.go'], files, library, linked: linked?.packages, implicit: implicitPackages });
    if (program.diagnostics.length > 0) return { errors: program.diagnostics.map((d) => formatDiagnostic(program.files, d)), fault: internal };
    const { image, diagnostics } = compile(program, { debug, library: linked });
    if (!image) return { errors: diagnostics.map((d) => formatDiagnostic(program.files, d)), fault: internal };
    return { errors: [], fault: WebAssembly.validate(image.wasm as BufferSource) ? internal : 'the module is not valid' };
  } catch (e) {
    return { errors: [], fault: e instanceof Error ? (e.stack ?? e.message) : String(e) };
  } finally {
    onInternalError(undefined);
  }
}
