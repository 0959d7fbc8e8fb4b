/** Broken programs must give errors, never exceptions or endless loops: mutations of the programs in check/, and extreme sizes. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { onInternalError } from '../../src/types/check';
import { check } from './harness';

const words = ['(', ')', '{', '}', '[', ']', ',', ';', '*', '&', '<-', 'func', 'type', 'interface', 'struct', 'map', 'chan', 'T', '1', '"s"', 'nil', '...', '~', '|', '=', ':=', '.', 'int', 'any', 'range'];

/** A small generator of its own, so that failures can be repeated. */
function random(seed: number): (n: number) => number {
  return (n) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % n;
  };
}

function mutate(text: string, rnd: (n: number) => number): string {
  for (let i = rnd(3); i >= 0; i--) {
    const at = rnd(text.length);
    const to = Math.min(text.length, at + 1 + rnd(20));
    if (rnd(3) === 0) text = text.slice(0, at) + text.slice(to);
    else if (rnd(2) === 0) text = `${text.slice(0, at)} ${words[rnd(words.length)]} ${text.slice(at)}`;
    else text = text.slice(0, at) + text.slice(rnd(at + 1), at) + text.slice(at);
    if (text.length > 20000) text = text.slice(0, 20000);
  }
  return text;
}

test('mutated programs', () => {
  const folder = join(__dirname, 'check');
  const programs = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replace(/ \/\/ ERROR .*/g, ''));
  const rnd = random(1);
  const failures: string[] = [];
  let current = '';
  onInternalError((e) => failures.push(`${e instanceof Error ? e.stack : e}\n${current}`));
  for (let i = 0; i < 400; i++) {
    current = mutate(programs[i % programs.length] as string, rnd);
    check(current);
  }
  onInternalError(undefined);
  assert.deepEqual(failures, []);
});

const repeat = (n: number, f: (i: number) => string) => Array.from({ length: n }, (_, i) => f(i)).join('\n');

test('long chains', () => {
  assert.deepEqual(check(`package p\nvar s string\nvar x = s${' + s'.repeat(20000)}\n`), []);
  assert.deepEqual(check(`package p\nfunc f(x int) int {\nif x == 0 { return 0 }${' else if x == 1 { return 1 }'.repeat(3000)} else { return 2 }\n}\n`), []);
});

test('types that double at each step', () => {
  assert.deepEqual(check(`package p\nimport "unsafe"\n${repeat(60, (i) => `type T${i} struct { a, b *T${i + 1}; c [2]U${i} }\ntype U${i} struct { x, y V${i % 2} }`)}\ntype T60 int\ntype V0 int\ntype V1 int\nvar t T0\nvar _ = t == t\nconst _ = unsafe.Sizeof(t)\n`), []);
  assert.deepEqual(check(`package p\n${repeat(40, (i) => `type T${i} struct { a, b T${i + 1} }`)}\ntype T40 int\nvar t T0\nvar _ = t == t\n`), []);
});

test('generic types and functions without end', () => {
  assert.deepEqual(check('package p\ntype T[P any] struct { f *T[[]P] }\nvar t T[int]\nvar _ = t.f.f.f.f\n').length, 1);
  assert.deepEqual(check('package p\nfunc f[P any](x P) { f([]P{x}) }\n'), ['x.go:2:8: instantiation cycle:\n\tx.go:2:23: P instantiated as []P']);
  assert.match(check('package p\ntype T[P any] struct { f T[[]P] }\nvar t T[int]\n')[0] as string, /invalid recursive type/);
});

test('deep recursion of declarations is an error, not a crash', () => {
  const found = check(`package p\n${repeat(20000, (i) => `const c${i} = c${i + 1} + 1`)}\nconst c20000 = 1\n`);
  assert.ok(found.every((line) => line.includes('nesting too deep')), found[0]);
});
