/**
 * Accesses outside of the memory, which only pointers made of numbers can lead to. The engine stops the program within its compiled code; where its frames
 * are is then only in the engine's own stack trace.
 */
import { type DebugInfo, funcOfPc, idOfPc } from '../compile/debuginfo/debugInfo';
import { codeBase, moduleNames } from '../layout/machine';
import { currentG, readGoroutine } from './goroutines';
import type { MemoryReader } from './memoryReader';
import { call, location, offset } from './traceback';

const frame = new RegExp(`wasm://wasm/(${moduleNames.program}|${moduleNames.library})-[0-9a-f]+:wasm-function\\[\\d+\\]:0x([0-9a-f]+)`);

/** The program counters of the frames, innermost first; undefined for all other errors, those of the kernel included. `libraryBytes` gives the size of the library's module. */
export function faultFrames(error: unknown, libraryBytes: () => number): number[] | undefined {
  if (!(error instanceof Error) || error.name !== 'RuntimeError' || !/memory access out of bounds/.test(error.message)) return undefined;
  const lines = (error.stack ?? '').split('\n').filter((line) => line.includes('wasm://'));
  if (!frame.test(lines[0] ?? '')) return undefined;
  const programCode = codeBase + libraryBytes();
  const pcs: number[] = [];
  for (const line of lines) {
    const at = frame.exec(line);
    if (at) pcs.push((at[1] === moduleNames.program ? programCode : codeBase) + Number.parseInt(at[2] as string, 16));
  }
  return pcs;
}

/** What Go prints of such an access, but for the address. */
export function faultText(m: MemoryReader, info: DebugInfo, pcs: readonly number[]): string {
  const g = currentG(m);
  const lines = ['unexpected fault address', 'fatal error: fault', `[signal SIGSEGV: segmentation violation code=0x1 pc=0x${(pcs[0] ?? 0).toString(16)}]`, '', `goroutine ${g ? readGoroutine(m, g).id : 1} [running]:`];
  for (const pc of pcs) {
    const f = funcOfPc(info, pc);
    if (!f || f.isWrapper || f.name.startsWith('runtime.')) continue;
    // The next place that is known, or the last one; a function without any has its beginning.
    const id = idOfPc(info, f, pc) || (f.nIds > 0 ? f.firstId + f.nIds - 1 : 0);
    lines.push(call(f, '...'), id ? `\t${location(info, f, id)}${offset(info, f, id)}` : `\t${info.files[f.file]?.path ?? '?'}:${f.line}`);
  }
  return `${lines.join('\n')}\n`;
}
