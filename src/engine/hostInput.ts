/**
 * What a program reads and may have to wait for, its standard input and the signals that it asked for: pieces come from the thread that owns
 * it, so that a goroutine that reads parks and the others run on.
 */
import { pendingRead } from './hostCalls';
import type { Machine } from './machine';

interface Reader {
  readonly g: number;
  readonly address: number;
  readonly room: number;
}

export class HostInput {
  private pieces: Uint8Array[] = [];
  private readers: Reader[] = [];
  private ended: boolean;
  private asked = false;

  /** `ask` requests a piece; without it the input is empty. */
  constructor(private readonly ask: (() => void) | undefined) {
    this.ended = ask === undefined;
  }

  /** Bytes read into `to`, 0 at the end, or pendingRead: then goroutine `g` is readied when `address` has been filled. */
  read(g: number, to: Uint8Array, address: number): number {
    if (to.length === 0) return 0;
    if (this.pieces.length > 0) return this.take(to);
    if (this.ended) return 0;
    this.readers.push({ g, address, room: to.length });
    this.request();
    return pendingRead;
  }

  private request(): void {
    if (this.asked) return;
    this.asked = true;
    this.ask?.();
  }

  private take(to: Uint8Array): number {
    const piece = this.pieces[0] as Uint8Array;
    const n = Math.min(piece.length, to.length);
    to.set(piece.subarray(0, n));
    if (n === piece.length) this.pieces.shift();
    else this.pieces[0] = piece.subarray(n);
    return n;
  }

  /** A piece has come, or null for the end: goroutines that wait for it go on. */
  arrived(bytes: Uint8Array | null, machine: Machine): void {
    this.asked = false;
    if (bytes === null) this.ended = true;
    else if (bytes.length > 0) this.pieces.push(bytes);
    while (this.readers.length > 0 && (this.pieces.length > 0 || this.ended)) {
      const r = this.readers.shift() as Reader;
      const n = this.pieces.length > 0 ? this.take(machine.bytes(r.address, r.room)) : 0;
      machine.kernel.hostReady(r.g, n, 0);
    }
    if (this.readers.length > 0) this.request();
  }
}
