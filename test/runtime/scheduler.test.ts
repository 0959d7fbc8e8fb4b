/** The scheduler by itself: Ms and Ps, turns and slices, host calls that block, locked threads, probes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kernelRecord, machine } from '../../src/layout/machine';
import { probeBit, probes } from '../../src/layout/probes';
import { gStatus, gcTrigger, mStatus, pStatus, runResult } from '../../src/layout/status';
import { TestKernel } from './kernelHarness';

const ticksPerTurn = 100000;

/** Records of all Ms, by id. */
function threads(k: TestKernel): number[] {
  const list: number[] = [];
  for (let m = k.kernel('allm'); m !== 0; m = k.u32(m + k.offset('M', 'allLink'))) list.unshift(m);
  return list;
}
const procs = (k: TestKernel): number[] => Array.from({ length: k.kernel('nProcs') }, (_, i) => k.u32(k.kernel('procs') + 4 * i));
const g = (k: TestKernel): number => k.u32(machine.curg);

/** A goroutine that uses up n turns and then calls `end`. */
function busy(k: TestKernel, n: number, end: () => void): () => void {
  const body = (left: number) => (): void => {
    if (left === 0) {
      end();
      return;
    }
    k.thenRun(body(left - 1));
    k.setU32(machine.ticks, 0);
    k.call.yieldTicks();
  };
  return body(n);
}

describe('Ms and Ps', () => {
  it('start with one M on the first P, the others idle, and the monitor', () => {
    const k = new TestKernel(4);
    const [m0, monitor] = threads(k) as [number, number];
    assert.equal(k.u32(m0 + k.offset('M', 'p')), procs(k)[0]);
    assert.equal(k.u32(monitor + k.offset('M', 'status')), mStatus.sysmon);
    // The goroutine of main has already brought a second M.
    assert.equal(k.kernel('npidle'), 2);
    assert.equal(k.kernel('nmspinning'), 1);
  });

  it('all are idle when nothing is left to run', () => {
    const k = new TestKernel(4);
    for (let i = 0; i < 100; i++) k.go(() => k.park());
    assert.equal(k.run(), runResult.deadlock);
    assert.equal(k.kernel('npidle'), 4);
    assert.equal(k.kernel('nmspinning'), 0);
    assert.equal(k.kernel('nmidle'), k.kernel('mcount') - 1);
    for (const p of procs(k)) assert.equal(k.u32(p + k.offset('P', 'status')), pStatus.idle);
  });

  it('no more than one M looks for work that was announced once', () => {
    const k = new TestKernel(8);
    let most = 0;
    for (let i = 0; i < 50; i++) {
      k.go(() => {
        most = Math.max(most, k.kernel('nmspinning'));
        k.park();
      });
    }
    k.run();
    assert.ok(most <= 4, `${most} spinning`);
  });

  it('more Ps at run time take part, fewer give their work away', () => {
    const k = new TestKernel(2);
    let ran = 0;
    const used = new Set<number>();
    for (let i = 0; i < 200; i++) {
      k.go(() => {
        ran++;
        used.add(k.kernel('curp'));
        if (ran === 20) k.call.gomaxprocs(6);
        if (ran === 120) k.call.gomaxprocs(1);
        k.park();
      });
    }
    assert.equal(k.run(), runResult.deadlock);
    assert.equal(ran, 200);
    assert.ok(used.size > 2, `${used.size} Ps`);
    assert.equal(k.kernel('nProcs'), 1);
    assert.equal(k.kernel('npidle'), 1);
  });
});

describe('turns and slices', () => {
  it('a goroutine whose turn is over goes on, still running, on its M', () => {
    const k = new TestKernel(2);
    let first = 0;
    let seen = 0;
    k.go(busy(k, 5, () => k.park()));
    k.go(() => {
      first = g(k);
      busy(k, 3, () => k.park())();
    });
    k.go(() => {
      seen = first === 0 ? -1 : k.u32(first + k.offset('G', 'status'));
      k.park();
    });
    k.run();
    assert.equal(k.kernel64('preemptions'), 0n);
    assert.ok(seen === gStatus.running || seen === -1);
  });

  it('after 10 ms of machine time on one slice it is preempted', () => {
    const k = new TestKernel(1);
    const order: string[] = [];
    k.go(() => {
      order.push('other');
      k.park();
    });
    k.go(
      busy(k, 40, () => {
        order.push('busy');
        k.park();
      }),
    );
    k.run();
    assert.deepEqual(order, ['other', 'busy']);
    const ms = (40 * ticksPerTurn * 10) / 1e6;
    const n = Number(k.kernel64('preemptions'));
    assert.ok(n >= 2 && n <= ms / 10, `${n} preemptions in ${ms} ms`);
  });
});

describe('host calls that block', () => {
  it('keep the M, lose the P, and go on when the answer is there', () => {
    const k = new TestKernel(1);
    k.pendingRead = true;
    let reader = 0;
    const order: string[] = [];
    k.go(() => {
      order.push('other');
      k.park();
    });
    k.go(() => {
      reader = g(k);
      k.thenRun(() => {
        order.push(`read ${k.u32(reader + k.offset('G', 'result'))}`);
        k.park();
      });
      k.call.read(0, 0, 16);
    });
    assert.equal(k.run(), runResult.idle);
    assert.deepEqual(order, ['other']);
    assert.equal(k.u32(reader + k.offset('G', 'status')), gStatus.syscall);
    const m = k.u32(reader + k.offset('G', 'm'));
    assert.equal(k.u32(m + k.offset('M', 'status')), mStatus.syscall);
    assert.equal(k.u32(m + k.offset('M', 'p')), 0);
    assert.equal(k.kernel('npidle'), 1);
    k.call.hostReady(reader, 5, 0);
    assert.equal(k.run(), runResult.deadlock);
    assert.deepEqual(order, ['other', 'read 5']);
  });
});

describe('locked threads', () => {
  it('run nothing but their goroutine', () => {
    const k = new TestKernel(2);
    const on: number[] = [];
    let locked = 0;
    k.go(() => {
      k.call.lockOSThread();
      locked = k.kernel('curm');
      const again = (left: number) => (): void => {
        on.push(k.kernel('curm'));
        if (left === 0) {
          k.park();
          return;
        }
        k.thenRun(again(left - 1));
        k.call.gosched();
      };
      again(5)();
    });
    const others = new Set<number>();
    for (let i = 0; i < 20; i++) {
      k.go(() => {
        if (locked) others.add(k.kernel('curm'));
        k.park();
      });
    }
    k.run();
    assert.deepEqual(on, Array(6).fill(locked));
    assert.ok(!others.has(locked));
  });
});

describe('probes', () => {
  const set = (k: TestKernel, field: string, ...names: string[]): void => {
    const mask = names.reduce((m, n) => m | probeBit(n), 0n);
    k.setU64(kernelRecord + k.offset('Kernel', field), mask);
    k.setU64(machine.probeMask, k.u64(machine.probeMask) | mask);
  };

  it('cost nothing while they are off: no ring is made', () => {
    const k = new TestKernel();
    for (let i = 0; i < 10; i++) k.go(() => k.park());
    k.run();
    assert.equal(k.kernel('traceRing'), 0);
    assert.equal(k.kernel64('traceSeq'), 0n);
  });

  it('record events in order, the newest in place of the oldest', () => {
    const k = new TestKernel();
    k.setU32(kernelRecord + k.offset('Kernel', 'traceSize'), 16);
    set(k, 'traceMask', 'goCreate', 'goStart', 'goPark');
    for (let i = 0; i < 10; i++) k.go(() => k.park());
    k.run();
    // Eleven with main, which was made before.
    const seq = Number(k.kernel64('traceSeq'));
    assert.equal(seq, 10 + 11 + 11);
    const ring = k.kernel('traceRing');
    const kinds: string[] = [];
    for (let i = seq - 16; i < seq; i++) {
      const at = ring + (i % 16) * k.offset('TraceEvent', 'size');
      assert.equal(k.u64(at + k.offset('TraceEvent', 'seq')), BigInt(i));
      kinds.push((probes[k.u32(at + k.offset('TraceEvent', 'kind'))] as { name: string }).name);
    }
    assert.deepEqual(kinds, Array(8).fill(['goStart', 'goPark']).flat());
  });

  it('stop in the kernel where frames are complete, and at the next safepoint elsewhere', () => {
    const k = new TestKernel();
    const stops: string[] = [];
    k.atProbe = () => {
      stops.push((probes[k.kernel('probeKind')] as { name: string }).name);
    };
    k.go(() => {
      k.go(() => k.park());
      k.park();
    });
    set(k, 'stopBefore', 'goStart', 'goCreate');
    let results = 0;
    for (let r = k.run(); r === runResult.probe; r = k.run()) {
      results++;
      stops.push(`result ${(probes[k.kernel('probeKind')] as { name: string }).name} ${k.kernel('probeWhen') === 1 ? 'after' : 'before'}`);
    }
    assert.deepEqual(stops, ['goStart', 'result goCreate after', 'goStart', 'goStart']);
    assert.equal(results, 1);
  });
});

describe('the collection after two minutes', () => {
  const minute = 60_000_000_000n;

  it('comes when the host asks in an idle program, and only behind another', () => {
    const k = new TestKernel();
    assert.equal(k.run(), runResult.deadlock);
    k.clock += 10n * minute;
    assert.ok(k.call.idleGC() > 1000n * minute);
    k.call.collect(1);
    k.clock += minute;
    assert.equal(k.call.idleGC(), minute);
    k.clock += minute;
    assert.equal(k.call.idleGC(), 0n);
    assert.equal(k.kernel('gcWanted'), gcTrigger.time);
    assert.equal(k.run(), runResult.deadlock);
    assert.deepEqual([k.kernel('numGC'), k.kernel('numForcedGC')], [2, 1]);
    assert.equal(k.call.idleGC(), 2n * minute);
  });

  it('does not come with GOGC=off', () => {
    const k = new TestKernel();
    k.call.collect(1);
    k.call.setGCPercent(-1);
    k.clock += 10n * minute;
    assert.ok(k.call.idleGC() > 1000n * minute);
  });
});
