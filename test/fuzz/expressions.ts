/** Random expressions of a type, over the variables in sight. */
import { type GoType, boolType, complexType, floats, intType, ints, isComparable, sliceOf, stringType } from './goTypes';
import type { ProgramWriter, Variable } from './programs';
import type { Random } from './random';

export class Expressions {
  private readonly r: Random;
  private scope: readonly Variable[] = [];
  /** Inside of an expression that may not call: calls have effects, and what is beside them is read in an order that Go leaves open. */
  private pure = 0;

  constructor(private readonly w: ProgramWriter) { this.r = w.r; }

  /** An expression of the type. */
  of(t: GoType, scope: readonly Variable[], depth = 3): string {
    this.scope = scope;
    return this.any(t, depth);
  }

  /** The same without calls of the program's functions. */
  pureOf(t: GoType, scope: readonly Variable[], depth = 3): string {
    this.pure++;
    const text = this.of(t, scope, depth);
    this.pure--;
    return text;
  }

  /** For package-level variables: without functions, which could need them. */
  initial(t: GoType, depth: number): string {
    this.scope = [];
    this.pure++;
    const text = this.any(t, depth);
    this.pure--;
    return text;
  }

  private variables(t: GoType): Variable[] { return this.scope.filter((v) => v.type.name === t.name); }

  private any(t: GoType, depth: number): string {
    const { r } = this;
    const known = this.variables(t);
    if (depth <= 0) return known.length > 0 && r.chance(0.8) ? r.pick(known).name : this.leaf(t);
    return r.weighted<() => string>([
      [known.length > 0 ? 4 : 0, () => r.pick(known).name],
      [1, () => this.leaf(t)],
      [3, () => this.operation(t, depth - 1)],
      [2, () => this.part(t, depth - 1)],
      [this.pure > 0 ? 0 : 1.5, () => this.call(t, depth - 1)],
      [this.pure > 0 ? 0 : 0.5, () => `tr(${r.below(100)}, ${this.typed(t, depth - 1)})`],
      [0.4, () => `id(${this.typed(t, depth - 1)})`],
      [this.pure > 0 ? 0 : 0.3, () => `func() ${t.name} { return ${this.any(t, depth - 1)} }()`],
      [0.2, () => `any(${this.typed(t, depth - 1)}).(${t.name})`],
      [0.2, () => `*id(&[]${t.name}{${this.any(t, depth - 1)}}[0])`],
      [0.2, () => `pair[${t.name}, int]{${this.any(t, depth - 1)}, 1}.swap().b`],
    ])();
  }

  /** An expression whose type is known without its context. */
  private typed(t: GoType, depth: number): string {
    const text = this.any(t, depth);
    return /^[-\w.()"'\\ +i]+$/.test(text) && !this.scope.some((v) => v.name === text) || text === 'nil' || t.kind === 'interface' ? `${paren(t.name)}(${text})` : text;
  }

  /** Something that no compiler can know the value of. */
  private running(t: GoType, depth: number): string {
    const known = this.variables(t).filter((v) => !v.name.startsWith('C'));
    if (known.length > 0 && this.r.chance(0.7)) return this.r.pick(known).name;
    return `id(${paren(t.name)}(${this.any(t, Math.min(depth, 1))}))`;
  }

  leaf(t: GoType): string {
    const { r } = this;
    switch (t.kind) {
      case 'slice': return r.chance(0.15) ? `${paren(t.name)}(nil)` : `${t.name}{${this.list(t.elem, r.below(5))}}`;
      case 'array': return r.chance(0.2) ? `${t.name}{${r.below(t.length)}: ${this.leaf(t.elem)}}` : `${t.name}{${this.list(t.elem, t.length)}}`;
      case 'map': return this.mapLiteral(t);
      case 'struct': return this.structLiteral(t);
      case 'pointer': return t.elem.kind === 'struct' ? `&${this.structLiteral(t.elem)}` : `new(${t.elem.name})`;
      case 'interface': return `${t.name}(${this.leaf(r.pick(t.implementors))})`;
      case 'func': return `func(${t.params.map((p, i) => `_${i} ${p.name}`).join(', ')}) ${t.result.name} { return ${this.leaf(t.result)} }`;
      default: return `${t.name}(${this.w.literal(t)})`;
    }
  }

  private list(t: GoType, n: number): string { return Array.from({ length: n }, () => this.any(t, 0)).join(', '); }

  private mapLiteral(t: Extract<GoType, { kind: 'map' }>): string {
    const seen = new Set<string>();
    const entries: string[] = [];
    for (let i = this.r.below(4); i > 0; i--) {
      const key = t.key.kind === 'int' || t.key.kind === 'string' ? this.w.literal(t.key) : this.leaf(t.key);
      // Equal keys that are constants are an error; leaves of the others are constants too.
      const value = t.key.kind === 'int' ? String(Number(key.replace(/[()]/g, ''))) : key;
      if (seen.has(value)) continue;
      seen.add(value);
      entries.push(`${key}: ${this.any(t.elem, 0)}`);
    }
    return `${t.name}{${entries.join(', ')}}`;
  }

  private structLiteral(t: Extract<GoType, { kind: 'struct' }>): string {
    const chosen = t.fields.filter(() => this.r.chance(0.7));
    return `${t.name}{${chosen.map((f) => `${f.name}: ${this.any(f.type, 0)}`).join(', ')}}`;
  }

  // ---- operations

  private operation(t: GoType, depth: number): string {
    switch (t.kind) {
      case 'int': return this.integer(t, depth);
      case 'float': return this.float(t, depth);
      case 'complex': return this.r.chance(0.5) ? `(${this.running(t, depth)} ${this.r.pick(['+', '-', '*'])} ${this.any(t, depth)})` : `complex(${this.any(floats[0] as GoType, depth)}, ${this.running(floats[0] as GoType, depth)})`;
      case 'string': return this.string(t, depth);
      case 'bool': return this.boolean(depth);
      case 'slice': return this.slice(t, depth);
      case 'func': return `func(${t.params.map((p, i) => `_${i} ${p.name}`).join(', ')}) ${t.result.name} { return ${this.any(t.result, depth)} }`;
      case 'struct': case 'array': case 'map': case 'pointer': case 'interface': return this.leaf(t);
    }
  }

  private integer(t: GoType, depth: number): string {
    const { r } = this;
    const x = (): string => this.running(t, depth);
    return r.weighted<() => string>([
      [5, () => `(${x()} ${r.pick(['+', '-', '*', '&', '|', '^', '&^'])} ${this.any(t, depth)})`],
      [1.5, () => `(${x()} ${r.pick(['/', '%'])} (${this.running(t, depth)} | 1))`],
      [this.pure > 0 ? 0.3 : 0, () => `(${x()} ${r.pick(['/', '%'])} ${this.running(t, depth)})`],
      [0.7, () => `(${x()} ${r.pick(['/', '%'])} ${t.name}(${r.pick(['1', '2', '3', '7', '10', '16', '100', '127'])}))`],
      [2, () => `(${x()} ${r.pick(['<<', '>>'])} (${this.running(r.pick(ints.filter((i) => i.kind === 'int' && !i.signed)), depth)} % ${r.pick([8, 33, 65, 70])}))`],
      [1, () => `(${x()} ${r.pick(['<<', '>>'])} ${r.pick([0, 1, 3, 7, 8, 31, 32, 63])})`],
      [1, () => `${r.pick(['-', '^', '+'])}${x()}`],
      [2, () => `${t.name}(${this.running(r.pick(ints), depth)})`],
      [0.7, () => `${r.pick(['min', 'max'])}(${x()}, ${this.any(t, depth)})`],
      [0.4, () => `sum(${x()}, ${this.any(t, depth)}, ${this.any(t, depth)})`],
      [0.6, () => `${t.name}(len(${this.any(r.pick([stringType, sliceOf(intType)]), depth)}))`],
      [0.3, () => `${t.name}(strings.Count(${this.any(stringType, depth)}, "a"))`],
      [0.3, () => `${t.name}(cmp.Compare(${this.running(intType, depth)}, ${this.any(intType, depth)}) + 1)`],
    ])();
  }

  private float(t: GoType, depth: number): string {
    const { r } = this;
    return r.weighted<() => string>([
      [4, () => `(${this.running(t, depth)} ${r.pick(['+', '-', '*', '/'])} ${this.any(t, depth)})`],
      [2, () => `${t.name}(${this.running(r.pick(ints), depth)})`],
      [1, () => `${t.name}(${this.running(r.pick(floats), depth)})`],
      [1, () => `-${this.running(t, depth)}`],
      [0.6, () => `${r.pick(['min', 'max'])}(${this.running(t, depth)}, ${this.any(t, depth)})`],
      [t.name === 'float64' ? 0.5 : 0, () => `${r.pick(['real', 'imag'])}(${this.running(complexType, depth)})`],
    ])();
  }

  private string(t: GoType, depth: number): string {
    const { r } = this;
    const plain = this.any(stringType, depth);
    return r.weighted<() => string>([
      [3, () => `(${this.running(t, depth)} + ${this.any(t, depth)})`],
      [1, () => `${t.name}([]byte(${plain}))`],
      [1, () => `${t.name}([]rune(${plain}))`],
      [1, () => `${t.name}(rune(${this.running(ints[6] as GoType, depth)}))`],
      [1, () => `${t.name}(fmt.Sprint(${this.typed(this.w.simple(), depth)}))`],
      [1, () => `${t.name}(fmt.Sprintf("%${r.pick(['v', 'T', '5v', '+v', '#v', '-4v|'])}", ${this.typed(this.w.simple(), depth)}))`],
      [0.5, () => `${t.name}(strings.${r.pick(['ToUpper', 'TrimSpace', 'ToLower'])}(${plain}))`],
      [0.5, () => `${t.name}(strings.Repeat(${plain}, ${r.below(3)}))`],
    ])();
  }

  private boolean(depth: number): string {
    const { r } = this;
    const ordered = (): GoType => r.pick([...ints, ...floats, stringType]);
    const equal = (): GoType => r.pick([...ints, boolType, stringType, ...this.w.structs.filter(isComparable)]);
    return r.weighted<() => string>([
      [4, () => { const t = ordered(); return `(${this.running(t, depth)} ${r.pick(['<', '<=', '>', '>='])} ${this.any(t, depth)})`; }],
      [2, () => { const t = equal(); return `(${this.running(t, depth)} ${r.pick(['==', '!='])} ${t.kind === 'struct' ? `(${this.any(t, depth)})` : this.any(t, depth)})`; }],
      [2, () => `(${this.any(boolType, depth)} ${r.pick(['&&', '||'])} ${this.any(boolType, depth)})`],
      [1, () => `!${this.running(boolType, depth)}`],
      [0.5, () => `(any(${this.typed(intType, depth)}) == any(${this.typed(r.pick(ints), depth)}))`],
    ])();
  }

  private slice(t: Extract<GoType, { kind: 'slice' }>, depth: number): string {
    const { r } = this;
    const x = this.variables(t)[0]?.name ?? this.leaf(t);
    return r.weighted<() => string>([
      [2, () => `append(${this.any(t, depth)}, ${this.any(t.elem, depth)}, ${this.any(t.elem, depth)})`],
      [1, () => `append(${this.any(t, 0)}, ${this.any(t, depth)}...)`],
      [1, () => `${x}[:len(${x})/2]`],
      [1, () => `${x}[len(${x})/2:]`],
      [0.5, () => `${x}[:len(${x}):len(${x})]`],
      [1, () => `make(${t.name}, ${r.below(4)}${r.chance(0.3) ? ', 5' : ''})`],
      [0.5, () => `slices.Clone(${this.any(t, depth)})`],
      [0.4, () => `apply(${this.any(t, depth)}, func(x ${t.elem.name}) ${t.elem.name} { return x })`],
    ])();
  }

  // ---- parts of other values

  private part(t: GoType, depth: number): string {
    const { r } = this;
    const choices: string[] = [];
    const index = (n: string): string => (r.chance(0.95) || !alone ? `uint(${this.running(intType, 0)})%uint(len(${n}))` : this.running(intType, 0));
    // What can panic stands alone: Go leaves open whether it comes before a call beside it.
    const alone = this.pure > 0;
    for (const v of this.scope) {
      const { type } = v;
      if (type.kind === 'array' && type.elem.name === t.name) choices.push(`${v.name}[${index(v.name)}]`);
      else if (type.kind === 'slice' && type.elem.name === t.name) choices.push(`append(${v.name}, ${this.any(t, 0)})[${r.chance(0.5) ? 0 : `len(${v.name})`}]`, ...(alone ? [`${v.name}[${index(v.name)}]`] : []));
      else if (type.kind === 'map' && type.elem.name === t.name) choices.push(`${v.name}[${this.any(type.key, Math.min(depth, 1))}]`);
      else if (type.kind === 'struct') for (const f of type.fields) if (f.type.name === t.name) choices.push(`${v.name}.${f.name}`);
      if (alone && type.kind === 'pointer' && type.elem.kind === 'struct') {
        for (const f of type.elem.fields) if (f.type.name === t.name) choices.push(`${v.name}.${f.name}`);
        if (type.elem.name === t.name) choices.push(`*${v.name}`);
      }
      if (this.w.defined.includes(type) && type.name === t.name) choices.push(`${v.name}.Twice()`);
    }
    return choices.length > 0 ? r.pick(choices) : this.operation(t, depth);
  }

  private call(t: GoType, depth: number): string {
    const { r } = this;
    const choices: string[] = [];
    const args = (params: readonly GoType[]): string => params.map((p) => this.any(p, Math.min(depth, 1))).join(', ');
    for (const f of this.w.funcs) if (!f.wide && f.result.name === t.name) choices.push(`${f.name}(${args(f.params)})`);
    for (const v of this.scope) {
      const { type } = v;
      if (type.kind === 'func' && type.result.name === t.name && !v.name.startsWith('g')) choices.push(`${v.name}(${args(type.params)})`);
      const methods = type.kind === 'struct' || type.kind === 'interface' ? type.methods : type.kind === 'pointer' && type.elem.kind === 'struct' ? type.elem.methods.filter((m) => m.pointer) : [];
      for (const m of methods) {
        if (m.result.name !== t.name) continue;
        choices.push(`${v.name}.${m.name}(${args(m.params)})`);
        if (type.kind === 'struct' && !m.pointer) choices.push(`${type.name}.${m.name}(${v.name}, ${args(m.params)})`);
      }
    }
    return choices.length > 0 ? r.pick(choices) : this.any(t, depth);
  }
}

function paren(name: string): string { return /^[a-zA-Z]\w*$/.test(name) ? name : `(${name})`; }
