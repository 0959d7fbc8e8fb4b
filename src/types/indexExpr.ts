/** Checks index and slice expressions. */
import type { Expr, IndexExpr, SliceExpr } from '../syntax/nodes';
import { assignment } from './assignments';
import { use } from './call';
import type { Checker } from './checker';
import { constantString, signOf, toInt64 } from './constantOps';
import { convertUntyped, representedConst } from './const';
import { expression, exprOrType, nonGeneric } from './expr';
import { identical } from './identical';
import { Operand } from './operand';
import { allInteger, isString, isTypeParam, isUntyped, isValid } from './predicates';
import { varType } from './typexpr';
import { Slice, type Type } from './types';
import { allTypes, underIs, underlying } from './under';
import { Typ } from './universe';

/** Returns true if e instantiates a generic function, which the caller has to do. */
export function indexExpr(c: Checker, x: Operand, e: IndexExpr): boolean {
  exprOrType(c, x, e.x, true);
  if (x.mode === 'invalid') {
    use(c, e.indices);
    return false;
  }
  if (x.mode === 'type') {
    x.mode = 'invalid';
    x.type = varType(c, e);
    if (isValid(x.type)) x.mode = 'type';
    return false;
  }
  if (x.mode === 'value') {
    const u = underlying(x.type);
    if (u.kind === 'Signature' && u.typeParams.length > 0) return true;
  }
  nonGeneric(c, undefined, x);
  if ((x.mode as string) === 'invalid') return false;
  indexValue(c, x, e);
  return false;
}

function indexValue(c: Checker, x: Operand, e: IndexExpr): void {
  let valid = false;
  let length = -1;
  const u = underlying(x.type);
  switch (u.kind) {
    case 'Basic':
      if (isString(u)) {
        valid = true;
        if (x.mode === 'constant' && x.val?.kind === 'string') length = x.val.value.length;
        x.mode = 'value';
        x.type = Typ.byte;
      }
      break;
    case 'Array':
      valid = true;
      length = u.len;
      if (x.mode !== 'variable') x.mode = 'value';
      x.type = u.elem;
      break;
    case 'Pointer': {
      const a = underlying(u.elem);
      if (a.kind === 'Array') {
        valid = true;
        length = a.len;
        x.mode = 'variable';
        x.type = a.elem;
      }
      break;
    }
    case 'Slice':
      valid = true;
      x.mode = 'variable';
      x.type = u.elem;
      break;
    case 'Map': return mapIndex(c, x, e, u.key, u.elem);
    case 'Interface': {
      const r = isTypeParam(x.type) ? indexTypeParam(x) : undefined;
      if (r?.key) return mapIndex(c, x, e, r.key, r.elem);
      if (r) {
        valid = true;
        x.mode = r.mode;
        x.type = r.elem;
        length = r.length;
      }
      break;
    }
    default:
  }
  if (!valid) {
    c.error(e.lbrack, 'NonIndexableOperand', `cannot index ${c.op(x)}`);
    use(c, e.indices);
    x.mode = 'invalid';
    return;
  }
  checkIndex(c, singleIndex(c, e), length);
}

function mapIndex(c: Checker, x: Operand, e: IndexExpr, key: Type, elem: Type): void {
  const k = new Operand();
  expression(c, undefined, k, singleIndex(c, e));
  assignment(c, k, key, 'map index');
  x.mode = 'mapindex';
  x.type = elem;
  x.val = undefined;
  x.expr = e;
}

interface Indexed { key: Type | undefined; elem: Type; length: number; mode: 'variable' | 'value' }

/** All types of the type set must agree on the element type, and on the key type if they are maps. */
function indexTypeParam(x: Operand): Indexed | undefined {
  let result: Indexed | undefined;
  let mode: 'variable' | 'value' = 'variable';
  const ok = underIs(x.type, (u) => {
    let key: Type | undefined;
    let elem: Type | undefined;
    let length = -1;
    switch (u?.kind) {
      case 'Basic':
        if (isString(u)) {
          elem = Typ.byte;
          mode = 'value';
        }
        break;
      case 'Array':
        length = u.len;
        elem = u.elem;
        if (x.mode !== 'variable') mode = 'value';
        break;
      case 'Pointer': {
        const a = underlying(u.elem);
        if (a.kind === 'Array') {
          length = a.len;
          elem = a.elem;
        }
        break;
      }
      case 'Slice': elem = u.elem; break;
      case 'Map':
        key = u.key;
        elem = u.elem;
        break;
      default:
    }
    if (!elem) return false;
    if (!result) {
      result = { key, elem, length, mode };
      return true;
    }
    if ((key === undefined) !== (result.key === undefined) || (key && result.key && !identical(key, result.key)) || !identical(elem, result.elem)) return false;
    if (length >= 0 && (length < result.length || result.length < 0)) result.length = length;
    return true;
  });
  if (!ok || !result) return undefined;
  result.mode = mode;
  return result;
}

function singleIndex(c: Checker, e: IndexExpr): Expr {
  const second = e.indices[1];
  if (second) c.error(second, 'InvalidIndex', 'invalid operation: more than one index');
  return e.indices[0] as Expr;
}

/** Checks an index below `max` (-1: unbounded); returns its type and its value, -1 if that is not constant. */
export function checkIndex(c: Checker, e: Expr, max: number): { type: Type; value: number } {
  const none = { type: Typ.invalid, value: -1 };
  const x = new Operand();
  expression(c, undefined, x, e);
  if (!isValidIndex(c, x, 'InvalidIndex', 'index', false)) return none;
  if (x.mode !== 'constant' || !x.val) return { type: x.type, value: -1 };
  if (x.val.kind === 'unknown') return none;
  const v = toInt64(x.val);
  if (v === undefined) return none;
  if (max >= 0 && v >= BigInt(max)) {
    c.error(x, 'InvalidIndex', `invalid argument: index ${constantString(x.val)} out of bounds [0:${max}]`);
    return none;
  }
  return { type: x.type, value: Number(v) };
}

export function isValidIndex(c: Checker, x: Operand, code: string, what: string, allowNegative: boolean): boolean {
  if (x.mode === 'invalid') return false;
  convertUntyped(c, x, Typ.int);
  if ((x.mode as string) === 'invalid') return false;
  if (!allInteger(x.type)) {
    c.error(x, code, `invalid argument: ${what} ${c.op(x)} must be integer`);
    return false;
  }
  if (x.mode !== 'constant' || !x.val) return true;
  if (!allowNegative && x.val.kind !== 'unknown' && signOf(x.val) < 0) {
    c.error(x, code, `invalid argument: ${what} ${c.op(x)} must not be negative`);
    return false;
  }
  const v = representedConst(x.val, Typ.int);
  if (!v) {
    c.error(x, code, `invalid argument: ${what} ${c.op(x)} overflows int`);
    return false;
  }
  x.val = v;
  return true;
}

export function sliceExpr(c: Checker, x: Operand, e: SliceExpr): void {
  expression(c, undefined, x, e.x);
  const indices = [e.low, e.high, e.max];
  if (x.mode === 'invalid') {
    use(c, indices.filter((i): i is Expr => i !== undefined));
    return;
  }
  const fail = (code: string, message: string, at: { pos: number } = x) => {
    c.error(at, code, message);
    x.mode = 'invalid';
  };
  const u = slicedType(c, x);
  if (!u) {
    x.mode = 'invalid';
    return;
  }
  let length = -1;
  let valid = false;
  switch (u.kind) {
    case 'Basic':
      if (isString(u)) {
        if (e.slice3) return fail('InvalidSliceExpr', 'invalid operation: 3-index slice of string', e.max ?? e);
        valid = true;
        if (x.mode === 'constant' && x.val?.kind === 'string') length = x.val.value.length;
        if (isUntyped(x.type)) x.type = Typ.string;
      }
      break;
    case 'Array':
      valid = true;
      length = u.len;
      if (x.mode !== 'variable') return fail('NonSliceableOperand', `cannot slice unaddressable value ${c.op(x)}`);
      x.type = new Slice(u.elem);
      break;
    case 'Pointer': {
      const a = underlying(u.elem);
      if (a.kind === 'Array') {
        valid = true;
        length = a.len;
        x.type = new Slice(a.elem);
      }
      break;
    }
    case 'Slice': valid = true; break;
    default:
  }
  if (!valid) return fail('NonSliceableOperand', `cannot slice ${c.op(x)}`);
  x.mode = 'value';
  const values = indices.map((i, n) => {
    if (i) return checkIndex(c, i, length >= 0 ? length + 1 : -1).value;
    return n === 0 ? 0 : length;
  });
  for (let i = 0; i < 2; i++) {
    const lo = values[i] as number;
    const j = lo > 0 ? values.findIndex((v, n) => n > i && v >= 0 && v < lo) : -1;
    if (j < 0) continue;
    c.error(indices[j] ?? e, 'SwappedSliceIndices', `invalid slice indices: ${values[j]} < ${lo}`);
    return;
  }
}

/** The common underlying type of what is sliced; strings and byte slices go together as strings. */
function slicedType(c: Checker, x: Operand): Type | undefined {
  let ct: Type | undefined;
  let cu: Type | undefined;
  let hasString = false;
  const ok = allTypes(x.type, (t, u0) => {
    if (!u0) {
      c.error(x, 'NonSliceableOperand', `cannot slice ${c.op(x)}: no specific type in ${c.str(x.type)}`);
      return false;
    }
    let u = u0;
    if (isString(u)) {
      u = new Slice(Typ.byte);
      hasString = true;
    }
    if (!cu) {
      ct = t;
      cu = u;
      return true;
    }
    if (identical(cu, u)) return true;
    c.error(x, 'NonSliceableOperand', `cannot slice ${c.op(x)}: ${c.str(ct as Type)} and ${c.str(t as Type)} have different underlying types`);
    return false;
  });
  if (!ok) return undefined;
  if (hasString) return isTypeParam(x.type) ? Typ.string : underlying(x.type);
  return cu;
}
