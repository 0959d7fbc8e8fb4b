/** Packages that a program takes from a Go installation: what their initialisers do happens, and GODEBUG reaches them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, it } from 'node:test';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-installed-'));
after(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): string {
  const full = path.join(folder, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

function run(program: string): { stdout: string; stderr: string } {
  mkdirSync(path.join(folder, 'go/src/fmt'), { recursive: true });
  const file = write('main.go', program);
  return spawnSync(process.execPath, [path.join(__dirname, '../../dist/cli.js'), 'run', file], { encoding: 'utf8', env: { ...process.env, GOROOT: path.join(folder, 'go'), GODEBUG: 'x=1,y=2,x=5,z' } });
}

it('variables of an installed package are initialised where that may do something, used or not', () => {
  write('go/src/encoding/pem/pem.go', `package pem

import "internal/godebug"

var last = 0
var first = id()
var Second = id()
var quiet = notThere
var _ = id()
var setting, other = godebug.New("x"), godebug.New("#z")

func id() int { last++; return last }
func Last() int { return last }
func Settings() string { return setting.String() + " " + other.String() }
`);
  const r = run('package main\n\nimport (\n\t"encoding/pem"\n\t"fmt"\n)\n\nfunc main() { fmt.Println(pem.Second, pem.Last(), pem.Settings()) }\n');
  assert.deepEqual([r.stdout, r.stderr], ['2 3 x=5 z=\n', '']);
});

it('what needs a network is refused where it imports it', () => {
  write('go/src/net/smtp/smtp.go', 'package smtp\n\nimport "net"\n\nvar _ net.Conn\n');
  assert.match(run('package main\n\nimport _ "net/smtp"\n\nfunc main() {}\n').stderr, /smtp\.go:3:8: package net is not supported by Glassgo: programs have no network\n$/);
  assert.match(run('package main\n\nimport _ "net"\n\nfunc main() {}\n').stderr, /main\.go:3:10: package net is not supported by Glassgo: programs have no network\n$/);
});
