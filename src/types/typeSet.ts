/**
 * Type sets of interfaces: the methods of all embedded interfaces together, and the intersection of their type terms.
 *
 * A term list is a union; the list `all` (one term without type) is the set of all types, an empty list the empty set.
 */
import type { Pos } from '../base/source';
import { identical } from './identical';
import type { Func } from './objects';
import { comparableProblem } from './predicates';
import type { Interface, Type, Union } from './types';
import { underlying } from './under';
import { comparableType, Typ } from './universe';

export interface Term { readonly tilde: boolean; readonly type: Type | undefined }

export interface TypeSet {
  /** Sorted by `methodId`. */
  methods: Func[];
  terms: readonly Term[];
  comparable: boolean;
}

/** What the checker wants to hear about while a type set is computed. */
export interface TypeSetReporter {
  duplicateMethod(pos: Pos, name: string, otherPos: Pos): void;
  /** Two embedded interfaces have a method of one name: whether their types agree can be told only later. */
  later(f: () => void): void;
  allowEmbedding(pos: Pos, what: 'constraint' | 'union' | 'type', type: Type): boolean;
  allowOverlappingMethods(): boolean;
  tooManyTerms(pos: Pos): void;
}

export const maxTermCount = 100;
const allTerms: readonly Term[] = [{ tilde: false, type: undefined }];

export function methodId(f: { readonly name: string; readonly pkg: { readonly path: string } | undefined }): string {
  const c = f.name.charCodeAt(0);
  if (c < 0x80 ? c >= 65 && c <= 90 : isExported(f.name)) return f.name;
  return `${f.pkg ? f.pkg.path : '_'}.${f.name}`;
}

export function isExported(name: string): boolean {
  const c = name.charCodeAt(0);
  return c < 0x80 ? c >= 65 && c <= 90 : /^\p{Lu}/u.test(name);
}

export function isAllTerms(list: readonly Term[]): boolean { return list.some((t) => !t.type); }
export function hasTerms(s: TypeSet): boolean { return s.terms.length > 0 && !isAllTerms(s.terms); }
export function isEmptySet(s: TypeSet): boolean { return s.terms.length === 0; }
/** True for interfaces that are not constraints. */
export function isMethodSet(s: TypeSet): boolean { return !s.comparable && isAllTerms(s.terms); }
/** True for the set of all types. */
export function isTop(s: TypeSet): boolean { return isMethodSet(s) && s.methods.length === 0; }

export function isComparableSet(s: TypeSet, seen?: Set<Type>): boolean {
  if (isAllTerms(s.terms)) return s.comparable;
  return typeSetTerms(s, (t) => t !== undefined && comparableProblem(t.type as Type, false, seen) === undefined);
}

export function typeSetTerms(s: TypeSet, f: (t: Term | undefined) => boolean): boolean {
  return hasTerms(s) ? s.terms.every(f) : f(undefined);
}

export function typeSetAll(s: TypeSet, f: (t: Type | undefined, u: Type | undefined) => boolean): boolean {
  if (!hasTerms(s)) return f(undefined, undefined);
  return s.terms.every((t) => f(t.type, underlying(t.type as Type)));
}

// Terms

function disjoint(x: Term, y: Term): boolean {
  const ux = y.tilde ? underlying(x.type as Type) : (x.type as Type);
  const uy = x.tilde ? underlying(y.type as Type) : (y.type as Type);
  return !identical(ux, uy);
}

export function termsOverlap(x: Term, y: Term): boolean { return !disjoint(x, y); }

function intersectTerm(x: Term, y: Term): Term | undefined {
  if (!x.type) return y;
  if (!y.type) return x;
  if (disjoint(x, y)) return undefined;
  return !x.tilde || y.tilde ? x : y;
}

/** Their union if it is one term. */
function mergeTerms(x: Term, y: Term): Term | undefined {
  if (!x.type) return x;
  if (!y.type) return y;
  if (disjoint(x, y)) return undefined;
  return x.tilde || !y.tilde ? x : y;
}

export function termIncludes(x: Term, t: Type): boolean {
  if (!x.type) return true;
  return identical(x.type, x.tilde ? underlying(t) : t);
}

function subsetOfTerm(x: Term, y: Term): boolean {
  if (!y.type) return true;
  if (!x.type || disjoint(x, y)) return false;
  return !x.tilde || y.tilde;
}

export function termsSubset(xs: readonly Term[], ys: readonly Term[]): boolean {
  return ys.length === 0 ? xs.length === 0 : xs.every((x) => ys.some((y) => subsetOfTerm(x, y)));
}

export function equalTerms(xs: readonly Term[], ys: readonly Term[]): boolean {
  return xs === ys || (termsSubset(xs, ys) && termsSubset(ys, xs));
}

function normalize(list: readonly Term[]): readonly Term[] {
  const out: Term[] = [];
  const used = new Array<boolean>(list.length).fill(false);
  for (let i = 0; i < list.length; i++) {
    if (used[i]) continue;
    let x = list[i] as Term;
    for (let j = i + 1; j < list.length; j++) {
      if (used[j]) continue;
      const merged = mergeTerms(x, list[j] as Term);
      if (!merged) continue;
      if (!merged.type) return allTerms;
      x = merged;
      used[j] = true;
    }
    out.push(x);
  }
  return out;
}

function intersect(xs: readonly Term[], ys: readonly Term[]): readonly Term[] {
  if (isAllTerms(xs)) return ys;
  if (isAllTerms(ys)) return xs;
  const out: Term[] = [];
  for (const x of xs) {
    for (const y of ys) {
      const t = intersectTerm(x, y);
      if (t) out.push(t);
    }
  }
  return normalize(out);
}

/** The intersection of two (terms, comparable) pairs; comparable is kept only beside the list of all types. */
function intersectWithComparable(xs: readonly Term[], xc: boolean, ys: readonly Term[], yc: boolean): { terms: readonly Term[]; comparable: boolean } {
  let terms = intersect(xs, ys);
  let comparable = xc || yc;
  if (comparable && !isAllTerms(terms)) {
    terms = terms.filter((t) => comparableProblem(t.type as Type, false) === undefined);
    comparable = false;
  }
  return { terms, comparable };
}

// Interfaces

const topSet: TypeSet = { methods: [], terms: allTerms, comparable: false };

function sortMethods(list: Func[]): Func[] {
  if (list.length < 2) return list;
  const keyed = list.map((f) => ({ f, exported: isExported(f.name), name: f.name, path: f.pkg?.path ?? '' }));
  // Exported names before others, then by name, then by package: Go's order of method sets.
  keyed.sort((a, b) => {
    if (a.exported !== b.exported) return a.exported ? -1 : 1;
    if (a.name !== b.name) return a.name < b.name ? -1 : 1;
    return a.exported || a.path === b.path ? 0 : a.path < b.path ? -1 : 1;
  });
  return keyed.map((k) => k.f);
}

/** The type set of an interface, computed once. While a recursive interface is being computed its set is provisional. */
export function computeTypeSet(iface: Interface, reporter?: TypeSetReporter, pos: Pos = 0): TypeSet {
  const cached = iface.typeSet as TypeSet | undefined;
  if (cached) return cached;
  if (!iface.complete) return topSet;
  reporter ??= iface.reporter as TypeSetReporter | undefined;
  const set: TypeSet = { methods: [], terms: allTerms, comparable: iface === comparableType.underlyingType };
  iface.typeSet = set;
  const methods = new Map<string, { f: Func; pos: Pos }>();
  for (const m of iface.methods) addMethod(methods, m, m.pos, true, reporter);
  let terms: readonly Term[] = allTerms;
  let comparable = set.comparable;
  iface.embeddeds.forEach((t, i) => {
    const at = iface.embeddedPos[i] ?? 0;
    const part = embeddedTerms(t, at || pos, reporter, methods, at);
    if (part) ({ terms, comparable } = intersectWithComparable(terms, comparable, part.terms, part.comparable));
  });
  set.comparable = comparable;
  set.methods = sortMethods(Array.from(methods.values(), (m) => m.f));
  set.terms = terms;
  return set;
}

function embeddedTerms(t: Type, pos: Pos, reporter: TypeSetReporter | undefined, methods: Map<string, { f: Func; pos: Pos }>, at: Pos): { terms: readonly Term[]; comparable: boolean } | undefined {
  const u = underlying(t);
  if (u.kind === 'Interface') {
    const set = computeTypeSet(u, reporter, pos);
    if (at && reporter && !isMethodSet(set) && !reporter.allowEmbedding(at, 'constraint', t)) return undefined;
    for (const m of set.methods) addMethod(methods, m, at, false, reporter);
    return set;
  }
  if (u.kind === 'Union') {
    if (at && reporter && !reporter.allowEmbedding(at, 'union', u)) return undefined;
    const terms = unionTerms(u, pos, reporter);
    return terms && { terms, comparable: false };
  }
  if (u === Typ.invalid) return undefined;
  if (at && reporter && !reporter.allowEmbedding(at, 'type', t)) return undefined;
  return { terms: [{ tilde: false, type: t }], comparable: false };
}

function addMethod(methods: Map<string, { f: Func; pos: Pos }>, f: Func, pos: Pos, explicit: boolean, reporter: TypeSetReporter | undefined): void {
  const id = methodId(f);
  const other = methods.get(id);
  if (!other) methods.set(id, { f, pos });
  else if (explicit) reporter?.duplicateMethod(pos, f.name, other.pos);
  else {
    reporter?.later(() => {
      if ((pos && !reporter.allowOverlappingMethods()) || !identical(f.type as Type, other.f.type as Type)) reporter.duplicateMethod(pos, f.name, other.pos);
    });
  }
}

/** The terms of a union, undefined if there are too many. */
export function unionTerms(u: Union, pos: Pos = 0, reporter?: TypeSetReporter): readonly Term[] | undefined {
  let all: readonly Term[] = [];
  for (const t of u.terms) {
    const under = underlying(t.type);
    let terms: readonly Term[];
    if (under.kind === 'Interface') terms = computeTypeSet(under, reporter, pos).terms;
    else if (under === Typ.invalid) continue;
    else if (t.tilde && !identical(t.type, under)) terms = [];
    else terms = [{ tilde: t.tilde, type: t.type }];
    all = normalize([...all, ...terms]);
    if (all.length > maxTermCount) {
      reporter?.tooManyTerms(pos);
      return undefined;
    }
  }
  return all;
}

export function lookupMethodInSet(s: TypeSet, pkgPath: string | undefined, name: string, foldCase: boolean): number {
  const exported = isExported(name);
  return s.methods.findIndex((m) => {
    if (foldCase) return m.name.toLowerCase() === name.toLowerCase();
    return m.name === name && (exported || m.pkg?.path === pkgPath);
  });
}
