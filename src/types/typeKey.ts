/**
 * Canonical strings for types: two types are identical exactly if their keys are equal.
 *
 * Defined types of packages appear with path and name, so that their keys are the same in every compilation; local ones and type parameters
 * with unique ids behind a `#`. Unexported names appear with their package. The type parameters of a generic
 * signature are numbered, so that their names do not matter. Keys are cached for types that are complete.
 */
import { computeTypeSet, isAllTerms, methodId, type Term, unionTerms } from './typeSet';
import { quote } from './constantOps';
import { isExported } from './typeSet';
import type { Interface, Named, Signature, Tuple, Type, TypeParam } from './types';
import { unalias } from './under';

/** A defined type that is no instance. */
function namedKey(t: Named): string {
  const { pkg, name } = t.obj;
  if (!pkg) return name;
  return pkg.scope.lookup(name) === t.obj ? `N${pkg.path}.${name}` : `#N${t.id}`;
}

/** Whether a key means the same in another compilation. */
export function isLastingKey(key: string): boolean {
  return !key.includes('#');
}

class KeyWriter {
  /** False once something was met whose key can still change. */
  stable = true;
  /** Inside of a recursive interface or generic signature a part's key depends on what is around it. */
  private readonly interfaces: Interface[] = [];
  private readonly bound: TypeParam[] = [];

  key(t: Type): string {
    t = unalias(t);
    switch (t.kind) {
      case 'Basic': return t.basic;
      case 'TypeParam': {
        const i = this.bound.indexOf(t);
        return i >= 0 ? `$${i}` : `#P${t.id}`;
      }
      case 'Named':
        if (t.typeArgs.length + t.outerArgs.length === 0) return namedKey(t);
        return `${namedKey(t.origin)}[${[...t.outerArgs, ...t.typeArgs].map((a) => this.key(a)).join(',')}]`;
      default:
    }
    const free = this.interfaces.length === 0 && this.bound.length === 0;
    if (free) {
      const known = t.cache.key;
      if (known !== undefined) return known;
    }
    const before = this.stable;
    this.stable = true;
    const key = this.structural(t);
    if (free && this.stable) t.cache.key = key;
    this.stable &&= before;
    return key;
  }

  private structural(t: Type): string {
    switch (t.kind) {
      case 'Array':
        if (t.len < 0) this.stable = false;
        return `[${t.len}]${this.key(t.elem)}`;
      case 'Slice': return `[]${this.key(t.elem)}`;
      case 'Pointer': return `*${this.key(t.elem)}`;
      case 'Map': return `map[${this.key(t.key)}]${this.key(t.elem)}`;
      case 'Chan': return `${t.dir === 'both' ? 'chan' : t.dir === 'send' ? 'chan<-' : '<-chan'}(${this.key(t.elem)})`;
      case 'Struct':
        return `struct{${t.fields.map((f, i) => {
          const tag = t.tags[i] ?? '';
          return `${f.embedded ? '!' : ''}${isExported(f.name) ? f.name : `${f.pkg?.path ?? ''}.${f.name}`} ${this.key(f.type as Type)}${tag === '' ? '' : quote(tag)}`;
        }).join(';')}}`;
      case 'Tuple': return this.tuple(t);
      case 'Signature': return `func${this.signature(t)}`;
      case 'Union': return this.terms(unionTerms(t) ?? []);
      case 'Interface': return this.interface(t);
      default: return '';
    }
  }

  private tuple(t: Tuple): string {
    return `(${t.vars.map((v) => this.key(v.type as Type)).join(',')})`;
  }

  private signature(s: Signature): string {
    const n = this.bound.length;
    this.bound.push(...s.typeParams);
    const params = s.typeParams.length === 0 ? '' : `[${s.typeParams.map((p) => (p.constraint ? this.key(p.constraint) : '')).join(',')}]`;
    const key = `${params}${s.variadic ? '...' : ''}${this.tuple(s.params)}${this.tuple(s.results)}`;
    this.bound.length = n;
    return key;
  }

  private terms(terms: readonly Term[]): string {
    return terms.map((t) => (t.tilde ? '~' : '') + this.key(t.type as Type)).sort().join('|');
  }

  private interface(t: Interface): string {
    const depth = this.interfaces.indexOf(t);
    if (depth >= 0) return `^${depth}`;
    if (!isSettled(t)) {
      this.stable = false;
      return `interface?${this.unsettledId(t)}`;
    }
    this.interfaces.push(t);
    const set = computeTypeSet(t);
    const parts = set.methods.map((m) => methodId(m) + (m.type ? this.signature(m.type as Signature) : ''));
    if (set.comparable) parts.push('comparable');
    if (set.terms.length === 0) parts.push('none');
    else if (!isAllTerms(set.terms)) parts.push(this.terms(set.terms));
    this.interfaces.pop();
    return `interface{${parts.join(';')}}`;
  }

  private unsettledId(t: Interface): number {
    return t.methods.length * 1000 + t.embeddeds.length;
  }
}

/** All that the interface embeds has been declared, so that its type set will not change. */
function isSettled(t: Interface, seen = new Set<Interface>()): boolean {
  if (!t.complete) return false;
  if (t.typeSet || seen.has(t)) return true;
  seen.add(t);
  return t.embeddeds.every((e) => isSettledElement(e, seen));
}

function isSettledElement(e: Type, seen: Set<Interface>): boolean {
  let u = unalias(e);
  for (let n = 0; u.kind === 'Named' && n < 100; n++) {
    if (u.underlyingType) u = u.underlyingType;
    else {
      const rhs: Type | undefined = u.rhs ?? u.origin.rhs;
      if (!rhs) return false;
      u = unalias(rhs);
    }
  }
  if (u.kind === 'Interface') return isSettled(u, seen);
  if (u.kind === 'Union') return u.terms.every((t) => isSettledElement(t.type, seen));
  return true;
}

/** The key of a checked type. */
export function typeKey(t: Type): string {
  return t.cache.key ?? new KeyWriter().key(t);
}

/** The key, or undefined while the type contains an interface that is still being declared. */
export function stableTypeKey(t: Type): string | undefined {
  const w = new KeyWriter();
  const key = w.key(t);
  return w.stable ? key : undefined;
}
