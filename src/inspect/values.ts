/**
 * Go values of a stopped program: read by their type records, printed as Delve prints them, and opened into children.
 *
 * A value is a type and a place: an address in the image, or in a small buffer into which a variable's parts were gathered from
 * frame slots. Children of a buffer's value are in the buffer too; what pointers lead to is in the image.
 */
import type { Location } from '../compile/debuginfo/debugInfo';
import { kinds } from '../layout/typeDescriptor';
import { offsetsOf } from '../layout/records';
import { BufferReader, type MemoryReader } from './memoryReader';
import { type TypeInfo, TypeRecords } from './typeRecords';

export interface Value {
  readonly type: TypeInfo;
  readonly memory: MemoryReader;
  readonly address: number;
}

export interface Child {
  readonly name: string;
  readonly value: Value;
  /** The expression that names it, '' if there is none. */
  readonly path: string;
}

/** How much of a value is printed. */
export interface ValueLimits {
  /** Bytes of a string. */
  readonly strings: number;
  /** Elements that are opened without being asked for a range. */
  readonly items: number;
}

const defaultLimits: ValueLimits = { strings: 512, items: 64 };
/** Elements printed in a line. */
const lineItems = 8;
const hchan = offsetsOf('Hchan') as Readonly<Record<string, number>>;

export class Values {
  readonly types: TypeRecords;
  constructor(readonly memory: MemoryReader, readonly limits: ValueLimits = defaultLimits) {
    this.types = new TypeRecords(memory);
  }

  /** A variable of the frame at `fp`. */
  variable(typeAddress: number, location: Location, fp: number): Value {
    const type = this.types.of(typeAddress);
    const { memory } = this;
    switch (location.kind) {
      case 'static': return { type, memory, address: location.address };
      case 'frame': return { type, memory, address: fp + location.offset };
      case 'pointer': return { type, memory, address: memory.u32(fp + location.offset) };
      case 'slots': {
        const buffer = new ArrayBuffer(Math.max(8, type.size));
        const view = new DataView(buffer);
        let next = 0;
        const gather = (t: TypeInfo, at: number): void => {
          const word = (offset: number, size: number): void => {
            const slot = fp + (location.offsets[next++] as number);
            if (size === 8) view.setBigUint64(at + offset, memory.u64(slot), true);
            else if (size === 4) view.setUint32(at + offset, memory.u32(slot), true);
            else if (size === 2) view.setUint16(at + offset, memory.u16(slot), true);
            else view.setUint8(at + offset, memory.u8(slot));
          };
          const address = (offset: number): void => view.setUint32(at + offset, memory.u32(fp + (location.offsets[next++] as number)), true);
          switch (t.kind) {
            case kinds.struct:
              for (const f of t.fields) gather(this.types.of(f.type), at + f.offset);
              return;
            case kinds.array:
              return;
            case kinds.string:
              address(0);
              word(8, 8);
              return;
            case kinds.slice:
              address(0);
              word(8, 8);
              word(16, 8);
              return;
            case kinds.interface:
              address(0);
              address(8);
              return;
            case kinds.complex64:
              word(0, 4);
              word(4, 4);
              return;
            case kinds.complex128:
              word(0, 8);
              word(8, 8);
              return;
            case kinds.pointer: case kinds.map: case kinds.chan: case kinds.func: case kinds['unsafe.Pointer']:
              address(0);
              return;
            default:
              word(0, t.size);
          }
        };
        gather(type, 0);
        return { type, memory: new BufferReader(() => buffer), address: 0 };
      }
    }
  }

  at(typeAddress: number, address: number): Value {
    return { type: this.types.of(typeAddress), memory: this.memory, address };
  }

  /** What a non-nil pointer points to. */
  deref(v: Value): Value | undefined {
    const p = v.memory.u32(v.address);
    return p === 0 ? undefined : this.at(v.type.elem, p);
  }

  /** The concrete value in an interface, undefined for nil. */
  dynamic(v: Value): Value | undefined {
    const word = v.memory.u32(v.address);
    if (word === 0) return undefined;
    const type = this.types.of(v.type.hasMethods ? this.memory.u32(word + 8) : word);
    if (type.direct) return { type, memory: v.memory, address: v.address + 8 };
    return { type, memory: this.memory, address: v.memory.u32(v.address + 8) };
  }

  /**
   * A value as an interface holds it, if its type has a String or Error method: the record of the type, and the address of the value or what
   * the value points to. undefined for nil and for values that are in no memory.
   */
  interfaceOf(v: Value): { type: number; word: number } | undefined {
    const inner = v.type.kind === kinds.interface ? this.dynamic(v) : v;
    if (!inner || !this.types.hasText(inner.type.address)) return undefined;
    if (inner.type.direct) {
      const word = inner.memory.u32(inner.address);
      return word === 0 ? undefined : { type: inner.type.address, word };
    }
    return inner.memory === this.memory ? { type: inner.type.address, word: inner.address } : undefined;
  }

  bytesOfString(v: Value, limit: number): { bytes: Uint8Array; length: number } {
    const length = Number(v.memory.u64(v.address + 8));
    const n = Math.min(length, limit);
    return { bytes: n > 0 ? this.memory.bytes(v.memory.u32(v.address), n) : new Uint8Array(0), length };
  }

  number(v: Value): number | bigint | undefined {
    const { memory: m, address: a } = v;
    switch (v.type.kind) {
      case kinds.int: case kinds.int64: return BigInt.asIntN(64, m.u64(a));
      case kinds.uint: case kinds.uint64: case kinds.uintptr: return m.u64(a);
      case kinds.int8: return BigInt((m.u8(a) << 24) >> 24);
      case kinds.int16: return BigInt((m.u16(a) << 16) >> 16);
      case kinds.int32: return BigInt(m.u32(a) | 0);
      case kinds.uint8: return BigInt(m.u8(a));
      case kinds.uint16: return BigInt(m.u16(a));
      case kinds.uint32: return BigInt(m.u32(a));
      case kinds.float32: return m.f32(a);
      case kinds.float64: return m.f64(a);
      default: return undefined;
    }
  }

  // ---- printing

  /** As Delve prints it; `hex` shows integers in base 16. */
  format(v: Value, depth = 1, hexadecimal = false): string {
    const { type: t, memory: m, address: a } = v;
    const n = this.number(v);
    if (typeof n === 'bigint') return hexadecimal ? `${n < 0n ? '-' : ''}0x${(n < 0n ? -n : n).toString(16)}` : n.toString();
    if (n !== undefined) return formatFloat(n);
    switch (t.kind) {
      case kinds.bool: return m.u8(a) ? 'true' : 'false';
      case kinds.string: return this.quoted(v);
      case kinds.complex64: return `(${formatFloat(m.f32(a))} + ${formatFloat(m.f32(a + 4))}i)`;
      case kinds.complex128: return `(${formatFloat(m.f64(a))} + ${formatFloat(m.f64(a + 8))}i)`;
      case kinds.pointer: {
        const to = this.deref(v);
        if (!to) return `nil <${t.name}>`;
        if (depth > 0 && to.type.kind === kinds.struct) return `*${this.format(to, depth - 1, hexadecimal)}`;
        return `(${t.name})(${hex(m.u32(a))})`;
      }
      case kinds['unsafe.Pointer']: return `unsafe.Pointer(${hex(m.u32(a))})`;
      case kinds.func: return m.u32(a) === 0 ? 'nil' : t.name;
      case kinds.chan: {
        const c = m.u32(a);
        if (c === 0) return `nil <${t.name}>`;
        return `${t.name} ${this.memory.u32(c + (hchan.qcount as number))}/${this.memory.u32(c + (hchan.dataqsiz as number))}`;
      }
      case kinds.interface: {
        const d = this.dynamic(v);
        if (!d) return `${t.name === 'interface {}' ? 'interface {}' : t.name} nil`;
        return `${t.name}(${d.type.name}) ${this.format(d, depth, hexadecimal)}`;
      }
      case kinds.slice: {
        if (m.u32(a) === 0) return `${t.name} nil`;
        const head = `${t.name} len: ${m.u64(a + 8)}, cap: ${m.u64(a + 16)}`;
        return depth > 0 ? `${head}, [${this.list(v, depth, hexadecimal)}]` : `${head}, […]`;
      }
      case kinds.array:
        return depth > 0 ? `${t.name} [${this.list(v, depth, hexadecimal)}]` : `${t.name} […]`;
      case kinds.map: {
        const map = m.u32(a);
        if (map === 0) return `${t.name} nil`;
        const entries = this.mapEntries(v, 0, this.lineItems);
        const more = this.mapLength(v) > entries.length ? ', …' : '';
        if (depth <= 0) return `${t.name} […]`;
        return `${t.name} [${entries.map((e) => `${this.format(e.key, depth - 1, hexadecimal)}: ${this.format(e.elem, depth - 1, hexadecimal)}`).join(', ')}${more}]`;
      }
      case kinds.struct:
        if (depth < 0) return `${t.name} {…}`;
        return `${t.name} {${t.fields.map((f) => `${f.name}: ${depth > 0 || this.isScalar(f.type) ? this.format({ type: this.types.of(f.type), memory: m, address: a + f.offset }, depth - 1, hexadecimal) : '…'}`).join(', ')}}`;
      default:
        return '?';
    }
  }

  /** What a value is beside the text that its own methods make of it: a number, or the name of its type. */
  brief(v: Value): string {
    if (this.isScalar(v.type.address)) return this.format(v);
    const inner = v.type.kind === kinds.interface ? this.dynamic(v) : undefined;
    return inner ? `${v.type.name}(${inner.type.name})` : v.type.name;
  }

  private isScalar(type: number): boolean {
    const { kind } = this.types.of(type);
    return (kind >= kinds.bool && kind <= kinds.complex128) || kind === kinds.string;
  }

  private quoted(v: Value): string {
    const { bytes, length } = this.bytesOfString(v, this.limits.strings);
    const text = JSON.stringify(new TextDecoder().decode(bytes));
    return length > bytes.length ? `${text}+${length - bytes.length} more` : text;
  }

  private get lineItems(): number {
    return this.limits.items > defaultLimits.items ? this.limits.items : lineItems;
  }

  private list(v: Value, depth: number, hexadecimal: boolean): string {
    const total = this.length(v);
    const n = Math.min(total, this.lineItems);
    const items = this.elements(v, 0, n).map((c) => this.format(c.value, depth - 1, hexadecimal));
    if (total > n) items.push(`…+${total - n} more`);
    return items.join(',');
  }

  // ---- children

  length(v: Value): number {
    if (v.type.kind === kinds.array) return v.type.len;
    if (v.type.kind === kinds.slice || v.type.kind === kinds.string) return Number(v.memory.u64(v.address + 8));
    if (v.type.kind === kinds.map) return this.mapLength(v);
    return 0;
  }

  elements(v: Value, start: number, count: number, path = ''): Child[] {
    const elem = this.types.of(v.type.elem);
    const isSlice = v.type.kind === kinds.slice;
    const base = isSlice ? v.memory.u32(v.address) : v.address;
    const memory = isSlice ? this.memory : v.memory;
    const end = Math.min(this.length(v), start + count);
    const out: Child[] = [];
    for (let i = start; i < end; i++) out.push({ name: `[${i}]`, value: { type: elem, memory, address: base + i * elem.size }, path: path && `${path}[${i}]` });
    return out;
  }

  private mapLength(v: Value): number {
    const m = v.memory.u32(v.address);
    return m === 0 ? 0 : Number(this.memory.u64(m));
  }

  /** Entries of a map, in the order of its tables (a small map without deletions: in order of insertion). Layout: internal/maps. */
  mapEntries(v: Value, start: number, count: number): { key: Value; elem: Value }[] {
    const map = v.memory.u32(v.address);
    if (map === 0) return [];
    const key = this.types.of(v.type.key);
    const elem = this.types.of(v.type.elem);
    const stored = (t: TypeInfo) => (t.size > maxInline ? { size: 8, align: 8, isPointer: true } : { size: t.size, align: alignOf(this.memory, t), isPointer: false });
    const k = stored(key);
    const e = stored(elem);
    const align = Math.max(k.align, e.align);
    const elemAt = (k.size + e.align - 1) & -e.align;
    // A last field without size takes a byte, so that its address is not that of the next slot.
    const stride = (elemAt + (e.size || (k.size ? 1 : 0)) + align - 1) & -align;
    const groupSize = (8 + 8 * stride + 7) & -8;
    const at = (address: number, type: number, isPointer: boolean) => this.at(type, isPointer ? this.memory.u32(address) : address);
    const out: { key: Value; elem: Value }[] = [];
    let seen = 0;
    for (const group of this.mapGroups(map, groupSize)) {
      for (let i = 0; i < 8; i++) {
        if (this.memory.u8(group + i) >= 0x80 || seen++ < start) continue;
        const slot = group + 8 + i * stride;
        out.push({ key: at(slot, v.type.key, k.isPointer), elem: at(slot + elemAt, v.type.elem, e.isPointer) });
        if (out.length === count) return out;
      }
    }
    return out;
  }

  /** The addresses of a map's groups, table by table. */
  private *mapGroups(map: number, groupSize: number): Generator<number> {
    const { memory } = this;
    const directory = memory.u32(map + 16);
    const length = memory.u32(map + 24);
    if (length === 0) {
      if (directory !== 0) yield directory;
      return;
    }
    let last = 0;
    for (let i = 0; i < length; i++) {
      const table = memory.u32(directory + 8 * i);
      if (table === last) continue;
      last = table;
      const groups = memory.u32(table + 16);
      const n = memory.u32(table + 24) + 1;
      for (let g = 0; g < n; g++) yield groups + g * groupSize;
    }
  }

  /** Whether a value can be opened. */
  hasChildren(v: Value): boolean {
    switch (v.type.kind) {
      case kinds.struct: return v.type.fields.length > 0;
      case kinds.array: case kinds.slice: case kinds.map: return this.length(v) > 0;
      case kinds.pointer: return v.memory.u32(v.address) !== 0;
      case kinds.interface: {
        const d = this.dynamic(v);
        return d !== undefined && this.hasChildren(d);
      }
      case kinds.chan: return v.memory.u32(v.address) !== 0;
      default: return false;
    }
  }

  /** Number of indexed children (for paging), 0 where children have names. */
  indexedChildren(v: Value): number {
    if (v.type.kind === kinds.slice || v.type.kind === kinds.array || v.type.kind === kinds.map) return this.length(v);
    return 0;
  }

  children(v: Value, start = 0, count = this.limits.items, path = ''): Child[] {
    switch (v.type.kind) {
      case kinds.struct:
        return v.type.fields.map((f) => ({ name: f.name, value: { type: this.types.of(f.type), memory: v.memory, address: v.address + f.offset }, path: path && `${path}.${f.name}` }));
      case kinds.array:
      case kinds.slice:
        return this.elements(v, start, count, path);
      case kinds.map:
        return this.mapEntries(v, start, count).map((e) => {
          const key = this.format(e.key, 0);
          return { name: `[${key}]`, value: e.elem, path: path && `${path}[${key}]` };
        });
      case kinds.pointer: {
        const to = this.deref(v);
        if (!to) return [];
        if (to.type.kind === kinds.struct) return this.children(to, start, count, path);
        return [{ name: '*', value: to, path: path && `*${path}` }];
      }
      case kinds.interface: {
        const d = this.dynamic(v);
        return d ? this.children(d, start, count, path && `${path}.(${d.type.name})`) : [];
      }
      case kinds.chan:
        return this.channelChildren(v);
      default:
        return [];
    }
  }

  /** The values in a channel's buffer, oldest first. */
  private channelChildren(v: Value): Child[] {
    const c = v.memory.u32(v.address);
    const f = (name: string): number => this.memory.u32(c + (hchan[name] as number));
    const n = Math.min(f('qcount'), this.limits.items);
    const elem = this.types.of(v.type.elem);
    return Array.from({ length: n }, (_, i) => ({
      name: `[${i}]`, value: this.at(elem.address, f('buf') + ((f('recvx') + i) % Math.max(1, f('dataqsiz'))) * elem.size), path: '',
    }));
  }
}

/** Larger keys and elements of maps are not in the slot, but a pointer to them (internal/maps). */
const maxInline = 128;

function alignOf(m: MemoryReader, t: TypeInfo): number {
  return m.u8(t.address + 21);
}

function hex(n: number): string {
  return `0x${n.toString(16)}`;
}

export function formatFloat(n: number): string {
  if (Number.isNaN(n)) return 'NaN';
  if (!Number.isFinite(n)) return n > 0 ? '+Inf' : '-Inf';
  const a = Math.abs(n);
  if (a !== 0 && (a < 1e-4 || a >= 1e21)) return n.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return String(n);
}
