/** Types that contain themselves: infinite expansion of declarations and of generic instances, and types of unknown size. */
import { cycleError, firstInSource } from './cycles';
import type { Checker } from './checker';
import { identical } from './identical';
import { namedRhs } from './named';
import type { Named, Type } from './types';
import { unalias } from './under';
import { Typ } from './universe';

/** Reports a defined type that contains itself other than through pointers and the like. */
export function validType(c: Checker, t: Named): void {
  steps = 0;
  expand(c, t, [], []);
}

/** Generic types can make the expansion exponential; so far down there is no cycle that has not been seen before. */
const maxSteps = 100000;
let steps = 0;

function expand(c: Checker, type: Type, nest: Named[], path: Named[]): boolean {
  const t = unalias(type);
  switch (t.kind) {
    case 'Array': return expand(c, t.elem, nest, path);
    case 'Struct': return t.fields.every((f) => !f.type || expand(c, f.type, nest, path));
    case 'Union': return t.terms.every((term) => expand(c, term.type, nest, path));
    case 'Interface': return t.embeddeds.every((e) => expand(c, e, nest, path));
    case 'Named': return expandNamed(c, t, nest, path);
    case 'TypeParam': {
      const inst = nest[nest.length - 1];
      if (!inst) return true;
      const i = inst.origin.typeParams.indexOf(t);
      const arg = i >= 0 ? inst.typeArgs[i] : undefined;
      return !arg || expand(c, arg, nest.slice(0, -1), path);
    }
    default: return true;
  }
}

function expandNamed(c: Checker, t: Named, nest: Named[], path: Named[]): boolean {
  if (nest.some((e) => identical(e, t))) {
    t.origin.rhs = Typ.invalid;
    // An interface that is in use already can stay as it is; anything else would lead every walk over the type in circles.
    if (t.origin.underlyingType?.kind !== 'Interface') t.origin.underlyingType = Typ.invalid;
    const start = path.findIndex((p) => identical(p, t));
    cycleError(c, path.slice(Math.max(start, 0)).map((p) => p.instObj ?? p.obj), 0);
    return false;
  }
  // Types of other packages are valid, but they may contain their type arguments.
  if (t.obj.pkg !== c.pkg && t.typeArgs.length === 0) return true;
  if (c.validTypes.has(t) || nest.length > 200 || ++steps > maxSteps) return true;
  const rhs = namedRhs(t.origin);
  if (rhs && !expand(c, rhs, [...nest, t], [...path, t])) return false;
  if (t.typeArgs.length === 0 && t.typeParams.length === 0) c.validTypes.add(t);
  return true;
}

/** False, with an error, if a value of this type would be needed while the type is being declared. */
export function finiteSize(c: Checker, type: Type): boolean {
  const t = unalias(type);
  switch (t.kind) {
    case 'Named': {
      if (t.finite !== undefined) return t.finite;
      const obj = t.instObj ?? t.obj;
      const i = c.objPathIndex.get(obj);
      if (i !== undefined) {
        const cycle = c.objPath.slice(i);
        cycleError(c, cycle, firstInSource(cycle));
        return false;
      }
      const rhs = namedRhs(t);
      if (!rhs || c.objPath.length > 200) return true;
      c.push(obj);
      const finite = finiteSize(c, rhs);
      c.pop();
      t.finite ??= finite;
      return finite;
    }
    case 'Array': return finiteSize(c, t.elem);
    case 'Struct': return t.fields.every((f) => !f.type || finiteSize(c, f.type));
    default: return true;
  }
}
