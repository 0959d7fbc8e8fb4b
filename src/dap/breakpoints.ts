/**
 * The breakpoints of a session and the check flags that stand for them (checkFlag in src/layout/evaluation.ts). Breakpoints are set by line and column,
 * by function, or by the address of an instruction; all of them become statement checks.
 */
import { type DebugInfo, IdKind } from '../compile/debuginfo/debugInfo';
import { checkFlag } from '../layout/evaluation';
import { machine } from '../layout/machine';
import { type AgentBreakpoint, hitPattern } from './breakpointAgent';

export interface WantedBreakpoint {
  readonly line?: number;
  readonly column?: number;
  /** The name of a function, or a pattern between slashes. */
  readonly func?: string;
  /** A program counter. */
  readonly address?: number;
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
}

export interface SetBreakpoint {
  readonly number: number;
  /** Where it was put: indices of info.files, 1-based; line 0 if there is no statement. */
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly ids: readonly number[];
  readonly message: string;
  readonly source: WantedBreakpoint;
}

/** Groups that a client replaces as a whole: a file's, those on functions, those on instructions. */
const functionGroup = '\0functions';
const instructionGroup = '\0instructions';

export class BreakpointTable {
  private readonly groups = new Map<string, SetBreakpoint[]>();
  private readonly wanted = new Map<string, readonly WantedBreakpoint[]>();
  private next = 1;
  private readonly checks: Uint32Array;
  /** Calls in functions that have checks: a step that returns to one stops there. */
  private readonly calls: Uint32Array;
  private dataFlag = false;
  private endingFlag = false;

  constructor(private readonly info: DebugInfo, private readonly memory: () => Uint8Array) {
    const checks: number[] = [];
    const calls: number[] = [];
    for (const f of info.funcs) {
      let hasChecks = false;
      for (let id = f.firstId; id < f.firstId + f.nIds; id++) {
        if (info.kinds[id] !== IdKind.Check) continue;
        hasChecks = true;
        checks.push(id);
      }
      if (hasChecks) for (let id = f.firstId + 1; id < f.firstId + f.nIds; id++) if (info.kinds[id] === IdKind.Call) calls.push(id);
    }
    this.checks = Uint32Array.from(checks);
    this.calls = Uint32Array.from(calls);
  }

  /** The breakpoints of another run of the program, as far as they were asked for. */
  restore(from: BreakpointTable): void {
    this.next = from.next;
    for (const [group, wanted] of from.wanted) this.setGroup(group, wanted, from.groups.get(group));
  }

  setFile(file: string, wanted: readonly WantedBreakpoint[]): SetBreakpoint[] {
    return this.setGroup(file, wanted);
  }
  setFunctions(wanted: readonly WantedBreakpoint[]): SetBreakpoint[] {
    return this.setGroup(functionGroup, wanted);
  }
  setInstructions(wanted: readonly WantedBreakpoint[]): SetBreakpoint[] {
    return this.setGroup(instructionGroup, wanted);
  }

  private setGroup(group: string, wanted: readonly WantedBreakpoint[], old = this.groups.get(group) ?? []): SetBreakpoint[] {
    const list = wanted.map((w): SetBreakpoint => {
      const number = old.find((b) => same(b.source, w))?.number ?? this.next++;
      const problem = problemOf(w);
      if (problem) return { number, file: -1, line: 0, column: 0, ids: [], message: problem, source: w };
      const ids = w.func !== undefined ? this.inFunctions(w.func) : w.address !== undefined ? this.atAddress(w.address) : this.onLine(group, w.line ?? 0, w.column);
      const first = ids[0];
      const at = first === undefined ? { file: -1, line: 0, column: 0 } : { file: this.info.idFiles[first] as number, line: this.info.lines[first] as number, column: this.info.columns[first] as number };
      return { number, ...at, ids, message: first === undefined ? missing(w) : '', source: w };
    });
    this.wanted.set(group, wanted);
    this.groups.set(group, list);
    this.writeFlags();
    return list;
  }

  /** The first statement of each function (instance) on the first line from `line` on that has one; with a column the statement there. */
  private onLine(file: string, line: number, column: number | undefined): number[] {
    const { info } = this;
    const onLine = this.statements(file, line, Number.MAX_SAFE_INTEGER);
    const best = Math.min(...onLine.map((id) => info.lines[id] as number));
    const firstOf = new Map<number, number>();
    for (const id of onLine) {
      if (info.lines[id] !== best) continue;
      const f = this.functionOf(id);
      const known = firstOf.get(f);
      const wanted = column !== undefined && best === line ? column : 0;
      const c = info.columns[id] as number;
      const better = known === undefined || (wanted ? distance(c, wanted) < distance(info.columns[known] as number, wanted) : c < (info.columns[known] as number));
      if (better) firstOf.set(f, id);
    }
    return [...firstOf.values()];
  }

  /** Checks in a range of lines of a file. */
  statements(file: string, from: number, to: number): number[] {
    const { info } = this;
    const fileIndex = info.files.findIndex((f) => f.path === file);
    return [...this.checks].filter((id) => info.idFiles[id] === fileIndex && (info.lines[id] as number) >= from && (info.lines[id] as number) <= to);
  }

  /** The first check of each function of that name: `main.f`, `f`, `T.m`, `(*T).m`, or /pattern/. */
  private inFunctions(name: string): number[] {
    const { info } = this;
    const pattern = /^\/(.*)\/$/.exec(name);
    let matches: (full: string) => boolean;
    if (pattern) {
      const re = new RegExp(pattern[1] as string);
      matches = (full) => re.test(full);
    } else {
      const plain = name.replace(/\(\*(\w+)\)/g, '$1').replace(/\[.*?\]/g, '');
      matches = (full) => {
        const shown = full.replace(/\(\*(\w+)(\[\.\.\.\])?\)/g, '$1').replace(/\[\.\.\.\]/g, '');
        return shown === plain || shown.endsWith(`/${plain}`) || shown.replace(/^.*\//, '').replace(/^[^.]*\./, '') === plain;
      };
    }
    const out: number[] = [];
    for (const f of info.funcs) {
      if (f.isWrapper || !matches(f.name)) continue;
      for (let id = f.firstId; id < f.firstId + f.nIds; id++) {
        if (info.kinds[id] !== IdKind.Check) continue;
        out.push(id);
        break;
      }
    }
    return out;
  }

  /** The check at an address, or the first one behind it in its function. */
  private atAddress(pc: number): number[] {
    const { info } = this;
    let best = -1;
    for (const id of this.checks) {
      const at = info.pcs[id] as number;
      if (at >= pc && (best < 0 || at < (info.pcs[best] as number))) best = id;
    }
    return best >= 0 && (info.pcs[best] as number) - pc < 4096 ? [best] : [];
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
    for (const id of this.checks) flags[base + id] = (flags[base + id] as number) & ~checkFlag.breakpoint;
    for (const list of this.groups.values()) for (const b of list) for (const id of b.ids) flags[base + id] = (flags[base + id] as number) | checkFlag.breakpoint;
  }

  /** Has every check ask about data breakpoints. */
  setData(on: boolean): void {
    if (on === this.dataFlag) return;
    this.dataFlag = on;
    this.flagAll(this.checks, checkFlag.data, on);
  }

  /** Has every check ask whether its goroutine is to end. */
  setEnding(on: boolean): void {
    if (on === this.endingFlag) return;
    this.endingFlag = on;
    for (const list of [this.checks, this.calls]) this.flagAll(list, checkFlag.ending, on);
  }

  /** Has the checks of main.main ask about errors that have come back to it. */
  setMainError(on: boolean): void {
    const main = this.info.funcs.find((f) => f.name === 'main.main');
    if (!main) return;
    if (on) new DataView(this.memory().buffer).setUint32(machine.mainError, 0, true);
    this.flagAll(this.checks.filter((id) => id >= main.firstId && id < main.firstId + main.nIds), checkFlag.mainError, on);
  }

  /** Has checks, and calls that are returned to, ask about a step: of all functions, or of those with these first ids. */
  setStepping(on: boolean, functions?: ReadonlySet<number>): void {
    for (const list of [this.checks, this.calls]) {
      this.flagAll(functions ? list.filter((id) => functions.has(this.info.funcs[this.functionOf(id)]?.firstId ?? 0)) : list, checkFlag.step, on);
    }
  }

  private flagAll(list: Uint32Array, flag: number, on: boolean): void {
    const flags = this.memory();
    const base = this.info.checkFlags;
    for (const id of list) flags[base + id] = on ? (flags[base + id] as number) | flag : (flags[base + id] as number) & ~flag;
  }

  /** What the agent in the program's worker must know. */
  forAgent(): AgentBreakpoint[] {
    return [...this.groups.values()].flat().map((b) => ({
      number: b.number, ids: b.ids, condition: b.source.condition ?? '', hitCondition: b.source.hitCondition ?? '', logMessage: b.source.logMessage ?? '',
    }));
  }

  /** Whether a breakpoint is one on a function, or on an instruction. */
  kindOf(number: number): 'breakpoint' | 'function breakpoint' | 'instruction breakpoint' {
    for (const [group, list] of this.groups) {
      if (list.some((b) => b.number === number)) return group === functionGroup ? 'function breakpoint' : group === instructionGroup ? 'instruction breakpoint' : 'breakpoint';
    }
    return 'breakpoint';
  }
}

function distance(column: number, wanted: number): number {
  // A statement that begins before the column is better than one behind it.
  return column <= wanted ? wanted - column : (column - wanted) * 1000;
}

function same(a: WantedBreakpoint, b: WantedBreakpoint): boolean {
  return a.line === b.line && a.column === b.column && a.func === b.func && a.address === b.address && a.condition === b.condition && a.hitCondition === b.hitCondition && a.logMessage === b.logMessage;
}

function missing(w: WantedBreakpoint): string {
  if (w.func !== undefined) return `the program has no function ${w.func} with statement checks`;
  if (w.address !== undefined) return 'there is no statement at or behind this instruction';
  return 'there is no statement at or below this line in the function';
}

/** What is wrong with a breakpoint, '' if nothing. */
function problemOf(w: WantedBreakpoint): string {
  if (w.hitCondition && !hitPattern.test(w.hitCondition)) return `invalid hit count "${w.hitCondition}": a number, or one of > >= < <= == != % and a number`;
  if (w.func !== undefined && /^\/.*\/$/.test(w.func)) {
    try {
      new RegExp(w.func.slice(1, -1));
    } catch {
      return `invalid pattern ${w.func}`;
    }
  }
  return '';
}
