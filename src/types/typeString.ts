/** Types as text, in the words of Go's messages. */
import { quote } from './constantOps';
import type { Package, TypeName, Var } from './objects';
import type { Interface, Signature, Tuple, Type, TypeParam } from './types';
import { anyInterface, comparableType, Typ, universe } from './universe';
import type { Pos } from '../base/source';

/** How a package is written before a name; '' leaves it out. */
export interface Qualifier {
  (pkg: Package): string;
  /** Positions as text, where a type parameter's name alone would mislead. */
  posString?: (pos: Pos) => string;
}

const byPath: Qualifier = (pkg) => pkg.path;

export function typeString(t: Type, qualifier: Qualifier = byPath): string {
  const w = new TypeWriter(qualifier, true, false);
  w.type(t);
  return w.out;
}

/** name and signature without parameter names; with `packages`, unexported field names say where they come from. */
export function methodString(name: string, sig: Signature, qualifier: Qualifier | undefined, packages: boolean): string {
  const w = new TypeWriter(qualifier ?? byPath, false, packages);
  w.out = name;
  w.signature(sig);
  return w.out;
}

export function packagePrefix(pkg: Package | undefined, qualifier: Qualifier): string {
  if (!pkg) return '';
  const s = qualifier(pkg);
  return s === '' ? '' : `${s}.`;
}

class TypeWriter {
  out = '';
  private readonly seen = new Set<Type>();

  constructor(private readonly qualifier: Qualifier, private readonly paramNames: boolean, private pkgInfo: boolean) {}


  type(t: Type): void {
    if (t.kind !== 'Basic' && this.seen.has(t)) {
      this.out += `<cycle to *${t.kind}>`;
      return;
    }
    this.seen.add(t);
    this.write(t);
    this.seen.delete(t);
  }

  private write(t: Type): void {
    switch (t.kind) {
      case 'Basic': this.out += t === Typ.unsafePointer ? 'unsafe.Pointer' : t.name; return;
      case 'Array': this.out += `[${t.len}]`; return this.type(t.elem);
      case 'Slice': this.out += '[]'; return this.type(t.elem);
      case 'Pointer': this.out += '*'; return this.type(t.elem);
      case 'Map':
        this.out += 'map[';
        this.type(t.key);
        this.out += ']';
        return this.type(t.elem);
      case 'Chan': {
        const parens = t.dir === 'both' && t.elem.kind === 'Chan' && t.elem.dir === 'recv';
        this.out += t.dir === 'both' ? 'chan ' : t.dir === 'send' ? 'chan<- ' : '<-chan ';
        if (parens) this.out += '(';
        this.type(t.elem);
        if (parens) this.out += ')';
        return;
      }
      case 'Struct':
        this.out += 'struct{';
        t.fields.forEach((f, i) => this.field(f, t.tags[i] ?? '', i > 0));
        this.out += '}';
        return;
      case 'Tuple': return this.tuple(t, false);
      case 'Signature': this.out += 'func'; return this.signature(t);
      case 'Union':
        t.terms.forEach((term, i) => {
          this.out += `${i > 0 ? ' | ' : ''}${term.tilde ? '~' : ''}`;
          this.type(term.type);
        });
        return;
      case 'Interface': return this.interface(t);
      case 'Named': case 'Alias':
        this.typeName(t.obj);
        if (t.typeArgs.length > 0) {
          this.out += '[';
          t.typeArgs.forEach((a, i) => {
            if (i > 0) this.out += ', ';
            this.type(a);
          });
          this.out += ']';
        } else if (t.typeParams.length > 0) this.typeParams(t.typeParams);
        return;
      case 'TypeParam':
        this.out += t.obj.name;
        if (universe.lookup(t.obj.name)) this.out += ` /* with ${t.obj.name} declared at ${this.qualifier.posString?.(t.obj.pos) ?? '?'} */`;
        return;
    }
  }

  private field(f: Var, tag: string, more: boolean): void {
    if (more) this.out += '; ';
    const annotate = this.pkgInfo && !/^\p{Lu}/u.test(f.name);
    if (annotate) this.pkgInfo = false;
    if (!f.embedded) this.out += `${f.name} `;
    this.type(f.type as Type);
    if (annotate) this.out += ` /* package ${f.pkg?.path ?? ''} */ `;
    if (tag !== '') this.out += ` ${quote(tag)}`;
  }

  private interface(t: Interface): void {
    if (t === anyInterface) {
      this.out += 'any';
      return;
    }
    if (t === comparableType.underlyingType) {
      this.out += 'interface{comparable}';
      return;
    }
    if (t.implicit) {
      if (t.methods.length === 0 && t.embeddeds.length === 1) return this.type(t.embeddeds[0] as Type);
      this.out += '/* implicit */ ';
    }
    this.out += 'interface{';
    let first = true;
    for (const m of t.methods) {
      if (!first) this.out += '; ';
      first = false;
      this.out += m.name;
      if (m.type) this.signature(m.type as Signature);
    }
    for (const e of t.embeddeds) {
      if (!first) this.out += '; ';
      first = false;
      this.type(e);
    }
    this.out += '}';
  }

  private typeName(obj: TypeName): void {
    this.out += packagePrefix(obj.pkg, this.qualifier) + obj.name;
  }

  private typeParams(list: readonly TypeParam[]): void {
    this.out += '[';
    let previous: Type | undefined;
    list.forEach((p, i) => {
      if (i > 0) {
        if (p.constraint !== previous && previous) {
          this.out += ' ';
          this.type(previous);
        }
        this.out += ', ';
      }
      previous = p.constraint;
      this.type(p);
    });
    if (previous) {
      this.out += ' ';
      this.type(previous);
    }
    this.out += ']';
  }

  private tuple(t: Tuple, variadic: boolean): void {
    this.out += '(';
    t.vars.forEach((v, i) => {
      if (i > 0) this.out += ', ';
      if (v.name !== '' && this.paramNames) this.out += `${v.name} `;
      const type = v.type as Type;
      if (variadic && i === t.vars.length - 1) {
        if (type.kind === 'Slice') {
          this.out += '...';
          this.type(type.elem);
        } else {
          this.type(type);
          this.out += '...';
        }
      } else if (type) this.type(type);
    });
    this.out += ')';
  }

  signature(sig: Signature): void {
    if (sig.typeParams.length > 0) this.typeParams(sig.typeParams);
    this.tuple(sig.params, sig.variadic);
    const results = sig.results.vars;
    if (results.length === 0) return;
    this.out += ' ';
    const only = results.length === 1 ? results[0] : undefined;
    if (only && (only.name === '' || !this.paramNames)) this.type(only.type as Type);
    else this.tuple(sig.results, false);
  }
}
