/**
 * Signals of the process go to the programs in it that have asked for them. Those that a program ignores do nothing, and those for which Go has no default
 * (package os/signal, "Default behavior of signals in Go programs"). SIGQUIT and SIGABRT make a program show its
 * goroutines and end; if it does not, the next one ends the process, as the others do.
 */
import type { Process } from '../engine/process';
import type { SignalWishes } from '../engine/protocol';

/** Linux's signals by number: the numbers of programs are Linux's, wherever they run. */
const names: readonly string[] = [
  '', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1', 'SIGSEGV', 'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGTERM', 'SIGSTKFLT',
  'SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU', 'SIGURG', 'SIGXCPU', 'SIGXFSZ', 'SIGVTALRM', 'SIGPROF', 'SIGWINCH', 'SIGIO', 'SIGPWR', 'SIGSYS',
];
/** The errors of a thread, which the system does not send to be caught, and the profiler's: a handler for these would break Node.js. */
const reserved: readonly string[] = ['SIGKILL', 'SIGSTOP', 'SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGPROF'];
/** Without a default in Go; those that the system ignores itself are not here. */
/** Signals of errors that are sent to see what a program does. */
const questions: readonly string[] = ['SIGQUIT', 'SIGABRT'];
const withoutDefault: readonly string[] = ['SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGVTALRM', 'SIGIO', 'SIGPWR', 'SIGXCPU', 'SIGXFSZ'];

const programs = new Map<Process, SignalWishes>();
const handlers = new Map<number, () => void>();

/** Of a program that has yet to ask for signals. */
export const noWishes: SignalWishes = { caught: [], ignored: [] };

/** From now on these are the program's wishes; without any it has ended. */
export function forwardSignals(program: Process, wishes: SignalWishes | undefined): void {
  if (wishes) programs.set(program, wishes);
  else programs.delete(program);
  const wanted = new Set([...programs.values()].flatMap((w) => [...w.caught, ...w.ignored]));
  if (programs.size > 0) for (const name of [...withoutDefault, ...questions]) wanted.add(names.indexOf(name));
  for (const [signal, handler] of handlers) {
    if (wanted.has(signal)) continue;
    process.off(names[signal] as NodeJS.Signals, handler);
    handlers.delete(signal);
  }
  for (const signal of wanted) {
    const name = names[signal];
    if (!name || handlers.has(signal) || reserved.includes(name)) continue;
    const handler = (): void => arrived(signal);
    process.on(name as NodeJS.Signals, handler);
    handlers.set(signal, handler);
  }
}

function arrived(signal: number): void {
  const isQuestion = questions.includes(names[signal] as string);
  for (const [program, wishes] of programs) {
    if (wishes.caught.includes(signal)) program.signal(signal);
    else if (isQuestion && !wishes.ignored.includes(signal)) {
      program.signal(signal);
      process.off(names[signal] as NodeJS.Signals, handlers.get(signal) as () => void);
    }
  }
}

/** The program has ended by a signal that it sent to itself: so does the process. Calls `otherwise` if the process lives on. */
export function dieBy(signal: number, otherwise: () => void): void {
  for (const program of [...programs.keys()]) forwardSignals(program, undefined);
  process.kill(process.pid, names[signal]);
  setTimeout(otherwise, 100);
}
