/**
 * What the debugger needs to know about compiled code: functions by resume id, positions, variables in scope.
 *
 * A resume id is a place in a function where its frame can stand in memory: entry, a call, a tick, a statement check, or a
 * panic. Ids are dense over the program; each function has a contiguous range.
 */
import type { FileSet, Pos } from '../../base/source';
import type { Type } from '../../types/types';

export const enum IdKind { Entry, Call, Check, Tick, Panic, Site }

/** Where a variable is found in a frame in memory. */
export type Location =
  /** One frame offset for each part of the value, in the representation of repr.ts. */
  | { readonly kind: 'slots'; readonly offsets: readonly number[] }
  /** The value itself is in the frame. */
  | { readonly kind: 'frame'; readonly offset: number }
  /** The frame holds the value's address. */
  | { readonly kind: 'pointer'; readonly offset: number }
  | { readonly kind: 'static'; readonly address: number };

export interface ScopeVariable {
  readonly name: string;
  readonly type: Type;
  readonly location: Location;
  readonly pos: Pos;
  /** Index of the variable declared before, -1 at the outermost. */
  readonly outer: number;
}

export interface FuncInfo {
  readonly name: string;
  readonly pkg: string;
  readonly pos: Pos;
  readonly firstId: number;
  readonly nIds: number;
  readonly frameSize: number;
  readonly variables: readonly ScopeVariable[];
  readonly tableIndex: number;
}

export interface Global {
  readonly name: string;
  readonly pkg: string;
  readonly type: Type;
  readonly address: number;
}

export interface DebugInfo {
  readonly files: FileSet;
  readonly funcs: readonly FuncInfo[];
  readonly globals: readonly Global[];
  /** By resume id. */
  readonly kinds: Uint8Array;
  readonly positions: Float64Array;
  /** Innermost variable in scope, -1 for none. */
  readonly scopes: Int32Array;
  /** Record address of each type that has one. */
  readonly types: readonly { readonly address: number; readonly type: Type }[];
  isLibrary(pkg: string): boolean;
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
