/** Mutants of Go programs: tokens deleted, doubled, exchanged and replaced, pieces of another program put in, noise of bytes. */
import { Random } from './random';

const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}_][\p{L}\p{N}_]*|0[xX][0-9a-fA-F_.pP+-]+|\d[\d_.eE]*i?|&\^=?|<<=?|>>=?|\.\.\.|[-+*/%&|^=!<>:]=|&&|\|\||<-|\+\+|--|\s+|./gsu;

const strange = [
  'break', 'case', 'chan', 'const', 'continue', 'default', 'defer', 'else', 'fallthrough', 'for', 'func', 'go', 'goto', 'if', 'import', 'interface', 'map', 'package', 'range', 'return', 'select', 'struct', 'switch', 'type', 'var',
  '(', ')', '[', ']', '{', '}', ',', ';', ':', ':=', '=', '.', '...', '<-', '*', '&', '!', '~', '^', '<<', '+', '-', '/', '%', '==', '<', '&&', '++', '_', 'nil', 'iota', 'true', 'int', 'string', 'any', 'error', 'len', 'make', 'new', 'append', 'panic', 'recover',
  'x', '0', '1', '-1', '1.5', '1i', "'a'", '"s"', '`raw`', '1 << 100', '1e400', '0x', '08', '"\\q"', "''", '\n', '/*', '//',
];

function tokens(text: string): string[] { return text.match(token) ?? []; }

function isSpace(t: string): boolean { return /^\s*$/.test(t); }

/** Small changes keep most of a program alive, so that the checker has something to say. */
export function mutant(seed: number, text: string, other: string, changes: number): string {
  const r = new Random(seed);
  const list = tokens(text);
  const at = (): number => {
    let i = r.below(list.length);
    for (let n = 0; n < 20 && isSpace(list[i] ?? ''); n++) i = r.below(list.length);
    return i;
  };
  for (let n = r.between(1, changes); n > 0; n--) {
    const i = at();
    r.weighted<() => void>([
      [4, () => { list.splice(i, 1); }],
      [2, () => { list.splice(i, 0, list[i] ?? ''); }],
      [3, () => { const j = at(); [list[i], list[j]] = [list[j] ?? '', list[i] ?? '']; }],
      [4, () => { list[i] = r.pick(strange); }],
      [2, () => { list.splice(i, 0, ' ', r.pick(strange), ' '); }],
      // Identifiers take each other's places: what is well formed, but not well typed.
      [6, () => { const names = list.filter((t) => /^[\p{L}_]/u.test(t)); list[i] = r.pick(names); }],
      [1, () => { list.splice(i, r.between(1, 12)); }],
      [2, () => { const more = tokens(other); const from = r.below(more.length); list.splice(i, r.below(4), ...more.slice(from, from + r.between(1, 15))); }],
    ])();
  }
  return list.join('');
}

/** Bytes that need not be UTF-8. */
export function noise(seed: number, bytes: Uint8Array): Uint8Array {
  const r = new Random(seed);
  const out = Array.from(bytes);
  for (let n = r.between(1, 8); n > 0; n--) {
    const i = r.below(out.length);
    const b = r.weighted([[3, r.below(256)], [1, 0], [1, 0x80 + r.below(0x80)], [2, 32 + r.below(95)]]);
    const how = r.below(4);
    if (how < 2) out[i] = b;
    else if (how === 2) out.splice(i, 0, b);
    else out.splice(i, r.between(1, 4));
  }
  return Uint8Array.from(out);
}
