/** Questions about types: kinds of basic types, comparability, nil, defaults of untyped types. */
import type { Package } from './objects';
import { computeTypeSet, isComparableSet, isEmptySet } from './typeSet';
import { typeString, type Qualifier } from './typeString';
import { type Basic, type BasicKind, Is, type Type, type TypeParam } from './types';
import { asNamed, isTypeParam, typeParamIs, unalias, underIs, underlying } from './under';
import { Typ } from './universe';

export { isExported, methodId } from './typeSet';
export { Is } from './types';
export { asNamed, isTypeParam, unalias, underlying } from './under';

export function basicIs(t: Basic, mask: number): boolean { return (t.properties & mask) !== 0; }

/** The underlying type is a basic type with one of the properties. */
export function isBasic(t: Type, mask: number): boolean {
  const u = t.kind === 'Basic' ? t : underlying(t);
  return u.kind === 'Basic' && (u.properties & mask) !== 0;
}

/** As isBasic; for a type parameter it must hold for all types of its type set. */
export function allBasic(t: Type, mask: number): boolean {
  const p = unalias(t);
  return p.kind === 'TypeParam' ? allTermsBasic(p, mask) : isBasic(p, mask);
}

function allTermsBasic(p: TypeParam, mask: number): boolean {
  return typeParamIs(p, (term) => term !== undefined && isBasic(term.type as Type, mask));
}

export const isValid = (t: Type): boolean => unalias(t) !== Typ.invalid;
export const isBoolean = (t: Type): boolean => isBasic(t, Is.Boolean);
export const isInteger = (t: Type): boolean => isBasic(t, Is.Integer);
export const isUnsigned = (t: Type): boolean => isBasic(t, Is.Unsigned);
export const isFloat = (t: Type): boolean => isBasic(t, Is.Float);
export const isComplex = (t: Type): boolean => isBasic(t, Is.Complex);
export const isNumeric = (t: Type): boolean => isBasic(t, Is.Numeric);
export const isString = (t: Type): boolean => isBasic(t, Is.String);
export const isConstType = (t: Type): boolean => isBasic(t, Is.ConstType);
export const allInteger = (t: Type): boolean => allBasic(t, Is.Integer);
export const allNumeric = (t: Type): boolean => allBasic(t, Is.Numeric);
export const allBoolean = (t: Type): boolean => allBasic(t, Is.Boolean);
export const allString = (t: Type): boolean => allBasic(t, Is.String);
export const allOrdered = (t: Type): boolean => allBasic(t, Is.Ordered);

export function isUntyped(t: Type): boolean { return t.kind === 'Basic' && (t.properties & Is.Untyped) !== 0; }
export function isTyped(t: Type): boolean { return !isUntyped(t); }

/** True for interfaces and type parameters. */
export function isInterface(t: Type): boolean { return underlying(t).kind === 'Interface'; }
export function isNonTypeParamInterface(t: Type): boolean { return !isTypeParam(t) && isInterface(t); }
export function isPointer(t: Type): boolean { return underlying(t).kind === 'Pointer'; }
export function isUnsafePointer(t: Type): boolean { return underlying(t) === Typ.unsafePointer; }

/** Defined, basic and type parameter types have a name. */
export function hasName(t: Type): boolean {
  const k = unalias(t).kind;
  return k === 'Basic' || k === 'Named' || k === 'TypeParam';
}

export function isTypeLit(t: Type): boolean {
  const k = unalias(t).kind;
  return k !== 'Named' && k !== 'TypeParam';
}

/** A generic type that has not been instantiated. */
export function isGeneric(t: Type): boolean {
  if (t.kind === 'Alias' && t.typeParams.length > 0 && t.typeArgs.length === 0) return true;
  const n = asNamed(t);
  return n !== undefined && n.origin === n && n.typeParams.length > 0;
}

export function hasEmptyTypeSet(t: Type): boolean {
  const p = unalias(t);
  if (p.kind !== 'TypeParam' || !p.constraint) return false;
  const u = underlying(p.constraint);
  return u.kind === 'Interface' && u.typeSet !== undefined && isEmptySet(computeTypeSet(u));
}

/** Values of t can be compared with ==; the contents of interfaces are not considered. */
export function comparable(t: Type): boolean {
  const u = underlying(t);
  if (u.kind === 'Basic') return u !== Typ.untypedNil;
  return u.kind === 'Pointer' || u.kind === 'Chan' || comparableProblem(t, true) === undefined;
}

/**
 * Why values of t cannot be compared ('' for no special reason), or undefined if they can. With `dynamic` every ordinary interface counts as
 * comparable, without it only strictly comparable types do.
 */
export function comparableProblem(t: Type, dynamic: boolean, seen: Set<Type> = new Set(), qualifier?: Qualifier): string | undefined {
  if (seen.has(t)) return undefined;
  seen.add(t);
  const u = underlying(t);
  switch (u.kind) {
    case 'Basic': return u === Typ.untypedNil ? '' : undefined;
    case 'Pointer': case 'Chan': return undefined;
    case 'Struct':
      for (const f of u.fields) {
        const ft = f.type as Type;
        if (comparableProblem(ft, dynamic, seen, qualifier) !== undefined) return `struct containing ${typeString(ft, qualifier)} cannot be compared`;
      }
      return undefined;
    case 'Array':
      return comparableProblem(u.elem, dynamic, seen, qualifier) === undefined ? undefined : `${typeString(t, qualifier)} cannot be compared`;
    case 'Interface': {
      const set = computeTypeSet(u);
      if ((dynamic && !isTypeParam(t)) || isComparableSet(set, seen)) return undefined;
      return isEmptySet(set) ? 'empty type set' : 'incomparable types in type set';
    }
    default: return '';
  }
}

/** nil is a value of t. */
export function hasNil(t: Type): boolean {
  const u = underlying(t);
  switch (u.kind) {
    case 'Basic': return u === Typ.unsafePointer;
    case 'Slice': case 'Pointer': case 'Signature': case 'Map': case 'Chan': return true;
    case 'Interface': return !isTypeParam(t) || underIs(t, (x) => x !== undefined && hasNil(x));
    default: return false;
  }
}

/** The type that an untyped value gets where nothing else demands one. */
export function defaultType(t: Type): Type {
  if (t.kind !== 'Basic') return t;
  switch (t.basic) {
    case 'untyped bool': return Typ.bool;
    case 'untyped int': return Typ.int;
    case 'untyped rune': return Typ.rune;
    case 'untyped float': return Typ.float64;
    case 'untyped complex': return Typ.complex128;
    case 'untyped string': return Typ.string;
    default: return t;
  }
}

const untypedRank: Partial<Record<BasicKind, number>> = { 'untyped int': 1, 'untyped rune': 2, 'untyped float': 3, 'untyped complex': 4 };

/** The larger of two untyped types, if they are equal or both numeric. */
export function maxType(x: Type, y: Type): Type | undefined {
  if (x === y) return x;
  if (x.kind !== 'Basic' || y.kind !== 'Basic') return undefined;
  const rx = untypedRank[x.basic];
  const ry = untypedRank[y.basic];
  return rx && ry ? (rx > ry ? x : y) : undefined;
}

/** The pointed-to type and true, or t and false. */
export function deref(t: Type): { type: Type; isPointer: boolean } {
  const p = unalias(t);
  return p.kind === 'Pointer' ? { type: p.elem, isPointer: true } : { type: t, isPointer: false };
}

/** If t is a pointer to a struct, the struct type. */
export function derefStructPtr(t: Type): Type {
  const p = underlying(t);
  return p.kind === 'Pointer' && underlying(p.elem).kind === 'Struct' ? p.elem : t;
}

export function isInterfacePtr(t: Type): boolean {
  const p = underlying(t);
  return p.kind === 'Pointer' && isInterface(p.elem);
}

export function isBytesOrRunes(t: Type): boolean {
  const s = underlying(t);
  if (s.kind !== 'Slice') return false;
  const e = underlying(s.elem);
  return e.kind === 'Basic' && (e.basic === 'uint8' || e.basic === 'int32');
}

/** An array if t is an array or a pointer to one, otherwise t. */
export function arrayPtrDeref(t: Type): Type {
  const p = unalias(t);
  if (p.kind !== 'Pointer') return t;
  const a = underlying(p.elem);
  return a.kind === 'Array' ? a : t;
}

export function samePackage(a: Package | undefined, b: Package | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.path === b.path);
}

