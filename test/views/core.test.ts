/** Core files: `glassgo inspect` says of one what the adapter said of the program, and refuses what is none. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { HeapTypesAnswer, StopAnswer, WaitGraphAnswer } from '../../src/views/messages';
import { Session, closeAll, root } from './session';

after(closeAll);

const inspect = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'inspect', ...args], { encoding: 'utf8' });

describe('core files', () => {
  it('hold what the live program shows', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'glassgo-core-'));
    const file = path.join(folder, 'core.glassgo');
    const s = await Session.launch('waits.go', ['waiting']);
    await s.ask('saveCore', { path: file });
    for (const [view, args] of [['stop', {}], ['goroutines', { groupBy: 'location' }], ['waitGraph', {}], ['scheduler', {}], ['heapTypes', { sort: 'count' }], ['channels', {}]] as const) {
      const live = await s.ask<StopAnswer | WaitGraphAnswer | HeapTypesAnswer>(view, args);
      const r = inspect(file, view, JSON.stringify(args));
      assert.equal(r.status, 0, r.stderr);
      assert.deepEqual(JSON.parse(r.stdout), JSON.parse(JSON.stringify(live)), view);
    }
    assert.match(inspect(file, 'object', '{"address":1}').stderr, /there is no object at 0x1/);
    assert.equal(inspect(file, 'nonsense').status, 2);
    const other = path.join(folder, 'other');
    writeFileSync(other, 'something else');
    assert.match(inspect(other).stderr, /not a core file/);
    await s.close();
    rmSync(folder, { recursive: true });
  });

  it('lead from a local variable to its object', async () => {
    const s = await Session.launch('randomheap.go', ['built'], { env: { HEAP_SEED: '3' } });
    const { body } = await s.request('stackTrace', { threadId: 1, startFrame: 0, levels: 1 });
    const { address } = await s.ask<{ address: number }>('addressOf', { expression: 'local', frameId: body.stackFrames[0].id });
    const { path: alive } = await s.ask<{ path: { text: string }[] }>('object', { address });
    assert.ok(alive.length >= 2, JSON.stringify(alive));
    await assert.rejects(s.ask('addressOf', { expression: 'nothing', frameId: body.stackFrames[0].id }), /there is no variable nothing/);
    await s.close();
  });
});
