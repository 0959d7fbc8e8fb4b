/**
 * The breakpoints of a session and the check flags that stand for them: bit 0 of a statement's byte is a breakpoint, bit 1 a step
 * or pause (src/runtime/proc.ts, stopCheck).
 */
import { type DebugInfo, IdKind } from '../compile/debuginfo/debugInfo';
import { type AgentBreakpoint, hitPattern } from './breakpointAgent';

export interface WantedBreakpoint {
  readonly line: number;
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
}

export interface SetBreakpoint {
  readonly number: number;
  readonly wanted: number;
  /** The line it was put at; 0 if there is no statement. */
  readonly line: number;
  readonly ids: readonly number[];
  readonly message: string;
  readonly source: WantedBreakpoint;
}

export class BreakpointTable {
  private readonly byFile = new Map<string, SetBreakpoint[]>();
  private next = 1;
  private readonly checks: Uint32Array;
  /** Calls in functions that have checks: a step that returns to one stops there. */
  private readonly calls: Uint32Array;

  constructor(private readonly info: DebugInfo, private readonly memory: () => Uint8Array) {
    const ids: number[] = [];
    for (let id = 0; id < info.kinds.length; id++) if (info.kinds[id] === IdKind.Check) ids.push(id);
    this.checks = Uint32Array.from(ids);
    const calls: number[] = [];
    for (const f of info.funcs) {
      let hasChecks = false;
      for (let id = f.firstId; id < f.firstId + f.nIds && !hasChecks; id++) hasChecks = info.kinds[id] === IdKind.Check;
      if (!hasChecks) continue;
      for (let id = f.firstId + 1; id < f.firstId + f.nIds; id++) if (info.kinds[id] === IdKind.Call) calls.push(id);
    }
    this.calls = Uint32Array.from(calls);
  }

  /** Replaces the breakpoints of one file. */
  set(file: string, wanted: readonly WantedBreakpoint[]): SetBreakpoint[] {
    const old = this.byFile.get(file) ?? [];
    const list = wanted.map((w): SetBreakpoint => {
      const same = old.find((b) => b.wanted === w.line && b.source.condition === w.condition && b.source.hitCondition === w.hitCondition && b.source.logMessage === w.logMessage);
      const number = same?.number ?? this.next++;
      const problem = problemOf(w);
      if (problem) return { number, wanted: w.line, line: 0, ids: [], message: problem, source: w };
      const { line, ids } = this.find(file, w.line);
      return { number, wanted: w.line, line, ids, message: line > 0 ? '' : 'there is no statement at or below this line in the function', source: w };
    });
    this.byFile.set(file, list);
    this.writeFlags();
    return list;
  }

  /** The first line from `line` on that has statements, and the first statement of each function (instance) there. */
  private find(file: string, line: number): { line: number; ids: number[] } {
    const { info } = this;
    const fileIndex = info.files.findIndex((f) => f.path === file);
    let best = 0;
    const onLine: number[] = [];
    for (const id of this.checks) {
      if (info.idFiles[id] !== fileIndex) continue;
      const l = info.lines[id] as number;
      if (l < line) continue;
      if (best === 0 || l < best) {
        best = l;
        onLine.length = 0;
      }
      if (l === best) onLine.push(id);
    }
    // Of several statements of a function on the line the first one stops.
    const firstOf = new Map<number, number>();
    for (const id of onLine) {
      const f = this.functionOf(id);
      const known = firstOf.get(f);
      if (known === undefined || (info.columns[id] as number) < (info.columns[known] as number)) firstOf.set(f, id);
    }
    return { line: best, ids: [...firstOf.values()] };
  }

  private functionOf(id: number): number {
    const { funcs } = this.info;
    let low = 0;
    let high = funcs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((funcs[middle]?.firstId ?? 0) <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private writeFlags(): void {
    const flags = this.memory();
    const base = this.info.checkFlags;
    for (const id of this.checks) flags[base + id] = (flags[base + id] as number) & ~1;
    for (const list of this.byFile.values()) for (const b of list) for (const id of b.ids) flags[base + id] = (flags[base + id] as number) | 1;
  }

  setStepping(on: boolean): void {
    const flags = this.memory();
    const base = this.info.checkFlags;
    for (const list of [this.checks, this.calls]) {
      for (const id of list) {
        const old = flags[base + id] as number;
        flags[base + id] = on ? old | 2 : old & ~2;
      }
    }
  }

  /** What the agent in the program's worker must know. */
  forAgent(): AgentBreakpoint[] {
    return [...this.byFile.values()].flat().map((b) => ({
      number: b.number, ids: b.ids, condition: b.source.condition ?? '', hitCondition: b.source.hitCondition ?? '', logMessage: b.source.logMessage ?? '',
    }));
  }
}

/** What is wrong with a breakpoint's hit count, '' if nothing. */
function problemOf(w: WantedBreakpoint): string {
  if (w.hitCondition && !hitPattern.test(w.hitCondition)) return `invalid hit count "${w.hitCondition}": a number, or one of > >= < <= == != % and a number`;
  return '';
}
