/** The program's initialised data: strings, type records, itabs, closures of declared functions. Addresses are final at once. */
import { programBase } from '../../layout/machine';

export class StaticData {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  private readonly strings = new Map<string, number>();

  constructor(readonly base: number = programBase) {}

  /** The first address after the data, aligned to 16. */
  get end(): number {
    return this.base + ((this.length + 15) & ~15);
  }

  alloc(size: number, align = 8): number {
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

  /** Address of a byte string's bytes; equal strings share them. */
  string(byteString: string): number {
    if (byteString.length === 0) return 0;
    let at = this.strings.get(byteString);
    if (at === undefined) {
      at = this.alloc(byteString.length, 1);
      const start = at - this.base;
      for (let i = 0; i < byteString.length; i++) this.bytes[start + i] = byteString.charCodeAt(i);
      this.strings.set(byteString, at);
    }
    return at;
  }

  u8(address: number, value: number): void {
    this.bytes[address - this.base] = value;
  }
  u16(address: number, value: number): void {
    this.view.setUint16(address - this.base, value, true);
  }
  u32(address: number, value: number): void {
    this.view.setUint32(address - this.base, value, true);
  }
  u64(address: number, value: bigint): void {
    this.view.setBigUint64(address - this.base, BigInt.asUintN(64, value), true);
  }
  f32(address: number, value: number): void {
    this.view.setFloat32(address - this.base, value, true);
  }
  f64(address: number, value: number): void {
    this.view.setFloat64(address - this.base, value, true);
  }
  readU32(address: number): number {
    return this.view.getUint32(address - this.base, true);
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
