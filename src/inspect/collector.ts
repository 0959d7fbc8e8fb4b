/**
 * The collector as it stands: its phase, what is left of its roots, who marks, the grey objects, and the pacer's numbers. All of it is read from the kernel's
 * record and the Ps' (src/runtime/mgc.ts and its neighbours).
 */
import { gcRootKinds } from '../layout/probes';
import { offsetsOf } from '../layout/records';
import { gcPhase, gcWorkerMode } from '../layout/status';
import { gFields, kernelAddress, kernelU32, kernelU64 } from './goroutines';
import type { Image } from './image';

const p = offsetsOf('P') as Readonly<Record<string, number>>;

/** The phase as people call it: sweeping has none of its own in the kernel. */
export function collectorPhase(image: Image): 'off' | 'mark' | 'mark termination' | 'sweep' {
  const m = image.memory;
  const phase = kernelU32(m, 'gcPhase');
  if (phase === gcPhase.mark) return 'mark';
  if (phase === gcPhase.markTermination) return 'mark termination';
  return kernelU32(m, 'sweepActive') ? 'sweep' : 'off';
}

export interface RootJob {
  readonly kind: string;
  readonly index: number;
  readonly goroutine: number;
  readonly done: boolean;
}

/** The root jobs of the cycle in progress, in the order in which they are done; at most `limit` of them. */
export function rootJobs(image: Image, limit: number): { jobs: RootJob[]; done: number; total: number } {
  const m = image.memory;
  const done = kernelU32(m, 'markRootNext');
  const total = kernelU32(m, 'markRootJobs');
  const nData = kernelU32(m, 'nDataRoots');
  const nSpecial = kernelU32(m, 'nSpecialRoots');
  const allgs = kernelU32(m, 'allgs');
  const jobs: RootJob[] = [];
  for (let job = Math.max(0, Math.min(done - limit / 2, total - limit)); job < total && jobs.length < limit; job = Math.floor(job) + 1) {
    const at = Math.floor(job);
    const stack = at - 1 - nData - nSpecial;
    const kind = at === 0 ? 0 : at - 1 < nData ? 1 : stack < 0 ? 2 : 3;
    const g = kind === 3 ? m.u32(allgs + 4 * stack) : 0;
    jobs.push({ kind: gcRootKinds[kind] as string, index: kind === 1 ? at - 1 : kind === 2 ? at - 1 - nData : Math.max(0, stack), goroutine: g ? Number(m.u64(g + (gFields.goid as number))) : 0, done: at < done });
  }
  return { jobs, done, total };
}

export interface PacerNumbers {
  readonly heapLive: number;
  readonly heapMarked: number;
  readonly trigger: number;
  readonly goal: number;
  readonly gcPercent: number;
  readonly cycles: number;
  readonly forced: number;
  readonly stackBytes: number;
  readonly heapScan: number;
  readonly heapScanWork: number;
  readonly bgScanCredit: number;
  readonly assistWorkPerByte: number;
  readonly allocated: number;
  readonly freed: number;
  readonly memoryLimit: number;
  /** Share of the memory below heapUsed that no object or stack has. */
  readonly pagesInUse: number;
  readonly pagesSwept: number;
}

const clamp = (n: number): number => (n > Number.MAX_SAFE_INTEGER ? -1 : n);

export function pacerNumbers(image: Image): PacerNumbers {
  const m = image.memory;
  const l = (f: string): number => clamp(Number(kernelU64(m, f)));
  const signed = (f: string): number => Number(BigInt.asIntN(64, kernelU64(m, f)));
  return {
    heapLive: l('heapLive'), heapMarked: l('heapMarked'), trigger: l('trigger'), goal: l('gcGoal'), gcPercent: kernelU32(m, 'gcPercent') | 0, cycles: kernelU32(m, 'numGC'), forced: kernelU32(m, 'numForcedGC'),
    stackBytes: l('stackBytes'), heapScan: l('heapScan'), heapScanWork: l('heapScanWork'), bgScanCredit: signed('bgScanCredit'), assistWorkPerByte: m.f64(kernelAddress('assistWorkPerByte')),
    allocated: l('allocBase') + l('heapLive'), freed: l('totalFree'), memoryLimit: kernelU32(m, 'memoryLimit'), pagesInUse: l('pagesInUse'), pagesSwept: l('pagesSwept'),
  };
}

/** Pauses of the last cycles in microseconds, oldest first. */
export function pauses(image: Image): { cycle: number; us: number }[] {
  const m = image.memory;
  const n = kernelU32(m, 'numGC');
  const at = kernelAddress('pauseNs');
  const out: { cycle: number; us: number }[] = [];
  for (let c = Math.max(1, n - 255); c <= n; c++) out.push({ cycle: c, us: Number(m.u64(at + 8 * ((c + 255) & 255))) / 1000 });
  return out;
}

export interface PastCycle {
  readonly cycle: number;
  readonly trigger: number;
  readonly goal: number;
  readonly start: number;
  readonly end: number;
  readonly marked: number;
  /** Milliseconds of machine time. */
  readonly assistMs: number;
  readonly markingMs: number;
  readonly pauseUs: number;
}

/** The last cycles, oldest first. */
export function pastCycles(image: Image): PastCycle[] {
  const m = image.memory;
  const n = kernelU32(m, 'numGC');
  const pause = new Map(pauses(image).map((p) => [p.cycle, p.us]));
  const out: PastCycle[] = [];
  for (let c = Math.max(1, n - 63); c <= n; c++) {
    const at = (f: string): number => clamp(Number(m.u64(kernelAddress(f) + 8 * ((c - 1) & 63))));
    out.push({ cycle: c, trigger: at('pastTrigger'), goal: at('pastGoal'), start: at('pastStart'), end: at('pastEnd'), marked: at('pastMarked'), assistMs: at('pastAssist') / 1e6, markingMs: at('pastMarking') / 1e6, pauseUs: pause.get(c) ?? 0 });
  }
  return out;
}

/** Addresses of all Ps' records, in use or not. */
export function procRecords(image: Image): number[] {
  const m = image.memory;
  const table = kernelU32(m, 'procs');
  const out: number[] = [];
  for (let i = 0; i < kernelU32(m, 'nAllProcs'); i++) out.push(m.u32(table + 4 * i));
  return out;
}

export interface GreyQueue {
  /** A P's number, -1 for the list that all share. */
  readonly p: number;
  readonly mode: string;
  readonly count: number;
  readonly first: readonly number[];
}

/** Adds what the work buffer at `b` holds. */
function readBuffer(image: Image, b: number, into: number[]): void {
  if (!b) return;
  const n = image.memory.u32(b + 4);
  // The last one in is the first one out.
  for (let i = n - 1; i >= 0; i--) into.push(image.memory.u32(b + 8 + 4 * i));
}

/** All grey objects: those in the Ps' work buffers, those of the shared list. The one that is being scanned right now comes first. */
export function greyObjects(image: Image): { queues: { p: number; mode: string; objects: number[] }[]; barrier: number[]; scanning: number } {
  const m = image.memory;
  const queues: { p: number; mode: string; objects: number[] }[] = [];
  const barrier: number[] = [];
  const modes = Object.keys(gcWorkerMode);
  if (kernelU32(m, 'gcPhase') === gcPhase.off) return { queues, barrier, scanning: 0 };
  for (const at of procRecords(image)) {
    const objects: number[] = [];
    readBuffer(image, m.u32(at + (p.wbuf1 as number)), objects);
    readBuffer(image, m.u32(at + (p.wbuf2 as number)), objects);
    queues.push({ p: m.u32(at), mode: modes[m.u32(at + (p.gcWorkerMode as number))] ?? 'none', objects });
    const n = m.u32(at + (p.nWriteBarrier as number));
    for (let i = 0; i < n; i++) barrier.push(m.u32(at + (p.writeBarrierBuf as number) + 4 * i));
  }
  const shared: number[] = [];
  for (let b = kernelU32(m, 'workFull'); b; b = m.u32(b)) readBuffer(image, b, shared);
  queues.push({ p: -1, mode: '', objects: shared });
  return { queues, barrier, scanning: kernelU32(m, 'scanReferrer') };
}
