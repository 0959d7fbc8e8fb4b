/** This file implements expressions, all but calls and composite literals. */
import type { Pos } from '../../base/source';
import type * as ast from '../../syntax/nodes';
import type { ConstantValue } from '../../types/constant';
import { toFloat32, toFloat64, toInt, realPart, imagPart } from '../../types/constantOps';
import { lookupFieldOrMethod } from '../../types/lookup';
import { Const, Func, Var } from '../../types/objects';
import { identical } from '../../types/identical';
import { isInterface, isString, isUntyped, defaultType, underlying } from '../../types/predicates';
import { offsetsof } from '../../types/sizes';
import { Struct, Tuple, type Type } from '../../types/types';
import { I32, I64, Op } from '../../wasm/opcodes';
import { EK, type Expr, S, SK, X } from '../ir';
import { lowerCall } from './call';
import { funcLit, methodExprValue, methodValue } from './closure';
import { compositeLit, newComposite } from './composite';
import { implicitConvert } from './convert';
import type { FuncLowerer, Val } from './func';
import { elementAddress, index, slice } from './indexing';
import { lowerPassing } from './byteStrings';
import { binary, compare, complement, concat, intKind, negate, not, shift } from './operators';
import { firstPartOfField, reprOf } from './repr';
import { isPointerShaped } from './typeDescriptors';

/** The value of an expression, in its own type. */
export function lowerExpr(fn: FuncLowerer, e: ast.Expr): Val {
  const given = fn.hasSubstituted ? fn.substituted.get(e) : undefined;
  if (given) return given;
  const tv = fn.tv(e);
  if (tv.mode === 'constant' && tv.value) return constant(fn, tv.value, fn.subst(tv.type));
  if (tv.mode === 'nilvalue') return fn.zeroVal(fn.subst(tv.type));
  return atOperation(fn, e, operation);
}

/** Lowers an operation: what fails in it fails where it is, and not where its statement begins. */
export function atOperation<E extends ast.Expr, T>(fn: FuncLowerer, e: E, lower: (fn: FuncLowerer, e: E) => T): T {
  const { pos } = fn;
  fn.pos = operationPos(e) ?? pos;
  const result = lower(fn, e);
  fn.pos = pos;
  return result;
}

/** Operators, brackets and dots are where gc's code for an operation is. A dot is on the line where its operand ends: a new line would end the statement. */
function operationPos(e: ast.Expr): Pos | undefined {
  switch (e.kind) {
    case 'IndexExpr':
    case 'SliceExpr':
      return e.lbrack;
    case 'SelectorExpr':
    case 'TypeAssertExpr':
      return e.x.end;
    case 'BinaryExpr':
      return e.opPos;
    case 'UnaryExpr':
    case 'StarExpr':
      return e.pos;
    default:
      return undefined;
  }
}

function operation(fn: FuncLowerer, e: ast.Expr): Val {
  switch (e.kind) {
    case 'ParenExpr':
      return lowerExpr(fn, e.x);
    case 'Ident':
      return ident(fn, e);
    case 'FuncLit':
      return funcLit(fn, e);
    case 'CompositeLit':
      return compositeLit(fn, e, fn.typeOf(e));
    case 'SelectorExpr':
      return selector(fn, e);
    case 'IndexExpr':
      return index(fn, e);
    case 'SliceExpr':
      return slice(fn, e);
    case 'TypeAssertExpr':
      return typeAssert(fn, e);
    case 'CallExpr': {
      const vals = lowerCall(fn, e);
      return vals.length === 1 ? (vals[0] as Val) : { type: fn.typeOf(e), parts: vals.flatMap((v) => v.parts) };
    }
    case 'StarExpr': {
      const p = lowerExpr(fn, e.x);
      const type = fn.typeOf(e);
      const at = fn.simple(p.parts[0] as Expr, true);
      nilCheck(fn, at);
      return fn.loadVal(type, at);
    }
    case 'UnaryExpr':
      return unary(fn, e);
    case 'BinaryExpr':
      return binaryExpr(fn, e);
    default:
      throw new Error(`expression ${e.kind}`);
  }
}

/** The value of an expression, converted as an assignment to `type` would. */
export function lowerTo(fn: FuncLowerer, e: ast.Expr, type: Type): Val {
  const tv = fn.tv(e);
  if (tv.mode === 'nilvalue' || (tv.type.kind === 'Basic' && tv.type.basic === 'untyped nil')) return fn.zeroVal(type);
  if (tv.mode === 'constant' && tv.value && !isInterface(type)) return constant(fn, tv.value, type);
  return implicitConvert(fn, lowerExpr(fn, e), type, fn.facts.escapes?.boxes.has(e));
}

/** A check for nil: the panic's argument, which is the address that the access would have failed at. */
export type NilCheck = [address: Expr];

export function nilCheck(fn: FuncLowerer, p: Expr, address = 0): NilCheck | undefined {
  if (fn.isTrusted || p.k === EK.Fp || p.k === EK.Bss || (p.k === EK.Const && p.imm !== 0)) return undefined;
  const args: NilCheck = [X.i32(0)];
  failsAt(args, address);
  fn.if(not(p), () => fn.panicCall('PanicNil', args));
  return args;
}

/** Says where the checked access goes. Far from nil, gc looks at the first byte before, and so the access fails there. */
export function failsAt(check: NilCheck | undefined, address: number): void {
  if (check) check[0] = X.i32(address < 4096 ? address : 0);
}

// ---- constants

export function constant(fn: FuncLowerer, value: ConstantValue, type: Type): Val {
  let u = underlying(type);
  if (u.kind === 'Interface') {
    // An untyped constant that becomes an interface has its default type.
    throw new Error('constant of interface type');
  }
  if (u.kind === 'Basic' && isUntyped(u)) u = underlying(defaultType(u));
  const out = (parts: Expr[]): Val => ({ type: isUntyped(type) ? u : type, parts });
  if (u.kind !== 'Basic') throw new Error(`constant of type ${u.kind}`);
  switch (value.kind) {
    case 'bool':
      return out([X.i32(value.value ? 1 : 0)]);
    case 'string':
      return out([X.i32(fn.m.data.string(value.value)), X.i64(value.value.length)]);
  }
  const k = intKind(u);
  if (k) {
    const i = toInt(value);
    if (i.kind !== 'int') throw new Error('not an integer constant');
    if (k.bits === 64) return out([X.i64(BigInt.asIntN(64, i.value))]);
    return out([X.i32(Number(BigInt.asIntN(32, i.value)))]);
  }
  switch (u.basic) {
    case 'float32':
      return out([X.f32(toFloat32(value))]);
    case 'float64':
      return out([X.f64(toFloat64(value))]);
    case 'complex64':
      return out([X.f32(toFloat32(realPart(value))), X.f32(toFloat32(imagPart(value)))]);
    case 'complex128':
      return out([X.f64(toFloat64(realPart(value))), X.f64(toFloat64(imagPart(value)))]);
    case 'unsafe.Pointer': {
      const i = toInt(value);
      return out([X.i32(i.kind === 'int' ? Number(BigInt.asIntN(32, i.value)) : 0)]);
    }
  }
  throw new Error(`constant of type ${u.basic}`);
}

// ---- identifiers and selectors

function ident(fn: FuncLowerer, e: ast.Ident): Val {
  const obj = fn.info.uses.get(e.id) ?? fn.info.defs.get(e.id);
  if (obj instanceof Var) return fn.readVar(obj);
  if (obj instanceof Func) return fn.m.funcValue(fn, obj, e, e);
  if (obj?.kind === 'Nil') return fn.zeroVal(fn.typeOf(e));
  if (obj instanceof Const && obj.value) return constant(fn, obj.value, fn.typeOf(e));
  throw new Error(`identifier ${e.name}`);
}

/** A value while walking a path of embedded fields: either a value or the address of one. */
export interface Walk {
  readonly type: Type;
  readonly val: Val | undefined;
  readonly addr: Expr | undefined;
  /** The check of the pointer that `addr` is relative to, and how far it is from there. */
  readonly check?: NilCheck | undefined;
  readonly offset?: number;
}

/** The address of where a walk has led; taking it looks at the first byte behind the pointer. */
export function walkAddress(w: Walk): Expr {
  failsAt(w.check, 0);
  return w.addr as Expr;
}

export function loadWalk(fn: FuncLowerer, w: Walk): Val {
  return w.val ?? fn.loadVal(w.type, w.addr as Expr);
}

/** Field `i` of a struct (or of what a pointer to a struct points to). */
export function fieldOf(fn: FuncLowerer, w: Walk, i: number): Walk {
  let from = w;
  const u0 = underlying(w.type);
  if (u0.kind === 'Pointer') {
    const p = fn.simple(loadWalk(fn, w).parts[0] as Expr, true);
    from = { type: u0.elem, val: undefined, addr: p, check: nilCheck(fn, p), offset: 0 };
  }
  const s = underlying(from.type);
  if (!(s instanceof Struct)) throw new Error('field of a non-struct');
  const type = s.fields[i]?.type as Type;
  fn.m.mapOps.noteField(from.type, s.fields[i]?.name ?? '');
  const r = reprOf(s);
  if (from.addr || r.inMemory) {
    const base = from.addr ?? ((from.val as Val).parts[0] as Expr);
    const by = offsetsof(s)[i] as number;
    const offset = (from.offset ?? 0) + by;
    failsAt(from.check, offset);
    return { type, val: undefined, addr: fn.plus(base, by), check: from.check, offset };
  }
  const first = firstPartOfField(s, i);
  return { type, val: { type, parts: (from.val as Val).parts.slice(first, first + reprOf(type).parts.length) }, addr: undefined };
}

/** A qualified identifier's object: the field of a package. */
export function qualified(fn: FuncLowerer, e: ast.SelectorExpr): Var | Func | Const | undefined {
  if (e.x.kind !== 'Ident') return undefined;
  const pkg = fn.info.uses.get(e.x.id);
  if (pkg?.kind !== 'PkgName') return undefined;
  const obj = fn.info.uses.get(e.sel.id);
  return obj instanceof Var || obj instanceof Func || obj instanceof Const ? obj : undefined;
}

/** The selection of e with type parameters replaced: in generic code the method is looked up again on the type argument. */
export function resolveSelection(fn: FuncLowerer, e: ast.SelectorExpr): { kind: 'field' | 'method' | 'methodExpr'; obj: Var | Func; index: readonly number[]; recv: Type } {
  const s = fn.info.selections.get(e.id);
  if (!s) throw new Error(`no selection for ${e.sel.name} at ${fn.m.where(e.pos)}`);
  if (!fn.typeMap) return s;
  const recv = fn.subst(s.recv);
  const found = lookupFieldOrMethod(recv, true, s.obj.pkg, s.obj.name);
  if (!found.obj || !found.index) throw new Error(`no ${e.sel.name} after substitution`);
  return { kind: s.kind, obj: found.obj, index: found.index, recv };
}

function selector(fn: FuncLowerer, e: ast.SelectorExpr): Val {
  const q = qualified(fn, e);
  if (q instanceof Var) return fn.readVar(q);
  if (q instanceof Func) return fn.m.funcValue(fn, q, e.sel, e);
  if (q instanceof Const && q.value) return constant(fn, q.value, fn.typeOf(e));
  const s = resolveSelection(fn, e);
  if (s.kind === 'methodExpr') return methodExprValue(fn, e, s.recv, s.obj as Func, s.index);
  if (s.kind === 'method') return methodValue(fn, e, s.obj as Func, s.index);
  return loadWalk(fn, walkFields(fn, e.x, s.index));
}

/** Follows a path of field indices from an operand. */
export function walkFields(fn: FuncLowerer, x: ast.Expr, path: readonly number[]): Walk {
  let w = startWalk(fn, x);
  for (const i of path) w = fieldOf(fn, w, i);
  return w;
}

/** The operand as an address if it has one (so that no large value is copied), else as a value. */
export function startWalk(fn: FuncLowerer, x: ast.Expr): Walk {
  const type = fn.typeOf(x);
  const r = reprOf(type);
  if (underlying(type).kind !== 'Pointer' && isAddressable(fn, x) && (r.inMemory || !isLocalVar(fn, x))) {
    return addressWalk(fn, x);
  }
  return { type, val: lowerExpr(fn, x), addr: undefined };
}

function isLocalVar(fn: FuncLowerer, x: ast.Expr): boolean {
  switch (x.kind) {
    case 'ParenExpr':
      return isLocalVar(fn, x.x);
    case 'Ident': {
      const v = fn.info.uses.get(x.id) ?? fn.info.defs.get(x.id);
      return v instanceof Var && fn.vars.get(v)?.kind === 'locals';
    }
    case 'SelectorExpr': {
      const s = fn.info.selections.get(x.id);
      return s !== undefined && s.kind === 'field' && underlying(fn.typeOf(x.x)).kind !== 'Pointer' && !s.indirect && isLocalVar(fn, x.x);
    }
    default:
      return false;
  }
}

export function isAddressable(fn: FuncLowerer, x: ast.Expr): boolean {
  switch (x.kind) {
    case 'ParenExpr':
      return isAddressable(fn, x.x);
    case 'Ident':
      return (fn.info.uses.get(x.id) ?? fn.info.defs.get(x.id)) instanceof Var;
    case 'SelectorExpr': {
      if (qualified(fn, x) instanceof Var) return true;
      const s = fn.info.selections.get(x.id);
      if (!s || s.kind !== 'field') return false;
      return s.indirect || underlying(fn.typeOf(x.x)).kind === 'Pointer' || isAddressable(fn, x.x);
    }
    case 'IndexExpr': {
      const u = underlying(fn.typeOf(x.x));
      return u.kind === 'Slice' || u.kind === 'Pointer' || (u.kind === 'Array' && isAddressable(fn, x.x));
    }
    case 'StarExpr':
      return true;
    default:
      return false;
  }
}

/** The address of an addressable operand, for an access to it; a variable held in locals has none. */
export function lowerAddress(fn: FuncLowerer, x: ast.Expr): Expr {
  return addressWalk(fn, x).addr as Expr;
}

export function addressWalk(fn: FuncLowerer, x: ast.Expr): Walk {
  const type = fn.typeOf(x);
  switch (x.kind) {
    case 'ParenExpr':
      return addressWalk(fn, x.x);
    case 'SelectorExpr': {
      if (qualified(fn, x) instanceof Var) break;
      const w = walkFields(fn, x.x, resolveSelection(fn, x).index);
      // A large struct value without an address of its own, such as a call's result.
      return w.addr ? w : { ...w, addr: (w.val as Val).parts[0] as Expr };
    }
    case 'IndexExpr': {
      const { addr, check, offset } = atOperation(fn, x, elementAddress);
      return { type, val: undefined, addr, check, offset };
    }
  }
  return { type, val: undefined, addr: addressOf(fn, x) };
}

function addressOf(fn: FuncLowerer, x: ast.Expr): Expr {
  switch (x.kind) {
    case 'Ident':
      return varAddress(fn, (fn.info.uses.get(x.id) ?? fn.info.defs.get(x.id)) as Var);
    case 'StarExpr': {
      const p = fn.simple(lowerExpr(fn, x.x).parts[0] as Expr, true);
      nilCheck(fn, p);
      return p;
    }
    case 'SelectorExpr': {
      const q = qualified(fn, x);
      return varAddress(fn, q as Var);
    }
    case 'CompositeLit': {
      return newComposite(fn, x, fn.typeOf(x));
    }
    default: {
      const v = lowerExpr(fn, x);
      if (reprOf(v.type).inMemory) return v.parts[0] as Expr;
      throw new Error(`address of ${x.kind}`);
    }
  }
}

export function varAddress(fn: FuncLowerer, v: Var): Expr {
  const s = fn.storageOf(v);
  switch (s.kind) {
    case 'heap':
      return X.local(s.pointer);
    case 'frame':
      return X.fp(s.offset);
    case 'global':
      return X.bss(s.offset);
    case 'static':
      return X.i32(s.address);
    default:
      throw new Error(`address of local ${v.name}`);
  }
}

/** A new object that holds v; its address. */
export function escape(fn: FuncLowerer, v: Val, stays: boolean): Expr {
  const value = fn.simpleVal(v);
  const at = fn.object(v.type, stays);
  fn.storeVal(value, at);
  return at;
}

// ---- type assertions

function typeAssert(fn: FuncLowerer, e: ast.TypeAssertExpr): Val {
  const x = fn.simpleVal(lowerExpr(fn, e.x));
  const tv = fn.tv(e);
  const commaOk = tv.type instanceof Tuple;
  const target = fn.typeOf(e.type as ast.Expr);
  if (commaOk) {
    const r = assertTo(fn, x, target);
    return { type: target, parts: [...r.val.parts, r.ok] };
  }
  return assertOrPanic(fn, x, target);
}

/** The type record of an interface value's dynamic type, 0 for nil. */
export function dynamicType(fn: FuncLowerer, x: Val): Expr {
  const word = x.parts[0] as Expr;
  if (!fn.m.hasMethods(x.type)) return word;
  return X.ifExpr(word, X.load(Op.i32Load, I32, word, 8), X.i32(0));
}

/** Takes a value of concrete type out of an interface's data word. */
export function unpack(fn: FuncLowerer, data: Expr, type: Type): Val {
  const r = reprOf(type);
  if (isPointerShaped(type)) {
    if (!r.inMemory) return { type, parts: [data] };
    const area = fn.area(r);
    fn.emit(S.store(Op.i64Store, area, 0, X.un(Op.i64ExtendI32U, I64, data)));
    return { type, parts: [area] };
  }
  return fn.loadVal(type, data);
}

/** x.(T) with the ok value; T's zero value if the assertion fails. x must be simple. */
export function assertTo(fn: FuncLowerer, x: Val, target: Type): { val: Val; ok: Expr } {
  const ok = fn.temp(I32);
  const data = x.parts[1] as Expr;
  if (isInterface(target)) {
    const word = fn.temp(I32);
    fn.set(word, assertInterface(fn, x, target));
    fn.set(ok, X.bin(Op.i32Ne, I32, X.local(word), X.i32(0)));
    return { val: { type: target, parts: [X.local(word), X.select(X.local(ok), data, X.i32(0))] }, ok: X.local(ok) };
  }
  fn.set(ok, isDynamicType(fn, x, target));
  const r = reprOf(target);
  if (r.inMemory) {
    const area = fn.area(r);
    fn.if(X.local(ok), () => fn.storeVal(unpack(fn, data, target), area), () => fn.zeroMemory(area, r.size));
    return { val: { type: target, parts: [area] }, ok: X.local(ok) };
  }
  const locals = fn.tempsFor(target);
  fn.if(
    X.local(ok),
    () => unpack(fn, data, target).parts.forEach((p, i) => fn.set(locals[i] as never, p)),
    () => fn.zeroVal(target).parts.forEach((p, i) => fn.set(locals[i] as never, p)),
  );
  return { val: { type: target, parts: locals.map((l) => X.local(l)) }, ok: X.local(ok) };
}

/** Whether the dynamic type of interface value x is the concrete type `target`. */
export function isDynamicType(fn: FuncLowerer, x: Val, target: Type): Expr {
  return X.bin(Op.i32Eq, I32, dynamicType(fn, x), X.i32(fn.m.types.of(target)));
}

/** The first word of x as a value of interface type `target`; 0 if x is nil or lacks methods. */
export function assertInterface(fn: FuncLowerer, x: Val, target: Type): Expr {
  const t = fn.simple(dynamicType(fn, x));
  if (!fn.m.hasMethods(target)) return t;
  return fn.call(fn.m.runtimeFunc('getitab'), [X.i32(fn.m.types.of(underlying(target))), t], true, true)[0] as Expr;
}

export function assertOrPanic(fn: FuncLowerer, x: Val, target: Type): Val {
  const data = x.parts[1] as Expr;
  const t = fn.simple(dynamicType(fn, x));
  const iface = X.i32(fn.m.types.of(x.type));
  if (isInterface(target)) {
    const word = fn.simple(assertInterface(fn, x, target));
    fn.if(not(word), () => fn.panicCall('assertFailed', [t, X.i32(fn.m.types.of(target)), iface]));
    return { type: target, parts: [word, data] };
  }
  const want = X.i32(fn.m.types.of(target));
  fn.if(X.bin(Op.i32Ne, I32, t, want), () => fn.panicCall('PanicDottype', [t, want, iface]));
  const v = unpack(fn, data, target);
  return reprOf(target).inMemory ? v : fn.simpleVal(v);
}

// ---- operators

function unary(fn: FuncLowerer, e: ast.UnaryExpr): Val {
  const type = fn.typeOf(e);
  switch (e.op) {
    case '&': {
      let x = e.x;
      while (x.kind === 'ParenExpr') x = x.x;
      return { type, parts: [walkAddress(addressWalk(fn, x))] };
    }
    case '<-':
      return receive(fn, e, fn.tv(e).type instanceof Tuple);
    case '!':
      return { type, parts: [not(lowerExpr(fn, e.x).parts[0] as Expr)] };
    case '-':
      return negate(fn, lowerTo(fn, e.x, type));
    case '^':
      return complement(lowerTo(fn, e.x, type));
    default:
      return lowerTo(fn, e.x, type);
  }
}

/** <-c: parks until a value is there; it arrives in a frame area. */
export function receive(fn: FuncLowerer, e: ast.UnaryExpr, commaOk: boolean): Val {
  const c = lowerExpr(fn, e.x);
  const u = underlying(c.type);
  if (u.kind !== 'Chan') throw new Error('not a channel');
  const r = reprOf(u.elem);
  const area = fn.area({ size: Math.max(8, r.size), align: r.align, pointers: r.pointers });
  fn.kernel('chanrecv', [c.parts[0] as Expr, area]);
  const v = r.inMemory ? { type: u.elem, parts: [area] } : fn.snapshot(fn.loadVal(u.elem, area));
  if (!commaOk) return v;
  return { type: u.elem, parts: [...v.parts, fn.simple(fn.m.gResult())] };
}

function binaryExpr(fn: FuncLowerer, e: ast.BinaryExpr): Val {
  const type = fn.typeOf(e);
  switch (e.op) {
    case '&&':
    case '||':
      return { type, parts: [condition(fn, e)] };
    case '==': case '!=': case '<': case '<=': case '>': case '>=':
      return { type, parts: [comparison(fn, e)] };
    case '<<':
    case '>>': {
      const x = lowerTo(fn, e.x, type);
      const y = lowerExpr(fn, e.y);
      return shift(fn, e.op, x, isUntyped(y.type) ? { type: fn.m.intType, parts: y.parts } : y, type);
    }
  }
  if (e.op === '+' && isString(type)) return concat(fn, concatVals(fn, e, type), type);
  const x = lowerTo(fn, e.x, type);
  const y = lowerTo(fn, e.y, type);
  return binary(fn, e.op, x, y, type);
}

/** The values of a + b + c. With a constant among them that is not empty, the result is never one of them itself. */
function concatVals(fn: FuncLowerer, e: ast.Expr, type: Type): Val[] {
  const operands = concatOperands(fn, e);
  const isText = (x: ast.Expr) => {
    const { value } = fn.tv(x);
    return value?.kind === 'string' && value.value !== '';
  };
  const lower = operands.some(isText) ? lowerPassing : lowerTo;
  return operands.map((x) => lower(fn, x, type));
}

function concatOperands(fn: FuncLowerer, e: ast.Expr): ast.Expr[] {
  if (fn.tv(e).mode !== 'constant') {
    if (e.kind === 'ParenExpr') return concatOperands(fn, e.x);
    if (e.kind === 'BinaryExpr' && e.op === '+') return [...concatOperands(fn, e.x), ...concatOperands(fn, e.y)];
  }
  return [e];
}

function comparison(fn: FuncLowerer, e: ast.BinaryExpr): Expr {
  const isNil = (x: ast.Expr) => {
    const tv = fn.tv(x);
    return tv.mode === 'nilvalue' || (tv.type.kind === 'Basic' && tv.type.basic === 'untyped nil');
  };
  const xNil = isNil(e.x);
  const yNil = isNil(e.y);
  if (xNil || yNil) {
    if (xNil && yNil) return X.i32(e.op === '==' ? 1 : 0);
    const v = lowerExpr(fn, xNil ? e.y : e.x);
    const word = v.parts[0] as Expr;
    // A slice is nil if it has no memory: an empty one that is not nil keeps a base address.
    const isZero = not(word);
    return e.op === '==' ? isZero : not(isZero);
  }
  const xt = fn.typeOf(e.x);
  const yt = fn.typeOf(e.y);
  let type = xt;
  if (!identical(xt, yt)) {
    if (isUntyped(xt) && !isUntyped(yt)) type = yt;
    else if (isUntyped(yt)) type = isUntyped(xt) ? defaultType(xt) : xt;
    else if (isInterface(xt) && !isInterface(yt)) type = xt;
    else if (isInterface(yt) && !isInterface(xt)) type = yt;
    else if (isInterface(xt) && isInterface(yt)) type = fn.m.hasMethods(xt) ? (fn.m.hasMethods(yt) ? fn.m.anyType : yt) : xt;
  }
  const lower = isString(type) ? lowerPassing : lowerTo;
  const x = lower(fn, e.x, type);
  const y = lower(fn, e.y, type);
  return compare(fn, e.op, x, y);
}

/** A boolean expression as an i32, with && and || short-circuited. */
export function condition(fn: FuncLowerer, e: ast.Expr): Expr {
  const tv = fn.tv(e);
  if (tv.mode !== 'constant') {
    if (e.kind === 'ParenExpr') return condition(fn, e.x);
    if (e.kind === 'BinaryExpr' && (e.op === '&&' || e.op === '||')) {
      const left = condition(fn, e.x);
      let right: Expr = X.i32(0);
      const hoisted = fn.collect(() => {
        right = condition(fn, e.y);
      });
      if (hoisted.length === 0) return e.op === '&&' ? X.ifExpr(left, right, X.i32(0)) : X.ifExpr(left, X.i32(1), right);
      const t = fn.temp(I32);
      fn.set(t, left);
      hoisted.push({ k: SK.Set, local: t, e: right });
      const cond = e.op === '&&' ? X.local(t) : not(X.local(t));
      fn.emit(S.if(cond, hoisted, undefined));
      return X.local(t);
    }
    if (e.kind === 'UnaryExpr' && e.op === '!') return not(condition(fn, e.x));
  }
  return lowerExpr(fn, e).parts[0] as Expr;
}

