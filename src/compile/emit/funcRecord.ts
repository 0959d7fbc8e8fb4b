/** This file makes a function's record in the image (`funcRecord` in layout/machine.ts), which the kernel resumes, moves and scans frames by. */
import type { IrFunc } from '../ir';
import type { FuncLayout } from './analysis';

/** The record's words; `place` puts a list of words into the image and returns its address. */
export function funcRecordWords(f: IrFunc, l: FuncLayout, firstId: number, thunk: number, place: (words: readonly number[]) => number): number[] {
  const live = l.live.length === 0 ? 0 : place(asWords(l.live));
  const areas = f.areas.length === 0 ? 0 : place([f.areas.length, ...f.areas.flatMap((a) => [a.offset, a.size])]);
  return [firstId, l.frameSize, l.entrySize, f.ref.tableIndex, thunk, l.pointers.length, l.nParamPointers, f.deferReturn?.id ?? 0, live, l.nResume, areas, ...l.pointers];
}

/** How many words `place` is given, at most. */
export function extraWords(f: IrFunc, l: FuncLayout): number {
  return ((l.live.length + 3) >> 2) + 1 + 2 * f.areas.length;
}

function asWords(bytes: Uint8Array): readonly number[] {
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  return [...new Uint32Array(padded.buffer)];
}
