/**
 * `glassgo test` beside `go test`: the packages of mod/, with the arguments of cases.txt. What real Go 1.26 printed is in expected/
 * (oracle.mjs makes it), but for times, addresses and frames of the library (normalise.mjs).
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { cases, record } from './normalise.mjs';

const cli = path.join(__dirname, '../../dist/cli.js');

function glassgoTest(folder: string, args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, GOMAXPROCS: '4', GOROOT: '', PATH: path.dirname(process.execPath) };
    execFile(process.execPath, [cli, 'test', '-seed', '1', ...args], { cwd: folder, timeout: 60000, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('glassgo test', { concurrency: 2 }, () => {
  for (const c of cases(readFileSync(path.join(__dirname, 'cases.txt'), 'utf8'))) {
    it(`${c.name}: ${c.args.join(' ')}`, async () => {
      assert.equal(record(c, await glassgoTest(c.folder, c.args)), readFileSync(path.join(__dirname, 'expected', `${c.name}.txt`), 'utf8'));
    });
  }
});
