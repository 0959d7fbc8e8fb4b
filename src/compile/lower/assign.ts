/** This file implements assignment: places, single, parallel and operator assignment, := and variable declarations. */
import type { Pos } from '../../base/source';
import type * as ast from '../../syntax/nodes';
import { Var } from '../../types/objects';
import { isString, isUntyped, defaultType, underlying } from '../../types/predicates';
import type { MapT, Type } from '../../types/types';
import { Typ } from '../../types/universe';
import { type Expr, type VLocal, X } from '../ir';
import { lowerMulti } from './call';
import { implicitConvert } from './convert';
import { atOperation, isAddressable, lowerAddress, lowerExpr, lowerTo, qualified, resolveSelection } from './expr';
import type { FuncLowerer, Val } from './func';
import { elementAddress } from './indexing';
import { binary, concat, shift } from './operators';
import { firstPartOfField, reprOf } from './repr';

/** Something that can be assigned to. Operands of it have been evaluated. */
export type Place =
  | { readonly kind: 'blank' }
  | { readonly kind: 'var'; readonly v: Var; readonly type: Type }
  | { readonly kind: 'locals'; readonly locals: readonly VLocal[]; readonly type: Type }
  | { readonly kind: 'memory'; readonly addr: Expr; readonly type: Type }
  | { readonly kind: 'map'; readonly pos: Pos; readonly m: Expr; readonly key: Val; readonly map: MapT };

export function place(fn: FuncLowerer, e: ast.Expr): Place {
  switch (e.kind) {
    case 'ParenExpr':
      return place(fn, e.x);
    case 'Ident': {
      if (e.name === '_') return { kind: 'blank' };
      const v = fn.info.defs.get(e.id) ?? fn.info.uses.get(e.id);
      if (!(v instanceof Var)) throw new Error(`assignment to ${e.name}`);
      return { kind: 'var', v, type: fn.subst(v.type as Type) };
    }
    case 'SelectorExpr': {
      const locals = localField(fn, e);
      if (locals) return { kind: 'locals', locals, type: fn.typeOf(e) };
      break;
    }
    case 'IndexExpr': {
      const u = underlying(fn.typeOf(e.x));
      if (u.kind === 'Map') {
        const m = fn.simple(lowerExpr(fn, e.x).parts[0] as Expr, true);
        return { kind: 'map', pos: e.lbrack, m, key: fn.snapshot(lowerTo(fn, e.indices[0] as ast.Expr, u.key)), map: u };
      }
      const { addr, type } = atOperation(fn, e, elementAddress);
      return { kind: 'memory', addr: fn.simple(addr, true), type };
    }
  }
  return { kind: 'memory', addr: fn.simple(lowerAddress(fn, e), true), type: fn.typeOf(e) };
}

/** The locals of a field of a struct variable that is held in locals. */
function localField(fn: FuncLowerer, e: ast.SelectorExpr): readonly VLocal[] | undefined {
  if (qualified(fn, e)) return undefined;
  if (fn.info.selections.get(e.id)?.kind !== 'field') return undefined;
  let x: ast.Expr = e.x;
  while (x.kind === 'ParenExpr') x = x.x;
  let base: readonly VLocal[] | undefined;
  if (x.kind === 'Ident') {
    const v = fn.info.uses.get(x.id);
    const s = v instanceof Var ? fn.vars.get(v) : undefined;
    base = s?.kind === 'locals' ? s.locals : undefined;
  } else if (x.kind === 'SelectorExpr') base = localField(fn, x);
  if (!base) return undefined;
  let type = fn.typeOf(e.x);
  for (const i of resolveSelection(fn, e).index) {
    const u = underlying(type);
    if (u.kind !== 'Struct') return undefined;
    const first = firstPartOfField(type, i);
    type = u.fields[i]?.type as Type;
    base = base.slice(first, first + reprOf(type).parts.length);
  }
  return base;
}

export function assign(fn: FuncLowerer, p: Place, v: Val): void {
  switch (p.kind) {
    case 'blank':
      return;
    case 'var':
      fn.writeVar(p.v, v);
      return;
    case 'locals': {
      const safe = p.locals.length > 1 ? fn.snapshot(v) : v;
      p.locals.forEach((l, i) => fn.set(l, safe.parts[i] as Expr));
      return;
    }
    case 'memory':
      fn.storeVal(v.parts.length > 1 ? fn.simpleVal(v) : v, p.addr);
      return;
    case 'map': {
      const value = fn.simpleVal(v);
      fn.storeVal(value, mapSlot(fn, p));
    }
  }
}

export function assignStmt(fn: FuncLowerer, s: ast.AssignStmt): void {
  fn.pos = s.opPos;
  if (s.op === ':=') {
    define(fn, s);
    return;
  }
  if (s.op !== '=') {
    opAssign(fn, s.lhs[0] as ast.Expr, s.op.slice(0, -1), s.rhs[0] as ast.Expr);
    return;
  }
  if (s.lhs.length === 1) {
    const l = s.lhs[0] as ast.Expr;
    const r = s.rhs[0] as ast.Expr;
    if (l.kind === 'Ident' && l.name === '_') {
      evaluate(fn, r);
      return;
    }
    const p = place(fn, l);
    const type = p.kind === 'map' ? p.map.elem : (p as { type: Type }).type;
    assign(fn, p, lowerTo(fn, r, type));
    return;
  }
  // First the operands on both sides, then the assignments from left to right: only then a nil pointer or an index panics.
  const places = s.lhs.map((l) => laterPlace(fn, l));
  const vals =
    s.rhs.length === s.lhs.length
      ? s.rhs.map((r, i) => {
          const p = places[i] as LaterPlace;
          if (p.isBlank) {
            evaluate(fn, r);
            return undefined;
          }
          return fn.snapshot(lowerTo(fn, r, p.type));
        })
      : lowerMulti(fn, s.rhs, s.lhs.length);
  places.forEach((later, i) => {
    const v = vals[i];
    if (later.isBlank || !v) return;
    const value = implicitConvert(fn, v, later.type);
    assign(fn, later.place(), value);
  });
  // What was held is of this statement only: its text can be lowered more than once.
  for (const p of places) for (const x of p.held) fn.substituted.delete(x);
}

interface LaterPlace {
  readonly isBlank: boolean;
  readonly type: Type;
  readonly held: readonly ast.Expr[];
  place(): Place;
}

/** A place whose operands are evaluated now; nil checks and comparisons of indices come when `place` is called. */
function laterPlace(fn: FuncLowerer, l: ast.Expr): LaterPlace {
  const e = unparen(l);
  const isMap = e.kind === 'IndexExpr' && underlying(fn.typeOf(e.x)).kind === 'Map';
  if (e.kind === 'Ident' || isMap) {
    const p = place(fn, e);
    return { isBlank: p.kind === 'blank', type: p.kind === 'map' ? p.map.elem : p.kind === 'blank' ? Typ.invalid : p.type, held: [], place: () => p };
  }
  const held: ast.Expr[] = [];
  holdOperands(fn, e, held);
  return { isBlank: false, type: fn.typeOf(e), held, place: () => place(fn, e) };
}

function unparen(e: ast.Expr): ast.Expr {
  return e.kind === 'ParenExpr' ? unparen(e.x) : e;
}

/** Evaluates the operands of a place, of which `place` then takes the values. */
function holdOperands(fn: FuncLowerer, e: ast.Expr, held: ast.Expr[]): void {
  const hold = (x: ast.Expr): void => {
    const mode = fn.tv(x).mode;
    if (mode === 'constant' || mode === 'nilvalue') return;
    fn.substituted.set(x, fn.snapshot(lowerExpr(fn, x)));
    held.push(x);
  };
  const inPlace = (x: ast.Expr): void => (isPlace(fn, x) ? holdOperands(fn, x, held) : hold(x));
  switch (e.kind) {
    case 'ParenExpr':
      holdOperands(fn, e.x, held);
      break;
    case 'StarExpr':
      hold(e.x);
      break;
    case 'SelectorExpr':
      if (!qualified(fn, e)) inPlace(e.x);
      break;
    case 'IndexExpr':
      inPlace(e.x);
      hold(e.indices[0] as ast.Expr);
      break;
  }
}

/** Whether an operand is a variable itself, of which a part is assigned to, and not a value that leads there. */
function isPlace(fn: FuncLowerer, e: ast.Expr): boolean {
  const u = underlying(fn.typeOf(e));
  return (u.kind === 'Struct' || u.kind === 'Array') && isAddressable(fn, e);
}

/** Evaluates an expression for its effects. */
export function evaluate(fn: FuncLowerer, e: ast.Expr): void {
  const tv = fn.tv(e);
  if (tv.mode === 'constant' || tv.mode === 'nilvalue') return;
  lowerExpr(fn, e);
}

function define(fn: FuncLowerer, s: ast.AssignStmt): void {
  const n = s.lhs.length;
  const fresh = s.lhs.map((l) => {
    const d = fn.info.defs.get((l as ast.Ident).id);
    return d instanceof Var && (l as ast.Ident).name !== '_' ? d : undefined;
  });
  if (n === 1) {
    const v = fresh[0];
    const r = s.rhs[0] as ast.Expr;
    if (v) fn.declare(v, lowerTo(fn, r, fn.subst(v.type as Type)));
    else evaluate(fn, r);
    return;
  }
  const typeOf = (i: number): Type | undefined => {
    const v = fresh[i];
    if (v) return fn.subst(v.type as Type);
    const l = s.lhs[i] as ast.Ident;
    if (l.name === '_') return undefined;
    const used = fn.info.uses.get(l.id);
    return used instanceof Var ? fn.subst(used.type as Type) : undefined;
  };
  const vals =
    s.rhs.length === n
      ? s.rhs.map((r, i) => {
          const t = typeOf(i);
          if (!t) {
            evaluate(fn, r);
            return undefined;
          }
          return fn.snapshot(lowerTo(fn, r, t));
        })
      : lowerMulti(fn, s.rhs, n);
  s.lhs.forEach((l, i) => {
    const t = typeOf(i);
    const v = vals[i];
    if (!t || !v) return;
    const value = implicitConvert(fn, v, t);
    const d = fresh[i];
    if (d) fn.declare(d, value);
    else assign(fn, place(fn, l), value);
  });
}

/** x op= y, with x's operands evaluated once. */
export function opAssign(fn: FuncLowerer, l: ast.Expr, op: string, r: ast.Expr | undefined): void {
  const type = fn.typeOf(l);
  const p = place(fn, l);
  let addr: Expr | undefined;
  const current = (): Val => {
    switch (p.kind) {
      case 'var':
        return fn.readVar(p.v);
      case 'locals':
        return { type, parts: p.locals.map((x) => X.local(x)) };
      case 'memory':
        return fn.loadVal(type, p.addr);
      default:
        return fn.loadVal(type, addr as Expr);
    }
  };
  if (op === '<<' || op === '>>') {
    let y = lowerExpr(fn, r as ast.Expr);
    if (isUntyped(y.type)) y = { type: fn.m.intType, parts: y.parts };
    if (p.kind === 'map') addr = mapSlot(fn, p);
    finish(shift(fn, op, current(), y, type));
    return;
  }
  const y = r ? lowerTo(fn, r, type) : one(fn, type);
  if (p.kind === 'map') {
    const held = fn.snapshot(y);
    // A division by zero must fail before the map has a new entry.
    if (op === '/' || op === '%') fn.simpleVal(binary(fn, op, fn.zeroVal(type), held, type));
    addr = mapSlot(fn, p);
    finish(isString(type) ? concat(fn, [current(), held], type) : binary(fn, op, current(), held, type));
    return;
  }
  finish(isString(type) ? concat(fn, [current(), y], type) : binary(fn, op, current(), y, type));

  function finish(v: Val): void {
    if (addr) fn.storeVal(fn.simpleVal(v), addr);
    else assign(fn, p, v);
  }
}

/** The address of the element of a map that is assigned to. */
function mapSlot(fn: FuncLowerer, p: Extract<Place, { kind: 'map' }>): Expr {
  const { pos } = fn;
  fn.pos = p.pos;
  const slot = fn.simple(fn.call(fn.m.mapOps.func('Assign', p.map), [p.m, ...p.key.parts], true, true, [true])[0] as Expr, true);
  fn.pos = pos;
  return slot;
}

/** The 1 of x++ in x's type. */
function one(fn: FuncLowerer, type: Type): Val {
  const r = reprOf(type);
  const parts = r.parts.map((p, i) => (i > 0 ? fn.zeroPart(p) : p.type === 0x7f ? X.i32(1) : p.type === 0x7e ? X.i64(1) : p.type === 0x7d ? X.f32(1) : X.f64(1)));
  return { type, parts };
}

/** var x, y T = …  */
export function varSpec(fn: FuncLowerer, spec: ast.ValueSpec): void {
  const vars = spec.names.map((n) => fn.info.defs.get(n.id));
  if (spec.values.length === 0) {
    for (const v of vars) if (v instanceof Var) fn.declare(v, undefined);
    return;
  }
  const typeOf = (i: number): Type | undefined => {
    const v = vars[i];
    if (v instanceof Var) return fn.subst(v.type as Type);
    return spec.type ? fn.typeOf(spec.type) : undefined;
  };
  const single = spec.values.length === spec.names.length;
  const vals = single
    ? spec.values.map((e, i) => {
        const t = typeOf(i);
        const tv = fn.tv(e);
        const target = t ?? (isUntyped(tv.type) ? defaultType(tv.type) : fn.subst(tv.type));
        const v = lowerTo(fn, e, target);
        return spec.names.length > 1 ? fn.snapshot(v) : v;
      })
    : lowerMulti(fn, spec.values, spec.names.length);
  vars.forEach((v, i) => {
    if (v instanceof Var && v.name !== '_') fn.declare(v, implicitConvert(fn, vals[i] as Val, fn.subst(v.type as Type)));
  });
}
