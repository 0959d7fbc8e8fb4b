/** Type identity as the language defines it. */
import { substTuple, substType, type SubstMap } from './subst';
import { computeTypeSet, equalTerms, isExported, methodId, unionTerms } from './typeSet';
import type { Interface, Signature, Tuple, Type } from './types';
import { unalias } from './under';
import type { Var } from './objects';
import { Typ } from './universe';

/** Interface pairs under comparison: a pair met again is equal as far as it matters. */
interface Pair { readonly x: Interface; readonly y: Interface; readonly previous: Pair | undefined }

export function identical(x: Type, y: Type): boolean {
  return x === y || compare(x, y, false, undefined);
}

/** As identical, but struct tags do not count (for conversions). */
export function identicalIgnoreTags(x: Type, y: Type): boolean {
  return x === y || compare(x, y, true, undefined);
}

export function sameField(f: Var, pkgPath: string | undefined, name: string): boolean {
  return f.name === name && (isExported(name) || f.pkg?.path === pkgPath);
}

function compare(x: Type, y: Type, ignoreTags: boolean, pair: Pair | undefined): boolean {
  x = unalias(x);
  y = unalias(y);
  if (x === y) return true;
  switch (x.kind) {
    case 'Basic': return y.kind === 'Basic' && x.basic === y.basic;
    case 'Array': return y.kind === 'Array' && (x.len < 0 || y.len < 0 || x.len === y.len) && compare(x.elem, y.elem, ignoreTags, pair);
    case 'Slice': return y.kind === 'Slice' && compare(x.elem, y.elem, ignoreTags, pair);
    case 'Pointer': return y.kind === 'Pointer' && compare(x.elem, y.elem, ignoreTags, pair);
    case 'Map': return y.kind === 'Map' && compare(x.key, y.key, ignoreTags, pair) && compare(x.elem, y.elem, ignoreTags, pair);
    case 'Chan': return y.kind === 'Chan' && x.dir === y.dir && compare(x.elem, y.elem, ignoreTags, pair);
    case 'Struct': {
      if (y.kind !== 'Struct' || x.fields.length !== y.fields.length) return false;
      for (let i = 0; i < x.fields.length; i++) {
        const f = x.fields[i] as Var;
        const g = y.fields[i] as Var;
        if (f.embedded !== g.embedded || (!ignoreTags && (x.tags[i] ?? '') !== (y.tags[i] ?? '')) || !sameField(f, g.pkg?.path, g.name)) return false;
        if (!compare(f.type as Type, g.type as Type, ignoreTags, pair)) return false;
      }
      return true;
    }
    case 'Tuple': return y.kind === 'Tuple' && compareTuples(x, y, ignoreTags, pair);
    case 'Signature': return y.kind === 'Signature' && compareSignatures(x, y, ignoreTags, pair);
    case 'Union': return y.kind === 'Union' && equalTerms(unionTerms(x) ?? [], unionTerms(y) ?? []);
    case 'Interface': return y.kind === 'Interface' && compareInterfaces(x, y, ignoreTags, pair);
    case 'Named': {
      if (y.kind !== 'Named' || x.origin !== y.origin || x.typeArgs.length !== y.typeArgs.length || x.outerArgs.length !== y.outerArgs.length || x.typeArgs.length + x.outerArgs.length === 0) return false;
      const { typeArgs, outerArgs } = y;
      return x.typeArgs.every((t, i) => identical(t, typeArgs[i] as Type)) && x.outerArgs.every((t, i) => identical(t, outerArgs[i] as Type));
    }
    default: return false;
  }
}

function compareTuples(x: Tuple, y: Tuple, ignoreTags: boolean, pair: Pair | undefined): boolean {
  return x.vars.length === y.vars.length && x.vars.every((v, i) => compare(v.type as Type, (y.vars[i] as Var).type as Type, ignoreTags, pair));
}

function compareSignatures(x: Signature, y: Signature, ignoreTags: boolean, pair: Pair | undefined): boolean {
  if (x.typeParams.length !== y.typeParams.length || x.variadic !== y.variadic) return false;
  let { params, results } = y;
  if (x.typeParams.length > 0) {
    const map: SubstMap = new Map(y.typeParams.map((p, i) => [p, x.typeParams[i] as Type]));
    for (let i = 0; i < x.typeParams.length; i++) {
      const bound = substType(y.typeParams[i]?.constraint ?? Typ.invalid, map);
      if (!compare(x.typeParams[i]?.constraint ?? Typ.invalid, bound, ignoreTags, pair)) return false;
    }
    params = substTuple(params, map);
    results = substTuple(results, map);
  }
  return compareTuples(x.params, params, ignoreTags, pair) && compareTuples(x.results, results, ignoreTags, pair);
}

function compareInterfaces(x: Interface, y: Interface, ignoreTags: boolean, pair: Pair | undefined): boolean {
  const a = computeTypeSet(x);
  const b = computeTypeSet(y);
  if (a.comparable !== b.comparable || a.methods.length !== b.methods.length || !equalTerms(a.terms, b.terms)) return false;
  for (let p = pair; p; p = p.previous) if ((p.x === x && p.y === y) || (p.x === y && p.y === x)) return true;
  const next: Pair = { x, y, previous: pair };
  return a.methods.every((f, i) => {
    const g = b.methods[i];
    return g !== undefined && methodId(f) === methodId(g) && compare(f.type as Type, g.type as Type, ignoreTags, next);
  });
}

