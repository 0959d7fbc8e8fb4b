/** The heap: the map of pages, size classes and spans, objects by type, what keeps what alive, and beside them the object that is selected. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { HeapAnswer, HeapTypeRow, HeapTypesAnswer, ObjectsAnswer, SpanAnswer, SpanClassRow, SpanRow } from '../views/messages';
import { act, shown, useAnswer, useKept, useSignal } from './bus';
import { AllocationSites } from './allocationSites';
import { ObjectPane } from './objectPane';
import { Button, Empty, ObjectLink, Segments, bytes, count, hex } from './parts';
import { Retained } from './retained';

type Mode = 'overview' | 'types' | 'retained' | 'goroutines' | 'sites';

export function HeapView(): VNode {
  const [mode, setMode] = useKept<Mode>('heap.mode', 'overview');
  const [address, setAddress] = useKept('heap.address', 0);
  const wish = useSignal(shown);
  useEffect(() => {
    if (wish?.view === 'heap' && wish.focus.address) setAddress(wish.focus.address);
  }, [wish]);
  return (
    <div class="goroutines heap">
      <div class="main">
        <div class="toolbar">
          <Segments label="How the heap is shown" value={mode} onChange={setMode} options={[['overview', 'Overview'], ['types', 'By Type'], ['sites', 'By Allocation Site'], ['retained', 'What Keeps It'], ['goroutines', 'By Goroutine']]} />
        </div>
        {mode === 'overview' && <Overview onObject={setAddress} />}
        {mode === 'types' && <Types />}
        {mode === 'sites' && <AllocationSites />}
        {mode === 'retained' && <Retained goroutines={false} />}
        {mode === 'goroutines' && <Retained goroutines={true} />}
      </div>
      {address > 0 && <ObjectPane address={address} onClose={() => setAddress(0)} />}
    </div>
  );
}

export function HeapGauge(props: { live: number; trigger: number; goal: number; marked?: number }): VNode {
  const most = Math.max(props.live, props.goal > 0 ? props.goal : 0, props.trigger > 0 ? props.trigger : 0) * 1.04 || 1;
  const x = (n: number): number => (n / most) * 560;
  return (
    <svg class="gauge" width="580" height="46" role="img" aria-label={`Live heap ${bytes(props.live)}, trigger ${bytes(props.trigger)}, goal ${bytes(props.goal)}`}>
      <rect class="track" x="0" y="16" width="560" height="12" rx="2" />
      <rect class="live" x="0" y="16" width={x(props.live)} height="12" rx="2" />
      {props.trigger > 0 && <g><line class="trigger" x1={x(props.trigger)} x2={x(props.trigger)} y1="11" y2="32" /><text class="small dim" x={Math.min(555, x(props.trigger))} y="9" text-anchor="end">next GC at {bytes(props.trigger)}</text></g>}
      {props.goal > 0 && <g><line class="goal" x1={x(props.goal)} x2={x(props.goal)} y1="11" y2="32" /><text class="small dim" x={Math.min(558, x(props.goal))} y="43" text-anchor="end">goal {bytes(props.goal)}</text></g>}
      <text class="small" x="2" y="43">{bytes(props.live)} live</text>
    </svg>
  );
}

function Overview(props: { onObject(a: number): void }): VNode {
  const { body, error } = useAnswer<HeapAnswer>('glassgo/heap', {});
  const [sizeClass, setSizeClass] = useState(-1);
  const [span, setSpan] = useState(0);
  useEffect(() => setSpan(0), [sizeClass]);
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Reading the heap…" />;
  return (
    <div class="scroll">
      <div class="columns">
        <div>
          <HeapGauge live={body.heapLive} trigger={body.trigger} goal={body.goal} />
          <p><strong>{count(body.objects)}</strong> objects of <strong>{bytes(body.objectBytes)}</strong> in {bytes(body.spanBytes)} of spans{body.spanBytes > 0 && <> ({Math.round((1 - body.objectBytes / body.spanBytes) * 100)} % of these is free places and rounding)</>}; {bytes(body.freeBytes)} in free pages{body.releasedBytes > 0 && <> ({bytes(body.releasedBytes)} given back to the system)</>}, {bytes(body.stackBytes)} in stacks.</p>
          <p class="dim">{bytes(body.allocated)} in {count(body.allocations)} allocations since the start: {bytes(body.rate)}/s{body.recentRate >= 0 && `, ${bytes(body.recentRate)}/s since the last stop`}.</p>
        </div>
        <HeapMap body={body} onChoose={(a) => { setSpan(a); }} />
      </div>
      <Colours body={body} />
      <Classes rows={body.classes} chosen={sizeClass} onChoose={setSizeClass} />
      {span > 0 && <Span address={span} onObject={props.onObject} />}
      {sizeClass >= 0 && <Spans sizeClass={sizeClass} chosen={span} onChoose={setSpan} />}
    </div>
  );
}

const cellSize = 9;

function HeapMap(props: { body: HeapAnswer; onChoose(address: number): void }): VNode {
  const { cells, pagesPerCell } = props.body;
  const perRow = 62;
  const rows = Math.ceil(cells.length / perRow);
  return (
    <figure class="heap-map">
      <svg width={perRow * cellSize} height={Math.max(1, rows) * cellSize} role="img" aria-label="Map of the heap's pages">
        {cells.map((c, i) => (
          <rect key={i} class={`cell ${c.kind}`} x={(i % perRow) * cellSize} y={Math.floor(i / perRow) * cellSize} width={cellSize - 1} height={cellSize - 1} opacity={c.kind === 'small' || c.kind === 'large' ? 0.25 + 0.75 * c.used : 1} onClick={() => (c.kind === 'small' || c.kind === 'large') && props.onChoose(c.address)}>
            <title>{`${hex(c.address)}: ${c.kind === 'small' ? 'small objects' : c.kind === 'large' ? 'a large object' : c.kind === 'kernel' ? "the runtime's own tables" : c.kind === 'stack' ? 'stacks' : 'free pages'}${c.kind === 'small' || c.kind === 'large' ? `, ${Math.round(c.used * 100)} % used` : ''}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption class="dim small legend">{([['small', 'small objects'], ['large', 'large objects'], ['stack', 'stacks'], ['free', 'free'], ['kernel', 'runtime tables']] as const).map(([k, t]) => <span key={k} class="state-count"><svg width="9" height="9" aria-hidden="true"><rect class={`cell ${k}`} width="9" height="9" /></svg>{t}</span>)}<span>a square is {pagesPerCell === 1 ? 'a page of 8 KiB' : `${pagesPerCell} pages, ${bytes(pagesPerCell * 8192)}`}; an arena of 64 MiB is {count(8192 / pagesPerCell)} squares</span></figcaption>
    </figure>
  );
}

export const colourTexts: Readonly<Record<string, string>> = {
  white: 'white: not reached yet', grey: 'grey: reached, still to be scanned', black: 'black: reached and scanned', 'in use': 'in use', dead: 'dead: not reached, to be swept', free: 'free place',
};

export function ColourSwatch(props: { colour: string }): VNode {
  return <svg width="11" height="11" aria-hidden="true" class="swatch"><rect class={`object ${props.colour.replace(' ', '-')}`} x="0.5" y="0.5" width="10" height="10" rx="2" /></svg>;
}

function Colours(props: { body: HeapAnswer }): VNode | null {
  const { colours, phase } = props.body;
  if (phase === 'off') return null;
  return <p class="legend">{(['white', 'grey', 'black', 'dead', 'in use'] as const).filter((c) => colours[c] > 0).map((c) => <span key={c} class="state-count"><ColourSwatch colour={c} />{count(colours[c])} {colourTexts[c]}</span>)}</p>;
}

function Classes(props: { rows: readonly SpanClassRow[]; chosen: number; onChoose(c: number): void }): VNode {
  return (
    <table class="grid">
      <caption>Spans by size class</caption>
      <thead><tr><th>Object size</th><th class="n">Spans</th><th class="n">Objects</th><th class="n">Places</th><th class="n">Bytes</th><th>Used</th></tr></thead>
      <tbody>
        {props.rows.map((r) => {
          const used = r.spanBytes > 0 ? r.objectBytes / r.spanBytes : 0;
          return (
            <tr key={r.sizeClass} class={r.sizeClass === props.chosen ? 'chosen-row' : ''}>
              <td><button type="button" class="link" aria-expanded={r.sizeClass === props.chosen} onClick={() => props.onChoose(r.sizeClass === props.chosen ? -1 : r.sizeClass)}>{r.sizeClass === 0 ? 'large objects' : `${count(r.bytes)} bytes`}</button></td>
              <td class="n">{count(r.spans)}</td><td class="n">{count(r.objects)}</td><td class="n">{count(r.places)}</td><td class="n">{bytes(r.objectBytes)}</td>
              <td><svg width="90" height="8" role="img" aria-label={`${Math.round(used * 100)} percent used`}><rect class="track" width="90" height="8" rx="2" /><rect class="live" width={90 * used} height="8" rx="2" /></svg> <span class="dim">{Math.round(used * 100)} %</span></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Spans(props: { sizeClass: number; chosen: number; onChoose(a: number): void }): VNode {
  const [start, setStart] = useState(0);
  const { body, error } = useAnswer<{ rows: SpanRow[]; total: number }>('glassgo/heapSpans', { sizeClass: props.sizeClass, start, count: 50 });
  if (error) return <Empty title={error} />;
  return (
    <table class="grid">
      <caption>Spans of this class {body && <Pager start={start} size={50} total={body.total} onGo={setStart} />}</caption>
      <thead><tr><th>Address</th><th class="n">Pages</th><th class="n">Objects</th><th>Pointers</th><th>Swept</th><th>Cache</th></tr></thead>
      <tbody>{(body?.rows ?? []).map((s) => <tr key={s.address} class={s.address === props.chosen ? 'chosen-row' : ''}><td><button type="button" class="link address" onClick={() => props.onChoose(s.address)}>{hex(s.address)}</button></td><td class="n">{s.pages}</td><td class="n">{s.objects} of {s.places}</td><td>{s.noscan ? 'none' : 'yes'}</td><td>{s.swept ? 'yes' : 'not yet'}</td><td>{s.cached >= 0 ? `P${s.cached} allocates from it` : ''}</td></tr>)}</tbody>
    </table>
  );
}

export function Pager(props: { start: number; size: number; total: number; onGo(start: number): void }): VNode | null {
  if (props.total <= props.size) return null;
  return (
    <span class="pager">
      <Button title="Back" disabled={props.start === 0} onClick={() => props.onGo(Math.max(0, props.start - props.size))}>‹</Button>
      <span class="dim">{count(props.start + 1)}–{count(Math.min(props.total, props.start + props.size))} of {count(props.total)}</span>
      <Button title="On" disabled={props.start + props.size >= props.total} onClick={() => props.onGo(props.start + props.size)}>›</Button>
    </span>
  );
}

const letters: Readonly<Record<string, string>> = { f: 'free', w: 'white', g: 'grey', b: 'black', u: 'in-use', d: 'dead' };

/** The places of a span, each with its colour; a click selects the object. */
export function SpanCells(props: { span: SpanRow; cells: string; lit?: number; onObject(a: number): void }): VNode {
  const { span, cells } = props;
  const n = Math.min(cells.length, 2048);
  const perRow = 64;
  const size = 11;
  return (
    <svg class="cells" width={perRow * size} height={Math.ceil(n / perRow) * size} role="img" aria-label={`${span.objects} objects in ${span.places} places`}>
      {Array.from({ length: n }, (_, i) => {
        const address = span.address + i * span.bytes;
        const colour = letters[cells[i] as string] as string;
        return <rect key={i} class={`object ${colour}${address === props.lit ? ' lit' : ''}`} x={(i % perRow) * size + 0.5} y={Math.floor(i / perRow) * size + 0.5} width={size - 2} height={size - 2} rx={2} onClick={() => colour !== 'free' && props.onObject(address)}><title>{`${hex(address)}: ${colourTexts[colour.replace('-', ' ')] ?? ''}`}</title></rect>;
      })}
    </svg>
  );
}

function Span(props: { address: number; onObject(a: number): void }): VNode {
  const { body, error } = useAnswer<SpanAnswer>('glassgo/heapSpan', { address: props.address });
  if (error) return <p class="dim">{error}</p>;
  if (!body) return <p class="dim">…</p>;
  const { span } = body;
  return (
    <section aria-label={`Span ${hex(span.address)}`}>
      <h3>Span {hex(span.address)}: {span.objects} of {span.places} places, {count(span.bytes)} bytes each</h3>
      <p class="dim">{body.types.map((t) => `${count(t.count)} × ${t.name}`).join(', ')}</p>
      <SpanCells span={span} cells={body.cells} onObject={props.onObject} />
    </section>
  );
}

type Sort = 'bytes' | 'count' | 'name' | 'moreBytes' | 'moreCount';

function Types(): VNode {
  const [filter, setFilter] = useKept('heap.filter', '');
  const [sort, setSort] = useKept<Sort>('heap.sort', 'bytes');
  const [type, setType] = useState<HeapTypeRow | null>(null);
  const { body, error } = useAnswer<HeapTypesAnswer>('glassgo/heapTypes', { filter, sort });
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Counting objects…" />;
  const head = (key: Sort, title: string, numeric = true): VNode => <th class={numeric ? 'n' : ''} aria-sort={sort === key ? 'descending' : 'none'}><button type="button" class="link" onClick={() => setSort(key)}>{title}{sort === key ? ' ▾' : ''}</button></th>;
  const most = Math.max(1, ...body.rows.map((r) => r.bytes));
  return (
    <>
      <div class="toolbar">
        <input class="filter" type="search" value={filter} placeholder="Filter types" aria-label="Filter types" onInput={(e) => setFilter((e.currentTarget as HTMLInputElement).value)} />
        <Button title="Remember this stop, and show at later stops what has changed since" onClick={() => void act('glassgo/heapBaseline', { set: true })}>Compare from Here</Button>
        {body.hasBaseline && <Button title="Stop comparing" onClick={() => void act('glassgo/heapBaseline', { set: false })}>Stop Comparing</Button>}
        <span class="dim">{count(body.count)} objects, {bytes(body.bytes)}, {count(body.total)} types</span>
      </div>
      <div class="scroll">
        <table class="grid">
          <thead><tr>{head('name', 'Type', false)}{head('count', 'Objects')}{head('bytes', 'Bytes')}<th />{body.hasBaseline && head('moreCount', 'More objects')}{body.hasBaseline && head('moreBytes', 'More bytes')}</tr></thead>
          <tbody>
            {body.rows.map((r) => (
              <tr key={r.key} class={type?.key === r.key ? 'chosen-row' : ''}>
                <td class="mono"><button type="button" class="link" onClick={() => setType(type?.key === r.key ? null : r)}>{r.name}</button></td><td class="n">{count(r.count)}</td><td class="n">{bytes(r.bytes)}</td>
                <td><svg width="80" height="8" aria-hidden="true"><rect class="live" width={(80 * r.bytes) / most} height="8" rx="2" /></svg></td>
                {body.hasBaseline && <td class={`n ${signClass(r.moreCount)}`}>{signed(r.moreCount, count)}</td>}{body.hasBaseline && <td class={`n ${signClass(r.moreBytes)}`}>{signed(r.moreBytes, bytes)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        {type && <Objects type={type} />}
      </div>
    </>
  );
}

const signed = (n: number, text: (n: number) => string): string => (n === 0 ? '' : n > 0 ? `+${text(n)}` : `−${text(-n)}`);
const signClass = (n: number): string => (n > 0 ? 'more' : n < 0 ? 'less' : '');

function Objects(props: { type: HeapTypeRow }): VNode {
  const [start, setStart] = useState(0);
  const { body, error } = useAnswer<ObjectsAnswer>('glassgo/heapObjects', { type: props.type.key, start, count: 50 });
  if (error) return <Empty title={error} />;
  return (
    <table class="grid">
      <caption>Objects of type {props.type.name} {body && <Pager start={start} size={50} total={body.total} onGo={setStart} />}</caption>
      <tbody>{(body?.rows ?? []).map((o) => <tr key={o.address}><td class="nowrap"><ColourSwatch colour={o.colour} /> <ObjectLink address={o.address} /></td><td class="n">{bytes(o.bytes)}</td><td class="mono wrap">{o.text}</td></tr>)}</tbody>
    </table>
  );
}
