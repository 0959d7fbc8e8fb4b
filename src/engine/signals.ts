/**
 * The signals of a program. What it wants to catch or to ignore it says with the host call "signals"; its owner then forwards (cli/forwardSignals.ts). One goroutine of
 * package os/signal reads those that have come, a byte each, from a descriptor of their own, on which it waits as others wait for standard input.
 *
 * A signal that the program sends to itself need not go through the system, where it would reach the thread's owner and all other programs of the process.
 */
import { HostInput } from './hostInput';
import type { Machine } from './machine';
import type { SignalWishes } from './protocol';

/** What ends a program that does not catch it (package os/signal, "Default behavior of signals in Go programs"): SIGHUP, SIGINT and SIGTERM; the signals of errors. All others do nothing. */
const deadly: readonly number[] = [1, 2, 15, 3, 4, 5, 6, 7, 8, 11, 16, 31];
const sigkill = 9;

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

  /** The program sends itself a signal. Returns whether that ends it. */
  send(signal: number): boolean {
    if (signal === sigkill) return true;
    if (this.wishes.caught.includes(signal)) this.sent.push(signal);
    else return deadly.includes(signal) && !this.wishes.ignored.includes(signal);
    return false;
  }

  arrived(signal: number): void {
    // It may have been taken back meanwhile.
    if (this.wishes.caught.includes(signal)) this.sent.push(signal);
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
