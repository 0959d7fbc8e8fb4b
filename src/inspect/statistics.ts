/** A few lines about what scheduler, allocator and collector did, from the kernel's counters. */
import { kernelU32, kernelU64 } from './goroutines';
import type { MemoryReader } from './memoryReader';

export function statistics(m: MemoryReader): string {
  const u = (f: string) => kernelU32(m, f);
  const l = (f: string) => Number(kernelU64(m, f));
  const mb = (n: number) => `${(n / 1048576).toFixed(1)} MB`;
  return [
    `scheduler: ${l('goidGen')} goroutines (at most ${u('peakGoroutines')} at once) on ${u('nProcs')} Ps, ${l('switches')} switches, ${l('parks')} parks, ${l('preemptions')} preemptions, ${l('steals')} stolen`,
    `heap: ${mb(l('heapLive'))} live, ${l('mallocs')} allocations of ${mb(l('totalAlloc') + l('heapLive'))}, stacks ${mb(l('stackBytes'))}`,
    `collector: ${u('numGC')} cycles, ${(l('pauseTotal') / 1e6).toFixed(2)} ms, next at ${mb(l('trigger'))}`,
    '',
  ].join('\n');
}
