/** Channels, locks, and who can wake whom, against programs where that is known. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { ChannelAnswer, ChannelsAnswer, GoroutineAnswer, StopAnswer, WaitGraphAnswer } from '../../src/views/messages';
import { Session, closeAll, root } from './session';

after(closeAll);

describe('channels and locks', { concurrency: 2 }, () => {
  it('shows in a channel what is then received, in that order', async () => {
    const s = await Session.launch('channels.go', ['full', 'closed']);
    const { channels } = await s.ask<ChannelsAnswer>('channels');
    const [c] = channels;
    assert.deepEqual([c?.name, c?.type, c?.count, c?.capacity, c?.senders], ['c', 'chan main.item', 4, 4, 3]);
    const shown = await s.ask<ChannelAnswer>('channel', { address: c?.address });
    // The ring has gone round by three places.
    assert.deepEqual([shown.recvx, shown.sendx], [3, 3]);
    const values = [...shown.slots.filter((x) => x.filled).sort((a, b) => a.order - b.order), ...shown.senders].map((x) => x.value);
    await s.go();
    const received = [...s.output.matchAll(/got (\d+) (\w+)/g)].map((m) => `main.item {n: ${m[1]}, name: "${m[2]}"}`);
    assert.deepEqual(values, received);
    const after = await s.ask<ChannelAnswer>('channel', { address: c?.address });
    assert.ok(after.row.closed);
    await s.close();
  });

  it('knows owners and waiters of locks, in the order in which they get them', async () => {
    const s = await Session.launch('locks.go', ['queued', 'done']);
    const { locks } = await s.ask<ChannelsAnswer>('channels');
    const find = (name: string): ChannelsAnswer['locks'][number] | undefined => locks.find((l) => l.name === name);
    const mu = find('shared.mu');
    assert.equal(mu?.owner, 1);
    assert.match(mu?.state ?? '', /^locked, 3 waiting/);
    assert.match(find('table')?.state ?? '', /a writer waits for 1 reader/);
    assert.equal(find('table')?.kind, 'rwmutex');
    const waiting = mu?.waiters.map((w) => w.goroutine) ?? [];
    const { wakers } = await s.ask<GoroutineAnswer>('goroutine', { id: waiting[0] });
    assert.deepEqual(wakers.map((w) => [w.kind, w.goroutine]), [['owner', 1]]);
    await s.go();
    assert.deepEqual([...s.output.matchAll(/locked by (\d)/g)].map((m) => Number(m[1]) + 2), waiting);
    assert.deepEqual((await s.ask<ChannelsAnswer>('channels')).locks.filter((l) => l.owner > 0), []);
    await s.close();
  });

  it('stops when a channel or a lock is used', async () => {
    const s = await Session.launch('channels.go', ['full']);
    const { channels } = await s.ask<ChannelsAnswer>('channels');
    await s.ask('watch', { address: channels[0]?.address, when: 'used' });
    const stop = await s.go();
    assert.equal(stop?.probe?.kind, 'chanRecv');
    assert.match((await s.ask<StopAnswer>('stop')).text, /^G1 is about to receive from/);
    await s.close();
    const t = await Session.launch('locks.go', ['queued']);
    const { locks } = await t.ask<ChannelsAnswer>('channels');
    await t.ask('watch', { address: locks.find((l) => l.name === 'shared.mu')?.address, bytes: 8, when: 'used' });
    assert.equal((await t.go())?.probe?.kind, 'lockFreed');
    assert.match((await t.ask<StopAnswer>('stop')).text, /gives the lock shared\.mu back/);
    await t.close();
  });
});

describe('who can wake whom', { concurrency: 2 }, () => {
  it('finds a circle and leaks, and calls nobody stuck who is not', async () => {
    const s = await Session.launch('waits.go', ['waiting']);
    const graph = await s.ask<WaitGraphAnswer>('waitGraph');
    assert.deepEqual(graph.cycles.map((c) => [...c].sort((a, b) => a - b)), [[7, 8, 9]]);
    assert.deepEqual(graph.stuck.map((r) => r.id).sort((a, b) => a - b), [2, 3, 4, 5, 6, 7, 8, 9]);
    assert.equal((await s.ask<GoroutineAnswer>('goroutine', { id: 2 })).wakers[0]?.kind, 'nobody');
    assert.ok((await s.ask<GoroutineAnswer>('goroutine', { id: 10 })).wakers.some((w) => w.goroutine === 1));
    await s.go();
    assert.deepEqual([...s.output.matchAll(/got (\d)/g)].map((m) => m[1]).sort(), ['1', '2']);
    await s.close();
  });

  it('knows both sides of a coroutine, and one that is forgotten', async () => {
    const s = await Session.launch('coroutines.go', ['inside', 'outside']);
    const asking = await s.ask<GoroutineAnswer>('goroutine', { id: 1 });
    assert.deepEqual([asking.row.reason, asking.wakers.map((w) => [w.kind, w.goroutine])], ['coroutine', [['holder', 3]]]);
    assert.match(asking.explanation, /^It waits until the other side of its coroutine/);
    assert.deepEqual((await s.ask<WaitGraphAnswer>('waitGraph')).stuck.map((r) => r.id), [2]);
    await s.go();
    const asked = await s.ask<GoroutineAnswer>('goroutine', { id: 3 });
    assert.deepEqual([asked.row.reason, asked.wakers.map((w) => [w.kind, w.goroutine])], ['coroutine', [['holder', 1]]]);
    await s.clearBreakpoints('coroutines.go');
    await s.go('decision');
    assert.match((await s.ask<StopAnswer>('stop')).text, /has chosen G3 to run next: the other side of the coroutine/);
    await s.go();
    await s.close();
  });

  it('knows the readers of an RWMutex, and a circle that goes through them', async () => {
    const s = await Session.launch('readers.go', ['two']);
    const table = (await s.ask<ChannelsAnswer>('channels')).locks.find((l) => l.kind === 'rwmutex');
    assert.deepEqual([...(table?.readers ?? [])].sort(), [2, 3]);
    assert.match(table?.name ?? '', /table$/);
    await s.go();
    const graph = await s.ask<WaitGraphAnswer>('waitGraph');
    assert.deepEqual(graph.cycles.map((c) => [...c].sort((a, b) => a - b)), [[2, 4]]);
    const { wakers } = await s.ask<GoroutineAnswer>('goroutine', { id: 4 });
    assert.deepEqual(wakers.filter((w) => w.kind === 'owner').map((w) => [w.goroutine, w.text]), [[2, 'holds the lock for reading, and cannot go on itself']]);
    await s.close();
  });

  it('finds the circle of the deadlock example', async () => {
    const s = await Session.launch(path.join(root, 'examples/deadlock/main.go'), []);
    const graph = await s.ask<WaitGraphAnswer>('waitGraph');
    assert.deepEqual(graph.cycles.map((c) => [...c].sort((a, b) => a - b)), [[2, 3]]);
    assert.equal(graph.nStuck, 3);
    assert.match((await s.ask<StopAnswer>('stop')).text, /^Fatal error: all goroutines are asleep - deadlock! G1 stands at main\.go:\d+\.$/);
    assert.ok(graph.edges.filter((e) => e.cycle).length >= 4);
    await s.close();
  });
});
