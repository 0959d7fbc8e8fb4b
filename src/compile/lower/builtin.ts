/** This file implements the built-in functions, those of package unsafe included. */
import { withAdded } from '../../base/lazySet';
import type * as ast from '../../syntax/nodes';
import { coreType } from '../../types/coreType';
import { typeFact } from '../../types/info';
import { Var } from '../../types/objects';
import { isInterface, isString, isUntyped, defaultType, underlying } from '../../types/predicates';
import { offsetof } from '../../types/sizes';
import { Pointer, type Slice, Tuple, type Type } from '../../types/types';
import { F32, F64, I32, I64, Op } from '../../wasm/opcodes';
import { EK, type Expr, SK, VLocal, X } from '../ir';
import { lowerCall } from './call';
import { escape, failsAt, isAddressable, lowerExpr, lowerTo, qualified, resolveSelection, startWalk } from './expr';
import type { FuncLowerer, Val } from './func';
import { compare, convertNumber, intKind, not } from './operators';
import { reprOf } from './repr';

const wrap = (e: Expr): Expr => X.un(Op.i32WrapI64, I32, e);
const add64 = (a: Expr, b: Expr): Expr => X.bin(Op.i64Add, I64, a, b);
const add32 = (a: Expr, b: Expr): Expr => X.bin(Op.i32Add, I32, a, b);

function times(n: Expr, size: number): Expr {
  return size === 1 ? n : X.bin(Op.i32Mul, I32, n, X.i32(size));
}

function core(t: Type): Type {
  return t.kind === 'TypeParam' ? (coreType(t) ?? t) : underlying(t);
}

/** The arguments of a builtin, where one call may give them all: its results then stand for expressions of their own. */
function spread(fn: FuncLowerer, e: ast.CallExpr, name: string): readonly ast.Expr[] {
  const only = e.args[0];
  if (e.args.length !== 1 || only?.kind !== 'CallExpr' || name.startsWith('print') || !(fn.tv(only).type instanceof Tuple)) return e.args;
  return lowerCall(fn, only).map((v) => {
    const held = fn.snapshot(v);
    const stand: ast.Ident = { kind: 'Ident', id: fn.newId(), pos: only.pos, end: only.end, name: '' };
    fn.info.types.set(stand.id, typeFact('value', v.type));
    fn.substituted.set(stand, held);
    return stand;
  });
}

export function lowerBuiltin(fn: FuncLowerer, e: ast.CallExpr, name: string): Val[] {
  const args = spread(fn, e, name);
  const tv = fn.info.types.get(e.id);
  const type = tv && tv.mode !== 'novalue' ? fn.typeOf(e) : fn.m.intType;
  const first = args[0] as ast.Expr;
  const one = (...parts: Expr[]): Val[] => [{ type, parts }];
  switch (name) {
    case 'append':
      return [append(fn, e, args, type)];
    case 'cap':
    case 'len':
      return one(lengthOf(fn, first, name));
    case 'clear':
      clear(fn, lowerExpr(fn, first));
      return [];
    case 'close': {
      const c = lowerExpr(fn, first).parts[0] as Expr;
      const r = fn.temp(I32);
      fn.set(r, fn.m.callExpr('closechan', [c]));
      fn.if(X.bin(Op.i32Eq, I32, X.local(r), X.i32(1)), () => fn.panicCall('PanicCloseNil', []));
      fn.if(X.bin(Op.i32Eq, I32, X.local(r), X.i32(2)), () => fn.panicCall('PanicCloseClosed', []));
      fn.if(X.bin(Op.i32Eq, I32, X.local(r), X.i32(3)), () => fn.panicCall('FatalCloseOutside', []));
      return [];
    }
    case 'complex': {
      const u = underlying(type);
      const part = u.kind === 'Basic' && u.basic === 'complex64' ? fn.m.float32Type : fn.m.float64Type;
      return one(lowerTo(fn, first, part).parts[0] as Expr, lowerTo(fn, args[1] as ast.Expr, part).parts[0] as Expr);
    }
    case 'real':
      return one(lowerExpr(fn, first).parts[0] as Expr);
    case 'imag':
      return one(lowerExpr(fn, first).parts[1] as Expr);
    case 'copy':
      return one(copy(fn, first, args[1] as ast.Expr));
    case 'delete': {
      const m = lowerExpr(fn, first);
      const u = core(m.type);
      if (u.kind !== 'Map') throw new Error('delete of a non-map');
      const held = fn.simpleVal(m);
      const key = lowerTo(fn, args[1] as ast.Expr, u.key);
      fn.call(fn.m.mapOps.func('Delete', u), [held.parts[0] as Expr, ...key.parts], true, true);
      return [];
    }
    case 'make':
      return [make(fn, e, type)];
    case 'max':
    case 'min':
      return [minMax(fn, name, args.map((a) => lowerTo(fn, a, type)), type)];
    case 'new': {
      const t = (type as Pointer).elem ?? (underlying(type) as Pointer).elem;
      if (fn.tv(first).mode !== 'type') return one(escape(fn, lowerTo(fn, first, t), fn.stays(e)));
      return one(fn.object(t, fn.stays(e)));
    }
    case 'panic': {
      const v = fn.simpleVal(lowerTo(fn, first, fn.m.anyType));
      fn.panicCall('gopanic', [...v.parts]);
      return [];
    }
    case 'print':
    case 'println':
      print(fn, args, name === 'println');
      return [];
    case 'recover': {
      const ok = fn.temp(I32);
      fn.ir.ownFrame = true;
      fn.set(ok, fn.m.callExpr('gorecover', [X.fp(0)]));
      const word = fn.temp(I32);
      const data = fn.temp(I32, true);
      fn.set(word, X.i32(0));
      fn.set(data, X.i32(0));
      fn.if(X.local(ok), () => {
        fn.set(word, fn.m.gResult());
        fn.set(data, fn.m.gResult2());
      });
      return [{ type: fn.m.anyType, parts: [X.local(word), X.local(data)] }];
    }
    case 'Add': {
      const p = lowerExpr(fn, first).parts[0] as Expr;
      const n = asInt(fn, args[1] as ast.Expr);
      return one(add32(p, wrap(n)));
    }
    case 'Slice': {
      const p = fn.simple(lowerExpr(fn, first).parts[0] as Expr, true);
      const n = fn.simple(asInt(fn, args[1] as ast.Expr));
      const { size } = reprOf((underlying(fn.typeOf(first)) as Pointer).elem);
      fn.if(X.bin(Op.i32Or, I32, X.bin(Op.i64LtS, I32, n, X.i64(0)), beyondMemory(p, n, size)), () => fn.panicCall('PanicUnsafeSliceLen', []));
      fn.if(X.bin(Op.i32And, I32, not(p), not(X.un(Op.i64Eqz, I32, n))), () => fn.panicCall('PanicUnsafeSliceNilPtr', []));
      return one(p, n, n);
    }
    case 'SliceData':
      return one(lowerExpr(fn, first).parts[0] as Expr);
    case 'String': {
      const p = fn.simple(lowerExpr(fn, first).parts[0] as Expr, true);
      const n = fn.simple(asInt(fn, args[1] as ast.Expr));
      fn.if(X.bin(Op.i32Or, I32, X.bin(Op.i64LtS, I32, n, X.i64(0)), beyondMemory(p, n, 1)), () => fn.panicCall('PanicUnsafeStringLen', []));
      fn.if(X.bin(Op.i32And, I32, not(p), not(X.un(Op.i64Eqz, I32, n))), () => fn.panicCall('PanicUnsafeStringNilPtr', []));
      return one(p, n);
    }
    case 'StringData':
      return one(lowerTo(fn, first, fn.m.stringType).parts[0] as Expr);
    case 'Sizeof':
      return one(X.i64(reprOf(fn.typeOf(first)).size));
    case 'Offsetof': {
      let x = first;
      while (x.kind === 'ParenExpr') x = x.x;
      const selector = x as ast.SelectorExpr;
      let base = fn.typeOf(selector.x);
      if (underlying(base).kind === 'Pointer') base = (underlying(base) as Pointer).elem;
      return one(X.i64(offsetof(base, resolveSelection(fn, selector).index)));
    }
    case 'Alignof':
      return one(X.i64(reprOf(fn.typeOf(first)).align));
  }
  throw new Error(`builtin ${name}`);
}

/** Whether n objects of a size from p on would end behind the last address. */
function beyondMemory(p: Expr, n: Expr, size: number): Expr {
  if (size === 0) return X.i32(0);
  const room = X.bin(Op.i64Sub, I64, X.i64(0x100000000), X.un(Op.i64ExtendI32U, I64, p));
  const tooMany = X.bin(Op.i64GtU, I32, n, X.i64(Math.floor(0x100000000 / size)));
  return X.bin(Op.i32Or, I32, tooMany, X.bin(Op.i64GtU, I32, X.bin(Op.i64Mul, I64, n, X.i64(size)), room));
}

function asInt(fn: FuncLowerer, e: ast.Expr): Expr {
  const v = lowerExpr(fn, e);
  if (isUntyped(v.type)) return convertNumber(fn, { type: defaultType(v.type), parts: v.parts }, fn.m.intType).parts[0] as Expr;
  return convertNumber(fn, v, fn.m.intType).parts[0] as Expr;
}

function lengthOf(fn: FuncLowerer, e: ast.Expr, name: string): Expr {
  const t = fn.typeOf(e);
  let u = core(t);
  if (u.kind === 'Pointer') u = underlying(u.elem);
  if (u.kind === 'Array') {
    lowerExpr(fn, e);
    return X.i64(u.len);
  }
  if ((u.kind === 'Slice' || u.kind === 'Basic') && fn.tv(e).mode !== 'constant' && e.kind === 'SelectorExpr' && !qualified(fn, e) && isAddressable(fn, e)) {
    const w = startWalk(fn, e);
    const at = name === 'len' ? 8 : 16;
    if (w.addr) {
      failsAt(w.check, (w.offset ?? 0) + at);
      return X.load(Op.i64Load, I64, w.addr, at);
    }
    return (w.val as Val).parts[at / 8] as Expr;
  }
  const v = lowerExpr(fn, e);
  switch (u.kind) {
    case 'Slice':
      return v.parts[name === 'len' ? 1 : 2] as Expr;
    case 'Basic':
      return v.parts[1] as Expr;
    case 'Map': {
      const m = fn.simple(v.parts[0] as Expr, true);
      return X.ifExpr(m, X.load(Op.i64Load, I64, m, 0), X.i64(0));
    }
    case 'Chan':
      return fn.simple(fn.m.callExpr(name === 'len' ? 'chanlen' : 'chancap', [v.parts[0] as Expr]));
    default:
      throw new Error(`${name} of ${u.kind}`);
  }
}

function append(fn: FuncLowerer, e: ast.CallExpr, args: readonly ast.Expr[], type: Type): Val {
  const elem = (core(type) as Slice).elem;
  const er = reprOf(elem);
  const s = fn.simpleVal(lowerTo(fn, args[0] as ast.Expr, type));
  const n = s.parts[1] as Expr;
  let items: Val[] = [];
  let added: Expr;
  let other: Val | undefined;
  const only = args[1];
  if (e.ellipsis) {
    const zeros = zerosOf(fn, only as ast.Expr);
    if (zeros) return appendZeros(fn, type, elem, s.parts as [Expr, Expr, Expr], zeros);
    other = fn.simpleVal(lowerExpr(fn, only as ast.Expr));
    if (other.parts.length < 2) return { type, parts: s.parts };
    added = other.parts[1] as Expr;
  } else {
    items = args.slice(1).map((a) => fn.simpleVal(lowerTo(fn, a, elem)));
    if (items.length === 0) return s;
    added = X.i64(items.length);
  }
  const grown = extended(fn, s.parts as [Expr, Expr, Expr], added, (length) => {
    // Slices of elements without size can be so long that their sum is not.
    if (er.size === 0) fn.if(X.bin(Op.i64LtS, I32, length, X.i64(0)), () => fn.panicCall('PanicGrowSlice', []));
    return e.ellipsis ? length : neededCapacity(fn, e, args[0] as ast.Expr, er.size, n, length);
  }, elem);
  const end = fn.simple(add32(grown[0], times(wrap(n), er.size)), true);
  if (other) {
    if (er.size > 0) fn.kernel('memmove', [end, other.parts[0] as Expr, times(wrap(added), er.size)]);
  } else items.forEach((v, i) => fn.storeVal(v, end, i * er.size));
  return { type, parts: grown };
}

/** A slice's parts once it has room for `added` more elements; `need` is asked for the capacity where it must grow, `fits` runs where it need not. */
function extended(fn: FuncLowerer, [p, n, c]: readonly [Expr, Expr, Expr], added: Expr, need: (length: Expr) => Expr, elem: Type, fits?: () => void): [Expr, Expr, Expr] {
  const base = fn.temp(I32, true);
  const length = fn.temp(I64);
  const capacity = fn.temp(I64);
  fn.set(base, p);
  fn.set(length, add64(n, added));
  fn.set(capacity, c);
  const grow = (): void => {
    fn.set(base, fn.m.callExpr('growslice', [p, n, c, need(X.local(length)), X.i32(fn.m.types.of(elem))]));
    fn.set(capacity, fn.m.ret());
  };
  fn.if(X.bin(Op.i64GtU, I32, X.local(length), c), grow, fits);
  return [X.local(base), X.local(length), X.local(capacity)];
}

/** The length of a slice that is made only to be appended: `make([]T, n)`. */
function zerosOf(fn: FuncLowerer, e: ast.Expr): ast.Expr | undefined {
  if (e.kind !== 'CallExpr' || e.args.length !== 2 || e.fun.kind !== 'Ident' || e.fun.name !== 'make' || fn.tv(e.fun).mode !== 'builtin') return undefined;
  return e.args[1];
}

/** `append(s, make([]T, n)...)` makes no slice: what is appended is cleared where it is to be. */
function appendZeros(fn: FuncLowerer, type: Type, elem: Type, [p, n, c]: readonly [Expr, Expr, Expr], zeros: ast.Expr): Val {
  const { size, pointers } = reprOf(elem);
  const added = fn.simple(asInt(fn, zeros));
  fn.if(X.bin(Op.i64LtS, I32, added, X.i64(0)), () => fn.panicCall('PanicMakeSliceLen', []));
  const need = (length: Expr): Expr => {
    const most = size === 0 ? 2n ** 63n - 1n : (1n << 47n) / BigInt(size);
    fn.if(X.bin(Op.i64GtU, I32, length, X.i64(most)), () => fn.panicCall('PanicGrowSlice', []));
    return length;
  };
  const clearRest = (): void => {
    if (size === 0) return;
    const from = fn.simple(add32(p, times(wrap(n), size)), true);
    const bytes = fn.simple(times(wrap(added), size));
    if (pointers.length > 0) fn.bulkBarrier(from, undefined, bytes);
    fn.emit({ k: SK.MemFill, to: from, byte: X.i32(0), size: bytes });
  };
  return { type, parts: extended(fn, [p, n, c], added, need, elem, clearRest) };
}

/** Bytes of the array in the frame that gc gives to a slice that does not leave its function. */
const frameArray = 32;

/**
 * The capacity that append asks for when `length` is too long. Programs print capacities, and gc lets the first append to an empty slice that does not
 * leave the function use an array in the frame: as many elements as fit into 32 bytes, once in a call of the function.
 */
function neededCapacity(fn: FuncLowerer, e: ast.CallExpr, to: ast.Expr, size: number, n: Expr, length: Expr): Expr {
  const fitting = size > 0 ? Math.floor(frameArray / size) : 0;
  const key = fitting > 1 && fn.stays(e) ? frameArrayOf(fn, e, to) : undefined;
  // The array is the first append's of those to a variable.
  if (!key || fn.frameArrays.has(key)) return length;
  fn.frameArrays = withAdded(fn.frameArrays, key);
  // Nobody else's for the whole function, so that it begins as 0.
  const used = new VLocal(I32, false, true);
  const need = fn.temp(I64);
  const isFirst = [X.bin(Op.i64Eq, I32, n, X.i64(0)), X.bin(Op.i64LeU, I32, length, X.i64(fitting)), X.un(Op.i32Eqz, I32, X.local(used))];
  fn.set(need, length);
  fn.if(isFirst.reduce((a, b) => X.bin(Op.i32And, I32, a, b)), () => {
    fn.set(used, X.i32(1));
    fn.set(need, X.i64(fitting));
  });
  return X.local(need);
}

/** Whose array it would be: that of a variable without an address, or that of the call if it appends to a value; others are appended to in place. */
function frameArrayOf(fn: FuncLowerer, e: ast.CallExpr, to: ast.Expr): ast.Expr | Var | undefined {
  if (to.kind === 'CallExpr' || to.kind === 'CompositeLit' || to.kind === 'SliceExpr') return e;
  const v = to.kind === 'Ident' ? fn.info.uses.get(to.id) : undefined;
  return v instanceof Var && fn.vars.has(v) && !fn.facts.addressed(v) ? v : undefined;
}

function copy(fn: FuncLowerer, to: ast.Expr, from: ast.Expr): Expr {
  const d = fn.simpleVal(lowerExpr(fn, to));
  const s = fn.simpleVal(lowerExpr(fn, from));
  const elem = (core(d.type) as Slice).elem;
  const a = d.parts[1] as Expr;
  const b = s.parts[1] as Expr;
  const n = fn.simple(X.select(X.bin(Op.i64LtS, I32, a, b), a, b));
  const { size } = reprOf(elem);
  if (size > 0) fn.kernel('memmove', [d.parts[0] as Expr, s.parts[0] as Expr, times(wrap(n), size)]);
  return n;
}

function clear(fn: FuncLowerer, v: Val): void {
  const u = core(v.type);
  if (u.kind === 'Map') {
    fn.call(fn.m.mapOps.func('Clear', u), [v.parts[0] as Expr], true, true);
    return;
  }
  const s = fn.simpleVal(v);
  const { size, pointers } = reprOf((u as Slice).elem);
  if (size === 0) return;
  const bytes = fn.simple(times(wrap(s.parts[1] as Expr), size));
  if (pointers.length > 0) fn.bulkBarrier(s.parts[0] as Expr, undefined, bytes);
  fn.emit({ k: SK.MemFill, to: s.parts[0] as Expr, byte: X.i32(0), size: bytes });
}

function make(fn: FuncLowerer, e: ast.CallExpr, type: Type): Val {
  const u = core(type);
  const size = (i: number): Expr | undefined => {
    const a = e.args[i];
    return a ? fn.simple(asInt(fn, a)) : undefined;
  };
  switch (u.kind) {
    case 'Slice': {
      const n = size(1) as Expr;
      const c = size(2);
      const elem = reprOf(u.elem).size;
      const most = X.i64(BigInt(elem === 0 ? 2n ** 63n - 1n : (1n << 47n) / BigInt(elem)));
      const bad = (x: Expr) => X.bin(Op.i64GtU, I32, x, most);
      if (!isSmallConstant(n)) fn.if(bad(n), () => fn.panicCall('PanicMakeSliceLen', []));
      if (c && !(isSmallConstant(n) && isSmallConstant(c))) fn.if(X.bin(Op.i32Or, I32, bad(c), X.bin(Op.i64GtS, I32, n, c)), () => fn.panicCall('PanicMakeSliceCap', []));
      const capacity = c ?? n;
      if (fn.stays(e) && capacity.k === EK.Const) return { type, parts: [fn.elements(u.elem, capacity.imm, true), n, capacity] };
      const at = fn.temp(I32, true);
      const inHeap = (): void => fn.set(at, fn.m.callExpr('newarray', [X.i32(fn.m.types.of(u.elem)), capacity]));
      const most32 = elem > 0 ? Math.floor(smallSlice / elem) : 0;
      if (fn.stays(e) && most32 > 0) fn.if(X.bin(Op.i64LeU, I32, capacity, X.i64(most32)), () => fn.set(at, fn.elements(u.elem, most32, true)), inHeap);
      else inHeap();
      return { type, parts: [X.local(at), n, capacity] };
    }
    case 'Map':
      return { type, parts: fn.call(fn.m.mapOps.func('Make', u), [size(1) ?? X.i64(0)], true, true, [true]) };
    case 'Chan': {
      const n = size(1) ?? X.i64(0);
      const elem = Math.max(1, reprOf(u.elem).size);
      if (!isSmallConstant(n)) fn.if(X.bin(Op.i64GtU, I32, n, X.i64((1n << 47n) / BigInt(elem))), () => fn.panicCall('PanicMakeChan', []));
      return { type, parts: [fn.simple(fn.m.callExpr('makechan', [X.i32(fn.m.types.of(u.elem)), n]), true)] };
    }
    default:
      throw new Error(`make of ${u.kind}`);
  }
}

/** Bytes of a slice of variable size that are kept in the frame, as in gc. */
const smallSlice = 32;

function isSmallConstant(e: Expr): boolean {
  return e.k === EK.Const && e.imm >= 0 && e.imm < 1 << 20;
}

function minMax(fn: FuncLowerer, name: string, vals: Val[], type: Type): Val {
  let best = vals[0] as Val;
  for (const v of vals.slice(1)) {
    const e = best.parts[0] as Expr;
    if (e.type === F64 || e.type === F32) {
      const op = e.type === F64 ? (name === 'min' ? 0xa4 : 0xa5) : name === 'min' ? 0x96 : 0x97;
      best = { type, parts: [X.bin(op, e.type, e, v.parts[0] as Expr)] };
      continue;
    }
    const a = fn.simpleVal(best);
    const b = fn.simpleVal(v);
    // The first of equal strings stays.
    const takeB = fn.simple(compare(fn, name === 'min' ? '<' : '>', b, a));
    best = { type, parts: a.parts.map((p, i) => X.select(takeB, b.parts[i] as Expr, p)) };
  }
  return best;
}

/** print and println write to standard error. */
function print(fn: FuncLowerer, args: readonly ast.Expr[], line: boolean): void {
  const text = (s: string) => fn.kernel('printString', [X.i32(fn.m.data.string(s)), X.i64(s.length)]);
  const only = args[0];
  if (args.length === 1 && only?.kind === 'CallExpr' && fn.tv(only).type instanceof Tuple) {
    lowerCall(fn, only).map((v) => fn.simpleVal(v)).forEach((v, i) => {
      if (i > 0 && line) text(' ');
      printValue(fn, v, v.type, text);
    });
    if (line) text('\n');
    return;
  }
  args.forEach((a, i) => {
    if (i > 0 && line) text(' ');
    let t = fn.typeOf(a);
    if (isUntyped(t)) t = t.kind === 'Basic' && t.basic === 'untyped nil' ? t : defaultType(t);
    // Untyped constants print as int64 where they are integers, as gc does.
    const v = t.kind === 'Basic' && t.basic === 'untyped nil' ? fn.zeroVal(t) : fn.simpleVal(lowerTo(fn, a, t));
    printValue(fn, v, t, text);
  });
  if (line) text('\n');
}

function printValue(fn: FuncLowerer, v: Val, t: Type, text: (s: string) => void): void {
  const u = core(t);
  const e = v.parts[0] as Expr;
  const hex = (x: Expr) => fn.kernel('printHex', [X.un(Op.i64ExtendI32U, I64, x)]);
  const k = intKind(u);
  if (k) {
    const wide = k.bits === 64 ? e : X.un(k.signed ? Op.i64ExtendI32S : Op.i64ExtendI32U, I64, e);
    fn.kernel(k.signed ? 'printInt' : 'printUint', [wide]);
    return;
  }
  if (isString(u)) {
    fn.kernel('printString', [...v.parts]);
    return;
  }
  if (u.kind === 'Basic') {
    if (u.basic === 'bool') fn.if(e, () => text('true'), () => text('false'));
    else if (v.parts.length === 2) {
      text('(');
      v.parts.forEach((p, i) => fn.kernel('printFloat', [p.type === F32 ? X.un(Op.f64PromoteF32, F64, p) : p, X.i32((p.type === F32 ? 32 : 64) + i)]));
      text('i)');
    } else if (e.type === F64 || e.type === F32) fn.kernel('printFloat', [e.type === F32 ? X.un(Op.f64PromoteF32, F64, e) : e, X.i32(e.type === F32 ? 32 : 64)]);
    else hex(e);
    return;
  }
  if (isInterface(t)) {
    text('(');
    hex(e);
    text(',');
    hex(v.parts[1] as Expr);
    text(')');
    return;
  }
  if (u.kind === 'Slice') {
    text('[');
    fn.kernel('printInt', [v.parts[1] as Expr]);
    text('/');
    fn.kernel('printInt', [v.parts[2] as Expr]);
    text(']');
  }
  hex(e);
}
