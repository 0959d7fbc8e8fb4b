/**
 * The custom requests about the runtime's events.
 *
 * `glassgo/probes` `{record?, stopBefore?, stopAfter?, ringSize?}`: sets which kinds (names of layout/probes.ts; "all") are recorded in the trace
 * ring and which stop the program; what is left out stays as it is. Answers `{kinds: [{name, doc, args, record, stopBefore, stopAfter}]}`.
 *
 * `glassgo/trace` `{from?, count?}`: entries of the ring from number `from` on. Answers `{events, next, lost}`.
 */
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { kernelAddress } from '../inspect/goroutines';
import type { MemoryReader } from '../inspect/memoryReader';
import { readTrace } from '../inspect/trace';
import { machine } from '../layout/machine';
import { probeBit, probes } from '../layout/probes';

export interface ProbesArguments {
  record?: string[];
  stopBefore?: string[];
  stopAfter?: string[];
  /** Entries that the ring holds; only before the first is recorded. */
  ringSize?: number;
}

export interface TraceArguments {
  from?: number;
  count?: number;
}

const masks = { record: 'traceMask', stopBefore: 'stopBefore', stopAfter: 'stopAfter' } as const;

function maskOf(names: readonly string[]): bigint {
  let mask = 0n;
  for (const name of names) mask |= name === 'all' ? (1n << BigInt(probes.length)) - 1n : probeBit(name);
  return mask;
}

/** Throws for a kind that does not exist. */
export function setProbes(memory: DataView, args: ProbesArguments): { kinds: object[] } {
  const wanted = Object.entries(masks).map(([key, field]) => {
    const list = args[key as keyof typeof masks];
    return [field, list ? maskOf(list) : memory.getBigUint64(kernelAddress(field), true)] as const;
  });
  if (args.ringSize && memory.getUint32(kernelAddress('traceRing'), true) === 0) memory.setUint32(kernelAddress('traceSize'), Math.min(Math.max(args.ringSize, 16), 1 << 20), true);
  for (const [field, mask] of wanted) memory.setBigUint64(kernelAddress(field), mask, true);
  memory.setBigUint64(machine.probeMask, wanted.reduce((all, [, mask]) => all | mask, 0n), true);
  const has = (field: string, i: number): boolean => ((memory.getBigUint64(kernelAddress(field), true) >> BigInt(i)) & 1n) !== 0n;
  return {
    kinds: probes.map((p, i) => ({ name: p.name, doc: p.doc, args: p.args.map((a) => a.split(':')[0]), record: has('traceMask', i), stopBefore: has('stopBefore', i), stopAfter: has('stopAfter', i) })),
  };
}

export function trace(memory: MemoryReader, info: DebugInfo, args: TraceArguments): ReturnType<typeof readTrace> {
  return readTrace(memory, info, args.from ?? 0, Math.min(args.count ?? 1000, 10000));
}
