/**
 * Decides, on the program's own thread, what a breakpoint that was hit is to do. Conditions and hit counts are the kernel's: the agent gives
 * it a filter for each check (src/runtime/filters.ts), with the compiled condition. What reaches the agent is a hit that stops, one
 * whose condition only the host can evaluate, or a log message.
 */
import { askHost, filterRecord, filterVerdict, hitOps } from '../layout/evaluation';

/** A breakpoint as the adapter sends it. */
export interface AgentBreakpoint {
  readonly number: number;
  readonly ids: readonly number[];
  readonly condition: string;
  readonly hitCondition: string;
  readonly logMessage: string;
}

/** A step in progress: it ends on another line, or in another frame. */
export interface AgentStep {
  readonly file: number;
  readonly line: number;
  /** Bytes between the stack's start and the frame in which the step began. */
  readonly depth: number;
  /** A line; a statement, of which a line may have several; an instruction, which is every place where the program can stop. */
  readonly by: 'line' | 'statement' | 'instruction';
  /** Files (indices) in which no step ends. */
  readonly skipped: readonly number[];
  /** Only the function that this call (resume id) calls is stepped into; 0 for every one. */
  readonly into: number;
}

export type AgentMessage = { readonly breakpoints: readonly AgentBreakpoint[]; readonly seq: number } | { readonly step: AgentStep };

/** A breakpoint whose condition or log message does not compile. */
export interface BreakpointProblem {
  readonly number: number;
  readonly message: string;
}

/** Expressions in the program's scopes, compiled and run in its worker. */
export interface AgentExpressions {
  /** Table index of a condition that can be called in place, 0 if it needs more. Throws what is wrong with it. */
  condition(text: string, id: number): number;
  /** Whether it holds in a frame. Throws if it panics. */
  truth(text: string, id: number, frame: number): boolean;
  /** The value as text, strings without quotes. Throws what is wrong with it. */
  text(text: string, id: number, frame: number): string;
}

/** The program's memory, as far as the filters are concerned. */
export interface FilterMemory {
  allocate(bytes: number): number;
  u32(address: number): number;
  setU32(address: number, value: number): void;
  /** The first filter, 0 for none. */
  setFilters(address: number): void;
}

interface Armed {
  readonly source: AgentBreakpoint;
  readonly log: readonly LogPart[] | undefined;
  /** Address of its filter at an id. */
  readonly filters: Map<number, number>;
  /** What is wrong with the condition. */
  readonly problem: string;
}

type LogPart = string | { readonly expression: string };

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'stop'; readonly breakpoints: number[]; readonly problem: string }
  | { readonly kind: 'log'; readonly text: string; readonly id: number };

export class BreakpointAgent {
  private byId = new Map<number, Armed[]>();
  private readonly freeFilters: number[] = [];

  constructor(private readonly expressions: AgentExpressions, private readonly memory: FilterMemory) {}

  /** Replaces all breakpoints; hits of those that stay are kept. */
  set(list: readonly AgentBreakpoint[]): BreakpointProblem[] {
    const { memory } = this;
    const hits = new Map<number, number>();
    for (const [, armed] of this.byId) {
      for (const a of armed) {
        for (const at of a.filters.values()) {
          hits.set(a.source.number, (hits.get(a.source.number) ?? 0) + memory.u32(at + filterRecord.hits));
          this.freeFilters.push(at);
        }
        a.filters.clear();
      }
    }
    this.byId = new Map();
    const problems: BreakpointProblem[] = [];
    const filtered = new Set(list.filter((b) => b.condition || b.hitCondition).flatMap((b) => b.ids));
    let head = 0;
    for (const b of list) {
      const armed: Armed = { source: b, log: b.logMessage ? parseLog(b.logMessage) : undefined, filters: new Map(), problem: this.problemOf(b) };
      if (armed.problem) problems.push({ number: b.number, message: armed.problem });
      for (const id of b.ids) {
        const at = this.byId.get(id);
        if (at) at.push(armed);
        else this.byId.set(id, [armed]);
        if (!filtered.has(id)) continue;
        const filter = this.freeFilters.pop() ?? memory.allocate(filterRecord.bytes);
        armed.filters.set(id, filter);
        this.fill(filter, b, id, armed.problem !== '', hits.get(b.number) ?? 0, head);
        head = filter;
      }
    }
    memory.setFilters(head);
    return problems;
  }

  private problemOf(b: AgentBreakpoint): string {
    const id = b.ids[0];
    if (id === undefined || !b.condition) return '';
    try {
      this.expressions.condition(b.condition, id);
      return '';
    } catch (e) {
      return (e as Error).message;
    }
  }

  private fill(at: number, b: AgentBreakpoint, id: number, broken: boolean, hits: number, next: number): void {
    const { op, n } = hitCondition(b.hitCondition);
    const write = (field: number, value: number): void => this.memory.setU32(at + field, value);
    write(filterRecord.next, next);
    write(filterRecord.id, id);
    write(filterRecord.fn, b.condition && !broken ? this.expressions.condition(b.condition, id) || askHost : broken ? askHost : 0);
    write(filterRecord.op, op);
    write(filterRecord.n, n);
    write(filterRecord.hits, hits);
    write(filterRecord.verdict, filterVerdict.no);
  }

  /** A goroutine whose top frame is at `frame` stands at check `id`. */
  hit(id: number, frame: number): Verdict {
    const armed = this.byId.get(id);
    if (!armed) return { kind: 'go' };
    const stops: number[] = [];
    let problem = '';
    let text = '';
    for (const a of armed) {
      const answer = this.decide(a, id, frame);
      if (answer.problem) problem = `could not evaluate the condition "${a.source.condition}": ${answer.problem}`;
      if (!answer.holds) continue;
      if (a.log && !answer.problem) text += `${a.log.map((part) => (typeof part === 'string' ? part : this.logValue(part.expression, id, frame))).join('')}\n`;
      else stops.push(a.source.number);
    }
    if (stops.length > 0) return { kind: 'stop', breakpoints: stops, problem };
    return text ? { kind: 'log', text, id } : { kind: 'go' };
  }

  private decide(a: Armed, id: number, frame: number): { holds: boolean; problem: string } {
    const filter = a.filters.get(id);
    if (filter === undefined) return { holds: true, problem: '' };
    if (a.problem) return { holds: true, problem: a.problem };
    const { memory } = this;
    switch (memory.u32(filter + filterRecord.verdict)) {
      case filterVerdict.no: return { holds: false, problem: '' };
      case filterVerdict.yes: return { holds: true, problem: '' };
    }
    try {
      if (!this.expressions.truth(a.source.condition, id, frame)) return { holds: false, problem: '' };
    } catch (e) {
      return { holds: true, problem: (e as Error).message };
    }
    const hits = memory.u32(filter + filterRecord.hits) + 1;
    memory.setU32(filter + filterRecord.hits, hits);
    return { holds: !a.source.hitCondition || hitMatches(a.source.hitCondition, hits), problem: '' };
  }

  private logValue(expression: string, id: number, frame: number): string {
    try {
      return this.expressions.text(expression, id, frame);
    } catch (e) {
      return `{${(e as Error).message}}`;
    }
  }
}

/** `text {expression} text`; braces inside of an expression are its own. */
function parseLog(message: string): LogPart[] {
  const out: LogPart[] = [];
  let text = '';
  for (let i = 0; i < message.length; i++) {
    if (message[i] !== '{') {
      text += message[i];
      continue;
    }
    let depth = 1;
    let end = i + 1;
    for (; end < message.length && depth > 0; end++) depth += message[end] === '{' ? 1 : message[end] === '}' ? -1 : 0;
    if (depth > 0) {
      text += message.slice(i);
      break;
    }
    if (text) out.push(text);
    text = '';
    out.push({ expression: message.slice(i + 1, end - 1) });
    i = end - 1;
  }
  if (text) out.push(text);
  return out;
}

const operators: Readonly<Record<string, number>> = {
  '': hitOps.equal, '=': hitOps.equal, '==': hitOps.equal, '>': hitOps.greater, '>=': hitOps.greaterEqual, '<': hitOps.less, '<=': hitOps.lessEqual, '!=': hitOps.notEqual, '%': hitOps.every,
};
export const hitPattern = /^\s*(>=|<=|==|!=|=|>|<|%)?\s*(\d+)\s*$/;

/** Hit conditions are a number, or an operator and a number: > >= < <= == != %. */
function hitCondition(text: string): { op: number; n: number } {
  const m = hitPattern.exec(text);
  return m ? { op: operators[m[1] ?? ''] ?? hitOps.none, n: Number(m[2]) } : { op: hitOps.none, n: 0 };
}

export function hitMatches(condition: string, hits: number): boolean {
  const { op, n } = hitCondition(condition);
  switch (op) {
    case hitOps.greater: return hits > n;
    case hitOps.greaterEqual: return hits >= n;
    case hitOps.less: return hits < n;
    case hitOps.lessEqual: return hits <= n;
    case hitOps.notEqual: return hits !== n;
    case hitOps.every: return n > 0 && hits % n === 0;
    case hitOps.equal: return hits === n;
    default: return true;
  }
}
