/** What escape analysis asks of types: do values hold pointers, and are they small enough for the stack. */
import { coreType } from '../../types/coreType';
import { isInterface, isTypeParam, underlying } from '../../types/predicates';
import { sizeof } from '../../types/sizes';
import type { Type } from '../../types/types';

export function hasPointers(t: Type): boolean {
  const { cache } = t;
  return (cache.hasPointers ??= compute(t));
}

function compute(t: Type): boolean {
  if (isTypeParam(t)) return true;
  const u = underlying(t);
  switch (u.kind) {
    case 'Basic': return u.basic === 'string' || u.basic === 'untyped string' || u.basic === 'unsafe.Pointer';
    case 'Array': return u.len > 0 && hasPointers(u.elem);
    case 'Struct': return u.fields.some((f) => hasPointers(f.type as Type));
    case 'Tuple': return u.vars.some((v) => hasPointers(v.type as Type));
    default: return true;
  }
}

/** Go's limits for variables, and for objects without a name. */
export const maxVariable = 128 * 1024;
export const maxImplicit = 64 * 1024;

/** Whether a value of this type fits; one whose size depends on a type argument does not. */
export function fits(t: Type, limit: number): boolean {
  if (!hasFixedSize(t)) return false;
  const size = sizeof(t);
  return size >= 0 && size <= limit;
}

function hasFixedSize(t: Type): boolean {
  if (isTypeParam(t)) return false;
  const u = underlying(t);
  switch (u.kind) {
    case 'Array': return hasFixedSize(u.elem);
    case 'Struct': return u.fields.every((f) => hasFixedSize(f.type as Type));
    default: return true;
  }
}

/** Whether a value of this type is itself the data word of an interface (isPointerShaped in lower, for types with parameters too). */
export function isWord(t: Type): boolean {
  if (isTypeParam(t)) return false;
  const u = underlying(t);
  switch (u.kind) {
    case 'Pointer': case 'Map': case 'Chan': case 'Signature': return true;
    case 'Basic': return u.basic === 'unsafe.Pointer';
    case 'Struct': return u.fields.length === 1 && isWord(u.fields[0]?.type as Type);
    case 'Array': return u.len === 1 && isWord(u.elem);
    default: return false;
  }
}

export function isConcrete(t: Type): boolean {
  return !isInterface(t) || isTypeParam(t);
}

/** The underlying type, for type parameters the one that all type arguments share. */
export function core(t: Type): Type {
  return isTypeParam(t) ? (coreType(t) ?? t) : underlying(t);
}

/** Whether strings can be converted to slices of it as bytes. */
export function isByte(t: Type): boolean {
  const u = core(t);
  return u.kind === 'Basic' && u.basic === 'uint8';
}
