/** Programs whose functions tell of their accesses (src/compile/emit/watching.ts) do what they do without: exchanged at the entry, every other one back again later. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { DapClient } from './client';

const folder = path.join(__dirname, '../run');
const names = process.env.WATCHED?.split(',') ?? ['closures', 'deferpanic', 'generics2', 'maptables', 'selects', 'rangefunc', 'structs', 'gcstress', 'calculator', 'pipeline2', 'signals', 'freeosmemory'];

async function output(file: string, takeBack: boolean): Promise<string> {
  const client = new DapClient();
  try {
    await client.request('initialize', { adapterID: 'glassgo' });
    const launched = client.request('launch', { program: file, stopOnEntry: true, clock: 'virtual', timeline: false, allocationSites: false, permissions: { files: ['/'] } });
    await client.waitFor('initialized');
    await launched;
    await client.request('setExceptionBreakpoints', { filters: [] });
    await client.request('configurationDone');
    await client.waitFor('stopped');
    const set = (breakpoints: object[]) => client.request('setDataBreakpoints', { breakpoints });
    const r = await set([{ dataId: '0x100,8', accessType: 'read' }]);
    assert.equal(r.body.breakpoints[0].verified, true, JSON.stringify(r.body));
    if (takeBack) {
      await client.request('next', { threadId: 1 });
      await client.waitFor('stopped', 'terminated');
      await set([]);
    }
    const ended = client.waitFor('terminated');
    await client.request('continue', { threadId: 1 });
    await ended;
    return client.events.filter((e) => e.event === 'output' && e.body.category === 'stdout').map((e) => e.body.output).join('');
  } finally {
    await client.close();
  }
}

describe('programs that tell of their accesses', { concurrency: 2 }, () => {
  names.forEach((name, i) => {
    it(name, async () => {
      assert.equal(await output(path.join(folder, `${name}.go`), i % 2 === 1), readFileSync(path.join(folder, `${name}.out`), 'utf8'));
    });
  });
});
