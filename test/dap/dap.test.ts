/**
 * Debug conversations: each folder has a program `main.go` with `//bp:NAME` marks, a script `session.dap`, and the transcript
 * `session.txt` that the script must give. A missing transcript fails; UPDATE_GOLDEN=1 writes it, and a wrong one is kept as session.actual.
 *
 * Script lines: `launch [json]`, `break NAME [json]`, `start`, `continue`, `next`, `stepIn`, `stepOut`, `pause`, `stack`, `threads`, `vars [depth]`, `eval EXPR`, `call EXPR` (effects stay),
 * `functions NAME…`, `filters JSON`, `request NAME [JSON]`, `resume NAME [JSON]` (one after which the program runs and stops), `exception`, `probes JSON`, `trace [KIND…]`, `sleep MS`, `end` (run to the end). `probes` before `start` counts from the beginning.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { TraceEvent } from '../../src/inspect/trace';
import { DapClient } from './client';

class Conversation {
  readonly lines: string[] = [];
  private readonly client = new DapClient();
  private thread = 1;
  private breakpoints: DebugProtocol.SourceBreakpoint[] = [];
  private names: string[] = [];
  private launchArgs: object = {};
  private outputSeen = 0;
  private started = false;
  private probes: object | undefined;
  private readonly file: string;
  private readonly source: string[];

  constructor(folder: string) {
    this.file = path.join(folder, 'main.go');
    this.source = readFileSync(this.file, 'utf8').split('\n');
  }

  private line(mark: string): number {
    const n = this.source.findIndex((l) => new RegExp(`//bp:${mark}\\b`).test(l));
    if (n < 0) throw new Error(`no mark //bp:${mark}`);
    return n + 1;
  }

  private say(text: string): void {
    this.lines.push(text.replaceAll(path.dirname(this.file), '$DIR').replace(/\+0x[0-9a-f]+|0x[0-9a-f]{3,}/g, (x) => (x.startsWith('+') ? '+0x…' : '0x…')));
  }

  async run(script: string): Promise<string> {
    try {
      for (const raw of script.split('\n')) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#')) continue;
        this.say(`> ${line}`);
        const [word, ...rest] = line.split(' ') as [string, ...string[]];
        await this.command(word, rest.join(' '), line);
      }
    } catch (e) {
      this.say(`  failed: ${(e as Error).message}`);
    } finally {
      await this.client.close();
    }
    return `${this.lines.join('\n')}\n`;
  }

  private async command(word: string, rest: string, line: string): Promise<void> {
    const { client } = this;
    switch (word) {
      case 'launch': this.launchArgs = rest ? JSON.parse(rest) : {}; return;
      case 'break': {
        const [name, ...json] = rest.split(' ') as [string, ...string[]];
        this.names.push(name);
        this.breakpoints.push({ line: this.line(name), ...(json.length ? JSON.parse(json.join(' ')) : {}) });
        return;
      }
      case 'start': return this.start();
      case 'continue': case 'next': case 'stepIn': case 'stepOut': {
        const stop = this.stopped();
        await this.ok(word, { threadId: this.thread });
        return stop;
      }
      case 'pause': {
        const stop = this.stopped();
        await this.ok('pause', { threadId: this.thread });
        return stop;
      }
      case 'threads': {
        const { threads } = await this.ok('threads');
        for (const t of threads) this.say(`  ${t.id} ${t.name}`);
        return;
      }
      case 'stack': {
        for (const f of (await this.frames(Number(rest) || this.thread)) ?? []) this.say(`  ${f.name} ${f.source?.name ?? '?'}:${f.line}`);
        return;
      }
      case 'vars': {
        const frame = (await this.frames(this.thread))[0];
        const { scopes } = await this.ok('scopes', { frameId: frame?.id });
        await this.vars(scopes[0].variablesReference, Number(rest) || 1, '  ');
        return;
      }
      case 'eval': return this.evaluate(rest, 'watch');
      case 'call': return this.evaluate(line, 'repl');
      case 'request': {
        const [name, ...json] = rest.split(' ') as [string, ...string[]];
        return this.raw(name, json.join(' ') || '{}');
      }
      case 'resume': {
        // A request that lets the program go on.
        const [name, ...json] = rest.split(' ') as [string, ...string[]];
        const stop = this.stopped();
        await this.raw(name, json.join(' ') || '{}');
        return stop;
      }
      case 'filters': {
        this.filters = JSON.parse(rest);
        if (this.started) await this.ok('setExceptionBreakpoints', this.filters);
        return;
      }
      case 'functions': {
        this.functions = rest.split(' ').filter((f) => f !== '');
        return;
      }
      case 'sleep': return new Promise((resolve) => setTimeout(resolve, Number(rest)));
      case 'probes': {
        if (this.started) await this.ok('glassgo/probes', JSON.parse(rest));
        else this.probes = JSON.parse(rest);
        return;
      }
      case 'trace': {
        const wanted = rest.split(' ').filter((k) => k !== '');
        const { events } = await this.ok('glassgo/trace', {});
        for (const e of events as TraceEvent[]) {
          if (wanted.length > 0 && !wanted.includes(e.kind)) continue;
          const top = e.stack.find((f) => f.name.startsWith('main.'));
          this.say(`  P${e.p} G${e.goroutine} ${e.kind} ${Object.entries(e.args).map(([k, v]) => `${k}=${String(v).replace(/^0x[0-9a-f]+$/, '0x…')}`).join(' ')}${top ? ` at ${top.name}:${top.line}` : ''}`);
        }
        return;
      }
      case 'exception': {
        const e = await this.ok('exceptionInfo', { threadId: this.thread });
        this.say(`  ${e.exceptionId}: ${e.description}`);
        return;
      }
      case 'end': {
        const done = client.waitFor('terminated');
        await this.ok('continue', { threadId: this.thread });
        await done;
        const exited = client.events.find((e) => e.event === 'exited');
        this.output();
        this.say(`  exit ${exited?.body.exitCode}`);
        return;
      }
      default: throw new Error(`unknown command ${word}`);
    }
  }

  /** A request with `$frame`, `$thread`, `$locals`, `$file` and `$line:MARK` filled in; the answer as it comes, addresses and handles aside. */
  private async raw(name: string, json: string): Promise<void> {
    const frames = await this.frames(this.thread);
    let text = json.replaceAll('"$frame"', String(frames[0]?.id ?? 0)).replaceAll('"$caller"', String(frames[1]?.id ?? 0)).replaceAll('"$thread"', String(this.thread)).replaceAll('$file', this.file);
    text = text.replace(/"\$line:(\w+)"/g, (_, mark: string) => String(this.line(mark))).replace(/"\$last:(\w+)"/g, (_, key: string) => JSON.stringify(this.last[key] ?? 0));
    if (text.includes('"$locals"')) {
      const { scopes } = await this.ok('scopes', { frameId: frames[0]?.id });
      text = text.replaceAll('"$locals"', String(scopes[0].variablesReference));
    }
    const r = await this.client.request(name, JSON.parse(text));
    if (!r.success) {
      this.say(`  error: ${r.message}`);
      return;
    }
    const body = r.body ?? {};
    // What later requests may name.
    this.last = Object.assign({}, this.last, body, (Object.values(body).find(Array.isArray) as object[] | undefined)?.[0]);
    const shown = JSON.stringify(body, (key, value) => (key === 'variablesReference' || key === 'sourceReference' ? undefined : key === 'memoryReference' ? '0x0…' : key === 'id' && typeof value === 'number' && value > 999 && value < 1e9 ? '#' : value));
    for (const l of shown.match(/.{1,400}/g) ?? []) this.say(`  ${l}`);
  }
  private last: Record<string, unknown> = {};
  private filters: object | undefined;
  private functions: string[] = [];

  private async evaluate(expression: string, context: string): Promise<void> {
    const frame = (await this.frames(this.thread))[0];
    const r = await this.client.request('evaluate', { expression, frameId: frame?.id, context });
    this.say(r.success ? `  ${r.body.result}` : `  error: ${r.message}`);
  }

  private async ok(command: string, args: unknown = {}): Promise<any> {
    const r = await this.client.request(command, args);
    if (!r.success) this.say(`  ${command} failed: ${r.message}`);
    return r.body ?? {};
  }

  private async start(): Promise<void> {
    const { client } = this;
    await client.request('initialize', { adapterID: 'glassgo', linesStartAt1: true, columnsStartAt1: true, pathFormat: 'path' });
    const launched = client.request('launch', { program: this.file, ...this.launchArgs });
    const first = await Promise.race([client.waitFor('initialized').then(() => undefined), launched]);
    if (first && !first.success) {
      this.say(`  launch failed: ${first.message}`);
      return;
    }
    const { breakpoints } = await this.ok('setBreakpoints', { source: { path: this.file }, breakpoints: this.breakpoints });
    breakpoints.forEach((b: DebugProtocol.Breakpoint, i: number) => this.say(`  breakpoint ${this.names[i]} ${b.verified ? `at line ${b.line}` : `refused: ${b.message}`}`));
    if (this.functions.length > 0) {
      const set = await this.ok('setFunctionBreakpoints', { breakpoints: this.functions.map((f) => JSON.parse(f.startsWith('{') ? f : JSON.stringify({ name: f }))) });
      set.breakpoints.forEach((b: DebugProtocol.Breakpoint, i: number) => this.say(`  function ${this.functions[i]} ${b.verified ? `at line ${b.line}` : `refused: ${b.message}`}`));
    }
    if (this.filters) await this.ok('setExceptionBreakpoints', this.filters);
    if (this.probes) await this.ok('glassgo/probes', this.probes);
    this.started = true;
    const stop = this.stopped();
    await this.ok('configurationDone');
    await stop;
  }

  private async stopped(): Promise<void> {
    const e = await this.client.waitFor('stopped', 'terminated');
    this.output();
    if (e.event === 'terminated') {
      const exited = this.client.events.find((x) => x.event === 'exited');
      this.say(`  terminated, exit ${exited?.body.exitCode}`);
      return;
    }
    this.thread = e.body.threadId;
    const top = (await this.frames(this.thread))[0];
    this.say(`  stopped: ${e.body.reason} in goroutine ${e.body.threadId ?? 'none'} at ${top?.name ?? '?'} line ${top?.line ?? 0}${e.body.text ? ` (${e.body.text})` : ''}`);
  }

  private output(): void {
    const text = this.client.output.slice(this.outputSeen);
    this.outputSeen = this.client.output.length;
    for (const l of text.split('\n').filter((x) => x !== '')) this.say(`  | ${l}`);
  }

  private async frames(threadId: number | undefined): Promise<DebugProtocol.StackFrame[]> {
    if (threadId === undefined) return [];
    return (await this.ok('stackTrace', { threadId, startFrame: 0, levels: 20 })).stackFrames ?? [];
  }

  private async vars(reference: number, depth: number, indent: string): Promise<void> {
    const { variables } = await this.ok('variables', { variablesReference: reference });
    for (const v of variables as DebugProtocol.Variable[]) {
      this.say(`${indent}${v.name} ${v.type} = ${v.value}`);
      if (depth > 1 && v.variablesReference) await this.vars(v.variablesReference, depth - 1, `${indent}  `);
    }
  }
}

describe('debug conversations', { concurrency: 2 }, () => {
  for (const name of readdirSync(__dirname).sort()) {
    const folder = path.join(__dirname, name);
    const script = path.join(folder, 'session.dap');
    if (!existsSync(script)) continue;
    it(name, async () => {
      const actual = await new Conversation(folder).run(readFileSync(script, 'utf8'));
      const golden = path.join(folder, 'session.txt');
      if (process.env.UPDATE_GOLDEN) writeFileSync(golden, actual);
      const wanted = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
      if (actual !== wanted) writeFileSync(path.join(folder, 'session.actual'), actual);
      else rmSync(path.join(folder, 'session.actual'), { force: true });
      assert.equal(actual, wanted);
    });
  }
});

describe('bad clients', () => {
  it('survives malformed messages and answers the next good one', async () => {
    const client = new DapClient();
    client.raw('Content-Length: 9\r\n\r\n{not json');
    client.raw('Content-Length: 2\r\n\r\n[]');
    const r = await client.request('initialize', { adapterID: 'glassgo' });
    assert.equal(r.success, true);
    const unknown = await client.request('noSuchRequest');
    assert.equal(unknown.success, false);
    const early = await client.request('continue', { threadId: 1 });
    assert.equal(early.success, false);
    const empty = await client.request('launch', {});
    assert.match(empty.message ?? '', /no "program"/);
    await client.close();
  });

  it('disconnect ends an endless loop', async () => {
    const client = new DapClient();
    await client.request('initialize', { adapterID: 'glassgo' });
    const file = path.join(__dirname, 'endless', 'main.go');
    const launched = client.request('launch', { program: file });
    await client.waitFor('initialized');
    await launched;
    await client.request('configurationDone');
    await client.close();
    assert.equal(client.child.exitCode, 0);
  });
});
