/** The measuring part of compileSpeed.mjs: checks and compiles one file a few times, in a worker like those that compile programs, and prints the best times. */
import { Worker, isMainThread } from 'node:worker_threads';
import { statSync } from 'node:fs';
import { compiling, setEngineFlags } from '../src/cli/loadBundle';
import { diskFiles, openLibrary } from '../src/cli/library';
import { linkedLibrary } from '../src/cli/prelinked';
import { compile, implicitPackages } from '../src/compile/compile';
import { loadProgram } from '../src/compile/load/load';
import { programLimits } from '../src/engine/programWorker';

function measure(file: string, rounds: number): void {
  const library = openLibrary(__dirname);
  const best = { check: Number.POSITIVE_INFINITY, compile: Number.POSITIVE_INFINITY, bytes: 0 };
  for (let i = 0; i <= rounds; i++) {
    const start = performance.now();
    const linked = linkedLibrary();
    const program = loadProgram({ entry: [file], files: diskFiles, library, linked: linked?.packages, implicit: implicitPackages });
    const checked = performance.now();
    const { image, diagnostics } = compile(program, { debug: false, names: false, library: linked });
    const compiled = performance.now();
    if (!image || diagnostics.length > 0) throw new Error(`the generated program has errors: ${diagnostics[0]?.message ?? program.diagnostics[0]?.message}`);
    // The first round is the warm-up.
    if (i === 0) continue;
    best.check = Math.min(best.check, checked - start);
    best.compile = Math.min(best.compile, compiled - start);
    best.bytes = image.wasm.length;
  }
  console.log(JSON.stringify(best));
}

setEngineFlags();
if (isMainThread) new Worker(__filename, { argv: process.argv.slice(2), resourceLimits: { ...programLimits, maxOldGenerationSizeMb: 6000 } });
else {
  const [file = '', rounds = '10'] = process.argv.slice(2);
  compiling(statSync(file).size, () => measure(file, Number(rounds)));
}
