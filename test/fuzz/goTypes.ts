/** The types of random programs, and random literals of them. */
import type { Random } from './random';

export type GoType =
  | { readonly kind: 'int'; readonly name: string; readonly bits: number; readonly signed: boolean }
  | { readonly kind: 'float' | 'string' | 'bool' | 'complex'; readonly name: string }
  | { readonly kind: 'slice'; readonly name: string; readonly elem: GoType }
  | { readonly kind: 'pointer'; readonly name: string; readonly elem: GoType }
  | { readonly kind: 'array'; readonly name: string; readonly elem: GoType; readonly length: number }
  | { readonly kind: 'map'; readonly name: string; readonly key: GoType; readonly elem: GoType }
  | { readonly kind: 'struct'; readonly name: string; readonly fields: readonly Field[]; readonly methods: readonly Method[] }
  | { readonly kind: 'interface'; readonly name: string; readonly methods: readonly Method[]; readonly implementors: readonly GoType[] }
  | { readonly kind: 'func'; readonly name: string; readonly params: readonly GoType[]; readonly result: GoType };

export interface Field {
  readonly name: string;
  readonly type: GoType;
  readonly embedded: boolean;
}

/** Methods return their own receiver's fields mixed with the parameters: they have no effects but their traces. */
export interface Method {
  readonly name: string;
  readonly params: readonly GoType[];
  readonly result: GoType;
  readonly pointer: boolean;
}

const int = (name: string, bits: number, signed: boolean): GoType => ({ kind: 'int', name, bits, signed });

export const intType = int('int', 64, true);
export const ints: readonly GoType[] = [
  intType, int('int8', 8, true), int('int16', 16, true), int('int32', 32, true), int('int64', 64, true), int('uint', 64, false), int('uint8', 8, false), int('uint16', 16, false),
  int('uint32', 32, false), int('uint64', 64, false), int('uintptr', 64, false),
];
export const stringType: GoType = { kind: 'string', name: 'string' };
export const boolType: GoType = { kind: 'bool', name: 'bool' };
export const floats: readonly GoType[] = [{ kind: 'float', name: 'float64' }, { kind: 'float', name: 'float32' }];
export const complexType: GoType = { kind: 'complex', name: 'complex128' };

export const sliceOf = (elem: GoType): GoType => ({ kind: 'slice', name: `[]${elem.name}`, elem });
export const pointerTo = (elem: GoType): GoType => ({ kind: 'pointer', name: `*${elem.name}`, elem });
export const arrayOf = (elem: GoType, length: number): GoType => ({ kind: 'array', name: `[${length}]${elem.name}`, elem, length });
export const mapOf = (key: GoType, elem: GoType): GoType => ({ kind: 'map', name: `map[${key.name}]${elem.name}`, key, elem });
export const funcOf = (params: readonly GoType[], result: GoType): GoType => ({ kind: 'func', name: `func(${params.map((p) => p.name).join(', ')}) ${result.name}`, params, result });

export function isComparable(t: GoType): boolean {
  switch (t.kind) {
    case 'slice': case 'map': case 'func': return false;
    case 'array': return isComparable(t.elem);
    case 'struct': return t.fields.every((f) => isComparable(f.type));
    // A dynamic type that is not comparable panics.
    case 'interface': return t.implementors.every(isComparable);
    default: return true;
  }
}

/** What prints alike in each run: no addresses. */
export function isPrintable(t: GoType): boolean {
  switch (t.kind) {
    case 'pointer': case 'func': return false;
    case 'slice': case 'array': return isPrintable(t.elem);
    case 'map': return isPrintable(t.key) && isPrintable(t.elem);
    case 'struct': return t.fields.every((f) => isPrintable(f.type));
    case 'interface': return t.implementors.every(isPrintable);
    default: return true;
  }
}

const runes = ['a', 'Z', '0', ' ', 'é', 'ß', '世', '😀', '\\n', '\\x00', '\\"', '\\\\', '\\u00ff'];

/** A literal that is right wherever the type is known; for other contexts it is to be converted. */
export function literal(r: Random, t: GoType): string {
  switch (t.kind) {
    case 'int': return intLiteral(r, t);
    case 'float': return r.pick(['0', '1', '0.5', '-2.25', '1e3', '3.0', '0x1p-3', '100', '-0.1', '7']);
    case 'complex': return r.pick(['1i', '2', '(1 - 2i)', '0.5', '(3 + 0.25i)']);
    case 'bool': return r.pick(['true', 'false']);
    case 'string': return `"${Array.from({ length: r.below(6) }, () => r.pick(runes)).join('')}"`;
    default: return 'nil';
  }
}

function intLiteral(r: Random, t: Extract<GoType, { kind: 'int' }>): string {
  const top = 2n ** BigInt(t.signed ? t.bits - 1 : t.bits);
  const low = t.signed ? -top : 0n;
  const value = r.weighted<() => bigint>([
    [6, () => BigInt(r.below(10))],
    [3, () => BigInt(r.below(127))],
    [2, () => top - 1n - BigInt(r.below(3))],
    [2, () => low + BigInt(r.below(3))],
    [2, () => (t.signed ? -BigInt(r.below(20)) : BigInt(r.below(20)))],
    [2, () => (BigInt(r.below(2 ** 32)) * 2n ** 31n + BigInt(r.below(2 ** 31))) % top],
  ])();
  const text = r.chance(0.15) && value >= 0n ? `0x${value.toString(16)}` : String(value);
  return value < 0n ? `(${text})` : text;
}
