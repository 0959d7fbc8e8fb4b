/**
 * The built kernel without a compiled program. Goroutines are functions of JavaScript, behind a small module of WebAssembly that
 * puts them into the table; each start and each resumption after parking is one call. The clock stands unless the test moves it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { programHeader } from '../../src/layout/image';
import { kernelRecord, machine, programBase } from '../../src/layout/machine';
import { offsetsOf, type RecordName } from '../../src/layout/records';
import { typeRecord } from '../../src/layout/typeDescriptor';

const closures = programBase + 0x1000;
const globals = programBase + 0x8000;
const types = programBase + 0x9000;
const memoryLimit = 64 << 20;
const startIndex = 1;

/** (module (import "t" "start" (func (param i32 i32))) (export "start" (func 0))): makes a WebAssembly function of a JavaScript one. */
const trampoline = Uint8Array.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 2, 0x7f, 0x7f, 0, 2, 11, 1, 1, 0x74, 5, 0x73, 0x74, 0x61, 0x72, 0x74, 0, 0, 7, 9, 1, 5, 0x73, 0x74, 0x61, 0x72, 0x74, 0, 0,
]);

type KernelFunction = (...args: (number | bigint)[]) => any;

export class TestKernel {
  readonly call: Record<string, KernelFunction>;
  readonly bodies: (() => void)[] = [];
  clock = 1000n;
  /** The host answers reads later, with hostReady. */
  pendingRead = false;
  /** What happens when a probe stops in the kernel. */
  atProbe: () => void = () => {};
  private readonly memory = new WebAssembly.Memory({ initial: 16, maximum: 65536, shared: true });
  private nTypes = 0;

  constructor(procs = 1) {
    const table = new WebAssembly.Table({ initial: 8, element: 'anyfunc' });
    const host = {
      now: () => Number(this.clock) / 1e6,
      wall: () => 0,
      report: () => {},
      fatal: (code: number) => {
        throw new Error(`fatal ${code}`);
      },
      wallSeconds: () => 0n,
      wallNanos: () => 0,
      read: () => (this.pendingRead ? -0x7fffffff : 0),
      probe: () => {
        this.atProbe();
      },
    };
    const env = {
      memory: this.memory,
      table,
      abort: () => {
        throw new Error('abort');
      },
    };
    const kernel = new WebAssembly.Module(readFileSync(path.join(__dirname, '../../dist/kernel.wasm')));
    this.call = new WebAssembly.Instance(kernel, { env, host }).exports as unknown as Record<string, KernelFunction>;
    const start = (_fp: number, closure: number): void => this.bodies[(closure - closures) / 16]?.();
    const wrapped = new WebAssembly.Instance(new WebAssembly.Module(trampoline), { t: { start } });
    table.set(startIndex, wrapped.exports.start as () => void);
    this.setU32(programBase + programHeader.end, programBase + 0x10000);
    // One global of four pointer words.
    this.setU32(programBase + programHeader.globalPointers, globals - 12);
    this.setU32(programBase + programHeader.nGlobalPointers, 1);
    [globals, 32, this.type(32, 0b1111)].forEach((v, i) => this.setU32(globals - 12 + 4 * i, v));
    this.setU32(
      programBase + programHeader.mainFn,
      this.closure(() => this.park()),
    );
    this.call.init(programBase, memoryLimit, 1n, procs, 100);
  }

  /** The i-th root. */
  root(i: number): number {
    return globals + 8 * i;
  }

  /** A type of that many bytes; bit i of `pointers` says that word i is one. */
  type(size: number, pointers: number): number {
    const at = types + 0x200 * this.nTypes++;
    const mask = at + typeRecord.bytes;
    this.setU32(at + typeRecord.size, size);
    this.setU32(at + typeRecord.ptrBytes, pointers ? 8 * (32 - Math.clz32(pointers)) : 0);
    this.setU32(at + typeRecord.gcMask, mask);
    this.setU32(mask, pointers);
    return at;
  }

  closure(body: () => void): number {
    const at = closures + 16 * this.bodies.length;
    this.bodies.push(body);
    this.setU32(at, startIndex);
    return at;
  }

  go(body: () => void): void {
    this.call.newproc(this.closure(body), 0);
  }

  /** Parks the running goroutine for ever. */
  park(): void {
    this.call.park(10, 0);
  }

  /** Lets the running goroutine go on with `body` when it is woken, since there is no frame to resume. */
  thenRun(body: () => void): void {
    const g = this.u32(machine.curg);
    this.setU32(g + this.offset('G', 'pendingFn'), this.closure(body));
    this.setU32(g + this.offset('G', 'pendingFp'), this.u32(g + this.offset('G', 'stackLo')));
  }

  offset(record: RecordName, field: string): number {
    return offsetsOf(record)[field] as number;
  }

  private get view(): DataView {
    return new DataView(this.memory.buffer);
  }
  u32(at: number): number {
    return this.view.getUint32(at, true);
  }
  u64(at: number): bigint {
    return this.view.getBigUint64(at, true);
  }
  setU32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }
  setU64(at: number, value: bigint): void {
    this.view.setBigUint64(at, value, true);
  }
  kernel(field: string): number {
    return this.u32(kernelRecord + this.offset('Kernel', field));
  }
  kernel64(field: string): bigint {
    return this.u64(kernelRecord + this.offset('Kernel', field));
  }

  /** Runs until the host is needed. */
  run(): number {
    return this.call.run();
  }
}
