/** Standard streams of a debugged program: lines of the console as input, a terminal of the client's. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { DapClient } from './client';

const program = `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	fmt.Print("name? ")
	for in.Scan() {
		fmt.Printf("hello %s\\n", in.Text())
	}
	fmt.Fprintln(os.Stderr, "no more")
	os.Exit(3)
}
`;

describe('standard streams', () => {
  let folder = '';
  let file = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-streams-'));
    file = path.join(folder, 'main.go');
    writeFileSync(file, program);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function start(client: DapClient, args: object): Promise<DebugProtocol.Response> {
    await client.request('initialize', { adapterID: 'glassgo', supportsRunInTerminalRequest: true });
    const launched = client.request('launch', { program: file, ...args });
    const first = await Promise.race([client.waitFor('initialized').then(() => undefined), launched]);
    if (first && !first.success) return first;
    await client.request('configurationDone');
    return launched;
  }

  async function text(client: DapClient, wanted: RegExp): Promise<void> {
    for (let i = 0; !wanted.test(client.output); i++) {
      assert.ok(i < 200, `no ${wanted} in ${client.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('lines typed into the console while the program runs are its input', async () => {
    const client = new DapClient();
    await start(client, {});
    await text(client, /name\? [\s\S]*lines that you type here/);
    const typed = await client.request('evaluate', { expression: 'Änne', context: 'repl' });
    assert.deepEqual(typed.body, { result: '', variablesReference: 0 });
    await text(client, /hello Änne/);
    await client.request('evaluate', { expression: 'Bo', context: 'repl' });
    const ended = client.waitFor('exited');
    await client.request('evaluate', { expression: '^D', context: 'repl' });
    assert.equal((await ended).body.exitCode, 3);
    assert.match(client.output, /hello Bo\nno more/);
    await client.close();
  });

  it('a watch expression is no input', async () => {
    const client = new DapClient();
    await start(client, {});
    await text(client, /lines that you type here/);
    const watched = await client.request('evaluate', { expression: 'in', context: 'watch' });
    assert.equal(watched.success, false);
    await client.close();
  });

  it('a terminal has all streams, and ends with the status of the program', async () => {
    const client = new DapClient();
    let relay: ChildProcess | undefined;
    let shown = '';
    let errors = '';
    client.onRequest = (command, args) => {
      assert.equal(command, 'runInTerminal');
      const run = args as DebugProtocol.RunInTerminalRequestArguments;
      assert.equal(run.kind, 'integrated');
      relay = spawn(run.args[0] as string, run.args.slice(1), { env: { ...process.env, ...(run.env as Record<string, string>) } });
      relay.stdout?.on('data', (d: Buffer) => (shown += d.toString()));
      relay.stderr?.on('data', (d: Buffer) => (errors += d.toString()));
      return { processId: relay.pid };
    };
    await start(client, { console: 'integratedTerminal' });
    const status = new Promise((resolve) => relay?.on('exit', resolve));
    relay?.stdin?.write('Cyn\nDan\n');
    relay?.stdin?.end();
    assert.equal(await status, 3);
    assert.equal(shown, 'name? hello Cyn\nhello Dan\n');
    assert.equal(errors, 'no more\n');
    assert.equal(client.output, '');
    await client.close();
  });

  it('closing the terminal ends the program', async () => {
    const client = new DapClient();
    let relay: ChildProcess | undefined;
    client.onRequest = (_, args) => {
      const run = args as DebugProtocol.RunInTerminalRequestArguments;
      relay = spawn(run.args[0] as string, run.args.slice(1), { env: { ...process.env, ...(run.env as Record<string, string>) } });
      return {};
    };
    await start(client, { console: 'integratedTerminal' });
    const ended = client.waitFor('terminated');
    relay?.kill();
    await ended;
    await client.close();
  });

  it('what connects without the secret gets nothing; a client without terminals is told', async () => {
    const client = new DapClient();
    client.onRequest = () => {
      throw new Error('not today');
    };
    const refused = await start(client, { console: 'integratedTerminal' });
    assert.match(refused.message ?? '', /could not open a terminal: not today/);
    await client.close();
    const plain = new DapClient();
    await plain.request('initialize', { adapterID: 'glassgo' });
    assert.match((await plain.request('launch', { program: file, console: 'integratedTerminal' })).message ?? '', /opens no terminals/);
    await plain.close();
  });
});
