/**
 * The trace ring, and the event for which a probe has stopped the program, read from an image (src/runtime/trace.ts writes them).
 */
import { type DebugInfo, funcOfId, positionOfId } from '../compile/debuginfo/debugInfo';
import { type ArgReading, type ProbeSpec, channelWays, gcRootKinds, probes, scheduleReasons } from '../layout/probes';
import { offsetsOf } from '../layout/records';
import { gcPhases, mStatusNames, pStatusNames, waitReasons } from '../layout/status';
import { gFields, kernelU32, kernelU64 } from './goroutines';
import type { MemoryReader } from './memoryReader';

const eventFields = offsetsOf('TraceEvent') as Readonly<Record<string, number>> & { readonly size: number };

export interface StackEntry {
  readonly name: string;
  readonly path: string;
  readonly line: number;
}

export interface TraceEvent {
  readonly seq: number;
  /** Number of the scheduling decision. */
  readonly tick: number;
  /** Nanoseconds since the program's start. */
  readonly time: number;
  readonly kind: string;
  readonly p: number;
  /** The goroutine that ran, or that the event is about; 0 if none. */
  readonly goroutine: number;
  /** Arguments by name: numbers, or the texts that they stand for. */
  readonly args: Readonly<Record<string, number | string>>;
  readonly stack: readonly StackEntry[];
}

/** Entries from number `from` on that the ring still holds, at most `count`; `lost` have been overwritten. */
export function readTrace(m: MemoryReader, info: DebugInfo, from: number, count: number): { events: TraceEvent[]; next: number; lost: number } {
  const ring = kernelU32(m, 'traceRing');
  const size = kernelU32(m, 'traceSize');
  const end = Number(kernelU64(m, 'traceSeq'));
  if (ring === 0) return { events: [], next: end, lost: 0 };
  const first = Math.max(from, end - size);
  const events: TraceEvent[] = [];
  for (let seq = first; seq < end && events.length < count; seq++) events.push(readEvent(m, info, ring + (seq % size) * eventFields.size));
  return { events, next: first + events.length, lost: Math.max(0, first - from) };
}

function readEvent(m: MemoryReader, info: DebugInfo, at: number): TraceEvent {
  const u = (f: string): number => m.u32(at + (eventFields[f] as number));
  const l = (f: string): number => Number(BigInt.asIntN(64, m.u64(at + (eventFields[f] as number))));
  const spec = probes[u('kind')] as ProbeSpec;
  return {
    seq: l('seq'), tick: l('tick'), time: l('time'), kind: spec?.name ?? '?', p: u('p'), goroutine: l('goid'),
    args: readArgs(m, info, spec, [u('a'), u('b'), u('c')], u('goidA')), stack: readStack(m, info, u('stack')),
  };
}

/** Kind and arguments of the event that stopped the program. */
export function readProbe(m: MemoryReader, info: DebugInfo): { kind: string; args: TraceEvent['args'] } {
  const spec = probes[kernelU32(m, 'probeKind')] as ProbeSpec;
  return { kind: spec.name, args: readArgs(m, info, spec, ['probeA', 'probeB', 'probeC'].map((f) => kernelU32(m, f)), 0) };
}

/** The event, and the object that it is about, if the program stands because of one. */
export function standingEvent(m: MemoryReader, info: DebugInfo, reason: string): { kind: string; object: number } | undefined {
  if (reason !== 'probe') return undefined;
  const { kind, args } = readProbe(m, info);
  return { kind, object: Number(args.object ?? 0) };
}

/** The event that stopped the program: a sentence for people, and its parts. */
export function stoppedEvent(m: MemoryReader, info: DebugInfo): { kind: string; when: 'before' | 'after'; goroutine: number; args: TraceEvent['args']; text: string } {
  const spec = probes[kernelU32(m, 'probeKind')] as ProbeSpec;
  const args = readArgs(m, info, spec, ['probeA', 'probeB', 'probeC'].map((f) => kernelU32(m, f)), 0);
  const when = kernelU32(m, 'probeWhen') === 0 ? 'before' : 'after';
  const goroutine = Number(kernelU64(m, 'probeGoid'));
  const shown = Object.entries(args).map(([k, v]) => `${k}=${v}`).join(' ');
  return { kind: spec.name, when, goroutine, args, text: `${when} ${spec.name}${shown ? ` ${shown}` : ''}` };
}

function readArgs(m: MemoryReader, info: DebugInfo, spec: ProbeSpec | undefined, values: readonly number[], goidA: number): Record<string, number | string> {
  const out: Record<string, number | string> = {};
  spec?.args.forEach((arg, i) => {
    const [name, reading] = arg.split(':') as [string, ArgReading];
    // A goroutine's record may have been used again since: its id was kept.
    out[name] = reading === 'g' && i === 0 && goidA ? goidA : readArg(m, info, reading, values[i] as number);
  });
  return out;
}

function readArg(m: MemoryReader, info: DebugInfo, reading: ArgReading, v: number): number | string {
  switch (reading) {
    case 'g': return v ? Number(m.u64(v + (gFields.goid as number))) : 0;
    case 'reason': return waitReasons[v] ?? v;
    case 'why': return scheduleReasons[v] ?? v;
    case 'sendHow': return channelWays[v] ?? v;
    case 'pStatus': return pStatusNames[v] ?? v;
    case 'mStatus': return mStatusNames[v] ?? v;
    case 'gcPhase': return gcPhases[v] ?? v;
    case 'rootKind': return gcRootKinds[v] ?? v;
    case 'site': {
      if (!v) return '';
      const at = positionOfId(info, v);
      return `${at.file?.path ?? '?'}:${at.line}`;
    }
    case 'object': case 'chan': case 'timer': case 'hex': return v ? `0x${v.toString(16)}` : '0';
    default: return v;
  }
}

/** A stack of the table, from the top. */
function readStack(m: MemoryReader, info: DebugInfo, id: number): StackEntry[] {
  const table = kernelU32(m, 'traceStacks');
  if (id === 0 || table === 0) return [];
  const n = m.u32(table + 4 * id);
  return Array.from({ length: n }, (_, i) => {
    const resumeId = m.u32(table + 4 * (id + 1 + i));
    const at = positionOfId(info, resumeId);
    return { name: funcOfId(info, resumeId)?.name ?? '?', path: at.file?.path ?? '', line: at.line };
  });
}
