/**
 * Goroutines and their frames, read from an image.
 *
 * While a goroutine is off its native stack (parked, runnable, stopped at a check) its frames form a chain from G.top:
 * each begins with the resume id at which its function left, and a link to the frame below (odd where a panic started a
 * deferred call above it; 0 at the end). The id leads to the function and the position through the debug information.
 */
import { type DebugInfo, type FuncInfo, funcOfId } from '../compile/debuginfo/debugInfo';
import { kernelRecord, machine } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { gStatus, waitReasons } from '../layout/status';
import type { MemoryReader } from './memoryReader';

export const gFields = offsetsOf('G') as Readonly<Record<string, number>>;
const kernelFields = offsetsOf('Kernel') as Readonly<Record<string, number>>;

export interface Goroutine {
  readonly address: number;
  readonly id: number;
  readonly status: number;
  /** The collector is scanning its stack. */
  readonly isScanned: boolean;
  /** Go's text for the wait reason, '' if it does not wait. */
  readonly waitReason: string;
  readonly waitObject: number;
  /** Resume id of the go statement, 0 for main. */
  readonly createdAt: number;
  readonly parent: number;
  readonly top: number;
  readonly startFn: number;
  readonly stackLo: number;
}

export interface Frame {
  readonly fp: number;
  readonly id: number;
  readonly func: FuncInfo;
  /** The frame was started by a panic: below it is the frame that panicked. */
  readonly aboveByPanic: boolean;
}

export function kernelU32(m: MemoryReader, field: string): number {
  return m.u32(kernelRecord + (kernelFields[field] as number));
}
export function kernelU64(m: MemoryReader, field: string): bigint {
  return m.u64(kernelRecord + (kernelFields[field] as number));
}
export function kernelAddress(field: string): number {
  return kernelRecord + (kernelFields[field] as number);
}

export function readGoroutine(m: MemoryReader, address: number): Goroutine {
  const f = (name: string) => m.u32(address + (gFields[name] as number));
  const status = f('status') & ~gStatus.scan;
  return {
    address, id: Number(m.u64(address + (gFields.goid as number))), status,
    waitReason: status === gStatus.waiting ? (waitReasons[f('waitReason')] ?? '') : '',
    waitObject: f('waitObject'), createdAt: f('createdAt'), isScanned: (f('status') & gStatus.scan) !== 0, parent: Number(m.u64(address + (gFields.parentGoid as number))),
    top: f('top'), startFn: f('startFn'), stackLo: f('stackLo'),
  };
}

/** The goroutine that runs or is stopped, 0 if none. */
export function currentG(m: MemoryReader): number {
  return m.u32(machine.curg);
}

/** All goroutines that exist, in order of creation of their records. */
export function goroutines(m: MemoryReader): Goroutine[] {
  const table = kernelU32(m, 'allgs');
  const n = kernelU32(m, 'nAllgs');
  const out: Goroutine[] = [];
  for (let i = 0; i < n; i++) {
    const g = readGoroutine(m, m.u32(table + 4 * i));
    if (g.status !== gStatus.idle && g.status !== gStatus.dead) out.push(g);
  }
  return out.sort((a, b) => a.id - b.id);
}

/** Frames from the top, `start` of them skipped, at most `count`. */
export function frames(m: MemoryReader, info: DebugInfo, g: Goroutine, start = 0, count = Number.MAX_SAFE_INTEGER): Frame[] {
  const out: Frame[] = [];
  let i = 0;
  findFrame(m, info, g, (f) => {
    if (i++ >= start) out.push(f);
    return out.length >= count;
  });
  return out;
}

/** The first frame from the top for which `test` holds. A stack may have millions of frames: nothing is kept of those before. */
export function findFrame(m: MemoryReader, info: DebugInfo, g: Goroutine, test: (f: Frame) => boolean): Frame | undefined {
  let func: FuncInfo | undefined;
  for (let fp = g.top; fp !== 0; ) {
    const id = m.u32(fp);
    const link = m.u32(fp + 4);
    if (!func || id < func.firstId || id >= func.firstId + func.nIds) func = funcOfId(info, id);
    if (!func) return undefined;
    const f: Frame = { fp, id, func, aboveByPanic: (link & 1) !== 0 };
    if (test(f)) return f;
    fp = (link & ~1) >>> 0;
  }
  return undefined;
}

/** The function that a goroutine which has not run yet will start with. */
export function startFunction(m: MemoryReader, info: DebugInfo, g: Goroutine): FuncInfo | undefined {
  if (!g.startFn) return undefined;
  const index = m.u32(g.startFn);
  return info.funcs.find((f) => f.tableIndex === index);
}
