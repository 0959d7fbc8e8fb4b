/**
 * What goroutines wait for: channels, locks, wait groups, timers, and their names.
 *
 * A semaphore is a word inside of a value of package sync; the reason for which a goroutine waits there says which type that is, and so where the value
 * begins. An object has no name of its own. The one that helps is the one that the waiting goroutine's code uses, so it is looked for among the variables of
 * its frames, and then among package-level variables.
 */
import { kinds } from '../layout/typeDescriptor';
import { offsetsOf } from '../layout/records';
import { scopeVariables } from './scopeVariables';
import { type Frame, frames, readGoroutine } from './goroutines';
import { type GoroutineTable, waitChannels, waitReasonOf } from './goroutineTable';
import type { Image } from './image';
import type { Value } from './values';

export interface WaitObject {
  readonly kind: 'channel' | 'mutex' | 'rwmutex' | 'waitgroup' | 'cond' | 'semaphore' | 'coroutine';
  readonly address: number;
}

/** Kinds of sync values by the reason to wait, and where in the value the semaphore is (src/golib/sync); of a coroutine the word (src/golib/iter). */
const syncValues: Readonly<Record<string, readonly [WaitObject['kind'], number]>> = {
  'sync.Mutex.Lock': ['mutex', 4], 'sync.RWMutex.RLock': ['rwmutex', 12], 'sync.RWMutex.Lock': ['rwmutex', 8], 'sync.WaitGroup.Wait': ['waitgroup', 8], 'sync.Cond.Wait': ['cond', 0], semacquire: ['semaphore', 0], coroutine: ['coroutine', 0],
};

/** What row `i` waits for; several for a select. */
export function waitObjects(image: Image, t: GoroutineTable, i: number): WaitObject[] {
  const reason = waitReasonOf(t, i).replace(' (durable)', '');
  if (reason === '') return [];
  if (reason === 'select' || reason === 'chan receive' || reason === 'chan send') return waitChannels(image, t.address[i] as number).map((address) => ({ kind: 'channel', address }));
  const known = syncValues[reason];
  const at = t.waitObject[i] as number;
  return known && at ? [{ kind: known[0], address: at - known[1] }] : [];
}

const hchan = offsetsOf('Hchan') as Readonly<Record<string, number>>;

export function channelType(image: Image, c: number): string {
  const elem = image.memory.u32(c + (hchan.elemType as number));
  return elem ? `chan ${image.values.types.of(elem).name}` : 'chan';
}

const words: Readonly<Record<WaitObject['kind'], string>> = { channel: 'channel', mutex: 'Mutex', rwmutex: 'RWMutex', waitgroup: 'WaitGroup', cond: 'Cond', semaphore: 'semaphore', coroutine: 'coroutine' };

/** A name for an object that row `i` waits for: as its code calls it, with the type. */
export function describeWait(image: Image, t: GoroutineTable, i: number, object: WaitObject): string {
  const name = nameIn(image, t.address[i] as number, object.address) ?? globalName(image, object.address);
  const type = object.kind === 'channel' ? channelType(image, object.address) : words[object.kind];
  return name ? `${name} (${type})` : `${type} 0x${object.address.toString(16)}`;
}

/** The variable of a goroutine's user frames that is or points to an address. */
function nameIn(image: Image, g: number, address: number): string | undefined {
  const { memory, info, places } = image;
  for (const frame of frames(memory, info, readGoroutine(memory, g), 0, 16)) {
    if (!places.isUser[places.funcOfId[frame.id] ?? -1]) continue;
    const name = nameInFrame(image, frame, address);
    if (name) return name;
  }
  return undefined;
}

/** The expression by which a frame's code reaches an address: a variable, or a field of what one points to. */
export function nameInFrame(image: Image, frame: Frame, address: number): string | undefined {
  for (const { variable } of scopeVariables(image.info, frame)) {
    const found = within(image, image.values.variable(variable.type, variable.location, frame.fp), variable.name, address, 2);
    if (found) return found;
  }
  return undefined;
}

export function globalName(image: Image, address: number): string | undefined {
  for (const g of image.info.globals) {
    if (!g.type) continue;
    const found = within(image, image.values.at(g.type, g.address), g.pkg === 'main' ? g.name : `${g.pkg}.${g.name}`, address, 2);
    if (found) return found;
  }
  return undefined;
}

function within(image: Image, v: Value, name: string, address: number, depth: number): string | undefined {
  const { values } = image;
  switch (v.type.kind) {
    case kinds.chan: return v.memory.u32(v.address) === address ? name : undefined;
    case kinds.pointer: {
      const to = v.memory.u32(v.address);
      if (to === 0 || depth <= 0) return undefined;
      const elem = values.types.of(v.type.elem);
      return address >= to && address < to + elem.size ? within(image, values.at(v.type.elem, to), name, address, depth - 1) : undefined;
    }
    case kinds.struct: {
      // Values that were gathered from slots have addresses of their own; only their pointers lead anywhere.
      const inMemory = v.memory === image.memory;
      if (inMemory && v.type.name.startsWith('sync.') && address >= v.address && address < v.address + v.type.size) return name;
      for (const f of v.type.fields) {
        const child: Value = { type: values.types.of(f.type), memory: v.memory, address: v.address + f.offset };
        const found = within(image, child, `${name}.${f.name}`, address, depth - 1);
        if (found) return found;
      }
      return inMemory && address >= v.address && address < v.address + v.type.size ? name : undefined;
    }
    case kinds.slice: case kinds.array: {
      const elem = values.types.of(v.type.elem);
      const from = v.type.kind === kinds.slice ? v.memory.u32(v.address) : v.address;
      const n = values.length(v);
      if (elem.kind === kinds.chan) {
        for (let i = 0; i < Math.min(n, 64); i++) if ((v.type.kind === kinds.slice ? image.memory : v.memory).u32(from + 8 * i) === address) return `${name}[${i}]`;
        return undefined;
      }
      const isHere = v.type.kind === kinds.slice || v.memory === image.memory;
      return isHere && elem.size > 0 && address >= from && address < from + n * elem.size ? `${name}[${Math.floor((address - from) / elem.size)}]` : undefined;
    }
    default: return undefined;
  }
}
