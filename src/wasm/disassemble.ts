/** Decodes the code of WebAssembly functions to text, as far as the compiler's instructions and those of the MVP go. Knows no Go. */

export interface Instruction {
  /** Offset in the module. */
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Operand forms: none, block type, index, memory access, constants, br_table, call_indirect. */
const names: Readonly<Record<number, string>> = {
  0: 'unreachable', 1: 'nop', 2: 'block', 3: 'loop', 4: 'if', 5: 'else', 11: 'end', 12: 'br', 13: 'br_if', 14: 'br_table', 15: 'return', 16: 'call', 17: 'call_indirect',
  26: 'drop', 27: 'select', 32: 'local.get', 33: 'local.set', 34: 'local.tee', 35: 'global.get', 36: 'global.set', 63: 'memory.size', 64: 'memory.grow',
  65: 'i32.const', 66: 'i64.const', 67: 'f32.const', 68: 'f64.const',
};
const memory = (
  'i32.load i64.load f32.load f64.load i32.load8_s i32.load8_u i32.load16_s i32.load16_u i64.load8_s i64.load8_u i64.load16_s i64.load16_u i64.load32_s i64.load32_u '
  + 'i32.store i64.store f32.store f64.store i32.store8 i32.store16 i64.store8 i64.store16 i64.store32'
).split(' ');
const numeric = (
  'i32.eqz i32.eq i32.ne i32.lt_s i32.lt_u i32.gt_s i32.gt_u i32.le_s i32.le_u i32.ge_s i32.ge_u i64.eqz i64.eq i64.ne i64.lt_s i64.lt_u i64.gt_s i64.gt_u i64.le_s i64.le_u i64.ge_s i64.ge_u '
  + 'f32.eq f32.ne f32.lt f32.gt f32.le f32.ge f64.eq f64.ne f64.lt f64.gt f64.le f64.ge '
  + 'i32.clz i32.ctz i32.popcnt i32.add i32.sub i32.mul i32.div_s i32.div_u i32.rem_s i32.rem_u i32.and i32.or i32.xor i32.shl i32.shr_s i32.shr_u i32.rotl i32.rotr '
  + 'i64.clz i64.ctz i64.popcnt i64.add i64.sub i64.mul i64.div_s i64.div_u i64.rem_s i64.rem_u i64.and i64.or i64.xor i64.shl i64.shr_s i64.shr_u i64.rotl i64.rotr '
  + 'f32.abs f32.neg f32.ceil f32.floor f32.trunc f32.nearest f32.sqrt f32.add f32.sub f32.mul f32.div f32.min f32.max f32.copysign '
  + 'f64.abs f64.neg f64.ceil f64.floor f64.trunc f64.nearest f64.sqrt f64.add f64.sub f64.mul f64.div f64.min f64.max f64.copysign '
  + 'i32.wrap_i64 i32.trunc_f32_s i32.trunc_f32_u i32.trunc_f64_s i32.trunc_f64_u i64.extend_i32_s i64.extend_i32_u i64.trunc_f32_s i64.trunc_f32_u i64.trunc_f64_s i64.trunc_f64_u '
  + 'f32.convert_i32_s f32.convert_i32_u f32.convert_i64_s f32.convert_i64_u f32.demote_f64 f64.convert_i32_s f64.convert_i32_u f64.convert_i64_s f64.convert_i64_u f64.promote_f32 '
  + 'i32.reinterpret_f32 i64.reinterpret_f64 f32.reinterpret_i32 f64.reinterpret_i64 i32.extend8_s i32.extend16_s i64.extend8_s i64.extend16_s i64.extend32_s'
).split(' ');
const saturating = 'i32.trunc_sat_f32_s i32.trunc_sat_f32_u i32.trunc_sat_f64_s i32.trunc_sat_f64_u i64.trunc_sat_f32_s i64.trunc_sat_f32_u i64.trunc_sat_f64_s i64.trunc_sat_f64_u'.split(' ');
const blockTypes: Readonly<Record<number, string>> = { 64: '', 127: ' (result i32)', 126: ' (result i64)', 125: ' (result f32)', 124: ' (result f64)' };

class Reader {
  constructor(private readonly bytes: Uint8Array, public at: number) {}

  u8(): number {
    return this.bytes[this.at++] ?? 0x0b;
  }

  uleb(): number {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const b = this.u8();
      value += (b & 0x7f) * shift;
      if (b < 0x80) return value;
    }
  }

  sleb(bits: number): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const b = this.u8();
      value |= BigInt(b & 0x7f) << shift;
      if (b < 0x80) return BigInt.asIntN(bits, b & 0x40 ? value - (1n << (shift + 7n)) : value);
    }
  }

  float(bytes: 4 | 8): number {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, bytes);
    this.at += bytes;
    return bytes === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true);
  }
}

/** Instructions of the code entry at `start` up to `end`; its declarations of locals are the first. `nameOf` names functions by index. */
export function disassemble(module: Uint8Array, start: number, end: number, nameOf: (func: number) => string): Instruction[] {
  const r = new Reader(module, start);
  const out: Instruction[] = [];
  let indent = 0;
  const add = (offset: number, text: string): void => void out.push({ offset, length: r.at - offset, text });
  let locals = '';
  for (let n = r.uleb(); n > 0; n--) locals += ` ${r.uleb()}×${({ 127: 'i32', 126: 'i64', 125: 'f32', 124: 'f64' })[r.u8()] ?? '?'}`;
  add(start, `locals${locals}`);
  while (r.at < end) {
    const offset = r.at;
    const op = r.u8();
    if (op === 0x0b || op === 0x05) indent = Math.max(0, indent - 1);
    const text = instruction(r, op, nameOf);
    add(offset, `${'  '.repeat(indent)}${text}`);
    if (op >= 0x02 && op <= 0x05) indent++;
  }
  return out;
}

function instruction(r: Reader, op: number, nameOf: (func: number) => string): string {
  const name = names[op];
  switch (op) {
    case 0x02: case 0x03: case 0x04: return `${name}${blockTypes[r.u8()] ?? ''}`;
    case 0x0c: case 0x0d: case 0x20: case 0x21: case 0x22: case 0x23: case 0x24: return `${name} ${r.uleb()}`;
    case 0x0e: {
      const labels = Array.from({ length: r.uleb() + 1 }, () => r.uleb());
      return `${name} ${labels.join(' ')}`;
    }
    case 0x10: {
      const index = r.uleb();
      const shown = nameOf(index);
      return `${name} ${index}${shown ? ` ;; ${shown}` : ''}`;
    }
    case 0x11: {
      const type = r.uleb();
      r.u8();
      return `${name} (type ${type})`;
    }
    case 0x3f: case 0x40: r.u8(); return name as string;
    case 0x41: return `${name} ${r.sleb(32)}`;
    case 0x42: return `${name} ${r.sleb(64)}`;
    case 0x43: return `${name} ${r.float(4)}`;
    case 0x44: return `${name} ${r.float(8)}`;
    case 0xfc: return bulk(r);
  }
  if (op >= 0x28 && op <= 0x3e) {
    r.uleb();
    const offset = r.uleb();
    return `${memory[op - 0x28]}${offset ? ` offset=${offset}` : ''}`;
  }
  if (op >= 0x45 && op <= 0xc4) return numeric[op - 0x45] ?? `0x${op.toString(16)}`;
  return name ?? `0x${op.toString(16)}`;
}

function bulk(r: Reader): string {
  const op = r.uleb();
  if (op < 8) return saturating[op] as string;
  if (op === 10) {
    r.at += 2;
    return 'memory.copy';
  }
  if (op === 11) {
    r.at += 1;
    return 'memory.fill';
  }
  return `0xfc ${op}`;
}
