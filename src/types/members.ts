/** Fields and methods that a selector on a value of a type can name, those of embedded fields included. */
import { allMethods, interfaceMethods } from './lookup';
import type { Func, Var } from './objects';
import { underlying } from './predicates';
import { Pointer, type Type } from './types';

/** The shallowest of several with one name comes first. */
export function fieldsAndMethods(type: Type): (Var | Func)[] {
  const base = type.kind === 'Pointer' ? type.elem : type;
  const out: (Var | Func)[] = [];
  const seen = new Set<Type>();
  let level: Type[] = [base];
  while (level.length > 0) {
    const next: Type[] = [];
    for (const t of level) {
      const u = underlying(t);
      if (u.kind !== 'Struct' || seen.has(t)) continue;
      seen.add(t);
      for (const f of u.fields) {
        out.push(f);
        if (f.embedded && f.type) next.push(f.type.kind === 'Pointer' ? f.type.elem : f.type);
      }
    }
    level = next;
  }
  if (underlying(base).kind === 'Interface') out.push(...interfaceMethods(base));
  else out.push(...allMethods(new Pointer(base)).map((m) => m.obj));
  return out;
}
