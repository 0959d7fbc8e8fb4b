/**
 * Builds the graph of one declared function and the literals in it, statement by statement: which value flows where. Calls are in calls.ts.
 *
 * Order of statements and control flow do not matter, except that loops are counted.
 */
import type * as ast from '../../syntax/nodes';
import type { Info } from '../../types/info';
import { Func, Var } from '../../types/objects';
import { underlying } from '../../types/predicates';
import type { Signature, Type } from '../../types/types';
import { call, deferOrGo } from './calls';
import { Graph, anyResult, type Hole, type Location, type Scope, nowhere, shifted } from './graph';
import { core, fits, hasPointers, isConcrete, isWord, maxImplicit, maxVariable } from './values';

/** What the analysis of one function needs to know of others. */
export interface Program {
  /** How a declared function's parameters leak, receiver first. */
  leaksOf(func: Func): readonly import('./graph').Leaks[] | undefined;
  loopVarPerIteration(pos: number): boolean;
}

/** An expression (or statement) that makes an object. */
export interface Site {
  readonly location: Location;
  /** 'box' for a conversion to an interface, 'rest' for a call's variadic arguments. */
  readonly kind: 'object' | 'box' | 'rest';
  readonly node: ast.Expr | ast.Stmt;
}

export class FunctionScope implements Scope {
  readonly results: Location[] = [];
  constructor(readonly parent: FunctionScope | undefined, readonly signature: Signature | undefined, readonly isRangeBody: boolean) {}
}

export class Builder {
  readonly graph = new Graph();
  readonly sites: Site[] = [];
  readonly variables = new Map<Var, Location>();
  /** Literals that are only ever called through a variable that is never written again. */
  readonly known = new Map<Var, ast.FuncLit>();
  readonly literalParams = new Map<ast.FuncLit, { params: Location[]; scope: FunctionScope }>();
  selfParams: readonly Location[] = [];
  selfResults: readonly Location[] = [];
  scope: FunctionScope;
  loopDepth = 1;
  private readonly gotoTargets = new Set<string>();

  constructor(readonly info: Info, readonly program: Program, readonly self: Func | undefined, signature: Signature | undefined, private readonly written: ReadonlySet<Var>) {
    this.scope = new FunctionScope(undefined, signature, false);
  }

  // ---- locations

  variable(v: Var): Location {
    let l = this.variables.get(v);
    if (!l) {
      l = this.graph.location(this.scope, this.loopDepth, v);
      if (!fits(v.type as Type, maxVariable)) l.escapes = true;
      this.variables.set(v, l);
    }
    return l;
  }

  private locationOf(v: Var): Location | undefined {
    return this.variables.get(v);
  }

  /** An object made by a node, whose address goes into k. */
  spill(k: Hole, node: ast.Expr | ast.Stmt, kind: Site['kind'], canStay = true): Location {
    const l = this.graph.location(this.scope, this.loopDepth, undefined);
    if (!canStay) l.escapes = true;
    this.sites.push({ location: l, kind, node });
    this.graph.flow(shifted(k, -1), l);
    return l;
  }

  into(l: Location | undefined): Hole {
    return l ? [{ to: l, derefs: 0 }] : nowhere;
  }

  typeOf(e: ast.Expr): Type | undefined {
    return this.info.types[e.id]?.type;
  }

  // ---- expressions

  discard(e: ast.Expr | undefined): void {
    if (e) this.expr(nowhere, e);
  }

  /** The value of e, converted to `type` as in an assignment, goes into k. */
  assign(k: Hole, e: ast.Expr, type: Type | undefined): void {
    const from = this.typeOf(e);
    const mode = this.info.types[e.id]?.mode;
    if (type && from && !isConcrete(type) && isConcrete(from) && mode !== 'nilvalue' && !(from.kind === 'Basic' && from.basic === 'untyped nil')) {
      this.box(k, e, from);
      return;
    }
    this.expr(k, e);
  }

  /** A concrete value becomes an interface. */
  box(k: Hole, e: ast.Expr, from: Type): void {
    if (isWord(from)) {
      this.expr(k, e);
      return;
    }
    const l = this.spill(k, e, 'box', fits(from, maxImplicit));
    this.expr(this.into(l), e);
  }

  expr(k0: Hole, e: ast.Expr): void {
    const tv = this.info.types[e.id];
    if (tv && (tv.mode === 'constant' || tv.mode === 'nilvalue' || tv.mode === 'type')) return;
    let k = k0;
    // Values without pointers take nothing along; their addresses do.
    if (k.length > 0 && tv && !hasPointers(tv.type)) k = k.filter((t) => t.derefs < 0);
    switch (e.kind) {
      case 'ParenExpr':
        this.expr(k, e.x);
        return;
      case 'Ident': {
        const v = this.info.uses[e.id];
        const l = v instanceof Var ? this.locationOf(v) : undefined;
        if (l) this.graph.flow(k, l);
        return;
      }
      case 'FuncLit':
        this.literal(k, e);
        return;
      case 'CompositeLit':
        this.composite(k, e, tv?.type as Type);
        return;
      case 'SelectorExpr':
        this.selector(k, e);
        return;
      case 'IndexExpr':
        this.index(k, e);
        return;
      case 'SliceExpr': {
        const u = core(this.typeOf(e.x) as Type);
        this.expr(u.kind === 'Array' ? shifted(k, -1) : k, e.x);
        this.discard(e.low);
        this.discard(e.high);
        this.discard(e.max);
        return;
      }
      case 'StarExpr':
        this.expr(shifted(k, 1), e.x);
        return;
      case 'TypeAssertExpr': {
        const to = e.type && this.typeOf(e.type);
        this.expr(to && isConcrete(to) && !isWord(to) ? shifted(k, 1) : k, e.x);
        return;
      }
      case 'UnaryExpr': {
        if (e.op !== '&') {
          this.discard(e.x);
          return;
        }
        let x = e.x;
        while (x.kind === 'ParenExpr') x = x.x;
        if (x.kind !== 'CompositeLit') {
          this.expr(shifted(k, -1), x);
          return;
        }
        const type = this.typeOf(x) as Type;
        this.composite(this.into(this.spill(k, x, 'object', fits(type, maxImplicit))), x, type);
        return;
      }
      case 'BinaryExpr': {
        this.operand(e.x, e.y);
        this.operand(e.y, e.x);
        return;
      }
      case 'CallExpr':
        call(this, [k], e);
        return;
      case 'KeyValueExpr':
        this.discard(e.value);
    }
  }

  /** An operand of a comparison is converted where the other is an interface. */
  private operand(e: ast.Expr, other: ast.Expr): void {
    this.assign(nowhere, e, this.typeOf(other));
  }

  private selector(k: Hole, e: ast.SelectorExpr): void {
    const s = this.info.selections[e.id];
    if (!s) return;
    if (s.kind === 'methodExpr') return;
    if (s.kind === 'method') {
      // A method value holds its receiver.
      const l = this.spill(k, e, 'object');
      const sig = s.obj.type as Signature;
      const toPointer = sig.recv?.type?.kind === 'Pointer' && core(s.recv).kind !== 'Pointer' && s.index.length === 1;
      const leaks = s.obj instanceof Func && s.obj.decl && isConcrete(s.recv) ? this.program.leaksOf(s.obj.origin) : undefined;
      const toMethod: Hole = leaks && (leaks[0]?.heap ?? 0) < 0 && leaks[0]?.results.length === 0 ? nowhere : this.graph.toHeap;
      this.expr(shifted([...this.into(l), ...toMethod], toPointer ? -1 : this.pointersOnPath(s.recv, s.index.slice(0, -1))), e.x);
      return;
    }
    this.expr(shifted(k, this.pointersOnPath(s.recv, s.index)), e.x);
  }

  /** How many pointers a path of fields follows. */
  pointersOnPath(from: Type, path: readonly number[]): number {
    let n = 0;
    let t = from;
    for (const i of path) {
      let u = core(t);
      if (u.kind === 'Pointer') {
        n++;
        u = core(u.elem);
      }
      if (u.kind !== 'Struct') break;
      t = u.fields[i]?.type as Type;
    }
    return n;
  }

  private index(k: Hole, e: ast.IndexExpr): void {
    const tv = this.info.types[e.x.id];
    const u = tv && core(tv.type);
    if (!u || u.kind === 'Signature') return;
    if (u.kind === 'Map') {
      this.expr(shifted(k, 1), e.x);
      this.assign(nowhere, e.indices[0] as ast.Expr, u.key);
      return;
    }
    if (u.kind === 'Basic') this.discard(e.x);
    else this.expr(u.kind === 'Array' ? k : shifted(k, 1), e.x);
    this.discard(e.indices[0]);
  }

  /** A literal whose value goes into k; backing arrays and maps are objects of their own. */
  composite(k: Hole, e: ast.CompositeLit, type: Type): void {
    const u = core(type);
    if (u.kind === 'Pointer') {
      // &T left out in a list of pointers.
      this.composite(this.into(this.spill(k, e, 'object', fits(u.elem, maxImplicit))), e, u.elem);
      return;
    }
    if (u.kind === 'Map') {
      this.spill(k, e, 'object');
      for (const x of e.elts) {
        if (x.kind !== 'KeyValueExpr') continue;
        this.element(this.graph.toHeap, x.key, u.key);
        this.element(this.graph.toHeap, x.value, u.elem);
      }
      return;
    }
    if (u.kind === 'Struct') {
      e.elts.forEach((x, i) => {
        const named = x.kind === 'KeyValueExpr';
        const field = named ? u.fields.find((f) => f.name === (x.key as ast.Ident).name) : u.fields[i];
        this.element(k, named ? x.value : x, field?.type as Type);
      });
      return;
    }
    if (u.kind !== 'Slice' && u.kind !== 'Array') return;
    let hole = k;
    if (u.kind === 'Slice') {
      const n = this.literalLength(e);
      hole = this.into(this.spill(k, e, 'object', fits(u.elem, n > 0 ? maxImplicit / n : maxImplicit)));
    }
    for (const x of e.elts) this.element(hole, x.kind === 'KeyValueExpr' ? x.value : x, u.elem);
  }

  private literalLength(e: ast.CompositeLit): number {
    let next = 0;
    let length = 0;
    for (const x of e.elts) {
      const key = x.kind === 'KeyValueExpr' ? this.info.types[x.key.id]?.value : undefined;
      if (key?.kind === 'int') next = Number(key.value);
      length = Math.max(length, ++next);
    }
    return length;
  }

  private element(k: Hole, e: ast.Expr, type: Type): void {
    if (e.kind === 'CompositeLit' && !e.type) this.composite(k, e, type);
    else this.assign(k, e, type);
  }

  /** A function literal: an object that holds what it captures. */
  literal(k: Hole, e: ast.FuncLit): void {
    const l = this.spill(k, e, 'object');
    const sig = this.typeOf(e) as Signature;
    const scope = new FunctionScope(this.scope, sig, false);
    this.free(scope, this.freeOf(e));
    this.inside(scope, () => {
      const params = sig.params.vars.map((v) => this.variable(v));
      this.literalParams.set(e, { params, scope });
      this.declareResults(sig);
      this.body(e.body);
    });
    this.capture(l, scope);
  }

  /** Result variables; those of literals are not told apart, since any of them may reach anyone. */
  declareResults(sig: Signature): void {
    sig.results.vars.forEach((v, i) => {
      const l = this.variable(v);
      l.result = this.scope.parent ? anyResult : i;
      this.scope.results.push(l);
    });
  }

  private readonly captures = new Map<FunctionScope, Set<Var>>();

  /** Runs `build` in a nested function. */
  inside(scope: FunctionScope, build: () => void): void {
    const outer = this.scope;
    const depth = this.loopDepth;
    this.scope = scope;
    this.loopDepth = 1;
    build();
    this.scope = outer;
    this.loopDepth = depth;
  }

  /** The closure holds the variables of outer functions that its body names: by address if somebody writes them, else their values. */
  capture(closure: Location, scope: FunctionScope): void {
    for (const v of this.captures.get(scope) ?? []) {
      const l = this.variables.get(v);
      if (l) this.graph.flow([{ to: closure, derefs: this.written.has(v) || this.addressed.has(v) ? -1 : 0 }], l);
    }
  }

  addressed: ReadonlySet<Var> = new Set();
  /** The free variables of each nested function, known beforehand (variableFacts). */
  free(scope: FunctionScope, vars: Iterable<Var>): void {
    this.captures.set(scope, new Set(vars));
  }

  // ---- statements

  body(b: ast.BlockStmt): void {
    this.findGotos(b.list);
    this.stmts(b.list);
  }

  private findGotos(list: readonly ast.Stmt[]): void {
    for (const s of list) this.findGoto(s);
  }

  private findGoto(s: ast.Stmt | undefined): void {
    if (!s) return;
    switch (s.kind) {
      case 'BranchStmt':
        if (s.token === 'goto' && s.label) this.gotoTargets.add(s.label.name);
        return;
      case 'BlockStmt':
        this.findGotos(s.list);
        return;
      case 'LabeledStmt':
        this.findGoto(s.stmt);
        return;
      case 'IfStmt':
        this.findGoto(s.body);
        this.findGoto(s.else);
        return;
      case 'ForStmt':
      case 'RangeStmt':
        this.findGoto(s.body);
        return;
      case 'SwitchStmt': case 'TypeSwitchStmt': case 'SelectStmt':
        for (const c of s.body) this.findGotos(c.body);
    }
  }

  stmts(list: readonly ast.Stmt[]): void {
    for (const s of list) this.stmt(s);
  }

  private loop(build: () => void): void {
    this.loopDepth++;
    build();
    this.loopDepth--;
  }

  stmt(s: ast.Stmt | undefined): void {
    if (!s) return;
    switch (s.kind) {
      case 'DeclStmt':
        if (s.decl.token !== 'var') return;
        for (const spec of s.decl.specs) {
          if (spec.kind !== 'ValueSpec') continue;
          const holes = spec.names.map((n) => this.target(n));
          this.values(holes, spec.names.map((n) => this.info.defs[n.id]?.type), spec.values);
        }
        return;
      case 'LabeledStmt':
        // Behind a label that something jumps to, everything may happen again.
        if (this.gotoTargets.has(s.label.name)) this.loopDepth++;
        this.stmt(s.stmt);
        return;
      case 'ExprStmt':
        this.discard(s.x);
        return;
      case 'SendStmt':
        this.discard(s.chan);
        this.assign(this.graph.toHeap, s.value, (core(this.typeOf(s.chan) as Type) as { elem: Type }).elem);
        return;
      case 'IncDecStmt':
        this.target(s.x);
        return;
      case 'AssignStmt':
        this.assignment(s);
        return;
      case 'GoStmt':
      case 'DeferStmt':
        deferOrGo(this, s);
        return;
      case 'ReturnStmt': {
        let owner = this.scope;
        while (owner.isRangeBody && owner.parent) owner = owner.parent;
        this.values(owner.results.map((l) => this.into(l)), owner.signature?.results.vars.map((v) => v.type) ?? [], s.results);
        return;
      }
      case 'BlockStmt':
        this.stmts(s.list);
        return;
      case 'IfStmt':
        this.stmt(s.init);
        this.discard(s.cond);
        this.stmt(s.body);
        this.stmt(s.else);
        return;
      case 'SwitchStmt':
        this.stmt(s.init);
        this.discard(s.tag);
        for (const c of s.body) {
          for (const x of c.exprs ?? []) this.assign(nowhere, x, s.tag && this.typeOf(s.tag));
          this.stmts(c.body);
        }
        return;
      case 'TypeSwitchStmt': {
        this.stmt(s.init);
        let k: Hole = nowhere;
        for (const c of s.body) {
          const v = this.info.implicits[c.id];
          if (!(v instanceof Var)) continue;
          const t = v.type as Type;
          k = [...k, ...shifted(this.into(this.variable(v)), isConcrete(t) && !isWord(t) ? 1 : 0)];
        }
        this.expr(k, s.x);
        for (const c of s.body) this.stmts(c.body);
        return;
      }
      case 'SelectStmt':
        for (const c of s.body) {
          this.stmt(c.comm);
          this.stmts(c.body);
        }
        return;
      case 'ForStmt': {
        // Each iteration has its own variables, if they are declared here.
        const own = s.init?.kind === 'AssignStmt' && s.init.op === ':=' && this.program.loopVarPerIteration(s.pos);
        if (!own) this.stmt(s.init);
        this.loop(() => {
          if (own) this.stmt(s.init);
          this.discard(s.cond);
          this.stmt(s.post);
          this.stmt(s.body);
        });
        return;
      }
      case 'RangeStmt':
        this.range(s);
    }
  }

  /** Where an assignment to e stores, with the operands of e evaluated. */
  target(e: ast.Expr): Hole {
    switch (e.kind) {
      case 'ParenExpr':
        return this.target(e.x);
      case 'Ident': {
        if (e.name === '_') return nowhere;
        const d = this.info.defs[e.id];
        if (d instanceof Var) return this.into(this.variable(d));
        const v = this.info.uses[e.id];
        const l = v instanceof Var ? this.locationOf(v) : undefined;
        return l ? this.into(l) : this.graph.toHeap;
      }
      case 'SelectorExpr': {
        const s = this.info.selections[e.id];
        if (s && this.pointersOnPath(s.recv, s.index) === 0) return this.target(e.x);
        if (s) this.discard(e.x);
        return this.graph.toHeap;
      }
      case 'IndexExpr': {
        const u = core(this.typeOf(e.x) as Type);
        if (u.kind === 'Map') this.assign(this.graph.toHeap, e.indices[0] as ast.Expr, u.key);
        else this.discard(e.indices[0]);
        if (u.kind === 'Array') return this.target(e.x);
        this.discard(e.x);
        return this.graph.toHeap;
      }
      default:
        this.discard(e);
        return this.graph.toHeap;
    }
  }

  private assignment(s: ast.AssignStmt): void {
    if (s.op !== '=' && s.op !== ':=') {
      const k = this.target(s.lhs[0] as ast.Expr);
      void k;
      this.discard(s.rhs[0]);
      return;
    }
    const only = s.rhs[0];
    const l = s.lhs[0];
    if (s.op === ':=' && s.lhs.length === 1 && only?.kind === 'FuncLit' && l?.kind === 'Ident') {
      const d = this.info.defs[l.id];
      if (d instanceof Var && !this.written.has(d) && !this.addressed.has(d)) this.known.set(d, only);
    }
    const types = s.lhs.map((x) => (x.kind === 'Ident' ? (this.info.defs[x.id] ?? this.info.uses[x.id])?.type : this.typeOf(x)));
    this.values(s.lhs.map((x) => this.target(x)), types, s.rhs);
  }

  /** Values of an expression list go into as many holes; one expression may give them all. */
  values(holes: readonly Hole[], types: readonly (Type | undefined)[], list: readonly ast.Expr[]): void {
    if (list.length === holes.length) {
      list.forEach((e, i) => this.assign(holes[i] as Hole, e, types[i]));
      return;
    }
    let e = list[0];
    if (!e) return;
    while (e.kind === 'ParenExpr') e = e.x;
    if (e.kind !== 'CallExpr') {
      // v, ok forms.
      this.single(holes[0] as Hole, e, types[0]);
      return;
    }
    const results = this.typeOf(e);
    const from = results?.kind === 'Tuple' ? results.vars.map((v) => v.type as Type) : [];
    call(this, holes.map((k, i) => this.unnamedBox(k, from[i], types[i])), e);
  }

  private single(k: Hole, e: ast.Expr, type: Type | undefined): void {
    const tuple = this.typeOf(e);
    const from = tuple?.kind === 'Tuple' ? (tuple.vars[0]?.type as Type) : tuple;
    const hole = this.unnamedBox(k, from, type);
    if (e.kind === 'TypeAssertExpr') {
      const to = e.type && this.typeOf(e.type);
      this.expr(to && isConcrete(to) && !isWord(to) ? shifted(hole, 1) : hole, e.x);
    } else if (e.kind === 'IndexExpr') this.index(hole, e);
    else this.expr(nowhere, e);
  }

  /** A conversion to an interface that no expression stands for is always made in the heap. */
  unnamedBox(k: Hole, from: Type | undefined, to: Type | undefined): Hole {
    return from && to && !isConcrete(to) && isConcrete(from) && !isWord(from) ? this.graph.toHeap : k;
  }

  private range(s: ast.RangeStmt): void {
    const t = this.typeOf(s.x) as Type;
    const u = core(t);
    if (u.kind === 'Signature') {
      this.rangeFunc(s, u);
      return;
    }
    const ownVars = !s.define || this.program.loopVarPerIteration(s.pos);
    const targets = (): Hole[] => [s.key, s.value].map((e) => (e ? this.target(e) : nowhere));
    let holes: Hole[] = [];
    if (!ownVars) holes = targets();
    this.loop(() => {
      if (ownVars) holes = targets();
    });
    const [key, value] = holes as [Hole, Hole];
    const typed = (k: Hole, e: ast.Expr | undefined, from: Type): Hole => this.unnamedBox(k, from, e && this.typeOf(e));
    switch (u.kind) {
      case 'Slice':
        this.expr(shifted(typed(value, s.value, u.elem), 1), s.x);
        break;
      case 'Array':
        this.expr(typed(value, s.value, u.elem), s.x);
        break;
      case 'Pointer': {
        const array = underlying(u.elem);
        this.expr(shifted(array.kind === 'Array' ? typed(value, s.value, array.elem) : value, 1), s.x);
        break;
      }
      case 'Map':
        this.expr(shifted([...typed(key, s.key, u.key), ...typed(value, s.value, u.elem)], 1), s.x);
        break;
      default:
        this.discard(s.x);
    }
    this.loop(() => this.stmt(s.body));
  }

  /** The body becomes a function that the iterator gets. */
  private rangeFunc(s: ast.RangeStmt, sig: Signature): void {
    const l = this.graph.location(this.scope, this.loopDepth, undefined);
    this.sites.push({ location: l, kind: 'object', node: s });
    const scope = new FunctionScope(this.scope, undefined, true);
    this.free(scope, this.freeOf(s));
    // Who calls the body, and with what, is not followed: what it gets comes from the heap.
    this.expr(nowhere, s.x);
    void sig;
    this.graph.flow(shifted(this.graph.toHeap, -1), l);
    this.inside(scope, () => {
      this.loopDepth = 2;
      for (const e of [s.key, s.value]) if (e) this.target(e);
      this.stmt(s.body);
    });
    this.capture(l, scope);
  }

  /** Set by the analysis: the free variables of nested functions. */
  freeOf: (c: ast.FuncLit | ast.RangeStmt) => readonly Var[] = () => [];
}
