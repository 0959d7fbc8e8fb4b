/** Functions whose two halves lie in different languages: Go declarations without bodies, kernel exports, host calls. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { intrinsicFor } from '../../src/compile/lower/intrinsics';
import { imports } from '../../src/compile/lower/kernelFunctions';
import type { Func } from '../../src/types/objects';

const root = path.join(__dirname, '../..');
const golib = path.join(root, 'src/golib');

function goFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return goFiles(file);
    return name.endsWith('.go') && !name.endsWith('_test.go') ? [file] : [];
  });
}

it('every function of the library without a body is one that the compiler makes', () => {
  let found = 0;
  const unknown: string[] = [];
  for (const file of goFiles(golib)) {
    const importPath = path.relative(golib, path.dirname(file)).split(path.sep).join('/');
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/^func (\w+)(?:\[[^\]]*\])?\([^{}\n]*$/gm)) {
      // A parameter list over several lines has its body below.
      found++;
      const func = { name, pkg: { path: importPath }, type: {}, decl: {} } as unknown as Func;
      if (!intrinsicFor(func)) unknown.push(`${importPath}.${name}`);
    }
  }
  assert.ok(found > 50);
  assert.deepEqual(unknown, []);
});

it('the kernel exports what compiled code calls', () => {
  const kernel = new WebAssembly.Module(readFileSync(path.join(root, 'dist/kernel.wasm')));
  const exported = new Set(WebAssembly.Module.exports(kernel).map((e) => e.name));
  const missing = Object.entries(imports).filter(([name, spec]) => spec.module === 'kernel' && !exported.has(name));
  assert.deepEqual(
    missing.map(([name]) => name),
    [],
  );
});

it('the host offers what compiled code calls', () => {
  const text = readFileSync(path.join(root, 'src/engine/hostCalls.ts'), 'utf8');
  const offered = new Set([...text.matchAll(/^ {4}(\w+)(?:: |\()/gm)].map((m) => m[1]));
  const missing = Object.entries(imports).filter(([name, spec]) => spec.module === 'host' && !offered.has(name));
  assert.deepEqual(
    missing.map(([name]) => name),
    [],
  );
});
