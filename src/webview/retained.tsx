/** What keeps what alive: the dominator tree, opened level by level, from the roots or from the goroutines. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RetainedAnswer, RetainedRow } from '../views/messages';
import { ask, post, session, useAnswer, useSignal } from './bus';
import { Empty, GoroutineLink, ObjectLink, VirtualList, bytes, count } from './parts';

interface Line {
  readonly row?: RetainedRow;
  readonly level: number;
  readonly more?: number;
}

export function Retained(props: { goroutines: boolean }): VNode {
  const { generation } = useSignal(session);
  const { body, error } = useAnswer<RetainedAnswer>('glassgo/retained', { goroutines: props.goroutines, count: 200 });
  const [children, setChildren] = useState<ReadonlyMap<number, RetainedAnswer>>(new Map());
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState(-1);
  useEffect(() => {
    setChildren(new Map());
    setOpen(new Set());
  }, [generation, props.goroutines]);
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Finding out what keeps what alive…" />;
  const lines: Line[] = [];
  const put = (list: RetainedAnswer, level: number): void => {
    for (const row of list.rows) {
      lines.push({ row, level });
      const below = open.has(row.node) ? children.get(row.node) : undefined;
      if (below && level < 60) put(below, level + 1);
    }
    if (list.total > list.rows.length) lines.push({ level, more: list.total - list.rows.length });
  };
  put(body, 0);
  const toggle = (i: number): void => {
    const row = lines[i]?.row;
    if (!row || row.children === 0) return;
    const next = new Set(open);
    if (!next.delete(row.node)) next.add(row.node);
    setOpen(next);
    if (!children.has(row.node)) void ask<RetainedAnswer>('glassgo/retained', { node: row.node, count: 100 }).then((a) => setChildren((old) => new Map(old).set(row.node, a)));
  };
  return (
    <>
      <p class="dim">{props.goroutines ? 'What each goroutine alone keeps alive: it would be freed if the goroutine ended. What several share is not here.' : 'Each line keeps what is below it alive: if it went, that would be freed. What several share stands beside them.'} {bytes(body.reachable)} are reachable{body.unreachable > 0 && `, ${bytes(body.unreachable)} are garbage that the next collection frees`}.</p>
      {lines.length === 0 ? <Empty title={props.goroutines ? 'No goroutine keeps anything to itself.' : 'Nothing is alive.'} /> : (
        <VirtualList
          label="Retained sizes" count={lines.length} selected={cursor} onSelect={setCursor} onToggle={toggle}
          onAct={(i) => { const a = lines[i]?.row?.address; if (a) post({ type: 'show', view: 'heap', focus: { address: a } }); }}
          item={(i) => {
            const { row, level, more } = lines[i] as Line;
            if (!row) return { level, label: `${more} more`, content: <span class="dim">and {count(more ?? 0)} more, smaller ones</span> };
            return { level, ...(row.children > 0 ? { expanded: open.has(row.node) } : {}), label: `${row.text}, keeps ${bytes(row.retained)}`, content: <RowLine row={row} whole={body.reachable} /> };
          }}
        />
      )}
    </>
  );
}

function RowLine(props: { row: RetainedRow; whole: number }): VNode {
  const { row } = props;
  const share = props.whole > 0 ? row.retained / props.whole : 0;
  return (
    <>
      <svg width="60" height="8" aria-hidden="true" class="share"><rect class="track" width="60" height="8" rx="2" /><rect class="live" width={60 * share} height="8" rx="2" /></svg>
      <span class="retained">{bytes(row.retained)}</span>
      <span class="dim percent">{(share * 100).toFixed(share < 0.1 ? 1 : 0)} %</span>
      <span class="mono ellipsis">{row.address > 0 ? <ObjectLink address={row.address} text={row.text} /> : row.text}</span>
      {row.goroutine > 0 && <GoroutineLink id={row.goroutine} />}
      {row.bytes > 0 && <span class="dim">itself {bytes(row.bytes)}</span>}
    </>
  );
}
