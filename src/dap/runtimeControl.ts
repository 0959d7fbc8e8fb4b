/**
 * What the user decides about the run: which goroutines may run and which runs next, at which event of the runtime the program stops next, what is watched. It
 * is all written to the kernel's records while the program stands (src/runtime/hold.ts, trace.ts say how they are honoured).
 */
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { gFields, kernelAddress, kernelU32, kernelU64 } from '../inspect/goroutines';
import type { MemoryReader } from '../inspect/memoryReader';
import { readProbe } from '../inspect/trace';
import { machine, trackingLocks } from '../layout/machine';
import { probeBit } from '../layout/probes';
import { gStatus, gcTrigger, waitReasons } from '../layout/status';
import type { RuntimeStep } from '../views/messages';

/** For each step the event that ends it. */
const stepEvents: Readonly<Record<RuntimeStep, string>> = {
  decision: 'schedule', steal: 'goSteal', park: 'goPark', preemption: 'goPreempt', gc: 'gcPhase', phase: 'gcPhase', root: 'gcRoot', object: 'gcBlacken', mark: 'gcMark', barrier: 'writeBarrier',
  assist: 'gcAssist', sweep: 'gcSweep',
};

/** What the timeline is made of. */
export const timelineEvents = ['goCreate', 'goStart', 'goPark', 'goReady', 'goPreempt', 'goYield', 'goEnd', 'goSteal', 'syscallEnter', 'syscallExit', 'gcPhase', 'gcWorker', 'gcAssist', 'stopTheWorld'];

const phaseEvents = ['gcSweep', 'writeBarrier', 'gcAssist', 'gcPhase'];
const objectEvents = [...phaseEvents, 'gcMark', 'gcBlacken', 'gcRoot', 'gcFree'];

export interface Watch {
  readonly id: number;
  readonly address: number;
  readonly bytes: number;
  readonly events: readonly string[];
  readonly title: string;
}

const maxWatches = 16;

export class RuntimeControl {
  private step: RuntimeStep | undefined;
  /** Events that are recorded for the step alone. */
  private stepRecords = 0n;
  private watches: Watch[] = [];
  private nextWatch = 1;

  constructor(
    private readonly reader: MemoryReader,
    private readonly info: DebugInfo,
  ) {}

  private view(): DataView {
    return new DataView(this.reader.buffer() as ArrayBuffer);
  }

  private goroutine(id: number): number {
    const m = this.reader;
    const all = kernelU32(m, 'allgs');
    for (let i = 0; i < kernelU32(m, 'nAllgs'); i++) {
      const g = m.u32(all + 4 * i);
      const status = m.u32(g + (gFields.status as number));
      if (status !== gStatus.idle && status !== gStatus.dead && Number(m.u64(g + (gFields.goid as number))) === id) return g;
    }
    throw new Error(`there is no goroutine ${id}`);
  }

  // ---- the schedule

  /** Keeps goroutines from running, or lets them run again. */
  freeze(ids: readonly number[], frozen: boolean): void {
    const view = this.view();
    for (const id of ids) view.setUint32(this.goroutine(id) + (gFields.frozen as number), frozen ? 1 : 0, true);
    this.holdingChanged();
  }

  /** Only this goroutine runs (and those of the runtime's own); 0: all. */
  runOnly(id: number): void {
    if (id) this.goroutine(id);
    this.view().setBigUint64(kernelAddress('onlyGoid'), BigInt(id), true);
    this.holdingChanged();
  }

  /** They end as if each called Goexit where it is (src/runtime/ending.ts). */
  end(ids: readonly number[]): void {
    const view = this.view();
    const all = ids.map((id) => this.goroutine(id));
    all.forEach((g, i) => {
      const field = (name: string): number => this.reader.u32(g + (gFields[name] as number));
      if (field('system') !== 0) throw new Error(`goroutine ${ids[i]} is the runtime's own`);
      const reason = field('status') === gStatus.waiting ? (waitReasons[field('waitReason')] ?? '') : '';
      // The state of a lock counts who waits for it; and one who gets it and ends then would never give it back. The other side of a coroutine would have nobody to go on with.
      if (/^sync\.|^semacquire|^coroutine/.test(reason)) throw new Error(`goroutine ${ids[i]} cannot end in ${reason}: it would leave that unusable for the others`);
    });
    for (const g of all) view.setUint32(g + (gFields.ending as number), 1, true);
    view.setUint32(kernelAddress('ending'), 1, true);
    view.setUint32(kernelAddress('heldChanged'), 1, true);
  }

  /** Whether goroutines that are to end still live. */
  stillEnding(): boolean {
    if (kernelU32(this.reader, 'ending') === 0) return false;
    const m = this.reader;
    const all = kernelU32(m, 'allgs');
    for (let i = 0; i < kernelU32(m, 'nAllgs'); i++) if (m.u32(m.u32(all + 4 * i) + (gFields.ending as number)) !== 0) return true;
    this.view().setUint32(kernelAddress('ending'), 0, true);
    return false;
  }

  private holdingChanged(): void {
    const m = this.reader;
    const all = kernelU32(m, 'allgs');
    let any = kernelU64(m, 'onlyGoid') !== 0n;
    for (let i = 0; i < kernelU32(m, 'nAllgs') && !any; i++) any = m.u32(m.u32(all + 4 * i) + (gFields.frozen as number)) !== 0;
    const view = this.view();
    view.setUint32(kernelAddress('holding'), any ? 1 : 0, true);
    view.setUint32(kernelAddress('heldChanged'), 1, true);
  }

  /** The goroutine that the scheduler runs next, if it can run; 0 takes the wish back. */
  runNext(id: number): void {
    const g = id ? this.goroutine(id) : 0;
    if (g) {
      const status = this.reader.u32(g + (gFields.status as number));
      if (status !== gStatus.runnable && status !== gStatus.running) throw new Error(`goroutine ${id} waits: it cannot run before what it waits for has happened`);
      if (this.reader.u32(g + (gFields.frozen as number))) this.freeze([id], false);
    }
    this.view().setUint32(kernelAddress('wantG'), g, true);
  }

  // ---- the collector

  forceGC(): void {
    if (kernelU32(this.reader, 'gcPhase') !== 0) throw new Error('a collection is in progress already');
    const view = this.view();
    view.setUint32(kernelAddress('gcWanted'), gcTrigger.forced, true);
    // The goroutine that runs gives way at its next safepoint; the collection starts before anything else runs.
    if (view.getInt32(machine.ticks, true) > 0) view.setInt32(machine.ticks, 0, true);
  }

  /** From now on the kernel is told who takes locks. */
  trackLocks(): void {
    this.view().setUint32(machine.trackLocks, trackingLocks, true);
  }

  // ---- steps

  /** Arms the stop at the event that ends a step. */
  armStep(kind: RuntimeStep): void {
    if (!stepEvents[kind]) throw new Error(`unknown step ${kind}`);
    this.step = kind;
    this.setBit('stopBefore', probeBit(stepEvents[kind]), true);
    // What the collector does on the way is news at the stop. Each object is recorded only where a step is short: the ring is the timeline's too.
    const recorded = this.view().getBigUint64(kernelAddress('traceMask'), true);
    let wanted = 0n;
    for (const e of /^(root|object|mark|barrier)$/.test(kind) ? objectEvents : phaseEvents) wanted |= probeBit(e);
    this.stepRecords = wanted & ~recorded;
    this.setBit('traceMask', this.stepRecords, true);
  }

  /** Whether a stop by a probe is not the one that a step waits for: then the program goes on at once. */
  passes(): boolean {
    if (this.step !== 'gc') return false;
    const e = readProbe(this.reader, this.info);
    return e.kind === 'gcPhase' && e.args.to !== 'mark';
  }

  /** The program has stopped, for whatever reason: a step is over. Returns whether it had been one. */
  stopped(): boolean {
    const { step } = this;
    if (!step) return false;
    this.step = undefined;
    this.setBit('stopBefore', probeBit(stepEvents[step]), false);
    this.setBit('traceMask', this.stepRecords, false);
    return true;
  }

  private setBit(field: string, bit: bigint, on: boolean): void {
    const view = this.view();
    const old = view.getBigUint64(kernelAddress(field), true);
    view.setBigUint64(kernelAddress(field), on ? old | bit : old & ~bit, true);
    this.updateProbeMask();
  }

  /** Events at which the client's filters stop the program, in place of those before. */
  stopAt(mask: bigint): void {
    const view = this.view();
    const others = view.getBigUint64(kernelAddress('stopAfter'), true) & ~this.filterEvents;
    this.filterEvents = mask;
    view.setBigUint64(kernelAddress('stopAfter'), others | mask, true);
    this.updateProbeMask();
  }
  private filterEvents = 0n;

  /** Has kinds of events recorded in the trace ring, beside those that are. */
  record(kinds: readonly string[]): void {
    this.setBit('traceMask', kinds.reduce((all, k) => all | probeBit(k), 0n), true);
  }

  /** Kinds that anybody is interested in: recorded, stopped at, watched. */
  private updateProbeMask(): void {
    const view = this.view();
    let mask = 0n;
    for (const field of ['traceMask', 'stopBefore', 'stopAfter']) mask |= view.getBigUint64(kernelAddress(field), true);
    for (const w of this.watches) for (const e of w.events) mask |= probeBit(e);
    view.setBigUint64(machine.probeMask, mask, true);
  }

  // ---- watches

  listWatches(): readonly Watch[] {
    return this.watches;
  }

  watch(address: number, bytes: number, events: readonly string[], title: string): Watch {
    if (this.watches.length >= maxWatches) throw new Error(`there can be ${maxWatches} watches at once: remove one first`);
    const watch = { id: this.nextWatch++, address, bytes, events, title };
    this.watches.push(watch);
    this.writeWatches();
    return watch;
  }

  unwatch(id: number): void {
    this.watches = this.watches.filter((w) => w.id !== id);
    this.writeWatches();
  }

  private writeWatches(): void {
    const view = this.view();
    view.setUint32(kernelAddress('nWatches'), this.watches.length, true);
    this.watches.forEach((w, i) => {
      view.setUint32(kernelAddress('watchLo') + 4 * i, w.address, true);
      view.setUint32(kernelAddress('watchHi') + 4 * i, w.address + w.bytes, true);
      view.setBigUint64(kernelAddress('watchKinds') + 8 * i, w.events.reduce((all, e) => all | probeBit(e), 0n), true);
    });
    this.updateProbeMask();
  }
}
