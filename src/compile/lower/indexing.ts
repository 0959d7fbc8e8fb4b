/** This file implements index and slice expressions, those of maps included. */
import type * as ast from '../../syntax/nodes';
import { Func } from '../../types/objects';
import { isUntyped, underlying } from '../../types/predicates';
import type { Type } from '../../types/types';
import { I32, I64, Op } from '../../wasm/opcodes';
import { EK, type Expr, isSimple, X } from '../ir';
import { type NilCheck, addressWalk, failsAt, isAddressable, lowerExpr, nilCheck, walkAddress } from './expr';
import type { FuncLowerer, Val } from './func';
import { lowerPassing } from './byteStrings';
import { intKind } from './operators';
import { reprOf } from './repr';

/** Checks an index against a length and returns it as an i32 expression; both i64. */
function checkIndex(fn: FuncLowerer, i: Val, length: Expr): Expr {
  const k = intKind(i.type) as { bits: number; signed: boolean };
  let e = i.parts[0] as Expr;
  if (e.k === EK.Const && length.k === EK.Const && e.imm >= 0 && e.imm < length.imm) return X.i32(e.imm);
  if (k.bits !== 64) e = X.un(k.signed ? Op.i64ExtendI32S : Op.i64ExtendI32U, I64, e);
  if (!isSimple(e)) e = fn.simple(e);
  fn.if(X.bin(Op.i64GeU, I32, e, length), () => fn.panicCall(k.signed ? 'PanicIndex' : 'PanicIndexU', [e, length]));
  return e.k === EK.Const ? X.i32(e.imm) : X.un(Op.i32WrapI64, I32, e);
}

function scaled(base: Expr, i: Expr, size: number): Expr {
  if (i.k === EK.Const) return i.imm === 0 ? base : X.bin(Op.i32Add, I32, base, X.i32(i.imm * size));
  const shiftBy = Math.log2(size);
  const by = size === 1 ? i : Number.isInteger(shiftBy) ? X.bin(Op.i32Shl, I32, i, X.i32(shiftBy)) : X.bin(Op.i32Mul, I32, i, X.i32(size));
  return X.bin(Op.i32Add, I32, base, by);
}

/** The address of x[i] for a slice, an array with an address, or a pointer to an array. */
export function elementAddress(fn: FuncLowerer, e: ast.IndexExpr): { addr: Expr; type: Type; check?: NilCheck | undefined; offset?: number } {
  const xt = fn.typeOf(e.x);
  const u = underlying(xt);
  if (u.kind === 'Slice') {
    const s = fn.simpleVal(lowerExpr(fn, e.x));
    const i = lowerIndex(fn, e.indices[0] as ast.Expr);
    const at = checkIndex(fn, i, s.parts[1] as Expr);
    return { addr: scaled(s.parts[0] as Expr, at, reprOf(u.elem).size), type: u.elem };
  }
  let base: Expr;
  let check: NilCheck | undefined;
  let offset = 0;
  let array: Type = u;
  if (u.kind === 'Pointer') {
    base = fn.simple(lowerExpr(fn, e.x).parts[0] as Expr, true);
    check = nilCheck(fn, base);
    array = underlying(u.elem);
  } else if (reprOf(u).size === 0) base = X.i32(fn.m.zeroBase);
  else if (isAddressable(fn, e.x)) {
    const w = addressWalk(fn, e.x);
    base = w.addr as Expr;
    check = w.check;
    offset = w.offset ?? 0;
  } else base = lowerExpr(fn, e.x).parts[0] as Expr;
  if (array.kind !== 'Array') throw new Error('index of a non-array');
  const i = lowerIndex(fn, e.indices[0] as ast.Expr);
  const at = checkIndex(fn, i, X.i64(array.len));
  const { size } = reprOf(array.elem);
  if (at.k === EK.Const) offset += at.imm * size;
  // An index that is not constant is compared first, and before that the pointer's first byte is looked at.
  failsAt(check, at.k === EK.Const ? offset : 0);
  return { addr: scaled(base, at, size), type: array.elem, check: at.k === EK.Const ? check : undefined, offset };
}

function lowerIndex(fn: FuncLowerer, e: ast.Expr): Val {
  const v = lowerExpr(fn, e);
  return isUntyped(v.type) ? { type: fn.m.intType, parts: v.parts } : v;
}

/** x[i] as a value, and a generic function with explicit type arguments, which is spelled like it. */
export function index(fn: FuncLowerer, e: ast.IndexExpr): Val {
  if (fn.info.types.get(e.x.id)?.type.kind === 'Signature') return instantiated(fn, e);
  const u = underlying(fn.typeOf(e.x));
  if (u.kind === 'Basic') {
    const s = fn.simpleVal(lowerExpr(fn, e.x));
    const i = lowerIndex(fn, e.indices[0] as ast.Expr);
    const at = checkIndex(fn, i, s.parts[1] as Expr);
    return { type: fn.m.byteType, parts: [X.load(Op.i32Load8U, I32, scaled(s.parts[0] as Expr, at, 1), 0)] };
  }
  if (u.kind === 'Map') return mapIndex(fn, e, false);
  if (u.kind === 'Array' && reprOf(u).size === 0) {
    const i = lowerIndex(fn, e.indices[0] as ast.Expr);
    lowerExpr(fn, e.x);
    checkIndex(fn, i, X.i64(u.len));
    return fn.zeroVal(u.elem);
  }
  const { addr, type } = elementAddress(fn, e);
  const r = reprOf(type);
  if (r.inMemory || r.parts.length === 1) return fn.loadVal(type, addr);
  return fn.loadVal(type, fn.simple(addr, true));
}

/** A generic function with explicit type arguments: f[int]. */
function instantiated(fn: FuncLowerer, e: ast.IndexExpr): Val {
  const id = e.x.kind === 'SelectorExpr' ? e.x.sel : e.x.kind === 'ParenExpr' ? undefined : (e.x as ast.Ident);
  const obj = id && fn.info.uses.get(id.id);
  if (!(obj instanceof Func)) return lowerExpr(fn, e.x);
  return fn.m.funcValue(fn, obj, id as ast.Ident, e);
}

/** m[k]; with `commaOk` the parts of (value, bool). */
export function mapIndex(fn: FuncLowerer, e: ast.IndexExpr, commaOk: boolean): Val {
  const mapType = fn.typeOf(e.x);
  const u = underlying(mapType);
  if (u.kind !== 'Map') throw new Error('not a map');
  const m = fn.simpleVal(lowerExpr(fn, e.x));
  const key = lowerPassing(fn, e.indices[0] as ast.Expr, u.key);
  const at = fn.simple(fn.call(fn.m.mapOps.func('Get', u), [m.parts[0] as Expr, ...key.parts], true, true, [true])[0] as Expr, true);
  const r = reprOf(u.elem);
  if (r.inMemory) {
    const area = fn.area(r);
    fn.if(at, () => fn.copy(area, at, r), () => fn.zeroMemory(area, r.size));
    return commaOk ? { type: u.elem, parts: [area, X.bin(Op.i32Ne, I32, at, X.i32(0))] } : { type: u.elem, parts: [area] };
  }
  const locals = fn.tempsFor(u.elem);
  fn.if(
    at,
    () => fn.loadVal(u.elem, at).parts.forEach((p, i) => fn.set(locals[i] as never, p)),
    () => fn.zeroVal(u.elem).parts.forEach((p, i) => fn.set(locals[i] as never, p)),
  );
  const parts: Expr[] = locals.map((l) => X.local(l));
  if (commaOk) parts.push(X.bin(Op.i32Ne, I32, at, X.i32(0)));
  return { type: u.elem, parts };
}

/** x[low:high:max] of a string, an array with an address, a pointer to an array or a slice. */
export function slice(fn: FuncLowerer, e: ast.SliceExpr): Val {
  const xt = fn.typeOf(e.x);
  const u = underlying(xt);
  const type = fn.typeOf(e);
  const unsigned = new Set<Expr>();
  const bound = (b: ast.Expr | undefined): Expr | undefined => {
    if (!b) return undefined;
    const v = lowerIndex(fn, b);
    const k = intKind(v.type) as { bits: number; signed: boolean };
    const x = v.parts[0] as Expr;
    const e = fn.simple(k.bits === 64 ? x : X.un(k.signed ? Op.i64ExtendI32S : Op.i64ExtendI32U, I64, x));
    if (!k.signed) unsigned.add(e);
    return e;
  };
  /** Numbers that do not fit are printed as what they are. */
  const fail = (name: string, x: Expr, y: Expr): void => fn.panicCall(unsigned.has(x) ? `${name}U` : name, [x, y]);
  const leS = (a: Expr, b: Expr) => X.bin(Op.i64GtU, I32, a, b);
  if (u.kind === 'Basic') {
    const s = fn.simpleVal(lowerExpr(fn, e.x));
    const length = s.parts[1] as Expr;
    const low = bound(e.low);
    const high = bound(e.high);
    const hi = high ?? length;
    if (high) fn.if(leS(high, length), () => fail('PanicSliceAlen', high, length));
    if (low) fn.if(leS(low, hi), () => fail('PanicSliceB', low, hi));
    if (!low) return { type, parts: [s.parts[0] as Expr, hi] };
    const n = fn.simple(X.bin(Op.i64Sub, I64, hi, low));
    // An empty string must not point past the end of its bytes.
    return { type, parts: [X.select(X.un(Op.i64Eqz, I32, n), s.parts[0] as Expr, X.bin(Op.i32Add, I32, s.parts[0] as Expr, X.un(Op.i32WrapI64, I32, low))), n] };
  }
  let base: Expr;
  let length: Expr;
  let capacity: Expr;
  let elem: Type;
  const isArray = u.kind !== 'Slice';
  if (u.kind === 'Slice') {
    const s = fn.simpleVal(lowerExpr(fn, e.x));
    [base, length, capacity] = s.parts as [Expr, Expr, Expr];
    elem = u.elem;
  } else {
    let array: Type = u;
    if (u.kind === 'Pointer') {
      base = fn.simple(lowerExpr(fn, e.x).parts[0] as Expr, true);
      nilCheck(fn, base);
      array = underlying(u.elem);
    } else base = fn.simple(reprOf(u).size === 0 ? X.i32(fn.m.zeroBase) : walkAddress(addressWalk(fn, e.x)), true);
    if (array.kind !== 'Array') throw new Error('slice of a non-array');
    length = X.i64(array.len);
    capacity = length;
    elem = array.elem;
  }
  const low = bound(e.low);
  const high = bound(e.high);
  const max = bound(e.max);
  const hi = high ?? length;
  const mx = max ?? capacity;
  if (max) {
    fn.if(leS(max, capacity), () => fail(isArray ? 'PanicSlice3Alen' : 'PanicSlice3Acap', max, capacity));
    fn.if(leS(hi, max), () => fail('PanicSlice3B', hi, max));
    if (low) fn.if(leS(low, hi), () => fail('PanicSlice3C', low, hi));
  } else {
    if (high) fn.if(leS(high, capacity), () => fail(isArray ? 'PanicSliceAlen' : 'PanicSliceAcap', high, capacity));
    if (low) fn.if(leS(low, hi), () => fail('PanicSliceB', low, hi));
  }
  if (!low) return { type, parts: [base, hi, mx] };
  const newLength = fn.simple(X.bin(Op.i64Sub, I64, hi, low));
  const newCap = fn.simple(X.bin(Op.i64Sub, I64, mx, low));
  const at = scaled(base, X.un(Op.i32WrapI64, I32, low), reprOf(elem).size);
  return { type, parts: [X.select(X.un(Op.i64Eqz, I32, newCap), base, at), newLength, newCap] };
}
