/** Checks declarations: constants, variables, types, functions, and declarations inside of functions. */
import type { Pos } from '../base/source';
import { exprString } from '../syntax/exprString';
import type { Expr, Field, GenDecl, Ident, TypeSpec, ValueSpec } from '../syntax/nodes';
import { initConst, initVar, initVars } from './assignments';
import { type At, type Checker, type DeclInfo, newEnvironment } from './checker';
import { makeInt, unknownValue } from './constantOps';
import { validCycle } from './cycles';
import { expression, targetOf } from './expr';
import { Const, type Func, type Obj, Scope, TypeName, Var } from './objects';
import { Operand, operatorPos } from './operand';
import { isConstType, isTypeParam, isValid, methodId } from './predicates';
import { funcType } from './signature';
import { funcBody } from './stmt';
import { computeTypeSet, isMethodSet } from './typeSet';
import { declaredType, typeExpr, varType } from './typexpr';
import { Alias, Interface, Named, Signature, type Type, TypeParam } from './types';
import { asNamed, unalias, underlying } from './under';
import { emptyTuple, Typ } from './universe';
import { validType } from './validType';

/** Enters obj into the scope, or reports that its name is taken. */
export function declare(c: Checker, scope: Scope, id: Ident | undefined, obj: Obj): void {
  if (obj.name !== '_') {
    const other = scope.lookup(obj.name);
    if (other) {
      c.errorLines(obj, 'DuplicateDecl', `${obj.name} redeclared in this block`, otherDeclaration(other));
      return;
    }
    scope.insert(obj.name, obj);
    obj.parent ??= scope;
  }
  if (id) c.recordDef(id, obj);
}

export function otherDeclaration(other: Obj): { at: At; text: string }[] {
  return other.pos ? [{ at: other, text: `other declaration of ${other.name}` }] : [];
}

/** Gives a package-level object its type. */
export function objDecl(c: Checker, obj: Obj): void {
  if (c.objPathIndex.has(obj)) {
    const valid = validCycle(c, obj);
    if (obj.kind === 'Const' || obj.kind === 'Var') {
      if (!valid || !obj.type) obj.type = Typ.invalid;
    } else if (obj.kind === 'TypeName' && !valid) obj.type = Typ.invalid;
    return;
  }
  if (obj.type) return;
  const d = c.objMap.get(obj);
  if (!d) return;
  c.push(obj);
  const saved = c.env;
  c.env = newEnvironment(d.file, d.version);
  switch (obj.kind) {
    case 'Const':
      c.env.decl = d;
      constDecl(c, obj, d.vtyp, d.init, d.inherited);
      break;
    case 'Var':
      c.env.decl = d;
      varDecl(c, obj, d.lhs, d.vtyp, d.init);
      break;
    case 'TypeName':
      typeDecl(c, obj, d.tdecl as TypeSpec);
      collectMethods(c, obj);
      break;
    case 'Func':
      funcDecl(c, obj, d);
      break;
    default:
  }
  c.env = saved;
  c.pop();
}

function constDecl(c: Checker, obj: Const, type: Expr | undefined, init: Expr | undefined, inherited: boolean): void {
  const { iota, errpos } = c.env;
  c.env.iota = obj.value;
  c.env.errpos = 0;
  obj.value = unknownValue;
  declareConst(c, obj, type, init, inherited);
  c.env.iota = iota;
  c.env.errpos = errpos;
}

function declareConst(c: Checker, obj: Const, type: Expr | undefined, init: Expr | undefined, inherited: boolean): void {
  if (type) {
    const t = typeExpr(c, type);
    if (!isConstType(t)) {
      if (isValid(underlying(t))) c.error(type, 'InvalidConstType', `invalid constant type ${c.str(t)}`);
      obj.type = Typ.invalid;
      return;
    }
    obj.type = t;
  }
  const x = new Operand();
  if (init) {
    if (inherited) c.env.errpos = obj.pos;
    expression(c, undefined, x, init);
  }
  initConst(c, obj, x);
}

function varDecl(c: Checker, obj: Var, lhs: Var[] | undefined, type: Expr | undefined, init: Expr | undefined): void {
  if (type) obj.type = varType(c, type);
  if (!init) {
    if (!type) obj.type = Typ.invalid;
    return;
  }
  if (!lhs || lhs.length === 1) {
    const x = new Operand();
    expression(c, targetOf(obj.type, obj.name), x, init);
    initVar(c, obj, x, 'variable declaration');
    return;
  }
  if (type) for (const v of lhs) v.type = obj.type;
  initVars(c, lhs, [init], undefined);
}

function isImportedConstraint(c: Checker, t: Type | undefined): boolean {
  const named = t && asNamed(t);
  if (!named || named.obj.pkg === c.pkg || !named.obj.pkg) return false;
  const u = underlying(named);
  return u.kind === 'Interface' && !isMethodSet(computeTypeSet(u));
}

function typeDecl(c: Checker, obj: TypeName, decl: TypeSpec): void {
  let versionError = false;
  let rhs: Type | undefined;
  c.later(() => {
    const t = obj.type && asNamed(obj.type);
    if (t) validType(c, t);
    if (!versionError && isImportedConstraint(c, rhs)) c.verifyVersion(decl.type, 18, `using type constraint ${c.str(rhs as Type)}`);
  });
  const generic = decl.typeParams.length > 0;
  const outer = c.env.scope;
  if (decl.alias) {
    if (generic && !c.verifyVersion(decl.typeParams[0], 23, 'generic type alias')) versionError = true;
    else if (!c.verifyVersion(decl.name, 9, 'type alias')) versionError = true;
    const alias = new Alias(obj, undefined);
    obj.type ??= alias;
    if (generic) {
      c.env.scope = new Scope(outer, decl.pos, decl.type.end);
      alias.typeParams = collectTypeParams(c, decl.typeParams, (list) => { alias.typeParams = list; });
    }
    rhs = declaredType(c, decl.type, obj);
    alias.rhs ??= rhs;
    if (rhs.kind === 'TypeParam' && alias.typeParams.includes(rhs)) {
      c.error(decl.type, 'MisplacedTypeParam', 'cannot use type parameter declared in alias declaration as RHS');
      alias.rhs = Typ.invalid;
    }
    unalias(alias);
    c.env.scope = outer;
    return;
  }
  if (generic && !c.verifyVersion(decl.typeParams[0], 18, 'type parameter')) versionError = true;
  const named = new Named(obj);
  named.outerParams = c.env.outerParams;
  obj.type ??= named;
  if (generic) {
    c.env.scope = new Scope(outer, decl.pos, decl.type.end);
    collectTypeParams(c, decl.typeParams, (list) => { named.typeParams = list; });
  }
  rhs = declaredType(c, decl.type, obj);
  named.rhs ??= rhs;
  if (isTypeParam(rhs)) {
    c.error(decl.type, 'MisplacedTypeParam', 'cannot use a type parameter as RHS in type declaration');
    named.rhs = Typ.invalid;
  }
  c.env.scope = outer;
}

/** Declares type parameters in the current scope; `set` gets the list before the constraints, which may refer to it, are checked. */
export function collectTypeParams(c: Checker, fields: readonly Field[], set: (list: TypeParam[]) => void): TypeParam[] {
  const list: TypeParam[] = [];
  for (const f of fields) for (const name of f.names) list.push(declareTypeParam(c, name, list.length));
  set(list);
  const saved = c.env.inTParamList;
  c.env.inTParamList = true;
  let i = 0;
  for (const f of fields) {
    let bound = constraint(c, f.type);
    if (isTypeParam(bound)) {
      c.error(f.type, 'MisplacedTypeParam', 'cannot use a type parameter as constraint');
      bound = Typ.invalid;
    }
    for (const _ of f.names) (list[i++] as TypeParam).constraint = bound;
  }
  c.env.inTParamList = saved;
  return list;
}

export function declareTypeParam(c: Checker, name: Ident, index: number): TypeParam {
  const obj = new TypeName(name.pos, c.pkg, name.name, undefined);
  const p = new TypeParam(obj, index, Typ.invalid);
  obj.type = p;
  declare(c, c.env.scope, name, obj);
  return p;
}

/** A constraint; `~T` and `A | B` stand for an interface with that element. */
function constraint(c: Checker, e: Expr): Type {
  const wrap = (e.kind === 'UnaryExpr' && e.op === '~') || (e.kind === 'BinaryExpr' && e.op === '|');
  if (!wrap) return typeExpr(c, e);
  const id = c.conf.ids.next++;
  const field: Field = { pos: e.pos, names: [], type: e, tag: undefined, embedded: true };
  const t = typeExpr(c, { kind: 'InterfaceType', id, pos: e.pos, end: e.end, methods: [field] });
  if (t instanceof Interface) t.implicit = true;
  c.recordType(e, 'type', t, undefined);
  return t;
}

/** Attaches the methods that the package declares for a type. */
export function collectMethods(c: Checker, obj: TypeName): void {
  const methods = c.methods.get(obj);
  if (!methods) return;
  c.methods.delete(obj);
  const base = obj.type && asNamed(obj.type);
  const seen = new Map<string, Func>();
  if (base) {
    c.later(() => checkFieldUniqueness(c, base));
    for (const m of base.methods) seen.set(methodId(m), m);
  }
  for (const m of methods) {
    const other = seen.get(methodId(m));
    if (other) {
      c.error(m.pos, 'DuplicateMethod', `method ${obj.name}.${m.name} already declared at ${c.posString(other.pos)}`);
      continue;
    }
    seen.set(methodId(m), m);
    base?.methods.push(m);
  }
}

function checkFieldUniqueness(c: Checker, base: Named): void {
  const s = underlying(base);
  if (s.kind !== 'Struct') return;
  const methods = new Map(base.methods.map((m) => [methodId(m), m]));
  for (const f of s.fields) {
    const m = f.name === '_' ? undefined : methods.get(methodId(f));
    if (m) c.errorLines(m, 'DuplicateFieldAndMethod', `field and method with the same name ${f.name}`, otherDeclaration(f));
  }
}

function funcDecl(c: Checker, obj: Func, d: DeclInfo): void {
  const decl = d.fdecl;
  if (!decl) return;
  const sig = new Signature(emptyTuple, emptyTuple, false);
  obj.type = sig;
  const outer = c.env.decl;
  c.env.decl = undefined;
  funcType(c, sig, decl.recv, decl.type);
  c.env.decl = outer;
  if (!c.conf.lazy && decl.type.typeParams.length > 0 && !decl.hasBody) c.softError(decl.name, 'BadDecl', 'generic function is missing function body');
  if (decl.hasBody && !c.conf.lazy) c.later(() => checkFuncBody(c, obj, d));
}

/** Checks a function's body once. */
export function checkFuncBody(c: Checker, obj: Func, d: DeclInfo): void {
  const { fdecl } = d;
  if (!fdecl || c.checkedBodies.has(fdecl)) return;
  c.checkedBodies.add(fdecl);
  const { body } = fdecl;
  const sig = obj.type as Signature;
  if (body) funcBody(c, d, sig, body, undefined, sig.recvTypeParams.length > 0 ? sig.recvTypeParams : sig.typeParams);
}

/** Counts of names and values must match. */
export function arity(c: Checker, pos: Pos, names: readonly Ident[], inits: readonly Expr[], isConst: boolean, inherited: boolean): void {
  const l = names.length;
  const r = inits.length;
  if (l < r) {
    const n = inits[l] as Expr;
    if (inherited) c.error(pos, 'WrongAssignCount', `extra init expr at ${c.posString(operatorPos(n))}`);
    else c.error(n, 'WrongAssignCount', `extra init expr ${exprString(n)}`);
  } else if (l > r && (isConst || r !== 1)) {
    const n = names[r] as Ident;
    c.error(n, 'WrongAssignCount', `missing init expr for ${n.name}`);
  }
}

/** A declaration inside of a function. */
export function declStmt(c: Checker, decl: GenDecl): void {
  let last: ValueSpec | undefined;
  for (const s of decl.specs) {
    if (s.kind === 'TypeSpec') localType(c, s);
    else if (s.kind === 'ValueSpec') {
      if (decl.token === 'var') localVar(c, s);
      else {
        const inherited = !s.type && s.values.length === 0 && last !== undefined;
        if (!inherited) last = s;
        localConst(c, s, last as ValueSpec, inherited);
      }
    }
  }
}

function localConst(c: Checker, s: ValueSpec, from: ValueSpec, inherited: boolean): void {
  const top = c.delayedCount;
  const lhs = s.names.map((name, i) => {
    const obj = new Const(name.pos, c.pkg, name.name, undefined);
    obj.value = makeInt(s.iota);
    constDecl(c, obj, from.type, from.values[i], inherited);
    return obj;
  });
  arity(c, s.pos, s.names, from.values, true, inherited);
  c.processDelayed(top);
  s.names.forEach((name, i) => declare(c, c.env.scope, name, lhs[i] as Const));
}

function localVar(c: Checker, s: ValueSpec): void {
  const top = c.delayedCount;
  const vars = s.names.map((name) => new Var(name.pos, c.pkg, name.name, undefined));
  const n = s.values.length;
  for (let i = 0; i < vars.length; i++) {
    const obj = vars[i] as Var;
    if (n === vars.length) varDecl(c, obj, undefined, s.type, s.values[i]);
    else if (n === 1) {
      varDecl(c, obj, vars, s.type, s.values[0]);
      break;
    } else varDecl(c, obj, undefined, s.type, s.values[i]);
  }
  if (!s.type || n > 0) arity(c, s.pos, s.names, s.values, false, false);
  c.processDelayed(top);
  s.names.forEach((name, i) => declare(c, c.env.scope, name, vars[i] as Var));
}

function localType(c: Checker, s: TypeSpec): void {
  const obj = new TypeName(s.name.pos, c.pkg, s.name.name, undefined);
  declare(c, c.env.scope, s.name, obj);
  c.push(obj);
  typeDecl(c, obj, s);
  c.pop();
}
