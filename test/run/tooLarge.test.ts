/** Types of which no memory of 4 GiB holds a value: an error at the place that wants one, neither a crash of the compiler nor a program that runs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, it } from 'node:test';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-large-'));
after(() => rmSync(folder, { recursive: true }));

function run(program: string): { status: number | null; stderr: string } {
  const file = path.join(folder, 'main.go');
  writeFileSync(file, `package main\n${program}\n`);
  const { status, stderr } = spawnSync(process.execPath, [path.join(__dirname, '../../dist/cli.js'), 'run', file], { encoding: 'utf8' });
  return { status, stderr };
}

it('large variables of packages are refused as by gc', () => {
  const { status, stderr } = run('var a [1 << 33]byte\nvar b [1 << 33]*int\nfunc main() { println(len(a), len(b)) }');
  assert.equal(status, 1);
  assert.match(stderr, /main\.go:2:5: main\.a: symbol too large \(8589934592 bytes > 2000000000 bytes\)\n.*main\.go:3:5: main\.b: symbol too large \(68719476736 bytes > 2000000000 bytes\)\n$/);
});

it('other values', () => {
  const sizes = { 'new([1 << 40]byte)': '[1099511627776]byte', 'new([1 << 30]*byte)': '[1073741824]*byte', 'new(struct{ a, b [1 << 31]byte })': 'struct{a [2147483648]byte; b [2147483648]byte}' };
  for (const [expr, type] of Object.entries(sizes)) {
    const { status, stderr } = run(`var s any\nfunc main() {\n\tif s != nil {\n\t\ts = ${expr}\n\t}\n}`);
    assert.equal(status, 1);
    assert.ok(stderr.includes(`main.go:5:10: values of type ${type} are too large for Glassgo: a program has 4 GiB of memory\n`), stderr);
  }
});

it('lengths and sizes alone need no memory', () => {
  assert.deepEqual(run('import "unsafe"\nfunc main() { println(unsafe.Sizeof([1 << 40]*int{}), len([1 << 40]int{})) }'), { status: 0, stderr: '8796093022208 1099511627776\n' });
});
