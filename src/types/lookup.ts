/**
 * Finds fields and methods, also those promoted from embedded fields, and computes method sets.
 *
 * An index path names a field at each step; its last element is the field's index, the method's index among the declared methods of its type, or its
 * place in an interface's sorted type set.
 */
import { identical, sameField } from './identical';
import { methodAt } from './named';
import { Func, type Package, type Var } from './objects';
import { deref, isExported, samePackage } from './predicates';
import { resolveObject } from './resolveObject';
import { computeTypeSet, lookupMethodInSet, methodId } from './typeSet';
import type { Named, Type } from './types';
import { asNamed, underlying } from './under';

export interface Lookup {
  readonly obj: Var | Func | undefined;
  /** Set without obj: the selector is ambiguous. */
  readonly index: readonly number[] | undefined;
  /** With obj: a pointer was followed. Without: there is a method, but with a pointer receiver. */
  readonly indirect: boolean;
}

const nothing: Lookup = { obj: undefined, index: undefined, indirect: false };

interface Embedded {
  readonly type: Type;
  readonly index: readonly number[];
  readonly indirect: boolean;
  /** The type occurs more than once at this depth. */
  multiples: boolean;
}

export function lookupFieldOrMethod(t: Type, addressable: boolean, pkg: Package | undefined, name: string, foldCase = false): Lookup {
  const named = asNamed(t);
  if (named) {
    // A defined pointer type has the fields of the struct behind it but no methods.
    const p = underlying(named);
    if (p.kind === 'Pointer') {
      const r = lookupRaw(p, false, pkg, name, foldCase);
      return r.obj instanceof Func ? nothing : r;
    }
  }
  return lookupRaw(t, addressable, pkg, name, foldCase);
}

export function lookupRaw(t: Type, addressable: boolean, pkg: Package | undefined, name: string, foldCase = false): Lookup {
  if (name === '_') return nothing;
  const { type, isPointer } = deref(t);
  if (isPointer && underlying(type).kind === 'Interface') return nothing;
  if (!foldCase) {
    const own = lookupOwn(type, isPointer, addressable, pkg, name);
    if (own) return own;
  }
  let current: Embedded[] = [{ type, index: [], indirect: isPointer, multiples: false }];
  const seen: Named[] = [];
  while (current.length > 0) {
    const next: Embedded[] = [];
    let obj: Var | Func | undefined;
    let index: readonly number[] = [];
    let indirect = false;
    for (const e of current) {
      const named = asNamed(e.type);
      let found: Var | Func | undefined;
      let at = -1;
      if (named) {
        if (seen.some((s) => s === named || identical(s, named))) continue;
        seen.push(named);
        at = methodIndex(named, pkg, name, foldCase);
        if (at >= 0) found = methodAt(named, at);
      }
      if (!found) {
        const u = underlying(e.type);
        if (u.kind === 'Struct') {
          for (let i = 0; i < u.fields.length; i++) {
            const f = u.fields[i] as Var;
            if (foldCase ? f.name.toLowerCase() === name.toLowerCase() : sameField(f, pkg?.path, name)) {
              found = f;
              at = i;
              break;
            }
            if (!obj && f.embedded) {
              const d = deref(f.type as Type);
              next.push({ type: d.type, index: [...e.index, i], indirect: e.indirect || d.isPointer, multiples: e.multiples });
            }
          }
        } else if (u.kind === 'Interface') {
          const set = computeTypeSet(u);
          at = lookupMethodInSet(set, pkg?.path, name, foldCase);
          if (at >= 0) found = set.methods[at];
        }
      }
      if (!found) continue;
      index = [...e.index, at];
      if (obj || e.multiples) return { obj: undefined, index, indirect: false };
      obj = found;
      indirect = e.indirect;
    }
    if (obj) {
      if (obj instanceof Func) {
        if (obj.hasPtrRecv && !indirect && !addressable) return { obj: undefined, index: undefined, indirect: true };
        resolveObject(obj);
      }
      return { obj, index, indirect };
    }
    current = consolidate(next);
  }
  return nothing;
}

/** What the type itself has of that name, without its embedded fields: most look-ups end here. */
function lookupOwn(type: Type, isPointer: boolean, addressable: boolean, pkg: Package | undefined, name: string): Lookup | undefined {
  const named = asNamed(type);
  const m = named ? methodIndex(named, pkg, name, false) : -1;
  if (named && m >= 0) {
    const obj = methodAt(named, m);
    if (obj.hasPtrRecv && !isPointer && !addressable) return { obj: undefined, index: undefined, indirect: true };
    resolveObject(obj);
    return { obj, index: [m], indirect: isPointer };
  }
  const u = underlying(type);
  if (u.kind !== 'Struct') return undefined;
  for (let i = 0; i < u.fields.length; i++) {
    const f = u.fields[i] as Var;
    if (sameField(f, pkg?.path, name)) return { obj: f, index: [i], indirect: isPointer };
  }
  return undefined;
}

/** Types that occur more than once are kept once and marked. */
function consolidate(list: Embedded[]): Embedded[] {
  if (list.length <= 1) return list;
  const out: Embedded[] = [];
  for (const e of list) {
    const other = out.find((o) => identical(o.type, e.type));
    if (other) other.multiples = true;
    else out.push(e);
  }
  return out;
}

/** Index among the declared methods. */
function methodIndex(t: Named, pkg: Package | undefined, name: string, foldCase: boolean): number {
  resolveObject(t.origin.obj);
  const { methods } = t.origin;
  if (methods.length === 0) return -1;
  if (foldCase) {
    const lower = name.toLowerCase();
    return methods.findIndex((m) => m.name.toLowerCase() === lower);
  }
  if (!isExported(name) && !samePackage(t.obj.pkg, pkg)) return -1;
  for (let i = 0; i < methods.length; i++) if ((methods[i] as Func).name === name) return i;
  return -1;
}

/** Index of a field in a struct, -1 if there is none. */
export function fieldIndex(fields: readonly Var[], pkg: Package | undefined, name: string, foldCase: boolean): number {
  if (name === '_') return -1;
  return fields.findIndex((f) => (foldCase ? f.name.toLowerCase() === name.toLowerCase() : sameField(f, pkg?.path, name)));
}

export interface Method {
  readonly obj: Func;
  /** Steps through embedded fields to the type that declares the method, then the method's own index. */
  readonly index: readonly number[];
  /** A pointer is followed on the way, or the receiver type itself is one. */
  readonly indirect: boolean;
}

/**
 * The method set of t with index paths, sorted as in type descriptors: exported names first, then by name and package.
 * For a pointer to a defined type it includes the methods with value receivers.
 */
export function allMethods(t: Type): Method[] {
  const names = new Map<string, Func>();
  collectNames(t, names, new Set());
  const out: Method[] = [];
  for (const f of names.values()) {
    const r = lookupFieldOrMethod(t, false, f.pkg, f.name);
    if (r.obj instanceof Func && r.index) out.push({ obj: r.obj, index: r.index, indirect: r.indirect });
  }
  const exported = (m: Method) => isExported(m.obj.name);
  return out.sort((a, b) => {
    if (exported(a) !== exported(b)) return exported(a) ? -1 : 1;
    if (a.obj.name !== b.obj.name) return a.obj.name < b.obj.name ? -1 : 1;
    const pa = a.obj.pkg?.path ?? '';
    const pb = b.obj.pkg?.path ?? '';
    return pa < pb ? -1 : pa > pb ? 1 : 0;
  });
}

/** All names of methods that t or what it embeds declares. */
function collectNames(t: Type, names: Map<string, Func>, seen: Set<Type>): void {
  const { type } = deref(t);
  const named = asNamed(type);
  if (named) {
    if (seen.has(named)) return;
    seen.add(named);
    resolveObject(named.origin.obj);
    for (const m of named.origin.methods) names.set(methodId(m), m);
  }
  const u = underlying(type);
  if (u.kind === 'Struct') {
    for (const f of u.fields) if (f.embedded) collectNames(f.type as Type, names, seen);
  } else if (u.kind === 'Interface') {
    for (const m of computeTypeSet(u).methods) names.set(methodId(m), m);
  }
}

/** The methods of an interface in the order of its itabs. */
export function interfaceMethods(t: Type): readonly Func[] {
  const u = underlying(t);
  return u.kind === 'Interface' ? computeTypeSet(u).methods : [];
}
