/** What heap and collector views show against the program and against brute force over its memory. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { readCore } from '../../src/engine/core';
import { HeapGraph } from '../../src/inspect/heapGraph';
import { HeapIndex } from '../../src/inspect/heapIndex';
import { greyObjects, rootJobs } from '../../src/inspect/collector';
import { imageOf } from '../../src/inspect/image';
import { standingEvent } from '../../src/inspect/trace';
import { BufferReader } from '../../src/inspect/memoryReader';
import type { CollectorAnswer, HeapAnswer, HeapTypesAnswer, ObjectAnswer, RetainedAnswer, SiteNode, SitesAnswer, StopAnswer } from '../../src/views/messages';
import { checkRetained, reachableSize } from '../inspect/bruteForce';
import { Session, closeAll } from './session';

after(closeAll);

/** The stopped program's memory, by way of a core file. */
async function graphOf(s: Session): Promise<HeapGraph> {
  const file = path.join(os.tmpdir(), `glassgo-test-${process.pid}-${Math.floor(performance.now() * 1000)}.glassgo`);
  await s.ask('saveCore', { path: file });
  const core = readCore(readFileSync(file));
  rmSync(file);
  const image = imageOf(new BufferReader(() => core.memory), core.debug);
  return new HeapGraph(new HeapIndex(image, standingEvent(image.memory, core.debug, core.header.reason)));
}

describe('the heap view', { concurrency: 2 }, () => {
  it('retained sizes are those of brute force on random heaps', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const s = await Session.launch('randomheap.go', ['built'], { env: { HEAP_SEED: String(seed) } });
      const graph = await graphOf(s);
      checkRetained(graph, graph.sizes(), `HEAP_SEED=${seed}`);
      // The adapter says the same about each root's share and the whole.
      const answer = await s.ask<RetainedAnswer>('retained', { count: 1000 });
      const sizes = graph.sizes();
      assert.equal(answer.reachable, reachableSize(graph, sizes, -1), `HEAP_SEED=${seed}`);
      for (const row of answer.rows) assert.equal(row.retained, answer.reachable - reachableSize(graph, sizes, row.node), `HEAP_SEED=${seed}: ${row.text}`);
      await s.close();
    }
  });

  it('counts objects by type, says who points to one and why it is alive', async () => {
    const s = await Session.launch('trees.go', ['before', 'after']);
    const types = await s.ask<HeapTypesAnswer>('heapTypes');
    const trees = types.rows.find((r) => r.name === 'main.tree');
    // One tree of depth 8 that stays, four of depth 6 that are garbage.
    assert.equal(trees?.count, 2 ** 9 - 1 + 4 * (2 ** 7 - 1));
    const { address } = await s.ask<{ address: number }>('addressOf', { expression: 'long' });
    const top = await s.ask<ObjectAnswer>('object', { address });
    assert.deepEqual(top.path.map((r) => r.text.replace(/0x\w+/, '')), ['package variable main.long', 'main.tree ']);
    const left = top.fields.find((f) => f.name === 'left')?.target as number;
    const below = await s.ask<ObjectAnswer>('object', { address: left });
    assert.deepEqual(below.referrers.map((r) => [r.address, r.field]), [[address, '.left']]);
    assert.equal((await s.ask<RetainedAnswer>('retained', { address })).retained, (2 ** 9 - 1) * 16);
    await s.ask('heapBaseline', { set: true });
    await s.go();
    const after = await s.ask<HeapTypesAnswer>('heapTypes');
    assert.equal(after.rows.find((r) => r.name === 'main.tree')?.moreCount, -4 * (2 ** 7 - 1));
    await s.close();
  });

  it('knows where objects were allocated', async () => {
    const s = await Session.launch('trees.go', ['before', 'after'], { launch: { allocationSites: true } });
    const find = (node: SiteNode, path: readonly string[]): SiteNode | undefined => (path.length === 0 ? node : node.children.filter((c) => c.place.func === path[0]).map((c) => find(c, path.slice(1))).find((c) => c !== undefined));
    const { root: all } = await s.ask<SitesAnswer>('heapSites');
    const main = all.children.filter((c) => c.place.func === 'main.main' && find(c, ['main.bottomUp']));
    // By line of main: the tree that stays, and the four that die.
    const counts = main.map((c) => c.children.find((b) => b.place.func === 'main.bottomUp')?.count ?? 0);
    // The first allocation of a goroutine comes before its first safepoint, when its callers are not known yet.
    assert.ok((counts[0] as number) >= 2 ** 9 - 2, `${counts[0]}`);
    assert.equal(counts[1], 4 * (2 ** 7 - 1));
    // Each level of the recursion is a frame of its own, with what is below it.
    assert.equal(find(main[1] as SiteNode, ['main.bottomUp', 'main.bottomUp', 'main.bottomUp'])?.count, 4 * (2 ** 7 - 4));
    const { address } = await s.ask<{ address: number }>('addressOf', { expression: 'long' });
    const right = (await s.ask<ObjectAnswer>('object', { address })).fields.find((f) => f.name === 'right')?.target;
    assert.deepEqual((await s.ask<ObjectAnswer>('object', { address: right })).allocatedAt.map((p) => p.func), ['main.bottomUp', 'main.bottomUp', 'main.main']);
    await s.close();
  });

  it('a heap of a million objects opens in under two seconds', async () => {
    const s = await Session.launch('million.go', ['built']);
    // The best of some: other work on the machine is not the heap's.
    let ms = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 8 && ms >= 2000; round++) {
      // A decision of the user's makes the adapter forget what it has computed.
      await s.ask('runOnly', { goroutine: 0 });
      const start = performance.now();
      const heap = await s.ask<HeapAnswer>('heap');
      const types = await s.ask<HeapTypesAnswer>('heapTypes');
      const retained = await s.ask<RetainedAnswer>('retained');
      ms = Math.min(ms, performance.now() - start);
      assert.ok(heap.objects >= 1_000_000);
      assert.ok(types.rows.some((r) => r.name === 'main.node' && r.count >= 1_000_000));
      assert.ok(retained.rows.length > 0);
    }
    console.log(`overview, types and retained sizes of a million objects: ${ms.toFixed(0)} ms`);
    assert.ok(ms < 2000, `${ms} ms`);
    await s.close();
  });
});

/**
 * The colours of all objects, and the invariant of a collector with a deletion barrier: a white object that a black one points to can still be reached
 * from what is to be scanned: grey objects, the barrier's buffers, roots whose turn has not come.
 */
async function checkColours(s: Session): Promise<{ white: number; grey: number; black: number }> {
  const graph = await graphOf(s);
  const { heap } = graph;
  const jobs = rootJobs(heap.image, 1);
  const from = [...heap.grey(), ...greyObjects(heap.image).barrier].map((a) => heap.slotAt(a)).filter((slot) => slot >= 0);
  if (jobs.done < jobs.total) for (const r of graph.roots) from.push(r.target);
  const protectedNodes = reach(graph, from);
  const seen = { white: 0, grey: 0, black: 0 };
  const isWhite = (slot: number): boolean => {
    const t = heap.spanOfSlot(slot);
    return heap.colour(t, slot - (heap.firstSlot[t] as number)) === 'white';
  };
  for (let span = 0; span < heap.nSpans; span++) {
    for (let i = 0; i < (heap.nElems[span] as number); i++) {
      const colour = heap.colour(span, i);
      if (colour === 'white' || colour === 'grey' || colour === 'black') seen[colour]++;
      if (colour === 'black') heap.eachPointer(span, i, (target) => assert.ok(!isWhite(target) || protectedNodes[target], `a black object points to the white one at 0x${heap.addressOfSlot(target).toString(16)}, which nothing protects`));
    }
  }
  return seen;
}

function reach(graph: HeapGraph, from: readonly number[]): Uint8Array {
  const seen = new Uint8Array(graph.nodes);
  const stack = [...from];
  for (const v of from) seen[v] = 1;
  while (stack.length > 0) {
    const v = stack.pop() as number;
    for (let e = graph.offsets[v] as number; e < (graph.offsets[v + 1] as number); e++) {
      const u = graph.targets[e] as number;
      if (seen[u]) continue;
      seen[u] = 1;
      stack.push(u);
    }
  }
  return seen;
}

describe('stepping the collector', { concurrency: 2 }, () => {
  it('colours keep the invariant at each kind of step, and at the end of marking black is what is reachable', async () => {
    // With gccheckmark the kernel marks everything again, and a wrong colour ends the program.
    const s = await Session.launch('mutator.go', ['begin', 'end'], { env: { GODEBUG: 'gccheckmark=1', GOMAXPROCS: '1' } });
    assert.equal((await s.go('gc'))?.probe?.args.to, 'mark');
    let last = { white: 1, grey: 0, black: 0 };
    for (const kind of ['root', 'root', 'object', 'mark', 'object', 'object', 'barrier', 'object', 'object']) {
      const stop = await s.go(kind);
      if ((await s.ask<CollectorAnswer>('collector')).phase !== 'mark') break;
      assert.equal(stop?.reason, 'probe', kind);
      assert.ok((await s.ask<StopAnswer>('stop')).text.length > 20);
      last = await checkColours(s);
      const { colours } = await s.ask<HeapAnswer>('heap');
      assert.deepEqual({ white: colours.white, grey: colours.grey, black: colours.black }, last);
    }
    // A step may have gone past the end of the cycle.
    if ((await s.ask<CollectorAnswer>('collector')).phase !== 'mark') await s.go('gc');
    while ((await s.ask<CollectorAnswer>('collector')).phase === 'mark') await s.go('phase');
    assert.equal((await s.ask<CollectorAnswer>('collector')).phase, 'mark termination');
    const graph = await graphOf(s);
    const { heap } = graph;
    const reachable = reach(graph, [graph.superRoot]);
    let n = 0;
    for (let span = 0; span < heap.nSpans; span++) for (let i = 0; i < (heap.nElems[span] as number); i++) if (reachable[(heap.firstSlot[span] as number) + i]) {
      assert.equal(heap.colour(span, i), 'black');
      n++;
    }
    assert.ok(n > 100);
    assert.equal((await s.go('sweep'))?.probe?.kind, 'gcSweep');
    await s.go();
    await s.go();
    assert.match(s.output, /total 750000/);
    await s.close();
  });

  it('stepping through a whole collection object by object ends with the same heap, and prints the same', async () => {
    const heapOf = async (s: Session): Promise<unknown> => (await s.ask<HeapTypesAnswer>('heapTypes')).rows.map((r) => [r.name, r.count, r.bytes]);
    const free = await Session.launch('trees.go', ['before', 'after']);
    await free.go();
    const wanted = await heapOf(free);
    await free.go();

    const s = await Session.launch('trees.go', ['before', 'after']);
    let steps = 0;
    const scanned = new Set<string>();
    for (let stop = await s.go('object'); stop?.reason === 'probe'; stop = await s.go('object')) {
      scanned.add(String(stop.probe?.args.object));
      steps++;
    }
    assert.deepEqual(await heapOf(s), wanted);
    // Each object of the tree that stays has been a step.
    assert.ok(scanned.size >= 2 ** 9 - 1, `${steps} steps, ${scanned.size} objects`);
    await s.go();
    assert.equal(s.output, free.output);
    await Promise.all([s.close(), free.close()]);
  });

  it('stops at an assist, and between the objects of one', async () => {
    const s = await Session.launch('assist.go', ['kept'], { env: { GOMAXPROCS: '1' } });
    assert.equal((await s.go('assist'))?.probe?.kind, 'gcAssist');
    assert.match((await s.ask<StopAnswer>('stop')).text, /^G1 allocates faster than the workers mark/);
    assert.equal((await s.go('object'))?.probe?.kind, 'gcBlacken');
    await s.go();
    assert.match(s.output, /true/);
    await s.close();
  });

  it('forces a collection, and stops when an object is marked and when one is freed', async () => {
    const s = await Session.launch('trees.go', ['before', 'after']);
    const { address } = await s.ask<{ address: number }>('addressOf', { expression: 'long' });
    await s.ask('watch', { address, when: 'marked' });
    await s.go('gc');
    const marked = await s.go();
    assert.deepEqual([marked?.probe?.kind, Number(marked?.probe?.args.object)], ['gcMark', address]);
    await s.close();

    const t = await Session.launch('trees.go', ['before']);
    const types = await t.ask<HeapTypesAnswer>('heapTypes');
    const key = types.rows.find((r) => r.name === 'main.tree')?.key;
    const { rows } = await t.ask<{ rows: { address: number }[] }>('heapObjects', { type: key, count: 1000 });
    const garbage = await Promise.all(rows.slice(-40).map((r) => t.ask<ObjectAnswer>('object', { address: r.address })));
    const dead = garbage.find((o) => o.path.length === 0);
    assert.ok(dead, 'there is garbage');
    await t.ask('watch', { address: dead.address, when: 'freed' });
    const freed = await t.go();
    assert.deepEqual([freed?.probe?.kind, Number(freed?.probe?.args.object)], ['gcFree', dead.address]);
    await t.close();
  });
});
