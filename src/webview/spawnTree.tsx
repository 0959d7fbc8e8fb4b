/** The spawn tree: who has started whom, with goroutines that one go statement made by the thousand counted and not drawn. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SpawnNode, SpawnTreeAnswer } from '../views/messages';
import { ask, session, useSignal } from './bus';
import { Empty, PlaceLink, StateMark, VirtualList, count } from './parts';

type Node = SpawnNode & { readonly site: number };

interface Line {
  readonly key: string;
  readonly level: number;
  readonly node?: Node;
  readonly more?: { readonly parent: number; readonly site: number; readonly have: number; readonly total: number };
}

const pageSize = 200;

export function SpawnTree(props: { selected: number; onSelect(id: number): void }): VNode {
  const { generation } = useSignal(session);
  const [lists, setLists] = useState<ReadonlyMap<string, { nodes: readonly Node[]; total: number }>>(new Map());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState(-1);
  const [error, setError] = useState('');
  const load = async (parent: number, site: number, start = 0): Promise<void> => {
    try {
      const a = await ask<SpawnTreeAnswer>('glassgo/spawnTree', { parent, site, start, count: pageSize });
      setLists((old) => new Map(old).set(`${parent}/${site}`, { nodes: [...(start > 0 ? (old.get(`${parent}/${site}`)?.nodes ?? []) : []), ...a.nodes], total: a.total }));
    } catch (e) {
      setError((e as Error).message);
    }
  };
  useEffect(() => {
    setLists(new Map());
    setError('');
    void load(0, 0).then(() => open.size === 0 && setOpen(new Set(['1/0'])));
    for (const key of open.size === 0 ? ['1/0'] : open) {
      const [parent, site] = key.split('/').map(Number) as [number, number];
      void load(parent, site);
    }
  }, [generation]);
  const lines: Line[] = [];
  const put = (key: string, level: number): void => {
    const list = lists.get(key);
    if (!list) return;
    const [parent, site] = key.split('/').map(Number) as [number, number];
    for (const node of list.nodes) {
      const own = childKey(node, parent);
      lines.push({ key: own, level, node });
      if (open.has(own) && level < 40) put(own, level + 1);
    }
    if (list.nodes.length < list.total) lines.push({ key: `${key} more`, level, more: { parent, site, have: list.nodes.length, total: list.total } });
  };
  put('0/0', 0);
  if (error) return <Empty title={error} />;
  if (lines.length === 0) return <Empty title="Reading the goroutines…" />;
  const toggle = (i: number): void => {
    const line = lines[i];
    if (!line) return;
    if (line.more) return void load(line.more.parent, line.more.site, line.more.have);
    const next = new Set(open);
    if (!next.delete(line.key)) {
      next.add(line.key);
      const [parent, site] = line.key.split('/').map(Number) as [number, number];
      if (!lists.has(line.key)) void load(parent, site);
    }
    setOpen(next);
  };
  return (
    <VirtualList
      label="Spawn tree" count={lines.length} selected={cursor} onToggle={toggle}
      onSelect={(i) => { setCursor(i); const n = lines[i]?.node; if (n && n.alike === 1 && n.state !== 'ended') props.onSelect(n.id); }}
      item={(i) => {
        const line = lines[i] as Line;
        const { node } = line;
        if (!node) return { level: line.level, expanded: false, label: 'more', content: <span class="dim">{count((line.more?.total ?? 0) - (line.more?.have ?? 0))} more…</span> };
        const canOpen = node.alike > 1 || node.children > 0;
        return { level: line.level, ...(canOpen ? { expanded: open.has(line.key) } : {}), label: `${node.title}${node.alike > 1 ? `, ${node.alike} alike` : ''}`, content: <NodeLine node={node} selected={props.selected} /> };
      }}
    />
  );
}

/** Where the children of a node are kept: those of a go statement's goroutines under the parent, a goroutine's own under itself. */
function childKey(node: Node, parent: number): string {
  return node.alike > 1 ? `${parent}/${node.site}` : `${node.id}/0`;
}

function NodeLine(props: { node: Node; selected: number }): VNode {
  const { node } = props;
  if (node.alike > 1) {
    return (
      <>
        <span class="badge">{count(node.alike)} ×</span>
        <span class="func ellipsis">{node.title}</span>
        <span class="dim">go statement at <PlaceLink place={node.created} /></span>
      </>
    );
  }
  return (
    <>
      <StateMark state={node.state} />
      <span class={`gid${props.selected === node.id ? ' bold' : ''}`}>G{node.id}</span>
      <span class="func ellipsis">{node.title}</span>
      <PlaceLink place={node.at} />
      <span class="reason ellipsis">{node.reason || node.state}</span>
      {node.children > 0 && <span class="dim">started {count(node.children)}</span>}
    </>
  );
}
