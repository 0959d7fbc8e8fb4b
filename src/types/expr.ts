/**
 * Checks expressions, top down. Each function leaves its result in an operand; mode invalid means that an error has been reported.
 *
 * Untyped expressions are recorded with their untyped type and get their final type when the context demands one:
 * `updateExprType` then walks down the expression again. So shifts such as `1 << s` learn what the whole expression is to become.
 */
import { exprString } from '../syntax/exprString';
import type { BinaryExpr, Expr, StarExpr, TypeAssertExpr, UnaryExpr } from '../syntax/nodes';
import { binary } from './binary';
import { callExpr, funcInst, use } from './call';
import type { At, Checker } from './checker';
import { unaryOp } from './constantOps';
import { convertUntyped, opPos, overflow } from './const';
import { commonUnder } from './coreType';
import { identical } from './identical';
import { assertableTo, type Reason } from './implements';
import { indexExpr, sliceExpr } from './indexExpr';
import { basicLit, compositeLit, funcLit } from './literals';
import { Operand } from './operand';
import { allBasic, allInteger, basicIs, Is, isGeneric, isTypeParam, isUnsigned, isUntyped, isValid } from './predicates';
import { selector } from './selector';
import { sizeof } from './sizes';
import { ident, typeExpr, validVarType, varType } from './typexpr';
import { Pointer, type Signature, type Type } from './types';
import { underIs, underlying } from './under';
import { type ExprKind, Typ } from './universe';
import { finiteSize } from './validType';

/** Where a function value is assigned to: its signature helps to infer type arguments. */
export interface Target { readonly sig: Signature; readonly desc: string }

export function targetOf(t: Type | undefined, desc: string): Target | undefined {
  const u = t && underlying(t);
  return u?.kind === 'Signature' ? { sig: u, desc } : undefined;
}

/** A single value. */
export function expression(c: Checker, target: Target | undefined, x: Operand, e: Expr): void {
  rawExpr(c, target, x, e, undefined, false);
  exclude(c, x, true);
  singleValue(c, x);
}

/** A single value that may be an uninstantiated generic function. */
export function genericExpr(c: Checker, x: Operand, e: Expr): void {
  rawExpr(c, undefined, x, e, undefined, true);
  exclude(c, x, true);
  singleValue(c, x);
}

/** The element of a composite literal; its type may be left out if it is `hint`. */
export function exprWithHint(c: Checker, x: Operand, e: Expr, hint: Type): void {
  rawExpr(c, undefined, x, e, hint, false);
  exclude(c, x, true);
  singleValue(c, x);
}

export function exprOrType(c: Checker, x: Operand, e: Expr, allowGeneric: boolean): void {
  rawExpr(c, undefined, x, e, undefined, allowGeneric);
  if (x.mode === 'novalue') {
    c.error(x, 'TooManyValues', `${c.op(x)} used as value or type`);
    x.mode = 'invalid';
  }
  singleValue(c, x);
}

/** The values of a call, or one value; with allowCommaOk also the second value of v, ok expressions. */
export function multiExpr(c: Checker, e: Expr, allowCommaOk: boolean): { list: Operand[]; commaOk: boolean } {
  const x = new Operand();
  rawExpr(c, undefined, x, e, undefined, false);
  exclude(c, x, true);
  if (x.mode !== 'invalid' && x.type.kind === 'Tuple') return { list: x.type.vars.map((v) => Operand.value(e, v.type as Type)), commaOk: false };
  if (allowCommaOk && (x.mode === 'mapindex' || x.mode === 'commaok')) return { list: [x, Operand.value(e, Typ.untypedBool)], commaOk: true };
  return { list: [x], commaOk: false };
}

/** Refuses calls without result, builtins and, if `types`, types. */
export function exclude(c: Checker, x: Operand, types: boolean): void {
  switch (x.mode) {
    case 'novalue': c.error(x, 'TooManyValues', `${c.op(x)} used as value`); break;
    case 'builtin': c.error(x, 'UncalledBuiltin', `${c.op(x)} must be called`); break;
    case 'type':
      if (!types) return;
      c.error(x, 'NotAnExpr', `${c.op(x)} is not an expression`);
      break;
    default: return;
  }
  x.mode = 'invalid';
}

export function singleValue(c: Checker, x: Operand): void {
  if (x.mode !== 'value' || x.type.kind !== 'Tuple') return;
  c.error(x, 'TooManyValues', `multiple-value ${c.op(x)} in single-value context`);
  x.mode = 'invalid';
}

export function rawExpr(c: Checker, target: Target | undefined, x: Operand, e: Expr, hint: Type | undefined, allowGeneric: boolean): ExprKind {
  const kind = exprInternal(c, target, x, e, hint);
  if (!allowGeneric) nonGeneric(c, target, x);
  if (x.mode !== 'invalid' && x.mode !== 'novalue' && x.type.kind !== 'Basic' && !finiteSize(c, x.type)) {
    x.mode = 'invalid';
    x.type = Typ.invalid;
  }
  c.record(x);
  return kind;
}

/** Refuses generic types and functions, unless the target lets a function's type arguments be inferred. */
export function nonGeneric(c: Checker, target: Target | undefined, x: Operand): void {
  if (x.mode === 'invalid' || x.mode === 'novalue' || !x.expr) return;
  const t = x.type;
  let what = '';
  if ((t.kind === 'Named' || t.kind === 'Alias') && isGeneric(t)) what = 'type';
  else if (t.kind === 'Signature' && t.typeParams.length > 0) {
    if (target) {
      funcInst(c, target, opPos(x.expr), x, undefined, true);
      return;
    }
    what = 'function';
  }
  if (what === '') return;
  c.error(x.expr, 'WrongTypeArgCount', `cannot use generic ${what} ${exprString(x.expr)} without instantiation`);
  x.mode = 'invalid';
  x.type = Typ.invalid;
}

function exprInternal(c: Checker, target: Target | undefined, x: Operand, e: Expr, hint: Type | undefined): ExprKind {
  x.mode = 'invalid';
  x.type = Typ.invalid;
  x.val = undefined;
  let kind: ExprKind = 'expression';
  switch (e.kind) {
    case 'BadExpr': break;
    case 'Ident': ident(c, x, e, false); x.expr = e; return kind;
    case 'BasicLit': if (!e.bad) basicLit(c, x, e); break;
    case 'FuncLit': funcLit(c, x, e); break;
    case 'CompositeLit': compositeLit(c, x, e, hint); break;
    case 'ParenExpr':
      kind = rawExpr(c, undefined, x, e.x, undefined, false);
      x.expr = e;
      return kind;
    case 'SelectorExpr': selector(c, x, e, false); x.expr = e; return kind;
    case 'IndexExpr':
      if (indexExpr(c, x, e)) funcInst(c, target, e.lbrack, x, e, true);
      break;
    case 'SliceExpr': sliceExpr(c, x, e); break;
    case 'TypeAssertExpr': typeAssert(c, x, e); break;
    case 'CallExpr': return callExpr(c, x, e);
    case 'StarExpr': indirection(c, x, e); break;
    case 'UnaryExpr':
      unary(c, x, e);
      if (e.op === '<-') kind = 'statement';
      break;
    case 'BinaryExpr': binaryExpr(c, x, e); break;
    case 'KeyValueExpr': c.error(e, 'InvalidSyntaxTree', 'no key:value expected'); break;
    case 'Ellipsis': c.error(e, 'InvalidSyntaxTree', 'invalid use of ...'); break;
    default:
      x.mode = 'type';
      x.type = typeExpr(c, e);
  }
  x.expr = e;
  return x.mode === 'invalid' ? 'statement' : kind;
}

/** Chains such as a + b + c + … can be thousands of operands long: their left spine is checked without recursion. */
function binaryExpr(c: Checker, x: Operand, e: BinaryExpr): void {
  const spine: BinaryExpr[] = [];
  let left: Expr = e;
  while (left.kind === 'BinaryExpr') {
    spine.push(left);
    left = left.x;
  }
  rawExpr(c, undefined, x, left, undefined, false);
  for (let i = spine.length - 1; i >= 0; i--) {
    const b = spine[i] as BinaryExpr;
    exclude(c, x, true);
    singleValue(c, x);
    binary(c, x, b, b.x, b.y, b.op);
    x.expr = b;
    if (i > 0) c.record(x);
  }
}

function typeAssert(c: Checker, x: Operand, e: TypeAssertExpr): void {
  if (!e.type) {
    c.error(e, 'InvalidSyntaxTree', 'invalid syntax tree: use of .(type) outside type switch');
    use(c, [e.x]);
    x.mode = 'invalid';
    return;
  }
  expression(c, undefined, x, e.x);
  if (x.mode === 'invalid') return;
  const fail = (message: string) => {
    c.error(x, 'InvalidAssert', `invalid operation: ${message}`);
    x.mode = 'invalid';
  };
  if (isTypeParam(x.type)) return fail(`cannot use type assertion on type parameter value ${c.op(x)}`);
  if (underlying(x.type).kind !== 'Interface') return fail(`${c.op(x)} is not an interface`);
  const t = varType(c, e.type);
  if (!isValid(t)) {
    x.mode = 'invalid';
    return;
  }
  typeAssertion(c, e, x, t, false);
  x.mode = 'commaok';
  x.type = t;
}

/** Reports an assertion that can never succeed. */
export function typeAssertion(c: Checker, e: Expr, x: Operand, t: Type, typeSwitch: boolean): void {
  const reason: Reason = { cause: '', qualifier: c.qualifier };
  if (assertableTo(x.type, t, reason)) return;
  const s = exprString(e);
  if (typeSwitch) c.error(e, 'ImpossibleAssert', `impossible type switch case: ${s}\n\t${c.op(x)} cannot have dynamic type ${c.str(t)} ${reason.cause}`);
  else c.error(e, 'ImpossibleAssert', `impossible type assertion: ${s}\n\t${c.str(t)} does not implement ${c.str(x.type)} ${reason.cause}`);
}

function indirection(c: Checker, x: Operand, e: StarExpr): void {
  exprOrType(c, x, e.x, false);
  if (x.mode === 'invalid') return;
  if (x.mode === 'type') {
    validVarType(c, e.x, x.type);
    x.type = new Pointer(x.type);
    return;
  }
  let base: Type | undefined;
  const ok = underIs(x.type, (u) => {
    if (u?.kind !== 'Pointer') {
      c.error(x, 'InvalidIndirection', `invalid operation: cannot indirect ${c.op(x)}`);
      return false;
    }
    if (base && !identical(u.elem, base)) {
      c.error(x, 'InvalidIndirection', `invalid operation: pointers of ${c.op(x)} must have identical base types`);
      return false;
    }
    base = u.elem;
    return true;
  });
  if (!ok || !base) {
    x.mode = 'invalid';
    return;
  }
  x.mode = 'variable';
  x.type = base;
}

const unaryDomain: Record<string, number> = { '+': Is.Numeric, '-': Is.Numeric, '^': Is.Integer, '!': Is.Boolean };

function unary(c: Checker, x: Operand, e: UnaryExpr): void {
  expression(c, undefined, x, e.x);
  if (x.mode === 'invalid') return;
  let { op } = e;
  if (op === '&') {
    let inner = e.x;
    while (inner.kind === 'ParenExpr') inner = inner.x;
    if (inner.kind !== 'CompositeLit' && x.mode !== 'variable') {
      c.error(x, 'UnaddressableOperand', `invalid operation: cannot take address of ${c.op(x)}`);
      x.mode = 'invalid';
      return;
    }
    x.mode = 'value';
    x.type = new Pointer(x.type);
    return;
  }
  if (op === '<-') {
    const elem = chanElem(c, x, x, true);
    x.mode = elem ? 'commaok' : 'invalid';
    if (elem) x.type = elem;
    c.env.hasCallOrRecv ||= elem !== undefined;
    return;
  }
  if (op === '~') {
    const isInt = allInteger(x.type);
    c.error(e, 'UndefinedOp', `cannot use ~ outside of interface or type constraint${isInt ? ' (use ^ for bitwise complement)' : ''}`);
    if (!isInt) {
      x.mode = 'invalid';
      return;
    }
    op = '^';
  }
  if (!allBasic(x.type, unaryDomain[op] ?? 0)) {
    c.error(x, 'UndefinedOp', `invalid operation: operator ${op} not defined on ${c.op(x)}`);
    x.mode = 'invalid';
    return;
  }
  if (x.mode !== 'constant' || !x.val) {
    x.mode = 'value';
    return;
  }
  if (x.val.kind === 'unknown') return;
  x.val = unaryOp(op, x.val, isUnsigned(x.type) ? sizeof(x.type) * 8 : 0);
  x.expr = e;
  overflow(c, x, opPos(e));
}

/** The element type of a channel that is received from or sent to. */
export function chanElem(c: Checker, at: At, x: Operand, recv: boolean): Type | undefined {
  const r = commonUnder(x.type, c.qualifier, (t, u) => {
    if (!u) return 'no specific channel type';
    if (u.kind !== 'Chan') return `non-channel ${t ? c.str(t) : ''}`;
    if (recv && u.dir === 'send') return `send-only channel ${t ? c.str(t) : ''}`;
    return !recv && u.dir === 'recv' ? `receive-only channel ${t ? c.str(t) : ''}` : undefined;
  });
  if (r.type?.kind === 'Chan') return r.type.elem;
  const s = c.op(x);
  const detail = isTypeParam(x.type) ? `${s}: ${r.error}` : `${r.error} ${s}`;
  if (recv) c.error(at, 'InvalidReceive', `invalid operation: cannot receive from ${detail}`);
  else c.error(at, 'InvalidSend', `invalid operation: cannot send to ${detail}`);
  return undefined;
}

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** Gives an untyped expression, and the operands it is made of, the type t; `final` even if that is untyped. */
export function updateExprType(c: Checker, e: Expr, t: Type, final: boolean): void {
  const old = c.untyped(e);
  if (!old) return;
  switch (e.kind) {
    case 'CallExpr': case 'Ident': case 'BasicLit': case 'SelectorExpr': break;
    case 'ParenExpr': updateExprType(c, e.x, t, final); break;
    case 'UnaryExpr':
      if (!old.value) updateExprType(c, e.x, t, final);
      break;
    case 'BinaryExpr':
      if (old.value || comparisons.has(e.op)) break;
      updateExprType(c, e.x, t, final);
      if (e.op !== '<<' && e.op !== '>>') updateExprType(c, e.y, t, final);
      break;
    default: return;
  }
  if (!final && isUntyped(t)) {
    old.type = t;
    return;
  }
  const isLhs = c.shiftOperands.delete(e.id);
  if (isLhs && !allInteger(t)) {
    c.error(e, 'InvalidShiftOperand', `invalid operation: shifted operand ${exprString(e)} (type ${c.str(t)}) must be integer`);
    old.type = Typ.invalid;
    return;
  }
  if (old.value) {
    const x = new Operand();
    x.mode = old.mode;
    x.expr = e;
    x.type = old.type;
    x.val = old.value;
    const saved = old.type;
    // The operand's own facts must not be updated again on the way.
    old.type = Typ.invalid;
    convertUntyped(c, x, t);
    old.type = saved;
    if (x.mode === 'invalid') {
      old.type = Typ.invalid;
      return;
    }
    const u = underlying(t);
    if (u.kind === 'Basic' && basicIs(u, Is.ConstType) && x.val) old.value = x.val;
  }
  c.info.types.set(e.id, { mode: old.mode, type: t, value: old.value });
}
