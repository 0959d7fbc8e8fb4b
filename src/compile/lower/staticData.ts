/**
 * The program's initialised data: strings, type records, itabs, closures of declared functions. Addresses are final at once.
 *
 * A program that runs can be added to (compile/snippet): new data then goes to an area of its own, and what is written
 * into the old one becomes a patch of the memory.
 */
import { programBase } from '../../layout/machine';

export class StaticData {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  private readonly strings = new Map<string, number>();
  private area: Addition | undefined;

  constructor(readonly base: number = programBase) {}

  /** The first address after the data, aligned to 16. */
  get end(): number {
    return this.base + ((this.length + 15) & ~15);
  }

  alloc(size: number, align = 8): number {
    if (this.area) return this.area.alloc(size, align);
    const at = (this.length + align - 1) & -align;
    this.length = at + size;
    if (this.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.length, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    return this.base + at;
  }

  /** From now on everything new is in `limit` bytes at `base`. */
  addTo(base: number, limit: number): void {
    this.area = new Addition(base, limit);
  }

  /** Bytes left in the area for additions. */
  get room(): number {
    return this.area ? this.area.room : 0;
  }

  /** What has been written since the last call: pieces of memory. */
  takeChanges(): { address: number; bytes: Uint8Array }[] {
    const { area } = this;
    return area ? area.take((address) => this.bytes.slice(address - this.base, address - this.base + 8)) : [];
  }

  /** Address of a byte string's bytes; equal strings share them. */
  string(byteString: string): number {
    if (byteString.length === 0) return 0;
    let at = this.strings.get(byteString);
    if (at === undefined) {
      at = this.alloc(byteString.length, 1);
      const view = this.at(at);
      const start = at - this.start(at);
      for (let i = 0; i < byteString.length; i++) view.setUint8(start + i, byteString.charCodeAt(i));
      this.strings.set(byteString, at);
    }
    return at;
  }

  private start(address: number): number {
    const { area } = this;
    return area && address >= area.base ? area.base : this.base;
  }

  private at(address: number): DataView {
    const { area } = this;
    if (!area) return this.view;
    area.wrote(address);
    return address >= area.base ? area.view : this.view;
  }

  u8(address: number, value: number): void {
    this.at(address).setUint8(address - this.start(address), value);
  }
  u16(address: number, value: number): void {
    this.at(address).setUint16(address - this.start(address), value, true);
  }
  u32(address: number, value: number): void {
    this.at(address).setUint32(address - this.start(address), value, true);
  }
  u64(address: number, value: bigint): void {
    this.at(address).setBigUint64(address - this.start(address), BigInt.asUintN(64, value), true);
  }
  f32(address: number, value: number): void {
    this.at(address).setFloat32(address - this.start(address), value, true);
  }
  f64(address: number, value: number): void {
    this.at(address).setFloat64(address - this.start(address), value, true);
  }
  readU32(address: number): number {
    const { area } = this;
    return area && address >= area.base ? area.view.getUint32(address - area.base, true) : this.view.getUint32(address - this.base, true);
  }

  /** Writes a string header (address, length). */
  stringHeader(address: number, byteString: string): void {
    this.u32(address, this.string(byteString));
    this.u32(address + 8, byteString.length);
  }

  contents(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** Thrown when the area for additions is full. */
export class NoRoom extends Error {}

class Addition {
  readonly view: DataView;
  private readonly bytes: Uint8Array;
  private length = 0;
  /** Bytes that `take` has given already. */
  private taken = 0;
  /** Addresses in what is in the memory already that were written since, each with up to 8 bytes. */
  private readonly patches = new Set<number>();

  constructor(readonly base: number, limit: number) {
    this.bytes = new Uint8Array(limit);
    this.view = new DataView(this.bytes.buffer);
  }

  get room(): number {
    return this.bytes.length - this.length;
  }

  alloc(size: number, align: number): number {
    const at = (this.length + align - 1) & -align;
    if (at + size > this.bytes.length) throw new NoRoom();
    this.length = at + size;
    return this.base + at;
  }

  wrote(address: number): void {
    if (address < this.base + this.taken) this.patches.add(address);
  }

  take(old: (address: number) => Uint8Array): { address: number; bytes: Uint8Array }[] {
    const { base, bytes, taken, length } = this;
    const changes = [...this.patches].map((address) => ({ address, bytes: address < base ? old(address) : bytes.slice(address - base, address - base + 8) }));
    this.patches.clear();
    changes.push({ address: base + taken, bytes: bytes.slice(taken, length) });
    this.taken = length;
    return changes;
  }
}
