/** The views over a memory that does not run: a core file. */
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { locationOf } from '../inspect/goroutineTable';
import { imageOf } from '../inspect/image';
import { BufferReader } from '../inspect/memoryReader';
import { standingEvent } from '../inspect/trace';
import { kernelU32 } from '../inspect/goroutines';
import { Answers } from './answers';
import { explainStop } from './explain';
import { placeText } from './goroutines';

/** Answers requests over a core: those that read, and `glassgo/stop`. */
export function coreAnswers(memory: ArrayBufferLike, debug: DebugInfo, stop: { reason: string; description: string; goroutine: number }): (request: string, args: Record<string, unknown>) => object | undefined {
  const image = imageOf(new BufferReader(() => memory), debug);
  const event = standingEvent(image.memory, debug, stop.reason);
  const answers = new Answers(image, { heapPast: { baseline: undefined, last: undefined }, traceFrom: 0, watches: [], event, chosen: event?.kind === 'schedule' ? kernelU32(image.memory, 'probeA') : 0 });
  return (request, args) => {
    if (request !== 'glassgo/stop') return answers.answer(request, args);
    const { table } = answers.goroutines;
    const row = table.rowOf.get(stop.goroutine);
    const at = row === undefined ? undefined : locationOf(image, table, row);
    return explainStop(image, stop.reason, stop.description, stop.goroutine, at?.path ? placeText(at) : '');
  };
}
