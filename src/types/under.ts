/** Looks through names: underlying types, aliases, and the types that a type parameter stands for. */
import { resolveUnderlying } from './named';
import { computeTypeSet, type Term, typeSetAll, typeSetTerms } from './typeSet';
import { Interface, type Named, type Type, type TypeParam } from './types';
import { emptyInterface, Typ } from './universe';

export function unalias(t: Type): Type {
  if (t.kind !== 'Alias') return t;
  if (t.actual) return t.actual;
  let u: Type | undefined = t;
  for (let n = 0; u?.kind === 'Alias'; n++) {
    if (n > 1000) return Typ.invalid;
    u = u.rhs;
  }
  if (!u) return Typ.invalid;
  t.actual = u;
  return u;
}

/** The underlying type; for a type parameter its constraint interface. */
export function underlying(t: Type): Type {
  switch (t.kind) {
    case 'Named': return t.underlyingType ?? resolveUnderlying(t);
    case 'Alias': return underlying(unalias(t));
    case 'TypeParam': return constraintOf(t);
    default: return t;
  }
}

export function asNamed(t: Type): Named | undefined {
  const u = unalias(t);
  return u.kind === 'Named' ? u : undefined;
}

export function asTypeParam(t: Type): TypeParam | undefined {
  const u = unalias(t);
  return u.kind === 'TypeParam' ? u : undefined;
}

export function isTypeParam(t: Type): boolean { return unalias(t).kind === 'TypeParam'; }

/** A type parameter's constraint as an interface; a bare constraint such as `int` is wrapped. */
export function constraintOf(p: TypeParam): Interface {
  const bound = p.constraint;
  if (!bound) return emptyInterface;
  const u = underlying(bound);
  if (u.kind === 'Interface') return isTypeParam(bound) ? emptyInterface : u;
  if (u === Typ.invalid) return emptyInterface;
  const iface = new Interface([], [bound]);
  iface.implicit = true;
  iface.complete = true;
  p.constraint = iface;
  computeTypeSet(iface);
  return iface;
}

/** Calls f with each term of a type parameter's type set, with undefined if there are no specific types; stops at false. */
export function typeParamIs(p: TypeParam, f: (t: Term | undefined) => boolean): boolean {
  return typeSetTerms(computeTypeSet(constraintOf(p)), f);
}

/**
 * Calls f with each type of t's type set and its underlying type; for anything but type parameters with t itself. Both are undefined
 * for a type parameter without specific types. Stops at false.
 */
export function allTypes(t: Type, f: (t: Type | undefined, u: Type | undefined) => boolean): boolean {
  const p = asTypeParam(t);
  return p ? typeSetAll(computeTypeSet(constraintOf(p)), f) : f(t, underlying(t));
}

export function underIs(t: Type, f: (u: Type | undefined) => boolean): boolean {
  return allTypes(t, (_, u) => f(u));
}
