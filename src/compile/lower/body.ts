/** Lowering of a function's body as a whole: parameters, result variables, statements, deferred calls, the return at its end. */
import type * as ast from '../../syntax/nodes';
import type { Type, Signature } from '../../types/types';
import { I32, Op, type ValType } from '../../wasm/opcodes';
import { SK, VLocal, X } from '../ir';
import type { FuncLowerer } from './func';
import { finishReturn, stmts } from './stmt';

/** Lowers a body: parameters to their places, result variables, statements, deferred calls, the final return. */
export function lowerBody(fn: FuncLowerer, sig: Signature, body: ast.BlockStmt): void {
  fn.placeParams();
  if (fn.facts.hasGoto) fn.m.findGotos(body);
  fn.resultVars = sig.results.vars;
  if (fn.debug) for (const v of sig.results.vars) fn.m.types.of(fn.subst(v.type as Type));
  const named = sig.results.vars.some((v) => v.name !== '');
  const hasDefer = fn.facts.hasDefer && containsDefer(body);
  const usedByRange = sig.results.vars.some((v) => fn.facts.captured.has(v));
  fn.storesResults = named || hasDefer || usedByRange;
  if (fn.storesResults) for (const v of sig.results.vars) fn.declare(v, undefined);
  if (hasDefer) {
    fn.block((end) => {
      fn.deferLabel = end;
      stmts(fn, body.list);
      fn.check(body.rbrace);
    });
    fn.deferLabel = undefined;
    runDeferred(fn);
  } else {
    stmts(fn, body.list);
    const last = body.list[body.list.length - 1];
    if (sig.results.vars.length === 0 && last?.kind !== 'ReturnStmt') fn.check(body.rbrace);
  }
  if (sig.results.vars.length === 0 || fn.storesResults) finishReturn(fn);
  else fn.emit({ k: SK.Unreachable });
}

/** Calls what the frame deferred, last first. A recovered panic goes on in this loop. */
function runDeferred(fn: FuncLowerer): void {
  const d = new VLocal(I32, true, false);
  fn.block((end) => {
    fn.loop((head) => {
      fn.set(d, fn.m.callExpr('deferpop', [X.fp(0)]));
      fn.emit({ k: SK.BrIf, label: end, cond: X.un(Op.i32Eqz, I32, X.local(d)) });
      const call = {
        k: SK.Call as const, func: undefined, indirect: { params: [I32, I32] as ValType[], results: [] as ValType[], index: X.load(Op.i32Load, I32, X.local(d), 0) },
        args: [X.local(d)], passFrame: true, results: [], mayUnwind: true, pos: fn.pos, scope: fn.scope, id: 0,
      };
      fn.emit(call);
      fn.ir.deferReturn = call;
      fn.br(head);
    });
  });
}

/** Whether a body defers, bodies of range loops included. */
export function containsDefer(body: ast.BlockStmt): boolean {
  let found = false;
  walkStmts(body, (s) => {
    if (s.kind === 'DeferStmt') found = true;
  });
  return found;
}

/** Visits all statements of a body, but not those of function literals. */
export function walkStmts(s: ast.Stmt | undefined, visit: (s: ast.Stmt) => void): void {
  if (!s) return;
  visit(s);
  switch (s.kind) {
    case 'BlockStmt':
      for (const x of s.list) walkStmts(x, visit);
      break;
    case 'LabeledStmt':
      walkStmts(s.stmt, visit);
      break;
    case 'IfStmt':
      walkStmts(s.body, visit);
      walkStmts(s.else, visit);
      break;
    case 'SwitchStmt':
    case 'TypeSwitchStmt':
      for (const c of s.body) for (const x of c.body) walkStmts(x, visit);
      break;
    case 'SelectStmt':
      for (const c of s.body) for (const x of c.body) walkStmts(x, visit);
      break;
    case 'ForStmt':
    case 'RangeStmt':
      walkStmts(s.body, visit);
      break;
  }
}
