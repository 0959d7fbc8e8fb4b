/** The measuring part of compileSpeed.mjs: checks and compiles one file a few times and prints the best times. */
import { diskFiles, openLibrary } from '../src/cli/library';
import { linkedLibrary } from '../src/cli/prelinked';
import { compile, implicitPackages } from '../src/compile/compile';
import { loadProgram } from '../src/compile/load/load';

const [file = '', rounds = '3'] = process.argv.slice(2);
const library = openLibrary(__dirname);
const best = { check: Number.POSITIVE_INFINITY, compile: Number.POSITIVE_INFINITY, bytes: 0 };
for (let i = 0; i <= Number(rounds); i++) {
  const start = performance.now();
  const program = loadProgram({ entry: [file], files: diskFiles, library, implicit: implicitPackages });
  const checked = performance.now();
  const { image, diagnostics } = compile(program, { debug: false, names: false, library: linkedLibrary() });
  const compiled = performance.now();
  if (!image || diagnostics.length > 0) throw new Error(`the generated program has errors: ${diagnostics[0]?.message ?? program.diagnostics[0]?.message}`);
  // The first round is the warm-up.
  if (i === 0) continue;
  best.check = Math.min(best.check, checked - start);
  best.compile = Math.min(best.compile, compiled - start);
  best.bytes = image.wasm.length;
}
console.log(JSON.stringify(best));
