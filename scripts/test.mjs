// Builds, checks style and types, then runs the tests with Node's runner. With --slow also the suites that need more than the npm registry (a browser, a VS Code).
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const slow = process.argv.includes('--slow');
const only = process.argv.slice(2).filter((a) => !a.startsWith('-'));

function run(command, args) {
  const r = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (r.status !== 0) process.exit(r.status ?? 1);
}

function testFiles(folder) {
  const out = [];
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) out.push(...testFiles(file));
    else if (name.endsWith('.test.ts')) out.push(path.relative(root, file));
  }
  return out;
}

run(process.execPath, ['scripts/build.mjs']);
if (!slow && only.length === 0) {
  run(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);
  run(process.execPath, ['scripts/types.mjs']);
}
let files = testFiles(path.join(root, 'test')).filter((f) => slow === f.startsWith(`test${path.sep}extension`));
if (only.length > 0) files = files.filter((f) => only.some((o) => f.includes(o)));
// The suites in the editor share what they install, and each of them fills both cores.
if (files.some((f) => f.startsWith(`test${path.sep}extension`))) {
  const { installVscodeHost } = await import('./installVscodeHost.mjs');
  installVscodeHost();
}
run(process.execPath, ['--import', 'tsx', '--test', `--test-concurrency=${slow ? 1 : 2}`, ...files]);
