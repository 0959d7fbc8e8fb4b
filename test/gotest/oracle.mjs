// Makes expected/ with real Go: node test/gotest/oracle.mjs [case...]. Needs the go of scripts/installGo.sh.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases, record } from './normalise.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = process.env.GOROOT ?? `${process.env.HOME}/.cache/glassgo/go126/usr/lib/go-1.26`;
const env = { ...process.env, GOROOT: root, GOTOOLCHAIN: 'local', GOFLAGS: '', PATH: `${root}/bin:${process.env.PATH}`, GOMAXPROCS: '4' };
const only = process.argv.slice(2);
mkdirSync(path.join(here, 'expected'), { recursive: true });
for (const c of cases(readFileSync(path.join(here, 'cases.txt'), 'utf8'))) {
  if (only.length > 0 && !only.includes(c.name)) continue;
  const fresh = c.args.some((a) => a === '-count') ? [] : ['-count=1'];
  const r = spawnSync('go', ['test', '-vet=off', ...fresh, ...c.args], { cwd: c.folder, env, encoding: 'utf8' });
  const text = { code: r.status, stdout: r.stdout, stderr: r.stderr };
  writeFileSync(path.join(here, 'expected', `${c.name}.txt`), record(c, text));
}
