/** The collector, step by step: its phase in words, roots, grey objects, what has just happened, and the pacer's history. */
import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import type { CollectorAnswer, ObjectRow, PastCycleRow, SpanAnswer } from '../views/messages';
import { act, post, session, useAnswer, useSignal } from './bus';
import { ColourSwatch, HeapGauge, SpanCells, colourTexts } from './heapView';
import { Button, Empty, GoroutineLink, ObjectLink, PlaceLink, bytes, count, duration } from './parts';
import { StepBar } from './stepBar';

const phases = ['off', 'mark', 'mark termination', 'sweep'] as const;
const phaseTitles: Readonly<Record<string, string>> = { off: 'Off', mark: 'Mark', 'mark termination': 'Mark termination', sweep: 'Sweep' };

export function CollectorView(): VNode {
  const { body, error } = useAnswer<CollectorAnswer>('glassgo/collector', {});
  const { stop, kind } = useSignal(session);
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Reading the collector…" />;
  const force = (): void => void act('glassgo/forceGC', {});
  return (
    <div class="collector scroll">
      <div class="toolbar"><StepBar group="collector" /><Button title="Start a collection now" disabled={kind !== 'stopped' || body.phase === 'mark' || body.phase === 'mark termination'} onClick={force}>Force GC</Button></div>
      <ol class="phases" aria-label="Phases of a collection">{phases.map((p) => <li key={p} class={p === body.phase ? 'now' : ''} aria-current={p === body.phase ? 'step' : undefined}>{phaseTitles[p]}</li>)}</ol>
      <p class="sentence">{body.cycle > 0 && <strong>Cycle {body.cycle}. </strong>}{body.sentence}</p>
      <div class="columns">
        <div>
          <HeapGauge live={body.pacer.heapLive} trigger={body.pacer.trigger} goal={body.pacer.goal} />
          <ColourBar body={body} />
          {body.roots.total > 0 && <Roots body={body} />}
          {body.sweep.total > 0 && <Progress title="Spans swept" done={body.sweep.swept} total={body.sweep.total} />}
          <Running body={body} />
          <Watches body={body} />
        </div>
        <div>
          {stop && stop.object > 0 && <StopObject address={stop.object} />}
          {(body.phase === 'mark' || body.phase === 'mark termination') && <Grey body={body} />}
          <News body={body} />
        </div>
      </div>
      <History rows={body.past} />
    </div>
  );
}

function ColourBar(props: { body: CollectorAnswer }): VNode {
  const shown = (['black', 'grey', 'white', 'in use', 'dead'] as const).filter((c) => props.body.colours[c] > 0);
  const total = shown.reduce((n, c) => n + props.body.colours[c], 0) || 1;
  let x = 0;
  return (
    <>
      <svg width="560" height="16" role="img" aria-label="Objects by colour">
        {shown.map((c) => {
          const w = Math.max(2, (560 * props.body.colours[c]) / total);
          const from = x;
          x += w;
          return <rect key={c} class={`object ${c.replace(' ', '-')}`} x={from} y={1} width={Math.min(w, 560 - from)} height={13} />;
        })}
      </svg>
      <p class="legend">{shown.map((c) => <span key={c} class="state-count"><ColourSwatch colour={c} />{count(props.body.colours[c])} {colourTexts[c]}</span>)}</p>
    </>
  );
}

function Progress(props: { title: string; done: number; total: number }): VNode {
  return (
    <p class="progress"><span class="line-title">{props.title}</span><svg width="220" height="8" role="img" aria-label={`${props.done} of ${props.total}`}><rect class="track" width="220" height="8" rx="2" /><rect class="live" width={(220 * props.done) / Math.max(1, props.total)} height="8" rx="2" /></svg> {count(props.done)} of {count(props.total)}</p>
  );
}

function Roots(props: { body: CollectorAnswer }): VNode {
  const { roots } = props.body;
  return (
    <>
      <Progress title="Roots scanned" done={roots.done} total={roots.total} />
      <p class="root-jobs">{roots.jobs.map((j, i) => <span key={i} class={`root-job${j.done ? ' done' : ''}`} title={`${j.kind}${j.goroutine ? ` of G${j.goroutine}` : j.kind === 'globals' ? ` ${j.index + 1}` : ''}${j.done ? ', scanned' : ', still to be scanned'}`}>{j.kind === 'stack' ? `G${j.goroutine || '–'}` : j.kind === 'globals' ? `globals ${j.index + 1}` : j.kind === 'timers and finalizers' ? 'runtime' : `finalizers ${j.index + 1}`}</span>)}{roots.total > roots.jobs.length && <span class="dim"> of {count(roots.total)}</span>}</p>
    </>
  );
}

function ObjectItem(props: { o: ObjectRow }): VNode {
  return <><ColourSwatch colour={props.o.colour} /> <ObjectLink address={props.o.address} text={`${props.o.type || 'object'} 0x${props.o.address.toString(16)}`} /> <span class="dim mono">{props.o.text.slice(0, 70)}</span></>;
}

function Grey(props: { body: CollectorAnswer }): VNode {
  const { body } = props;
  return (
    <>
      <h3>Grey objects ({count(body.greyTotal)})</h3>
      {body.scanning && <p>Last looked at: <ObjectItem o={body.scanning} /></p>}
      {body.greyTotal === 0 && <p class="dim">None. {body.roots.done < body.roots.total ? 'More will come from the roots that are still to be scanned.' : 'Marking is about to end.'}</p>}
      {body.grey.filter((q) => q.count > 0).map((q) => (
        <div key={q.p}>
          <p class="dim">{q.p < 0 ? 'Shared by all workers' : `P${q.p}${q.mode ? `, ${q.mode} worker` : ''}`}: {count(q.count)}, the first is next</p>
          <ol class="plain">{q.first.slice(0, 8).map((o, i) => <li key={i} class="ellipsis"><ObjectItem o={o} /></li>)}</ol>
        </div>
      ))}
      {body.barrier.length > 0 && <><h3>In the write barrier's buffers</h3><ul class="plain">{body.barrier.slice(0, 8).map((o, i) => <li key={i} class="ellipsis barrier-hit"><ObjectItem o={o} /></li>)}</ul></>}
    </>
  );
}

function News(props: { body: CollectorAnswer }): VNode {
  const { news } = props.body;
  return (
    <>
      <h3>Since the last stop</h3>
      {news.length === 0 ? <p class="dim">The collector has done nothing.</p> : <ul class="plain news">{news.slice(0, 14).map((n, i) => <li key={i} class={`ellipsis ${n.kind === 'writeBarrier' ? 'barrier-hit' : ''}`}>{n.goroutine > 0 && n.kind !== 'gcRoot' && <><GoroutineLink id={n.goroutine} /> </>}{n.object > 0 ? <ObjectLink address={n.object} text={n.text} /> : n.text}</li>)}</ul>}
      {news.length > 14 && <p class="dim">and {news.length - 14} more</p>}
    </>
  );
}

function StopObject(props: { address: number }): VNode | null {
  const { body } = useAnswer<SpanAnswer>('glassgo/heapSpan', { address: props.address });
  if (!body) return null;
  return (
    <>
      <h3>Its span</h3>
      <SpanCells span={body.span} cells={body.cells.slice(0, 512)} lit={body.span.address + Math.floor((props.address - body.span.address) / body.span.bytes) * body.span.bytes} onObject={(address) => post({ type: 'show', view: 'heap', focus: { address } })} />
    </>
  );
}

function Running(props: { body: CollectorAnswer }): VNode | null {
  const { running } = props.body;
  if (running.length === 0) return null;
  return <><h3>The program meanwhile</h3><ul class="plain">{running.slice(0, 6).map((r) => <li key={r.goroutine}><GoroutineLink id={r.goroutine} /> stands in {r.at.func} <PlaceLink place={r.at} /></li>)}</ul></>;
}

function Watches(props: { body: CollectorAnswer }): VNode | null {
  const { watches } = props.body;
  if (watches.length === 0) return null;
  return <><h3>Watches</h3><ul class="plain">{watches.map((w) => <li key={w.id}>{w.title} <button type="button" class="link" onClick={() => void act('glassgo/unwatch', { id: w.id })}>remove</button></li>)}</ul></>;
}

function History(props: { rows: readonly PastCycleRow[] }): VNode | null {
  const { rows } = props;
  if (rows.length === 0) return null;
  const height = 120;
  const step = Math.max(14, Math.min(46, 900 / rows.length));
  const width = rows.length * step + 70;
  const y = scaleLinear().domain([0, Math.max(...rows.map((r) => Math.max(r.goal, r.end)))]).range([height - 18, 8]);
  const line = (f: (r: PastCycleRow) => number): string => rows.map((r, i) => `${i === 0 ? 'M' : 'L'}${60 + i * step + step / 2},${y(f(r))}`).join(' ');
  const longest = Math.max(0.001, ...rows.map((r) => r.pauseUs));
  return (
    <figure class="history">
      <h3>The last {rows.length === 1 ? 'collection' : `${rows.length} collections`}</h3>
      <div class="scroll-x">
        <svg width={width} height={height + 34} role="img" aria-label="Heap at the start and end of each collection, goal, assists and pauses">
          {y.ticks(3).map((t) => <g key={t}><line class="tick" x1={56} x2={width} y1={y(t)} y2={y(t)} /><text class="dim small" x={52} y={y(t) + 4} text-anchor="end">{bytes(t)}</text></g>)}
          {rows.map((r, i) => {
            const x = 60 + i * step;
            return (
              <g key={r.cycle}>
                <title>{`Collection ${r.cycle}: started at ${bytes(r.start)}, ended at ${bytes(r.end)} of ${bytes(r.goal)}, ${bytes(r.marked)} stay; ${duration(r.assistMs)} of assists in ${duration(r.markingMs)}; paused for ${r.pauseUs.toFixed(0)} µs`}</title>
                <rect x={x} y={0} width={step} height={height + 30} fill="transparent" />
                <rect class="live" x={x + 3} y={y(r.end)} width={step - 6} height={Math.max(1, height - 18 - y(r.end))} opacity={0.35} />
                <rect class="live" x={x + 3} y={y(r.marked)} width={step - 6} height={Math.max(1, height - 18 - y(r.marked))} />
                <rect class="pause" x={x + step / 2 - 2} y={height + 14 - (18 * r.pauseUs) / longest} width={4} height={(18 * r.pauseUs) / longest} />
                {r.assistMs > 0 && <circle class="assist" cx={x + step / 2} cy={height - 22} r={Math.min(5, 1.5 + Math.sqrt(r.assistMs) * 3)} />}
                {(rows.length < 24 || i % 8 === 0) && <text class="dim small" x={x + step / 2} y={height + 29} text-anchor="middle">{r.cycle}</text>}
              </g>
            );
          })}
          <path class="goal-line" d={line((r) => r.goal)} />
          <path class="trigger-line" d={line((r) => r.trigger)} />
          <text class="dim small" x={52} y={height + 10} text-anchor="end">pause</text>
        </svg>
      </div>
      <figcaption class="legend dim small">
        <span class="state-count"><svg width="12" height="8" aria-hidden="true"><rect class="live" width="12" height="8" /></svg>stays</span>
        <span class="state-count"><svg width="12" height="8" aria-hidden="true"><rect class="live" width="12" height="8" opacity="0.35" /></svg>heap at the end of marking</span>
        <span class="state-count"><svg width="12" height="8" aria-hidden="true"><path class="goal-line" d="M0,4 L12,4" /></svg>goal</span>
        <span class="state-count"><svg width="12" height="8" aria-hidden="true"><path class="trigger-line" d="M0,4 L12,4" /></svg>heap at which it started</span>
        <span class="state-count"><svg width="8" height="8" aria-hidden="true"><circle class="assist" cx="4" cy="4" r="3" /></svg>assists</span>
        <span class="state-count"><svg width="6" height="8" aria-hidden="true"><rect class="pause" width="4" height="8" /></svg>pauses, at most {longest.toFixed(0)} µs</span>
      </figcaption>
    </figure>
  );
}
