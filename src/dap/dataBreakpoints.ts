/**
 * Data breakpoints: records in the program's memory that the kernel compares at each statement, and in which it notes accesses (src/runtime/dataWatch.ts).
 * A breakpoint on writes stops for those that change the value, unless it was asked for in the mode `write` (dataModes): then the client's id says so.
 */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Location } from '../compile/debuginfo/debugInfo';
import type { Frame, Goroutine } from '../inspect/goroutines';
import { kernelAddress } from '../inspect/goroutines';
import { type Value, Values } from '../inspect/values';
import { dataWatch, watchFor, watchVerdict } from '../layout/evaluation';

/** A place that can be watched. */
export interface WatchPlace {
  readonly address: number;
  readonly size: number;
  /** For a place in a stack its goroutine's record, for a variable in slots its frame's address; 0 else. */
  readonly g: number;
  readonly frame: number;
  readonly name: string;
}

interface Watch {
  readonly number: number;
  readonly place: WatchPlace;
  readonly record: number;
  readonly wanted: DebugProtocol.DataBreakpoint;
  hits: number;
}

/** What writes a data breakpoint stops for, as the client may choose. */
export const dataModes: readonly DebugProtocol.BreakpointMode[] = [
  { mode: 'change', label: 'Changes', description: 'Writes that leave another value', appliesTo: ['data'] },
  { mode: 'write', label: 'Every Write', description: 'Writes of the same value too', appliesTo: ['data'] },
];
/** Begins ids of places of which every write counts. */
export const everyWrite = 'write:';

/** `0x1000,8` or `0x1000,8,G,FRAME`: what a client keeps of a place, and may make up itself for a range of bytes. */
export function dataId(p: WatchPlace): string {
  return [p.address, p.size, ...(p.g ? [p.g, p.frame] : [])].map((n) => `0x${n.toString(16)}`).join(',');
}

export function placeOf(id: string): WatchPlace | undefined {
  const parts = id.replace(everyWrite, '').split(',').map(Number);
  const [address, size, g = 0, frame = 0] = parts;
  if (parts.some((n) => !Number.isInteger(n) || n < 0) || !address || !size) return undefined;
  return { address, size, g, frame, name: id };
}

/** Where a variable is, if it is in memory that can be watched: in the image, or in the slots of a frame. `stackOf` tells the record of the goroutine in whose stack an address lies, 0 for none. */
export function placeOfVariable(values: Values, value: Value, name: string, slots: { readonly location: Location; readonly frame: Frame; readonly g: Goroutine } | undefined, stackOf: (address: number) => number): WatchPlace | undefined {
  if (slots?.location.kind === 'slots') {
    const { location, frame, g } = slots;
    const offsets = [...location.offsets].sort((a, b) => a - b);
    const first = offsets[0];
    const last = offsets[offsets.length - 1];
    // The parts of a value lie side by side, each in eight bytes.
    if (first === undefined || last === undefined || last - first !== 8 * (offsets.length - 1)) return undefined;
    return { address: frame.fp + first, size: last - first + (offsets.length === 1 ? Math.min(8, Math.max(1, value.type.size)) : 8), g: g.address, frame: frame.fp, name };
  }
  if (value.memory !== values.memory || value.type.size === 0) return undefined;
  return { address: value.address, size: value.type.size, g: stackOf(value.address), frame: 0, name };
}

/** A hit, or the end, of a data breakpoint. */
export interface DataHit {
  readonly number: number;
  readonly wanted: DebugProtocol.DataBreakpoint;
  readonly hits: number;
  readonly place: WatchPlace;
  readonly verdict: 'changed' | 'read' | 'written' | 'gone';
  /** The bytes as they were before a change. */
  readonly before: Uint8Array;
}

const verdicts = { [watchVerdict.changed]: 'changed', [watchVerdict.gone]: 'gone', [watchVerdict.read]: 'read', [watchVerdict.written]: 'written' } as const;

/** What the kernel is to look for. */
function wantedBits({ accessType, dataId: id }: DebugProtocol.DataBreakpoint): number {
  if (accessType === 'read') return watchFor.read;
  if (accessType === 'readWrite') return watchFor.read | watchFor.write | watchFor.change;
  return id.startsWith(everyWrite) ? watchFor.write | watchFor.change : watchFor.change;
}

/** Whether memory alone does not show it. */
function needsTelling(b: DebugProtocol.DataBreakpoint): boolean {
  return (wantedBits(b) & ~watchFor.change) !== 0;
}

export class DataBreakpoints {
  private watches: Watch[] = [];
  private readonly free = new Map<number, number[]>();
  private next = 100000;

  private tells = false;

  /** `allocate` gives memory that stays, for the records; `tell` has the program tell of its accesses, or not. */
  constructor(private readonly memory: () => DataView, private readonly allocate: (bytes: number) => Promise<number>, private readonly tell: (on: boolean) => Promise<unknown>) {}

  get any(): boolean {
    return this.watches.length > 0;
  }

  async set(list: readonly DebugProtocol.DataBreakpoint[]): Promise<DebugProtocol.Breakpoint[]> {
    const old = this.watches;
    const out: DebugProtocol.Breakpoint[] = [];
    const now: Watch[] = [];
    const untold = await this.askForAccesses(list);
    for (const wanted of list) {
      const kept = old.find((w) => w.wanted.dataId === wanted.dataId && !now.includes(w));
      const place = placeOf(wanted.dataId);
      if (untold && needsTelling(wanted)) out.push({ verified: false, message: untold });
      else if (!place || place.address + place.size > this.memory().byteLength) out.push({ verified: false, message: 'there is no such data' });
      else {
        const watch = kept ? { ...kept, wanted } : { number: this.next++, place, record: await this.record(place), wanted, hits: 0 };
        now.push(watch);
        out.push({ id: watch.number, verified: true });
      }
    }
    for (const w of old) if (!now.some((n) => n.number === w.number)) this.freed(w);
    this.watches = now;
    this.link();
    return out;
  }

  /** Has the program tell of its accesses if one of the list needs that. Returns why it cannot, '' if it can. */
  private async askForAccesses(list: readonly DebugProtocol.DataBreakpoint[]): Promise<string> {
    const needed = list.some(needsTelling);
    if (needed === this.tells) return '';
    try {
      await this.tell(needed);
      this.tells = needed;
      return '';
    } catch (e) {
      return `reads cannot be noticed now: ${(e as Error).message}`;
    }
  }

  private async record(place: WatchPlace): Promise<number> {
    const bytes = dataWatch.bytes + 2 * ((place.size + 7) & ~7);
    const at = this.free.get(bytes)?.pop() ?? (await this.allocate(bytes));
    const view = this.memory();
    const write = (field: number, value: number): void => view.setUint32(at + field, value, true);
    write(dataWatch.address, place.address);
    write(dataWatch.size, place.size);
    write(dataWatch.copy, at + dataWatch.bytes);
    write(dataWatch.g, place.g);
    write(dataWatch.frame, place.frame);
    write(dataWatch.verdict, watchVerdict.same);
    const all = new Uint8Array(view.buffer);
    all.copyWithin(at + dataWatch.bytes, place.address, place.address + place.size);
    return at;
  }

  private freed(w: Watch): void {
    const bytes = dataWatch.bytes + 2 * ((w.place.size + 7) & ~7);
    const list = this.free.get(bytes);
    if (list) list.push(w.record);
    else this.free.set(bytes, [w.record]);
  }

  private link(): void {
    const view = this.memory();
    let head = 0;
    for (const w of this.watches) {
      view.setUint32(w.record + dataWatch.next, head, true);
      view.setUint32(w.record + dataWatch.wanted, wantedBits(w.wanted), true);
      head = w.record;
    }
    view.setUint32(kernelAddress('dataWatches'), head, true);
  }

  /** What has happened since the last stop; hits are counted, and verdicts taken. */
  hits(): DataHit[] {
    const view = this.memory();
    const out: DataHit[] = [];
    for (const w of this.watches) {
      const verdict = verdicts[view.getUint32(w.record + dataWatch.verdict, true) as keyof typeof verdicts];
      if (!verdict) continue;
      if (verdict !== 'gone') {
        w.hits++;
        view.setUint32(w.record + dataWatch.verdict, watchVerdict.same, true);
      }
      const copy = w.record + dataWatch.bytes + w.place.size;
      out.push({ number: w.number, wanted: w.wanted, hits: w.hits, before: new Uint8Array(view.buffer).slice(copy, copy + w.place.size), place: w.place, verdict });
    }
    const gone = new Set(out.filter((h) => h.verdict === 'gone').map((h) => h.number));
    if (gone.size > 0) {
      this.watches = this.watches.filter((w) => !gone.has(w.number));
      this.link();
    }
    return out;
  }
}
