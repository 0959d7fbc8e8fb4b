/**
 * A stopped program as everything that explains it sees it: its memory, what the compiler noted about its code, and facts about the code that are worth
 * keeping between stops. A live program, a snapshot and a core file are the same here.
 */
import { type DebugInfo, type FuncInfo, positionOfId } from '../compile/debuginfo/debugInfo';
import type { MemoryReader } from './memoryReader';
import { isRuntimeInternal } from './traceback';
import { Values } from './values';

export interface Image {
  readonly memory: MemoryReader;
  readonly info: DebugInfo;
  readonly values: Values;
  readonly places: Places;
}

export function imageOf(memory: MemoryReader, info: DebugInfo): Image {
  return { memory, info, values: new Values(memory), places: new Places(info) };
}

/** A place in the source, as views show it. */
export interface Place {
  readonly func: string;
  readonly path: string;
  readonly line: number;
}

export const nowhere: Place = { func: '', path: '', line: 0 };

/** Functions and positions by resume id and by table index, without searching. */
export class Places {
  /** By resume id: index into info.funcs, -1 for none. */
  readonly funcOfId: Int32Array;
  /** By function: part of the user's program; never shown in stacks. */
  readonly isUser: Uint8Array;
  readonly isHidden: Uint8Array;
  private readonly byTableIndex = new Map<number, number>();

  constructor(readonly info: DebugInfo) {
    const library = new Set(info.library);
    this.funcOfId = new Int32Array(info.kinds.length).fill(-1);
    this.isUser = new Uint8Array(info.funcs.length);
    this.isHidden = new Uint8Array(info.funcs.length);
    info.funcs.forEach((f, i) => {
      this.funcOfId.fill(i, f.firstId, f.firstId + f.nIds);
      this.isHidden[i] = isRuntimeInternal(f) ? 1 : 0;
      this.isUser[i] = !library.has(f.pkg) && !this.isHidden[i] ? 1 : 0;
      this.byTableIndex.set(f.tableIndex, i);
    });
  }

  func(i: number): FuncInfo | undefined {
    return this.info.funcs[i];
  }

  funcOfTableIndex(i: number): number {
    return this.byTableIndex.get(i) ?? -1;
  }

  ofId(id: number): Place {
    if (!id) return nowhere;
    const f = this.info.funcs[this.funcOfId[id] ?? -1];
    const at = positionOfId(this.info, id);
    return { func: f?.name ?? '', path: at.file?.path ?? '', line: at.line };
  }

  ofFunc(i: number): Place {
    const f = this.info.funcs[i];
    return f ? { func: f.name, path: this.info.files[f.file]?.path ?? '', line: f.line } : nowhere;
  }
}
