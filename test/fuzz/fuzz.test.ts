/**
 * A short run of the random programs and mutants of scripts/fuzzCompiler.mjs, the same each time: programs compile to valid modules, mutants compile or are
 * told what is wrong, and nothing breaks the compiler. GLASSGO_FUZZ sets how many, GLASSGO_SEED where to begin.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compileBytes } from './compiling';
import { mutant, noise } from './mutate';
import { randomProgram } from './programs';
import { Random } from './random';

const count = Number(process.env.GLASSGO_FUZZ ?? 150);
const first = Number(process.env.GLASSGO_SEED ?? 1);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it(`random programs from seed ${first} compile`, () => {
  for (let seed = first; seed < first + count / 5; seed++) {
    assert.deepEqual(compileBytes(bytes(randomProgram(seed)), seed % 2 === 0), { errors: [], fault: '' }, `seed ${seed}`);
  }
});

it(`mutants from seed ${first} do not break the compiler`, () => {
  const programs = Array.from({ length: 10 }, (_, i) => randomProgram(first + i));
  for (let seed = first; seed < first + count; seed++) {
    const r = new Random(seed);
    const text = bytes(mutant(seed, r.pick(programs), r.pick(programs), seed % 3 === 0 ? 8 : 2));
    assert.equal(compileBytes(seed % 7 === 0 ? noise(seed, text) : text, seed % 2 === 0).fault, '', `seed ${seed}`);
  }
});
