/** The worker that a program runs in: instantiates it, runs it, and blocks while it is stopped. */
import { parentPort } from 'node:worker_threads';
import { setFlagsFromString } from 'node:v8';
import { FileSystem } from './fileSystem';
import { type Host } from './hostCalls';
import { Exit, Fatal, Machine } from './machine';
import { memStat } from './memStats';
import { type StartMessage, type WorkerMessage, command, control } from './protocol';
import { machine as machineWords } from '../layout/machine';
import { offsetsOf } from '../layout/records';
import { runResult } from '../layout/status';

const gFields = offsetsOf('G');

// Functions are compiled when they are first called: most of a program's library code never is.
setFlagsFromString('--wasm-lazy-compilation');

const port = parentPort;
if (!port) throw new Error('not a worker');

port.once('message', (m: StartMessage) => {
  const words = new Int32Array(m.control);
  const post = (message: WorkerMessage) => port.postMessage(message);
  let machine: Machine | undefined;
  let stopped = 0n;
  const now = (): bigint => process.hrtime.bigint() - stopped;
  const wait = (word: number): void => {
    const before = process.hrtime.bigint();
    while (Atomics.load(words, word) === 0) Atomics.wait(words, word, 0);
    stopped += process.hrtime.bigint() - before;
    Atomics.store(words, word, 0);
  };
  const ask = (message: WorkerMessage): Uint8Array | number => {
    post(message);
    while (Atomics.load(words, control.answer) === 0) Atomics.wait(words, control.answer, 0);
    Atomics.store(words, control.answer, 0);
    const n = Atomics.load(words, control.answerLength);
    return n < 0 ? -n : new Uint8Array(m.control, 64, n).slice();
  };
  const files = new FileSystem(m, (fd, bytes) => post({ type: 'output', fd, bytes: bytes.slice() }));
  const host: Host = {
    attach() {},
    nanotime: now,
    wallNanos: () => BigInt(Date.now()) * 1000000n + (process.hrtime.bigint() % 1000000n),
    write: (fd, bytes) => files.write(fd, bytes),
    read: (_g, fd, to) => files.read(fd, to),
    open: (name, flags, perm) => files.open(name, flags, perm),
    close: (fd) => files.close(fd),
    seek: (fd, offset, whence) => files.seek(fd, offset, whence),
    fileOp: (op, a, b) => {
      const own = files.operation(op, a, b);
      if (own !== undefined) return own;
      return ask({ type: 'ask', op, a, b });
    },
    random: (to) => {
      crypto.getRandomValues(to);
    },
    memStat: (name) => (machine ? memStat(machine, name) : 0n),
    exit: (code) => {
      throw new Exit(code);
    },
    fatal: (code, arg, text) => {
      throw new Fatal(code, arg, text);
    },
  };
  const started = process.hrtime.bigint();
  let begun = started;
  const end = (result: number, code: number, text = '') => {
    post({ type: 'end', result, code, text, ms: Number(process.hrtime.bigint() - begun - stopped) / 1e6 });
  };
  try {
    machine = new Machine(m, host);
    if (m.debugPanics) machine.setKernelField('debugPanics', 1);
    post({ type: 'ready', memory: machine.memory });
    if (m.stopAtStart) {
      post({ type: 'stop', reason: 'start' });
      wait(control.command);
    }
    begun = process.hrtime.bigint();
    stopped = 0n;
    for (;;) {
      const result = machine.kernel.run();
      switch (result) {
        case runResult.exit:
          end(result, 0);
          return;
        case runResult.stop:
        case runResult.panicStop:
          post({ type: 'stop', reason: result === runResult.stop ? 'check' : 'panic' });
          wait(control.command);
          continue;
        case runResult.look:
          look(machine);
          continue;
        case runResult.idle: {
          const due = machine.kernel.nextTimer();
          const left = Number(due - now()) / 1e6;
          if (left > 0) Atomics.wait(words, control.wake, 0, Math.min(left, 1e9));
          continue;
        }
        default:
          end(result, 2);
          return;
      }
    }
  } catch (e) {
    if (e instanceof Exit) end(runResult.exit, e.code);
    else if (e instanceof Fatal) end(runResult.fatal, e.code, e.text);
    else if (e instanceof RangeError && /memory|allocation/i.test(e.message)) end(runResult.fatal, 2, '');
    else end(runResult.fatal, 99, e instanceof Error ? (e.stack ?? e.message) : String(e));
  }

  function look(on: Machine): void {
    const kind = on.kernelField('lookKind');
    const answer = ask({ type: 'look', kind });
    if (typeof answer === 'number') return;
    if (kind === 1) {
      // Program counters as 8-byte words: into the slice that the program gave.
      const g = on.view.getUint32(machineWords.curg, true);
      const at = on.view.getUint32(g + (gFields.lookArg2 as number), true);
      const room = on.view.getUint32(g + (gFields.lookArg3 as number), true);
      const n = Math.min(answer.length / 8, room);
      on.bytes(at, n * 8).set(answer.subarray(0, n * 8));
      on.kernel.setResult(n, 0);
    } else {
      on.provide(answer);
      on.kernel.setResult(answer.length, 0);
    }
  }
});
