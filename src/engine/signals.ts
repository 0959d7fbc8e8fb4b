/**
 * The signals of a program. What it wants to catch or to ignore it says with the host call "signals"; its owner then forwards (cli/forwardSignals.ts). One goroutine of
 * package os/signal reads those that have come, a byte each, from a descriptor of their own, on which it waits as others wait for standard input.
 *
 * A signal that the program sends to itself need not go through the system, where it would reach the thread's owner and all other programs of the process.
 */
import { HostInput } from './hostInput';
import type { Machine } from './machine';
import type { SignalWishes } from './protocol';

/** What ends a program that does not catch it (package os/signal, "Default behavior of signals in Go programs"): SIGHUP, SIGINT and SIGTERM; the signals of errors, of which it says what it did. All others do nothing. */
const deadly: readonly number[] = [1, 2, 15];
const errors: Readonly<Record<number, string>> = {
  3: 'SIGQUIT: quit', 4: 'SIGILL: illegal instruction', 5: 'SIGTRAP: trace trap', 6: 'SIGABRT: abort', 7: 'SIGBUS: bus error', 8: 'SIGFPE: floating-point exception', 11: 'SIGSEGV: segmentation violation', 16: 'SIGSTKFLT: stack fault', 31: 'SIGSYS: bad system call',
};
const sigkill = 9;

/** What a signal does to a program: it may have something to catch, it ends, or ends with the tracebacks of its goroutines. */
export type Effect = 'lives' | 'ends' | 'shows';

/** What a program that ends by the signal of an error says first. */
export const errorText = (signal: number): string => errors[signal] ?? '';

export class ProgramSignals {
  readonly input = new HostInput(() => undefined);
  private wishes: SignalWishes = { caught: [], ignored: [] };
  /** Sent, but the goroutine that waits for them can be readied only between two turns. */
  private sent: number[] = [];

  /** Numbers between commas, as the host call has them. */
  setWishes(caught: string, ignored: string): SignalWishes {
    const numbers = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number));
    this.wishes = { caught: numbers(caught), ignored: numbers(ignored) };
    return this.wishes;
  }

  /** The program sends itself a signal. */
  send(signal: number): Effect {
    if (signal === sigkill) return 'ends';
    if (this.wishes.caught.includes(signal)) this.sent.push(signal);
    else if (!this.wishes.ignored.includes(signal)) return deadly.includes(signal) ? 'ends' : errorText(signal) ? 'shows' : 'lives';
    return 'lives';
  }

  /** One comes from outside. Those that end the process do not come here, and what the program caught may no longer be. */
  arrived(signal: number): Effect {
    const effect = this.send(signal);
    return effect === 'ends' ? 'lives' : effect;
  }

  /** Called between two turns. */
  deliver(machine: Machine): void {
    machine.setKernelField('signalSent', 0);
    if (this.sent.length === 0) return;
    const bytes = Uint8Array.from(this.sent);
    this.sent = [];
    this.input.arrived(bytes, machine);
  }
}
