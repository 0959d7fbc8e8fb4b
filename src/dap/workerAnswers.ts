/** Questions to the program's worker that are not answered yet. */
import type { EvaluatedMessage } from '../engine/protocol';
import type { BreakpointProblem } from './breakpointAgent';

type Answer = { readonly seq: number };

/** Questions of one kind, by number. */
class Waiting<T extends Answer> {
  private readonly open = new Map<number, (m: T) => void>();

  constructor(private readonly numbers: { next: number; closed: boolean }, private readonly none: (seq: number) => T) {}

  get any(): boolean {
    return this.open.size > 0;
  }

  expect(): { seq: number; answer: Promise<T> } {
    const seq = this.numbers.next++;
    const answer = new Promise<T>((resolve) => {
      if (this.numbers.closed) resolve(this.none(seq));
      else this.open.set(seq, resolve);
    });
    return { seq, answer };
  }

  give(m: T): void {
    this.open.get(m.seq)?.(m);
    this.open.delete(m.seq);
  }

  close(): void {
    for (const [seq, resolve] of this.open) resolve(this.none(seq));
    this.open.clear();
  }
}

export class WorkerAnswers {
  private readonly numbers = { next: 1, closed: false };
  readonly evaluations = new Waiting<EvaluatedMessage>(this.numbers, (seq) => ({ type: 'evaluated', seq, values: [], pages: new Map(), isNil: false, isStatement: false, error: ended }));
  readonly breakpoints = new Waiting<Answer & { readonly problems: readonly BreakpointProblem[] }>(this.numbers, (seq) => ({ seq, problems: [] }));
  readonly questions = new Waiting<Answer & { readonly body: unknown; readonly error: string }>(this.numbers, (seq) => ({ seq, body: undefined, error: ended }));

  /** Whether code of the debugger may be running in the program, whose memory is not as the program left it until there is an answer. */
  get codeRuns(): boolean {
    return this.evaluations.any || this.questions.any;
  }

  /** The program has ended: nobody answers any more. */
  close(): void {
    this.numbers.closed = true;
    this.evaluations.close();
    this.breakpoints.close();
    this.questions.close();
  }
}

const ended = 'the program has ended';
