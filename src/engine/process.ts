/**
 * A running program as its owner sees it: the worker, the memory it shares, and the control block with which a stopped program
 * is told to go on.
 */
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { type EvaluateMessage, type EvaluateRequest, type EvaluatedMessage, type InputMessage, type SignalMessage, type SignalWishes, type StartMessage, type WorkerMessage, command, control, controlBytes } from './protocol';
import { collectJavaScript, copyImage } from './moveImage';
import { programLoaded, takeWorker } from './programWorker';

export interface ProcessEvents {
  rejected(m: Extract<WorkerMessage, { type: 'rejected' }>): void;
  ready(m: Extract<WorkerMessage, { type: 'ready' }>): void;
  /** `memory` is another one now; what refers to the old one must be forgotten. */
  moved?(): void;
  /** Signals that the program catches and ignores from now on. */
  signals?(m: SignalWishes): void;
  /** The program wants input; answer with `input`. */
  read?(): void;
  output(m: Extract<WorkerMessage, { type: 'output' }>): void;
  log(m: Extract<WorkerMessage, { type: 'log' }>): void;
  stop(m: Extract<WorkerMessage, { type: 'stop' }>): void;
  end(m: Extract<WorkerMessage, { type: 'end' }>): void;
  evaluated?(m: EvaluatedMessage): void;
  answer?(m: Extract<WorkerMessage, { type: 'answer' }>): void;
  breakpoints?(m: Extract<WorkerMessage, { type: 'breakpoints' }>): void;
}

/** GOMAXPROCS unless the environment says otherwise: the same everywhere, so that runs can be compared. */
export const defaultProcs = 4;

export type StartOptions = Omit<StartMessage, 'control' | 'port'>;

export class Process {
  memory: WebAssembly.Memory | undefined;
  private readonly worker: Worker;
  private readonly block = new SharedArrayBuffer(controlBytes);
  private readonly words = new Int32Array(this.block);
  private ended = false;
  private port: MessagePort | undefined;

  /** Takes a worker; the program begins with `start`. */
  constructor(private readonly events: ProcessEvents) {
    this.worker = takeWorker();
    this.worker.on('message', (m: WorkerMessage) => this.message(m));
    this.worker.on('error', (e) => this.finish({ type: 'end', code: 99, text: `glassgo: internal error: ${e.stack ?? e.message}\n`, stats: '' }));
    this.worker.on('exit', () => this.finish({ type: 'end', code: 99, text: 'glassgo: the engine stopped\n', stats: '' }));
  }

  start(options: StartOptions): void {
    const channel = new MessageChannel();
    this.port = channel.port1;
    this.port.unref();
    this.worker.postMessage({ ...options, control: this.block, port: channel.port2 } satisfies StartMessage, [channel.port2]);
  }

  private message(m: WorkerMessage): void {
    switch (m.type) {
      case 'rejected':
        this.ended = true;
        this.events.rejected(m);
        break;
      case 'ready':
        this.memory = m.memory;
        this.events.ready(m);
        programLoaded();
        break;
      case 'moved':
        this.moved(m.memory);
        break;
      case 'output':
        this.events.output(m);
        break;
      case 'read':
        this.events.read?.();
        break;
      case 'signals':
        this.events.signals?.(m);
        Atomics.store(this.words, control.signals, 1);
        Atomics.notify(this.words, control.signals);
        break;
      case 'log':
        this.events.log(m);
        break;
      case 'stop':
        this.events.stop(m);
        break;
      case 'evaluated':
        this.events.evaluated?.(m);
        break;
      case 'answer':
        this.events.answer?.(m);
        break;
      case 'breakpoints':
        this.events.breakpoints?.(m);
        break;
      case 'end':
        this.finish(m);
        break;
    }
  }

  private moved(to: WebAssembly.Memory): void {
    this.copyTo(to);
    this.events.moved?.();
    // What the program gives back is given back when it goes on, so not later.
    collectJavaScript();
    Atomics.store(this.words, control.moved, 1);
    Atomics.notify(this.words, control.moved);
  }

  private copyTo(to: WebAssembly.Memory): void {
    if (this.memory) copyImage(this.memory.buffer, to.buffer);
    this.memory = to;
  }

  private finish(m: Extract<WorkerMessage, { type: 'end' }>): void {
    if (this.ended) return;
    this.ended = true;
    this.events.end(m);
  }

  /** Sends something to the agent in the worker, which reads it before it decides about the next stop. */
  tell(message: unknown): void {
    this.port?.postMessage(message);
  }

  /** Sends something to the worker of a program that stands, which acts on it at once. */
  ask(message: unknown): void {
    this.tell(message);
    Atomics.compareExchange(this.words, control.command, command.none, command.news);
    Atomics.notify(this.words, control.command);
  }

  /** The program must stand. */
  evaluate(request: EvaluateRequest): void {
    Atomics.store(this.words, control.cancel, 0);
    this.ask({ evaluate: request } satisfies EvaluateMessage);
  }

  /** Ends an evaluation that is going on. */
  cancelEvaluation(): void {
    Atomics.store(this.words, control.cancel, 1);
    Atomics.notify(this.words, control.cancel);
  }

  /** Lets a stopped program go on. */
  resume(): void {
    Atomics.store(this.words, control.command, command.go);
    Atomics.notify(this.words, control.command);
  }

  /** Gives the program a piece of standard input, null at its end. */
  input(bytes: Uint8Array | null): void {
    this.tell({ input: bytes } satisfies InputMessage);
    this.wake();
  }

  /** Gives the program a signal that it catches. */
  signal(signal: number): void {
    this.tell({ signal } satisfies SignalMessage);
    this.wake();
  }

  /** Wakes a program that waits. */
  wake(): void {
    Atomics.store(this.words, control.wake, 1);
    Atomics.notify(this.words, control.wake);
  }

  /** Ends the program wherever it is. */
  async terminate(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }
}
