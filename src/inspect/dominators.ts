/**
 * Dominators of a flow graph, by the semi-NCA algorithm of Georgiadis and Tarjan: semidominators as in Lengauer and Tarjan's, with path compression, and then
 * each node's immediate dominator as the nearest common ancestor of its parent and its semidominator in the tree built so far. Almost linear, simpler than
 * Lengauer-Tarjan's second half and as fast in practice. The simple iterative algorithm (Cooper, Harvey, Kennedy) is quadratic on long lists, which heaps have.
 *
 * The retained size of an object is the size of its subtree in the dominator tree: what would be freed if the object went.
 */
export interface Graph {
  readonly nodes: number;
  readonly superRoot: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  predecessors(): { offsets: Uint32Array; sources: Uint32Array };
}

export const unreachable = 0xffffffff;

export interface Dominators {
  /** Immediate dominator by node; `unreachable` for those that the root does not reach, the root's is itself. */
  readonly idom: Uint32Array;
  /** Reachable nodes in an order in which each comes behind its dominator. */
  readonly order: Uint32Array;
}

export function dominators(g: Graph): Dominators {
  const { vertex, number, parent, reached } = depthFirst(g);
  const { offsets, sources } = g.predecessors();
  const semi = new Uint32Array(reached);
  const label = new Uint32Array(reached);
  const ancestor = new Uint32Array(reached);
  for (let i = 0; i < reached; i++) {
    semi[i] = i;
    label[i] = i;
    ancestor[i] = unreachable;
  }
  const path = new Uint32Array(reached);
  // The node of least semidominator on the way up from v among those linked already; compresses the way.
  const evaluate = (v: number): number => {
    if (ancestor[v] === unreachable) return v;
    let n = 0;
    for (let u = v; ancestor[ancestor[u] as number] !== unreachable; u = ancestor[u] as number) path[n++] = u;
    while (n > 0) {
      const u = path[--n] as number;
      const a = ancestor[u] as number;
      if ((semi[label[a] as number] as number) < (semi[label[u] as number] as number)) label[u] = label[a] as number;
      ancestor[u] = ancestor[a] as number;
    }
    return label[v] as number;
  };
  for (let w = reached - 1; w > 0; w--) {
    const node = vertex[w] as number;
    let least = parent[w] as number;
    for (let e = offsets[node] as number; e < (offsets[node + 1] as number); e++) {
      const v = number[sources[e] as number] as number;
      if (v === unreachable) continue;
      const s = semi[evaluate(v)] as number;
      if (s < least) least = s;
    }
    semi[w] = least;
    ancestor[w] = parent[w] as number;
  }
  const byNumber = new Uint32Array(reached);
  for (let w = 1; w < reached; w++) {
    let d = parent[w] as number;
    while (d > (semi[w] as number)) d = byNumber[d] as number;
    byNumber[w] = d;
  }
  const idom = new Uint32Array(g.nodes).fill(unreachable);
  for (let w = 0; w < reached; w++) idom[vertex[w] as number] = vertex[byNumber[w] as number] as number;
  return { idom, order: vertex.subarray(0, reached) };
}

/** Depth-first numbers of what the root reaches: node by number, number by node, the parent's number by number. */
function depthFirst(g: Graph): { vertex: Uint32Array; number: Uint32Array; parent: Uint32Array; reached: number } {
  const number = new Uint32Array(g.nodes).fill(unreachable);
  const vertex = new Uint32Array(g.nodes);
  const parent = new Uint32Array(g.nodes);
  const stack = new Uint32Array(g.nodes);
  const next = g.offsets.slice(0, g.nodes);
  let reached = 0;
  let depth = 0;
  number[g.superRoot] = reached;
  vertex[reached++] = g.superRoot;
  stack[depth++] = g.superRoot;
  while (depth > 0) {
    const v = stack[depth - 1] as number;
    const e = next[v] as number;
    if (e === (g.offsets[v + 1] as number)) {
      depth--;
      continue;
    }
    next[v] = e + 1;
    const u = g.targets[e] as number;
    if (number[u] !== unreachable) continue;
    parent[reached] = number[v] as number;
    number[u] = reached;
    vertex[reached++] = u;
    stack[depth++] = u;
  }
  return { vertex, number, parent, reached };
}

/** Sizes of the subtrees of the dominator tree. */
export function retainedSizes(d: Dominators, sizes: Float64Array): Float64Array {
  const out = sizes.slice();
  for (let i = d.order.length - 1; i > 0; i--) {
    const v = d.order[i] as number;
    const over = d.idom[v] as number;
    out[over] = (out[over] as number) + (out[v] as number);
  }
  return out;
}
