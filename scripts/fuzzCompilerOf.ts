/** The bundled part of fuzzCompiler.mjs: prints random programs as JSON lines, or compiles mutants and prints those that break the compiler. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileBytes } from '../test/fuzz/compiling';
import { mutant, noise } from '../test/fuzz/mutate';
import { randomProgram } from '../test/fuzz/programs';
import { Random } from '../test/fuzz/random';

const [mode, from = '0', count = '1', keep = ''] = process.argv.slice(2);

/** Programs to make mutants of: the golden ones, and random ones. */
function corpus(): string[] {
  const folder = path.join(process.cwd(), 'test/run');
  const golden = readdirSync(folder).filter((n) => n.endsWith('.go')).map((n) => readFileSync(path.join(folder, n), 'utf8')).filter((t) => t.length < 12000);
  return [...golden, ...Array.from({ length: 40 }, (_, i) => randomProgram(i))];
}

if (mode === 'programs') {
  for (let i = 0; i < Number(count); i++) console.log(JSON.stringify(randomProgram(Number(from) + i, `p${i}`)));
} else {
  const texts = corpus();
  let faults = 0;
  let compiled = 0;
  for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
    const r = new Random(seed);
    const text = mutant(seed, r.pick(texts), r.pick(texts), seed % 3 === 0 ? 8 : 2);
    const bytes = seed % 7 === 0 ? noise(seed, new TextEncoder().encode(text)) : new TextEncoder().encode(text);
    const start = performance.now();
    const { errors, fault } = compileBytes(bytes, seed % 2 === 0);
    const ms = performance.now() - start;
    if (errors.length === 0) compiled++;
    if (mode === 'texts') console.log(JSON.stringify({ seed, text: Buffer.from(bytes).toString('latin1'), errors }));
    const problem = fault || (ms > 3000 ? `took ${ms.toFixed(0)} ms` : '');
    if (!problem) continue;
    faults++;
    const file = path.join(keep, `m${seed}.go`);
    writeFileSync(file, bytes);
    console.log(`${file}: ${problem}`);
  }
  if (mode === 'mutants') console.log(`${count} mutants from seed ${from}: ${compiled} compile, ${faults} break the compiler`);
}
