/** What launch configurations may ask for beside a program: core files, files for the streams and the environment, permissions, paths of another machine, restarts. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { DapClient } from './client';

const program = `package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

type node struct {
	Name string
	Next *node
}

func main() {
	list := &node{"a", &node{"b", nil}}
	n := 41
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Println("line", in.Text())
	}
	fmt.Fprintln(os.Stderr, os.Getenv("A"), os.Getenv("B"), os.Getenv("C"))
	_, err := os.ReadFile("/etc/hostname")
	fmt.Println(errors.Is(err, fs.ErrPermission), list.Name, n) // stop
}
`;
const stopLine = program.split('\n').findIndex((l) => l.includes('// stop')) + 1;

describe('launch configurations', () => {
  let folder = '';
  let file = '';
  before(() => {
    // Not below the folder for temporary files, which every program may use.
    folder = mkdtempSync(path.join(import.meta.dirname ?? __dirname, '../../dist/launch-'));
    file = path.join(folder, 'main.go');
    writeFileSync(file, program);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function start(args: object, breakpoints: number[] = []): Promise<{ client: DapClient; launched: DebugProtocol.Response }> {
    const client = new DapClient();
    await client.request('initialize', { adapterID: 'glassgo', linesStartAt1: true, pathFormat: 'path' });
    const launched = client.request('launch', args);
    const first = await Promise.race([client.waitFor('initialized').then(() => undefined), launched]);
    if (first && !first.success) return { client, launched: first };
    await client.request('setBreakpoints', { source: { path: file }, breakpoints: breakpoints.map((line) => ({ line })) });
    await client.request('configurationDone');
    return { client, launched: await launched };
  }

  it('streams and environment come from files', async () => {
    const at = (name: string): string => path.join(folder, name);
    writeFileSync(at('in.txt'), 'one\ntwo\n');
    writeFileSync(at('vars.env'), '# comment\nA=first\nexport B="quoted \\"b\\""\n');
    const { client } = await start({ program: file, stdinFrom: at('in.txt'), stdoutTo: at('out.txt'), stderrTo: at('err.txt'), envFile: at('vars.env'), env: { C: 'own', A: 'over' } });
    await client.waitFor('terminated');
    await client.close();
    assert.equal(readFileSync(at('out.txt'), 'utf8'), 'line one\nline two\ntrue a 41\n');
    assert.equal(readFileSync(at('err.txt'), 'utf8'), 'over quoted "b" own\n');
  });

  it('a file outside of the program\'s folder is denied, unless the configuration permits it', async () => {
    const denied = await start({ program: file, stdinFrom: os.devNull });
    await denied.client.waitFor('terminated');
    assert.match(denied.client.output, /The program may not use \/etc\/hostname: "permissions.files"/);
    assert.match(denied.client.output, /true a 41/);
    await denied.client.close();
    const permitted = await start({ program: file, stdinFrom: os.devNull, permissions: { files: ['/etc'] } });
    await permitted.client.waitFor('terminated');
    assert.match(permitted.client.output, /false a 41/);
    await permitted.client.close();
  });

  it('a core file opens with everything but going on', async () => {
    const { client } = await start({ program: file, stdinFrom: os.devNull }, [stopLine]);
    await client.waitFor('stopped');
    const core = path.join(os.tmpdir(), `glassgo-${process.pid}.core`);
    assert.ok((await client.request('glassgo/saveCore', { path: core })).success);
    await client.close();
    const later = await start({ mode: 'core', coreFilePath: core });
    const stop = await later.client.waitFor('stopped');
    assert.equal(stop.body.reason, 'core');
    const { stackFrames } = (await later.client.request('stackTrace', { threadId: stop.body.threadId })).body;
    assert.equal(stackFrames[0].name, 'main.main');
    assert.equal(stackFrames[0].line, stopLine);
    const frameId = stackFrames[0].id;
    const { scopes } = (await later.client.request('scopes', { frameId })).body;
    const { variables } = (await later.client.request('variables', { variablesReference: scopes[0].variablesReference })).body;
    assert.deepEqual(variables.slice(0, 2).map((v: DebugProtocol.Variable) => [v.name, v.value.replace(/0x[0-9a-f]+/, '0x')]), [['list', '*main.node {Name: "a", Next: …}'], ['n', '41']]);
    assert.equal((await later.client.request('evaluate', { expression: 'list.Next.Name', frameId })).body.result, '"b"');
    assert.match((await later.client.request('evaluate', { expression: 'n + 1', frameId })).message ?? '', /core file/);
    assert.match((await later.client.request('continue', { threadId: 1 })).message ?? '', /core file cannot go on/);
    assert.ok((await later.client.request('glassgo/goroutines', {})).success);
    await later.client.close();
    rmSync(core);
    const missing = await start({ mode: 'core', coreFilePath: core });
    assert.equal(missing.launched.success, false);
    await missing.client.close();
  });

  it('paths of another machine are translated both ways', async () => {
    const client = new DapClient();
    await client.request('initialize', { adapterID: 'glassgo', linesStartAt1: true, pathFormat: 'path' });
    void client.request('launch', { program: file, stdinFrom: os.devNull, substitutePath: [{ from: '/elsewhere/src', to: folder }] });
    await client.waitFor('initialized');
    const set = await client.request('setBreakpoints', { source: { path: '/elsewhere/src/main.go' }, breakpoints: [{ line: stopLine }] });
    assert.equal(set.body.breakpoints[0].verified, true);
    await client.request('configurationDone');
    const stop = await client.waitFor('stopped');
    const { stackFrames } = (await client.request('stackTrace', { threadId: stop.body.threadId })).body;
    assert.equal(stackFrames[0].source.path, '/elsewhere/src/main.go');
    await client.close();
  });

  it('a restart compiles again and keeps the breakpoints', async () => {
    const own = path.join(folder, 'again');
    mkdirSync(own);
    const main = path.join(own, 'main.go');
    const text = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tx := 1\n\tfmt.Println("x", x)\n}\n';
    writeFileSync(main, text);
    const client = new DapClient();
    await client.request('initialize', { adapterID: 'glassgo', linesStartAt1: true, pathFormat: 'path' });
    void client.request('launch', { program: main });
    await client.waitFor('initialized');
    await client.request('setBreakpoints', { source: { path: main }, breakpoints: [{ line: 7, condition: 'x > 0' }] });
    await client.request('configurationDone');
    await client.waitFor('stopped');
    writeFileSync(main, text.replace('x := 1', 'x := 22'));
    assert.ok((await client.request('restart')).success);
    const stop = await client.waitFor('stopped');
    assert.equal(stop.body.reason, 'breakpoint');
    const { stackFrames } = (await client.request('stackTrace', { threadId: stop.body.threadId })).body;
    assert.equal((await client.request('evaluate', { expression: 'x', frameId: stackFrames[0].id })).body.result, '22');
    await client.request('continue', { threadId: 1 });
    await client.waitFor('terminated');
    assert.match(client.output, /x 22/);
    await client.close();
  });

  it('build tags choose files', async () => {
    const own = path.join(folder, 'tagged');
    mkdirSync(own);
    writeFileSync(path.join(own, 'go.mod'), 'module tagged\n\ngo 1.26\n');
    writeFileSync(path.join(own, 'main.go'), 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println(kind) }\n');
    writeFileSync(path.join(own, 'a.go'), '//go:build !fancy\n\npackage main\n\nconst kind = "plain"\n');
    writeFileSync(path.join(own, 'b.go'), '//go:build fancy\n\npackage main\n\nconst kind = "fancy"\n');
    for (const buildFlags of ['', '-tags=fancy', "-tags 'x fancy'", ['-tags', 'fancy,x']]) {
      const { client } = await start({ program: own, buildFlags, noDebug: true });
      await client.waitFor('terminated');
      assert.equal(client.output, buildFlags === '' ? 'plain\n' : 'fancy\n');
      await client.close();
    }
    const { launched, client } = await start({ program: own, buildFlags: '-race' });
    assert.match(launched.message ?? '', /the flag -race of "buildFlags" is not supported/);
    await client.close();
  });

  it('configurations that make no sense are refused with a reason', async () => {
    for (const [args, reason] of [
      [{}, /no "program"/], [{ program: '/nowhere/x.go' }, /no such file/], [{ program: file, mode: 'replay' }, /mode replay/], [{ program: file, seed: -1 }, /seed/], [{ program: file, envFile: '/nowhere' }, /environment file/], [{ program: file, args: 7 }, /"args"/],
    ] as const) {
      const { client, launched } = await start(args);
      assert.equal(launched.success, false, JSON.stringify(args));
      assert.match(`${launched.message} ${JSON.stringify(launched.body)}`, reason);
      await client.close();
    }
  });
});
