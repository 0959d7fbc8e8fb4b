/**
 * The library's debug information as the build writes it: its thousands of functions as columns, which are read in a tenth of the time
 * that as many objects take.
 */
import type { DebugInfo, FuncInfo } from '../compile/debuginfo/debugInfo';

const numbers = ['firstId', 'nIds', 'frameSize', 'tableIndex', 'entry', 'file', 'line'] as const;

/** What library.debug holds. */
export interface PackedDebug extends Omit<DebugInfo, 'funcs'> {
  readonly table: Readonly<Record<(typeof numbers)[number], Uint32Array>> & {
    /** Of the functions, one a line. */
    readonly names: string;
    readonly args: string;
    readonly packages: readonly string[];
    /** Index into `packages`, for each function. */
    readonly pkg: Uint16Array;
    readonly isWrapper: Uint8Array;
  };
}

/** The library is compiled without variables and results in its debug information. */
export function packDebug({ funcs, ...rest }: DebugInfo): PackedDebug {
  if (funcs.some((f) => f.variables.length > 0 || f.results || /\n/.test(f.name + f.args))) throw new Error('a function of the library has more than columns can hold');
  const packages = [...new Set(funcs.map((f) => f.pkg))];
  return {
    ...rest,
    table: {
      ...(Object.fromEntries(numbers.map((k) => [k, Uint32Array.from(funcs, (f) => f[k])])) as Record<(typeof numbers)[number], Uint32Array>),
      names: funcs.map((f) => f.name).join('\n'), args: funcs.map((f) => f.args).join('\n'), packages, pkg: Uint16Array.from(funcs, (f) => packages.indexOf(f.pkg)),
      isWrapper: Uint8Array.from(funcs, (f) => Number(f.isWrapper)),
    },
  };
}

export function unpackDebug({ table: c, ...rest }: PackedDebug): DebugInfo {
  const args = c.args.split('\n');
  const at = (list: ArrayLike<number>, i: number): number => list[i] as number;
  const funcs = c.names.split('\n').map((name, i): FuncInfo => ({
    name, pkg: c.packages[at(c.pkg, i)] as string, firstId: at(c.firstId, i), nIds: at(c.nIds, i), frameSize: at(c.frameSize, i), tableIndex: at(c.tableIndex, i), args: args[i] as string,
    isWrapper: c.isWrapper[i] === 1, entry: at(c.entry, i), file: at(c.file, i), line: at(c.line, i), variables: [],
  }));
  return { ...rest, funcs };
}
