/** The lines of GODEBUG=schedtrace=MS and scheddetail=1, in the form of Go 1.26. */
import { type RecordName, offsetsOf } from '../layout/records';
import { waitReasons } from '../layout/status';
import type { Machine } from './machine';

const offsets = new Map<RecordName, Readonly<Record<string, number>>>((['G', 'M', 'P'] as const).map((r) => [r, offsetsOf(r)]));

export function schedtraceText(on: Machine): string {
  const { view } = on;
  const field = (record: RecordName, at: number, name: string): number => view.getUint32(at + (offsets.get(record)?.[name] as number), true);
  const id = (record: 'M' | 'P', at: number): string => (at ? String(field(record, at, 'id')) : 'nil');
  const goid = (at: number): string => (at ? String(view.getBigUint64(at + (offsets.get('G')?.goid as number), true)) : 'nil');
  const k = (name: string): number => on.kernelField(name);
  const detailed = k('scheddetail') !== 0;
  const procs = Array.from({ length: k('nProcs') }, (_, i) => view.getUint32(k('procs') + 4 * i, true));
  const queued = (p: number): number => field('P', p, 'runqTail') - field('P', p, 'runqHead');
  const ms = (on.kernel.nanotime() - on.kernelField64('startTime')) / 1000000n;
  const head = `SCHED ${ms}ms: gomaxprocs=${procs.length} idleprocs=${k('npidle')} threads=${k('mcount')} spinningthreads=${k('nmspinning')} needspinning=${k('needspinning')} idlethreads=${k('nmidle')} runqueue=${k('runqSize')}`;
  if (!detailed) return `${head} [ ${procs.map(queued).join(' ')} ] schedticks=[ ${procs.map((p) => `${field('P', p, 'schedTick')} `).join('')}]\n`;
  const lines = [`${head} gcwaiting=${k('gcWanted') ? 'true' : 'false'} nmidlelocked=${k('nmidlelocked')} stopwait=0 sysmonwait=false`];
  procs.forEach((p, i) => {
    lines.push(`  P${i}: status=${field('P', p, 'status')} schedtick=${field('P', p, 'schedTick')} syscalltick=${field('P', p, 'syscallTick')} m=${id('M', field('P', p, 'm'))} runqsize=${queued(p)} gfreecnt=${field('P', p, 'nGFree')} timerslen=${field('P', p, 'nTimers')}`);
  });
  for (let m = k('allm'); m !== 0; m = field('M', m, 'allLink')) {
    const flag = (name: string): string => (field('M', m, name) !== 0 ? 'true' : 'false');
    lines.push(`  M${field('M', m, 'id')}: p=${id('P', field('M', m, 'p'))} curg=${goid(field('M', m, 'curg'))} mallocing=0 throwing=0 preemptoff= locks=${field('M', m, 'locks')} dying=0 spinning=${flag('spinning')} blocked=${flag('blocked')} lockedg=${goid(field('M', m, 'lockedg'))}`);
  }
  const allgs = k('allgs');
  for (let i = 0; i < k('nAllgs'); i++) {
    const g = view.getUint32(allgs + 4 * i, true);
    lines.push(`  G${goid(g)}: status=${field('G', g, 'status')}(${waitReasons[field('G', g, 'waitReason')] ?? ''}) m=${id('M', field('G', g, 'm'))} lockedm=${id('M', field('G', g, 'lockedM'))}`);
  }
  return `${lines.join('\n')}\n`;
}
