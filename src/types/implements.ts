/** Whether a type implements an interface or satisfies a constraint, and in Go's words why not. */
import { identical } from './identical';
import { lookupRaw } from './lookup';
import { Func } from './objects';
import { comparableProblem, derefStructPtr, isInterface, isInterfacePtr, isTypeParam, isValid } from './predicates';
import { resolveObject } from './resolveObject';
import { computeTypeSet, hasTerms, isComparableSet, isEmptySet, isTop, lookupMethodInSet, type Term, termIncludes, termsSubset, typeSetTerms } from './typeSet';
import { methodString, type Qualifier, typeString } from './typeString';
import type { Interface, Signature, Struct, Type } from './types';
import { underlying } from './under';

/** What the answer depends on besides the types, and where the reason goes. */
export interface Reason {
  cause: string;
  readonly qualifier?: Qualifier;
  /** Language before go1.20: ordinary interfaces do not satisfy comparable. */
  readonly strictComparable?: boolean;
}

type Equivalent = (x: Type, y: Type) => boolean;

/** V implements T, or with `constraint` satisfies it. */
export function implementsInterface(V: Type, T: Type, constraint: boolean, reason?: Reason): boolean {
  const Vu = underlying(V);
  const Tu = underlying(T);
  if (!isValid(Vu) || !isValid(Tu)) return true;
  if (Vu.kind === 'Pointer' && !isValid(underlying(Vu.elem))) return true;
  const str = (t: Type) => typeString(t, reason?.qualifier);
  const verb = constraint ? 'satisfy' : 'implement';
  const fail = (cause: () => string): false => {
    if (reason) reason.cause = cause();
    return false;
  };
  if (Tu.kind !== 'Interface') {
    return fail(() => `${str(V)} does not ${verb} ${str(T)} (${isInterfacePtr(Tu) ? `type ${str(T)} is pointer to interface, not interface` : `${str(T)} is not an interface`})`);
  }
  const tset = computeTypeSet(Tu);
  if (isTop(tset)) return true;
  const vset = Vu.kind === 'Interface' ? computeTypeSet(Vu) : undefined;
  if (vset && isEmptySet(vset)) return true;
  if (isEmptySet(tset)) return fail(() => `cannot ${verb} ${str(T)} (empty type set)`);
  if (!hasAllMethods(V, T, true, identical, reason)) return fail(() => `${str(V)} does not ${verb} ${str(T)} ${reason?.cause ?? ''}`);

  const comparability = (): boolean => {
    if (!isComparableSet(tset)) return true;
    if (comparableProblem(V, false) === undefined) return true;
    if (constraint && comparableProblem(V, true) === undefined) {
      return !reason?.strictComparable || fail(() => `${str(V)} to ${verb} comparable requires go1.20 or later`);
    }
    return fail(() => `${str(V)} does not ${verb} comparable`);
  };
  if (!hasTerms(tset)) return comparability();
  if (vset) {
    if (!termsSubset(vset.terms, tset.terms)) return fail(() => `${str(V)} does not ${verb} ${str(T)}`);
    return comparability();
  }
  let alternative: Type | undefined;
  const missing = typeSetTerms(tset, (term) => {
    const t = term as Term;
    if (termIncludes(t, V)) return false;
    const type = t.type as Type;
    if (!alternative && !t.tilde && identical(type, underlying(type)) && termIncludes({ tilde: true, type }, V)) alternative = type;
    return true;
  });
  if (!missing) return comparability();
  return fail(() => {
    let detail: string;
    if (alternative) detail = `possibly missing ~ for ${str(alternative)} in ${str(T)}`;
    else if (mentions(Tu, V)) detail = `${str(T)} mentions ${str(V)}, but ${str(V)} is not in the type set of ${str(T)}`;
    else detail = `${str(V)} missing in ${termsString(tset.terms)}`;
    return `${str(V)} does not ${verb} ${str(T)} (${detail})`;
  });
}

/** Terms in messages are written with full package paths. */
function termsString(terms: readonly Term[]): string {
  return terms.map((t) => (t.tilde ? '~' : '') + typeString(t.type as Type)).join(' | ');
}

function mentions(t: Type, typ: Type): boolean {
  if (t.kind === 'Interface') return t.embeddeds.some((e) => mentions(e, typ));
  if (t.kind === 'Union') return t.terms.some((term) => mentions(term.type, typ));
  return identical(t, typ);
}

/** The public form for the code generator. */
export function implementsType(V: Type, T: Type): boolean { return implementsInterface(V, T, false); }

/** x.(T) is possible for an x of interface type V. */
export function assertableTo(V: Type, T: Type, reason?: Reason): boolean {
  return isInterface(T) || hasAllMethods(T, V, false, identical, reason);
}

export function hasAllMethods(V: Type, T: Type, isStatic: boolean, equivalent: Equivalent, reason?: Reason): boolean {
  if (!isValid(V)) return true;
  return !missingMethod(V, T, isStatic, equivalent, reason) || hasInvalidEmbeddedFields(V, new Set());
}

function hasInvalidEmbeddedFields(t: Type, seen: Set<Struct>): boolean {
  const s = underlying(derefStructPtr(t));
  if (s.kind !== 'Struct' || seen.has(s)) return false;
  seen.add(s);
  return s.fields.some((f) => f.embedded && (!isValid(f.type as Type) || hasInvalidEmbeddedFields(f.type as Type, seen)));
}

type Problem = 'notFound' | 'wrongName' | 'unexported' | 'wrongSig' | 'ambiguous' | 'ptrRecv' | 'field';

/** The first method of interface T that V lacks; a dynamic check lets an interface V lack methods. */
export function missingMethod(V: Type, T: Type, isStatic: boolean, equivalent: Equivalent, reason?: Reason): Func | undefined {
  const { methods } = computeTypeSet(underlying(T) as Interface);
  if (methods.length === 0) return undefined;
  const u = underlying(V);
  for (const m of methods) {
    const { problem, f } = u.kind === 'Interface' ? inInterface(u, m, isStatic, equivalent) : inType(V, m, equivalent);
    if (!problem) continue;
    if (reason) reason.cause = explain(problem, V, T, m, f, reason.qualifier);
    return m;
  }
  return undefined;
}

function inInterface(u: Interface, m: Func, isStatic: boolean, equivalent: Equivalent): { problem: Problem | undefined; f: Func | undefined } {
  const set = computeTypeSet(u);
  const f = set.methods[lookupMethodInSet(set, m.pkg?.path, m.name, false)];
  if (!f) return { problem: isStatic ? 'notFound' : undefined, f };
  return { problem: equivalent(f.type as Type, m.type as Type) ? undefined : 'wrongSig', f };
}

function inType(V: Type, m: Func, equivalent: Equivalent): { problem: Problem | undefined; f: Func | undefined } {
  const { obj, index, indirect } = lookupRaw(V, false, m.pkg, m.name);
  if (!obj) {
    if (index) return { problem: 'ambiguous', f: undefined };
    if (indirect) return { problem: 'ptrRecv', f: undefined };
    const other = lookupRaw(V, false, m.pkg, m.name, true).obj;
    if (!(other instanceof Func)) return { problem: 'notFound', f: undefined };
    return { problem: other.name === m.name ? 'unexported' : 'wrongName', f: other };
  }
  if (!(obj instanceof Func)) return { problem: 'field', f: undefined };
  resolveObject(obj);
  return { problem: equivalent(obj.type as Type, m.type as Type) ? undefined : 'wrongSig', f: obj };
}

/** What is wrong with an attempt to use a pointer to an interface. */
export function interfacePtrError(t: Type, qualifier: Qualifier | undefined): string {
  const p = underlying(t);
  const what = p.kind === 'Pointer' && isTypeParam(p.elem) ? 'type parameter' : 'interface';
  return `type ${typeString(t, qualifier)} is pointer to ${what}, not ${what}`;
}

function explain(problem: Problem, V: Type, T: Type, m: Func, f: Func | undefined, qualifier: Qualifier | undefined): string {
  const { name } = m;
  const both = (packages: boolean) => {
    if (f) resolveObject(f);
    return [methodString(f?.name ?? '', f?.type as Signature, packages ? undefined : qualifier, packages), methodString(name, m.type as Signature, packages ? undefined : qualifier, packages)] as const;
  };
  switch (problem) {
    case 'notFound':
      if (isInterfacePtr(V)) return `(${interfacePtrError(V, qualifier)})`;
      if (isInterfacePtr(T)) return `(${interfacePtrError(T, qualifier)})`;
      return `(missing method ${name})`;
    case 'wrongName': {
      const [have, want] = both(false);
      return `(missing method ${name})\n\t\thave ${have}\n\t\twant ${want}`;
    }
    case 'unexported': return `(unexported method ${name})`;
    case 'wrongSig': {
      let [have, want] = both(false);
      if (have === want) [have, want] = both(true);
      if (have === want) return `(wrong type for method ${name})`;
      return `(wrong type for method ${name})\n\t\thave ${have}\n\t\twant ${want}`;
    }
    case 'ambiguous': return `(ambiguous selector ${typeString(V, qualifier)}.${name})`;
    case 'ptrRecv': return `(method ${name} has pointer receiver)`;
    case 'field': return `(${typeString(V, qualifier)}.${name} is a field, not a method)`;
  }
}
