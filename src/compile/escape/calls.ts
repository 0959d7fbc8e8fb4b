/** Calls, conversions and built-in functions in the graph of escape analysis; go and defer statements. */
import type * as ast from '../../syntax/nodes';
import { Builtin, Func, Var } from '../../types/objects';
import { isInterface, isString, isTypeParam } from '../../types/predicates';
import type { Signature, Slice, Type } from '../../types/types';
import type { Expressions } from './expressions';
import { type Hole, type Leaks, type Location, nowhere, shifted } from './graph';
import { core, fits, hasPointers, isByte, isConcrete, isWord, maxImplicit } from './values';

function unparen(e: ast.Expr): ast.Expr {
  return e.kind === 'ParenExpr' ? unparen(e.x) : e;
}

/** Who is called: where the receiver and each argument go, and what flows back into the results. */
interface Callee {
  readonly receiver: { readonly e: ast.Expr; readonly hole: Hole } | undefined;
  param(i: number): Hole;
}

/** A call whose results go into ks. */
export function call(b: Expressions, ks: readonly Hole[], e: ast.CallExpr): void {
  const fun = unparen(e.fun);
  const funTv = b.info.types.get(e.fun.id);
  if (funTv?.mode === 'type') {
    convert(b, ks[0] ?? nowhere, e, funTv.type);
    return;
  }
  if (funTv?.mode === 'builtin') {
    const id = fun.kind === 'SelectorExpr' ? fun.sel : (fun as ast.Ident);
    const f = b.info.uses.get(id.id);
    if (f instanceof Builtin) builtin(b, ks[0] ?? nowhere, e, f.name);
    return;
  }
  const sig = core(funTv?.type as Type) as Signature;
  const c = callee(b, ks, fun);
  if (c.receiver) b.expr(c.receiver.hole, c.receiver.e);
  args(b, e, sig, (i) => c.param(i));
}

function args(b: Expressions, e: ast.CallExpr, sig: Signature, hole: (i: number) => Hole): void {
  const params = sig.params.vars;
  const last = params.length - 1;
  const only = e.args[0] && unparen(e.args[0]);
  const tuple = e.args.length === 1 && only?.kind === 'CallExpr' ? b.typeOf(only) : undefined;
  if (only?.kind === 'CallExpr' && tuple?.kind === 'Tuple') {
    const holes = tuple.vars.map((v, i) => {
      if (sig.variadic && i >= last) return b.graph.toHeap;
      return b.unnamedBox(hole(i), v.type as Type, params[i]?.type as Type);
    });
    call(b, holes, only);
    return;
  }
  const fixed = sig.variadic && !e.ellipsis ? last : params.length;
  for (let i = 0; i < fixed; i++) b.assign(hole(i), e.args[i] as ast.Expr, params[i]?.type as Type);
  if (fixed === params.length || e.args.length === fixed) return;
  const { elem } = core(params[last]?.type as Type) as Slice;
  const rest = b.spill(hole(last), e, 'rest', fits(elem, maxImplicit / (e.args.length - fixed)));
  for (const a of e.args.slice(fixed)) b.assign(b.into(rest), a, elem);
}

function callee(b: Expressions, ks: readonly Hole[], fun: ast.Expr): Callee {
  const unknown: Callee = { receiver: undefined, param: () => b.graph.toHeap };
  const direct = (params: readonly Location[], results: readonly Location[]): Callee => {
    results.forEach((r, i) => b.graph.flow(ks[i] ?? nowhere, r));
    return { receiver: undefined, param: (i) => b.into(params[i]) };
  };
  if (fun.kind === 'FuncLit') {
    b.literal(nowhere, fun);
    return literal(fun);
  }
  if (fun.kind === 'Ident') {
    const o = b.info.uses.get(fun.id);
    if (o instanceof Func) return declared(o);
    const known = o instanceof Var ? b.known?.get(o) : undefined;
    if (known) return literal(known);
  } else if (fun.kind === 'IndexExpr' && (fun.x.kind === 'Ident' || fun.x.kind === 'SelectorExpr')) {
    const o = b.info.uses.get((fun.x.kind === 'Ident' ? fun.x : fun.x.sel).id);
    if (o instanceof Func) return declared(o);
  } else if (fun.kind === 'SelectorExpr') {
    const s = b.info.selections.get(fun.id);
    if (!s) {
      const o = b.info.uses.get(fun.sel.id);
      if (o instanceof Func) return declared(o);
    } else if (s.kind === 'method' && s.obj instanceof Func) return method(fun, s.obj, s.recv, s.index);
  }
  b.discard(fun);
  return unknown;

  function literal(lit: ast.FuncLit): Callee {
    const known = b.literalParams?.get(lit);
    return known ? direct(known.params, known.scope.results) : unknown;
  }

  function declared(f: Func): Callee {
    if (f.origin === b.self) return direct(b.selfParams, b.selfResults);
    const leaks = b.program.leaksOf(f.origin);
    return leaks ? { receiver: undefined, param: (i) => leakHole(leaks[i]) } : unknown;
  }

  function leakHole(l: Leaks | undefined): Hole {
    if (!l) return b.graph.toHeap;
    const k = l.heap >= 0 ? [...shifted(b.graph.toHeap, l.heap)] : [];
    if (l.mutates) k.push(...b.graph.toMutator);
    l.results.forEach((d, r) => {
      if (d !== undefined) k.push(...shifted(ks[r] ?? nowhere, d));
    });
    return k;
  }

  function method(e: ast.SelectorExpr, m: Func, recv: Type, index: readonly number[]): Callee {
    // Through an interface anything may be called; so it is with a type parameter's method.
    const path = index.slice(0, -1);
    let at = recv;
    for (const i of path) {
      let u = core(at);
      if (u.kind === 'Pointer') u = core(u.elem);
      if (u.kind !== 'Struct') break;
      at = u.fields[i]?.type as Type;
    }
    const abstract = isInterface(at) || isTypeParam(at) || (core(at).kind === 'Pointer' && isTypeParam((core(at) as { elem: Type }).elem));
    const pointers = b.pointersOnPath(recv, path);
    const toPointer = (m.origin.type as Signature).recv?.type?.kind === 'Pointer';
    const isPointer = core(at).kind === 'Pointer' && !isInterface(at);
    // &x for a pointer method of a variable, *p for a value method of a pointer.
    const by = pointers + (abstract ? (isInterface(at) && !isTypeParam(at) ? 0 : -1) : toPointer && !isPointer ? -1 : !toPointer && isPointer ? 1 : 0);
    if (abstract) return { receiver: { e: e.x, hole: shifted(b.graph.toHeap, by) }, param: () => b.graph.toHeap };
    if (m.origin === b.self) {
      b.selfResults.forEach((r, i) => b.graph.flow(ks[i] ?? nowhere, r));
      return { receiver: { e: e.x, hole: shifted(b.into(b.selfParams[0]), by) }, param: (i) => b.into(b.selfParams[i + 1]) };
    }
    const leaks = b.program.leaksOf(m.origin);
    return {
      receiver: { e: e.x, hole: shifted(leaks ? leakHole(leaks[0]) : b.graph.toHeap, by) },
      param: (i) => (leaks ? leakHole(leaks[i + 1]) : b.graph.toHeap),
    };
  }
}

/** Where the first argument of a call of `fun` goes: the body of a range over a function. */
export function calledWith(b: Expressions, fun: ast.Expr): Hole {
  const c = callee(b, [], unparen(fun));
  if (c.receiver) b.expr(c.receiver.hole, c.receiver.e);
  return c.param(0);
}

/** go f(x), defer f(x): the call is made later, from a closure that holds its operands. */
export function deferOrGo(b: Expressions, s: ast.GoStmt | ast.DeferStmt): void {
  const e = unparen(s.call) as ast.CallExpr;
  if (s.kind === 'DeferStmt' && b.loopDepth === 1 && !b.scope.isRangeBody) {
    // Made once at most, and run while the frame is there.
    b.spill(nowhere, s, 'object');
    call(b, [], e);
    return;
  }
  const heap = b.graph.toHeap;
  const fun = unparen(e.fun);
  const tv = b.info.types.get(e.fun.id);
  if (tv?.mode === 'builtin' || tv?.mode === 'type') {
    for (const a of e.args) if (b.info.types.get(a.id)?.mode !== 'type') b.expr(heap, a);
    return;
  }
  const sel = fun.kind === 'SelectorExpr' ? b.info.selections.get(fun.id) : undefined;
  if (fun.kind === 'SelectorExpr' && sel?.kind === 'method') {
    const toPointer = (sel.obj.type as Signature).recv?.type?.kind === 'Pointer' && core(sel.recv).kind !== 'Pointer';
    b.expr(shifted(heap, toPointer || isTypeParam(sel.recv) ? -1 : 0), fun.x);
  } else b.expr(heap, fun);
  args(b, e, core(tv?.type as Type) as Signature, () => heap);
}

/** T(x). */
function convert(b: Expressions, k: Hole, e: ast.CallExpr, to: Type): void {
  const arg = e.args[0] as ast.Expr;
  const from = b.typeOf(arg);
  if (!from || b.info.types.get(e.id)?.mode === 'constant') return;
  if (!isConcrete(to)) {
    b.assign(k, arg, to);
    return;
  }
  const t = core(to);
  const f = core(from);
  if (t.kind === 'Basic' && t.basic === 'unsafe.Pointer' && f.kind === 'Basic' && f.basic !== 'unsafe.Pointer') {
    address(b, k, arg);
    return;
  }
  if ((isString(t) && f.kind === 'Slice') || (t.kind === 'Slice' && f.kind === 'Basic')) {
    b.spill(k, e, 'object');
    b.discard(arg);
    return;
  }
  if (f.kind === 'Slice' && t.kind === 'Array') {
    b.expr(shifted(k, 1), arg);
    return;
  }
  b.expr(k, arg);
}

/** An integer that becomes an address again: p is kept in unsafe.Pointer(uintptr(p) + n). */
function address(b: Expressions, k: Hole, e: ast.Expr): void {
  const x = unparen(e);
  if (x.kind === 'BinaryExpr') {
    address(b, k, x.x);
    address(b, k, x.y);
  } else if (x.kind === 'CallExpr' && b.info.types.get(x.fun.id)?.mode === 'type' && x.args[0]) b.expr(k, x.args[0]);
  else b.discard(x);
}

function builtin(b: Expressions, k: Hole, e: ast.CallExpr, name: string): void {
  const [first, second] = e.args;
  const heap = b.graph.toHeap;
  const type = b.typeOf(e);
  const only = first && unparen(first);
  const spread = e.args.length === 1 && only?.kind === 'CallExpr' && b.typeOf(only)?.kind === 'Tuple' ? only : undefined;
  if (spread && name !== 'append') {
    call(b, Array<Hole>(16).fill(heap), spread);
    return;
  }
  switch (name) {
    case 'append': {
      const { elem } = core(type as Type) as Slice;
      // When the slice grows its contents are copied to a new one.
      const contents = hasPointers(elem) ? shifted(heap, 1) : nowhere;
      if (spread) {
        call(b, [[...k, ...contents], ...Array<Hole>(16).fill(heap)], spread);
        return;
      }
      // An array in the frame is used once in a call of the function, so that it may as well stand outside of any loops.
      b.spill(k, e, 'object', true, undefined, 0);
      b.expr([...k, ...contents, ...(isByte(elem) ? b.graph.toMutator : nowhere)], first as ast.Expr);
      if (e.ellipsis) b.expr(contents, second as ast.Expr);
      else for (const a of e.args.slice(1)) b.assign(heap, a, elem);
      return;
    }
    case 'copy': {
      const t = core(b.typeOf(first as ast.Expr) as Type);
      b.expr(t.kind === 'Slice' && isByte(t.elem) ? b.graph.toMutator : nowhere, first as ast.Expr);
      b.expr(t.kind === 'Slice' && hasPointers(t.elem) ? shifted(heap, 1) : nowhere, second as ast.Expr);
      return;
    }
    case 'make': {
      const t = core(type as Type);
      let stays = true;
      if (t.kind === 'Slice') {
        // One whose size is not constant is made in the frame if it turns out to be small (lower/builtin.ts).
        const size = b.info.types.get((e.args[2] ?? second)?.id ?? -1)?.value;
        const n = size?.kind === 'int' ? Number(size.value) : 1;
        stays = fits(t.elem, n > 0 ? maxImplicit / n : maxImplicit);
      }
      b.spill(k, e, 'object', stays);
      for (const a of e.args.slice(1)) b.discard(a);
      return;
    }
    case 'new': {
      const { elem } = core(type as Type) as { elem: Type };
      const l = b.spill(k, e, 'object', fits(elem, maxImplicit));
      if (first && b.info.types.get(first.id)?.mode !== 'type') b.assign(b.into(l), first, elem);
      return;
    }
    case 'panic': {
      const from = b.typeOf(first as ast.Expr);
      if (from && isConcrete(from) && !isWord(from) && b.info.types.get((first as ast.Expr).id)?.mode !== 'nilvalue') b.box(heap, first as ast.Expr, from);
      else b.expr(heap, first as ast.Expr);
      return;
    }
    case 'delete': {
      const t = core(b.typeOf(first as ast.Expr) as Type);
      b.discard(first);
      b.assign(nowhere, second as ast.Expr, t.kind === 'Map' ? t.key : undefined);
      return;
    }
    case 'min': case 'max':
      for (const a of e.args) b.expr(k, a);
      return;
    case 'Add': case 'Slice': case 'String': case 'SliceData': case 'StringData':
      b.expr(k, first as ast.Expr);
      b.discard(second);
      return;
    case 'Sizeof': case 'Offsetof': case 'Alignof':
      return;
    default:
      for (const a of e.args) b.discard(a);
  }
}
