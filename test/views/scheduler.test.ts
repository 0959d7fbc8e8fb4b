/** What the scheduler view shows against what the program then does: queues against the order in which goroutines run, and the user's decisions. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { GoroutinesAnswer, SchedulerAnswer, StopAnswer } from '../../src/views/messages';
import { Session, closeAll } from './session';

after(closeAll);

const ran = (output: string): number[] => [...output.matchAll(/ran (\d+)/g)].map((m) => Number(m[1]));

/** The order in which a P with this state runs its goroutines: what is next, then the queue. */
async function planned(s: Session): Promise<number[]> {
  const { procs } = await s.ask<SchedulerAnswer>('scheduler');
  const [p] = procs;
  return [...(p?.runnext ? [p.runnext] : []), ...(p?.queue ?? [])].map((g) => g.id);
}

describe('the scheduler view', { concurrency: 2 }, () => {
  it('shows queues in the order in which goroutines then run', async () => {
    const s = await Session.launch('order.go', ['made'], { env: { GOMAXPROCS: '1' } });
    const order = await planned(s);
    assert.equal(order.length, 12);
    await s.go();
    // Goroutine i + 2 prints i: main is 1.
    assert.deepEqual(ran(s.output), order.map((id) => id - 2));
    await s.close();
  });

  it('a goroutine that is chosen runs next, the others keep their order', async () => {
    const s = await Session.launch('order.go', ['made'], { env: { GOMAXPROCS: '1' } });
    const order = await planned(s);
    const chosen = order[7] as number;
    await s.ask('runNext', { goroutine: chosen });
    assert.equal((await s.ask<SchedulerAnswer>('scheduler')).wanted, chosen);
    await s.go('decision');
    const stop = await s.ask<StopAnswer>('stop');
    assert.match(stop.text, new RegExp(`chosen G${chosen} to run next: you chose it`));
    await s.go();
    assert.deepEqual(ran(s.output), [chosen, ...order.filter((id) => id !== chosen)].map((id) => id - 2));
    await s.close();
  });

  it('a frozen goroutine does not run until it is thawed', async () => {
    const s = await Session.launch('order.go', ['made'], { env: { GOMAXPROCS: '1' } });
    const order = await planned(s);
    const frozen = [order[0], order[5]] as number[];
    await s.ask('freeze', { goroutines: frozen, frozen: true });
    const stop = await s.go();
    assert.equal(stop?.reason, 'pause');
    assert.deepEqual(ran(s.output), order.filter((id) => !frozen.includes(id)).map((id) => id - 2));
    const scheduler = await s.ask<SchedulerAnswer>('scheduler');
    assert.deepEqual(scheduler.held.map((g) => g.id), frozen);
    assert.match((await s.ask<StopAnswer>('stop')).text, /hold back/);
    await s.ask('freeze', { goroutines: frozen, frozen: false });
    assert.equal(await s.go(), undefined);
    assert.deepEqual(ran(s.output).slice(-2), frozen.map((id) => id - 2));
    await s.close();
  });

  it('runs only one goroutine while the user wants it', async () => {
    const s = await Session.launch('order.go', ['made'], { env: { GOMAXPROCS: '4' } });
    await s.ask('runOnly', { goroutine: 9 });
    const stop = await s.go();
    assert.equal(stop?.reason, 'pause');
    assert.deepEqual(ran(s.output), [7]);
    await s.ask('runOnly', { goroutine: 0 });
    assert.equal(await s.go(), undefined);
    assert.deepEqual(ran(s.output).sort((a, b) => a - b), Array.from({ length: 12 }, (_, i) => i));
    await s.close();
  });

  for (const [kind, event] of [['decision', 'schedule'], ['steal', 'goSteal'], ['park', 'goPark']] as const) {
    it(`steps to the next ${kind}`, async () => {
      const s = await Session.launch('order.go', ['made']);
      const stop = await s.go(kind);
      assert.equal(stop?.probe?.kind, event);
      const { text } = await s.ask<StopAnswer>('stop');
      assert.ok(text.length > 30, text);
      if (kind === 'decision') {
        const { procs } = await s.ask<SchedulerAnswer>('scheduler');
        assert.equal(procs.filter((p) => p.chosen?.id === Number(stop?.probe?.args.g)).length, 1);
      }
      await s.go();
      assert.equal(ran(s.output).length, 12);
      await s.close();
    });
  }

  it('filters, groups and pages goroutines', async () => {
    const s = await Session.launch('waits.go', ['waiting']);
    const by = async (args: object): Promise<GoroutinesAnswer> => s.ask<GoroutinesAnswer>('goroutines', args);
    assert.equal((await by({ filter: 'func:leaked' })).matching, 5);
    assert.equal((await by({ filter: 'state:waiting -func:leaked' })).matching, 5);
    assert.equal((await by({ filter: 'on:"chan send"' })).matching, 5);
    assert.equal((await by({ filter: 'by:main.main' })).matching, 10);
    assert.match((await by({ filter: 'colour:red' })).problem, /is not one of/);
    const groups = (await by({ groupBy: 'location' })).groups;
    assert.deepEqual(groups.map((g) => [g.title, g.count]).slice(0, 2), [['main.leaked', 5], ['main.inCircle', 3]]);
    const page = await by({ groupBy: 'location', group: groups[0]?.key, start: 3, count: 10 });
    assert.deepEqual(page.rows.map((r) => r.at.func), ['main.leaked', 'main.leaked']);
    await s.close();
  });
});
