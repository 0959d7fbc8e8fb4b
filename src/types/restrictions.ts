/**
 * Restrictions of Go's compiler that are not the language's: reported only for packages that are right otherwise. Anonymous interfaces must not
 * contain themselves, channel elements must be below 64 KiB, and types must fit into the address space.
 */
import type { Checker } from './checker';
import { sizeof } from './sizes';
import { computeTypeSet } from './typeSet';
import type { Interface, Type } from './types';
import { unalias } from './under';

const maxElement = 1 << 16;
const addressSpace = 2 ** 50;

export function checkRestrictions(c: Checker): void {
  // What is inside of another interface has been looked at with that.
  const interfaces = c.typeLiterals.filter((l) => l.type.kind === 'Interface').sort((a, b) => a.e.pos - b.e.pos);
  let seenTo = 0;
  const active: Active = new Map();
  for (const { e, type } of interfaces) {
    if (e.pos < seenTo) continue;
    seenTo = e.end;
    if (type.kind === 'Interface' && hasCycle(type, active)) {
      // The other interfaces of the cycle need not be reported again.
      for (const t of active.keys()) active.set(t, false);
      c.error(e, 'InvalidTypeCycle', 'invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)');
    }
  }
  if (c.hasErrors) return;
  for (const { e, type } of c.typeLiterals) {
    if (type.kind === 'Chan') {
      const size = sizeof(type.elem);
      if (size < 0 || size >= maxElement) c.error(e, 'TypeTooLarge', 'channel element type too large');
    } else if (type.kind === 'Array' || type.kind === 'Struct') {
      const size = sizeof(type);
      if (size < 0 || size >= addressSpace) c.error(e, 'TypeTooLarge', `type ${c.str(type)} larger than address space`);
    }
  }
}

/** Interfaces that have been met: true while their methods are looked at. */
type Active = Map<Interface, boolean>;

/** Type literals inside of the interface lead back to it; defined types end the search. */
function hasCycle(iface: Interface, active: Active): boolean {
  const known = active.get(iface);
  if (known !== undefined || active.size > 10000) return known === true;
  active.set(iface, true);
  if (computeTypeSet(iface).methods.some((m) => visit(m.type as Type, active))) return true;
  active.set(iface, false);
  return false;
}

function visit(type: Type, active: Active): boolean {
  const t = unalias(type);
  switch (t.kind) {
    case 'Pointer': case 'Array': case 'Slice': case 'Chan': return visit(t.elem, active);
    case 'Map': return visit(t.key, active) || visit(t.elem, active);
    case 'Struct': return t.fields.some((f) => visit(f.type as Type, active));
    case 'Signature': return t.params.vars.some((v) => visit(v.type as Type, active)) || t.results.vars.some((v) => visit(v.type as Type, active));
    case 'Interface': return (t.methods.length > 0 || t.embeddeds.length > 0) && hasCycle(t, active);
    default: return false;
  }
}
