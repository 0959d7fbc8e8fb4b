/** Goroutines: groups and rows with a filter, the spawn tree, the wait-for graph, and beside them the one that is selected. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GoroutineAnswer, GoroutineGroup, GoroutineRow, GoroutinesAnswer, Grouping } from '../views/messages';
import { act, ask, post, session, shown, useAnswer, useKept, useSignal } from './bus';
import { Button, Empty, GoroutineLink, type Item, Menu, ObjectLink, PlaceLink, Segments, Select, StateMark, VirtualList, count, duration, placeText } from './parts';
import { SpawnTree } from './spawnTree';
import { WaitGraph } from './waitGraph';

const groupTitles: readonly (readonly [Grouping, string])[] = [['state', 'State'], ['location', 'Location'], ['creator', 'Creator'], ['object', 'Wait object'], ['label', 'Label'], ['none', 'Nothing']];
const pageSize = 100;

/** What the user can do with a goroutine. */
export function goroutineActions(row: { id: number; frozen: boolean }, state: { only: number; follow: number; pinned: readonly number[] }, set: { follow(id: number): void; pin(id: number): void }): { title: string; run(): void }[] {
  const { id } = row;
  return [
    { title: 'Select in Debugger', run: () => post({ type: 'select', goroutine: id }) },
    { title: 'Run This One Next', run: () => void act('glassgo/runNext', { goroutine: id }) },
    state.only === id ? { title: 'Let All Run', run: () => void act('glassgo/runOnly', { goroutine: 0 }) } : { title: 'Run Only This One', run: () => void act('glassgo/runOnly', { goroutine: id }) },
    { title: row.frozen ? 'Thaw' : 'Freeze', run: () => void act('glassgo/freeze', { goroutines: [id], frozen: !row.frozen }) },
    { title: state.pinned.includes(id) ? 'Unpin' : 'Pin', run: () => set.pin(id) },
    { title: state.follow === id ? 'Stop Following' : 'Follow', run: () => set.follow(state.follow === id ? 0 : id) },
  ];
}

export function GoroutinesView(props: { compact: boolean }): VNode {
  const [mode, setMode] = useKept<'list' | 'tree' | 'graph'>('goroutines.mode', 'list');
  const [selected, setSelected] = useKept('goroutines.selected', 0);
  const [pinned, setPinned] = useKept<number[]>('goroutines.pinned', []);
  const [follow, setFollow] = useKept('goroutines.follow', 0);
  const [menu, setMenu] = useState<{ row: GoroutineRow; x: number; y: number } | null>(null);
  const { generation } = useSignal(session);
  const wish = useSignal(shown);
  useEffect(() => {
    if (wish?.view === 'goroutines' && wish.focus.goroutine) setSelected(wish.focus.goroutine);
  }, [wish]);
  useEffect(() => {
    if (follow) post({ type: 'select', goroutine: follow });
    if (follow) setSelected(follow);
  }, [generation]);
  const [only, setOnly] = useState(0);
  const set = {
    follow: (id: number) => { setFollow(id); if (id) post({ type: 'select', goroutine: id }); },
    pin: (id: number) => setPinned(pinned.includes(id) ? pinned.filter((x) => x !== id) : [...pinned, id]),
  };
  const actions = (row: GoroutineRow): { title: string; run(): void }[] => goroutineActions(row, { only, follow, pinned }, set);
  const select = (id: number): void => {
    setSelected(id);
    post({ type: 'select', goroutine: id });
  };
  return (
    <div class={`goroutines${props.compact ? ' compact' : ''}`}>
      <div class="main">
        <div class="toolbar">
          <Segments label="How goroutines are shown" value={mode} onChange={setMode} options={[['list', 'List'], ['tree', 'Spawn Tree'], ['graph', 'Wait-For Graph']]} />
        </div>
        {mode === 'list' && <GoroutineList selected={selected} onSelect={select} pinned={pinned} follow={follow} onOnly={setOnly} onContext={(row, e) => setMenu({ row, x: e.clientX, y: e.clientY })} />}
        {mode === 'tree' && <SpawnTree selected={selected} onSelect={select} />}
        {mode === 'graph' && <WaitGraph selected={selected} onSelect={select} />}
      </div>
      {selected > 0 && <Detail id={selected} actions={actions} onClose={() => setSelected(0)} />}
      {menu && <Menu x={menu.x} y={menu.y} items={actions(menu.row)} onClose={() => setMenu(null)} />}
    </div>
  );
}

interface Line {
  readonly group?: GoroutineGroup;
  readonly row?: GoroutineRow;
  readonly level: number;
}

/** Rows by group and page. */
type PageRows = Map<string, readonly GoroutineRow[] | 'asked'>;

interface Pages {
  readonly body: GoroutinesAnswer | undefined;
  readonly query: string;
  readonly rows: PageRows;
  /** What was shown for the same query before. */
  readonly last: ReadonlyMap<string, readonly GoroutineRow[]>;
}

function nextPages(before: Pages, body: GoroutinesAnswer | undefined, query: string): Pages {
  const last = new Map<string, readonly GoroutineRow[]>();
  if (body && before.query === query) for (const rows of [before.last, before.rows]) for (const [id, page] of rows) if (page !== 'asked') last.set(id, page);
  return { body, query, rows: new Map(), last };
}

function GoroutineList(props: { selected: number; pinned: readonly number[]; follow: number; onSelect(id: number): void; onOnly(only: number): void; onContext(row: GoroutineRow, e: MouseEvent): void }): VNode {
  const [filter, setFilter] = useKept('goroutines.filter', '');
  const [groupBy, setGroupBy] = useKept<Grouping>('goroutines.groupBy', 'state');
  const [system, setSystem] = useKept('goroutines.system', false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState(-1);
  const [, redraw] = useState(0);
  const wish = useSignal(shown);
  useEffect(() => {
    if (wish?.view === 'goroutines' && wish.focus.filter !== undefined) setFilter(wish.focus.filter);
  }, [wish]);
  const query = { filter, groupBy, system };
  const { body, error } = useAnswer<GoroutinesAnswer>('glassgo/goroutines', { ...query, count: pageSize });
  const pinned = useAnswer<GoroutinesAnswer>(props.pinned.length > 0 ? 'glassgo/goroutines' : undefined, { filter: '', groupBy: 'none', ids: props.pinned, system: true });
  // Rows by group and page, of this answer; those of the last answer to the same query stay to be seen until the new ones are there.
  const pages = useRef<Pages>({ body: undefined, query: '', rows: new Map(), last: new Map() });
  if (pages.current.body !== body) pages.current = nextPages(pages.current, body, JSON.stringify(query));
  useEffect(() => {
    if (body) props.onOnly(body.only);
    // Few goroutines need no second click.
    if (body && body.groups.length > 0 && body.matching <= 40) setOpen(new Set(body.groups.map((g) => g.key)));
  }, [body]);

  const fetchPage = (group: string | undefined, page: number): readonly GoroutineRow[] | undefined => {
    const id = `${group ?? ''} ${page}`;
    const known = pages.current.rows.get(id);
    if (known && known !== 'asked') return known;
    const { rows: into, last } = pages.current;
    if (known === 'asked') return last.get(id);
    into.set(id, 'asked');
    ask<GoroutinesAnswer>('glassgo/goroutines', { ...query, group, start: page * pageSize, count: pageSize }).then(
      (a) => { into.set(id, a.rows); redraw((n) => n + 1); },
      () => into.delete(id),
    );
    return last.get(id);
  };

  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Reading the goroutines…" />;
  const pinnedRows = (pinned.body?.rows ?? []).filter((r) => props.pinned.includes(r.id));
  // Offsets of the groups in the flat list.
  const parts: { from: number; to: number; group?: GoroutineGroup; rows?: readonly GoroutineRow[] }[] = [];
  let n = 0;
  if (pinnedRows.length > 0) {
    parts.push({ from: n, to: n + pinnedRows.length, rows: pinnedRows });
    n += pinnedRows.length;
  }
  if (groupBy === 'none') {
    parts.push({ from: n, to: n + body.matching });
    n += body.matching;
  } else {
    for (const group of body.groups) {
      const size = 1 + (open.has(group.key) ? group.count : 0);
      parts.push({ from: n, to: n + size, group });
      n += size;
    }
  }
  const lineAt = (i: number): Line => {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((parts[middle] as { from: number }).from <= i) low = middle;
      else high = middle - 1;
    }
    const part = parts[low];
    if (!part) return { level: 0 };
    const inside = i - part.from;
    if (part.rows) return { row: part.rows[inside], level: 0 };
    if (!part.group) return { row: fetchPage(undefined, Math.floor(inside / pageSize))?.[inside % pageSize], level: 0 };
    if (inside === 0) return { group: part.group, level: 0 };
    const at = inside - 1;
    return { row: fetchPage(part.group.key, Math.floor(at / pageSize))?.[at % pageSize], level: 1 };
  };
  const item = (i: number): Item => {
    const line = lineAt(i);
    if (line.group) return { level: 0, expanded: open.has(line.group.key), label: `${line.group.title}, ${line.group.count} goroutines`, content: <GroupLine group={line.group} /> };
    if (line.row) return { level: line.level, label: rowLabel(line.row), content: <RowLine row={line.row} pinned={props.pinned.includes(line.row.id)} follow={props.follow === line.row.id} wanted={body.wanted === line.row.id} selected={props.selected === line.row.id} /> };
    return { level: line.level, label: 'reading', content: <span class="dim">…</span> };
  };
  const toggle = (i: number): void => {
    const { group } = lineAt(i);
    if (!group) return;
    const next = new Set(open);
    if (!next.delete(group.key)) next.add(group.key);
    setOpen(next);
  };
  return (
    <>
      <div class="toolbar">
        <input class="filter" type="search" value={filter} placeholder="Filter: state:waiting on:chan label:x func:worker" aria-label="Filter goroutines" onInput={(e) => setFilter((e.currentTarget as HTMLInputElement).value)} />
        <Select label="Group by" value={groupBy} options={groupTitles} onChange={setGroupBy} />
        <label class="check"><input type="checkbox" checked={system} onChange={() => setSystem(!system)} />Runtime's own</label>
      </div>
      <div class="summary" role="status">
        {body.problem ? <span class="error">{body.problem}</span> : <Summary body={body} filtered={filter !== ''} />}
      </div>
      {n === 0 ? <Empty title={filter ? 'No goroutine matches the filter.' : 'There are no goroutines.'} /> : (
        <VirtualList
          label="Goroutines" count={n} item={item} selected={cursor} onToggle={toggle}
          onSelect={(i) => { setCursor(i); const { row } = lineAt(i); if (row) props.onSelect(row.id); }}
          onAct={(i) => { const { row } = lineAt(i); if (row) post({ type: 'open', place: row.at }); }}
          onContext={(i, e) => { const { row } = lineAt(i); if (row) props.onContext(row, e); }}
          draggable={(i) => { const { row } = lineAt(i); return row ? String(row.id) : undefined; }}
        />
      )}
    </>
  );
}

function Summary(props: { body: GoroutinesAnswer; filtered: boolean }): VNode {
  const { body } = props;
  return (
    <>
      <strong>{count(props.filtered ? body.matching : body.total)}</strong> {props.filtered ? `of ${count(body.total)} goroutines` : body.total === 1 ? 'goroutine' : 'goroutines'}
      {(['running', 'runnable', 'syscall', 'waiting'] as const).map((s) => body.states[s] > 0 && <span key={s} class="state-count"><StateMark state={s} />{count(body.states[s])} {s === 'syscall' ? 'in system calls' : s}</span>)}
      {body.only > 0 && <span class="badge">only G{body.only} runs <button type="button" class="link" onClick={() => void act('glassgo/runOnly', { goroutine: 0 })}>let all run</button></span>}
      {body.wanted > 0 && <span class="badge">G{body.wanted} runs next</span>}
    </>
  );
}

function GroupLine(props: { group: GoroutineGroup }): VNode {
  const { group } = props;
  return (
    <>
      <span class="group-title">{group.title}</span>
      <span class="badge">{count(group.count)}</span>
      <span class="dim ellipsis">{group.detail}</span>
    </>
  );
}

function rowLabel(r: GoroutineRow): string {
  return `Goroutine ${r.id}, ${r.reason || r.state}${r.object ? ` ${r.object}` : ''}, in ${r.at.func} ${placeText(r.at)}${r.frozen ? ', frozen' : ''}`;
}

function RowLine(props: { row: GoroutineRow; pinned: boolean; follow: boolean; wanted: boolean; selected: boolean }): VNode {
  const { row } = props;
  return (
    <>
      <StateMark state={row.state} />
      <span class={`gid${props.selected ? ' bold' : ''}`}>G{row.id}{row.current ? ' ●' : ''}</span>
      <span class="func ellipsis">{row.at.func}</span>
      <PlaceLink place={row.at} />
      <span class="reason ellipsis">{row.reason ? <>{row.reason}{row.object && <span class="dim"> {row.object}</span>}</> : row.state === 'running' && row.p >= 0 ? `running on P${row.p}` : row.state === 'syscall' ? 'system call' : row.state}</span>
      {row.waitMs >= 0 && <span class="wait dim" title="How long it has waited, on the program's clock">{duration(row.waitMs)}</span>}
      {row.labels.map((l) => <span key={l.key} class="badge label">{l.key}={l.value}</span>)}
      {row.frozen && <span class="badge frozen">frozen</span>}
      {props.wanted && <span class="badge">next</span>}
      {props.pinned && <span class="badge">pinned</span>}
      {props.follow && <span class="badge">followed</span>}
    </>
  );
}

function Detail(props: { id: number; actions(row: GoroutineRow): { title: string; run(): void }[]; onClose(): void }): VNode {
  const { body, error } = useAnswer<GoroutineAnswer>('glassgo/goroutine', { id: props.id });
  return (
    <section class="detail" aria-label={`Goroutine ${props.id}`}>
      <header>
        <h2>Goroutine {props.id}</h2>
        <Button title="Close" onClick={props.onClose}>×</Button>
      </header>
      {error && <p class="dim">{/no goroutine/.test(error) ? 'It has ended.' : error}</p>}
      {body && <DetailBody body={body} actions={props.actions(body.row)} />}
    </section>
  );
}

function DetailBody(props: { body: GoroutineAnswer; actions: { title: string; run(): void }[] }): VNode {
  const { row, stack, wakers } = props.body;
  return (
    <div class="detail-body">
      <p>{props.body.explanation}</p>
      {row.objectAddress > 0 && <p class="dim">Object: <ObjectLink address={row.objectAddress} text={row.object} view="channels" /> <ObjectLink address={row.objectAddress} text="on the heap" /></p>}
      <div class="actions">{props.actions.slice(1).map((a) => <button key={a.title} type="button" onClick={a.run}>{a.title}</button>)}</div>
      {wakers.length > 0 && (
        <>
          <h3>Who could wake it</h3>
          <ul class="plain">
            {wakers.map((w, i) => <li key={i}>{w.goroutine > 0 && <GoroutineLink id={w.goroutine} />} {w.text}</li>)}
            {props.body.moreWakers > 0 && <li class="dim">and {count(props.body.moreWakers)} more</li>}
          </ul>
        </>
      )}
      <h3>Stack</h3>
      {stack.length === 0 && <p class="dim">It has not run yet: it will start with {row.at.func || 'a function of the runtime'} <PlaceLink place={row.at} />.</p>}
      <ol class="plain stack">{stack.map((f, i) => <li key={i} class={f.user ? '' : 'dim'}><span class="ellipsis">{f.func}</span> <PlaceLink place={f} /></li>)}</ol>
      <h3>Origin</h3>
      <p>
        {row.parent > 0 ? <>Started by <GoroutineLink id={row.parent} /> in {row.created.func} <PlaceLink place={row.created} /></> : 'Started by the runtime'}
        {props.body.children > 0 && <>; it has started <button type="button" class="link" onClick={() => post({ type: 'show', view: 'goroutines', focus: { filter: `parent:${row.id}` } })}>{count(props.body.children)} that still exist</button></>}.
      </p>
    </div>
  );
}
