/** An operand: what the checker knows about an expression while it is being checked, and how messages show it. */
import type { Pos } from '../base/source';
import { exprString } from '../syntax/exprString';
import type { Expr } from '../syntax/nodes';
import type { ConstantValue } from './constant';
import { constantString } from './constantOps';
import type { OperandMode } from './info';
import { hasEmptyTypeSet, isGeneric, isUntyped, isValid } from './predicates';
import { type Qualifier, typeString } from './typeString';
import type { Basic, Type } from './types';
import { asTypeParam, underlying } from './under';
import { Typ } from './universe';

export class Operand {
  mode: OperandMode = 'invalid';
  expr: Expr | undefined;
  type: Type = Typ.invalid;
  val: ConstantValue | undefined;
  /** Name of the builtin function, for mode builtin. */
  builtin = '';

  static value(expr: Expr | undefined, type: Type): Operand {
    const x = new Operand();
    x.mode = 'value';
    x.expr = expr;
    x.type = type;
    return x;
  }

  /** Where messages about the operand point: the start of its expression. */
  get pos(): Pos { return this.expr ? startPos(this.expr) : 0; }

  assign(y: Operand): void {
    this.mode = y.mode;
    this.expr = y.expr;
    this.type = y.type;
    this.val = y.val;
    this.builtin = y.builtin;
  }

  clone(): Operand {
    const x = new Operand();
    x.assign(this);
    return x;
  }

  isNil(): boolean { return this.mode === 'nilvalue'; }
}

/** Where Go's messages about an expression point. */
export function startPos(e: Expr): Pos {
  return e.kind === 'FuncType' ? e.lparen : e.pos;
}

/** The position that Go's compiler keeps for an expression: its operator's or opening bracket's. */
export function operatorPos(e: Expr): Pos {
  switch (e.kind) {
    case 'BinaryExpr': return e.opPos;
    case 'CallExpr': return e.lparen;
    case 'IndexExpr': return e.lbrack;
    case 'SelectorExpr': return e.sel.pos - 1;
    case 'CompositeLit': return e.lbrace;
    case 'KeyValueExpr': return e.colon;
    default: return startPos(e);
  }
}

const modeText: Record<OperandMode, string> = {
  invalid: 'invalid operand', novalue: 'no value', builtin: 'built-in', type: 'type', constant: 'constant', variable: 'variable',
  mapindex: 'map index expression', value: 'value', nilvalue: 'nil', commaok: 'comma, ok expression',
};

export function compositeKind(t: Type): string {
  const u = underlying(t);
  switch (u.kind) {
    case 'Array': return 'array';
    case 'Slice': return 'slice';
    case 'Struct': return 'struct';
    case 'Pointer': return 'pointer';
    case 'Signature': return 'func';
    case 'Interface': return 'interface';
    case 'Map': return 'map';
    case 'Chan': return 'chan';
    case 'Tuple': return 'tuple';
    case 'Union': return 'union';
    default: return '';
  }
}

export function operandString(x: Operand, q: Qualifier): string {
  if (x.mode === 'nilvalue') {
    if (x.type === Typ.invalid) return 'nil (with invalid type)';
    return x.type === Typ.untypedNil ? 'nil' : `nil (of type ${typeString(x.type, q)})`;
  }
  let expr = '';
  if (x.expr) expr = exprString(x.expr);
  else if (x.mode === 'builtin') expr = x.builtin;
  else if (x.mode === 'type') expr = typeString(x.type, q);
  else if (x.mode === 'constant' && x.val) expr = constantString(x.val);
  let out = '';
  let hasType = false;
  if (x.mode !== 'invalid' && x.mode !== 'novalue' && x.mode !== 'builtin' && x.mode !== 'type') {
    if (isUntyped(x.type)) out += `${(x.type as Basic).name} `;
    else hasType = true;
  }
  out += modeText[x.mode];
  if (x.mode === 'constant' && x.val) {
    const s = constantString(x.val);
    if (s !== expr) out += ` ${s}`;
  }
  if (hasType) out += typeDescription(x.type, q);
  return expr === '' ? out : `${expr} (${out})`;
}

function typeDescription(t: Type, q: Qualifier): string {
  if (!isValid(t)) return ' with invalid type';
  let description = isGeneric(t) ? 'generic ' : '';
  const p = asTypeParam(t);
  if (!p && (t.kind === 'Alias' || t.kind === 'Named')) {
    const u = underlying(t);
    description += `${compositeKind(t) || (u as Basic).name} `;
  }
  let out = ` of ${description}type ${typeString(t, q)}`;
  if (p) {
    out += ` constrained by ${p.constraint ? typeString(p.constraint, q) : 'any'}`;
    if (hasEmptyTypeSet(p)) out += ' with empty type set';
  }
  return out;
}
