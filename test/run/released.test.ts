/** Memory that the counters call released is memory that the process no longer has (src/runtime/mgcscavenge.ts), also under a debugger. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { it } from 'node:test';
import { DapClient } from '../dap/client';

const file = path.join(__dirname, '../stress/released.go');

/** MB with garbage, freed, with garbage again, idle. */
function check(output: string): void {
  const [full, freed, again, idle] = output.trim().split(' ').map(Number) as [number, number, number, number];
  assert.ok(full - freed > 200 && again - idle > 200, output);
}

it('a program gives memory back', () => {
  const r = spawnSync(process.execPath, [path.join(__dirname, '../../dist/cli.js'), 'run', file], { encoding: 'utf8', env: { ...process.env, GODEBUG: 'scavtrace=1' } });
  check(r.stdout);
  const lines = r.stderr.trim().split('\n');
  for (const l of lines) assert.match(l, /^scav \d+ KiB work \(bg\), \d+ KiB work \(eager\), \d+ KiB now, \d+% util( \(forced\))?$/);
  assert.equal(lines.filter((l) => /, 2\d{5} KiB work \(eager\), 2\d{5} KiB now, .*\(forced\)$/.test(l)).length, 1, r.stderr);
});

it('a program that occupies more than its memory limit gives back what it need not keep', () => {
  const r = spawnSync(process.execPath, [path.join(__dirname, '../../dist/cli.js'), 'run', path.join(__dirname, '../stress/limited.go')], { encoding: 'utf8' });
  const [byPercent, byLimit, kept] = r.stdout.trim().split(' ').map(Number) as [number, number, number];
  assert.ok(byPercent === 0 && byLimit >= 140 && kept === 40, r.stdout + r.stderr);
});

it('a debugged program gives memory back', async () => {
  const client = new DapClient();
  try {
    await client.request('initialize', { adapterID: 'glassgo' });
    const launched = client.request('launch', { program: file, permissions: { files: ['/'] } });
    await client.waitFor('initialized');
    await launched;
    const ended = client.waitFor('terminated');
    await client.request('configurationDone');
    await ended;
    check(client.output);
  } finally {
    await client.close();
  }
});
