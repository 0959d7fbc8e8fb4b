/**
 * A large table of the linked library as the build writes it: in pieces by the hash of the key, of which a compilation reads those
 * that it needs. A program asks for some dozens of the library's thousands of functions, and reading all would take longer than compiling it.
 */
import { deserialize, serialize } from 'node:v8';
import type { Lookup } from '../compile/prelink/library';

export interface Pieces {
  /** Where each piece begins; the last entry is the end. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
  /** A bit for each key, by its hash: it tells of nearly all keys that are not there, and no piece is read for them. */
  readonly present: Uint8Array;
}

const nPieces = 512;
/** Of the hash that `present` goes by. */
const presentBits = 18;

function hashOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return hash;
}

function pieceOf(hash: number): number {
  return (hash >>> 0) % nPieces;
}

/** Mixed, so that keys of the same piece differ in it. */
function bitOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - presentBits);
}

export function inPieces<T>(table: ReadonlyMap<string, T>): Pieces {
  const parts = Array.from({ length: nPieces }, () => new Map<string, T>());
  const present = new Uint8Array(1 << (presentBits - 3));
  for (const [key, value] of table) {
    const hash = hashOf(key);
    const bit = bitOf(hash);
    present[bit >> 3] = (present[bit >> 3] as number) | (1 << (bit & 7));
    parts[pieceOf(hash)]?.set(key, value);
  }
  const chunks = parts.map((p) => serialize(p));
  const starts = new Uint32Array(nPieces + 1);
  chunks.forEach((c, i) => { starts[i + 1] = (starts[i] as number) + c.length; });
  return { starts, bytes: Buffer.concat(chunks), present };
}

export class PiecedTable<T> implements Lookup<T> {
  private readonly read: (ReadonlyMap<string, T> | undefined)[] = new Array(nPieces);

  constructor(private readonly pieces: Pieces) {}

  get(key: string): T | undefined {
    const hash = hashOf(key);
    const bit = bitOf(hash);
    if (((this.pieces.present[bit >> 3] as number) & (1 << (bit & 7))) === 0) return undefined;
    const i = pieceOf(hash);
    let piece = this.read[i];
    if (!piece) {
      const { starts, bytes } = this.pieces;
      piece = deserialize(bytes.subarray(starts[i], starts[i + 1])) as ReadonlyMap<string, T>;
      this.read[i] = piece;
    }
    return piece.get(key);
  }
}
