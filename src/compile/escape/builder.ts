/**
 * Builds the graph of one declared function and the literals in it, statement by statement: which value flows where.
 *
 * Order of statements and control flow do not matter, except that loops are counted.
 */
import { emptySet, withAdded } from '../../base/lazySet';
import type * as ast from '../../syntax/nodes';
import { Var } from '../../types/objects';
import { underlying } from '../../types/predicates';
import type { Type } from '../../types/types';
import { call, calledWith, deferOrGo } from './calls';
import { Expressions, FunctionScope } from './expressions';
import { type Hole, nowhere, shifted } from './graph';
import { core, isByte, isConcrete, isWord } from './values';

export class Builder extends Expressions {
  /** Labels that something jumps to. */
  private gotoTargets: ReadonlySet<string> = emptySet;
  hasGoto = false;

  body(b: ast.BlockStmt): void {
    if (this.hasGoto) this.findGotos(b.list);
    this.stmts(b.list);
  }

  private findGotos(list: readonly ast.Stmt[]): void {
    for (const s of list) this.findGoto(s);
  }

  private findGoto(s: ast.Stmt | undefined): void {
    if (!s) return;
    switch (s.kind) {
      case 'BranchStmt':
        if (s.token === 'goto' && s.label) this.gotoTargets = withAdded(this.gotoTargets, s.label.name);
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
          this.values(holes, spec.names.map((n) => this.info.defs.get(n.id)?.type), spec.values);
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
          const v = this.info.implicits.get(c.id);
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
        const d = this.info.defs.get(e.id);
        if (d instanceof Var) return this.into(this.variable(d));
        const v = this.info.uses.get(e.id);
        const l = v instanceof Var ? this.locationOf(v) : undefined;
        return l ? this.into(l) : this.graph.toHeap;
      }
      case 'SelectorExpr': {
        const s = this.info.selections.get(e.id);
        if (s && this.pointersOnPath(s.recv, s.index) === 0) return this.target(e.x);
        if (s) this.discard(e.x);
        return this.graph.toHeap;
      }
      case 'IndexExpr': {
        const u = core(this.typeOf(e.x) as Type);
        if (u.kind === 'Map') this.assign(this.graph.toHeap, e.indices[0] as ast.Expr, u.key);
        else this.discard(e.indices[0]);
        if (u.kind === 'Array') return this.target(e.x);
        this.expr(u.kind === 'Slice' && isByte(u.elem) ? this.graph.toMutator : nowhere, e.x);
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
      const d = this.info.defs.get(l.id);
      if (d instanceof Var && !this.written.has(d) && !this.addressed.has(d)) (this.known ??= new Map()).set(d, only);
    }
    const types = s.lhs.map((x) => (x.kind === 'Ident' ? (this.info.defs.get(x.id) ?? this.info.uses.get(x.id))?.type : this.typeOf(x)));
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

  private range(s: ast.RangeStmt): void {
    const t = this.typeOf(s.x) as Type;
    const u = core(t);
    if (u.kind === 'Signature') {
      this.rangeFunc(s);
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
  private rangeFunc(s: ast.RangeStmt): void {
    const l = this.graph.location(this.scope, this.loopDepth, undefined);
    this.sites.push({ location: l, kind: 'object', node: s });
    const scope = new FunctionScope(this.scope, undefined, true);
    this.free(scope, this.freeOf(s));
    // What the body is called with is not followed: it comes from the heap.
    this.graph.flow(shifted(calledWith(this, s.x), -1), l);
    this.inside(scope, () => {
      this.loopDepth = 2;
      for (const e of [s.key, s.value]) if (e) this.target(e);
      this.stmt(s.body);
    });
    this.capture(l, scope);
  }
}
