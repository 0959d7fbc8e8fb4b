/** This file implements statements, all but assignments, switches, selects and range loops. */
import type * as ast from '../../syntax/nodes';
import { Func, Var } from '../../types/objects';
import { underlying } from '../../types/predicates';
import type { Signature, Type } from '../../types/types';
import { Typ } from '../../types/universe';
import { I32, Op } from '../../wasm/opcodes';
import { type Expr, Label, S, SK, type Stmt, VLocal, X } from '../ir';
import { assignStmt, evaluate, opAssign, varSpec } from './assign';
import { lowerBuiltin } from './builtin';
import { callClosure, callMethod, lowerArgs, lowerCall, lowerMulti, selectMethod, staticCallee } from './call';
import { thunk } from './closure';
import { implicitConvert } from './convert';
import { condition, lowerExpr, lowerTo, nilCheck, qualified, resolveSelection } from './expr';
import type { FuncLowerer, Val } from './func';
import { lowerIntrinsic } from './intrinsics';
import { not } from './operators';
import { rangeStmt } from './range';
import { reprOf } from './repr';
import { selectStmt } from './select';
import { switchStmt, typeSwitchStmt } from './switch';

export function stmts(fn: FuncLowerer, list: readonly ast.Stmt[]): void {
  if (list.some((s) => s.kind === 'LabeledStmt' && fn.m.isGotoTarget(s))) {
    labelledList(fn, list);
    return;
  }
  for (const s of list) stmt(fn, s);
}

export function block(fn: FuncLowerer, b: ast.BlockStmt): void {
  fn.inScope(() => stmts(fn, b.list));
}

export function stmt(fn: FuncLowerer, s: ast.Stmt): void {
  switch (s.kind) {
    case 'EmptyStmt':
    case 'BadStmt':
      return;
    case 'BlockStmt':
      block(fn, s);
      return;
    case 'DeclStmt':
      if (s.decl.token !== 'var') return;
      for (const spec of s.decl.specs) {
        if (spec.kind !== 'ValueSpec') continue;
        fn.check(spec.pos);
        varSpec(fn, spec);
      }
      return;
    case 'LabeledStmt':
      labelled(fn, s);
      return;
    case 'ExprStmt':
      fn.check(s.pos);
      evaluate2(fn, s.x);
      return;
    case 'SendStmt': {
      fn.check(s.pos);
      fn.pos = s.arrow;
      const c = lowerExpr(fn, s.chan);
      const u = underlying(c.type);
      if (u.kind !== 'Chan') throw new Error('send to a non-channel');
      const held = fn.simpleVal(c);
      send(fn, held.parts[0] as Expr, lowerTo(fn, s.value, u.elem));
      return;
    }
    case 'IncDecStmt':
      fn.check(s.pos);
      opAssign(fn, s.x, s.op === '++' ? '+' : '-', undefined);
      return;
    case 'AssignStmt':
      fn.check(s.pos);
      assignStmt(fn, s);
      return;
    case 'GoStmt':
      fn.check(s.pos);
      fn.kernel('newproc', [deferredCall(fn, s.call as ast.CallExpr, 'gowrap', false), X.site(s.pos)]);
      return;
    case 'DeferStmt':
      fn.check(s.pos);
      if (fn.rangeBody) {
        const call = deferredCall(fn, s.call as ast.CallExpr, 'deferwrap', false);
        fn.kernel('deferat', [call, X.un(Op.i32WrapI64, I32, fn.readVar(fn.rangeBody.deferToken as Var).parts[0] as Expr)]);
      } else fn.kernel('deferproc', [deferredCall(fn, s.call as ast.CallExpr, 'deferwrap', fn.stays(s)), X.fp(0)]);
      return;
    case 'ReturnStmt':
      fn.check(s.pos);
      returnStmt(fn, s);
      return;
    case 'BranchStmt':
      fn.check(s.pos);
      branch(fn, s);
      return;
    case 'IfStmt':
      ifStmt(fn, s);
      return;
    case 'SwitchStmt':
      switchStmt(fn, s);
      return;
    case 'TypeSwitchStmt':
      typeSwitchStmt(fn, s);
      return;
    case 'SelectStmt':
      selectStmt(fn, s);
      return;
    case 'ForStmt':
      forStmt(fn, s);
      return;
    case 'RangeStmt':
      rangeStmt(fn, s);
      return;
    default:
      throw new Error(`statement ${s.kind}`);
  }
}

function evaluate2(fn: FuncLowerer, e: ast.Expr): void {
  let x = e;
  while (x.kind === 'ParenExpr') x = x.x;
  if (x.kind === 'CallExpr') lowerCall(fn, x);
  else evaluate(fn, x);
}

export function send(fn: FuncLowerer, c: Expr, v: Val): void {
  const r = reprOf(v.type);
  const area = fn.area({ size: Math.max(8, r.size), align: r.align, pointers: r.pointers });
  fn.storeVal(v.parts.length > 1 ? fn.simpleVal(v) : v, area);
  fn.kernel('chansend', [c, area]);
  fn.if(fn.m.gResult(), () => fn.panicCall('PanicSendClosed', []));
}

// ---- if and for

function ifStmt(fn: FuncLowerer, s: ast.IfStmt): void {
  fn.inScope(() => {
    if (s.init) stmt(fn, s.init);
    fn.check(s.init ? s.cond.pos : s.pos);
    const c = condition(fn, s.cond);
    fn.if(
      c,
      () => block(fn, s.body),
      s.else
        ? () => fn.inScope(() => {
            if (s.else?.kind === 'BlockStmt') block(fn, s.else);
            else stmt(fn, s.else as ast.Stmt);
          })
        : undefined,
    );
  });
}

function forStmt(fn: FuncLowerer, s: ast.ForStmt): void {
  const name = takeLabel(fn);
  fn.inScope(() => {
    if (s.init) stmt(fn, s.init);
    // Each iteration has its own copies of the variables that something else may hold on to.
    const perIteration = s.init?.kind === 'AssignStmt' && s.init.op === ':=' && fn.m.loopVarPerIteration(fn.pkg, s.pos)
      ? s.init.lhs.map((l) => fn.info.defs.get((l as ast.Ident).id)).filter((v): v is Var => v instanceof Var && fn.vars.get(v)?.kind === 'heap')
      : [];
    fn.block((breakLabel) => {
      fn.loop((head) => {
        if (s.cond) {
          fn.check(s.cond.pos);
          fn.emit({ k: SK.BrIf, label: breakLabel, cond: not(condition(fn, s.cond)) });
        }
        fn.block((continueLabel) => {
          fn.targets.push({ label: name, breakLabel, continueLabel });
          block(fn, s.body);
          fn.targets.pop();
        });
        for (const v of perIteration) {
          const storage = fn.vars.get(v) as { kind: 'heap'; pointer: VLocal };
          const type = fn.subst(v.type as Type);
          const fresh = fn.temp(I32, true);
          fn.set(fresh, fn.m.callExpr('newobject', [X.i32(fn.m.types.of(type))]));
          fn.copy(X.local(fresh), X.local(storage.pointer), reprOf(type));
          fn.set(storage.pointer, X.local(fresh));
        }
        if (s.post) stmt(fn, s.post);
        fn.tick();
        fn.br(head);
      });
    });
  });
}

// ---- labels, break, continue, goto

/** The label of the statement about to be lowered, for its break and continue. */
export function takeLabel(fn: FuncLowerer): string {
  const name = fn.nextLabel ?? '';
  fn.nextLabel = undefined;
  return name;
}

function labelled(fn: FuncLowerer, s: ast.LabeledStmt): void {
  switch (s.stmt.kind) {
    case 'ForStmt': case 'RangeStmt': case 'SwitchStmt': case 'TypeSwitchStmt': case 'SelectStmt':
      fn.nextLabel = s.label.name;
      stmt(fn, s.stmt);
      return;
    default:
      fn.block((end) => {
        fn.targets.push({ label: s.label.name, breakLabel: end, continueLabel: undefined });
        stmt(fn, s.stmt);
        fn.targets.pop();
      });
  }
}

/** A statement list with goto labels: a loop around the parts between the labels, entered at the part that `goto` names. */
function labelledList(fn: FuncLowerer, list: readonly ast.Stmt[]): void {
  const parts: ast.Stmt[][] = [[]];
  const names: string[] = [];
  for (const s of list) {
    if (s.kind === 'LabeledStmt' && fn.m.isGotoTarget(s)) {
      names.push(s.label.name);
      parts.push([s]);
    } else parts[parts.length - 1]?.push(s);
  }
  const next = new VLocal(I32, false, true);
  fn.set(next, X.i32(0));
  fn.loop((head) => {
    names.forEach((n, i) => fn.gotos.push({ name: n, head, next, part: i + 1 }));
    const labels = parts.map(() => new Label());
    let code: Stmt[] = [{ k: SK.BrTable, e: X.local(next), labels: labels.slice(0, -1), fallback: labels[labels.length - 1] as Label }];
    parts.forEach((part, i) => {
      const inner = code;
      code = fn.collect(() => {
        fn.emit(S.block(labels[i] as Label, inner));
        for (const s of part) stmt(fn, s);
      });
    });
    for (const s of code) fn.emit(s);
    names.forEach(() => fn.gotos.pop());
  }, true);
}

function branch(fn: FuncLowerer, s: ast.BranchStmt): void {
  const name = s.label?.name ?? '';
  if (s.token === 'fallthrough') {
    fn.br(fn.fallthrough as Label);
    return;
  }
  if (s.token === 'goto') {
    jumpGoto(fn, name, s);
    return;
  }
  jump(fn, s.token, name);
}

/** break or continue, possibly out of a range-over-func body. */
export function jump(fn: FuncLowerer, token: 'break' | 'continue', name: string): void {
  for (let i = fn.targets.length - 1; i >= 0; i--) {
    const t = fn.targets[i] as FuncLowerer['targets'][number];
    if (name && t.label !== name) continue;
    const label = token === 'break' ? t.breakLabel : t.continueLabel;
    if (!label) continue;
    fn.br(label);
    return;
  }
  const body = fn.rangeBody;
  if (!body) throw new Error(`${token} ${name} has no target`);
  if (name === '' || name === body.label) {
    body.leave(fn, token === 'continue', undefined);
    return;
  }
  body.leave(fn, false, (parent) => jump(parent, token, name));
}

function jumpGoto(fn: FuncLowerer, name: string, s: ast.BranchStmt): void {
  const g = fn.gotos.slice().reverse().find((x) => x.name === name);
  if (g) {
    fn.set(g.next, X.i32(g.part));
    // A jump backwards is a loop like any other.
    fn.tick();
    fn.br(g.head);
    return;
  }
  if (fn.rangeBody) {
    fn.rangeBody.leave(fn, false, (parent) => jumpGoto(parent, name, s));
    return;
  }
  throw new Error(`goto ${name} has no target`);
}

// ---- return

export function returnStmt(fn: FuncLowerer, s: ast.ReturnStmt): void {
  const owner = fn.resultOwner();
  const types = owner.resultVars.map((v) => fn.subst(v.type as Type));
  let vals: Val[] | undefined;
  if (s.results.length > 0) {
    vals = s.results.length === types.length ? s.results.map((e, i) => lowerTo(fn, e, types[i] as Type)) : lowerMulti(fn, s.results, types.length).map((v, i) => implicitConvert(fn, v, types[i] as Type));
  }
  if (fn.rangeBody) {
    if (vals) {
      const held = vals.length > 1 ? vals.map((v) => fn.snapshot(v)) : vals;
      held.forEach((v, i) => fn.writeVar(owner.resultVars[i] as Var, v));
    }
    fn.rangeBody.leave(fn, false, (parent) => finishReturn(parent));
    return;
  }
  if (!fn.storesResults) {
    fn.emit({ k: SK.Return, values: (vals ?? []).flatMap((v) => v.parts) });
    return;
  }
  if (vals) {
    const held = vals.length > 1 ? vals.map((v) => fn.snapshot(v)) : vals;
    held.forEach((v, i) => fn.writeVar(fn.resultVars[i] as Var, v));
  }
  finishReturn(fn);
}

/** Returns what the result variables hold, after the deferred calls. */
export function finishReturn(fn: FuncLowerer): void {
  if (fn.rangeBody) {
    fn.rangeBody.leave(fn, false, (parent) => finishReturn(parent));
    return;
  }
  if (fn.deferLabel) fn.br(fn.deferLabel);
  else fn.emit({ k: SK.Return, values: fn.resultVars.flatMap((v) => fn.readVar(v).parts) });
}

// ---- go and defer

function unparen(e: ast.Expr): ast.Expr {
  return e.kind === 'ParenExpr' ? unparen(e.x) : e;
}

/** A closure without parameters that makes the call with what its operands are now. */
function deferredCall(fn: FuncLowerer, e: ast.CallExpr, name: 'gowrap' | 'deferwrap', stays: boolean): Expr {
  const c = unparen(e) as ast.CallExpr;
  let f = c.fun;
  while (f.kind === 'ParenExpr') f = f.x;
  const tv = fn.tv(c.fun);
  // gc makes and counts no wrapper for a function without parameters and results.
  const label = isBareCall(fn, f, tv.mode) ? `${fn.baseName}.${name}` : fn.wrapperName(name);
  if (tv.mode === 'builtin' || tv.mode === 'type') return deferredBuiltin(fn, c, f, label, stays);
  const sig = underlying(fn.typeOf(c.fun)) as Signature;
  const callee = staticCallee(fn, f);
  if (callee) {
    const args = lowerArgs(fn, c, sig);
    const intrinsic = callee.func.decl !== undefined && callee.func.decl.body === undefined;
    return thunk(fn, label, args, undefined, !intrinsic, stays, (inner, held) => {
      if (intrinsic) lowerIntrinsic(inner, callee.func, held, sig, callee.id);
      else inner.callGo(fn.m.declared(fn, callee.func, callee.id), held, []);
      inner.emit({ k: SK.Return, values: [] });
    });
  }
  if (f.kind === 'SelectorExpr' && !qualified(fn, f)) {
    const s = resolveSelection(fn, f);
    if (s.kind === 'method') {
      const target = selectMethod(fn, f.x, s.obj as Func, s.index);
      const receiver = fn.snapshot(target.receiver);
      if (target.interface) nilCheck(fn, receiver.parts[0] as Expr);
      const args = lowerArgs(fn, c, sig);
      return thunk(fn, label, [receiver, ...args], undefined, true, stays, (inner, held) => {
        callMethodDropping(inner, { ...target, receiver: held[0] as Val }, held.slice(1));
      });
    }
  }
  const closure = lowerExpr(fn, c.fun);
  if (sig.params.vars.length === 0 && sig.results.vars.length === 0) {
    const p = fn.simple(closure.parts[0] as Expr, true);
    if (name === 'gowrap') {
      nilCheck(fn, p);
      return p;
    }
    // A nil function panics when it is called, not when it is deferred.
    return X.select(p, p, X.i32(fn.m.nilFunction()));
  }
  const held = fn.simpleVal(closure);
  const args = lowerArgs(fn, c, sig);
  const started = name === 'gowrap';
  // The check that the function is not nil would give the thunk a frame, and the function would not be the one whose recover works.
  const made = thunk(fn, label, [held, ...args], undefined, !started, stays, (inner, h) => {
    callClosure(inner, (h[0] as Val).parts[0] as Expr, h.slice(1), sig, started);
    inner.emit({ k: SK.Return, values: [] });
  });
  if (started || f.kind === 'FuncLit') return made;
  return X.select(held.parts[0] as Expr, fn.simple(made, true), X.i32(fn.m.nilFunction()));
}

function isBareCall(fn: FuncLowerer, f: ast.Expr, mode: string): boolean {
  if (mode === 'builtin' || mode === 'type') return false;
  const sig = underlying(fn.typeOf(f)) as Signature;
  if (sig.params.vars.length > 0 || sig.results.vars.length > 0) return false;
  return f.kind !== 'SelectorExpr' || qualified(fn, f) !== undefined || resolveSelection(fn, f).kind !== 'method';
}

function callMethodDropping(inner: FuncLowerer, target: Parameters<typeof callMethod>[1], args: Val[]): void {
  callMethod(inner, target, args, true);
  inner.emit({ k: SK.Return, values: [] });
}

/**
 * `defer recover()` recovers for the function that defers it: that one must be a deferred call itself. The closure holds the function's
 * frame, whose address is kept right in a frame area only.
 */
function deferredRecover(fn: FuncLowerer, label: string): Expr {
  fn.ir.ownFrame = true;
  const frame: Val = { type: Typ.unsafePointer, parts: [X.fp(0)] };
  return thunk(fn, label, [frame], undefined, true, true, (inner, held) => {
    inner.emit({ k: SK.Drop, e: fn.m.callExpr('gorecover', [(held[0] as Val).parts[0] as Expr]) });
    inner.emit({ k: SK.Return, values: [] });
  });
}

/** Deferred builtins run in a frame of their own, over operands evaluated now. */
function deferredBuiltin(fn: FuncLowerer, c: ast.CallExpr, f: ast.Expr, label: string, stays: boolean): Expr {
  const name = (f.kind === 'SelectorExpr' ? f.sel.name : (f as ast.Ident).name) ?? '';
  if (name === 'recover' && fn.tv(c.fun).mode === 'builtin') return deferredRecover(fn, label);
  const operands = c.args.filter((a) => fn.tv(a).mode !== 'type' && fn.tv(a).mode !== 'constant' && fn.tv(a).mode !== 'nilvalue');
  const held = operands.map((a) => fn.snapshot(lowerExpr(fn, a)));
  return thunk(fn, label, held, undefined, false, stays, (inner, values) => {
    operands.forEach((a, i) => inner.substituted.set(a, values[i] as Val));
    if (fn.tv(c.fun).mode === 'builtin') lowerBuiltin(inner, c, name);
    inner.emit({ k: SK.Return, values: [] });
  });
}
