/** Checks literals: basic, function and composite ones. */
import { exprString } from '../syntax/exprString';
import type { BasicLit, CompositeLit, Expr, FuncLit } from '../syntax/nodes';
import { assignment } from './assignments';
import { use } from './call';
import type { Checker } from './checker';
import type { ConstantValue } from './constant';
import { constantString, literalValue, toFloat64, toInt } from './constantOps';
import { overflow } from './const';
import { coreType } from './coreType';
import { expression, exprWithHint } from './expr';
import { checkIndex } from './indexExpr';
import { fieldIndex } from './lookup';
import type { Var } from './objects';
import { Operand } from './operand';
import { deref, isNonTypeParamInterface, isValid } from './predicates';
import { lookupError } from './selector';
import { funcBody } from './stmt';
import { isExported } from './typeSet';
import { typeKey } from './typeKey';
import { typeExpr, varType } from './typexpr';
import { ArrayT, Signature, type Struct, type Type } from './types';
import { Typ } from './universe';

const literalTypes = { INT: Typ.untypedInt, FLOAT: Typ.untypedFloat, IMAG: Typ.untypedComplex, CHAR: Typ.untypedRune, STRING: Typ.untypedString };

export function basicLit(c: Checker, x: Operand, e: BasicLit): void {
  const isNumber = e.token === 'INT' || e.token === 'FLOAT' || e.token === 'IMAG';
  if (isNumber) {
    checkLiteralVersion(c, e);
    if (e.text.length > 10000) {
      c.error(e, 'InvalidConstVal', `excessively long constant: ${e.text.slice(0, 10)}... (${e.text.length} chars)`);
      return;
    }
  }
  const val = literalValue(e.token, e.text);
  if (val.kind === 'unknown') {
    c.error(e, 'InvalidConstVal', `malformed constant: ${e.text}`);
    return;
  }
  x.mode = 'constant';
  x.type = literalTypes[e.token];
  x.val = val;
  x.expr = e;
  if (isNumber) overflow(c, x, e.pos);
}

function checkLiteralVersion(c: Checker, e: BasicLit): void {
  const { text } = e;
  if (c.allowVersion(13) || text.length <= 2) return;
  if (text.includes('_')) c.versionError(e, 13, 'underscore in numeric literal');
  else if (/^0[bB]/.test(text)) c.versionError(e, 13, 'binary literal');
  else if (/^0[oO]/.test(text)) c.versionError(e, 13, '0o/0O-style octal literal');
  else if (e.token !== 'INT' && /^0[xX]/.test(text)) c.versionError(e, 13, 'hexadecimal floating-point literal');
}

export function funcLit(c: Checker, x: Operand, e: FuncLit): void {
  const sig = typeExpr(c, e.type);
  if (!(sig instanceof Signature)) return;
  // The body is checked when the statement around it is complete: it must not see variables that the statement declares.
  const { decl, iota, outerParams } = c.env;
  c.later(() => funcBody(c, decl, sig, e.body, iota, outerParams));
  x.mode = 'value';
  x.type = sig;
}

export function compositeLit(c: Checker, x: Operand, e: CompositeLit, hint: Type | undefined): void {
  let type: Type = Typ.invalid;
  let base: Type = Typ.invalid;
  if (e.type) {
    if (e.type.kind === 'ArrayType' && e.type.len?.kind === 'Ellipsis') type = new ArrayT(-1, varType(c, e.type.elt));
    else type = typeExpr(c, e.type);
    base = type;
  } else if (hint) {
    type = base = hint;
    const core = coreType(base);
    const d = core && deref(core);
    if (d?.isPointer) base = d.type;
  } else c.error(e, 'UntypedLit', 'missing type in composite literal');
  const u = coreType(base);
  switch (u?.kind) {
    case 'Struct': structLit(c, x, e, base, u); break;
    case 'Array': {
      const n = indexedElements(c, e.elts, u.elem, u.len);
      if (u.len < 0) {
        u.len = n;
        if (e.type) c.recordType(e.type, 'type', u, undefined);
      }
      break;
    }
    case 'Slice': indexedElements(c, e.elts, u.elem, -1); break;
    case 'Map': mapLit(c, x, e, u.key, u.elem); break;
    default:
      for (const elt of e.elts) use(c, [elt.kind === 'KeyValueExpr' ? elt.value : elt]);
      if (!u || isValid(u)) {
        if (u || isValid(base)) c.error(e, 'InvalidLit', `invalid composite literal${!e.type && hint ? ' element' : ''} type ${c.str(type)}${u ? '' : ' (no common underlying type)'}`);
        x.mode = 'invalid';
        return;
      }
  }
  x.mode = 'value';
  x.type = type;
  x.val = undefined;
}

function structLit(c: Checker, x: Operand, e: CompositeLit, base: Type, u: Struct): void {
  const first = e.elts[0];
  if (!first) return;
  if (first.kind === 'KeyValueExpr') return keyedStructLit(c, x, e, base, u);
  for (let i = 0; i < e.elts.length; i++) {
    const elt = e.elts[i] as Expr;
    if (elt.kind === 'KeyValueExpr') {
      c.error(elt, 'MixedStructLit', 'mixture of field:value and value elements in struct literal');
      continue;
    }
    expression(c, undefined, x, elt);
    const f = u.fields[i];
    if (!f) {
      c.error(x, 'InvalidStructLit', `too many values in struct literal of type ${c.str(base)}`);
      break;
    }
    if (!isExported(f.name) && f.pkg !== c.pkg) {
      c.error(x, 'UnexportedLitField', `implicit assignment to unexported field ${f.name} in struct literal of type ${c.str(base)}`);
      continue;
    }
    assignment(c, x, f.type as Type, 'struct literal');
  }
  if (e.elts.length < u.fields.length) c.error(e.rbrace, 'InvalidStructLit', `too few values in struct literal of type ${c.str(base)}`);
}

function keyedStructLit(c: Checker, x: Operand, e: CompositeLit, base: Type, u: Struct): void {
  const visited = new Set<number>();
  for (const kv of e.elts) {
    if (kv.kind !== 'KeyValueExpr') {
      c.error(kv, 'MixedStructLit', 'mixture of field:value and value elements in struct literal');
      continue;
    }
    const { key } = kv;
    expression(c, undefined, x, kv.value);
    if (key.kind !== 'Ident') {
      c.error(kv, 'InvalidLitField', `invalid field name ${exprString(key)} in struct literal`);
      continue;
    }
    const i = fieldIndex(u.fields, c.pkg, key.name, false);
    if (i < 0) {
      const alt = u.fields[fieldIndex(u.fields, c.pkg, key.name, true)];
      c.error(key, 'MissingLitField', lookupError(c, base, key.name, alt, true));
      continue;
    }
    const f = u.fields[i] as Var;
    c.recordUse(key, f);
    assignment(c, x, f.type as Type, 'struct literal');
    if (visited.has(i)) {
      c.error(kv, 'DuplicateLitField', `duplicate field name ${key.name} in struct literal`);
      continue;
    }
    visited.add(i);
  }
}

function mapLit(c: Checker, x: Operand, e: CompositeLit, key: Type, elem: Type): void {
  const keyIsInterface = isNonTypeParamInterface(key);
  const visited = new Set<string>();
  for (const kv of e.elts) {
    if (kv.kind !== 'KeyValueExpr') {
      c.error(kv, 'MissingLitKey', 'missing key in map literal');
      continue;
    }
    exprWithHint(c, x, kv.key, key);
    assignment(c, x, key, 'map literal');
    if (x.mode === 'invalid') continue;
    if (x.mode === 'constant' && x.val) {
      let k = constantKey(x.val);
      if (keyIsInterface) k += ` ${typeKey(x.type)}`;
      if (visited.has(k)) {
        c.error(x, 'DuplicateLitKey', `duplicate key ${constantString(x.val)} in map literal`);
        continue;
      }
      visited.add(k);
    }
    exprWithHint(c, x, kv.value, elem);
    assignment(c, x, elem, 'map literal');
  }
}

/** Constants that are equal as map keys have the same text. */
export function constantKey(v: ConstantValue): string {
  switch (v.kind) {
    case 'string': return `"${v.value}`;
    case 'bool': return String(v.value);
    case 'complex': {
      const re = toInt(v);
      return re.kind === 'int' ? re.value.toString() : `${toFloat64(v.re)},${toFloat64(v.im)}`;
    }
    case 'unknown': return '?';
    default: {
      const i = toInt(v);
      return i.kind === 'int' ? i.value.toString() : String(toFloat64(v));
    }
  }
}

/** Elements of an array (length -1: or slice); returns the length that they need. */
function indexedElements(c: Checker, elts: readonly Expr[], type: Type, length: number): number {
  const visited = new Set<number>();
  let index = 0;
  let max = 0;
  const x = new Operand();
  for (const e of elts) {
    let valid = false;
    let value = e;
    if (e.kind === 'KeyValueExpr') {
      const r = checkIndex(c, e.key, length);
      if (isValid(r.type)) {
        if (r.value >= 0) {
          index = r.value;
          valid = true;
        } else c.error(e, 'InvalidLitIndex', `index ${exprString(e.key)} must be integer constant`);
      }
      value = e.value;
    } else if (length >= 0 && index >= length) c.error(e, 'OversizeArrayLit', `index ${index} is out of bounds (>= ${length})`);
    else valid = true;
    if (valid) {
      if (visited.has(index)) c.error(e, 'DuplicateLitKey', `duplicate index ${index} in array or slice literal`);
      visited.add(index);
    }
    index++;
    if (index > max) max = index;
    exprWithHint(c, x, value, type);
    assignment(c, x, type, 'array or slice literal');
  }
  return max;
}
