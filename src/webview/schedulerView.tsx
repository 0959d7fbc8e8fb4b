/** The scheduler: each P with what it runs, what is next and its queue in order; the queues and waiting places that all share. Goroutines can be dragged to run next. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ProcessorRow, QueuedGoroutine, SchedulerAnswer, TimerRow } from '../views/messages';
import { act, post, useAnswer } from './bus';
import { Empty, GoroutineLink, Menu, count, duration, placeText, several } from './parts';
import { StepBar } from './stepBar';

export function SchedulerView(): VNode {
  const { body, error } = useAnswer<SchedulerAnswer>('glassgo/scheduler', {});
  const [menu, setMenu] = useState<{ g: QueuedGoroutine; x: number; y: number } | null>(null);
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Reading the scheduler…" />;
  const chip = (g: QueuedGoroutine, movable = true): VNode => <Chip key={g.id} g={g} wanted={body.wanted === g.id} movable={movable} onMenu={(x, y) => setMenu({ g, x, y })} />;
  return (
    <div class="scheduler scroll">
      <div class="toolbar"><StepBar group="scheduler" /></div>
      <div class="summary" role="status">
        <span><strong>Last decision</strong> {body.lastDecision}.</span>
        {body.wanted > 0 && <span class="badge">You chose G{body.wanted} to run next <button type="button" class="link" onClick={() => void act('glassgo/runNext', { goroutine: 0 })}>undo</button></span>}
        {body.only > 0 && <span class="badge">Only G{body.only} runs <button type="button" class="link" onClick={() => void act('glassgo/runOnly', { goroutine: 0 })}>let all run</button></span>}
      </div>
      <div class="procs">
        {body.procs.map((p) => <Proc key={p.id} p={p} chip={chip} />)}
        <Card title="Global queue" note={body.globalLength === 0 ? 'empty' : `${count(body.globalLength)} wait for any P`} help="Goroutines that were preempted or have yielded, and what does not fit in a P's own queue. Each P looks here when its own queue is empty, and first at every 61st tick.">
          {body.globalLength > 0 && <Queue list={body.globalQueue} length={body.globalLength} chip={chip} />}
        </Card>
        {body.heldLength > 0 && (
          <Card title="Held back by you" note={`${count(body.heldLength)} would run`} help="Goroutines that are frozen, or not the only one that may run.">
            <Queue list={body.held} length={body.heldLength} chip={chip} />
          </Card>
        )}
        <Card title="Threads" note={`${body.threads.length} Ms: ${body.idleMs} idle, ${body.spinningMs} spinning`} help="An M is a thread. It needs a P to run goroutines. One that spins looks for work in all queues before it goes idle.">
          <ul class="plain">{body.threads.map((m) => <li key={m.id}>M{m.id} <span class="dim">{m.status}</span>{m.p >= 0 && ` on P${m.p}`}{m.goroutine > 0 && <> runs <GoroutineLink id={m.goroutine} /></>}{m.locked > 0 && <> locked to <GoroutineLink id={m.locked} /></>}</li>)}</ul>
        </Card>
        <Card title="System calls and poller" note={body.syscalls.length + body.poller.waiting.length + body.poller.ready.length === 0 ? 'nobody waits for the world outside' : ''} help="A goroutine in a system call needs no P: the monitor gives its P to another M. The poller waits for input and timers.">
          {body.syscalls.length > 0 && <Line title="in system calls">{body.syscalls.map((g) => chip(g, false))}</Line>}
          {body.poller.waiting.length > 0 && <Line title="wait for input or output">{body.poller.waiting.map((g) => chip(g, false))}</Line>}
          {body.poller.ready.length > 0 && <Line title="ready">{body.poller.ready.map((g) => chip(g, false))}</Line>}
          {body.poller.m >= 0 && <p class="dim">M{body.poller.m} waits in the poller.</p>}
        </Card>
        <Card title="Monitor" note={body.sysmon.length === 0 ? 'has had nothing to do' : ''} help="sysmon looks every now and then whether a goroutine has run for too long or a P is stuck in a system call.">
          <ul class="plain">{body.sysmon.map((a, i) => <li key={i}>{a.text} <span class="dim">{duration(a.agoMs)} ago</span></li>)}</ul>
        </Card>
      </div>
      {body.nTimers > 0 && <Timers list={body.timers} total={body.nTimers} />}
      <p class="dim small">{several(body.decisions, 'decision')}, {several(body.parks, 'park')}, {several(body.preemptions, 'preemption')}, {several(body.steals, 'goroutine')} stolen since the start.</p>
      {menu && (
        <Menu
          x={menu.x} y={menu.y} onClose={() => setMenu(null)}
          items={[
            { title: 'Run This One Next', run: () => void act('glassgo/runNext', { goroutine: menu.g.id }) },
            { title: 'Run Only This One', run: () => void act('glassgo/runOnly', { goroutine: menu.g.id }) },
            { title: menu.g.frozen ? 'Thaw' : 'Freeze', run: () => void act('glassgo/freeze', { goroutines: [menu.g.id], frozen: !menu.g.frozen }) },
            { title: 'Show Goroutine', run: () => post({ type: 'show', view: 'goroutines', focus: { goroutine: menu.g.id } }) },
            ...(menu.g.at.path ? [{ title: 'Go to Source', run: () => post({ type: 'open', place: menu.g.at }) }] : []),
          ]}
        />
      )}
    </div>
  );
}

type MakeChip = (g: QueuedGoroutine, movable?: boolean) => VNode;

function Proc(props: { p: ProcessorRow; chip: MakeChip }): VNode {
  const { p, chip } = props;
  const [over, setOver] = useState(false);
  const drop = (e: DragEvent): void => {
    e.preventDefault();
    setOver(false);
    const id = Number(e.dataTransfer?.getData('text/plain'));
    if (id) void act('glassgo/runNext', { goroutine: id });
  };
  return (
    <section class={`card proc ${p.status}${over ? ' over' : ''}`} aria-label={`P${p.id}`} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <header><strong>P{p.id}</strong> <span class="dim">{p.status}{p.m >= 0 && `, M${p.m}${p.mStatus === 'spinning' ? ' spinning' : ''}`}</span>{p.gcWorker && <span class="badge">{p.gcWorker} GC worker</span>}{p.currentState && <span class="badge">{p.currentState}</span>}</header>
      <Line title={p.chosen && !p.current ? 'chosen' : 'runs'}>{p.chosen && !p.current ? chip(p.chosen, false) : p.current ? chip(p.current, false) : <span class="dim">{p.gcWorker ? 'marks for the collector' : p.mStatus === 'spinning' ? 'nothing: looks for work' : 'nothing'}</span>}</Line>
      <Line title="next">{p.runnext ? chip(p.runnext) : <span class="dim drop">drop a goroutine here to run it next</span>}</Line>
      <Line title={`queue ${p.queueLength > 0 ? count(p.queueLength) : ''}`}><Queue list={p.queue} length={p.queueLength} chip={chip} /></Line>
      <p class="dim small" title={`Decision ${count(p.decisionNumber)}`}>{p.decision}</p>
      <p class="dim small">{p.untilGlobal === 0 ? 'The global queue comes first now.' : `Global queue first in ${p.untilGlobal} ${p.untilGlobal === 1 ? 'decision' : 'decisions'}.`}{p.steals > 0 && ` Has stolen ${count(p.steals)}.`}{p.timers > 0 && ` ${count(p.timers)} ${p.timers === 1 ? 'timer' : 'timers'}.`}</p>
    </section>
  );
}

function Queue(props: { list: readonly QueuedGoroutine[]; length: number; chip: MakeChip }): VNode {
  const shown = props.list.slice(0, 40);
  return (
    <span class="queue" role="list" aria-label={`${props.length} goroutines in order`}>
      {shown.map((g) => props.chip(g))}
      {props.length === 0 && <span class="dim">empty</span>}
      {props.length > shown.length && <span class="dim">and {count(props.length - shown.length)} more</span>}
    </span>
  );
}

function Line(props: { title: string; children: VNode | VNode[] }): VNode {
  return <div class="line"><span class="line-title dim">{props.title}</span><span class="queue">{props.children}</span></div>;
}

function Card(props: { title: string; note: string; help: string; children: unknown }): VNode {
  return (
    <section class="card" aria-label={props.title}>
      <header title={props.help}><strong>{props.title}</strong> <span class="dim">{props.note}</span></header>
      {props.children as VNode}
    </section>
  );
}

function Chip(props: { g: QueuedGoroutine; wanted: boolean; movable: boolean; onMenu(x: number, y: number): void }): VNode {
  const { g } = props;
  if (g.id === 0) return <span class="chip">{g.func}</span>;
  return (
    <button
      type="button" class={`chip${g.frozen ? ' frozen' : ''}${props.wanted ? ' wanted' : ''}`} title={`Goroutine ${g.id}: ${g.func} ${placeText(g.at)}${g.frozen ? ', frozen' : ''}`} aria-haspopup="menu"
      draggable={props.movable} onDragStart={(e: DragEvent) => e.dataTransfer?.setData('text/plain', String(g.id))}
      onClick={(e) => { const b = e.currentTarget.getBoundingClientRect(); props.onMenu(b.left, b.bottom + 2); }}
    >
      G{g.id} <span class="dim">{g.func.replace(/^main\./, '')}</span>
    </button>
  );
}

function Timers(props: { list: readonly TimerRow[]; total: number }): VNode {
  return (
    <table class="grid">
      <caption>Timers by due time{props.total > props.list.length && `, the first ${props.list.length} of ${count(props.total)}`}</caption>
      <thead><tr><th class="n">Due in</th><th>What it does</th><th>Goroutine</th><th>Repeats</th><th>Heap of</th></tr></thead>
      <tbody>
        {props.list.map((t, i) => (
          <tr key={i}><td class="n">{t.dueMs < 0 ? 'due now' : duration(t.dueMs)}</td><td>{t.what}</td><td>{t.goroutine > 0 && <GoroutineLink id={t.goroutine} />}</td><td>{t.periodMs > 0 && `every ${duration(t.periodMs)}`}</td><td>P{t.p}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

