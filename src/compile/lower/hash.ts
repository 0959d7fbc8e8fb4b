/**
 * This file implements hashing of map keys, in place for each key type. Equal values hash equally, so that +0 and -0 agree; NaNs get random
 * hashes. Interfaces hash through package internal/rtgo by their dynamic type.
 */
import { isString, underlying } from '../../types/predicates';
import { offsetsof } from '../../types/sizes';
import type { ArrayT, Struct, Type } from '../../types/types';
import { F32, F64, I32, I64, Op } from '../../wasm/opcodes';
import { type Expr, SK, X } from '../ir';
import type { FuncLowerer, Val } from './func';
import { reprOf } from './repr';
import { isPlain } from './typeDescriptors';

const golden = X.i64(-7046029254386353131n);

/**
 * Mixes one word into a hash: fold, multiply, fold. Maps look at the low bits and at the topmost ones, and keys may differ in either; without
 * the first fold those that differ only in high bits would agree in the low bits of the product.
 */
function mix(fn: FuncLowerer, word: Expr, seed: Expr): Expr {
  const w = fn.simple(X.bin(Op.i64Xor, I64, word, seed));
  const h = fn.simple(X.bin(Op.i64Mul, I64, X.bin(Op.i64Xor, I64, w, X.bin(Op.i64ShrU, I64, w, X.i64(32))), golden));
  return X.bin(Op.i64Xor, I64, h, X.bin(Op.i64ShrU, I64, h, X.i64(32)));
}

export function hashValue(fn: FuncLowerer, v: Val, seed: Expr): Expr {
  const u = underlying(v.type);
  const e = v.parts[0] as Expr;
  switch (u.kind) {
    case 'Basic': {
      if (isString(u)) return fn.m.callExpr('memhash', [e, seed, X.un(Op.i32WrapI64, I32, v.parts[1] as Expr)]);
      if (v.parts.length === 2) {
        const first = fn.simple(hashFloat(fn, e, fn.simple(seed)));
        return hashFloat(fn, v.parts[1] as Expr, first);
      }
      if (e.type === F32 || e.type === F64) return hashFloat(fn, e, seed);
      return mix(fn, e.type === I64 ? e : X.un(Op.i64ExtendI32U, I64, e), seed);
    }
    case 'Interface': {
      const f = fn.m.runtimeFunc(fn.m.hasMethods(v.type) ? 'ifacehash' : 'efacehash');
      return fn.call(f, [...v.parts, seed], true, true)[0] as Expr;
    }
    case 'Struct':
      return hashStruct(fn, v, u, seed);
    case 'Array':
      return hashArray(fn, v, u, seed);
    default:
      return mix(fn, X.un(Op.i64ExtendI32U, I64, e), seed);
  }
}

function hashFloat(fn: FuncLowerer, e: Expr, seed: Expr): Expr {
  const f = fn.simple(e.type === F32 ? X.un(Op.f64PromoteF32, F64, e) : e);
  // Adding +0 turns -0 into +0.
  const bits = X.un(Op.i64ReinterpretF64, I64, X.bin(Op.f64Add, F64, f, X.f64(0)));
  const word = fn.temp(I64);
  fn.set(word, bits);
  fn.if(X.bin(Op.f64Ne, I32, f, f), () => fn.set(word, fn.m.callExpr('cputicksRand', [])));
  return mix(fn, X.local(word), seed);
}

function hashStruct(fn: FuncLowerer, v: Val, u: Struct, seed: Expr): Expr {
  const r = reprOf(u);
  if (r.inMemory && isPlain(u)) return fn.m.callExpr('memhash', [v.parts[0] as Expr, seed, X.i32(r.size)]);
  let h = seed;
  eachField(fn, v, u, (field) => {
    h = fn.simple(hashValue(fn, field, h));
  });
  return h;
}

function hashArray(fn: FuncLowerer, v: Val, u: ArrayT, seed: Expr): Expr {
  const r = reprOf(u);
  if (r.size === 0) return seed;
  if (isPlain(u)) return fn.m.callExpr('memhash', [fn.simple(v.parts[0] as Expr, true), seed, X.i32(r.size)]);
  const h = fn.temp(I64);
  fn.set(h, seed);
  eachElement(fn, v, u, (elem) => fn.set(h, hashValue(fn, elem, X.local(h))));
  return X.local(h);
}

/** Those fields that count when structs are compared. */
function eachField(fn: FuncLowerer, v: Val, u: Struct, visit: (field: Val) => void): void {
  const { inMemory } = reprOf(u);
  const offsets = offsetsof(u);
  const base = fn.simpleVal(v);
  let part = 0;
  u.fields.forEach((f, i) => {
    const type = f.type as Type;
    const n = reprOf(type).parts.length;
    const field: Val = inMemory ? fn.loadVal(type, base.parts[0] as Expr, offsets[i] as number) : { type, parts: base.parts.slice(part, part + n) };
    part += n;
    if (f.name !== '_' && reprOf(type).size > 0) visit(field);
  });
}

function eachElement(fn: FuncLowerer, v: Val, u: ArrayT, visit: (elem: Val) => void): void {
  const base = fn.simple(v.parts[0] as Expr, true);
  const at = fn.temp(I32);
  fn.set(at, X.i32(0));
  fn.loop((head) => {
    visit(fn.loadVal(u.elem, fn.simple(X.bin(Op.i32Add, I32, base, X.local(at)), true)));
    fn.set(at, X.bin(Op.i32Add, I32, X.local(at), X.i32(reprOf(u.elem).size)));
    fn.emit({ k: SK.BrIf, label: head, cond: X.bin(Op.i32LtU, I32, X.local(at), X.i32(reprOf(u).size)) });
  });
}

/** Panics if hashing would: only what interfaces hold can turn out not to be hashable. */
export function checkKey(fn: FuncLowerer, v: Val): void {
  if (!hasInterfaces(v.type)) return;
  const u = underlying(v.type);
  if (u.kind === 'Struct') eachField(fn, v, u, (field) => checkKey(fn, field));
  else if (u.kind === 'Array') eachElement(fn, v, u, (elem) => checkKey(fn, elem));
  else fn.callGo(fn.m.runtimeFunc(fn.m.hasMethods(v.type) ? 'ifacekey' : 'efacekey'), [v], []);
}

function hasInterfaces(t: Type): boolean {
  const u = underlying(t);
  switch (u.kind) {
    case 'Interface': return true;
    case 'Struct': return u.fields.some((f) => f.name !== '_' && hasInterfaces(f.type as Type));
    case 'Array': return u.len > 0 && hasInterfaces(u.elem);
    default: return false;
  }
}
