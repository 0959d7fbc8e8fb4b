/**
 * This file implements function values: literals with their captured variables, method values and expressions, and the thunks
 * of go and defer statements.
 *
 * A function value is the address of a closure: the table index of its code in the first word, then what it
 * captured, each value aligned to 8. Code called through a closure gets the closure's address after the frame pointer.
 */
import type * as ast from '../../syntax/nodes';
import { Func, type Var } from '../../types/objects';
import { unalias, underlying } from '../../types/predicates';
import type { Signature, Type } from '../../types/types';
import { I32, Op, type ValType } from '../../wasm/opcodes';
import { type Expr, type IrFunc, S, SK, VLocal, X } from '../ir';
import { callMethod, receiverFor, selectMethod } from './call';
import { varAddress } from './expr';
import { FuncLowerer, type Val, resultTypes } from './func';
import { partTypes, reprOf } from './repr';
import { lowerBody } from './body';
import { methodName } from './wrappers';

export interface Capture {
  readonly offset: number;
  readonly type: Type;
  /** Set for a variable that is shared by reference: the capture is its address. */
  readonly byReference: boolean;
  readonly v: Var | undefined;
}

export interface ClosureLayout {
  readonly captures: Capture[];
  readonly size: number;
  readonly pointers: number[];
}

function layout(items: readonly { type: Type; byReference: boolean; v: Var | undefined }[]): ClosureLayout {
  let at = 8;
  const pointers: number[] = [];
  const captures = items.map((i) => {
    const offset = at;
    if (i.byReference) {
      pointers.push(at);
      at += 8;
    } else {
      const r = reprOf(i.type);
      for (const p of r.pointers) pointers.push(at + p);
      at += (r.size + 7) & ~7;
    }
    return { offset, type: i.type, byReference: i.byReference, v: i.v };
  });
  return { captures, size: at, pointers };
}

/** Allocates a closure and stores its code and captures. */
function makeClosure(fn: FuncLowerer, f: IrFunc, l: ClosureLayout, values: readonly Expr[][], vals: readonly (Val | undefined)[], stays: boolean): Expr {
  const at = stays ? fn.area({ size: l.size, align: 8, pointers: l.pointers }) : X.local(fn.temp(I32, true));
  if (!stays) fn.set(at.local, fn.m.callExpr('newobject', [X.i32(fn.m.closureType(l.size, l.pointers))]));
  fn.emit(S.store(Op.i64Store, at, 0, X.un(Op.i64ExtendI32U, 0x7e, X.funcIndex(f.ref))));
  l.captures.forEach((c, i) => {
    if (c.byReference) fn.storePointer((values[i] as Expr[])[0] as Expr, at, c.offset);
    else fn.storeVal(vals[i] as Val, at, c.offset);
  });
  return at;
}

/** func(…) {…}; `isCalled` at once, in the same expression. */
export function funcLit(fn: FuncLowerer, e: ast.FuncLit, isCalled = false): Val {
  const type = fn.typeOf(e);
  // The declared signature: its variables are the ones that the body names.
  const sig = fn.tv(e).type as Signature;
  return { type, parts: [closureOver(fn, e, sig, (inner) => lowerBody(inner, sig, e.body), [], isCalled)] };
}

/** A closure over the free variables of a literal or a range-over-func body. */
export function closureOver(fn: FuncLowerer, e: ast.FuncLit | ast.RangeStmt, sig: Signature, build: (inner: FuncLowerer) => void, extra: readonly Var[] = [], isCalled = false): Expr {
  const uses = fn.facts.free(e);
  const free = extra.length > 0 ? [...uses, ...extra] : uses;
  const l = layout(free.map((v) => ({ type: fn.subst(v.type as Type), byReference: fn.facts.addressed(v), v })));
  const params = partTypes(sig.params.vars.map((v) => fn.subst(v.type as Type)));
  const name = fn.closureName(e);
  const f = fn.m.newFunc(name, [I32, I32, ...params], partTypes(resultTypes(sig.results).map((t) => fn.subst(t))), e.pos);
  const ctx = new VLocal(I32, true, false);
  f.params.push(ctx);
  const inner = new FuncLowerer(fn.m, fn.pkg, fn.facts, fn.typeMap, f, fn.debug);
  inner.isLiteral = e.kind === 'FuncLit' || fn.isLiteral;
  inner.baseName = e.kind === 'FuncLit' ? name : fn.baseName;
  if (isCalled) inner.shownCaptures = l.captures;
  else inner.hidesFirst = fn.typeMap !== undefined;
  fn.m.addParams(inner, sig);
  for (const c of l.captures) {
    const v = c.v as Var;
    if (c.byReference) {
      const pointer = new VLocal(I32, true, fn.debug);
      inner.set(pointer, X.load(Op.i32Load, I32, X.local(ctx), c.offset));
      inner.bind(v, { kind: 'heap', pointer });
    } else if (reprOf(c.type).inMemory) {
      const pointer = new VLocal(I32, true, fn.debug);
      inner.set(pointer, inner.plus(X.local(ctx), c.offset));
      inner.bind(v, { kind: 'heap', pointer });
    } else {
      const val = inner.loadVal(c.type, X.local(ctx), c.offset);
      const locals = reprOf(c.type).parts.map((p) => new VLocal(p.type, p.pointer, fn.debug));
      locals.forEach((x, i) => inner.set(x, val.parts[i] as Expr));
      inner.bind(v, { kind: 'locals', locals });
    }
  }
  fn.m.define(f, inner, () => build(inner));
  if (free.length === 0) return X.i32(fn.m.staticClosure(f.ref));
  const references: Expr[][] = [];
  const vals: (Val | undefined)[] = [];
  for (const c of l.captures) {
    const v = c.v as Var;
    if (c.byReference) {
      references.push([varAddress(fn, v)]);
      vals.push(undefined);
    } else {
      references.push([]);
      vals.push(fn.readVar(v));
    }
  }
  return makeClosure(fn, f, l, references, vals, fn.stays(e));
}

/** A closure that holds values and runs `body` with them: method values, go and defer. */
export function thunk(
  fn: FuncLowerer, name: string, held: readonly Val[], sig: Signature | undefined, frameless: boolean, stays: boolean,
  body: (inner: FuncLowerer, held: Val[], params: Val[]) => void,
): Expr {
  const l = layout(held.map((v) => ({ type: v.type, byReference: false, v: undefined })));
  const paramTypes: Type[] = sig ? sig.params.vars.map((v) => v.type as Type) : [];
  const params: ValType[] = partTypes(paramTypes);
  const f = fn.m.newFunc(name, [I32, I32, ...params], sig ? partTypes(resultTypes(sig.results)) : [], fn.pos, !frameless);
  const ctx = new VLocal(I32, true, false);
  f.params.push(ctx);
  const inner = new FuncLowerer(fn.m, fn.pkg, fn.facts, fn.typeMap, f, false);
  inner.baseName = name;
  inner.pos = fn.pos;
  const vals = paramTypes.map((type): Val => {
    const parts = reprOf(type).parts.map((p) => {
      const local = new VLocal(p.type, p.pointer, false);
      f.params.push(local);
      return X.local(local);
    });
    return { type, parts };
  });
  if (!frameless) sig?.params.vars.forEach((v, i) => inner.incoming.push({ v, type: paramTypes[i] as Type, locals: (vals[i] as Val).parts.map((p) => p.local), storage: undefined }));
  fn.m.define(f, inner, () => body(inner, l.captures.map((c) => inner.loadVal(c.type, X.local(ctx), c.offset)), vals), true);
  if (held.length === 0) return X.i32(fn.m.staticClosure(f.ref));
  return makeClosure(fn, f, l, held.map(() => []), held.map((v) => fn.simpleVal(v)), stays);
}

/** x.M as a value: the receiver is evaluated now. */
export function methodValue(fn: FuncLowerer, e: ast.SelectorExpr, method: Func, index: readonly number[]): Val {
  const type = fn.typeOf(e);
  const sig = underlying(type) as Signature;
  const target = selectMethod(fn, e.x, method, index);
  if (target.interface) {
    // A nil interface panics when the value is made.
    const word = fn.simple(target.receiver.parts[0] as Expr);
    fn.if(X.un(Op.i32Eqz, I32, word), () => fn.panicCall('PanicNil', [X.i32(0)]));
  }
  const closure = thunk(fn, `${methodName(target.receiver.type, method)}-fm`, [fn.simpleVal(target.receiver)], sig, true, fn.stays(e), (inner, held, params) => {
    const results = callMethod(inner, { ...target, receiver: held[0] as Val }, params, true);
    inner.emit({ k: SK.Return, values: results.flatMap((r) => r.parts) });
  });
  return { type, parts: [closure] };
}

/** T.M as a function whose first parameter is the receiver. */
export function methodExprValue(fn: FuncLowerer, e: ast.SelectorExpr, recv: Type, method: Func, index: readonly number[]): Val {
  const type = fn.typeOf(e);
  const sig = underlying(type) as Signature;
  const closure = thunk(fn, methodName(recv, method), [], sig, false, false, (inner, _held, params) => {
    fn.m.wrappers.checkWrapped(inner, unalias(recv), method, index, (params[0] as Val).parts[0] as Expr);
    const target = receiverFor(inner, { type: recv, val: { type: recv, parts: (params[0] as Val).parts }, addr: undefined }, method, index);
    const results = callMethod(inner, target, params.slice(1));
    inner.emit({ k: SK.Return, values: results.flatMap((r) => r.parts) });
  });
  return { type, parts: [closure] };
}
