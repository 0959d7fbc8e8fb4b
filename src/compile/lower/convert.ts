/** This file implements conversions: implicit ones on assignment, and T(x). */
import { identical } from '../../types/identical';
import { isInterface, isString, isTypeParam, isUntyped, defaultType, underlying } from '../../types/predicates';
import type { Slice, Type } from '../../types/types';
import { I32, I64, Op } from '../../wasm/opcodes';
import { EK, type Expr, X } from '../ir';
import { assertInterface } from './expr';
import type { FuncLowerer, Val } from './func';
import { convertNumber, intKind } from './operators';
import { reprOf } from './repr';
import { isPointerShaped } from './typeDescriptors';

/** A value as an operand of type `to`, to which it is assignable. What an interface points to is in the frame if it `stays`. */
export function implicitConvert(fn: FuncLowerer, v: Val, to: Type, stays = false): Val {
  if (isInterface(to)) {
    if (isInterface(v.type)) return convertInterface(fn, v, to);
    return toInterface(fn, v, to, stays);
  }
  return { type: to, parts: v.parts };
}

/** Interface to interface; never panics: nil stays nil. */
function convertInterface(fn: FuncLowerer, v: Val, to: Type): Val {
  const from = v.type;
  if (identical(underlying(from), underlying(to)) || (!fn.m.hasMethods(from) && !fn.m.hasMethods(to))) return { type: to, parts: v.parts };
  const x = fn.simpleVal(v);
  return { type: to, parts: [fn.simple(assertInterface(fn, x, to)), x.parts[1] as Expr] };
}

/** Makes an interface value of a concrete one: its data word is the value if that is pointer-shaped, else the address of a copy. */
export function toInterface(fn: FuncLowerer, v: Val, to: Type, stays = false): Val {
  let { type } = v;
  if (isUntyped(type)) type = type.kind === 'Basic' && type.basic === 'untyped nil' ? type : defaultType(type);
  if (type.kind === 'Basic' && type.basic === 'untyped nil') return fn.zeroVal(to);
  if (isTypeParam(type)) throw new Error('type parameter left in lowering');
  const word = fn.m.hasMethods(to) ? X.i32(fn.m.types.itab(to, type)) : X.i32(fn.m.types.of(type));
  return { type: to, parts: [word, boxed(fn, { type, parts: v.parts }, stays)] };
}

/** The data word for a concrete value. */
export function boxed(fn: FuncLowerer, v: Val, stays = false): Expr {
  const { type } = v;
  const r = reprOf(type);
  if (isPointerShaped(type)) return r.inMemory ? X.load(Op.i32Load, I32, v.parts[0] as Expr, 0) : (v.parts[0] as Expr);
  if (r.size === 0) return X.i32(fn.m.zeroBase);
  const fixed = staticBox(fn, v);
  if (fixed) return X.i32(fixed);
  const value = fn.simpleVal(v);
  const k = intKind(type);
  if (k && k.bits === 8) return X.bin(Op.i32Add, I32, X.i32(fn.m.byteTable()), X.bin(Op.i32Shl, I32, X.bin(Op.i32And, I32, value.parts[0] as Expr, X.i32(255)), X.i32(3)));
  const at = stays ? fn.area(r) : fn.object(type, false);
  fn.storeVal(value, at);
  return at;
}

/** Constants are boxed in read-only data, as gc does. */
function staticBox(fn: FuncLowerer, v: Val): number {
  if (!v.parts.every((p) => p.k === EK.Const || p.k === EK.BigConst)) return 0;
  const r = reprOf(v.type);
  if (r.inMemory) return 0;
  const key = `${r.size}:${v.parts.map((p) => `${p.type}/${p.k === EK.BigConst ? p.big : Object.is(p.imm, -0) ? '-0' : p.imm}`).join()}`;
  return fn.m.staticValue(key, r, v.parts);
}

/** The capacity of a slice made of a string: its length, that rounded up to an object's size, or at least that of the buffer that gc has in the frame. */
export type Room = 'exact' | 'rounded' | 'buffer';
const bufferLen = 32;

export function stringToSlice(fn: FuncLowerer, v: Val, to: Type, room: Room): Val {
  const { elem } = underlying(to) as Slice;
  const s = fn.simpleVal(v);
  const [p, n] = s.parts as [Expr, Expr];
  const atLeast = room === 'exact' ? 0 : room === 'rounded' ? 1 : bufferLen;
  if (intKind(elem)?.bits === 8) {
    const at = fn.temp(I32, true);
    const cap = atLeast === 0 ? n : fn.simple(fn.m.callExpr('roomFor', [n, X.i32(atLeast)]));
    const copy = atLeast === 0 ? fn.m.callExpr('copyBytes', [p, n]) : fn.m.callExpr('stringToBytes', [p, n, cap]);
    fn.set(at, X.ifExpr(X.un(Op.i64Eqz, I32, cap), X.i32(fn.m.zeroBase), copy));
    return { type: to, parts: [X.local(at), n, cap] };
  }
  const at = fn.simple(fn.m.callExpr('stringToRunes', [p, n, X.i32(atLeast)]), true);
  const count = fn.simple(fn.m.ret());
  if (atLeast === 0) return { type: to, parts: [at, count, count] };
  const bytes = fn.simple(fn.m.callExpr('roomFor', [X.bin(Op.i64Shl, I64, count, X.i64(2)), X.i32(atLeast === 1 ? 1 : 4 * bufferLen)]));
  return { type: to, parts: [at, count, fn.simple(X.bin(Op.i64ShrU, I64, bytes, X.i64(2)))] };
}

/** T(x). */
export function convert(fn: FuncLowerer, v: Val, to: Type, stays = false): Val {
  const tu = underlying(to);
  const fu = underlying(v.type);
  if (isInterface(to)) return implicitConvert(fn, v, to, stays);
  if (tu.kind === 'Basic' && fu.kind === 'Basic') {
    if (tu.basic === 'string') {
      if (isString(fu)) return { type: to, parts: v.parts };
      const k = intKind(fu) as { bits: number; signed: boolean };
      const e = v.parts[0] as Expr;
      const wide = k.bits === 64 ? (k.signed ? e : X.select(X.bin(Op.i64LtU, I32, e, X.i64(0x110000)), e, X.i64(-1))) : X.un(k.signed ? Op.i64ExtendI32S : Op.i64ExtendI32U, I64, e);
      const at = fn.temp(I32, true);
      fn.set(at, fn.m.callExpr('intstring', [k.bits === 64 && !k.signed ? fn.simple(wide) : wide]));
      return { type: to, parts: [X.local(at), fn.simple(fn.m.ret())] };
    }
    if (tu.basic === 'unsafe.Pointer' || fu.basic === 'unsafe.Pointer') {
      if (tu.basic === fu.basic) return { type: to, parts: v.parts };
      if (tu.basic === 'unsafe.Pointer') return { type: to, parts: [X.un(Op.i32WrapI64, I32, v.parts[0] as Expr)] };
      return { type: to, parts: [X.un(Op.i64ExtendI32U, I64, v.parts[0] as Expr)] };
    }
    if (isString(tu) || tu.basic === 'bool' || tu.basic === 'untyped bool') return { type: to, parts: v.parts };
    return convertNumber(fn, v, to);
  }
  if (tu.kind === 'Basic' && tu.basic === 'string' && fu.kind === 'Slice') {
    const s = fn.simpleVal(v);
    const [p, n] = s.parts as [Expr, Expr];
    if (intKind(fu.elem)?.bits === 8) return { type: to, parts: [fn.simple(fn.m.callExpr('copyBytes', [p, n]), true), n] };
    const at = fn.simple(fn.m.callExpr('runesToString', [p, n]), true);
    return { type: to, parts: [at, fn.simple(fn.m.ret())] };
  }
  if (tu.kind === 'Slice' && fu.kind === 'Basic' && isString(fu)) return stringToSlice(fn, v, to, 'exact');
  if (fu.kind === 'Slice' && (tu.kind === 'Array' || (tu.kind === 'Pointer' && underlying(tu.elem).kind === 'Array'))) {
    const array = tu.kind === 'Array' ? tu : underlying((tu as { elem: Type }).elem);
    if (array.kind !== 'Array') throw new Error('not an array');
    const s = fn.simpleVal(v);
    const [p, n] = s.parts as [Expr, Expr];
    fn.if(X.bin(Op.i64LtS, I32, n, X.i64(array.len)), () => fn.panicCall('PanicSliceConvert', [n, X.i64(array.len)]));
    if (tu.kind === 'Pointer') return { type: to, parts: [p] };
    return reprOf(tu).size === 0 ? fn.zeroVal(to) : { type: to, parts: [p] };
  }
  return { type: to, parts: v.parts };
}
