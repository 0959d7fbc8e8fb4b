/** One object: what it holds, who points to it, why it is alive, what it keeps alive, and what the user can wait for. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ObjectAnswer, Referrer, RetainedAnswer } from '../views/messages';
import { act, useAnswer } from './bus';
import { ColourSwatch, colourTexts } from './heapView';
import { Button, GoroutineLink, ObjectLink, PlaceLink, bytes, count, hex } from './parts';

export function ObjectPane(props: { address: number; onClose(): void }): VNode {
  const { body, error } = useAnswer<ObjectAnswer>('glassgo/object', { address: props.address });
  return (
    <section class="detail" aria-label={`Object ${hex(props.address)}`}>
      <header><h2 class="mono ellipsis">{body?.type ?? 'Object'} {hex(body?.address ?? props.address)}</h2><Button title="Close" onClick={props.onClose}>×</Button></header>
      {error && <p class="dim">{error}.</p>}
      {body && <Body body={body} />}
    </section>
  );
}

function Body(props: { body: ObjectAnswer }): VNode {
  const { body } = props;
  const [retained, setRetained] = useState(0);
  const watch = (when: string): void => void act('glassgo/watch', { address: body.address, when });
  return (
    <div class="detail-body">
      <p><ColourSwatch colour={body.colour} /> {colourTexts[body.colour]}, {bytes(body.bytes)}</p>
      {body.text && <p class="mono wrap dim">{body.text}</p>}
      <div class="actions">
        <button type="button" onClick={() => watch('marked')} title="Stop the program when the collector marks this object">Stop When Marked</button>
        <button type="button" onClick={() => watch('freed')} title="Stop the program when this object is freed">Stop When Freed</button>
        {body.type === 'channel' && <button type="button" onClick={() => watch('used')} title="Stop the program when this channel is used">Stop When Used</button>}
        <button type="button" onClick={() => setRetained(body.address)} title="How much would be freed if this object went">Retained Size</button>
      </div>
      {retained === body.address && <RetainedSize address={body.address} />}
      <h3>Why is it alive</h3>
      {body.path.length === 0 ? <p>{body.colour === 'free' ? 'It is a free place.' : 'Nothing reaches it: the next collection frees it.'}</p> : <ol class="plain path">{body.path.map((r, i) => <li key={i} style={{ paddingLeft: `${Math.min(i, 12) * 8}px` }}><Step r={r} last={i === body.path.length - 1} /></li>)}</ol>}
      {body.allocatedAt.length > 0 && <><h3>Allocated at</h3><ol class="plain stack">{body.allocatedAt.map((f, i) => <li key={i}><span class="ellipsis">{f.func}</span> <PlaceLink place={f} /></li>)}</ol></>}
      {body.fields.length > 0 && (
        <>
          <h3>What it holds</h3>
          <table class="grid"><tbody>{body.fields.map((f) => <tr key={f.name}><td class="mono">{f.name}</td><td class="mono wrap">{f.target > 0 ? <ObjectLink address={f.target} text={f.value || hex(f.target)} /> : f.value}</td><td class="dim mono">{f.type}</td></tr>)}</tbody></table>
          {body.moreFields > 0 && <p class="dim">and {count(body.moreFields)} more</p>}
        </>
      )}
      <h3>Who points to it {body.nReferrers > 0 && `(${count(body.nReferrers)})`}</h3>
      {body.referrers.length === 0 && <p class="dim">Nobody.</p>}
      <ul class="plain">{body.referrers.map((r, i) => <li key={i}><Step r={r} last={false} /></li>)}</ul>
      {body.nReferrers > body.referrers.length && <p class="dim">and {count(body.nReferrers - body.referrers.length)} more</p>}
    </div>
  );
}

function Step(props: { r: Referrer; last: boolean }): VNode {
  const { r } = props;
  if (r.address > 0) return <span class="mono">{props.last ? <strong>this object</strong> : <><ObjectLink address={r.address} text={r.text} /><span class="dim">{r.field}</span></>}</span>;
  return <span>{r.text}{r.goroutine > 0 && <> in <GoroutineLink id={r.goroutine} /></>}</span>;
}

function RetainedSize(props: { address: number }): VNode {
  const { body, error } = useAnswer<RetainedAnswer>('glassgo/retained', { address: props.address, count: 8 });
  if (error) return <p class="dim">{error}</p>;
  if (!body) return <p class="dim">Computing what everything keeps alive…</p>;
  return (
    <>
      <p>It alone keeps <strong>{bytes(body.retained)}</strong> alive: that much would be freed with it.</p>
      <ul class="plain">{body.rows.map((r) => <li key={r.node}><ObjectLink address={r.address} text={r.text} /> <span class="dim">{bytes(r.retained)}</span></li>)}</ul>
      {body.total > body.rows.length && <p class="dim">and {count(body.total - body.rows.length)} more directly below it</p>}
    </>
  );
}
