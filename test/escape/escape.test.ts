/**
 * Escape analysis against Go's: `glassgo check -m` says of each program what `go build -gcflags='-m -l'` said (x.txt, sorted by position), but for
 * the differences listed here. And programs whose stacks move at every call.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';

const here = __dirname;
const cli = path.join(here, '../../dist/cli.js');

/** Go's lines and ours, where they differ; ARCHITECTURE.md has the reasons. */
const differences: Readonly<Record<string, { readonly go: readonly string[]; readonly ours: readonly string[] }>> = {
  'calls.go': {
    go: ['./calls.go:29:11: p does not escape', './calls.go:35:10: p does not escape'],
    ours: [
      // Functions that call each other in a circle, and what is given to them.
      './calls.go:29:11: leaking param: p', './calls.go:35:10: leaking param: p', './calls.go:127:2: moved to heap: x',
      // Go says nothing of generic functions.
      './calls.go:48:19: leaking param: s to result ~r0 level=0',
    ],
  },
};

for (const name of readdirSync(here).filter((n) => n.endsWith('.go'))) {
  it(name, () => {
    const r = spawnSync(process.execPath, [cli, 'check', '-m', name], { cwd: here, encoding: 'utf8' });
    const found = r.stdout.split('\n').filter((l) => l !== '');
    const wanted = readFileSync(path.join(here, name.replace('.go', '.txt')), 'utf8').split('\n').filter((l) => l !== '');
    const d = differences[name] ?? { go: [], ours: [] };
    assert.deepEqual(found.slice().sort(), [...wanted.filter((l) => !d.go.includes(l)), ...d.ours].sort());
  });
}

for (const name of ['framevars', 'closures', 'deferpanic', 'rangefunc', 'rangedefer', 'pubsub', 'generics2', 'selects', 'results', 'jsonrt']) {
  it(`${name} with stacks that move`, () => {
    const env = { ...process.env, GODEBUG: 'stackstress=1' };
    const r = spawnSync(process.execPath, [cli, 'run', path.join(here, '../run', `${name}.go`)], { encoding: 'latin1', env, input: '' });
    assert.equal(r.stdout, readFileSync(path.join(here, '../run', `${name}.out`), 'latin1'), r.stderr.slice(0, 2000));
  });
}
