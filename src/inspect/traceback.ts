/** Tracebacks in Go's format. */
import { type DebugInfo, type FuncInfo, funcOfId, positionOfId } from '../compile/debuginfo/debugInfo';
import { gStatus } from '../layout/status';
import { type Goroutine, currentG, frames, goroutines, readGoroutine, startFunction } from './goroutines';
import type { MemoryReader } from './memoryReader';

/** Whether a function is the runtime's own, which tracebacks leave out. */
export function isRuntimeInternal(f: FuncInfo): boolean {
  return f.pkg.startsWith('internal/rt') || f.pkg === 'internal/maps' || f.name === 'runtime.main' || f.name === 'runtime.fatalpanic' || f.pkg === 'internal/rterr';
}

function statusText(g: Goroutine): string {
  switch (g.status) {
    case gStatus.running: return 'running';
    case gStatus.runnable: return 'runnable';
    case gStatus.syscall: return 'syscall';
    default: return g.waitReason || 'waiting';
  }
}

/** Parameters' values are not printed, as Go prints none of inlined calls. */
function call(f: FuncInfo): string {
  return `${f.name}(${f.nParams > 0 ? '...' : ''})`;
}

function location(info: DebugInfo, id: number): string {
  const p = positionOfId(info, id);
  return `${p.file?.path ?? '?'}:${p.line}`;
}

/** One goroutine's traceback, without a newline at the end. */
export function traceback(m: MemoryReader, info: DebugInfo, g: Goroutine, limit = 100): string {
  const lines = [`goroutine ${g.id} [${statusText(g)}]:`];
  const list = frames(m, info, g);
  const shown = list.filter((f) => !isRuntimeInternal(f.func));
  const cut = shown.length > limit ? shown.slice(0, limit / 2) : shown;
  const print = (f: (typeof shown)[number]) => {
    lines.push(call(f.func));
    lines.push(`\t${location(info, f.id)} +0x${(f.id - f.func.firstId).toString(16)}`);
    if (f.aboveByPanic) lines.push('panic(...)', '\truntime/panic.go +0x0');
  };
  for (const f of cut) print(f);
  if (shown.length > limit) {
    lines.push(`...${shown.length - limit} frames elided...`);
    for (const f of shown.slice(-limit / 2)) print(f);
  }
  if (list.length === 0) {
    const f = startFunction(m, info, g);
    if (f) lines.push(call(f), `\t${location(info, f.firstId)} +0x0`);
  }
  if (g.createdAt) {
    const creator = funcOfId(info, g.createdAt);
    if (creator) lines.push(`created by ${creator.name} in goroutine ${g.parent}`, `\t${location(info, g.createdAt)} +0x${(g.createdAt - creator.firstId).toString(16)}`);
  }
  return lines.join('\n');
}

/** The running goroutine's traceback, then the others', as Go prints them when a program dies. */
export function allTracebacks(m: MemoryReader, info: DebugInfo, others: boolean): string {
  const current = currentG(m);
  const parts: string[] = [];
  if (current) parts.push(traceback(m, info, readGoroutine(m, current)));
  if (others) for (const g of goroutines(m)) if (g.address !== current) parts.push(traceback(m, info, g));
  return parts.map((p) => `${p}\n`).join('\n');
}
