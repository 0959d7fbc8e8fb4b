/** Checks binary operations: arithmetic, shifts and comparisons. */
import { exprString } from '../syntax/exprString';
import type { Expr } from '../syntax/nodes';
import { assignableTo } from './assignability';
import type { Checker } from './checker';
import { binaryOp, compareOp, imagPart, makeBool, realPart, shiftOp, signOf, toInt, toUint64, unknownValue } from './constantOps';
import { convertUntyped, opPos, overflow, representable } from './const';
import { exclude, expression, singleValue, updateExprType } from './expr';
import { identical } from './identical';
import { compositeKind, Operand } from './operand';
import {
  allBasic, allBoolean, allInteger, allNumeric, allOrdered, allString, comparable, comparableProblem, defaultType, hasNil, Is, isComplex, isInteger,
  isNonTypeParamInterface, isPointer, isTyped, isTypeParam, isUntyped, isValid,
} from './predicates';
import type { Type } from './types';
import { underlying } from './under';
import { Typ } from './universe';

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

const domains: Record<string, number> = {
  '+': Is.Numeric | Is.String, '-': Is.Numeric, '*': Is.Numeric, '/': Is.Numeric, '%': Is.Integer, '&': Is.Integer, '|': Is.Integer, '^': Is.Integer,
  '&^': Is.Integer, '&&': Is.Boolean, '||': Is.Boolean,
};

/** x op rhs, where x is the checked left operand; e is undefined for assignment operations. */
export function binary(c: Checker, x: Operand, e: Expr | undefined, lhs: Expr, rhs: Expr, op: string): void {
  const y = new Operand();
  expression(c, undefined, y, rhs);
  if (x.mode === 'invalid') return;
  if (y.mode === 'invalid') {
    x.mode = 'invalid';
    x.expr = y.expr;
    return;
  }
  if (op === '<<' || op === '>>') return shift(c, x, y, e, op);
  matchTypes(c, x, y);
  if ((x.mode as string) === 'invalid') return;
  if (comparisons.has(op)) return comparison(c, x, y, op, false);
  if (!identical(x.type, y.type)) {
    if (isValid(x.type) && isValid(y.type)) {
      const what = e ? exprString(e) : `${exprString(lhs)} ${op}= ${exprString(rhs)}`;
      c.error(x, 'MismatchedTypes', `invalid operation: ${what} (mismatched types ${c.str(x.type)} and ${c.str(y.type)})`);
    }
    x.mode = 'invalid';
    return;
  }
  if (!allBasic(x.type, domains[op] ?? 0)) {
    c.error(x, 'UndefinedOp', `invalid operation: operator ${op} not defined on ${c.op(x)}`);
    x.mode = 'invalid';
    return;
  }
  if ((op === '/' || op === '%') && dividesByZero(x, y)) {
    c.error(y, 'DivByZero', 'invalid operation: division by zero');
    x.mode = 'invalid';
    return;
  }
  if (x.mode !== 'constant' || y.mode !== 'constant' || !x.val || !y.val) {
    x.mode = 'value';
    return;
  }
  if (x.val.kind === 'unknown' || y.val.kind === 'unknown') {
    x.val = unknownValue;
    return;
  }
  x.val = binaryOp(x.val, op, y.val, op === '/' && isInteger(x.type));
  x.expr = e;
  overflow(c, x, opPos(e));
}

function dividesByZero(x: Operand, y: Operand): boolean {
  if (y.mode !== 'constant' || !y.val || y.val.kind === 'unknown') return false;
  if ((x.mode === 'constant' || allInteger(x.type)) && y.val.kind !== 'complex' && signOf(y.val) === 0) return true;
  return x.mode === 'constant' && isComplex(x.type) && signOf(realPart(y.val)) === 0 && signOf(imagPart(y.val)) === 0;
}

/** The left operand of an assignment operation is checked here too. */
export function binaryAssign(c: Checker, x: Operand, lhs: Expr, rhs: Expr, op: string): void {
  expression(c, undefined, x, lhs);
  exclude(c, x, true);
  singleValue(c, x);
  binary(c, x, undefined, lhs, rhs, op);
}

/** Converts untyped operands to each other's type, if they can be mixed. */
export function matchTypes(c: Checker, x: Operand, y: Operand): void {
  if (!mayConvert(x, y)) return;
  convertUntyped(c, x, y.type);
  if (x.mode === 'invalid') return;
  convertUntyped(c, y, x.type);
  if (y.mode === 'invalid') x.mode = 'invalid';
}

function mayConvert(x: Operand, y: Operand): boolean {
  if (isTyped(x.type) && isTyped(y.type)) return false;
  if (allNumeric(x.type) !== allNumeric(y.type)) return false;
  if (isNonTypeParamInterface(x.type) || isNonTypeParamInterface(y.type)) return true;
  if (allBoolean(x.type) !== allBoolean(y.type) || allString(x.type) !== allString(y.type)) return false;
  if (x.isNil()) return hasNil(y.type);
  if (y.isNil()) return hasNil(x.type);
  return !isPointer(x.type) && !isPointer(y.type);
}

export function comparison(c: Checker, x: Operand, y: Operand, op: string, switchCase: boolean): void {
  if (!isValid(x.type) || !isValid(y.type)) {
    x.mode = 'invalid';
    return;
  }
  if (switchCase) op = '==';
  const problem = comparisonProblem(c, x, y, op);
  if (problem) {
    reportComparison(c, x, y, op, switchCase, problem);
    x.mode = 'invalid';
    return;
  }
  if (x.mode === 'constant' && y.mode === 'constant' && x.val && y.val) {
    x.val = x.val.kind === 'unknown' || y.val.kind === 'unknown' ? unknownValue : makeBool(compareOp(x.val, op, y.val));
  } else {
    x.mode = 'value';
    // Both operands are used as they are, so their types are final now.
    if (x.expr) updateExprType(c, x.expr, defaultType(x.type), true);
    if (y.expr) updateExprType(c, y.expr, defaultType(y.type), true);
  }
  x.type = Typ.untypedBool;
}

interface Problem { readonly at: Operand; readonly cause: string; readonly code: string }

function comparisonProblem(c: Checker, x: Operand, y: Operand, op: string): Problem | undefined {
  if (!assignableTo(c, x, y.type) && !assignableTo(c, y, x.type)) {
    return { at: y, cause: `mismatched types ${c.str(x.type)} and ${c.str(y.type)}`, code: 'MismatchedTypes' };
  }
  const undefinedOp = (at: Operand, cause = '') => ({ at, cause, code: 'UndefinedOp' });
  if (op === '==' || op === '!=') {
    if (x.isNil() || y.isNil()) return hasNil(x.isNil() ? y.type : x.type) ? undefined : undefinedOp(y);
    if (!comparable(x.type)) return undefinedOp(x, incomparableCause(c, x.type));
    return comparable(y.type) ? undefined : undefinedOp(y, incomparableCause(c, y.type));
  }
  if (!allOrdered(x.type)) return undefinedOp(x);
  return allOrdered(y.type) ? undefined : undefinedOp(y);
}

function reportComparison(c: Checker, x: Operand, y: Operand, op: string, switchCase: boolean, p: Problem): void {
  let { at, cause } = p;
  if (cause === '') {
    if (isTypeParam(x.type) || isTypeParam(y.type)) {
      if (!isTypeParam(x.type)) at = y;
      cause = `type parameter ${c.str(at.type)} cannot use operator ${op}`;
    } else cause = `operator ${op} not defined on ${compositeKind(at.type) || c.str(at.type)}`;
  }
  const text = (o: Operand) => (o.expr ? exprString(o.expr) : '');
  if (switchCase) c.error(x, p.code, `invalid case ${text(x)} in switch on ${text(y)} (${cause})`);
  else c.error(at, p.code, `invalid operation: ${text(x)} ${op} ${text(y)} (${cause})`);
}

function incomparableCause(c: Checker, t: Type): string {
  const u = underlying(t);
  if (u.kind === 'Slice' || u.kind === 'Signature' || u.kind === 'Map') return `${compositeKind(t)} can only be compared to nil`;
  return comparableProblem(t, true, undefined, c.qualifier) ?? '';
}

/** Counts beyond this cannot matter: the result would overflow every type. */
const maxShift = 1023n - 1n + 52n;

function shift(c: Checker, x: Operand, y: Operand, e: Expr | undefined, op: string): void {
  const fail = (at: Operand, code: string, message: string) => {
    c.error(at, code, `invalid operation: ${message}`);
    x.mode = 'invalid';
  };
  const xval = x.mode === 'constant' && x.val ? toInt(x.val) : undefined;
  const isInt = allInteger(x.type) || (isUntyped(x.type) && xval?.kind === 'int');
  if (!isInt) return fail(x, 'InvalidShiftOperand', `shifted operand ${c.op(x)} must be integer`);
  if (!checkShiftCount(c, x, y, fail)) return;
  if (x.mode === 'constant') {
    if (y.mode === 'constant' && y.val && x.val) {
      if (x.val.kind === 'unknown' || y.val.kind === 'unknown') {
        x.val = unknownValue;
        if (!isInteger(x.type)) x.type = Typ.untypedInt;
        return;
      }
      const s = toUint64(y.val);
      if (s === undefined || s > maxShift) return fail(y, 'InvalidShiftCount', `invalid shift count ${c.op(y)}`);
      if (!isInteger(x.type)) x.type = Typ.untypedInt;
      x.val = shiftOp(xval ?? unknownValue, op, Number(s));
      x.expr = e;
      overflow(c, x, opPos(e));
      return;
    }
    if (isUntyped(x.type)) {
      // The operand gets its type from the context of the whole shift; it must turn out to be an integer.
      if (x.expr && c.untyped(x.expr)) c.shiftOperands.add(x.expr.id);
      x.mode = 'value';
      return;
    }
  }
  if (!allInteger(x.type)) return fail(x, 'InvalidShiftOperand', `shifted operand ${c.op(x)} must be integer`);
  x.mode = 'value';
}

function checkShiftCount(c: Checker, x: Operand, y: Operand, fail: (at: Operand, code: string, message: string) => void): boolean {
  if (y.mode === 'constant' && y.val) {
    const yval = toInt(y.val);
    if (yval.kind === 'int' && yval.value < 0n) {
      fail(y, 'InvalidShiftCount', `negative shift count ${c.op(y)}`);
      return false;
    }
    if (isUntyped(y.type)) representable(c, y, Typ.uint);
  } else if (allInteger(y.type)) {
    if (!allBasic(y.type, Is.Unsigned) && !c.verifyVersion(y, 13, `invalid operation: signed shift count ${c.op(y)}`)) {
      x.mode = 'invalid';
      return false;
    }
  } else if (isUntyped(y.type)) convertUntyped(c, y, Typ.uint);
  else {
    fail(y, 'InvalidShiftCount', `shift count ${c.op(y)} must be integer`);
    return false;
  }
  if ((y.mode as string) === 'invalid') {
    x.mode = 'invalid';
    return false;
  }
  return true;
}
