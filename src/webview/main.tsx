/** The webview's entry: the tabs of the panel or one view of its own, the line that says why the program stands, and what a guided example has to say. */
import { type VNode, render } from 'preact';
import { useEffect } from 'preact/hooks';
import { type ViewName, viewNames, viewTitles } from '../views/messages';
import { heard, notice, post, session, shown, tour, useKept, useSignal } from './bus';
import { ExportMenu } from './export';
import { GoroutinesView } from './goroutinesView';
import { ChannelsView } from './channelsView';
import { CollectorView } from './collectorView';
import { HeapView } from './heapView';
import { Button, Empty } from './parts';
import { SchedulerView } from './schedulerView';
import { TimelineView } from './timelineView';

const root = document.getElementById('root') as HTMLElement;
/** `panel`: all views as tabs. Else the name of the one view; `side` is the narrow one in the side bar. */
const kind = root.dataset.kind as 'panel' | 'side' | ViewName;

const views: Partial<Record<ViewName, () => VNode>> = {
  goroutines: () => <GoroutinesView compact={kind === 'side'} />,
  scheduler: () => <SchedulerView />,
  timeline: () => <TimelineView />,
  heap: () => <HeapView />,
  collector: () => <CollectorView />,
  channels: () => <ChannelsView />,
};

function App(): VNode {
  const [tab, setTab] = useKept<ViewName>('tab', kind === 'panel' || kind === 'side' ? 'goroutines' : kind);
  const state = useSignal(session);
  const wish = useSignal(shown);
  useEffect(() => {
    if (wish && kind === 'panel') setTab(wish.view);
  }, [wish]);
  const view = kind === 'panel' ? tab : kind === 'side' ? 'goroutines' : kind;
  const draw = views[view];
  return (
    <div class={`app ${kind}`}>
      {kind === 'panel' && <Tabs tab={view} onChoose={setTab} />}
      {kind !== 'side' && <StopLine />}
      <Tour />
      <Notice />
      <div id="view" class={`view ${view}`} role={kind === 'panel' ? 'tabpanel' : 'region'} aria-label={viewTitles[view]}>
        {state.kind === 'none' ? <NoSession /> : state.kind === 'running' && state.generation === 0 ? <Empty title="The program is running. The views show it when it stops."><p>Set a breakpoint, or choose Pause.</p></Empty> : draw?.()}
      </div>
    </div>
  );
}

function Tabs(props: { tab: ViewName; onChoose(v: ViewName): void }): VNode {
  const onKeyDown = (e: KeyboardEvent): void => {
    const by = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
    if (!by) return;
    const next = viewNames[(viewNames.indexOf(props.tab) + by + viewNames.length) % viewNames.length] as ViewName;
    props.onChoose(next);
    requestAnimationFrame(() => document.getElementById(`tab-${next}`)?.focus());
  };
  return (
    <nav class="tabs">
      <div role="tablist" aria-label="Go Runtime" onKeyDown={onKeyDown}>
        {viewNames.map((v) => <button key={v} id={`tab-${v}`} type="button" role="tab" aria-selected={v === props.tab} aria-controls="view" tabIndex={v === props.tab ? 0 : -1} onClick={() => props.onChoose(v)}>{viewTitles[v]}</button>)}
      </div>
      <span class="fill" />
      <ExportMenu view={props.tab} />
      <Button title="Open this view in an editor of its own" onClick={() => post({ type: 'popOut', view: props.tab })}>Open as Editor</Button>
    </nav>
  );
}

function StopLine(): VNode | null {
  const state = useSignal(session);
  if (state.kind === 'none') return null;
  const own = kind !== 'panel' && kind !== 'side' ? <ExportMenu view={kind} /> : null;
  if (state.kind === 'running') return <p class="stop-line running" role="status">The program is running{state.generation > 0 ? '; this is how it last stood' : ''}.{own}</p>;
  return <p class="stop-line" role="status">{state.kind === 'core' && <span class="badge">core file</span>} <span>{state.stop?.text ?? 'The program stands.'}</span>{own}</p>;
}

function Tour(): VNode | null {
  const t = useSignal(tour);
  if (!t || kind === 'side') return null;
  return (
    <aside class="tour" role="note" aria-live="polite">
      <span class="badge">{t.title} {t.step} / {t.steps}</span>
      <p>{t.text}</p>
      <div class="actions">
        <Button primary title={t.step < t.steps ? 'Go on to the next stop of this example' : 'Let the program run to its end'} onClick={() => post({ type: 'tour', action: 'next' })}>{t.step < t.steps ? 'Next Stop' : 'Finish'}</Button>
        <Button title="Leave the guided example" onClick={() => post({ type: 'tour', action: 'end' })}>Leave</Button>
      </div>
    </aside>
  );
}

function Notice(): VNode | null {
  const text = useSignal(notice);
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => notice.set(''), 6000);
    return () => clearTimeout(timer);
  }, [text]);
  return text ? <p class="notice" role="alert">{text}</p> : null;
}

function NoSession(): VNode {
  if (!heard()) return <Empty title="Connecting…" />;
  return (
    <Empty title="No Go program is being debugged with Glassgo.">
      <p>Open a Go file and press F5. When the program stops, this panel shows its goroutines, the scheduler, the heap and the collector.</p>
    </Empty>
  );
}

render(<App />, root);
// Until the extension has answered: it may not have been listening yet.
const announce = (tries: number): void => {
  if (heard() || tries === 0) return;
  post({ type: 'ready' });
  setTimeout(() => announce(tries - 1), 400);
};
announce(150);
