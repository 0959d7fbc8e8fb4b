/** Checks selector expressions: qualified identifiers, fields, methods and method expressions. */
import { exprString } from '../syntax/exprString';
import type { SelectorExpr } from '../syntax/nodes';
import type { Checker } from './checker';
import { objDecl } from './decl';
import { exprOrType } from './expr';
import { interfacePtrError } from './implements';
import { lookupFieldOrMethod } from './lookup';
import { Func, type Obj, type PkgName, Var } from './objects';
import { Operand, operatorPos } from './operand';
import { isInterfacePtr, isValid } from './predicates';
import { resolveObject } from './resolveObject';
import { cloneSignature } from './subst';
import { isExported } from './typeSet';
import { Signature, Tuple, type Type } from './types';
import { underlying } from './under';
import { Typ } from './universe';

export function selector(c: Checker, x: Operand, e: SelectorExpr, wantType: boolean): void {
  const ok = qualified(c, x, e) ?? selection(c, x, e, wantType);
  if (!ok) {
    x.mode = 'invalid';
    x.type = Typ.invalid;
  }
  x.expr = e;
}

/** pkg.Name; undefined if e is not a qualified identifier. */
function qualified(c: Checker, x: Operand, e: SelectorExpr): boolean | undefined {
  if (e.x.kind !== 'Ident') return undefined;
  const pkgName = c.lookup(e.x.name);
  if (pkgName?.kind !== 'PkgName') return undefined;
  c.recordUse(e.x, pkgName);
  pkgName.used = true;
  const obj = exportedObject(c, pkgName, e);
  if (!obj) return false;
  c.recordUse(e.sel, obj);
  resolveObject(obj);
  x.type = obj.type ?? Typ.invalid;
  switch (obj.kind) {
    case 'Const':
      x.mode = 'constant';
      x.val = obj.value;
      return true;
    case 'TypeName': x.mode = 'type'; return true;
    case 'Var': x.mode = 'variable'; return true;
    case 'Func': x.mode = 'value'; return true;
    case 'Builtin':
      x.mode = 'builtin';
      x.builtin = obj.name;
      return true;
    default: return false;
  }
}

function exportedObject(c: Checker, pkgName: PkgName, e: SelectorExpr): Obj | undefined {
  const pkg = pkgName.imported;
  const { name } = e.sel;
  const obj = pkg.scope.lookup(name);
  if (!obj) {
    if (pkg.fake) return undefined;
    const text = exprString(e);
    if (pkg.missing?.has(name)) {
      c.error(e.sel, 'UndeclaredImportedName', `undefined: ${text} (not supported by Glassgo yet)`);
      return undefined;
    }
    const lower = name.toLowerCase();
    const similar = Array.from(pkg.scope.names.keys()).filter((n) => isExported(n) && n.toLowerCase() === lower).sort()[0];
    c.error(e.sel, 'UndeclaredImportedName', `undefined: ${text}${similar ? ` (but have ${similar})` : ''}`);
    return undefined;
  }
  if (!isExported(name)) {
    c.error(e.sel, 'UnexportedName', `name ${name} not exported by package ${pkg.name}`);
  }
  return obj;
}

function selection(c: Checker, x: Operand, e: SelectorExpr, wantType: boolean): boolean {
  const { name } = e.sel;
  exprOrType(c, x, e.x, false);
  if (x.mode === 'builtin') {
    c.error(operatorPos(e), 'UncalledBuiltin', `invalid use of ${c.op(x)} in selector expression`);
    return false;
  }
  if (x.mode === 'invalid') return false;
  if (wantType) {
    c.error(e.sel, 'NotAType', `${exprString(e)} is not a type`);
    return false;
  }
  if (x.type.kind === 'Named' && x.mode !== 'type') underlying(x.type);
  const { obj, index, indirect } = lookupFieldOrMethod(x.type, x.mode === 'variable', c.pkg, name);
  if (!obj) {
    missingSelection(c, x, e, index !== undefined, indirect);
    return false;
  }
  if (obj instanceof Func) {
    if (obj.pkg === c.pkg && obj.origin === obj && c.objMap.has(obj)) objDecl(c, obj);
    else resolveObject(obj);
  }
  if (x.mode === 'type') return methodExpr(c, x, e, obj, index ?? [], indirect);
  if (obj instanceof Var) {
    c.recordSelection(e, 'field', x.type, obj, index ?? [], indirect, obj.type as Type);
    x.mode = x.mode === 'variable' || indirect ? 'variable' : 'value';
    x.type = obj.type as Type;
  } else {
    const sig = cloneSignature(obj.type as Signature);
    sig.recv = undefined;
    c.recordSelection(e, 'method', x.type, obj, index ?? [], indirect, sig);
    x.mode = 'value';
    x.type = sig;
    c.addDeclDep(obj.origin);
  }
  x.val = undefined;
  return true;
}

function methodExpr(c: Checker, x: Operand, e: SelectorExpr, m: Var | Func, index: readonly number[], indirect: boolean): boolean {
  const { name } = e.sel;
  if (!(m instanceof Func)) {
    c.error(e.sel, 'MissingFieldOrMethod', `${exprString(x.expr)}.${name} undefined (type ${c.str(x.type)} has no method ${name})`);
    return false;
  }
  const sig = m.type as Signature;
  if (!sig.recv) {
    c.error(e, 'InvalidDeclCycle', 'illegal cycle in method declaration');
    return false;
  }
  const params = sig.params.vars;
  const recvName = params.length > 0 && params[0]?.name !== '' ? sig.recv.name || '_' : '';
  const result = new Signature(new Tuple([new Var(sig.recv.pos, sig.recv.pkg, recvName, x.type), ...params]), sig.results, sig.variadic);
  result.typeParams = sig.typeParams;
  c.recordSelection(e, 'methodExpr', x.type, m, index, indirect, result);
  x.mode = 'value';
  x.type = result;
  c.addDeclDep(m.origin);
  return true;
}

function missingSelection(c: Checker, x: Operand, e: SelectorExpr, ambiguous: boolean, ptrRecv: boolean): void {
  const { name } = e.sel;
  if (!isValid(underlying(x.type))) return;
  const expr = exprString(x.expr);
  if (ambiguous) return c.error(e.sel, 'AmbiguousSelector', `ambiguous selector ${expr}.${name}`);
  const t = c.str(x.type);
  if (ptrRecv) {
    if (x.mode === 'type') c.error(e.sel, 'InvalidMethodExpr', `invalid method expression ${t}.${name} (needs pointer receiver (*${t}).${name})`);
    else c.error(e.sel, 'InvalidMethodExpr', `cannot call pointer method ${name} on ${t}`);
    return;
  }
  let why: string;
  if (isInterfacePtr(x.type)) why = interfacePtrError(x.type, c.qualifier);
  else why = lookupError(c, x.type, name, lookupFieldOrMethod(x.type, x.mode === 'variable', c.pkg, name, true).obj, false);
  c.error(e.sel, 'MissingFieldOrMethod', `${expr}.${name} undefined (${why})`);
}

/** Why t has no field or method `name`; alt is one whose name differs only in case. */
export function lookupError(c: Checker, t: Type, name: string, alt: Var | Func | undefined, structLit: boolean): string {
  type Kind = 'missing' | 'misspelled' | 'unexported' | 'inaccessible';
  const tail = (s: string) => s.slice(1);
  let kind: Kind = 'missing';
  const other = alt?.name ?? '';
  if (alt) {
    if (alt.pkg === c.pkg) kind = 'misspelled';
    else if (isExported(name)) {
      if (isExported(other)) kind = 'misspelled';
      else if (tail(name) === tail(other)) kind = 'unexported';
    } else if (isExported(other)) {
      if (tail(name) === tail(other)) kind = 'misspelled';
    } else if (name === other) kind = 'inaccessible';
  }
  const s = c.str(t);
  const what = alt instanceof Func ? 'method' : alt ? 'field' : 'object';
  if (kind === 'inaccessible') return structLit ? `cannot refer to unexported field ${other} in struct literal of type ${s}` : `cannot refer to unexported ${what} ${other}`;
  const base = structLit ? `unknown field ${name} in struct literal of type ${s}` : `type ${s} has no field or method ${name}`;
  if (kind === 'missing') return base;
  const hint = kind === 'unexported' ? 'unexported ' : '';
  return `${base}, but does have ${hint}${structLit ? '' : `${what} `}${other}`;
}
