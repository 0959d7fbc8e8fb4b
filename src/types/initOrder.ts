/**
 * The order in which package-level variables are initialised: by dependencies, which lead also through functions, otherwise in source
 * order. Cycles are errors.
 */
import type { Expr } from '../syntax/nodes';
import type { Checker, DeclInfo } from './checker';
import { Func, type Obj, Var } from './objects';
import type { Initializer } from './info';

interface Node {
  readonly obj: Obj;
  readonly info: DeclInfo;
  readonly predecessors: Set<Node>;
  readonly successors: Set<Node>;
  pending: number;
}

/** Fills info.initOrder. All bodies that matter must have been checked. */
export function computeInitOrder(c: Checker): void {
  const nodes = dependencyGraph(c);
  const emitted = new Set<DeclInfo>();
  const heap = new NodeHeap(nodes);
  for (let n = heap.pop(); n; n = heap.pop()) {
    if (n.pending > 0) {
      const cycle = findPath(c, n.obj, n.obj, new Set());
      if (cycle) reportCycle(c, cycle);
    }
    for (const p of n.predecessors) {
      p.pending--;
      heap.fix(p);
    }
    const { obj, info } = n;
    if (!(obj instanceof Var) || !info.init || emitted.has(info)) continue;
    emitted.add(info);
    const init: Initializer = { lhs: info.lhs ?? [obj], rhs: info.init };
    c.info.initOrder.push(init);
  }
}

function dependencyGraph(c: Checker): Node[] {
  const nodes = new Map<Obj, Node>();
  let onlyFunctions = true;
  for (const [obj, info] of c.objMap) {
    if (obj.kind === 'TypeName') continue;
    nodes.set(obj, { obj, info, predecessors: new Set(), successors: new Set(), pending: 0 });
    if (obj.kind !== 'Func') onlyFunctions = false;
  }
  if (onlyFunctions) return [];
  for (const n of nodes.values()) {
    for (const d of n.info.deps ?? []) {
      const m = nodes.get(d);
      if (!m) continue;
      n.successors.add(m);
      m.predecessors.add(n);
    }
  }
  // Functions are taken out one by one, the cheapest first: who depends on one depends on what it depends on.
  const functions: Node[] = [];
  const others: Node[] = [];
  for (const n of nodes.values()) (n.obj instanceof Func ? functions : others).push(n);
  const cost = (n: Node) => n.predecessors.size * n.successors.size;
  functions.sort((a, b) => cost(a) - cost(b));
  for (const n of functions) {
    for (const p of n.predecessors) {
      if (p === n) continue;
      for (const s of n.successors) {
        if (s === n) continue;
        p.successors.add(s);
        s.predecessors.add(p);
      }
      p.successors.delete(n);
    }
    for (const s of n.successors) s.predecessors.delete(n);
  }
  for (const n of others) n.pending = n.successors.size;
  return others;
}

/** Constants first, then by the number of open dependencies, then in source order. */
function less(a: Node, b: Node): boolean {
  const ac = a.obj.kind === 'Const';
  const bc = b.obj.kind === 'Const';
  if (ac !== bc) return ac;
  if (a.pending !== b.pending) return a.pending < b.pending;
  return a.info.order !== b.info.order ? a.info.order < b.info.order : a.obj.pos < b.obj.pos;
}

class NodeHeap {
  private readonly items: Node[] = [];
  private readonly index = new Map<Node, number>();

  constructor(nodes: readonly Node[]) {
    for (const n of nodes) {
      this.index.set(n, this.items.length);
      this.items.push(n);
      this.up(this.items.length - 1);
    }
  }

  private swap(i: number, j: number): void {
    const a = this.items[i] as Node;
    const b = this.items[j] as Node;
    this.items[i] = b;
    this.items[j] = a;
    this.index.set(b, i);
    this.index.set(a, j);
  }

  private up(i: number): void {
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!less(this.items[i] as Node, this.items[parent] as Node)) return;
      this.swap(i, parent);
      i = parent;
    }
  }

  private down(i: number): void {
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.items.length) return;
      if (child + 1 < this.items.length && less(this.items[child + 1] as Node, this.items[child] as Node)) child++;
      if (!less(this.items[child] as Node, this.items[i] as Node)) return;
      this.swap(i, child);
      i = child;
    }
  }

  fix(n: Node): void {
    const i = this.index.get(n);
    if (i !== undefined) this.up(i);
  }

  pop(): Node | undefined {
    const first = this.items[0];
    if (!first) return undefined;
    this.swap(0, this.items.length - 1);
    this.items.pop();
    this.index.delete(first);
    if (this.items.length > 0) this.down(0);
    return first;
  }
}

function sortedDeps(c: Checker, obj: Obj): Obj[] {
  const order = (o: Obj) => c.objMap.get(o)?.order ?? 0;
  return Array.from(c.objMap.get(obj)?.deps ?? []).sort((a, b) => order(a) - order(b));
}

/** A path of dependencies, in reverse order and without its start. */
function findPath(c: Checker, from: Obj, to: Obj, seen: Set<Obj>): Obj[] | undefined {
  if (seen.has(from)) return undefined;
  seen.add(from);
  for (const d of sortedDeps(c, from)) {
    if (d === to) return [d];
    const path = findPath(c, d, to, seen);
    if (path) return [...path, d];
  }
  return undefined;
}

function reportCycle(c: Checker, cycle: readonly Obj[]): void {
  let obj = cycle[0] as Obj;
  if (cycle.length === 1) {
    c.error(obj, 'InvalidInitCycle', `initialization cycle: ${obj.name} refers to itself`);
    return;
  }
  const first = obj;
  const lines = [];
  for (let j = cycle.length - 1; j >= 0; j--) {
    const next = cycle[j] as Obj;
    lines.push({ at: obj, text: `${obj.name} refers to ${next.name}` });
    obj = next;
  }
  c.errorLines(first, 'InvalidInitCycle', `initialization cycle for ${first.name}`, lines);
}

const builtins = new Set(['append', 'cap', 'complex', 'imag', 'len', 'make', 'max', 'min', 'new', 'real']);

/** Whether evaluating an initialiser may do more than give its value: there is a call in it, or a receive. Conversions count as calls. */
export function hasEffects(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasEffects);
  if (typeof node !== 'object' || node === null) return false;
  const n = node as Expr;
  if (n.kind === 'FuncLit') return false;
  if (n.kind === 'UnaryExpr' && n.op === '<-') return true;
  if (n.kind === 'CallExpr' && !(n.fun.kind === 'Ident' && builtins.has(n.fun.name))) return true;
  return Object.values(n).some(hasEffects);
}
