/**
 * The narrow table of host calls through which a program reaches the world: clock, standard streams, files, environment.
 *
 * The functions here have the signatures of src/compile/lower/kernelFunctions.ts. Answers longer than a word are prepared here and fetched with
 * `takeAnswer`, because only the program can allocate in its heap.
 */
import type { Machine } from './machine';

export type FuncType = (...args: never[]) => unknown;

/** What `hostRead` answers when the goroutine must wait. */
export const pendingRead = -0x7fffffff;

export interface Host {
  attach(machine: Machine): void;
  /** Milliseconds: monotonic, standing while the debugger holds the program; and since 1970. */
  now(): number;
  wall(): number;
  /** Writes what the kernel asks for (reportKind) to standard error. */
  report(kind: number): void;
  /** Standard streams and files; negative errno on failure. */
  write(fd: number, bytes: Uint8Array): number;
  /** Reads into `to`; pendingRead if nothing is there yet: then goroutine `g` is readied when `address` has been filled. */
  read(g: number, fd: number, to: Uint8Array, address: number): number;
  open(name: string, flags: number, perm: number): number;
  close(fd: number): number;
  seek(fd: number, offset: number, whence: number): number;
  /** The answer's bytes, or an errno. */
  fileOp(op: string, a: string, b: string): Uint8Array | number;
  random(to: Uint8Array): void;
  memStat(name: string): bigint;
  /** The kernel has stopped at an event; returns when the program may go on. */
  probe(): void;
  exit(code: number): never;
  fatal(code: number, arg: number, text: string): never;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The imports, and a way to leave an answer for the program's next takeAnswer. */
export function hostImports(host: Host): { imports: Record<string, FuncType>; provide(bytes: Uint8Array): bigint } {
  let machine!: Machine;
  let answer: Uint8Array = new Uint8Array(0);
  const attach = host.attach.bind(host);
  host.attach = (m) => {
    machine = m;
    attach(m);
  };
  const copyOf = (address: number, length: number): Uint8Array => machine.bytes(address, length).slice();
  const text = (address: number, length: bigint): string => decoder.decode(copyOf(address, Number(length)));
  const print = (s: string): void => {
    host.write(2, encoder.encode(s));
  };
  const provide = (bytes: Uint8Array): bigint => {
    answer = bytes;
    return BigInt(bytes.length);
  };
  const table = {
    now: host.now,
    wall: host.wall,
    report: (kind: number) => host.report(kind),
    probe: () => host.probe(),
    fatal: (code: number, arg: number) => host.fatal(code, arg, ''),
    exit: (code: number) => host.exit(code),
    write: (fd: bigint, p: number, n: bigint) => BigInt(host.write(Number(fd), copyOf(p, Number(n)))),
    read: (g: number, fd: number, p: number, n: number) => {
      const buffer = new Uint8Array(n >>> 0);
      const r = host.read(g, fd, buffer, p);
      if (r > 0) machine.bytes(p, r).set(buffer.subarray(0, r));
      return r;
    },
    open: (p: number, n: bigint, flags: bigint, perm: bigint) => BigInt(host.open(text(p, n), Number(flags), Number(perm))),
    close: (fd: bigint) => BigInt(host.close(Number(fd))),
    seek: (fd: bigint, offset: bigint, whence: bigint) => BigInt(host.seek(Number(fd), Number(offset), Number(whence))),
    fileOp: (op: number, opLength: bigint, a: number, aLength: bigint, b: number, bLength: bigint) => {
      const r = host.fileOp(text(op, opLength), text(a, aLength), text(b, bLength));
      return typeof r === 'number' ? BigInt(-r) : provide(r);
    },
    takeAnswer: (p: number) => {
      machine.bytes(p, answer.length).set(answer);
      answer = new Uint8Array(0);
    },
    processInfo: () => 0n,
    localZone: () => 0n,
    cryptoRandom: (p: number, n: bigint) => {
      const bytes = new Uint8Array(Number(n));
      host.random(bytes);
      machine.bytes(p, bytes.length).set(bytes);
    },
    memStat: (p: number, n: bigint) => host.memStat(text(p, n)),
    printString: (p: number, n: bigint) => {
      host.write(2, copyOf(p, Number(n)));
    },
    printInt: (v: bigint) => print(v.toString()),
    printUint: (v: bigint) => print(BigInt.asUintN(64, v).toString()),
    printFloat: (v: number, bits: number) => print(formatFloat(v, bits & ~1, (bits & 1) !== 0)),
    printHex: (v: bigint) => print(`0x${BigInt.asUintN(64, v).toString(16)}`),
  };
  return { imports: table as unknown as Record<string, FuncType>, provide };
}

/** A float as the builtin print writes it: the shortest digits that name it, with an exponent below 1e-4 and from 1e6 on. */
export function formatFloat(v: number, bits = 64, signed = false): string {
  if (Number.isNaN(v)) return signed ? '+NaN' : 'NaN';
  if (!Number.isFinite(v)) return v > 0 ? '+Inf' : '-Inf';
  const negative = v < 0 || Object.is(v, -0);
  const sign = negative ? '-' : signed ? '+' : '';
  const a = Math.abs(v);
  let shortest = a.toExponential();
  if (bits === 32) for (let digits = 0; digits < 9; digits++) {
    shortest = a.toExponential(digits);
    if (Math.fround(Number(shortest)) === a) break;
  }
  const [mantissa, exponent] = shortest.split('e') as [string, string];
  const e = Number(exponent);
  if (a !== 0 && (e < -4 || e >= 6)) return `${sign}${mantissa}e${e < 0 ? '-' : '+'}${String(Math.abs(e)).padStart(2, '0')}`;
  return sign + (bits === 32 ? String(Number(shortest)) : String(a));
}
