/** Signals from outside reach the programs that ask for them, and end those that do not (src/cli/forwardSignals.ts). */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';

const program = path.join(__dirname, '../stress/signals.go');
/** SIGNALS_GO: an executable of the same program, made by real Go. */
const command = process.env.SIGNALS_GO ? [process.env.SIGNALS_GO] : [process.execPath, path.join(__dirname, '../../dist/cli.js'), 'run', program];

/** Starts the program, sends it a signal at each line that it prints, and returns the lines and how it ended. */
function talk(what: string, signals: readonly NodeJS.Signals[]): Promise<string> {
  return new Promise((resolve) => {
    const [file, ...args] = command as [string, ...string[]];
    const child = spawn(file, [...args, what], { stdio: ['ignore', 'pipe', 'inherit'], timeout: 30000, killSignal: 'SIGKILL' });
    const left = [...signals];
    let text = '';
    child.stdout.on('data', (d: Buffer) => {
      text += d;
      for (let n = d.toString().split('\n').length - 1; n > 0 && left.length > 0; n--) child.kill(left.shift());
    });
    child.on('close', (code, signal) => {
      assert.match(text, new RegExp(`^ready ${child.pid}\n`));
      resolve(`${text.replace(/^ready \d+\n/, '').trim().replaceAll('\n', ', ')}: ${signal ?? code}`);
    });
  });
}

const expected: readonly [what: string, signals: readonly NodeJS.Signals[], end: string][] = [
  ['default', ['SIGTERM'], ': SIGTERM'],
  ['default', ['SIGINT'], ': SIGINT'],
  ['wait', ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH', 'SIGINT'], 'got terminated, got hangup, got user defined signal 1, got user defined signal 2, got window changed, got interrupt: 3'],
  ['others', ['SIGUSR1', 'SIGALRM'], 'alive, done: 0'],
  ['others', ['SIGUSR2', 'SIGPIPE'], 'alive, done: 0'],
  ['stop', ['SIGINT', 'SIGWINCH', 'SIGINT'], 'got interrupt, stopped: SIGINT'],
  ['context', ['SIGTERM'], 'terminated signal received: 0'],
  ['busy', ['SIGTERM'], 'got terminated true: 0'],
  ['self', [], ': SIGTERM'],
];

/** What a traceback shows of the program's own functions: calls, without arguments, and how goroutines wait. Go's wrappers of go statements have no frames here. */
function shown(text: string): string[] {
  return text.split('\n').filter((l) => !l.includes('.gowrap')).flatMap((l) => {
    const at = /^(?:SIG.*|PC=|goroutine \d+ |main\.\w+|created by main\.\w+)/.exec(l);
    // Go's own goroutines and the stack of the thread are no user's.
    return at ? [at[0].startsWith('goroutine') ? (/\[(.*)\]/.exec(l)?.[1] as string) : at[0]] : [];
  }).filter((l) => !/idle|GC (sweep|scavenge) wait|finalizer wait|^running$|^runnable$/.test(l));
}

const waiting = ['chan receive', 'main.wait', 'created by main.waiters', 'select', 'main.choose', 'created by main.waiters'];
const quits: readonly [what: string, signal: NodeJS.Signals | undefined, lines: string[]][] = [
  ['shows', 'SIGQUIT', ['SIGQUIT: quit', 'PC=', 'sleep', 'main.main', ...waiting]],
  ['shows', 'SIGABRT', ['SIGABRT: abort', 'PC=', 'sleep', 'main.main', ...waiting]],
  ['showsbusy', 'SIGQUIT', ['SIGQUIT: quit', 'PC=', 'main.spin', 'main.main', ...waiting]],
  ['showsself', undefined, ['SIGQUIT: quit', 'PC=', 'main.main', ...waiting]],
];

/** Runs the program, sends it a signal when it is ready, and returns what it writes to standard error and its exit status. */
function quit(what: string, signal: NodeJS.Signals | undefined): Promise<{ stderr: string; code: number | null }> {
  return new Promise((resolve) => {
    const [file, ...args] = command as [string, ...string[]];
    const child = spawn(file, [...args, what], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 30000, killSignal: 'SIGKILL' });
    let stderr = '';
    child.stderr.on('data', (d: Buffer) => {
      stderr += d;
    });
    child.stdout.once('data', () => signal && setTimeout(() => child.kill(signal), 50));
    child.on('close', (code) => resolve({ stderr, code }));
  });
}

describe('signals', { concurrency: 2 }, () => {
  for (const [what, signal, lines] of quits) {
    it(`${what} ${signal ?? ''}`, async () => {
      const { stderr, code } = await quit(what, signal);
      assert.deepEqual({ lines: shown(stderr), code }, { lines, code: 2 });
    });
  }

  for (const [what, signals, end] of expected) it(`${what} ${signals.join(' ')}`, async () => assert.equal(await talk(what, signals), end));

  it('those that are ignored do nothing', async () => {
    const [file, ...args] = command as [string, ...string[]];
    const child = spawn(file, [...args, 'ignore'], { stdio: ['ignore', 'pipe', 'inherit'], timeout: 30000, killSignal: 'SIGKILL' });
    let text = '';
    child.stdout.once('data', () => {
      child.kill('SIGHUP');
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGTERM'), 200);
    });
    child.stdout.on('data', (d: Buffer) => {
      text += d;
    });
    await new Promise((resolve) => child.on('close', (code, signal) => resolve(assert.equal(signal ?? code, 0))));
    assert.match(text, /^ready \d+\ngot terminated\n$/);
  });
});
