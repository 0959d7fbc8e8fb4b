/** Type records of an image (src/layout/typeDescriptor.ts), read and cached. */
import { fieldRecord, kinds, methodRecord, typeFlags, typeRecord } from '../layout/typeDescriptor';
import type { MemoryReader } from './memoryReader';

export interface FieldType {
  readonly name: string;
  readonly type: number;
  readonly offset: number;
  readonly embedded: boolean;
}

export interface TypeInfo {
  readonly address: number;
  readonly kind: number;
  readonly size: number;
  /** As reflect prints it, such as `*main.T`. */
  readonly name: string;
  readonly direct: boolean;
  readonly named: boolean;
  readonly elem: number;
  readonly key: number;
  readonly len: number;
  readonly fields: readonly FieldType[];
  readonly hasMethods: boolean;
}

const decoder = new TextDecoder();

export class TypeRecords {
  private readonly cache = new Map<number, TypeInfo>();
  constructor(private readonly memory: MemoryReader) {}

  string(at: number): string {
    const n = this.memory.u32(at + 8);
    return n === 0 ? '' : decoder.decode(this.memory.bytes(this.memory.u32(at), n));
  }

  /** Whether a type has a method that makes a text of its values. */
  hasText(address: number): boolean {
    let known = this.withText.get(address);
    if (known === undefined) {
      const list = this.memory.u32(address + typeRecord.methods);
      const n = this.memory.u32(address + typeRecord.methods + 8);
      known = false;
      for (let i = 0; i < n && !known; i++) {
        const m = list + i * methodRecord.bytes;
        const name = this.string(m + methodRecord.name);
        known = (name === 'String' || name === 'Error') && this.memory.u32(m + methodRecord.fn) !== 0;
      }
      this.withText.set(address, known);
    }
    return known;
  }
  private readonly withText = new Map<number, boolean>();

  of(address: number): TypeInfo {
    const known = this.cache.get(address);
    if (known) return known;
    const m = this.memory;
    const r = typeRecord;
    const flags = m.u8(address + r.flags);
    const kind = m.u8(address + r.kind);
    const fields: FieldType[] = [];
    if (kind === kinds.struct) {
      const list = m.u32(address + r.fields);
      const n = m.u32(address + r.fields + 8);
      for (let i = 0; i < n; i++) {
        const f = list + i * fieldRecord.bytes;
        fields.push({ name: this.string(f + fieldRecord.name), type: m.u32(f + fieldRecord.type), offset: m.u32(f + fieldRecord.offset), embedded: m.u8(f + fieldRecord.embedded) !== 0 });
      }
    }
    const info: TypeInfo = {
      address, kind, size: m.u32(address + r.size), name: this.string(address + r.str), direct: (flags & typeFlags.direct) !== 0, named: (flags & typeFlags.named) !== 0,
      elem: m.u32(address + r.elem), key: m.u32(address + r.key), len: m.u32(address + r.len), fields, hasMethods: kind === kinds.interface && m.u32(address + r.imethods + 8) > 0,
    };
    this.cache.set(address, info);
    return info;
  }
}
