/** A few lines about what scheduler, allocator and collector did, from the kernel's counters. */
import { kernelRecord } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { kernelU32, kernelU64 } from './goroutines';
import type { MemoryReader } from './memoryReader';

export function statistics(m: MemoryReader): string {
  const u = (f: string) => kernelU32(m, f);
  const l = (f: string) => Number(kernelU64(m, f));
  const mb = (n: number) => `${(n / 1048576).toFixed(1)} MB`;
  return [
    `scheduler: ${l('goidGen')} goroutines (at most ${u('peakGoroutines')} at once) on ${u('nProcs')} Ps, ${l('switches')} switches, ${l('parks')} parks, ${l('preemptions')} preemptions, ${l('steals')} stolen`,
    `heap: ${mb(l('heapLive'))} live, ${allocations(m)} allocations of ${mb(l('allocBase') + l('heapLive'))}, stacks ${mb(l('stackBytes'))}`,
    `collector: ${u('numGC')} cycles, ${(l('pauseTotal') / 1e6).toFixed(2)} ms, next at ${mb(l('gcGoal'))}`,
    '',
  ].join('\n');
}

function allocations(m: MemoryReader): number {
  const at = kernelRecord + (offsetsOf('Kernel').mallocsByClass as number);
  let n = Number(kernelU64(m, 'tinyAllocs'));
  for (let c = 0; c < 68; c++) n += Number(m.u64(at + 8 * c));
  return n;
}
