/** The single underlying type that all types of a type set have in common. */
import { identical } from './identical';
import { typeString, type Qualifier } from './typeString';
import type { Type } from './types';
import { allTypes, isTypeParam, underlying } from './under';

export type Common = { readonly type: Type; readonly error: undefined } | { readonly type: undefined; readonly error: string };

/**
 * The common underlying type of t's type set, or why there is none. Channel types with the same elements agree if their
 * directions do not conflict. `condition` may veto a type with an error.
 */
export function commonUnder(t: Type, qualifier?: Qualifier, condition?: (t: Type | undefined, u: Type | undefined) => string | undefined): Common {
  if (!isTypeParam(t)) {
    const u = underlying(t);
    const error = condition?.(t, u);
    return error === undefined ? { type: u, error } : { type: undefined, error };
  }
  return commonOfTypeSet(t, qualifier, condition);
}

function commonOfTypeSet(t: Type, qualifier?: Qualifier, condition?: (t: Type | undefined, u: Type | undefined) => string | undefined): Common {
  let ct: Type | undefined;
  let cu: Type | undefined;
  let error: string | undefined;
  const str = (x: Type | undefined) => (x ? typeString(x, qualifier) : '');
  allTypes(t, (t1, u) => {
    error = condition?.(t1, u);
    if (error !== undefined) return false;
    if (!u) {
      error = 'no specific type';
      return false;
    }
    if (!cu) {
      ct = t1;
      cu = u;
      return true;
    }
    if (cu.kind === 'Chan' && u.kind === 'Chan') {
      if (!identical(cu.elem, u.elem)) error = `channels ${str(ct)} and ${str(t1)} have different element types`;
      else if (cu.dir === u.dir) return true;
      else if (cu.dir === 'both') {
        ct = t1;
        cu = u;
      } else if (u.dir !== 'both') error = `channels ${str(ct)} and ${str(t1)} have conflicting directions`;
      return error === undefined;
    }
    if (identical(cu, u)) return true;
    error = `${str(ct)} and ${str(t1)} have different underlying types`;
    return false;
  });
  if (error !== undefined) return { type: undefined, error };
  return cu ? { type: cu, error: undefined } : { type: undefined, error: '' };
}

/** The common underlying type, or undefined. */
export function coreType(t: Type): Type | undefined {
  if (!isTypeParam(t)) return underlying(t);
  return commonUnder(t).type;
}
