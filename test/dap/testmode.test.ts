/** Debugging tests: one of a package, an external test package, a file that auto takes for tests, a failure. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DapClient } from './client';

const files = {
  'go.mod': 'module example.com/calc\n\ngo 1.26\n',
  'calc.go': 'package calc\n\nvar calls int\n\nfunc Add(a, b int) int {\n\tcalls++\n\treturn a + b // add\n}\n',
  'calc_test.go': 'package calc\n\nimport "testing"\n\nfunc TestAdd(t *testing.T) {\n\tsum := Add(2, 3)\n\tif sum != 5 { // check\n\t\tt.Fatal(sum)\n\t}\n}\n\nfunc TestWrong(t *testing.T) {\n\tt.Errorf("got %d", Add(1, 1))\n}\n',
  'ext_test.go': 'package calc_test\n\nimport (\n\t"os"\n\t"testing"\n\n\t"example.com/calc"\n)\n\nfunc TestOutside(t *testing.T) {\n\tdir, _ := os.Getwd()\n\tt.Log(dir, calc.Add(4, 4)) // outside\n}\n',
};

describe('mode test', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-tests-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const lineOf = (file: keyof typeof files, mark: string): number => files[file].split('\n').findIndex((l) => l.includes(`// ${mark}`)) + 1;

  async function start(args: object, file?: keyof typeof files, mark = ''): Promise<DapClient> {
    const client = new DapClient();
    await client.request('initialize', { adapterID: 'glassgo' });
    const launched = client.request('launch', args);
    await client.waitFor('initialized');
    if (file) {
      const set = await client.request('setBreakpoints', { source: { path: path.join(folder, file) }, breakpoints: [{ line: lineOf(file, mark) }] });
      assert.equal(set.body.breakpoints[0].verified, true);
    }
    await client.request('configurationDone');
    assert.equal((await launched).success, true);
    return client;
  }

  async function end(client: DapClient): Promise<number> {
    const exited = client.waitFor('exited');
    await client.request('continue', { threadId: 1 });
    const { exitCode } = (await exited).body;
    await client.close();
    return exitCode;
  }

  it('one test of a package', async () => {
    const client = await start({ mode: 'test', program: folder, args: ['-test.run=^TestAdd$', '-test.v'], showGlobalVariables: true }, 'calc_test.go', 'check');
    const { threadId } = (await client.waitFor('stopped')).body;
    const { stackFrames } = (await client.request('stackTrace', { threadId })).body;
    assert.equal(stackFrames[0].name, 'example.com/calc.TestAdd');
    const evaluate = async (expression: string) => (await client.request('evaluate', { expression, frameId: stackFrames[0].id, context: 'watch' })).body?.result;
    assert.equal(await evaluate('sum'), '5');
    assert.equal(await evaluate('Add(sum, calls)'), '6');
    assert.equal(await evaluate('t.Name()'), '"TestAdd"');
    const { scopes } = (await client.request('scopes', { frameId: stackFrames[0].id })).body;
    const globals = scopes.find((s: { name: string }) => s.name.startsWith('Globals'));
    const { variables } = (await client.request('variables', { variablesReference: globals.variablesReference })).body;
    assert.ok(variables.some((v: { name: string; value: string }) => v.name === 'calls' && v.value === '1'));
    assert.equal(await end(client), 0);
    assert.match(client.output, /=== RUN {3}TestAdd\n--- PASS: TestAdd/);
    assert.doesNotMatch(client.output, /TestWrong/);
  });

  it('an external test package, in the folder of the package', async () => {
    const client = await start({ program: path.join(folder, 'ext_test.go'), args: ['-test.run', 'TestOutside', '-test.v'] }, 'ext_test.go', 'outside');
    const { threadId } = (await client.waitFor('stopped')).body;
    const { stackFrames } = (await client.request('stackTrace', { threadId })).body;
    assert.equal(stackFrames[0].name, 'example.com/calc_test.TestOutside');
    assert.equal(await end(client), 0);
    assert.ok(client.output.includes(`${folder} 8`), client.output);
  });

  it('a failing test ends with 1', async () => {
    const client = await start({ mode: 'test', program: folder, args: ['-test.run=Wrong'] }, 'calc.go', 'add');
    await client.waitFor('stopped');
    assert.equal(await end(client), 1);
    assert.match(client.output, /--- FAIL: TestWrong .*\n {4}calc_test.go:13: got 2\nFAIL\n/);
  });
});
