/**
 * How values of each Go type are held: as *parts* in WebAssembly locals, or in memory.
 *
 * | type | parts |
 * | --- | --- |
 * | bool, integers up to 32 bits | i32, kept sign- or zero-extended to the type's width |
 * | int, uint, int64, uint64, uintptr | i64 |
 * | float32, float64 | f32, f64; complex: two of them |
 * | pointer, map, chan, func, unsafe.Pointer | i32 address |
 * | string | address, i64 length |
 * | slice | address, i64 length, i64 capacity |
 * | interface | type or itab address, data word |
 * | struct of at most four parts | the fields' parts |
 * | other structs, arrays | one i32: the address of memory that holds the value |
 *
 * In memory everything has gc's size and offset on amd64; addresses take 8 bytes there.
 */
import { exact } from '../../base/exact';
import type { Pos } from '../../base/source';
import { alignof, offsetsof, sizeof } from '../../types/sizes';
import type { Type } from '../../types/types';
import { unalias, underlying } from '../../types/predicates';
import { F32, F64, I32, I64, Op, type ValType } from '../../wasm/opcodes';

export interface Part {
  readonly type: ValType;
  readonly offset: number;
  readonly load: number;
  readonly store: number;
  /** The collector follows it. */
  readonly pointer: boolean;
  /** An address: 4 bytes in a local, 8 in memory. */
  readonly wide: boolean;
}

export interface Repr {
  readonly size: number;
  readonly align: number;
  /** Held in memory; `parts` is then one address. */
  readonly inMemory: boolean;
  readonly parts: readonly Part[];
  /** Byte offsets of the pointer words of a value in memory, ascending. */
  readonly pointers: readonly number[];
}

const maxParts = 4;

function scalar(type: ValType, load: number, store: number): Part[] {
  return [{ type, offset: 0, load, store, pointer: false, wide: false }];
}
function address(offset: number, pointer: boolean): Part {
  return { type: I32, offset, load: Op.i32Load, store: Op.i64Store, pointer, wide: true };
}
function word(offset: number): Part {
  return { type: I64, offset, load: Op.i64Load, store: Op.i64Store, pointer: false, wide: false };
}

const stringParts = [address(0, true), word(8)];
const sliceParts = [address(0, true), word(8), word(16)];
const interfaceParts = [address(0, false), address(8, true)];
const pointerParts = [address(0, true)];
const foreignPointerParts = [address(0, false)];
const i32Parts = scalar(I32, Op.i32Load, Op.i32Store);
const memoryParts: Part[] = [{ type: I32, offset: 0, load: 0, store: 0, pointer: true, wide: true }];

function basicParts(basic: string): Part[] {
  switch (basic) {
    case 'bool': case 'uint8': case 'untyped bool': return scalar(I32, Op.i32Load8U, Op.i32Store8);
    case 'int8': return scalar(I32, Op.i32Load8S, Op.i32Store8);
    case 'int16': return scalar(I32, Op.i32Load16S, Op.i32Store16);
    case 'uint16': return scalar(I32, Op.i32Load16U, Op.i32Store16);
    case 'int32': case 'uint32': case 'untyped rune': return i32Parts;
    case 'float32': return scalar(F32, Op.f32Load, Op.f32Store);
    case 'float64': case 'untyped float': return scalar(F64, Op.f64Load, Op.f64Store);
    case 'complex64': return [...scalar(F32, Op.f32Load, Op.f32Store), { type: F32, offset: 4, load: Op.f32Load, store: Op.f32Store, pointer: false, wide: false }];
    case 'complex128': case 'untyped complex': return [...scalar(F64, Op.f64Load, Op.f64Store), { type: F64, offset: 8, load: Op.f64Load, store: Op.f64Store, pointer: false, wide: false }];
    case 'string': case 'untyped string': return stringParts;
    case 'unsafe.Pointer': case 'untyped nil': return pointerParts;
    default: return [word(0)];
  }
}

/** Types with a cgo.Incomplete inside are never in the heap, and pointers to them may be anything. */
function isNotInHeap(t: Type): boolean {
  const named = unalias(t);
  if (named.kind === 'Named' && named.obj.name === 'Incomplete' && named.obj.pkg?.path === 'runtime/cgo') return true;
  const u = underlying(named);
  if (u.kind === 'Array') return isNotInHeap(u.elem);
  return u.kind === 'Struct' && u.fields.some((f) => f.type !== undefined && isNotInHeap(f.type));
}

/** A memory has 4 GiB; the list of an array's pointers is kept, too. */
const maxSize = 2 ** 32 - 1;
const maxPointers = 1 << 26;

/** Thrown for a type whose values no memory holds. */
export class TypeTooLarge extends Error {
  /** Where the type is used, set by whoever knows. */
  pos: Pos = 0;
  constructor(readonly type: Type) {
    super('type too large');
  }
}

export function reprOf(t: Type): Repr {
  const { cache } = t;
  return (cache.repr ??= compute(t)) as Repr;
}

function fromParts(t: Type, parts: Part[]): Repr {
  return { size: sizeof(t), align: alignof(t), inMemory: false, parts, pointers: parts.filter((p) => p.pointer).map((p) => p.offset) };
}

function compute(t: Type): Repr {
  const u = underlying(t);
  if (u !== t) return reprOf(u);
  switch (u.kind) {
    case 'Basic': return fromParts(u, basicParts(u.basic));
    case 'Slice': return fromParts(u, sliceParts);
    case 'Interface': return fromParts(u, interfaceParts);
    case 'Pointer': return fromParts(u, isNotInHeap(u.elem) ? foreignPointerParts : pointerParts);
    case 'Map': case 'Chan': case 'Signature': return fromParts(u, pointerParts);
    case 'Struct': {
      if (sizeof(u) > maxSize) throw new TypeTooLarge(u);
      const offsets = offsetsof(u);
      const parts: Part[] = [];
      const pointers: number[] = [];
      let flat = true;
      u.fields.forEach((f, i) => {
        const r = reprOf(f.type as Type);
        const base = offsets[i] as number;
        for (const p of r.pointers) pointers.push(base + p);
        if (r.inMemory) flat = false;
        else for (const p of r.parts) parts.push({ ...p, offset: base + p.offset });
      });
      if (flat && parts.length <= maxParts) return { size: sizeof(u), align: alignof(u), inMemory: false, parts, pointers };
      return { size: sizeof(u), align: alignof(u), inMemory: true, parts: memoryParts, pointers };
    }
    case 'Array': {
      const size = sizeof(u);
      if (size === 0) return { size, align: alignof(u), inMemory: false, parts: [], pointers: [] };
      const elem = reprOf(u.elem);
      if (size > maxSize || elem.pointers.length * u.len > maxPointers) throw new TypeTooLarge(u);
      const pointers: number[] = [];
      // A huge array's words are described by its element type; see typeDescriptors.ts.
      if (elem.pointers.length > 0) for (let i = 0; i < u.len; i++) for (const p of elem.pointers) pointers.push(i * elem.size + p);
      return { size, align: alignof(u), inMemory: true, parts: memoryParts, pointers };
    }
    case 'Tuple': {
      const parts: Part[] = [];
      for (const v of u.vars) parts.push(...reprOf(v.type as Type).parts);
      return { size: 0, align: 1, inMemory: false, parts, pointers: [] };
    }
    default:
      throw new Error(`no representation for ${u.kind}`);
  }
}

/** The position of field i's first part among a flat struct's parts. */
export function firstPartOfField(t: Type, field: number): number {
  const u = underlying(t);
  if (u.kind !== 'Struct') throw new Error('not a struct');
  let n = 0;
  for (let i = 0; i < field; i++) n += reprOf(u.fields[i]?.type as Type).parts.length;
  return n;
}

/** WebAssembly types of a list of values side by side. */
export function partTypes(types: readonly Type[]): ValType[] {
  const out: ValType[] = [];
  for (const t of types) for (const p of reprOf(t).parts) out.push(p.type);
  return exact(out);
}
