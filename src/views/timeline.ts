/** The timeline view: lanes by P and by goroutine over the last events. */
import { locationOf, type GoroutineTable } from '../inspect/goroutineTable';
import type { Image } from '../inspect/image';
import { spanKinds, timeline } from '../inspect/timeline';
import { waitReasons } from '../layout/status';
import type { Place, TimelineAnswer, TimelineArguments } from './messages';

export function timelineAnswer(image: Image, t: GoroutineTable, args: TimelineArguments): TimelineAnswer {
  const line = timeline(image, Math.min(args.events ?? 4000, 1 << 20));
  const places: Place[] = [{ func: '', path: '', line: 0 }];
  const placeOf = new Map<number, number>([[0, 0]]);
  const at = line.spans.at.map((id) => {
    let i = placeOf.get(id);
    if (i === undefined) {
      i = places.push(image.places.ofId(id)) - 1;
      placeOf.set(id, i);
    }
    return i;
  });
  const goroutines = new Map<number, number>();
  line.spans.goroutine.forEach((g) => g && goroutines.set(g, (goroutines.get(g) ?? 0) + 1));
  const ids = [...goroutines.keys()].sort((a, b) => a - b);
  const maxLanes = args.lanes ?? 500;
  // With too many the busiest are shown, in order of their ids.
  const shown = ids.length > maxLanes ? ids.sort((a, b) => (goroutines.get(b) ?? 0) - (goroutines.get(a) ?? 0)).slice(0, maxLanes).sort((a, b) => a - b) : ids;
  const names = shown.map((id) => {
    const i = t.rowOf.get(id);
    return i === undefined ? '' : locationOf(image, t, i).func;
  });
  const procs = Math.max(-1, ...line.spans.p) + 1;
  return {
    from: line.from, to: line.to, spans: { ...line.spans, at }, places, reasons: [...waitReasons], kinds: [...spanKinds], goroutines: shown, names, goroutinesInAll: ids.length, procs,
    wakes: line.wakes, phases: line.phases, stops: line.stops, events: line.events, lost: line.lost,
  };
}
