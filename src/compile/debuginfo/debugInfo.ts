/**
 * What the debugger knows about compiled code: functions, positions, variables in scope. Plain data, so that it can be
 * sent to another thread and kept in the build cache; types are addresses of the image's type records.
 *
 * A resume id is a place in a function where its frame can stand in memory: entry, a call, a tick, a statement check, or a
 * panic. Ids are dense over the program; each function has a contiguous range.
 */
export const enum IdKind { Entry, Call, Check, Tick, Panic, Site }

/** Where a variable is found while its frame is in memory. */
export type Location =
  /** One frame offset for each part of the value (compile/lower/repr.ts), each part in 8 bytes. */
  | { readonly kind: 'slots'; readonly offsets: readonly number[] }
  /** The value itself is in the frame. */
  | { readonly kind: 'frame'; readonly offset: number }
  /** The frame holds the value's address. */
  | { readonly kind: 'pointer'; readonly offset: number }
  | { readonly kind: 'static'; readonly address: number };

export interface ScopeVariable {
  readonly name: string;
  /** Address of the type's record. */
  readonly type: number;
  readonly location: Location;
  /** Line of the declaration. */
  readonly line: number;
  /** Index of the variable declared before, -1 at the outermost. */
  readonly outer: number;
  readonly isParam: boolean;
}

export interface FuncInfo {
  readonly name: string;
  readonly pkg: string;
  readonly firstId: number;
  readonly nIds: number;
  readonly frameSize: number;
  readonly tableIndex: number;
  /** How tracebacks print its arguments (emit/argInfo.ts). */
  readonly args: string;
  /** Made by the compiler to call another function; tracebacks leave it out. */
  readonly isWrapper: boolean;
  /** Where its code begins. */
  readonly entry: number;
  readonly variables: readonly ScopeVariable[];
  /** Results of a function of the user's: name, type record, number of parts, held in memory. */
  readonly results?: readonly { readonly name: string; readonly type: number; readonly parts: number; readonly inMemory: boolean }[];
  /** Position of the declaration. */
  readonly file: number;
  readonly line: number;
}

export interface GlobalInfo {
  readonly name: string;
  readonly pkg: string;
  readonly type: number;
  readonly address: number;
}

export interface SourceInfo {
  /** As diagnostics name it. */
  readonly name: string;
  /** On disk, or `glassgo:…` for the library. */
  readonly path: string;
}

/** By resume id: kind, index into files, 1-based line and byte column (0 for none), innermost variable in scope (-1 for none), program counter. */
export interface IdFacts {
  readonly kinds: Uint8Array;
  readonly idFiles: Uint16Array;
  readonly lines: Uint32Array;
  readonly columns: Uint16Array;
  readonly scopes: Int32Array;
  readonly pcs: Uint32Array;
}

export interface DebugInfo extends IdFacts {
  readonly files: readonly SourceInfo[];
  readonly funcs: readonly FuncInfo[];
  readonly globals: readonly GlobalInfo[];
  /** Import paths of the program's library packages. */
  readonly library: readonly string[];
  /** Where the image's check flags begin. */
  readonly checkFlags: number;
}

/** The function that a resume id belongs to. */
export function funcOfId(info: DebugInfo, id: number): FuncInfo | undefined {
  const { funcs } = info;
  let low = 0;
  let high = funcs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((funcs[middle] as FuncInfo).firstId <= id) low = middle;
    else high = middle - 1;
  }
  const f = funcs[low];
  return f && id >= f.firstId && id < f.firstId + f.nIds ? f : undefined;
}

/** The function whose code holds a program counter. */
export function funcOfPc(info: DebugInfo, pc: number): FuncInfo | undefined {
  const { funcs } = info;
  let low = 0;
  let high = funcs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((funcs[middle] as FuncInfo).entry <= pc) low = middle;
    else high = middle - 1;
  }
  const f = funcs[low];
  return f && pc >= f.entry ? f : undefined;
}

/** The resume id of a program counter: that of the first place at or behind it in its function; 0 for none. */
export function idOfPc(info: DebugInfo, f: FuncInfo, pc: number): number {
  let best = 0;
  for (let id = f.firstId; id < f.firstId + f.nIds; id++) {
    const at = info.pcs[id] as number;
    if (at >= pc && (best === 0 || at < (info.pcs[best] as number))) best = id;
  }
  return best;
}

/** File and line of a resume id; of its function's declaration where the id has no position of its own. */
export function positionOfId(info: DebugInfo, id: number): { file: SourceInfo | undefined; line: number; column: number } {
  const line = info.lines[id] ?? 0;
  if (line > 0) return { file: info.files[info.idFiles[id] as number], line, column: info.columns[id] as number };
  const f = funcOfId(info, id);
  return { file: f && info.files[f.file], line: f?.line ?? 0, column: 1 };
}
