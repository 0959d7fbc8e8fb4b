/**
 * The workers that programs run in. Starting one takes as long as loading the rest of Glassgo, so the command line begins with it before it
 * knows what there is to run (cli/start.ts), and the first program takes that one.
 */
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Megabytes. The native stack is far larger than the kernel's budget of frames needs (src/runtime/stack.ts). What the compiler makes lives as long as the
 * compilation, so that it pays to collect seldom; but a young generation that is larger than this costs more for the pages that it touches.
 */
export const programLimits = { stackSizeMb: 64, maxYoungGenerationSizeMb: 96 } as const;

/** Bundles of the same process share it here. */
const shared = globalThis as { glassgoWorker?: Worker | undefined };

function startWorker(): Worker {
  return new Worker(path.join(__dirname, 'worker.js'), { resourceLimits: programLimits, stdin: false, stdout: false, stderr: false });
}

/** Starts a worker that does not keep the process alive. */
export function prepareWorker(): void {
  shared.glassgoWorker = startWorker();
  shared.glassgoWorker.unref();
}

let ahead = false;

/** From now on the next program's worker is prepared while one runs: for servers, who are likely to have a next one. */
export function keepWorkerAhead(): void {
  ahead = true;
}

/** A program is loaded: its worker has nothing more to read or compile. */
export function programLoaded(): void {
  if (ahead && !shared.glassgoWorker) prepareWorker();
}

/** The worker that has been prepared, or a new one. */
export function takeWorker(): Worker {
  const { glassgoWorker: prepared } = shared;
  shared.glassgoWorker = undefined;
  prepared?.ref();
  return prepared ?? startWorker();
}
