/** Reads and writes at addresses that no memory has: Go's error and exit status, and where it was. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, it } from 'node:test';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-fault-'));
after(() => rmSync(folder, { recursive: true }));

const program = `package main

import (
	"os"
	"sort"
	"unsafe"
)

//go:noinline
func read(p uintptr) byte {
	return *(*byte)(unsafe.Pointer(p))
}

func write(p uintptr) {
	*(*int)(unsafe.Pointer(p)) = 7
}

func main() {
	switch len(os.Args) {
	case 1:
		read(0xfffff000)
	case 2:
		sort.Slice([]int{1, 2}, func(i, j int) bool {
			write(0xfffff000)
			return false
		})
	}
}
`;

function run(...args: string[]): { status: number | null; stderr: string } {
  const file = path.join(folder, 'main.go');
  writeFileSync(file, program);
  const { status, stderr } = spawnSync(process.execPath, [path.join(__dirname, '../../dist/cli.js'), 'run', file, ...args], { encoding: 'utf8' });
  return { status, stderr: stderr.replaceAll(`${folder}/`, '').replace(/0x[0-9a-f]+/g, '0x') };
}

const head = 'unexpected fault address\nfatal error: fault\n[signal SIGSEGV: segmentation violation code=0x pc=0x]\n\ngoroutine 1 [running]:\n';

it('a read', () => {
  assert.deepEqual(run(), { status: 2, stderr: `${head}main.read(...)\n\tmain.go:11 +0x\nmain.main(...)\n\tmain.go:21 +0x\n` });
});

it('a write in a function that the library calls', () => {
  const { status, stderr } = run('x');
  assert.equal(status, 2);
  assert.ok(stderr.startsWith(`${head}main.write(...)\n\tmain.go:15 +0x\nmain.main.func1(...)\n\tmain.go:24 +0x\n`), stderr);
  assert.match(stderr, /\nsort\.Slice\(\.\.\.\)\n.*\nmain\.main\(\.\.\.\)\n\tmain\.go:23 \+0x\n$/);
});
