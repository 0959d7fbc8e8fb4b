/**
 * Arithmetic on constants with arbitrary precision, as the language asks for: integers and rationals are exact. Rationals
 * whose terms pass 4096 bits are rounded to 512 bits of mantissa, as Go's compiler does, so that long computations
 * end.
 */
import type { ConstantValue } from './constant';
import { decodeRune, encodeRune, toByteString } from '../syntax/utf8';

export const unknownValue: ConstantValue = { kind: 'unknown' };
const zero: ConstantValue = { kind: 'int', value: 0n };

export function makeBool(value: boolean): ConstantValue { return { kind: 'bool', value }; }
/** value is a byte string. */
export function makeString(value: string): ConstantValue { return { kind: 'string', value }; }
export function makeInt(value: bigint | number): ConstantValue { return { kind: 'int', value: BigInt(value) }; }

const exactLimit = 4096;
const roundedBits = 512;
/** The largest decimal exponent of Go's arbitrary-precision floats. */
const maxExponent = 646456993;
/** Binary exponents beyond this are infinity, or zero. */
const exponentLimit = 1 << 20;

export function bitLength(x: bigint): number {
  if (x < 0n) x = -x;
  if (x <= 0xffffffffn) return x === 0n ? 0 : 32 - Math.clz32(Number(x));
  const hex = x.toString(16);
  return hex.length * 4 - (Math.clz32(parseInt(hex[0] as string, 16)) - 28);
}

function gcd(a: bigint, b: bigint): bigint {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

/** num/den as a float constant; unknown if den has become too small to be told from 0. */
export function makeRational(num: bigint, den: bigint): ConstantValue {
  if (den === 0n) return unknownValue;
  if (den < 0n) {
    num = -num;
    den = -den;
  }
  if (den !== 1n) {
    const g = gcd(num, den);
    if (g !== 1n) {
      num /= g;
      den /= g;
    }
  }
  const nb = bitLength(num);
  const db = bitLength(den);
  if (nb <= exactLimit && db <= exactLimit) return { kind: 'float', num, den };
  if (nb - db > exponentLimit) return unknownValue;
  if (db - nb > exponentLimit) return { kind: 'float', num: 0n, den: 1n };
  return roundRational(num, den, nb - db);
}

function roundRational(num: bigint, den: bigint, magnitude: number): ConstantValue {
  const { m, unit } = roundTo(num < 0n ? -num : num, den, magnitude, roundedBits, -Infinity);
  const signed = num < 0n ? -m : m;
  if (unit >= 0) return { kind: 'float', num: signed << BigInt(unit), den: 1n };
  const d = 1n << BigInt(-unit);
  const g = gcd(signed, d);
  return { kind: 'float', num: signed / g, den: d / g };
}

/** n/d ≈ m·2^unit with m of `bits` bits, rounded half to even; unit is at least minUnit. */
function roundTo(n: bigint, d: bigint, magnitude: number, bits: number, minUnit: number): { m: bigint; unit: number } {
  // floor(log2(n/d)) is magnitude or magnitude - 1.
  const log2 = (magnitude >= 0 ? n >= d << BigInt(magnitude) : n << BigInt(-magnitude) >= d) ? magnitude : magnitude - 1;
  const unit = Math.max(log2 - (bits - 1), minUnit);
  if (unit >= 0) d <<= BigInt(unit); else n <<= BigInt(-unit);
  let m = n / d;
  const twice = (n - m * d) * 2n;
  if (twice > d || (twice === d && (m & 1n) === 1n)) m++;
  return { m, unit };
}

function toNumber(num: bigint, den: bigint, bits: number, minUnit: number, maxValue: number): number {
  if (num === 0n) return 0;
  const n = num < 0n ? -num : num;
  const magnitude = bitLength(n) - bitLength(den);
  if (magnitude > 1100) return num < 0n ? -Infinity : Infinity;
  if (magnitude < -1200) return 0;
  const { m, unit } = roundTo(n, den, magnitude, bits, minUnit);
  let value = Number(m);
  value = unit < -1022 ? value * 2 ** (unit + 60) * 2 ** -60 : value * 2 ** unit;
  if (value > maxValue) value = Infinity;
  return num < 0n ? -value : value;
}

/** The nearest float64 of an int or float constant; infinite if it is too large. */
export function toFloat64(x: ConstantValue): number {
  if (x.kind === 'int') return toNumber(x.value, 1n, 53, -1074, Number.MAX_VALUE);
  if (x.kind === 'float') return toNumber(x.num, x.den, 53, -1074, Number.MAX_VALUE);
  if (x.kind === 'complex') return toFloat64(x.re);
  return Number.NaN;
}

/** The nearest float32, rounded once. */
export function toFloat32(x: ConstantValue): number {
  const max = 3.4028234663852886e38;
  if (x.kind === 'int') return toNumber(x.value, 1n, 24, -149, max);
  if (x.kind === 'float') return toNumber(x.num, x.den, 24, -149, max);
  if (x.kind === 'complex') return toFloat32(x.re);
  return Number.NaN;
}

/** An exact constant of a finite number. */
export function fromFloat64(f: number): ConstantValue {
  if (f === 0) return { kind: 'float', num: 0n, den: 1n };
  if (Number.isInteger(f)) return { kind: 'float', num: BigInt(f), den: 1n };
  let exponent = 0;
  while (!Number.isInteger(f)) {
    f *= 2;
    exponent++;
    if (exponent > 1100) break;
  }
  return { kind: 'float', num: BigInt(f), den: 1n << BigInt(exponent) };
}

/** The int constant equal to x, or unknown. */
export function toInt(x: ConstantValue): ConstantValue {
  switch (x.kind) {
    case 'int': return x;
    case 'float': return x.den === 1n ? { kind: 'int', value: x.num } : nearInt(x.num, x.den);
    case 'complex': return signOf(x.im) === 0 ? toInt(x.re) : unknownValue;
    default: return unknownValue;
  }
}

/** A value that was rounded to 512 bits counts as an integer if it is one in all but its last bits. */
function nearInt(num: bigint, den: bigint): ConstantValue {
  if (bitLength(num) < roundedBits - 4 || (den & (den - 1n)) !== 0n) return unknownValue;
  const half = den >> 1n;
  const rounded = (num + (num < 0n ? -half : half)) / den;
  const difference = num - rounded * den;
  return bitLength(difference) <= bitLength(num) - (roundedBits - 4) ? { kind: 'int', value: rounded } : unknownValue;
}

export function toFloat(x: ConstantValue): ConstantValue {
  switch (x.kind) {
    case 'int': return { kind: 'float', num: x.value, den: 1n };
    case 'float': return x;
    case 'complex': return signOf(x.im) === 0 ? toFloat(x.re) : unknownValue;
    default: return unknownValue;
  }
}

export function toComplex(x: ConstantValue): ConstantValue {
  switch (x.kind) {
    case 'int': case 'float': return { kind: 'complex', re: x, im: zero };
    case 'complex': return x;
    default: return unknownValue;
  }
}

export function makeComplex(re: ConstantValue, im: ConstantValue): ConstantValue {
  return re.kind === 'unknown' || im.kind === 'unknown' ? unknownValue : { kind: 'complex', re, im };
}

export function realPart(x: ConstantValue): ConstantValue { return x.kind === 'complex' ? x.re : x; }
export function imagPart(x: ConstantValue): ConstantValue { return x.kind === 'complex' ? x.im : x.kind === 'unknown' ? x : zero; }

/** -1, 0 or 1; for complex numbers 0 only if both parts are. */
export function signOf(x: ConstantValue): number {
  switch (x.kind) {
    case 'int': return x.value < 0n ? -1 : x.value > 0n ? 1 : 0;
    case 'float': return x.num < 0n ? -1 : x.num > 0n ? 1 : 0;
    case 'complex': return signOf(x.re) | signOf(x.im);
    default: return 1;
  }
}

/** The value if it fits int64. */
export function toInt64(x: ConstantValue): bigint | undefined {
  const i = toInt(x);
  return i.kind === 'int' && BigInt.asIntN(64, i.value) === i.value ? i.value : undefined;
}

/** The value if it fits uint64. */
export function toUint64(x: ConstantValue): bigint | undefined {
  const i = toInt(x);
  return i.kind === 'int' && BigInt.asUintN(64, i.value) === i.value ? i.value : undefined;
}

/** op is + - ^ or !; for ^ of an unsigned type `bits` is its size, otherwise 0. */
export function unaryOp(op: string, x: ConstantValue, bits: number): ConstantValue {
  switch (op) {
    case '+': return x;
    case '!': return x.kind === 'bool' ? makeBool(!x.value) : unknownValue;
    case '^':
      if (x.kind !== 'int') return unknownValue;
      return makeInt(bits > 0 ? BigInt.asUintN(bits, ~x.value) : ~x.value);
    case '-':
      if (x.kind === 'int') return makeInt(-x.value);
      if (x.kind === 'float') return { kind: 'float', num: -x.num, den: x.den };
      if (x.kind === 'complex') return makeComplex(unaryOp('-', x.re, 0), unaryOp('-', x.im, 0));
  }
  return unknownValue;
}

const rank = { bool: 0, string: 0, int: 1, float: 2, complex: 3, unknown: 9 } as const;

function match(x: ConstantValue, y: ConstantValue): [ConstantValue, ConstantValue] {
  if (x.kind === y.kind) return [x, y];
  const r = Math.max(rank[x.kind], rank[y.kind]);
  if (r === 9) return [unknownValue, unknownValue];
  return r === 2 ? [toFloat(x), toFloat(y)] : [toComplex(x), toComplex(y)];
}

/** Any binary operator but comparisons and shifts; `/` truncates if `integer`. The divisor must not be 0. */
export function binaryOp(a: ConstantValue, op: string, b: ConstantValue, integer = false): ConstantValue {
  const [x, y] = match(a, b);
  if (x.kind === 'bool' && y.kind === 'bool') {
    if (op === '&&') return makeBool(x.value && y.value);
    if (op === '||') return makeBool(x.value || y.value);
  } else if (x.kind === 'string' && y.kind === 'string') {
    if (op === '+') return makeString(x.value + y.value);
  } else if (x.kind === 'int' && y.kind === 'int') return intOp(x.value, op, y.value, integer);
  else if (x.kind === 'float' && y.kind === 'float') {
    switch (op) {
      case '+': return makeRational(x.num * y.den + y.num * x.den, x.den * y.den);
      case '-': return makeRational(x.num * y.den - y.num * x.den, x.den * y.den);
      case '*': return makeRational(x.num * y.num, x.den * y.den);
      case '/': return makeRational(x.num * y.den, x.den * y.num);
    }
  } else if (x.kind === 'complex' && y.kind === 'complex') return complexOp(x, op, y);
  return unknownValue;
}

function intOp(x: bigint, op: string, y: bigint, integer: boolean): ConstantValue {
  switch (op) {
    case '+': return makeInt(x + y);
    case '-': return makeInt(x - y);
    case '*': return makeInt(x * y);
    case '/': return integer ? makeInt(x / y) : makeRational(x, y);
    case '%': return makeInt(x % y);
    case '&': return makeInt(x & y);
    case '|': return makeInt(x | y);
    case '^': return makeInt(x ^ y);
    case '&^': return makeInt(x & ~y);
    default: return unknownValue;
  }
}

type Complex = Extract<ConstantValue, { kind: 'complex' }>;

function complexOp(x: Complex, op: string, y: Complex): ConstantValue {
  const add = (a: ConstantValue, b: ConstantValue) => binaryOp(a, '+', b);
  const sub = (a: ConstantValue, b: ConstantValue) => binaryOp(a, '-', b);
  const mul = (a: ConstantValue, b: ConstantValue) => binaryOp(a, '*', b);
  const { re: a, im: b } = x;
  const { re: c, im: d } = y;
  switch (op) {
    case '+': return makeComplex(add(a, c), add(b, d));
    case '-': return makeComplex(sub(a, c), sub(b, d));
    case '*': return makeComplex(sub(mul(a, c), mul(b, d)), add(mul(b, c), mul(a, d)));
    case '/': {
      const s = add(mul(c, c), mul(d, d));
      return makeComplex(binaryOp(add(mul(a, c), mul(b, d)), '/', s), binaryOp(sub(mul(b, c), mul(a, d)), '/', s));
    }
    default: return unknownValue;
  }
}

/** op is << or >>. */
export function shiftOp(x: ConstantValue, op: string, count: number): ConstantValue {
  if (x.kind !== 'int') return unknownValue;
  return makeInt(op === '<<' ? x.value << BigInt(count) : x.value >> BigInt(count));
}

/** op is a comparison. */
export function compareOp(a: ConstantValue, op: string, b: ConstantValue): boolean {
  const [x, y] = match(a, b);
  let c = 0;
  if (x.kind === 'int' && y.kind === 'int') c = x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
  else if (x.kind === 'float' && y.kind === 'float') {
    const l = x.num * y.den;
    const r = y.num * x.den;
    c = l < r ? -1 : l > r ? 1 : 0;
  } else if (x.kind === 'string' && y.kind === 'string') c = x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
  else if (x.kind === 'bool' && y.kind === 'bool') c = x.value === y.value ? 0 : 1;
  else if (x.kind === 'complex' && y.kind === 'complex') c = compareOp(x.re, '==', y.re) && compareOp(x.im, '==', y.im) ? 0 : 1;
  else return false;
  switch (op) {
    case '==': return c === 0;
    case '!=': return c !== 0;
    case '<': return c < 0;
    case '<=': return c <= 0;
    case '>': return c > 0;
    default: return c >= 0;
  }
}

/** The value of a literal as written; unknown if it is malformed. */
export function literalValue(token: string, text: string): ConstantValue {
  if (token !== 'INT' && token !== 'FLOAT') return otherLiteral(token, text);
  let value = numbers.get(text);
  if (value === undefined) {
    if (isMalformed(text)) return unknownValue;
    value = token === 'INT' ? intLiteral(text) : floatLiteral(text);
    if (numbers.size < maxNumbers && text.length < 32) numbers.set(text, value);
  }
  return value;
}

/** Bytes that are no characters have been read over in the middle of a number. */
function isMalformed(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0 || c >= 0x80) return true;
  }
  return false;
}

/** Values of literals met so far: programs say the same few numbers again and again. */
const numbers = new Map<string, ConstantValue>();
const maxNumbers = 4096;

function otherLiteral(token: string, text: string): ConstantValue {
  switch (token) {
    case 'IMAG': {
      if (isMalformed(text)) return unknownValue;
      let digits = text.slice(0, -1);
      if (/^0[0-9_]*$/.test(digits)) digits = digits.replace(/^[0_]+(?=[0-9])/, '');
      const im = /^0[xX]/.test(digits) ? (/[.pP]/.test(digits) ? floatLiteral(digits) : intLiteral(digits)) : /[.eE]/.test(digits) && !/^0[bBoO]/.test(digits) ? floatLiteral(digits) : intLiteral(digits);
      return makeComplex(zero, im);
    }
    case 'CHAR': {
      const s = unquote(text);
      if (s === undefined) return unknownValue;
      if (/^'\\(x|[0-7])/.test(text)) return makeInt(s.charCodeAt(0));
      const bytes = Array.from(s, (c) => c.charCodeAt(0));
      return bytes.length === 0 ? unknownValue : makeInt(decodeRune(bytes, 0, bytes.length).rune);
    }
    case 'STRING': {
      const s = unquote(text);
      return s === undefined ? unknownValue : makeString(s);
    }
    default: return unknownValue;
  }
}

function intLiteral(text: string): ConstantValue {
  if (text.length < 16 && text.charCodeAt(0) !== 48 && !text.includes('_')) return { kind: 'int', value: BigInt(text) };
  let digits = text.replace(/_/g, '').toLowerCase();
  if (/^0[0-9]/.test(digits)) digits = `0o${digits}`;
  try {
    return { kind: 'int', value: BigInt(digits) };
  } catch {
    return unknownValue;
  }
}

function floatLiteral(literal: string): ConstantValue {
  const text = literal.replace(/_/g, '').toLowerCase();
  const hex = text.startsWith('0x');
  const m = hex ? /^0x([0-9a-f]*)\.?([0-9a-f]*)(?:p([+-]?\d+))?$/.exec(text) : /^(\d*)\.?(\d*)(?:e([+-]?\d+))?$/.exec(text);
  if (!m) return unknownValue;
  const [, whole = '', fraction = '', exponent = '0'] = m;
  const mantissa = BigInt((hex ? '0x' : '') + (whole + fraction || '0'));
  if (mantissa === 0n) return { kind: 'float', num: 0n, den: 1n };
  const e = Number(exponent) - fraction.length * (hex ? 4 : 1);
  // Far beyond every type, only the magnitude matters, not the exact value; beyond Go's own floats the literal is malformed.
  if (e > maxExponent) return unknownValue;
  if (e > exponentLimit / 4) return { kind: 'float', num: 1n << BigInt(exponentLimit - 64), den: 1n };
  if (e < -exponentLimit / 4 - whole.length - fraction.length) return { kind: 'float', num: 1n, den: 1n << BigInt(exponentLimit - 64) };
  const scale = (hex ? 2n : 10n) ** BigInt(Math.abs(e));
  return e < 0 ? makeRational(mantissa, scale) : makeRational(mantissa * scale, 1n);
}

const simpleEscapes: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', "'": "'", '"': '"' };

/** The byte string that a string or rune literal denotes; undefined if it is malformed. */
export function unquote(text: string): string | undefined {
  const quote = text[0];
  if (text.length < 2 || text[text.length - 1] !== quote) return undefined;
  const body = text.slice(1, -1);
  if (quote === '`') return toByteString(body.includes('\r') ? body.replace(/\r/g, '') : body);
  if (!body.includes('\\')) return toByteString(body);
  let out = '';
  for (let i = 0; i < body.length; ) {
    const back = body.indexOf('\\', i);
    if (back < 0) {
      out += toByteString(body.slice(i));
      break;
    }
    out += toByteString(body.slice(i, back));
    const c = body[back + 1];
    if (c === undefined) return undefined;
    const simple = simpleEscapes[c];
    if (simple !== undefined) {
      out += simple;
      i = back + 2;
    } else if (c >= '0' && c <= '7') {
      const code = parseInt(body.slice(back + 1, back + 4), 8);
      if (!(code <= 255)) return undefined;
      out += String.fromCharCode(code);
      i = back + 4;
    } else {
      const n = c === 'x' ? 2 : c === 'u' ? 4 : c === 'U' ? 8 : 0;
      const code = parseInt(body.slice(back + 2, back + 2 + n), 16);
      if (n === 0 || Number.isNaN(code)) return undefined;
      out += n === 2 ? String.fromCharCode(code) : encodeRune(code);
      i = back + 2 + n;
    }
  }
  return out;
}

/** A byte string as Go's strconv.Quote writes it. */
export function quote(bytes: string): string {
  const named: Record<string, string> = { '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v', '\\': '\\\\', '"': '\\"' };
  const codes = Array.from(bytes, (c) => c.charCodeAt(0));
  let out = '"';
  for (let i = 0; i < codes.length; ) {
    const r = decodeRune(codes, i, codes.length);
    const ch = String.fromCodePoint(r.rune);
    if (!r.valid) out += `\\x${(codes[i] as number).toString(16).padStart(2, '0')}`;
    else if (named[ch] !== undefined) out += named[ch];
    else if (r.rune < 0x20 || r.rune === 0x7f) out += `\\x${r.rune.toString(16).padStart(2, '0')}`;
    else if (r.rune >= 0x80 && /[\p{C}\p{Z}]/u.test(ch)) out += r.rune < 0x10000 ? `\\u${r.rune.toString(16).padStart(4, '0')}` : `\\U${r.rune.toString(16).padStart(8, '0')}`;
    else out += ch;
    i += r.size;
  }
  return `${out}"`;
}

/** The value as Go's messages show it: strings quoted and shortened, floats with six digits. */
export function constantString(x: ConstantValue): string {
  switch (x.kind) {
    case 'bool': return String(x.value);
    case 'int': return x.value.toString();
    case 'float': return floatString(x.num, x.den);
    case 'complex': return `(${constantString(x.re)} + ${constantString(x.im)}i)`;
    case 'unknown': return 'unknown';
    case 'string': {
      const s = quote(x.value);
      const chars = Array.from(s);
      return chars.length > 72 ? `${chars.slice(0, 69).join('')}...` : s;
    }
  }
}

function floatString(num: bigint, den: bigint): string {
  const f = toNumber(num, den, 53, -1074, Number.MAX_VALUE);
  if (num === 0n || (f !== 0 && Number.isFinite(f))) return formatG(f);
  const sign = num < 0n ? '-' : '';
  const n = num < 0n ? -num : num;
  const log10 = (bitLength(n) - bitLength(den)) * Math.log10(2);
  let e = Math.floor(log10);
  const scaled = (k: number) => (k >= 0 ? Number((n * 1000000n) / (den * 10n ** BigInt(k))) : Number((n * 1000000n * 10n ** BigInt(-k)) / den)) / 1000000;
  let m = scaled(e);
  if (m >= 10) m = scaled(++e);
  if (m < 1) m = scaled(--e);
  return `${sign}${Number(m.toPrecision(6))}e${e < 0 ? '-' : '+'}${Math.abs(e)}`;
}

/** A number in C's %.6g. */
export function formatG(f: number): string {
  if (f === 0) return '0';
  const [mantissa, exponent] = f.toExponential(5).split('e') as [string, string];
  const e = Number(exponent);
  const trim = (s: string) => (s.includes('.') ? s.replace(/0+$/, '').replace(/\.$/, '') : s);
  if (e < -4 || e >= 6) return `${trim(mantissa)}e${e < 0 ? '-' : '+'}${String(Math.abs(e)).padStart(2, '0')}`;
  return trim(f.toFixed(Math.max(0, 5 - e)));
}

