/**
 * Writes a WebAssembly module in binary form. Knows nothing of Go: callers encode function bodies, one after the other, and get back
 * a module's bytes.
 *
 * Function indices are assigned when a function is declared (imports first), so bodies can name functions whose code comes
 * later.
 */
import { ByteBuffer } from '../base/byteBuffer';
import { utf8 } from '../base/utf8';
import type { ValType } from './opcodes';

export interface FuncType {
  readonly params: readonly ValType[];
  readonly results: readonly ValType[];
}

interface FuncImport {
  readonly module: string;
  readonly name: string;
  readonly type: number;
}


export class ModuleBuilder {
  private readonly typeIndices = new Map<number | string, number>();
  private readonly types: FuncType[] = [];
  private readonly imports: FuncImport[] = [];
  private readonly funcTypes: number[] = [];
  /** The code entries, in the order in which they were defined, and where that of each function begins and ends. */
  private readonly code = new ByteBuffer(1 << 16);
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly exports: { name: string; func: number }[] = [];
  private readonly elements: { offset: number; funcs: number[] }[] = [];
  private readonly data: { offset: number; bytes: Uint8Array }[] = [];
  private readonly names = new Map<number, string>();
  /** Set by `finish`: where each function's code entry begins in the module, in order of declaration. */
  codeOffsets = new Uint32Array(0);

  typeIndex(type: FuncType): number {
    const key = typeKey(type);
    let index = this.typeIndices.get(key);
    if (index === undefined) {
      index = this.types.length;
      this.types.push(type);
      this.typeIndices.set(key, index);
    }
    return index;
  }

  /** All imports must be declared before the first function. */
  importFunc(module: string, name: string, type: FuncType): number {
    if (this.funcTypes.length > 0) throw new Error('imports come first');
    this.imports.push({ module, name, type: this.typeIndex(type) });
    return this.imports.length - 1;
  }

  declareFunc(type: FuncType, name = ''): number {
    this.funcTypes.push(this.typeIndex(type));
    this.starts.push(-1);
    this.ends.push(-1);
    const index = this.imports.length + this.funcTypes.length - 1;
    if (name) this.names.set(index, name);
    return index;
  }

  /** The index of a declared function's type. */
  typeOf(func: number): number {
    return this.funcTypes[func - this.imports.length] as number;
  }

  /** `encode` appends a code entry without its size: locals, instructions, final end. */
  defineFunc(index: number, encode: (out: ByteBuffer) => void): void {
    const i = index - this.imports.length;
    this.starts[i] = this.code.length;
    encode(this.code);
    this.ends[i] = this.code.length;
  }

  exportFunc(name: string, func: number): void {
    this.exports.push({ name, func });
  }

  /** Active element segment of the imported table. */
  addElements(offset: number, funcs: number[]): void {
    this.elements.push({ offset, funcs });
  }

  /** Active data segment of the imported memory. */
  addData(offset: number, bytes: Uint8Array): void {
    if (bytes.length > 0) this.data.push({ offset, bytes });
  }

  /** `memory` in 64 KiB pages, as imported from `env.memory`; the table is `env.table`. Engines show `moduleName` in their stack traces. */
  finish(memory: { initial: number; maximum: number }, tableSize: number, withNames: boolean, moduleName = ''): Uint8Array {
    const out = new ByteBuffer(1 << 16);
    out.append(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    section(out, 1, (s) => {
      s.uleb(this.types.length);
      for (const type of this.types) {
        s.u8(0x60);
        s.uleb(type.params.length);
        for (const p of type.params) s.u8(p);
        s.uleb(type.results.length);
        for (const r of type.results) s.u8(r);
      }
    });
    section(out, 2, (s) => {
      s.uleb(this.imports.length + 2);
      for (const i of this.imports) {
        name(s, i.module);
        name(s, i.name);
        s.u8(0);
        s.uleb(i.type);
      }
      name(s, 'env');
      name(s, 'memory');
      s.u8(2);
      s.u8(3);
      s.uleb(memory.initial);
      s.uleb(memory.maximum);
      name(s, 'env');
      name(s, 'table');
      s.u8(1);
      s.u8(0x70);
      s.u8(0);
      s.uleb(tableSize);
    });
    section(out, 3, (s) => {
      s.uleb(this.funcTypes.length);
      for (const t of this.funcTypes) s.uleb(t);
    });
    section(out, 7, (s) => {
      s.uleb(this.exports.length);
      for (const e of this.exports) {
        name(s, e.name);
        s.u8(0);
        s.uleb(e.func);
      }
    });
    section(out, 9, (s) => {
      s.uleb(this.elements.length);
      for (const e of this.elements) {
        s.u8(0);
        s.u8(0x41);
        s.sleb32(e.offset);
        s.u8(0x0b);
        s.uleb(e.funcs.length);
        for (const f of e.funcs) s.uleb(f);
      }
    });
    const { starts, ends } = this;
    const codeOffsets = new Uint32Array(starts.length);
    const code = this.code.view();
    const codeSection = section(out, 10, (s) => {
      s.uleb(starts.length);
      for (let i = 0; i < starts.length; i++) {
        const start = starts[i] as number;
        const end = ends[i] as number;
        if (end < 0) throw new Error(`function ${i} (${this.names.get(i + this.imports.length) ?? ''}) has no body`);
        s.uleb(end - start);
        codeOffsets[i] = s.length;
        s.append(code.subarray(start, end));
      }
    }, code.length + 5 * starts.length);
    this.codeOffsets = codeOffsets.map((offset) => codeSection + offset);
    section(out, 11, (s) => {
      s.uleb(this.data.length);
      for (const d of this.data) {
        s.u8(0);
        s.u8(0x41);
        s.sleb32(d.offset);
        s.u8(0x0b);
        s.uleb(d.bytes.length);
        s.append(d.bytes);
      }
    });
    if (withNames || moduleName) this.nameSection(out, moduleName, withNames);
    return out.view();
  }

  private nameSection(out: ByteBuffer, moduleName: string, withNames: boolean): void {
    section(out, 0, (s) => {
      name(s, 'name');
      if (moduleName) {
        s.u8(0);
        s.uleb(moduleName.length + 1);
        name(s, moduleName);
      }
      if (!withNames) return;
      const inner = new ByteBuffer(1 << 12);
      inner.uleb(this.names.size);
      for (const [index, n] of this.names) {
        inner.uleb(index);
        name(inner, n);
      }
      s.u8(1);
      s.uleb(inner.length);
      s.append(inner.view());
    });
  }
}

/** A number that stands for a function type: digits to the base of 5, the four value types and a separator. A string for one with very many parameters. */
function typeKey({ params, results }: FuncType): number | string {
  if (params.length + results.length > 20) return `${params.join()}:${results.join()}`;
  let key = 0;
  for (const p of params) key = key * 5 + (p - 0x7b);
  key *= 5;
  for (const r of results) key = key * 5 + (r - 0x7b);
  return key;
}

/** Appends a section; returns where its contents begin. */
function section(out: ByteBuffer, id: number, write: (s: ByteBuffer) => void, size = 1 << 12): number {
  const s = new ByteBuffer(size);
  write(s);
  out.u8(id);
  out.uleb(s.length);
  const at = out.length;
  out.append(s.view());
  return at;
}

function name(out: ByteBuffer, text: string): void {
  const bytes = utf8(text);
  out.uleb(bytes.length);
  out.append(bytes);
}
