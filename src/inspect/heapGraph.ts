/**
 * The heap as a graph in compressed rows: nodes are slots, and behind them one node for each root owner (a global, a goroutine, the runtime), and the super root over
 * those. Predecessors are made when somebody first asks.
 */
import type { HeapIndex } from './heapIndex';
import { type Root, heapRoots } from './heapRoots';

export class HeapGraph {
  readonly roots: readonly Root[];
  /** Root owners: node `slots + i` stands for owner i. */
  readonly owners: { readonly kind: number; readonly owner: number }[] = [];
  readonly nodes: number;
  readonly superRoot: number;
  /** Edges of node v: targets[offsets[v]] … targets[offsets[v + 1] - 1]. */
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  private reverse: { offsets: Uint32Array; sources: Uint32Array } | undefined;

  constructor(readonly heap: HeapIndex) {
    this.roots = heapRoots(heap);
    const ownerNode = this.numberOwners();
    this.nodes = heap.slots + this.owners.length + 1;
    this.superRoot = this.nodes - 1;
    this.offsets = new Uint32Array(this.nodes + 1);
    let targets = new Uint32Array(Math.max(1024, heap.slots));
    let n = 0;
    const push = (target: number): void => {
      if (n === targets.length) {
        const grown = new Uint32Array(targets.length * 2);
        grown.set(targets);
        targets = grown;
      }
      targets[n++] = target;
    };
    for (let s = 0; s < heap.nSpans; s++) {
      const first = heap.firstSlot[s] as number;
      const count = heap.nElems[s] as number;
      const noscan = heap.isNoscan(s);
      for (let i = 0; i < count; i++) {
        this.offsets[first + i] = n;
        if (!noscan && heap.isLive(s, i)) heap.eachPointer(s, i, push);
      }
    }
    const byOwner: Root[][] = this.owners.map(() => []);
    for (const r of this.roots) byOwner[ownerNode(r) - heap.slots]?.push(r);
    byOwner.forEach((list, i) => {
      this.offsets[heap.slots + i] = n;
      for (const r of list) push(r.target);
    });
    this.offsets[this.superRoot] = n;
    for (let i = 0; i < this.owners.length; i++) push(heap.slots + i);
    this.offsets[this.nodes] = n;
    this.targets = targets.subarray(0, n);
  }

  /** Timers, finalizers and the like are one owner; globals and goroutines are one each. */
  private numberOwners(): (r: Root) => number {
    const known = new Map<string, number>();
    const key = (r: Root): string => (r.kind === 1 ? `1 ${r.owner}` : r.kind === 2 || r.kind === 3 ? `2 ${r.owner}` : `${r.kind}`);
    for (const r of this.roots) {
      const k = key(r);
      if (known.has(k)) continue;
      known.set(k, this.heap.slots + this.owners.length);
      this.owners.push({ kind: r.kind === 3 ? 2 : r.kind, owner: r.kind === 0 || r.kind === 4 ? 0 : r.owner });
    }
    return (r) => known.get(key(r)) as number;
  }

  predecessors(): { offsets: Uint32Array; sources: Uint32Array } {
    if (this.reverse) return this.reverse;
    const { offsets, targets, nodes } = this;
    const to = new Uint32Array(nodes + 1);
    for (let e = 0; e < targets.length; e++) (to[(targets[e] as number) + 1] as number)++;
    for (let v = 0; v < nodes; v++) to[v + 1] = (to[v + 1] as number) + (to[v] as number);
    const next = to.slice(0, nodes);
    const sources = new Uint32Array(targets.length);
    for (let v = 0; v < nodes; v++) for (let e = offsets[v] as number; e < (offsets[v + 1] as number); e++) sources[(next[targets[e] as number] as number)++] = v;
    this.reverse = { offsets: to, sources };
    return this.reverse;
  }

  bytesOf(node: number): number {
    return node < this.heap.slots ? (this.heap.elemSize[this.heap.spanOfSlot(node)] as number) : 0;
  }

  /** Sizes of all nodes. */
  sizes(): Float64Array {
    const out = new Float64Array(this.nodes);
    const { heap } = this;
    for (let s = 0; s < heap.nSpans; s++) out.fill(heap.elemSize[s] as number, heap.firstSlot[s] as number, heap.firstSlot[s + 1] as number);
    return out;
  }

  /** A shortest path from the super root to a node: nodes from a root owner to the object; empty if it is unreachable. */
  pathTo(node: number): number[] {
    const { offsets, sources } = this.predecessors();
    // Backwards from the object, so that only what leads to it is looked at.
    const next = new Map<number, number>([[node, -1]]);
    let front = [node];
    while (front.length > 0) {
      const further: number[] = [];
      for (const v of front) {
        for (let e = offsets[v] as number; e < (offsets[v + 1] as number); e++) {
          const u = sources[e] as number;
          if (next.has(u)) continue;
          next.set(u, v);
          if (u === this.superRoot) {
            const path: number[] = [];
            for (let w = v; w >= 0; w = next.get(w) as number) path.push(w);
            return path;
          }
          further.push(u);
        }
      }
      front = further;
    }
    return [];
  }

  /** Root owners from which a node can be reached, at most `limit`; the search goes backwards. */
  ownersReaching(nodes: readonly number[], limit: number): { owners: number[]; more: boolean } {
    const { offsets, sources } = this.predecessors();
    const seen = new Set<number>(nodes);
    const stack = [...nodes];
    const owners: number[] = [];
    while (stack.length > 0) {
      const v = stack.pop() as number;
      for (let e = offsets[v] as number; e < (offsets[v + 1] as number); e++) {
        const u = sources[e] as number;
        if (seen.has(u) || u === this.superRoot) continue;
        seen.add(u);
        if (u >= this.heap.slots) {
          if (owners.length === limit) return { owners, more: true };
          owners.push(u - this.heap.slots);
        } else stack.push(u);
      }
    }
    return { owners, more: false };
  }
}
