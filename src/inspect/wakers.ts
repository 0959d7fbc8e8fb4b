/**
 * Who can wake whom: goroutines that nothing can wake any more, and circles of goroutines that wait for each other.
 *
 * A goroutine that waits for an object can be woken only by one that gets at the object. So, as a collector finds what is reachable: goroutines that do
 * not wait for others are *awake*; whatever is reachable from their stacks (and from package variables, while anybody is awake to use them) may be used; who waits
 * for such an object may be woken, and so counts as awake too; until nothing changes. The rest is stuck: a deadlock, or a leak if others run on. A lock is more
 * exact: only its owner gives it back. That a goroutine can get at an object does not mean that it will, so nobody is called stuck wrongly, but some who wait in
 * vain are not found.
 */
import { gStatus } from '../layout/status';
import { type GoroutineTable, waitReasonOf } from './goroutineTable';
import type { HeapGraph } from './heapGraph';
import type { Image } from './image';
import { heldLocks } from './locks';
import { type WaitObject, waitObjects } from './waitObjects';

/** Reasons that end by themselves or from outside of the program's goroutines. */
const selfEnding: ReadonlySet<string> = new Set(['sleep', 'IO wait', 'wait for GC cycle', 'GC assist wait', 'GC sweep wait', 'finalizer wait', 'cleanup wait', 'force gc (idle)', 'GC worker (idle)', 'garbage collection']);

export interface Wakers {
  /** By row of the goroutine table: 1 if nothing can wake it. */
  readonly stuck: Uint8Array;
  /** Rows of goroutines that wait for each other in a circle. */
  readonly cycles: readonly (readonly number[])[];
  readonly objects: ReadonlyMap<number, readonly WaitObject[]>;
  /** Rows of those who hold what row `i` waits for at an object, if that is a lock and they are known. */
  holders(i: number, o: WaitObject): readonly number[];
}

export function findWakers(image: Image, t: GoroutineTable, graph: HeapGraph): Wakers {
  return new WakerSearch(image, t, graph).run();
}

class WakerSearch {
  private readonly marked: Uint8Array;
  private readonly ownerNode = new Map<number, number>();
  private readonly objects = new Map<number, WaitObject[]>();
  private readonly ownerOf = new Map<number, number>();
  private readonly readersOf = new Map<number, number[]>();
  private readonly awake: Uint8Array;
  private globalsUsed = false;

  constructor(private readonly image: Image, private readonly t: GoroutineTable, private readonly graph: HeapGraph) {
    this.marked = new Uint8Array(graph.nodes);
    this.awake = new Uint8Array(t.n);
    graph.owners.forEach((o, i) => {
      if (o.kind === 2) this.ownerNode.set(o.owner, graph.heap.slots + i);
    });
    for (const lock of heldLocks(image)) {
      const row = t.rowOfAddress.get(lock.g);
      if (row === undefined) continue;
      if (lock.reads) this.readersOf.set(lock.address, [...(this.readersOf.get(lock.address) ?? []), row]);
      else this.ownerOf.set(lock.address, row);
    }
  }

  run(): Wakers {
    const { t } = this;
    for (let i = 0; i < t.n; i++) {
      const reason = waitReasonOf(this.t, i);
      if (t.status[i] !== gStatus.waiting || selfEnding.has(reason)) {
        // The runtime's own goroutines use none of the program's objects by themselves.
        if (!t.system[i]) this.wake(i);
        else this.awake[i] = 1;
      } else this.objects.set(i, waitObjects(this.image, t, i));
    }
    this.graph.owners.forEach((o, i) => {
      if (o.kind === 0) this.mark(this.graph.heap.slots + i);
    });
    for (let changed = true; changed; ) {
      changed = false;
      for (const [i, objects] of this.objects) {
        if (this.awake[i] || !objects.some((o) => this.usable(i, o))) continue;
        this.wake(i);
        changed = true;
      }
    }
    const stuck = new Uint8Array(t.n);
    for (let i = 0; i < t.n; i++) stuck[i] = this.awake[i] ? 0 : 1;
    return { stuck, cycles: this.cycles(stuck), objects: this.objects, holders: (i, o) => this.holders(i, o) };
  }

  /** A mutex has one owner. Who wants to write waits for all readers, who wants to read for the writer. */
  private holders(i: number, o: WaitObject): readonly number[] {
    if (o.kind !== 'mutex' && o.kind !== 'rwmutex') return [];
    if (waitReasonOf(this.t, i) === 'sync.RWMutex.Lock') return this.readersOf.get(o.address) ?? [];
    const owner = this.ownerOf.get(o.address);
    return owner === undefined ? [] : [owner];
  }

  private wake(i: number): void {
    this.awake[i] = 1;
    const node = this.ownerNode.get(this.t.address[i] as number);
    if (node !== undefined) this.mark(node);
    if (this.globalsUsed) return;
    this.globalsUsed = true;
    this.graph.owners.forEach((o, k) => {
      if (o.kind === 1) this.mark(this.graph.heap.slots + k);
    });
  }

  private mark(from: number): void {
    const { offsets, targets } = this.graph;
    const stack = [from];
    this.marked[from] = 1;
    while (stack.length > 0) {
      const v = stack.pop() as number;
      for (let e = offsets[v] as number; e < (offsets[v + 1] as number); e++) {
        const u = targets[e] as number;
        if (this.marked[u]) continue;
        this.marked[u] = 1;
        stack.push(u);
      }
    }
  }

  /** Whether anybody who is awake can do what a waiter of the object waits for. */
  private usable(i: number, o: WaitObject): boolean {
    const holders = this.holders(i, o);
    if (holders.length > 0) return holders.every((h) => this.awake[h] !== 0);
    const slot = this.graph.heap.slotAt(o.address);
    // A package variable, or a value on a stack: whoever is awake may use it.
    if (slot < 0) return this.globalsUsed;
    return this.marked[slot] !== 0;
  }

  // ---- circles

  /** Strongly connected parts of "waits for somebody among" over the stuck goroutines (Tarjan), those with more than one and those that wait for themselves. */
  private cycles(stuck: Uint8Array): number[][] {
    const rows = [...this.objects.keys()].filter((i) => stuck[i]).slice(0, maxStuck);
    const next = new Map<number, number[]>(rows.map((i) => [i, this.waitsForRows(i, rows)]));
    const index = new Map<number, number>();
    const low = new Map<number, number>();
    const onStack = new Set<number>();
    const stack: number[] = [];
    const out: number[][] = [];
    const visit = (root: number): void => {
      const work: { v: number; at: number }[] = [{ v: root, at: 0 }];
      const enter = (v: number): void => {
        index.set(v, index.size);
        low.set(v, index.get(v) as number);
        stack.push(v);
        onStack.add(v);
      };
      enter(root);
      while (work.length > 0) {
        const top = work[work.length - 1] as { v: number; at: number };
        const u = next.get(top.v)?.[top.at++];
        if (u !== undefined) {
          if (!index.has(u)) {
            enter(u);
            work.push({ v: u, at: 0 });
          } else if (onStack.has(u)) low.set(top.v, Math.min(low.get(top.v) as number, index.get(u) as number));
          continue;
        }
        work.pop();
        const above = work[work.length - 1];
        if (above) low.set(above.v, Math.min(low.get(above.v) as number, low.get(top.v) as number));
        if (low.get(top.v) !== index.get(top.v)) continue;
        const part: number[] = [];
        for (let v = -1; v !== top.v; ) {
          v = stack.pop() as number;
          onStack.delete(v);
          part.push(v);
        }
        if (part.length > 1 || next.get(top.v)?.includes(top.v)) out.push(part.reverse());
      }
    };
    for (const i of rows) if (!index.has(i)) visit(i);
    return out;
  }

  private readonly reaching = new Map<number, Set<number>>();

  /** The stuck goroutines of which one would have to go on for row `i` to go on. */
  private waitsForRows(i: number, rows: readonly number[]): number[] {
    const out = new Set<number>();
    const reason = this.t.waitReason[i];
    for (const o of this.objects.get(i) ?? []) {
      const holders = this.holders(i, o);
      if (holders.length > 0) {
        for (const h of holders) out.add(h);
        continue;
      }
      if (o.kind === 'mutex') continue;
      const reachers = this.reachers(o.address);
      for (const j of rows) {
        // Who waits for the same in the same way cannot help.
        if (j === i || !reachers.has(j) || (this.t.waitReason[j] === reason && this.objects.get(j)?.some((x) => x.address === o.address))) continue;
        out.add(j);
      }
    }
    return [...out];
  }

  /** Rows of goroutines from whose stacks an address can be reached. */
  private reachers(address: number): Set<number> {
    const known = this.reaching.get(address);
    if (known) return known;
    const slot = this.graph.heap.slotAt(address);
    const rows = new Set<number>();
    if (slot >= 0) {
      for (const i of this.graph.ownersReaching([slot], maxStuck).owners) {
        const owner = this.graph.owners[i];
        const row = owner?.kind === 2 ? this.t.rowOfAddress.get(owner.owner) : undefined;
        if (row !== undefined) rows.add(row);
      }
    }
    this.reaching.set(address, rows);
    return rows;
  }
}

/** Circles are looked for among so many at most: more than that nobody can look at. */
const maxStuck = 2000;
