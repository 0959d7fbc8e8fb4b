/**
 * The wait-for graph: goroutines at the left, what they wait for at the right. A line from a goroutine to an object says that it waits; one back says that it holds
 * the object, or has a reference to it and so could wake who waits. Circles of goroutines that wait for each other stand out, and those that nothing can wake.
 */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WaitGraphAnswer, WaitGraphEdge, WaitGraphNode } from '../views/messages';
import { post, useAnswer } from './bus';
import { Empty, GoroutineLink, PlaceLink, count, duration } from './parts';

const boxWidth = 260;
const boxHeight = 40;
const gap = 12;
const columnGap = 170;

export function WaitGraph(props: { selected: number; onSelect(id: number): void }): VNode {
  const { body, error } = useAnswer<WaitGraphAnswer>('glassgo/waitGraph', {});
  const [hover, setHover] = useState('');
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Following what goroutines wait for…" />;
  if (body.waiting === 0) return <Empty title="No goroutine waits for another." />;
  return (
    <div class="wait-graph">
      <div class="summary" role="status">
        {body.cycles.length > 0 ? <span class="error">{body.cycles.length === 1 ? 'A deadlock: these goroutines wait for each other in a circle: ' : `${body.cycles.length} circles of goroutines that wait for each other: `}{body.cycles.slice(0, 4).map((c, i) => <span key={i}>{i > 0 && '; '}{[...c.slice(0, 8), c[0] as number].map((id, j) => <span key={j}>{j > 0 && ' → '}<GoroutineLink id={id} /></span>)}</span>)}</span> : <span>No circle of goroutines that wait for each other.</span>}
        {body.nStuck > 0 && <span class="error"> {count(body.nStuck)} {body.nStuck === 1 ? 'goroutine' : 'goroutines'} can never be woken: nothing that can still run reaches what {body.nStuck === 1 ? 'it waits' : 'they wait'} for.</span>}
      </div>
      <p class="dim small">A solid line leads from a goroutine to what it waits for; a dashed one from there to who holds it, or can get at it and so could wake the one that waits.</p>
      <div class="scroll">
        <Drawing body={body} hover={hover} onHover={setHover} selected={props.selected} onSelect={props.onSelect} />
        {body.leftOut > 0 && <p class="dim">{count(body.leftOut)} more waiting goroutines are not drawn.</p>}
        {body.stuck.length > 0 && (
          <table class="grid">
            <caption>Goroutines that nothing can wake{body.nStuck > body.stuck.length ? ` (the first ${body.stuck.length} of ${count(body.nStuck)})` : ''}</caption>
            <thead><tr><th>Goroutine</th><th>Waits in</th><th>For</th><th>Since</th><th>Started at</th></tr></thead>
            <tbody>{body.stuck.map((r) => <tr key={r.id}><td><GoroutineLink id={r.id} /></td><td>{r.at.func} <PlaceLink place={r.at} /></td><td>{r.reason} {r.object}</td><td>{duration(r.waitMs)}</td><td><PlaceLink place={r.created} /></td></tr>)}</tbody>
          </table>
        )}
      </div>
    </div>
  );
}

function layOut(body: WaitGraphAnswer): { at: Map<string, { x: number; y: number }>; height: number } {
  const left = body.nodes.filter((n) => n.kind === 'goroutine');
  const right = body.nodes.filter((n) => n.kind !== 'goroutine');
  const at = new Map<string, { x: number; y: number }>();
  left.forEach((n, i) => at.set(n.key, { x: 8, y: 8 + i * (boxHeight + gap) }));
  // Each object as close as it gets to the middle of those that wait for it.
  const wish = (n: WaitGraphNode): number => {
    const ys = body.edges.filter((e) => e.to === n.key && e.kind === 'waits').map((e) => at.get(e.from)?.y ?? 0);
    return ys.reduce((a, b) => a + b, 0) / Math.max(1, ys.length);
  };
  let y = 8;
  for (const n of [...right].sort((a, b) => wish(a) - wish(b))) {
    y = Math.max(y, wish(n));
    at.set(n.key, { x: 8 + boxWidth + columnGap, y });
    y += boxHeight + gap;
  }
  return { at, height: Math.max(left.length * (boxHeight + gap), y) + 8 };
}

function Drawing(props: { body: WaitGraphAnswer; hover: string; onHover(key: string): void; selected: number; onSelect(id: number): void }): VNode {
  const { body } = props;
  const { at, height } = layOut(body);
  const lit = (e: WaitGraphEdge): boolean => props.hover !== '' && (e.from === props.hover || e.to === props.hover);
  return (
    <svg class="graph" width={boxWidth * 2 + columnGap + 24} height={height} role="group" aria-label="Wait-for graph">
      <defs>
        {['', 'cycle'].map((c) => <marker key={c} id={`arrow${c}`} class={`arrow ${c}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" /></marker>)}
      </defs>
      {body.edges.map((e) => {
        const from = at.get(e.from);
        const to = at.get(e.to);
        if (!from || !to) return null;
        const waits = e.kind === 'waits';
        const [x1, y1] = waits ? [from.x + boxWidth, from.y + boxHeight * 0.35] : [from.x, from.y + boxHeight * 0.65];
        const [x2, y2] = waits ? [to.x, to.y + boxHeight * 0.35] : [to.x + boxWidth, to.y + boxHeight * 0.65];
        const bend = columnGap * 0.45;
        return (
          <g key={`${e.from} ${e.to} ${e.kind}`} class={`edge ${e.kind}${e.cycle ? ' cycle' : ''}${lit(e) ? ' lit' : ''}`}>
            <path d={`M${x1},${y1} C${x1 + (waits ? bend : -bend)},${y1} ${x2 + (waits ? -bend : bend)},${y2} ${x2},${y2}`} marker-end={`url(#arrow${e.cycle ? 'cycle' : ''})`} />
          </g>
        );
      })}
      {body.nodes.map((n) => {
        const p = at.get(n.key);
        if (!p) return null;
        const open = (): void => {
          if (n.goroutine) props.onSelect(n.goroutine);
          else if (n.address) post({ type: 'show', view: 'channels', focus: { address: n.address } });
        };
        return (
          <g
            key={n.key} class={`node ${n.kind}${n.cycle ? ' cycle' : ''}${n.stuck ? ' stuck' : ''}${n.goroutine && n.goroutine === props.selected ? ' selected' : ''}`} transform={`translate(${p.x},${p.y})`}
            tabIndex={0} role="button" aria-label={`${n.title}, ${n.detail}${n.cycle ? ', part of a deadlock' : ''}${n.stuck ? ', nothing can wake it' : ''}`}
            onMouseEnter={() => props.onHover(n.key)} onMouseLeave={() => props.onHover('')} onFocus={() => props.onHover(n.key)} onClick={open} onKeyDown={(e) => e.key === 'Enter' && open()}
          >
            <rect width={boxWidth} height={boxHeight} rx={n.kind === 'goroutine' ? 4 : 14} />
            <text x={10} y={16} class="title">{clip(n.title, 38)}</text>
            <text x={10} y={32} class="dim">{clip(n.detail, 44)}</text>
            {n.count > 1 && <text x={boxWidth - 10} y={16} text-anchor="end" class="title">{count(n.count)} ×</text>}
          </g>
        );
      })}
    </svg>
  );
}

const clip = (s: string, n: number): string => (s.length > n ? `${s.slice(0, n - 1)}…` : s);
