/**
 * Decides, on the program's own thread, whether a breakpoint that was hit is to stop: conditions, hit counts and log messages cost no
 * message to the adapter that way.
 */
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { type Environment, EvaluationError, evaluate, formatResult, truth } from '../inspect/evaluate';
import { frameEnvironment } from '../inspect/frameEnvironment';
import { type Goroutine, frames, readGoroutine } from '../inspect/goroutines';
import { parseExpression } from '../inspect/parseExpression';
import { Values } from '../inspect/values';
import type { MemoryReader } from '../inspect/memoryReader';
import type { Expr } from '../syntax/nodes';

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
}

export type AgentMessage = { readonly breakpoints: readonly AgentBreakpoint[] } | { readonly step: AgentStep };

interface Armed {
  readonly source: AgentBreakpoint;
  readonly condition: Expr | undefined;
  readonly log: (string | Expr)[] | undefined;
  hits: number;
}

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'stop'; readonly breakpoints: number[]; readonly problem: string }
  | { readonly kind: 'log'; readonly text: string; readonly id: number };

export class BreakpointAgent {
  private byId = new Map<number, Armed[]>();

  constructor(private readonly info: DebugInfo) {}

  /** Replaces all breakpoints; hits of those that stay are kept. */
  set(list: readonly AgentBreakpoint[]): void {
    const old = new Map<number, Armed>();
    for (const armed of this.byId.values()) for (const a of armed) old.set(a.source.number, a);
    this.byId = new Map();
    for (const b of list) {
      const armed: Armed = { source: b, condition: b.condition ? parseExpression(b.condition) : undefined, log: b.logMessage ? parseLog(b.logMessage) : undefined, hits: old.get(b.number)?.hits ?? 0 };
      for (const id of b.ids) {
        const at = this.byId.get(id);
        if (at) at.push(armed);
        else this.byId.set(id, [armed]);
      }
    }
  }

  /** Goroutine at address `g` stands at check `id`. */
  hit(memory: MemoryReader, g: number, id: number): Verdict {
    const armed = this.byId.get(id);
    if (!armed) return { kind: 'go' };
    let env: Environment | undefined;
    const environment = (): Environment => {
      const goroutine: Goroutine = readGoroutine(memory, g);
      const top = frames(memory, this.info, goroutine, 0, 1)[0];
      env ??= frameEnvironment(new Values(memory), this.info, top);
      return env;
    };
    const stops: number[] = [];
    let problem = '';
    let text = '';
    for (const a of armed) {
      if (a.condition) {
        try {
          if (!truth(environment(), a.condition)) continue;
        } catch (e) {
          problem = `could not evaluate the condition "${a.source.condition}": ${(e as Error).message}`;
        }
      }
      a.hits++;
      if (!problem && a.source.hitCondition && !hitMatches(a.source.hitCondition, a.hits)) continue;
      if (a.log) {
        text += `${a.log.map((part) => (typeof part === 'string' ? part : logValue(environment(), part))).join('')}\n`;
        continue;
      }
      stops.push(a.source.number);
    }
    if (stops.length > 0) return { kind: 'stop', breakpoints: stops, problem };
    return text ? { kind: 'log', text, id } : { kind: 'go' };
  }
}

function logValue(env: Environment, e: Expr): string {
  try {
    const r = evaluate(env, e);
    const text = formatResult(env, r);
    return text.startsWith('"') ? (JSON.parse(text.replace(/\+\d+ more$/, '')) as string) : text;
  } catch (e) {
    return `{${e instanceof EvaluationError ? e.message : 'error'}}`;
  }
}

/** `text {expression} text` */
function parseLog(message: string): (string | Expr)[] {
  return message.split(/(\{[^{}]*\})/).filter((s) => s !== '').map((s) => {
    if (!s.startsWith('{')) return s;
    return parseExpression(s.slice(1, -1)) ?? s;
  });
}

/** Hit conditions are a number, or an operator and a number: > >= < <= == != %. */
export function hitMatches(condition: string, hits: number): boolean {
  const m = /^\s*(>=|<=|==|!=|=|>|<|%)?\s*(\d+)\s*$/.exec(condition);
  if (!m) return true;
  const n = Number(m[2]);
  switch (m[1]) {
    case '>': return hits > n;
    case '>=': return hits >= n;
    case '<': return hits < n;
    case '<=': return hits <= n;
    case '!=': return hits !== n;
    case '%': return n > 0 && hits % n === 0;
    default: return hits === n;
  }
}
