/** Checks type expressions and identifiers. */
import { exprString } from '../syntax/exprString';
import type { Expr, Ident, IndexExpr } from '../syntax/nodes';
import { use } from './call';
import type { Checker } from './checker';
import { toInt, toInt64 } from './constantOps';
import { representableConst } from './const';
import { objDecl } from './decl';
import { expression } from './expr';
import { instantiateType, validateArgCount, verifyInstance } from './instantiate';
import { interfaceType } from './interfaceType';
import type { Obj, Scope, TypeName, Var } from './objects';
import { Operand, operatorPos, startPos } from './operand';
import { comparable, isGeneric, isInteger, isTypeParam, isUntyped, isValid } from './predicates';
import { resolveObject } from './resolveObject';
import { selector } from './selector';
import { funcType } from './signature';
import { structType } from './structType';
import { computeTypeSet, isMethodSet } from './typeSet';
import { Alias, ArrayT, Chan, Interface, MapT, Named, Pointer, Signature, Slice, type Type } from './types';
import { underlying } from './under';
import { anyAlias, comparableType, emptyTuple, iotaConst, Typ } from './universe';

export function objectKind(obj: Obj): string {
  switch (obj.kind) {
    case 'PkgName': return 'package name';
    case 'Const': return 'constant';
    case 'TypeName': return obj.type?.kind === 'TypeParam' ? 'type parameter' : 'type';
    case 'Var': return variableKind(obj);
    case 'Func': return 'function';
    case 'Label': return 'label';
    case 'Builtin': return 'built-in function';
    case 'Nil': return 'untyped nil';
  }
}

function variableKind(v: Var): string {
  if (v.isField) return 'struct field';
  if (v.isParam) return 'parameter';
  if (v.isResult) return 'result variable';
  if (v.isReceiver) return 'receiver';
  return v.pkg?.scope.lookup(v.name) === v ? 'package-level variable' : 'local variable';
}

export function ident(c: Checker, x: Operand, e: Ident, wantType: boolean): void {
  x.mode = 'invalid';
  x.expr = e;
  const obj = c.lookup(e.name);
  if (!obj) {
    if (e.name === '_') c.error(e, 'InvalidBlank', 'cannot use _ as value or type');
    else c.error(e, 'UndeclaredName', `undefined: ${e.name}`);
    return;
  }
  const dot = c.dotImports.size === 0 ? undefined : c.dotImports.get(c.foundIn as Scope)?.get(obj.name);
  if (!obj.pkg && (obj === comparableType.obj || obj === anyAlias.obj) && !c.verifyVersion(e, 18, `predeclared ${e.name}`)) return;
  c.recordUse(e, obj);
  const gotType = obj.kind === 'TypeName';
  if (!gotType && wantType) {
    c.error(e, 'NotAType', `${obj.name} (${objectKind(obj)}) is not a type`);
    if (obj.kind === 'Var' && obj.pkg === c.pkg) obj.used = true;
    return;
  }
  if (obj.pkg === c.pkg) {
    if (!obj.type || (gotType && wantType)) objDecl(c, obj);
  } else resolveObject(obj);
  if (dot) dot.used = true;
  const type = obj.type ?? Typ.invalid;
  switch (obj.kind) {
    case 'PkgName':
      c.error(e, 'InvalidPkgUse', `use of package ${obj.name} not in selector`);
      return;
    case 'Const':
      c.addDeclDep(obj);
      if (!isValid(type)) return;
      if (obj === iotaConst) {
        if (!c.env.iota) {
          c.error(e, 'InvalidIota', 'cannot use iota outside constant declaration');
          return;
        }
        x.val = c.env.iota;
      } else x.val = obj.value;
      x.mode = 'constant';
      break;
    case 'TypeName': x.mode = 'type'; break;
    case 'Var':
      if (obj.pkg === c.pkg) obj.used = true;
      c.addDeclDep(obj);
      if (!isValid(type)) return;
      x.mode = 'variable';
      break;
    case 'Func':
      c.addDeclDep(obj);
      x.mode = 'value';
      break;
    case 'Builtin':
      x.builtin = obj.name;
      x.mode = 'builtin';
      break;
    case 'Nil': x.mode = 'nilvalue'; break;
    default: return;
  }
  x.type = type;
}

export function typeExpr(c: Checker, e: Expr): Type {
  return declaredType(c, e, undefined);
}

/** The type of a variable, field, element or the like: constraint interfaces are not allowed. */
export function varType(c: Checker, e: Expr): Type {
  const t = declaredType(c, e, undefined);
  validVarType(c, e, t);
  return t;
}

export function validVarType(c: Checker, e: Expr, t: Type): void {
  switch (t.kind) {
    case 'Named':
      if (t.underlyingType && t.underlyingType.kind !== 'Interface') return;
      break;
    case 'Interface': break;
    case 'Alias':
      if (isTypeParam(t)) return;
      break;
    default: return;
  }
  checkVarType(c, e, t);
}

function checkVarType(c: Checker, e: Expr, t: Type): void {
  c.later(() => {
    const u = underlying(t);
    if (u.kind !== 'Interface') return;
    const pos = startPos(e);
    const set = computeTypeSet(u, c, pos);
    if (isMethodSet(set)) return;
    c.softError(pos, 'MisplacedConstraintIface', `cannot use type ${c.str(t)} outside a type constraint: interface ${set.comparable ? 'is (or embeds) comparable' : 'contains type constraints'}`);
  });
}

/** The type that e denotes; obj is the type name being declared as e. */
export function declaredType(c: Checker, e: Expr, obj: TypeName | undefined): Type {
  let t = typeInternal(c, e, obj);
  if (!c.conf.lazy && (e.kind === 'ArrayType' || e.kind === 'StructType' || e.kind === 'ChanType' || e.kind === 'InterfaceType')) c.typeLiterals.push({ e, type: t });
  if (isGeneric(t)) {
    c.error(e, 'WrongTypeArgCount', `cannot use generic type ${c.str(t)} without instantiation`);
    t = Typ.invalid;
  }
  c.recordType(e, 'type', t, undefined);
  return t;
}

/** A generic type; the result is invalid with a cause if e denotes another type. */
export function genericType(c: Checker, e: Expr): { type: Type; cause: string } {
  let type = typeInternal(c, e, undefined);
  let cause = '';
  if (isValid(type) && !isGeneric(type)) {
    cause = `${c.str(type)} is not a generic type`;
    type = Typ.invalid;
  }
  c.recordType(e, 'type', type, undefined);
  return { type, cause };
}

function notAType(c: Checker, x: Operand): Type {
  switch (x.mode) {
    case 'type': return x.type;
    case 'invalid': break;
    case 'novalue': c.error(x, 'NotAType', `${c.op(x)} used as type`); break;
    default: c.error(x, 'NotAType', `${c.op(x)} is not a type`);
  }
  return Typ.invalid;
}

function typeInternal(c: Checker, e: Expr, obj: TypeName | undefined): Type {
  switch (e.kind) {
    case 'BadExpr': return Typ.invalid;
    case 'Ident': {
      const x = new Operand();
      ident(c, x, e, true);
      return notAType(c, x);
    }
    case 'SelectorExpr': {
      const x = new Operand();
      selector(c, x, e, true);
      return notAType(c, x);
    }
    case 'IndexExpr':
      c.verifyVersion(e, 18, 'type instantiation');
      return instantiatedType(c, e);
    case 'ParenExpr': return declaredType(c, e.x, obj);
    case 'ArrayType': {
      if (!e.len) return new Slice(varType(c, e.elt));
      let len = -1;
      if (e.len.kind === 'Ellipsis') c.error(e, 'BadDotDotDotSyntax', 'invalid use of [...] array (outside a composite literal)');
      else len = arrayLength(c, e.len);
      const elem = varType(c, e.elt);
      return len >= 0 ? new ArrayT(len, elem) : Typ.invalid;
    }
    case 'Ellipsis':
      c.error(e, 'InvalidSyntaxTree', 'invalid use of ...');
      return Typ.invalid;
    case 'StructType': return structType(c, e);
    case 'StarExpr': {
      const elem = varType(c, e.x);
      return isValid(elem) ? new Pointer(elem) : Typ.invalid;
    }
    case 'FuncType': {
      const sig = new Signature(emptyTuple, emptyTuple, false);
      funcType(c, sig, undefined, e);
      return sig;
    }
    case 'InterfaceType': {
      const t = new Interface([], []);
      interfaceType(c, t, e, obj);
      return t;
    }
    case 'MapType': {
      const key = varType(c, e.key);
      const elem = varType(c, e.value);
      if (key.kind !== 'Basic') checkMapKey(c, e.key, key);
      return new MapT(key, elem);
    }
    case 'ChanType': return new Chan(e.dir, varType(c, e.value));
    default:
      c.error(e, 'NotAType', `${exprString(e)} is not a type`);
      use(c, [e]);
      return Typ.invalid;
  }
}

function checkMapKey(c: Checker, e: Expr, key: Type): void {
  c.later(() => {
    if (comparable(key)) return;
    c.error(e, 'IncomparableMapKey', `invalid map key type ${c.str(key)}${isTypeParam(key) ? ' (missing comparable constraint)' : ''}`);
  });
}

function instantiatedType(c: Checker, e: IndexExpr): Type {
  const { type: generic, cause } = genericType(c, e.x);
  if (cause !== '') c.error(e.x, 'NotAGenericType', `invalid operation: ${exprString(e.x)}[${e.indices.map(exprString).join(', ')}] (${cause})`);
  if (!isValid(generic)) return generic;
  const args = typeList(c, e.indices);
  if (!args) return Typ.invalid;
  const at = operatorPos(e.x);
  const inst = instantiateType(c, at, generic, args);
  if (!(inst instanceof Named || inst instanceof Alias)) return Typ.invalid;
  c.later(() => {
    c.recordInstance(e.x, args, inst);
    const params = inst.origin.typeParams;
    if (validateArgCount(c, at, inst.obj.name, params.length, args.length)) verifyInstance(c, at, params, args, e.indices);
  });
  return inst;
}

/** The length of an array type, -1 if it is invalid. */
function arrayLength(c: Checker, e: Expr): number {
  if (e.kind === 'Ident') {
    const obj = c.lookup(e.name);
    if (!obj) {
      c.error(e, 'InvalidArrayLen', `undefined array length ${e.name} or missing type constraint`);
      return -1;
    }
    if (obj.kind !== 'Const') {
      c.error(e, 'InvalidArrayLen', `invalid array length ${e.name}`);
      return -1;
    }
  }
  const x = new Operand();
  expression(c, undefined, x, e);
  if (x.mode !== 'constant' || !x.val) {
    if (x.mode !== 'invalid') c.error(x, 'InvalidArrayLen', `array length ${c.op(x)} must be constant`);
    return -1;
  }
  if (isUntyped(x.type) || isInteger(x.type)) {
    const v = toInt(x.val);
    if (v.kind === 'int' && representableConst(v, Typ.int)) {
      const n = toInt64(v);
      if (n !== undefined && n >= 0n) return Number(n);
    }
  }
  c.error(x, 'InvalidArrayLen', isInteger(x.type) ? `invalid array length ${c.op(x)}` : `array length ${c.op(x)} must be integer`);
  return -1;
}

/** undefined if one of them is invalid. */
export function typeList(c: Checker, list: readonly Expr[]): Type[] | undefined {
  const types = list.map((e) => varType(c, e));
  return types.every(isValid) ? types : undefined;
}
