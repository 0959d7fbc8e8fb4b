/**
 * The heap view: what is allocated by size class, type and goroutine; spans and objects; who points to an object and what it keeps alive. Everything is computed
 * when it is asked for and kept for the stop.
 */
import { type Dominators, dominators, retainedSizes, unreachable } from '../inspect/dominators';
import { collectorPhase, pacerNumbers, procRecords } from '../inspect/collector';
import { gFields, kernelAddress, kernelU32, kernelU64 } from '../inspect/goroutines';
import { HeapGraph } from '../inspect/heapGraph';
import { HeapIndex } from '../inspect/heapIndex';
import { type HeapObject, describeObject, objectAt, objectTypeName, spanState } from '../inspect/heapObjects';
import { describeRoot, isNameless } from '../inspect/heapRoots';
import type { Image } from '../inspect/image';
import { objectFields, objectText, typeNameOf, wordName } from '../inspect/objectText';
import { offsetsOf } from '../layout/records';
import { siteTree } from './siteTree';
import type { HeapAnswer, HeapCell, HeapTypeRow, HeapTypesAnswer, ObjectAnswer, ObjectColour, ObjectRow, ObjectsAnswer, Place, Referrer, RetainedAnswer, RetainedRow, SitesAnswer, SpanAnswer, SpanClassRow, SpanRow } from './messages';

const mcache = offsetsOf('P').mcache as number;
const span = offsetsOf('Span') as Readonly<Record<string, number>>;
const spanClasses = 136;
const mapCells = 1500;

/** Counts by type of a stop, to compare with. */
export interface HeapBaseline {
  readonly byType: ReadonlyMap<number, { readonly count: number; readonly bytes: number }>;
}

export interface HeapPast {
  baseline: HeapBaseline | undefined;
  /** Bytes allocated and the program's clock at the last stop at which anybody looked. */
  last: { allocated: number; now: number } | undefined;
}

export class HeapView {
  private index: HeapIndex | undefined;
  private theGraph: HeapGraph | undefined;
  private tree: { dominators: Dominators; retained: Float64Array; reachable: number; unreachable: number } | undefined;
  private types: Map<number, { count: number; bytes: number }> | undefined;

  constructor(private readonly image: Image, private readonly past: HeapPast, private readonly event: { kind: string; object: number } | undefined) {}

  get heap(): HeapIndex {
    this.index ??= new HeapIndex(this.image, this.event);
    return this.index;
  }

  get graph(): HeapGraph {
    this.theGraph ??= new HeapGraph(this.heap);
    return this.theGraph;
  }

  // ---- overview

  overview(): HeapAnswer {
    const { heap, image } = this;
    const m = image.memory;
    const colours = this.colours();
    const objects = colours.white + colours.grey + colours.black + colours['in use'];
    const classes = this.classes();
    const pacer = pacerNumbers(image);
    const now = Number(BigInt.asIntN(64, kernelU64(m, 'now')));
    const elapsed = (now - Number(BigInt.asIntN(64, kernelU64(m, 'startTime')))) / 1e9;
    const { last } = this.past;
    const since = last ? (now - last.now) / 1e9 : 0;
    let allocations = Number(kernelU64(m, 'tinyAllocs'));
    for (let c = 0; c < 68; c++) allocations += Number(m.u64(kernelAddress('mallocsByClass') + 8 * c));
    const map = this.map();
    return {
      objects, objectBytes: classes.reduce((n, c) => n + c.objectBytes, 0), spanBytes: classes.reduce((n, c) => n + c.spanBytes, 0), heapBytes: heap.heapUsed - heap.heapStart, freeBytes: map.freePages * 8192, releasedBytes: Number(kernelU64(image.memory, 'pagesReleased')) * 8192,
      stackBytes: pacer.stackBytes, colours, phase: collectorPhase(image), classes, cells: map.cells, pagesPerCell: map.pagesPerCell, heapLive: pacer.heapLive, trigger: pacer.trigger, goal: pacer.goal,
      allocated: pacer.allocated, allocations, rate: elapsed > 0 ? pacer.allocated / elapsed : 0, recentRate: since > 0 && last ? (pacer.allocated - last.allocated) / since : -1, hasBaseline: this.past.baseline !== undefined,
    };
  }

  /** What to compare the next stop's allocation with. */
  remember(): void {
    this.past.last = { allocated: pacerNumbers(this.image).allocated, now: Number(BigInt.asIntN(64, kernelU64(this.image.memory, 'now'))) };
  }

  colours(): Record<ObjectColour, number> {
    const { heap } = this;
    const out: Record<ObjectColour, number> = { free: 0, white: 0, grey: 0, black: 0, 'in use': 0, dead: 0 };
    for (let s = 0; s < heap.nSpans; s++) {
      const n = heap.nElems[s] as number;
      const words = (n + 31) >>> 5;
      let allocated = 0;
      let marked = 0;
      for (let w = 0; w < words; w++) {
        const a = heap.u32[((heap.allocBits[s] as number) >>> 2) + w] as number;
        allocated += popcount(a);
        marked += popcount(a & (heap.u32[((heap.markBits[s] as number) >>> 2) + w] as number));
      }
      out.free += n - allocated;
      if (heap.phase !== 0) {
        out.white += allocated - marked;
        out.black += marked;
      } else if (heap.unswept[s]) {
        out.black += marked;
        out.dead += allocated - marked;
      } else out['in use'] += allocated;
    }
    if (heap.phase !== 0) {
      out.grey = heap.grey().size;
      out.black -= out.grey;
    }
    return out;
  }

  private classes(): SpanClassRow[] {
    const { heap } = this;
    const rows = new Map<number, { sizeClass: number; bytes: number; spans: number; objects: number; places: number; objectBytes: number; spanBytes: number }>();
    for (let s = 0; s < heap.nSpans; s++) {
      const sizeClass = (heap.spanClass[s] as number) >>> 1;
      let row = rows.get(sizeClass);
      if (!row) {
        row = { sizeClass, bytes: sizeClass ? (heap.elemSize[s] as number) : 0, spans: 0, objects: 0, places: 0, objectBytes: 0, spanBytes: 0 };
        rows.set(sizeClass, row);
      }
      const live = this.liveIn(s);
      row.spans++;
      row.objects += live;
      row.places += heap.nElems[s] as number;
      row.objectBytes += live * (heap.elemSize[s] as number);
      row.spanBytes += (heap.nPages[s] as number) * 8192;
    }
    return [...rows.values()].sort((a, b) => a.sizeClass - b.sizeClass);
  }

  private liveIn(s: number): number {
    const { heap } = this;
    const words = ((heap.nElems[s] as number) + 31) >>> 5;
    let n = 0;
    for (let w = 0; w < words; w++) {
      const a = heap.u32[((heap.allocBits[s] as number) >>> 2) + w] as number;
      n += popcount(heap.unswept[s] ? a & (heap.u32[((heap.markBits[s] as number) >>> 2) + w] as number) : a);
    }
    return n;
  }

  /** The heap's pages in a bounded number of cells. */
  private map(): { cells: HeapCell[]; pagesPerCell: number; freePages: number } {
    const { heap, image } = this;
    const m = image.memory;
    const nPages = (heap.heapUsed - heap.heapStart) >>> 13;
    const pagesPerCell = Math.max(1, Math.ceil(nPages / mapCells));
    const kindOf = new Uint8Array(nPages);
    const used = new Float32Array(nPages);
    const table = kernelU32(m, 'spans');
    let freePages = 0;
    for (let i = 0; i < kernelU32(m, 'nSpans'); i++) {
      const at = m.u32(table + 4 * i);
      const pages = at ? m.u32(at + (span.nPages as number)) : 0;
      if (pages === 0) continue;
      const state = m.u32(at + (span.state as number));
      const first = (m.u32(at + (span.start as number)) - heap.heapStart) >>> 13;
      if (state === spanState.free) freePages += pages;
      kindOf.fill(state === spanState.free ? 4 : state === spanState.stack ? 3 : 0, first, first + pages);
    }
    for (let s = 0; s < heap.nSpans; s++) {
      const first = ((heap.start[s] as number) - heap.heapStart) >>> 13;
      const pages = heap.nPages[s] as number;
      kindOf.fill((heap.spanClass[s] as number) >>> 1 ? 1 : 2, first, first + pages);
      used.fill((this.liveIn(s) * (heap.elemSize[s] as number)) / (pages * 8192), first, first + pages);
    }
    const names = ['kernel', 'small', 'large', 'stack', 'free'] as const;
    const cells: HeapCell[] = [];
    for (let from = 0; from < nPages; from += pagesPerCell) {
      const counts = [0, 0, 0, 0, 0];
      let fill = 0;
      const to = Math.min(nPages, from + pagesPerCell);
      for (let p = from; p < to; p++) {
        (counts[kindOf[p] as number] as number)++;
        fill += used[p] as number;
      }
      cells.push({ kind: names[counts.indexOf(Math.max(...counts))] as HeapCell['kind'], used: Math.round((fill / (to - from)) * 100) / 100, address: heap.heapStart + from * 8192 });
    }
    return { cells, pagesPerCell, freePages };
  }

  // ---- by type

  /** Live objects by type; the key is the type's address, negative for arrays of it. */
  byType(): Map<number, { count: number; bytes: number }> {
    if (this.types) return this.types;
    const { heap } = this;
    const out = new Map<number, { count: number; bytes: number }>();
    for (let s = 0; s < heap.nSpans; s++) {
      const n = heap.nElems[s] as number;
      const bytes = heap.elemSize[s] as number;
      const noscan = heap.isNoscan(s);
      let lastType = -1;
      let row: { count: number; bytes: number } | undefined;
      for (let i = 0; i < n; i++) {
        if (!heap.isLive(s, i)) continue;
        const type = heap.typeOf(s, i);
        if (type !== lastType || !row) {
          lastType = type;
          const key = this.typeKey(type, bytes, noscan);
          row = out.get(key);
          if (!row) {
            row = { count: 0, bytes: 0 };
            out.set(key, row);
          }
        }
        row.count++;
        row.bytes += bytes;
      }
    }
    this.types = out;
    return out;
  }

  private typeKey(type: number, bytes: number, noscan: boolean): number {
    if (type === 0) return noscan ? 0 : 1;
    const { size } = this.image.values.types.of(type);
    return size > 0 && bytes >= 2 * size && type !== kernelU32(this.image.memory, 'hchanType') ? -type : type;
  }

  private typeName(key: number): string {
    if (key === 0) return 'bytes (strings and other values without pointers)';
    if (key === 1) return 'words';
    return objectTypeName(this.image, Math.abs(key), key < 0 ? 1 << 30 : 0, false);
  }

  typesAnswer(args: { filter?: string; sort?: string; start?: number; count?: number }): HeapTypesAnswer {
    const base = this.past.baseline?.byType;
    const now = this.byType();
    const keys = new Set([...now.keys(), ...(base?.keys() ?? [])]);
    let rows: HeapTypeRow[] = [...keys].map((key) => {
      const { count, bytes } = now.get(key) ?? { count: 0, bytes: 0 };
      const old = base?.get(key) ?? { count: 0, bytes: 0 };
      return { key, name: this.typeName(key), count, bytes, moreCount: base ? count - old.count : 0, moreBytes: base ? bytes - old.bytes : 0 };
    });
    const filter = (args.filter ?? '').toLowerCase();
    if (filter) rows = rows.filter((r) => r.name.toLowerCase().includes(filter));
    const by: Readonly<Record<string, (a: HeapTypeRow, b: HeapTypeRow) => number>> = {
      bytes: (a, b) => b.bytes - a.bytes, count: (a, b) => b.count - a.count, name: (a, b) => (a.name < b.name ? -1 : 1), moreBytes: (a, b) => b.moreBytes - a.moreBytes, moreCount: (a, b) => b.moreCount - a.moreCount,
    };
    rows.sort(by[args.sort ?? 'bytes'] ?? by.bytes);
    const start = args.start ?? 0;
    return { rows: rows.slice(start, start + Math.min(args.count ?? 200, 1000)), total: rows.length, count: rows.reduce((n, r) => n + r.count, 0), bytes: rows.reduce((n, r) => n + r.bytes, 0), hasBaseline: base !== undefined };
  }

  setBaseline(on: boolean): void {
    this.past.baseline = on ? { byType: new Map(this.byType()) } : undefined;
  }

  /** Objects of a type. */
  objectsAnswer(args: { type?: number; start?: number; count?: number }): ObjectsAnswer {
    const { heap } = this;
    const key = args.type ?? 0;
    const start = args.start ?? 0;
    const end = start + Math.min(args.count ?? 100, 1000);
    const rows: ObjectRow[] = [];
    let n = 0;
    for (let s = 0; s < heap.nSpans; s++) {
      const bytes = heap.elemSize[s] as number;
      const noscan = heap.isNoscan(s);
      for (let i = 0; i < (heap.nElems[s] as number); i++) {
        if (!heap.isLive(s, i)) continue;
        const type = heap.typeOf(s, i);
        if (type !== Math.abs(key) && !(type === 0 && key <= 1 && key >= 0)) continue;
        if (this.typeKey(type, bytes, noscan) !== key) continue;
        if (n >= start && n < end) rows.push(this.row((heap.start[s] as number) + i * bytes));
        n++;
      }
    }
    return { rows, total: n };
  }

  row(address: number): ObjectRow {
    const o = objectAt(this.image, address);
    if (!o) return { address, type: '', bytes: 0, colour: 'free', text: '' };
    return { address: o.base, type: typeNameOf(this.image, o), bytes: o.bytes, colour: this.colourOf(o), text: o.allocated ? objectText(this.image, o) : '' };
  }

  private colourOf(o: HeapObject): ObjectColour {
    const s = this.heap.spanAt(o.base);
    return s < 0 ? 'free' : this.heap.colour(s, o.index);
  }

  // ---- allocation sites

  /** Resume ids of the stack that allocated an object, from the top; empty if it is not known. */
  private siteIds(place: number): number[] {
    const m = this.image.memory;
    const table = kernelU32(m, 'siteStacks');
    if (place === 0 || table === 0) return [];
    const { places } = this.image;
    return Array.from({ length: m.u32(table + 4 * place) }, (_, i) => m.u32(table + 4 * (place + 1 + i))).filter((id) => places.isHidden[places.funcOfId[id] ?? -1] !== 1);
  }

  /** Live objects by the stacks that allocated them. */
  sitesAnswer(): SitesAnswer {
    const { heap, image } = this;
    const m = image.memory;
    const bySite = new Map<number, { bytes: number; count: number; type: string }>();
    for (let s = 0; s < heap.nSpans; s++) {
      const sites = m.u32((heap.record[s] as number) + (span.sites as number));
      const bytes = heap.elemSize[s] as number;
      for (let i = 0; i < (heap.nElems[s] as number); i++) {
        if (!heap.isLive(s, i)) continue;
        const place = sites ? (heap.u32[(sites >>> 2) + i] as number) : 0;
        const row = bySite.get(place);
        if (row) {
          row.bytes += bytes;
          row.count++;
        } else bySite.set(place, { bytes, count: 1, type: objectTypeName(image, heap.typeOf(s, i), bytes, heap.isNoscan(s)) });
      }
    }
    return { recorded: kernelU32(m, 'trackSites') !== 0, root: siteTree([...bySite].map(([place, r]) => ({ ...r, stack: this.siteIds(place).map((id) => image.places.ofId(id)).reverse() }))) };
  }

  // ---- spans

  spansAnswer(args: { sizeClass?: number; start?: number; count?: number }): { rows: SpanRow[]; total: number } {
    const { heap } = this;
    const all: number[] = [];
    for (let s = 0; s < heap.nSpans; s++) if (args.sizeClass === undefined || (heap.spanClass[s] as number) >>> 1 === args.sizeClass) all.push(s);
    const start = args.start ?? 0;
    const cached = this.cachedSpans();
    return { rows: all.slice(start, start + Math.min(args.count ?? 100, 1000)).map((s) => this.spanRow(s, cached)), total: all.length };
  }

  private cachedSpans(): Map<number, number> {
    const m = this.image.memory;
    const out = new Map<number, number>();
    for (const p of procRecords(this.image)) for (let c = 0; c < spanClasses; c++) {
      const s = m.u32(p + mcache + 4 * c);
      if (s) out.set(s, m.u32(p));
    }
    return out;
  }

  private spanRow(s: number, cached: Map<number, number>): SpanRow {
    const { heap } = this;
    return {
      address: heap.start[s] as number, sizeClass: (heap.spanClass[s] as number) >>> 1, bytes: heap.elemSize[s] as number, pages: heap.nPages[s] as number, objects: this.liveIn(s), places: heap.nElems[s] as number,
      noscan: heap.isNoscan(s), swept: heap.unswept[s] === 0, cached: cached.get(heap.record[s] as number) ?? -1,
    };
  }

  spanAnswer(args: { address?: number }): SpanAnswer {
    const { heap } = this;
    const s = heap.spanAt(args.address ?? 0);
    if (s < 0) throw new Error(`there is no span of objects at 0x${(args.address ?? 0).toString(16)}`);
    const letters: Readonly<Record<ObjectColour, string>> = { free: 'f', white: 'w', grey: 'g', black: 'b', 'in use': 'u', dead: 'd' };
    let cells = '';
    const types = new Map<number, number>();
    for (let i = 0; i < (heap.nElems[s] as number); i++) {
      cells += letters[heap.colour(s, i)];
      if (heap.isLive(s, i)) {
        const type = heap.typeOf(s, i);
        types.set(type, (types.get(type) ?? 0) + 1);
      }
    }
    const named = [...types].map(([type, count]) => ({ name: objectTypeName(this.image, type, heap.elemSize[s] as number, heap.isNoscan(s)), count })).sort((a, b) => b.count - a.count).slice(0, 12);
    return { span: this.spanRow(s, this.cachedSpans()), cells, types: named };
  }

  // ---- one object

  objectAnswer(args: { address?: number; start?: number }): ObjectAnswer {
    const { image, heap } = this;
    const o = objectAt(image, args.address ?? 0);
    if (!o) throw new Error(`there is no object at 0x${(args.address ?? 0).toString(16)}: it may be on a stack, or a package variable`);
    const start = args.start ?? 0;
    const { fields, total } = o.allocated ? objectFields(image, o, start, 100) : { fields: [], total: 0 };
    const slot = o.allocated ? heap.slotAt(o.base) : -1;
    const { list, total: nReferrers } = slot >= 0 ? this.referrers(slot, 100) : { list: [], total: 0 };
    return {
      address: o.base, type: o.allocated ? typeNameOf(image, o) : 'free', bytes: o.bytes, colour: this.colourOf(o), span: image.memory.u32(o.span + (span.start as number)),
      fields: fields.map((f) => ({ name: f.name, type: f.type, value: f.value, target: f.pointsTo && objectAt(image, f.pointsTo)?.allocated ? f.pointsTo : 0 })), moreFields: Math.max(0, total - start - fields.length),
      referrers: list, nReferrers, path: slot >= 0 ? this.path(slot) : [], text: o.allocated ? objectText(image, o) : '', allocatedAt: this.allocatedAt(o),
    };
  }

  private allocatedAt(o: HeapObject): Place[] {
    const m = this.image.memory;
    const sites = o.allocated ? m.u32(o.span + (span.sites as number)) : 0;
    return sites ? this.siteIds(m.u32(sites + 4 * o.index)).map((id) => this.image.places.ofId(id)) : [];
  }

  private referrers(slot: number, limit: number): { list: Referrer[]; total: number } {
    const { graph, heap, image } = this;
    const list: Referrer[] = [];
    for (const r of graph.roots) {
      if (r.target !== slot) continue;
      if (list.length < limit) list.push({ address: 0, ...describeRoot(image, r), field: '' });
    }
    // Names first, and what has one is not shown as a temporary value of the same function too.
    const named = list.filter((r) => !isNameless(r.text));
    if (named.length > 0) list.splice(0, list.length, ...named);
    const { offsets, sources } = graph.predecessors();
    const seen = new Set<number>();
    for (let e = offsets[slot] as number; e < (offsets[slot + 1] as number); e++) {
      const from = sources[e] as number;
      if (from >= heap.slots || seen.has(from)) continue;
      seen.add(from);
      if (list.length < limit) list.push(this.referrer(from, slot));
    }
    return { list, total: Math.max(list.length, seen.size) };
  }

  /** The object at slot `from`, as something that points to slot `to`. */
  private referrer(from: number, to: number): Referrer {
    const { heap, image } = this;
    const s = heap.spanOfSlot(from);
    const index = from - (heap.firstSlot[s] as number);
    const base = heap.addressOfSlot(from);
    let field = '';
    heap.eachPointer(s, index, (target, at) => {
      if (target === to && field === '') field = wordName(image, heap.typeOf(s, index), at - base, heap.elemSize[s] as number) || ' ';
    });
    return { address: base, text: describeObject(image, base), field: field.trim(), goroutine: 0 };
  }

  private path(slot: number): Referrer[] {
    const { graph, heap, image } = this;
    const nodes = graph.pathTo(slot);
    return nodes.map((node, i): Referrer => {
      const next = nodes[i + 1];
      if (node < heap.slots) return next === undefined ? { address: heap.addressOfSlot(node), text: describeObject(image, heap.addressOfSlot(node)), field: '', goroutine: 0 } : this.referrer(node, next);
      const owner = graph.owners[node - heap.slots];
      const roots = graph.roots.filter((r) => r.target === next && owner && (r.owner === owner.owner || owner.owner === 0) && (r.kind === owner.kind || (owner.kind === 2 && r.kind === 3))).map((r) => describeRoot(image, r));
      return { address: 0, ...(roots.find((r) => !isNameless(r.text)) ?? roots[0] ?? { text: 'a root', goroutine: 0 }), field: '' };
    });
  }

  // ---- what keeps what alive

  private dominatorTree(): NonNullable<HeapView['tree']> {
    if (this.tree) return this.tree;
    const { graph, heap } = this;
    const d = dominators(graph);
    const sizes = graph.sizes();
    const retained = retainedSizes(d, this.liveSizes(sizes, d));
    let lost = 0;
    for (let s = 0; s < heap.nSpans; s++) for (let i = 0; i < (heap.nElems[s] as number); i++) if (d.idom[(heap.firstSlot[s] as number) + i] === unreachable && heap.isLive(s, i)) lost += heap.elemSize[s] as number;
    this.tree = { dominators: d, retained, reachable: retained[graph.superRoot] as number, unreachable: lost };
    return this.tree;
  }

  /** Sizes of what is reachable; free places have none. */
  private liveSizes(sizes: Float64Array, d: Dominators): Float64Array {
    for (let v = 0; v < this.heap.slots; v++) if (d.idom[v] === unreachable) sizes[v] = 0;
    return sizes;
  }

  /** What an object, a goroutine or the whole heap (no argument) retains, largest first. */
  retainedAnswer(args: { address?: number; node?: number; goroutines?: boolean; start?: number; count?: number }): RetainedAnswer {
    const { graph, heap } = this;
    const { dominators: d, retained, reachable, unreachable: lost } = this.dominatorTree();
    let of = args.node ?? graph.superRoot;
    if (args.address) of = heap.slotAt(args.address);
    if (of < 0 || of >= graph.nodes) throw new Error('there is no object at that address');
    const childCount = new Uint32Array(graph.nodes);
    const children: number[] = [];
    for (let i = 1; i < d.order.length; i++) {
      const v = d.order[i] as number;
      const over = d.idom[v] as number;
      (childCount[over] as number)++;
      if (over === of && (!args.goroutines || (v >= heap.slots && graph.owners[v - heap.slots]?.kind === 2))) children.push(v);
    }
    children.sort((a, b) => (retained[b] as number) - (retained[a] as number));
    const start = args.start ?? 0;
    return {
      rows: children.slice(start, start + Math.min(args.count ?? 100, 1000)).map((v) => this.retainedRow(v, retained[v] as number, childCount[v] as number)), total: children.length,
      retained: of === graph.superRoot ? reachable : (retained[of] as number), reachable, unreachable: lost,
    };
  }

  private retainedRow(node: number, retained: number, children: number): RetainedRow {
    const { graph, heap, image } = this;
    if (node < heap.slots) {
      const address = heap.addressOfSlot(node);
      return { address, node, text: describeObject(image, address), goroutine: 0, bytes: graph.bytesOf(node), retained, children };
    }
    const owner = graph.owners[node - heap.slots] as { kind: number; owner: number };
    const goroutine = owner.kind === 2 ? Number(image.memory.u64(owner.owner + (gFields.goid as number))) : 0;
    const texts = ['timers of the runtime', '', '', '', 'finalizers, cleanups and weak handles'];
    const text = owner.kind === 2 ? `the stack of G${goroutine}` : owner.kind === 1 ? describeRoot(image, { kind: 1, owner: owner.owner, frame: 0, at: owner.owner }).text : (texts[owner.kind] as string);
    return { address: 0, node, text, goroutine, bytes: 0, retained, children };
  }
}

function popcount(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
