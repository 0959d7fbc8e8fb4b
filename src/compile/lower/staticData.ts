/**
 * The program's initialised data: strings, type records, itabs, closures of declared functions. Addresses are final at once.
 *
 * Data is made in stages, each in an area of its own: the library's, which is there already when it was linked before (compile/prelink), the program's, and what
 * is added while the program runs (compile/snippet). What is written into an earlier stage's area becomes a patch.
 */
import { programBase } from '../../layout/machine';

/** A piece of memory. */
export interface DataPiece {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** Thrown when the area for additions is full. */
export class NoRoom extends Error {}

class Area {
  view: DataView;
  /** Addresses that a later stage has written, each with up to 8 bytes. */
  readonly patches = new Set<number>();
  /** Bytes that have been given to the memory. */
  taken = 0;

  constructor(readonly base: number, public bytes: Uint8Array, public length: number, private readonly limit: number) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get room(): number {
    return this.limit - this.length;
  }

  alloc(size: number, align: number): number {
    const at = (this.length + align - 1) & -align;
    if (at + size > this.limit) throw new NoRoom();
    this.length = at + size;
    if (this.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.length, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    return this.base + at;
  }

  take(): DataPiece[] {
    const { base, bytes, taken, length } = this;
    const changes = [...this.patches].map((address) => ({ address, bytes: bytes.slice(address - base, Math.min(address - base + 8, length)) }));
    this.patches.clear();
    if (length > taken) changes.push({ address: base + taken, bytes: bytes.slice(taken, length) });
    this.taken = length;
    return changes;
  }
}

export class StaticData {
  private readonly areas: Area[];
  private current: Area;
  private readonly strings = new Map<string, number>();

  /** `earlier` is the data that the program's comes after. */
  constructor(base: number = programBase, earlier?: DataPiece) {
    this.areas = [];
    if (earlier) {
      const area = new Area(earlier.address, earlier.bytes, earlier.bytes.length, earlier.bytes.length);
      area.taken = area.length;
      this.areas.push(area);
    }
    this.current = new Area(base, new Uint8Array(1 << 16), 0, 0x40000000);
    this.areas.push(this.current);
  }

  get base(): number {
    return this.current.base;
  }

  /** The first address after the current stage's data, aligned to 16. */
  get end(): number {
    return this.current.base + ((this.current.length + 15) & ~15);
  }

  alloc(size: number, align = 8): number {
    return this.current.alloc(size, align);
  }

  /** From now on everything new is in `limit` bytes at `base`, and the memory has what was there before. */
  addTo(base: number, limit: number): void {
    for (const a of this.areas) a.take();
    this.current = new Area(base, new Uint8Array(limit), 0, limit);
    this.areas.push(this.current);
  }

  /** What has been written since the last call. */
  takeChanges(): DataPiece[] {
    return this.areas.flatMap((a) => a.take());
  }

  /** Address of a byte string's bytes; equal strings share them. */
  string(byteString: string): number {
    if (byteString.length === 0) return 0;
    let at = this.strings.get(byteString);
    if (at === undefined) {
      at = this.alloc(byteString.length, 1);
      const { view, base } = this.current;
      for (let i = 0; i < byteString.length; i++) view.setUint8(at - base + i, byteString.charCodeAt(i));
      this.strings.set(byteString, at);
    }
    return at;
  }

  /** The area of an address. */
  private areaOf(address: number): Area {
    const { current } = this;
    if (address >= current.base) return current;
    for (let i = this.areas.length - 2; i > 0; i--) if (address >= (this.areas[i] as Area).base) return this.areas[i] as Area;
    return this.areas[0] as Area;
  }

  /** The area, which is going to be written. */
  private at(address: number): Area {
    const area = this.areaOf(address);
    if (address - area.base < area.taken) area.patches.add(address);
    return area;
  }

  u8(address: number, value: number): void {
    const a = this.at(address);
    a.view.setUint8(address - a.base, value);
  }
  u16(address: number, value: number): void {
    const a = this.at(address);
    a.view.setUint16(address - a.base, value, true);
  }
  u32(address: number, value: number): void {
    const a = this.at(address);
    a.view.setUint32(address - a.base, value, true);
  }
  u64(address: number, value: bigint): void {
    const a = this.at(address);
    a.view.setBigUint64(address - a.base, BigInt.asUintN(64, value), true);
  }
  f32(address: number, value: number): void {
    const a = this.at(address);
    a.view.setFloat32(address - a.base, value, true);
  }
  f64(address: number, value: number): void {
    const a = this.at(address);
    a.view.setFloat64(address - a.base, value, true);
  }
  readU32(address: number): number {
    const a = this.areaOf(address);
    return a.view.getUint32(address - a.base, true);
  }

  /** Writes a string header (address, length). */
  stringHeader(address: number, byteString: string): void {
    this.u32(address, this.string(byteString));
    this.u32(address + 8, byteString.length);
  }

  /** A piece of the data. */
  bytesAt(address: number, size: number): Uint8Array {
    const a = this.areaOf(address);
    return a.bytes.subarray(address - a.base, address - a.base + size);
  }
}
