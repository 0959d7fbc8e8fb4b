/**
 * Objects of the heap by address: which span, which place in it, its type and colour.
 *
 * Every address inside a span in use belongs to the element that it points into, as for the collector (src/runtime/mgcmark.ts). The span's `types` table has a
 * type record for each object: of the object itself, or of an array's element, repeated to the object's end; 0 for bytes and the like.
 */
import { offsetsOf } from '../layout/records';
import { kernelU32 } from './goroutines';
import type { Image } from './image';

const span = offsetsOf('Span') as Readonly<Record<string, number>>;
const pageShift = 13;

export const spanState = { free: 0, inUse: 1, stack: 2 } as const;

export interface HeapObject {
  /** The span's record. */
  readonly span: number;
  readonly index: number;
  readonly base: number;
  readonly bytes: number;
  readonly type: number;
  readonly allocated: boolean;
  readonly marked: boolean;
  readonly noscan: boolean;
}

export function spanField(image: Image, s: number, name: string): number {
  return image.memory.u32(s + (span[name] as number));
}

/** The span record of an address inside the heap, 0 for none. */
export function spanOf(image: Image, address: number): number {
  const m = image.memory;
  const start = kernelU32(m, 'heapStart');
  if (address < start || address >= kernelU32(m, 'heapUsed')) return 0;
  return m.u32(kernelU32(m, 'pageSpans') + 4 * ((address - start) >>> pageShift));
}

const bitAt = (image: Image, bits: number, index: number): boolean => ((image.memory.u8(bits + (index >> 3)) >> (index & 7)) & 1) !== 0;

/** The object that an address points into, undefined if there is none. */
export function objectAt(image: Image, address: number): HeapObject | undefined {
  const s = spanOf(image, address);
  if (!s || spanField(image, s, 'state') !== spanState.inUse) return undefined;
  const start = spanField(image, s, 'start');
  const n = spanField(image, s, 'nElems');
  const bytes = spanField(image, s, 'elemSize');
  if (address < start || bytes === 0) return undefined;
  const index = n === 1 ? 0 : Math.floor((address - start) / bytes);
  if (index >= n) return undefined;
  return {
    span: s, index, base: start + index * bytes, bytes, type: image.memory.u32(spanField(image, s, 'types') + 4 * index),
    allocated: bitAt(image, spanField(image, s, 'allocBits'), index), marked: bitAt(image, spanField(image, s, 'markBits'), index), noscan: (spanField(image, s, 'spanClass') & 1) !== 0,
  };
}

/** A type's name as it is shown for an object of so many bytes: arrays of unknown length are slices' backing arrays. */
export function objectTypeName(image: Image, type: number, bytes: number, noscan: boolean): string {
  if (type === 0) return noscan ? 'bytes' : 'words';
  if (type === kernelU32(image.memory, 'hchanType')) return 'channel';
  const t = image.values.types.of(type);
  if (t.name === '') return 'closure';
  if (t.size === 0) return t.name;
  // A size class rounds up, so only a whole second element shows that there are several.
  const n = Math.floor(bytes / t.size);
  return n >= 2 ? `[]${t.name}` : t.name;
}

export function describeObject(image: Image, address: number): string {
  const o = objectAt(image, address);
  if (!o) return `0x${address.toString(16)}`;
  return `${objectTypeName(image, o.type, o.bytes, o.noscan)} 0x${o.base.toString(16)}`;
}
