/** Every body of the library is checked, also those that no program reaches: nobody checks them otherwise before a program does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic } from '../../src/base/diagnostic';
import { openLibrary } from '../../src/cli/library';
import { loadProgram } from '../../src/compile/load/load';
import { Func } from '../../src/types/objects';

const golib = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/golib');

test('all of the library type-checks', () => {
  const names = Object.keys(JSON.parse(readFileSync(path.join(golib, 'manifest.json'), 'utf8')) as Record<string, unknown>);
  const text = `package main\nimport (\n${names.map((n) => `\t_ "${n}"\n`).join('')})\nfunc main() {}\n`;
  const program = loadProgram({
    entry: ['/x.go'], library: openLibrary(path.join(golib, '../cli')),
    files: { read: (p) => (p === '/x.go' ? new TextEncoder().encode(text) : undefined), list: () => undefined, isDirectory: () => false, kind: () => undefined, absolute: (p) => p },
  });
  assert.ok(program.packages.length > names.length);
  for (const p of program.packages) {
    for (const file of p.pkg.files) {
      for (const d of file.decls) {
        const f = d.kind === 'FuncDecl' ? p.info.defs[d.name.id] : undefined;
        if (f instanceof Func) p.checkBody(f);
      }
    }
    void p.info.initOrder;
  }
  assert.deepEqual(program.diagnostics.map((d) => formatDiagnostic(program.files, d)), []);
});
