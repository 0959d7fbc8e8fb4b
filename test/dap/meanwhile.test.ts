/** What is asked while code of the debugger runs in the program is done after it, and stays: that code's effects on the memory are undone. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { DapClient } from './client';

const file = path.join(__dirname, 'meanwhile', 'main.go');

/** The program, where it stands at line 35. */
async function standing(client: DapClient): Promise<{ frameId: number }> {
  await client.request('initialize', { adapterID: 'glassgo' });
  const launched = client.request('launch', { program: file });
  await client.waitFor('initialized');
  await launched;
  await client.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line: 35 }] });
  const stopped = client.waitFor('stopped');
  await client.request('configurationDone');
  await stopped;
  const frames = (await client.request('stackTrace', { threadId: 1 })).body.stackFrames;
  return { frameId: frames[0].id };
}

/** Long enough for an evaluation to be under way, as it sleeps for 300 ms. */
const begun = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

it('a freeze, a view of the goroutines, a breakpoint and a step while values are shown', async () => {
  const client = new DapClient();
  try {
    const slow = { ...(await standing(client)), expression: 'value.String()', context: 'watch' };
    assert.equal((await client.request('evaluate', slow)).body?.result, '"slow 1"');
    const shown = client.request('evaluate', slow);
    await begun();
    const frozen = client.request('glassgo/freeze', { goroutines: [2], frozen: true });
    const seen = client.request('glassgo/goroutines', { groupBy: 'none' });
    const threads = client.request('threads');
    const answer = await shown;
    assert.equal(answer.body?.result, '"slow 1"', answer.message);
    assert.equal((await frozen).success, true);
    const rows = (await seen).body.rows as { id: number; frozen: boolean; state: string }[];
    assert.deepEqual(rows.map((r) => [r.id, r.frozen, r.state]), [[1, false, 'running'], [2, true, 'waiting']]);
    assert.equal((await threads).body.threads.length, 2);
    const again = (await client.request('glassgo/goroutines', { groupBy: 'none' })).body.rows as { frozen: boolean }[];
    assert.deepEqual(again.map((r) => r.frozen), [false, true]);

    const meanwhile = client.request('evaluate', slow);
    await begun();
    const breakpoint = client.request('setBreakpoints', { source: { path: file }, breakpoints: [{ line: 37 }] });
    const free = client.request('glassgo/freeze', { goroutines: [2], frozen: false });
    const next = client.waitFor('stopped');
    const step = client.request('next', { threadId: 1 });
    await Promise.all([meanwhile, breakpoint, free, step]);
    assert.equal((await next).body.reason, 'step');
    const last = client.waitFor('stopped');
    await client.request('continue', { threadId: 1 });
    assert.equal((await last).body.reason, 'breakpoint');
    const { stackFrames } = (await client.request('stackTrace', { threadId: 1 })).body;
    assert.equal(stackFrames[0].line, 37);
  } finally {
    await client.close();
  }
});

it('a request that waits can be cancelled, and so can what it waits for', async () => {
  const client = new DapClient();
  try {
    const frame = await standing(client);
    const endless = client.request('evaluate', { ...frame, expression: 'endless()', context: 'watch' });
    const first = client.lastRequest;
    const waiting = client.request('evaluate', { ...frame, expression: '1+2', context: 'watch' });
    const third = client.request('evaluate', { ...frame, expression: '2+3', context: 'watch' });
    await client.request('cancel', { requestId: first + 1 });
    assert.equal((await waiting).message, 'cancelled');
    await client.request('cancel', { requestId: first });
    assert.match((await endless).message ?? '', /cancelled/);
    assert.equal((await third).body.result, '5');
  } finally {
    await client.close();
  }
});
