/**
 * Escape analysis: which variables and objects of a function can live in its frame, because no address of theirs is kept longer than the frame
 * (or, in a loop, than the iteration) exists.
 *
 * Functions are analysed one at a time, callees first: a call needs to know of its callee how each parameter leaks. Functions that call each
 * other in a circle get no such answer while they are on the way, and then everything they are given goes to the heap; a function
 * that calls itself is followed precisely. Generic functions are analysed once for all instances: what depends on a type argument
 * is taken as going to the heap. In the frame nothing moves or is freed, so a wrong answer corrupts memory: whatever is not understood escapes.
 */
import { emptySet, withAdded } from '../../base/lazySet';
import type * as ast from '../../syntax/nodes';
import type { Info } from '../../types/info';
import { Func, type Var } from '../../types/objects';
import type { Signature, Type } from '../../types/types';
import type { VariableFacts } from '../lower/variableFacts';
import { Builder } from './builder';
import type { Param, Program, Site } from './expressions';
import type { Leaks } from './graph';

/** What lowering asks: everything that is not named here is in the heap. */
export class Escapes {
  /** Variables that need an address and cannot be in the frame. */
  heap: ReadonlySet<Var> = emptySet;
  /** Expressions (literals, new, make, function literals, method values) and statements (defer, range over a function) whose object is in the frame. */
  objects: ReadonlySet<ast.Expr | ast.Stmt> = emptySet;
  /** Conversions of strings to slices of bytes that are written to, among those. */
  mutated: ReadonlySet<ast.Expr | ast.Stmt> = emptySet;
  /** Operands whose conversion to an interface is in the frame. */
  boxes: ReadonlySet<ast.Expr> = emptySet;
  /** Calls whose variadic arguments are. */
  rests: ReadonlySet<ast.CallExpr> = emptySet;

  toHeap(v: Var): void {
    this.heap = withAdded(this.heap, v);
  }

  /** The object of a site is in the frame. */
  stays(s: Site): void {
    if (s.kind === 'box') this.boxes = withAdded(this.boxes, s.node as ast.Expr);
    else if (s.kind === 'rest') this.rests = withAdded(this.rests, s.node as ast.CallExpr);
    else {
      this.objects = withAdded(this.objects, s.node);
      if (s.location.mutated) this.mutated = withAdded(this.mutated, s.node);
    }
  }
}

export interface Analysed {
  readonly escapes: Escapes;
  /** Receiver and parameters. */
  readonly leaks: readonly Leaks[];
  /** Where everything is, for the report; only kept on demand, since it is large. */
  readonly found: Found | undefined;
}

export interface Found {
  readonly sites: readonly Site[];
  readonly params: readonly Param[];
  readonly variables: ReadonlyMap<Var, { readonly escapes: boolean }>;
  addressed(v: Var): boolean;
}

/** Beyond this many locations a function is taken as it is: machine-made code would take too long. */
const maxLocations = 20000;

export function analyseFunction(info: Info, facts: VariableFacts, program: Program, func: Func, body: ast.BlockStmt, keepFound: boolean): Analysed {
  const sig = func.type as Signature;
  const b = builder(info, facts, program, func, sig);
  const params = [...(sig.recv ? [sig.recv] : []), ...sig.params.vars];
  b.selfParams = b.declareParams(params);
  b.declareResults(sig);
  b.selfResults = b.scope.results.slice();
  b.body(body);
  return finish(b, facts, params.length, keepFound);
}

/** A package-level variable's initialisation: its value goes to the heap. */
export function analyseInitializer(info: Info, facts: VariableFacts, program: Program, rhs: ast.Expr, types: readonly (Type | undefined)[]): Analysed {
  const b = builder(info, facts, program, undefined, undefined);
  b.values(types.map(() => b.graph.toHeap), types, [rhs]);
  return finish(b, facts, 0, false);
}

function builder(info: Info, facts: VariableFacts, program: Program, func: Func | undefined, sig: Signature | undefined): Builder {
  const b = new Builder(info, program, func?.origin, sig, facts.written);
  b.addressed = facts.addressTaken;
  b.freeOf = (c) => facts.free(c);
  b.hasGoto = facts.hasGoto;
  return b;
}

function finish(b: Builder, facts: VariableFacts, nParams: number, keepFound: boolean): Analysed {
  const escapes = new Escapes();
  const hopeless = b.graph.all.length > maxLocations;
  if (hopeless) {
    for (const l of b.graph.all) l.escapes = true;
    for (const l of b.graph.leaks) l.heap = 0;
  } else b.graph.solve();
  for (const l of b.graph.all) if (l.escapes && l.v) escapes.toHeap(l.v);
  for (const s of b.sites) if (!s.location.escapes) escapes.stays(s);
  const found = keepFound ? { sites: b.sites, params: b.params, variables: b.variables, addressed: (v: Var) => facts.addressed(v) } : undefined;
  return { escapes, leaks: b.graph.leaks.slice(0, nParams), found };
}

// ---- functions without bodies

/** What the kernel's and the host's functions do with their arguments; those that are not listed may keep all of them. */
const noLeak = (n: number): Leaks[] => Array.from({ length: n }, () => ({ heap: -1, results: [] }));

const harmless = new Set([
  'internal/rt.Write', 'internal/rt.LockTaken', 'internal/rt.LockFreed', 'internal/rt.ReadLockTaken', 'internal/rt.ReadLockFreed', 'internal/rt.Open', 'internal/rt.FileOp', 'internal/rt.CryptoRandom', 'internal/rt.Memequal', 'internal/rt.Memhash', 'internal/rt.Memclr',
  'internal/rt.Fatal', 'internal/rt.MemStat', 'internal/rt.KeepAlive', 'internal/rt.MapLen', 'internal/rt.ChanLen', 'internal/rt.ChanCap', 'internal/rt.Callers',
  'internal/rtgo.hash', 'internal/maps.hash', 'internal/maps.checkKey',
]);

/** How the parameters of a function without a body leak. */
export function leaksWithoutBody(func: Func): readonly Leaks[] | undefined {
  const path = func.pkg?.path ?? '';
  const n = (func.type as Signature).params.vars.length;
  if (path === 'math' || path === 'math/bits' || harmless.has(`${path}.${func.name}`)) return noLeak(n);
  if (path === 'sync/atomic') {
    // The address is only used; a pointer that is stored is in the heap from then on.
    const leaks = noLeak(n);
    if (func.name.endsWith('Pointer')) {
      leaks.forEach((l, i) => {
        if (i > 0) l.heap = 0;
      });
      if (/^(Load|Swap)/.test(func.name)) leaks[0]?.results.splice(0, 1, 1);
    }
    return leaks;
  }
  return undefined;
}
