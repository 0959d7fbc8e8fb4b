/**
 * Instructions of the program as a client's disassembly view asks for them: the WebAssembly of its functions, at program counters, beside their Go lines.
 * A program counter is codeBase plus a place's offset in the program's module, behind that of the linked library if there is one.
 */
import { type DebugInfo, type FuncInfo, funcOfPc } from '../compile/debuginfo/debugInfo';
import { codeBase } from '../layout/machine';

/** Decodes a function's code: instructions from `start` to `end` of a module. */
export type Disassembler = (module: Uint8Array, start: number, end: number) => readonly { readonly offset: number; readonly length: number; readonly text: string }[];

export interface InstructionLine {
  readonly address: number;
  /** '' where there is no code. */
  readonly text: string;
  readonly bytes: string;
  /** The function that begins here. */
  readonly symbol: string;
  readonly file: number;
  readonly line: number;
}

export class Instructions {
  private readonly cache = new Map<FuncInfo, InstructionLine[]>();
  private module: Uint8Array | undefined;

  private loaded = false;

  constructor(private readonly info: DebugInfo, private readonly wasm: Uint8Array, private readonly libraryModule: (() => Uint8Array) | undefined, private readonly disassemble: Disassembler) {}

  /** The linked library's module, read when it is needed. */
  private get library(): Uint8Array | undefined {
    if (!this.loaded) this.module = this.libraryModule?.();
    this.loaded = true;
    return this.module;
  }

  /** `count` instructions from the one at `pc`, `skip` further on (or back). */
  around(pc: number, skip: number, count: number): InstructionLine[] {
    const f = funcOfPc(this.info, pc);
    if (!f || !Number.isFinite(pc)) return Array.from({ length: count }, (_, i) => nothing(i));
    const code = this.function(f);
    let at = code.findIndex((i) => i.address >= pc);
    if (at < 0) at = code.length;
    const out: InstructionLine[] = [];
    // Functions lie side by side: what is asked for beyond this one is in its neighbours.
    let index = this.info.funcs.indexOf(f);
    let list = code;
    at += skip;
    while (at < 0 && index > 0) {
      list = this.function(this.info.funcs[--index] as FuncInfo);
      at += list.length;
    }
    while (out.length < count) {
      if (at < 0) {
        out.push(nothing(0));
        at++;
      } else if (at < list.length) out.push(list[at++] as InstructionLine);
      else if (index + 1 < this.info.funcs.length) {
        at -= list.length;
        list = this.function(this.info.funcs[++index] as FuncInfo);
      } else out.push(nothing(codeBase));
    }
    return out;
  }

  private function(f: FuncInfo): InstructionLine[] {
    let code = this.cache.get(f);
    if (!code) {
      code = this.decode(f);
      this.cache.set(f, code);
    }
    return code;
  }

  private decode(f: FuncInfo): InstructionLine[] {
    const { info } = this;
    const libraryBytes = this.library?.length ?? 0;
    const inLibrary = f.entry - codeBase < libraryBytes;
    const module = inLibrary ? (this.library as Uint8Array) : this.wasm;
    const base = codeBase + (inLibrary ? 0 : libraryBytes);
    const start = f.entry - base;
    if (start < 0 || start >= module.length) return [];
    // The size stands in front of the code entry.
    let size = 0;
    let at = start - 1;
    while (at > 0 && (module[at - 1] as number) >= 0x80) at--;
    for (let i = at, shift = 1; i < start; i++, shift *= 128) size += ((module[i] as number) & 0x7f) * shift;
    const places: { pc: number; id: number }[] = [];
    for (let id = f.firstId; id < f.firstId + f.nIds; id++) if ((info.lines[id] as number) > 0) places.push({ pc: info.pcs[id] as number, id });
    places.sort((a, b) => a.pc - b.pc);
    let next = 0;
    return this.disassemble(module, start, start + size).map((i, n) => {
      const address = base + i.offset;
      // An instruction belongs to the statement whose place comes next.
      while (next < places.length - 1 && (places[next] as { pc: number }).pc < address) next++;
      const id = places[next]?.id;
      return {
        address, text: i.text, symbol: n === 0 ? f.name : '', bytes: [...module.subarray(i.offset, i.offset + Math.min(i.length, 12))].map((b) => b.toString(16).padStart(2, '0')).join(' '),
        file: id === undefined ? f.file : (info.idFiles[id] as number), line: id === undefined ? f.line : (info.lines[id] as number),
      };
    });
  }
}

function nothing(address: number): InstructionLine {
  return { address, text: '', bytes: '', symbol: '', file: 0, line: 0 };
}
