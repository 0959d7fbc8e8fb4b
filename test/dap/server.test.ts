/** A server on a port: sessions one after another, each with a program of its own, and two at once. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DapConnection } from './client';

const cli = path.join(__dirname, '../../dist/cli.js');

describe('debug server', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-server-'));
  let server: ChildProcess;
  let port = 0;

  before(async () => {
    server = spawn(process.execPath, [cli, 'dap', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(server.stdout as NodeJS.EventEmitter, 'data')) as [Buffer];
    port = Number(/:(\d+)\s*$/.exec(line.toString())?.[1]);
  });
  after(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A session that stands at line 7 of a program that prints `text`. */
  async function stopped(text: string): Promise<{ client: DapConnection; socket: net.Socket }> {
    const program = path.join(folder, `${text}.go`);
    writeFileSync(program, `package main\n\nimport "fmt"\n\nfunc main() {\n\ttext := "${text}"\n\tfmt.Println(text)\n}\n`);
    const socket = net.connect(port, '127.0.0.1');
    const client = new DapConnection(socket, socket);
    await client.request('initialize', { adapterID: 'glassgo', linesStartAt1: true, pathFormat: 'path' });
    const launched = client.request('launch', { program });
    await client.waitFor('initialized');
    await client.request('setBreakpoints', { source: { path: program }, breakpoints: [{ line: 7 }] });
    await client.request('configurationDone');
    assert.equal((await launched).success, true);
    const { threadId } = (await client.waitFor('stopped')).body;
    const [frame] = (await client.request('stackTrace', { threadId })).body.stackFrames;
    assert.equal((await client.request('evaluate', { expression: 'text', frameId: frame.id })).body.result, `"${text}"`);
    return { client, socket };
  }

  async function finish({ client, socket }: { client: DapConnection; socket: net.Socket }): Promise<string> {
    await client.request('continue', { threadId: 1 });
    await client.waitFor('terminated');
    await client.request('disconnect');
    socket.end();
    await once(socket, 'close');
    return client.output;
  }

  it('sessions one after another', async () => {
    for (const text of ['first', 'second', 'third']) assert.match(await finish(await stopped(text)), new RegExp(`^${text}$`, 'm'));
  });

  it('a session that begins while another stands', async () => {
    const one = await stopped('one');
    const two = await stopped('two');
    assert.match(await finish(one), /^one$/m);
    assert.match(await finish(two), /^two$/m);
  });

  it('a connection that breaks ends its program only', async () => {
    const lost = await stopped('lost');
    const left = await stopped('left');
    lost.socket.destroy();
    assert.match(await finish(left), /^left$/m);
    assert.match(await finish(await stopped('next')), /^next$/m);
  });
});
