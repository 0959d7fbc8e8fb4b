/** The scheduler view. */
import { type GoroutineTable, holdsBack, locationOf, waitReasonOf } from '../inspect/goroutineTable';
import { kernelU32, kernelU64 } from '../inspect/goroutines';
import type { Image } from '../inspect/image';
import { type Processor, type TimerInfo, globalQueue, heldGoroutines, isIdle, netReady, processors, sysmonActs, threads, timers } from '../inspect/scheduler';
import { channelType } from '../inspect/waitObjects';
import { gStatus, sysmonAct } from '../layout/status';
import { whyChosen } from './explain';
import type { ProcessorRow, QueuedGoroutine, SchedulerAnswer, TimerRow } from './messages';

/** Every 61st tick of a P the global queue comes first (src/runtime/proc.ts). */
const globalTick = 61;

export function schedulerAnswer(image: Image, t: GoroutineTable, args: { limit?: number }, chosen: number): SchedulerAnswer {
  const limit = Math.min(args.limit ?? 256, 5000);
  const queued = (address: number): QueuedGoroutine => {
    const i = t.rowOfAddress.get(address);
    if (i === undefined) return { id: 0, func: 'the runtime', at: { func: '', path: '', line: 0 }, frozen: false };
    const at = locationOf(image, t, i);
    return { id: t.id[i] as number, func: at.func, at, frozen: t.frozen[i] !== 0 };
  };
  const maybe = (address: number): QueuedGoroutine | null => (address ? queued(address) : null);
  const procs = processors(image);
  const all = threads(image);
  const due = timers(image, 100);
  const inSyscall: QueuedGoroutine[] = [];
  const forHost: QueuedGoroutine[] = [];
  for (let i = 0; i < t.n; i++) {
    if (t.status[i] === gStatus.syscall && inSyscall.length < limit) inSyscall.push(queued(t.address[i] as number));
    else if (waitReasonOf(t, i) === 'IO wait' && forHost.length < limit) forHost.push(queued(t.address[i] as number));
  }
  const deciding = chosen ? kernelU32(image.memory, 'curp') : 0;
  const last = procs.reduce<Processor | undefined>((best, p) => (!best || p.decision.number > best.decision.number ? p : best), undefined);
  const m = image.memory;
  return {
    procs: procs.map((p): ProcessorRow => ({
      chosen: p.address === deciding ? maybe(chosen) : null, id: p.id, status: p.status, m: p.m, mStatus: p.mStatus, current: maybe(p.current), currentState: p.preempt ? 'asked to yield' : '', runnext: maybe(p.runnext),
      queue: p.queue.slice(0, limit).map(queued), queueLength: p.queue.length, decision: decisionText(p), decisionNumber: p.decision.number,
      untilGlobal: (globalTick - (p.tick % globalTick)) % globalTick, ticks: p.tick, steals: p.steals, gcWorker: p.gcWorker === 'none' ? '' : p.gcWorker, timers: p.nTimers,
    })),
    globalQueue: globalQueue(image, limit).map(queued), globalLength: kernelU32(m, 'runqSize'), held: heldGoroutines(image, limit).map(queued), heldLength: kernelU32(m, 'nHeld'),
    idleMs: all.filter((x) => x.status === 'idle').length, spinningMs: all.filter((x) => x.status === 'spinning').length,
    threads: all.map((x) => ({ id: x.id, status: x.status, p: x.p, goroutine: x.current ? queued(x.current).id : 0, locked: x.locked ? queued(x.locked).id : 0 })),
    syscalls: inSyscall, poller: { waiting: forHost, ready: netReady(image, limit).map(queued), m: all.find((x) => x.status === 'polling')?.id ?? -1 },
    timers: due.list.map((x) => timerRow(image, t, x)), nTimers: due.total,
    sysmon: sysmonActs(image).map((a) => ({ text: a.act === sysmonAct.preempt ? `asked the goroutine on P${a.p} to yield: it had run for 10 ms` : `took P${a.p} from a goroutine in a system call`, agoMs: a.ago / 1e6 })),
    lastDecision: last?.decision.why ? `P${last.id}: ${decisionText(last)}` : 'nothing has been decided yet', decisions: Number(kernelU64(m, 'switches')), preemptions: Number(kernelU64(m, 'preemptions')), parks: Number(kernelU64(m, 'parks')), steals: Number(kernelU64(m, 'steals')),
    ...{ only: holdsBack(image).only, wanted: holdsBack(image).wanted },
  };
}

function decisionText(p: Processor): string {
  const { decision: d } = p;
  if (d.stoleFrom >= 0 && d.why !== 'stolen') return `stole ${d.stoleCount} from P${d.stoleFrom}, and will run one of them`;
  if (!d.why) return isIdle(p) ? 'idle since the start' : 'nothing decided yet';
  const stole = d.stoleFrom >= 0 ? `stole ${d.stoleCount} from P${d.stoleFrom}` : '';
  return `G${d.goroutine}: ${stole || whyChosen(d.why)}`;
}

function timerRow(image: Image, t: GoroutineTable, x: TimerInfo): TimerRow {
  const base = { p: x.p, dueMs: (x.when - t.now) / 1e6, periodMs: x.period / 1e6, goroutine: 0 };
  if (x.kind === 0) {
    const i = t.rowOfAddress.get(x.fn);
    return { ...base, what: 'wakes a goroutine that sleeps', goroutine: i === undefined ? 0 : (t.id[i] as number) };
  }
  if (x.kind === 1) return { ...base, what: `sends the time to a channel (${x.chan ? channelType(image, x.chan) : 'chan'})` };
  const f = x.fn ? image.places.func(image.places.funcOfTableIndex(image.memory.u32(x.fn))) : undefined;
  return { ...base, what: `starts ${f?.name ?? 'a function'} in a goroutine` };
}
