/** The kernel's parts by themselves: allocator, collector, channels, timers, run queues. Offsets come from src/layout. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runResult } from '../../src/layout/status';
import { TestKernel } from './kernelHarness';

describe('allocator', () => {
  const noscan = 1;
  const spanOf = (k: TestKernel, at: number): number => k.u32(k.kernel('pageSpans') + 4 * ((at - k.kernel('heapStart')) >>> 13));

  it("rounds sizes up to Go's size classes", () => {
    const k = new TestKernel();
    const classes: [number, number][] = [
      [16, 16],
      [17, 24],
      [25, 32],
      [33, 48],
      [129, 144],
      [513, 576],
      [1025, 1152],
      [2049, 2304],
      [8193, 9472],
      [32768, 32768],
    ];
    for (const [size, rounded] of classes) {
      const at = k.call.mallocgc(size, 0, noscan);
      assert.equal(k.u32(spanOf(k, at) + k.offset('Span', 'elemSize')), rounded, `size ${size}`);
    }
  });

  it("has Go's 67 classes, each with a slot in the caches, and spans that waste no more than an eighth", () => {
    const k = new TestKernel();
    const pointer = k.type(8, 0b1);
    const seen = new Map<number, number>();
    for (let size = 8; size <= 32768; size += size < 1024 ? 8 : 128) {
      for (const type of [0, pointer]) {
        const span = spanOf(k, k.call.mallocgc(size, type, type === 0 ? 1 : 0));
        const elemSize = k.u32(span + k.offset('Span', 'elemSize'));
        const spanClass = k.u32(span + k.offset('Span', 'spanClass'));
        assert.ok(elemSize >= size && spanClass < 136, `size ${size}`);
        const bytes = k.u32(span + k.offset('Span', 'nPages')) * 8192;
        assert.ok((bytes % elemSize) * 8 <= bytes, `size ${size}: ${bytes} bytes of ${elemSize}`);
        seen.set(elemSize, spanClass >> 1);
      }
    }
    assert.equal(seen.size, 67);
    assert.equal(seen.get(32768), 67);
  });

  it('puts small objects without pointers into shared blocks of 16 bytes, aligned as they need', () => {
    const k = new TestKernel();
    const a = k.call.mallocgc(1, 0, noscan);
    assert.deepEqual(
      [2, 1, 8].map((size) => k.call.mallocgc(size, 0, noscan) - a),
      [2, 4, 8],
    );
    assert.notEqual(k.call.mallocgc(1, 0, noscan) >> 4, a >> 4);
    const pointer = k.type(8, 0b1);
    assert.equal(k.u32(spanOf(k, k.call.newobject(pointer)) + k.offset('Span', 'elemSize')), 8);
  });

  it('puts objects of one class side by side in a span, and zeroed', () => {
    const k = new TestKernel();
    const first = k.call.mallocgc(40, 0, noscan);
    for (let i = 1; i < 170; i++) {
      const at = k.call.mallocgc(40, 0, noscan);
      assert.equal(at, first + 48 * i);
      assert.equal(k.u64(at), 0n);
    }
    assert.equal(k.u32(spanOf(k, first) + k.offset('Span', 'nElems')), Math.floor(8192 / 48));
  });

  it("has Go's 68 size classes, the largest of 32 KiB", () => {
    const k = new TestKernel();
    const sizes = Array.from({ length: 68 }, (_, c) => k.call.classBytes(c));
    assert.deepEqual([sizes[0], sizes[1], sizes[45], sizes[46], sizes[66], sizes[67]], [0, 8, 4864, 5376, 28672, 32768]);
    assert.ok(sizes.every((size, c) => c === 0 || size > (sizes[c - 1] as number)));
  });

  it('keeps objects of all sizes apart over collections', () => {
    const seed = Number(process.env.SEED ?? 1 + Math.floor(Math.random() * 1e6));
    let state = seed;
    const random = (n: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >> 8) % n;
    };
    const k = new TestKernel();
    const sizes = [16, 288, 32768, 64, 128, 1536, 5120, 16384, 9216, 73728, 262144, 32, 512, 24576, 147456];
    for (let i = 0; i < 8000; i++) {
      const size = sizes[random(sizes.length)] as number;
      const at = k.call.mallocgc(size, 0, noscan);
      const span = spanOf(k, at);
      const room = k.u32(span + k.offset('Span', 'elemSize'));
      assert.ok(room >= size, `seed ${seed}: ${size} bytes in a place of ${room}`);
      assert.equal((at - k.u32(span + k.offset('Span', 'start'))) % room, 0, `seed ${seed}`);
      assert.equal(k.u64(at), 0n, `seed ${seed}: not cleared`);
      k.setU64(at, 0xdeadn);
      if (k.kernel('gcWanted')) k.call.collect(0);
    }
  });

  it('gives large objects a span of their own', () => {
    const k = new TestKernel();
    const a = k.call.mallocgc(40000, 0, noscan);
    const b = k.call.mallocgc(40000, 0, noscan);
    assert.notEqual(spanOf(k, a), spanOf(k, b));
    assert.equal(k.u32(spanOf(k, a) + k.offset('Span', 'nPages')), 5);
  });

  it('gives two kinds of memory, with and without pointers, different spans', () => {
    const k = new TestKernel();
    const pointers = k.type(16, 0b01);
    assert.notEqual(spanOf(k, k.call.mallocgc(16, 0, noscan)), spanOf(k, k.call.newobject(pointers)));
  });
});

describe('collector', () => {
  /** A list of n nodes; returns its head. The link is the second word: the first is a number. */
  function list(k: TestKernel, node: number, n: number): number {
    let head = 0;
    for (let i = 0; i < n; i++) {
      const at = k.call.newobject(node);
      k.setU64(at, BigInt(i));
      k.setU64(at + 8, BigInt(head));
      head = at;
    }
    return head;
  }

  it('keeps what a root reaches and frees the rest', () => {
    const k = new TestKernel();
    const node = k.type(16, 0b10);
    k.setU64(k.root(0), BigInt(list(k, node, 1000)));
    list(k, node, 2000);
    const before = k.kernel64('nFreed');
    k.call.collect(1);
    assert.equal(k.kernel64('nFreed') - before, 2000n);
    let at = Number(k.u64(k.root(0)));
    for (let i = 999; i >= 0; i--, at = Number(k.u64(at + 8))) assert.equal(k.u64(at), BigInt(i));
    k.setU64(k.root(0), 0n);
    k.call.collect(1);
    assert.equal(k.kernel64('nFreed') - before, 3000n);
    assert.equal(k.kernel('numGC'), 2);
  });

  it('follows only the words that the type calls pointers', () => {
    const k = new TestKernel();
    const node = k.type(16, 0b10);
    const kept = k.call.newobject(node);
    const viaNumber = k.call.newobject(node);
    const viaPointer = k.call.newobject(node);
    k.setU64(kept, BigInt(viaNumber));
    k.setU64(kept + 8, BigInt(viaPointer));
    k.setU64(k.root(1), BigInt(kept));
    const before = k.kernel64('nFreed');
    k.call.collect(1);
    assert.equal(k.kernel64('nFreed') - before, 1n);
  });

  it('keeps an object that only an interior pointer reaches, and frees cycles', () => {
    const k = new TestKernel();
    const node = k.type(16, 0b10);
    const inner = k.call.newobject(node);
    k.setU64(k.root(0), BigInt(inner + 8));
    const a = k.call.newobject(node);
    const b = k.call.newobject(node);
    k.setU64(a + 8, BigInt(b));
    k.setU64(b + 8, BigInt(a));
    const before = k.kernel64('nFreed');
    k.call.collect(1);
    assert.equal(k.kernel64('nFreed') - before, 2n);
  });

  it('uses freed places again', () => {
    const k = new TestKernel();
    const node = k.type(1024, 0b1);
    for (let round = 0; round < 50; round++) {
      list(k, node, 100);
      k.call.collect(1);
    }
    const used = k.kernel('heapUsed') - k.kernel('heapStart');
    assert.ok(used < 1 << 20, `${used} bytes for 50 times 100 kB of garbage`);
  });
});

describe('channels', () => {
  /** A word to send from or receive into. */
  const word = (k: TestKernel, value = 0): number => {
    const at = k.call.mallocgc(8, 0, 1);
    k.setU64(at, BigInt(value));
    k.setU32(k.root(3), at);
    return at;
  };

  it('a buffered channel is first in, first out, over its end', () => {
    const k = new TestKernel();
    const c = k.call.makechan(k.type(8, 0), 3n);
    const to = word(k);
    let next = 0;
    for (let sent = 0; sent < 20; ) {
      while (k.call.trySend(c, word(k, sent)) === 1) sent++;
      assert.equal(k.call.chanlen(c), 3n);
      for (let i = 0; i < 2; i++) {
        assert.equal(k.call.tryRecv(c, to), 1);
        assert.equal(k.u64(to), BigInt(next++));
      }
    }
  });

  it('senders that wait are served in the order they came', () => {
    const k = new TestKernel();
    const c = k.call.makechan(k.type(8, 0), 0n);
    const finished: number[] = [];
    const senders: number[] = [];
    for (let i = 0; i < 5; i++) {
      k.go(() => {
        const me = senders.length;
        senders.push(me);
        const from = word(k, me);
        k.thenRun(() => finished.push(me));
        k.call.chansend(c, from);
      });
    }
    assert.equal(k.run(), runResult.deadlock);
    assert.equal(senders.length, 5);
    const to = word(k);
    for (let i = 0; i < 5; i++) {
      assert.equal(k.call.tryRecv(c, to), 1);
      assert.equal(k.u64(to), BigInt(i));
    }
    assert.equal(k.call.tryRecv(c, to), 0);
    k.run();
    assert.deepEqual([...finished].sort(), [0, 1, 2, 3, 4]);
  });

  it('a closed channel gives what it still holds, then zero values, and refuses to send', () => {
    const k = new TestKernel();
    const c = k.call.makechan(k.type(8, 0), 2n);
    k.call.trySend(c, word(k, 7));
    k.call.closechan(c);
    const to = word(k, 99);
    assert.equal(k.call.tryRecv(c, to), 1);
    assert.equal(k.u64(to), 7n);
    assert.equal(k.call.tryRecv(c, to), 2);
    assert.equal(k.u64(to), 0n);
    assert.equal(k.call.trySend(c, to), 2);
  });
});

describe('timers', () => {
  it('fire in the order of their times, and of their start when those are equal', () => {
    const k = new TestKernel();
    k.run();
    const fired: number[] = [];
    const wanted: [when: number, name: number][] = [];
    for (let i = 0; i < 100; i++) {
      const t = k.call.mallocgc(64, 0, 0);
      const when = 2000 + ((i * 7919) % 37);
      k.setU64(t + k.offset('Timer', 'when'), BigInt(when));
      k.setU32(t + k.offset('Timer', 'kind'), 2);
      k.setU64(
        t + k.offset('Timer', 'fn'),
        BigInt(
          k.closure(() => {
            fired.push(i);
            k.park();
          }),
        ),
      );
      k.call.timerStart(t);
      if (i % 10 === 3) assert.equal(k.call.timerStop(t), 1);
      else wanted.push([when, i]);
    }
    wanted.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const seen: number[] = [];
    while (k.kernel('nTimers') > 0) {
      assert.equal(k.run(), runResult.idle);
      k.clock = k.call.nextTimer();
      k.run();
      // The newest goroutine runs first: within one moment the order is turned round.
      seen.push(...fired.splice(0).sort((a, b) => a - b));
    }
    assert.deepEqual(
      seen,
      wanted.map(([, name]) => name),
    );
  });
});

describe('run queues', () => {
  it('what does not fit into the ring of a P goes to the global queue', () => {
    const k = new TestKernel();
    const p = k.u32(k.kernel('procs'));
    for (let i = 0; i < 600; i++) k.go(() => k.park());
    const inRing = k.u32(p + k.offset('P', 'runqTail')) - k.u32(p + k.offset('P', 'runqHead'));
    assert.ok(inRing <= 256, `${inRing} in the ring`);
    // 600 and main: one is next, the others are in the ring or in the global queue.
    assert.equal(inRing + k.kernel('runqSize') + 1, 601);
    assert.ok(k.kernel('runqSize') >= 128);
  });

  it('every goroutine runs once, and Ps without work steal half of another', () => {
    const k = new TestKernel(4);
    let ran = 0;
    for (let i = 0; i < 200; i++) {
      k.go(() => {
        ran++;
        k.park();
      });
    }
    assert.equal(k.run(), runResult.deadlock);
    assert.equal(ran, 200);
    assert.ok(k.kernel64('steals') >= 100n, `${k.kernel64('steals')} stolen`);
  });

  it('the newest goroutine of a P runs next, the others in their order', () => {
    const k = new TestKernel();
    const order: number[] = [];
    for (let i = 0; i < 5; i++) {
      k.go(() => {
        order.push(i);
        k.park();
      });
    }
    k.run();
    assert.deepEqual(order, [4, 0, 1, 2, 3]);
  });
});
