/**
 * The graph that escape analysis solves: places that can hold values, and which values flow between them.
 *
 * A *location* stands for a variable, or for all objects that one expression allocates. An edge into a location says which location its value
 * comes from, and how: `derefs` counts pointers followed on the way, -1 means that the source's address is taken.
 *
 * ```
 * p = &x     p ← x  -1          p = *q     p ← q  1
 * p = q      p ← q   0          *q = p     heap ← p  0  (nobody knows what q points to)
 * ```
 *
 * A location must be in the heap if its address reaches a place that lives longer: the heap itself, a result, a variable of an outer function,
 * or one declared outside of the loop that the location is made in. For each location as a root `solve` walks the edges backwards and keeps the least number of
 * dereferences to every source, which is below 0 exactly where the root holds the source's address. This is what Go's compiler does;
 * tracking fields apart or following stores through pointers would keep few objects more off the heap for much more work.
 */
import type { Var } from '../../types/objects';

/** One function of the graph: the declared one, or a literal within it. */
export interface Scope {
  readonly parent: Scope | undefined;
}

class Edge {
  constructor(readonly from: Location, readonly derefs: number, readonly next: Edge | undefined) {}
}

export class Location {
  /** The latest of the edges into it. */
  edges: Edge | undefined = undefined;
  /** Must be in the heap. */
  escapes = false;
  /** Bytes of a slice that is made or held here are written to; only asked of slices of bytes. */
  mutated = false;
  /** Place in `Graph.leaks` of a parameter, and number of a result in its function, else -1. */
  param = -1;
  result = -1;
  // State of the walk.
  walk = 0;
  derefs = 0;
  queued = false;
  private whole: Hole | undefined = undefined;

  /** The hole for a value that is kept here as it is. */
  get hole(): Hole {
    return (this.whole ??= [{ to: this, derefs: 0 }]);
  }

  constructor(
    readonly scope: Scope | undefined,
    /** 1 in a function's body, one more in each loop. */
    readonly loopDepth: number,
    readonly v: Var | undefined,
  ) {}
}

/** Where an expression's value goes; several for one that is held in more than one place, none for one that nobody keeps. */
export interface Target {
  readonly to: Location;
  readonly derefs: number;
}
export type Hole = readonly Target[];

export const nowhere: Hole = [];


/** The hole for an expression from which a pointer is followed (1), or whose address is taken (-1). */
export function shifted(k: Hole, by: number): Hole {
  return by === 0 || k.length === 0 ? k : k.map((t) => ({ to: t.to, derefs: t.derefs + by }));
}

/** How a parameter leaves a function: least dereferences on the way to the heap and to each result. */
export interface Leaks {
  /** -1: does not reach the heap. */
  heap: number;
  /** By result; undefined: does not reach it. */
  readonly results: (number | undefined)[];
  /** The bytes of the slice that it is are written to; not known of the library's functions. */
  mutates?: boolean;
}

export const leaksAll: Leaks = { heap: 0, results: [] };

export class Graph {
  readonly heap = new Location(undefined, 0, undefined);
  readonly toHeap: Hole = [{ to: this.heap, derefs: 0 }];
  /** Where slices of bytes go that are written to. It keeps nothing. */
  private readonly mutator = new Location(undefined, 0, undefined);
  readonly toMutator: Hole = [{ to: this.mutator, derefs: 0 }];
  readonly all: Location[] = [];
  readonly leaks: Leaks[] = [];
  private walks = 0;

  constructor() {
    this.heap.escapes = true;
  }

  location(scope: Scope, loopDepth: number, v: Var | undefined): Location {
    const l = new Location(scope, loopDepth, v);
    this.all.push(l);
    return l;
  }

  /** The value of `from` goes into a hole. */
  flow(k: Hole, from: Location): void {
    for (const t of k) {
      if (t.to === from && t.derefs >= 0) continue;
      if (t.to.escapes && t.derefs < 0) from.escapes = true;
      else t.to.edges = new Edge(from, t.derefs, t.to.edges);
    }
  }

  solve(): void {
    const queue: Location[] = [this.heap, ...this.all];
    for (const l of queue) l.queued = true;
    const enqueue = (l: Location): void => {
      if (l.queued) return;
      l.queued = true;
      queue.push(l);
    };
    for (let i = 0; i < queue.length; i++) {
      const root = queue[i] as Location;
      root.queued = false;
      this.walkFrom(root, enqueue);
    }
    for (const l of this.all) if (l.param >= 0 && l.escapes) this.leak(l, this.heap, 0);
    this.findMutated();
  }

  private findMutated(): void {
    const work = [this.mutator];
    for (let l = work.pop(); l; l = work.pop()) {
      for (let e = l.edges; e; e = e.next) {
        if (e.derefs > 0 || e.from.mutated) continue;
        e.from.mutated = true;
        if (e.from.param >= 0) (this.leaks[e.from.param] as Leaks).mutates = true;
        work.push(e.from);
      }
    }
  }

  private walkFrom(root: Location, enqueue: (l: Location) => void): void {
    if (!root.edges) return;
    const walk = ++this.walks;
    root.walk = walk;
    root.derefs = 0;
    const work = [root];
    for (let l = work.pop(); l; l = work.pop()) {
      let { derefs } = l;
      const isAddress = derefs < 0;
      // What `l` holds is reached by no fewer than 0 dereferences from whoever has its address.
      if (isAddress) derefs = 0;
      if (l !== root && outlives(root, l)) {
        if (l.param >= 0 && !l.escapes) this.leak(l, root, derefs);
        if (isAddress && !l.escapes) {
          l.escapes = true;
          enqueue(l);
          continue;
        }
      }
      for (let e = l.edges; e; e = e.next) {
        if (e.from.escapes && e.from !== root) continue;
        const d = derefs + e.derefs;
        if (e.from.walk !== walk || e.from.derefs > d) {
          e.from.walk = walk;
          e.from.derefs = d;
          work.push(e.from);
        }
      }
    }
  }

  private leak(l: Location, root: Location, derefs: number): void {
    const leaks = this.leaks[l.param] as Leaks;
    if (root.result >= 0 && root.scope === l.scope && !root.escapes) {
      const known = leaks.results[root.result];
      if (known === undefined || known > derefs) leaks.results[root.result] = derefs;
    } else if (leaks.heap < 0 || leaks.heap > derefs) leaks.heap = derefs;
  }
}

function outlives(root: Location, l: Location): boolean {
  if (root.escapes || root.result >= 0) return true;
  if (root.scope === l.scope) return root.loopDepth < l.loopDepth;
  // A variable of a function outlives what the literals in it make.
  for (let s = l.scope?.parent; s; s = s.parent) if (s === root.scope) return true;
  return false;
}
