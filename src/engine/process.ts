/**
 * A running program as its owner sees it: the worker, the memory it shares, and the control block with which a stopped program
 * is told to go on.
 */
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type StartMessage, type WorkerMessage, command, control, controlBytes } from './protocol';

export interface ProcessEvents {
  output(fd: number, bytes: Uint8Array): void;
  stop(reason: 'check' | 'panic' | 'start'): void;
  end(message: Extract<WorkerMessage, { type: 'end' }>): void;
  /** Frames are wanted: 1 program counters (8 bytes each), 2 a traceback's text. */
  look(kind: number): Uint8Array;
  ask(op: string, a: string, b: string): Uint8Array | number;
}

/** Megabytes of native stack: far more than the kernel's budget of frames needs (src/runtime/stack.ts). */
const stackMegabytes = 64;

export type StartOptions = Omit<StartMessage, 'control'>;

export class Process {
  memory: WebAssembly.Memory | undefined;
  private readonly worker: Worker;
  private readonly block = new SharedArrayBuffer(controlBytes);
  private readonly words = new Int32Array(this.block);
  private ended = false;

  /** Starts the worker; the program begins with `start`. */
  constructor(private readonly events: ProcessEvents) {
    this.worker = new Worker(path.join(__dirname, 'worker.js'), { resourceLimits: { stackSizeMb: stackMegabytes }, stdin: false, stdout: false, stderr: false });
    this.worker.on('message', (m: WorkerMessage) => this.message(m));
    this.worker.on('error', (e) => this.finish({ type: 'end', result: 4, code: 99, text: e.stack ?? e.message, ms: 0 }));
    this.worker.on('exit', () => this.finish({ type: 'end', result: 4, code: 99, text: 'the engine stopped', ms: 0 }));
  }

  start(options: StartOptions): void {
    this.worker.postMessage({ ...options, control: this.block } satisfies StartMessage);
  }

  private message(m: WorkerMessage): void {
    switch (m.type) {
      case 'ready':
        this.memory = m.memory;
        break;
      case 'output':
        this.events.output(m.fd, m.bytes);
        break;
      case 'stop':
        this.events.stop(m.reason);
        break;
      case 'look':
        this.answer(this.events.look(m.kind));
        break;
      case 'ask':
        this.answer(this.events.ask(m.op, m.a, m.b));
        break;
      case 'end':
        this.finish(m);
        break;
    }
  }

  private finish(m: Extract<WorkerMessage, { type: 'end' }>): void {
    if (this.ended) return;
    this.ended = true;
    this.events.end(m);
  }

  private answer(a: Uint8Array | number): void {
    if (typeof a === 'number') Atomics.store(this.words, control.answerLength, -a);
    else {
      const n = Math.min(a.length, controlBytes - 64);
      new Uint8Array(this.block, 64, n).set(a.subarray(0, n));
      Atomics.store(this.words, control.answerLength, n);
    }
    Atomics.store(this.words, control.answer, 1);
    Atomics.notify(this.words, control.answer);
  }

  /** Lets a stopped program go on. */
  resume(): void {
    Atomics.store(this.words, control.command, command.go);
    Atomics.notify(this.words, control.command);
  }

  /** Wakes a program that waits for a timer. */
  wake(): void {
    Atomics.notify(this.words, control.wake);
  }

  /** Ends the program wherever it is. */
  async terminate(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }
}
