/**
 * UTF-8 by hand: the lower layers know neither TextDecoder nor Buffer.
 *
 * A *byte string* is a JavaScript string whose char codes are bytes 0 to 255: the form in which constant strings
 * and their operations are kept, because Go's strings are bytes.
 */

/** Decodes bytes[start, end) as UTF-8; malformed sequences become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let i = start;
  while (i < end && (bytes[i] as number) < 0x80) i++;
  if (i === end) return asciiString(bytes, start, end);
  let text = asciiString(bytes, start, i);
  while (i < end) {
    const r = decodeRune(bytes, i, end);
    text += String.fromCodePoint(r.rune);
    i += r.size;
  }
  return text;
}

function asciiString(bytes: Uint8Array, start: number, end: number): string {
  if (end - start < 4096) return String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  let text = '';
  for (let i = start; i < end; i += 4096) text += asciiString(bytes, i, Math.min(i + 4095, end)) + (i + 4095 < end ? String.fromCharCode(bytes[i + 4095] as number) : '');
  return text;
}

/** The code point at `i`, U+FFFD with size 1 and valid false for a malformed sequence. */
export function decodeRune(bytes: ArrayLike<number>, i: number, end: number): { rune: number; size: number; valid: boolean } {
  const b0 = bytes[i] as number;
  if (b0 < 0x80) return { rune: b0, size: 1, valid: true };
  const bad = { rune: 0xfffd, size: 1, valid: false };
  const size = b0 >= 0xf0 && b0 <= 0xf4 ? 4 : b0 >= 0xe0 && b0 < 0xf0 ? 3 : b0 >= 0xc2 && b0 < 0xe0 ? 2 : 0;
  if (size === 0 || i + size > end) return bad;
  let rune = b0 & (0xff >> (size + 1));
  for (let k = 1; k < size; k++) {
    const b = bytes[i + k] as number;
    if ((b & 0xc0) !== 0x80) return bad;
    rune = (rune << 6) | (b & 0x3f);
  }
  if ((size === 3 && (rune < 0x800 || (rune >= 0xd800 && rune < 0xe000))) || (size === 4 && (rune < 0x10000 || rune > 0x10ffff))) return bad;
  return { rune, size, valid: true };
}

/** A code point as a byte string; invalid code points become U+FFFD, as in Go's conversion string(rune). */
export function encodeRune(rune: number): string {
  if (rune < 0 || rune > 0x10ffff || (rune >= 0xd800 && rune < 0xe000)) rune = 0xfffd;
  if (rune < 0x80) return String.fromCharCode(rune);
  if (rune < 0x800) return String.fromCharCode(0xc0 | (rune >> 6), 0x80 | (rune & 0x3f));
  if (rune < 0x10000) return String.fromCharCode(0xe0 | (rune >> 12), 0x80 | ((rune >> 6) & 0x3f), 0x80 | (rune & 0x3f));
  return String.fromCharCode(0xf0 | (rune >> 18), 0x80 | ((rune >> 12) & 0x3f), 0x80 | ((rune >> 6) & 0x3f), 0x80 | (rune & 0x3f));
}

/** JavaScript text as a byte string of its UTF-8. */
export function toByteString(text: string): string {
  if (isAscii(text)) return text;
  let out = '';
  for (const ch of text) out += encodeRune(ch.codePointAt(0) as number);
  return out;
}

/** A byte string decoded as UTF-8; malformed bytes become U+FFFD. */
export function fromByteString(s: string): string {
  if (isAscii(s)) return s;
  const bytes = new Uint8Array(s.length);
  for (let i = 0; i < s.length; i++) bytes[i] = s.charCodeAt(i);
  return decodeUtf8(bytes, 0, bytes.length);
}

/** True if every char code is below 0x80. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false;
  return true;
}
