/**
 * Core files: a stopped program's memory with what the compiler noted about its code, for `glassgo inspect` and for debugging later.
 *
 * ```
 * "GLASSGO\n"  u32 version  u32 length of header  header: JSON (CoreHeader)
 * sections, each  u32 kind  u32 address (of memory)  u32 length unpacked  u32 length packed  bytes packed with deflate
 *   kind 1: debug information, as structured clone (node:v8)      kind 2: up to 4 MiB of memory; pieces that are zero are left out
 * ```
 *
 * The memory is the whole state of a run (ARCHITECTURE.md), so nothing else need be saved. A reader must have the same layouts: the header carries a hash of them.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { deserialize, serialize } from 'node:v8';
import type { DebugInfo } from '../compile/debuginfo/debugInfo';
import { machine } from '../layout/machine';
import { probes } from '../layout/probes';
import { records } from '../layout/records';

const magic = 'GLASSGO\n';
const version = 1;
const pieceBytes = 4 << 20;
const sectionKind = { debug: 1, memory: 2 } as const;

export interface CoreHeader {
  readonly program: string;
  readonly layout: string;
  readonly memoryBytes: number;
  /** Why the program stood: DAP's reason, what the debugger knew about it, in which goroutine. */
  readonly reason: string;
  readonly description: string;
  readonly goroutine: number;
}

export interface Core {
  readonly header: CoreHeader;
  readonly debug: DebugInfo;
  readonly memory: ArrayBuffer;
}

/** Says whether two versions of Glassgo agree about what is where. */
export function layoutHash(): string {
  return createHash('sha256').update(JSON.stringify([records, machine, probes])).digest('hex').slice(0, 16);
}

function section(kind: number, address: number, bytes: Uint8Array): Buffer {
  const packed = deflateRawSync(bytes, { level: 1 });
  const head = Buffer.alloc(16);
  [kind, address, bytes.length, packed.length].forEach((n, i) => head.writeUInt32LE(n, 4 * i));
  return Buffer.concat([head, packed]);
}

/** The pieces of a core file, in order. */
export function* writeCore(about: Omit<CoreHeader, 'layout' | 'memoryBytes'>, debug: DebugInfo, memory: ArrayBufferLike): Generator<Buffer> {
  const header = Buffer.from(JSON.stringify({ ...about, layout: layoutHash(), memoryBytes: memory.byteLength } satisfies CoreHeader));
  const head = Buffer.alloc(16);
  head.write(magic, 'latin1');
  head.writeUInt32LE(version, 8);
  head.writeUInt32LE(header.length, 12);
  yield Buffer.concat([head, header]);
  yield section(sectionKind.debug, 0, serialize(debug));
  for (let at = 0; at < memory.byteLength; at += pieceBytes) {
    // A copy: the memory may be shared, and zlib takes no shared buffers.
    const piece = new Uint8Array(memory, at, Math.min(pieceBytes, memory.byteLength - at)).slice();
    if (new Float64Array(piece.buffer, 0, piece.length >>> 3).some((n) => !Object.is(n, 0))) yield section(sectionKind.memory, at, piece);
  }
}

/** Throws an Error whose message is for people. */
export function readCore(file: Uint8Array): Core {
  const b = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (b.length < 16 || b.toString('latin1', 0, 8) !== magic) throw new Error('this is not a core file of Glassgo');
  if (b.readUInt32LE(8) !== version) throw new Error(`this core file has format ${b.readUInt32LE(8)}; this version reads format ${version}`);
  let at = 16 + b.readUInt32LE(12);
  const header = JSON.parse(b.toString('utf8', 16, at)) as CoreHeader;
  if (header.layout !== layoutHash()) throw new Error('this core file was written by another version of Glassgo, whose runtime has other layouts');
  const memory = new ArrayBuffer(header.memoryBytes);
  let debug: DebugInfo | undefined;
  while (at + 16 <= b.length) {
    const [kind, address, length, packed] = [0, 4, 8, 12].map((o) => b.readUInt32LE(at + o)) as [number, number, number, number];
    if (at + 16 + packed > b.length) throw new Error('this core file is cut off');
    const bytes = inflateRawSync(b.subarray(at + 16, at + 16 + packed));
    if (bytes.length !== length) throw new Error('this core file is damaged');
    if (kind === sectionKind.debug) debug = deserialize(bytes) as DebugInfo;
    else if (kind === sectionKind.memory) new Uint8Array(memory, address, length).set(bytes);
    at += 16 + packed;
  }
  if (!debug) throw new Error('this core file has no debug information');
  return { header, debug, memory };
}
