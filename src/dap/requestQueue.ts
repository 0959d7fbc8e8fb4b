/**
 * Requests in the order in which they came. While code of the debugger runs in the program they wait: what they would read is not the program's, and what they
 * would write would be undone with that code's effects (engine/evaluation.ts).
 */
interface Waiting {
  /** The number that the client gave the request. */
  readonly number: number;
  start(): void;
  /** Answers it without having done it. */
  drop(): void;
}

export class RequestQueue {
  private waiting: Waiting[] = [];

  /** `quiet`: whether a request can be done now. */
  constructor(private readonly quiet: () => boolean) {}

  add(request: Waiting): void {
    if (this.waiting.length === 0 && this.quiet()) request.start();
    else this.waiting.push(request);
  }

  /** An answer has come. The request that has waited for it goes on before others begin, and may have another question. */
  goOn(): void {
    if (this.waiting.length > 0) setImmediate(() => this.startWaiting());
  }

  private startWaiting(): void {
    while (this.waiting.length > 0 && this.quiet()) this.waiting.shift()?.start();
  }

  /** Drops a request that has not been begun; false if there is none of that number. */
  cancel(number: number): boolean {
    const at = this.waiting.findIndex((w) => w.number === number);
    if (at < 0) return false;
    this.waiting.splice(at, 1)[0]?.drop();
    return true;
  }
}
