/**
 * Golden programs: each `x.go` (or folder `x/`) prints what real Go printed, which is in `x.out`. The first line of the
 * program says how it ends: `// run`, or `// run exit=2`; with `clock=virtual` it runs on the virtual clock, for programs whose
 * output a busy machine's delays would change, with `seed=N` it has that schedule, for races that another one may not show, with `build=plain` it
 * is not run as a debug build, where variables stay alive while they are in scope. `npm run oracle` makes the .out files with real Go.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const here = __dirname;
const cli = path.join(here, '../../dist/cli.js');

interface Program {
  readonly name: string;
  readonly entry: string;
  readonly exit: number;
  readonly flags: readonly string[];
  readonly out: string;
  readonly plainOnly: boolean;
}

export function programs(folder: string): Program[] {
  const list: Program[] = [];
  for (const name of readdirSync(folder).sort()) {
    const at = path.join(folder, name);
    const isFolder = statSync(at).isDirectory();
    const main = isFolder ? path.join(at, 'main.go') : at;
    if ((!isFolder && !name.endsWith('.go')) || !existsSync(main)) continue;
    const first = readFileSync(main, 'utf8').split('\n', 1)[0] ?? '';
    const m = /^\/\/ run(?: exit=(\d+))?( clock=virtual)?(?: seed=(\d+))?( build=plain)?$/.exec(first);
    if (!m) throw new Error(`${name}: the first line must be "// run", "// run exit=N", "// run clock=virtual", "// run seed=N" or "// run build=plain"`);
    list.push({ name: name.replace(/\.go$/, ''), entry: at, exit: Number(m[1] ?? 0), flags: [...(m[2] ? ['--clock', 'virtual'] : []), ...(m[3] ? ['--seed', m[3]] : [])], out: `${at.replace(/\.go$/, '')}.out`, plainOnly: m[4] !== undefined });
  }
  return list;
}

function run(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, 'run', ...args], { timeout: 60000, maxBuffer: 1 << 26, encoding: 'buffer' }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
      resolve({ code, stdout: stdout.toString('latin1'), stderr: stderr.toString() });
    });
    child.stdin?.end();
  });
}

// One schedule each, so that a failure can be repeated; scripts/stress.mjs goes over many.
for (const flags of [['--seed', '1'], ['--seed', '2', '--debug-build']]) {
  describe(`golden programs ${flags.join(' ')}`, { concurrency: 2 }, () => {
    for (const p of programs(here)) {
      if (p.plainOnly && flags.includes('--debug-build')) continue;
      it(p.name, async () => {
        const r = await run([...flags, ...p.flags, p.entry]);
        assert.equal(r.stdout, readFileSync(p.out, 'latin1'), `standard output; standard error was:\n${r.stderr.slice(0, 2000)}`);
        assert.equal(r.code, p.exit, `exit status; standard error was:\n${r.stderr.slice(0, 2000)}`);
      });
    }
  });
}
