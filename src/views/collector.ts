/** The collector view: phase, roots, grey objects, the pacer, and what happened since the last stop. */
import { collectorPhase, greyObjects, pacerNumbers, pastCycles, rootJobs } from '../inspect/collector';
import { type GoroutineTable, locationOf } from '../inspect/goroutineTable';
import { kernelU32, kernelU64 } from '../inspect/goroutines';
import { describeObject } from '../inspect/heapObjects';
import type { Image } from '../inspect/image';
import { readTrace } from '../inspect/trace';
import { machine } from '../layout/machine';
import { gStatus } from '../layout/status';
import { phaseSentence } from './explain';
import type { HeapView } from './heap';
import type { CollectorAnswer } from './messages';

const newsKinds: ReadonlySet<string> = new Set(['gcMark', 'gcBlacken', 'gcRoot', 'gcSweep', 'gcFree', 'writeBarrier', 'gcAssist', 'gcPhase', 'finalize']);

export function collectorAnswer(image: Image, t: GoroutineTable, heap: HeapView, since: number, watches: CollectorAnswer['watches']): CollectorAnswer {
  const m = image.memory;
  const phase = collectorPhase(image);
  const pacer = pacerNumbers(image);
  const { queues, barrier, scanning } = greyObjects(image);
  const roots = phase === 'mark' || phase === 'mark termination' ? rootJobs(image, 60) : { done: 0, total: 0, jobs: [] };
  const { nSpans, unswept } = heap.heap;
  let swept = 0;
  for (let s = 0; s < nSpans; s++) if (unswept[s] === 0) swept++;
  const running: CollectorAnswer['running'][number][] = [];
  for (let i = 0; i < t.n; i++) {
    const at = t.status[i] === gStatus.running ? locationOf(image, t, i) : undefined;
    if (at?.path) running.push({ goroutine: t.id[i] as number, at });
  }
  return {
    phase, sentence: phase === 'off' && pacer.cycles === 0 ? 'No collection has run yet. The first one starts when the heap has grown to the trigger.' : phaseSentence(phase), cycle: pacer.cycles + (phase === 'mark' || phase === 'mark termination' ? 1 : 0), roots,
    grey: queues.filter((q) => q.objects.length > 0 || (q.p >= 0 && q.mode !== 'none')).map((q) => ({ p: q.p, mode: q.mode === 'none' ? '' : q.mode, count: q.objects.length, first: q.objects.slice(0, 30).map((a) => heap.row(a)) })),
    greyTotal: queues.reduce((n, q) => n + q.objects.length, 0), scanning: scanning ? heap.row(scanning) : null, barrier: barrier.slice(0, 30).map((a) => heap.row(a)), barrierOn: m.u32(machine.writeBarrier) !== 0, colours: heap.colours(),
    sweep: { swept: phase === 'sweep' ? swept : 0, total: phase === 'sweep' ? nSpans : 0 },
    pacer: { heapLive: pacer.heapLive, heapMarked: pacer.heapMarked, trigger: pacer.trigger, goal: pacer.goal, gcPercent: pacer.gcPercent, scanWork: pacer.heapScanWork, expectedScan: pacer.heapScan, credit: pacer.bgScanCredit, assistWorkPerByte: pacer.assistWorkPerByte },
    past: pastCycles(image), news: news(image, since), running, watches,
  };
}

/** The collector's events since the last stop, newest first. */
function news(image: Image, since: number): CollectorAnswer['news'] {
  const end = Number(kernelU64(image.memory, 'traceSeq'));
  if (kernelU32(image.memory, 'traceRing') === 0) return [];
  const { events } = readTrace(image.memory, image.info, Math.max(since, end - 2000), 2000);
  return events.filter((e) => newsKinds.has(e.kind)).slice(-60).reverse().map((e) => {
    const object = Number(e.args.object ?? e.args.new ?? 0);
    return { kind: e.kind, object, goroutine: e.goroutine, text: newsText(image, e.kind, e.args) };
  });
}

function newsText(image: Image, kind: string, a: Readonly<Record<string, number | string>>): string {
  const object = (v: number | string | undefined): string => describeObject(image, Number(v));
  switch (kind) {
    case 'gcMark': return `marked ${object(a.object)}${a.from === '0' ? ' from a root' : ` through ${object(a.from)}`}`;
    case 'gcBlacken': return `scanned ${object(a.object)}: black`;
    case 'gcRoot': return a.kind === 'stack' ? `scanned the stack of G${a.g}` : `scanned ${a.kind}`;
    case 'gcSweep': return `swept the span at ${a.span}: ${a.freed} freed, ${a.live} stay`;
    case 'gcFree': return `freed ${object(a.object)}`;
    case 'writeBarrier': return `write barrier: a word of ${object(a.slot)} changes from ${a.old === '0' ? 'nil' : object(a.old)} to ${a.new === '0' ? 'nil' : object(a.new)}`;
    case 'gcAssist': return `G${a.g} has assisted: ${a.bytes} bytes scanned`;
    case 'gcPhase': return `phase: ${a.from} → ${a.to}`;
    default: return kind;
  }
}
