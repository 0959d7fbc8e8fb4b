/**
 * The events of the runtime that can be recorded in the trace ring or stop the program: one table for kernel, inspector and
 * adapter. A kind's number is its place here; it has that bit in the kernel's masks, so there can be 64.
 *
 * `args` name up to three words and say how to read them (`name:reading`, see src/inspect/trace.ts).
 */
export type ArgReading = 'g' | 'p' | 'm' | 'chan' | 'object' | 'site' | 'reason' | 'number' | 'pStatus' | 'mStatus' | 'why' | 'gcPhase' | 'timer' | 'hex' | 'sendHow' | 'rootKind';

export interface ProbeSpec {
  readonly name: string;
  readonly doc: string;
  readonly args: readonly `${string}:${ArgReading}`[];
}

export const probes = [
  // Goroutines.
  { name: 'goCreate', doc: 'a go statement has made a goroutine', args: ['g:g', 'site:site', 'fn:object'] },
  { name: 'goStart', doc: 'a goroutine gets a P and runs', args: ['g:g', 'why:why'] },
  { name: 'goPark', doc: 'a goroutine waits', args: ['g:g', 'reason:reason', 'object:object'] },
  { name: 'goReady', doc: 'a goroutine that waited becomes runnable', args: ['g:g', 'reason:reason', 'by:g'] },
  { name: 'goPreempt', doc: 'a goroutine has used up its time and goes to the global queue', args: ['g:g'] },
  { name: 'goYield', doc: 'a goroutine has called Gosched', args: ['g:g'] },
  { name: 'goEnd', doc: 'a goroutine has ended', args: ['g:g'] },
  { name: 'goSteal', doc: 'a P takes goroutines from the queue of another', args: ['from:p', 'count:number', 'g:g'] },
  { name: 'stackGrow', doc: 'a goroutine gets a larger stack', args: ['g:g', 'bytes:number'] },
  // Processors, threads, system calls.
  { name: 'schedule', doc: 'the scheduler has chosen what a P runs next', args: ['g:g', 'why:why', 'queue:number'] },
  { name: 'procStatus', doc: 'a P changes its state', args: ['p:p', 'from:pStatus', 'to:pStatus'] },
  { name: 'threadStatus', doc: 'an M changes its state', args: ['m:m', 'from:mStatus', 'to:mStatus'] },
  { name: 'syscallEnter', doc: 'a goroutine enters a call of the host that may block', args: ['g:g', 'call:number'] },
  { name: 'syscallExit', doc: 'a call of the host has its answer', args: ['g:g', 'result:number'] },
  { name: 'sysmon', doc: 'the monitor retakes a P or asks a goroutine to yield', args: ['p:p', 'ticks:number'] },
  // Channels, select, locks.
  { name: 'chanMake', doc: 'a channel is made', args: ['chan:chan', 'size:number'] },
  { name: 'chanSend', doc: 'a goroutine sends', args: ['chan:chan', 'how:sendHow'] },
  { name: 'chanRecv', doc: 'a goroutine receives', args: ['chan:chan', 'how:sendHow'] },
  { name: 'chanClose', doc: 'a channel is closed', args: ['chan:chan'] },
  { name: 'select', doc: 'a goroutine comes to a select', args: ['cases:number', 'hasDefault:number'] },
  { name: 'semAcquire', doc: 'a goroutine takes a semaphore: the slow way of locks and wait groups', args: ['address:object', 'reason:reason'] },
  { name: 'semRelease', doc: 'a goroutine gives a semaphore back', args: ['address:object', 'handoff:number'] },
  { name: 'condWait', doc: 'a goroutine waits on a sync.Cond', args: ['list:object'] },
  { name: 'condNotify', doc: 'waiters of a sync.Cond are woken', args: ['list:object', 'all:number'] },
  // Timers and the poller.
  { name: 'timerSet', doc: 'a timer is put into the heap of a P', args: ['timer:timer', 'p:p'] },
  { name: 'timerStop', doc: 'a timer is stopped', args: ['timer:timer', 'pending:number'] },
  { name: 'timerFire', doc: 'a timer is due', args: ['timer:timer', 'p:p'] },
  { name: 'netpoll', doc: 'the poller is asked for goroutines whose wait is over', args: ['ready:number', 'blocking:number'] },
  // Memory.
  { name: 'alloc', doc: 'an object is allocated', args: ['object:object', 'bytes:number', 'type:hex'] },
  { name: 'gcPhase', doc: 'the collector goes to another phase', args: ['from:gcPhase', 'to:gcPhase', 'cycle:number'] },
  { name: 'gcMark', doc: 'an object is marked', args: ['object:object', 'from:object', 'bytes:number'] },
  { name: 'gcBlacken', doc: 'an object has been scanned', args: ['object:object', 'bytes:number'] },
  { name: 'writeBarrier', doc: 'a pointer is written while the collector marks', args: ['slot:hex', 'old:object', 'new:object'] },
  { name: 'gcAssist', doc: 'an allocating goroutine marks for the collector', args: ['g:g', 'bytes:number'] },
  { name: 'gcWorker', doc: 'a worker of the collector begins or ends', args: ['mode:number', 'begin:number'] },
  { name: 'gcSweep', doc: 'a span is swept', args: ['span:hex', 'freed:number', 'live:number'] },
  { name: 'gcFree', doc: 'an object is freed', args: ['object:object', 'bytes:number'] },
  { name: 'scavenge', doc: 'pages are given back', args: ['start:hex', 'pages:number'] },
  { name: 'finalize', doc: 'a finalizer or cleanup is queued', args: ['object:object', 'fn:object'] },
  // The program as a whole.
  { name: 'panic', doc: 'a panic begins', args: ['g:g'] },
  { name: 'stopTheWorld', doc: 'the world stops or goes on', args: ['reason:number', 'begin:number'] },
  { name: 'lockTaken', doc: 'a goroutine has taken a sync.Mutex; only while locks are tracked', args: ['address:object'] },
  { name: 'lockFreed', doc: 'a sync.Mutex is given back; only while locks are tracked', args: ['address:object'] },
  { name: 'gcRoot', doc: 'the collector has scanned one of its roots', args: ['kind:rootKind', 'index:number', 'g:g'] },
] as const satisfies readonly ProbeSpec[];

export type ProbeName = (typeof probes)[number]['name'];

/** The bit of a kind in the masks. */
export function probeBit(name: string): bigint {
  const i = probes.findIndex((p) => p.name === name);
  if (i < 0) throw new Error(`unknown probe ${name}`);
  return 1n << BigInt(i);
}

/** The number of a kind. */
export function probeNumber(name: string): number {
  return probes.findIndex((p) => p.name === name);
}

/** Why the scheduler chose a goroutine. */
export const scheduleReasons = ['', 'runnext', 'local queue', 'global queue (61st tick)', 'global queue', 'stolen', 'stolen timer', 'timer', 'GC worker', 'netpoll', 'went on', 'locked M', 'chosen by the user', 'coroutine'] as const;

/** What a root job of the collector looks at. */
export const gcRootKinds = ['timers and finalizers', 'globals', 'finalizers of a block of spans', 'stack'] as const;

/** How a send or receive went. */
export const channelWays = ['', 'handed over', 'buffered', 'waits', 'closed'] as const;
