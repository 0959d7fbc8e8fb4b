/** Checks function types, receivers and parameters. */
import { exact } from '../base/exact';
import { exprString } from '../syntax/exprString';
import type { Expr, Field, FuncDecl, FuncType, Ident } from '../syntax/nodes';
import type { At, Checker } from './checker';
import { collectTypeParams, declare, declareTypeParam } from './decl';
import { instantiateNamed } from './named';
import { Scope, Var } from './objects';
import { deref, isValid } from './predicates';
import { unpackReceiver } from './resolver';
import { makeSubstMap, substType } from './subst';
import { genericType, varType } from './typexpr';
import { Alias, Named, Pointer, type Signature, Slice, Tuple, type Type, type TypeParam } from './types';
import { unalias, underlying } from './under';
import { emptyTuple, Typ } from './universe';

export function verifyGenericDecl(c: Checker, decl: FuncDecl): void {
  const first = decl.type.typeParams[0];
  if (first) c.verifyVersion(first, 18, 'type parameter');
}

/** Fills in sig, which the function's object has already. */
export function funcType(c: Checker, sig: Signature, recvField: Field | undefined, e: FuncType): void {
  const outer = c.env.scope;
  const scope = new Scope(outer, e.pos, e.end, true);
  c.env.scope = scope;
  sig.scope = scope;
  let recv: Var | undefined;
  if (recvField) {
    const r = collectReceiver(c, recvField);
    recv = r.recv;
    sig.recvTypeParams = r.params;
  }
  if (e.typeParams.length > 0) collectTypeParams(c, e.typeParams, (list) => { sig.typeParams = list; });
  const params = collectParams(c, e.params, true);
  const results = collectParams(c, e.results, false);
  const recvName = recvField?.names[0];
  if (recv && recvName) declare(c, scope, recvName, recv);
  declareParams(c, scope, params);
  declareParams(c, scope, results);
  sig.recv = recv;
  sig.params = tupleOf(params.vars);
  sig.results = tupleOf(results.vars);
  sig.variadic = params.variadic;
  c.env.scope = outer;
}

function tupleOf(vars: Var[]): Tuple {
  return vars.length === 0 ? emptyTuple : new Tuple(exact(vars));
}

interface Params { readonly names: (Ident | undefined)[]; readonly vars: Var[]; readonly variadic: boolean }

function declareParams(c: Checker, scope: Scope, p: Params): void {
  for (let i = 0; i < p.names.length; i++) {
    const name = p.names[i];
    if (name) declare(c, scope, name, p.vars[i] as Var);
  }
}

const noParams: Params = { names: [], vars: [], variadic: false };

function collectParams(c: Checker, fields: readonly Field[], areParams: boolean): Params {
  if (fields.length === 0) return noParams;
  const names: (Ident | undefined)[] = [];
  const vars: Var[] = [];
  let variadic = false;
  for (let i = 0; i < fields.length; i++) {
    const f = fields[i] as Field;
    let { type } = f;
    if (type.kind === 'Ellipsis') {
      if (areParams && i === fields.length - 1 && f.names.length <= 1) variadic = true;
      else c.error(type, 'InvalidSyntaxTree', 'invalid use of ...');
      type = type.elt as Expr;
    }
    let t = varType(c, type);
    if (variadic && f.type.kind === 'Ellipsis') {
      t = new Slice(t);
      c.recordType(f.type, 'type', t, undefined);
    }
    for (let k = 0; k === 0 || k < f.names.length; k++) {
      const id = f.names[k];
      const v = new Var(id ? id.pos : f.pos, c.pkg, id ? id.name : '', t);
      v.isParam = areParams;
      v.isResult = !areParams;
      names.push(id);
      vars.push(v);
    }
  }
  return { names, vars, variadic };
}

function collectReceiver(c: Checker, field: Field): { recv: Var; params: TypeParam[] } {
  const { ptr, base, params: paramExprs } = unpackReceiver(field.type);
  let type: Type = Typ.invalid;
  let params: TypeParam[] = [];
  if (!paramExprs) {
    type = varType(c, field.type);
    let a = unpointer(type);
    while (a.kind === 'Alias' && a.rhs) {
      const b = unpointer(a.rhs);
      if ((b.kind === 'Named' || b.kind === 'Alias') && b.typeArgs.length > 0) {
        c.error(base, 'InvalidRecv', `cannot define new methods on instantiated type ${c.str(b)}`);
        type = Typ.invalid;
        break;
      }
      a = b;
    }
  } else {
    const r = genericReceiver(c, field, ptr, base, paramExprs);
    type = r.type;
    params = r.params;
  }
  const id = field.names[0];
  const recv = new Var(id ? id.pos : field.pos, c.pkg, id ? id.name : '', type);
  recv.isReceiver = true;
  c.later(() => validReceiver(c, base, recv));
  return { recv, params };
}

function genericReceiver(c: Checker, field: Field, ptr: boolean, base: Expr, exprs: readonly Expr[]): { type: Type; params: TypeParam[] } {
  let baseType: Named | undefined;
  const { type: t, cause } = genericType(c, base);
  if (t instanceof Named) baseType = t;
  else if (t instanceof Alias && isValid(t)) c.error(base, 'InvalidRecv', `cannot define new methods on generic alias type ${c.str(t)}`);
  else if (cause !== '' && !(t instanceof Alias)) c.error(base, 'InvalidRecv', cause);
  const params = exprs.map((e, i) => {
    let id: Ident;
    if (e.kind === 'Ident') id = e;
    else {
      if (e.kind !== 'BadExpr') c.error(e, 'BadDecl', `receiver type parameter ${exprString(e)} must be an identifier`);
      id = { kind: 'Ident', id: e.id, pos: e.pos, end: e.end, name: '_' };
    }
    const p = declareTypeParam(c, id, i);
    c.recordUse(id, p.obj);
    c.recordType(id, 'type', p, undefined);
    return p;
  });
  if (!baseType) return { type: Typ.invalid, params };
  const declared = baseType.typeParams;
  if (params.length === declared.length) {
    const map = makeSubstMap(declared, params);
    params.forEach((p, i) => {
      const d = declared[i] as TypeParam;
      c.mono.recordCanonical(p, d);
      p.constraint = substType(d.constraint ?? Typ.invalid, map);
    });
  } else {
    const got = `${params.length} type parameter${params.length === 1 ? '' : 's'}`;
    c.error(base, 'BadRecv', `receiver declares ${got}, but receiver base type declares ${declared.length}`);
  }
  c.verifyVersion(base, 18, 'type instantiation');
  let type: Type = instantiateNamed(baseType, params);
  c.recordInstance(base, params, type);
  if (ptr && isValid(type)) type = new Pointer(type);
  c.recordType(field.type, 'type', type, undefined);
  return { type, params };
}

function unpointer(t: Type): Type {
  while (t.kind === 'Pointer') t = t.elem;
  return t;
}

function validReceiver(c: Checker, at: At, recv: Var): void {
  const { type } = deref(recv.type as Type);
  const t = unalias(type);
  if (!isValid(t)) return;
  if (t.kind === 'Named') {
    if (t.obj.pkg !== c.pkg) return c.error(at, 'InvalidRecv', `cannot define new methods on non-local type ${c.str(type)}`);
    const u = underlying(t);
    let cause = '';
    if (u === Typ.unsafePointer) cause = 'unsafe.Pointer';
    else if (u.kind === 'Pointer' || u.kind === 'Interface') cause = 'pointer or interface type';
    if (cause !== '') c.error(at, 'InvalidRecv', `invalid receiver type ${c.str(type)} (${cause})`);
  } else if (t.kind === 'Basic') c.error(at, 'InvalidRecv', `cannot define new methods on non-local type ${c.str(type)}`);
  else c.error(at, 'InvalidRecv', `invalid receiver type ${c.str(recv.type as Type)}`);
}
