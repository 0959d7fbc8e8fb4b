/** Channels and locks: who waits where, a channel's ring with its positions, who holds a lock. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChannelAnswer, ChannelRow, ChannelsAnswer, LockRow, WaiterRow } from '../views/messages';
import { act, shown, useAnswer, useKept, useSignal } from './bus';
import { Pager } from './heapView';
import { Button, Empty, GoroutineLink, ObjectLink, PlaceLink, Segments, count, hex } from './parts';

const kindTitles: Readonly<Record<string, string>> = { mutex: 'Mutex', rwmutex: 'RWMutex', waitgroup: 'WaitGroup', cond: 'Cond', semaphore: 'semaphore' };
/** Bytes of a value of package sync that an event can be about. */
const kindBytes: Readonly<Record<string, number>> = { mutex: 8, rwmutex: 24, waitgroup: 16, cond: 32, semaphore: 4 };

export function ChannelsView(): VNode {
  const [mode, setMode] = useKept<'channels' | 'locks'>('channels.mode', 'channels');
  const [address, setAddress] = useKept('channels.address', 0);
  const [start, setStart] = useState(0);
  const { body, error } = useAnswer<ChannelsAnswer>('glassgo/channels', { start, count: 100 });
  const wish = useSignal(shown);
  useEffect(() => {
    if (wish?.view !== 'channels' || !wish.focus.address) return;
    setAddress(wish.focus.address);
  }, [wish]);
  useEffect(() => {
    if (body && address && wish?.view === 'channels' && wish.focus.address === address) setMode(body.locks.some((l) => l.address === address) ? 'locks' : 'channels');
  }, [body, wish]);
  if (error) return <Empty title={error} />;
  if (!body) return <Empty title="Looking for channels…" />;
  const lock = body.locks.find((l) => l.address === address);
  return (
    <div class="goroutines">
      <div class="main">
        <div class="toolbar">
          <Segments label="What is shown" value={mode} onChange={setMode} options={[['channels', `Channels (${count(body.total)})`], ['locks', `Locks (${count(body.nLocks)})`]]} />
          {mode === 'channels' && <Pager start={start} size={100} total={body.total} onGo={setStart} />}
        </div>
        <div class="scroll">
          {mode === 'channels' ? <Channels rows={body.channels} chosen={address} onChoose={setAddress} /> : <Locks rows={body.locks} chosen={address} onChoose={setAddress} />}
        </div>
      </div>
      {address > 0 && mode === 'channels' && !lock && <Channel address={address} onClose={() => setAddress(0)} />}
      {lock && mode === 'locks' && <Lock lock={lock} onClose={() => setAddress(0)} />}
    </div>
  );
}

function Channels(props: { rows: readonly ChannelRow[]; chosen: number; onChoose(a: number): void }): VNode {
  if (props.rows.length === 0) return <Empty title="There are no channels." />;
  return (
    <table class="grid">
      <thead><tr><th>Channel</th><th>Type</th><th>Buffer</th><th class="n">Senders wait</th><th class="n">Receivers wait</th><th>State</th></tr></thead>
      <tbody>
        {props.rows.map((c) => (
          <tr key={c.address} class={c.address === props.chosen ? 'chosen-row' : ''}>
            <td><button type="button" class="link" onClick={() => props.onChoose(c.address)}>{c.name || <span class="mono">{hex(c.address)}</span>}</button></td><td class="mono">{c.type}</td>
            <td>{c.capacity === 0 ? <span class="dim">none</span> : <><svg width="60" height="8" role="img" aria-label={`${c.count} of ${c.capacity}`}><rect class="track" width="60" height="8" rx="2" /><rect class="live" width={(60 * c.count) / c.capacity} height="8" rx="2" /></svg> {count(c.count)} of {count(c.capacity)}</>}</td>
            <td class="n">{c.senders > 0 ? count(c.senders) : ''}</td><td class="n">{c.receivers > 0 ? count(c.receivers) : ''}</td><td>{c.closed ? 'closed' : c.timer ? 'of a timer' : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Locks(props: { rows: readonly LockRow[]; chosen: number; onChoose(a: number): void }): VNode {
  if (props.rows.length === 0) return <Empty title="No lock is held, and nobody waits for one." />;
  return (
    <table class="grid">
      <thead><tr><th>Lock</th><th>Kind</th><th>State</th><th>Held by</th><th>Waiting, in order</th></tr></thead>
      <tbody>
        {props.rows.map((l) => (
          <tr key={l.address} class={l.address === props.chosen ? 'chosen-row' : ''}>
            <td><button type="button" class="link" onClick={() => props.onChoose(l.address)}>{l.name}</button></td><td>{kindTitles[l.kind] ?? l.kind}</td><td>{l.state}</td><td>{l.owner > 0 ? <GoroutineLink id={l.owner} /> : l.readers.length > 0 ? <Readers ids={l.readers.slice(0, 4)} /> : ''}</td>
            <td>{l.waiters.slice(0, 6).map((w) => <span key={w.goroutine}><GoroutineLink id={w.goroutine} /> </span>)}{l.nWaiters > 6 && <span class="dim">and {count(l.nWaiters - 6)} more</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Waiters(props: { title: string; rows: readonly WaiterRow[]; total: number; none: string }): VNode {
  return (
    <>
      <h3>{props.title}{props.total > 0 && ` (${count(props.total)})`}</h3>
      {props.rows.length === 0 ? <p class="dim">{props.none}</p> : <ol class="waiters">{props.rows.slice(0, 50).map((w) => <li key={w.goroutine}><GoroutineLink id={w.goroutine} /> {w.at.func} <PlaceLink place={w.at} />{w.inSelect && <span class="dim"> in a select</span>}{w.value && <div class="mono wrap">brings {w.value}</div>}</li>)}</ol>}
    </>
  );
}

function Channel(props: { address: number; onClose(): void }): VNode {
  const { body, error } = useAnswer<ChannelAnswer>('glassgo/channel', { address: props.address });
  return (
    <section class="detail" aria-label={`Channel ${hex(props.address)}`}>
      <header><h2 class="ellipsis">{body?.row.name || 'Channel'} <span class="mono">{body?.row.type}</span></h2><Button title="Close" onClick={props.onClose}>×</Button></header>
      {error && <p class="dim">{error}.</p>}
      {body && (
        <div class="detail-body">
          <div class="actions"><button type="button" title="Stop the program when somebody sends, receives, selects or closes" onClick={() => void act('glassgo/watch', { address: props.address, when: 'used', what: body.row.name || body.row.type })}>Stop When Used</button><ObjectLink address={props.address} text="on the heap" /></div>
          <p>{body.row.closed ? 'It is closed: receivers get what is left, then zero values.' : body.row.capacity === 0 ? 'It has no buffer: a value goes straight from a sender to a receiver.' : `${count(body.row.count)} of ${count(body.row.capacity)} places of the buffer are taken.`}</p>
          {body.row.capacity > 0 && <Ring body={body} />}
          <Waiters title="Senders that wait, first to last" rows={body.senders} total={body.row.senders} none="Nobody waits to send." />
          <Waiters title="Receivers that wait, first to last" rows={body.receivers} total={body.row.receivers} none="Nobody waits to receive." />
        </div>
      )}
    </section>
  );
}

/** The buffer as the ring that it is, for few places; its values in the order in which they will be received. */
function Ring(props: { body: ChannelAnswer }): VNode {
  const { slots, sendx, recvx } = props.body;
  const waiting = slots.filter((s) => s.filled).sort((a, b) => a.order - b.order);
  const n = slots.length;
  const size = 150;
  const r = 52;
  const at = (i: number, radius: number): [number, number] => [size / 2 + radius * Math.sin((2 * Math.PI * (i + 0.5)) / n), size / 2 - radius * Math.cos((2 * Math.PI * (i + 0.5)) / n)];
  const arc = (i: number): string => {
    const edge = (k: number, radius: number): string => `${size / 2 + radius * Math.sin((2 * Math.PI * k) / n)},${size / 2 - radius * Math.cos((2 * Math.PI * k) / n)}`;
    const large = n === 1 ? 1 : 0;
    const end = n === 1 ? 0.999 : i + 1;
    return `M${edge(i, r)} A${r},${r} 0 ${large} 1 ${edge(end, r)} L${edge(end, r - 22)} A${r - 22},${r - 22} 0 ${large} 0 ${edge(i, r - 22)} Z`;
  };
  return (
    <div class="ring">
      {n <= 64 && (
        <svg width={size} height={size} role="img" aria-label={`Ring of ${n} places, next receive at ${recvx}, next send at ${sendx}`}>
          {slots.map((s) => <path key={s.index} class={`ring-slot${s.filled ? ' filled' : ''}`} d={arc(s.index)}><title>{`place ${s.index}${s.filled ? `: ${s.value}` : ', empty'}`}</title></path>)}
          {n <= 24 && slots.map((s) => { const [x, y] = at(s.index, r - 11); return <text key={s.index} class={`small ${s.filled ? 'span-label' : 'dim'}`} x={x} y={y + 4} text-anchor="middle">{s.index}</text>; })}
          {([['recvx', recvx, 'receive'], ['sendx', sendx, 'send']] as const).map(([k, i, title]) => { const [x, y] = at(i, k === 'recvx' ? r + 9 : r + 18); return <g key={k} class={`ring-mark ${k}`}><circle cx={x} cy={y} r={4} /><title>next {title}: place {i}</title></g>; })}
        </svg>
      )}
      <div>
        <p class="small legend"><span class="state-count"><svg width="9" height="9" aria-hidden="true"><circle class="ring-mark recvx" cx="4.5" cy="4.5" r="4" /></svg>next receive: place {recvx}</span><span class="state-count"><svg width="9" height="9" aria-hidden="true"><circle class="ring-mark sendx" cx="4.5" cy="4.5" r="4" /></svg>next send: place {sendx}</span></p>
        {waiting.length > 0 && <ol class="waiters">{waiting.slice(0, 30).map((s) => <li key={s.index} class="mono wrap">{s.value}</li>)}</ol>}
        {waiting.length > 30 && <p class="dim">and {count(waiting.length - 30)} more</p>}
      </div>
    </div>
  );
}

function Readers(props: { ids: readonly number[] }): VNode {
  return <>{props.ids.map((id, i) => <>{i > 0 && ', '}<GoroutineLink key={id} id={id} /></>)}</>;
}

function Lock(props: { lock: LockRow; onClose(): void }): VNode {
  const { lock } = props;
  return (
    <section class="detail" aria-label={`Lock ${lock.name}`}>
      <header><h2 class="ellipsis">{lock.name}</h2><Button title="Close" onClick={props.onClose}>×</Button></header>
      <div class="detail-body">
        <p>{kindTitles[lock.kind] ?? lock.kind}: {lock.state}.</p>
        <div class="actions"><button type="button" title="Stop the program when it is locked, unlocked or waited for" onClick={() => void act('glassgo/watch', { address: lock.address, bytes: kindBytes[lock.kind] ?? 8, when: 'used', what: lock.name })}>Stop When Used</button></div>
        {lock.owner > 0 && <p>Held by <GoroutineLink id={lock.owner} />.</p>}
        {lock.readers.length > 0 && <p>Held for reading by <Readers ids={lock.readers} />.</p>}
        <Waiters title="Waiting, first to last" rows={lock.waiters} total={lock.nWaiters} none="Nobody waits." />
      </div>
    </section>
  );
}
