/** Where live objects were allocated: a flame graph of call stacks, as wide as what they hold. */
import { type HierarchyRectangularNode, hierarchy, partition } from 'd3-hierarchy';
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SiteNode, SitesAnswer } from '../views/messages';
import { post, useAnswer, useKept } from './bus';
import { Button, Empty, Segments, bytes, count, placeText, useSize } from './parts';

const rowHeight = 20;

export function AllocationSites(): VNode {
  const [by, setBy] = useKept<'bytes' | 'count'>('sites.by', 'bytes');
  const { body, error } = useAnswer<SitesAnswer>('glassgo/heapSites', {});
  const [path, setPath] = useState<readonly number[]>([]);
  useEffect(() => setPath([]), [body]);
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Collecting allocation sites…" />;
  if (!body.recorded) return <Empty title="Where objects are allocated was not recorded in this run."><p>Start it with "allocationSites": true in its launch configuration, which is the default.</p></Empty>;
  let root = body.root;
  for (const i of path) root = root.children[i] ?? root;
  return (
    <>
      <div class="toolbar">
        <Segments label="Width stands for" value={by} onChange={setBy} options={[['bytes', 'Bytes'], ['count', 'Objects']]} />
        <span class="dim">{count(body.root.count)} objects, {bytes(body.root.bytes)} that are live now; callers above, the allocating line at the bottom</span>
        {path.length > 0 && <Button title="Show the whole graph" onClick={() => setPath([])}>Whole Graph</Button>}
      </div>
      <Flames root={root} by={by} onZoom={(p) => setPath([...path, ...p])} />
    </>
  );
}

function Flames(props: { root: SiteNode; by: 'bytes' | 'count'; onZoom(path: number[]): void }): VNode {
  const [ref, size] = useSize();
  const nodes = useMemo(() => {
    const tree = hierarchy(props.root, (n) => n.children).sum((n) => (props.by === 'bytes' ? n.ownBytes : n.ownCount)).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
    return partition<SiteNode>().size([Math.max(100, size.width - 16), (tree.height + 1) * rowHeight])(tree).descendants();
  }, [props.root, props.by, size.width]);
  const pathOf = (n: HierarchyRectangularNode<SiteNode>): number[] => (n.parent ? [...pathOf(n.parent), n.parent.data.children.indexOf(n.data)] : []);
  const height = Math.max(...nodes.map((n) => n.y1)) + 4;
  return (
    <div ref={ref} class="scroll flames">
      <svg width={Math.max(100, size.width - 16)} height={height} role="tree" aria-label="Allocation sites">
        {nodes.filter((n) => n.x1 - n.x0 > 1).map((n, i) => {
          const w = n.x1 - n.x0;
          const { place } = n.data;
          const name = place.func || 'all';
          const open = (): void => (n.depth > 0 && n.data.children.length > 0 ? props.onZoom(pathOf(n)) : place.path ? post({ type: 'open', place }) : undefined);
          return (
            <g key={i} class={`flame shade${i % 3}`} tabIndex={0} role="treeitem" aria-label={`${name} ${placeText(place)}: ${bytes(n.data.bytes)} in ${n.data.count} objects`} onClick={open} onKeyDown={(e) => e.key === 'Enter' && open()}>
              <rect x={n.x0} y={n.y0} width={Math.max(1, w - 1)} height={rowHeight - 1} rx={1.5}><title>{`${name} ${placeText(place)}\n${bytes(n.data.bytes)} in ${count(n.data.count)} objects${n.data.type ? `\n${n.data.type}` : ''}`}</title></rect>
              {w > 40 && <text class="span-label" x={n.x0 + 4} y={n.y0 + 14}>{clip(`${name.replace(/^main\./, '')} ${placeText(place)}`, Math.floor((w - 8) / 6.6))}</text>}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

const clip = (s: string, n: number): string => (s.length > n ? `${s.slice(0, Math.max(0, n - 1))}…` : s);
