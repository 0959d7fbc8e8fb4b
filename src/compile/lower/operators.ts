/** This file implements arithmetic, comparison and numeric conversion with Go's exact results. */
import { isString, underlying } from '../../types/predicates';
import { offsetsof } from '../../types/sizes';
import type { Type } from '../../types/types';
import { F32, F64, I32, I64, Op } from '../../wasm/opcodes';
import { EK, type Expr, SK, X } from '../ir';
import type { FuncLowerer, Val } from './func';
import { reprOf } from './repr';
import { isPlain } from './typeDescriptors';

interface IntKind {
  readonly bits: number;
  readonly signed: boolean;
}

const intKinds: Record<string, IntKind> = {
  int: { bits: 64, signed: true }, int8: { bits: 8, signed: true }, int16: { bits: 16, signed: true }, int32: { bits: 32, signed: true }, int64: { bits: 64, signed: true },
  uint: { bits: 64, signed: false }, uint8: { bits: 8, signed: false }, uint16: { bits: 16, signed: false }, uint32: { bits: 32, signed: false }, uint64: { bits: 64, signed: false },
  uintptr: { bits: 64, signed: false }, 'untyped int': { bits: 64, signed: true }, 'untyped rune': { bits: 32, signed: true },
};

/** Width and sign of an integer type, undefined for others. */
export function intKind(t: Type): IntKind | undefined {
  const u = underlying(t);
  return u.kind === 'Basic' ? intKinds[u.basic] : undefined;
}

export function basicName(t: Type): string {
  const u = underlying(t);
  return u.kind === 'Basic' ? u.basic : '';
}

const b32 = (op: number, a: Expr, b: Expr) => X.bin(op, I32, a, b);
const b64 = (op: number, a: Expr, b: Expr) => X.bin(op, I64, a, b);
export const not = (e: Expr): Expr => X.un(Op.i32Eqz, I32, e);

/** Brings an i32 back into the range of a narrow type after an operation that may have left it. */
export function narrow(e: Expr, k: IntKind): Expr {
  if (k.bits === 8) return k.signed ? X.un(Op.i32Extend8S, I32, e) : b32(Op.i32And, e, X.i32(0xff));
  if (k.bits === 16) return k.signed ? X.un(Op.i32Extend16S, I32, e) : b32(Op.i32And, e, X.i32(0xffff));
  return e;
}

/** x op y for operands of one type; `type` is that of the result (of both operands, but for comparisons). */
export function binary(fn: FuncLowerer, op: string, x: Val, y: Val, type: Type): Val {
  const u = underlying(type);
  const one = (e: Expr): Val => ({ type, parts: [e] });
  if (u.kind !== 'Basic') throw new Error(`operator ${op} on ${u.kind}`);
  const a = x.parts[0] as Expr;
  const b = y.parts[0] as Expr;
  const k = intKind(u);
  if (k) return one(intBinary(fn, op, a, b, k));
  switch (u.basic) {
    case 'string': case 'untyped string':
      return concat(fn, [x, y], type);
    case 'float64': case 'untyped float':
      return one(X.bin(op === '+' ? Op.f64Add : op === '-' ? Op.f64Sub : op === '*' ? Op.f64Mul : Op.f64Div, F64, a, b));
    case 'float32':
      return one(X.bin(op === '+' ? Op.f32Add : op === '-' ? Op.f32Sub : op === '*' ? Op.f32Mul : Op.f32Div, F32, a, b));
    case 'complex64': case 'complex128':
      return complexBinary(fn, op, x, y, type);
    case 'bool': case 'untyped bool':
      return one(op === '&&' ? b32(Op.i32And, a, b) : b32(Op.i32Or, a, b));
  }
  throw new Error(`operator ${op} on ${u.basic}`);
}

function intBinary(fn: FuncLowerer, op: string, a: Expr, b: Expr, k: IntKind): Expr {
  const wide = k.bits === 64;
  const bin = wide ? b64 : b32;
  switch (op) {
    case '+': return narrow(bin(wide ? Op.i64Add : Op.i32Add, a, b), k);
    case '-': return narrow(bin(wide ? Op.i64Sub : Op.i32Sub, a, b), k);
    case '*': return narrow(bin(wide ? Op.i64Mul : Op.i32Mul, a, b), k);
    case '&': return bin(wide ? Op.i64And : Op.i32And, a, b);
    case '|': return bin(wide ? Op.i64Or : Op.i32Or, a, b);
    case '^': return bin(wide ? Op.i64Xor : Op.i32Xor, a, b);
    case '&^': return bin(wide ? Op.i64And : Op.i32And, a, bin(wide ? Op.i64Xor : Op.i32Xor, b, wide ? X.i64(-1) : X.i32(-1)));
    case '/':
    case '%':
      return divide(fn, op, a, b, k);
  }
  throw new Error(`operator ${op}`);
}

function divide(fn: FuncLowerer, op: string, a: Expr, b: Expr, k: IntKind): Expr {
  const wide = k.bits === 64;
  const bin = wide ? b64 : b32;
  const constant = b.k === EK.Const || b.k === EK.BigConst;
  const value = b.k === EK.Const ? b.imm : 2;
  const div = op === '/' ? (k.signed ? (wide ? Op.i64DivS : Op.i32DivS) : wide ? Op.i64DivU : Op.i32DivU) : k.signed ? (wide ? Op.i64RemS : Op.i32RemS) : wide ? Op.i64RemU : Op.i32RemU;
  if (constant && value !== 0 && value !== -1) return bin(div, a, b);
  const x = fn.simple(a);
  const y = fn.simple(b);
  fn.if(wide ? X.un(Op.i64Eqz, I32, y) : not(y), () => fn.panicCall('PanicDivide', []));
  if (op === '/' && k.signed) {
    // The most negative value divided by -1 traps in WebAssembly and wraps in Go.
    const isMinusOne = X.bin(wide ? Op.i64Eq : Op.i32Eq, I32, y, wide ? X.i64(-1) : X.i32(-1));
    const negated = bin(wide ? Op.i64Sub : Op.i32Sub, wide ? X.i64(0) : X.i32(0), x);
    return X.ifExpr(isMinusOne, narrow(negated, k), bin(div, x, y));
  }
  return bin(div, x, y);
}

function complexBinary(fn: FuncLowerer, op: string, x: Val, y: Val, type: Type): Val {
  const [a, b] = fn.simpleVal(x).parts as [Expr, Expr];
  const [c, d] = fn.simpleVal(y).parts as [Expr, Expr];
  const single = reprOf(type).size === 8;
  const t = single ? F32 : F64;
  const add = (p: Expr, q: Expr) => X.bin(single ? Op.f32Add : Op.f64Add, t, p, q);
  const sub = (p: Expr, q: Expr) => X.bin(single ? Op.f32Sub : Op.f64Sub, t, p, q);
  const mul = (p: Expr, q: Expr) => X.bin(single ? Op.f32Mul : Op.f64Mul, t, p, q);
  if (op === '+') return { type, parts: [add(a, c), add(b, d)] };
  if (op === '-') return { type, parts: [sub(a, c), sub(b, d)] };
  if (op === '*') return { type, parts: [sub(mul(a, c), mul(b, d)), add(mul(a, d), mul(b, c))] };
  const up = (e: Expr) => (single ? X.un(Op.f64PromoteF32, F64, e) : e);
  const down = (e: Expr) => (single ? X.un(Op.f32DemoteF64, F32, e) : e);
  const r = fn.call(fn.m.runtimeFunc('complexDiv'), [up(a), up(b), up(c), up(d)], true, true);
  return { type, parts: [down(r[0] as Expr), down(r[1] as Expr)] };
}

/** String concatenation of two or more operands. */
export function concat(fn: FuncLowerer, list: readonly Val[], type: Type): Val {
  if (list.length === 2) {
    const x = fn.simpleVal(list[0] as Val);
    const y = fn.simpleVal(list[1] as Val);
    const at = fn.temp(I32, true);
    fn.set(at, fn.m.callExpr('concat2', [...x.parts, ...y.parts]));
    const length = fn.simple(b64(Op.i64Add, x.parts[1] as Expr, y.parts[1] as Expr));
    return { type, parts: [X.local(at), length] };
  }
  const area = fn.area({ size: 16 * list.length, align: 8, pointers: list.map((_, i) => 16 * i) });
  list.forEach((v, i) => fn.storeVal({ type: v.type, parts: v.parts }, area, 16 * i));
  const at = fn.temp(I32, true);
  fn.set(at, fn.m.callExpr('concatn', [area, X.i32(list.length)]));
  const length = fn.temp(I64);
  fn.set(length, fn.m.ret());
  return { type, parts: [X.local(at), X.local(length)] };
}

/** x << y and x >> y; y is an integer of any type, already known not to be a negative constant. */
export function shift(fn: FuncLowerer, op: string, x: Val, y: Val, type: Type): Val {
  const k = intKind(type) as IntKind;
  const wide = k.bits === 64;
  const a = x.parts[0] as Expr;
  const count = y.parts[0] as Expr;
  const yk = intKind(y.type) as IntKind;
  const one = (e: Expr): Val => ({ type, parts: [e] });
  const shl = wide ? Op.i64Shl : Op.i32Shl;
  const shr = k.signed ? (wide ? Op.i64ShrS : Op.i32ShrS) : wide ? Op.i64ShrU : Op.i32ShrU;
  const opcode = op === '<<' ? shl : shr;
  const t = wide ? I64 : I32;
  const zero = wide ? X.i64(0) : X.i32(0);
  if (count.k === EK.Const || count.k === EK.BigConst) {
    const n = count.k === EK.Const ? (count.type === I32 && !yk.signed ? count.imm >>> 0 : count.imm) : k.bits;
    if (n >= k.bits || n < 0) return one(op === '<<' || !k.signed ? zero : X.bin(shr, t, a, wide ? X.i64(63) : X.i32(31)));
    const by = wide ? X.i64(n) : X.i32(n);
    return one(op === '<<' ? narrow(X.bin(shl, t, a, by), k) : X.bin(shr, t, a, by));
  }
  const masked = isBelow(count, k.bits);
  const n = fn.simple(count);
  const wideCount = yk.bits === 64;
  if (yk.signed) fn.if(X.bin(wideCount ? Op.i64LtS : Op.i32LtS, I32, n, wideCount ? X.i64(0) : X.i32(0)), () => fn.panicCall('PanicShift', []));
  const inRange = X.bin(wideCount ? Op.i64LtU : Op.i32LtU, I32, n, wideCount ? X.i64(k.bits) : X.i32(k.bits));
  const by = wide === wideCount ? n : wide ? X.un(Op.i64ExtendI32U, I64, n) : X.un(Op.i32WrapI64, I32, n);
  if (op === '>>' && k.signed) {
    const limited = X.select(inRange, by, wide ? X.i64(63) : X.i32(31));
    return one(X.bin(opcode, t, a, limited));
  }
  const shifted = X.bin(opcode, t, a, by);
  if (masked) return one(op === '<<' ? narrow(shifted, k) : shifted);
  return one(X.select(inRange, op === '<<' ? narrow(shifted, k) : shifted, zero));
}

/** Whether a mask keeps a count below a type's number of bits, as in x >> (n & 63). */
function isBelow(count: Expr, bits: number): boolean {
  const mask = count.k === EK.Binary && (count.op === Op.i64And || count.op === Op.i32And) ? (count.b as Expr) : undefined;
  return mask?.k === EK.Const && mask.imm >= 0 && mask.imm < bits;
}

export function negate(_fn: FuncLowerer, x: Val): Val {
  const { type } = x;
  const k = intKind(type);
  if (k) {
    const e = k.bits === 64 ? b64(Op.i64Sub, X.i64(0), x.parts[0] as Expr) : narrow(b32(Op.i32Sub, X.i32(0), x.parts[0] as Expr), k);
    return { type, parts: [e] };
  }
  return { type, parts: x.parts.map((p) => X.un(p.type === F32 ? Op.f32Neg : Op.f64Neg, p.type, p)) };
}

export function complement(x: Val): Val {
  const k = intKind(x.type) as IntKind;
  const a = x.parts[0] as Expr;
  return { type: x.type, parts: [k.bits === 64 ? b64(Op.i64Xor, a, X.i64(-1)) : narrow(b32(Op.i32Xor, a, X.i32(-1)), k)] };
}

// ---- comparison

/** x op y as an i32; operands have the same type. */
export function compare(fn: FuncLowerer, op: string, x: Val, y: Val): Expr {
  if (op === '==') return equal(fn, x, y);
  if (op === '!=') return not(equal(fn, x, y));
  const name = basicName(x.type);
  const a = x.parts[0] as Expr;
  const b = y.parts[0] as Expr;
  const k = intKind(x.type);
  if (k) {
    const w = k.bits === 64;
    const ops: Record<string, number> = k.signed
      ? { '<': w ? Op.i64LtS : Op.i32LtS, '<=': w ? Op.i64LeS : Op.i32LeS, '>': w ? Op.i64GtS : Op.i32GtS, '>=': w ? Op.i64GeS : Op.i32GeS }
      : { '<': w ? Op.i64LtU : Op.i32LtU, '<=': w ? Op.i64LeU : Op.i32LeU, '>': w ? Op.i64GtU : Op.i32GtU, '>=': w ? Op.i64GeU : Op.i32GeU };
    return X.bin(ops[op] as number, I32, a, b);
  }
  if (isString(x.type)) {
    const c = fn.m.callExpr('cmpstring', [...x.parts, ...y.parts]);
    const ops: Record<string, number> = { '<': Op.i32LtS, '<=': Op.i32LeS, '>': Op.i32GtS, '>=': Op.i32GeS };
    return X.bin(ops[op] as number, I32, c, X.i32(0));
  }
  const single = name === 'float32';
  const ops: Record<string, number> = single
    ? { '<': Op.f32Lt, '<=': Op.f32Le, '>': Op.f32Gt, '>=': Op.f32Ge }
    : { '<': Op.f64Lt, '<=': Op.f64Le, '>': Op.f64Gt, '>=': Op.f64Ge };
  return X.bin(ops[op] as number, I32, a, b);
}

/** x == y as an i32, for any comparable type; interfaces of uncomparable dynamic type panic. */
export function equal(fn: FuncLowerer, x: Val, y: Val): Expr {
  const u = underlying(x.type);
  switch (u.kind) {
    case 'Basic':
      if (isString(u)) return equalStrings(fn, x, y);
      if (x.parts.length === 2) {
        const f = (i: number) => X.bin((x.parts[i] as Expr).type === F32 ? Op.f32Eq : Op.f64Eq, I32, x.parts[i] as Expr, y.parts[i] as Expr);
        return b32(Op.i32And, f(0), f(1));
      }
      return equalParts(x.parts[0] as Expr, y.parts[0] as Expr);
    case 'Interface':
      return equalInterfaces(fn, x, y);
    case 'Struct':
      return equalStructs(fn, x, y);
    case 'Array':
      return equalArrays(fn, x, y);
    default:
      return equalParts(x.parts[0] as Expr, y.parts[0] as Expr);
  }
}

function equalParts(a: Expr, b: Expr): Expr {
  const op = a.type === I32 ? Op.i32Eq : a.type === I64 ? Op.i64Eq : a.type === F32 ? Op.f32Eq : Op.f64Eq;
  if (b.k === EK.Const && b.imm === 0 && a.type === I32) return not(a);
  return X.bin(op, I32, a, b);
}

function equalStrings(fn: FuncLowerer, x: Val, y: Val): Expr {
  const a = fn.simpleVal(x);
  const b = fn.simpleVal(y);
  const n = b.parts[1] as Expr;
  if (n.k === EK.Const && n.imm === 0) return X.un(Op.i64Eqz, I32, a.parts[1] as Expr);
  const sameLength = X.bin(Op.i64Eq, I32, a.parts[1] as Expr, n);
  return X.ifExpr(sameLength, fn.m.callExpr('memequal', [a.parts[0] as Expr, b.parts[0] as Expr, X.un(Op.i32WrapI64, I32, n)]), X.i32(0));
}

function equalInterfaces(fn: FuncLowerer, x: Val, y: Val): Expr {
  const a = fn.simpleVal(x);
  const b = fn.simpleVal(y);
  const isNil = (v: Val) => (v.parts[0] as Expr).k === EK.Const && (v.parts[0] as Expr).imm === 0;
  if (isNil(b)) return not(a.parts[0] as Expr);
  if (isNil(a)) return not(b.parts[0] as Expr);
  const methods = fn.m.hasMethods(x.type);
  const result = fn.temp(I32);
  fn.set(result, X.i32(0));
  fn.if(X.bin(Op.i32Eq, I32, a.parts[0] as Expr, b.parts[0] as Expr), () => {
    const f = fn.m.runtimeFunc(methods ? 'ifaceeq' : 'efaceeq');
    const r = fn.call(f, [a.parts[0] as Expr, a.parts[1] as Expr, b.parts[1] as Expr], true, true);
    fn.set(result, r[0] as Expr);
  });
  return X.local(result);
}

function equalStructs(fn: FuncLowerer, x: Val, y: Val): Expr {
  const u = underlying(x.type);
  if (u.kind !== 'Struct') throw new Error('not a struct');
  const r = reprOf(u);
  if (isPlain(u) && r.inMemory) return fn.m.callExpr('memequal', [x.parts[0] as Expr, y.parts[0] as Expr, X.i32(r.size)]);
  const offsets = offsetsof(u);
  const a = fn.simpleVal(x);
  const b = fn.simpleVal(y);
  // Fields are compared in order, and a difference stops the comparison, as in Go.
  const result = fn.temp(I32);
  fn.set(result, X.i32(0));
  fn.block((end) => {
    let part = 0;
    u.fields.forEach((f, i) => {
      const type = f.type as Type;
      const n = reprOf(type).parts.length;
      const field = (v: Val): Val =>
        r.inMemory ? fn.loadVal(type, v.parts[0] as Expr, offsets[i] as number) : { type, parts: v.parts.slice(part, part + n) };
      if (f.name !== '_') fn.emit({ k: SK.BrIf, label: end, cond: not(equal(fn, field(a), field(b))) });
      part += n;
    });
    fn.set(result, X.i32(1));
  });
  return X.local(result);
}

function equalArrays(fn: FuncLowerer, x: Val, y: Val): Expr {
  const u = underlying(x.type);
  if (u.kind !== 'Array') throw new Error('not an array');
  const r = reprOf(u);
  if (r.size === 0) return X.i32(1);
  const a = fn.simple(x.parts[0] as Expr, true);
  const b = fn.simple(y.parts[0] as Expr, true);
  if (isPlain(u.elem)) return fn.m.callExpr('memequal', [a, b, X.i32(r.size)]);
  const size = reprOf(u.elem).size;
  const result = fn.temp(I32);
  const at = fn.temp(I32);
  fn.set(result, X.i32(0));
  fn.set(at, X.i32(0));
  fn.block((end) => {
    fn.loop((head) => {
      const elem = (base: Expr) => fn.loadVal(u.elem, fn.simple(b32(Op.i32Add, base, X.local(at)), true));
      fn.emit({ k: SK.BrIf, label: end, cond: not(equal(fn, elem(a), elem(b))) });
      fn.set(at, b32(Op.i32Add, X.local(at), X.i32(size)));
      fn.emit({ k: SK.BrIf, label: head, cond: X.bin(Op.i32LtU, I32, X.local(at), X.i32(r.size)) });
    });
    fn.set(result, X.i32(1));
  });
  return X.local(result);
}

// ---- numeric conversion

/** Converts between integer and floating-point types, Go's truncation included. */
export function convertNumber(fn: FuncLowerer, x: Val, to: Type): Val {
  const from = underlying(x.type);
  const fk = intKind(from);
  const tk = intKind(to);
  const e = x.parts[0] as Expr;
  const one = (r: Expr): Val => ({ type: to, parts: [r] });
  if (fk && tk) {
    if (fk.bits === 64 && tk.bits === 64) return one(e);
    if (fk.bits === 64) return one(narrow(X.un(Op.i32WrapI64, I32, e), tk));
    if (tk.bits === 64) return one(X.un(fk.signed ? Op.i64ExtendI32S : Op.i64ExtendI32U, I64, e));
    return one(tk.bits < fk.bits || (tk.bits === fk.bits && tk.signed !== fk.signed) || (fk.signed && !tk.signed) ? narrow(e, tk) : e);
  }
  const target = basicName(to);
  if (fk) {
    const single = target === 'float32';
    const wide = fk.bits === 64;
    const op = single
      ? fk.signed ? (wide ? Op.f32ConvertI64S : Op.f32ConvertI32S) : wide ? Op.f32ConvertI64U : Op.f32ConvertI32U
      : fk.signed ? (wide ? Op.f64ConvertI64S : Op.f64ConvertI32S) : wide ? Op.f64ConvertI64U : Op.f64ConvertI32U;
    return one(X.un(op, single ? F32 : F64, e));
  }
  if (tk) {
    const f = e.type === F32 ? X.un(Op.f64PromoteF32, F64, e) : e;
    return one(floatToInt(fn, f, tk));
  }
  if (x.parts.length === 2) {
    const single = reprOf(to).size === 8;
    return { type: to, parts: x.parts.map((p) => (single && p.type === F64 ? X.un(Op.f32DemoteF64, F32, p) : !single && p.type === F32 ? X.un(Op.f64PromoteF32, F64, p) : p)) };
  }
  if (target === 'float32' && e.type === F64) return one(X.un(Op.f32DemoteF64, F32, e));
  if (target !== 'float32' && e.type === F32) return one(X.un(Op.f64PromoteF32, F64, e));
  return one(e);
}

/**
 * Out of range the result is implementation-defined; as on amd64 it is the most negative int64, of which narrow types take the
 * low bits. uint64 values from 2^63 on are converted exactly.
 */
function floatToInt(fn: FuncLowerer, f: Expr, k: IntKind): Expr {
  const x = fn.simple(f);
  const two63 = X.f64(9223372036854775808);
  const inRange = b32(Op.i32And, X.bin(Op.f64Lt, I32, x, two63), X.bin(Op.f64Ge, I32, x, X.f64(-9223372036854775808)));
  const lowest = X.i64(-(1n << 63n));
  const asInt = X.select(inRange, X.un(Op.i64TruncSatF64S, I64, x), lowest);
  if (k.bits === 64 && !k.signed) {
    const high = b64(Op.i64Xor, X.un(Op.i64TruncSatF64S, I64, X.bin(Op.f64Sub, F64, x, two63)), lowest);
    return X.select(X.bin(Op.f64Ge, I32, x, two63), high, asInt);
  }
  if (k.bits === 64) return asInt;
  if (k.bits === 32 && k.signed) {
    const fits = b32(Op.i32And, X.bin(Op.f64Lt, I32, x, X.f64(2147483648)), X.bin(Op.f64Gt, I32, x, X.f64(-2147483649)));
    return X.select(fits, X.un(Op.i32TruncSatF64S, I32, x), X.i32(-0x80000000));
  }
  return narrow(X.un(Op.i32WrapI64, I32, asInt), k);
}
