/**
 * What the go command says of a file's header: the package clause and the imports. It reads them before anything is compiled, with
 * go/parser, whose words for errors are not the compiler's, and shows the first one alone. The loader asks when the compiler's own
 * parser has found something wrong, to see whether it would have come so far.
 */
import { utf8 } from '../../base/utf8';
import type { SyntaxError } from '../../syntax/scanner';
import { decodeUtf8 } from '../../syntax/utf8';

/** There is but one way to match each text: a broken file with many comments must not be tried in all of them. */
const space = String.raw`(?:[ \f\t\r\n;]|//[^\n]*(?:\n|$)|/\*(?:[^*]|\*(?!/))*\*/)*`;
const name = String.raw`[\w\u0080-\uffff]+`;
const quoted = '(?:`[^`]*`|"(?:[^"\\\\\\n]|\\\\[\\s\\S])*")';
const spec = `${space}(?:(?:\\.|${name})${space})?${quoted}`;
const imports = `import(?!${name})${space}(?:\\((?:${spec})*${space}\\)|${spec})`;
/** The header as the go command cuts it off, which does not care for semicolons. */
const header = new RegExp(`^${space}package(?!${name})${space}${name}(?:${space}${imports})*${space}`);

/** Where it cannot tell how a header ends, the whole file is parsed. */
function headerOf(text: string): string {
  const end = header.exec(text)?.[0].length ?? text.length;
  return text[end] === 'i' || text[end] === '/' ? text : text.slice(0, end);
}

class Failure {
  constructor(readonly at: number, readonly message: string) {}
}

type Kind = 'name' | 'string' | 'literal' | 'newline' | 'EOF' | 'other';

const keywords = new Set('break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split(' '));
const operators = /<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|[=!<>:+\-*/%&|^]=|<<|>>|&\^|[-+*/%&|^<>=!()[\]{},;.:~]/y;

/** Tokens as go/scanner finds them. */
class HeaderScanner {
  kind: Kind = 'other';
  text = '';
  start = 0;
  private at = 0;

  constructor(private readonly source: string) {
    if (source.startsWith('\ufeff')) this.at = 1;
  }

  private take(re: RegExp): string | undefined {
    re.lastIndex = this.at;
    const found = re.exec(this.source)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  next(): void {
    // After these the end of a line is a semicolon.
    const endsStatement = this.kind === 'name' || this.kind === 'string' || this.kind === 'literal' || [')', ']', '}'].includes(this.text);
    this.skip(endsStatement);
    this.start = this.at;
    const c = this.source[this.at];
    if (c === undefined || c === '\n' || c === '/') {
      if (c === '/' && !/^\/[/*]/.test(this.source.slice(this.at, this.at + 2))) this.symbol();
      else this.set(endsStatement ? 'newline' : 'EOF', '');
    } else if (c === '"' || c === '`') this.string(c);
    else if (c === "'") this.character();
    else {
      const word = this.take(/[\p{L}_][\p{L}\p{Nd}_]*/uy);
      const number = word ?? this.take(/\.?[0-9][\w.]*/y);
      if (word !== undefined) this.set(keywords.has(word) ? 'other' : 'name', word);
      else if (number !== undefined) this.set('literal', number);
      else this.symbol();
    }
  }

  private set(kind: Kind, text: string): void {
    this.kind = kind;
    this.text = text;
  }

  /** Skips space and comments, up to what ends a statement. */
  private skip(toSemicolon: boolean): void {
    for (;;) {
      this.take(toSemicolon ? /[ \t\r]*/y : /[ \t\r\n]*/y);
      const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
      comment.lastIndex = this.at;
      const found = comment.exec(this.source)?.[0];
      if (found === undefined) {
        if (this.source.startsWith('/*', this.at)) throw new Failure(this.at, 'comment not terminated');
        return;
      }
      if (toSemicolon && (found.startsWith('//') || found.includes('\n'))) return;
      this.at += found.length;
    }
  }

  private string(quote: string): void {
    if (quote === '`') {
      const raw = this.take(/`[^`]*`/y);
      if (raw === undefined) throw new Failure(this.at, 'raw string literal not terminated');
      this.set('string', raw);
      return;
    }
    const text = this.take(/"(?:[^"\\\n]|\\[^\n])*"/y);
    const escape = /\\(?![abfnrtv\\"0-7xuU])/.exec((text ?? this.source.slice(this.at)).replaceAll('\\\\', '  '));
    if (text === undefined) throw new Failure(this.at, 'string literal not terminated');
    if (escape) throw new Failure(this.start + escape.index + 1, 'unknown escape sequence');
    this.set('string', text);
  }

  private character(): void {
    const text = this.take(/'(?:[^'\\\n]|\\[^\n])*'/y);
    if (text === undefined) throw new Failure(this.at, 'rune literal not terminated');
    if (!/^'(?:[^\\]|\\.+)'$/u.test(text)) throw new Failure(this.start, 'illegal rune literal');
    this.set('literal', text);
  }

  private symbol(): void {
    const text = this.take(operators);
    if (text !== undefined) {
      this.set('other', text);
      return;
    }
    const c = String.fromCodePoint(this.source.codePointAt(this.at) as number);
    if (c === '“' || c === '”') throw new Failure(this.at, `curly quotation mark '${c}' (use neutral '"')`);
    const code = (c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    throw new Failure(this.at, `illegal character U+${code} '${c}'`);
  }
}

class HeaderParser extends HeaderScanner {
  parse(): void {
    this.next();
    this.expect('package', this.is('package'));
    this.expect('IDENT', this.kind === 'name');
    this.endOfStatement();
    while (this.is('import')) {
      this.next();
      if (this.is('(')) {
        this.next();
        while (!this.is(')') && !this.is('')) this.importSpec();
        this.expect(')', this.is(')'));
        this.endOfStatement();
      } else this.importSpec();
    }
  }

  /** Of a keyword or operator; the text of the file's end is empty. */
  private is(text: string): boolean {
    return (this.kind === 'other' || this.kind === 'EOF') && this.text === text;
  }

  private importSpec(): void {
    if (this.kind === 'name' || this.is('.')) this.next();
    if (this.kind === 'name' || this.kind === 'literal') throw new Failure(this.start, 'import path must be a string');
    if (this.kind !== 'string') throw new Failure(this.start, 'missing import path');
    this.next();
    this.endOfStatement();
  }

  private endOfStatement(): void {
    if (this.is(')') || this.is('}')) return;
    this.expect(';', this.kind === 'newline' || this.is(';'));
  }

  private expect(what: string, is: boolean): void {
    if (is) {
      this.next();
      return;
    }
    const { kind, text } = this;
    const found = kind === 'newline' ? 'newline' : kind === 'EOF' ? "'EOF'" : kind === 'other' ? `'${text}'` : text;
    throw new Failure(this.start, `expected '${what}', found ${found}`);
  }
}

/** What the go command shows of a file whose header it cannot read. */
export function headerError(bytes: Uint8Array): SyntaxError | undefined {
  if (bytes.includes(0)) return undefined;
  const source = headerOf(decodeUtf8(bytes, 0, bytes.length));
  try {
    new HeaderParser(source).parse();
    return undefined;
  } catch (e) {
    if (!(e instanceof Failure)) throw e;
    return { offset: utf8(source.slice(0, e.at)).length, message: e.message };
  }
}
