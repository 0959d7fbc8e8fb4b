/** This file implements composite literals, and package-level values that need no code because they are constant. */
import type * as ast from '../../syntax/nodes';
import { toInt } from '../../types/constantOps';
import { coreType } from '../../types/coreType';
import { isInterface, underlying } from '../../types/predicates';
import { offsetsof } from '../../types/sizes';
import { type Type } from '../../types/types';
import { I32, Op } from '../../wasm/opcodes';
import { EK, type Expr, X } from '../ir';
import { constant, lowerTo } from './expr';
import type { FuncLowerer, Val } from './func';
import { firstPartOfField, reprOf } from './repr';
import type { StaticData } from './staticData';
import { F32, I64 } from '../../wasm/opcodes';

/** The elements of an array or slice literal with their indices, and its length. */
function indexed(fn: { info: FuncLowerer['info'] }, e: ast.CompositeLit): { elements: { index: number; value: ast.Expr }[]; length: number } {
  let next = 0;
  let length = 0;
  const elements = e.elts.map((x) => {
    let value = x;
    if (x.kind === 'KeyValueExpr') {
      const c = fn.info.types.get(x.key.id)?.value;
      const i = c && toInt(c);
      if (i?.kind === 'int') next = Number(i.value);
      value = x.value;
    }
    const index = next++;
    length = Math.max(length, next);
    return { index, value };
  });
  return { elements, length };
}

function literalType(t: Type): Type {
  const u = t.kind === 'TypeParam' ? coreType(t) : underlying(t);
  return u ?? t;
}

export function compositeLit(fn: FuncLowerer, e: ast.CompositeLit, type: Type): Val {
  const u = literalType(type);
  // An elided &T in a literal of pointers.
  if (u.kind === 'Pointer') return { type, parts: [newComposite(fn, e, u.elem)] };
  const r = reprOf(type);
  if (u.kind === 'Struct' && !r.inMemory) {
    const parts = fn.zeroVal(type).parts.slice();
    fieldsOf(fn, e, type, (i, value, fieldType) => {
      const v = fn.simpleVal(element(fn, value, fieldType));
      // A blank field is evaluated and stays zero.
      if (u.fields[i]?.name === '_') return;
      const first = firstPartOfField(type, i);
      v.parts.forEach((p, j) => {
        parts[first + j] = p;
      });
    });
    return { type, parts };
  }
  if (u.kind === 'Slice') {
    const { length } = indexed(fn, e);
    if (length === 0) return { type, parts: [X.i32(fn.m.zeroBase), X.i64(0), X.i64(0)] };
    const at = fn.elements(u.elem, length, fn.stays(e));
    elementsInto(fn, e, u.elem, at, length);
    return { type, parts: [at, X.i64(length), X.i64(length)] };
  }
  if (u.kind === 'Map') {
    const m = fn.simple(fn.call(fn.m.mapOps.func('Make', u), [X.i64(e.elts.length)], true, true, [true])[0] as Expr, true);
    const entries = e.elts.filter((x): x is ast.KeyValueExpr => x.kind === 'KeyValueExpr');
    // gc puts in first what needs no evaluation, which shows where keys are equal.
    const fixed = entries.filter((x) => isStatic(fn, x.key, u.key) && isStatic(fn, x.value, u.elem));
    const ordered = fixed.length === 0 || fixed.length === entries.length ? entries : [...fixed, ...entries.filter((x) => !fixed.includes(x))];
    for (const x of ordered) {
      const key = fn.simpleVal(element(fn, x.key, u.key));
      const value = fn.simpleVal(element(fn, x.value, u.elem));
      const slot = fn.call(fn.m.mapOps.func('Assign', u), [m, ...key.parts], true, true, [true])[0] as Expr;
      fn.storeVal(value, slot);
    }
    return { type, parts: [m] };
  }
  if (r.size === 0) return fn.zeroVal(type);
  const area = fn.area(r);
  compositeInto(fn, e, type, area, false);
  return { type, parts: [area] };
}

/** A constant that is not put into an interface, nil, or a struct or array literal of such. */
function isStatic(fn: FuncLowerer, e: ast.Expr, type: Type): boolean {
  const tv = fn.info.types.get(e.id);
  if (e.kind === 'ParenExpr') return isStatic(fn, e.x, type);
  if (tv?.mode === 'nilvalue') return true;
  if (isInterface(type)) return false;
  if (tv?.value) return true;
  const u = literalType(type);
  if (e.kind !== 'CompositeLit') return false;
  if (u.kind === 'Array') return e.elts.every((x) => isStatic(fn, x.kind === 'KeyValueExpr' ? x.value : x, u.elem));
  let all = u.kind === 'Struct';
  if (all) fieldsOf(fn, e, type, (_i, value, fieldType) => { all &&= isStatic(fn, value, fieldType); });
  return all;
}

/** &T{…}: a new object. */
export function newComposite(fn: FuncLowerer, e: ast.CompositeLit, type: Type): Expr {
  const u = literalType(type);
  if (u.kind === 'Struct' || u.kind === 'Array') {
    const at = fn.object(type, fn.stays(e));
    compositeInto(fn, e, type, at, true);
    return at;
  }
  // The literal's own object is its elements; who points to it is always in the heap.
  const v = fn.simpleVal(compositeLit(fn, e, type));
  const at = fn.object(type, false);
  fn.storeVal(v, at);
  return at;
}

/** Builds a struct or array literal at an address; `zeroed` says that the memory is zero already. */
function compositeInto(fn: FuncLowerer, e: ast.CompositeLit, type: Type, at: Expr, zeroed: boolean): void {
  const u = literalType(type);
  const r = reprOf(type);
  if (u.kind === 'Struct') {
    const given = e.elts.length;
    if (!zeroed && given < u.fields.length) fn.zeroMemory(at, r.size);
    const offsets = offsetsof(u);
    fieldsOf(fn, e, type, (i, value, fieldType) => {
      if (u.fields[i]?.name === '_') {
        element(fn, value, fieldType);
        if (!zeroed && given === u.fields.length) fn.zeroMemory(fn.plus(at, offsets[i] as number), reprOf(fieldType).size);
        return;
      }
      elementInto(fn, value, fieldType, fn.plus(at, offsets[i] as number), zeroed || given < u.fields.length);
    });
  } else if (u.kind === 'Array') {
    const { elements } = indexed(fn, e);
    if (!zeroed && elements.length < u.len) fn.zeroMemory(at, r.size);
    elementsInto(fn, e, u.elem, at, u.len);
  }
}

function elementsInto(fn: FuncLowerer, e: ast.CompositeLit, elem: Type, at: Expr, length: number): void {
  const { elements } = indexed(fn, e);
  const size = reprOf(elem).size;
  if (elements.length >= 8 && reprOf(elem).pointers.length === 0 && size > 0) {
    // Constant tables are copied from the image.
    const table = fn.m.data.alloc(length * size, 8);
    if (elements.every(({ index, value }) => staticInto(fn.m.data, fn, value, elem, table + index * size, () => false))) {
      fn.kernel('memmove', [at, X.i32(table), X.i32(length * size)]);
      return;
    }
  }
  for (const { index, value } of elements) elementInto(fn, value, elem, fn.plus(at, index * size), false);
}

function elementInto(fn: FuncLowerer, value: ast.Expr, type: Type, at: Expr, zeroed: boolean): void {
  if (value.kind === 'CompositeLit') {
    const u = literalType(type);
    if ((u.kind === 'Struct' || u.kind === 'Array') && reprOf(type).inMemory) {
      compositeInto(fn, value, type, at, zeroed);
      return;
    }
  }
  const v = element(fn, value, type);
  fn.storeVal(v.parts.length > 1 ? fn.simpleVal(v) : v, at.k === EK.Fp || at.k === EK.Bss || at.k === EK.Local ? at : fn.simple(at, true));
}

function element(fn: FuncLowerer, value: ast.Expr, type: Type): Val {
  if (value.kind === 'CompositeLit' && !value.type) {
    const v = compositeLit(fn, value, type);
    return { type, parts: v.parts };
  }
  return lowerTo(fn, value, type);
}

function fieldsOf(fn: FuncLowerer, e: ast.CompositeLit, type: Type, each: (index: number, value: ast.Expr, type: Type) => void): void {
  const u = literalType(type);
  if (u.kind !== 'Struct') return;
  e.elts.forEach((x, i) => {
    let index = i;
    let value = x;
    if (x.kind === 'KeyValueExpr') {
      const name = (x.key as ast.Ident).name;
      index = u.fields.findIndex((f) => f.name === name);
      value = x.value;
    }
    each(index, value, u.fields[index]?.type as Type);
  });
}

// ---- static values

/** Registers memory of the image that can hold pointers to the heap. */
type Root = (address: number, size: number, type: Type) => void;

/**
 * Writes the value of a constant expression or of a literal of such into the image. Returns false where code is
 * needed. `pointersAllowed` is asked before anything with an address of its own (slice, pointer) is made.
 */
export function staticInto(data: StaticData, fn: Pick<FuncLowerer, 'info' | 'm' | 'subst'>, e: ast.Expr, type: Type, at: number, pointersAllowed: () => boolean, root?: Root): boolean {
  const tv = fn.info.types.get(e.id);
  if (e.kind === 'ParenExpr') return staticInto(data, fn, e.x, type, at, pointersAllowed, root);
  if (tv?.mode === 'nilvalue') return true;
  if (tv?.mode === 'constant' && tv.value) {
    if (isInterface(type)) return false;
    const v = constant(fn as FuncLowerer, tv.value, type);
    if (reprOf(type).pointers.length > 0 && !(tv.value.kind === 'string')) return false;
    writeParts(data, reprOf(type).parts, v.parts, at);
    return true;
  }
  let lit = e;
  let address = false;
  if (e.kind === 'UnaryExpr' && e.op === '&' && e.x.kind === 'CompositeLit') {
    lit = e.x;
    address = true;
  }
  if (lit.kind !== 'CompositeLit') return false;
  let u = literalType(type);
  let litType = type;
  if (u.kind === 'Pointer' && (address || !lit.type)) {
    if (!pointersAllowed()) return false;
    litType = u.elem;
    const size = reprOf(litType).size;
    const target = data.alloc(size, 8);
    if (!staticInto(data, fn, lit, litType, target, pointersAllowed, root)) return false;
    root?.(target, size, litType);
    data.u32(at, target);
    return true;
  }
  if (isInterface(type)) return false;
  u = literalType(litType);
  if (u.kind === 'Struct') {
    const offsets = offsetsof(u);
    let ok = true;
    fieldsOf(fn as FuncLowerer, lit, litType, (i, value, t) => {
      const isBlank = u.kind === 'Struct' && u.fields[i]?.name === '_';
      if (ok) ok = isBlank ? fn.info.types.get(value.id)?.mode === 'constant' : staticInto(data, fn, value, t, at + (offsets[i] as number), pointersAllowed, root);
    });
    return ok;
  }
  if (u.kind === 'Array') {
    const elem = u.elem;
    const size = reprOf(elem).size;
    return indexed(fn, lit).elements.every(({ index, value }) => staticInto(data, fn, value, elem, at + index * size, pointersAllowed, root));
  }
  if (u.kind === 'Slice') {
    if (!pointersAllowed()) return false;
    const elem = u.elem;
    const size = reprOf(elem).size;
    const { elements, length } = indexed(fn, lit);
    const target = data.alloc(Math.max(1, length * size), 8);
    if (!elements.every(({ index, value }) => staticInto(data, fn, value, elem, target + index * size, pointersAllowed, root))) return false;
    if (reprOf(elem).pointers.length > 0 && length > 0) root?.(target, length * size, elem);
    data.u32(at, target);
    data.u32(at + 8, length);
    data.u32(at + 16, length);
    return true;
  }
  return false;
}

/** Writes constant parts of a value into the image. */
export function writeParts(data: StaticData, parts: readonly { offset: number; type: number; store: number; wide: boolean }[], values: readonly Expr[], at: number): void {
  parts.forEach((p, i) => {
    const v = values[i] as Expr;
    const where = at + p.offset;
    if (p.type === F32) data.f32(where, v.imm);
    else if (p.type === I64) data.u64(where, v.k === EK.BigConst ? v.big : BigInt(v.imm));
    else if (p.type === I32) {
      if (p.store === Op.i32Store8) data.u8(where, v.imm);
      else if (p.store === Op.i32Store16) data.u16(where, v.imm);
      else data.u32(where, v.imm);
    } else data.f64(where, v.imm);
  });
}
