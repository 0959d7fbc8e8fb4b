/**
 * The timeline: what each P or each goroutine did over the last events. Drawn on one SVG; spans that are narrower than a pixel and follow each other are drawn as one,
 * so that the number of elements depends on the width and not on the number of events. Wheel and + − zoom, dragging and the arrow keys move.
 */
import { scaleLinear } from 'd3-scale';
import { select } from 'd3-selection';
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TimelineAnswer } from '../views/messages';
import { post, useAnswer, useKept } from './bus';
import { Button, Empty, GoroutineLink, PlaceLink, Segments, Select, count, duration, placeText, useSize } from './parts';

const laneHeight = 20;
const labelWidth = 132;
/** Room for the ticks, and below them for the collector's phases. */
const axisHeight = 34;
const classes = ['running', 'runnable', 'waiting', 'syscall', 'worker'];

export function TimelineView(): VNode {
  const [by, setBy] = useKept<'p' | 'g'>('timeline.by', 'p');
  const [events, setEvents] = useKept('timeline.events', '4000');
  const [chosen, setChosen] = useState(-1);
  const { body, error } = useAnswer<TimelineAnswer>('glassgo/timeline', { events: Number(events) });
  useEffect(() => setChosen(-1), [body]);
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Reading the trace…" />;
  if (body.events === 0) return <Empty title="Nothing has been recorded yet."><p>Events are recorded while a program runs under the debugger with "timeline": true in its launch configuration, which is the default.</p></Empty>;
  return (
    <div class="timeline">
      <div class="toolbar">
        <Segments label="Lanes" value={by} onChange={setBy} options={[['p', 'By P'], ['g', 'By Goroutine']]} />
        <Select label="Last" value={events} onChange={setEvents} options={[['500', '500 events'], ['4000', '4,000 events'], ['16000', '16,000 events']]} />
        <span class="dim">{duration((body.to - body.from) / 1e6)}, {count(body.events)} events{body.lost > 0 && ` (${count(body.lost)} earlier ones are not shown)`}{by === 'g' && body.goroutinesInAll > body.goroutines.length && `; the ${count(body.goroutines.length)} busiest of ${count(body.goroutinesInAll)} goroutines`}</span>
        <span class="fill" />
        <Legend by={by} />
      </div>
      <Lanes body={body} by={by} chosen={chosen} onChoose={setChosen} />
      {chosen >= 0 && <Chosen body={body} i={chosen} />}
    </div>
  );
}

function Legend(props: { by: 'p' | 'g' }): VNode {
  const shown: readonly (readonly [string, string])[] = props.by === 'p' ? [['running', 'goroutine runs'], ['worker', 'GC worker'], ['gc', 'collection']] : [['running', 'runs'], ['runnable', 'could run'], ['waiting', 'waits'], ['syscall', 'system call or I/O'], ['gc', 'collection']];
  return <span class="legend">{shown.map(([c, text]) => <span key={c} class="state-count"><svg width="12" height="10" aria-hidden="true"><rect class={`span ${c}`} width="12" height="10" /></svg>{text}</span>)}</span>;
}

function Chosen(props: { body: TimelineAnswer; i: number }): VNode {
  const { spans, places, reasons, kinds, from } = props.body;
  const { i } = props;
  const place = places[spans.at[i] as number];
  const g = spans.goroutine[i] as number;
  const kind = kinds[spans.kind[i] as number] as string;
  const reason = reasons[spans.reason[i] as number];
  return (
    <p class="chosen" role="status">
      {g > 0 ? <GoroutineLink id={g} /> : 'The collector'} {kind === 'waiting' && reason ? `waiting (${reason})` : kind}{(spans.p[i] as number) >= 0 && ` on P${spans.p[i]}`} for {duration(((spans.end[i] as number) - (spans.start[i] as number)) / 1e6)}, from {duration(((spans.start[i] as number) - from) / 1e6)}
      {place?.path && <>, {kind === 'running' ? 'going on' : ''} in {place.func} <PlaceLink place={place} /></>}
    </p>
  );
}

interface Lane {
  readonly key: number;
  readonly title: string;
  readonly detail: string;
  readonly spans: number[];
}

/** The spans of each lane, by start. */
function lanesOf(body: TimelineAnswer, by: 'p' | 'g'): Lane[] {
  const { spans } = body;
  const lanes = new Map<number, Lane>();
  if (by === 'p') for (let p = 0; p < body.procs; p++) lanes.set(p, { key: p, title: `P${p}`, detail: '', spans: [] });
  else body.goroutines.forEach((g, i) => lanes.set(g, { key: g, title: `G${g}`, detail: (body.names[i] ?? '').replace(/^main\./, ''), spans: [] }));
  for (let i = 0; i < spans.start.length; i++) {
    const kind = spans.kind[i] as number;
    const key = by === 'p' ? (kind === 0 || kind === 4 ? (spans.p[i] as number) : -1) : (spans.goroutine[i] as number);
    lanes.get(key)?.spans.push(i);
  }
  for (const lane of lanes.values()) lane.spans.sort((a, b) => (spans.start[a] as number) - (spans.start[b] as number));
  return [...lanes.values()];
}

function Lanes(props: { body: TimelineAnswer; by: 'p' | 'g'; chosen: number; onChoose(i: number): void }): VNode {
  const { body, by } = props;
  const [ref, size] = useSize();
  const svg = useRef<SVGSVGElement>(null);
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown> | null>(null);
  const [top, setTop] = useState(0);
  const lanes = useMemo(() => lanesOf(body, by), [body, by]);
  const width = Math.max(50, size.width - labelWidth - 14);
  useEffect(() => {
    if (!svg.current) return;
    const z = zoom<SVGSVGElement, unknown>().scaleExtent([1, 1e6]).translateExtent([[0, 0], [width, 1]]).extent([[0, 0], [width, 1]]).filter((e: Event) => e.type !== 'wheel' || !(e as WheelEvent).shiftKey).on('zoom', (e: { transform: ZoomTransform }) => setTransform(e.transform));
    behavior.current = z;
    select(svg.current).call(z).on('dblclick.zoom', null);
  }, [width]);
  useEffect(() => {
    if (svg.current && behavior.current) select(svg.current).call(behavior.current.transform, zoomIdentity);
  }, [body]);
  const base = scaleLinear().domain([body.from, Math.max(body.to, body.from + 1)]).range([0, width]);
  const x = transform.rescaleX(base);
  const onKeyDown = (e: KeyboardEvent): void => {
    const s = svg.current && behavior.current ? select(svg.current) : undefined;
    const z = behavior.current;
    if (s === undefined || z === null) return;
    switch (e.key) {
      case '+': case '=': s.call(z.scaleBy, 1.6); break;
      case '-': s.call(z.scaleBy, 1 / 1.6); break;
      case 'ArrowLeft': s.call(z.translateBy, width / 6 / transform.k, 0); break;
      case 'ArrowRight': s.call(z.translateBy, -width / 6 / transform.k, 0); break;
      case '0': case 'Home': s.call(z.transform, zoomIdentity); break;
      default: return;
    }
    e.preventDefault();
  };
  const height = axisHeight + lanes.length * laneHeight + 4;
  const first = Math.max(0, Math.floor((top - axisHeight) / laneHeight) - 1);
  const last = Math.min(lanes.length, Math.ceil((top + size.height) / laneHeight) + 1);
  return (
    <div ref={ref} class="lanes" onScroll={(e) => setTop((e.currentTarget as HTMLElement).scrollTop)}>
      <div class="zoom" role="toolbar" aria-label="Zoom">
        <Button title="Zoom in (+)" onClick={() => svg.current && behavior.current && select(svg.current).call(behavior.current.scaleBy, 1.6)}>+</Button>
        <Button title="Zoom out (−)" onClick={() => svg.current && behavior.current && select(svg.current).call(behavior.current.scaleBy, 1 / 1.6)}>−</Button>
        <Button title="Show all (0)" onClick={() => svg.current && behavior.current && select(svg.current).call(behavior.current.transform, zoomIdentity)}>All</Button>
      </div>
      <svg width={labelWidth + width} height={height} class="lanes-svg">
        {lanes.slice(first, last).map((lane, j) => {
          const y = axisHeight + (first + j) * laneHeight;
          return (
            <g key={lane.key}>
              <text x={4} y={y + 14} class="title">{lane.title}<tspan class="dim" dx={6}>{lane.detail.length > 13 ? `${lane.detail.slice(0, 12)}…` : lane.detail}</tspan></text>
              <line class="lane-line" x1={0} x2={labelWidth + width} y1={y + laneHeight - 1} y2={y + laneHeight - 1} />
            </g>
          );
        })}
        <svg ref={svg} x={labelWidth} width={width} height={height} tabIndex={0} role="application" aria-label="Timeline: plus and minus zoom, arrow keys move, 0 shows all" onKeyDown={onKeyDown}>
          <rect class="ground" width={width} height={height} />
          {body.phases.map((p, i) => {
            const from = Math.max(0, x(p.start));
            const to = Math.min(width, x(p.end));
            return to > from - 1 && to >= 0 && from <= width ? <g key={i}><rect class={`gc ${p.phase.replace(' ', '-')}`} x={from} width={Math.max(1, to - from)} height={height} />{to - from > 40 && <text class="dim small" x={from + 3} y={28}>{p.phase === 'sweep' ? 'GC sweep' : 'GC mark'}</text>}</g> : null;
          })}
          <Axis scale={x} from={body.from} width={width} height={height} />
          {body.stops.map((t, i) => { const at = x(t); return at >= 0 && at <= width ? <line key={i} class="stw" x1={at} x2={at} y1={axisHeight} y2={height}><title>The world stops</title></line> : null; })}
          {lanes.slice(first, last).map((lane, j) => <LaneSpans key={lane.key} body={body} lane={lane} y={axisHeight + (first + j) * laneHeight} x={x} width={width} by={by} chosen={props.chosen} onChoose={props.onChoose} />)}
          <Arrows body={body} by={by} lanes={lanes} x={x} width={width} chosen={props.chosen} />
        </svg>
      </svg>
    </div>
  );
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

function Axis(props: { scale: Scale; from: number; width: number; height: number }): VNode {
  const [first, last] = props.scale.domain() as [number, number];
  const relative = scaleLinear().domain([first - props.from, last - props.from]).range(props.scale.range());
  return <g>{relative.ticks(Math.max(2, Math.floor(props.width / 110))).map((t) => <g key={t}><line class="tick" x1={relative(t)} x2={relative(t)} y1={15} y2={props.height} /><text class="dim small" x={relative(t) + 3} y={13}>{duration(t / 1e6)}</text></g>)}</g>;
}

function LaneSpans(props: { body: TimelineAnswer; lane: Lane; y: number; x: Scale; width: number; by: 'p' | 'g'; chosen: number; onChoose(i: number): void }): VNode {
  const { spans, places, reasons, kinds } = props.body;
  const out: VNode[] = [];
  // Where the last element ended, in pixels: what would begin and end before the next pixel is left to it.
  let drawnTo = -1;
  for (const i of props.lane.spans) {
    const from = props.x(spans.start[i] as number);
    const to = props.x(spans.end[i] as number);
    if (to < 0) continue;
    if (from > props.width) break;
    if (to - from < 1 && to < drawnTo) continue;
    const left = Math.max(0, from);
    const w = Math.max(1, Math.min(props.width, to) - left);
    drawnTo = left + w;
    const kind = spans.kind[i] as number;
    const place = places[spans.at[i] as number];
    const what = kinds[kind] === 'waiting' ? `waits: ${reasons[spans.reason[i] as number] ?? ''}` : kinds[kind];
    const label = props.by === 'p' ? (kind === 4 ? 'GC' : `G${spans.goroutine[i]}`) : kind === 2 ? (reasons[spans.reason[i] as number] ?? '') : '';
    const choose = (): void => {
      props.onChoose(i);
      if (place?.path) post({ type: 'open', place });
    };
    out.push(
      <g key={i} class={`span-group${i === props.chosen ? ' chosen' : ''}`} onClick={choose}>
        <rect class={`span ${classes[kind]}${kind === 2 ? ` wait-${reasonClass(reasons[spans.reason[i] as number] ?? '')}` : ''}`} x={left} y={props.y + 2} width={w} height={laneHeight - 5}>
          <title>{`${spans.goroutine[i] ? `G${spans.goroutine[i]} ` : ''}${what}, ${duration(((spans.end[i] as number) - (spans.start[i] as number)) / 1e6)}${place?.path ? `\n${place.func} ${placeText(place)}` : ''}`}</title>
        </rect>
        {w > label.length * 7 + 4 && label && <text class={`span-label${kind === 1 || kind === 2 ? ' on-pale' : ''}`} x={left + 3} y={props.y + 13}>{label}</text>}
      </g>,
    );
  }
  return <g>{out}</g>;
}

function reasonClass(reason: string): string {
  return /chan|select/.test(reason) ? 'chan' : /sync|sema/.test(reason) ? 'sync' : /sleep/.test(reason) ? 'sleep' : 'other';
}

/** From who woke to where the one that was woken ran; all of them only while there are few in sight, else those of the chosen goroutine. */
function Arrows(props: { body: TimelineAnswer; by: 'p' | 'g'; lanes: readonly Lane[]; x: Scale; width: number; chosen: number }): VNode {
  const { body, x } = props;
  const row = new Map(props.lanes.map((l, i) => [l.key, i]));
  const g = props.chosen >= 0 ? (body.spans.goroutine[props.chosen] as number) : 0;
  const inSight = body.wakes.filter((w) => w.from > 0 && x(w.start) >= 0 && x(w.time) <= props.width);
  const drawn = inSight.length <= 150 ? inSight : inSight.filter((w) => w.to === g || w.from === g).slice(0, 150);
  return (
    <g class="wakes">
      {drawn.map((w, i) => {
        const a = row.get(props.by === 'p' ? w.fromP : w.from);
        const b = row.get(props.by === 'p' ? w.toP : w.to);
        if (a === undefined || b === undefined || (props.by === 'p' && w.toP < 0)) return null;
        const [x1, x2] = [x(w.time), x(props.by === 'p' ? w.start : w.time + Math.max(0, w.start - w.time))];
        const y1 = axisHeight + a * laneHeight + laneHeight / 2;
        const y2 = axisHeight + b * laneHeight + laneHeight / 2;
        const lit = w.to === g || w.from === g;
        return (
          <g key={i} class={`wake${lit ? ' lit' : ''}`}>
            <path d={`M${x1},${y1} C${x1 + 8},${(y1 + y2) / 2} ${x2 - 8},${(y1 + y2) / 2} ${x2},${y2}`}><title>{`G${w.from} wakes G${w.to}`}</title></path>
            <circle cx={x2} cy={y2} r={2.2} />
          </g>
        );
      })}
    </g>
  );
}
