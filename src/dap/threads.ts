/**
 * Goroutines as threads. With many of them a client cannot show all: then those are listed that a user looks for (main, the one in focus, what runs
 * or could run), and one of each group that waits in the same way; every other one can still be asked for by its id.
 *
 * Only words of the G records are read for those that are not listed, so a hundred thousand cost some milliseconds.
 */
import type { DebugInfo, FuncInfo } from '../compile/debuginfo/debugInfo';
import { type Frame, type Goroutine, frames, gFields, kernelU32, kernelU64, readGoroutine } from '../inspect/goroutines';
import { labelsOf } from '../inspect/goroutineTable';
import { type Image, imageOf } from '../inspect/image';
import type { BufferReader } from '../inspect/memoryReader';
import { isRuntimeInternal } from '../inspect/traceback';
import { gStatus } from '../layout/status';

/** Threads listed at most, and of those that can run. */
const maxThreads = 1000;
const maxRunnable = 50;

export interface ThreadOptions {
  readonly hideSystemGoroutines: boolean;
  readonly showLabels: boolean;
}

export class Threads {
  private readonly byTableIndex = new Map<number, FuncInfo>();
  private readonly library: ReadonlySet<string>;
  private readonly image: Image;

  constructor(private readonly memory: BufferReader, private readonly info: DebugInfo, private readonly options: ThreadOptions) {
    for (const f of info.funcs) this.byTableIndex.set(f.tableIndex, f);
    this.library = new Set(info.library);
    this.image = imageOf(memory, info);
  }

  isUser(f: Frame): boolean {
    return !this.library.has(f.func.pkg) && !isRuntimeInternal(f.func);
  }

  /** Addresses of the records of all goroutines that exist. */
  private *live(): Generator<number> {
    const view = new Uint32Array(this.memory.buffer());
    const table = kernelU32(this.memory, 'allgs') >>> 2;
    const n = kernelU32(this.memory, 'nAllgs');
    const status = (gFields.status as number) >>> 2;
    for (let i = 0; i < n; i++) {
      const g = view[table + i] as number;
      const s = (view[(g >>> 2) + status] as number) & 0xfff;
      if (s !== gStatus.idle && s !== gStatus.dead) yield g;
    }
  }

  /** The record of a goroutine. */
  find(id: number): Goroutine | undefined {
    const view = new Uint32Array(this.memory.buffer());
    const goid = (gFields.goid as number) >>> 2;
    for (const g of this.live()) if (view[(g >>> 2) + goid] === id) return readGoroutine(this.memory, g);
    return undefined;
  }

  /** The record of the goroutine in whose stack an address lies, 0 for none. */
  stackOf(address: number): number {
    const view = new Uint32Array(this.memory.buffer());
    const lo = (gFields.stackLo as number) >>> 2;
    const hi = (gFields.stackHi as number) >>> 2;
    for (const g of this.live()) if ((view[(g >>> 2) + lo] as number) <= address && address < (view[(g >>> 2) + hi] as number)) return g;
    return 0;
  }

  /** Whether a goroutine whose record was at `address` still exists. */
  exists(id: number, address: number): boolean {
    const s = this.memory.u32(address + (gFields.status as number)) & 0xfff;
    return s !== gStatus.idle && s !== gStatus.dead && Number(this.memory.u64(address + (gFields.goid as number))) === id;
  }

  first(): Goroutine | undefined {
    for (const g of this.live()) return readGoroutine(this.memory, g);
    return undefined;
  }

  /** What a client is shown, by id. `alike` counts the others of a group of which one is listed. */
  list(focus: number): { goroutine: Goroutine; alike: number }[] {
    const { memory } = this;
    const view = new Uint32Array(memory.buffer());
    const shown = new Map<number, number>();
    if (kernelU32(memory, 'nAllgs') > maxThreads) this.interesting(view, focus, shown);
    else for (const g of this.live()) if (this.isListed(view, g)) shown.set(g, 0);
    return [...shown].map(([g, alike]) => ({ goroutine: readGoroutine(memory, g), alike })).sort((a, b) => a.goroutine.id - b.goroutine.id);
  }

  private isListed(view: Uint32Array, g: number): boolean {
    return !this.options.hideSystemGoroutines || view[(g + (gFields.system as number)) >>> 2] === 0;
  }

  /** Main, the one in focus, some that can run, and one of each group that was started at the same place and waits for the same reason. */
  private interesting(view: Uint32Array, focus: number, shown: Map<number, number>): void {
    const [goid, status, reason, createdAt] = (['goid', 'status', 'waitReason', 'createdAt'] as const).map((f) => (gFields[f] as number) >>> 2) as [number, number, number, number];
    const groups = new Map<number, { first: number; n: number }>();
    let runnable = 0;
    let lastKey = -1;
    let last: { first: number; n: number } | undefined;
    for (const g of this.live()) {
      if (!this.isListed(view, g)) continue;
      const at = g >>> 2;
      const s = (view[at + status] as number) & 0xfff;
      const id = view[at + goid] as number;
      if (id === 1 || id === focus || (s !== gStatus.waiting && runnable++ < maxRunnable)) {
        shown.set(g, 0);
        continue;
      }
      const key = ((view[at + createdAt] as number) * 64 + (view[at + reason] as number)) * 16 + s;
      if (key !== lastKey) {
        lastKey = key;
        last = groups.get(key);
        if (!last) groups.set(key, (last = { first: g, n: 0 }));
      }
      (last as { n: number }).n++;
    }
    for (const { first, n } of groups.values()) if (shown.size < maxThreads) shown.set(first, n - 1);
  }

  startFunction(g: Goroutine): FuncInfo | undefined {
    return g.startFn ? this.byTableIndex.get(this.memory.u32(g.startFn)) : undefined;
  }

  /** `[Go 7] main.worker [chan receive, 3 minutes] {k=v} by Go 1 (and 998 alike)`: by whom it was started, unless that was main's goroutine. */
  name(g: Goroutine, alike = 0): string {
    const { memory, info } = this;
    const top = frames(memory, info, g, 0, 50);
    const user = top.find((f) => this.isUser(f)) ?? top.find((f) => !isRuntimeInternal(f.func));
    const name = user?.func.name ?? this.startFunction(g)?.name ?? 'runtime';
    const labels = this.options.showLabels ? labelsOf(this.image, memory.u32(g.address + (gFields.labels as number))) : [];
    const shownLabels = labels.length > 0 ? ` {${labels.map((l) => `${l.key}=${l.value}`).join(', ')}}` : '';
    const by = g.parent > 1 ? ` by Go ${g.parent}` : '';
    return `[Go ${g.id}] ${name}${this.state(g)}${shownLabels}${by}${alike > 0 ? ` (and ${alike} alike)` : ''}`;
  }

  private state(g: Goroutine): string {
    const { memory } = this;
    const frozen = memory.u32(g.address + (gFields.frozen as number)) !== 0 ? ', frozen' : '';
    if ((g.status & 0xfff) === gStatus.runnable) return ` [runnable${frozen}]`;
    if (g.status !== gStatus.waiting) return frozen && ' [frozen]';
    const ns = kernelU64(memory, 'now') - memory.u64(g.address + (gFields.waitSince as number));
    const minutes = ns > 0n && ns < 1n << 62n ? Number(ns / 60_000_000_000n) : 0;
    return ` [${g.waitReason}${minutes >= 1 ? `, ${minutes} minutes` : ''}${frozen}]`;
  }
}
