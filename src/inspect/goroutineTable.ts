/**
 * All goroutines of an image in columns, so that a hundred thousand cost no object each: views count and group over the columns and make objects for
 * the rows that are on the screen.
 *
 * A goroutine's *location* is the topmost frame of the user's code, or what it will start with if it has not run; the runtime's frames above say how it
 * waits, and the wait reason says that better.
 */
import { machine } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { gStatus, waitReasons } from '../layout/status';
import { kernelU32, kernelU64 } from './goroutines';
import { type Image, type Place, nowhere } from './image';
import type { MemoryReader } from './memoryReader';

const g = offsetsOf('G') as Readonly<Record<string, number>>;
const mP = offsetsOf('M').p as number;
const pId = offsetsOf('P').id as number;
const sudogChan = offsetsOf('Sudog').chan as number;

export interface GoroutineTable {
  readonly n: number;
  /** The kernel's clock at the stop, ns. */
  readonly now: number;
  readonly address: Uint32Array;
  readonly id: Float64Array;
  readonly status: Uint16Array;
  readonly waitReason: Uint8Array;
  readonly waitObject: Uint32Array;
  readonly waitSince: Float64Array;
  readonly createdAt: Uint32Array;
  readonly parent: Float64Array;
  /** Resume id of the location; 0 where it has not started (then startFunc says what it will run) . */
  readonly at: Uint32Array;
  readonly startFunc: Int32Array;
  readonly labels: Uint32Array;
  readonly frozen: Uint8Array;
  readonly system: Uint8Array;
  /** The P that it runs on, -1 for none. */
  readonly p: Int16Array;
  /** Row by goroutine id. */
  readonly rowOf: ReadonlyMap<number, number>;
  /** Row by address of the G record. */
  readonly rowOfAddress: ReadonlyMap<number, number>;
}

/** The goroutines that exist, in order of their ids. */
export function goroutineTable(image: Image): GoroutineTable {
  const m = image.memory;
  const all = kernelU32(m, 'allgs');
  const total = kernelU32(m, 'nAllgs');
  const live: { address: number; id: number }[] = [];
  for (let i = 0; i < total; i++) {
    const address = m.u32(all + 4 * i);
    const status = m.u32(address + (g.status as number));
    if (status !== gStatus.idle && status !== gStatus.dead) live.push({ address, id: Number(m.u64(address + (g.goid as number))) });
  }
  live.sort((a, b) => a.id - b.id);
  const n = live.length;
  const rowOf = new Map<number, number>();
  const rowOfAddress = new Map<number, number>();
  const t = {
    n, now: Number(BigInt.asIntN(64, kernelU64(m, 'now'))), address: new Uint32Array(n), id: new Float64Array(n), status: new Uint16Array(n), waitReason: new Uint8Array(n), waitObject: new Uint32Array(n),
    waitSince: new Float64Array(n), createdAt: new Uint32Array(n), parent: new Float64Array(n), at: new Uint32Array(n), startFunc: new Int32Array(n).fill(-1), labels: new Uint32Array(n),
    frozen: new Uint8Array(n), system: new Uint8Array(n), p: new Int16Array(n).fill(-1), rowOf, rowOfAddress,
  };
  const u = (address: number, field: string): number => m.u32(address + (g[field] as number));
  for (let i = 0; i < n; i++) {
    const { address, id } = live[i] as { address: number; id: number };
    rowOf.set(id, i);
    rowOfAddress.set(address, i);
    t.address[i] = address;
    t.id[i] = id;
    t.status[i] = u(address, 'status') & 0xfff;
    t.waitReason[i] = t.status[i] === gStatus.waiting ? u(address, 'waitReason') : 0;
    t.waitObject[i] = t.status[i] === gStatus.waiting ? u(address, 'waitObject') : 0;
    t.waitSince[i] = Number(BigInt.asIntN(64, m.u64(address + (g.waitSince as number))));
    t.createdAt[i] = u(address, 'createdAt');
    t.parent[i] = Number(m.u64(address + (g.parentGoid as number)));
    t.labels[i] = u(address, 'labels');
    t.frozen[i] = u(address, 'frozen') ? 1 : 0;
    t.system[i] = u(address, 'system') ? 1 : 0;
    const thread = t.status[i] === gStatus.running ? u(address, 'm') : 0;
    const p = thread ? m.u32(thread + mP) : 0;
    if (p) t.p[i] = m.u32(p + pId);
    locate(image, t, i, u(address, 'top'), u(address, 'startFn'));
  }
  return t;
}

function locate(image: Image, t: { at: Uint32Array; startFunc: Int32Array }, i: number, top: number, startFn: number): void {
  const m = image.memory;
  const { places } = image;
  let shown = 0;
  let fp = top;
  for (let depth = 0; fp !== 0 && depth < 64; depth++) {
    const id = m.u32(fp);
    const f = places.funcOfId[id] ?? -1;
    if (f < 0) break;
    if (places.isUser[f]) {
      t.at[i] = id;
      return;
    }
    if (!shown && !places.isHidden[f]) shown = id;
    fp = (m.u32(fp + 4) & ~1) >>> 0;
  }
  t.at[i] = shown;
  if (!shown && startFn) t.startFunc[i] = places.funcOfTableIndex(m.u32(startFn));
}

export function locationOf(image: Image, t: GoroutineTable, i: number): Place {
  if (t.at[i]) return image.places.ofId(t.at[i] as number);
  const f = t.startFunc[i] as number;
  return f >= 0 ? image.places.ofFunc(f) : { ...nowhere, func: t.system[i] ? 'the runtime' : '' };
}

/** What a goroutine does, in a word or two: its state, or the reason for which it waits. */
export function stateOf(t: GoroutineTable, i: number): string {
  switch (t.status[i]) {
    case gStatus.running: case gStatus.copystack: return 'running';
    case gStatus.runnable: case gStatus.preempted: return 'runnable';
    case gStatus.syscall: return 'syscall';
    default: return 'waiting';
  }
}

export function waitReasonOf(t: GoroutineTable, i: number): string {
  return waitReasons[t.waitReason[i] as number] ?? '';
}

/** Labels of runtime/pprof, a pointer to a slice of pairs of strings: the addresses of their headers. */
export function labelStrings(m: MemoryReader, address: number): { key: number; value: number }[] {
  if (!address) return [];
  const list = m.u32(address);
  const n = Math.min(m.u32(address + 8), 32);
  return Array.from({ length: n }, (_, i) => ({ key: list + 32 * i, value: list + 32 * i + 16 }));
}

export function labelsOf(image: Image, address: number): { key: string; value: string }[] {
  const text = (at: number): string => image.values.types.string(at);
  return labelStrings(image.memory, address).map(({ key, value }) => ({ key: text(key), value: text(value) }));
}

/** Channels that a goroutine waits on: one, or those of its select. */
export function waitChannels(image: Image, address: number): number[] {
  const m = image.memory;
  const out: number[] = [];
  const link = offsetsOf('Sudog').waitLink as number;
  for (let s = m.u32(address + (g.waiting as number)); s !== 0 && out.length < 4096; s = m.u32(s + link)) {
    const c = m.u32(s + sudogChan);
    if (c) out.push(c);
  }
  return out;
}

/** The goroutine that stands on the engine thread, 0 if none; its id. */
export function standingGoroutine(image: Image): number {
  const at = image.memory.u32(machine.curg);
  return at ? Number(image.memory.u64(at + (g.goid as number))) : 0;
}

export function holdsBack(image: Image): { only: number; held: number; wanted: number } {
  const m = image.memory;
  const wanted = kernelU32(m, 'wantG');
  return { only: Number(kernelU64(m, 'onlyGoid')), held: kernelU32(m, 'nHeld'), wanted: wanted ? Number(m.u64(wanted + (g.goid as number))) : 0 };
}

