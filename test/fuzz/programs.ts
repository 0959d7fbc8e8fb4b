/**
 * Random valid Go programs. A program is a package with a function Run that prints; what it prints is the same in each run and with each Go:
 * no addresses, no order of maps, no conversions of floats that are out of range, no reading of a variable beside a call that writes it.
 * Panics are part of the game: Run's caller recovers them.
 */
import { Expressions } from './expressions';
import { type Field, type GoType, type Method, arrayOf, boolType, complexType, floats, funcOf, intType, ints, isComparable, literal, mapOf, pointerTo, sliceOf, stringType } from './goTypes';
import { Random } from './random';
import { Statements } from './statements';

export interface Variable {
  readonly name: string;
  readonly type: GoType;
  /** Not to be assigned: constants, variables of loops that count. */
  readonly fixed?: boolean;
}

/** A function of the program; with `wide` one that has two results. */
export interface Callable {
  readonly name: string;
  readonly params: readonly GoType[];
  readonly result: GoType;
  readonly wide?: GoType;
}

const prelude = `
func id[T any](x T) T { return x }

//go:noinline
func tr[T any](n int, x T) T {
	fmt.Println("tr", n)
	return x
}

func show(what string, x any) { fmt.Printf("%s %T %v\\n", what, x, x) }

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64
}

func sum[T number](list ...T) (s T) {
	for _, x := range list {
		s += x
	}
	return s
}

func apply[A, B any](list []A, f func(A) B) []B {
	var out []B
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

func keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	var out []K
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

type pair[A, B any] struct {
	a A
	b B
}

func (p pair[A, B]) swap() pair[B, A] { return pair[B, A]{p.b, p.a} }
func (p *pair[A, B]) set(a A) A       { old := p.a; p.a = a; return old }

type stack[T any] struct{ list []T }

func (s *stack[T]) push(x T) int { s.list = append(s.list, x); return len(s.list) }
func (s *stack[T]) all() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := len(s.list) - 1; i >= 0; i-- {
			if !yield(i, s.list[i]) {
				fmt.Println("stopped", i)
				return
			}
		}
	}
}

func upto(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("upto ends")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

var _ = errors.New
var _ sync.Mutex
var _ = strings.ToUpper
var _ = cmp.Compare[int]
`;

export class ProgramWriter {
  readonly r: Random;
  readonly lines: string[] = [];
  readonly structs: Extract<GoType, { kind: 'struct' }>[] = [];
  readonly interfaces: Extract<GoType, { kind: 'interface' }>[] = [];
  /** Defined types that are numbers or strings, with a method Twice. */
  readonly defined: GoType[] = [];
  readonly funcs: Callable[] = [];
  readonly globals: Variable[] = [];
  private counter = 0;
  readonly expressions: Expressions;
  readonly statements: Statements;

  constructor(seed: number) {
    this.r = new Random(seed);
    this.expressions = new Expressions(this);
    this.statements = new Statements(this);
  }

  name(prefix: string): string { return `${prefix}${this.counter++}`; }

  write(packageName: string): string {
    this.lines.push(`package ${packageName}`, '', 'import (', ...['cmp', 'errors', 'fmt', 'iter', 'slices', 'strings', 'sync'].map((p) => `\t"${p}"`), ')', prelude);
    const { r } = this;
    for (let i = r.between(1, 3); i > 0; i--) this.definedType();
    for (let i = r.between(1, 4); i > 0; i--) this.structType();
    for (let i = r.between(0, 2); i > 0; i--) this.interfaceType();
    this.constants();
    for (let i = r.between(1, 4); i > 0; i--) this.global();
    for (let i = r.between(2, 5); i > 0; i--) this.func();
    this.lines.push('func Run() {', ...this.statements.body(r.between(6, 14), [], 1).map((l) => `\t${l}`), '}');
    return `${this.lines.join('\n')}\n`;
  }

  // ---- types

  simple(): GoType {
    const { r } = this;
    return r.weighted<() => GoType>([
      [6, () => r.pick(ints)], [3, () => intType], [2, () => stringType], [2, () => boolType], [2, () => r.pick(floats)], [0.5, () => complexType],
      [this.defined.length > 0 ? 2 : 0, () => r.pick(this.defined)],
    ])();
  }

  type(depth = 2): GoType {
    const { r } = this;
    if (depth === 0) return this.simple();
    return r.weighted<() => GoType>([
      [6, () => this.simple()],
      [2, () => sliceOf(this.type(depth - 1))],
      [1.5, () => arrayOf(this.type(depth - 1), r.between(1, 4))],
      [1, () => mapOf(this.keyType(), this.type(depth - 1))],
      [this.structs.length > 0 ? 2.5 : 0, () => r.pick(this.structs)],
      [this.structs.length > 0 ? 1 : 0, () => pointerTo(r.pick(this.structs))],
      [this.interfaces.length > 0 ? 1 : 0, () => r.pick(this.interfaces)],
      [0.7, () => funcOf(Array.from({ length: r.below(3) }, () => this.simple()), this.simple())],
    ])();
  }

  private keyType(): GoType {
    const { r } = this;
    const plain = this.structs.filter((s) => isComparable(s) && s.fields.every((f) => f.type.kind === 'int' || f.type.kind === 'string'));
    return r.weighted<() => GoType>([[4, () => r.pick(ints)], [3, () => stringType], [1, () => arrayOf(r.pick(ints), 2)], [plain.length > 0 ? 2 : 0, () => r.pick(plain)]])();
  }

  private definedType(): void {
    const { r } = this;
    const base = r.weighted<() => GoType>([[4, () => r.pick(ints)], [1, () => stringType], [1, () => r.pick(floats)]])();
    const name = this.name('N');
    this.defined.push({ ...base, name } as GoType);
    this.lines.push(`type ${name} ${base.name}`, '', `func (n ${name}) Twice() ${name} { return n + n }`, `func (n *${name}) Add(m ${name}) { *n += m }`, '');
    if (r.chance(0.3)) this.lines.push(`func (n ${name}) String() string { return fmt.Sprint("${name}:", ${base.name}(n)) }`, '');
  }

  private structType(): void {
    const { r } = this;
    const name = this.name('S');
    const fields: Field[] = [];
    const embedded = this.structs.filter(() => r.chance(0.25)).slice(0, 1);
    for (const e of embedded) fields.push({ name: e.name, type: e, embedded: true });
    for (let i = r.between(1, 4); i > 0; i--) fields.push({ name: this.name('f'), type: this.type(1), embedded: false });
    const methods: Method[] = [];
    this.lines.push(`type ${name} struct {`, ...fields.map((f) => `\t${f.embedded ? f.name : `${f.name} ${f.type.name}`}`), '}', '');
    const own = fields.filter((f) => !f.embedded);
    for (let i = r.between(0, 2); i > 0; i--) {
      const f = r.pick(own);
      const m: Method = { name: this.name('M'), params: [this.simple()], result: f.type, pointer: r.chance(0.4) };
      methods.push(m);
      this.lines.push(`func (s ${m.pointer ? '*' : ''}${name}) ${m.name}(p ${m.params[0]?.name}) ${m.result.name} {`, `\tfmt.Println("${m.name}", p)`, `\treturn s.${f.name}`, '}', '');
    }
    const promoted = embedded.flatMap((e) => e.methods);
    this.structs.push({ kind: 'struct', name, fields, methods: [...methods, ...promoted] });
  }

  private interfaceType(): void {
    const { r } = this;
    const candidates = this.structs.filter((s) => s.methods.length > 0);
    if (candidates.length === 0) return;
    const method = r.pick(r.pick(candidates).methods);
    const has = this.structs.filter((s) => s.methods.includes(method));
    const implementors = has.map((s) => (method.pointer ? pointerTo(s) : s));
    const name = this.name('I');
    this.lines.push(`type ${name} interface {`, `\t${method.name}(${method.params.map((p) => p.name).join(', ')}) ${method.result.name}`, '}', '');
    this.interfaces.push({ kind: 'interface', name, methods: [method], implementors });
  }

  private constants(): void {
    const { r } = this;
    const t = r.pick(ints);
    const names = Array.from({ length: 3 }, () => this.name('C'));
    this.lines.push('const (', `\t${names[0]} ${t.name} = iota + ${r.below(20)}`, `\t${names[1]}`, `\t${names[2]}`, ')', '');
    for (const name of names) this.globals.push({ name, type: t, fixed: true });
    const untyped = this.name('C');
    this.lines.push(`const ${untyped} = 1<<${r.below(7)} ${r.pick(['+', '|', '^', '-'])} ${r.below(20)}`, '');
  }

  private global(): void {
    const type = this.type();
    const name = this.name('g');
    const value = this.r.chance(0.7) ? ` = ${this.expressions.initial(type, 1)}` : '';
    this.lines.push(`var ${name} ${type.name}${value}`, '');
    this.globals.push({ name, type });
  }

  private func(): void {
    const { r } = this;
    const name = this.name('f');
    const params = Array.from({ length: r.below(4) }, () => ({ name: this.name('p'), type: this.type() }));
    const result = this.type();
    const wide = r.chance(0.25) ? this.simple() : undefined;
    const named = r.chance(0.4);
    const out = this.name('r');
    const out2 = this.name('r');
    const results = named ? `(${out} ${result.name}${wide ? `, ${out2} ${wide.name}` : ''})` : wide ? `(${result.name}, ${wide.name})` : result.name;
    const variables: Variable[] = [...params, ...(named ? [{ name: out, type: result }, ...(wide ? [{ name: out2, type: wide }] : [])] : [])];
    const body = this.statements.function(r.between(2, 6), variables, { types: wide ? [result, wide] : [result], named });
    this.lines.push(`func ${name}(${params.map((p) => `${p.name} ${p.type.name}`).join(', ')}) ${results} {`, ...body.map((l) => `\t${l}`), '}', '');
    this.funcs.push({ name, params: params.map((p) => p.type), result, ...(wide ? { wide } : {}) });
  }

  literal(t: GoType): string { return literal(this.r, t); }
}

export function randomProgram(seed: number, packageName = 'main'): string {
  const text = new ProgramWriter(seed).write(packageName);
  return packageName === 'main' ? `${text}\nfunc main() {\n\tdefer func() {\n\t\tif e := recover(); e != nil {\n\t\t\tfmt.Println("panic:", e)\n\t\t}\n\t}()\n\tRun()\n}\n` : text;
}
