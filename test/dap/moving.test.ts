/** Requests that come while the image moves from memory to memory all the time are not lost (src/engine/moveImage.ts). */
import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { DapClient } from './client';

const file = path.join(__dirname, 'moving', 'main.go');

it('a pause and a breakpoint reach a program that moves', async () => {
  const client = new DapClient();
  try {
    await client.request('initialize', { adapterID: 'glassgo' });
    const launched = client.request('launch', { program: file, timeline: false });
    await client.waitFor('initialized');
    await launched;
    await client.request('configurationDone');
    const breakpoints = (lines: number[]) => client.request('setBreakpoints', { source: { path: file }, breakpoints: lines.map((line) => ({ line })) });
    for (let i = 0; i < 12; i++) {
      // At other moments of the program's round.
      await new Promise((resolve) => setTimeout(resolve, 7 * i));
      const stopped = client.waitFor('stopped');
      if (i % 2 === 0) await client.request('pause', { threadId: 1 });
      else await breakpoints([22]);
      assert.equal((await stopped).body.reason, i % 2 === 0 ? 'pause' : 'breakpoint');
      if (i % 2 === 1) await breakpoints([]);
      const r = await client.request('evaluate', { expression: 'rounds == len(kept)', context: 'repl' });
      assert.equal(r.body?.result, 'true', r.message);
      await client.request('continue', { threadId: 1 });
    }
    const probed = client.waitFor('stopped');
    await client.request('glassgo/probes', { stopBefore: ['scavenge'], record: [] });
    const { reason, probe } = (await probed).body;
    assert.equal(reason, 'probe');
    assert.equal(probe.kind, 'scavenge');
    assert.ok(probe.args.pages > 0);
    await client.request('glassgo/probes', { stopBefore: [], record: [] });
    const heap = (await client.request('glassgo/heap')).body;
    assert.ok(heap.releasedBytes > 0 && heap.releasedBytes <= heap.freeBytes, JSON.stringify(heap));
  } finally {
    await client.close();
  }
});
