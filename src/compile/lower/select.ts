/** This file implements select: the cases become an array in the frame, which the kernel chooses from. */
import type * as ast from '../../syntax/nodes';
import { Var } from '../../types/objects';
import { underlying } from '../../types/predicates';
import type { Type } from '../../types/types';
import { Op } from '../../wasm/opcodes';
import { type Expr, Label, S, SK, type Stmt, X } from '../ir';
import { assign, place } from './assign';
import { implicitConvert } from './convert';
import { lowerExpr, lowerTo } from './expr';
import type { FuncLowerer, Val } from './func';
import { reprOf } from './repr';
import { stmt, stmts, takeLabel } from './stmt';

interface Case {
  readonly clause: ast.CommClause;
  readonly elem: Type | undefined;
  readonly area: Expr | undefined;
  readonly isSend: boolean;
}

function receiveOf(s: ast.Stmt): ast.UnaryExpr {
  let e: ast.Expr = s.kind === 'ExprStmt' ? s.x : ((s as ast.AssignStmt).rhs[0] as ast.Expr);
  while (e.kind === 'ParenExpr') e = e.x;
  return e as ast.UnaryExpr;
}

export function selectStmt(fn: FuncLowerer, s: ast.SelectStmt): void {
  const name = takeLabel(fn);
  fn.check(s.pos);
  const comms = s.body.filter((c) => c.comm);
  const fallback = s.body.find((c) => !c.comm);
  if (comms.length === 1 && !fallback) {
    onlyCase(fn, comms[0] as ast.CommClause, name);
    return;
  }
  const list = fn.area({ size: 16 * Math.max(1, comms.length), align: 8, pointers: comms.map((_, i) => 16 * i) });
  const channels: Expr[] = [];
  const cases = comms.map((clause): Case => {
    const comm = clause.comm as ast.Stmt;
    fn.pos = comm.pos;
    if (comm.kind === 'SendStmt') {
      const c = fn.simpleVal(lowerExpr(fn, comm.chan));
      const { elem } = underlying(c.type) as { elem: Type };
      const area = elementArea(fn, elem);
      const v = lowerTo(fn, comm.value, elem);
      fn.storeVal(v.parts.length > 1 ? fn.simpleVal(v) : v, area);
      channels.push(c.parts[0] as Expr);
      return { clause, elem, area, isSend: true };
    }
    const c = fn.snapshot(lowerExpr(fn, receiveOf(comm).x));
    const { elem } = underlying(c.type) as { elem: Type };
    channels.push(c.parts[0] as Expr);
    return { clause, elem, area: elementArea(fn, elem), isSend: false };
  });
  // Addresses of the frame are stored when no call can move the stack any more.
  cases.forEach((c, i) => {
    const store = (offset: number, value: Expr) => fn.emit(S.store(Op.i32Store, list, 16 * i + offset, value));
    store(0, channels[i] as Expr);
    store(4, c.area as Expr);
    store(8, X.i32(c.isSend ? 1 : 0));
  });
  fn.pos = s.pos;
  fn.kernel('selectgo', [list, X.i32(comms.length), X.i32(fallback ? 1 : 0)]);
  const chosen = fn.simple(fn.m.gResult());
  const flag = fn.simple(fn.m.gResult2());
  fn.block((end) => {
    fn.targets.push({ label: name, breakLabel: end, continueLabel: undefined });
    const labels = cases.map(() => new Label());
    const defaultLabel = new Label();
    let code: Stmt[] = fn.collect(() => {
      if (cases.length > 0) fn.emit({ k: SK.BrTable, e: chosen, labels, fallback: defaultLabel });
      else fn.br(defaultLabel);
    });
    cases.forEach((c, i) => {
      const inner = code;
      code = fn.collect(() => {
        fn.emit(S.block(labels[i] as Label, inner));
        fn.inScope(() => {
          fn.pos = c.clause.pos;
          if (c.isSend) fn.if(flag, () => fn.panicCall('PanicSendClosed', []));
          else received(fn, c, flag);
          stmts(fn, c.clause.body);
        });
        fn.br(end);
      });
    });
    fn.emit(S.block(defaultLabel, code));
    if (fallback) fn.inScope(() => stmts(fn, fallback.body));
    fn.targets.pop();
  });
}

/** What has nothing to choose from is the operation itself, and a goroutine that waits there is said to wait for it. */
function onlyCase(fn: FuncLowerer, clause: ast.CommClause, label: string): void {
  fn.block((end) => {
    fn.targets.push({ label, breakLabel: end, continueLabel: undefined });
    fn.inScope(() => {
      stmt(fn, clause.comm as ast.Stmt);
      stmts(fn, clause.body);
    });
    fn.targets.pop();
  });
}

function elementArea(fn: FuncLowerer, elem: Type): Expr {
  const r = reprOf(elem);
  return fn.area({ size: Math.max(8, r.size), align: r.align, pointers: r.pointers });
}

/** v, ok = <-c: the value is in the case's area. */
function received(fn: FuncLowerer, c: Case, ok: Expr): void {
  const comm = c.clause.comm as ast.Stmt;
  if (comm.kind !== 'AssignStmt') return;
  const elem = c.elem as Type;
  const vals: Val[] = [fn.loadVal(elem, c.area as Expr), { type: fn.m.boolType, parts: [ok] }];
  comm.lhs.forEach((l, i) => {
    if (l.kind === 'Ident' && l.name === '_') return;
    const d = comm.op === ':=' && l.kind === 'Ident' ? fn.info.defs.get(l.id) : undefined;
    const v = vals[i] as Val;
    if (d instanceof Var) fn.declare(d, implicitConvert(fn, v, fn.subst(d.type as Type)));
    else {
      const p = place(fn, l);
      assign(fn, p, implicitConvert(fn, v, p.kind === 'map' ? p.map.elem : p.kind === 'blank' ? v.type : p.type));
    }
  });
}
