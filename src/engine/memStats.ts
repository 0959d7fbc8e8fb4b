/** runtime.MemStats from the kernel's counters. */
import type { Machine } from './machine';

export function memStat(m: Machine, name: string): bigint {
  const u = (field: string): bigint => BigInt(m.kernelField(field));
  const l = (field: string): bigint => m.kernelField64(field);
  switch (name) {
    case 'Alloc': case 'HeapAlloc': case 'HeapInuse':
      return l('heapLive');
    case 'TotalAlloc':
      return l('totalAlloc') + l('heapLive');
    case 'Sys':
      return u('heapEnd');
    case 'HeapSys':
      return u('heapUsed') - u('heapStart');
    case 'Mallocs':
      return l('mallocs');
    case 'Frees':
      return l('frees');
    case 'HeapObjects':
      return l('mallocs') - l('frees');
    case 'HeapIdle':
      return u('heapUsed') - u('heapStart') - l('heapLive');
    case 'StackInuse': case 'StackSys':
      return l('stackBytes');
    case 'NextGC':
      return l('trigger');
    case 'PauseTotalNs':
      return l('pauseTotal');
    case 'NumGC':
      return u('numGC');
    case 'NumForcedGC':
      return u('numForcedGC');
    default:
      return 0n;
  }
}
