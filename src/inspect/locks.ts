/** Locks and the like: who holds them (src/runtime/locks.ts), their state in words, their names. Layouts are those of src/golib/sync. */
import { offsetsOf } from '../layout/records';
import { kinds } from '../layout/typeDescriptor';
import { gFields, kernelU32 } from './goroutines';
import { describeObject, objectAt } from './heapObjects';
import type { Image } from './image';
import { wordName } from './objectText';
import type { TypeInfo } from './typeRecords';
import { type WaitObject, globalName } from './waitObjects';

const sudog = offsetsOf('Sudog') as Readonly<Record<string, number>>;
const semaRoot = offsetsOf('SemaRoot') as Readonly<Record<string, number>>;
const semaBuckets = 251;

const mutexBits = { locked: 1, woken: 2, starving: 4, waiterShift: 3 } as const;
const rwmutex = { writerSem: 8, readerSem: 12, readerCount: 16, readerWait: 20, maxReaders: 1 << 30 } as const;

export interface HeldLock {
  readonly address: number;
  /** The G record of the owner. */
  readonly g: number;
  /** Held for reading, perhaps by others too. */
  readonly reads: boolean;
}

/** The locks that are held, as far as they are tracked. */
export function heldLocks(image: Image): HeldLock[] {
  const m = image.memory;
  const table = kernelU32(m, 'heldLocks');
  const out: HeldLock[] = [];
  for (let i = 0; i < kernelU32(m, 'capHeldLocks'); i++) {
    const key = m.u32(table + 8 * i);
    const reads = (key & 1) !== 0;
    const address = key - (key & 1);
    // A lock that was freed with its object while it was held is no lock any more.
    const isHeld = address !== 0 && (reads ? m.u32(address + rwmutex.readerCount) !== 0 : (m.u32(address) & mutexBits.locked) !== 0);
    if (isHeld) out.push({ address, g: m.u32(table + 8 * i + 4), reads });
  }
  return out;
}

/** The place in its queue of each goroutine (by G record) that waits for a semaphore or a sync.Cond. */
export function semaphoreOrder(image: Image): Map<number, number> {
  const m = image.memory;
  const table = kernelU32(m, 'semaTable');
  const out = new Map<number, number>();
  const list = (first: number): void => {
    let n = 0;
    for (let s = first; s !== 0 && n < 1e6; s = m.u32(s + (sudog.next as number))) out.set(m.u32(s + (sudog.g as number)), n++);
  };
  for (let b = 0; table !== 0 && b < semaBuckets; b++) for (let r = m.u32(table + 4 * b); r !== 0; r = m.u32(r + (semaRoot.next as number))) list(m.u32(r + (semaRoot.first as number)));
  return out;
}

/** The goroutines that wait on a sync.Cond, in order: its notify list (src/runtime/sema.ts) holds them. */
export function condOrder(image: Image, list: number): number[] {
  const m = image.memory;
  const out: number[] = [];
  for (let s = m.u32(list + 8); s !== 0 && out.length < 1e6; s = m.u32(s + (sudog.next as number))) out.push(m.u32(s + (sudog.g as number)));
  return out;
}

/** The sync type at an address, by the type of the object or package variable that it is in. */
export function syncTypeAt(image: Image, address: number): string {
  const o = objectAt(image, address);
  if (o && o.type !== 0) {
    const t = image.values.types.of(o.type);
    return t.size > 0 ? syncTypeIn(image, t, (address - o.base) % t.size) : '';
  }
  const g = image.info.globals.find((x) => x.type && address >= x.address && address < x.address + image.values.types.of(x.type).size);
  return g ? syncTypeIn(image, image.values.types.of(g.type), address - g.address) : '';
}

function syncTypeIn(image: Image, t: TypeInfo, offset: number): string {
  if (t.name.startsWith('sync.') && offset === 0) return t.name;
  if (t.kind === kinds.struct) {
    for (const f of t.fields) {
      const ft = image.values.types.of(f.type);
      if (offset >= f.offset && offset < f.offset + ft.size) return syncTypeIn(image, ft, offset - f.offset);
    }
  }
  if (t.kind === kinds.array) {
    const elem = image.values.types.of(t.elem);
    if (elem.size > 0) return syncTypeIn(image, elem, offset % elem.size);
  }
  return '';
}

/** A name for an address in a package variable or an object: `main.cache.mu`, `main.account 0x2000.mu`. */
export function placeName(image: Image, address: number): string {
  const global = globalName(image, address);
  if (global) return global;
  const o = objectAt(image, address);
  return o ? `${describeObject(image, o.base)}${wordName(image, o.type, address - o.base, o.bytes).replace(/(\.(w|state|sema|_))+$/, '')}` : `0x${address.toString(16)}`;
}

/** The bit of a WaitGroup's state that says that it belongs to a bubble (src/golib/sync/waitgroup.go). */
const inBubble = 0x80000000;

export function lockState(image: Image, kind: WaitObject['kind'], address: number): string {
  const m = image.memory;
  switch (kind) {
    case 'mutex': {
      const state = m.u32(address);
      const waiters = state >>> mutexBits.waiterShift;
      return [(state & mutexBits.locked) !== 0 ? 'locked' : 'free', waiters > 0 ? `${waiters} waiting` : '', (state & mutexBits.starving) !== 0 ? 'starving: the lock is handed to the first in the queue' : '', (state & mutexBits.woken) !== 0 ? 'a waiter has been woken' : ''].filter((s) => s).join(', ');
    }
    case 'rwmutex': {
      const readers = m.u32(address + rwmutex.readerCount) | 0;
      const writing = (m.u32(address) & mutexBits.locked) !== 0;
      const n = readers < 0 ? readers + rwmutex.maxReaders : readers;
      const departing = m.u32(address + rwmutex.readerWait) | 0;
      if (writing && departing > 0) return `a writer waits for ${departing} ${departing === 1 ? 'reader' : 'readers'}`;
      if (writing) return `locked for writing${n > 0 ? `, ${n} ${n === 1 ? 'reader waits' : 'readers wait'}` : ''}`;
      return n > 0 ? `${n} ${n === 1 ? 'reader' : 'readers'}` : 'free';
    }
    case 'waitgroup': {
      const counter = m.u32(address + 4) | 0;
      return `counter ${counter}, ${m.u32(address) & (inBubble - 1)} waiting`;
    }
    case 'cond': return 'waiters are woken by Signal or Broadcast';
    default: return `count ${m.u32(address)}`;
  }
}

export function goid(image: Image, g: number): number {
  return g ? Number(image.memory.u64(g + (gFields.goid as number))) : 0;
}
