/**
 * This file implements range loops over integers, arrays, slices, strings, maps, channels and functions.
 *
 * The body of a range over a function becomes a closure. Leaving it other than for the next element stores a number in a
 * state variable shared with the function around it, and returns false; after the call the parent looks at the number and
 * goes where the body wanted to go. The same variable catches iterators that call the body after the loop has ended.
 */
import type * as ast from '../../syntax/nodes';
import { Var } from '../../types/objects';
import { coreType } from '../../types/coreType';
import { isString, isUntyped, underlying } from '../../types/predicates';
import type { Signature, Type } from '../../types/types';
import { I32, I64, Op } from '../../wasm/opcodes';
import { type Expr, SK, VLocal, X } from '../ir';
import { assign, place } from './assign';
import { callClosure } from './call';
import { closureOver } from './closure';
import { implicitConvert } from './convert';
import { addressWalk, isAddressable, lowerExpr, lowerTo, nilCheck, walkAddress } from './expr';
import type { FuncLowerer, RangeFuncBody, Val } from './func';
import { intKind } from './operators';
import { reprOf } from './repr';
import { containsDefer } from './body';
import { block, takeLabel } from './stmt';

export function rangeStmt(fn: FuncLowerer, s: ast.RangeStmt): void {
  const name = takeLabel(fn);
  fn.check(s.pos);
  fn.inScope(() => {
    const t = fn.typeOf(s.x);
    const u = t.kind === 'TypeParam' ? (coreType(t) ?? t) : underlying(t);
    switch (u.kind) {
      case 'Basic':
        if (isString(u)) rangeString(fn, s, name);
        else rangeInt(fn, s, name);
        return;
      case 'Slice':
        rangeSlice(fn, s, name, u.elem);
        return;
      case 'Array':
      case 'Pointer':
        rangeArray(fn, s, name);
        return;
      case 'Map':
        rangeMap(fn, s, name);
        return;
      case 'Chan':
        rangeChan(fn, s, name, u.elem);
        return;
      case 'Signature':
        rangeFunc(fn, s, name, u);
        return;
      default:
        throw new Error(`range over ${u.kind}`);
    }
  });
}

function isBlank(e: ast.Expr | undefined): boolean {
  return !e || (e.kind === 'Ident' && e.name === '_');
}

/** Gives a loop variable its value for this iteration. */
function setVar(fn: FuncLowerer, s: ast.RangeStmt, target: ast.Expr | undefined, v: () => Val): void {
  if (isBlank(target)) return;
  const l = target as ast.Expr;
  const d = s.define && l.kind === 'Ident' ? fn.info.defs.get(l.id) : undefined;
  if (d instanceof Var) fn.declare(d, implicitConvert(fn, v(), fn.subst(d.type as Type)));
  else {
    const p = place(fn, l);
    const value = v();
    assign(fn, p, implicitConvert(fn, value, p.kind === 'map' ? p.map.elem : p.kind === 'blank' ? value.type : p.type));
  }
}

/** Gives both loop variables their values; operands of assigned ones are evaluated before either is written. */
function setVars(fn: FuncLowerer, s: ast.RangeStmt, key: () => Val, value: () => Val): void {
  if (s.define || isBlank(s.key) || isBlank(s.value)) {
    setVar(fn, s, s.key, key);
    setVar(fn, s, s.value, value);
    return;
  }
  const places = [place(fn, s.key as ast.Expr), place(fn, s.value as ast.Expr)];
  const vals = [fn.snapshot(key()), fn.snapshot(value())];
  places.forEach((p, i) => {
    const v = vals[i] as Val;
    assign(fn, p, implicitConvert(fn, v, p.kind === 'map' ? p.map.elem : p.kind === 'blank' ? v.type : p.type));
  });
}

/** The loop around a body: `done` tells when to stop, `vars` sets the variables, `next` advances. */
function loop(fn: FuncLowerer, s: ast.RangeStmt, name: string, done: () => Expr | undefined, vars: () => void, next: () => void): void {
  fn.block((breakLabel) => {
    fn.loop((head) => {
      const cond = done();
      if (cond) fn.emit({ k: SK.BrIf, label: breakLabel, cond });
      fn.block((continueLabel) => {
        fn.targets.push({ label: name, breakLabel, continueLabel });
        fn.inScope(() => {
          vars();
          block(fn, s.body);
        });
        fn.targets.pop();
      });
      next();
      fn.check(s.pos);
      fn.tick();
      fn.br(head);
    });
  });
}

function counter(fn: FuncLowerer, type: typeof I32 | typeof I64 = I64): VLocal {
  const i = new VLocal(type, false, false);
  fn.set(i, type === I64 ? X.i64(0) : X.i32(0));
  return i;
}

const inc = (i: VLocal): Expr => (i.type === I64 ? X.bin(Op.i64Add, I64, X.local(i), X.i64(1)) : X.bin(Op.i32Add, I32, X.local(i), X.i32(1)));

function rangeInt(fn: FuncLowerer, s: ast.RangeStmt, name: string): void {
  const d = s.key && s.define && s.key.kind === 'Ident' ? fn.info.defs.get(s.key.id) : undefined;
  let type = fn.typeOf(s.x);
  if (isUntyped(type)) type = d instanceof Var ? fn.subst(d.type as Type) : s.key && !isBlank(s.key) ? fn.typeOf(s.key) : fn.m.intType;
  const k = intKind(type) as { bits: number; signed: boolean };
  const n = fn.snapshot(lowerTo(fn, s.x, type)).parts[0] as Expr;
  const i = counter(fn, k.bits === 64 ? I64 : I32);
  const ge = k.bits === 64 ? (k.signed ? Op.i64GeS : Op.i64GeU) : k.signed ? Op.i32GeS : Op.i32GeU;
  loop(fn, s, name, () => X.bin(ge, I32, X.local(i), n), () => setVar(fn, s, s.key, () => ({ type, parts: [X.local(i)] })), () => fn.set(i, inc(i)));
}

function rangeSlice(fn: FuncLowerer, s: ast.RangeStmt, name: string, elem: Type): void {
  const v = fn.snapshot(lowerExpr(fn, s.x));
  const [base, length] = v.parts as [Expr, Expr, Expr];
  elements(fn, s, name, base, length, elem);
}

function rangeArray(fn: FuncLowerer, s: ast.RangeStmt, name: string): void {
  const t = fn.typeOf(s.x);
  const u = underlying(t);
  const array = u.kind === 'Pointer' ? underlying(u.elem) : u;
  if (array.kind !== 'Array') throw new Error('range over a non-array');
  let base: Expr = X.i32(0);
  if (u.kind === 'Pointer') {
    base = fn.snapshot(lowerExpr(fn, s.x)).parts[0] as Expr;
    if (!isBlank(s.value)) nilCheck(fn, base);
  } else if (!isBlank(s.value) && reprOf(u).size > 0) {
    // The range expression is evaluated once: the loop sees a copy.
    base = isAddressable(fn, s.x) ? walkAddress(addressWalk(fn, s.x)) : (lowerExpr(fn, s.x).parts[0] as Expr);
    base = fn.snapshot({ type: u, parts: [base] }).parts[0] as Expr;
  }
  if (u.kind === 'Array' && isBlank(s.value) && hasCall(s.x)) lowerExpr(fn, s.x);
  elements(fn, s, name, base, X.i64(array.len), array.elem);
}

/** Whether the operand of len must be evaluated: it calls or receives (Go spec, "Length and capacity"). */
function hasCall(e: ast.Expr): boolean {
  switch (e.kind) {
    case 'CallExpr': return true;
    case 'UnaryExpr': return e.op === '<-' || hasCall(e.x);
    case 'ParenExpr': case 'SelectorExpr': case 'StarExpr': return hasCall(e.x);
    case 'IndexExpr': return hasCall(e.x) || e.indices.some(hasCall);
    default: return false;
  }
}

function elements(fn: FuncLowerer, s: ast.RangeStmt, name: string, base: Expr, length: Expr, elem: Type): void {
  const i = counter(fn);
  const { size } = reprOf(elem);
  const at = isBlank(s.value) ? undefined : new VLocal(I32, true, false);
  if (at) fn.set(at, base);
  loop(
    fn, s, name,
    () => X.bin(Op.i64GeS, I32, X.local(i), length),
    () => {
      const key = (): Val => ({ type: fn.m.intType, parts: [X.local(i)] });
      if (at) setVars(fn, s, key, () => fn.loadVal(elem, X.local(at)));
      else setVar(fn, s, s.key, key);
    },
    () => {
      fn.set(i, inc(i));
      if (at && size > 0) fn.set(at, X.bin(Op.i32Add, I32, X.local(at), X.i32(size)));
    },
  );
}

function rangeString(fn: FuncLowerer, s: ast.RangeStmt, name: string): void {
  const v = fn.snapshot(lowerTo(fn, s.x, fn.m.stringTypeOf(fn.typeOf(s.x))));
  const [base, length] = v.parts as [Expr, Expr];
  const i = counter(fn);
  const next = fn.temp(I64);
  const rune = fn.temp(I32);
  loop(
    fn, s, name,
    () => X.bin(Op.i64GeS, I32, X.local(i), length),
    () => {
      fn.set(rune, X.load(Op.i32Load8U, I32, X.bin(Op.i32Add, I32, base, X.un(Op.i32WrapI64, I32, X.local(i))), 0));
      fn.set(next, inc(i));
      fn.if(X.bin(Op.i32GeU, I32, X.local(rune), X.i32(0x80)), () => {
        fn.set(rune, fn.m.callExpr('decoderune', [base, length, X.local(i)]));
        fn.set(next, fn.m.ret());
      });
      setVars(fn, s, () => ({ type: fn.m.intType, parts: [X.local(i)] }), () => ({ type: fn.m.runeType, parts: [X.local(rune)] }));
    },
    () => fn.set(i, X.local(next)),
  );
}

/** The iteration state is a record of package internal/maps in the frame. */
function rangeMap(fn: FuncLowerer, s: ast.RangeStmt, name: string): void {
  const u = underlying(fn.typeOf(s.x));
  if (u.kind !== 'Map') throw new Error('range over a non-map');
  const m = fn.simple(lowerExpr(fn, s.x).parts[0] as Expr, true);
  const it = fn.area(fn.m.mapIterRepr());
  fn.call(fn.m.mapOps.func('IterInit', u), [m, it], true, true);
  const more = fn.temp(I32);
  loop(
    fn, s, name,
    () => {
      fn.set(more, fn.call(fn.m.mapOps.func('IterNext', u), [it], true, true)[0] as Expr);
      return X.un(Op.i32Eqz, I32, X.local(more));
    },
    () => {
      const at = (offset: number) => fn.simple(X.load(Op.i32Load, I32, it, offset), true);
      setVars(fn, s, () => fn.loadVal(u.key, at(0)), () => fn.loadVal(u.elem, at(8)));
    },
    () => {},
  );
}

function rangeChan(fn: FuncLowerer, s: ast.RangeStmt, name: string, elem: Type): void {
  const c = fn.snapshot(lowerExpr(fn, s.x)).parts[0] as Expr;
  const r = reprOf(elem);
  const area = fn.area({ size: Math.max(8, r.size), align: r.align, pointers: r.pointers });
  loop(
    fn, s, name,
    () => {
      fn.kernel('chanrecv', [c, area]);
      return X.un(Op.i32Eqz, I32, fn.m.gResult());
    },
    () => setVar(fn, s, s.key, () => fn.loadVal(elem, area)),
    () => {},
  );
}

// ---- range over functions

/** The state word: 0 the loop runs, -1 the body is running or has panicked, -2 the loop has ended, from 1 on: what the parent does next. */
const bodyRuns = -1;
const ended = -2;

function rangeFunc(fn: FuncLowerer, s: ast.RangeStmt, name: string, sig: Signature): void {
  const f = fn.simple(lowerExpr(fn, s.x).parts[0] as Expr, true);
  const yieldSig = underlying((sig.params.vars[0] as Var).type as Type) as Signature;
  const state = new Var(s.pos, undefined, '', fn.m.intType);
  fn.facts.takeAddress(state);
  fn.facts.capture(state);
  if (!fn.stays(s)) fn.facts.escapes?.toHeap(state);
  fn.declare(state, { type: fn.m.intType, parts: [X.i64(0)] });
  // All bodies within one function share the outermost one's token.
  let token = fn.rangeBody?.deferToken;
  const ownToken = !token && containsDefer(s.body);
  if (ownToken) {
    token = new Var(s.pos, undefined, '', fn.m.intType);
    fn.declare(token, { type: fn.m.intType, parts: [X.un(Op.i64ExtendI32U, I64, fn.simple(fn.m.callExpr('defertoken', [X.fp(0)])))] });
  }
  const exits: ((parent: FuncLowerer) => void)[] = [];
  const write = (inner: FuncLowerer, value: number) => inner.writeVar(state, { type: fn.m.intType, parts: [X.i64(value)] });
  const body: RangeFuncBody = {
    parent: fn,
    label: name,
    deferToken: token,
    leave(inner, goOn, after) {
      if (goOn) write(inner, 0);
      else {
        exits.push(after ?? (() => {}));
        write(inner, exits.length);
      }
      inner.emit({ k: SK.Return, values: [X.i32(goOn ? 1 : 0)] });
    },
  };
  const closure = closureOver(fn, s, yieldSig, (inner) => {
    inner.rangeBody = body;
    inner.pos = s.pos;
    const current = inner.readVar(state).parts[0] as Expr;
    const before = inner.simple(X.un(Op.i32WrapI64, I32, current));
    write(inner, bodyRuns);
    inner.if(before, () => inner.panicCall('PanicRangeState', [before]));
    inner.inScope(() => {
      const params = inner.params;
      setVars(inner, s, () => params[0] as Val, () => params[1] as Val);
      block(inner, s.body);
    });
    body.leave(inner, true, undefined);
  }, token ? [state, token] : [state]);
  callClosure(fn, f, [{ type: yieldSig, parts: [closure] }], sig);
  const result = fn.simple(fn.readVar(state).parts[0] as Expr);
  // A body that panicked and was recovered by the iterator has not ended properly.
  fn.if(X.bin(Op.i64Eq, I32, result, X.i64(bodyRuns)), () => fn.panicCall('PanicRangeSwallowed', []));
  write(fn, ended);
  exits.forEach((run, i) => {
    fn.if(X.bin(Op.i64Eq, I32, result, X.i64(i + 1)), () => run(fn));
  });
}
