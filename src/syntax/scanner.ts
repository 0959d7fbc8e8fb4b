/**
 * The scanner: UTF-8 bytes to tokens, with Go's automatic semicolons.
 *
 * The parser inherits from it and reads the fields `tok`, `start`, `lit`, `op` and so on directly: at every start of a
 * debug session some thousand lines of library are scanned by code that no JIT has seen yet, so there are no token objects. The
 * bytes are copied once into a buffer with a NUL at the end, which saves the bounds check per byte.
 */
import type { SourceFile } from '../base/source';
import { decodeRune, decodeUtf8 } from './utf8';
import { keywords, Prec, Tok } from './tokens';

/** An error without a position in a file set yet. */
export interface SyntaxError {
  readonly offset: number;
  readonly message: string;
  /** Go's name for the kind of error, for those that go/types finds. */
  readonly code?: string;
}

/** Slots that the table of names has at first, and at most. */
const tableSize = { first: 1 << 13, last: 1 << 17 } as const;

/** Spellings of names and short literals seen so far, so that equal ones are one string, which maps find by its address, and need not be decoded again. */
class Spellings {
  texts: (string | undefined)[] = new Array(tableSize.first).fill(undefined);
  tokens = new Uint8Array(tableSize.first);
  mask = tableSize.first - 1;
  private count = 0;

  constructor() {
    keywords.forEach((word, i) => this.put(word, Tok.Break + i));
  }

  private put(text: string, token: number): void {
    const { mask } = this;
    let h = 0;
    for (let k = 0; k < text.length; k++) h = (Math.imul(h, 31) + text.charCodeAt(k)) | 0;
    let slot = h & mask;
    while (this.texts[slot] !== undefined) slot = (slot + 1) & mask;
    this.texts[slot] = text;
    this.tokens[slot] = token;
  }

  private add(text: string): void {
    if (this.count >= tableSize.last >> 1) return;
    if (this.count++ > this.mask >> 1) this.grow();
    this.put(text, 0);
  }

  /** The slot of the ASCII bytes from `start` to `end`, whose hash is h; they are added if they are new. -1 if there is no room for more. */
  find(buf: Uint8Array, start: number, end: number, h: number): number {
    const { texts, mask } = this;
    const n = end - start;
    let slot = h & mask;
    for (let text = texts[slot]; text !== undefined; text = texts[slot]) {
      if (text.length === n) {
        let k = 0;
        while (k < n && text.charCodeAt(k) === buf[start + k]) k++;
        if (k === n) return slot;
      }
      slot = (slot + 1) & mask;
    }
    if (this.count >= tableSize.last >> 1) return -1;
    this.add(decodeUtf8(buf, start, end));
    return this.mask === mask ? slot : this.find(buf, start, end, h);
  }

  private grow(): void {
    const { texts, tokens } = this;
    const size = texts.length * 2;
    this.texts = new Array(size).fill(undefined);
    this.tokens = new Uint8Array(size);
    this.mask = size - 1;
    texts.forEach((text, i) => {
      if (text !== undefined) this.put(text, tokens[i] as number);
    });
  }
}

const spellings = new Spellings();

/** Longer literals are not looked for among the spellings. */
const maxInterned = 32;

const isNameByte = new Uint8Array(256);
for (let c = 0; c < 128; c++) {
  const ch = String.fromCharCode(c);
  if (/[A-Za-z0-9_]/.test(ch)) isNameByte[c] = 1;
}

const isLower = (c: number) => c | 0x20;
const isDecimal = (c: number) => c >= 48 && c <= 57;
const isHex = (c: number) => isDecimal(c) || (isLower(c) >= 97 && isLower(c) <= 102);
const isLetterRune = (r: number) => /\p{L}/u.test(String.fromCodePoint(r));
const isDigitRune = (r: number) => /\p{Nd}/u.test(String.fromCodePoint(r));

/** A code point as Go's %#U prints it: U+0023 '#'. */
export function unicodeText(rune: number): string {
  const hex = `U+${rune.toString(16).toUpperCase().padStart(4, '0')}`;
  return rune >= 0x20 && rune !== 0x7f && !(rune >= 0x80 && rune < 0xa0) && !/\p{C}|\p{Z}/u.test(String.fromCodePoint(rune)) || rune === 0x20
    ? `${hex} '${String.fromCodePoint(rune)}'` : hex;
}

const baseNames: Record<number, string> = { 2: 'binary', 8: 'octal', 10: 'decimal', 16: 'hexadecimal' };

export class Scanner {
  /** The file's bytes and a NUL. */
  protected readonly buf: Uint8Array;
  protected readonly size: number;
  /** Offset of the next unread byte. */
  protected offset = 0;
  protected nlsemi = false;

  protected tok: Tok = Tok.None;
  /** Offset of the current token's first byte. */
  protected start = 0;
  /** Spelling of a Name or Literal; for Semi: semicolon, newline or EOF. */
  protected lit = '';
  protected litKind: 'INT' | 'FLOAT' | 'IMAG' | 'CHAR' | 'STRING' = 'INT';
  protected bad = false;
  protected op = '';
  protected prec: Prec = Prec.None;

  readonly errors: SyntaxError[] = [];
  /** Found ahead for the whole file. */
  private readonly encodingErrors: SyntaxError[] = [];

  /** `shared` is another scanner of the same file. */
  constructor(readonly source: SourceFile, shared?: Scanner) {
    this.size = source.bytes.length;
    if (shared) this.buf = shared.buf;
    else {
      this.buf = new Uint8Array(this.size + 1);
      this.buf.set(source.bytes);
    }
    if (this.buf[0] === 0xef && this.buf[1] === 0xbb && this.buf[2] === 0xbf) this.offset = 3;
  }

  protected errorAtOffset(offset: number, message: string, code?: string): void {
    this.errors.push(code === undefined ? { offset, message } : { offset, message, code });
  }

  /** Errors in the order of the text, as far as it has been read. */
  errorsSoFar(): SyntaxError[] {
    const seen = this.encodingErrors.filter((e) => e.offset <= this.offset);
    if (seen.length === 0) return this.errors;
    // What is read comes before what is parsed.
    const all = this.errors.slice();
    for (const e of seen) {
      const at = all.findIndex((x) => x.offset > e.offset);
      all.splice(at < 0 ? all.length : at, 0, e);
    }
    return all;
  }

  /** Comments are skipped here; the parser overrides this where it wants them. */
  protected comment(_start: number, _end: number): void {}

  /** Reports what Go reports while reading: NUL bytes, malformed UTF-8, byte order marks that are not at the start. */
  protected checkEncoding(): void {
    const { buf, size } = this;
    const found = (offset: number, message: string): void => void this.encodingErrors.push({ offset, message });
    for (let i = 0; i < size; i++) {
      const c = buf[i] as number;
      if (c === 0) found(i, 'invalid NUL character');
      else if (c >= 0x80) {
        const r = decodeRune(buf, i, size);
        if (!r.valid) found(i, 'invalid UTF-8 encoding');
        else if (r.rune === 0xfeff && i > 0) found(i, 'invalid BOM in the middle of the file');
        i += r.size - 1;
      }
    }
  }

  /** How many bytes there are at `i` that are read as if they were not there. */
  private ignored(i: number): number {
    const { buf, size } = this;
    let end = i;
    for (;;) {
      const c = buf[end] as number;
      if (end >= size || (c !== 0 && c < 0x80)) break;
      const r = decodeRune(buf, end, size);
      if (!isIgnored(r)) break;
      end += r.size;
    }
    return end - i;
  }

  next(): void {
    const nlsemi = this.nlsemi;
    this.nlsemi = false;
    const buf = this.buf;
    for (;;) {
      let i = this.offset;
      let c = buf[i] as number;
      while (c === 32 || c === 9 || c === 13 || (c === 10 && !nlsemi)) c = buf[++i] as number;
      this.start = i;
      if (isNameByte[c] === 1 && !(c >= 48 && c <= 57)) return this.scanName(i);
      this.offset = i + 1;
      switch (c) {
        case 0:
          if (i >= this.size) {
            this.offset = i;
            this.start = this.size;
            if (nlsemi) { this.lit = 'EOF'; this.tok = Tok.Semi; } else this.tok = Tok.EOF;
            return;
          }
          continue;
        case 10: this.lit = 'newline'; this.tok = Tok.Semi; return;
        case 48: case 49: case 50: case 51: case 52: case 53: case 54: case 55: case 56: case 57:
          return this.scanNumber(i, false);
        case 34: return this.scanString(i);
        case 96: return this.scanRawString(i);
        case 39: return this.scanRune(i);
        case 40: this.tok = Tok.Lparen; return;
        case 91: this.tok = Tok.Lbrack; return;
        case 123: this.tok = Tok.Lbrace; return;
        case 44: this.tok = Tok.Comma; return;
        case 59: this.lit = 'semicolon'; this.tok = Tok.Semi; return;
        case 41: this.nlsemi = true; this.tok = Tok.Rparen; return;
        case 93: this.nlsemi = true; this.tok = Tok.Rbrack; return;
        case 125: this.nlsemi = true; this.tok = Tok.Rbrace; return;
        case 58:
          if (buf[i + 1] === 61) { this.offset = i + 2; this.tok = Tok.Define; } else this.tok = Tok.Colon;
          return;
        case 46:
          if (isDecimal(buf[i + 1 + this.ignored(i + 1)] as number)) return this.scanNumber(i, true);
          if (buf[i + 1] === 46 && buf[i + 2] === 46) { this.offset = i + 3; this.tok = Tok.DotDotDot; } else this.tok = Tok.Dot;
          return;
        case 43: case 45: {
          const op = c === 43 ? '+' : '-';
          if (buf[i + 1] === c) {
            this.offset = i + 2;
            this.op = op;
            this.nlsemi = true;
            this.tok = Tok.IncOp;
            return;
          }
          return this.setOperator(op, Prec.Add, i + 1);
        }
        case 42:
          this.op = '*';
          this.prec = Prec.Mul;
          if (buf[i + 1] === 61) { this.offset = i + 2; this.tok = Tok.AssignOp; } else this.tok = Tok.Star;
          return;
        case 47:
          if (buf[i + 1] === 47) {
            let end = buf.indexOf(10, i);
            if (end < 0) end = this.size;
            this.offset = end;
            this.comment(i, end);
            continue;
          }
          if (buf[i + 1] === 42) {
            const newline = this.fullComment(i);
            if (newline && nlsemi) { this.lit = 'newline'; this.tok = Tok.Semi; return; }
            continue;
          }
          return this.setOperator('/', Prec.Mul, i + 1);
        case 37: return this.setOperator('%', Prec.Mul, i + 1);
        case 38:
          if (buf[i + 1] === 38) return this.setPlain('&&', Prec.AndAnd, i + 2);
          if (buf[i + 1] === 94) return this.setOperator('&^', Prec.Mul, i + 2);
          return this.setOperator('&', Prec.Mul, i + 1);
        case 124:
          if (buf[i + 1] === 124) return this.setPlain('||', Prec.OrOr, i + 2);
          return this.setOperator('|', Prec.Add, i + 1);
        case 94: return this.setOperator('^', Prec.Add, i + 1);
        case 60:
          if (buf[i + 1] === 61) return this.setPlain('<=', Prec.Cmp, i + 2);
          if (buf[i + 1] === 60) return this.setOperator('<<', Prec.Mul, i + 2);
          if (buf[i + 1] === 45) { this.offset = i + 2; this.tok = Tok.Arrow; return; }
          return this.setPlain('<', Prec.Cmp, i + 1);
        case 62:
          if (buf[i + 1] === 61) return this.setPlain('>=', Prec.Cmp, i + 2);
          if (buf[i + 1] === 62) return this.setOperator('>>', Prec.Mul, i + 2);
          return this.setPlain('>', Prec.Cmp, i + 1);
        case 61:
          if (buf[i + 1] === 61) return this.setPlain('==', Prec.Cmp, i + 2);
          this.tok = Tok.Assign;
          return;
        case 33:
          if (buf[i + 1] === 61) return this.setPlain('!=', Prec.Cmp, i + 2);
          return this.setPlain('!', Prec.None, i + 1);
        case 126: return this.setPlain('~', Prec.None, i + 1);
        default: {
          const r = decodeRune(buf, i, this.size);
          if (c >= 0x80 && r.valid && (isLetterRune(r.rune) || isDigitRune(r.rune))) {
            if (isDigitRune(r.rune)) this.errorAtOffset(i, `identifier cannot begin with digit ${unicodeText(r.rune)}`);
            return this.scanName(i);
          }
          this.offset = i + r.size;
          if (c >= 0x80 && !isIgnored(r)) {
            this.errorAtOffset(i, `invalid character ${unicodeText(r.rune)} in identifier`);
            return this.scanName(i);
          }
          if (!isIgnored(r)) this.errorAtOffset(i, `invalid character ${unicodeText(r.rune)}`);
          this.nlsemi = false;
          continue;
        }
      }
    }
  }

  private setPlain(op: string, prec: Prec, offset: number): void {
    this.offset = offset;
    this.op = op;
    this.prec = prec;
    this.tok = Tok.Operator;
  }

  /** An operator that forms an assignment with a following '='. */
  private setOperator(op: string, prec: Prec, offset: number): void {
    this.op = op;
    this.prec = prec;
    if (this.buf[offset] === 61) {
      this.offset = offset + 1;
      this.tok = Tok.AssignOp;
    } else {
      this.offset = offset;
      this.tok = Tok.Operator;
    }
  }

  private scanName(i: number): void {
    const buf = this.buf;
    const start = i;
    let h = 0;
    let c = buf[i] as number;
    while (isNameByte[c] === 1) {
      h = (Math.imul(h, 31) + c) | 0;
      c = buf[++i] as number;
    }
    if (c >= 0x80 || (c === 0 && i < this.size)) return this.scanUnicodeName(start, i);
    this.offset = i;
    const slot = spellings.find(buf, start, i, h);
    const tok = slot < 0 ? 0 : (spellings.tokens[slot] as Tok);
    if (tok !== 0) {
      this.tok = tok;
      this.nlsemi = tok === Tok.Break || tok === Tok.Continue || tok === Tok.Fallthrough || tok === Tok.Return;
      return;
    }
    this.tok = Tok.Name;
    this.lit = slot < 0 ? decodeUtf8(buf, start, i) : (spellings.texts[slot] as string);
    this.nlsemi = true;
  }

  private scanUnicodeName(start: number, i: number): void {
    const { buf, size } = this;
    while (i < size) {
      const c = buf[i] as number;
      if (isNameByte[c] === 1) { i++; continue; }
      if (c < 0x80 && c !== 0) break;
      const r = decodeRune(buf, i, size);
      if (!isIgnored(r) && !isLetterRune(r.rune) && !isDigitRune(r.rune) && i > start) this.errorAtOffset(i, `invalid character ${unicodeText(r.rune)} in identifier`);
      i += r.size;
    }
    this.offset = i;
    this.tok = Tok.Name;
    this.lit = decodeUtf8(buf, start, i);
    this.nlsemi = true;
  }

  /** Skips a general comment that starts at `start`; tells whether it contains a newline. */
  private fullComment(start: number): boolean {
    const { buf, size } = this;
    let i = start + 2;
    let newline = false;
    for (; i < size; i++) {
      const c = buf[i];
      if (c === 10) newline = true;
      else if (c === 42 && buf[i + 1] === 47) {
        this.offset = i + 2;
        this.comment(start, i + 2);
        return newline;
      }
    }
    this.offset = size;
    this.errorAtOffset(start, 'comment not terminated');
    return newline;
  }

  private setLiteral(kind: 'INT' | 'FLOAT' | 'IMAG' | 'CHAR' | 'STRING', start: number, ok: boolean): void {
    this.nlsemi = true;
    this.tok = Tok.Literal;
    this.litKind = kind;
    this.bad = !ok;
    const { offset, buf } = this;
    if (offset - start <= maxInterned) {
      let h = 0;
      let i = start;
      for (; i < offset && (buf[i] as number) < 0x80; i++) h = (Math.imul(h, 31) + (buf[i] as number)) | 0;
      const slot = i === offset ? spellings.find(buf, start, offset, h) : -1;
      if (slot >= 0) {
        this.lit = spellings.texts[slot] as string;
        return;
      }
    }
    this.lit = decodeUtf8(buf, start, offset);
  }

  private scanRawString(start: number): void {
    const end = this.buf.indexOf(96, start + 1);
    if (end < 0) {
      this.offset = this.size;
      this.errorAtOffset(start, 'string not terminated');
      return this.setLiteral('STRING', start, false);
    }
    this.offset = end + 1;
    this.setLiteral('STRING', start, true);
  }

  private scanString(start: number): void {
    const { buf, size } = this;
    let ok = true;
    let i = start + 1;
    for (;;) {
      const c = buf[i] as number;
      if (c === 34) { i++; break; }
      if (c === 92) {
        this.offset = i + 1;
        if (!this.escape(34)) ok = false;
        i = this.offset;
        continue;
      }
      if (c === 10) {
        this.errorAtOffset(i, 'newline in string');
        ok = false;
        break;
      }
      if (c === 0 && i >= size) {
        this.errorAtOffset(start, 'string not terminated');
        ok = false;
        break;
      }
      i++;
    }
    this.offset = i;
    this.setLiteral('STRING', start, ok);
  }

  private scanRune(start: number): void {
    const { buf, size } = this;
    let ok = true;
    let i = start + 1;
    for (let n = 0; ; n++) {
      i += this.ignored(i);
      const c = buf[i] as number;
      if (c === 39) {
        if (ok && n === 0) {
          this.errorAtOffset(i, "empty rune literal or unescaped '");
          ok = false;
        } else if (ok && n !== 1) {
          this.errorAtOffset(start, 'more than one character in rune literal');
          ok = false;
        }
        i++;
        break;
      }
      if (c === 92) {
        this.offset = i + 1;
        if (!this.escape(39)) ok = false;
        i = this.offset;
        continue;
      }
      if (c === 10) {
        if (ok) this.errorAtOffset(i, 'newline in rune literal');
        ok = false;
        break;
      }
      if (c === 0 && i >= size) {
        if (ok) this.errorAtOffset(start, 'rune literal not terminated');
        ok = false;
        break;
      }
      i += c < 0x80 ? 1 : decodeRune(buf, i, size).size;
    }
    this.offset = i;
    this.setLiteral('CHAR', start, ok);
  }

  /** Checks the escape after a backslash; `offset` stands behind the backslash and is moved on. */
  private escape(quote: number): boolean {
    const { buf, size } = this;
    const c = buf[this.offset] as number;
    let n: number;
    let base = 16;
    let max = 0x10ffff;
    switch (c) {
      case quote: case 97: case 98: case 102: case 110: case 114: case 116: case 118: case 92:
        this.offset++;
        return true;
      case 48: case 49: case 50: case 51: case 52: case 53: case 54: case 55: n = 3; base = 8; max = 255; break;
      case 120: this.offset++; n = 2; max = 255; break;
      case 117: this.offset++; n = 4; break;
      case 85: this.offset++; n = 8; break;
      default:
        if (this.offset >= size) return true;
        this.errorAtOffset(this.offset, 'unknown escape');
        return false;
    }
    let x = 0;
    for (let k = n; k > 0; k--) {
      if (this.offset >= size) return true;
      const b = buf[this.offset] as number;
      let d = base;
      if (isDecimal(b)) d = b - 48;
      else if (isLower(b) >= 97 && isLower(b) <= 102) d = isLower(b) - 97 + 10;
      if (d >= base) {
        const r = decodeRune(buf, this.offset, size);
        this.errorAtOffset(this.offset, `invalid character ${quoteRune(r.rune)} in ${baseNames[base]} escape`);
        return false;
      }
      x = x * base + d;
      this.offset++;
    }
    if (x > max && base === 8) {
      this.errorAtOffset(this.offset, `octal escape value ${x} > 255`);
      return false;
    }
    if (x > max || (x >= 0xd800 && x < 0xe000 && n >= 4)) {
      this.errorAtOffset(this.offset, `escape is invalid Unicode code point ${x > 0x10ffff ? `U+${x.toString(16).toUpperCase()}` : unicodeText(x)}`);
      return false;
    }
    return true;
  }

  private scanNumber(start: number, seenPoint: boolean): void {
    const buf = this.buf;
    let i = start;
    let ok = true;
    let isFloat = false;
    let base = 10;
    let prefix = '';
    let hasDigit = false;
    let hasSep = false;
    let invalid = -1;
    const fail = (offset: number, message: string) => {
      if (ok) this.errorAtOffset(offset, message);
      ok = false;
    };
    const digits = (b: number, max: number): void => {
      for (;;) {
        const c = buf[i] as number;
        if (c === 95) hasSep = true;
        else if (b === 16 ? isHex(c) : isDecimal(c)) {
          hasDigit = true;
          if (b <= 10 && c >= 48 + max && invalid < 0) invalid = i - start;
        } else {
          const n = this.ignored(i);
          if (n === 0) return;
          i += n - 1;
        }
        i++;
      }
    };
    if (!seenPoint) {
      if (buf[i] === 48) {
        i++;
        i += this.ignored(i);
        switch (isLower(buf[i] as number)) {
          case 120: i++; base = 16; prefix = 'x'; break;
          case 111: i++; base = 8; prefix = 'o'; break;
          case 98: i++; base = 2; prefix = 'b'; break;
          default: base = 8; prefix = '0'; hasDigit = true;
        }
      }
      digits(base, base);
      if (buf[i] === 46) {
        if (prefix === 'o' || prefix === 'b') fail(i, `invalid radix point in ${baseNames[base]} literal`);
        i++;
        seenPoint = true;
      }
    } else i++;
    if (seenPoint) {
      isFloat = true;
      digits(base, base);
    }
    if (!hasDigit) fail(i, `${baseNames[base]} literal has no digits`);
    const e = isLower(buf[i] as number);
    if (e === 101 || e === 112) {
      const shown = `'${String.fromCharCode(buf[i] as number)}'`;
      if (e === 101 && prefix !== '' && prefix !== '0') fail(i, `${shown} exponent requires decimal mantissa`);
      else if (e === 112 && prefix !== 'x') fail(i, `${shown} exponent requires hexadecimal mantissa`);
      i++;
      isFloat = true;
      i += this.ignored(i);
      if (buf[i] === 43 || buf[i] === 45) i++;
      hasDigit = false;
      const keep = invalid;
      digits(10, 10);
      invalid = keep;
      if (!hasDigit) fail(i, 'exponent has no digits');
    } else if (prefix === 'x' && isFloat) fail(i, "hexadecimal mantissa requires a 'p' exponent");
    let kind: 'INT' | 'FLOAT' | 'IMAG' = isFloat ? 'FLOAT' : 'INT';
    if (buf[i] === 105) {
      kind = 'IMAG';
      i++;
    }
    this.offset = i;
    this.setLiteral(kind, start, ok);
    if (kind === 'INT' && invalid >= 0) fail(start + invalid, `invalid digit '${this.lit[invalid]}' in ${baseNames[base]} literal`);
    if (hasSep && ok) {
      const at = misplacedSeparator(this.lit);
      if (at >= 0) fail(start + at, "'_' must separate successive digits");
    }
    this.bad = !ok;
  }

  /**
   * Moves behind the brace that closes the one before `offset`, without making tokens. Returns the closing brace's offset, or -1
   * if there is none.
   */
  protected skipBlock(formatted: boolean): number {
    const { buf, size } = this;
    if (formatted && buf[this.offset] === 10) {
      let end = buf.indexOf(125, this.offset);
      while (end >= 0 && buf[end - 1] !== 10) end = buf.indexOf(125, end + 1);
      if (end >= 0) this.offset = end + 1;
      return end;
    }
    let i = this.offset;
    let depth = 1;
    while (i < size) {
      const c = buf[i++] as number;
      switch (c) {
        case 123: depth++; break;
        case 125:
          if (--depth === 0) {
            this.offset = i;
            return i - 1;
          }
          break;
        case 34:
          for (let d = buf[i++]; d !== 34 && i <= size; d = buf[i++]) if (d === 92) i++;
          break;
        case 39:
          for (let d = buf[i++]; d !== 39 && i <= size; d = buf[i++]) if (d === 92) i++;
          break;
        case 96: {
          const end = buf.indexOf(96, i);
          i = end < 0 ? size : end + 1;
          break;
        }
        case 47:
          if (buf[i] === 47) {
            const end = buf.indexOf(10, i);
            i = end < 0 ? size : end;
          } else if (buf[i] === 42) {
            i++;
            while (i < size && !(buf[i] === 42 && buf[i + 1] === 47)) i++;
            i += 2;
          }
          break;
      }
    }
    return -1;
  }
}

/** What is reported once (checkEncoding) and then read as if it were not there, in the middle of names too. */
function isIgnored(r: { readonly rune: number; readonly valid: boolean }): boolean { return !r.valid || r.rune === 0 || r.rune === 0xfeff; }

/** A code point as Go's %q prints it. */
export function quoteRune(r: number): string {
  const escapes: Record<number, string> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r', 39: "\\'", 92: '\\\\' };
  if (escapes[r]) return `'${escapes[r]}'`;
  if (r < 0x20 || r === 0x7f) return `'\\x${r.toString(16).padStart(2, '0')}'`;
  return `'${String.fromCodePoint(r)}'`;
}

/** Index of the first underscore in a number that does not stand between digits (a base prefix counts as one), or -1. */
function misplacedSeparator(text: string): number {
  let previous = '.';
  let i = 0;
  let hex = false;
  if (text[0] === '0' && /[xXoObB]/.test(text[1] ?? '')) {
    hex = /[xX]/.test(text[1] as string);
    previous = '0';
    i = 2;
  }
  for (; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '_') {
      if (previous !== '0') return i;
      previous = '_';
    } else if (/[0-9]/.test(c) || (hex && /[a-fA-F]/.test(c))) previous = '0';
    else {
      if (previous === '_') return i - 1;
      previous = '.';
    }
  }
  return previous === '_' ? text.length - 1 : -1;
}
