/**
 * A run is a function of program, seed and host results: two runs with one seed and a virtual clock print the same and have the same
 * memory at every so many scheduling decisions. And a slice of the stress modes (scripts/stress.mjs).
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.join(__dirname, '../..');

function glassgo(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(root, 'dist/cli.js'), 'run', ...args], { timeout: 60000 }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr })).stdin?.end();
  });
}

describe('one seed, one run', { concurrency: 2 }, () => {
  const every = { schedmix: 1000, goroutines1: 10, pipeline2: 10, pubsub: 2, selects: 2, concurrentmap: 2, mutexes: 10, barrier: 10, timectx: 2, timers: 5, freeosmemory: 20, signals: 5, synctest: 5 };
  for (const [name, n] of Object.entries(every)) {
    it(name, async () => {
      const args = ['--seed', '7', '--clock', 'virtual', `--image-hash=${n}`, path.join(__dirname, `${name}.go`)];
      const first = await glassgo(...args);
      const second = await glassgo(...args);
      assert.match(first.stderr, /^hash \d+: [0-9a-f]{16}$/m);
      assert.equal(second.stderr, first.stderr);
      assert.equal(first.stdout, readFileSync(path.join(__dirname, `${name}.out`), 'utf8'));
      assert.equal(second.stdout, first.stdout);
    });
  }

  it('another seed gives another run', async () => {
    const hashes = async (seed: string) => (await glassgo('--seed', seed, '--clock', 'virtual', '--image-hash', path.join(__dirname, 'schedmix.go'))).stderr;
    assert.notEqual(await hashes('1'), await hashes('2'));
  });

  // Turns of equal length would end at the same place of a short loop's body each time, for some seeds for ever.
  for (const [name, error] of Object.entries({ mapracewrites: 'concurrent map writes', mapraceread: 'concurrent map read and map write', mapraceiteration: 'concurrent map iteration and map write' })) {
    it(`${name} is found with every seed`, async () => {
      for (const seed of ['3', '4', '5', '6']) {
        const r = await glassgo('--seed', seed, path.join(__dirname, `${name}.go`));
        assert.match(r.stderr, new RegExp(`^fatal error: ${error}$`, 'm'), `seed ${seed}`);
      }
    });
  }

  it('a virtual clock jumps', async () => {
    const before = Date.now();
    const r = await glassgo('--clock', 'virtual', '--seed', '1', path.join(__dirname, '../stress/longSleep.go'));
    assert.equal(r.stdout, '2009-11-10 23:00:00 24h0m0s 3 true\n');
    assert.ok(Date.now() - before < 20000);
  });
});

it('programs print the same when they are preempted at every tick and queues are in random order', async () => {
  const names = ['schedmix', 'goroutines1', 'pipeline2', 'mutexes', 'selects', 'timers', 'control', 'gotoloop'];
  const { error, text } = await new Promise<{ error: unknown; text: string }>((resolve) => {
    execFile(process.execPath, [path.join(root, 'scripts/stress.mjs'), '--modes', 'sched', '--seeds', '3', ...names], { timeout: 120000 }, (e, stdout, stderr) => resolve({ error: e, text: stdout + stderr }));
  });
  assert.equal(error, null, text);
});
