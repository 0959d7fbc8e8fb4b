/** The programs of examples/: each prints what real Go printed, which is in its main.out (on the virtual clock: a busy machine must not reorder replies), and ends with Go's exit status. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.join(__dirname, '../..');

/** Exit status, and what standard error says, of those that do not end well. */
const failures: Record<string, { code: number; stderr: RegExp }> = {
  deadlock: { code: 2, stderr: /^fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 \[sync\.WaitGroup\.Wait\]:\n(.|\n)*goroutine \d+ \[sync\.Mutex\.Lock\]:\n/ },
};

for (const flags of [[], ['--debug-build']]) {
  describe(`examples ${flags.join(' ')}`, () => {
    for (const name of readdirSync(path.join(root, 'examples'))) {
      const folder = path.join(root, 'examples', name);
      if (!existsSync(path.join(folder, 'main.go'))) continue;
      it(name, () => {
        const r = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'run', '--clock', 'virtual', ...flags, folder], { input: '', encoding: 'utf8', timeout: 60000 });
        assert.equal(r.stdout, readFileSync(path.join(folder, 'main.out'), 'utf8'), `standard error was:\n${r.stderr}`);
        assert.equal(r.status, failures[name]?.code ?? 0);
        assert.match(r.stderr, failures[name]?.stderr ?? /^$/);
      });
    }
  });
}
