/**
 * The custom requests about the runtime (docs/requests.md lists them): what the views show, read from the stopped program's memory, and what the user decides
 * about the schedule, written to it. The session passes requests on and tells about stops.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { type Image, imageOf } from '../inspect/image';
import type { MemoryReader } from '../inspect/memoryReader';
import { type Frame, kernelU32, kernelU64 } from '../inspect/goroutines';
import { locationOf } from '../inspect/goroutineTable';
import { addressOf } from '../inspect/addressOf';
import { describeObject, objectAt } from '../inspect/heapObjects';
import { readProbe, standingEvent } from '../inspect/trace';
import { Answers } from '../views/answers';
import type { HeapPast } from '../views/heap';
import { explainStop } from '../views/explain';
import { placeText } from '../views/goroutines';
import type { RuntimeStep, StopAnswer } from '../views/messages';
import { RuntimeControl, timelineEvents } from './runtimeControl';

/** What can be waited for, and the events that it is. */
const watchEvents: Readonly<Record<string, readonly string[]>> = {
  marked: ['gcMark'], freed: ['gcFree'], used: ['chanSend', 'chanRecv', 'chanClose', 'select', 'semAcquire', 'semRelease', 'condWait', 'condNotify', 'lockTaken', 'lockFreed'],
};

/** What clients show beside the thread, where a sentence has no room. */
const stopTitles: Readonly<Record<string, string>> = {
  schedule: 'scheduling decision', goSteal: 'steal', goPark: 'park', goPreempt: 'preemption', gcPhase: 'GC phase', gcRoot: 'GC root scanned', gcBlacken: 'GC object scanned', gcMark: 'GC object marked',
  writeBarrier: 'write barrier', gcAssist: 'GC assist', gcSweep: 'GC span swept', gcFree: 'object freed', gcWorker: 'GC worker', finalize: 'finalizer', alloc: 'allocation', scavenge: 'scavenging',
  goCreate: 'goroutine created', goStart: 'goroutine runs', goReady: 'goroutine readied', goYield: 'goroutine yields', goEnd: 'goroutine ends', stackGrow: 'stack grows', procStatus: 'P changes', threadStatus: 'M changes',
  syscallEnter: 'system call', syscallExit: 'system call ends', sysmon: 'monitor', netpoll: 'poller', chanMake: 'channel made', chanSend: 'send', chanRecv: 'receive', chanClose: 'close', select: 'select',
  semAcquire: 'lock wanted', semRelease: 'lock released', condWait: 'wait', condNotify: 'notify', lockTaken: 'lock taken', lockFreed: 'lock released', timerSet: 'timer set', timerStop: 'timer stopped', timerFire: 'timer fires',
  panic: 'panic', stopTheWorld: 'world stopped',
};

/** What this part needs of its session. */
export interface RuntimeHost {
  readonly reader: MemoryReader;
  readonly info: DebugInfo;
  /** The program's file or folder. */
  readonly program: string;
  /** Whether the program stands. */
  readonly stopped: boolean;
  /** Lets the program go on. */
  go(): void;
  /** The frame that a handle of the client's stands for. */
  frame(id: number): Frame | undefined;
  /** Makes a goroutine the one that the client shows. */
  select(goroutine: number): void;
}

export class RuntimeRequests {
  private image: Image | undefined;
  private answers: Answers | undefined;
  private readonly control: RuntimeControl;
  private readonly heapPast: HeapPast = { baseline: undefined, last: undefined };
  /** Numbers of the trace's next event at this stop and at the one before. */
  private traceAt = { now: 0, before: 0 };
  private stop = { reason: '', description: '', goroutine: 0 };

  constructor(private readonly host: RuntimeHost) {
    this.control = new RuntimeControl(host.reader, host.info);
  }

  /** Before the program's first instruction. */
  begin(timeline: boolean): void {
    if (timeline) this.control.record(timelineEvents);
    this.control.trackLocks();
  }

  /** These goroutines are to end. */
  end(ids: readonly number[]): void {
    this.control.end(ids);
  }

  stillEnding(): boolean {
    return this.control.stillEnding();
  }

  /** Only this goroutine runs from now on; 0: all. */
  runOnly(goroutine: number): void {
    this.control.runOnly(goroutine);
    this.answers = undefined;
  }

  /** The goroutine that runs first when the program goes on. */
  runNext(goroutine: number): void {
    this.control.runNext(goroutine);
  }

  /** Events (bits) that filters of the client stop at. */
  stopAt(mask: bigint): void {
    this.control.stopAt(mask);
  }

  /** The program goes on: what was computed for the stop is stale. */
  resumed(): void {
    this.answers?.heap.remember();
    this.answers = undefined;
  }

  /** Whether the program is to go on at once from a stop by a probe. */
  passes(): boolean {
    return this.control.passes();
  }

  /** The program stands. Returns a title for the stop if it is the runtime's. */
  stoppedBy(reason: string, description: string, goroutine: number): string | undefined {
    this.stop = { reason, description, goroutine };
    this.traceAt = { now: Number(kernelU64(this.host.reader, 'traceSeq')), before: this.traceAt.now };
    this.control.stopped();
    return reason === 'probe' ? stopTitles[readProbe(this.host.reader, this.host.info).kind] : undefined;
  }

  private explainStop(): StopAnswer {
    const image = this.theImage();
    const { reason, description, goroutine } = this.stop;
    const table = this.theAnswers().goroutines;
    const row = table.table.rowOf.get(goroutine);
    const at = row === undefined ? undefined : locationOf(image, table.table, row);
    return explainStop(image, reason, description, goroutine, at?.path ? placeText(at) : '');
  }

  private theImage(): Image {
    this.image ??= imageOf(this.host.reader, this.host.info);
    return this.image;
  }

  private theAnswers(): Answers {
    if (!this.answers) {
      const event = standingEvent(this.host.reader, this.host.info, this.stop.reason);
      this.answers = new Answers(this.theImage(), {
        heapPast: this.heapPast, traceFrom: this.traceAt.before, watches: this.control.listWatches(), event, chosen: event?.kind === 'schedule' ? kernelU32(this.host.reader, 'probeA') : 0,
      });
    }
    return this.answers;
  }

  /** The answer to a request, undefined if it is none of this part's. Throws an Error whose message is for people. */
  handle(command: string, args: Record<string, unknown>): object | undefined {
    if (!this.host.stopped) throw new Error('the program is running');
    if (command === 'glassgo/stop') return this.explainStop();
    if (command === 'glassgo/addressOf') return { address: addressOf(this.theImage(), this.host.frame(Number(args.frameId)), String(args.expression)) };
    if (command === 'glassgo/saveCore') return this.saveCore(String(args.path ?? ''));
    const done = this.change(command, args);
    if (!done) return this.theAnswers().answer(command, args);
    // What is shown may have changed with it.
    this.answers = undefined;
    return done;
  }

  private async saveCore(path: string): Promise<object> {
    if (!path) throw new Error('"path" says where the core file goes');
    const { writeCore } = await import('../engine/core');
    const { info, reader, program } = this.host;
    const fd = openSync(path, 'w');
    let bytes = 0;
    try {
      for (const piece of writeCore({ program, ...this.stop }, info, reader.buffer())) bytes += writeSync(fd, piece);
    } finally {
      closeSync(fd);
    }
    return { path, bytes };
  }

  /** "Stop when this object is marked", "freed", "when this channel is used". */
  private watch(args: Record<string, unknown>): object {
    const address = Number(args.address);
    const events = watchEvents[String(args.when)];
    if (!events) throw new Error(`"when" must be one of ${Object.keys(watchEvents).join(', ')}`);
    const o = objectAt(this.theImage(), address);
    const bytes = Number(args.bytes ?? o?.bytes ?? 8);
    const from = args.bytes === undefined && o ? o.base : address;
    return this.control.watch(from, bytes, events, `stop when ${args.what ?? describeObject(this.theImage(), address)} is ${args.when}`);
  }

  /** A request that changes something, or lets the program go on. */
  private change(command: string, args: Record<string, unknown>): object | undefined {
    const { control } = this;
    switch (command) {
      case 'glassgo/select': this.host.select(Number(args.goroutine)); return {};
      case 'glassgo/freeze': control.freeze((args.goroutines as number[]) ?? [], args.frozen !== false); return {};
      case 'glassgo/runOnly': control.runOnly(Number(args.goroutine ?? 0)); return {};
      case 'glassgo/runNext': control.runNext(Number(args.goroutine ?? 0)); return {};
      case 'glassgo/step':
        control.armStep(args.kind as RuntimeStep);
        this.host.go();
        return {};
      case 'glassgo/watch': return this.watch(args);
      case 'glassgo/unwatch': control.unwatch(Number(args.id)); return {};
      case 'glassgo/forceGC':
        control.forceGC();
        control.armStep('gc');
        this.host.go();
        return {};
      default: return undefined;
    }
  }
}
