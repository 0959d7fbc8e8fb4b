/**
 * Defined types: their underlying types and methods, and the instances of generic types.
 *
 * An instance is made with nothing but its origin and arguments; its underlying type and its methods are substituted when somebody
 * asks. Instances are kept at their origin by the keys of their arguments, so that equal instances are nearly always one
 * object (never rely on it: use `identical`). A type declared inside a generic function has an instance for each of the function's.
 */
import { resolveObject } from './resolveObject';
import { cloneFunc, cloneSignature, cloneVar, makeSubstMap, replaceReceiver, substType } from './subst';
import { stableTypeKey } from './typeKey';
import type { Pos } from '../base/source';
import { type Func, TypeName, type Var } from './objects';
import { Alias, Interface, Named, Pointer, type Signature, type Type } from './types';
import { unalias } from './under';
import { Typ } from './universe';

/**
 * The instance of a generic defined type. The number of arguments may be wrong; then its underlying type is invalid. `outer` stands for the
 * type parameters of the function in which the type is declared.
 */
export function instantiateNamed(origin: Named, args: readonly Type[], pos: Pos = 0, outer: readonly Type[] = []): Named {
  let key: string | undefined = '';
  for (const t of [...outer, ...args]) {
    const k = stableTypeKey(t);
    if (k === undefined) {
      key = undefined;
      break;
    }
    key += `${k},`;
  }
  if (key !== undefined) {
    const known = origin.instances?.get(key);
    if (known) return known;
  }
  const inst = new Named(origin.obj);
  inst.origin = origin;
  inst.typeArgs = args;
  inst.outerArgs = outer;
  inst.instObj = new TypeName(pos || origin.obj.pos, origin.obj.pkg, origin.obj.name, inst);
  if (key !== undefined) {
    origin.instances ??= new Map();
    origin.instances.set(key, inst);
  }
  return inst;
}

export function instantiateAlias(origin: Alias, args: Type[]): Alias {
  const inst = new Alias(origin.obj, undefined);
  inst.origin = origin;
  inst.typeArgs = args;
  inst.typeParams = origin.typeParams;
  inst.rhs = origin.rhs && substType(origin.rhs, makeSubstMap(origin.typeParams, args));
  return inst;
}

/** The right side of the declaration, substituted for an instance; undefined while the declaration is being checked. */
export function namedRhs(t: Named): Type | undefined {
  if (t.rhs || t.origin === t) {
    if (!t.rhs) resolveObject(t.obj);
    return t.rhs;
  }
  const { origin } = t;
  const rhs = namedRhs(origin);
  if (!rhs) return undefined;
  if (t.typeArgs.length !== origin.typeParams.length) return (t.rhs = Typ.invalid);
  let u = substType(rhs, makeSubstMap([...origin.typeParams, ...origin.outerParams], [...t.typeArgs, ...t.outerArgs]));
  if (u.kind === 'Interface') {
    const methods = replaceReceiver(u.methods, origin, t);
    if (methods) {
      const iface = new Interface(methods, u.embeddeds, u.embeddedPos);
      iface.implicit = u.implicit;
      iface.complete = u.complete;
      u = iface;
    }
  }
  return (t.rhs = u);
}

/** Finds the underlying type along the chain of declarations; invalid while one of them is still being checked. */
export function resolveUnderlying(t: Named): Type {
  const path: Named[] = [];
  let u: Type = t;
  for (;;) {
    u = unalias(u);
    if (u.kind !== 'Named') break;
    if (u.underlyingType) {
      u = u.underlyingType;
      break;
    }
    if (path.includes(u)) return Typ.invalid;
    path.push(u);
    const rhs = namedRhs(u);
    if (!rhs) return Typ.invalid;
    u = rhs;
  }
  if (u.kind === 'TypeParam') u = Typ.invalid;
  for (const n of path) n.underlyingType = u;
  return u;
}

/** The i-th declared method; for an instance with substituted signature. */
export function methodAt(t: Named, i: number): Func {
  const declared = t.origin.methods[i] as Func;
  if (t.origin === t) return declared;
  const known = t.methods[i];
  if (known) return known;
  const m = expandMethod(t, declared);
  t.methods[i] = m;
  return m;
}

/** The declared methods (not those of embedded fields). */
export function methodsOf(t: Named): Func[] {
  resolveObject(t.origin.obj);
  return t.origin.methods.map((_, i) => methodAt(t, i));
}

function expandMethod(t: Named, declared: Func): Func {
  resolveObject(declared);
  const original = declared.type as Signature | undefined;
  if (!original?.recv) return declared;
  const recvType = original.recv.type as Type;
  const base = recvType.kind === 'Pointer' ? recvType.elem : recvType;
  if (base === t) return declared;
  let sig = original;
  if (original.recvTypeParams.length === t.typeArgs.length) {
    sig = substType(original, makeSubstMap(original.recvTypeParams, t.typeArgs)) as Signature;
  }
  if (sig === original) sig = cloneSignature(original);
  sig.recv = cloneVar(original.recv as Var, declared.hasPtrRecv ? new Pointer(t) : t);
  sig.recvTypeParams = [];
  return cloneFunc(declared, sig);
}

