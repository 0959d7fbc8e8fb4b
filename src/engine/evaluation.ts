/**
 * Runs compiled code of the debugger in a stopped program, isolated: the memory is copied before and, unless the effects are to stay, put back
 * after. What the code has written is then handed out as pages, over which its results are read.
 *
 * The kernel runs the code's goroutines alone (src/runtime/eval.ts). Whatever goes wrong (a fatal error, exit, a limit) ends the evaluation, and
 * the program is as it was.
 */
import { evalResult, evaluation, evaluationStatus } from '../layout/evaluation';
import { Exit, Fatal, type Machine } from './machine';

export const pageBytes = 4096;

export interface EvaluationRequest {
  /** Closure to run, and the record that it fills. */
  readonly entry: number;
  readonly record: number;
  /** Frame whose variables it names. */
  readonly frame: number;
  /** Effects on the program's memory stay. */
  readonly keep: boolean;
  /** A value for the code (an interface's two words), in the place of what it panics with. */
  readonly value?: { readonly type: number; readonly word: number };
  readonly limits: EvaluationLimits;
}

export interface EvaluationLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Turns of 100,000 ticks. */
  readonly turns: number;
}

export type EvaluationOutcome =
  | { readonly kind: 'done'; readonly results: readonly number[]; readonly pages: EvaluationPages }
  /** Address of the value (an interface) that it panicked with, in the pages. */
  | { readonly kind: 'panic'; readonly value: number; readonly pages: EvaluationPages }
  | { readonly kind: 'failed'; readonly why: string };

/** Contents of pages of `pageBytes`, by page number, where they differ from the program's memory. */
export type EvaluationPages = ReadonlyMap<number, Uint8Array>;

/** What the evaluation needs of its surroundings. */
export interface EvaluationHost {
  /** Answers a look at frames, as in a normal run. */
  look(): void;
  /** Milliseconds of the program's clock. */
  now(): number;
  cancelled(): boolean;
  /** Waits for so many milliseconds, or until cancelled. */
  sleep(ms: number): void;
  /** A text for a fatal error. */
  fatalText(e: Fatal): string;
}

export function runEvaluation(m: Machine, request: EvaluationRequest, host: EvaluationHost): EvaluationOutcome {
  const before = new Uint8Array(m.memory.buffer.byteLength);
  before.set(new Uint8Array(m.memory.buffer));
  m.bytes(request.record, evaluation.bytes).fill(0);
  m.view.setUint32(request.record + evaluation.frame, request.frame, true);
  if (request.value) {
    m.view.setUint32(request.record + evaluation.panic, request.value.type, true);
    m.view.setUint32(request.record + evaluation.panic + 8, request.value.word, true);
  }
  const why = run(m, request, host);
  const status = m.view.getUint32(request.record + evaluation.status, true);
  if (why !== '' || status === evaluationStatus.running) {
    putBack(m, before, false);
    return { kind: 'failed', why: why || 'the evaluation did not end' };
  }
  if (status === evaluationStatus.goexit) {
    putBack(m, before, false);
    return { kind: 'failed', why: 'runtime.Goexit was called' };
  }
  if (status === evaluationStatus.panicked) return { kind: 'panic', value: request.record + evaluation.panic, pages: putBack(m, before, true) };
  const results: number[] = [];
  for (let i = 0; i < evaluation.maxResults; i++) results.push(m.view.getUint32(request.record + evaluation.results + 8 * i, true));
  if (!request.keep) return { kind: 'done', results, pages: putBack(m, before, true) };
  m.kernel.evalEnd();
  return { kind: 'done', results, pages: new Map() };
}

/** Returns why it failed, or ''. */
function run(m: Machine, request: EvaluationRequest, host: EvaluationHost): string {
  const started = performance.now();
  try {
    m.kernel.evalStart(request.entry);
    for (let turns = 0; ; ) {
      switch (m.kernel.evalRun()) {
        case evalResult.done: return '';
        case evalResult.turn:
          if (++turns > request.limits.turns) return 'it took too many steps';
          break;
        case evalResult.blocked: return 'it waits for ever: the program\'s other goroutines are frozen meanwhile';
        case evalResult.idle: {
          const left = Number(m.kernel.evalTimer()) / 1e6 - host.now();
          host.sleep(Math.max(0, Math.min(left, request.limits.time)));
          break;
        }
        case evalResult.look:
          host.look();
          break;
        default: return 'a goroutine that it started ended in a fatal error';
      }
      if (host.cancelled()) return 'cancelled';
      if (performance.now() - started > request.limits.time) return `it took longer than ${request.limits.time / 1000} s`;
    }
  } catch (e) {
    if (e instanceof Exit) return `it called os.Exit(${e.code})`;
    if (e instanceof Fatal) return host.fatalText(e);
    if (e instanceof RangeError) return 'out of memory';
    return `internal error: ${e instanceof Error ? e.message : String(e)}`;
  }
}

/** Restores the memory; returns the pages that were different. */
function putBack(m: Machine, before: Uint8Array, collect: boolean): EvaluationPages {
  const pages = new Map<number, Uint8Array>();
  const now = Buffer.from(m.memory.buffer as unknown as ArrayBuffer);
  const old = Buffer.from(before.buffer as ArrayBuffer);
  const step = 1 << 16;
  for (let at = 0; at < old.length; at += step) {
    // Large pieces first: nearly all of them are the same.
    if (now.compare(old, at, at + step, at, at + step) === 0) continue;
    for (let p = at; p < Math.min(at + step, old.length); p += pageBytes) {
      if (now.compare(old, p, p + pageBytes, p, p + pageBytes) === 0) continue;
      if (collect) pages.set(p / pageBytes, Uint8Array.from(now.subarray(p, p + pageBytes)));
      now.set(old.subarray(p, p + pageBytes), p);
    }
  }
  // Memory that has come since cannot be given back; the program finds it empty.
  for (let p = old.length; p < now.length; p += pageBytes) {
    if (collect) pages.set(p / pageBytes, Uint8Array.from(now.subarray(p, p + pageBytes)));
  }
  if (now.length > old.length) now.fill(0, old.length);
  return pages;
}
