/** Retained sizes the slow way, for tests to compare with. */
import assert from 'node:assert/strict';
import { type Graph, dominators, retainedSizes, unreachable } from '../../src/inspect/dominators';

/** A small generator, so that a failure can be repeated by its seed. */
export function random(seed: number): (n: number) => number {
  let state = seed * 2654435761 + 12345;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % n;
  };
}

export function graphOf(nodes: number, superRoot: number, edges: readonly (readonly [number, number])[]): Graph {
  const rows = (from: (e: readonly [number, number]) => number, to: (e: readonly [number, number]) => number): { offsets: Uint32Array; list: Uint32Array } => {
    const offsets = new Uint32Array(nodes + 1);
    for (const e of edges) (offsets[from(e) + 1] as number)++;
    for (let v = 0; v < nodes; v++) offsets[v + 1] = (offsets[v + 1] as number) + (offsets[v] as number);
    const next = offsets.slice();
    const list = new Uint32Array(edges.length);
    for (const e of edges) list[(next[from(e)] as number)++] = to(e);
    return { offsets, list };
  };
  const forward = rows((e) => e[0], (e) => e[1]);
  const back = rows((e) => e[1], (e) => e[0]);
  return { nodes, superRoot, offsets: forward.offsets, targets: forward.list, predecessors: () => ({ offsets: back.offsets, sources: back.list }) };
}

export function reachableSize(g: Graph, sizes: Float64Array, without: number): number {
  if (without === g.superRoot) return 0;
  const seen = new Uint8Array(g.nodes);
  const stack = [g.superRoot];
  seen[g.superRoot] = 1;
  let size = 0;
  while (stack.length > 0) {
    const v = stack.pop() as number;
    size += sizes[v] as number;
    for (let e = g.offsets[v] as number; e < (g.offsets[v + 1] as number); e++) {
      const u = g.targets[e] as number;
      if (seen[u] || u === without) continue;
      seen[u] = 1;
      stack.push(u);
    }
  }
  return size;
}

/** Checks every node of a graph. */
export function checkRetained(g: Graph, sizes: Float64Array, what: string): void {
  const d = dominators(g);
  const all = reachableSize(g, sizes, -1);
  const weighed = sizes.map((s, v) => (d.idom[v] === unreachable ? 0 : s));
  const retained = retainedSizes(d, weighed);
  for (let v = 0; v < g.nodes; v++) {
    if (d.idom[v] === unreachable) continue;
    assert.equal(retained[v], all - reachableSize(g, sizes, v), `${what}: node ${v}`);
  }
}
