/** Checks range statements, over all kinds of values: also integers and functions. */
import { exprString } from '../syntax/exprString';
import type { Expr, RangeStmt } from '../syntax/nodes';
import { assignment, assignVar, initVar } from './assignments';
import type { Checker } from './checker';
import { commonUnder } from './coreType';
import { declare } from './decl';
import { expression } from './expr';
import { identical } from './identical';
import { Var } from './objects';
import { Operand } from './operand';
import { arrayPtrDeref, isBoolean, isInteger, isString } from './predicates';
import { stmt } from './stmt';
import type { Signature, Type } from './types';
import { Typ } from './universe';

interface KeyValue { readonly key: Type | undefined; readonly value: Type | undefined }

export function rangeStmt(c: Checker, s: RangeStmt): void {
  const x = new Operand();
  expression(c, undefined, x, s.x);
  let kv: KeyValue = { key: Typ.invalid, value: Typ.invalid };
  if (x.mode !== 'invalid') {
    const r = rangeKeyValue(c, x.type);
    if (typeof r === 'string') c.softError(x, 'InvalidRangeExpr', `cannot range over ${c.op(x)}${r === '' ? '' : `: ${r}`}`);
    else {
      kv = r;
      if (!r.key && s.key) c.softError(s.key, 'InvalidIterVar', `range over ${c.op(x)} permits no iteration variables`);
      else if (!r.value && s.value) c.softError(s.value, 'InvalidIterVar', `range over ${c.op(x)} permits only one iteration variable`);
      else if (s.extra) c.softError(s.extra, 'InvalidIterVar', 'range clause permits at most two iteration variables');
    }
  }
  c.openScope(s.pos, s.end);
  const lhs: [Expr | undefined, Type | undefined][] = [[s.key, kv.key], [s.value, kv.value]];
  const overInt = isInteger(x.type);
  if (s.define) defineVars(c, s, x, lhs, overInt);
  else if (s.key) {
    for (const [e, t] of lhs) {
      if (!e || !t || t === Typ.invalid) continue;
      if (!overInt) {
        assignVar(c, e, undefined, Operand.value(e, t), 'assignment');
        continue;
      }
      assignVar(c, e, undefined, x, 'range clause');
      if (x.mode !== 'invalid' && !isInteger(x.type)) c.softError(e, 'InvalidRangeExpr', `cannot use iteration variable of type ${c.str(x.type)}`);
    }
  } else if (overInt) assignment(c, x, undefined, 'range clause');
  stmt(c, s.body);
  c.closeScope();
}

function defineVars(c: Checker, s: RangeStmt, x: Operand, lhs: [Expr | undefined, Type | undefined][], overInt: boolean): void {
  const vars: Var[] = [];
  for (const [e, t] of lhs) {
    if (!e) continue;
    let v: Var;
    if (e.kind === 'Ident') {
      v = new Var(e.pos, c.pkg, e.name, undefined);
      c.recordDef(e, v);
      if (e.name !== '_') vars.push(v);
    } else {
      c.error(e, 'InvalidSyntaxTree', `invalid syntax tree: cannot declare ${exprString(e)}`);
      v = new Var(e.pos, c.pkg, '_', undefined);
    }
    if (!t || t === Typ.invalid) {
      v.type = Typ.invalid;
      v.used = true;
    } else if (overInt) initVar(c, v, x, 'range clause');
    else initVar(c, v, Operand.value(e, t), 'assignment');
  }
  if (vars.length === 0) c.error(s, 'NoNewVar', 'no new variables on left side of :=');
  for (const v of vars) declare(c, c.env.scope, undefined, v);
}

/** The types of the iteration variables, or why it is not possible to range over t. */
function rangeKeyValue(c: Checker, t: Type): KeyValue | string {
  const core = commonUnder(t, c.qualifier, (t1, u) => (u?.kind === 'Chan' && u.dir === 'send' ? `receive from send-only channel ${t1 ? c.str(t1) : ''}` : undefined));
  if (!core.type) return core.error ?? '';
  const u = arrayPtrDeref(core.type);
  switch (u.kind) {
    case 'Basic':
      if (isString(u)) return { key: Typ.int, value: Typ.rune };
      if (isInteger(u)) return c.allowVersion(22) ? { key: t, value: undefined } : 'requires go1.22 or later';
      return '';
    case 'Array': case 'Slice': return { key: Typ.int, value: u.elem };
    case 'Map': return { key: u.key, value: u.elem };
    case 'Chan': return { key: u.elem, value: undefined };
    case 'Signature': return c.allowVersion(23) ? iteratorFunc(c, u) : 'requires go1.23 or later';
    default: return '';
  }
}

function iteratorFunc(c: Checker, sig: Signature): KeyValue | string {
  const bad = (why: string) => `func must be func(yield func(...) bool): ${why}`;
  if (sig.params.vars.length !== 1) return bad('wrong argument count');
  if (sig.results.vars.length !== 0) return bad('unexpected results');
  const core = commonUnder(sig.params.vars[0]?.type as Type, c.qualifier);
  const yieldFunc = core.type;
  if (yieldFunc?.kind !== 'Signature') return bad(core.error ? `in yield type, ${core.error}` : 'argument is not func');
  const params = yieldFunc.params.vars;
  const result = yieldFunc.results.vars.length === 1 ? (yieldFunc.results.vars[0]?.type as Type) : undefined;
  if (params.length > 2) return bad('yield func has too many parameters');
  if (!result || !identical(result, Typ.bool)) {
    return bad(result && isBoolean(result) ? 'yield func returns user-defined boolean, not bool' : 'yield func does not return bool');
  }
  return { key: params[0]?.type, value: params[1]?.type };
}
