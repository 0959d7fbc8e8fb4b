/** Parses the programs of errors/ and compares the diagnostics with `go tool compile -e` of Go 1.26, which the .out files hold. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../types/harness';

const folder = join(__dirname, 'errors');

for (const name of readdirSync(folder).filter((n) => n.endsWith('.go'))) {
  test(`syntax errors ${name}`, () => {
    const got = check(readFileSync(join(folder, name), 'utf8')).map((line) => `${line.replaceAll('x.go:', `${name}:`)}\n`);
    assert.equal(got.join(''), readFileSync(join(folder, name.replace('.go', '.out')), 'utf8'));
  });
}
