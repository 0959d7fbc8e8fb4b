/** The debug information of a program that uses the linked library: the library's comes first, in every list. */
import type { DebugInfo, IdFacts } from '../debuginfo/debugInfo';

export function withLibrary(library: DebugInfo, program: DebugInfo): DebugInfo {
  return {
    ...joined(library, program), files: [...library.files, ...program.files], funcs: [...library.funcs, ...program.funcs], globals: program.globals,
    library: [...new Set([...library.library, ...program.library])], checkFlags: program.checkFlags,
  };
}

function joined(a: IdFacts, b: IdFacts): IdFacts {
  const join = <T extends { length: number; set(from: T, at?: number): void }>(make: new (n: number) => T, x: T, y: T): T => {
    const out = new make(x.length + y.length);
    out.set(x);
    out.set(y, x.length);
    return out;
  };
  return {
    kinds: join(Uint8Array, a.kinds, b.kinds), idFiles: join(Uint16Array, a.idFiles, b.idFiles), lines: join(Uint32Array, a.lines, b.lines), columns: join(Uint16Array, a.columns, b.columns),
    scopes: join(Int32Array, a.scopes, b.scopes), pcs: join(Uint32Array, a.pcs, b.pcs),
  };
}
