/** What a run says when it ends badly, in Go's words, and the answers to questions about frames. */
import { type DebugInfo, funcOfId, positionOfId } from '../compile/debuginfo/debugInfo';
import { offsetsOf } from '../layout/records';
import { fatalCodes, runResult } from '../layout/status';
import { currentG, frames, readGoroutine } from '../inspect/goroutines';
import type { MemoryReader } from '../inspect/memoryReader';
import { allTracebacks, isRuntimeInternal } from '../inspect/traceback';

export interface EndMessage {
  readonly result: number;
  readonly code: number;
  readonly text: string;
}

/** The text for standard error and the exit status. */
export function endText(m: EndMessage, info: DebugInfo | undefined, memory: MemoryReader | undefined): { text: string; code: number } {
  const trace = (others: boolean): string => (info && memory ? allTracebacks(memory, info, others) : '');
  switch (m.result) {
    case runResult.exit:
      return { text: '', code: m.code };
    case runResult.deadlock:
      return { text: `fatal error: all goroutines are asleep - deadlock!\n\n${trace(true)}`, code: 2 };
    case runResult.panic:
      return { text: `\n${trace(false)}`, code: 2 };
    case runResult.fatal:
      switch (m.code) {
        case fatalCodes.stackOverflow:
          return { text: `runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\n${trace(false)}`, code: 2 };
        case fatalCodes.outOfMemory:
          return { text: 'fatal error: out of memory\n', code: 2 };
        case fatalCodes.message:
          return { text: `fatal error: ${m.text}\n\n${trace(true)}`, code: 2 };
        default:
          return { text: `glassgo: internal error of the engine: ${m.text}\n`, code: 99 };
      }
    default:
      return { text: `glassgo: the run ended with ${m.result}\n`, code: 99 };
  }
}

const encoder = new TextEncoder();

/** runtime.Callers (1: the frames' resume ids as 8-byte words) and runtime.Stack (2: text) for the running goroutine. */
export function lookAnswer(memory: MemoryReader, info: DebugInfo, kind: number): Uint8Array {
  const g = currentG(memory);
  if (kind === 1) {
    const skip = memory.u32(g + lookArg);
    const ids = frames(memory, info, readGoroutine(memory, g)).filter((f) => !isRuntimeInternal(f.func)).map((f) => f.id);
    const words = new BigUint64Array(ids.slice(skip).map((id) => BigInt(id)));
    return new Uint8Array(words.buffer);
  }
  return encoder.encode(allTracebacks(memory, info, memory.u32(g + lookArg) !== 0));
}

const lookArg = offsetsOf('G').lookArg as number;

/** Questions that only the debug information can answer. */
export function hostAnswer(info: DebugInfo, op: string, a: string): Uint8Array | number {
  if (op === 'caller') {
    const id = Number(a);
    const f = funcOfId(info, id);
    if (!f) return 2;
    const at = positionOfId(info, id);
    return encoder.encode([f.name, at.file?.path ?? '', at.line, f.firstId].map((x) => `${x}\0`).join(''));
  }
  return 38;
}
