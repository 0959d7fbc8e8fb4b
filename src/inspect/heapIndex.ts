/**
 * The heap's spans and objects in columns, for those who look at all of them.
 *
 * Every place for an object in a span in use gets a *slot* number: spans in order of their addresses, places in order within. A million objects then are a million
 * numbers in typed arrays, and none of them costs an object here. Everything is read through one Uint32Array over the memory, at a word per step.
 *
 * An unswept span still has its dead: allocated, not marked in the cycle that has ended. They do not count as live.
 */
import { offsetsOf } from '../layout/records';
import { gcPhase } from '../layout/status';
import { typeRecord } from '../layout/typeDescriptor';
import { greyObjects } from './collector';
import { kernelU32 } from './goroutines';
import type { Image } from './image';
import { spanState } from './heapObjects';

const span = offsetsOf('Span') as Readonly<Record<string, number>>;
const pageShift = 13;

export const colours = ['free', 'white', 'grey', 'black', 'in use', 'dead'] as const;
export type Colour = (typeof colours)[number];

/** Words of a value that can hold pointers, and after how many words the layout repeats. */
export interface PointerWords {
  readonly words: Uint32Array;
  readonly stride: number;
}

export class HeapIndex {
  /** The memory in words. */
  readonly u32: Uint32Array;
  /** Columns of the spans in use, by address. */
  readonly nSpans: number;
  readonly record: Uint32Array;
  readonly start: Uint32Array;
  readonly elemSize: Uint32Array;
  readonly nElems: Uint32Array;
  readonly nPages: Uint32Array;
  readonly spanClass: Uint8Array;
  readonly types: Uint32Array;
  readonly allocBits: Uint32Array;
  readonly markBits: Uint32Array;
  readonly unswept: Uint8Array;
  /** The slot of each span's first place; one more entry than there are spans. */
  readonly firstSlot: Uint32Array;
  readonly slots: number;
  readonly heapStart: number;
  readonly heapUsed: number;
  readonly phase: number;
  private readonly spanOfPage: Int32Array;
  private readonly pointerWords = new Map<number, PointerWords>();
  private greySet: Set<number> | undefined;

  /** `event`: what the program has stopped for, if it stands in the middle of the collector's work. */
  constructor(readonly image: Image, private readonly event: { readonly kind: string; readonly object: number } | undefined = undefined) {
    const m = image.memory;
    const buffer = m.buffer();
    this.u32 = new Uint32Array(buffer, 0, buffer.byteLength >>> 2);
    this.heapStart = kernelU32(m, 'heapStart');
    this.heapUsed = kernelU32(m, 'heapUsed');
    this.phase = kernelU32(m, 'gcPhase');
    const records = this.spansInUse();
    const n = records.length;
    this.nSpans = n;
    this.record = Uint32Array.from(records);
    this.start = new Uint32Array(n);
    this.elemSize = new Uint32Array(n);
    this.nElems = new Uint32Array(n);
    this.nPages = new Uint32Array(n);
    this.spanClass = new Uint8Array(n);
    this.types = new Uint32Array(n);
    this.allocBits = new Uint32Array(n);
    this.markBits = new Uint32Array(n);
    this.unswept = new Uint8Array(n);
    this.firstSlot = new Uint32Array(n + 1);
    this.spanOfPage = new Int32Array((this.heapUsed - this.heapStart + 8191) >>> pageShift).fill(-1);
    const sweepgen = kernelU32(m, 'sweepgen');
    let slots = 0;
    for (let i = 0; i < n; i++) {
      const at = records[i] as number;
      const u = (f: string): number => this.u32[(at + (span[f] as number)) >>> 2] as number;
      this.start[i] = u('start');
      this.elemSize[i] = u('elemSize');
      this.nElems[i] = u('nElems');
      this.nPages[i] = u('nPages');
      this.spanClass[i] = u('spanClass');
      this.types[i] = u('types');
      this.allocBits[i] = u('allocBits');
      this.markBits[i] = u('markBits');
      this.unswept[i] = u('sweepgen') !== sweepgen && this.phase === gcPhase.off ? 1 : 0;
      this.firstSlot[i] = slots;
      slots += this.nElems[i] as number;
      const page = ((this.start[i] as number) - this.heapStart) >>> pageShift;
      this.spanOfPage.fill(i, page, page + (this.nPages[i] as number));
    }
    this.firstSlot[n] = slots;
    this.slots = slots;
  }

  /** Records of spans that hold objects, by address. */
  private spansInUse(): number[] {
    const m = this.image.memory;
    const table = kernelU32(m, 'spans') >>> 2;
    const out: number[] = [];
    for (let i = 0; i < kernelU32(m, 'nSpans'); i++) {
      const at = this.u32[table + i] as number;
      if (at && this.u32[(at + (span.state as number)) >>> 2] === spanState.inUse && this.u32[(at + (span.nPages as number)) >>> 2] !== 0) out.push(at);
    }
    return out.sort((a, b) => this.startOf(a) - this.startOf(b));
  }

  private startOf(record: number): number {
    return this.u32[(record + (span.start as number)) >>> 2] as number;
  }

  /** The span (by number here) that an address is in, -1 for none. */
  spanAt(address: number): number {
    if (address < this.heapStart || address >= this.heapUsed) return -1;
    return this.spanOfPage[(address - this.heapStart) >>> pageShift] as number;
  }

  /** The slot of the allocated object that an address points into, -1 for none. */
  slotAt(address: number): number {
    const s = this.spanAt(address);
    if (s < 0) return -1;
    const offset = address - (this.start[s] as number);
    const n = this.nElems[s] as number;
    const index = n === 1 ? 0 : Math.floor(offset / (this.elemSize[s] as number));
    if (index < 0 || index >= n || !this.isAllocated(s, index)) return -1;
    return (this.firstSlot[s] as number) + index;
  }

  spanOfSlot(slot: number): number {
    let low = 0;
    let high = this.nSpans - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.firstSlot[middle] as number) <= slot) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  addressOfSlot(slot: number): number {
    const s = this.spanOfSlot(slot);
    return (this.start[s] as number) + (slot - (this.firstSlot[s] as number)) * (this.elemSize[s] as number);
  }

  isAllocated(s: number, index: number): boolean {
    return (((this.u32[((this.allocBits[s] as number) >>> 2) + (index >>> 5)] as number) >>> (index & 31)) & 1) !== 0;
  }

  isMarked(s: number, index: number): boolean {
    return (((this.u32[((this.markBits[s] as number) >>> 2) + (index >>> 5)] as number) >>> (index & 31)) & 1) !== 0;
  }

  /** Allocated, and not waiting to be swept away. */
  isLive(s: number, index: number): boolean {
    return this.isAllocated(s, index) && (this.unswept[s] === 0 || this.isMarked(s, index));
  }

  typeOf(s: number, index: number): number {
    return this.u32[((this.types[s] as number) >>> 2) + index] as number;
  }

  isNoscan(s: number): boolean {
    return ((this.spanClass[s] as number) & 1) !== 0;
  }

  colour(s: number, index: number): Colour {
    if (!this.isAllocated(s, index)) return 'free';
    if (this.phase === gcPhase.off) return this.unswept[s] === 0 ? 'in use' : this.isMarked(s, index) ? 'black' : 'dead';
    if (!this.isMarked(s, index)) return 'white';
    return this.grey().has((this.start[s] as number) + index * (this.elemSize[s] as number)) ? 'grey' : 'black';
  }

  /** Bases of the grey objects: queued, or being scanned. */
  grey(): Set<number> {
    if (!this.greySet) {
      this.greySet = new Set();
      const { queues, scanning } = greyObjects(this.image);
      const add = (address: number): void => {
        const slot = this.slotAt(address);
        if (slot >= 0) this.greySet?.add(this.addressOfSlot(slot));
      };
      for (const q of queues) for (const a of q.objects) add(a);
      // At the end of a scan the object is black already, though the kernel still has it in hand; one that was just marked is not in a queue yet.
      if (scanning && !(this.event?.kind === 'gcBlacken' && this.event.object === scanning)) add(scanning);
      const found = this.event?.kind === 'gcMark' ? this.slotAt(this.event.object) : -1;
      if (found >= 0 && !this.isNoscan(this.spanOfSlot(found))) add(this.event?.object ?? 0);
    }
    return this.greySet;
  }

  /** Which words of values of a type hold pointers; undefined for types of the kernel's that say nothing. */
  pointersOf(type: number): PointerWords {
    let known = this.pointerWords.get(type);
    if (!known) {
      const m = this.image.memory;
      const size = m.u32(type + typeRecord.size);
      const nWords = m.u32(type + typeRecord.ptrBytes) >>> 3;
      const mask = m.u32(type + typeRecord.gcMask);
      const words: number[] = [];
      if (nWords === 1) words.push(0);
      else for (let w = 0; w < nWords; w++) if ((m.u8(mask + (w >>> 3)) >> (w & 7)) & 1) words.push(w);
      known = { words: Uint32Array.from(words), stride: size >>> 3 };
      this.pointerWords.set(type, known);
    }
    return known;
  }

  /** Calls back with the slot that each pointer of an object leads to, and the address of the word that holds it. */
  eachPointer(s: number, index: number, found: (target: number, at: number) => void): void {
    if (this.isNoscan(s)) return;
    const bytes = this.elemSize[s] as number;
    const base = (this.start[s] as number) + index * bytes;
    const type = this.typeOf(s, index);
    const nWords = bytes >>> 3;
    if (type === 0) {
      for (let w = 0; w < nWords; w++) this.follow(base + 8 * w, found);
      return;
    }
    const { words, stride } = this.pointersOf(type);
    if (stride === 0 || words.length === 0) return;
    const last = (words[words.length - 1] as number) + 1;
    for (let from = 0; from + last <= nWords; from += stride) for (let i = 0; i < words.length; i++) this.follow(base + 8 * (from + (words[i] as number)), found);
  }

  private follow(at: number, found: (target: number, at: number) => void): void {
    const value = this.u32[at >>> 2] as number;
    if (value === 0) return;
    const target = this.slotAt(value);
    if (target >= 0) found(target, at);
  }
}

