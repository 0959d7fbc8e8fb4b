/** Makes the golden texts with the real Go toolchain (go 1.26 in PATH). Nothing is inlined, so that each frame has its arguments. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transcript } from './normalise.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const only = process.argv.slice(2);
const tmp = mkdtempSync(path.join(os.tmpdir(), 'oracle-'));
for (const name of readdirSync(here).sort()) {
  if (!name.endsWith('.go') || (only.length > 0 && !only.some((o) => name.includes(o)))) continue;
  const at = path.join(here, name);
  const binary = path.join(tmp, 'program');
  execFileSync('go', ['build', '-gcflags=all=-l', '-o', binary, at], { cwd: tmp, stdio: ['ignore', 'inherit', 'inherit'] });
  const text = transcript(readFileSync(at, 'utf8'), (args, env) => {
    const r = spawnSync(binary, args, { cwd: tmp, input: '', encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env } });
    return { stderr: r.stderr, code: r.status };
  });
  writeFileSync(at.replace(/\.go$/, '.txt'), text);
}
rmSync(tmp, { recursive: true });
