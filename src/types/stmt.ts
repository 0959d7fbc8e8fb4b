/** Checks statements and functions' bodies. */
import { exprString } from '../syntax/exprString';
import type { AssignStmt, BlockStmt, CaseClause, CommClause, Expr, Ident, SelectStmt, Stmt, SwitchStmt, TypeSwitchStmt } from '../syntax/nodes';
import { assignment, assignVar, assignVars, initVars, shortVarDecl } from './assignments';
import { binaryAssign, comparison } from './binary';
import { use } from './call';
import type { Checker, DeclInfo } from './checker';
import type { ConstantValue } from './constant';
import { makeBool } from './constantOps';
import { convertUntyped } from './const';
import { declare, declStmt } from './decl';
import { chanElem, expression, rawExpr, typeAssertion } from './expr';
import { identical } from './identical';
import { constantKey } from './literals';
import { type Scope, Var } from './objects';
import { Operand, operatorPos } from './operand';
import { allBoolean, allNumeric, comparable, hasNil, isInterface, isTypeParam, isValid } from './predicates';
import { rangeStmt } from './range';
import { isTerminating } from './return';
import { typeKey } from './typeKey';
import { varType } from './typexpr';
import type { Signature, Type, TypeParam } from './types';
import { Typ } from './universe';

/** Checks the body of a function or function literal; `outerParams` are the type parameters of the declared function that it is or lies in. */
export function funcBody(c: Checker, decl: DeclInfo | undefined, sig: Signature, body: BlockStmt, iota: ConstantValue | undefined, outerParams: readonly TypeParam[]): void {
  const saved = c.env;
  const scope = sig.scope as Scope;
  scope.end = body.end;
  c.env = { decl, scope, version: saved.version, iota, errpos: 0, inTParamList: false, sig, outerParams, panics: undefined, hasCallOrRecv: false };
  stmtList(c, body.list);
  if (sig.results.vars.length > 0 && !isTerminating(c, body, '')) c.error(body.rbrace, 'MissingReturn', 'missing return');
  unusedVars(c, scope);
  c.env = saved;
}

/** Reports variables of the function that are not used; closures do that for their own. */
function unusedVars(c: Checker, scope: Scope): void {
  const todo = [scope];
  for (let s = todo.pop(); s; s = todo.pop()) {
    s.each((v) => {
      if (v.kind === 'Var' && !v.used && !v.isParam && !v.isResult && !v.isReceiver) c.softError(v.pos, 'UnusedVar', `declared and not used: ${v.name}`);
    });
    for (let inner = s.inner; inner; inner = inner.before) if (!inner.isFunc) todo.push(inner);
  }
}

function stmtList(c: Checker, list: readonly Stmt[]): void {
  for (const s of list) stmt(c, s);
}

export function stmt(c: Checker, s: Stmt): void {
  const top = c.delayedCount;
  checkStmt(c, s);
  c.processDelayed(top);
}

function checkStmt(c: Checker, s: Stmt): void {
  switch (s.kind) {
    case 'DeclStmt': return declStmt(c, s.decl);
    case 'LabeledStmt': return stmt(c, s.stmt);
    case 'ExprStmt': return exprStmt(c, s.x);
    case 'SendStmt': {
      const ch = new Operand();
      const val = new Operand();
      expression(c, undefined, ch, s.chan);
      expression(c, undefined, val, s.value);
      if (ch.mode === 'invalid' || val.mode === 'invalid') return;
      const elem = chanElem(c, s, ch, false);
      if (elem) assignment(c, val, elem, 'send');
      return;
    }
    case 'IncDecStmt': {
      const x = new Operand();
      expression(c, undefined, x, s.x);
      if (x.mode === 'invalid') return;
      if (!allNumeric(x.type)) {
        c.error(s.x, 'NonNumericIncDec', `invalid operation: ${exprString(s.x)}${s.op} (non-numeric type ${c.str(x.type)})`);
        return;
      }
      return assignVar(c, s.x, undefined, x, 'assignment');
    }
    case 'AssignStmt': return assignStmt(c, s);
    case 'GoStmt': return suspendedCall(c, 'go', s.call);
    case 'DeferStmt': return suspendedCall(c, 'defer', s.call);
    case 'ReturnStmt': return returnStmt(c, s);
    case 'BlockStmt':
      c.openScope(s.pos, s.end);
      stmtList(c, s.list);
      return c.closeScope();
    case 'IfStmt': return ifStmt(c, s);
    case 'SwitchStmt':
      c.openScope(s.pos, s.end);
      switchStmt(c, s);
      return c.closeScope();
    case 'TypeSwitchStmt':
      c.openScope(s.pos, s.end);
      typeSwitchStmt(c, s);
      return c.closeScope();
    case 'SelectStmt': return selectStmt(c, s);
    case 'ForStmt':
      c.openScope(s.pos, s.end);
      if (s.init) stmt(c, s.init);
      if (s.cond) condition(c, s.cond, 'for');
      if (s.post) {
        stmt(c, s.post);
        if (s.post.kind === 'AssignStmt' && s.post.op === ':=') use(c, s.post.lhs);
      }
      stmt(c, s.body);
      return c.closeScope();
    case 'RangeStmt': return rangeStmt(c, s);
    default:
  }
}

/** The scope of each else-if is inside of the one before; a long chain must not become deep recursion. */
function ifStmt(c: Checker, s: Extract<Stmt, { kind: 'IfStmt' }>): void {
  const outer = c.env.scope;
  let next: Stmt | undefined = s;
  while (next?.kind === 'IfStmt') {
    c.openScope(next.pos, next.end);
    if (next.init) stmt(c, next.init);
    condition(c, next.cond, 'if');
    stmt(c, next.body);
    next = next.else;
  }
  if (next) stmt(c, next);
  c.env.scope = outer;
}

function condition(c: Checker, e: Expr, what: string): void {
  const x = new Operand();
  expression(c, undefined, x, e);
  if (x.mode !== 'invalid' && !allBoolean(x.type)) c.error(e, 'InvalidCond', `non-boolean condition in ${what} statement`);
}

function exprStmt(c: Checker, e: Expr): void {
  const x = new Operand();
  const kind = rawExpr(c, undefined, x, e, undefined, false);
  if (x.mode === 'builtin') c.error(x, 'UncalledBuiltin', `${c.op(x)} must be called`);
  else if (x.mode === 'type') c.error(x, 'NotAnExpr', `${c.op(x)} is not an expression`);
  else if (kind !== 'statement') c.error(x, 'UnusedExpr', `${c.op(x)} is not used`);
}

function assignStmt(c: Checker, s: AssignStmt): void {
  if (s.op === '=') return assignVars(c, s.lhs, s.rhs);
  if (s.op === ':=') return shortVarDecl(c, s.opPos, s.lhs, s.rhs);
  const lhs = s.lhs[0] as Expr;
  const x = new Operand();
  binaryAssign(c, x, lhs, s.rhs[0] as Expr, s.op.slice(0, -1));
  assignVar(c, lhs, undefined, x, 'assignment');
}

/** The call of a go or defer statement. */
function suspendedCall(c: Checker, keyword: 'go' | 'defer', call: Expr): void {
  const code = keyword === 'go' ? 'InvalidGo' : 'InvalidDefer';
  if (call.kind !== 'CallExpr') {
    c.error(call, code, `expression in ${keyword} must be function call`);
    use(c, [call]);
    return;
  }
  const x = new Operand();
  const kind = rawExpr(c, undefined, x, call, undefined, false);
  if (kind === 'conversion') c.error(x, code, `${keyword} requires function call, not conversion ${c.op(x)}`);
  else if (kind === 'expression') c.error(x, 'UnusedResults', `${keyword} discards result of ${c.op(x)}`);
}

function returnStmt(c: Checker, s: Extract<Stmt, { kind: 'ReturnStmt' }>): void {
  const results = c.env.sig?.results.vars ?? [];
  if (s.results.length > 0 || results.length === 0 || results[0]?.name === '') return initVars(c, results, s.results, s);
  for (const obj of results) {
    const alt = c.lookup(obj.name);
    if (!alt || alt === obj) continue;
    c.errorLines(s, 'OutOfScopeResult', `result parameter ${obj.name} not in scope at return`, [{ at: alt, text: `inner declaration of ${varString(c, obj)}` }]);
  }
}

function varString(c: Checker, v: Var): string {
  return `var ${v.name} ${v.type ? c.str(v.type) : ''}`;
}

function multipleDefaults(c: Checker, clauses: readonly { readonly pos: number; readonly isDefault: boolean }[]): void {
  let first = 0;
  for (const clause of clauses) {
    if (!clause.isDefault) continue;
    if (first) c.error(clause.pos, 'DuplicateDefault', `multiple defaults (first at ${c.posString(first)})`);
    else first = clause.pos;
  }
}

const caseDefaults = (body: readonly CaseClause[]) => body.map((x) => ({ pos: x.pos, isDefault: !x.exprs }));

function switchStmt(c: Checker, s: SwitchStmt): void {
  if (s.init) stmt(c, s.init);
  const x = new Operand();
  if (s.tag) {
    expression(c, undefined, x, s.tag);
    assignment(c, x, undefined, 'switch expression');
    if (x.mode !== 'invalid' && !comparable(x.type) && !hasNil(x.type)) {
      c.error(x, 'InvalidExprSwitch', `cannot switch on ${c.op(x)} (${c.str(x.type)} is not comparable)`);
      x.mode = 'invalid';
    }
  } else {
    const pos = s.body[0]?.pos ?? s.rbrace;
    x.mode = 'constant';
    x.type = Typ.bool;
    x.val = makeBool(true);
    x.expr = { kind: 'Ident', id: -1, pos, end: pos, name: 'true' };
  }
  multipleDefaults(c, caseDefaults(s.body));
  const seen = new Map<string, number>();
  for (const clause of s.body) {
    caseValues(c, x, clause.exprs ?? [], seen);
    c.openScope(clause.pos, clause.end);
    stmtList(c, clause.body);
    c.closeScope();
  }
}

function caseValues(c: Checker, x: Operand, values: readonly Expr[], seen: Map<string, number>): void {
  for (const e of values) {
    const v = new Operand();
    expression(c, undefined, v, e);
    if (x.mode === 'invalid' || v.mode === 'invalid') continue;
    convertUntyped(c, v, x.type);
    if ((v.mode as string) === 'invalid') continue;
    const result = v.clone();
    comparison(c, result, x.clone(), '==', true);
    if (result.mode === 'invalid' || v.mode !== 'constant' || !v.val) continue;
    if (v.val.kind === 'bool' || v.val.kind === 'complex' || v.val.kind === 'unknown') continue;
    const key = `${constantKey(v.val)} ${typeKey(v.type)}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, v.pos);
    else c.errorLines(v, 'DuplicateCase', `duplicate case ${c.op(v)} in expression switch`, [{ at: other, text: 'previous case' }]);
  }
}

function typeSwitchStmt(c: Checker, s: TypeSwitchStmt): void {
  if (s.init) stmt(c, s.init);
  let lhs: Ident | undefined = s.bind;
  if (lhs?.name === '_') {
    c.softError(lhs, 'NoNewVar', 'no new variable on left side of :=');
    lhs = undefined;
  } else if (lhs) c.recordDef(lhs, undefined);
  let sx: Operand | undefined;
  const x = new Operand();
  expression(c, undefined, x, s.x);
  if (x.mode !== 'invalid') {
    if (isTypeParam(x.type)) c.error(x, 'InvalidTypeSwitch', `cannot use type switch on type parameter value ${c.op(x)}`);
    else if (isInterface(x.type)) sx = x;
    else c.error(x, 'InvalidTypeSwitch', `${c.op(x)} is not an interface`);
  }
  multipleDefaults(c, caseDefaults(s.body));
  const vars: Var[] = [];
  const seen: { type: Type | undefined; at: Expr }[] = [];
  for (const clause of s.body) {
    const t = caseTypes(c, sx, clause.exprs ?? [], seen);
    const scope = c.openScope(clause.pos, clause.end);
    if (lhs) {
      const v = new Var(lhs.pos, c.pkg, lhs.name, t);
      declare(c, scope, undefined, v);
      c.info.implicits.set(clause.id, v);
      vars.push(v);
    }
    stmtList(c, clause.body);
    c.closeScope();
  }
  if (!lhs) return;
  if (!vars.some((v) => v.used)) c.softError(lhs, 'UnusedVar', `${lhs.name} declared and not used`);
  for (const v of vars) v.used = true;
}

function isNilExpr(c: Checker, e: Expr): boolean {
  while (e.kind === 'ParenExpr') e = e.x;
  return e.kind === 'Ident' && c.lookup(e.name)?.kind === 'Nil';
}

/** Checks a clause's types; returns the type that the variable has in the clause. */
function caseTypes(c: Checker, x: Operand | undefined, types: readonly Expr[], seen: { type: Type | undefined; at: Expr }[]): Type {
  let t: Type | undefined;
  for (const e of types) {
    if (isNilExpr(c, e)) {
      t = undefined;
      expression(c, undefined, new Operand(), e);
    } else {
      t = varType(c, e);
      if (!isValid(t)) continue;
    }
    const current = t;
    const other = seen.find((o) => (current && o.type ? identical(current, o.type) : current === o.type));
    if (other) {
      c.errorLines(e, 'DuplicateCase', `duplicate case ${t ? c.str(t) : 'nil'} in type switch`, [{ at: other.at, text: 'previous case' }]);
      continue;
    }
    seen.push({ type: t, at: e });
    if (x && t) typeAssertion(c, e, x, t, true);
  }
  if (types.length !== 1 || !t) return x ? x.type : Typ.invalid;
  return t;
}

function selectStmt(c: Checker, s: SelectStmt): void {
  multipleDefaults(c, s.body.map((x) => ({ pos: x.pos, isDefault: !x.comm })));
  for (const clause of s.body) {
    if (clause.comm && !isCommunication(clause)) {
      c.error(clause.comm.kind === 'ExprStmt' ? operatorPos(clause.comm.x) : clause.comm, 'InvalidSelectCase', 'select case must be send or receive (possibly with assignment)');
      continue;
    }
    c.openScope(clause.pos, clause.end);
    if (clause.comm) stmt(c, clause.comm);
    stmtList(c, clause.body);
    c.closeScope();
  }
}

function isCommunication(clause: CommClause): boolean {
  const s = clause.comm as Stmt;
  let x: Expr | undefined;
  if (s.kind === 'SendStmt') return true;
  if (s.kind === 'AssignStmt' && s.rhs.length === 1) x = s.rhs[0];
  else if (s.kind === 'ExprStmt') x = s.x;
  while (x?.kind === 'ParenExpr') x = x.x;
  return x?.kind === 'UnaryExpr' && x.op === '<-';
}
