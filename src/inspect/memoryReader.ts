/** How the inspector reads an image: a live program's memory, a snapshot or a core file. Addresses are unsigned. */
export interface MemoryReader {
  u8(address: number): number;
  u16(address: number): number;
  u32(address: number): number;
  u64(address: number): bigint;
  f32(address: number): number;
  f64(address: number): number;
  bytes(address: number, length: number): Uint8Array;
  /** Bytes that exist. */
  readonly size: number;
  /** The memory itself, from address 0 on, for those who walk over much of it. */
  buffer(): ArrayBufferLike;
}

/** A reader over a memory's buffer, asked for anew whenever the memory may have grown. */
export class BufferReader implements MemoryReader {
  private view: DataView | undefined;
  constructor(readonly buffer: () => ArrayBufferLike) {}
  private at(address: number, length: number): DataView {
    let { view } = this;
    if (!view || address + length > view.byteLength) {
      view = new DataView(this.buffer() as ArrayBuffer);
      this.view = view;
    }
    return view;
  }
  /** The memory is another one from now on. */
  forget(): void {
    this.view = undefined;
  }
  get size(): number {
    return this.buffer().byteLength;
  }
  u8(a: number): number { return this.at(a, 1).getUint8(a); }
  u16(a: number): number { return this.at(a, 2).getUint16(a, true); }
  u32(a: number): number { return this.at(a, 4).getUint32(a, true); }
  u64(a: number): bigint { return this.at(a, 8).getBigUint64(a, true); }
  f32(a: number): number { return this.at(a, 4).getFloat32(a, true); }
  f64(a: number): number { return this.at(a, 8).getFloat64(a, true); }
  bytes(address: number, length: number): Uint8Array {
    this.at(address, length);
    return new Uint8Array(this.buffer(), address, length).slice();
  }
}
