/**
 * Finds generic declarations that would need infinitely many instances: a graph of type parameters whose edges say which
 * parameter's argument is made from which, with weight 1 where it grows. A cycle of positive weight never ends.
 */
import type { Pos } from '../base/source';
import type { Expr } from '../syntax/nodes';
import type { Checker } from './checker';
import type { Package, Scope, TypeName, Var } from './objects';
import { typeString } from './typeString';
import { computeTypeSet } from './typeSet';
import type { Named, Tuple, Type, TypeParam } from './types';
import { unalias } from './under';

interface Vertex { weight: number; pre: number; len: number; readonly obj: TypeName; readonly isParam: boolean }
interface Edge { readonly dst: number; readonly src: number; readonly weight: number; readonly pos: Pos; readonly type: Type }

export class Monomorph {
  private readonly vertices: Vertex[] = [];
  private readonly edges: Edge[] = [];
  /** Receiver type parameters stand for those of the type's declaration. */
  private readonly canonical = new Map<TypeParam, TypeParam>();
  private readonly index = new Map<TypeName, number>();

  recordCanonical(receiverParam: TypeParam, declared: TypeParam): void {
    this.canonical.set(receiverParam, declared);
  }

  recordInstance(pkg: Package, pos: Pos, params: readonly TypeParam[], args: readonly Type[], exprs: readonly Expr[]): void {
    params.forEach((p, i) => this.assign(pkg, exprs[i]?.pos ?? pos, p, args[i] as Type));
  }

  private assign(pkg: Package, pos: Pos, param: TypeParam, arg: Type): void {
    if (param.obj.pkg !== pkg) return;
    const flow = (src: number, t: Type) => this.addEdge(this.paramVertex(param), src, t === arg ? 0 : 1, pos, arg);
    const seen = new Set<Type>();
    const visit = (type: Type): void => {
      const t = unalias(type);
      if (seen.has(t)) return;
      seen.add(t);
      const tuple = (x: Tuple) => x.vars.forEach((v: Var) => visit(v.type as Type));
      switch (t.kind) {
        case 'TypeParam': flow(this.paramVertex(t), t); return;
        case 'Named': {
          const src = this.localNamedVertex(pkg, t.origin);
          if (src >= 0) flow(src, t);
          t.typeArgs.forEach(visit);
          return;
        }
        case 'Array': case 'Slice': case 'Pointer': case 'Chan': return visit(t.elem);
        case 'Map': visit(t.key); return visit(t.elem);
        case 'Interface': computeTypeSet(t).methods.forEach((m) => visit(m.type as Type)); return;
        case 'Signature': tuple(t.params); return tuple(t.results);
        case 'Struct': t.fields.forEach((f) => visit(f.type as Type)); return;
        default:
      }
    };
    visit(arg);
  }

  /** A type declared inside of a generic function depends on the function's type parameters. */
  private localNamedVertex(pkg: Package, named: Named): number {
    const { obj } = named;
    if (obj.pkg !== pkg || obj.parent === pkg.scope) return -1;
    const known = this.index.get(obj);
    if (known !== undefined) return known;
    let idx = -1;
    for (let scope: Scope | undefined = obj.parent; scope && scope !== pkg.scope; scope = scope.parent) {
      for (const elem of scope.names.values()) {
        if (elem.kind !== 'TypeName' || elem.pos >= obj.pos || elem.type?.kind !== 'TypeParam') continue;
        if (idx < 0) {
          idx = this.vertices.length;
          this.vertices.push({ weight: 0, pre: 0, len: 0, obj, isParam: false });
        }
        this.addEdge(idx, this.paramVertex(elem.type), 1, obj.pos, elem.type);
      }
    }
    this.index.set(obj, idx);
    return idx;
  }

  private paramVertex(param: TypeParam): number {
    const { obj } = this.canonical.get(param) ?? param;
    const known = this.index.get(obj);
    if (known !== undefined) return known;
    const idx = this.vertices.length;
    this.vertices.push({ weight: 0, pre: 0, len: 0, obj, isParam: true });
    this.index.set(obj, idx);
    return idx;
  }

  private addEdge(dst: number, src: number, weight: number, pos: Pos, type: Type): void {
    this.edges.push({ dst, src, weight, pos, type });
  }

  check(c: Checker): void {
    for (let again = true; again; ) {
      again = false;
      for (let i = 0; i < this.edges.length; i++) {
        const edge = this.edges[i] as Edge;
        const src = this.vertices[edge.src] as Vertex;
        const dst = this.vertices[edge.dst] as Vertex;
        const w = src.weight + edge.weight;
        if (w <= dst.weight) continue;
        dst.pre = i;
        dst.len = src.len + 1;
        if (dst.len === this.vertices.length) return this.reportLoop(c, edge.dst);
        dst.weight = w;
        again = true;
      }
    }
  }

  private reportLoop(c: Checker, v: number): void {
    let stack: number[] = [];
    const seen = new Set<number>();
    const into = (i: number) => this.edges[(this.vertices[i] as Vertex).pre] as Edge;
    while (!seen.has(v)) {
      stack.push(v);
      seen.add(v);
      v = into(v).src;
    }
    stack = stack.slice(stack.indexOf(v));
    const byPath = (p: Package) => (p === c.pkg ? '' : p.path);
    const lines = stack.map((i) => {
      const edge = into(i);
      const { obj, isParam } = this.vertices[edge.dst] as Vertex;
      return { at: edge.pos, text: `${obj.name} ${isParam ? 'instantiated as' : 'implicitly parameterized by'} ${typeString(edge.type, byPath)}` };
    });
    c.errorLines((this.vertices[v] as Vertex).obj, 'InvalidInstanceCycle', 'instantiation cycle:', lines);
  }
}
