/** Channels: the ring with its positions, and the goroutines in the two queues, in order. */
import { offsetsOf } from '../layout/records';
import { gFields, kernelU32 } from './goroutines';
import type { HeapIndex } from './heapIndex';
import type { Image } from './image';

const hchan = offsetsOf('Hchan') as Readonly<Record<string, number>>;
const sudog = offsetsOf('Sudog') as Readonly<Record<string, number>>;

export interface ChannelState {
  readonly address: number;
  readonly elemType: number;
  readonly count: number;
  readonly capacity: number;
  readonly closed: boolean;
  readonly buffer: number;
  readonly elemSize: number;
  readonly sendx: number;
  readonly recvx: number;
  readonly timer: number;
  readonly senders: readonly Waiter[];
  readonly receivers: readonly Waiter[];
}

export interface Waiter {
  readonly goroutine: number;
  /** Where the value is that a sender brings; 0 for none. */
  readonly value: number;
  readonly inSelect: boolean;
}

function queue(image: Image, first: number): Waiter[] {
  const m = image.memory;
  const out: Waiter[] = [];
  for (let s = first; s !== 0 && out.length < 100000; s = m.u32(s + (sudog.next as number))) {
    const g = m.u32(s + (sudog.g as number));
    out.push({ goroutine: g ? Number(m.u64(g + (gFields.goid as number))) : 0, value: m.u32(s + (sudog.elem as number)), inSelect: m.u32(s + (sudog.isSelect as number)) !== 0 });
  }
  return out;
}

export function channelState(image: Image, c: number): ChannelState {
  const u = (f: string): number => image.memory.u32(c + (hchan[f] as number));
  return {
    address: c, elemType: u('elemType'), count: u('qcount'), capacity: u('dataqsiz'), closed: u('closed') !== 0, buffer: u('buf'), elemSize: u('elemSize'), sendx: u('sendx'), recvx: u('recvx'), timer: u('timer'),
    senders: queue(image, u('sendFirst')), receivers: queue(image, u('recvFirst')),
  };
}

/** Addresses of all channels that are live. */
export function allChannels(heap: HeapIndex): number[] {
  const type = kernelU32(heap.image.memory, 'hchanType');
  const out: number[] = [];
  for (let s = 0; s < heap.nSpans; s++) {
    if (heap.isNoscan(s) || (heap.elemSize[s] as number) > 128) continue;
    for (let i = 0; i < (heap.nElems[s] as number); i++) if (heap.typeOf(s, i) === type && heap.isLive(s, i)) out.push((heap.start[s] as number) + i * (heap.elemSize[s] as number));
  }
  return out;
}
