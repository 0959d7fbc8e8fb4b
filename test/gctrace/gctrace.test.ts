/**
 * GODEBUG=gctrace=1 beside real Go 1.26 (x.trace, made by oracle.mjs): the lines have the same fields in the same form, and at each collection
 * that a program asks for the heap that stays is that of Go within 15 %. In between, when a cycle begins and how much it lets float
 * is a matter of time, in Go as well. And GODEBUG=schedtrace: each line has one of the forms that Go's had for the same programs (schedtrace.forms).
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { isSchedtrace, schedForm } from './schedForm.mjs';

const cli = path.join(__dirname, '../../dist/cli.js');

/** Every number becomes N. */
function form(line: string): string {
  return line.replace(/\d+(\.\d+)?/g, 'N').replace(/ \(forced\)$/, '');
}

/** Megabytes that are live after each collection that the program asked for. */
function live(lines: readonly string[]): number[] {
  return lines.filter((l) => l.endsWith('(forced)')).map((l) => Number(/->(\d+) MB, /.exec(l)?.[1]));
}

function isNear(mine: number, real: number): boolean {
  // Both are whole megabytes, so that each may be off by one.
  return Math.abs(mine - real) <= real * 0.15 + 1;
}

describe('gctrace', { concurrency: 2 }, () => {
  for (const name of readdirSync(__dirname).filter((f) => f.endsWith('.go'))) {
    it(name, () => {
      const r = spawnSync(process.execPath, [cli, 'run', '--seed', '1', path.join(__dirname, name)], { encoding: 'utf8', env: { ...process.env, GOMAXPROCS: '4', GODEBUG: 'gctrace=1' }, timeout: 60000 });
      assert.equal(r.status, 0, r.stderr);
      const mine = r.stderr.split('\n').filter((l) => l.startsWith('gc '));
      const real = readFileSync(path.join(__dirname, name.replace(/\.go$/, '.trace')), 'utf8').trim().split('\n');
      assert.deepEqual([...new Set(mine.map(form))], [...new Set(real.map(form))]);
      const [a, b] = [live(mine), live(real)];
      assert.ok(a.length === b.length && a.every((mb, i) => isNear(mb, b[i] as number)), `live MB ${a}, in Go ${b}`);
    });
  }
});

describe('schedtrace', { concurrency: 2 }, () => {
  const real = new Set(readFileSync(path.join(__dirname, 'schedtrace.forms'), 'utf8').trimEnd().split('\n'));
  for (const name of readdirSync(__dirname).filter((f) => f.endsWith('.go'))) {
    it(name, () => {
      for (const [godebug, kinds] of [['schedtrace=10', 'S'], ['schedtrace=10,scheddetail=1', 'GMPS']] as const) {
        const r = spawnSync(process.execPath, [cli, 'run', '--seed', '1', path.join(__dirname, name)], { encoding: 'utf8', env: { ...process.env, GOMAXPROCS: '4', GODEBUG: godebug }, timeout: 60000 });
        assert.equal(r.status, 0, r.stderr);
        const lines = r.stderr.split('\n').filter(isSchedtrace);
        assert.deepEqual([...new Set(lines.map(schedForm))].filter((f) => !real.has(f)), [], 'lines that real Go has in no such form');
        assert.equal([...new Set(lines.map((l) => l.trimStart()[0]))].sort().join(''), kinds);
      }
    });
  }
});

it('under GOMEMLIMIT the program keeps its half of the time', () => {
  const r = spawnSync(process.execPath, [cli, 'run', '--seed', '1', path.join(__dirname, '../stress/gclimiter.go')], { encoding: 'utf8', timeout: 60000 });
  assert.equal(r.stdout, 'limited\n', r.stderr);
});
