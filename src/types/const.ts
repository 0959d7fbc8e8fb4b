/** Representability of constants, overflow, and the conversion of untyped operands. */
import type { Pos } from '../base/source';
import type { Expr } from '../syntax/nodes';
import type { Checker } from './checker';
import type { ConstantValue } from './constant';
import { bitLength, fromFloat64, makeComplex, toComplex, toFloat, toFloat32, toFloat64, toInt, unknownValue } from './constantOps';
import { updateExprType } from './expr';
import { type Operand, operatorPos } from './operand';
import { basicIs, defaultType, hasNil, Is, isBoolean, isInteger, isNumeric, isString, isTypeParam, isTyped, isUntyped, isValid, maxType } from './predicates';
import { computeTypeSet, isTop } from './typeSet';
import type { Basic, BasicKind, Type } from './types';
import { asNamed, underIs, underlying } from './under';

/** Why an operand cannot be converted. */
export type ConversionError = 'TruncatedFloat' | 'NumericOverflow' | 'InvalidConstVal' | 'InvalidUntypedConversion';

interface Range { readonly min: bigint; readonly max: bigint }

const signed = (bits: bigint): Range => ({ min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n });
const unsigned = (bits: bigint): Range => ({ min: 0n, max: (1n << bits) - 1n });
const intRanges: Partial<Record<BasicKind, Range>> = {
  int: signed(64n), int8: signed(8n), int16: signed(16n), int32: signed(32n), int64: signed(64n),
  uint: unsigned(64n), uint8: unsigned(8n), uint16: unsigned(16n), uint32: unsigned(32n), uint64: unsigned(64n), uintptr: unsigned(64n),
};

function fitsInteger(v: bigint, t: Basic): boolean {
  const range = intRanges[t.basic];
  return range === undefined || (v >= range.min && v <= range.max);
}

function roundFloat(x: ConstantValue, single: boolean): ConstantValue | undefined {
  const f = single ? toFloat32(x) : toFloat64(x);
  return Number.isFinite(f) ? fromFloat64(f) : undefined;
}

/** x as a constant of type t, rounded to it; undefined if t cannot represent it. */
export function representedConst(x: ConstantValue, t: Basic): ConstantValue | undefined {
  if (x.kind === 'unknown') return x;
  if (basicIs(t, Is.Integer)) {
    const i = toInt(x);
    return i.kind === 'int' && fitsInteger(i.value, t) ? i : undefined;
  }
  if (basicIs(t, Is.Float)) {
    const f = toFloat(x);
    if (f.kind !== 'float') return undefined;
    return t.basic === 'untyped float' ? x : roundFloat(f, t.basic === 'float32');
  }
  if (basicIs(t, Is.Complex)) {
    const z = toComplex(x);
    if (z.kind !== 'complex') return undefined;
    if (t.basic === 'untyped complex') return x;
    const single = t.basic === 'complex64';
    const re = roundFloat(z.re, single);
    const im = roundFloat(z.im, single);
    return re && im && makeComplex(re, im);
  }
  if (basicIs(t, Is.String)) return x.kind === 'string' ? x : undefined;
  if (basicIs(t, Is.Boolean)) return x.kind === 'bool' ? x : undefined;
  return undefined;
}

export function representableConst(x: ConstantValue, t: Basic): boolean {
  return representedConst(x, t) !== undefined;
}

function representation(x: Operand, t: Basic): ConstantValue | ConversionError {
  const v = representedConst(x.val ?? unknownValue, t);
  if (v) return v;
  if (isNumeric(x.type) && isNumeric(t)) return !isInteger(x.type) && isInteger(t) ? 'TruncatedFloat' : 'NumericOverflow';
  return 'InvalidConstVal';
}

/** Rounds the constant x to type t, or reports that t cannot represent it. */
export function representable(c: Checker, x: Operand, t: Basic): void {
  const v = representation(x, t);
  if (typeof v === 'string') {
    invalidConversion(c, v, x, t);
    x.mode = 'invalid';
  } else x.val = v;
}

export function invalidConversion(c: Checker, code: ConversionError, x: Operand, target: Type): void {
  const s = c.op(x);
  const t = c.str(target);
  if (code === 'TruncatedFloat') c.error(x, code, `${s} truncated to ${t}`);
  else if (code === 'NumericOverflow') c.error(x, code, `${s} overflows ${t}`);
  else c.error(x, code, `cannot convert ${s} to type ${t}`);
}

const unaryNames: Record<string, string> = { '^': 'bitwise complement ' };
const binaryNames: Record<string, string> = { '+': 'addition ', '-': 'subtraction ', '^': 'bitwise XOR ', '*': 'multiplication ', '<<': 'shift ' };

function operationName(e: Expr | undefined): string {
  if (e?.kind === 'UnaryExpr') return unaryNames[e.op] ?? '';
  return e?.kind === 'BinaryExpr' ? binaryNames[e.op] ?? '' : '';
}

/** Checks that the result of a constant operation fits its type; untyped integers may have 512 bits. */
export function overflow(c: Checker, x: Operand, pos: Pos): void {
  const { val } = x;
  if (!val) return;
  if (val.kind === 'unknown') {
    c.error(pos, 'InvalidConstVal', 'constant result is not representable');
    return;
  }
  if (isTyped(x.type)) {
    const u = underlying(x.type);
    if (u.kind === 'Basic') representable(c, x, u);
    return;
  }
  if (val.kind === 'int' && bitLength(val.value) > 512) {
    c.error(pos, 'InvalidConstVal', `constant ${operationName(x.expr)}overflow`);
    x.val = unknownValue;
  }
}

export function opPos(e: Expr | undefined): Pos { return e ? operatorPos(e) : 0; }

export interface Implicit { readonly type: Type | undefined; readonly val: ConstantValue | undefined; readonly code: ConversionError | '' }

const ok = (type: Type, val?: ConstantValue): Implicit => ({ type, val, code: '' });
const bad = (code: ConversionError): Implicit => ({ type: undefined, val: undefined, code });

/** The type, and for constants the value, that the untyped operand x gets where `target` is wanted. */
export function implicitTypeAndValue(x: Operand, target: Type): Implicit {
  if (x.mode === 'invalid' || isTyped(x.type) || !isValid(target)) return ok(x.type);
  if (isUntyped(target)) {
    const m = maxType(x.type, target);
    return m ? ok(m) : bad('InvalidUntypedConversion');
  }
  if (x.isNil()) return hasNil(target) ? ok(target) : bad('InvalidUntypedConversion');
  const u = underlying(target);
  switch (u.kind) {
    case 'Basic': {
      if (x.mode === 'constant') {
        const v = representation(x, u);
        return typeof v === 'string' ? bad(v) : ok(target, v);
      }
      const from = x.type as Basic;
      const fits = basicIs(from, Is.Boolean) ? isBoolean(target) : basicIs(from, Is.Numeric) ? isNumeric(target) : basicIs(from, Is.String) ? isString(target) : false;
      return fits ? ok(target) : bad('InvalidUntypedConversion');
    }
    case 'Interface':
      if (isTypeParam(target)) {
        return underIs(target, (t) => t !== undefined && implicitTypeAndValue(x, t).type !== undefined) ? ok(target) : bad('InvalidUntypedConversion');
      }
      return isTop(computeTypeSet(u)) ? ok(defaultType(x.type)) : bad('InvalidUntypedConversion');
    default: return bad('InvalidUntypedConversion');
  }
}

export function convertUntyped(c: Checker, x: Operand, target: Type): void {
  const { type, val, code } = implicitTypeAndValue(x, target);
  if (code !== '') {
    let t = target;
    if (!isTypeParam(t)) t = asNamed(t)?.underlyingType ?? underlying(t);
    invalidConversion(c, code, x, t);
    x.mode = 'invalid';
    return;
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

export function updateExprVal(c: Checker, e: Expr | undefined, val: ConstantValue): void {
  const tv = e && c.untyped(e);
  if (tv) tv.value = val;
}

