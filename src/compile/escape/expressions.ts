/**
 * Expressions in the graph of escape analysis: locations of variables and of what expressions make, and what flows into them. Calls are in calls.ts,
 * statements in builder.ts.
 */
import type * as ast from '../../syntax/nodes';
import type { Info } from '../../types/info';
import { Func, Var } from '../../types/objects';
import type { Signature, Type } from '../../types/types';
import { call } from './calls';
import { Graph, type Hole, type Leaks, type Location, type Scope, nowhere, shifted } from './graph';
import { core, fits, hasPointers, isConcrete, isWord, maxImplicit, maxVariable } from './values';

/** What the analysis of one function needs to know of others. */
export interface Program {
  /** How a declared function's parameters leak, receiver first. */
  leaksOf(func: Func): readonly Leaks[] | undefined;
  loopVarPerIteration(pos: number): boolean;
}

/** An expression (or statement) that makes an object. */
export interface Site {
  readonly location: Location;
  /** 'box' for a conversion to an interface, 'rest' for a call's variadic arguments. */
  readonly kind: 'object' | 'box' | 'rest';
  readonly node: ast.Expr | ast.Stmt;
  /** For &T{…}: that expression; the node is the literal. */
  readonly isAddress?: ast.Expr | undefined;
}

/** A parameter of the declared function or of a literal in it, and how it leaks. */
export interface Param {
  readonly v: Var;
  readonly leaks: Leaks;
  readonly results: readonly Location[];
}

export class FunctionScope implements Scope {
  readonly results: Location[] = [];
  constructor(readonly parent: FunctionScope | undefined, readonly signature: Signature | undefined, readonly isRangeBody: boolean) {}
}

export abstract class Expressions {
  /** The statements of a literal. */
  abstract body(b: ast.BlockStmt): void;

  readonly graph = new Graph();
  readonly sites: Site[] = [];
  readonly params: Param[] = [];
  readonly variables = new Map<Var, Location>();
  /** Literals that are only ever called through a variable that is never written again. */
  known: Map<Var, ast.FuncLit> | undefined;
  literalParams: Map<ast.FuncLit, { params: Location[]; scope: FunctionScope }> | undefined;
  selfParams: readonly Location[] = [];
  selfResults: readonly Location[] = [];
  scope: FunctionScope;
  loopDepth = 1;

  constructor(readonly info: Info, readonly program: Program, readonly self: Func | undefined, signature: Signature | undefined, protected readonly written: ReadonlySet<Var>) {
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

  protected locationOf(v: Var): Location | undefined {
    return this.variables.get(v);
  }

  /** An object made by a node, whose address goes into k. */
  spill(k: Hole, node: ast.Expr | ast.Stmt, kind: Site['kind'], canStay = true, isAddress?: ast.Expr, loopDepth = this.loopDepth): Location {
    const l = this.graph.location(this.scope, loopDepth, undefined);
    if (!canStay) l.escapes = true;
    this.sites.push({ location: l, kind, node, isAddress });
    this.graph.flow(shifted(k, -1), l);
    return l;
  }

  into(l: Location | undefined): Hole {
    return l ? l.hole : nowhere;
  }

  typeOf(e: ast.Expr): Type | undefined {
    return this.info.types.get(e.id)?.type;
  }

  // ---- expressions

  discard(e: ast.Expr | undefined): void {
    if (e) this.expr(nowhere, e);
  }

  /** The value of e, converted to `type` as in an assignment, goes into k. */
  assign(k: Hole, e: ast.Expr, type: Type | undefined): void {
    const from = this.typeOf(e);
    const mode = this.info.types.get(e.id)?.mode;
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
    const tv = this.info.types.get(e.id);
    if (tv && (tv.mode === 'constant' || tv.mode === 'nilvalue' || tv.mode === 'type')) return;
    let k = k0;
    // Values without pointers take nothing along; their addresses do.
    if (k.length > 0 && tv && !hasPointers(tv.type)) k = k.filter((t) => t.derefs < 0);
    switch (e.kind) {
      case 'ParenExpr':
        this.expr(k, e.x);
        return;
      case 'Ident': {
        const v = this.info.uses.get(e.id);
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
        this.composite(this.into(this.spill(k, x, 'object', fits(type, maxImplicit), e)), x, type);
        return;
      }
      case 'BinaryExpr':
        if (e.op === '+' && tv && hasPointers(tv.type)) {
          // The result of a concatenation is one new string.
          this.spill(k, e, 'object');
          this.concatenated(e.x);
          this.concatenated(e.y);
          return;
        }
        this.operand(e.x, e.y);
        this.operand(e.y, e.x);
        return;
      case 'CallExpr':
        call(this, [k], e);
        return;
      case 'KeyValueExpr':
        this.discard(e.value);
    }
  }

  private concatenated(e: ast.Expr): void {
    let x = e;
    while (x.kind === 'ParenExpr') x = x.x;
    if (x.kind === 'BinaryExpr' && x.op === '+' && this.info.types.get(x.id)?.mode !== 'constant') {
      this.concatenated(x.x);
      this.concatenated(x.y);
    } else this.discard(x);
  }

  /** An operand of a comparison is converted where the other is an interface. */
  private operand(e: ast.Expr, other: ast.Expr): void {
    this.assign(nowhere, e, this.typeOf(other));
  }

  private selector(k: Hole, e: ast.SelectorExpr): void {
    const s = this.info.selections.get(e.id);
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

  protected index(k: Hole, e: ast.IndexExpr): void {
    const tv = this.info.types.get(e.x.id);
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
      const key = x.kind === 'KeyValueExpr' ? this.info.types.get(x.key.id)?.value : undefined;
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
      const params = this.declareParams(sig.params.vars);
      (this.literalParams ??= new Map()).set(e, { params, scope });
      this.declareResults(sig);
      this.body(e.body);
    });
    this.capture(l, scope);
  }

  /** The parameters of the function at hand, with room for how they leak. */
  declareParams(vars: readonly Var[]): Location[] {
    return vars.map((v) => {
      const l = this.variable(v);
      l.param = this.graph.leaks.length;
      const leaks: Leaks = { heap: -1, results: [] };
      this.graph.leaks.push(leaks);
      this.params.push({ v, leaks, results: this.scope.results });
      return l;
    });
  }

  declareResults(sig: Signature): void {
    sig.results.vars.forEach((v, i) => {
      const l = this.variable(v);
      l.result = i;
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

  /** A conversion to an interface that no expression stands for is always made in the heap. */
  unnamedBox(k: Hole, from: Type | undefined, to: Type | undefined): Hole {
    return from && to && !isConcrete(to) && isConcrete(from) && !isWord(from) ? this.graph.toHeap : k;
  }

  /** Set by the analysis: the free variables of nested functions. */
  freeOf: (c: ast.FuncLit | ast.RangeStmt) => readonly Var[] = () => [];
}
