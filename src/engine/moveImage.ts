/**
 * Copies an image to a new memory without its free pages, and drops what JavaScript still holds of the old one (src/runtime/mgcscavenge.ts says why).
 *
 * The thread that copies must be the only one that writes to the image: the program's worker, or under a debugger its owner, whose wishes
 * (pause, breakpoints) may come at any time. The new memory holds what the modules' data segments put there.
 */
import { runInNewContext } from 'node:vm';
import { kernelRecord } from '../layout/machine';
import { offsetsOf } from '../layout/records';

const kernelFields = offsetsOf('Kernel');
const spanFields = offsetsOf('Span') as Readonly<Record<string, number>>;
const goPageBytes = 8192;
/** Bytes that are looked at together: the larger, the faster, and the more zeros are written. */
const pieceBytes = 65536;
/** mheap.ts: the state of a free span. */
const spanFree = 0;

/** Start and end of the runs of free pages, by address. */
function freeRuns(image: DataView): [number, number][] {
  const u32 = (address: number): number => image.getUint32(address, true);
  const kernel = (field: string): number => u32(kernelRecord + (kernelFields[field] as number));
  const spans = kernel('spans');
  const runs: [number, number][] = [];
  for (let i = 0; i < kernel('nSpans'); i++) {
    const span = u32(spans + 4 * i);
    const pages = u32(span + (spanFields.nPages as number));
    if (u32(span + (spanFields.state as number)) !== spanFree || pages === 0) continue;
    const start = u32(span + (spanFields.start as number));
    runs.push([start, start + pages * goPageBytes]);
  }
  return runs.sort((a, b) => a[0] - b[0]);
}

/** Pieces of the heap that are zero are not written: pages that nobody has touched stay without memory in the copy, too. */
export function copyImage(from: ArrayBufferLike, to: ArrayBufferLike): void {
  const source = Buffer.from(from as ArrayBuffer);
  const target = Buffer.from(to as ArrayBuffer);
  const image = new DataView(from);
  const kernel = (field: string): number => image.getUint32(kernelRecord + (kernelFields[field] as number), true);
  const end = kernel('heapUsed');
  // Below the heap's tables the copy has the modules' data already.
  let at = kernel('pageSpans');
  source.copy(target, 0, 0, at);
  const zeros = Buffer.alloc(pieceBytes);
  for (const [start, next] of [...freeRuns(image), [end, end] as const]) {
    while (at < start) {
      const stop = Math.min(at + pieceBytes, start);
      if (source.compare(zeros, 0, stop - at, at, stop) !== 0) source.copy(target, at, at, stop);
      at = stop;
    }
    at = next;
  }
}

/** A memory lives until V8's collector finds that nothing refers to it, and does not notice how large it is. Without the flag (cli/loadBundle.ts) that takes its time. */
export function collectJavaScript(): void {
  const gc = runInNewContext('globalThis.gc') as (() => void) | undefined;
  // The first only queues what it finds for another thread to unmap; the second waits for that.
  gc?.();
  gc?.();
}
