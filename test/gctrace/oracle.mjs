/**
 * Makes the golden traces with the real Go toolchain (go 1.26 in PATH): the first line of each, and those of the collections that the program asks for;
 * and in schedtrace.forms the forms of all lines that GODEBUG=schedtrace prints for these programs.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSchedtrace, schedForm } from './schedForm.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const tmp = mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
const forms = new Set();
for (const name of readdirSync(here).filter((f) => f.endsWith('.go'))) {
  const binary = path.join(tmp, 'program');
  execFileSync('go', ['build', '-o', binary, path.join(here, name)], { cwd: tmp, stdio: ['ignore', 'inherit', 'inherit'] });
  const r = spawnSync(binary, [], { encoding: 'utf8', env: { ...process.env, GOMAXPROCS: '4', GODEBUG: 'gctrace=1' } });
  const lines = r.stderr.split('\n').filter((l) => l.startsWith('gc '));
  for (const godebug of ['schedtrace=10', 'schedtrace=10,scheddetail=1']) {
    const { stderr } = spawnSync(binary, [], { encoding: 'utf8', env: { ...process.env, GOMAXPROCS: '4', GODEBUG: godebug } });
    for (const line of stderr.split('\n')) if (isSchedtrace(line)) forms.add(schedForm(line));
  }
  writeFileSync(path.join(here, name.replace(/\.go$/, '.trace')), `${[lines[0], ...lines.filter((l) => l.endsWith('(forced)'))].join('\n')}\n`);
}
writeFileSync(path.join(here, 'schedtrace.forms'), `${[...forms].sort().join('\n')}\n`);
rmSync(tmp, { recursive: true });
