// Makes the expected output of test/run and examples with the real Go toolchain (go 1.26 in PATH).
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const only = process.argv.slice(2);
const tmp = mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
let bad = 0;
for (const name of readdirSync(path.join(root, 'test/run')).sort()) {
  const at = path.join(root, 'test/run', name);
  const isFolder = statSync(at).isDirectory();
  const main = isFolder ? path.join(at, 'main.go') : at;
  if ((!isFolder && !name.endsWith('.go')) || !existsSync(main)) continue;
  if (only.length > 0 && !only.some((o) => name.includes(o))) continue;
  const exit = Number(/^\/\/ run(?: exit=(\d+))?/.exec(readFileSync(main, 'utf8'))?.[1] ?? 0);
  const binary = path.join(tmp, 'program');
  try {
    execFileSync('go', ['build', '-o', binary, isFolder ? '.' : at], { cwd: isFolder ? at : tmp, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    bad++;
    continue;
  }
  const r = spawnSync(binary, [], { cwd: tmp, input: '', maxBuffer: 1 << 28 });
  if (r.status !== exit) {
    console.error(`${name}: exit status ${r.status}, the program says ${exit}\n${r.stderr}`);
    bad++;
  }
  const again = spawnSync(binary, [], { cwd: tmp, input: '', maxBuffer: 1 << 28, env: { ...process.env, GOMAXPROCS: '4' } });
  if (Buffer.compare(r.stdout, again.stdout) !== 0) {
    console.error(`${name}: two runs print different things`);
    bad++;
  }
  writeFileSync(`${at.replace(/\.go$/, '')}.out`, r.stdout);
}
rmSync(tmp, { recursive: true });
process.exit(bad ? 1 : 0);
