/** Random statements. What a variable holds is shown before it goes out of sight, so that no effect is lost. */
import { type GoType, arrayOf, boolType, floats, intType, ints, isPrintable, pointerTo, sliceOf, stringType } from './goTypes';
import type { ProgramWriter, Variable } from './programs';
import type { Random } from './random';

interface Context {
  /** Declared in this block and around it. */
  readonly scope: Variable[];
  readonly depth: number;
  readonly loops: readonly string[];
  readonly results: Results | undefined;
}

interface Results {
  readonly types: readonly GoType[];
  readonly named: boolean;
}

export class Statements {
  private readonly r: Random;
  /** Statements that may still be made: what is nested must not explode. */
  private fuel = 0;

  constructor(private readonly w: ProgramWriter) { this.r = w.r; }

  /** Statements with `variables` in sight, which are shown at the end. */
  body(n: number, variables: readonly Variable[], depth: number): string[] {
    this.fuel = 40;
    return this.block(n, { scope: [...this.w.globals, ...variables], depth, loops: [], results: undefined });
  }

  function(n: number, variables: readonly Variable[], results: Results): string[] {
    this.fuel = 20;
    const c: Context = { scope: [...this.w.globals, ...variables], depth: 1, loops: [], results };
    const lines = this.block(n, c);
    if (this.r.chance(0.2)) lines.unshift(...this.deferred(c));
    return [...lines, this.return(c)];
  }

  private expr(t: GoType, c: Context, depth = 2): string { return this.w.expressions.of(t, c.scope, depth); }
  private pure(t: GoType, c: Context, depth = 2): string { return this.w.expressions.pureOf(t, c.scope, depth); }

  private block(n: number, around: Context): string[] {
    const c: Context = { ...around, scope: [...around.scope], depth: around.depth + 1 };
    const lines: string[] = [];
    for (let i = 0; i < n && this.fuel > 0; i++) lines.push(...this.statement(c));
    for (const v of c.scope.slice(around.scope.length)) lines.push(this.show(v));
    return lines;
  }

  private inner(c: Context, variables: readonly Variable[] = [], loops = c.loops): string[] {
    return this.block(this.r.between(1, 3), { ...c, scope: [...c.scope, ...variables], loops }).map((l) => `\t${l}`);
  }

  private show(v: Variable): string { return isPrintable(v.type) ? `show("${v.name}", ${v.name})` : `_ = ${v.name}`; }

  private declare(c: Context, type: GoType, value: string, fixed = false): string[] {
    const name = this.w.name('v');
    c.scope.push({ name, type, fixed });
    return [`var ${name} ${type.name} = ${value}`];
  }

  private return(c: Context): string {
    const { results } = c;
    if (!results) return 'return';
    if (results.named && this.r.chance(0.5)) return 'return';
    return `return ${results.types.map((t, i) => (i === 0 && results.types.length === 1 ? this.expr(t, c) : this.pure(t, c))).join(', ')}`;
  }

  private statement(c: Context): string[] {
    const { r } = this;
    this.fuel--;
    const deep = c.depth > 4;
    return r.weighted<() => string[]>([
      [5, () => { const t = this.w.type(); return this.declare(c, t, this.expr(t, c)); }],
      [4, () => this.assign(c)],
      [2, () => this.print(c)],
      [deep ? 0 : 2, () => this.if(c)],
      [deep ? 0 : 3, () => this.for(c)],
      [deep ? 0 : 1.5, () => this.switch(c)],
      [deep ? 0 : 0.7, () => this.typeSwitch(c)],
      [0.8, () => this.jump(c)],
      [deep ? 0 : 0.6, () => this.deferred(c)],
      [deep ? 0 : 0.6, () => this.protected(c)],
      [deep ? 0 : 0.7, () => this.goroutines(c)],
      [1, () => this.builtin(c)],
      [0.8, () => this.wide(c)],
      [0.7, () => this.closures(c)],
      [0.6, () => this.generic(c)],
      [0.4, () => this.select(c)],
      [0.3, () => this.goto(c)],
    ])();
  }

  private places(c: Context): Variable[] {
    const out: Variable[] = [];
    for (const v of c.scope) {
      if (v.fixed) continue;
      out.push(v);
      const { type } = v;
      if (type.kind === 'struct') for (const f of type.fields) out.push({ name: `${v.name}.${f.name}`, type: f.type });
      if (type.kind === 'array') out.push({ name: `${v.name}[${this.r.below(type.length)}]`, type: type.elem });
      if (type.kind === 'map') out.push({ name: `${v.name}[${this.pure(type.key, c, 0)}]`, type: type.elem });
    }
    return out;
  }

  private assign(c: Context): string[] {
    const { r } = this;
    const places = this.places(c);
    if (places.length === 0) return this.print(c);
    const p = r.pick(places);
    const { type } = p;
    if (type.kind === 'int' && r.chance(0.5)) {
      return r.weighted<() => string[]>([
        [2, () => [`${p.name}${r.pick(['++', '--'])}`]],
        [3, () => [`${p.name} ${r.pick(['+=', '-=', '*=', '&=', '|=', '^=', '&^='])} ${this.pure(type, c)}`]],
        [1, () => [`${p.name} ${r.pick(['<<=', '>>='])} ${this.pure(ints[6] as GoType, c)} % 70`]],
        [1, () => [`${p.name} ${r.pick(['/=', '%='])} ${this.pure(type, c)} | 1`]],
      ])();
    }
    if (type.kind === 'string' && r.chance(0.4)) return [`${p.name} += ${this.pure(type, c)}`];
    const same = places.filter((q) => q.type.name === type.name && q !== p);
    if (same.length > 0 && r.chance(0.3)) {
      const q = r.pick(same);
      return r.chance(0.5) ? [`${p.name}, ${q.name} = ${q.name}, ${p.name}`] : [`${p.name}, ${q.name} = ${this.pure(type, c)}, ${this.pure(type, c)}`];
    }
    return [`${p.name} = ${this.pure(type, c)}`];
  }

  private print(c: Context): string[] {
    const { r } = this;
    const shown = c.scope.filter((v) => isPrintable(v.type));
    if (shown.length > 0 && r.chance(0.5)) return [this.show(r.pick(shown))];
    return [`fmt.Println(${Array.from({ length: r.between(1, 3) }, () => this.expr(this.w.simple(), c)).join(', ')})`];
  }

  private if(c: Context): string[] {
    const { r } = this;
    const init = r.chance(0.3) ? { name: this.w.name('v'), type: intType } : undefined;
    const inside = init ? { ...c, scope: [...c.scope, init] } : c;
    const head = `if ${init ? `${init.name} := ${inHead(this.expr(intType, c))}; ${init.name} > ${inHead(this.pure(intType, c, 1))} || ${inHead(this.expr(boolType, inside))}` : inHead(this.expr(boolType, c))} {`;
    const rest = r.chance(0.3) ? [`} else if ${inHead(this.expr(boolType, inside))} {`, ...this.inner(inside)] : [];
    return [head, ...this.inner(inside), ...rest, ...(r.chance(0.5) ? ['} else {', ...this.inner(inside)] : []), '}'];
  }

  // ---- loops

  private for(c: Context): string[] {
    const { r } = this;
    const label = r.chance(0.3) ? this.w.name('L') : '';
    const loops = [...c.loops, label];
    const v = (type: GoType): Variable => ({ name: this.w.name('i'), type, fixed: true });
    const lists = c.scope.filter((x) => x.type.kind === 'slice' || x.type.kind === 'array' || x.type.kind === 'string');
    const made = r.weighted<() => { head: string; variables: Variable[] }>([
      [3, () => { const i = v(r.pick(ints)); return { head: `for ${i.name} := ${i.type.name}(0); ${i.name} < ${r.between(1, 5)}; ${i.name}++ {`, variables: [i] }; }],
      [2, () => { const i = v(intType); return { head: `for ${i.name} := range ${r.between(1, 4)} {`, variables: [i] }; }],
      [lists.length > 0 ? 4 : 0, () => {
        const list = r.pick(lists);
        const [i, x] = [v(intType), v(list.type.kind === 'string' ? (ints[3] as GoType) : (list.type as { elem: GoType }).elem)];
        return { head: `for ${i.name}, ${x.name} := range ${list.name} {`, variables: [i, x] };
      }],
      [1, () => { const i = v(intType); return { head: `for ${i.name} := range upto(${r.between(1, 4)}) {`, variables: [i] }; }],
      [1, () => {
        const t = this.w.simple();
        const [i, x] = [v(intType), v(t)];
        return { head: `for ${i.name}, ${x.name} := range (&stack[${t.name}]{[]${t.name}{${this.pure(t, c, 1)}, ${this.pure(t, c, 1)}}}).all() {`, variables: [i, x] };
      }],
    ])();
    const used = made.variables.map((x) => `\t_ = ${x.name}`);
    const cut = label ? [`\tif ${inHead(this.pure(boolType, { ...c, scope: [...c.scope, ...made.variables] }))} {`, `\t\t${r.pick(['break', 'continue'])} ${label}`, '\t}'] : [];
    return [...(label ? [`${label}:`] : []), made.head, ...used, ...cut, ...this.inner(c, made.variables, loops), '}'];
  }

  /** Leaves a loop, or the function, on a condition. */
  private jump(c: Context): string[] {
    const { r } = this;
    if (c.loops.length === 0 || r.chance(0.2)) return [`if ${inHead(this.pure(boolType, c))} {`, `\t${c.results ? this.return(c) : c.loops.length > 0 ? 'break' : 'fmt.Println("on")'}`, '}'];
    const labels = c.loops.filter((l) => l !== '');
    const label = labels.length > 0 && r.chance(0.6) ? ` ${r.pick(labels)}` : '';
    return [`if ${inHead(this.pure(boolType, c))} {`, `\t${r.pick(['break', 'continue'])}${label}`, '}'];
  }

  // ---- switches

  private switch(c: Context): string[] {
    const { r } = this;
    const inside = { ...c, loops: c.loops.map((l) => l) };
    if (r.chance(0.4)) {
      const clauses = Array.from({ length: r.between(1, 3) }, () => [`case ${this.expr(boolType, c)}:`, ...this.inner(inside)]).flat();
      return ['switch {', ...clauses, ...(r.chance(0.6) ? ['default:', ...this.inner(inside)] : []), '}'];
    }
    const t = r.pick([...ints, stringType]);
    const values = new Set<string>();
    while (values.size < 4) values.add(t.kind === 'string' ? `"${'ab'.repeat(values.size)}"` : String(values.size));
    const list = [...values];
    const fall = r.chance(0.3) ? ['\tfallthrough'] : [];
    const lines = [`switch ${inHead(this.expr(t, c))}${t.kind === 'int' ? ' % 5' : ''} {`, `case ${list[0]}, ${list[1]}:`, ...this.inner(inside), ...fall, `case ${list[2]}:`, ...this.inner(inside)];
    if (r.chance(0.5)) lines.push('default:', ...this.inner(inside));
    return [...lines, '}'];
  }

  private typeSwitch(c: Context): string[] {
    const { r } = this;
    const types = [intType, stringType, floats[0] as GoType, sliceOf(intType), ...this.w.structs, ...this.w.defined].filter(() => r.chance(0.6));
    const name = this.w.name('x');
    const t = r.chance(0.7) && types.length > 0 ? r.pick(types) : this.w.type(1);
    const clauses = types.flatMap((k) => [`case ${k.name}:`, `\t_ = ${name}`, ...this.inner(c, [{ name, type: k, fixed: true }])]);
    return [`switch ${name} := any(${this.expr(t, c)}).(type) {`, ...clauses, 'case nil:', '\tfmt.Println("nil")', 'default:', `\tfmt.Printf("%T\\n", ${name})`, '}'];
  }

  // ---- panics

  private deferred(c: Context): string[] {
    const { r } = this;
    return r.weighted<() => string[]>([
      [1, () => [`defer fmt.Println("deferred", ${this.pure(this.w.simple(), c)})`]],
      [1, () => ['defer func() {', ...this.inner({ ...c, results: undefined, loops: [], depth: 4 }), '}()']],
      [1, () => ['defer func() {', `\tfmt.Println("recovered", recover())`, ...this.inner({ ...c, results: undefined, loops: [], depth: 4 }), '}()']],
    ])();
  }

  /** Statements in a function that recovers. */
  private protected(c: Context): string[] {
    const { r } = this;
    const inside = { ...c, results: undefined, loops: [] };
    const end = r.weighted([[2, `panic(${this.pure(this.w.simple(), c)})`], [1, 'panic(errors.New("made"))'], [1, `panic(fmt.Sprint("p", ${this.pure(intType, c)}))`], [1, 'var p *int; *p = 1'], [1, 'var m map[string]int; m["a"] = 1'], [2, 'fmt.Println("no panic")']]);
    const recovers = r.pick(['fmt.Println("caught", recover())', 'if e := recover(); e != nil {\n\t\tfmt.Printf("%T %v\\n", e, e)\n\t}']);
    return ['func() {', '\tdefer func() {', `\t\t${recovers}`, '\t}()', ...this.inner(inside), ...end.split('; ').map((l) => `\t${l}`), '}()'];
  }

  // ---- goroutines

  private goroutines(c: Context): string[] {
    const { r } = this;
    const t = this.w.simple();
    const ch = this.w.name('ch');
    const n = r.between(1, 4);
    // A panic there would end the program.
    const value = this.pure(t, { ...c, scope: c.scope.filter((v) => v.fixed) }, 0);
    const x = { name: this.w.name('x'), type: t, fixed: true };
    if (r.chance(0.5)) {
      return [
        `${ch} := make(chan ${t.name}${r.chance(0.5) ? `, ${r.below(3)}` : ''})`, 'go func() {', `\tdefer close(${ch})`, `\tfor range ${n} {`, `\t\t${ch} <- ${value}`, '\t}', '}()',
        `for ${x.name} := range ${ch} {`, `\tfmt.Println(${x.name})`, '}',
      ];
    }
    const total = { name: this.w.name('v'), type: intType };
    c.scope.push(total);
    return [
      `var ${total.name} int`, '{', '\tvar wg sync.WaitGroup', '\tvar mu sync.Mutex', `\tfor i := range ${n} {`, '\t\twg.Add(1)', '\t\tgo func() {', '\t\t\tdefer wg.Done()', '\t\t\tmu.Lock()', '\t\t\tdefer mu.Unlock()',
      `\t\t\t${total.name} += i * ${r.below(50)}`, '\t\t}()', '\t}', '\twg.Wait()', '}',
    ];
  }

  private select(c: Context): string[] {
    const { r } = this;
    const t = this.w.simple();
    const ch = this.w.name('ch');
    const send = r.chance(0.5) ? [`${ch} <- ${this.pure(t, c)}`] : [];
    return [`${ch} := make(chan ${t.name}, 1)`, ...send, 'select {', `case x, ok := <-${ch}:`, '\tfmt.Println("received", x, ok)', ...(r.chance(0.5) && send.length > 0 ? [`case ${ch} <- ${this.pure(t, c)}:`, '\tfmt.Println("sent")'] : []), 'default:', '\tfmt.Println("neither")', '}'];
  }

  // ---- the rest

  private builtin(c: Context): string[] {
    const { r } = this;
    const slices = c.scope.filter((v) => v.type.kind === 'slice' && !v.fixed);
    const maps = c.scope.filter((v) => v.type.kind === 'map' && !v.fixed);
    const choices: (() => string[])[] = [];
    if (slices.length > 0) {
      const s = r.pick(slices);
      const elem = (s.type as { elem: GoType }).elem;
      choices.push(() => [`${s.name} = append(${s.name}, ${this.pure(elem, c)})`], () => [`copy(${s.name}, ${this.pure(s.type, c)})`], () => [`clear(${s.name})`], () => [`fmt.Println(len(${s.name}), ${s.name} == nil)`],
        () => [`if len(${s.name}) > 0 {`, `\t${s.name}[len(${s.name})-1] = ${this.pure(elem, c)}`, '}'], () => [`${s.name} = ${s.name}[:0]`], () => [`for i := range ${s.name} {`, `\t${s.name}[i] = ${this.pure(elem, c, 1)}`, '}']);
    }
    if (maps.length > 0) {
      const m = r.pick(maps);
      const { key, elem } = m.type as { key: GoType; elem: GoType };
      choices.push(() => [`delete(${m.name}, ${this.pure(key, c)})`], () => [`fmt.Println(len(${m.name}))`], () => [`if ${m.name} != nil {`, `\t${m.name}[${this.pure(key, c)}] = ${this.pure(elem, c)}`, '}'],
        () => { const [x, ok] = [this.w.name('x'), this.w.name('ok')]; return [`${x}, ${ok} := ${m.name}[${this.pure(key, c)}]`, `_, _ = ${x}, ${ok}`, `fmt.Println(${ok})`]; });
      if (key.kind === 'int' || key.name === 'string') choices.push(() => [`fmt.Println(keys(${m.name}))`]);
    }
    const arrays = c.scope.filter((v) => v.type.kind === 'array' && !v.fixed);
    if (arrays.length > 0) {
      const a = r.pick(arrays);
      const { elem } = a.type as { elem: GoType };
      choices.push(() => this.declare(c, sliceOf(elem), `${a.name}[:]`), () => this.declare(c, pointerTo(a.type), `&${a.name}`), () => this.declare(c, a.type, a.name));
    }
    return choices.length > 0 ? r.pick(choices)() : this.declare(c, arrayOf(intType, 3), this.pure(arrayOf(intType, 3), c));
  }

  private wide(c: Context): string[] {
    const fs = this.w.funcs.filter((f) => f.wide);
    if (fs.length === 0) return this.print(c);
    const f = this.r.pick(fs);
    const [a, b] = [{ name: this.w.name('v'), type: f.result }, { name: this.w.name('v'), type: f.wide as GoType }];
    const line = `${a.name}, ${b.name} := ${f.name}(${f.params.map((p) => this.expr(p, c, 1)).join(', ')})`;
    c.scope.push(a, b);
    return [line];
  }

  /** Closures that count, keep the variable of their loop, or are methods. */
  private closures(c: Context): string[] {
    const { r } = this;
    const name = this.w.name('fn');
    const defined = c.scope.filter((v) => this.w.defined.includes(v.type) && !v.fixed);
    return r.weighted<() => string[]>([
      [1, () => [`var ${name} []func() int`, `for i := range ${r.between(1, 4)} {`, `\t${name} = append(${name}, func() int { i += ${r.below(5)}; return i })`, '}', `for _, f := range ${name} {`, '\tfmt.Println(f(), f())', '}']],
      [1, () => { const v = c.scope.filter((x) => x.type.kind === 'int' && !x.fixed); if (v.length === 0) return this.print(c); const x = r.pick(v); return [`${name} := func() { ${x.name} += ${this.pure(x.type, c)} }`, `${name}()`, `${name}()`]; }],
      [defined.length > 0 ? 2 : 0, () => { const v = r.pick(defined); return r.chance(0.5) ? [`${name} := ${v.name}.Twice`, `${v.name}.Add(${this.pure(v.type, c)})`, `fmt.Println(${name}(), ${v.type.name}.Twice(${v.name}))`] : [`${name} := (*${v.type.name}).Add`, `${name}(&${v.name}, ${this.pure(v.type, c)})`]; }],
    ])();
  }

  private generic(c: Context): string[] {
    const { r } = this;
    const [a, b] = [this.w.type(1), this.w.simple()];
    const p = this.w.name('p');
    return r.weighted<() => string[]>([
      [1, () => [`${p} := pair[${a.name}, ${b.name}]{${this.pure(a, c)}, ${this.pure(b, c)}}`, `_ = ${p}.set(${this.pure(a, c)})`, `fmt.Printf("%T\\n", ${p}.swap())`, `fmt.Println(${p}.b)`]],
      [1, () => [`var ${p} stack[${b.name}]`, `fmt.Println(${p}.push(${this.pure(b, c)}), ${p}.push(${this.pure(b, c)}))`, `for i, x := range ${p}.all() {`, '\tfmt.Println(i, x)', ...(r.chance(0.4) ? ['\tbreak'] : []), '}']],
      [1, () => [`fmt.Println(apply(${this.pure(sliceOf(b), c)}, func(x ${b.name}) string { return fmt.Sprint(x, "!") }))`]],
    ])();
  }

  private goto(c: Context): string[] {
    const [l, i] = [this.w.name('G'), this.w.name('i')];
    return ['{', `\t${i} := 0`, `${l}:`, `\t${i}++`, ...this.print(c).map((x) => `\t${x}`), `\tif ${i} < ${this.r.between(1, 4)} {`, `\t\tgoto ${l}`, '\t}', '}'];
  }
}

/** A composite literal in the head of a statement would look like its block. */
function inHead(text: string): string { return text.includes('{') ? `(${text})` : text; }
