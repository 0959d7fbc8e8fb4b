/** The wait-for graph, and for one goroutine the answer to "who could wake it". */
import { locationOf, waitReasonOf } from '../inspect/goroutineTable';
import type { HeapGraph } from '../inspect/heapGraph';
import { describeRoot } from '../inspect/heapRoots';
import type { Image } from '../inspect/image';
import { timers } from '../inspect/scheduler';
import { type Wakers, findWakers } from '../inspect/wakers';
import { type WaitObject, describeWait } from '../inspect/waitObjects';
import { type GoroutinesView, placeText } from './goroutines';
import type { WaitGraphAnswer, WaitGraphEdge, WaitGraphNode, Waker } from './messages';

const maxNodes = 120;
const maxReaching = 8;

export class WaitGraphView {
  private found: Wakers | undefined;

  constructor(private readonly image: Image, private readonly view: GoroutinesView, private readonly graph: () => HeapGraph) {}

  get wakers(): Wakers {
    this.found ??= findWakers(this.image, this.view.table, this.graph());
    return this.found;
  }

  answer(): WaitGraphAnswer {
    const { stuck, cycles, objects } = this.wakers;
    const t = this.view.table;
    const inCycle = new Set(cycles.flat());
    // Goroutines alike in function and object are one node, unless they are part of a circle.
    const groups = new Map<string, number[]>();
    const order = [...objects.keys()].filter((i) => !t.system[i]).sort((a, b) => Number(inCycle.has(b)) - Number(inCycle.has(a)) || (stuck[b] as number) - (stuck[a] as number) || a - b);
    for (const i of order) {
      const key = inCycle.has(i) ? `g${t.id[i]}` : `${t.at[i]} ${(objects.get(i) ?? []).map((o) => o.address).join(' ')}`;
      const list = groups.get(key);
      if (list) list.push(i);
      else groups.set(key, [i]);
    }
    const nodes = new Map<string, WaitGraphNode>();
    const edges: WaitGraphEdge[] = [];
    const keyOfRow = new Map<number, string>();
    let leftOut = 0;
    for (const [key, rows] of groups) {
      if (nodes.size >= maxNodes) {
        leftOut += rows.length;
        continue;
      }
      this.addGoroutine(nodes, key, rows, inCycle.has(rows[0] as number), stuck[rows[0] as number] === 1);
      for (const i of rows) keyOfRow.set(i, key);
    }
    for (const [key, rows] of groups) {
      if (!nodes.has(key)) continue;
      const first = rows[0] as number;
      for (const o of (objects.get(first) ?? []).slice(0, 8)) this.addObject(nodes, edges, keyOfRow, key, first, o, inCycle, stuck);
    }
    const stuckRows = order.filter((i) => stuck[i]);
    return {
      nodes: [...nodes.values()], edges, cycles: cycles.map((c) => c.map((i) => t.id[i] as number)), stuck: stuckRows.slice(0, 50).map((i) => this.view.row(i)), nStuck: stuckRows.length, waiting: order.length, leftOut,
    };
  }

  private addGoroutine(nodes: Map<string, WaitGraphNode>, key: string, rows: readonly number[], cycle: boolean, isStuck: boolean): void {
    const t = this.view.table;
    const first = rows[0] as number;
    const at = locationOf(this.image, t, first);
    nodes.set(key, {
      key, kind: 'goroutine', title: rows.length === 1 ? `G${t.id[first]} ${at.func}` : at.func, detail: `${waitReasonOf(t, first) || 'runs'} at ${placeText(at)}`, goroutine: t.id[first] as number, address: 0, count: rows.length, cycle, stuck: isStuck,
    });
  }

  private addObject(nodes: Map<string, WaitGraphNode>, edges: WaitGraphEdge[], keyOfRow: Map<number, string>, from: string, row: number, o: WaitObject, inCycle: ReadonlySet<number>, stuck: Uint8Array): void {
    const t = this.view.table;
    const key = `o${o.address}`;
    const fresh = !nodes.has(key);
    const holders = this.wakers.holders(row, o);
    const inOneCycle = (holder: number): boolean => inCycle.has(holder) && inCycle.has(row);
    const ownerInCycle = holders.some(inOneCycle);
    if (fresh) nodes.set(key, { key, kind: o.kind === 'channel' ? 'channel' : o.kind === 'mutex' || o.kind === 'rwmutex' ? 'lock' : 'other', title: describeWait(this.image, t, row, o), detail: holders.length === 0 ? o.kind : `held by ${holders.slice(0, 3).map((h) => `G${t.id[h]}`).join(', ')}${holders.length > 3 ? ' and others' : ''}`, goroutine: 0, address: o.address, count: 1, cycle: ownerInCycle, stuck: false });
    edges.push({ from, to: key, kind: 'waits', cycle: ownerInCycle });
    if (!fresh) return;
    const add = (i: number, kind: 'owns' | 'reaches', cycle: boolean): void => {
      let g = keyOfRow.get(i);
      if (g === undefined) {
        g = `g${t.id[i]}`;
        keyOfRow.set(i, g);
        this.addGoroutine(nodes, g, [i], inCycle.has(i), stuck[i] === 1);
      }
      if (g !== from || kind === 'owns') edges.push({ from: key, to: g, kind, cycle });
    };
    if (holders.length > 0) for (const h of holders.slice(0, maxReaching)) add(h, 'owns', inOneCycle(h));
    else for (const i of this.reaching(o.address, maxReaching).rows) add(i, 'reaches', inCycle.has(i) && inCycle.has(row));
  }

  /** Rows of goroutines that can get at an address, and package variables through which everybody can. */
  private reaching(address: number, limit: number): { rows: number[]; globals: string[]; more: boolean } {
    const graph = this.graph();
    const slot = graph.heap.slotAt(address);
    if (slot < 0) return { rows: [], globals: ['a package variable or a stack: every goroutine that has its address'], more: false };
    const { owners, more } = graph.ownersReaching([slot], limit + 8);
    const rows: number[] = [];
    const globals: string[] = [];
    for (const i of owners) {
      const owner = graph.owners[i] as { kind: number; owner: number };
      const row = owner.kind === 2 ? this.view.table.rowOfAddress.get(owner.owner) : undefined;
      if (row !== undefined) rows.push(row);
      else if (owner.kind === 1) globals.push(describeRoot(this.image, { kind: 1, owner: owner.owner, frame: 0, at: owner.owner }).text);
      else globals.push('a timer');
    }
    return { rows: rows.slice(0, limit), globals: globals.slice(0, 8), more: more || rows.length > limit };
  }

  /** Who could wake row `i`. */
  whoCouldWake(i: number): { wakers: Waker[]; more: number } {
    const { image } = this;
    const t = this.view.table;
    const reason = waitReasonOf(t, i);
    if (!reason) return { wakers: [], more: 0 };
    const only = (kind: Waker['kind'], text: string): { wakers: Waker[]; more: number } => ({ wakers: [{ kind, goroutine: 0, text }], more: 0 });
    if (reason === 'sleep') {
      const timer = timers(image, 1e6).list.find((x) => x.kind === 0 && x.fn === t.address[i]);
      return only('timer', timer ? `its timer, due in ${Math.max(0, (timer.when - t.now) / 1e6).toFixed(1)} ms` : 'its timer');
    }
    if (reason === 'IO wait') return only('host', 'the world outside: input that it waits for');
    if (/nil chan|no cases/.test(reason)) return only('nobody', 'nobody: it waits for ever');
    const { stuck, objects } = this.wakers;
    if (!objects.has(i)) return only('collector', 'the runtime');
    const wakers: Waker[] = stuck[i] ? [{ kind: 'nobody', goroutine: 0, text: 'nobody: nothing that can still run gets at what it waits for' }] : [];
    let more = 0;
    const seen = new Set<string>();
    for (const o of objects.get(i) ?? []) {
      const holders = this.wakers.holders(i, o);
      for (const h of holders) wakers.push({ kind: 'owner', goroutine: t.id[h] as number, text: `holds the lock${reason === 'sync.RWMutex.Lock' ? ' for reading' : ''}${stuck[h] ? ', and cannot go on itself' : ''}` });
      if (holders.length > 0) continue;
      const found = this.reaching(o.address, 12);
      for (const row of found.rows) {
        if (row === i || seen.has(`g${row}`)) continue;
        seen.add(`g${row}`);
        wakers.push({ kind: 'holder', goroutine: t.id[row] as number, text: `can get at ${o.kind === 'channel' ? 'the channel' : 'it'} (${locationOf(image, t, row).func}${stuck[row] ? ', stuck itself' : ''})` });
      }
      for (const g of found.globals) if (!seen.has(g)) wakers.push({ kind: 'global', goroutine: 0, text: `whoever uses ${g}` });
      for (const g of found.globals) seen.add(g);
      if (found.more) more++;
    }
    return { wakers: wakers.slice(0, 24), more: Math.max(more, wakers.length - 24) };
  }
}
