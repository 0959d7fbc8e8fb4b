/** Cycles among declarations: which are valid, and how the others are reported. */
import type { Checker } from './checker';
import type { Obj, TypeName } from './objects';
import { isGeneric } from './predicates';
import { packagePrefix } from './typeString';
import { Typ } from './universe';

/**
 * obj, which is being declared, was met again. The cycle is valid if it consists of values only (initialisation order deals with those) or
 * leads through a type definition.
 */
export function validCycle(c: Checker, obj: Obj): boolean {
  const cycle = c.objPath.slice(c.objPathIndex.get(obj));
  let values = 0;
  let definitions = 0;
  for (const o of cycle) {
    if (o.kind === 'Const' || o.kind === 'Var') values++;
    else if (o.kind === 'TypeName') {
      if (c.env.inTParamList && o.type && isGeneric(o.type)) return true;
      if (o.type?.kind !== 'Alias') definitions++;
    }
  }
  if (values === cycle.length) return true;
  if (values === 0 && definitions > 0) return true;
  cycleError(c, cycle, firstInSource(cycle));
  return false;
}

export function firstInSource(path: readonly Obj[]): number {
  let first = 0;
  path.forEach((o, i) => {
    if (o.pos < (path[first] as Obj).pos) first = i;
  });
  return first;
}

export function cycleError(c: Checker, cycle: readonly Obj[], start: number): void {
  const name = (o: Obj) => packagePrefix(o.pkg, c.qualifier) + o.name;
  let obj = cycle[start] as Obj;
  const isType = obj.kind === 'TypeName';
  if (isType && obj.type?.kind === 'Alias') {
    obj.type.rhs = Typ.invalid;
    obj.type.actual = undefined;
  }
  if (cycle.length === 1) {
    c.error(obj, 'InvalidDeclCycle', `invalid ${isType ? 'recursive type' : 'cycle in declaration'}: ${name(obj)} refers to itself`);
    return;
  }
  const message = isType ? `invalid recursive type ${name(obj)}` : `invalid cycle in declaration of ${name(obj)}`;
  const first = obj;
  const lines = cycle.map((_, i) => {
    const next = cycle[(start + i + 1) % cycle.length] as Obj;
    const line = { at: obj, text: `${name(obj)} refers to ${name(next)}` };
    obj = next;
    return line;
  });
  c.errorLines(first, 'InvalidDeclCycle', message, lines);
}

/** Type declarations whose right sides are just names and lead back: `type A B; type B A`. */
export function directCycles(c: Checker): void {
  const done = new Set<TypeName>();
  for (const obj of c.objMap.keys()) {
    if (obj.kind !== 'TypeName') continue;
    const path: TypeName[] = [];
    let t: TypeName | undefined = obj;
    while (t && !done.has(t)) {
      const start = path.indexOf(t);
      if (start >= 0) {
        t.type = Typ.invalid;
        const cycle = path.slice(start);
        cycleError(c, cycle, firstInSource(cycle));
        break;
      }
      path.push(t);
      const rhs: { kind: string; name?: string } | undefined = c.objMap.get(t)?.tdecl?.type;
      const next: Obj | undefined = rhs?.kind === 'Ident' ? c.pkg.scope.lookup(rhs.name as string) : undefined;
      t = next?.kind === 'TypeName' ? next : undefined;
    }
    for (const p of path) done.add(p);
  }
}
