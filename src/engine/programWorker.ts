/**
 * The workers that programs run in. Starting one takes as long as loading the rest of Glassgo, so the command line begins with it before it
 * knows what there is to run (cli/start.ts), and the first program takes that one.
 */
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Megabytes. The native stack is far larger than the kernel's budget of frames needs (src/runtime/stack.ts). What the compiler makes lives as long as the
 * compilation: in a young generation that holds the data of 50,000 lines, none of it is copied. A small program touches a fraction of it.
 */
export const programLimits = { stackSizeMb: 64, maxYoungGenerationSizeMb: 768 } as const;

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

/** The worker that has been prepared, or a new one. */
export function takeWorker(): Worker {
  const { glassgoWorker: prepared } = shared;
  shared.glassgoWorker = undefined;
  prepared?.ref();
  return prepared ?? startWorker();
}
