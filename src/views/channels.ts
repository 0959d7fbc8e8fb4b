/** Channels and locks: lists with who waits, and one channel's buffer and queues. */
import { allChannels, channelState } from '../inspect/channels';
import { type GoroutineTable, locationOf } from '../inspect/goroutineTable';
import type { HeapIndex } from '../inspect/heapIndex';
import type { Image } from '../inspect/image';
import { condOrder, heldLocks, lockState, placeName, semaphoreOrder, syncTypeAt } from '../inspect/locks';
import { type WaitObject, channelType, describeWait, waitObjects } from '../inspect/waitObjects';
import type { ChannelAnswer, ChannelRow, ChannelsAnswer, LockRow, WaiterRow } from './messages';

const maxSlots = 1024;
const maxWaiters = 200;

export class ChannelsView {
  /** Row of the first goroutine that waits for each object, to name it by. */
  private readonly firstWaiter = new Map<number, { row: number; object: WaitObject }>();
  private readonly waiters = new Map<number, number[]>();

  constructor(private readonly image: Image, private readonly t: GoroutineTable, private readonly heap: () => HeapIndex) {
    for (let i = 0; i < t.n; i++) {
      if (!t.waitReason[i]) continue;
      for (const object of waitObjects(image, t, i)) {
        if (!this.firstWaiter.has(object.address)) this.firstWaiter.set(object.address, { row: i, object });
        const list = this.waiters.get(object.address);
        if (list) list.push(i);
        else this.waiters.set(object.address, [i]);
      }
    }
  }

  list(args: { start?: number; count?: number }): ChannelsAnswer {
    const all = allChannels(this.heap()).map((c) => this.row(c));
    // Those where somebody waits first, then those that hold something.
    all.sort((a, b) => b.senders + b.receivers - (a.senders + a.receivers) || b.count - a.count || a.address - b.address);
    const start = args.start ?? 0;
    const locks = this.locks();
    return { channels: all.slice(start, start + Math.min(args.count ?? 200, 1000)), total: all.length, locks: locks.slice(0, 500), nLocks: locks.length };
  }

  private row(c: number): ChannelRow {
    const s = channelState(this.image, c);
    return { address: c, name: this.name(c), type: channelType(this.image, c), count: s.count, capacity: s.capacity, closed: s.closed, senders: s.senders.length, receivers: s.receivers.length, timer: s.timer !== 0 };
  }

  private name(address: number): string {
    const first = this.firstWaiter.get(address);
    return first ? describeWait(this.image, this.t, first.row, first.object).replace(/ \(.*\)$/, '') : '';
  }

  private waiter(goroutine: number, value: string, inSelect: boolean): WaiterRow {
    const i = this.t.rowOf.get(goroutine);
    return { goroutine, at: i === undefined ? { func: '', path: '', line: 0 } : locationOf(this.image, this.t, i), value, inSelect };
  }

  channel(args: { address?: number }): ChannelAnswer {
    const address = args.address ?? 0;
    if (!allChannels(this.heap()).includes(address)) throw new Error(`there is no channel at 0x${address.toString(16)}`);
    const s = channelState(this.image, address);
    const { values } = this.image;
    const text = (at: number): string => (s.elemType && at ? values.format(values.at(s.elemType, at), 1) : '');
    const n = Math.min(s.capacity, maxSlots);
    const slots = Array.from({ length: n }, (_, i) => {
      const distance = (i - s.recvx + s.capacity) % s.capacity;
      return { index: i, filled: distance < s.count, order: distance < s.count ? distance : -1, value: distance < s.count ? text(s.buffer + i * s.elemSize) : '' };
    });
    return {
      row: this.row(address), slots, moreSlots: s.capacity - n, sendx: s.sendx, recvx: s.recvx,
      senders: s.senders.slice(0, maxWaiters).map((w) => this.waiter(w.goroutine, text(w.value), w.inSelect)), receivers: s.receivers.slice(0, maxWaiters).map((w) => this.waiter(w.goroutine, '', w.inSelect)),
    };
  }

  private locks(): LockRow[] {
    const held = heldLocks(this.image);
    const owners = new Map(held.filter((l) => !l.reads).map((l) => [l.address, l.g]));
    const readers = new Map<number, number[]>();
    for (const l of held) if (l.reads) readers.set(l.address, [...(readers.get(l.address) ?? []), this.t.id[this.t.rowOfAddress.get(l.g) ?? -1] ?? 0]);
    const order = semaphoreOrder(this.image);
    const kinds = new Map<number, WaitObject['kind']>();
    for (const [address, { object }] of this.firstWaiter) if (object.kind !== 'channel') kinds.set(address, object.kind);
    for (const address of owners.keys()) if (!kinds.has(address) || kinds.get(address) === 'mutex') kinds.set(address, syncTypeAt(this.image, address) === 'sync.RWMutex' ? 'rwmutex' : 'mutex');
    for (const address of readers.keys()) kinds.set(address, 'rwmutex');
    const rows = [...kinds].map(([address, kind]): LockRow => {
      const g = owners.get(address);
      const owner = g === undefined ? undefined : this.t.rowOfAddress.get(g);
      const queue = kind === 'cond' ? new Map(condOrder(this.image, address).map((g, i) => [g, i])) : order;
      const waiting = [...(this.waiters.get(address) ?? [])].sort((a, b) => (queue.get(this.t.address[a] as number) ?? 0) - (queue.get(this.t.address[b] as number) ?? 0));
      return {
        address, kind, name: this.name(address) || placeName(this.image, address), state: lockState(this.image, kind, address), owner: owner === undefined ? 0 : (this.t.id[owner] as number), readers: (readers.get(address) ?? []).slice(0, maxWaiters),
        waiters: waiting.slice(0, maxWaiters).map((i) => this.waiter(this.t.id[i] as number, '', false)), nWaiters: waiting.length,
      };
    });
    return rows.sort((a, b) => b.nWaiters - a.nWaiters || a.address - b.address);
  }
}
