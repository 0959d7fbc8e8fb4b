/**
 * What a function does with its variables, found before lowering: whose address is taken, which are written after
 * their declaration, and which a function literal (or the body of a range over a function) captures.
 *
 * A variable that is captured and written, or whose address is taken, lives in memory: in the frame if escape analysis lets it, else in
 * the heap. One that is captured but never written again is captured by value; all others live in locals or in the frame.
 */
import { emptySet, withAdded } from '../../base/lazySet';
import type * as ast from '../../syntax/nodes';
import type { Info } from '../../types/info';
import { Func, Var } from '../../types/objects';
import { underlying } from '../../types/predicates';
import { coreType } from '../../types/coreType';
import type { Signature, Type } from '../../types/types';
import type { Escapes } from '../escape/analysis';

/** A nested function: a literal, or the body of a range over a function. */
export type Closure = ast.FuncLit | ast.RangeStmt;

interface ClosureFacts {
  number: number;
  readonly free: Var[];
}

export class VariableFacts {
  addressTaken: ReadonlySet<Var> = emptySet;
  written: ReadonlySet<Var> = emptySet;
  captured: ReadonlySet<Var> = emptySet;
  /** What is known of the nested functions. */
  private closures: Map<Closure, ClosureFacts> | undefined;
  /** Literals of the function itself. */
  literals = 0;
  hasDefer = false;
  hasGoto = false;
  hasRecover = false;

  /** Without an answer of escape analysis everything that has an address is in the heap. */
  escapes: Escapes | undefined;

  takeAddress(v: Var): void {
    this.addressTaken = withAdded(this.addressTaken, v);
  }

  write(v: Var): void {
    this.written = withAdded(this.written, v);
  }

  capture(v: Var): void {
    this.captured = withAdded(this.captured, v);
  }

  /** The variables of outer functions that a closure uses, in order of first use. */
  free(c: Closure): readonly Var[] {
    return this.closures?.get(c)?.free ?? [];
  }

  /** What gc counts closures by: a literal within the function around it, a body among those of the function that has the statement. */
  numberOf(c: Closure): number {
    return (this.closures?.get(c) as ClosureFacts).number;
  }

  nest(c: Closure, number: number): void {
    this.closures ??= new Map();
    const known = this.closures.get(c);
    if (known) known.number = number;
    else this.closures.set(c, { number, free: [] });
  }

  uses(c: Closure, v: Var): void {
    const { free } = this.closures?.get(c) as ClosureFacts;
    if (!free.includes(v)) free.push(v);
  }

  /** Others hold the variable's address. */
  addressed(v: Var): boolean {
    return this.addressTaken.has(v) || (this.captured.has(v) && this.written.has(v));
  }

  inHeap(v: Var): boolean {
    return this.addressed(v) && (!this.escapes || this.escapes.heap.has(v));
  }
}

/** Of a function's body; `results` are its result variables. */
export function variableFacts(info: Info, body: ast.BlockStmt, results: readonly Var[]): VariableFacts {
  const w = new Walker(info, results);
  w.stmt(body);
  return w.facts;
}

class Walker {
  readonly facts = new VariableFacts();
  /** How many closures are around the declaration, of variables that closures declare. */
  private level: Map<Var, number> | undefined;
  private readonly closures: Closure[] = [];
  private readonly outer = { literals: 0, bodies: 0 };
  private counts = this.outer;

  constructor(private readonly info: Info, private readonly results: readonly Var[]) {}

  params(fields: readonly ast.Field[]): void {
    for (const f of fields) for (const n of f.names) this.define(n);
  }

  declare(v: Var): void {
    if (this.closures.length === 0) return;
    this.level ??= new Map();
    if (!this.level.has(v)) this.level.set(v, this.closures.length);
  }

  private define(id: ast.Ident): void {
    const v = this.info.defs.get(id.id);
    if (v instanceof Var) this.declare(v);
  }

  private use(v: Var): void {
    if (this.closures.length === 0 || !isLocal(v)) return;
    const level = this.level?.get(v) ?? 0;
    if (level === this.closures.length) return;
    this.facts.capture(v);
    for (let i = level; i < this.closures.length; i++) this.facts.uses(this.closures[i] as Closure, v);
  }

  /** The variable whose storage an addressable expression is part of. */
  private root(e: ast.Expr): Var | undefined {
    switch (e.kind) {
      case 'ParenExpr':
        return this.root(e.x);
      case 'Ident': {
        const v = this.info.uses.get(e.id) ?? this.info.defs.get(e.id);
        return v instanceof Var ? v : undefined;
      }
      case 'SelectorExpr': {
        const s = this.info.selections.get(e.id);
        if (!s || s.kind !== 'field' || s.indirect) return undefined;
        const t = this.info.types.get(e.x.id)?.type;
        if (t && underlying(t).kind === 'Pointer') return undefined;
        return this.root(e.x);
      }
      case 'IndexExpr': {
        const t = this.info.types.get(e.x.id)?.type;
        if (t && underlying(t).kind === 'Array') return this.root(e.x);
        return undefined;
      }
      default:
        return undefined;
    }
  }

  private takeAddress(e: ast.Expr): void {
    const v = this.root(e);
    if (v) this.facts.takeAddress(v);
  }

  private write(e: ast.Expr): void {
    const v = this.root(e);
    if (v) this.facts.write(v);
  }

  private closure(c: Closure, run: () => void): void {
    const { counts } = this;
    this.facts.nest(c, c.kind === 'FuncLit' ? ++counts.literals : ++counts.bodies);
    if (c.kind === 'FuncLit') this.counts = { literals: 0, bodies: 0 };
    this.closures.push(c);
    run();
    this.closures.pop();
    this.counts = counts;
    if (counts === this.outer) this.facts.literals = counts.literals;
  }

  exprs(list: readonly ast.Expr[]): void {
    for (const e of list) this.expr(e);
  }

  expr(e: ast.Expr | undefined): void {
    if (!e) return;
    switch (e.kind) {
      case 'Ident': {
        const v = this.info.uses.get(e.id);
        if (v instanceof Var) this.use(v);
        break;
      }
      case 'CompositeLit': {
        const t = this.info.types.get(e.id)?.type;
        const isStruct = t && (underlying(t).kind === 'Struct' || coreType(t)?.kind === 'Struct');
        for (const x of e.elts) {
          if (x.kind === 'KeyValueExpr') {
            if (!isStruct) this.expr(x.key);
            this.expr(x.value);
          } else this.expr(x);
        }
        break;
      }
      case 'FuncLit':
        this.closure(e, () => {
          this.params(e.type.params);
          this.params(e.type.results);
          const sig = this.info.types.get(e.id)?.type as Signature | undefined;
          for (const v of sig?.results.vars ?? []) this.declare(v);
          this.stmt(e.body);
        });
        break;
      case 'ParenExpr':
      case 'StarExpr':
        this.expr(e.x);
        break;
      case 'SelectorExpr': {
        const s = this.info.selections.get(e.id);
        if (s && s.kind === 'method' && s.obj instanceof Func) {
          const sig = s.obj.type as Signature;
          const recv = sig.recv?.type;
          const xt = this.info.types.get(e.x.id)?.type;
          if (recv && xt && isPointerType(recv) && !isPointerType(xt) && !s.indirect) this.takeAddress(e.x);
          // In generic code the method may turn out to have a pointer receiver.
          else if (xt && xt.kind === 'TypeParam') this.takeAddress(e.x);
        }
        this.expr(e.x);
        break;
      }
      case 'IndexExpr':
        this.expr(e.x);
        this.exprs(e.indices);
        break;
      case 'SliceExpr': {
        const t = this.info.types.get(e.x.id)?.type;
        if (t && underlying(t).kind === 'Array') this.takeAddress(e.x);
        this.expr(e.x);
        this.expr(e.low);
        this.expr(e.high);
        this.expr(e.max);
        break;
      }
      case 'TypeAssertExpr':
        this.expr(e.x);
        break;
      case 'CallExpr':
        if (e.fun.kind === 'Ident' && e.fun.name === 'recover') this.facts.hasRecover = true;
        this.expr(e.fun);
        this.exprs(e.args);
        break;
      case 'UnaryExpr':
        if (e.op === '&') this.takeAddress(e.x);
        this.expr(e.x);
        break;
      case 'BinaryExpr':
        this.expr(e.x);
        this.expr(e.y);
        break;
      case 'KeyValueExpr':
        this.expr(e.key);
        this.expr(e.value);
        break;
    }
  }

  private assignTarget(e: ast.Expr, define: boolean): void {
    if (e.kind === 'Ident' && define) {
      const d = this.info.defs.get(e.id);
      if (d instanceof Var) {
        this.declare(d);
        return;
      }
    }
    this.write(e);
    this.expr(e);
  }

  stmts(list: readonly ast.Stmt[]): void {
    for (const s of list) this.stmt(s);
  }

  stmt(s: ast.Stmt | undefined): void {
    if (!s) return;
    switch (s.kind) {
      case 'DeclStmt':
        for (const spec of s.decl.specs) {
          if (spec.kind !== 'ValueSpec' || s.decl.token !== 'var') continue;
          this.exprs(spec.values);
          for (const n of spec.names) this.define(n);
        }
        break;
      case 'LabeledStmt':
        this.stmt(s.stmt);
        break;
      case 'ExprStmt':
        this.expr(s.x);
        break;
      case 'SendStmt':
        this.expr(s.chan);
        this.expr(s.value);
        break;
      case 'IncDecStmt':
        this.write(s.x);
        this.expr(s.x);
        break;
      case 'AssignStmt':
        this.exprs(s.rhs);
        for (const l of s.lhs) this.assignTarget(l, s.op === ':=');
        break;
      case 'GoStmt':
        this.expr(s.call);
        break;
      case 'DeferStmt':
        this.facts.hasDefer = true;
        this.expr(s.call);
        break;
      case 'ReturnStmt': {
        this.exprs(s.results);
        // A return writes the results of the function around it; inside a range-over-func body that is a captured variable.
        let owner = this.closures.length - 1;
        while (owner >= 0 && this.closures[owner]?.kind !== 'FuncLit') owner--;
        const results = owner < 0 ? this.results : ((this.info.types.get((this.closures[owner] as ast.FuncLit).id)?.type as Signature).results.vars as Var[]);
        const inRangeBody = this.closures[this.closures.length - 1]?.kind === 'RangeStmt';
        for (const r of results) {
          if (s.results.length > 0) this.facts.write(r);
          if (inRangeBody) this.use(r);
        }
        break;
      }
      case 'BranchStmt':
        if (s.token === 'goto') this.facts.hasGoto = true;
        break;
      case 'BlockStmt':
        this.stmts(s.list);
        break;
      case 'IfStmt':
        this.stmt(s.init);
        this.expr(s.cond);
        this.stmt(s.body);
        this.stmt(s.else);
        break;
      case 'SwitchStmt':
        this.stmt(s.init);
        this.expr(s.tag);
        for (const c of s.body) {
          this.exprs(c.exprs ?? []);
          this.stmts(c.body);
        }
        break;
      case 'TypeSwitchStmt':
        this.stmt(s.init);
        this.expr(s.x);
        for (const c of s.body) {
          const v = this.info.implicits.get(c.id);
          if (v instanceof Var) this.declare(v);
          this.stmts(c.body);
        }
        break;
      case 'SelectStmt':
        for (const c of s.body) {
          this.stmt(c.comm);
          this.stmts(c.body);
        }
        break;
      case 'ForStmt':
        this.stmt(s.init);
        this.expr(s.cond);
        this.stmt(s.post);
        this.stmt(s.body);
        break;
      case 'RangeStmt': {
        this.expr(s.x);
        const t = this.info.types.get(s.x.id)?.type;
        const u = t && coreOf(t);
        const targets = () => {
          if (s.key) this.assignTarget(s.key, s.define);
          if (s.value) this.assignTarget(s.value, s.define);
        };
        if (u?.kind === 'Signature') {
          this.closure(s, () => {
            targets();
            this.stmt(s.body);
          });
        } else {
          targets();
          this.stmt(s.body);
        }
        break;
      }
    }
  }
}

function isLocal(v: Var): boolean {
  return !v.isField && (v.parent === undefined || v.parent !== v.pkg?.scope);
}

function isPointerType(t: Type): boolean {
  return t.kind !== 'TypeParam' && underlying(t).kind === 'Pointer';
}

function coreOf(t: Type): Type | undefined {
  return t.kind === 'TypeParam' ? coreType(t) : underlying(t);
}
