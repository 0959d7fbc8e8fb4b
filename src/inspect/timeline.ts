/**
 * The last events of the trace ring as what goroutines did over time: spans of one state, arrows from who woke to who was woken, and the collector's phases.
 *
 * What happened before the oldest event of the ring is unknown, so a goroutine's first span begins there with the state that the event implies. Columns of
 * numbers, since there can be many.
 */
import { gcPhases } from '../layout/status';
import { probes } from '../layout/probes';
import { offsetsOf } from '../layout/records';
import { gFields, kernelU32, kernelU64 } from './goroutines';
import type { Image } from './image';
import { processors } from './scheduler';

const event = offsetsOf('TraceEvent') as Readonly<Record<string, number>> & { readonly size: number };
const kind = Object.fromEntries(probes.map((p, i) => [p.name, i])) as Readonly<Record<string, number>>;

const shownKinds: ReadonlySet<number> = new Set(['goCreate', 'goStart', 'goPark', 'goReady', 'goPreempt', 'goYield', 'goEnd', 'syscallEnter', 'syscallExit', 'gcWorker', 'gcPhase', 'stopTheWorld'].map((k) => kind[k] as number));

export const spanKinds = ['running', 'runnable', 'waiting', 'syscall', 'GC worker'] as const;

export interface TimelineSpans {
  readonly goroutine: number[];
  /** -1 where it is on no P. */
  readonly p: number[];
  readonly start: number[];
  readonly end: number[];
  /** Index into spanKinds. */
  readonly kind: number[];
  /** Index of the wait reason. */
  readonly reason: number[];
  /** Resume id of the place that the span belongs to. */
  readonly at: number[];
}

export interface Timeline {
  readonly from: number;
  readonly to: number;
  readonly spans: TimelineSpans;
  readonly wakes: { time: number; from: number; to: number; start: number; fromP: number; toP: number }[];
  readonly phases: { start: number; end: number; phase: string }[];
  readonly stops: number[];
  readonly events: number;
  readonly lost: number;
}

interface Open {
  start: number;
  kind: number;
  p: number;
  reason: number;
  at: number;
}

/** From the last `count` events. */
export function timeline(image: Image, count: number): Timeline {
  return new TimelineReader(image).read(count);
}

class TimelineReader {
  private readonly spans: TimelineSpans = { goroutine: [], p: [], start: [], end: [], kind: [], reason: [], at: [] };
  private readonly open = new Map<number, Open>();
  private readonly workers = new Map<number, number>();
  private readonly wakes: Timeline['wakes'] = [];
  private readonly waitingWakes = new Map<number, Timeline['wakes'][number]>();
  private readonly phases: Timeline['phases'] = [];
  private readonly stops: number[] = [];
  private from = 0;

  constructor(private readonly image: Image) {}

  read(count: number): Timeline {
    const m = this.image.memory;
    const ring = kernelU32(m, 'traceRing');
    const size = kernelU32(m, 'traceSize');
    const end = Number(kernelU64(m, 'traceSeq'));
    const first = ring ? this.firstOf(ring, size, end, count) : end;
    let time = 0;
    let events = 0;
    for (let seq = first; seq < end; seq++) {
      const at = ring + (seq % size) * event.size;
      if (shownKinds.has(m.u32(at + (event.kind as number)))) events++;
      time = Number(m.u64(at + (event.time as number)));
      if (seq === first) this.from = time;
      this.event(at, time);
    }
    this.runningAllTheTime(time);
    for (const [g, o] of this.open) this.put(g, o, time);
    for (const [p, start] of this.workers) this.put(0, { start, kind: 4, p, reason: 0, at: 0 }, time);
    const lastPhase = this.phases[this.phases.length - 1];
    if (lastPhase && lastPhase.end < 0) lastPhase.end = time;
    return { from: this.from, to: time, spans: this.spans, wakes: this.wakes, phases: this.phases, stops: this.stops, events, lost: first };
  }

  /** The event at which the last `count` of the kinds that are shown begin; others, such as the collector's marks, do not count. */
  private firstOf(ring: number, size: number, end: number, count: number): number {
    const least = Math.max(0, end - size);
    let left = count;
    let seq = end;
    while (seq > least && left > 0) {
      seq--;
      if (shownKinds.has(this.image.memory.u32(ring + (seq % size) * event.size + (event.kind as number)))) left--;
    }
    return seq;
  }

  /** Goroutines that run now and of which the events say nothing: they have run since before the first. */
  private runningAllTheTime(time: number): void {
    if (time <= this.from) return;
    const m = this.image.memory;
    for (const p of processors(this.image)) {
      const g = p.current ? Number(m.u64(p.current + (gFields.goid as number))) : 0;
      if (g && !this.open.has(g) && !this.spans.goroutine.includes(g)) this.put(g, { start: this.from, kind: 0, p: p.id, reason: 0, at: 0 }, time);
    }
  }

  private put(goroutine: number, o: Open, end: number): void {
    const s = this.spans;
    s.goroutine.push(goroutine);
    s.p.push(o.p);
    s.start.push(o.start);
    s.end.push(end);
    s.kind.push(o.kind);
    s.reason.push(o.reason);
    s.at.push(o.at);
  }

  /** From now on the goroutine is in another state. `before` is what it must have been in if nothing is known. */
  private change(g: number, time: number, next: Omit<Open, 'start'> | undefined, before: number, p: number): void {
    const old = this.open.get(g);
    if (old) this.put(g, old, time);
    else if (before >= 0 && time > this.from) this.put(g, { start: this.from, kind: before, p, reason: 0, at: 0 }, time);
    if (next) this.open.set(g, { start: time, ...next });
    else this.open.delete(g);
  }

  private event(at: number, time: number): void {
    const m = this.image.memory;
    const u = (f: string): number => m.u32(at + (event[f] as number));
    const g = u('goidA') || Number(m.u64(at + (event.goid as number)));
    const p = u('p');
    const place = this.topOf(u('stack'));
    switch (u('kind')) {
      case kind.goCreate: this.change(g, time, { kind: 1, p: -1, reason: 0, at: u('b') }, -1, -1); break;
      case kind.goStart: {
        const wake = this.waitingWakes.get(g);
        if (wake) {
          wake.start = time;
          wake.toP = p;
          this.waitingWakes.delete(g);
        }
        this.change(g, time, { kind: 0, p, reason: 0, at: place }, 1, -1);
        break;
      }
      case kind.goPark: this.change(g, time, { kind: u('b') === ioWait ? 3 : 2, p: -1, reason: u('b'), at: place }, 0, p); break;
      case kind.goReady: {
        const by = Number(m.u64(at + (event.goid as number)));
        const from = u('c') ? by : 0;
        const wake = { time, from, to: g, start: time, fromP: from ? p : -1, toP: -1 };
        this.wakes.push(wake);
        this.waitingWakes.set(g, wake);
        this.change(g, time, { kind: 1, p: -1, reason: 0, at: this.open.get(g)?.at ?? 0 }, 2, -1);
        break;
      }
      case kind.goPreempt: case kind.goYield: this.change(g, time, { kind: 1, p: -1, reason: 0, at: place }, 0, p); break;
      case kind.goEnd: this.change(g, time, undefined, 0, p); break;
      case kind.syscallEnter: this.change(g, time, { kind: 3, p: -1, reason: 0, at: place }, 0, p); break;
      case kind.syscallExit: this.change(g, time, { kind: 1, p: -1, reason: 0, at: place }, 3, -1); break;
      case kind.gcWorker:
        if (u('b')) this.workers.set(p, time);
        else if (this.workers.has(p)) {
          this.put(0, { start: this.workers.get(p) as number, kind: 4, p, reason: 0, at: 0 }, time);
          this.workers.delete(p);
        }
        break;
      case kind.gcPhase: this.phase(gcPhases[u('b')] ?? '?', gcPhases[u('a')] ?? '?', time); break;
      case kind.stopTheWorld: if (u('b')) this.stops.push(time); break;
    }
  }

  private phase(to: string, from: string, time: number): void {
    const last = this.phases[this.phases.length - 1];
    if (last && last.end < 0) last.end = time;
    else if (!last && from !== 'off') this.phases.push({ start: this.from, end: time, phase: from });
    if (to !== 'off') this.phases.push({ start: time, end: -1, phase: to });
  }

  /** The topmost place of the user's in a stack of the table, else the topmost. */
  private topOf(stack: number): number {
    const m = this.image.memory;
    const table = kernelU32(m, 'traceStacks');
    if (!stack || !table) return 0;
    const n = m.u32(table + 4 * stack);
    const { places } = this.image;
    for (let i = 0; i < n; i++) {
      const id = m.u32(table + 4 * (stack + 1 + i));
      if (places.isUser[places.funcOfId[id] ?? -1]) return id;
    }
    return n > 0 ? m.u32(table + 4 * (stack + 1)) : 0;
  }
}

/** The wait reason "IO wait" (waitReasons in layout/status.ts). */
const ioWait = 2;
