/**
 * The scheduler as it stands: each P's goroutine and queue in order, the queues that all share, threads, timers, the monitor. Addresses of G records; who
 * shows them asks the goroutine table what they are.
 */
import { scheduleReasons } from '../layout/probes';
import { offsetsOf } from '../layout/records';
import { gcWorkerMode, mStatusNames, pStatus, pStatusNames } from '../layout/status';
import { gFields, kernelAddress, kernelU32, kernelU64 } from './goroutines';
import type { Image } from './image';

const p = offsetsOf('P') as Readonly<Record<string, number>>;
const m = offsetsOf('M') as Readonly<Record<string, number>>;
const timer = offsetsOf('Timer') as Readonly<Record<string, number>>;
const ringSlots = 256;

export interface Decision {
  readonly why: string;
  readonly goroutine: number;
  readonly number: number;
  readonly stoleFrom: number;
  readonly stoleCount: number;
}

export interface Processor {
  readonly address: number;
  readonly id: number;
  readonly status: string;
  readonly m: number;
  readonly mStatus: string;
  readonly current: number;
  readonly runnext: number;
  readonly queue: readonly number[];
  readonly decision: Decision;
  readonly tick: number;
  readonly steals: number;
  readonly gcWorker: string;
  readonly nTimers: number;
  /** The monitor has asked it to yield. */
  readonly preempt: boolean;
}

export interface Thread {
  readonly id: number;
  readonly status: string;
  readonly p: number;
  readonly current: number;
  readonly locked: number;
}

/** The Ps in use. */
export function processors(image: Image): Processor[] {
  const mem = image.memory;
  const table = kernelU32(mem, 'procs');
  return Array.from({ length: kernelU32(mem, 'nProcs') }, (_, i) => processor(image, mem.u32(table + 4 * i)));
}

function processor(image: Image, at: number): Processor {
  const mem = image.memory;
  const u = (f: string): number => mem.u32(at + (p[f] as number));
  const thread = u('m');
  const head = u('runqHead');
  const n = (u('runqTail') - head) >>> 0;
  const queue = Array.from({ length: Math.min(n, ringSlots) }, (_, i) => mem.u32(at + (p.runq as number) + 4 * ((head + i) % ringSlots)));
  return {
    address: at, id: u('id'), status: pStatusNames[u('status')] ?? '?', m: thread ? mem.u32(thread + (m.id as number)) : -1, mStatus: thread ? (mStatusNames[mem.u32(thread + (m.status as number))] ?? '') : '',
    current: thread ? mem.u32(thread + (m.curg as number)) : 0, runnext: u('runnext'), queue,
    decision: { why: scheduleReasons[u('decidedWhy')] ?? '', goroutine: u('decidedGoid'), number: Number(mem.u64(at + (p.decidedAt as number))), stoleFrom: u('stoleFrom') - 1, stoleCount: u('stoleCount') },
    tick: u('schedTick'), steals: u('steals'), gcWorker: Object.keys(gcWorkerMode)[u('gcWorkerMode')] ?? 'none', nTimers: u('nTimers'), preempt: u('preempt') !== 0,
  };
}

export function isIdle(proc: Processor): boolean {
  return proc.status === pStatusNames[pStatus.idle];
}

/** A list of Gs linked by schedLink. */
function linked(image: Image, first: number, limit: number): number[] {
  const out: number[] = [];
  for (let g = first; g !== 0 && out.length < limit; g = image.memory.u32(g + (gFields.schedLink as number))) out.push(g);
  return out;
}

export function globalQueue(image: Image, limit: number): number[] {
  return linked(image, kernelU32(image.memory, 'runqHead'), limit);
}
export function heldGoroutines(image: Image, limit: number): number[] {
  return linked(image, kernelU32(image.memory, 'heldHead'), limit);
}
/** Goroutines that the host has readied and no M has taken yet. */
export function netReady(image: Image, limit: number): number[] {
  return linked(image, kernelU32(image.memory, 'netReadyHead'), limit);
}

export function threads(image: Image): Thread[] {
  const mem = image.memory;
  const out: Thread[] = [];
  for (let at = kernelU32(mem, 'allm'); at !== 0; at = mem.u32(at + (m.allLink as number))) {
    const u = (f: string): number => mem.u32(at + (m[f] as number));
    out.push({ id: u('id'), status: mStatusNames[u('status')] ?? '?', p: u('p') ? mem.u32(u('p') + (p.id as number)) : -1, current: u('curg'), locked: u('lockedg') });
  }
  return out.sort((a, b) => a.id - b.id);
}

export interface TimerInfo {
  readonly address: number;
  readonly p: number;
  /** Nanoseconds on the kernel's clock. */
  readonly when: number;
  readonly period: number;
  /** 0 wakes the goroutine whose record is `fn`, 1 sends the time to `chan`, 2 starts a goroutine with the closure `fn`. */
  readonly kind: number;
  readonly chan: number;
  readonly fn: number;
}

/** The timers that are in a heap, soonest first. */
export function timers(image: Image, limit: number): { list: TimerInfo[]; total: number } {
  const mem = image.memory;
  const table = kernelU32(mem, 'procs');
  const list: TimerInfo[] = [];
  for (let i = 0; i < kernelU32(mem, 'nAllProcs'); i++) {
    const at = mem.u32(table + 4 * i);
    const heap = mem.u32(at + (p.timers as number));
    const n = mem.u32(at + (p.nTimers as number));
    for (let j = 0; j < n; j++) {
      const t = mem.u32(heap + 16 * j);
      list.push({
        address: t, p: i, when: Number(BigInt.asIntN(64, mem.u64(heap + 16 * j + 8))), period: Number(BigInt.asIntN(64, mem.u64(t + (timer.period as number)))), kind: mem.u16(t + (timer.kind as number)),
        chan: mem.u32(t + (timer.chan as number)), fn: mem.u32(t + (timer.fn as number)),
      });
    }
  }
  list.sort((a, b) => a.when - b.when);
  return { list: list.slice(0, limit), total: list.length };
}

/** The monitor's last acts, newest first; `ago` in ns of machine time. */
export function sysmonActs(image: Image): { act: number; p: number; ago: number }[] {
  const mem = image.memory;
  const n = kernelU32(mem, 'nSysmonActs');
  const now = Number(kernelU64(mem, 'machineTime'));
  const out: { act: number; p: number; ago: number }[] = [];
  for (let i = n - 1; i >= Math.max(0, n - 8); i--) {
    const what = mem.u32(kernelAddress('sysmonActWhat') + 4 * (i & 7));
    out.push({ act: what >>> 16, p: what & 0xffff, ago: now - Number(mem.u64(kernelAddress('sysmonActWhen') + 8 * (i & 7))) });
  }
  return out;
}
