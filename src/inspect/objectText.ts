/** Objects of the heap in words: names of their words, their fields, a short text of their value. */
import { kinds } from '../layout/typeDescriptor';
import { offsetsOf } from '../layout/records';
import { kernelU32 } from './goroutines';
import { type HeapObject, objectTypeName } from './heapObjects';
import type { Image } from './image';
import type { TypeInfo } from './typeRecords';
import type { Value } from './values';

const hchanFields = ['qcount', 'dataqsiz', 'closed', 'buf', 'timer', 'elemType', 'sendx', 'recvx'] as const;
const hchan = offsetsOf('Hchan') as Readonly<Record<string, number>>;

/** The name of the word at an offset of an object: `.next`, `[3].key`. */
export function wordName(image: Image, type: number, offset: number, bytes: number): string {
  if (type === 0) return `+${offset}`;
  if (type === kernelU32(image.memory, 'hchanType')) return offset === hchan.buf ? '.buf' : '.timer';
  const t = image.values.types.of(type);
  if (t.name === '' || t.size === 0) return offset === 0 ? '' : ` capture at +${offset}`;
  const n = Math.floor(bytes / t.size);
  const prefix = n >= 2 ? `[${Math.floor(offset / t.size)}]` : '';
  return prefix + partName(image, t, offset % t.size);
}

function partName(image: Image, t: TypeInfo, offset: number): string {
  if (t.kind === kinds.struct) {
    for (const f of t.fields) {
      const ft = image.values.types.of(f.type);
      if (offset >= f.offset && offset < f.offset + Math.max(1, ft.size)) return `.${f.name}${partName(image, ft, offset - f.offset)}`;
    }
  }
  if (t.kind === kinds.array && t.len > 0) {
    const elem = image.values.types.of(t.elem);
    return elem.size > 0 ? `[${Math.floor(offset / elem.size)}]${partName(image, elem, offset % elem.size)}` : '';
  }
  return '';
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  /** What it points to, 0 for nothing. */
  readonly pointsTo: number;
}

const pointerKinds: ReadonlySet<number> = new Set([kinds.pointer, kinds.map, kinds.chan, kinds.func, kinds.slice, kinds.string, kinds['unsafe.Pointer']]);

function fieldOf(image: Image, name: string, v: Value): Field {
  const m = image.memory;
  let pointsTo = 0;
  if (v.type.kind === kinds.interface) pointsTo = m.u32(v.address) ? m.u32(v.address + 8) : 0;
  else if (pointerKinds.has(v.type.kind)) pointsTo = m.u32(v.address);
  return { name, type: v.type.name, value: clip(image.values.format(v, 0), 120), pointsTo };
}

/** The parts of an object, `count` from `start` on. */
export function objectFields(image: Image, o: HeapObject, start: number, count: number): { fields: Field[]; total: number } {
  const { values, memory: m } = image;
  if (o.type === 0) return o.noscan ? { fields: [], total: 0 } : words(image, o, start, count);
  if (o.type === kernelU32(m, 'hchanType')) {
    const fields = hchanFields.map((f): Field => {
      const word = m.u32(o.base + (hchan[f] as number));
      if (f === 'elemType') return { name: f, type: 'type', value: word ? values.types.of(word).name : '', pointsTo: 0 };
      return { name: f, type: f === 'buf' ? 'buffer' : 'uint32', value: f === 'buf' ? hex(word) : String(word), pointsTo: f === 'buf' || f === 'timer' ? word : 0 };
    });
    return { fields, total: fields.length };
  }
  const t = values.types.of(o.type);
  if (t.name === '') return closure(image, o, start, count);
  const n = t.size > 0 ? Math.floor(o.bytes / t.size) : 1;
  if (n >= 2) {
    const fields = Array.from({ length: Math.max(0, Math.min(count, n - start)) }, (_, i) => fieldOf(image, `[${start + i}]`, values.at(o.type, o.base + (start + i) * t.size)));
    return { fields, total: n };
  }
  const value = values.at(o.type, o.base);
  if (t.kind === kinds.struct) {
    const all = t.fields;
    return { fields: all.slice(start, start + count).map((f) => fieldOf(image, f.name, values.at(f.type, o.base + f.offset))), total: all.length };
  }
  if (t.kind === kinds.array) {
    const list = values.elements(value, start, count);
    return { fields: list.map((c) => fieldOf(image, c.name, c.value)), total: t.len };
  }
  return { fields: [fieldOf(image, 'value', value)], total: 1 };
}

function closure(image: Image, o: HeapObject, start: number, count: number): { fields: Field[]; total: number } {
  const f = closureFunction(image, o.base);
  const rest = words(image, o, start + 1, count);
  return { fields: [{ name: 'func', type: 'code', value: f, pointsTo: 0 }, ...rest.fields.map((w) => ({ ...w, name: `capture ${w.name}` }))], total: rest.total };
}

function words(image: Image, o: HeapObject, start: number, count: number): { fields: Field[]; total: number } {
  const n = o.bytes >>> 3;
  const fields = Array.from({ length: Math.max(0, Math.min(count, n - start)) }, (_, i): Field => {
    const at = o.base + 8 * (start + i);
    return { name: `+${8 * (start + i)}`, type: 'word', value: `0x${image.memory.u64(at).toString(16)}`, pointsTo: image.memory.u32(at + 4) === 0 ? image.memory.u32(at) : 0 };
  });
  return { fields, total: n };
}

export function closureFunction(image: Image, address: number): string {
  return image.places.func(image.places.funcOfTableIndex(image.memory.u32(address)))?.name ?? 'a function';
}

/** A line about an object's value. */
export function objectText(image: Image, o: HeapObject): string {
  const { values, memory: m } = image;
  if (o.type === 0) return o.noscan ? preview(image, o) : '';
  if (o.type === kernelU32(m, 'hchanType')) {
    const elem = m.u32(o.base + (hchan.elemType as number));
    return `chan ${elem ? values.types.of(elem).name : '?'} ${m.u32(o.base + (hchan.qcount as number))}/${m.u32(o.base + (hchan.dataqsiz as number))}`;
  }
  const t = values.types.of(o.type);
  if (t.name === '') return closureFunction(image, o.base);
  if (t.size === 0) return '';
  const n = Math.floor(o.bytes / t.size);
  if (n >= 2) return `${n} × ${t.name}: ${Array.from({ length: Math.min(4, n) }, (_, i) => clip(values.format(values.at(o.type, o.base + i * t.size), 0), 30)).join(', ')}${n > 4 ? ', …' : ''}`;
  return clip(values.format(values.at(o.type, o.base), 1).replace(new RegExp(`^${t.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} `), ''), 160);
}

/** Bytes that look like text, as text. */
function preview(image: Image, o: HeapObject): string {
  const bytes = image.memory.bytes(o.base, Math.min(o.bytes, 80));
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  const text = new TextDecoder().decode(bytes.subarray(0, end));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
  if (end > 0 && !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)) return JSON.stringify(text);
  return `${[...bytes.subarray(0, 16)].map((b) => b.toString(16).padStart(2, '0')).join(' ')}${o.bytes > 16 ? ' …' : ''}`;
}

export function typeNameOf(image: Image, o: HeapObject): string {
  return objectTypeName(image, o.type, o.bytes, o.noscan);
}

const hex = (n: number): string => `0x${n.toString(16)}`;
const clip = (s: string, n: number): string => (s.length > n ? `${s.slice(0, n - 1)}…` : s);
