/** This file implements expression switches and type switches. */
import type * as ast from '../../syntax/nodes';
import { Var } from '../../types/objects';
import { identical } from '../../types/identical';
import { isInterface, isString, isUntyped, defaultType } from '../../types/predicates';
import type { Type } from '../../types/types';
import { type Expr, Label, S, SK, type Stmt, X } from '../ir';
import { lowerPassing } from './byteStrings';
import { convert } from './convert';
import { assertInterface, condition, dynamicType, lowerExpr, lowerTo, unpack } from './expr';
import type { FuncLowerer, Val } from './func';
import { compare, not } from './operators';
import { stmt, stmts, takeLabel } from './stmt';

interface Clause {
  readonly clause: ast.CaseClause;
  readonly label: Label;
}

/** The frame of both switches: `tests` jumps to the clause that matches; then come the bodies in order. */
function clauses(fn: FuncLowerer, name: string, list: readonly ast.CaseClause[], tests: (clauses: Clause[], end: Label) => void, body: (c: Clause) => void): void {
  fn.block((end) => {
    const all = list.map((clause) => ({ clause, label: new Label() }));
    fn.targets.push({ label: name, breakLabel: end, continueLabel: undefined });
    let code: Stmt[] = fn.collect(() => {
      tests(all, end);
      const fallback = all.find((c) => !c.clause.exprs);
      fn.br(fallback ? fallback.label : end);
    });
    all.forEach((c, i) => {
      const inner = code;
      code = fn.collect(() => {
        fn.emit(S.block(c.label, inner));
        const outer = fn.fallthrough;
        fn.fallthrough = all[i + 1]?.label;
        fn.inScope(() => body(c));
        fn.br(end);
        fn.fallthrough = outer;
      });
    });
    for (const s of code) fn.emit(s);
    fn.targets.pop();
  });
}

export function switchStmt(fn: FuncLowerer, s: ast.SwitchStmt): void {
  const name = takeLabel(fn);
  fn.inScope(() => {
    if (s.init) stmt(fn, s.init);
    fn.check(s.tag ? s.tag.pos : s.pos);
    let tag: Val | undefined;
    if (s.tag) {
      const tv = fn.tv(s.tag);
      const type = isUntyped(tv.type) ? defaultType(tv.type) : fn.subst(tv.type);
      const quiet = s.body.every((c) => (c.exprs ?? []).every((e) => fn.tv(e).mode === 'constant'));
      tag = fn.snapshot(quiet && isString(type) ? lowerPassing(fn, s.tag, type) : lowerTo(fn, s.tag, type));
    }
    clauses(
      fn, name, s.body,
      (all) => {
        for (const { clause, label } of all) {
          for (const e of clause.exprs ?? []) {
            fn.pos = e.pos;
            fn.emit({ k: SK.BrIf, label, cond: tag ? matches(fn, tag, e) : condition(fn, e) });
          }
        }
      },
      ({ clause }) => stmts(fn, clause.body),
    );
  });
}

function matches(fn: FuncLowerer, tag: Val, e: ast.Expr): Expr {
  const tv = fn.tv(e);
  if (tv.mode === 'nilvalue') return not(tag.parts[0] as Expr);
  const type = isUntyped(tv.type) ? tag.type : fn.subst(tv.type);
  if (isInterface(tag.type) && !isInterface(type)) return compare(fn, '==', tag, convert(fn, lowerTo(fn, e, type), tag.type));
  if (!isInterface(tag.type) && isInterface(type)) return compare(fn, '==', convert(fn, tag, type), lowerExpr(fn, e));
  if (isInterface(type) && !identical(type, tag.type)) return compare(fn, '==', convert(fn, tag, fn.m.anyType), convert(fn, lowerExpr(fn, e), fn.m.anyType));
  return compare(fn, '==', tag, lowerTo(fn, e, tag.type));
}

export function typeSwitchStmt(fn: FuncLowerer, s: ast.TypeSwitchStmt): void {
  const name = takeLabel(fn);
  fn.inScope(() => {
    if (s.init) stmt(fn, s.init);
    fn.check(s.pos);
    const x = fn.snapshot(lowerExpr(fn, s.x));
    const dynamic = fn.simple(dynamicType(fn, x));
    /** The first word of x as the interface type of a clause, where that clause matched. */
    const words = new Map<ast.CaseClause, Expr>();
    clauses(
      fn, name, s.body,
      (all) => {
        for (const { clause, label } of all) {
          for (const e of clause.exprs ?? []) {
            const tv = fn.tv(e);
            if (tv.mode === 'nilvalue') {
              fn.emit({ k: SK.BrIf, label, cond: not(dynamic) });
              continue;
            }
            const type = fn.subst(tv.type);
            if (isInterface(type)) {
              const word = fn.simple(assertInterface(fn, x, type));
              words.set(clause, word);
              fn.emit({ k: SK.BrIf, label, cond: word });
            } else fn.emit({ k: SK.BrIf, label, cond: X.bin(0x46, 0x7f, dynamic, X.i32(fn.m.types.of(type))) });
          }
        }
      },
      ({ clause }) => {
        const v = fn.info.implicits.get(clause.id);
        if (v instanceof Var) fn.declare(v, bindValue(fn, clause, x, fn.subst(v.type as Type), words.get(clause)));
        stmts(fn, clause.body);
      },
    );
  });
}

function bindValue(fn: FuncLowerer, clause: ast.CaseClause, x: Val, type: Type, word: Expr | undefined): Val {
  const only = clause.exprs?.length === 1 ? (clause.exprs[0] as ast.Expr) : undefined;
  if (!only || fn.tv(only).mode === 'nilvalue') return { type, parts: x.parts };
  if (isInterface(type)) return { type, parts: [word ?? (x.parts[0] as Expr), x.parts[1] as Expr] };
  return unpack(fn, x.parts[1] as Expr, type);
}
