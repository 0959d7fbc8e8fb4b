/** Questions to the program's worker that are not answered yet. */
import type { EvaluatedMessage } from '../engine/protocol';
import type { BreakpointProblem } from './breakpointAgent';

export class WorkerAnswers {
  private next = 1;
  private readonly evaluations = new Map<number, (m: EvaluatedMessage) => void>();
  private readonly breakpointSets = new Map<number, (problems: readonly BreakpointProblem[]) => void>();
  private closed = false;

  expectEvaluated(): { seq: number; answer: Promise<EvaluatedMessage> } {
    const seq = this.next++;
    const answer = new Promise<EvaluatedMessage>((resolve) => {
      if (this.closed) resolve(ended(seq));
      else this.evaluations.set(seq, resolve);
    });
    return { seq, answer };
  }

  expectBreakpoints(): { seq: number; answer: Promise<readonly BreakpointProblem[]> } {
    const seq = this.next++;
    const answer = new Promise<readonly BreakpointProblem[]>((resolve) => {
      if (this.closed) resolve([]);
      else this.breakpointSets.set(seq, resolve);
    });
    return { seq, answer };
  }

  evaluated(m: EvaluatedMessage): void {
    this.evaluations.get(m.seq)?.(m);
    this.evaluations.delete(m.seq);
  }

  breakpoints(m: { readonly seq: number; readonly problems: readonly BreakpointProblem[] }): void {
    this.breakpointSets.get(m.seq)?.(m.problems);
    this.breakpointSets.delete(m.seq);
  }

  /** The program has ended: nobody answers any more. */
  close(): void {
    this.closed = true;
    for (const [seq, resolve] of this.evaluations) resolve(ended(seq));
    for (const resolve of this.breakpointSets.values()) resolve([]);
    this.evaluations.clear();
    this.breakpointSets.clear();
  }
}

function ended(seq: number): EvaluatedMessage {
  return { type: 'evaluated', seq, values: [], pages: new Map(), isNil: false, isStatement: false, error: 'the program has ended' };
}
