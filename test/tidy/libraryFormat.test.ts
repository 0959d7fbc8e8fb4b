/** The parser skips functions of the library by how gofmt writes them (ParseOptions.formatted): that must be where they end. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { FileSet } from '../../src/base/source';
import { parseFile } from '../../src/syntax/parser';

const golib = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/golib');

test('functions of the library end where a line begins with a brace', () => {
  for (const name of readdirSync(golib, { recursive: true }) as string[]) {
    if (!name.endsWith('.go')) continue;
    const bytes = readFileSync(path.join(golib, name));
    const ends = (formatted: boolean): (number | undefined)[] =>
      parseFile(new FileSet().add(name, name, bytes), { ids: { next: 0 }, lazy: true, formatted }).file?.decls.map((d) => d.end) ?? [];
    assert.deepEqual(ends(true), ends(false), name);
  }
});
