/**
 * Type records and itabs in the image (src/layout/typeDescriptor.ts), made when code first needs them.
 *
 * A record's method table names function table entries. Which methods are compiled is decided at the end: a
 * method is kept if some interface of the program has a used method of that name (as Go's linker decides), so `finish`
 * is called again and again until no new method is wanted.
 */
import { fieldRecord, imethodRecord, itabRecord, kinds, methodRecord, typeFlags, typeRecord } from '../../layout/typeDescriptor';
import { type Method, allMethods, interfaceMethods } from '../../types/lookup';
import type { Func } from '../../types/objects';
import { comparable, isExported, underlying, unalias } from '../../types/predicates';
import { offsetsof } from '../../types/sizes';
import { isLastingKey, typeKey } from '../../types/typeKey';
import { Pointer, type Signature, Slice, type Type } from '../../types/types';
import { toByteString } from '../../base/utf8';
import type { FuncRef } from '../ir';
import type { PrelinkedLibrary } from '../prelink/library';
import type { LocalTypes } from './localTypes';
import { reflectString } from './reflectString';
import { reprOf } from './repr';
import type { StaticData } from './staticData';

interface MethodSlot {
  readonly type: Type;
  readonly method: Method;
  /** Where the table index goes. */
  readonly address: number;
  done: boolean;
}

interface ItabSlot {
  readonly name: string;
  readonly type: Type;
  readonly method: Func;
  readonly address: number;
  done: boolean;
}

export class TypeDescriptors {
  private readonly byType = new Map<Type, number>();
  private readonly byKey: Map<string, number> = new Map();
  private readonly itabs: Map<string, number> = new Map();
  private readonly signatures: Map<string, number> = new Map();
  private readonly used = new Set<string>();
  private readonly slots: MethodSlot[] = [];
  private readonly itabSlots: ItabSlot[] = [];
  /** All records, in order of creation. */
  readonly all: { address: number; type: Type }[] = [];

  constructor(
    private readonly data: StaticData,
    /** The function that an itab or method table calls: receiver as an interface's data word. */
    private readonly methodFunc: (type: Type, method: Method) => FuncRef,
    private readonly tableIndex: (f: FuncRef) => number,
    private readonly localTypes: LocalTypes,
    library?: PrelinkedLibrary,
  ) {
    if (!library) return;
    this.byKey = new Map(library.types);
    this.itabs = new Map(library.itabs);
    this.signatures = new Map(library.signatures);
    for (const name of library.used) this.used.add(name);
    this.linkedTypes = library.allTypes;
    for (const id of this.signatures.values()) this.lastSignature = Math.max(this.lastSignature, id);
  }

  /** Records of the linked library. */
  readonly linkedTypes: readonly number[] = [];

  /** Addresses of all records. */
  addresses(): number[] {
    return [...this.linkedTypes, ...this.all.map((t) => t.address)];
  }

  /** Every method of every type is to be compiled. */
  useAll(): void {
    this.wantsAll = true;
  }
  private wantsAll = false;

  /** Reflection finds methods: exported ones are compiled, and methods have their types. */
  describeMethods(): void {
    this.describesMethods = true;
  }
  private describesMethods = false;
  /** Methods of interface types: where the address of the func type goes. */
  private readonly interfaceSlots: { sig: Type; address: number }[] = [];
  private nDescribed = 0;
  private nInterfaceSlots = 0;
  private lastSignature = 0;

  /** What programs need to know of the library's types. */
  linkedState(): Pick<PrelinkedLibrary, 'types' | 'itabs' | 'signatures' | 'used' | 'allTypes'> {
    return {
      types: new Map([...this.byKey].filter(([key]) => isLastingKey(key))), itabs: this.itabs, signatures: new Map([...this.signatures].filter(([key]) => isLastingKey(key))),
      used: [...this.used], allTypes: this.all.map((t) => t.address),
    };
  }


  /** The address of a type's record. */
  of(type: Type): number {
    const known = this.byType.get(type);
    if (known !== undefined) return known;
    const t = unalias(type);
    const key = typeKey(t);
    const entry = this.byKey.get(key);
    if (entry !== undefined) {
      this.byType.set(type, entry);
      return entry;
    }
    const address = this.data.alloc(typeRecord.bytes);
    this.byKey.set(key, address);
    this.byType.set(type, address);
    this.all.push({ address, type: t });
    this.fill(address, t, key);
    return address;
  }

  /** The record of a type if there is one already. */
  existing(type: Type): number {
    return this.byKey.get(typeKey(type)) ?? 0;
  }

  /** Notes that some code calls a method of this name through an interface. */
  use(name: string): void {
    this.used.add(name);
  }

  isUsed(name: string): boolean {
    return this.used.has(name);
  }

  signatureId(sig: Type): number {
    const key = typeKey(sig);
    let id = this.signatures.get(key);
    if (id === undefined) this.signatures.set(key, (id = ++this.lastSignature));
    return id;
  }

  private header(address: number, n: number, at: number): void {
    this.data.u32(address, n ? at : 0);
    this.data.u32(address + 8, n);
    this.data.u32(address + 16, n);
  }

  private fill(at: number, t: Type, key: string): void {
    const { data } = this;
    const u = underlying(t);
    const r = reprOf(t);
    data.u32(at + typeRecord.size, r.size);
    const last = r.pointers[r.pointers.length - 1];
    const ptrBytes = last === undefined ? 0 : last + 8;
    data.u32(at + typeRecord.ptrBytes, ptrBytes);
    data.u32(at + typeRecord.hash, hashOf(key));
    data.u8(at + typeRecord.align, r.align);
    data.u8(at + typeRecord.fieldAlign, r.align);
    data.u8(at + typeRecord.kind, kindOf(u));
    if (ptrBytes > 0) data.u32(at + typeRecord.gcMask, this.mask(r.pointers));
    let flags = 0;
    if (isPointerShaped(t)) flags |= typeFlags.direct;
    if (comparable(t)) {
      flags |= typeFlags.comparable;
      if (isPlain(t)) flags |= typeFlags.plain;
    }
    const text = reflectString(t, this.localTypes);
    data.stringHeader(at + typeRecord.str, toByteString(text));
    if (t.kind === 'Named' || t.kind === 'Basic') {
      flags |= typeFlags.named;
      if (t.kind === 'Basic') {
        const isUnsafe = t.basic === 'unsafe.Pointer';
        data.stringHeader(at + typeRecord.name, isUnsafe ? 'Pointer' : t.basic);
        if (isUnsafe) data.stringHeader(at + typeRecord.pkgPath, 'unsafe');
      }
      else {
        const path = t.obj.pkg?.path ?? '';
        data.stringHeader(at + typeRecord.name, toByteString(path ? text.slice(text.indexOf('.') + 1) : text));
        if (path) data.stringHeader(at + typeRecord.pkgPath, toByteString(path));
      }
    }
    if (u.kind === 'Signature' && u.variadic) flags |= typeFlags.variadic;
    data.u8(at + typeRecord.flags, flags);
    this.structure(at, u);
    if (u.kind !== 'Interface') this.methodTable(at, t);
    // Reflection takes addresses of fields: their methods must be found although no code names the pointer type.
    if ((t.kind === 'Named' || t.kind === 'Struct') && u.kind !== 'Interface' && allMethods(new Pointer(t)).length > 0) this.of(new Pointer(t));
    if (t.kind === 'Pointer') {
      const elem = this.of(t.elem);
      data.u32(elem + typeRecord.ptrTo, at);
    } else {
      const p = this.existing(new Pointer(t));
      if (p) data.u32(at + typeRecord.ptrTo, p);
    }
    if (t !== u && u.kind === 'Interface') data.u32(at + typeRecord.elem, this.of(u));
    if (t.kind === 'Slice') data.u32(this.of(t.elem) + typeRecord.sliceOf, at);
    else {
      const s = this.existing(new Slice(t));
      if (s) data.u32(at + typeRecord.sliceOf, s);
    }
  }

  private structure(at: number, u: Type): void {
    const { data } = this;
    switch (u.kind) {
      case 'Pointer':
      case 'Slice':
        data.u32(at + typeRecord.elem, this.of(u.elem));
        break;
      case 'Array':
        data.u32(at + typeRecord.elem, this.of(u.elem));
        data.u32(at + typeRecord.len, u.len);
        break;
      case 'Chan':
        data.u32(at + typeRecord.elem, this.of(u.elem));
        data.u32(at + typeRecord.len, u.dir === 'both' ? 3 : u.dir === 'send' ? 2 : 1);
        break;
      case 'Map':
        data.u32(at + typeRecord.elem, this.of(u.elem));
        data.u32(at + typeRecord.key, this.of(u.key));
        break;
      case 'Struct': {
        const offsets = offsetsof(u);
        const list = data.alloc(u.fields.length * fieldRecord.bytes);
        this.header(at + typeRecord.fields, u.fields.length, list);
        u.fields.forEach((f, i) => {
          const e = list + i * fieldRecord.bytes;
          data.stringHeader(e + fieldRecord.name, toByteString(f.name));
          data.u32(e + fieldRecord.offset, offsets[i] as number);
          data.stringHeader(e + fieldRecord.tag, u.tags[i] ?? '');
          if (!isExported(f.name)) data.stringHeader(e + fieldRecord.pkgPath, toByteString(f.pkg?.path ?? 'main'));
          data.u8(e + fieldRecord.embedded, f.embedded ? 1 : 0);
          data.u32(e + fieldRecord.type, this.of(f.type as Type));
        });
        break;
      }
      case 'Signature': {
        const list = (types: Type[], to: number) => {
          const a = data.alloc(types.length * 8);
          this.header(to, types.length, a);
          types.forEach((x, i) => data.u32(a + i * 8, this.of(x)));
        };
        list(u.params.vars.map((v) => v.type as Type), at + typeRecord.in);
        list(u.results.vars.map((v) => v.type as Type), at + typeRecord.out);
        break;
      }
      case 'Interface': {
        const methods = interfaceMethods(u);
        const list = data.alloc(methods.length * imethodRecord.bytes);
        this.header(at + typeRecord.imethods, methods.length, list);
        methods.forEach((m, i) => {
          const e = list + i * imethodRecord.bytes;
          data.stringHeader(e + imethodRecord.name, toByteString(m.name));
          if (!isExported(m.name)) data.stringHeader(e + imethodRecord.pkgPath, toByteString(m.pkg?.path ?? 'main'));
          data.u32(e + imethodRecord.sig, this.signatureId(withoutReceiver(m.type as Signature)));
          this.interfaceSlots.push({ sig: withoutReceiver(m.type as Signature), address: e + imethodRecord.type });
        });
        break;
      }
    }
  }

  private methodTable(at: number, t: Type): void {
    const { data } = this;
    if (t.kind === 'Basic') return;
    const methods = allMethods(t);
    if (methods.length === 0) return;
    const list = data.alloc(methods.length * methodRecord.bytes);
    this.header(at + typeRecord.methods, methods.length, list);
    methods.forEach((method, i) => {
      const e = list + i * methodRecord.bytes;
      data.stringHeader(e + methodRecord.name, toByteString(method.obj.name));
      if (!isExported(method.obj.name)) data.stringHeader(e + methodRecord.pkgPath, toByteString(method.obj.pkg?.path ?? 'main'));
      data.u32(e + methodRecord.sig, this.signatureId(withoutReceiver(method.obj.type as Signature)));
      this.slots.push({ type: t, method, address: e + methodRecord.fn, done: false });
    });
  }

  private mask(pointers: readonly number[]): number {
    const words = (pointers[pointers.length - 1] as number) / 8 + 1;
    const at = this.data.alloc((words + 7) >> 3, 1);
    const bytes = new Uint8Array((words + 7) >> 3);
    for (const p of pointers) bytes[p >> 6] = (bytes[p >> 6] as number) | (1 << ((p >> 3) & 7));
    bytes.forEach((b, i) => this.data.u8(at + i, b));
    return at;
  }

  /** The itab of a concrete type for an interface type that it implements. */
  itab(named: Type, type: Type): number {
    // Interface types of equal method sets share itabs, so that values convert between them as they are.
    const inter = underlying(named);
    const key = `${this.of(inter)}:${this.of(type)}`;
    const known = this.itabs.get(key);
    if (known !== undefined) return known;
    const { data } = this;
    const methods = interfaceMethods(inter);
    const at = data.alloc(itabRecord.fun + 8 * Math.max(1, methods.length));
    this.itabs.set(key, at);
    data.u32(at + itabRecord.inter, this.of(inter));
    data.u32(at + itabRecord.type, this.of(type));
    data.u32(at + itabRecord.hash, data.readU32(this.of(type) + typeRecord.hash));
    methods.forEach((m, i) => this.itabSlots.push({ name: m.name, type: unalias(type), method: m, address: at + itabRecord.fun + 8 * i, done: false }));
    return at;
  }

  get nItabs(): number {
    return this.itabs.size;
  }

  /** Addresses of all itabs made so far. */
  itabAddresses(): number[] {
    return [...this.itabs.values()];
  }

  get nTypes(): number {
    return this.linkedTypes.length + this.all.length;
  }

  private isWanted(method: string): boolean {
    return this.wantsAll || this.used.has(method) || (this.describesMethods && isExported(method));
  }

  /** Enters the types of methods that have none yet; returns whether there were any. */
  private describe(): boolean {
    const before = this.nDescribed + this.nInterfaceSlots;
    for (; this.nDescribed < this.slots.length; this.nDescribed++) {
      const slot = this.slots[this.nDescribed] as MethodSlot;
      // Reflection makes pointers to values of the type, and asks them for the methods that need no pointer too.
      if (slot.type.kind === 'Named') this.of(new Pointer(slot.type));
      if (isExported(slot.method.obj.name)) this.data.u32(slot.address - methodRecord.fn + methodRecord.type, this.of(withoutReceiver(slot.method.obj.type as Signature)));
    }
    for (; this.nInterfaceSlots < this.interfaceSlots.length; this.nInterfaceSlots++) {
      const slot = this.interfaceSlots[this.nInterfaceSlots] as { sig: Type; address: number };
      this.data.u32(slot.address, this.of(slot.sig));
    }
    return this.nDescribed + this.nInterfaceSlots > before;
  }

  /** Fills the method tables with what is used by now; returns whether anything new was wanted. */
  finish(): boolean {
    let changed = this.describesMethods && this.describe();
    for (let i = 0; i < this.slots.length; i++) {
      const slot = this.slots[i] as MethodSlot;
      const { name } = slot.method.obj;
      if (slot.done || !this.isWanted(name)) continue;
      slot.done = true;
      changed = true;
      this.data.u32(slot.address, this.tableIndex(this.methodFunc(slot.type, slot.method)));
    }
    for (let i = 0; i < this.itabSlots.length; i++) {
      const slot = this.itabSlots[i] as ItabSlot;
      if (slot.done || !this.isWanted(slot.name)) continue;
      slot.done = true;
      changed = true;
      const method = allMethods(slot.type).find((m) => m.obj.name === slot.name && (isExported(slot.name) || m.obj.pkg?.path === slot.method.pkg?.path));
      if (!method) throw new Error(`no method ${slot.name}`);
      this.data.u32(slot.address, this.tableIndex(this.methodFunc(slot.type, method)));
    }
    return changed;
  }
}

/** A method's signature as a func type: the receiver does not count. typeKey leaves receivers out. */
function withoutReceiver(sig: Signature): Type {
  return sig;
}

export function kindOf(u: Type): number {
  switch (u.kind) {
    case 'Basic': return kinds[u.basic as keyof typeof kinds] ?? 0;
    case 'Pointer': return kinds.pointer;
    case 'Slice': return kinds.slice;
    case 'Array': return kinds.array;
    case 'Chan': return kinds.chan;
    case 'Map': return kinds.map;
    case 'Struct': return kinds.struct;
    case 'Signature': return kinds.func;
    case 'Interface': return kinds.interface;
    default: return 0;
  }
}

/** A value of the type is one address and can be an interface's data word itself. */
export function isPointerShaped(t: Type): boolean {
  const u = underlying(t);
  switch (u.kind) {
    case 'Pointer': case 'Map': case 'Chan': case 'Signature': return true;
    case 'Basic': return u.basic === 'unsafe.Pointer';
    case 'Struct': return u.fields.length === 1 && isPointerShaped(u.fields[0]?.type as Type);
    case 'Array': return u.len === 1 && isPointerShaped(u.elem);
    default: return false;
  }
}

/** Equality of values is equality of bytes (no padding, floats, strings or interfaces). */
export function isPlain(t: Type): boolean {
  const u = underlying(t);
  switch (u.kind) {
    case 'Basic': return !/float|complex|string/.test(u.basic);
    case 'Pointer': case 'Chan': return true;
    case 'Array': return isPlain(u.elem);
    case 'Struct': {
      let end = 0;
      const offsets = offsetsof(u);
      for (let i = 0; i < u.fields.length; i++) {
        const f = u.fields[i] as { name: string; type: Type | undefined };
        if (f.name === '_' || offsets[i] !== end || !isPlain(f.type as Type)) return false;
        end += reprOf(f.type as Type).size;
      }
      return end === reprOf(u).size;
    }
    default: return false;
  }
}

function hashOf(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
