/** Terminating statements: whether a function can reach its end. */
import type { CaseClause, Expr, Stmt } from '../syntax/nodes';
import type { Checker } from './checker';

export function isTerminating(c: Checker, s: Stmt, label: string): boolean {
  switch (s.kind) {
    case 'LabeledStmt': return isTerminating(c, s.stmt, s.label.name);
    case 'ExprStmt': {
      let x: Expr = s.x;
      while (x.kind === 'ParenExpr') x = x.x;
      return x.kind === 'CallExpr' && c.env.panics?.has(x) === true;
    }
    case 'ReturnStmt': return true;
    case 'BranchStmt': return s.token === 'goto' || s.token === 'fallthrough';
    case 'BlockStmt': return isTerminatingList(c, s.list);
    case 'IfStmt': return s.else !== undefined && isTerminating(c, s.body, '') && isTerminating(c, s.else, '');
    case 'SwitchStmt': case 'TypeSwitchStmt': return isTerminatingSwitch(c, s.body, label);
    case 'SelectStmt': return s.body.every((clause) => isTerminatingList(c, clause.body) && !hasBreakList(clause.body, label, true));
    case 'ForStmt': return !s.cond && !hasBreak(s.body, label, true);
    default: return false;
  }
}

function isTerminatingList(c: Checker, list: readonly Stmt[]): boolean {
  for (let i = list.length - 1; i >= 0; i--) {
    const s = list[i] as Stmt;
    if (s.kind !== 'EmptyStmt') return isTerminating(c, s, '');
  }
  return false;
}

function isTerminatingSwitch(c: Checker, body: readonly CaseClause[], label: string): boolean {
  return body.some((clause) => !clause.exprs) && body.every((clause) => isTerminatingList(c, clause.body) && !hasBreakList(clause.body, label, true));
}

/** A break that refers to the statement with this label, or with `implicit` to the innermost one. */
function hasBreak(s: Stmt | undefined, label: string, implicit: boolean): boolean {
  switch (s?.kind) {
    case 'LabeledStmt': return hasBreak(s.stmt, label, implicit);
    case 'BranchStmt': return s.token === 'break' && (s.label ? s.label.name === label : implicit);
    case 'BlockStmt': return hasBreakList(s.list, label, implicit);
    case 'IfStmt': return hasBreak(s.body, label, implicit) || hasBreak(s.else, label, implicit);
    case 'SwitchStmt': case 'TypeSwitchStmt': return label !== '' && s.body.some((clause) => hasBreakList(clause.body, label, false));
    case 'SelectStmt': return label !== '' && s.body.some((clause) => hasBreakList(clause.body, label, false));
    case 'ForStmt': case 'RangeStmt': return label !== '' && hasBreak(s.body, label, false);
    default: return false;
  }
}

function hasBreakList(list: readonly Stmt[], label: string, implicit: boolean): boolean {
  return list.some((s) => hasBreak(s, label, implicit));
}
