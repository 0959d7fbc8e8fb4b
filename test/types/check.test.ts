/**
 * Runs the programs of check/. A line's errors stand behind it: `// ERROR 5 "message" 9 "another"`, with byte columns, as
 * `go tool compile -e` of Go 1.26 prints them.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from './harness';

const folder = join(__dirname, 'check');

function expected(name: string, text: string): string[] {
  const out: string[] = [];
  text.split('\n').forEach((line, i) => {
    const at = line.indexOf('// ERROR ');
    if (at < 0) return;
    for (const m of line.slice(at + 9).matchAll(/(\d+) ("(?:[^"\\]|\\.)*")/g)) out.push(`${name}:${i + 1}:${m[1]}: ${JSON.parse(m[2] as string)}`);
  });
  return out;
}

for (const name of readdirSync(folder)) {
  test(`check ${name}`, () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const got = check(text).map((line) => line.replaceAll('x.go:', `${name}:`));
    assert.deepEqual(got, expected(name, text));
  });
}
