/** What a run says when it ends badly, in Go's words, and the answers to questions about frames. */
import * as os from 'node:os';
import { type DebugInfo, funcOfPc, idOfPc, positionOfId } from '../compile/debuginfo/debugInfo';
import { offsetsOf } from '../layout/records';
import { fatalCodes, runResult } from '../layout/status';
import { currentG, findFrame, goroutines, kernelU32, readGoroutine } from '../inspect/goroutines';
import { faultText } from '../inspect/fault';
import type { MemoryReader } from '../inspect/memoryReader';
import { type TracebackMode, allTracebacks, isRuntimeInternal, signalLine, threadLine, tracebackLevel } from '../inspect/traceback';

export interface EndMessage {
  readonly result: number;
  readonly code: number;
  readonly text: string;
}

/** How the run was set up to report: GOTRACEBACK, what the program wants beyond that, and its clock. */
export interface Reporting {
  readonly setting: string | undefined;
  readonly more?: string | undefined;
  readonly now: bigint;
}

/** Fatal errors that the kernel numbers (src/runtime/mcheckmark.ts, chan.ts, select.ts). */
export const kernelTexts: Readonly<Record<number, string>> = {
  2: 'gccheckmark: an object that is in use was not marked',
  3: 'gccheckmark: the books of a span do not agree with its bit maps',
  4: 'send on synctest channel from outside bubble',
  5: 'receive on synctest channel from outside bubble',
  6: 'select on synctest channel from outside bubble',
};

/** The text for standard error and the exit status. */
export function endText(m: EndMessage, info: DebugInfo | undefined, memory: MemoryReader | undefined, how: Reporting): { text: string; code: number } {
  const setting = tracebackLevel(how.setting);
  const more = how.more === undefined ? setting : tracebackLevel(how.more);
  const wanted = { level: Math.max(setting.level, more.level), all: setting.all || more.all };
  // As in Go an empty line comes before each goroutine.
  const trace = (others: boolean, level = wanted.level): string => {
    const text = info && memory ? allTracebacks(memory, info, { level, all: others || wanted.all, now: how.now }) : '';
    return text ? `\n${text}` : '';
  };
  switch (m.result) {
    case runResult.exit:
      return { text: '', code: m.code };
    case runResult.deadlock:
      return { text: `fatal error: ${goexited(memory) ? 'no goroutines (main called runtime.Goexit)' : 'all goroutines are asleep'} - deadlock!\n${trace(true)}`, code: 2 };
    case runResult.panic:
      return { text: `${info && memory ? signalLine(memory, info) : ''}${trace(false)}`, code: 2 };
    case runResult.fatal:
      switch (m.code) {
        case fatalCodes.stackOverflow:
          return { text: `runtime: goroutine stack exceeds ${memory ? kernelU32(memory, 'maxStack') : 1000000000}-byte limit\n${memory ? stackLine(memory) : ''}fatal error: stack overflow\n${trace(true, 2)}`, code: 2 };
        case fatalCodes.outOfMemory:
          return { text: 'fatal error: out of memory\n', code: 2 };
        case fatalCodes.signal:
          return { text: `${m.text}\n${info && memory ? `${threadLine(memory, info)}\n` : ''}${trace(true, 2)}`, code: 2 };
        case fatalCodes.fault:
          return { text: info && memory ? faultText(memory, info, JSON.parse(m.text) as number[]) : 'fatal error: fault\n', code: 2 };
        case fatalCodes.message:
          return { text: `fatal error: ${m.text}\n${trace(false)}`, code: 2 };
        default:
          return { text: `glassgo: internal error of the engine: ${m.text}\n`, code: 99 };
      }
    default:
      return { text: `glassgo: the run ended with ${m.result}\n`, code: 99 };
  }
}

const encoder = new TextEncoder();

/** runtime.Callers (1: the frames' resume ids as 8-byte words) and runtime.Stack (2: text) for the running goroutine. */
export function lookAnswer(memory: MemoryReader, info: DebugInfo, kind: number, now: bigint): Uint8Array {
  const g = currentG(memory);
  if (kind === 1) {
    let skip = memory.u32(g + lookArg);
    const room = memory.u32(g + lookArg3);
    const pcs: bigint[] = [];
    findFrame(memory, info, readGoroutine(memory, g), (f) => {
      if (isRuntimeInternal(f.func) && f.func.name !== 'runtime.gopanic' && f.func.name !== 'runtime.main') return false;
      if (skip > 0) skip--;
      else if (pcs.length < room) pcs.push(BigInt(info.pcs[f.id] as number));
      return pcs.length >= room;
    });
    return new Uint8Array(BigUint64Array.from(pcs).buffer);
  }
  // Independent of GOTRACEBACK, as in Go.
  return encoder.encode(allTracebacks(memory, info, { level: 1, all: memory.u32(g + lookArg) !== 0, now } satisfies TracebackMode));
}

/** Where the stack that is too large lies. */
function stackLine(memory: MemoryReader): string {
  const g = currentG(memory);
  const field = (name: string): string => `0x${memory.u32(g + (offsetsOf('G')[name] as number)).toString(16)}`;
  return g ? `runtime: sp=${field('top')} stack=[${field('stackLo')}, ${field('stackHi')}]\n` : '';
}

/** Whether the first goroutine is gone: main has called runtime.Goexit. */
function goexited(memory: MemoryReader | undefined): boolean {
  return memory !== undefined && !goroutines(memory).some((g) => g.id === 1);
}

const lookArg = offsetsOf('G').lookArg as number;
const lookArg3 = offsetsOf('G').lookArg3 as number;

/** Questions that only the debug information can answer. */
export function hostAnswer(info: DebugInfo, op: string, a: string): Uint8Array | number {
  if (op === 'caller') {
    const f = funcOfPc(info, Number(a));
    if (!f) return 2;
    const id = idOfPc(info, f, Number(a));
    const at = id ? positionOfId(info, id) : { file: info.files[f.file], line: f.line };
    return encoder.encode([f.name, at.file?.path ?? '', at.line, f.entry].map((x) => `${x}\0`).join(''));
  }
  if (op === 'cpuname') return encoder.encode(os.cpus()[0]?.model.trim() ?? '');
  if (op === 'entry') {
    const index = Number(a);
    const f = info.funcs.find((x) => x.tableIndex === index);
    // A declared function is called through a wrapper of its name.
    const own = f?.isWrapper ? info.funcs.find((x) => x.name === f.name && !x.isWrapper) : f;
    return encoder.encode(`${(own ?? f)?.entry ?? 0}\0`);
  }
  return 38;
}
