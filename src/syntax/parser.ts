/**
 * The parser's entry: files and declarations. It never throws; what it cannot understand it reports and skips.
 *
 * In library files (`lazy`) a function's body is skipped by matching braces and parsed when somebody reads `decl.body`:
 * of the library only a few percent are reachable from a program. The ids of such a body come from the package's id source at
 * that moment.
 */
import type { Pos, SourceFile } from '../base/source';
import { utf8 } from '../base/utf8';
import { goVersionOf } from './buildConstraint';
import { embedPatterns } from './embedPatterns';
import type { BasicLit, BlockStmt, Comment, Decl, EmbedDirective, Embedding, Expr, Field, File, FuncDecl, FuncType, GenDecl, Ident, ImportSpec, Spec, TypeSpec, ValueSpec } from './nodes';
import { type IdSource, none } from './parserBase';
import type { SyntaxError } from './scanner';
import { StmtParser } from './stmtParser';
import { Tok } from './tokens';
import { decodeUtf8 } from './utf8';

export interface ParseOptions {
  /** Node ids; the files of a package share one. */
  readonly ids: IdSource;
  /** Library files: bodies are parsed on demand and trusted. */
  readonly lazy?: boolean;
  /** The file is as gofmt leaves it, without a line in a function that begins with a brace: then one that begins a line ends the function. */
  readonly formatted?: boolean;
  /** Keep comments and documentation. */
  readonly comments?: boolean;
  /** Stop behind the import declarations. */
  readonly importsOnly?: boolean;
}

export interface ParseResult {
  /** undefined only if there is no valid package clause. */
  readonly file: File | undefined;
  readonly errors: SyntaxError[];
}

export type { SyntaxError } from './scanner';
export type { IdSource } from './parserBase';

export function parseFile(source: SourceFile, options: ParseOptions): ParseResult {
  const parser = new Parser(source, options);
  const file = parser.file();
  return { file, errors: parser.errorsSoFar() };
}

/** A library file whose declarations are parsed one by one, from where they are known to begin. */
export class FileParts {
  private readonly parser: Parser;
  /** The file's head: package clause and imports. */
  readonly file: File;

  constructor(source: SourceFile, ids: IdSource) {
    this.parser = new Parser(source, { ids, lazy: true, formatted: true, importsOnly: true });
    const file = this.parser.file();
    if (!file) throw new Error(`${source.path}: no package clause`);
    this.file = file;
  }

  declarationAt(offset: number): Decl {
    return this.parser.declarationAt(offset);
  }
}

class LazyFuncDecl implements FuncDecl {
  readonly kind = 'FuncDecl';
  private parsed: BlockStmt | undefined;

  constructor(
    readonly pos: Pos, readonly end: Pos, readonly name: Ident, readonly recv: Field | undefined, readonly type: FuncType, readonly doc: string,
    private parse: (() => BlockStmt) | undefined,
  ) {}

  readonly hasBody = true;

  get body(): BlockStmt {
    if (this.parse) {
      this.parsed = this.parse();
      this.parse = undefined;
    }
    return this.parsed as BlockStmt;
  }
}

/** The number behind the last colon of a text, and where it begins; undefined without a colon, NaN for what is no number. */
function trailingNumber(text: string): { at: number; n: number } | undefined {
  const at = text.lastIndexOf(':') + 1;
  if (at === 0) return undefined;
  const digits = text.slice(at);
  return { at, n: /^[0-9]+$/.test(digits) ? Number(digits) : Number.NaN };
}

const maxLine = 1 << 30;

/** `file:line` or `file:line:column`; undefined for what is no directive. */
function parseLineDirective(text: string): { file: string; line: number; column: number } | { wrong: string; at: number } | undefined {
  const wrong = (what: string, at: number) => ({ wrong: `invalid ${what} number: ${text.slice(at)}`, at });
  const last = trailingNumber(text);
  if (!last) return undefined;
  if (Number.isNaN(last.n)) return wrong('line', last.at);
  const before = trailingNumber(text.slice(0, last.at - 1));
  const hasColumn = before !== undefined && !Number.isNaN(before.n);
  if (hasColumn && (last.n === 0 || last.n > maxLine)) return wrong('column', last.at);
  const line = hasColumn ? before : last;
  if (line.n === 0 || line.n > maxLine) return { wrong: `invalid line number: ${text.slice(line.at, hasColumn ? last.at - 1 : undefined)}`, at: line.at };
  return { file: text.slice(0, line.at - 1), line: line.n, column: hasColumn ? last.n : 0 };
}

/** Directives that gc gives to functions, and build lines. */
const pragmas = new Set(('build noinline nosplit norace nocheckptr noescape uintptrescapes uintptrkeepalive nointerface registerparams notinheap '
  + 'nowritebarrier nowritebarrierrec yeswritebarrierrec systemstack').split(' '));

const misplaced = 'misplaced compiler directive';

class Parser extends StmtParser {
  private readonly comments: Comment[] = [];
  private readonly directives: Comment[] = [];
  private readonly imports: ImportSpec[] = [];
  private goVersion = '';
  private top = true;
  /** Offsets of directives that wait for a function. */
  private readonly pending: number[] = [];
  private readonly embeddings: Embedding[] = [];
  /** //go:embed lines that wait for a declaration. */
  private pendingEmbeds: EmbedDirective[] = [];
  /** The comment group that ends right before the current token, as far as it can document a declaration. */
  private docStart = -1;
  private docEnd = -1;

  constructor(source: SourceFile, private readonly options: ParseOptions, shared?: Parser) {
    super(source, options.ids, shared);
    this.trusted = options.lazy === true;
    if (!this.trusted && !shared) this.checkEncoding();
  }

  protected override comment(start: number, end: number): void {
    const { buf } = this;
    if (!this.trusted && buf[start + 2] === 108) this.lineDirective(start, end);
    const isDirective = buf[start + 1] === 47 && buf[start + 2] === 103 && buf[start + 3] === 111 && buf[start + 4] === 58;
    if (isDirective && !this.trusted) {
      this.pragma(start, end);
      this.embed(start, end);
    }
    if (isDirective && this.fnest === 0) {
      const text = decodeUtf8(buf, start, buf[end - 1] === 13 ? end - 1 : end);
      if (this.top && text.startsWith('//go:build ')) this.goVersion = goVersionOf(text);
      this.directives.push({ pos: this.base + start, end: this.base + end, text });
    }
    if (!this.options.comments) return;
    this.comments.push({ pos: this.base + start, end: this.base + end, text: decodeUtf8(buf, start, end) });
    if (this.docEnd < 0 || this.newlines(this.docEnd, start) !== 1) this.docStart = this.comments.length - 1;
    this.docEnd = end;
  }

  /** `//line` at the beginning of a line and `/*line` anywhere say where the text behind them comes from. */
  private lineDirective(start: number, end: number): void {
    const { buf, source } = this;
    const isLine = buf[start + 1] === 47;
    if (isLine && start > 0 && buf[start - 1] !== 10) return;
    const text = decodeUtf8(buf, start + 2, isLine ? (buf[end - 1] === 13 ? end - 1 : end) : end - 2);
    if (!text.startsWith('line ')) return;
    const d = parseLineDirective(text.slice(5));
    if (!d) return;
    if ('wrong' in d) return this.errorAtOffset(start + 7 + d.at, d.wrong);
    const offset = isLine ? Math.min(end + 1, this.size) : end;
    const file = d.file === '' && d.column > 0 ? source.positionAt(start).file : d.file;
    source.direct({ offset, file, line: d.line, column: d.column });
  }

  /** Directives about functions stand on lines of their own in front of one; elsewhere they are errors. */
  private pragma(start: number, end: number): void {
    const m = /^\/\/go:([a-z]+)/.exec(decodeUtf8(this.buf, start, end));
    if (!m || !pragmas.has(m[1] as string)) return;
    let i = start - 1;
    while (i >= 0 && (this.buf[i] === 32 || this.buf[i] === 9)) i--;
    const ownLine = i < 0 || this.buf[i] === 10;
    if (m[1] === 'build' && this.top) return;
    if (!ownLine || this.fnest > 0) this.errorAtOffset(start + 2, misplaced);
    else this.pending.push(start + 2);
  }

  private embed(start: number, end: number): void {
    const text = decodeUtf8(this.buf, start, end);
    if (!/^\/\/go:embed(?=[ \r]|$)/.test(text)) return;
    const at = start + 2;
    const { patterns, bad } = embedPatterns(text.slice(10));
    if (bad !== undefined) this.errorAtOffset(at, `invalid quoted string in //go:embed: ${bad}`);
    if (patterns.length === 0) this.errorAtOffset(at, 'usage: //go:embed pattern...');
    else {
      const offset = (i: number): number => start + utf8(text.slice(0, 10 + i)).length;
      this.pendingEmbeds.push({ pos: this.base + at, patterns: patterns.map((p) => ({ text: p.text, pos: this.base + offset(p.at) })) });
    }
  }

  /** Gives the waiting //go:embed lines to a declaration. */
  private takeEmbeds(spec?: ValueSpec): void {
    if (this.pendingEmbeds.length === 0) return;
    this.embeddings.push({ directives: this.pendingEmbeds, spec, inFunction: this.fnest > 0 });
    this.pendingEmbeds = [];
  }

  protected override unusedEmbeds(): void {
    for (const e of this.pendingEmbeds) this.errorAt(e.pos, 'misplaced go:embed directive');
    this.pendingEmbeds.length = 0;
  }

  private misplacedPragmas(): void {
    for (const offset of this.pending) this.errorAtOffset(offset, misplaced);
    this.pending.length = 0;
  }

  private newlines(from: number, to: number): number {
    let n = 0;
    for (let i = from; i < to; i++) if (this.buf[i] === 10) n++;
    return n;
  }

  /** Documentation of a declaration that starts at the current token. */
  private doc(): string {
    if (this.docEnd < 0 || this.newlines(this.docEnd, this.start) !== 1 || this.docEnd < this.prevEnd) return '';
    return this.comments.slice(this.docStart).map((c) => c.text).join('\n');
  }

  file(): File | undefined {
    this.next();
    this.top = false;
    this.misplacedPragmas();
    const pos = this.pos();
    if (!this.got(Tok.Package)) {
      this.syntaxError('package statement must be first');
      return undefined;
    }
    const name = this.ident();
    this.want(Tok.Semi);
    // As gc does, which finds misplaced directives in another way.
    if (this.errorsSoFar().some((e) => e.message !== misplaced)) return undefined;
    const decls: Decl[] = [];
    this.declarations(decls);
    this.misplacedPragmas();
    this.unusedEmbeds();
    return {
      source: this.source, pos, name, imports: this.imports, decls, comments: this.comments, goVersion: this.goVersion, directives: this.directives,
      embeddings: this.embeddings,
    };
  }

  private declarations(decls: Decl[]): void {
    let previous: Tok = Tok.Import;
    while (this.tok !== Tok.EOF) {
      if (this.tok === Tok.Import && previous !== Tok.Import) this.syntaxError('imports must appear before other declarations');
      else if (this.tok !== Tok.Import && this.options.importsOnly) return;
      previous = this.tok;
      if (this.tok === Tok.Func) this.pending.length = 0;
      else this.misplacedPragmas();
      switch (this.tok) {
        case Tok.Import: decls.push(this.genDecl('import')); break;
        case Tok.Const: decls.push(this.genDecl('const')); break;
        case Tok.Type: decls.push(this.genDecl('type')); break;
        case Tok.Var: decls.push(this.genDecl('var')); break;
        case Tok.Func: decls.push(this.funcDecl()); break;
        default: {
          const last = decls[decls.length - 1];
          if (this.tok === Tok.Lbrace && last?.kind === 'FuncDecl' && !last.hasBody) this.syntaxError('unexpected semicolon or newline before {');
          else this.syntaxError('non-declaration statement outside function body');
          this.advance(Tok.Import, Tok.Const, Tok.Type, Tok.Var, Tok.Func);
          continue;
        }
      }
      this.unusedEmbeds();
      if (this.tok !== (Tok.EOF as Tok) && !this.got(Tok.Semi)) {
        this.syntaxError('after top level declaration');
        this.advance(Tok.Import, Tok.Const, Tok.Type, Tok.Var, Tok.Func);
      }
    }
  }

  protected genDecl(token: GenDecl['token']): GenDecl {
    const pos = this.pos();
    const doc = this.options.comments ? this.doc() : '';
    this.advanceToken();
    const from = this.nElements;
    const one = (iota: number): void => {
      if (token !== 'var') this.takeEmbeds();
      switch (token) {
        case 'import': this.add(this.importSpec()); break;
        case 'const': this.add(this.constSpec(iota)); break;
        case 'var': this.add(this.varSpec()); break;
        case 'type': this.add(this.typeSpec()); break;
      }
    };
    if (this.tok === Tok.Lparen) {
      this.unusedEmbeds();
      this.advanceToken();
      let iota = 0;
      this.list('grouped declaration', Tok.Semi, Tok.Rparen, () => {
        one(iota++);
        return false;
      });
    } else one(0);
    this.misplacedPragmas();
    const specs = this.take<Spec>(from);
    return { kind: 'GenDecl', pos, end: this.endPos(), token, specs, doc };
  }

  private importSpec(): ImportSpec {
    const pos = this.pos();
    let name: Ident | undefined;
    if (this.tok === Tok.Name) name = this.ident();
    else if (this.tok === Tok.Dot) {
      name = this.newIdent('.', pos, pos + 1);
      this.advanceToken();
    }
    let path = this.basicLit();
    if (!path) {
      this.syntaxError('missing import path');
      this.advance(Tok.Semi, Tok.Rparen);
      path = { kind: 'BasicLit', id: this.newId(), pos: this.pos(), end: this.pos(), token: 'STRING', text: '""', bad: true };
    } else if (!path.bad && path.token !== 'STRING') {
      this.syntaxErrorAt(path.pos, 'import path must be a string');
      path = { ...path, bad: true } satisfies BasicLit;
    }
    const spec: ImportSpec = { kind: 'ImportSpec', pos, name, path };
    this.imports.push(spec);
    return spec;
  }

  private constSpec(iota: number): ValueSpec {
    const pos = this.pos();
    const names = this.identList(this.ident());
    let type: Expr | undefined;
    let values: Expr[] = none;
    if (this.tok !== Tok.EOF && this.tok !== Tok.Semi && this.tok !== Tok.Rparen) {
      type = this.typeOrNone();
      if (this.gotAssign()) values = this.exprList();
    }
    return { kind: 'ValueSpec', pos, names, type, values, iota };
  }

  private varSpec(): ValueSpec {
    const pos = this.pos();
    const embeds = this.pendingEmbeds;
    this.pendingEmbeds = [];
    const names = this.identList(this.ident());
    let type: Expr | undefined;
    let values: Expr[] = none;
    if (this.gotAssign()) values = this.exprList();
    else {
      type = this.type();
      if (this.gotAssign()) values = this.exprList();
    }
    const spec: ValueSpec = { kind: 'ValueSpec', pos, names, type, values, iota: 0 };
    if (embeds.length > 0) this.embeddings.push({ directives: embeds, spec, inFunction: this.fnest > 0 });
    return spec;
  }

  private typeSpec(): TypeSpec {
    const pos = this.pos();
    const name = this.ident();
    let typeParams: Field[] = none;
    let alias = false;
    let type: Expr | undefined;
    if (this.tok === Tok.Lbrack) {
      const lbrack = this.pos();
      this.advanceToken();
      if (this.tok === (Tok.Name as Tok)) {
        // Up to the first element that decides it, `[P …` can be an array length or a type parameter.
        let x: Expr = this.ident();
        if (this.tok !== Tok.Lbrack) {
          this.xnest++;
          x = this.binaryExpr(this.primaryExpr(x, false), 0);
          this.xnest--;
        }
        const p = this.splitTypeParam(x, this.tok === (Tok.Comma as Tok));
        if (p.name && (p.type || this.tok !== (Tok.Rbrack as Tok))) {
          typeParams = this.paramList(p.name, p.type, Tok.Rbrack, true, false);
          alias = this.gotAssign();
          type = this.typeOrNone();
        } else type = this.arrayType(lbrack, x);
      } else if (this.got(Tok.Rbrack)) type = this.sliceType(lbrack);
      else type = this.arrayType(lbrack, undefined);
    } else {
      alias = this.gotAssign();
      type = this.typeOrNone();
    }
    if (!type) {
      type = this.badExpr();
      this.syntaxError('in type declaration');
      this.advance(Tok.Semi, Tok.Rparen);
    }
    return { kind: 'TypeSpec', pos, name, typeParams, alias, type };
  }

  private funcDecl(): FuncDecl {
    const pos = this.pos();
    const doc = this.options.comments ? this.doc() : '';
    this.advanceToken();
    this.takeEmbeds();
    let context = '';
    let recv: Field | undefined;
    if (this.got(Tok.Lparen)) {
      context = 'method';
      const list = this.paramList(undefined, undefined, Tok.Rparen, false, false);
      if (list.length === 0) this.errorAt(this.pos(), 'method has no receiver');
      else {
        recv = list[0] as Field;
        if (list.length > 1 || recv.names.length > 1) {
          this.errorAt(this.pos(), 'method has multiple receivers');
          if (recv.names.length > 1) recv = { ...recv, names: recv.names.slice(0, 1) };
        }
      }
    }
    let name: Ident;
    let type: FuncType;
    if (this.tok === Tok.Name) {
      name = this.ident();
      type = this.funcType(context, pos);
    } else {
      name = this.newIdent('_', this.pos(), this.pos());
      type = { kind: 'FuncType', id: this.newId(), pos: this.pos(), end: this.pos(), lparen: this.pos(), typeParams: [], params: [], results: [] };
      this.syntaxError(context === '' ? 'expected name or (' : 'expected name');
      this.advance(Tok.Lbrace, Tok.Semi);
    }
    if (this.tok !== (Tok.Lbrace as Tok)) return { kind: 'FuncDecl', pos, end: this.endPos(), name, recv, type, body: undefined, hasBody: false, doc };
    if (this.trusted) {
      const lazy = this.lazyBody(pos, name, recv, type, doc);
      if (lazy) return lazy;
    }
    const body = this.funcBody();
    return { kind: 'FuncDecl', pos, end: this.endPos(), name, recv, type, body, hasBody: true, doc };
  }

  /** Skips the body that starts at the current `{`. */
  private lazyBody(pos: Pos, name: Ident, recv: Field | undefined, type: FuncType, doc: string): FuncDecl | undefined {
    const lbrace = this.start;
    const rbrace = this.skipBlock(this.options.formatted === true);
    if (rbrace < 0) return undefined;
    this.nlsemi = true;
    this.prevEnd = rbrace + 1;
    this.next();
    const { source, options } = this;
    const parse = () => new Parser(source, { ids: options.ids, lazy: true }, this).bodyAt(lbrace);
    return new LazyFuncDecl(pos, this.base + rbrace + 1, name, recv, type, doc, parse);
  }

  declarationAt(offset: number): Decl {
    this.offset = offset;
    this.next();
    switch (this.tok) {
      case Tok.Const: return this.genDecl('const');
      case Tok.Type: return this.genDecl('type');
      case Tok.Var: return this.genDecl('var');
      default: return this.funcDecl();
    }
  }

  private bodyAt(lbrace: number): BlockStmt {
    this.offset = lbrace;
    this.next();
    return this.funcBody();
  }
}
