/** This file makes a function's record in the image (`funcRecord` in layout/machine.ts), which the kernel resumes, moves and scans frames by. */
import type { IrFunc } from '../ir';
import type { FuncLayout } from './analysis';

/** The record's words; `place` puts a list of words into the image and returns its address. */
export function funcRecordWords(f: IrFunc, l: FuncLayout, firstId: number, thunk: number, place: (words: readonly number[]) => number): number[] {
  const live = l.live.length === 0 ? 0 : place(asWords(l.live));
  const areas = f.areas.length === 0 ? 0 : place([f.areas.length, ...f.areas.flatMap((a) => [a.offset, a.size])]);
  return [firstId, l.frameSize, l.entrySize, f.ref.tableIndex, thunk, l.pointers.length, l.nParamPointers, f.deferReturn?.id ?? 0, live, l.nResume, areas, ...l.pointers];
}

/** How many words that are, with those that `place` is given. */
export function recordWords(f: IrFunc, l: FuncLayout): number {
  return 11 + l.pointers.length + ((l.live.length + 3) >> 2) + (f.areas.length === 0 ? 0 : 1 + 2 * f.areas.length);
}

function asWords(bytes: Uint8Array): readonly number[] {
  const words: number[] = new Array((bytes.length + 3) >> 2).fill(0);
  for (let i = 0; i < bytes.length; i++) words[i >> 2] = ((words[i >> 2] as number) | ((bytes[i] as number) << (8 * (i & 3)))) >>> 0;
  return words;
}
