/**
 * A program on the engine: one memory, one table, the kernel and the program's module, and the loop that runs them.
 *
 * `run` enters the kernel's scheduler again and again. It comes back when the host is needed: to wait until a timer is due or
 * input arrives, to look at frames, or because the program has ended. Everything runs on the calling thread, which
 * should be a worker with a large stack.
 */
import { type Host, hostImports } from './hostCalls';
import { kernelRecord } from '../layout/machine';
import { offsetsOf } from '../layout/records';

export interface MachineOptions {
  readonly kernel: Uint8Array;
  readonly wasm: Uint8Array;
  /** The module of the linked library, and what the program imports of it by table index; undefined for a program with a library of its own. */
  readonly library: { readonly wasm: Uint8Array; readonly imported: readonly number[] } | undefined;
  readonly header: number;
  readonly pages: number;
  readonly tableSize: number;
  /** Bytes. */
  readonly memoryLimit: number;
  readonly seed: bigint;
  readonly procs: number;
  readonly gcPercent: number;
  /** Fields of the Kernel record that are set before the program begins. */
  readonly settings: Readonly<Record<string, number>>;
}

/** Thrown through the program's frames when the run is over. */
export class Exit extends Error {
  /** `signal` has ended the program. */
  constructor(readonly code: number, readonly signal?: number) {
    super(`exit ${code}`);
  }
}

/** A fatal error of the runtime, with the number and argument that the kernel gave. */
export class Fatal extends Error {
  constructor(readonly code: number, readonly arg: number, readonly text = '') {
    super(`fatal ${code}`);
  }
}

export interface KernelExports {
  init(program: number, memoryLimit: number, seed: bigint, procs: number, gcPercent: number): void;
  run(): number;
  nextTimer(): bigint;
  idleGC(): bigint;
  nanotime(): bigint;
  clock(): bigint;
  /** The host has waited for the next timer: a virtual clock goes on to it. */
  clockReached(): void;
  hostReady(g: number, result: number, result2: number): void;
  setResult(a: number, b: number): void;
  collect(forced: number): void;
  mallocBytes(size: number): number;
  /** An evaluation of the debugger (src/runtime/eval.ts). */
  evalStart(closure: number): void;
  evalRun(): number;
  evalTimer(): bigint;
  evalEnd(): void;
  /** Asks the filters of the breakpoints at a check (src/runtime/filters.ts). */
  breakpointWanted(id: number, frame: number): number;
  persistentAlloc(bytes: number): number;
  setMemoryLimit(limit: bigint): bigint;
  /** Bytes of an object of a size class. */
  classBytes(sizeClass: number): number;
  /** Whether a program that is idle for so many ns should give memory back; the host has done so, or could not (src/runtime/mgcscavenge.ts). */
  releaseDue(ns: bigint): number;
  released(moved: number): void;
}

const kernelFields = offsetsOf('Kernel');

/** A module that joins a program (compile/emit/addition.ts), and what to write into memory for it. */
export interface JoiningCode {
  readonly wasm: Uint8Array;
  readonly imported: readonly number[];
  readonly data: readonly { readonly address: number; readonly bytes: Uint8Array }[];
  readonly tableSize: number;
  readonly roots: { readonly address: number; readonly count: number } | undefined;
}

const wasmPageBytes = 65536;

function newMemory(pages: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages, maximum: 65536, shared: true });
}

/** Code that has come to the program since it began. */
interface LateModule {
  readonly module: WebAssembly.Module;
  /** Functions of the table that it imports. */
  readonly imported: readonly number[];
}

export class Machine {
  /** Memory, table and the modules' instances over them change when the image moves: nobody else may keep any of them. */
  memory!: WebAssembly.Memory;
  kernel!: KernelExports;
  private table!: WebAssembly.Table;
  /** Leaves an answer for the program's next takeAnswer. */
  readonly provide: (bytes: Uint8Array) => bigint;
  /** Rebuilt when the memory has grown. */
  private dataView!: DataView;
  private readonly hostCalls: WebAssembly.ModuleImports;
  private readonly modules: { readonly kernel: WebAssembly.Module; readonly library: WebAssembly.Module | undefined; readonly program: WebAssembly.Module };
  private readonly imported: readonly number[];
  private readonly joined: LateModule[] = [];
  /** The code in place of the program's own, and the functions that it stands for. */
  private replacing: (LateModule & { readonly places: readonly number[] }) | undefined;
  private readonly replaced = new Map<number, unknown>();

  constructor(options: MachineOptions, readonly host: Host) {
    const calls = hostImports(host);
    host.attach(this);
    this.provide = calls.provide;
    this.hostCalls = calls.imports as WebAssembly.ModuleImports;
    const compile = (wasm: Uint8Array): WebAssembly.Module => new WebAssembly.Module(wasm as BufferSource);
    const { library } = options;
    this.modules = { kernel: compile(options.kernel), library: library && compile(library.wasm), program: compile(options.wasm) };
    this.imported = library?.imported ?? [];
    this.instantiate(newMemory(Math.max(16, options.pages)), options.tableSize + 64);
    for (const [field, value] of Object.entries(options.settings)) this.setKernelField(field, value);
    this.kernel.init(options.header, Math.min(options.memoryLimit, 0xffff0000), options.seed, options.procs, options.gcPercent);
  }

  /** The kernel, the library and the program over a memory, which has their data then. */
  private instantiate(memory: WebAssembly.Memory, tableSize: number): void {
    this.memory = memory;
    this.dataView = new DataView(memory.buffer);
    this.table = new WebAssembly.Table({ initial: tableSize, element: 'anyfunc' });
    const env = { memory, table: this.table };
    const { kernel, library, program } = this.modules;
    this.kernel = new WebAssembly.Instance(kernel, { env: { ...env, abort: () => { throw new Error('kernel abort'); } }, host: this.hostCalls }).exports as unknown as KernelExports;
    const imports = { env, kernel: this.kernel as unknown as WebAssembly.ModuleImports, host: this.hostCalls };
    if (library) new WebAssembly.Instance(library, imports);
    new WebAssembly.Instance(program, { ...imports, program: this.functions(this.imported) });
  }

  private instantiateLate(code: LateModule): void {
    const env = { memory: this.memory, table: this.table };
    new WebAssembly.Instance(code.module, { env, program: this.functions(code.imported), kernel: this.kernel as unknown as WebAssembly.ModuleImports, host: this.hostCalls });
  }

  /** Functions of the table under their indices, as a module imports them. */
  private functions(indices: readonly number[]): WebAssembly.ModuleImports {
    return Object.fromEntries(indices.map((index) => [String(index), this.table.get(index) as WebAssembly.ExportValue]));
  }

  /**
   * Moves the image to a new memory, in which only what is in use takes room; `copy` fills it. No code of the program may be on the native stack.
   * Returns false, with nothing changed, if there is no room for a second memory.
   */
  move(copy: (to: WebAssembly.Memory) => void): boolean {
    let to: WebAssembly.Memory;
    try {
      to = newMemory(this.memory.buffer.byteLength / wasmPageBytes);
    } catch (e) {
      if (e instanceof RangeError) return false;
      throw e;
    }
    this.instantiate(to, this.table.length);
    for (const code of this.joined) this.instantiateLate(code);
    const { replacing } = this;
    this.replaced.clear();
    if (replacing) this.putInPlace(replacing);
    // Last, since instances write their data.
    copy(to);
    return true;
  }

  /** Adds code and data to the program while it stands. */
  join(code: JoiningCode): void {
    if (this.table.length < code.tableSize) this.table.grow(code.tableSize - this.table.length + 64);
    for (const d of code.data) this.bytes(d.address, d.bytes.length).set(d.bytes);
    if (code.roots) {
      this.setKernelField('globalPointers', code.roots.address);
      this.setKernelField('nGlobalPointers', code.roots.count);
    }
    const late = { module: new WebAssembly.Module(code.wasm as BufferSource), imported: code.imported };
    this.joined.push(late);
    this.instantiateLate(late);
  }

  /** Other code for places of the table that are taken; the same call without code brings the program's own back. */
  replace(code: { readonly wasm: Uint8Array; readonly imported: readonly number[]; readonly places: readonly number[] } | undefined): void {
    this.replaced.forEach((f, index) => this.table.set(index, f));
    this.replaced.clear();
    this.replacing = code && { module: new WebAssembly.Module(code.wasm as BufferSource), imported: code.imported, places: code.places };
    if (this.replacing) this.putInPlace(this.replacing);
  }

  private putInPlace(code: LateModule & { readonly places: readonly number[] }): void {
    for (const index of code.places) this.replaced.set(index, this.table.get(index));
    this.instantiateLate(code);
  }

  /** Calls a function of the table: a compiled expression or condition. */
  callTable(index: number, fp: number, frame: number): number {
    return (this.table.get(index) as (fp: number, frame: number) => number)(fp, frame);
  }

  get view(): DataView {
    if (this.dataView.buffer.byteLength !== this.memory.buffer.byteLength) this.dataView = new DataView(this.memory.buffer);
    return this.dataView;
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address >>> 0, length);
  }

  /** A field of the kernel's record. */
  kernelField(name: string): number {
    return this.view.getUint32(kernelRecord + (kernelFields[name] as number), true);
  }
  kernelField64(name: string): bigint {
    return this.view.getBigInt64(kernelRecord + (kernelFields[name] as number), true);
  }
  setKernelField(name: string, value: number): void {
    this.view.setUint32(kernelRecord + (kernelFields[name] as number), value, true);
  }
}

