/**
 * Loads a bundle with V8's code cache, which the build makes by running a program: parsing and compiling the compiler's own code would
 * cost more than its work on a small program. Another version of V8 ignores the cache.
 */
import * as fs from 'node:fs';
import Module from 'node:module';
import * as path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import * as vm from 'node:vm';

/** The bundle `name` with the code cache of what it is to do. */
export function loadBundle(name: 'cli' | 'worker', cacheName: 'cli' | 'dap' | 'worker', module: NodeModule, require: NodeRequire): void {
  const file = path.join(__dirname, `${name}.bundle.js`);
  const cache = path.join(__dirname, `${cacheName}.cache`);
  const cachedData = fs.existsSync(cache) ? fs.readFileSync(cache) : undefined;
  // The bundles are ASCII.
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'latin1')), { filename: file, cachedData });
  if (process.env.GLASSGO_WRITE_CODE_CACHE) (globalThis as { glassgoWriteCodeCache?: () => void }).glassgoWriteCodeCache = () => fs.writeFileSync(cache, script.createCachedData());
  (script.runInThisContext() as (...args: unknown[]) => void).call(module.exports, module.exports, require, module, file, __dirname);
}

/**
 * How much code runs before V8 looks whether to optimise it. A small compilation would spend much of its time on optimising code that runs but once more;
 * one of seconds is a fifth faster with V8's own measure, or near it.
 */
const interruptBudget = { small: '--interrupt-budget=600000', large: '--interrupt-budget=132000' } as const;

/** V8's flags. They are the process's, and part of what code caches are checked against: who changes one changes it back. */
const engineFlags = [
  // The library's code is compiled and validated as far as it runs.
  '--wasm-lazy-compilation', '--wasm-lazy-validation',
  interruptBudget.small,
  // A compiler asks for the kind of syntax nodes, types and statements all the time. With V8's measure of four shapes at a place each such question goes
  // through a table of the whole engine; with more it is a few comparisons. A tenth to a sixth of a compilation.
  '--max-valid-polymorphic-map-count=24',
  // What is read and compiled at the start all stays: collecting it would be in vain.
  '--min-semi-space-size=16', '--semi-space-growth-factor=4',
  // For memory that is given back (engine/moveImage.ts).
  '--expose-gc',
] as const;

export function setEngineFlags(): void {
  for (const flag of engineFlags) setFlagsFromString(flag);
}

/** Bytes of source from which on a compilation counts as large: some 10,000 lines. */
const largeSource = 300_000;

/** Does the `work` of compiling a program of so many bytes of source. */
export function compiling<T>(bytes: number, work: () => T): T {
  if (bytes < largeSource) return work();
  setFlagsFromString(interruptBudget.large);
  try {
    return work();
  } finally {
    setFlagsFromString(interruptBudget.small);
  }
}
