/** A memory with some of its pages replaced: how it looked after an evaluation whose effects were discarded. */
import type { MemoryReader } from './memoryReader';

const pageBytes = 4096;

export class OverlayReader implements MemoryReader {
  private readonly scratch = new DataView(new ArrayBuffer(8));

  constructor(private readonly base: MemoryReader, private readonly pages: ReadonlyMap<number, Uint8Array>) {}

  /** A copy of all of it. */
  buffer(): ArrayBufferLike {
    return this.bytes(0, this.size).buffer;
  }

  get size(): number {
    let end = this.base.size;
    for (const p of this.pages.keys()) end = Math.max(end, (p + 1) * pageBytes);
    return end;
  }

  bytes(address: number, length: number): Uint8Array {
    const out = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const page = Math.floor((address + at) / pageBytes);
      const offset = (address + at) % pageBytes;
      const n = Math.min(length - at, pageBytes - offset);
      const replaced = this.pages.get(page);
      // What lies behind the memory's end was all replaced, or nothing.
      if (replaced) out.set(replaced.subarray(offset, offset + n), at);
      else if (address + at + n <= this.base.size) out.set(this.base.bytes(address + at, n), at);
      at += n;
    }
    return out;
  }

  private piece(address: number, n: number): DataView {
    this.bytes(address, n).forEach((b, i) => this.scratch.setUint8(i, b));
    return this.scratch;
  }

  u8(a: number): number { return this.piece(a, 1).getUint8(0); }
  u16(a: number): number { return this.piece(a, 2).getUint16(0, true); }
  u32(a: number): number { return this.piece(a, 4).getUint32(0, true); }
  u64(a: number): bigint { return this.piece(a, 8).getBigUint64(0, true); }
  f32(a: number): number { return this.piece(a, 4).getFloat32(0, true); }
  f64(a: number): number { return this.piece(a, 8).getFloat64(0, true); }
}

/** The reader of an evaluation's results: the program's own memory where nothing was discarded. */
export function overlay(base: MemoryReader, pages: ReadonlyMap<number, Uint8Array>): MemoryReader {
  return pages.size > 0 ? new OverlayReader(base, pages) : base;
}
