/**
 * Answers the requests of the views over an image. One object serves one stop: what is expensive is computed when it is first asked for and kept until
 * the program goes on. The debug adapter and `glassgo inspect` both answer through here.
 */
import type { Image } from '../inspect/image';
import { ChannelsView } from './channels';
import { collectorAnswer } from './collector';
import { GoroutinesView } from './goroutines';
import { goroutineDetail } from './goroutineDetail';
import { type HeapPast, HeapView } from './heap';
import type { CollectorAnswer, GoroutinesArguments, SpawnTreeArguments, TimelineArguments } from './messages';
import { schedulerAnswer } from './scheduler';
import { SpawnTree } from './spawnTree';
import { timelineAnswer } from './timeline';
import { WaitGraphView } from './waitGraph';

/** What is known beside the image: other stops, and the event that this stop is about. */
export interface StopContext {
  readonly heapPast: HeapPast;
  /** Number of the first event of the trace that is news. */
  readonly traceFrom: number;
  readonly watches: CollectorAnswer['watches'];
  /** The event that the program stands for, and the object that it is about. */
  readonly event: { readonly kind: string; readonly object: number } | undefined;
  /** The goroutine that has just been chosen and not begun to run, 0 if the stop is not about that. */
  readonly chosen: number;
}

export class Answers {
  private goroutinesView: GoroutinesView | undefined;
  private spawnTree: SpawnTree | undefined;
  private heapView: HeapView | undefined;
  private waitGraph: WaitGraphView | undefined;
  private channelsView: ChannelsView | undefined;

  constructor(private readonly image: Image, private readonly context: StopContext) {}

  get goroutines(): GoroutinesView {
    this.goroutinesView ??= new GoroutinesView(this.image);
    return this.goroutinesView;
  }

  get heap(): HeapView {
    this.heapView ??= new HeapView(this.image, this.context.heapPast, this.context.event);
    return this.heapView;
  }

  private get waits(): WaitGraphView {
    this.waitGraph ??= new WaitGraphView(this.image, this.goroutines, () => this.heap.graph);
    return this.waitGraph;
  }

  private get channels(): ChannelsView {
    this.channelsView ??= new ChannelsView(this.image, this.goroutines.table, () => this.heap.heap);
    return this.channelsView;
  }

  /** The answer to a request, undefined if it is none of these. Throws an Error whose message is for people. */
  answer(request: string, args: Record<string, unknown>): object | undefined {
    const { image } = this;
    switch (request) {
      case 'glassgo/goroutines': return this.goroutines.answer(args as GoroutinesArguments);
      case 'glassgo/goroutine': return goroutineDetail(image, this.goroutines, Number(args.id), this.waits);
      case 'glassgo/waitGraph': return this.waits.answer();
      case 'glassgo/channels': return this.channels.list(args);
      case 'glassgo/channel': return this.channels.channel(args);
      case 'glassgo/spawnTree':
        this.spawnTree ??= new SpawnTree(image, this.goroutines.table);
        return this.spawnTree.answer(args as SpawnTreeArguments);
      case 'glassgo/scheduler': return schedulerAnswer(image, this.goroutines.table, args as { limit?: number }, this.context.chosen);
      case 'glassgo/timeline': return timelineAnswer(image, this.goroutines.table, args as TimelineArguments);
      case 'glassgo/collector': return collectorAnswer(image, this.goroutines.table, this.heap, this.context.traceFrom, this.context.watches);
      default: return this.heapAnswer(request, args);
    }
  }

  private heapAnswer(request: string, args: Record<string, unknown>): object | undefined {
    switch (request) {
      case 'glassgo/heap': return this.heap.overview();
      case 'glassgo/heapTypes': return this.heap.typesAnswer(args);
      case 'glassgo/heapObjects': return this.heap.objectsAnswer(args);
      case 'glassgo/heapSites': return this.heap.sitesAnswer();
      case 'glassgo/heapSpans': return this.heap.spansAnswer(args);
      case 'glassgo/heapSpan': return this.heap.spanAnswer(args);
      case 'glassgo/object': return this.heap.objectAnswer(args);
      case 'glassgo/retained': return this.heap.retainedAnswer(args);
      case 'glassgo/heapBaseline':
        this.heap.setBaseline(args.set !== false);
        return {};
      default: return undefined;
    }
  }
}
