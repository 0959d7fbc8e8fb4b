/** Checks initialisations and assignments. */
import type { Pos } from '../base/source';
import { exprString } from '../syntax/exprString';
import type { CallExpr, Expr, Stmt } from '../syntax/nodes';
import { assignableTo, type Cause } from './assignability';
import { exprList, use, useLhs } from './call';
import type { At, Checker } from './checker';
import { implicitTypeAndValue, updateExprVal } from './const';
import { declare } from './decl';
import { expression, multiExpr, singleValue, targetOf, updateExprType } from './expr';
import { type Const, type Scope, Var } from './objects';
import { Operand } from './operand';
import { defaultType, isNonTypeParamInterface, isNumeric, isUntyped, isValid } from './predicates';
import type { Type } from './types';
import { underlying } from './under';
import { Typ } from './universe';

function unparen(e: Expr): Expr {
  while (e.kind === 'ParenExpr') e = e.x;
  return e;
}

function callOf(list: readonly Expr[]): CallExpr | undefined {
  const e = list.length === 1 ? unparen(list[0] as Expr) : undefined;
  return e?.kind === 'CallExpr' ? e : undefined;
}

function fail(c: Checker, x: Operand, code: string, message: string): void {
  c.error(x, code, message);
  x.mode = 'invalid';
}

/** Names a place in messages. */
type Context = string | { toString(): string };

/** Converts x for an assignment to a variable of type t; without t to x's own default type. */
export function assignment(c: Checker, x: Operand, t: Type | undefined, context: Context): void {
  singleValue(c, x);
  switch (x.mode) {
    case 'invalid': return;
    case 'novalue': case 'builtin': case 'type':
      return fail(c, x, 'IncompatibleAssign', `cannot assign ${c.op(x)} to ${t ? c.str(t) : '_'} in ${context}`);
    default:
  }
  if (isUntyped(x.type)) {
    let target = t;
    if (x.isNil()) {
      if (!t) return fail(c, x, 'UntypedNilUse', `use of untyped nil in ${context}`);
    } else if (!t || isNonTypeParamInterface(t)) target = defaultType(x.type);
    const { type, val, code } = implicitTypeAndValue(x, target as Type);
    if (code !== '') {
      const suffix = code === 'TruncatedFloat' ? ' (truncated)' : code === 'NumericOverflow' ? ' (overflows)' : '';
      return fail(c, x, suffix === '' ? 'IncompatibleAssign' : code, `cannot use ${c.op(x)} as ${c.str(target as Type)} value in ${context}${suffix}`);
    }
    if (val) {
      x.val = val;
      updateExprVal(c, x.expr, val);
    }
    if (type && type !== x.type) {
      x.type = type;
      if (x.expr) updateExprType(c, x.expr, type, false);
    }
  }
  const sig = underlying(x.type);
  if (sig.kind === 'Signature' && sig.typeParams.length > 0) {
    return fail(c, x, 'WrongTypeArgCount', `cannot use generic function ${x.expr ? exprString(x.expr) : ''} without instantiation in ${context}`);
  }
  if (!t) return;
  const cause: Cause = { text: '' };
  if (!assignableTo(c, x, t, cause)) {
    fail(c, x, cause.code ?? 'IncompatibleAssign', `cannot use ${c.op(x)} as ${c.str(t)} value in ${context}${cause.text === '' ? '' : `: ${cause.text}`}`);
  }
}

export function initConst(c: Checker, lhs: Const, x: Operand): void {
  if (x.mode === 'invalid' || !isValid(x.type) || (lhs.type && !isValid(lhs.type))) {
    lhs.type ??= Typ.invalid;
    return;
  }
  if (x.mode !== 'constant') {
    c.error(x, 'InvalidConstInit', `${c.op(x)} is not constant`);
    lhs.type ??= Typ.invalid;
    return;
  }
  lhs.type ??= x.type;
  assignment(c, x, lhs.type, 'constant declaration');
  if ((x.mode as string) !== 'invalid') lhs.value = x.val;
}

export function initVar(c: Checker, lhs: Var, x: Operand, context: string): void {
  if (x.mode === 'invalid' || !isValid(x.type) || (lhs.type && !isValid(lhs.type))) {
    lhs.type ??= Typ.invalid;
    x.mode = 'invalid';
    return;
  }
  if (!lhs.type) {
    if (x.type === Typ.untypedNil) {
      c.error(x, 'UntypedNilUse', `use of untyped nil in ${context}`);
      lhs.type = Typ.invalid;
      x.mode = 'invalid';
      return;
    }
    lhs.type = defaultType(x.type);
  }
  assignment(c, x, lhs.type, context);
}

/** The variable that e denotes as far as it is one of this package: being assigned to is not a use. */
function localVar(c: Checker, e: Expr): Var | undefined {
  const id = unparen(e);
  if (id.kind !== 'Ident') return undefined;
  const obj = c.lookup(id.name);
  return obj?.kind === 'Var' && obj.pkg === c.pkg ? obj : undefined;
}

/** The type of an assignment's left side; undefined for the blank identifier. */
function lhsVar(c: Checker, lhs: Expr): Type | undefined {
  const id = unparen(lhs);
  if (id.kind === 'Ident' && id.name === '_') {
    c.recordDef(id, undefined);
    return undefined;
  }
  const v = localVar(c, lhs);
  const used = v?.used;
  const x = new Operand();
  expression(c, undefined, x, lhs);
  if (v) v.used = used === true;
  if (x.mode === 'invalid' || !isValid(x.type)) return Typ.invalid;
  if (x.mode === 'variable' || x.mode === 'mapindex') return x.type;
  if (x.expr?.kind === 'SelectorExpr') {
    const op = new Operand();
    expression(c, undefined, op, x.expr.x);
    if (op.mode === 'mapindex') {
      c.error(x, 'UnaddressableFieldAssign', `cannot assign to struct field ${exprString(x.expr)} in map`);
      return Typ.invalid;
    }
  }
  c.error(x, 'UnassignableOperand', `cannot assign to ${exprString(x.expr)} (neither addressable nor a map index expression)`);
  return Typ.invalid;
}

/** Assigns x, or if it is undefined the expression rhs, to lhs. */
export function assignVar(c: Checker, lhs: Expr, rhs: Expr | undefined, x: Operand | undefined, context: string): void {
  const t = lhsVar(c, lhs);
  if (t && !isValid(t)) {
    if (x) x.mode = 'invalid';
    else if (rhs) use(c, [rhs]);
    return;
  }
  if (!x) {
    x = new Operand();
    expression(c, t && underlying(t).kind === 'Signature' ? targetOf(t, exprString(lhs)) : undefined, x, rhs as Expr);
  }
  assignment(c, x, t, !t && context === 'assignment' ? 'assignment to _ identifier' : context);
}

/** `(int, string)`: types in messages about counts. */
export function typesSummary(c: Checker, list: readonly (Type | undefined)[], variadic: boolean, hasDots: boolean): string {
  const out = list.map((t, i) => {
    const last = i === list.length - 1;
    let s: string;
    if (!t || !isValid(t)) s = 'unknown type';
    else if (isUntyped(t)) s = isNumeric(t) ? 'number' : c.str(t).replace('untyped ', '');
    else if (last && variadic) s = c.str(t.kind === 'Slice' ? t.elem : t);
    else s = c.str(t);
    if (last && variadic) s = `...${s}`;
    else if (last && hasDots) s += '...';
    return s;
  });
  return `(${out.join(', ')})`;
}

function measure(n: number, unit: string): string { return `${n} ${unit}${n === 1 ? '' : 's'}`; }

function assignError(c: Checker, rhs: readonly Expr[], l: number, r: number): void {
  const at = rhs[0] as Expr;
  const call = callOf(rhs);
  if (call) c.error(at, 'WrongAssignCount', `assignment mismatch: ${measure(l, 'variable')} but ${exprString(call.fun)} returns ${measure(r, 'value')}`);
  else c.error(at, 'WrongAssignCount', `assignment mismatch: ${measure(l, 'variable')} but ${measure(r, 'value')}`);
}

function returnError(c: Checker, stmt: At, lhs: readonly Var[], rhs: readonly Operand[]): void {
  let at = stmt;
  let qualifier = 'not enough';
  if (rhs.length > lhs.length) {
    at = rhs[lhs.length] as Operand;
    qualifier = 'too many';
  } else if (rhs.length > 0) at = rhs[rhs.length - 1] as Operand;
  c.errorLines(at, 'WrongResultCount', `${qualifier} return values`, [
    { text: `have ${typesSummary(c, rhs.map((x) => x.type), false, false)}` },
    { text: `want ${typesSummary(c, lhs.map((v) => v.type), false, false)}` },
  ]);
}

/** Initialises variables, or with a return statement the results. */
export function initVars(c: Checker, lhs: readonly Var[], rhs: readonly Expr[], returnStmt: Stmt | undefined): void {
  const context = returnStmt ? 'return statement' : 'assignment';
  const l = lhs.length;
  const r = rhs.length;
  if (l === r && !callOf(rhs)) {
    const x = new Operand();
    for (let i = 0; i < l; i++) {
      const v = lhs[i] as Var;
      expression(c, targetOf(v.type, returnStmt && v.name === '' ? 'result variable' : v.name), x, rhs[i] as Expr);
      initVar(c, v, x, context);
    }
    return;
  }
  initFrom(c, lhs, rhs, returnStmt);
}

/** One call, or v, ok form, for several variables; or counts that do not match. */
function initFrom(c: Checker, lhs: readonly Var[], rhs: readonly Expr[], returnStmt: Stmt | undefined): void {
  const context = returnStmt ? 'return statement' : 'assignment';
  const l = lhs.length;
  const r = rhs.length;
  const giveUp = () => { for (const v of lhs) v.type ??= Typ.invalid; };
  if (r !== 1) {
    if (use(c, rhs)) {
      if (returnStmt) returnError(c, returnStmt, lhs, exprList(c, rhs));
      else assignError(c, rhs, l, r);
    }
    return giveUp();
  }
  const e = rhs[0] as Expr;
  const { list, commaOk } = multiExpr(c, e, l === 2 && !returnStmt);
  if (l === list.length) {
    lhs.forEach((v, i) => initVar(c, v, list[i] as Operand, context));
    if (commaOk) c.recordCommaOk(e, list[0] as Operand, list[1] as Operand);
    return;
  }
  if (list[0]?.mode !== 'invalid') {
    if (returnStmt) returnError(c, returnStmt, lhs, list);
    else assignError(c, rhs, l, list.length);
  }
  giveUp();
}

export function assignVars(c: Checker, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  const l = lhs.length;
  const r = rhs.length;
  if (l === r && !callOf(rhs)) {
    for (let i = 0; i < l; i++) assignVar(c, lhs[i] as Expr, rhs[i], undefined, 'assignment');
    return;
  }
  if (r !== 1) {
    const okLhs = useLhs(c, lhs);
    const okRhs = use(c, rhs);
    if (okLhs && okRhs) assignError(c, rhs, l, r);
    return;
  }
  const e = rhs[0] as Expr;
  const { list, commaOk } = multiExpr(c, e, l === 2);
  if (l === list.length) {
    lhs.forEach((v, i) => assignVar(c, v, undefined, list[i], 'assignment'));
    if (commaOk) c.recordCommaOk(e, list[0] as Operand, list[1] as Operand);
    return;
  }
  if (list[0]?.mode !== 'invalid') assignError(c, rhs, l, list.length);
  useLhs(c, lhs);
}

/** lhs := rhs; pos is the operator's. */
export function shortVarDecl(c: Checker, pos: Pos, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  const top = c.delayedCount;
  const { scope } = c.env;
  const vars: Var[] = [];
  let nNew = 0;
  let hasError = false;
  for (let i = 0; i < lhs.length; i++) {
    const e = lhs[i] as Expr;
    let v = leftVar(c, scope, lhs, i);
    if (!v) hasError = true;
    else if (v.name !== '_' && !v.parent) nNew++;
    v ??= new Var(e.pos, c.pkg, '_', undefined);
    vars.push(v);
  }
  initVars(c, vars, rhs, undefined);
  c.processDelayed(top);
  if (nNew === 0) {
    if (!hasError) c.softError(pos, 'NoNewVar', 'no new variables on left side of :=');
    return;
  }
  for (const v of vars) if (v.name !== '_' && !v.parent) declare(c, scope, undefined, v);
}

/** The variable that one expression on the left of := stands for; a new one has no scope yet. undefined if that is an error. */
function leftVar(c: Checker, scope: Scope, lhs: readonly Expr[], i: number): Var | undefined {
  const e = lhs[i] as Expr;
  if (e.kind !== 'Ident') {
    useLhs(c, [e]);
    c.error(e, 'BadDecl', `non-name ${exprString(e)} on left side of :=`);
    return undefined;
  }
  const { name } = e;
  for (let k = 0; k < i && name !== '_'; k++) {
    const other = lhs[k] as Expr;
    if (other.kind !== 'Ident' || other.name !== name) continue;
    c.error(e, 'RepeatedDecl', `${name} repeated on left side of :=`);
    return undefined;
  }
  const known = scope.lookup(name);
  if (known) {
    c.recordUse(e, known);
    if (known.kind === 'Var') return known;
    c.error(e, 'UnassignableOperand', `cannot assign to ${name}`);
    return undefined;
  }
  const v = new Var(e.pos, c.pkg, name, undefined);
  c.recordDef(e, v);
  return v;
}
