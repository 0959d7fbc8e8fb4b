/** What runtime.MemStats and runtime/metrics report, from the kernel's counters (package runtime, type MemStats). */
import { kernelRecord } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import type { Machine } from './machine';

const kernelFields = offsetsOf('Kernel');
const spanFields = offsetsOf('Span');
const nClasses = 68;

/** The sum of the counters of a size class each. */
function sum(m: Machine, field: string): bigint {
  let total = 0n;
  for (let c = 0; c < nClasses; c++) total += element(m, field, c);
  return total;
}

function element(m: Machine, field: string, i: number): bigint {
  return m.view.getBigUint64(kernelRecord + (kernelFields[field] as number) + 8 * i, true);
}

/** Bytes of the spans in use. */
function spanBytes(m: Machine): bigint {
  return m.kernelField64('pagesInUse') * 8192n;
}

/** `name` is a field of MemStats; array elements are asked for as PauseNs/3, BySize.Mallocs/5. */
export function memStat(m: Machine, name: string): bigint {
  const u = (field: string): bigint => BigInt(m.kernelField(field));
  const l = (field: string): bigint => m.kernelField64(field);
  const [field, index] = name.split('/') as [string, string | undefined];
  const i = Number(index);
  const heapSys = (): bigint => (l('pagesInUse') + l('pagesFree')) * 8192n;
  switch (field) {
    case 'Alloc': case 'HeapAlloc':
      return l('allocBase') + l('heapLive') - l('totalFree');
    case 'TotalAlloc':
      return l('allocBase') + l('heapLive');
    case 'Sys':
      return u('heapUsed');
    case 'Mallocs':
      return sum(m, 'mallocsByClass') + l('tinyAllocs');
    case 'Frees':
      // A tiny object is never freed by itself; Go counts it as freed when it is made, too.
      return sum(m, 'freesByClass') + l('tinyAllocs');
    case 'HeapObjects':
      return sum(m, 'mallocsByClass') - sum(m, 'freesByClass');
    case 'HeapSys':
      return heapSys();
    case 'HeapInuse':
      return spanBytes(m);
    case 'HeapIdle':
      return l('pagesFree') * 8192n;
    case 'HeapReleased':
      return l('pagesReleased') * 8192n;
    case 'LimiterCycle':
      return u('limiterCycle');
    case 'StackInuse': case 'StackSys':
      return l('stackPages') * 8192n;
    case 'MSpanInuse': case 'MSpanSys':
      return u('nSpans') * BigInt(spanFields.size);
    case 'GCSys':
      // All that is nothing else: the classes add up to Sys.
      return u('heapUsed') - u('heapStart') - heapSys() - l('stackPages') * 8192n - u('nSpans') * BigInt(spanFields.size);
    case 'OtherSys':
      return u('heapStart');
    case 'NextGC':
      return l('gcGoal') < 0n ? (1n << 64n) - 1n : l('gcGoal');
    case 'LastGC':
      return l('lastGCWall');
    case 'PauseTotalNs':
      return l('pauseTotal');
    case 'PauseNs':
      return element(m, 'pauseNs', i);
    case 'PauseEnd':
      return element(m, 'pauseEnd', i);
    case 'NumGC':
      return u('numGC');
    case 'NumForcedGC':
      return u('numForcedGC');
    case 'BySize.Size':
      return BigInt(m.kernel.classBytes(i));
    case 'BySize.Mallocs':
      return element(m, 'mallocsByClass', i);
    case 'BySize.Frees':
      return element(m, 'freesByClass', i);
    case 'ObjectAllocs':
      return sum(m, 'mallocsByClass');
    case 'ObjectFrees':
      return sum(m, 'freesByClass');
    case 'TinyAllocs':
      return l('tinyAllocs');
    case 'HeapMarked':
      return l('heapMarked');
    case 'ScanGlobals':
      return l('globalsScan');
    case 'ScanHeap':
      return l('heapScan');
    case 'ScanStack':
      return l('lastStackScan');
    case 'StackStart':
      return 512n;
    case 'GOGC':
      return BigInt.asUintN(64, BigInt(m.kernelField('gcPercent') | 0));
    case 'GCCPU':
      return l('gcCpuTotal');
    case 'TotalCPU':
      return (m.kernel.clock() - l('startTime')) * u('nProcs');
    default:
      return 0n;
  }
}
