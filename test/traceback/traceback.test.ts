/**
 * Programs that end badly, or look at their own stack, and what they write to standard error: `x.txt` is what real Go wrote, made comparable
 * by normalise.mjs; oracle.mjs makes them.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { directive, transcript } from './normalise.mjs';

const here = __dirname;
const cli = path.join(here, '../../dist/cli.js');

interface Outcome {
  readonly stderr: string;
  readonly code: number;
}

function run(args: readonly string[], env: Record<string, string>): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'run', ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], timeout: 60000 });
    let stderr = '';
    child.stderr.on('data', (d: Buffer) => {
      stderr += d.toString();
    });
    child.on('close', (code) => resolve({ stderr, code: code ?? -1 }));
  });
}

for (const flags of [[], ['--debug-build']]) {
  describe(`tracebacks ${flags.join(' ')}`, { concurrency: 2 }, () => {
    for (const name of readdirSync(here).filter((n) => n.endsWith('.go'))) {
      it(name.replace('.go', ''), async () => {
        const file = path.join(here, name);
        const source = readFileSync(file, 'utf8');
        const { args, env } = directive(source);
        const outcomes = new Map<string | undefined, Outcome>();
        for (const arg of args) outcomes.set(arg, await run([...flags, file, ...(arg === undefined ? [] : [arg])], env));
        const text = transcript(source, ([arg]) => outcomes.get(arg) as Outcome);
        assert.equal(text, readFileSync(file.replace(/\.go$/, '.txt'), 'utf8'));
      });
    }
  });
}
